// T25, T34, T35: what may be authorised, who does what under it, and what becomes of it. All total.
import { deadline, now } from '../../kernel/env.ts';
import { type Actor, branch, cited, many, speaking } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import { confirmsWhatStands } from '../../shared/confirming.ts';
import { isParty } from '../../shared/parties.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import { assistance, copies, course, discipline, holding, onPaper } from './basis.ts';
import { review, telling, unbiased, whole, within } from './basis.ts';
import { causeRuns, isOfTheCause, liesInTheCause } from './cause.ts';
import type { Args, Context } from './context.ts';
import type { Act, Event } from './events.ts';
import { everybodyConsents } from './openings.ts';
import { hatsOf, isFormal, termsOf } from './purposes.ts';
import { isNarrower, isSame, isWithin } from './scope.ts';
import { words } from './words.ts';

const ms = (instant: string): number => Date.parse(instant);
/** Until when it was asked: as it opened where it was urgent, as the request says, or for the longest term. */
const askedUntil = ({ granted, until }: Context): string =>
  granted?.until ?? until ?? deadline('trade.access.grantTerm').at;
export const untilOf = (context: Context, event: Event): string =>
  (event.type === 'AUTHORIZE' && event.until) || askedUntil(context);
/** One of the persons who ask, in the hat and for the body for which they ask. */
const isOwn = ({ requester }: Context, { person, hat, party }: Actor): boolean =>
  hatsOf(requester).includes(hat) &&
  requester.persons.includes(person) &&
  (requester.party === undefined || requester.party === party);
/** Parties of what is read that it did not know of. */
export const newlyConcerned = ({ concerned }: Context, event: Event): string[] =>
  event.type === 'MATERIAL_READ'
    ? [...new Set((event.parties ?? []).filter((party) => isParty(party) && !concerned.includes(party)))]
    : [];
/** Also where the body asked here itself: what may outlive its persons (a hold, a bar), and what the center itself limits. */
const alwaysOnPaper: Act['type'][] = ['ALLOW_TELLING', 'KEEP_BAR', 'CLOSE_UNTOLD', 'LIFT_HOLD', 'NARROW', 'REVOKE'];

const named = (event: Event) =>
  event.type === 'AUTHORIZE' || event.type === 'NARROW'
    ? { scope: event.scope, persons: event.persons, until: event.until }
    : {};
const referred = ({ referrals }: Context, event: Event) =>
  event.type === 'RECORD_OUTCOME'
    ? referrals.find(({ person, outcome }) => person === event.person && outcome === null)
    : undefined;
