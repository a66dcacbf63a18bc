// What an agreement covers, and what has left it by a termination of the qualification (P29). Pure.
import { many } from '../../kernel/lifecycle.ts';
import { textsIn } from '../../shared/facts.ts';
import type { Context } from './context.ts';
import type { Event } from './events.ts';

type Scope = Context['terminated'];

/** What it covers now: for its grants, for a predecessor, for whoever reads it. */
export const coverOf = ({ terms, terminated }: Context): Scope => {
  const written = terms?.scope?.scenarios ?? [];
  const left = written.filter((scenario) => !terminated.scenarios.includes(scenario));
  return {
    datasets: (terms?.scope?.datasets ?? []).map(({ id }) => id).filter((id) => !terminated.datasets.includes(id)),
    // No list at all would mean every scenario.
    scenarios: left.length ? left : written,
  };
};

const joined = (one: string[], more: string[]): string[] => [...new Set([...one, ...more])];

/** The data and the scenarios of the grants that a termination names, and the data that it names itself. */
export const terminatedBy = (event: Event): Scope => {
  if (event.type === 'SCOPE_TERMINATED') return { datasets: event.datasets, scenarios: event.scenarios };
  if (event.type !== 'TERMINATE_SCOPE') return { datasets: [], scenarios: [] };
  const { grants, datasets = [] } = event as Partial<typeof event>;
  const named = many(event.facts, 'grants').filter(({ id }) => grants !== 'all' && grants?.includes(id));
  return {
    datasets: joined(
      datasets,
      named.flatMap(({ shares }) => textsIn(shares['datasets'])),
    ),
    scenarios: named.flatMap(({ shares }) => textsIn([shares['scenario']])),
  };
};
export const withoutTerminated = (context: Context, event: Event): Context => {
  const gone = terminatedBy(event);
  const { terminated, successor } = context;
  return {
    ...context,
    terminated: {
      datasets: joined(terminated.datasets, gone.datasets),
      scenarios: joined(terminated.scenarios, gone.scenarios),
    },
    successor: successor && {
      ...successor,
      datasets: successor.datasets.filter((dataset) => !gone.datasets.includes(dataset)),
    },
  };
};
/** What a successor may not take over, unless the committee granted it anew by name. */
export const inherited = (terminated: unknown, reapplied: string[]): Scope => {
  const { datasets, scenarios } = (terminated ?? {}) as { datasets?: unknown; scenarios?: unknown };
  return {
    datasets: textsIn(datasets).filter((dataset) => !reapplied.includes(dataset)),
    // A scenario stays out as long as some of its data do.
    scenarios: textsIn(datasets).every((dataset) => reapplied.includes(dataset)) ? [] : textsIn(scenarios),
  };
};
const known = /^org:/;
/** The party of each data set's provider. */
export const providersOf = (context: Context): Record<string, string> =>
  Object.fromEntries(
    (context.terms?.scope?.datasets ?? [])
      .filter(({ id, provider }) => known.test(provider) && coverOf(context).datasets.includes(id))
      .map(({ id, provider }) => [id, provider]),
  );
