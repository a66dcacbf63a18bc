// What the guards read of a request, of the facts about other cases, and of findings.
import type { Actor, CaseFact, PartyId } from '../../../kernel/lifecycle.ts';
import type { Context, Finding } from '../context.ts';
import type { Event, Request } from '../events.ts';

export const providersOf = (request: Request | null): PartyId[] => [
  ...new Set(request?.datasets.map(({ provider }) => provider) ?? []),
];
export const datasetsOf = (request: Request | null): string[] => request?.datasets.map(({ dataset }) => dataset) ?? [];
/** Data of the grant that may not be operated. */
export const barredOf = ({ barred, granted }: Pick<Context, 'barred' | 'granted'>): string[] =>
  barred.filter((dataset) => datasetsOf(granted).includes(dataset));
/** For whom the actor reviews. */
export const sideOf = (actor: Actor): PartyId => (actor.hat === 'PROVIDER' ? (actor.party ?? '') : actor.hat);
/** The provider of each data set, as the agreement names it; of a request, as it says. */
export const providersIn = (fact: CaseFact | null): Record<string, unknown> => {
  const named = fact?.shares['providers'];
  return named && typeof named === 'object' && !Array.isArray(named) ? named : {};
};
/** The ground of a revocation: a breach of P16(2), or of P20. */
export const groundOf = (findings: Finding[]): 'dataLeakedOrHandedOn' | 'processedOutsideDomain' =>
  findings.some(({ gate }) => gate === 'handedToPartner' || gate === 'leaked' || gate === 'alteredOrDamaged')
    ? 'dataLeakedOrHandedOn'
    : 'processedOutsideDomain';

/** The request that an event submits. */
export const requestOf = (event: Event): Partial<Request> => ('request' in event && event.request) || {};
