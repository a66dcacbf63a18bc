// What a chart asks of cases that it names by their ids alone, and what it reads in what they show.
import { type CaseFact, type FactRequest, type Facts, many } from '../kernel/lifecycle.ts';

/** The texts of a list that another case shares; none where it shares no list. */
export const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** Of which lifecycle a case is, by its id. */
export const lifecycleIn = (id: string): string => id.slice(0, id.indexOf('/'));
/** Cases of these lifecycles, each asked for as what its id says it is: one fact `<name>/<lifecycle>` for each of them. */
export const eachOfItsKind = (
  name: string,
  cases: readonly string[],
  lifecycles: readonly string[],
): Record<string, FactRequest> =>
  Object.fromEntries(
    lifecycles.map((of) => [`${name}/${of}`, { cases: cases.filter((id) => lifecycleIn(id) === of), of }]),
  );
/** What came of it, whatever they are. */
export const allOfKinds = (name: string, facts: Facts | undefined): CaseFact[] =>
  Object.keys(facts ?? {})
    .filter((one) => one.startsWith(`${name}/`))
    .flatMap((one) => many(facts, one));
