// Carries a case from the machine version that it was opened under to the one that the program has, step by named step.
import { metaOf, nodesOf, pathOf, snapshotOf } from './chart-walk.ts';
import { hashOf } from './hash.ts';
import { isParameterKey } from '../regimes/parameters.ts';
import { claimsOf, handsIn, linksOf, partiesBy, sharesOf } from './reading.ts';
import { IntegrityError } from './refusals.ts';
import type { CaseState, Lifecycle, Migration, Stepped } from './types.ts';

/** The steps from `from` to the lifecycle's version; throws an IntegrityError that names the one that is missing. */
function migrationsFrom(lifecycle: Lifecycle, from: number): Migration[] {
  if (from > lifecycle.version)
    throw new IntegrityError(
      `there are cases of ${lifecycle.id} version ${from}, this program has ${lifecycle.version}: start the newer program`,
    );
  return Array.from({ length: lifecycle.version - from }, (_, i) => {
    const step = lifecycle.migrations?.[from + i];
    if (!step)
      throw new IntegrityError(
        `there are open cases of ${lifecycle.id} version ${from}, and no migration from version ${from + i} to ${from + i + 1}`,
      );
    return step;
  });
}

/** Pure. Throws an IntegrityError when a step is missing, or when its result does not fit the chart. */
export function migrate(lifecycle: Lifecycle, before: CaseState, from: number): Stepped & { names: string[] } {
  const steps = migrationsFrom(lifecycle, from);
  const next = steps.reduce((state, step) => step.migrate(state), before);
  return { next, snapshot: fitting(lifecycle, next), effects: [], names: steps.map(({ name }) => name) };
}

/** The snapshot of a state that the chart can go on from: its value whole, each of its timers and tasks, and none missing. */
export function fitting(lifecycle: Lifecycle, state: CaseState): Stepped['snapshot'] {
  const misfit = (what: string) =>
    new IntegrityError(`the state does not fit ${lifecycle.id} version ${lifecycle.version}: ${what}`);
  let snapshot: Stepped['snapshot'];
  try {
    snapshot = snapshotOf(lifecycle, state);
    // What the ledger keeps beside the case is read from its context.
    for (const read of [partiesBy, sharesOf, claimsOf, linksOf, handsIn]) read(lifecycle, state);
  } catch (cause) {
    throw Object.assign(misfit(cause instanceof Error ? cause.message : String(cause)), { cause });
  }
  if (hashOf(snapshot.value) !== hashOf(state.value))
    throw misfit(
      `it says ${JSON.stringify(state.value)}, which the chart completes to ${JSON.stringify(snapshot.value)}`,
    );
  if (state.done) return snapshot;
  const nodes = nodesOf(snapshot);
  const afters = nodes.flatMap(({ after }) => after);
  const armed = state.timers.filter(({ kind }) => kind === 'after').map(({ id }) => id);
  for (const id of armed)
    if (!afters.some(({ eventType }) => eventType === id)) throw misfit(`no state that is active waits for ${id}`);
  // A parameter's time always comes, and where it leads out of the state the timer is there as long as the case is in it.
  for (const { eventType, delay, guard, target = [], source } of afters)
    if (
      !guard &&
      target.some(({ id }) => id !== source.id && !id.startsWith(`${source.id}.`)) &&
      isParameterKey(String(delay)) &&
      !armed.includes(eventType)
    )
      throw misfit(`nothing is armed for ${eventType}, which would never come`);
  const tasks = nodes.filter((node) => metaOf(node)?.task).map((node) => pathOf(node, lifecycle.machine.id));
  for (const task of state.tasks)
    if (!tasks.includes(task.state)) throw misfit(`no state that is active has the task ${task.state}`);
  for (const path of tasks)
    if (!state.tasks.some((task) => task.state === path)) throw misfit(`the task of ${path} is missing`);
  const generations = [...state.timers, ...state.tasks, ...state.held].map(({ generation }) => generation);
  if (generations.some((generation) => generation > state.generation))
    throw misfit('its generation is behind that of its timers; a later one would be taken for an old one');
  return snapshot;
}
