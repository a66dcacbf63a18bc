// T27, P26: whom an incident concerns: the cases that are named, what hangs on them, and what holds or was made of a data set.
import { type CaseFact, type FactRequest, type Facts, many } from '../../kernel/lifecycle.ts';
import { allOfKinds, eachOfItsKind, textsIn } from '../facts.ts';
import type { Event, Input } from './events.ts';

/** Of each scope, the cases that an incident may affect. */
export const affectable: Record<Input['scope'], readonly string[]> = {
  venue: ['listingRegistration', 'trade', 'subjectRegistration'],
  // What draws on the domain is on the market, too.
  domain: [
    'operatingAgreement',
    'scenarioGrant',
    'productExport',
    'staffAdmission',
    'dataImport',
    'listingRegistration',
    'trade',
  ],
};
/** What hangs on a case that is named, and is concerned with it; a domain's products are on the market. */
const among: Record<Input['scope'], string[]> = {
  venue: ['listingRegistration', 'trade'],
  domain: ['scenarioGrant', 'productExport', 'listingRegistration', 'trade'],
};
const everyOf = { venue: 'subjectRegistration', domain: 'operatingAgreement' };

type Naming = Partial<Extract<Event, { type: 'NAME_AFFECTED' }>>;
export const namedOf = (cases: readonly string[], scope: Input['scope']): Record<string, FactRequest> =>
  eachOfItsKind('named', cases, affectable[scope]);
/** `near`: everything of the domain, among which the holders of a data set are. */
export const factsOfNaming = (
  { cases = [], all, datasets = [] }: Naming,
  scope: Input['scope'],
): Record<string, FactRequest | undefined> => ({
  ...namedOf(cases, scope),
  under: { under: all ? { allOf: everyOf[scope] } : cases, among: among[scope] },
  near: datasets.length && scope === 'domain' ? { under: { allOf: everyOf[scope] }, among: among[scope] } : undefined,
});

export const namedIn = (event: Event): string[] => (event.type === 'NAME_AFFECTED' && event.cases) || [];
export const datasetsIn = (event: Event): string[] => (event.type === 'NAME_AFFECTED' && event.datasets) || [];
export const nearCases = (facts: Facts | undefined): CaseFact[] => many(facts, 'near').filter(({ open }) => open);

/** The grants that hold a data set, what was exported for their scenarios, its listings, their trades. */
function drawing(facts: Facts | undefined, datasets: string[]): CaseFact[] {
  const near = nearCases(facts);
  const of = (lifecycle: string, hangs: (shares: CaseFact['shares']) => boolean): CaseFact[] =>
    near.filter((fact) => fact.lifecycle === lifecycle && hangs(fact.shares));
  const isAmong = (found: CaseFact[], id: unknown): boolean => found.some((one) => one.id === id);
  const grants = of('scenarioGrant', (its) => textsIn(its['datasets']).some((one) => datasets.includes(one)));
  const exports = of('productExport', (its) =>
    grants.some(
      ({ shares }) =>
        shares['agreement'] === its['agreement'] && textsIn(its['scenarios']).includes(shares['scenario'] as string),
    ),
  );
  const listings = of('listingRegistration', (its) =>
    isAmong(exports, (its['publicData'] as { export?: unknown } | null | undefined)?.export),
  );
  return [...grants, ...exports, ...listings, ...of('trade', (its) => isAmong(listings, its['listing']))];
}

/** Whom a naming concerns: the cases themselves, and what is open under them at that moment. */
export const foundBy = (event: Event & { facts?: Facts }): CaseFact[] => [
  ...allOfKinds('named', event.facts),
  ...many(event.facts, 'under').filter(({ open }) => open),
  ...drawing(event.facts, datasetsIn(event)),
];
