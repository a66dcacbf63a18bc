// T25, T34, T35: who may ask for what. All total.
import { deadline, now, param } from '../../kernel/env.ts';
import { dateOf } from '../../kernel/durations.ts';
import { type Facts, type Stamp, cited, speaking } from '../../kernel/lifecycle.ts';
import { outside, text } from '../../law/cite.ts';
import { isParty } from '../../shared/parties.ts';
import { assistance, course, purposeLaw, telling, whole, within } from './basis.ts';
import { causeRuns, isOfTheCause, liesInTheCause } from './cause.ts';
import type { Input } from './events.ts';
import { hatsOf, isFormal, purposes, termsOf } from './purposes.ts';
import { casesIn } from './scope.ts';
import { words } from './words.ts';

const areThere = (cases: readonly string[], facts: Facts | undefined): boolean =>
  cases.every((id) => casesIn(facts).some((fact) => fact.id === id));
/** With consent no case is read of which nobody could consent, and none without every one of its parties. */
export const everybodyConsents = (
  { purpose, consents }: { purpose: Input['purpose']; consents: { party: string }[] },
  facts: Facts | undefined,
): boolean =>
  purpose !== 'partyConsent' ||
  casesIn(facts)
    .map(({ parties }) => parties.filter(isParty))
    .every(
      (parties) => parties.length > 0 && parties.every((party) => consents.some((consent) => consent.party === party)),
    );

type Opening = { event: { input: Input } & Stamp };
const asked =
  (is: (input: Input) => boolean) =>
  ({ event }: Opening) =>
    is(event.input);
export const openings = speaking(words.openings, {
  requesterFitsPurpose: cited(
    purposeLaw,
    'payload',
    asked(({ purpose, requester }) => purposes[purpose].requesters.some((kind) => kind === requester.kind)),
  ),
  openerIsTheRequester: cited(
    course,
    'payload',
    ({ event: { input, actor } }: Opening) =>
      actor.hat === 'CENTER' ||
      (hatsOf(input.requester).includes(actor.hat) &&
        input.requester.persons.includes(actor.person) &&
        input.requester.party === actor.party),
  ),
  headIsOfABody: cited(
    purposeLaw,
    'payload',
    asked(({ requester: { kind, hat } }) => (kind === 'headOfBody') === (hat !== undefined)),
  ),
  foreignBodyHasApproval: cited(
    outside(
      'Data Security Law, art. 36',
      'nothing goes to a foreign court or enforcement body unapproved',
      'T25',
      'T37',
    ),
    'payload',
    asked(({ requester, approval }) => requester.kind !== 'foreignBody' || approval !== undefined),
  ),
  classesFitPurpose: cited(
    purposeLaw,
    'payload',
    asked(({ purpose, scope }) => scope.classes.every((one) => termsOf(purpose).classes.includes(one))),
  ),
  scopeIsNamed: cited(
    purposeLaw,
    'payload',
    asked(({ purpose, scope: { cases, parties, persons } }) => {
      if (purpose === 'discipline') return persons.length > 0 && !cases.length && !parties.length;
      return !persons.length && cases.length + (purpose === 'partyConsent' ? 0 : parties.length) > 0;
    }),
  ),
  officersAreNamed: cited(
    assistance,
    'payload',
    asked(
      ({ purpose, requester }) =>
        !isFormal(purpose) || new Set(requester.persons).size >= param('trade.access.officers'),
    ),
  ),
  instrumentIsNotAhead: cited(
    course,
    'payload',
    asked(({ instrument }) => instrument.date <= dateOf(now())),
  ),
  barFitsPurpose: cited(
    telling,
    'payload',
    asked(({ purpose, mayTell }) => mayTell || termsOf(purpose).barring === true),
  ),
  urgencyFitsPurpose: cited(
    assistance,
    'payload',
    asked(({ purpose, urgent }) => !urgent || isFormal(purpose)),
  ),
  untilFitsTerm: cited(
    whole,
    'payload',
    asked(
      ({ until }) =>
        until === undefined ||
        (Date.parse(until) > Date.parse(now()) &&
          Date.parse(until) <= Date.parse(deadline('trade.access.grantTerm').at)),
    ),
  ),
  casesAreThere: cited(course, 'facts', ({ event }: Opening) => areThere(event.input.scope.cases, event.facts)),
  tradesAreFiscal: cited(text('T34'), 'facts', ({ event }: Opening) => {
    const { only } = termsOf(event.input.purpose);
    return (
      !only ||
      casesIn(event.facts).every(
        ({ lifecycle, shares }) =>
          only.lifecycles.includes(lifecycle) &&
          Object.entries(only.shares).every(([name, value]) => shares[name] === value),
      )
    );
  }),
  causeIsOpen: cited(within, 'facts', ({ event: { input, facts } }: Opening) => causeRuns(input, facts)),
  requesterIsOfTheCase: cited(within, 'facts', ({ event: { input, facts, actor } }: Opening) =>
    isOfTheCause(input, facts, actor.hat === 'CENTER'),
  ),
  scopeIsOfTheCase: cited(within, 'facts', ({ event: { input, facts } }: Opening) =>
    liesInTheCause(input, input.scope, facts),
  ),
  everyPartyConsents: cited(text('T25'), 'facts', ({ event: { input, facts } }: Opening) =>
    everybodyConsents(input, facts),
  ),
});
