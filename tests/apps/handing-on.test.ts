// Handing tasks on over HTTP: only to whoever wears the hat, with the names of those who do; many at once, with an answer for each.
import { beforeAll, describe, expect, it } from 'vitest';
import { bulkAnswer, nameable, page, taskCounts, taskList } from '../../apps/api/desk-schemas.ts';
import { aDraftSubject, aFullChecklist, sent } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import { BOTH_HANDS, CENTER, MERCHANT, OPCO, SUPERVISOR, type Served, aDraft, refusalsOf, serveApi } from './served.ts';

const TASK = 'underSignupReview';
let served: Served;
let reviews: { id: string; path: string }[];
let draft: { id: string; path: string };
const refused = refusalsOf(() => served);
const send = (path: string, as: string, json: object) => served.ask('POST', `${path}/events`, { as, json });
beforeAll(async () => {
  served = await serveApi();
  draft = await aDraft(served);
  reviews = [await aReview(11), await aReview(12), await aReview(13)];
});
/** A sign-up of its own subject that waits for its review. */
async function aReview(serial: number): Promise<{ id: string; path: string }> {
  const { id, actor } = await aDraftSubject(served.ledger, serial);
  await sent(served.ledger, id, { type: 'SUBMIT', checklist: await aFullChecklist(served.ledger) }, actor);
  return { id, path: `/cases/${id}` };
}
const bulk = async (as: string, json: object, key?: string) =>
  bulkAnswer.parse((await served.ask('POST', '/tasks/bulk', { as, json, ...(key && { key }) })).json).results;
const tasks = (...ids: string[]) => ids.map((caseId) => ({ caseId, task: TASK }));

describe('a task is handed on', () => {
  it('to one of those who wear the hat, whom its lead is told by name', law('T6'), async () => {
    const { path } = reviews[0]!;
    const asked = `${path}/nameable?event=ASSIGN&task=${TASK}`;
    const found = nameable.parse((await served.ask('GET', asked, { as: CENTER })).json);
    expect(found.people.map(({ person }) => person)).toEqual(['wang.fang', 'liu.yang']);
    await refused(403, 'ROLE_NOT_ALLOWED', 'GET', asked, { as: OPCO });
    await refused(403, 'READ_NOT_ALLOWED', 'GET', asked, { as: 'chen.jie@DEMANDER' });
  });

  it('to nobody else, and the refusal says who could be named', law('T6'), async () => {
    const { path } = reviews[0]!;
    for (const person of ['sun.wei', 'nobody.there']) {
      const event = { type: 'ASSIGN', task: TASK, person };
      const answer = await refused(422, 'GUARD_REFUSED', 'POST', `${path}/events`, { as: CENTER, json: event });
      expect(answer).toMatchObject({ articles: ['T6'], details: [{ path: 'person' }] });
      expect(answer.message!.zh).toContain('可以指定：wang.fang（wang.fang）、liu.yang（liu.yang）。');
      const { json } = await served.ask('POST', `${path}/explain`, { as: CENTER, json: event });
      expect(json).toMatchObject({ taken: false, refusal: { code: 'GUARD_REFUSED', message: answer.message } });
    }
  });
});

describe('who may be given a report', () => {
  it('is told whole to an office, and of a party’s readers to that party alone (T25)', async () => {
    const named = async (as: string): Promise<string[]> => {
      const { json } = await served.ask('GET', `${draft.path}/recipients`, { as });
      return [...new Set((json['recipients'] as { hat: string }[]).map(({ hat }) => hat))];
    };
    expect(await named(CENTER)).toEqual(expect.arrayContaining(['CENTER', 'OPCO', 'MERCHANT']));
    expect(await named(MERCHANT)).toEqual(['MERCHANT']);
  });
});

