// The clocks of a case, which XState leaves to a live actor: service levels of its tasks, clocks that stop and run on,
// reminders before a time limit, and all of them on another calendar. Pure.
import type { AnyMachineSnapshot } from 'xstate';
import type { Duration } from '../regimes/regime.ts';
import { limitOf, metaOf, nodesOf, pathOf, stateAt } from './chart-walk.ts';
import { beforeInstant, midpoint } from './durations.ts';
import type { Calendar } from './calendar.ts';
import { movedDues } from './dues.ts';
import { type Env, dueUnder, within } from './env.ts';
import type { JsonObject } from './json.ts';
import {
  aimOf,
  durationOf,
  isBefore,
  isOfTask,
  pause,
  recomputed,
  timerId,
  timerOf,
  unpause,
  withDue,
} from './timers.ts';
import type { CaseState, Effect, Lifecycle, StateMeta, TaskMeta, TaskState, Timer } from './types.ts';

/** Opens and closes human tasks as their states are entered and left, with their service levels. */
export function withTasks(state: CaseState, snapshot: AnyMachineSnapshot, env: Env): CaseState {
  const machineId = snapshot.machine.id;
  const open = nodesOf(snapshot).flatMap((node) => {
    const task = metaOf(node)?.task;
    return task ? [{ path: pathOf(node, machineId), task }] : [];
  });
  const kept = state.tasks.filter((task) => open.some(({ path }) => path === task.state));
  const fresh = open.filter(({ path }) => !kept.some((task) => task.state === path));
  let { generation } = state;
  const tasks: TaskState[] = [
    ...kept,
    ...fresh.map(({ path, task }) => ({ state: path, by: task.by, generation: ++generation, openedAt: env.at })),
  ];
  const stays = (timer: Timer) =>
    timer.kind === 'after' || isBefore(timer) || tasks.some((task) => isOfTask(timer, task.state));
  // A delegation ends with its task; a service level goes on when the state is entered again.
  const left = state.timers
    .filter((timer) => !stays(timer) && timer.kind !== 'return')
    .map((timer) => pause(timer, env));
  const held = [...state.held, ...left];
  const timers = state.timers.filter(stays);
  for (const { path, task } of fresh) {
    const back = held.filter((timer) => isOfTask(timer, path));
    timers.push(...(back.length ? back.map((timer) => unpause(timer, env)) : levels(path, task, ++generation, env)));
  }
  const stillHeld = held.filter((timer) => !fresh.some(({ path }) => isOfTask(timer, path)));
  return { ...state, generation, tasks, timers, held: stillHeld };
}

/** A service level: one reminder on the way, one escalation at its end. */
function levels(path: string, task: TaskMeta, generation: number, env: Env): Timer[] {
  const duration = task.sla && durationOf(task.sla, env);
  if (!task.sla || !duration) return [];
  const due = dueUnder(env, env.at, duration);
  const level = (kind: 'remind' | 'escalate', dueAt: string): Timer => ({
    clock: task.sla!,
    generation,
    armedAt: env.at,
    ...(due.provisional && { provisional: true as const }),
    id: timerId({ kind, task: path }),
    kind,
    dueAt,
  });
  const remindAt = midpoint(env.at, due.at, env.regime.values['task.remindAt'], duration, env.calendar);
  return [level('remind', remindAt), level('escalate', due.at)];
}

/** Stops and starts clocks by the states' `stops`, drops what nobody holds, and arms reminders before a time limit. */
export function withClocks(lifecycle: Lifecycle, state: CaseState, snapshot: AnyMachineSnapshot, env: Env): CaseState {
  const metas = nodesOf(snapshot).flatMap((node) => metaOf(node) ?? []);
  const stops = new Set(metas.flatMap((meta) => meta.stops ?? []));
  const timers = state.timers
    .map((timer) => named(lifecycle, timer, env))
    .map((timer) => (stops.has(timer.clock) ? pause(timer, env) : unpause(timer, env)));
  const reminders = metas.flatMap((meta) => (meta.reminders ? remindersOf(meta.reminders, timers, env) : []));
  return {
    ...state,
    timers: [...timers.filter((timer) => !isBefore(timer)), ...reminders],
    held: state.held.filter((timer) => stops.has(timer.clock)),
  };
}

/** A time limit under the name of its delay; it is armed under its event. */
function named(lifecycle: Lifecycle, timer: Timer, env: Env): Timer {
  const aim = aimOf(timer);
  const clock = aim.kind === 'after' ? limitOf(lifecycle, aim.event)?.delay : undefined;
  if (clock === undefined || clock === timer.clock) return timer;
  const duration = durationOf(clock, env);
  const provisional = duration && dueUnder(env, timer.armedAt, duration).provisional;
  return { ...timer, clock, ...(provisional && { provisional: true as const }) };
}

/** A reminder binds nobody: in a year without a notice it is counted all the same, and again when the notice comes. */
const beforeUnder = ({ calendar }: Env, end: string, step: Duration): string => beforeInstant(end, step, calendar);

