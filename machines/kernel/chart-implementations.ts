// The delays and actions that a chart names: each is there, and of a kind that leaves a trace. Pure.
import { isParameterKey } from '../regimes/parameters.ts';
import { statesOf, transitionsFrom } from './chart-walk.ts';
import type { Lifecycle } from './types.ts';

export function checkDelays({ machine }: Lifecycle): string[] {
  const known = Object.keys(machine.implementations.delays);
  const used = statesOf({ machine } as Lifecycle).flatMap(({ node, path }) =>
    node.after.map(({ delay }) => ({ path, delay })),
  );
  return [
    ...used
      .filter(({ delay }) => typeof delay !== 'string' || !known.includes(delay))
      .map(
        ({ path, delay }) =>
          `state ${path} waits for ${String(delay)}, which is not a delay of the chart and would end at once`,
      ),
    ...known
      .filter((name) => !used.some(({ delay }) => delay === name))
      .map((name) => `delay ${name} is declared and nowhere used`),
    ...known
      .filter((name) => name.includes('.') && !isParameterKey(name))
      .map((name) => `delay ${name} looks like a parameter and is none`),
  ];
}

type Action = { type?: string; assignment?: unknown; event?: { type?: string }; sendId?: unknown };
// XState's own arming and cancelling of an `after`.
const isOwn = ({ type, event, sendId }: Action): boolean =>
  (type === 'xstate.raise' && String(event?.type).startsWith('xstate.after.')) ||
  (type === 'xstate.cancel' && String(sendId).startsWith('xstate.after.'));

export function checkActions({ machine }: Lifecycle): string[] {
  const parts = statesOf({ machine } as Lifecycle);
  const used = parts.flatMap(({ node, path }) =>
    [...node.entry, ...node.exit, ...transitionsFrom(machine, node).flatMap(({ actions }) => actions)].map(
      (action) => ({ path, action }),
    ),
  );
  const inline = used
    .filter(({ action }) => typeof action === 'function' && !isOwn(action as Action))
    .map(({ path }) => `an action in ${path || 'the chart itself'} is inline; name it in setup`);
  const names = used.flatMap(({ action, path }) =>
    typeof action === 'function'
      ? []
      : [{ path, name: typeof action === 'string' ? action : (action as { type: string }).type }],
  );
  const implementations = machine.implementations.actions as Record<string, Action | undefined>;
  const unknown = names
    .filter(({ name }) => !implementations[name])
    .map(({ path, name }) => `action ${name} in ${path || 'the chart itself'} has no implementation`);
  return [
    ...inline,
    ...unknown,
    ...Object.entries(implementations).flatMap(([name, action]) => checkAction(name, action)),
  ];
}

// Only what leaves a trace in context or effects: a plain function would act, a spawned actor would live, outside of both.
function checkAction(name: string, action: Action | undefined): string[] {
  if (!['xstate.assign', 'xstate.emit', 'xstate.raise'].includes(action?.type ?? ''))
    return [`action ${name} is neither assign, emit nor raise`];
  const spawns =
    typeof action?.assignment === 'function' && /\bspawn\b/.test(Function.prototype.toString.call(action.assignment));
  return spawns ? [`action ${name} spawns an actor`] : [];
}
