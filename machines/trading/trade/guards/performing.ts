// From the contract in force to the filing: T22, T23, T24, and the early end of a contract. All total.
import { now, param } from '../../../kernel/env.ts';
import { branch, cited, one } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import {
  type Args,
  type Context,
  type Outcome,
  type Payment,
  allIsDelivered,
  authorisedUntil,
  awarded,
  deliveryDueOf,
  hasLapsed,
  instalmentOf,
  isToBeDivided,
  lotIsAccepted,
  moneyMayMove,
  resolutionIn,
  wasStoppedByMeasure,
} from '../context.ts';
import { sideOf } from '../persons.ts';
import type { Event } from '../events.ts';
import { arbitrating, serves } from '../../services.ts';

const isFree = ({ freezes }: Context): boolean => freezes.length === 0;
/** A bank that reports the same thing once more, under another id. */
const isKnown = ({ settlement }: Context, event: Event): boolean => {
  const said = (what: Payment['what'], has: (payment: Payment) => boolean) =>
    settlement.payments.some((payment) => payment.what === what && has(payment));
  switch (event.type) {
    case 'FUNDS_HELD':
    case 'FUNDS_RELEASED':
    case 'FUNDS_REFUNDED': {
      const { instruction, amountFen, bankRef, type } = event;
      const what = { FUNDS_HELD: 'held', FUNDS_RELEASED: 'released', FUNDS_REFUNDED: 'refunded' } as const;
      return said(
        what[type],
        (paid) => paid.instruction === instruction && paid.amountFen === amountFen && paid.bankRef === bankRef,
      );
    }
    case 'FUNDS_FAILED': {
      const { instruction, reason } = event;
      return said('failed', (paid) => paid.instruction === instruction && paid.bankRef === reason?.slice(0, 200));
    }
    default:
      return false;
  }
};
const amountOf = (event: Event): number | undefined => ('amountFen' in event ? event.amountFen : undefined);

