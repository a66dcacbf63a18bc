// Anchors of the ledger: signed, kept apart, told to the supervisor; and what was made to fit itself again is found (T24, T25).
import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { anchorKeys } from '../../activities/ports/anchor-keys.ts';
import { anchorFrom } from '../../activities/ports/anchor-text.ts';
import { type Anchors, anchorNotes, createAnchors } from '../../activities/ports/anchors.ts';
import { type RecordStore, createFileStore } from '../../activities/ports/document-store.ts';
import { PortError } from '../../activities/ports/errors.ts';
import type { Letter } from '../../activities/ports/mail.ts';
import { type Anchor, statementOf } from '../../ledger/anchor.ts';
import type { Ledger } from '../../ledger/index.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import { principalsFrom } from '../../accounts/principals.ts';
import { law } from '../support/law.ts';
import { type TestClock, aLedger, anActiveSubject, clockAt } from '../support/ledger.ts';

const pem = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const KEY = pem();
const people = principalsFrom({
  hats: ['sun.wei', 'qian.li'].map((person) => ({ person, hat: 'SUPERVISOR' })),
  people: [
    { id: 'sun.wei', name: '孙伟', email: 'sun@example.com' },
    { id: 'qian.li', name: '钱立', email: 'qian@example.com' },
  ],
});

let clock: TestClock;
let ledger: Ledger;
let folder: string;
let store: RecordStore;
let letters: Letter[];
let away: Set<string>;
let anchors: Anchors;
beforeEach(async () => {
  clock = clockAt('2026-03-02T02:00:00Z');
  ledger = await aLedger({ clock: clock.read });
  folder = mkdtempSync(join(tmpdir(), 'shuquan-anchors-'));
  store = createFileStore(folder);
  letters = [];
  away = new Set();
  anchors = anchorsWith(KEY);
});
const anchorsWith = (privatePem: string, publicPems: string[] = []): Anchors =>
  createAnchors({
    ledger,
    store,
    keys: anchorKeys({ privatePem, publicPems }),
    people: () => people,
    mail: async (letter) => {
      if (away.has(letter.person)) throw new PortError('the mail server is away');
      letters.push(letter);
    },
  });
const found = async (by = anchors, delivered?: Anchor) => {
  const all = [];
  for await (const { kind, table, caseId, row } of by.verify(delivered)) all.push([kind, table, caseId, row]);
  return all;
};
const tamper = (write: (sql: Ledger['sql']) => PromiseLike<unknown>): Promise<unknown> =>
  ledger.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await write(sql as never);
  });
/** Changes a row, and makes the chain, the case and the seals fit again, as whoever rules the database and the program can. */
async function rewritten(id: string, seq: number): Promise<void> {
  await tamper(async (sql) => {
    await sql`update ledger set recorded_at = recorded_at - interval '1 hour' where case_id = ${id} and seq = ${seq}`;
    let prev = '0'.repeat(64);
    for (const { n: _, hash: __, ...body } of await sql<{ n: number; seq: number; hash: string }[]>`
      select * from ledger where case_id = ${id} order by seq`) {
      const hash = hashOf({ ...body, prev });
      await sql`update ledger set prev = decode(${prev}, 'hex'), hash = decode(${hash}, 'hex') where case_id = ${id} and seq = ${body.seq}`;
      prev = hash;
    }
    await sql`update cases set hash = decode(${prev}, 'hex') where id = ${id}`;
    await sql`delete from seal`;
  });
  while (await ledger.seal());
}
const anchorFile = () => join(folder, 'anchors', '000001.json');

