// Facts at the moment of a step: both subjects active, the listing listed, purpose and destination still permitted.
// Asked again at every step that binds a party (T7, T9, T12, T14, T17, T18, T30, P27). All total.
import { dateOf } from '../../../kernel/durations.ts';
import { now, param } from '../../../kernel/env.ts';
import { type CaseFact, branch, cited, one } from '../../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../../law/cite.ts';
import { type Args, type Pause, isWithin, placeOf, termsOf } from '../context.ts';
import { ruleIsInForce } from '../../../shared/rule-register/in-force.ts';
import type { Event, Findings } from '../events.ts';

const listingOf = ({ context, event }: Args) => {
  const listing = one(event.facts, 'listing');
  return listing?.id === context.listing ? listing : null;
};
const isCertified = (certificates: unknown, kinds: string[]): boolean =>
  Array.isArray(certificates) &&
  certificates.some(
    (certificate) =>
      typeof certificate === 'object' &&
      certificate !== null &&
      'kind' in certificate &&
      kinds.includes(String(certificate.kind)),
  );
const isActive = ({ context, event }: Args, side: 'seller' | 'buyer', kinds: string[]): boolean => {
  const subject = one(event.facts, side);
  return (
    subject !== null &&
    subject.tags.includes('active') &&
    subject.shares['party'] === context[side].party &&
    isCertified(subject.shares['certificates'], kinds)
  );
};
/** The purposes of the data, as the step at hand states them. */
const purposesOf = (args: Args): string[] | undefined => {
  const { context, event } = args;
  switch (event.type) {
    case 'SUBMIT_SUPPLY':
      return event.supply?.purposes;
    case 'SUBMIT_DEMAND':
      return event.demand?.purposes;
    case 'DRAFT_CONTRACT':
    case 'PASS_CONTRACT':
    case 'SIGN':
    case 'PROPOSE_AMENDMENT':
    case 'PASS_AMENDMENT':
    case 'SIGN_AMENDMENT':
      return termsOf(args).purposes;
    case 'START_DELIVERY':
    case 'HAND_OVER':
      return context.contract?.purposes;
    default:
      return context.demand?.purposes;
  }
};
const isAbroad = (region: string): boolean => !param('trade.crossBorder.domesticRegions').includes(region);
const regionsOf = (args: Args): string[] | null => {
  const place = placeOf(args);
  return place && [place.recipient, ...place.access];
};

/** The rule of delivery that the listing states; without one the content is one fixed fingerprint. */
const ruleIn = (shared: unknown): unknown =>
  typeof shared === 'object' && shared !== null && 'rule' in shared ? shared.rule : (shared ?? 'fingerprint');

/** T12: personal data rest on consents of everybody concerned, or name nobody. */
export const consentStandsFor = (listing: CaseFact | null): boolean => {
  const { personalData, consentStands } = listing?.shares ?? {};
  return (
    personalData === 'none' || personalData === 'anonymised' || (personalData === 'consent' && consentStands === true)
  );
};
/** T30: what the national rules ask for has not ended. */
export const procedureRunsFor = (listing: CaseFact | null): boolean => {
  const until = listing?.shares['procedureUntil'];
  return until === null || (typeof until === 'string' && until >= dateOf(now()));
};

/** One of the five prohibitions, found clear in the review of the venue. */
const foundClear = (field: keyof Findings, law: Basis) =>
  cited(
    [law, reading('T14', 'D-0085')],
    'payload',
    ({ event }: Args) => 'findings' in event && event.findings?.[field]?.clear === true,
    { path: `findings.${field}` },
  );

/** Asked at every step that binds a party or releases data. */
export const momentRules = [
  'tradeIsNotPaused',
  'sellerIsActive',
  'buyerIsActive',
  'listingIsListed',
  'purposesAreAllowed',
  'purposesLieWithinScenarios',
  'consentStands',
  'destinationIsAssessed',
  'procedureStands',
] as const;
/** What a delivery asks when it begins, it asks again whenever something is handed over. */
export const deliveryRules = [
  ...momentRules,
  'listingIsTheSame',
  'destinationWasAppliedFor',
  'termHasNotEnded',
] as const;
export const prohibitionRules = [
  'nationalSecurityIsClear',
  'othersRightsAreClear',
  'enterpriseRightsAreClear',
  'sourceIsNotIllegal',
  'sourceIsNotIrregular',
  'noOtherProhibition',
] as const;

