// From the application to the signed contract: T18, T19, T20, T21. All total.
import { now, param } from '../../../kernel/env.ts';
import { hashOf } from '../../../kernel/hash.ts';
import { type CaseFact, branch, cited, one } from '../../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../../law/cite.ts';
import { type Args, hashOfOrder, isWithin, termsOf } from '../context.ts';
import { sideOf } from '../persons.ts';
import type { Contract, Demand, Side, Supply } from '../events.ts';
import { evaluating, serves } from '../../services.ts';

const supplyOf = ({ event }: Args): Partial<Supply> => (event.type === 'SUBMIT_SUPPLY' && event.supply) || {};
const demandOf = ({ event }: Args): Partial<Demand> => (event.type === 'SUBMIT_DEMAND' && event.demand) || {};

/** What the seller states (T18). */
const offered = (field: keyof Supply, has: (supply: Partial<Supply>) => boolean = (supply) => !!supply[field]) =>
  cited(text('T18'), 'payload', (args: Args) => has(supplyOf(args)), { path: `supply.${field}` });
/** One of the nine items of a contract (T21). */
const stated = (field: keyof Contract, has: (terms: Partial<Contract>) => boolean = (terms) => !!terms[field]) =>
  cited(text('T21'), 'payload', (args: Args) => has(termsOf(args)), { path: `contract.${field}` });
const terms = (
  law: Basis | Basis[],
  holds: (terms: Partial<Contract>, args: Args) => boolean,
  path?: `contract.${keyof Contract}`,
) => cited(law, 'payload', (args: Args) => holds(termsOf(args), args), { ...(path && { path }) });

export const supplyRules = [
  'sourceIsStated',
  'contentIsStated',
  'ownershipIsStated',
  'scopeOfUseIsStated',
  'descriptionIsGiven',
  'sampleIsGiven',
] as const;
export const demandRules = ['needIsStated', 'purposeIsStated'] as const;
const itemRules = [
  'subjectMatterIsAgreed',
  'purposeIsAgreed',
  'priceIsAgreed',
  'modeIsAgreed',
  'termIsAgreed',
  'qualityIsAgreed',
  'mannerIsAgreed',
  'securityIsAgreed',
  'confidentialityIsAgreed',
] as const;
const scheduleRules = [
  'deliveriesAreAhead',
  'instalmentsAddUp',
  'paymentOrderFits',
  'instalmentsFollowDeliveries',
  'purposeIsTheDemands',
  'termIsAhead',
] as const;
export const contractRules = [...itemRules, 'priceIsTheOrders', ...scheduleRules, 'onlineWhereRequired'] as const;
export const amendmentRules = [
  ...itemRules,
  ...scheduleRules,
  'onlineWhereRequired',
  'whatIsDoneStays',
  'amendmentIsStated',
] as const;

const sameJson = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
/** An amendment concerns the future, not lots or instalments that are done. */
export const keepsWhatIsDone = ({ context }: Pick<Args, 'context'>, next: Partial<Contract>): boolean => {
  const { contract, delivery, settlement } = context;
  if (!contract || !next.deliveries || !next.payment) return false;
  const lots = delivery.lot - (delivery.handedOver ? 0 : 1);
  const paid = settlement.instalment - (settlement.instruction ? 0 : 1);
  return (
    sameJson(next.deliveries.slice(0, lots), contract.deliveries.slice(0, lots)) &&
    sameJson(next.payment.instalments.slice(0, paid), contract.payment.instalments.slice(0, paid))
  );
};
const bodyIs =
  (holds: (body: CaseFact, args: Args) => boolean) =>
  (args: Args): boolean => {
    const body = one(args.event.facts, 'body');
    return body !== null && holds(body, args);
  };

