// The inbox: what waits for a hat and a party, by who has it and until when, and what somebody has done.
import { beforeAll, describe, expect, it } from 'vitest';
import { doneCursorAfter } from '../../ledger/desk-done.ts';
import { type Tab, type TasksAsked, openTabs, taskCursorAfter } from '../../ledger/desk-tasks.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import {
  aDraftSubject,
  aFullChecklist,
  aLedger,
  approve,
  center,
  clockAt,
  opco,
  person,
  sent,
} from '../support/ledger.ts';
import { law } from '../support/law.ts';

const MONDAY = '2026-03-02T02:00:00.000Z';
const clock = clockAt(MONDAY);
const delegate = person('fang.hua', 'OPCO');
let ledger: Ledger;
let subjects: Awaited<ReturnType<typeof aDraftSubject>>[];
const TASK = 'underSignupReview';

/** Six sign-ups, each submitted on a day of its own: the reviews end in the same order. */
beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
  subjects = [];
  for (let n = 0; n < 6; n += 1) {
    clock.set(new Date(Date.parse(MONDAY) + n * 86_400_000).toISOString());
    const one = await aDraftSubject(ledger, n + 1);
    await sent(ledger, one.id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, one.actor);
    subjects.push(one);
  }
  await ledger.sql`insert into account (person, name) values ('wang.fang', '王芳')`;
});
const numbers = (list: { caseId: string }[]): number[] =>
  list.map(({ caseId }) => subjects.findIndex(({ id }) => id === caseId) + 1);
const inbox = async (actor: Actor, asked: TasksAsked = {}) => numbers(await ledger.tasks(actor, asked));

describe('the inbox', () => {
  it('has what is due first first, page by page, each task once', async () => {
    const found: number[] = [];
    for (let after: string | undefined; ;) {
      const page = await ledger.tasks(opco, { limit: 4, ...(after !== undefined && { after }) });
      found.push(...numbers(page));
      if (page.length < 4) break;
      after = taskCursorAfter(page.at(-1)!);
    }
    expect(found).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await inbox(center)).toEqual([]);
  });

  it('says who has claimed a task, by name, and what the case is about', async () => {
    await sent(ledger, subjects[1]!.id, { type: 'CLAIM', task: TASK }, opco);
    expect((await ledger.tasks(opco, { tab: 'mine' }))[0]).toMatchObject({
      caseId: subjects[1]!.id,
      claimedBy: 'wang.fang',
      claimedByName: '王芳',
      lifecycleTitle: { zh: '主体登记' },
      label: { zh: '长春数据科技有限公司2' },
      title: { zh: '审核主体注册' },
    });
    expect(await inbox(opco, { tab: 'free' })).toEqual([1, 3, 4, 5, 6]);
    expect(await inbox(delegate, { tab: 'mine' })).toEqual([]);
  });

  it('shows what was handed to somebody, and to whoever acts for the one who has claimed', async () => {
    await sent(ledger, subjects[2]!.id, { type: 'CLAIM', task: TASK }, opco);
    const handed = {
      type: 'DELEGATE',
      task: TASK,
      person: delegate.person,
      until: '2026-03-20T00:00:00.000Z',
    };
    await sent(ledger, subjects[2]!.id, handed, opco, [delegate]);
    expect(await inbox(delegate, { tab: 'delegated' })).toEqual([3]);
    expect(await inbox(opco, { tab: 'delegated' })).toEqual([]);
    expect(await inbox({ ...delegate, onBehalfOf: opco.person }, { tab: 'delegated' })).toEqual([2, 3]);
  });

  it('tells what is due within two working days from what is late, to the day', async () => {
    const [first] = await ledger.tasks(opco);
    const due = Date.parse(first!.dueAt!);
    const tabsAt = async (instant: number) => {
      clock.set(new Date(instant).toISOString());
      return [await inbox(opco, { tab: 'due' }), await inbox(opco, { tab: 'overdue' })].map((list) => list.includes(1));
    };
    const now = clock.at;
    expect(await tabsAt(due - 8 * 86_400_000)).toEqual([false, false]);
    expect(await tabsAt(due - 60_000)).toEqual([true, false]);
    expect(await tabsAt(due + 60_000)).toEqual([false, true]);
    clock.set(now);
  });

  it('is filtered by words, article, lifecycle and day', async () => {
    expect(await inbox(opco, { text: '公司4' })).toEqual([4]);
    expect(await inbox(opco, { article: 'T16' })).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await inbox(opco, { article: 'T22' })).toEqual([]);
    expect(await inbox(opco, { lifecycle: 'trade' })).toEqual([]);
    const all = await ledger.tasks(opco);
    expect(await inbox(opco, { dueBefore: all[2]!.dueAt! })).toEqual([1, 2]);
  });

  it('counts in each tab what the tab holds', async () => {
    // In the cases of parties that they act for besides, people do not read by their hat (D-0321).
    const beside = [subjects[0]!.party, subjects[3]!.party];
    expect(await inbox({ ...center, alsoFor: beside }, { tab: 'led' })).toEqual([2, 3, 5, 6]);
    const partly = [opco, center].map((one) => ({ ...one, alsoFor: beside }));
    for (const actor of [opco, delegate, center, subjects[0]!.actor, ...partly]) {
      const counts = await ledger.taskCounts(actor);
      for (const tab of openTabs) expect(counts[tab], tab).toBe((await inbox(actor, { tab: tab as Tab })).length);
    }
    expect((await ledger.taskCounts(opco)).lifecycles).toEqual({ subjectRegistration: 6 });
  });
});

describe('what somebody has done', () => {
  it('is the tasks in which they sent something, last first, as their cases stand by now', async () => {
    for (const n of [0, 3]) {
      clock.set(new Date(Date.parse(clock.at) + 60_000).toISOString());
      await sent(ledger, subjects[n]!.id, { type: 'PASS' }, opco);
    }
    const done = await ledger.done(opco);
    expect(numbers(done)).toEqual([4, 1]);
    expect(done[0]).toMatchObject({ title: { zh: '审核主体注册' }, doneAt: clock.at, ended: false });
    const [last, ...before] = done;
    expect(await ledger.done(opco, { after: doneCursorAfter(last!) })).toEqual(before);
    expect([await inbox(opco, { tab: 'mine' }), (await ledger.taskCounts(opco)).done]).toEqual([[2], 2]);
    expect([await ledger.done(delegate), (await ledger.done(center)).length]).toEqual([[], 0]);
    await sent(ledger, subjects[0]!.id, approve, center);
    expect(numbers(await ledger.done(center))).toEqual([1]);
    expect(numbers(await ledger.done(opco, { text: '公司1' }))).toEqual([1]);
  });

  it('is not a claim, nor what another hat of theirs did', law('T25'), async () => {
    expect(numbers(await ledger.done(opco))).not.toContain(2);
    expect(await ledger.done(person(opco.person, 'CENTER'))).toEqual([]);
    expect(await ledger.done(subjects[0]!.actor)).toEqual([]);
  });
});
