// Those who keep an installation or an organisation: tables of people, signed-in browsers, who read what, what keeps failing.
import { beforeAll, describe, expect, it } from 'vitest';
import { failingEffects, recordStanding } from '../../apps/api/routes/keeping.ts';
import { law } from '../support/law.ts';
import { merchantInput } from '../apps/served.ts';
import { ORIGIN, type SignedIn, own, hospital, serveSignedIn } from './signed-in.ts';

let on: SignedIn;
const of = async (person: string) => ({ token: await on.token(person) });
beforeAll(async () => {
  on = await serveSignedIn();
  await on.change({ do: 'administrator', person: 'zhao.min' });
  await on.change({ do: 'administrator', person: 'li.na', party: own });
});

describe('a table of organisations and people', () => {
  const sent = async (person: string, table: string | Uint8Array<ArrayBuffer>, key?: string) => {
    const response = await on.app.request(`${ORIGIN}/accounts/table`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${await on.token(person)}`,
        'Content-Type': 'text/csv',
        ...(key && { 'Idempotency-Key': key }),
      },
      body: table,
    });
    return { status: response.status, json: (await response.json()) as { lines: { line: number; done: string[] }[] } };
  };
  const head = '单位名称,统一社会信用代码,账号,姓名,身份,截止日,依据';
  const table = [
    head,
    `长春数据科技有限公司,${own.slice(4)},gu.yan,顾燕,数据商,2027-12-31,任命文件`,
    `某单位,91220101MA0Y2TLK3A,,,,,`,
    ',,he.ping,何平,数据交易中心,,任命文件',
    ',,he.ping,何平,系统,,任命文件',
    ',,,,,,',
  ].join('\n');

  it('is taken line by line: what is wrong in one holds up no other', async () => {
    const { status, json } = await sent('zhao.min', `\uFEFF${table}`);
    expect(status).toBe(200);
    expect(json.lines).toMatchObject([
      { line: 2, done: ['person', 'grant'] },
      { line: 3, done: [], refused: { message: { en: expect.stringMatching(/^party: /) } } },
      { line: 4, done: ['person', 'grant'] },
      { line: 5, done: [], refused: { message: { en: expect.stringMatching(/^hat: /) } } },
    ]);
    const known = await on.accounts.principals();
    expect(known.worn('2027-12-31T02:00:00Z', 'gu.yan')).toMatchObject([{ hat: 'MERCHANT', party: own }]);
    expect(known.worn('2028-01-01T02:00:00Z', 'gu.yan')).toEqual([]);
  });

  it('that is sent again changes nothing', async () => {
    const before = (await on.accounts.log({ limit: 1 }))[0]!.n;
    const { json } = await sent('zhao.min', table);
    expect(json.lines.flatMap(({ done }) => done)).toEqual([]);
    expect((await on.accounts.log({ limit: 1 }))[0]!.n).toBe(before);
  });

  it('may be as spreadsheets in China save it', async () => {
    // “账号,姓名” and “a.b,李” in GB 18030.
    const bytes = Uint8Array.from(Buffer.from('d5cbbac52cd0d5c3fb0a612e622cc0ee', 'hex'));
    expect((await sent('zhao.min', bytes)).json.lines).toEqual([{ line: 2, done: ['person'] }]);
    expect((await on.accounts.principals()).person('a.b')?.name).toBe('李');
  });

  it('of an organisation’s own administrator reaches its own people alone', async () => {
    const { json } = await sent('li.na', `${head}\n,${hospital.slice(4)},chen.jie,陈洁,数据需求方,,任命文件`);
    expect(json.lines).toMatchObject([{ done: [], refused: { code: 'NOT_ADMINISTRATOR' } }]);
  });

  it('that cannot be read, or is too long, is refused whole: nothing of it is taken', async () => {
    const before = (await on.accounts.log({ limit: 1 }))[0]!.n;
    const long = ['账号,姓名', ...Array.from({ length: 1_001 }, (_, n) => `many.${n},某人`)].join('\n');
    for (const [table, says] of [
      ['a,b\n1,2', '首行须有列名'],
      [long, '表格有 1001 行，一次至多 1000 行'],
    ] as const) {
      const { status, json } = await sent('zhao.min', table);
      expect([status, json]).toMatchObject([400, { code: 'REQUEST_MALFORMED' }]);
      expect((json as unknown as { message: { zh: string } }).message.zh).toContain(says);
    }
    expect((await on.accounts.log({ limit: 1 }))[0]!.n).toBe(before);
  });

  it('under a key is taken once, some lines at a time, and goes on where it was cut off', async () => {
    const people = Array.from({ length: 120 }, (_, n) => `row.${n},某人${n}`);
    const many = ['账号,姓名', ...people].join('\n');
    const key = 'table-1';
    const { sql } = on.ledger;
    // The process dies in the second turn: what the first has taken stays, with its answers.
    await sql`alter table account add constraint cut_off check (person <> 'row.70')`;
    expect((await sent('zhao.min', many, key)).status).toBe(500);
    const [kept] = await sql<
      { n: number }[]
    >`select jsonb_array_length(lines) as n from account_table where key = ${key}`;
    expect(kept!.n).toBe(50);
    await sql`alter table account drop constraint cut_off`;
    const first = await sent('zhao.min', many, key);
    expect(first.json.lines.map(({ done }) => done)).toEqual(people.map(() => ['person']));
    const before = (await on.accounts.log({ limit: 1 }))[0]!.n;
    expect(await sent('zhao.min', many, key)).toEqual(first);
    expect((await on.accounts.log({ limit: 1 }))[0]!.n).toBe(before);
    expect(await on.accounts.verifyLog()).toBeNull();
    expect((await sent('zhao.min', table, key)).json).toMatchObject({ code: 'ACCOUNT_CONFLICT' });
    expect((await sent('zhao.min', many, 'a key')).json).toMatchObject({ code: 'KEY_MALFORMED' });
  });
});

describe('signed-in browsers', () => {
  it('are seen by their person and by who keeps the account, and ended by both', async () => {
    const phone = await on.signedIn('li.na');
    const desk = await on.signedIn('li.na');
    const seenBy = async (person: string) => {
      const { json } = await on.ask('GET', '/sessions', await of(person));
      return (json as unknown as { sessions: { id: string; person: string }[] }).sessions.filter(
        (one) => one.person === 'li.na',
      );
    };
    expect(
      [await seenBy('li.na'), await seenBy('zhao.min'), await seenBy('chen.jie')].map((all) => all.length),
    ).toEqual([2, 2, 0]);
    // However many others are signed in: whose they may see is asked first.
    await on.ledger
      .sql`insert into browser_session (id_hash, person, issuer, subject, signed_in_at, created_at, seen_at, expires_at)
      select 'other-' || n, 'wang.fang', 'https://id.example', 'wang.fang', now(), now(), 'infinity', 'infinity' from generate_series(1, 1100) n`;
    expect((await seenBy('li.na')).length).toBe(2);
    await on.ledger.sql`delete from browser_session where id_hash like 'other-%'`;
    const [last] = await seenBy('li.na');
    const end = async (by: string, session?: string) =>
      (
        await on.ask('POST', '/accounts/changes', {
          ...(await of(by)),
          json: { do: 'sign-out', person: 'li.na', ...(session && { session }) },
        })
      ).status;
    expect(await end('chen.jie', last!.id)).toBe(403);
    expect(await end('li.na', last!.id)).toBe(200);
    const are = async (...browsers: (typeof phone)[]) =>
      Promise.all(
        browsers.map(async ({ go }) => {
          const { response } = await go(`${ORIGIN}/me`);
          return ((await response.json()) as { signedIn: boolean }).signedIn;
        }),
      );
    expect((await are(phone, desk)).toSorted()).toEqual([false, true]);
    expect(await end('zhao.min')).toBe(200);
    expect(await are(phone, desk)).toEqual([false, false]);
    expect(await seenBy('li.na')).toEqual([]);
  });
});

describe('the read log', () => {
  it(
    'is read whole by the installation’s administrator, and by an organisation’s own for its people',
    law('T25'),
    async () => {
      for (const person of ['li.na', 'zhao.min'])
        await on.ledger.sql`insert into read_log (at, person, hat, party, material) values
        (now(), ${person}, ${person === 'li.na' ? 'MERCHANT' : 'CENTER'}, ${person === 'li.na' ? own : null}, 'case')`;
      const readers = async (person: string) => {
        const { status, json } = await on.ask('GET', '/reads', await of(person));
        return status === 200
          ? (json as unknown as { reads: { person: string }[] }).reads.map((one) => one.person)
          : status;
      };
      expect(await readers('zhao.min')).toEqual(['zhao.min', 'li.na']);
      expect(await readers('li.na')).toEqual(['li.na']);
      expect(await readers('chen.jie')).toBe(403);
    },
  );
});

describe('what the installation’s administrator sees to', () => {
  it('is a call that keeps failing: it is tried again at once', async () => {
    const { sql } = on.ledger;
    const opened = await on.ask('POST', '/cases/subjectRegistration', { ...(await of('li.na')), json: merchantInput });
    const id = opened.json.caseId;
    await sql`insert into effect (case_id, seq, idx, effect, attempts, next_at, last_error)
      values (${id}, 1, 0, '{"type": "call", "port": "bank", "op": "release"}', 4, now() + interval '1 hour', 'away')`;
    const { json } = await on.ask('GET', '/effects', await of('zhao.min'));
    const [failing] = failingEffects.parse(json).effects;
    expect(failing).toMatchObject({ caseId: id, op: 'bank.release', attempts: 4, lastError: 'away' });
    const retry = async (person: string, key: string) =>
      (await on.ask('POST', '/effects/retry', { ...(await of(person)), json: { key } })).status;
    expect(await retry('li.na', failing!.key)).toBe(403);
    expect(await retry('zhao.min', `${id}/9/9`)).toBe(404);
    expect(await retry('zhao.min', failing!.key)).toBe(200);
    const [due] = await sql<{ due: boolean }[]>`
      select next_at <= ${await on.ledger.now()} and exists (select 1 from wake where case_id = ${id}) as due
      from effect where case_id = ${id} and attempts = 4`;
    expect(due).toEqual({ due: true });
  });

  it('is how far the record is sealed and anchored', law('T24'), async () => {
    const { json } = await on.ask('GET', '/record', await of('zhao.min'));
    expect(recordStanding.parse(json).anchors.latest).toEqual([]);
    // As whole a refusal as any other.
    const refused = { code: 'NOT_ADMINISTRATOR', status: 403, articles: [], allowed: [] };
    expect((await on.ask('GET', '/record', await of('li.na'))).json).toMatchObject(refused);
    expect((await on.ask('GET', '/accounts', await of('chen.jie'))).json).toMatchObject(refused);
  });
});
