// Reads a chart as a list of its parts: states, transitions, guards, and which of them a snapshot is in. The kernel itself
// and what checks, draws, describes or tabulates charts start here.
import { type AnyMachineSnapshot, type AnyStateMachine, type AnyStateNode, type StateValue, and } from 'xstate';
import type { Basis } from '../law/cite.ts';
import type { CaseState, CitedGuard, Lifecycle, RuleMeta, StateMeta, TransitionMeta } from './types.ts';

export type StatePart = {
  /** `underCenterReview`, `delivery.paused`; empty for the chart itself. */
  path: string;
  node: AnyStateNode;
  meta: StateMeta | undefined;
};
export type TransitionKind = 'event' | 'after' | 'always' | 'done';
export type TransitionPart = {
  from: string;
  /** Paths of the targets; empty when the state stays. */
  to: string[];
  kind: TransitionKind;
  /** The event type, or the name of the delay; empty for `always` and `done`. */
  name: string;
  guard: unknown;
  meta: TransitionMeta | undefined;
  actions: readonly unknown[];
};

/** `underCenterReview`, `delivery.paused`: the state's path without the chart's id. */
export const pathOf = (node: { id: string }, machineId: string): string => node.id.slice(machineId.length + 1);
export const metaOf = (node: { meta?: unknown }): StateMeta | undefined => node.meta as StateMeta | undefined;

const childrenOf = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(childrenOf)];

/** Every state of the chart, itself first, in the order in which it is written. */
export const statesOf = ({ machine }: Pick<Lifecycle, 'machine'>): StatePart[] =>
  childrenOf(machine.root).map((node) => ({ path: pathOf(node, machine.id), node, meta: metaOf(node) }));

/** Every transition of one state: by event, by time, by itself. */
export function transitionsFrom(machine: AnyStateMachine, node: AnyStateNode): TransitionPart[] {
  const all = [...node.transitions.values(), node.always ?? []].flat();
  return all.map((transition) => ({
    from: pathOf(node, machine.id),
    to: (transition.target ?? []).map((target: AnyStateNode) => pathOf(target, machine.id)),
    ...nameOf(transition.eventType, node),
    guard: transition.guard,
    meta: transition.meta as TransitionMeta | undefined,
    actions: transition.actions,
  }));
}

export const transitionsOf = (lifecycle: Lifecycle): TransitionPart[] =>
  statesOf(lifecycle).flatMap(({ node }) => transitionsFrom(lifecycle.machine, node));

function nameOf(type: string, node: AnyStateNode): Pick<TransitionPart, 'kind' | 'name'> {
  const limit = node.after.find(({ eventType }) => eventType === type);
  if (limit) return { kind: 'after', name: String(limit.delay) };
  if (type === '') return { kind: 'always', name: '' };
  return type.startsWith('xstate.done.') ? { kind: 'done', name: '' } : { kind: 'event', name: type };
}

/** A time limit of a chart: the name of its delay, and the ground on which it moves the case. */
export type LimitPart = { delay: string; law: Basis[] };
type Index = { states: Map<string, StatePart>; limits: Map<string, LimitPart>; events: Map<string, Basis[]> };
// A chart does not change once it is made.
const indexes = new WeakMap<AnyStateMachine, Index>();

function indexOf({ machine }: Pick<Lifecycle, 'machine'>): Index {
  const known = indexes.get(machine);
  if (known) return known;
  const parts = statesOf({ machine });
  const limits = new Map<string, LimitPart>();
  for (const { eventType, delay, meta } of parts.flatMap(({ node }) => node.after))
    if (!limits.has(eventType))
      limits.set(eventType, { delay: String(delay), law: (meta as TransitionMeta | undefined)?.law ?? [] });
  const events = new Map<string, Basis[]>();
  for (const { kind, name, meta, guard } of parts.flatMap(({ node }) => transitionsFrom(machine, node))) {
    if (kind !== 'event') continue;
    const rules = guardsOf(machine, guard).flatMap((part) => (isFault(part) ? [] : (part.rule?.law ?? [])));
    events.set(name, [...(events.get(name) ?? []), ...(meta?.law ?? []), ...rules]);
  }
  const index = { events, states: new Map(parts.map((part) => [part.path, part])), limits };
  indexes.set(machine, index);
  return index;
}