describe('an anchor', () => {
  it(
    'covers every case at its head and every row since the one before; the whole ledger fits it',
    law('T24'),
    async () => {
      const one = await anActiveSubject(ledger, 1);
      const first = statementOf(await anchors.make(true));
      expect(first).toMatchObject({ id: 1, day: '2026-03-02', cases: 1, rows: 4, prev: '0'.repeat(64), missed: [] });
      const two = await anActiveSubject(ledger, 2);
      clock.set('2026-03-02T16:00:00Z');
      const second = statementOf(await anchors.make(true));
      expect(second).toMatchObject({ id: 2, day: '2026-03-03', cases: 2, rows: 4 });
      const lines = readFileSync(
        join(folder, second.record.sha256.slice(0, 2), second.record.sha256.slice(2, 4), second.record.sha256),
        'utf8',
      );
      const hashes = await ledger.sql<
        { hash: string }[]
      >`select hash from ledger where case_id = ${two.id} order by seq`;
      expect(lines).toBe(`${two.id} 1 ${hashes.map(({ hash }) => hash).join(' ')}\n`);
      expect(await ledger.verifyCase(one.id)).toMatchObject({ ok: true });
      expect(await found()).toEqual([]);
    },
  );

  it(
    'is made once in its period, at once when it is asked for, and names the days that were lost',
    law('T24'),
    async () => {
      const made = async (ifDue: boolean) => statementOf(await anchors.make(ifDue));
      expect([(await made(true)).id, (await made(true)).id, (await made(false)).id]).toEqual([1, 1, 2]);
      clock.set('2026-03-02T15:59:59Z');
      expect((await made(true)).id).toBe(2);
      clock.set('2026-03-04T16:00:00Z');
      expect(await made(true)).toMatchObject({ id: 3, day: '2026-03-05', missed: ['2026-03-03', '2026-03-04'] });
    },
  );

  it('of two processes at once is made by one', law('T24'), async () => {
    const both = await Promise.all([anchors.make(true), anchorsWith(KEY).make(true)]);
    expect(both.map(({ id }) => Number(id))).toEqual([1, 1]);
  });

  it('that was kept before the process died is the one that counts', law('T24'), async () => {
    await anActiveSubject(ledger, 1);
    await anchors.make(true);
    await tamper((sql) => sql`delete from anchor`);
    expect(statementOf(await anchors.make(true))).toMatchObject({ id: 1, rows: 4 });
    expect(await found()).toEqual([]);
  });

  it('is not made over one that somebody else has put there, nor without a key', law('T24'), async () => {
    await anchorsWith(pem()).make(true);
    await tamper((sql) => sql`delete from anchor`);
    await expect(anchors.make(true)).rejects.toThrow('not signed');
    const { signer: _, ...rest } = anchorKeys({});
    const blind = createAnchors({
      ledger,
      store,
      people: () => people,
      mail: async () => {},
      keys: { signer: undefined, ...rest },
    });
    await expect(blind.make(true)).rejects.toThrow('SHUQUAN_ANCHOR_KEY');
  });
});

describe('the supervisor', () => {
  it('is told of each anchor once, with what proves it, also where the mail fails in between', law('T24'), async () => {
    const made = await anchors.make(true);
    away.add('qian.li');
    await expect(anchors.deliver()).rejects.toThrow('away');
    expect((await ledger.anchorStanding()).undelivered).toBe(1);
    away.clear();
    await anchors.deliver();
    await anchors.deliver();
    expect(letters.map(({ person }) => person)).toEqual(['sun.wei', 'qian.li']);
    expect(letters[0]!.subject).toContain('[N28]');
    expect(letters[0]!.text).toContain(made.statement);
    expect(letters[0]!.text).toContain(made.signature);
    expect((await ledger.anchorStanding()).undelivered).toBe(0);
  });

  it('and operators hear of a day that is lost, three hours into the next', law('T24'), async () => {
    await anActiveSubject(ledger, 1);
    await anchors.make(true);
    await anchors.deliver();
    clock.set('2026-03-02T19:00:00Z');
    expect(anchorNotes(await ledger.anchorStanding())).toEqual([]);
    clock.set('2026-03-02T19:00:00.001Z');
    const [late] = anchorNotes(await ledger.anchorStanding());
    expect(late).toMatchObject({ name: 'ANCHOR_LATE', en: expect.stringContaining('2026-03-03') });
    await anchors.tellLate('存储不可用');
    expect(letters.at(-1)!.text).toContain('存储不可用');
  });
});

