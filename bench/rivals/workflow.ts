// The rival on Temporal: what one writes by hand when the workflow keeps the state. An update steps the same machine and
// has a local activity write state and audit row. It holds no timers and performs no effects.
import { allHandlersFinished, condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { leavesOf, snapshotOf, start, step } from '@shuquan/machines/kernel';
import { subjectRegistration } from '@shuquan/machines/subject-registration';
import { envAt } from './env.ts';
import type { Commit } from './workflow-worker.ts';

const { commit } = proxyLocalActivities<{ commit: Commit }>({ startToCloseTimeout: '10 seconds' });

export type Sent = { event: { type: string; [field: string]: unknown }; actor: { person: string } };
export const sendUpdate = defineUpdate<string[], [Sent]>('send');

export async function handWrittenRegistration(id: string, input: object, actor: object): Promise<void> {
  let state = start(subjectRegistration, { ...input, id, actor, facts: {} }, envAt(new Date().toISOString())).next;
  let version = 1;
  let opened = false;
  // Before anything is awaited, or an update that comes early finds no handler.
  setHandler(sendUpdate, async ({ event, actor: by }) => {
    await condition(() => opened);
    const at = new Date().toISOString();
    const from = leavesOf(snapshotOf(subjectRegistration, state));
    const stepped = step(subjectRegistration, state, { ...event, actor: by, facts: { openTrades: [] } }, envAt(at));
    state = stepped.next;
    version += 1;
    const to = leavesOf(stepped.snapshot);
    await commit({ id, version, at, event, actor: by, state, from, to });
    return to;
  });
  await commit({ id, version, at: new Date().toISOString(), event: { type: 'OPEN' }, actor, state, from: [], to: [] });
  opened = true;
  await condition(() => state.done && allHandlersFinished());
}
