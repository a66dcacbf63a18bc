// What a lifecycle says of one of its cases, by functions over the case's context: parties, links, claims, shares, hands, seal.
// Everybody who asks comes through here, so that what a lifecycle leaves out has one meaning. Pure.
import type { Role } from '../law/roles.ts';
import { personsIn } from './hands.ts';
import { isTaskEvent } from './task-events.ts';
import type { JsonObject } from './json.ts';
import type { CaseFact, CaseId, CaseState, Claim, FactRequest, Facts, Lifecycle, PartyId } from './types.ts';

/** A case, or a snapshot of its chart. */
type Case = { context: unknown };

const manyOf = <T>(value: T | T[] | null | undefined): T[] => [value ?? []].flat() as T[];

/** The parties of a case by relation; an empty list where there is nobody yet. */
export const partiesBy = (lifecycle: Lifecycle, { context }: Case): Record<string, PartyId[]> =>
  Object.fromEntries(Object.entries(lifecycle.parties(context)).map(([name, party]) => [name, manyOf(party)]));

/** The parties of one relation. */
export const partiesIn = (lifecycle: Lifecycle, { context }: Case, relation: string): PartyId[] =>
  manyOf(lifecycle.parties(context)[relation]);

/** Those of one relation on whom the case decides: its parties, and whom it judges besides. */
export const judgedIn = (lifecycle: Lifecycle, one: Case, relation: string): PartyId[] => [
  ...partiesIn(lifecycle, one, relation),
  ...manyOf(lifecycle.judges?.(one.context)[relation]),
];

/** All parties of a case, each once. */
export const partiesOf = (lifecycle: Lifecycle, context: unknown): PartyId[] => [
  ...new Set(Object.values(partiesBy(lifecycle, { context })).flat()),
];

/** The names of the relations that `parties` may name, whatever the context holds. */
export const relationsOf = (lifecycle: Lifecycle): string[] => Object.keys(lifecycle.parties(anything));

// Answers any question about a context with itself, so that the keys of `parties` show without a case.
const anything: unknown = new Proxy(() => undefined, {
  get: (_target, key) =>
    key === Symbol.toPrimitive ? () => '' : key === Symbol.iterator ? () => [][Symbol.iterator]() : anything,
  apply: () => anything,
});

/** The cases that this one depends on, each once per relation. */
export const linksOf = (lifecycle: Lifecycle, { context }: Case): { rel: string; target: CaseId }[] =>
  Object.entries(lifecycle.links?.(context) ?? {}).flatMap(([rel, to]) =>
    [...new Set(manyOf(to))].map((target) => ({ rel, target })),
  );

/** The hats that read all of a case. */
export const readersIn = (lifecycle: Lifecycle, { context }: Case): Role[] =>
  lifecycle.readersIn?.(context) ?? lifecycle.readers;

/** What nobody else may claim while the case is open; once it has ended, what is kept for an heir. */
export const claimsOf = (lifecycle: Lifecycle, { context, done }: Pick<CaseState, 'context' | 'done'>): Claim[] =>
  (lifecycle.claims?.(context) ?? []).filter(({ after }) => !done || after?.kept === true);

/** What guards of other cases, and anybody who verifies a certificate, may know. */
export const sharesOf = (lifecycle: Lifecycle, { context }: Case): JsonObject => lifecycle.shares?.(context) ?? {};

/** The persons who made, found, issued or decided something in the case; sorted, each once. */
export const handsIn = (lifecycle: Lifecycle, { context }: Case): string[] =>
  personsIn(lifecycle.hands?.(context) ?? []);

/** What no reader sees for now. */
export const sealedIn = (lifecycle: Lifecycle, { context }: Case): { fields: string[]; events: string[] } =>
  lifecycle.sealed?.(context) ?? { fields: [], events: [] };

/** What the guards of an event ask of other cases; `event` may lack its payload. Task events ask nothing. */
export const factsAsked = (
  lifecycle: Lifecycle,
  event: { type: string },
  { context }: Case,
  self: CaseId,
): Record<string, FactRequest | undefined> =>
  isTaskEvent(event.type) ? {} : (lifecycle.facts?.(event, context, self) ?? {});

/** What the rules of opening ask of other cases, for a valid input. */
export const openingFactsAsked = (lifecycle: Lifecycle, input: JsonObject): Record<string, FactRequest | undefined> =>
  lifecycle.opens.facts?.(input) ?? {};

/** The lifecycles that the answer to a request may be of. */
export const kindsAsked = (request: FactRequest): readonly string[] =>
  'among' in request
    ? [...('allOf' in request.under ? [request.under.allOf] : []), ...request.among]
    : ['of' in request ? request.of : request.linked.lifecycle];
/** The facts that are of the lifecycle that was asked for: whoever names a case names none of another kind. */
export const factsOfTheirKind = (asked: Record<string, FactRequest | undefined>, facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => {
      const request = asked[name];
      if (!request) return [name, fact];
      const of = kindsAsked(request);
      const fits = (one: CaseFact | null): one is CaseFact => one !== null && of.includes(one.lifecycle);
      return [name, Array.isArray(fact) ? fact.filter(fits) : fits(fact) ? fact : null];
    }),
  );

/** The id of the n-th case of its stem, for a valid input: `trade/91110000600037341L-1f2e3d4c/1`. */
export const caseIdOf = (lifecycle: Lifecycle, input: JsonObject, ordinal: number): CaseId =>
  `${lifecycle.id}/${lifecycle.stem(input)}/${ordinal}`;
