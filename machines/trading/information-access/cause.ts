// T28, T31 to T33: supervision and evaluation read within an open inspection, order or incident. Who is of that case, and what
// it concerns. All total.
import { hashText } from '../../kernel/hash.ts';
import { type CaseFact, type FactRequest, type Facts, one } from '../../kernel/lifecycle.ts';
import { allOfKinds, eachOfItsKind, textsIn } from '../../shared/facts.ts';
import { isParty } from '../../shared/parties.ts';
import type { Context } from './context.ts';
import type { Input } from './events.ts';
import { reachable, termsOf } from './purposes.ts';

type Asked = Pick<Context | Input, 'purpose' | 'requester'>;
type Requests = Record<string, FactRequest | undefined>;
const kindsOf = (purpose: Asked['purpose']): readonly string[] => termsOf(purpose).under ?? [];

/** The case that it is under, and those of the scope that this one links to as concerned. */
export const causeFacts = (
  { purpose, under }: Pick<Context | Input, 'purpose' | 'under'>,
  cases: readonly string[],
): Requests =>
  kindsOf(purpose).length
    ? {
        ...Object.fromEntries(kindsOf(purpose).map((of) => [`under/${of}`, { case: under, of }])),
        ...Object.fromEntries(
          Object.entries(eachOfItsKind('concerned', cases, reachable)).map(([name, request]) => [
            name,
            { ...request, linkedFrom: { case: under, rel: 'concerned' } },
          ]),
        ),
      }
    : {};

/** The open case that it is under; an order on paper is one once it was confirmed. */
const causeOf = ({ purpose }: Pick<Asked, 'purpose'>, facts: Facts | undefined): CaseFact | undefined =>
  kindsOf(purpose)
    .flatMap((of) => one(facts, `under/${of}`) ?? [])
    .find(({ open, lifecycle, shares }) => open && (lifecycle !== 'rectificationOrder' || shares['issuedAt'] !== null));
export const causeRuns = (asked: Pick<Asked, 'purpose'>, facts: Facts | undefined): boolean =>
  !kindsOf(asked.purpose).length || causeOf(asked, facts) !== undefined;

/** The evaluator who is commissioned; the department that inspects, or persons of the team. */
function isOfTheInspection({ purpose, requester }: Asked, { parties, shares }: CaseFact): boolean {
  const { kind, party, persons } = requester;
  if (purpose === 'evaluation') return party !== undefined && shares['evaluator'] === party;
  const team = textsIn(shares['team']);
  return (
    (kind === 'supervisor' && parties.includes('SUPERVISOR')) || persons.every((one) => team.includes(hashText(one)))
  );
}
/** The body that issued the order, as its parties name it; one that is no party here, by its paper alone. */
const isTheIssuer = ({ requester }: Asked, { parties, shares }: CaseFact, onPaper: boolean): boolean => {
  const { kind, body, party } = requester;
  if (shares['issuer'] !== body) return false;
  if (party !== undefined) return parties.includes(party);
  return kind === 'supervisor' ? parties.includes('SUPERVISOR') : onPaper;
};
/** Where no case runs, another rule refuses. */
export function isOfTheCause(asked: Asked, facts: Facts | undefined, onPaper: boolean): boolean {
  const cause = causeOf(asked, facts);
  switch (cause?.lifecycle) {
    case undefined:
      return true;
    case 'venueInspection':
      return isOfTheInspection(asked, cause);
    case 'rectificationOrder':
      return isTheIssuer(asked, cause, onPaper);
    default:
      // T28: who supervises the venue leads its incidents; others who had its report ask under an order or inspection of theirs.
      return asked.requester.kind === 'supervisor' && cause?.shares['scope'] === 'venue';
  }
}

/** Whom an order or an inspection is about, where that is one party. */
const partyOf = ({ requester }: Asked, { lifecycle, parties, shares }: CaseFact): string | null => {
  if (lifecycle === 'venueInspection') return typeof shares['concerns'] === 'string' ? shares['concerns'] : null;
  if (lifecycle !== 'rectificationOrder') return null;
  const others = parties.filter((party) => isParty(party) && party !== requester.party);
  return others.length === 1 ? others[0]! : null;
};
const isOfTheVenue = ({ lifecycle, shares }: CaseFact): boolean =>
  lifecycle === 'venueInspection'
    ? shares['concerns'] === 'venue'
    : lifecycle === 'rectificationOrder' && (shares['target'] === 'center' || shares['target'] === 'opco');

/** What an order to the venue or an inspection of it concerns is all of the venue; else one party, and the cases that are linked. */
export function liesInTheCause(
  asked: Asked,
  { cases = [], parties = [] }: Partial<Context['scope']>,
  facts: Facts | undefined,
): boolean {
  const cause = causeOf(asked, facts);
  if (!cause || isOfTheVenue(cause)) return true;
  const about = partyOf(asked, cause);
  const within = new Set([
    ...allOfKinds('concerned', facts).map(({ id }) => id),
    ...allOfKinds('scope', facts).flatMap(({ id, parties: its }) => (about && its.includes(about) ? [id] : [])),
  ]);
  return parties.every((party) => party === about) && cases.every((id) => within.has(id));
}
