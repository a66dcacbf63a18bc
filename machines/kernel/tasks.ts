// Human tasks (S-1): claim, give back, take over, assign, delegate, remark. They leave the chart's state alone:
// who works on a question is not part of the question. Pure.
import { type Text, articlesOf } from '../law/cite.ts';
import { stateAt } from './chart-walk.ts';
import { wears } from './enabled.ts';
import { type Env, within } from './env.ts';
import { handsOf } from './hands.ts';
import type { JsonObject } from './json.ts';
import { partiesBy, readersIn } from './reading.ts';
import { type Refusal, isRefusal, refuse } from './refusals.ts';
import type { TaskEvent, Worn } from './task-events.ts';
import { timerId, timerOf } from './timers.ts';
import { eventTitle, stateTitle, whoTitle } from './titles.ts';
import type { Actor, CaseState, Effect, Lifecycle, TaskState } from './types.ts';

type Asked = { type: string; task?: string; person?: string; until?: string };
type Asking = { actor: Actor; named?: Worn };
/** What a task event changes of a case. */
type InHand = Pick<CaseState, 'tasks'> & Partial<Pick<CaseState, 'timers' | 'generation'>>;

/** Events that put a task into the hands of somebody who is named: only of whoever wears the hat that it wants. */
export const namesSomebody = (type: string): boolean => type === 'ASSIGN' || type === 'DELEGATE';
/** The rule that such an event fails, so that a door can say who could be named. */
export const WEARS_THE_HAT = 'whoIsNamedWearsTheHat';

/** The tasks after a task event that has passed its schema, or why not: CASE_CLOSED, ROLE_NOT_ALLOWED, EVENT_NOT_ALLOWED, TASK_CLAIMED, GUARD_REFUSED. */
export function decideTask(
  lifecycle: Lifecycle,
  state: CaseState,
  event: Asked,
  { actor, named }: Asking,
  env: Env,
): InHand | Refusal {
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
      zh: '该任务由每人各自办理，无须认领。',
      en: 'Each person does this task for themselves; nobody claims it.',
    });
  const changed = handOver(found, event, actor, {
    owner: wears(lifecycle, state.context, actor, [found.by]),
    lead: meta?.lead !== undefined && wears(lifecycle, state.context, actor, [meta.lead]),
  });
  if (isRefusal(changed)) return changed;
  if (keepsDelegation(state, found, event, actor)) return { tasks: state.tasks };
  const known = namesSomebody(event.type) && named ? hatsOfWhom(event, named) : undefined;
  const unfit =
    known &&
    (unfitFor(lifecycle, state, found, known, env) ??
      (event.type === 'DELEGATE' ? undelegable(lifecycle, found, event, { actor, named: known }, env) : undefined));
  if (unfit) return unfit;
  const tasks = state.tasks.map((other) => (other === found ? changed : other));
  return { tasks, ...returning(state, event, known, env) };
}

/** Of these people, those whom the actor may put a task into the hands of; or why the actor may not. */
export function whoMayBeNamed<P extends Worn>(
  lifecycle: Lifecycle,
  state: CaseState,
  event: Asked,
  { actor, people }: { actor: Actor; people: readonly P[] },
  env: Env,
): P[] | Refusal {
  const may = decideTask(lifecycle, state, event, { actor }, env);
  if (isRefusal(may)) return may;
  return people.filter((one) => !isRefusal(decideTask(lifecycle, state, event, { actor, named: one }, env)));
}

/** The hats of whom the event names; those of anybody else say nothing of them. */
const hatsOfWhom = ({ person }: Asked, { hats }: Worn): Worn => ({
  hats: person === undefined ? hats : hats.filter((one) => one.person === person),
});

/** Whoever has a task gains nothing by taking it once more: what was delegated to them stays so, until its end. */
const keepsDelegation = ({ timers }: CaseState, found: TaskState, { type, task = '' }: Asked, actor: Actor): boolean =>
  (type === 'CLAIM' || type === 'TAKE_OVER') &&
  found.claimedBy === actor.person &&
  timerOf(timers, { kind: 'return', task }) !== undefined;

/** A task that was delegated until an instant comes back by itself then; in other hands it does not. */
function returning(state: CaseState, { type, task = '', until }: Asked, known: Worn | undefined, env: Env) {
  const id = timerId({ kind: 'return', task });
  const timers = state.timers.filter((timer) => timer.id !== id);
  if (type !== 'DELEGATE' || !known || !until) return timers.length < state.timers.length ? { timers } : {};
  const generation = state.generation + 1;
  const timer = { id, kind: 'return', clock: 'delegationEnds', generation, armedAt: env.at } as const;
  return { generation, timers: [...timers, { ...timer, dueAt: new Date(until).toISOString() }] };
}

