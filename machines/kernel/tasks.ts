// Human tasks (S-1): claim, give back, take over, assign, delegate, remark. They leave the chart's state alone:
// who works on a question is not part of the question. Pure.
import { stateAt } from './chart-walk.ts';
import { wears } from './enabled.ts';
import { partiesBy, readersIn } from './reading.ts';
import { type Refusal, refuse } from './refusals.ts';
import type { TaskEvent } from './task-events.ts';
import { stateTitle } from './titles.ts';
import type { Actor, CaseState, Effect, Lifecycle, TaskState } from './types.ts';

type Asked = { type: string; task?: string; person?: string };

/** The tasks after a task event that has passed its schema, or why not: CASE_CLOSED, ROLE_NOT_ALLOWED, EVENT_NOT_ALLOWED, TASK_CLAIMED. */
export function decideTask(lifecycle: Lifecycle, state: CaseState, event: Asked, actor: Actor): TaskState[] | Refusal {
  if (state.done) return refuse('CASE_CLOSED', { zh: '本案已办结。', en: 'The case has ended.' });
  if (event.type === 'COMMENT' || event.type === 'ATTACH') return remarked(lifecycle, state, actor);
  const found = state.tasks.find((other) => other.state === event.task);
  if (!found)
    return refuse(
      'EVENT_NOT_ALLOWED',
      {
        zh: `本案在“${stateTitle(lifecycle, [event.task ?? '']).zh}”环节没有待办任务。`,
        en: `There is no open task ${event.task}.`,
      },
      { allowed: state.tasks.map((other) => other.state) },
    );
  const meta = stateAt(lifecycle, found.state)?.meta?.task;
  if (meta?.each)
    return refuse('EVENT_NOT_ALLOWED', {
      zh: '该任务由每人各自办理，无需认领。',
      en: 'Each person does this task for themselves; nobody claims it.',
    });
  const changed = handOver(found, event, actor, {
    owner: wears(lifecycle, state.context, actor, [found.by]),
    lead: meta?.lead !== undefined && wears(lifecycle, state.context, actor, [meta.lead]),
  });
  return 'ok' in changed ? changed : state.tasks.map((other) => (other === found ? changed : other));
}

function remarked(lifecycle: Lifecycle, state: CaseState, actor: Actor): TaskState[] | Refusal {
  const relations = Object.keys(partiesBy(lifecycle, state));
  if (wears(lifecycle, state.context, actor, [...readersIn(lifecycle, state), ...relations])) return state.tasks;
  return refuse(
    'ROLE_NOT_ALLOWED',
    { zh: '仅本案当事人和办理部门可以补充材料。', en: 'Only parties and offices of this case may remark or attach.' },
    { articles: ['T25'] },
  );
}

/** The task in other hands, or why not. */
function handOver(
  found: TaskState,
  event: Asked,
  actor: Actor,
  is: { owner: boolean; lead: boolean },
): TaskState | Refusal {
  const { claimedBy, delegatedBy: _, ...bare } = found;
  const mine = claimedBy === actor.person;
  const role = refuse('ROLE_NOT_ALLOWED', {
    zh: '该任务不由此身份办理。',
    en: 'This task is not for the role you act in.',
  });
  const claimed = refuse('TASK_CLAIMED', {
    zh: `该任务已由 ${claimedBy} 认领。`,
    en: `This task is claimed by ${claimedBy}.`,
  });
  switch (event.type as TaskEvent) {
    case 'CLAIM':
      if (!is.owner) return role;
      return claimedBy && !mine ? claimed : { ...bare, claimedBy: actor.person };
    case 'UNCLAIM':
      if (mine || is.lead) return bare;
      return claimedBy ? claimed : role;
    case 'TAKE_OVER':
      return is.owner ? { ...bare, claimedBy: actor.person } : role;
    case 'ASSIGN':
      return is.lead ? { ...bare, claimedBy: event.person! } : role;
    case 'DELEGATE':
      // Both names stay: the delegate's as claimer, the delegator's beside it.
      if (mine) return { ...bare, claimedBy: event.person!, delegatedBy: actor.person };
      return claimedBy ? claimed : role;
    default:
      return role;
  }
}

/** What follows a task event that was taken: the former claimer learns that the task was taken over. */
export function taskEffects({ tasks }: CaseState, event: Asked, actor: Actor): Effect[] {
  const former = tasks.find((other) => other.state === event.task)?.claimedBy;
  if (event.type !== 'TAKE_OVER' || !former || former === actor.person) return [];
  return [
    {
      type: 'notify',
      notice: 'N19',
      to: [`person:${former}`],
      subject: { zh: '任务已被接手', en: 'Your task was taken over' },
      about: { by: actor.person },
    },
  ];
}
