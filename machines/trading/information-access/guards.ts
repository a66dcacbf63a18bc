// T25, T34, T35: who asks for what, what may be authorised, and what becomes of it. All total.
import { deadline, now, param } from '../../kernel/env.ts';
import { dateOf } from '../../kernel/durations.ts';
import { type CaseFact, type Facts, type Stamp, branch, cited, many, one, speaking } from '../../kernel/lifecycle.ts';
import { gap, outside, reading, text } from '../../law/cite.ts';
import { allOfKinds } from '../../shared/facts.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Args, Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { hatsOf, isFormal, purposes, termsOf } from './purposes.ts';
import { isNarrower, isWithin } from './scope.ts';
import { words } from './words.ts';

export const course = gap(['T25', 'T34', 'T35'], 'D-0271');
export const purposeLaw = reading(['T25', 'T34', 'T35'], 'D-0270');
export const assistance = reading('T35', 'D-0272');
const telling = gap('T25', 'D-0273');
const holding = gap(['T34', 'T35'], 'D-0274');
const discipline = reading('T36', 'D-0276');

/** A party by its own id; a body of the venue stands by its hat. */
export const isParty = (name: string): boolean => /^(org|citizen):/.test(name);
/** The cases of a scope as they are now, whatever they are. */
export const casesIn = (facts: Facts | undefined): CaseFact[] => allOfKinds('scope', facts);
const areThere = (cases: readonly string[], facts: Facts | undefined): boolean =>
  cases.every((id) => casesIn(facts).some((fact) => fact.id === id));
const isUnderOpenCase = (
  { purpose, requester }: Pick<Context | Input, 'purpose' | 'requester'>,
  facts: Facts | undefined,
): boolean => {
  const { under } = termsOf(purpose);
  if (!under) return true;
  return under.some((of) => {
    const cause = one(facts, `under/${of}`);
    return (
      cause !== null &&
      cause.open &&
      // T31: whoever is commissioned there, and nobody else.
      (purpose !== 'evaluation' || (requester.party !== undefined && cause.parties.includes(requester.party)))
    );
  });
};

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
      (hatsOf(input.requester.kind).includes(actor.hat) &&
        input.requester.persons.includes(actor.person) &&
        input.requester.party === actor.party),
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
  causeIsOpen: cited(reading(['T28', 'T31', 'T32', 'T33'], 'D-0270'), 'facts', ({ event }: Opening) =>
    isUnderOpenCase(event.input, event.facts),
  ),
  everyPartyConsents: cited(
    text('T25'),
    'facts',
    ({ event: { input, facts } }: Opening) =>
      input.purpose !== 'partyConsent' ||
      casesIn(facts)
        .map(({ parties }) => parties.filter(isParty))
        .every(
          (parties) =>
            parties.length > 0 && parties.every((party) => input.consents.some((consent) => consent.party === party)),
        ),
  ),
});

const named = (event: Event) =>
  event.type === 'AUTHORIZE' || event.type === 'NARROW'
    ? { scope: event.scope, persons: event.persons, until: event.until }
    : {};
const referred = ({ referrals }: Context, event: Event) =>
  event.type === 'RECORD_OUTCOME'
    ? referrals.find(({ person, outcome }) => person === event.person && outcome === null)
    : undefined;
const isTold = ({ told, tellAt, concerned }: Context): boolean => told || tellAt === null || !concerned.length;
const isOver =
  (outcome: Context['outcome']) =>
  ({ context }: Args): boolean =>
    context.outcome === outcome &&
    isTold(context) &&
    context.holds.length === 0 &&
    context.referrals.every((referral) => referral.outcome !== null);

export const guards = speaking(words.rules, {
  checkerDiffersFromRegistrar: checkerDiffersFrom<Context>(
    ({ registrars, requester }) => [...registrars, ...requester.persons],
    course,
  ),
  actorIsOfTheRequest: cited(
    course,
    'context',
    ({ context: { requester }, event: { actor } }: Args) =>
      !!actor &&
      (actor.hat === 'CENTER' ||
        (hatsOf(requester.kind).includes(actor.hat) && requester.persons.includes(actor.person))),
  ),
  scopeIsWithinRequest: cited(
    course,
    'payload',
    ({ context, event }: Args) => event.type === 'AUTHORIZE' && isWithin(named(event), context),
  ),
  untilIsWithinTerm: cited(
    course,
    'payload',
    ({ event }: Args) =>
      event.type === 'AUTHORIZE' &&
      Date.parse(event.until) > Date.parse(now()) &&
      Date.parse(event.until) <= Date.parse(deadline('trade.access.grantTerm').at),
  ),
  consentsLastSoLong: cited(
    text('T25'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'AUTHORIZE' && context.consents.every(({ until }) => Date.parse(event.until) <= Date.parse(until)),
  ),
  causeIsStillOpen: cited(reading(['T28', 'T31', 'T32', 'T33'], 'D-0270'), 'facts', ({ context, event }: Args) =>
    isUnderOpenCase(context, event.facts),
  ),
  mayBeRefused: cited(assistance, 'context', ({ context }: Args) => !isFormal(context.purpose)),
  copiesWereAsked: cited(course, 'context', ({ context }: Args) => context.form.includes('copy')),
  scopeIsNarrower: cited(
    course,
    'payload',
    ({ context, event }: Args) => event.type === 'NARROW' && isNarrower(named(event), context.granted),
  ),
  // T35: the center alone ends nothing of a security organ.
  organEndsIt: cited(
    assistance,
    'payload',
    ({ context, event }: Args) =>
      (event.type === 'WITHDRAW' || event.type === 'FINISH') &&
      (!isFormal(context.purpose) ||
        event.actor?.hat !== 'CENTER' ||
        (context.onPaper && event.document !== undefined)),
  ),
  limitIsGrounded: cited(
    assistance,
    'payload',
    ({ context, event }: Args) =>
      (event.type === 'REVOKE' || event.type === 'NARROW') &&
      (!isFormal(context.purpose) || event.document !== undefined),
  ),
  tellingIsBarred: cited(telling, 'context', ({ context }: Args) => context.barred && !context.told),
  holdIsNew: cited(
    holding,
    'payload',
    ({ context, event }: Args) =>
      event.type === 'PLACE_HOLD' && !!event.hold && !context.holds.some(({ hold }) => hold === event.hold),
  ),
  archivesAreInScope: cited(
    holding,
    'facts',
    ({ context, event }: Args) =>
      event.type === 'PLACE_HOLD' &&
      (event.archives ?? []).every((id) =>
        many(event.facts, 'archives').some(
          (archive) =>
            archive.id === id && context.granted?.scope.cases.some((one) => one === archive.shares['of']) === true,
        ),
      ),
  ),
  holdStands: cited(
    holding,
    'payload',
    ({ context, event }: Args) => event.type === 'LIFT_HOLD' && context.holds.some(({ hold }) => hold === event.hold),
  ),
  personIsInScope: cited(
    discipline,
    'payload',
    ({ context, event }: Args) =>
      event.type === 'REFER_TO_DISCIPLINE' && context.granted?.scope.persons.includes(event.person) === true,
  ),
  referralAwaitsOutcome: cited(
    discipline,
    'payload',
    ({ context, event }: Args) => referred(context, event) !== undefined,
  ),

  isUrgent: branch(({ context }: Args) => context.urgent),
  isProvided: branch(isOver('provided')),
  isExpired: branch(isOver('expired')),
  isRevoked: branch(isOver('revoked')),
});