/** The task back in the hands of whoever delegated it. */
export function returned({ claimedBy: _, delegatedBy, ...bare }: TaskState): TaskState {
  return { ...bare, ...(delegatedBy !== undefined && { claimedBy: delegatedBy }) };
}

const rule = (
  lifecycle: Lifecycle,
  { state }: Pick<TaskState, 'state'>,
  of: { rule: string; path: string; says: Text },
): Refusal => {
  const articles = articlesOf(stateAt(lifecycle, state)?.meta?.law ?? []);
  const { says: message, ...where } = of;
  return refuse('GUARD_REFUSED', message, { articles, state: [state], details: [{ ...where, message, articles }] });
};

/** Whoever is named has to be somebody to whom the law gives the task: in the hat, or of the party, and not of its own case. */
function unfitFor(
  lifecycle: Lifecycle,
  { context }: CaseState,
  found: TaskState,
  { hats }: Worn,
  env: Env,
): Refusal | undefined {
  if (hats.some((one) => wears(lifecycle, context, one, [found.by]))) return undefined;
  const who = within(env, () => whoTitle([found.by]));
  return rule(lifecycle, found, {
    rule: WEARS_THE_HAT,
    path: 'person',
    says: {
      zh: `该任务由${who.zh}办理，所指定的人员目前不具备这一身份。`,
      en: `this task takes ${who.en}, and whoever is named does not act as such now.`,
    },
  });
}

/** A task is delegated until a time to come, to another, and by whoever has it in their own right. */
function undelegable(
  lifecycle: Lifecycle,
  found: TaskState,
  { until }: Asked,
  { actor, named }: Required<Asking>,
  { at }: Env,
): Refusal | undefined {
  if (until !== undefined && Date.parse(until) <= Date.parse(at))
    return rule(lifecycle, found, {
      rule: 'delegationEndsLater',
      path: 'until',
      says: { zh: '委托截止时间须晚于现在。', en: 'a delegation ends after now.' },
    });
  if (named.hats.some(({ person }) => handsOf(actor).includes(person)))
    return rule(lifecycle, found, {
      rule: 'delegateIsAnother',
      path: 'person',
      says: { zh: '任务须委托给本人以外的人员。', en: 'a task is delegated to another person.' },
    });
  return found.delegatedBy === undefined
    ? undefined
    : rule(lifecycle, found, {
        rule: 'delegatesOnceOnly',
        path: 'person',
        says: { zh: '受托办理的任务不得转托他人。', en: 'a task that was delegated is not passed on.' },
      });
}

function remarked(lifecycle: Lifecycle, state: CaseState, actor: Actor): InHand | Refusal {
  const relations = Object.keys(partiesBy(lifecycle, state));
  if (wears(lifecycle, state.context, actor, [...readersIn(lifecycle, state), ...relations]))
    return { tasks: state.tasks };
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

type Told = { subject: Text; person: string | undefined; about?: JsonObject };
const told = (actor: Actor, { person, subject, about }: Told): Effect[] =>
  !person || person === actor.person
    ? []
    : [{ type: 'notify', notice: 'N19', to: [`person:${person}`], subject, about: { by: actor.person, ...about } }];

/** What follows a task event that was taken: the former claimer learns that the task has gone, the next one that it has come. */
export function taskEffects(
  lifecycle: Lifecycle,
  { tasks, timers }: CaseState,
  event: Asked,
  { actor, named }: Asking,
): Effect[] {
  const former = tasks.find((other) => other.state === event.task)?.claimedBy;
  const taken = { person: former, subject: { zh: '任务已被接手', en: 'Your task was taken over' } };
  if (event.type === 'TAKE_OVER') return told(actor, taken);
  if (!named) return [];
  if (event.type === 'UNCLAIM')
    return told(actor, { person: former, subject: { zh: '任务已被收回', en: 'Your task was given back' } });
  if (!namesSomebody(event.type)) return [];
  const task = stateAt(lifecycle, event.task ?? '')?.meta?.task?.title;
  const dueAt = timerOf(timers, { kind: 'escalate', task: event.task ?? '' })?.dueAt;
  const title = eventTitle(lifecycle, event.type);
  const subject = { zh: `${title.zh}：${task?.zh ?? ''}`, en: `${title.en}: ${task?.en ?? ''}` };
  return [
    ...told(actor, { person: event.person, subject, about: dueAt ? { dueAt } : {} }),
    ...(former === event.person || event.type === 'DELEGATE' ? [] : told(actor, taken)),
  ];
}
