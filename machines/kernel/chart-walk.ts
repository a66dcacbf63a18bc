// Reads a chart as a list of its parts: states, transitions, guards. What checks, draws or tabulates charts starts here.
import { type AnyStateMachine, type AnyStateNode, and } from 'xstate';
import type { Lifecycle, RuleMeta, StateMeta, TransitionMeta } from './lifecycle.ts';

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

const childrenOf = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(childrenOf)];
const pathIn = (machine: AnyStateMachine, node: AnyStateNode): string => node.id.slice(machine.id.length + 1);

/** Every state of the chart, itself first, in the order in which it is written. */
export const statesOf = ({ machine }: Lifecycle): StatePart[] =>
  childrenOf(machine.root).map((node) => ({
    path: pathIn(machine, node),
    node,
    meta: node.meta as StateMeta | undefined,
  }));

/** Every transition of one state: by event, by time, by itself. */
export function transitionsFrom(machine: AnyStateMachine, node: AnyStateNode): TransitionPart[] {
  const from = pathIn(machine, node);
  const all = [...node.transitions.values(), node.always ?? []].flat();
  return all.map((transition) => ({
    from,
    to: (transition.target ?? []).map((target: AnyStateNode) => pathIn(machine, target)),
    ...nameOf(transition.eventType, node.id),
    guard: transition.guard,
    meta: transition.meta as TransitionMeta | undefined,
    actions: transition.actions,
  }));
}

export const transitionsOf = (lifecycle: Lifecycle): TransitionPart[] =>
  statesOf(lifecycle).flatMap(({ node }) => transitionsFrom(lifecycle.machine, node));

// Delay names have dots, so the state's own id says where the name ends.
function nameOf(type: string, id: string): { kind: TransitionKind; name: string } {
  if (type === '') return { kind: 'always', name: '' };
  if (type.startsWith('xstate.after.') && type.endsWith(`.${id}`))
    return { kind: 'after', name: type.slice('xstate.after.'.length, -id.length - 1) };
  if (type.startsWith('xstate.done.')) return { kind: 'done', name: '' };
  return { kind: 'event', name: type };
}

export type GuardPart = { name: string; rule?: RuleMeta; branch?: true };
/** What is wrong with a guard as the kernel reads it: a name, or `and([...])` of names. */
export type GuardFault = { fault: string };

/** The rules behind a guard, `and([...])` walked, in order. */
export function guardsOf(machine: AnyStateMachine, guard: unknown): (GuardPart | GuardFault)[] {
  if (guard === undefined || guard === null) return [];
  if (typeof guard === 'function') return composite(machine, guard) ?? [{ fault: 'an inline guard' }];
  const name = typeof guard === 'string' ? guard : (guard as { type: string }).type;
  const impl: unknown = machine.implementations.guards[name];
  if (typeof impl !== 'function') return [{ fault: `guard ${name}, which has no implementation` }];
  const inner = composite(machine, impl);
  if (inner) return inner;
  const { rule, branch } = impl as { rule?: RuleMeta; branch?: true };
  return rule || branch
    ? [{ name, ...(rule && { rule }), ...(branch && { branch }) }]
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