describe('many tasks', () => {
  it('are claimed, each with an answer of its own, once under one key', async () => {
    await send(reviews[2]!.path, BOTH_HANDS.opco, { type: 'CLAIM', task: TASK });
    const asked = { do: 'CLAIM', tasks: tasks(...reviews.map(({ id }) => id), 'trade/none/1') };
    const results = await bulk(OPCO, asked, 'bulk-1');
    expect(results.map(({ taken, code }) => code ?? taken)).toEqual([true, true, 'TASK_CLAIMED', 'CASE_UNKNOWN']);
    const before = await served.counts();
    expect((await bulk(OPCO, asked, 'bulk-1')).map(({ taken }) => taken)).toEqual([true, true, false, false]);
    expect(await served.counts()).toEqual(before);
  });

  it('are taken under any key that one may be sent under', async () => {
    const claim = { do: 'CLAIM', tasks: tasks(reviews[0]!.id, reviews[1]!.id) };
    for (const key of ['k'.repeat(199), 'k'.repeat(200)])
      expect((await bulk(OPCO, claim, key)).map(({ taken, code }) => code ?? taken)).toEqual([true, true]);
    const long = { as: OPCO, json: claim, key: 'k'.repeat(201) };
    await refused(400, 'KEY_MALFORMED', 'POST', '/tasks/bulk', long);
  });

  it('are listed for the hat that assigns them, which gives them to one or takes them back', async () => {
    const led = async (as: string) => taskList.parse((await served.ask('GET', '/tasks?tab=led', { as })).json).tasks;
    expect([(await led(CENTER)).length, (await led(OPCO)).length, (await led(MERCHANT)).length]).toEqual([3, 0, 0]);
    expect(taskCounts.parse((await served.ask('GET', '/tasks/counts', { as: CENTER })).json).led).toBe(3);
    const all = tasks(...reviews.map(({ id }) => id));
    const given = await bulk(CENTER, { do: 'ASSIGN', person: 'liu.yang', tasks: all });
    expect(given.map(({ taken }) => taken)).toEqual([true, true, true]);
    expect((await led(CENTER)).map(({ claimedBy }) => claimedBy)).toEqual(['liu.yang', 'liu.yang', 'liu.yang']);
    const unfit = await bulk(CENTER, { do: 'ASSIGN', person: 'sun.wei', tasks: all });
    expect(unfit.map(({ code }) => code)).toEqual(['GUARD_REFUSED', 'GUARD_REFUSED', 'GUARD_REFUSED']);
    expect((await bulk(OPCO, { do: 'UNCLAIM', tasks: all })).map(({ code }) => code)).toEqual(
      all.map(() => 'TASK_CLAIMED'),
    );
    expect((await bulk(CENTER, { do: 'UNCLAIM', tasks: all })).every(({ taken }) => taken)).toBe(true);
    expect((await led(CENTER)).map(({ claimedBy }) => claimedBy)).toEqual([null, null, null]);
  });

  it('are never decided at once, nor without a key', async () => {
    const decide = { do: 'PASS', tasks: tasks(reviews[0]!.id) };
    await refused(400, 'REQUEST_MALFORMED', 'POST', '/tasks/bulk', { as: OPCO, json: decide });
    await refused(400, 'REQUEST_MALFORMED', 'POST', '/tasks/bulk', { as: OPCO, json: { do: 'CLAIM', tasks: [] } });
    const claim = { do: 'CLAIM', tasks: tasks(reviews[0]!.id) };
    await refused(428, 'KEY_MISSING', 'POST', '/tasks/bulk', { as: OPCO, json: claim, key: false });
    expect((await bulk(SUPERVISOR, claim))[0]).toMatchObject({ taken: false, code: 'ROLE_NOT_ALLOWED' });
  });
});

describe('what is left of a deadline', () => {
  it('is in working days where the law counts them, and null where it does not', law('T16'), async () => {
    const [task] = taskList.parse((await served.ask('GET', '/tasks', { as: OPCO })).json).tasks;
    const [listed] = page.parse((await served.ask('GET', `/cases?order=due`, { as: CENTER })).json).cases;
    const { json } = await served.ask('GET', reviews[0]!.path, { as: CENTER });
    const escalation = json['deadlines'].find(({ kind }: { kind: string }) => kind === 'escalate');
    expect(task!.workingDaysLeft).toBeGreaterThan(0);
    expect([listed!.nextDue, listed!.workingDaysLeft]).toEqual([task!.dueAt, task!.workingDaysLeft]);
    expect([escalation.dueAt, escalation.workingDaysLeft]).toEqual([task!.dueAt, task!.workingDaysLeft]);
    expect(json['tasks'][0].workingDaysLeft).toBe(task!.workingDaysLeft);
    const { cases } = page.parse((await served.ask('GET', '/cases', { as: CENTER })).json);
    expect(cases.find(({ caseId }) => caseId === draft.id)).toMatchObject({ workingDaysLeft: null });
  });
});
