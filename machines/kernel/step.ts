// start and step: the pure core. A case state goes in with an event, the next one comes out with its effects.
// XState decides the transition; the kernel keeps what XState leaves to a live actor: timers and human tasks.
import { type AnyMachineSnapshot, type AnyStateMachine, type StateValue, createActor } from 'xstate';
import { snapshotOf } from './chart-walk.ts';
import { noticeOf, withClocks, withTasks } from './clocks.ts';
import { type Env, NEVER_MS, within } from './env.ts';
import type { JsonObject } from './json.ts';
import { IntegrityError } from './refusals.ts';
import { returned } from './tasks.ts';
import { dueBy, isOfTask, nextDue } from './timers.ts';
import type { CaseState, Effect, Lifecycle, Stepped, TaskState, Timer } from './types.ts';

type ChartEvent = { type: string; [key: string]: unknown };
type Executable = { type: string; params: unknown };

// One scope per chart: making one for each transition, as xstate's `transition` does, costs five times the transition, and for
// each opening as much again. (Without an input its actor begins with a context that failed; nobody reads it.)
const scopes = new WeakMap<
  AnyStateMachine,
  { actions: Executable[]; scope: Parameters<AnyStateMachine['transition']>[2] }
>();
function scopeOf(machine: AnyStateMachine) {
  let kept = scopes.get(machine);
  if (!kept) {
    const self = createActor(machine);
    const actions: Executable[] = [];
    const nothing = () => {};
    kept = {
      actions,
      scope: {
        self,
        system: self.system,
        id: '',
        sessionId: '',
        logger: nothing,
        defer: nothing,
        emit: nothing,
        stopChild: nothing,
        actionExecutor: (action) => void actions.push(action),
      },
    };
    scopes.set(machine, kept);
  }
  kept.actions.length = 0;
  return kept;
}

/** Opens a case. `input` has passed the lifecycle's schema; the chart reads it with the case's `id`, the `actor` and the `facts`. */
export function start(lifecycle: Lifecycle, input: object, env: Env): Stepped {
  return within(env, () => {
    const { actions, scope } = scopeOf(lifecycle.machine);
    const snapshot = lifecycle.machine.getInitialSnapshot(scope, input);
    const empty: CaseState = { value: {}, context: {}, done: false, timers: [], tasks: [], held: [], generation: 0 };
    return settle(lifecycle, empty, snapshot, actions, env);
  });
}

/** Takes an event that `decide` admitted. An event that the chart does not take leaves the state as it is. */
export function step(lifecycle: Lifecycle, before: CaseState, event: ChartEvent, env: Env): Stepped {
  return within(env, () => {
    const { actions, scope } = scopeOf(lifecycle.machine);
    const snapshot = lifecycle.machine.transition(snapshotOf(lifecycle, before), event, scope);
    return settle(lifecycle, before, snapshot, actions, env);
  });
}

/** Fires one due timer: an `after` moves the chart, a reminder or an escalation only tells. */
export function fire(lifecycle: Lifecycle, before: CaseState, timer: Timer, env: Env): Stepped {
  const rest = { ...before, timers: before.timers.filter((other) => other !== timer) };
  if (timer.kind === 'after') return step(lifecycle, rest, { type: timer.id }, env);
  return within(env, () => {
    const snapshot = snapshotOf(lifecycle, before);
    const after = (task: TaskState): TaskState => {
      if (timer.kind === 'remind' || !isOfTask(timer, task.state)) return task;
      return timer.kind === 'return' ? returned(task) : { ...task, escalated: true };
    };
    return {
      next: { ...rest, tasks: rest.tasks.map(after) },
      effects: [noticeOf(lifecycle, before, snapshot, timer)],
      snapshot,
    };
  });
}

export const dueTimer = (state: CaseState, instant: string): Timer | undefined =>
  state.done ? undefined : dueBy(state.timers, instant);
export const nextDueOf = (state: CaseState): string | null => (state.done ? null : nextDue(state.timers));

function settle(
  lifecycle: Lifecycle,
  before: CaseState,
  snapshot: AnyMachineSnapshot,
  actions: Executable[],
  env: Env,
): Stepped {
  if (snapshot.status === 'error') throw new IntegrityError(`chart ${lifecycle.id} failed`, { cause: snapshot.error });
  const done = snapshot.status === 'done';
  const work = {
    generation: before.generation,
    timers: new Map(before.timers.map((timer) => [timer.id, timer])),
    effects: [] as Effect[],
  };
  for (const action of actions) take(action, work, env);
  const next: CaseState = {
    value: snapshot.value as StateValue,
    context: snapshot.context as JsonObject,
    done,
    timers: [...work.timers.values()],
    tasks: before.tasks,
    held: before.held,
    generation: work.generation,
  };
  return {
    next: done
      ? { ...next, timers: [], tasks: [], held: [] }
      : withClocks(lifecycle, withTasks(next, snapshot, env), snapshot, env),
    effects: work.effects,
    snapshot,
  };
}

// XState's own actions: a raise with a delay arms, a cancel cancels (transient states emit pairs of them), emit is an effect.
function take(
  action: Executable,
  work: { generation: number; timers: Map<string, Timer>; effects: Effect[] },
  env: Env,
): void {
  if (action.type === 'xstate.raise') {
    const { event, id, delay } = action.params as { event: { type: string }; id: string; delay?: number };
    if (delay === undefined) return;
    if (!Number.isFinite(delay)) throw new IntegrityError(`delay of ${event.type} is not a number`);
    if (delay >= NEVER_MS) return;
    work.timers.set(id, {
      id: event.type,
      kind: 'after',
      clock: event.type,
      generation: ++work.generation,
      armedAt: env.at,
      dueAt: new Date(Date.parse(env.at) + delay).toISOString(),
    });
  } else if (action.type === 'xstate.cancel') {
    work.timers.delete((action.params as { sendId: string }).sendId);
  } else if (action.type === 'xstate.emit') {
    work.effects.push((action.params as { event: Effect }).event);
  } else {
    throw new IntegrityError(`action ${action.type} is not one that a chart may have`);
  }
}