const isTold = ({ told, untold, concerned }: Context): boolean => told || untold || !concerned.length;
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
  /** What was registered from paper and confirmed, the case tells itself. */
  actorIsOfTheRequest: cited(
    onPaper,
    'context',
    ({ context, event: { actor } }: Args) => !!actor && (actor.hat === 'SYSTEM' || isOwn(context, actor)),
  ),
  completerIsKnown: cited(
    course,
    'context',
    ({ context, event: { actor } }: Args) => !!actor && (actor.hat === 'CENTER' || isOwn(context, actor)),
  ),
  deciderIsNotConcerned: checkerDiffersFrom<Context>(({ scope }) => scope.persons, unbiased),
  scopeIsWithinRequest: cited(
    course,
    'payload',
    ({ context, event }: Args) => event.type === 'AUTHORIZE' && isWithin(named(event), context),
  ),
  untilIsWithinTerm: cited(course, 'payload', ({ context, event }: Args) => {
    const until = ms(untilOf(context, event));
    return until > ms(now()) && until <= ms(askedUntil(context)) && until <= ms(deadline('trade.access.grantTerm').at);
  }),
  organHasWhatItAsked: cited(
    whole,
    'payload',
    ({ context, event }: Args) =>
      !isFormal(context.purpose) ||
      (event.type === 'AUTHORIZE' &&
        !!event.scope &&
        !!event.persons &&
        isSame(
          { scope: event.scope, persons: event.persons, until: untilOf(context, event) },
          { scope: context.scope, persons: context.requester.persons, until: askedUntil(context) },
        )),
  ),
  consentsLastSoLong: cited(text('T25'), 'payload', ({ context, event }: Args) =>
    context.consents.every(({ until }) => ms(untilOf(context, event)) <= ms(until)),
  ),
  everyPartyConsents: cited(text('T25'), 'facts', ({ context, event }: Args) =>
    everybodyConsents(context, event.facts),
  ),
  causeIsStillOpen: cited(within, 'facts', ({ context, event }: Args) => causeRuns(context, event.facts)),
  requesterIsOfTheCase: cited(within, 'facts', ({ context, event }: Args) =>
    isOfTheCause(context, event.facts, context.onPaper),
  ),
  scopeIsOfTheCase: cited(
    within,
    'facts',
    ({ context, event }: Args) =>
      event.type === 'AUTHORIZE' && liesInTheCause(context, event.scope ?? context.scope, event.facts),
  ),
  mayBeRefused: cited(
    assistance,
    'context',
    ({ context: { purpose, until } }: Args) => !isFormal(purpose) || (until !== null && ms(until) <= ms(now())),
  ),
  copiesWereAsked: cited(course, 'context', ({ context }: Args) => context.form.includes('copy')),
  copiesArePacked: cited(copies, 'context', ({ context }: Args) => context.packed !== null),
  copiesAreThoseNamed: confirmsWhatStands<Context>(({ packed }) => packed, gap(['T25', 'T34', 'T35'], 'D-0425')),
  handlerIsNotOfTheRequest: checkerDiffersFrom<Context>(({ requester }) => requester.persons, copies),
  handerDiffersFromPacker: checkerDiffersFrom<Context>(({ packed }) => packed?.by ?? [], copies),
  scopeIsNarrower: cited(
    course,
    'payload',
    ({ context, event }: Args) => event.type === 'NARROW' && isNarrower(named(event), context.granted),
  ),
  // T35: the center alone ends or limits nothing of a security organ.
  limitIsConfirmed: cited(
    whole,
    'context',
    ({ context, event: { actor } }: Args) => !isFormal(context.purpose) || actor?.hat === 'SYSTEM',
  ),
  tellingIsBarred: cited(telling, 'context', ({ context }: Args) => context.barred && !context.told),
  // T34: the rules themselves say when the parties are told of it.
  barIsTheInstruments: cited(telling, 'context', ({ context: { purpose } }: Args) => purpose !== 'fiscalSupervision'),
  barEndsLater: cited(
    review,
    'payload',
    ({ event }: Args) => event.type === 'KEEP_BAR' && (event.until === undefined || ms(event.until) > ms(now())),
  ),
  requestCameOnPaper: cited(
    onPaper,
    'payload',
    ({ context, event }: Args) =>
      event.type === 'REGISTER_ACT' && (context.onPaper || (!!event.act && alwaysOnPaper.includes(event.act.type))),
  ),
  noActWaits: cited(onPaper, 'context', ({ context }: Args) => context.pending === null),
  actIsRegistered: cited(onPaper, 'context', ({ context }: Args) => context.pending !== null),
  actIsTheOneNamed: confirmsWhatStands<Context>(({ pending }) => pending, gap(['T25', 'T34', 'T35'], 'D-0425')),
  confirmerDiffersFromRegistrar: checkerDiffersFrom<Context>(({ pending }) => pending?.by ?? [], onPaper),
  holdFitsPurpose: cited(holding, 'context', ({ context: { purpose } }: Args) => termsOf(purpose).holding === true),
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

  somebodyIsToBeTold: branch(({ context }: Args) => !context.told && context.concerned.length > 0),
  newOnesAreToldNow: branch(
    ({ context, event }: Args) =>
      newlyConcerned(context, event).length > 0 &&
      (context.told || (context.tellAt !== null && ms(context.tellAt) <= ms(now()))),
  ),
  isUrgent: branch(({ context }: Args) => context.urgent),
  isProvided: branch(isOver('provided')),
  isExpired: branch(isOver('expired')),
  isRevoked: branch(isOver('revoked')),
  isWithdrawn: branch(isOver('withdrawn')),
});