/** The reminders before a time limit of an active state: armed with it, kept while it runs. */
function remindersOf({ delay, param }: NonNullable<StateMeta['reminders']>, timers: Timer[], env: Env): Timer[] {
  const target = timers.find((timer) => timer.kind === 'after' && timer.clock === delay);
  if (!target?.dueAt) return [];
  const { id: of, dueAt: end, clock, generation, armedAt } = target;
  const known = timers.filter((timer) => {
    const aim = aimOf(timer);
    return aim.kind === 'before' && aim.of === of && timer.generation === generation;
  });
  if (known.length || armedAt !== env.at) return known;
  return (env.regime.values[param] as Duration[])
    .map((step) => ({ step, dueAt: beforeUnder(env, end, step) }))
    .filter(({ dueAt }) => dueAt > env.at)
    .map(({ step, dueAt }) => ({
      id: timerId({ kind: 'before', of, step }),
      kind: 'remind',
      clock,
      generation,
      armedAt: env.at,
      dueAt,
    }));
}

type Move = { id: string; from: string; to: string };

/**
 * All deadlines on another calendar, their reminders with them, and the instants of the context that were computed from it.
 * `was`: the calendars that the case has seen. `changed`: also where only a mark of being provisional goes.
 */
export function recompute(
  lifecycle: Lifecycle,
  before: CaseState,
  env: Env,
  was: Calendar[],
): { next: CaseState; moved: Move[]; changed: boolean } {
  const dues = movedDues(lifecycle, before.context, env, was);
  const deadlines = before.timers.map((timer) => onDue(lifecycle, recomputed(timer, env), dues.context, env));
  const timers = deadlines.map((timer) => followed(timer, before.timers, deadlines, env));
  const moved = timers.flatMap(({ id, dueAt }, i) =>
    dueAt === before.timers[i]!.dueAt ? [] : [{ id, from: before.timers[i]!.dueAt!, to: dueAt! }],
  );
  return {
    next: { ...before, context: dues.context, timers },
    moved: [...dues.moved, ...moved],
    changed: dues.moved.length > 0 || timers.some((timer, i) => timer !== before.timers[i]),
  };
}

/** A time limit that reads an instant of the context goes where that has gone. */
function onDue(lifecycle: Lifecycle, timer: Timer, context: JsonObject, env: Env): Timer {
  const delay: unknown = lifecycle.dues && lifecycle.machine.implementations.delays[timer.clock];
  if (timer.kind !== 'after' || !timer.dueAt || durationOf(timer.clock, env) || typeof delay !== 'function')
    return timer;
  const ms = within({ ...env, at: timer.armedAt }, () => (delay as (args: object) => number)({ context }));
  const dueAt = new Date(Date.parse(timer.armedAt) + ms).toISOString();
  return withDue(timer, dueAt, false);
}

/** A reminder goes where its deadline has gone. */
function followed(timer: Timer, before: Timer[], deadlines: Timer[], env: Env): Timer {
  if (timer.kind !== 'remind' || !timer.dueAt || timer.resumed) return timer;
  const aim = aimOf(timer);
  const deadline =
    aim.kind === 'before'
      ? deadlines.find(({ id }) => id === aim.of)
      : aim.kind === 'remind' && timerOf(deadlines, { ...aim, kind: 'escalate' });
  if (!deadline || !deadline.dueAt || (aim.kind !== 'before' && before.includes(deadline))) return timer;
  const duration = durationOf(timer.clock, env);
  const dueAt =
    aim.kind === 'before'
      ? beforeUnder(env, deadline.dueAt, aim.step)
      : duration && midpoint(timer.armedAt, deadline.dueAt, env.regime.values['task.remindAt'], duration, env.calendar);
  return dueAt ? withDue(timer, dueAt, Boolean(deadline.provisional)) : timer;
}

const plainTitle = { zh: '期限提醒', en: 'Reminder' };

/** What a reminder or an escalation tells, and whom. */
export function noticeOf(
  lifecycle: Lifecycle,
  { tasks }: CaseState,
  snapshot: AnyMachineSnapshot,
  timer: Timer,
): Effect {
  const aim = aimOf(timer);
  const about = { deadline: timer.clock, kind: timer.kind };
  if (!('task' in aim)) {
    const meta = nodesOf(snapshot)
      .map(metaOf)
      .find((one) => one?.reminders?.delay === timer.clock);
    const { notice = 'N11', to = [] } = meta?.reminders ?? {};
    return { type: 'notify', notice, to, subject: meta?.title ?? plainTitle, about };
  }
  const task = stateAt(lifecycle, aim.task)?.meta?.task;
  if (aim.kind === 'return') return backNotice(tasks, aim.task, about);
  const to = aim.kind === 'escalate' ? [task?.by, task?.lead] : [task?.by];
  return {
    type: 'notify',
    notice: 'N19',
    to: to.filter((hat) => hat !== undefined),
    subject: task?.title ?? plainTitle,
    about,
  };
}

/** Both hands of a delegation learn that it has ended. */
function backNotice(tasks: TaskState[], path: string, about: JsonObject): Effect {
  const { claimedBy, delegatedBy } = tasks.find((task) => task.state === path) ?? {};
  const to = [claimedBy, delegatedBy].flatMap((person) => (person ? [`person:${person}`] : []));
  const subject = { zh: '委托期限届满，任务已退回委托人', en: 'The delegation has ended; the task is back' };
  return { type: 'notify', notice: 'N19', to, subject, about };
}