/** The state of a path; undefined when the chart has none such (any more). */
export const stateAt = (lifecycle: Pick<Lifecycle, 'machine'>, path: string): StatePart | undefined =>
  indexOf(lifecycle).states.get(path);

/** The time limit that an `after` event ends. */
export const limitOf = (lifecycle: Pick<Lifecycle, 'machine'>, eventType: string): LimitPart | undefined =>
  indexOf(lifecycle).limits.get(eventType);

/** The ground on which the chart takes an event and the rules that it asks, wherever it does; for one that it does not know, that of the lifecycle. */
export const lawOfEvent = (lifecycle: Pick<Lifecycle, 'machine' | 'law'>, type: string): Basis[] =>
  indexOf(lifecycle).events.get(type) ?? lifecycle.law;

// What reads a case, decides on it and moves it on asks for the same snapshot.
const snapshots = new WeakMap<CaseState, { of: unknown[]; snapshot: AnyMachineSnapshot }>();
/** The chart at a case's state. Throws when the chart has no such state. */
export function snapshotOf({ machine }: Lifecycle, state: CaseState): AnyMachineSnapshot {
  const { value, context, done } = state;
  const of = [machine, value, context, done];
  const kept = snapshots.get(state);
  if (kept?.of.every((part, n) => part === of[n])) return kept.snapshot;
  const snapshot = machine.resolveState({ value, context, status: done ? 'done' : 'active' });
  snapshots.set(state, { of, snapshot });
  return snapshot;
}

/** The active states in document order; XState's own order depends on how the snapshot came about. */
export const nodesOf = (snapshot: AnyMachineSnapshot): AnyStateNode[] =>
  (snapshot._nodes as AnyStateNode[]).toSorted((a, b) => a.order - b.order);

/** The paths of the leaves of the active configuration. */
export const leavesOf = (snapshot: AnyMachineSnapshot): string[] =>
  nodesOf(snapshot)
    .filter(({ type }) => type === 'atomic' || type === 'final')
    .map((node) => pathOf(node, snapshot.machine.id));

/** The paths of the leaves of a state value, without the chart. */
export const leavesIn = (value: StateValue): string[] =>
  typeof value === 'string'
    ? [value]
    : Object.entries(value).flatMap(([name, inner]) =>
        inner === undefined ? [] : leavesIn(inner).map((path) => (path ? `${name}.${path}` : name)),
      );

export type GuardPart = {
  name: string;
  /** What the transition hands to the guard, besides context and event. */
  params: unknown;
  test: (args: { context: unknown; event: unknown }, params: unknown) => boolean;
  rule?: RuleMeta;
  branch?: true;
};
/** What is wrong with a guard as the kernel reads it: a name, or `and([...])` of names. */
export type GuardFault = { fault: string };

/** The rules behind a guard, `and([...])` walked, in order. */
export function guardsOf(machine: AnyStateMachine, guard: unknown): (GuardPart | GuardFault)[] {
  if (guard === undefined || guard === null) return [];
  if (typeof guard === 'function') return composite(machine, guard) ?? [{ fault: 'an inline guard' }];
  const { type: name, params } =
    typeof guard === 'string' ? { type: guard, params: undefined } : (guard as { type: string; params?: unknown });
  const impl: unknown = machine.implementations.guards[name];
  if (typeof impl !== 'function') return [{ fault: `guard ${name}, which has no implementation` }];
  const inner = composite(machine, impl);
  if (inner) return inner;
  const { rule, branch } = impl as Partial<CitedGuard> & { branch?: true };
  return rule || branch
    ? [{ name, params, test: impl as GuardPart['test'], ...(rule && { rule }), ...(branch && { branch }) }]
    : [{ fault: `guard ${name}, which is neither cited nor a branch` }];
}

// XState's composites differ in nothing but how they are checked.
const checkOf = (guard: object): unknown => (guard as { check?: unknown }).check;
const andCheck = checkOf(and([]));

function composite(machine: AnyStateMachine, guard: object): (GuardPart | GuardFault)[] | undefined {
  if (!('guards' in guard)) return undefined;
  // A refusal lists each rule that fails, which is true of "and" only.
  return checkOf(guard) === andCheck
    ? (guard.guards as unknown[]).flatMap((inner) => guardsOf(machine, inner))
    : [{ fault: 'a composite guard other than and([...])' }];
}

export const isFault = (part: GuardPart | GuardFault): part is GuardFault => 'fault' in part;
