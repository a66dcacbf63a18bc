// Carries a case from the machine version that it was opened under to the one that the program has, step by named step.
import type { Lifecycle, Migration } from './lifecycle.ts';
import { IntegrityError } from './refusals.ts';
import { type CaseState, type Stepped, metaOf, nodesOf, pathOf, snapshotOf } from './step.ts';

/** The steps from `from` to the lifecycle's version; throws an IntegrityError that names the one that is missing. */
export function migrationsFrom(lifecycle: Lifecycle, from: number): Migration[] {
  if (from > lifecycle.version) throw new IntegrityError(`there are cases of ${lifecycle.id} version ${from}, this program has ${lifecycle.version}: start the newer program`);
  return Array.from({ length: lifecycle.version - from }, (_, i) => {
    const step = lifecycle.migrations?.[from + i];
    if (!step) throw new IntegrityError(`there are open cases of ${lifecycle.id} version ${from}, and no migration from version ${from + i} to ${from + i + 1}`);
    return step;
  });
}

/** Pure. Throws an IntegrityError when a step is missing, or when its result does not fit the chart. */
export function migrate(lifecycle: Lifecycle, before: CaseState, from: number): Stepped & { names: string[] } {
  const steps = migrationsFrom(lifecycle, from);
  const next = steps.reduce((state, step) => step.migrate(state), before);
  return { next, snapshot: fitting(lifecycle, next), effects: [], names: steps.map(({ name }) => name) };
}

/** The snapshot of a state that the chart can go on from: its value, each of its timers, each of its tasks. */
function fitting(lifecycle: Lifecycle, state: CaseState): Stepped['snapshot'] {
  const misfit = (what: string) => new IntegrityError(`the migrated state does not fit ${lifecycle.id} version ${lifecycle.version}: ${what}`);
  let snapshot: Stepped['snapshot'];
  try {
    snapshot = snapshotOf(lifecycle, state);
  } catch (cause) {
    throw Object.assign(misfit(cause instanceof Error ? cause.message : String(cause)), { cause });
  }
  const nodes = nodesOf(snapshot);
  const awaited = nodes.flatMap(({ after = [] }) => after.map(({ eventType }) => eventType));
  for (const { id, kind } of state.timers) if (kind === 'after' && !awaited.includes(id)) throw misfit(`no state that is active waits for ${id}`);
  for (const task of state.tasks)
    if (!nodes.some((node) => pathOf(node, lifecycle.machine.id) === task.state && metaOf(node)?.task)) throw misfit(`no state that is active has the task ${task.state}`);
  return snapshot;
}
