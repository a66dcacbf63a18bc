// The desk's lists over HTTP: pages that go on, cursors that hold, answers that are what the document says.
import { beforeAll, describe, expect, it } from 'vitest';
import { doneList, noticeList, page, taskCounts, taskList, unreadCount } from '../../apps/api/desk-schemas.ts';
import {
  CENTER,
  HOSPITAL,
  MERCHANT,
  OPCO,
  type Served,
  aDraft,
  aSubmittedDraft,
  refusalsOf,
  serveApi,
} from './served.ts';

let served: Served;
const refused = refusalsOf(() => served);
const get = async (path: string, as: string) => (await served.ask('GET', path, { as })).json;
beforeAll(async () => {
  served = await serveApi();
  for (let n = 0; n < 3; n += 1) await aDraft(served);
  const { path } = await aSubmittedDraft(served);
  await served.ask('POST', `${path}/events`, { as: OPCO, json: { type: 'PASS' } });
});

describe('the lists of the desk', () => {
  it('are what the document says, with titles and names', async () => {
    const { cases } = page.parse(
      await get('/cases?text=%E7%A7%91%E6%8A%80&openedFrom=2026-01-01&order=opened', CENTER),
    );
    expect(cases).toHaveLength(4);
    expect(cases[0]).toMatchObject({ lifecycleTitle: { zh: '主体登记' }, stateTitle: { zh: '登记核准' } });
    expect(taskList.parse(await get('/tasks?tab=free', CENTER)).tasks).toHaveLength(1);
    expect(doneList.parse(await get('/tasks/done', OPCO)).tasks).toMatchObject([{ stateTitle: { zh: '登记核准' } }]);
    expect(taskCounts.parse(await get('/tasks/counts', CENTER))).toMatchObject({ all: 1, free: 1, done: 0 });
    expect(noticeList.parse(await get('/notices', MERCHANT)).notices).toEqual([]);
    expect(unreadCount.parse(await get('/notices/unread', MERCHANT)).unread).toBe(0);
  });

  it.each(['recent', 'due', 'opened'])('go on where the page before ended: %s', async (order) => {
    const found: string[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const after: string = next && `&after=${next}`;
      const one = page.parse(await get(`/cases?limit=2&order=${order}${after}`, MERCHANT));
      found.push(...one.cases.map(({ caseId }) => caseId));
      ({ next } = one);
    }
    expect([found.length, new Set(found).size]).toEqual([4, 4]);
  });

  it('take no cursor of another list, another order, or of nobody', async () => {
    const { next } = page.parse(await get('/cases?limit=2', CENTER));
    for (const path of [`/cases?order=due&after=${next}`, `/tasks?after=${next}`, `/tasks/done?after=${next}`])
      await refused(400, 'REQUEST_MALFORMED', 'GET', path, { as: CENTER });
    for (const after of ['subjectRegistration/x/1', 'W10', 'WyJyZWNlbnQiLCJub3ciLCJ4Il0'])
      await refused(400, 'REQUEST_MALFORMED', 'GET', `/cases?after=${encodeURIComponent(after)}`, { as: CENTER });
    await refused(400, 'REQUEST_MALFORMED', 'GET', '/cases?openedFrom=yesterday', { as: CENTER });
    await refused(400, 'REQUEST_MALFORMED', 'GET', '/tasks?tab=theirs', { as: CENTER });
  });

  it('are closed to nobody, and empty to whom nothing concerns', async () => {
    for (const path of [
      '/cases',
      '/tasks',
      '/tasks/done',
      '/tasks/counts',
      '/notices',
      '/notices/unread',
      '/cases.xlsx',
    ])
      expect((await served.ask('GET', path)).status, path).toBe(401);
    expect(page.parse(await get('/cases?text=%E7%A7%91%E6%8A%80', HOSPITAL)).cases).toEqual([]);
    expect(taskList.parse(await get('/tasks', HOSPITAL)).tasks).toEqual([]);
  });

  it('let nobody read a notice for another', async () => {
    await served.ledger.sql`
      insert into notice (key, person, case_id, notice, subject, body, articles, at)
      values ('x/1/0', 'li.na', 'x/y/1', 'N1', '{"zh":"甲","en":"a"}', '{"zh":"甲","en":"a"}', '{T16}', now())`;
    const [{ id } = { id: 0 }] = noticeList.parse(await get('/notices', MERCHANT)).notices;
    for (const path of [`/notices/${id}/read`, '/notices/0/read', '/notices/x/read'])
      expect((await served.ask('POST', path, { as: OPCO, json: {} })).json).toMatchObject({ code: 'NOT_FOUND' });
    expect((await served.ask('POST', `/notices/${id}/read`, { as: MERCHANT, json: {} })).json).toEqual({ ok: true });
    expect(unreadCount.parse(await get('/notices/unread', MERCHANT)).unread).toBe(0);
  });
});