export const performingGuards = {
  fundsForLotAreHeld: branch(({ context }: Args) => {
    const { delivery, settlement, contract } = context;
    return (contract?.payment.instalments ?? []).every(
      ({ heldBefore }, i) =>
        heldBefore === null ||
        heldBefore > delivery.lot ||
        settlement.instalment > i + 1 ||
        (settlement.instalment === i + 1 && settlement.heldFen > 0),
    );
  }),
  allIsDelivered: branch(({ context }: Args) => allIsDelivered(context)),
  aLotIsLeft: branch(({ context }: Args) => !allIsDelivered(context)),
  contractHasEnded: branch(({ context }: Args) => context.termination !== null),
  lotIsTheCurrentOne: cited(
    reading('T22', 'D-0092'),
    'payload',
    ({ context, event }: Args) => 'lot' in event && event.lot === context.delivery.lot,
  ),
  remedyIsLeft: branch(({ context }: Args) => context.delivery.remedies < param('trade.delivery.remedies')),
  silenceAccepts: branch(() => param('trade.delivery.onSilence') === 'accept'),
  lotIsResolved: branch(({ context }: Args) => !context.delivery.contested && !context.delivery.handedOver),
  lotIsToBeRemedied: branch(({ context }: Args) => !context.delivery.contested && context.delivery.handedOver),
  dueDateHasMoved: branch(({ context }: Args) => context.delivery.armedFor !== deliveryDueOf(context)),

  contractIsInEvidence: cited(text('T21', 'T23'), 'context', ({ context }: Args) => context.evidence.length > 0),
  instalmentIsTheCurrentOne: cited(
    text('T23'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'INSTRUCT_SETTLEMENT' && event.instalment === context.settlement.instalment,
  ),
  reportIsKnown: cited(reading('T23', 'D-0156'), 'payload', ({ context, event }: Args) => isKnown(context, event)),
  settlementIsNotFrozen: cited(gap('T23', 'D-0098'), 'context', ({ context }: Args) => isFree(context)),
  instructionIsOurs: cited(
    text('T23'),
    'payload',
    ({ context, event }: Args) =>
      'instruction' in event && !!event.instruction && event.instruction === context.settlement.instruction,
  ),
  amountIsTheInstructed: cited(
    reading('T23', 'D-0093'),
    'payload',
    ({ context, event }: Args) => amountOf(event) === context.settlement.amountFen,
  ),
  refundIsWhole: cited(reading('T23', 'D-0094'), 'payload', ({ context, event }: Args) => {
    const { heldFen } = context.settlement;
    const amountFen = amountOf(event);
    return (
      amountFen !== undefined &&
      (heldFen > 0 ? amountFen === heldFen : amountFen <= (instalmentOf(context)?.amountFen ?? 0))
    );
  }),
  fundsCrossedTheRecall: cited(
    reading('T23', 'D-0094'),
    'payload',
    ({ context, event }: Args) =>
      context.settlement.heldFen === 0 && Number(amountOf(event)) <= (instalmentOf(context)?.amountFen ?? 0),
  ),
  allIsSettled: branch(({ context }: Args) => context.contract !== null && instalmentOf(context) === null),
  anInstalmentIsLeft: branch(({ context }: Args) => instalmentOf(context) !== null),
  instalmentHasLapsed: branch(({ context }: Args) => hasLapsed(context)),
  instalmentIsDue: branch(({ context }: Args) => {
    const instalment = instalmentOf(context);
    if (!instalment || !moneyMayMove(context)) return false;
    return instalment.heldBefore === null || context.termination
      ? lotIsAccepted(context, instalment.releasedAfter)
      : context.delivery.lot >= instalment.heldBefore;
  }),
  releaseIsDue: branch(({ context }: Args) => {
    const instalment = instalmentOf(context);
    return (
      instalment !== null &&
      lotIsAccepted(context, instalment.releasedAfter) &&
      !isToBeDivided(context) &&
      moneyMayMove(context) &&
      !context.dispute
    );
  }),
  refundIsPossible: branch(({ context }: Args) => hasLapsed(context) && moneyMayMove(context)),
  moneyMayMove: branch(({ context }: Args) => moneyMayMove(context)),
  // Not what is recalled instead, nor what a measure has taken back.
  bankIsToldAgain: branch(
    ({ context }: Args) =>
      context.settlement.asked !== null &&
      !(context.settlement.asked === 'hold' && hasLapsed(context)) &&
      !wasStoppedByMeasure(context),
  ),
  wasStoppedByMeasure: branch(({ context }: Args) => wasStoppedByMeasure(context)),
  splitIsOpen: branch(({ context }: Args) => context.settlement.split === null),
  endedByMeasure: branch(({ context }: Args) => context.termination?.kind === 'measure'),
  fundsAreToBeDivided: branch(({ context }: Args) => isToBeDivided(context)),
  splitIsKnown: branch(
    ({ context }: Args) => isToBeDivided(context) && moneyMayMove(context) && awarded(context) !== null,
  ),
  sellerGetsAPart: branch(({ context }: Args) => (context.settlement.split?.releaseFen ?? 0) > 0),
  aRestIsLeft: branch(({ context, event }: Args) => context.settlement.heldFen > Number(amountOf(event))),
  splitIsCovered: cited(
    gap('T23', 'D-0094'),
    'payload',
    ({ context, event }: Args) => event.type === 'DECIDE_FUNDS' && event.releaseFen <= context.settlement.heldFen,
  ),
  retryIsLeft: branch(
    ({ context }: Args) =>
      context.settlement.retryUntil !== null && Date.parse(now()) < Date.parse(context.settlement.retryUntil),
  ),

  disputeIsTheirs: cited(
    gap('T10', 'D-0095'),
    'context',
    ({ context, event }: Args) => context.dispute !== null && sideOf(context, event.actor) === context.dispute.side,
  ),
  arbiterIsCertified: cited(text('T10(1)'), 'facts', ({ event }: Args) => {
    const kinds = one(event.facts, 'body')?.shares['kinds'];
    return (
      one(event.facts, 'body')?.tags.includes('active') === true &&
      Array.isArray(kinds) &&
      kinds.includes('THIRD_PARTY')
    );
  }),
  arbiterServes: cited([text('T10'), reading('T10', 'D-0152')], 'facts', ({ event }: Args) =>
    serves(one(event.facts, 'body'), arbitrating),
  ),
  noArbiterIsAgreed: cited(reading('T10', 'D-0152'), 'facts', ({ context, event }: Args) => {
    const agreed = context.dispute?.arbiter;
    return !agreed || one(event.facts, 'arbiter')?.tags.includes('active') === false;
  }),
  referralIsTheOthers: cited(reading('T10', 'D-0152'), 'context', ({ context, event }: Args) => {
    const side = sideOf(context, event.actor);
    return !!context.dispute?.referral && side !== null && side !== context.dispute.referral.side;
  }),
  referralIsTheStandingOne: cited(
    reading('T10', 'D-0152'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'AGREE_ARBITRATION' &&
      event.referral === context.dispute?.referral?.number &&
      event.agreement?.sha256 === context.dispute.referral.agreement,
  ),
  judgmentIsOnFile: cited(
    reading('T10', 'D-0152'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'CONFIRM_JUDGMENT' &&
      !!context.dispute?.judgment &&
      event.document?.sha256 === context.dispute.judgment.document,
  ),
  fundsAreNotTheCenters: cited(gap(['T22', 'T23'], 'D-0155'), 'payload', (args: Args) => {
    const { termination } = args.context;
    return resolutionIn(args)?.outcome !== 'terminate' || termination === null || termination.kind === 'ended';
  }),
  arbiterIsIndependent: cited(reading('T10', 'D-0095'), 'facts', ({ context, event }: Args) => {
    const party = one(event.facts, 'body')?.shares['party'];
    return typeof party === 'string' && party !== context.seller.party && party !== context.buyer.party;
  }),
  resolutionFits: cited(gap('T10', 'D-0095'), 'payload', ({ context, event }: Args) => {
    const outcome = resolutionIn({ context, event })?.outcome;
    return outcome === 'continue' || outcome === 'terminate' || (outcome === 'accept' && context.delivery.contested);
  }),
  resolutionIsTheOthers: cited(gap('T10', 'D-0095'), 'context', ({ context, event }: Args) => {
    const side = sideOf(context, event.actor);
    return !!context.dispute?.proposal && side !== null && side !== context.dispute.proposal.side;
  }),
  resolutionIsTheStandingOne: cited(
    gap('T10', 'D-0095'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'AGREE_RESOLUTION' && event.proposal === context.dispute?.proposal?.number,
  ),
  disputeStands: branch(({ context }: Args) => context.dispute !== null),
  noDisputeIsLeft: branch(({ context }: Args) => context.dispute === null),

  changeIsTheOthers: cited(reading('T21', 'D-0096'), 'context', ({ context, event }: Args) => {
    const side = sideOf(context, event.actor);
    return context.change !== null && side !== null && side !== context.change.side;
  }),
  changeIsTheStandingOne: cited(
    reading('T21', 'D-0096'),
    'payload',
    ({ context, event }: Args) => event.type === 'AGREE_TERMINATION' && event.proposal === context.change?.number,
  ),
  bothSidesAreDone: branch(
    ({ context }: Args) =>
      (allIsDelivered(context) || context.termination !== null) &&
      context.contract !== null &&
      instalmentOf(context) === null &&
      context.dispute === null,
  ),

  anAuthorisationStands: branch(({ context }: Args) => authorisedUntil(context) !== null),
  noAuthorisationStands: branch(({ context }: Args) => authorisedUntil(context) === null),
  someCameLater: branch(({ context }: Args) => context.filing.later),
  contractWasInForce: branch(({ context }: Args) => context.contract !== null),
  manifestIsTheOne: cited(
    text('T24'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'FILE' && !!event.manifestHash && event.manifestHash === context.filing.manifestHash,
  ),
  sealIsOurs: cited(
    text('T24'),
    'payload',
    ({ context, event }: Args) => event.type === 'ARCHIVE_SEALED' && event.record === context.filing.record,
  ),
  endedAs: branch(({ context }: Args, { outcome }: { outcome: Outcome }) => context.outcome === outcome),
};
