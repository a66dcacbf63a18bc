// start and step: the pure core. A case state goes in with an event, the next one comes out with its effects.
// XState decides the transition; the kernel keeps what XState leaves to a live actor: timers and human tasks.
import { type AnyMachineSnapshot, type AnyStateMachine, type StateValue, createActor, initialTransition } from 'xstate';
import { type Env, NEVER_MS, dueUnder, within } from './env.ts';
import type { Effect } from './effects.ts';
import type { Json, JsonObject } from './json.ts';
import type { Lifecycle, StateMeta, TaskMeta } from './lifecycle.ts';
import { beforeInstant, midpoint } from './durations.ts';
import { IntegrityError } from './refusals.ts';
import { type Timer, durationOf, dueBy, withDue, nextDue, pause, recomputed, unpause } from './timers.ts';

export type TaskState = {
  state: string;
  by: string;
  generation: number;
  openedAt: string;
  claimedBy?: string;
  delegatedBy?: string;
  escalated?: true;
};

/** All that a case is; JSON, kept in one row. */
export type CaseState = {
  value: StateValue;
  context: JsonObject;
  done: boolean;
  timers: Timer[];
  tasks: TaskState[];
  /** Service levels of states that were left, standing still until their state is entered again. */
  held: Timer[];
  generation: number;
};

export type Stepped = { next: CaseState; effects: Effect[]; snapshot: AnyMachineSnapshot };

type ChartEvent = { type: string; [key: string]: unknown };
type Executable = { type: string; params: unknown };

// One scope per chart: making one for each transition, as xstate's `transition` does, costs five times the transition.
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

export const snapshotOf = (lifecycle: Lifecycle, { value, context, done }: CaseState): AnyMachineSnapshot =>
  lifecycle.machine.resolveState({ value, context, status: done ? 'done' : 'active' });

/** Opens a case. `input` has passed the lifecycle's schema; the chart reads it with the case's `id`, the `actor` and the `facts`. */
export function start(lifecycle: Lifecycle, input: object, env: Env): Stepped {
  return within(env, () => {
    // XState computes the initial context inside createActor, so the scope cannot be made before the input is there.
    const [snapshot, actions] = initialTransition(lifecycle.machine, input);
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
    const task = rest.tasks.find(({ state }) => timer.id.endsWith(`:${state}`));
    const escalates = timer.kind === 'escalate' && task;
    const next = escalates
      ? { ...rest, tasks: rest.tasks.map((other) => (other === task ? { ...other, escalated: true as const } : other)) }
      : rest;
    return { next, effects: [noticeOf(snapshot, timer)], snapshot };
  });
}

export const dueTimer = (state: CaseState, instant: string): Timer | undefined =>
  state.done ? undefined : dueBy(state.timers, instant);
export const nextDueOf = (state: CaseState): string | null => (state.done ? null : nextDue(state.timers));

/** All deadlines on another calendar, their reminders with them. `changed`: also where only a mark of being provisional goes. */
export function recompute(
  before: CaseState,
  env: Env,
): { next: CaseState; moved: { id: string; from: string; to: string }[]; changed: boolean } {
  const deadlines = before.timers.map((timer) => recomputed(timer, env));
  const timers = deadlines.map((timer) => followed(timer, before.timers, deadlines, env));
  const moved = timers.flatMap(({ id, dueAt }, i) =>
    dueAt === before.timers[i]!.dueAt ? [] : [{ id, from: before.timers[i]!.dueAt!, to: dueAt! }],
  );
  return { next: { ...before, timers }, moved, changed: timers.some((timer, i) => timer !== before.timers[i]) };
}

