// Human tasks (S-1): claim, give back, take over, assign, delegate, remark. They go through the same append and
// leave the chart's state alone: who works on a question is not part of the question.
import { z } from 'zod';
import {
  wears,
  type Refusal,
  isRefusal,
  refuse,
  type CaseState,
  type TaskState,
  metaOf,
  nodesOf,
  pathOf,
  snapshotOf,
  type Actor,
  type Lifecycle,
  type Effect,
  type Env,
  type TaskEvent,
} from '@shuquan/machines/kernel';
import { documentRef, instant, sentence, title } from '@shuquan/machines/schemas';
import type { LedgerRow } from './types.ts';
import type { Held, Unit } from './unit.ts';

/** `task`: the state whose task is meant, as `show` lists it. */
const task = z.string().min(1).max(200);
export const taskSchemas: Record<TaskEvent, z.ZodType> = {
  CLAIM: z.strictObject({ task }),
  UNCLAIM: z.strictObject({ task }),
  TAKE_OVER: z.strictObject({ task, confirmed: z.literal(true), reason: sentence }),
  ASSIGN: z.strictObject({ task, person: title }),
  DELEGATE: z.strictObject({ task, person: title, until: instant }),
  COMMENT: z.strictObject({ text: sentence }),
  ATTACH: z.strictObject({ documents: z.array(documentRef).min(1).max(50), note: sentence.optional() }),
};

type Asked = { type: string; task?: string; person?: string };

/** Pure: the tasks after a task event, or why not. */
export function decideTask(lifecycle: Lifecycle, state: CaseState, event: Asked, actor: Actor): TaskState[] | Refusal {
  const snapshot = snapshotOf(lifecycle, state);
  if (state.done) return refuse('CASE_CLOSED', { zh: '本案已办结。', en: 'The case has ended.' });
  if (event.type === 'COMMENT' || event.type === 'ATTACH') {
    const known = wears(lifecycle, state.context, actor, [
      ...lifecycle.readers,
      ...Object.keys(lifecycle.parties(state.context as never)),
    ]);
    return known
      ? state.tasks
      : refuse(
          'ROLE_NOT_ALLOWED',
          {
            zh: '仅本案当事人和办理部门可以补充材料。',
            en: 'Only parties and offices of this case may remark or attach.',
          },
          { articles: ['T25'] },
        );
  }
  const found = state.tasks.find((other) => other.state === event.task);
  if (!found)
    return refuse(
      'EVENT_NOT_ALLOWED',
      { zh: `本案没有任务 ${event.task}。`, en: `There is no open task ${event.task}.` },
      { allowed: state.tasks.map((other) => other.state) },
    );
  const meta = nodesOf(snapshot)
    .map((node) => ({ path: pathOf(node, snapshot.machine.id), task: metaOf(node)?.task }))
    .find(({ path }) => path === found.state)?.task;
  if (meta?.each)
    return refuse('EVENT_NOT_ALLOWED', {
      zh: '该任务由每人各自办理，无需认领。',
      en: 'Each person does this task for themselves; nobody claims it.',
    });
  const isOwner = wears(lifecycle, state.context, actor, [found.by]);
  const isLead = meta?.lead !== undefined && wears(lifecycle, state.context, actor, [meta.lead]);
  const role = refuse('ROLE_NOT_ALLOWED', {
    zh: '该任务不由此身份办理。',
    en: 'This task is not for the role you act in.',
  });
  const claimed = refuse('TASK_CLAIMED', {
    zh: `该任务已由 ${found.claimedBy} 认领。`,
    en: `This task is claimed by ${found.claimedBy}.`,
  });
  const put = (change: Partial<TaskState>): TaskState[] => {
    const { claimedBy: _, delegatedBy: __, ...bare } = found;
    return state.tasks.map((other) => (other === found ? { ...bare, ...change } : other));
  };
  switch (event.type as TaskEvent) {
    case 'CLAIM':
      return !isOwner
        ? role
        : found.claimedBy && found.claimedBy !== actor.person
          ? claimed
          : put({ claimedBy: actor.person });
    case 'UNCLAIM':
      return found.claimedBy === actor.person || isLead ? put({}) : found.claimedBy ? claimed : role;
    case 'TAKE_OVER':
      return isOwner ? put({ claimedBy: actor.person }) : role;
    case 'ASSIGN':
      return isLead ? put({ claimedBy: event.person! }) : role;
    case 'DELEGATE':
      // Both names stay: the delegate's as claimer, the delegator's beside it.
      return found.claimedBy === actor.person
        ? put({ claimedBy: event.person!, delegatedBy: actor.person })
        : found.claimedBy
          ? claimed
          : role;
    default:
      return role;
  }
}

/** Appends a task event to the case of this act. */
export async function taskStep(
  unit: Unit,
  one: Held,
  event: LedgerRow['event'],
  actor: Actor,
  key: string,
): Promise<Refusal | undefined> {
  const state = one.row.snapshot;
  const tasks = decideTask(one.lifecycle, state, event, actor);
  if (isRefusal(tasks)) return { ...tasks, state: one.row.state, version: one.row.version };
  const env: Env = unit.envAt(one.row.regime, unit.now);
  const former = state.tasks.find((other) => other.state === event['task'])?.claimedBy;
  const effects: Effect[] =
    event.type === 'TAKE_OVER' && former && former !== actor.person
      ? [
          {
            type: 'notify',
            notice: 'N19',
            to: [`person:${former}`],
            subject: { zh: '任务已被接手', en: 'Your task was taken over' },
            about: { by: actor.person },
          },
        ]
      : [];
  await unit.record(
    one,
    { next: { ...state, tasks }, effects, snapshot: snapshotOf(one.lifecycle, state) },
    { at: env.at, event, actor, key, law: [] },
  );
  return undefined;
}