const kindOf = (event: Event): Pause['kind'] =>
  event.type.startsWith('PARTY_') ? 'party' : event.type.startsWith('LISTING_') ? 'listing' : 'measure';
export const pauseOf = (event: Event): Pause => ({
  kind: kindOf(event),
  cause: ('cause' in event && event.cause) || '',
});
export const samePause =
  (one: Pause) =>
  (other: Pause): boolean =>
    one.kind === other.kind && one.cause === other.cause;

export const momentGuards = {
  deliveryRuleIsInForce: ruleIsInForce('delivery', reading(['T6', 'T22'], 'D-0314')),
  settlementRuleIsInForce: ruleIsInForce('settlement', reading(['T6', 'T23'], 'D-0314')),
  /** What is agreed on, or proposed as an amendment, lies within the highest price that is published. */
  priceIsWithinLimit: cited(gap(['T19', 'P24'], 'D-0315'), 'facts', (args: Args) => {
    const limit = listingOf(args)?.shares['priceLimitFen'];
    const { order, draft } = args.context;
    return (
      typeof limit !== 'number' ||
      [order?.priceFen, draft?.terms.priceFen].every((price) => price === undefined || price <= limit)
    );
  }),
  sellerIsActive: cited(text('T7'), 'facts', (args: Args) => isActive(args, 'seller', ['MERCHANT', 'THIRD_PARTY'])),
  buyerIsActive: cited(text('T9(1)'), 'facts', (args: Args) => isActive(args, 'buyer', ['DEMANDER'])),
  listingIsListed: cited(text('T17'), 'facts', (args: Args) => listingOf(args)?.tags.includes('listed') === true),
  listingIsTheSame: cited(
    reading(['T17', 'T20'], 'D-0085'),
    'facts',
    (args: Args) => listingOf(args)?.shares['version'] === args.context.version,
  ),
  listingIsTheReviewed: cited(
    reading(['T17', 'T21'], 'D-0085'),
    'facts',
    (args: Args) => args.context.draft !== null && listingOf(args)?.shares['version'] === args.context.draft.version,
  ),
  purposesAreAllowed: cited(text('T18'), 'facts', (args: Args) =>
    isWithin(purposesOf(args), listingOf(args)?.shares['purposes']),
  ),
  purposesLieWithinScenarios: cited(text('P27'), 'facts', (args: Args) => {
    const listing = listingOf(args);
    if (!listing) return false;
    const source = listing.shares['publicData'];
    return (
      source === null ||
      (typeof source === 'object' && 'scenarios' in source && isWithin(purposesOf(args), source['scenarios']))
    );
  }),
  consentStands: cited(text('T12'), 'facts', (args: Args) => consentStandsFor(listingOf(args))),
  destinationIsAssessed: cited(text('T30'), 'facts', (args: Args) =>
    isWithin(regionsOf(args), listingOf(args)?.shares['regions']),
  ),
  destinationWasAppliedFor: cited(reading(['T18', 'T30'], 'D-0153'), 'payload', (args: Args) => {
    const place = placeOf(args);
    const { demand } = args.context;
    return (
      !!place && !!demand && place.recipient === demand.place.recipient && isWithin(place.access, demand.place.access)
    );
  }),
  termHasNotEnded: cited(text('T21', 'T22'), 'context', ({ context }: Args) => {
    const until = context.contract?.term?.until;
    return until !== undefined && until >= dateOf(now());
  }),
  termIsAhead: cited(reading('T21', 'D-0153'), 'payload', (args: Args) => {
    const until = termsOf(args).term?.until;
    return until !== undefined && until >= dateOf(now());
  }),
  /** What is handed over is the assessed content itself, or follows the rule of delivery that was assessed with it. */
  contentIsWhatWasAssessed: cited([text('T17', 'T22'), reading('T22', 'D-0151')], 'facts', (args: Args) => {
    const { event } = args;
    const { fingerprint, deliveryRule } = listingOf(args)?.shares ?? {};
    if (event.type !== 'HAND_OVER') return false;
    return ruleIn(deliveryRule) === 'fingerprint'
      ? typeof fingerprint === 'string' && event.contentHash === fingerprint
      : !!event.follows;
  }),
  mannerIsTheContracts: cited(
    text('T21', 'T22'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'HAND_OVER' && !!event.manner && event.manner === context.contract?.manner,
  ),
  procedureStands: cited(text('T30'), 'facts', (args: Args) => {
    const regions = regionsOf(args);
    const listing = listingOf(args);
    if (!regions || !listing) return false;
    return !regions.some(isAbroad) || (listing.shares['crossBorder'] === true && procedureRunsFor(listing));
  }),
  tradeIsNotPaused: cited(
    [text('T22'), reading(['T7', 'T17'], 'D-0088')],
    'context',
    ({ context }: Args) => context.pauses.length === 0,
  ),
  nationalSecurityIsClear: foundClear('nationalSecurity', text('T14(1)')),
  othersRightsAreClear: foundClear('othersRights', text('T14(2)')),
  enterpriseRightsAreClear: foundClear('enterpriseRights', text('T14(3)')),
  sourceIsNotIllegal: foundClear('illegalSource', text('T14(4)')),
  sourceIsNotIrregular: foundClear('irregularSource', text('T14(4)')),
  noOtherProhibition: foundClear('otherProhibitions', text('T14(5)')),
  pauseIsNew: cited(
    reading('T22', 'D-0088'),
    'payload',
    ({ context, event }: Args) => pauseOf(event).cause !== '' && !context.pauses.some(samePause(pauseOf(event))),
  ),
  pauseStands: cited(reading('T22', 'D-0088'), 'payload', ({ context, event }: Args) =>
    context.pauses.some(samePause(pauseOf(event))),
  ),
  freezeIsNew: cited(
    gap('T23', 'D-0098'),
    'payload',
    ({ context, event }: Args) => 'cause' in event && Boolean(event.cause) && !context.freezes.includes(event.cause),
  ),
  freezeStands: cited(
    gap('T23', 'D-0098'),
    'payload',
    ({ context, event }: Args) => 'cause' in event && context.freezes.includes(event.cause),
  ),
  useIsAuthorized: cited(
    text('T25'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'RECORD_USE' &&
      context.authorisations.some(
        ({ use, side, until }) => use === event.use && side === event.of && Date.parse(until) > Date.parse(now()),
      ),
  ),
  authorisationIsAhead: cited(
    gap('T25', 'D-0100'),
    'payload',
    ({ event }: Args) => event.type === 'AUTHORIZE_USE' && Date.parse(event.until ?? '') > Date.parse(now()),
  ),
  authorisationIsTheirs: cited(
    gap('T25', 'D-0100'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'WITHDRAW_AUTHORIZATION' &&
      context.authorisations.some(({ use, side }) => use === event.use && event.actor?.party === context[side].party),
  ),

  isForCenter: branch(
    (
      _: Args,
      { role }: { role: 'applicationReview' | 'orderReview' | 'contractReview' | 'settlementInstruction' | 'filing' },
    ) => param(`trade.roles.${role}`) === 'CENTER',
  ),
  aPauseStands: branch(({ context }: Args) => context.pauses.length > 0),
  noPauseIsLeft: branch(({ context }: Args) => context.pauses.length === 0),
  aFreezeStands: branch(({ context }: Args) => context.freezes.length > 0),
  noFreezeIsLeft: branch(({ context }: Args) => context.freezes.length === 0),
  moneyIsAtTheBank: branch(({ context }: Args) => context.settlement.instruction !== null),
};