describe('the ledger held against its anchors', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await anActiveSubject(ledger, 1));
    await anActiveSubject(ledger, 2);
    await anchors.make(true);
    expect(await found()).toEqual([]);
  });

  it('names the first row of a chain that fits itself and not the anchor', law('T24'), async () => {
    await rewritten(id, 3);
    expect(await ledger.verifyCase(id)).toMatchObject({ ok: true });
    expect((await ledger.verifyWhole()).found).toEqual([]);
    expect(await found()).toEqual([
      ['recomputed', 'seal', null, null],
      ['recomputed', 'ledger', id, 3],
      ['recomputed', 'ledger', null, null],
    ]);
  });

  it.each<[string, (of: string) => PromiseLike<unknown>, unknown[]]>([
    [
      'a whole case',
      (of) =>
        tamper(async (sql) => {
          await sql`delete from ledger where case_id = ${of}`;
          for (const table of ['cases', 'alarm', 'claim', 'effect', 'task', 'document_ref', 'wake'])
            await sql`delete from ${sql(table)} where ${sql(table === 'cases' ? 'id' : 'case_id')} = ${of}`;
        }),
      ['caseRemoved', 'ledger'],
    ],
    [
      'the last row',
      (of) => tamper((sql) => sql`delete from ledger where case_id = ${of} and seq = 4`),
      ['missing', 'ledger'],
    ],
    ['the seals', () => tamper((sql) => sql`delete from seal`), ['missing', 'seal']],
    ['the ledger’s copy', () => tamper((sql) => sql`delete from anchor`), ['anchorMissing', 'anchor']],
    [
      'the ledger’s copy, rewritten',
      () => tamper((sql) => sql`update anchor set statement = replace(statement, 'root', 'rook')`),
      ['anchorRewritten', 'anchor'],
    ],
    ['the anchor that is kept', async () => rmSync(anchorFile()), ['anchorMissing', 'anchor']],
    [
      'its statement',
      async () => writeFileSync(anchorFile(), readFileSync(anchorFile(), 'utf8').replace('2026-03-02', '2026-03-01')),
      ['anchorRewritten', 'anchor'],
    ],
    [
      'its record',
      async () => {
        const { sha256 } = statementOf(
          (await ledger.sql<{ statement: string; signature: string }[]>`select * from anchor`)[0]!,
        ).record;
        appendFileSync(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'x');
      },
      ['anchorRewritten', 'anchor'],
    ],
  ])('shows who took away or changed %s', law('T24'), async (_, change, expected) => {
    await change(id);
    const all = await found();
    expect(
      all.map((one) => one.slice(0, 2)),
      JSON.stringify(all),
    ).toContainEqual(expected);
  });

  it('shows the last anchors gone from both places to whoever brings one that was delivered', law('T24'), async () => {
    clock.set('2026-03-03T02:00:00Z');
    const { statement, signature } = await anchors.make(true);
    await anchors.deliver();
    const brought = anchorFrom(letters.at(-1)!.text)!;
    expect(brought).toEqual({ statement, signature });
    expect(anchorFrom(readFileSync(join(folder, 'anchors', '000002.json'), 'utf8'))).toEqual(brought);
    expect(await found(anchors, brought)).toEqual([]);
    await tamper((sql) => sql`delete from anchor where id = 2`);
    rmSync(join(folder, 'anchors', '000002.json'));
    expect(await found()).toEqual([]);
    expect(await found(anchors, brought)).toEqual([['anchorMissing', 'anchor', null, null]]);
    // Made again over a ledger that was rewritten, with the right key.
    await rewritten(id, 3);
    await anchors.make(false);
    const [other, root] = [
      ['anchorRewritten', 'anchor', null, null],
      ['recomputed', 'ledger', null, null],
    ];
    expect(await found(anchors, brought)).toEqual(expect.arrayContaining([other, root]));
    expect(await found(anchors, { statement, signature: 'AAAA' })).toContainEqual(other);
  });

  it('names rows that an anchor was to cover and none does, three hours into the day after', law('T24'), async () => {
    await tamper((sql) => sql`delete from anchor`);
    rmSync(anchorFile());
    clock.set('2026-03-02T19:00:00Z');
    expect(await found()).toEqual([]);
    clock.set('2026-03-02T19:00:00.001Z');
    expect(await found()).toEqual([['anchorMissing', 'anchor', null, null]]);
  });

  it('trusts no anchors that were signed anew with another key, though everything fits', law('T24'), async () => {
    await rewritten(id, 3);
    await tamper((sql) => sql`delete from anchor`);
    for (const name of readdirSync(join(folder, 'anchors'))) rmSync(join(folder, 'anchors', name));
    const forger = anchorsWith(pem());
    await forger.make(true);
    expect(await found(forger)).toEqual([]);
    expect(await found()).toEqual([['anchorRewritten', 'anchor', null, null]]);
  });

  it('trusts the anchors of an earlier key as long as its public half is named', law('T24'), async () => {
    const next = pem();
    const earlier = anchorKeys({ privatePem: KEY }).signer!.publicPem;
    clock.set('2026-03-03T02:00:00Z');
    await anchorsWith(next, [earlier]).make(true);
    expect(await found(anchorsWith(next, [earlier]))).toEqual([]);
    expect((await found(anchorsWith(next)))[0]).toEqual(['anchorRewritten', 'anchor', null, null]);
  });
});