/** A reminder goes where its deadline has gone. */
function followed(timer: Timer, before: Timer[], deadlines: Timer[], env: Env): Timer {
  if (timer.kind !== 'remind' || !timer.dueAt || timer.resumed) return timer;
  const of = deadlines.findIndex(
    ({ id }) => id === timer.id.replace(/^remind:/, 'escalate:') || timer.id.startsWith(`before:${id}:`),
  );
  const deadline = deadlines[of];
  if (!deadline?.dueAt || deadline === before[of]) return timer;
  const duration = durationOf(timer.clock, env);
  const dueAt = isListed(timer)
    ? beforeInstant(
        deadline.dueAt,
        timer.id.slice(`before:${deadline.id}:`.length) as Parameters<typeof beforeInstant>[1],
      )
    : duration && midpoint(timer.armedAt, deadline.dueAt, env.regime.values['task.remindAt'], duration, env.calendar);
  return dueAt ? withDue(timer, dueAt, Boolean(deadline.provisional)) : timer;
}

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
      : withClocks(withTasks(next, snapshot, env), snapshot, env),
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
    const clock = /^xstate\.after\.(.+)$/.exec(event.type)?.[1] ?? event.type;
    work.timers.set(id, {
      id: event.type,
      kind: 'after',
      clock,
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

export const metaOf = (node: { meta?: unknown }): StateMeta | undefined => node.meta as StateMeta | undefined;
type Node = { id: string; order: number; meta?: unknown; after?: { delay?: unknown; eventType: string }[] };
/** The active states in document order; XState's own order depends on how the snapshot came about. */
export const nodesOf = (snapshot: AnyMachineSnapshot): Node[] =>
  (snapshot._nodes as Node[]).toSorted((a, b) => a.order - b.order);
/** `underCenterReview`, `delivery.paused`: the state's path without the chart's id. */
export const pathOf = (node: { id: string }, machineId: string): string => node.id.slice(machineId.length + 1);
/** The paths of the leaves of a state value, without the chart. */
export const leavesIn = (value: StateValue): string[] =>
  typeof value === 'string'
    ? [value]
    : Object.entries(value).flatMap(([name, inner]) =>
        inner === undefined ? [] : leavesIn(inner).map((path) => (path ? `${name}.${path}` : name)),
      );
/** The paths of the leaves of the active configuration. */
export const leavesOf = (snapshot: AnyMachineSnapshot): string[] => {
  const all = nodesOf(snapshot).map((node) => node.id);
  return all
    .filter((id) => !all.some((other) => other.startsWith(`${id}.`)))
    .map((id) => pathOf({ id }, snapshot.machine.id));
};

function withTasks(state: CaseState, snapshot: AnyMachineSnapshot, env: Env): CaseState {
  const machineId = snapshot.machine.id;
  const open = nodesOf(snapshot).flatMap((node) =>
    metaOf(node)?.task ? [{ path: pathOf(node, machineId), task: metaOf(node)!.task! }] : [],
  );
  const kept = state.tasks.filter((task) => open.some(({ path }) => path === task.state));
  const fresh = open.filter(({ path }) => !kept.some((task) => task.state === path));
  let { generation } = state;
  const tasks = [
    ...kept,
    ...fresh.map(({ path, task }) => ({ state: path, by: task.by, generation: ++generation, openedAt: env.at })),
  ];
  const stays = (timer: Timer) =>
    timer.kind === 'after' || isListed(timer) || tasks.some((task) => timer.id.endsWith(`:${task.state}`));
  const left = state.timers.filter((timer) => !stays(timer)).map((timer) => pause(timer, env));
  const held = [...state.held, ...left];
  const timers = state.timers.filter(stays);
  for (const { path, task } of fresh) {
    const back = held.filter((timer) => timer.id.endsWith(`:${path}`));
    timers.push(...(back.length ? back.map((timer) => unpause(timer, env)) : levels(path, task, ++generation, env)));
  }
  return {
    ...state,
    generation,
    tasks,
    timers,
    held: held.filter((timer) => !fresh.some(({ path }) => timer.id.endsWith(`:${path}`))),
  };
}
const isListed = (timer: Timer) => timer.id.startsWith('before:');

/** A service level: one reminder on the way, one escalation at its end. */
function levels(path: string, task: TaskMeta, generation: number, env: Env): Timer[] {
  const duration = task.sla && durationOf(task.sla, env);
  if (!task.sla || !duration) return [];
  const due = dueUnder(env, env.at, duration);
  const common = {
    clock: task.sla,
    generation,
    armedAt: env.at,
    ...(due.provisional && { provisional: true as const }),
  };
  const remindAt = midpoint(env.at, due.at, env.regime.values['task.remindAt'], duration, env.calendar);
  return [
    { ...common, id: `remind:${path}`, kind: 'remind', dueAt: remindAt },
    { ...common, id: `escalate:${path}`, kind: 'escalate', dueAt: due.at },
  ];
}

// Stops and starts clocks by the states' `stops`, drops what nobody holds, and arms reminders before a deadline.
function withClocks(state: CaseState, snapshot: AnyMachineSnapshot, env: Env): CaseState {
  const metas = nodesOf(snapshot).map(metaOf);
  const stops = new Set(metas.flatMap((meta) => meta?.stops ?? []));
  let { generation } = state;
  const afters = state.timers.map((timer) => {
    if (timer.kind !== 'after') return timer;
    const clock = delayName(snapshot, timer);
    return clock === timer.clock
      ? timer
      : { ...timer, clock, ...(isProvisional(timer, clock, env) && { provisional: true as const }) };
  });
  const timers = afters.map((timer) => (stops.has(timer.clock) ? pause(timer, env) : unpause(timer, env)));
  const listed = metas.flatMap((meta) => {
    const reminders = meta?.reminders;
    const target = reminders && timers.find((timer) => timer.kind === 'after' && timer.clock === reminders.delay);
    if (!reminders || !target?.dueAt) return [];
    const known = timers.filter(
      (timer) => timer.id.startsWith(`before:${target.id}:`) && timer.generation === target.generation,
    );
    if (known.length || target.armedAt !== env.at) return known;
    const steps = env.regime.values[reminders.param] as Parameters<typeof beforeInstant>[1][];
    return steps
      .map((before) => ({ before, dueAt: beforeInstant(target.dueAt!, before) }))
      .filter(({ dueAt: due }) => due > env.at)
      .map(({ before, dueAt: due }): Timer => ({
        id: `before:${target.id}:${before}`,
        kind: 'remind',
        clock: target.clock,
        generation: target.generation,
        armedAt: env.at,
        dueAt: due,
      }));
  });
  const others = timers.filter((timer) => !isListed(timer));
  return {
    ...state,
    generation,
    timers: [...others, ...listed],
    held: state.held.filter((timer) => stops.has(timer.clock)),
  };
}

// `xstate.after.<delay>.<chart>.<state>`: delay names have dots, so the state node says which delay it was.
function delayName(snapshot: AnyMachineSnapshot, timer: Timer): string {
  for (const node of nodesOf(snapshot)) {
    const suffix = `.${node.id}`;
    if (timer.id.startsWith('xstate.after.') && timer.id.endsWith(suffix)) {
      const name = timer.id.slice('xstate.after.'.length, -suffix.length);
      if (node.after?.some(({ eventType }) => eventType === timer.id)) return name;
    }
  }
  return timer.clock;
}
const isProvisional = (timer: Timer, clock: string, env: Env): boolean => {
  const duration = durationOf(clock, env);
  return Boolean(duration && dueUnder(env, timer.armedAt, duration).provisional);
};

function noticeOf(snapshot: AnyMachineSnapshot, timer: Timer): Effect {
  const metas = nodesOf(snapshot).map((node) => ({ path: pathOf(node, snapshot.machine.id), meta: metaOf(node) }));
  const about = { deadline: timer.clock, kind: timer.kind } satisfies Record<string, Json>;
  if (isListed(timer)) {
    const found = metas.find(({ meta }) => meta?.reminders?.delay === timer.clock)?.meta;
    return {
      type: 'notify',
      notice: found?.reminders?.notice ?? 'N11',
      to: found?.reminders?.to ?? [],
      subject: found?.title ?? { zh: '期限提醒', en: 'Reminder' },
      about,
    };
  }
  const meta = metas.find(({ path, meta: m }) => m?.task && timer.id.endsWith(`:${path}`))?.meta;
  const to = timer.kind === 'escalate' ? [meta?.task?.by, meta?.task?.lead] : [meta?.task?.by];
  return {
    type: 'notify',
    notice: 'N19',
    to: to.filter((hat) => hat !== undefined),
    subject: meta?.task?.title ?? { zh: '期限提醒', en: 'Reminder' },
    about,
  };
}
