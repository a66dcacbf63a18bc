// The HTTP API as a careful caller uses it: cases, lists, and what is public.
import { beforeAll, describe, expect, it } from 'vitest';
import { articleView, lifecycleView, regimeList } from '../../apps/api/law-schemas.ts';
import { caseView, certificateView, explained, rehearsed, logView, verdict } from '../../apps/api/schemas.ts';
import { page, taskList } from '../../apps/api/desk-schemas.ts';
import { listen } from '../../apps/api/listen.ts';
import { clockAt, approve, sent, measure, system } from '../support/ledger.ts';
import {
  CENTER,
  HOSPITAL,
  MERCHANT,
  OPCO,
  SUPERVISOR,
  type Served,
  aDraft,
  aSubmittedDraft,
  hospitalInput,
  merchantInput,
  serveApi,
} from './served.ts';
import { law } from '../support/law.ts';

let served: Served;
beforeAll(async () => {
  served = await serveApi();
});

describe('a registration from its opening to its certificate', () => {
  let path: string;
  beforeAll(async () => {
    ({ path } = await aSubmittedDraft(served));
  });

  it('opening answers 201 with the address of the case, and 200 when the key is repeated', async () => {
    const first = await served.ask('POST', '/cases/subjectRegistration', {
      as: MERCHANT,
      key: 'open-1',
      json: merchantInput,
    });
    const again = await served.ask('POST', '/cases/subjectRegistration', {
      as: MERCHANT,
      key: 'open-1',
      json: merchantInput,
    });
    expect([first.status, first.headers.get('Location')]).toEqual([201, `/cases/${first.json.caseId}`]);
    expect([again.status, again.json.caseId, again.json.repeated]).toEqual([200, first.json.caseId, true]);
  });

  it(
    'a case shows its state, deadlines and tasks with titles, and who may do what under which article',
    law('T6'),
    async () => {
      const { json } = await served.ask('GET', path, { as: OPCO });
      const view = caseView.parse(json);
      expect(view.stateTitle.zh).toBe('注册审核');
      expect(view.deadlines).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            kind: 'escalate',
            title: expect.objectContaining({ zh: '主体登记审核时限（每步）' }),
          }),
        ]),
      );
      expect(view.tasks).toEqual([
        expect.objectContaining({ by: { name: 'OPCO', title: expect.objectContaining({ zh: '运营企业' }) } }),
      ]);
      expect(view.mine.map(({ event }) => event)).toEqual(['PASS', 'RECOMMEND_REFUSAL', 'RETURN']);
      expect(view.open.find(({ event }) => event === 'WITHDRAW')).toMatchObject({
        by: [{ name: 'subject', title: { zh: '登记主体' } }],
        articles: ['T16'],
      });
    },
  );

  it('explain says why not, and what is possible instead', async () => {
    const no = explained.parse((await served.ask('GET', `${path}/explain?event=APPROVE`, { as: CENTER })).json);
    expect(no).toMatchObject({ taken: false, refusal: { code: 'EVENT_NOT_ALLOWED', state: ['underSignupReview'] } });
    const yes = explained.parse((await served.ask('GET', `${path}/explain?event=PASS`, { as: OPCO })).json);
    expect(yes).toMatchObject({ taken: true, possible: { event: 'PASS', articles: ['T6'] } });
  });

  it('a dry run answers everything that stands against an event with its content, and writes nothing', async () => {
    const before = (await served.ask('GET', path, { as: OPCO })).text;
    const ask = (json: object) => served.ask('POST', `${path}/explain`, { as: OPCO, json });
    const yes = rehearsed.parse((await ask({ type: 'PASS' })).json);
    expect(yes).toEqual({ ok: true, taken: true, state: ['underCenterReview'] });
    const no = rehearsed.parse((await ask({ type: 'RETURN', items: [{ item: '' }], more: 1 })).json);
    expect(no).toMatchObject({
      taken: false,
      refusal: {
        code: 'EVENT_MALFORMED',
        details: expect.arrayContaining([
          { path: 'items.0.problem', message: { zh: '必填', en: expect.any(String) } },
          expect.objectContaining({ path: 'items.0.item' }),
        ]),
      },
    });
    expect((await served.ask('POST', `${path}x/explain`, { as: OPCO, json: { type: 'PASS' } })).status).toBe(404);
    expect((await served.ask('GET', path, { as: OPCO })).text).toBe(before);
  });

  it('a dry run of an opening answers the same way, and opens nothing', async () => {
    const before = await served.counts();
    const ask = (lifecycle: string, json: object) =>
      served.ask('POST', `/cases/${lifecycle}/explain`, { as: HOSPITAL, key: false, json });
    expect(rehearsed.parse((await ask('subjectRegistration', hospitalInput)).json)).toMatchObject({ taken: true });
    expect(rehearsed.parse((await ask('subjectRegistration', { kinds: [] })).json)).toMatchObject({
      taken: false,
      refusal: { code: 'EVENT_MALFORMED' },
    });
    expect((await ask('barter', {})).status).toBe(404);
    expect(await served.counts()).toEqual(before);
  });

  it('the task is in the inbox of the hat that it is for', async () => {
    const inbox = taskList.parse((await served.ask('GET', '/tasks', { as: OPCO })).json);
    expect(inbox.tasks).toEqual([
      expect.objectContaining({ task: 'underSignupReview', title: { zh: '审核主体注册', en: 'Review the sign-up' } }),
    ]);
  });

  it('an unchanged case answers 304 to its ETag, and the ETag is the version that a write expects', async () => {
    const first = await served.ask('GET', path, { as: OPCO });
    const tag = first.headers.get('ETag')!;
    expect(tag).toMatch(/^"2-[0-9a-f]{8}"$/);
    const again = await served.ask('GET', path, { as: OPCO, headers: { 'If-None-Match': `"1-00000000", W/${tag}` } });
    expect([again.status, again.text]).toEqual([304, '']);
    const passed = await served.ask('POST', `${path}/events`, {
      as: OPCO,
      headers: { 'If-Match': tag },
      json: { type: 'PASS' },
    });
    expect(passed.status).toBe(200);
    const late = await served.ask('POST', `${path}/events`, {
      as: CENTER,
      headers: { 'If-Match': tag },
      json: approve,
    });
    expect([late.status, late.json.code, late.json.version]).toEqual([412, 'STALE_VERSION', 3]);
    expect((await served.ask('GET', path, { as: OPCO, headers: { 'If-None-Match': tag } })).status).toBe(200);
  });

  it('anybody may check a certificate, and nothing else, without naming themselves', law('T16'), async () => {
    expect(
      (
        await served.ask('POST', `${path}/events`, {
          as: CENTER,
          headers: { 'If-Match': '"3"' },
          json: approve,
        })
      ).status,
    ).toBe(200);
    const { number } = (await served.ask('GET', path, { as: MERCHANT })).json['context'].certificates[0] as {
      number: string;
    };
    const view = certificateView.parse((await served.ask('GET', `/certificates/${number}`)).json);
    expect(view).toMatchObject({ valid: true, certificate: { number, kind: 'MERCHANT', version: 1 } });
    await sent(served.ledger, path.slice('/cases/'.length), measure('SUSPEND'), system);
    expect((await served.ask('GET', `/certificates/${number}`)).json['valid']).toBe(false);
  });

  it('the log says who did what in which hat, from what to what, under which article', async () => {
    const { rows } = logView.parse((await served.ask('GET', `${path}/log`, { as: SUPERVISOR })).json);
    expect(
      rows.map(({ seq, event, actor, to_state }) => [seq, event['type'], actor.hat, to_state.toSorted().at(-1)]),
    ).toEqual([
      [1, 'OPEN', 'MERCHANT', 'draft'],
      [2, 'SUBMIT', 'MERCHANT', 'underSignupReview'],
      [3, 'PASS', 'OPCO', 'underCenterReview'],
      [4, 'APPROVE', 'CENTER', 'inForce.standing.active'],
      [5, 'SUSPEND', 'SYSTEM', 'inForce.standing.suspended'],
    ]);
  });

  it('the record verifies, and says so when a row was altered behind the door', async () => {
    const verifyPath = path.replace('/cases', '/verify');
    expect(verdict.parse((await served.ask('GET', verifyPath, { as: CENTER })).json).verdict).toMatchObject({
      problems: [],
      ok: true,
      rows: 5,
    });
    await served.ledger.sql.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update ledger set actor = '{"person":"nobody","hat":"CENTER"}' where case_id = ${path.slice('/cases/'.length)} and seq = 4`;
    });
    expect(verdict.parse((await served.ask('GET', verifyPath, { as: CENTER })).json).verdict).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('row 4')],
    });
  });
});

describe('a deadline that is due and not yet written', () => {
  it('counts in the version that the case shows, and the write that expects this version is taken', async () => {
    const clock = clockAt('2026-03-02T02:00:00Z');
    served = await serveApi({ clock: clock.read });
    const { path } = await aSubmittedDraft(served);
    clock.set('2026-04-30T02:00:00Z');
    const shown = await served.ask('GET', path, { as: OPCO });
    expect(shown.json.version).toBeGreaterThan(2);
    const passed = await served.ask('POST', `${path}/events`, {
      as: OPCO,
      headers: { 'If-Match': shown.headers.get('ETag')! },
      json: { type: 'PASS' },
    });
    expect([passed.status, passed.json.code]).toEqual([200, undefined]);
  });
});

describe('lists', () => {
  it('come page by page, filtered, and only with what the actor may see', law('T25'), async () => {
    served = await serveApi();
    for (let i = 0; i < 3; i += 1) await aDraft(served);
    const first = page.parse(
      (await served.ask('GET', '/cases?lifecycle=subjectRegistration&state=draft&limit=2', { as: CENTER })).json,
    );
    const second = page.parse(
      (await served.ask('GET', `/cases?limit=2&after=${encodeURIComponent(first.next!)}`, { as: CENTER })).json,
    );
    expect([first.cases.length, second.cases.length, second.next]).toEqual([2, 1, undefined]);
    expect(page.parse((await served.ask('GET', '/cases?ended=true', { as: CENTER })).json).cases).toEqual([]);
    expect(page.parse((await served.ask('GET', '/cases', { as: HOSPITAL })).json).cases).toEqual([]);
    expect(page.parse((await served.ask('GET', '/cases', { as: MERCHANT })).json).cases).toHaveLength(3);
  });
});

describe('what is public', () => {
  it('a lifecycle tells its states, events, schemas, roles, rules and articles', async () => {
    const view = lifecycleView.parse((await served.ask('GET', '/lifecycles/subjectRegistration')).json);
    expect(view.states.find(({ path }) => path === 'underCenterReview')).toMatchObject({
      title: { zh: '登记核准' },
      task: { by: { name: 'CENTER' }, lead: { name: 'SUPERVISOR' } },
    });
    const approve = view.states.flatMap(({ transitions }) => transitions).find(({ event }) => event === 'APPROVE')!;
    expect(approve).toMatchObject({
      to: ['inForce'],
      by: [{ name: 'CENTER' }],
    });
    expect(approve.rules).toContainEqual(
      expect.objectContaining({ rule: 'checkerDiffersFromMaker', articles: ['T6'] }),
    );
    expect(view.events.find(({ event }) => event === 'SUBMIT')!.schema).toMatchObject({
      properties: { type: { const: 'SUBMIT' } },
      required: ['type', 'checklist'],
    });
  });

  it('articles, regimes and the meaning of each refusal can be looked up', async () => {
    expect(articleView.parse((await served.ask('GET', '/articles/T8')).json)).toMatchObject({
      id: 'T8',
      items: expect.arrayContaining(['T8(2)']),
    });
    const { regimes } = regimeList.parse((await served.ask('GET', '/regimes')).json);
    expect(regimes[0]!.parameters.find(({ key }) => key === 'trade.retention.years')).toMatchObject({
      value: '20 y',
      law: { basis: 'text', articles: ['T24'] },
    });
    expect((await served.ask('GET', '/problems/STALE_VERSION')).json).toMatchObject({
      status: 412,
      next: { en: 'Read the case again, then decide.' },
    });
  });

  it('operators see whether it is up, ready, and how it does', async () => {
    expect((await served.ask('GET', '/healthz')).json).toEqual({ ok: true });
    expect((await served.ask('GET', '/readyz')).json).toEqual({ ok: true });
    expect((await served.ask('GET', '/metrics')).text).toContain('shuquan_up 1');
  });
});

describe('a broken service', () => {
  it('that has lost its database says 503 and try again, not 500', async () => {
    const broken = await serveApi();
    await broken.ledger.close();
    const answer = await broken.ask('GET', '/readyz');
    expect([answer.status, answer.json.code, answer.headers.get('Retry-After')]).toEqual([503, 'UNAVAILABLE', '1']);
    expect(answer.json.details).toMatchObject([{ path: 'DATABASE_AWAY' }]);
  });

  it('whose clock is off says so, and is not ready', async () => {
    const ahead = async () => new Date(Date.now() + 60_000).toISOString();
    const off = await serveApi({ clock: ahead, clockTolerance: 2000, onError: () => {} });
    const answer = await off.ask('GET', '/readyz');
    expect(answer.json.details).toMatchObject([{ path: 'CLOCK_OFF' }]);
    expect([answer.status, answer.json.code, answer.json.detail]).toEqual([
      503,
      'UNAVAILABLE',
      '本机时钟与数据库时钟不一致，未作任何记录；校准后自动恢复。',
    ]);
  });

  it('does not listen where others could reach it', async () => {
    await expect(listen(served.app, { host: '0.0.0.0', port: 0 })).rejects.toThrow(/loopback only/);
  });
});