export const agreeingGuards = {
  sourceIsStated: offered('source'),
  contentIsStated: offered('content'),
  ownershipIsStated: offered('ownership', ({ ownership }) => !!ownership?.evidence?.length),
  scopeOfUseIsStated: offered('purposes', ({ purposes }) => !!purposes?.length),
  descriptionIsGiven: offered('description'),
  sampleIsGiven: offered('sample'),
  needIsStated: cited(text('T18'), 'payload', (args: Args) => !!demandOf(args).need, { path: 'demand.need' }),
  purposeIsStated: cited(text('T18'), 'payload', (args: Args) => !!demandOf(args).purposes?.length, {
    path: 'demand.purposes',
  }),
  demandFitsSupply: cited(text('T18'), 'context', ({ context }: Args) =>
    isWithin(context.demand?.purposes, context.supply?.purposes),
  ),
  supplyIsOnFile: branch(({ context }: Args) => context.supply !== null),
  demandIsOnFile: branch(({ context }: Args) => context.demand !== null),

  /** Both sides answer in parallel, each in its own region; who may act is asked before. */
  isOfThisSide: branch(({ context, event }: Args, { side }: { side: Side }) => sideOf(context, event.actor) === side),
  answersTheOtherSide: cited(
    text('T20'),
    'context',
    ({ context, event }: Args) =>
      context.offer !== null &&
      sideOf(context, event.actor) !== null &&
      sideOf(context, event.actor) !== context.offer.side,
  ),
  offerIsTheirs: cited(
    gap('T20', 'D-0087'),
    'context',
    ({ context, event }: Args) => context.offer !== null && sideOf(context, event.actor) === context.offer.side,
  ),
  offerIsTheStandingOne: cited(
    gap('T20', 'D-0087'),
    'payload',
    ({ context, event }: Args) => 'offer' in event && event.offer === context.offer?.number,
    { path: 'offer' },
  ),
  priceEqualsProposal: cited(
    reading('T19', 'D-0089'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'OFFER' &&
      (event.basis === 'agreed' ||
        (event.basis === 'proposal' && event.priceFen === context.evaluation?.proposal?.priceFen)),
  ),
  bodyIsCertified: cited(
    [text('T19'), text('T10(1)')],
    'facts',
    bodyIs(({ tags, shares }) => tags.includes('active') && isWithin(['THIRD_PARTY'], shares['kinds'])),
  ),
  bodyServes: cited([text('T10', 'T19'), reading('T10', 'D-0152')], 'facts', (args: Args) =>
    serves(one(args.event.facts, 'body'), evaluating),
  ),
  priceBasisStands: cited(
    [text('T19'), reading('T19', 'D-0089')],
    'context',
    ({ context: { offer, evaluation } }: Args) =>
      offer !== null &&
      (offer.basis === 'agreed' ||
        (!!evaluation?.proposal &&
          evaluation.proposal.document === offer.proposal &&
          evaluation.proposal.priceFen === offer.priceFen)),
  ),
  bodyIsIndependent: cited(
    reading(['T10', 'T19'], 'D-0089'),
    'facts',
    bodyIs(
      ({ shares }, { context }) =>
        typeof shares['party'] === 'string' &&
        shares['party'] !== context.seller.party &&
        shares['party'] !== context.buyer.party,
    ),
  ),
  independenceIsDeclared: cited(
    reading('T19', 'D-0089'),
    'payload',
    ({ event }: Args) => event.type === 'SUBMIT_PRICE_PROPOSAL' && event.independence?.declared === true,
    { path: 'independence' },
  ),
  commissionStands: branch(({ context }: Args) => context.evaluation !== null),
  proposalIsOnFile: branch(({ context }: Args) => !!context.evaluation?.proposal),
  anOfferStands: branch(({ context }: Args) => context.offer !== null),
  confirmsThisOrder: cited(
    text('T20'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'CONFIRM_ORDER' && !!event.orderHash && event.orderHash === hashOfOrder(context),
    { path: 'orderHash' },
  ),
  orderConformsToLaw: cited(
    text('T20'),
    'payload',
    ({ event }: Args) => event.type === 'PASS_ORDER' && event.conformity?.laws?.clear === true,
    { path: 'conformity.laws' },
  ),
  orderConformsToStandards: cited(
    text('T20'),
    'payload',
    ({ event }: Args) => event.type === 'PASS_ORDER' && event.conformity?.standards?.clear === true,
    { path: 'conformity.standards' },
  ),

  subjectMatterIsAgreed: stated('content'),
  purposeIsAgreed: stated('purposes', ({ purposes }) => !!purposes?.length),
  priceIsAgreed: stated('priceFen', ({ priceFen }) => priceFen !== undefined),
  modeIsAgreed: stated('mode'),
  termIsAgreed: stated('term', ({ term }) => !!term && term.from <= term.until),
  qualityIsAgreed: stated('quality'),
  mannerIsAgreed: stated('manner'),
  securityIsAgreed: stated('security'),
  confidentialityIsAgreed: stated('confidentiality'),
  priceIsTheOrders: terms(
    text('T19', 'T20'),
    // A price that is missing is told of by its own item.
    ({ priceFen }, { context }) => priceFen === undefined || priceFen === context.order?.priceFen,
    'contract.priceFen',
  ),
  purposeIsTheDemands: terms(
    text('T18', 'T21'),
    ({ purposes }, { context }) => isWithin(purposes, context.demand?.purposes),
    'contract.purposes',
  ),
  deliveriesAreAhead: terms(
    gap('T22', 'D-0091'),
    ({ deliveries }, { context }) =>
      !!deliveries?.length &&
      deliveries
        .slice(context.delivery.lot - (context.delivery.handedOver ? 0 : 1))
        .every(({ due }) => Date.parse(due) > Date.parse(now())),
    'contract.deliveries',
  ),
  instalmentsAddUp: terms(
    text('T23'),
    ({ payment, priceFen }) =>
      priceFen === undefined ||
      (!!payment && payment.instalments.reduce((sum, { amountFen }) => sum + amountFen, 0) === priceFen),
  ),
  paymentOrderFits: terms(reading(['T15', 'T23'], 'D-0026'), ({ payment }) => {
    const allowed = param('trade.paymentOrder');
    if (!payment || (allowed !== 'contract' && allowed !== payment.order)) return false;
    const before = payment.instalments.map(({ heldBefore }) => heldBefore !== null);
    return payment.order === 'prepay'
      ? before.every(Boolean)
      : payment.order === 'onDelivery'
        ? !before.some(Boolean)
        : payment.instalments.length > 1;
  }),
  instalmentsFollowDeliveries: terms(reading(['T22', 'T23'], 'D-0091'), ({ payment, deliveries }) =>
    (payment?.instalments ?? []).every(({ heldBefore, releasedAfter }, i, all) => {
      const before = all[i - 1]?.releasedAfter ?? 0;
      return (
        releasedAfter <= (deliveries?.length ?? 0) &&
        releasedAfter >= before &&
        (heldBefore === null || (heldBefore <= releasedAfter && heldBefore > before))
      );
    }),
  ),
  onlineWhereRequired: terms(
    text('T21'),
    ({ signing }) => signing === 'online' || (signing === 'outside' && !param('trade.contract.onlineRequired')),
    'contract.signing',
  ),
  amendmentIsStated: terms(
    gap('T21', 'D-0230'),
    (next, { context }) => Boolean(next.document) && hashOf(next) !== hashOf(context.contract),
  ),
  whatIsDoneStays: terms(reading('T21', 'D-0096'), (next, args) => keepsWhatIsDone(args, next)),
  reviewsTheText: cited(
    text('T21'),
    'payload',
    ({ context, event }: Args) =>
      'document' in event &&
      typeof event.document === 'object' &&
      event.document.sha256 === context.draft?.terms.document.sha256,
  ),
  signsTheText: cited(
    text('T21'),
    'payload',
    ({ context, event }: Args) =>
      'document' in event &&
      typeof event.document === 'object' &&
      event.document.sha256 === (context.draft?.review?.sha256 ?? context.draft?.terms.document.sha256),
  ),
  retriesTheText: cited(
    text('T21'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'RETRY_EVIDENCE' && !!event.document && event.document === context.draft?.review?.sha256,
  ),
  evidenceIsOfThisText: cited(
    text('T21'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'EVIDENCE_PRESERVED' && !!event.sha256 && event.sha256 === context.draft?.review?.sha256,
  ),
  evidenceIsBackedUp: cited(
    text('T21'),
    'payload',
    ({ event }: Args) => event.type === 'EVIDENCE_PRESERVED' && event.copies >= 2,
  ),
  /** D-0027: review comes first, unless the regime puts it last or the contract is signed elsewhere. */
  signatureComesFirst: branch(
    (args: Args) => termsOf(args).signing === 'outside' || param('trade.contract.reviewTiming') === 'postSign',
  ),
  textIsSigned: branch(({ context }: Args) => !!context.draft?.signatures.seller && !!context.draft.signatures.buyer),
  textIsReviewed: branch(({ context }: Args) => !!context.draft?.review),
  amendmentStillFits: branch(
    ({ context }: Args) => context.draft !== null && keepsWhatIsDone({ context }, context.draft.terms),
  ),
};
