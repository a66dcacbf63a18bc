// From the contract in force to the filing: T22, T23, T24, and what ends a contract early. All total.
import { now, param } from '../../../kernel/env.ts';
import { branch, cited, one } from '../../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../../law/cite.ts';
import { checkerDiffersFrom } from '../../../shared/rules.ts';
import {
  type Args,
  type Context,
  type Outcome,
  allIsDelivered,
  awarded,
  deliveryDueOf,
  hasLapsed,
  instalmentOf,
  isToBeDivided,
  lotIsAccepted,
  sideOf,
} from '../context.ts';
import type { Event } from '../events.ts';

const isFree = ({ freezes }: Context): boolean => freezes.length === 0;
const report = (event: Event) =>
  event as Partial<Extract<Event, { type: 'FUNDS_HELD' | 'FUNDS_RELEASED' | 'FUNDS_REFUNDED' }>>;
const changeIs = (who: 'theirs' | 'ours', law: Basis, zh: string, en: string) =>
  cited(
    ({ context, event }: Args) => {
      const side = sideOf(context, event.actor);
      return context.change !== null && side !== null && (side === context.change.side) === (who === 'ours');
    },
    { law, reads: 'context', says: { zh, en } },
  );

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
  lotIsTheCurrentOne: cited(({ context, event }: Args) => 'lot' in event && event.lot === context.delivery.lot, {
    law: reading('T22', 'D-0092'),
    reads: 'payload',
    says: { zh: '只能验收当前一次交付', en: 'name the delivery that waits for acceptance' },
  }),
  remedyIsLeft: branch(({ context }: Args) => context.delivery.remedies < param('trade.delivery.remedies')),
  silenceAccepts: branch(() => param('trade.delivery.onSilence') === 'accept'),
  lotIsResolved: branch(({ context }: Args) => !context.delivery.contested && !context.delivery.handedOver),
  lotIsToBeRemedied: branch(({ context }: Args) => !context.delivery.contested && context.delivery.handedOver),
  dueDateHasMoved: branch(({ context }: Args) => context.delivery.armedFor !== deliveryDueOf(context)),

  contractIsInEvidence: cited(({ context }: Args) => context.evidence.length > 0, {
    law: text('T21', 'T23'),
    reads: 'context',
    says: { zh: '合同存证后方可结算', en: 'settlement follows a contract that is kept in evidence' },
  }),
  instalmentIsTheCurrentOne: cited(
    ({ context, event }: Args) =>
      event.type === 'INSTRUCT_SETTLEMENT' && event.instalment === context.settlement.instalment,
    {
      law: text('T23'),
      reads: 'payload',
      says: { zh: '只能指令当前一期付款', en: 'name the instalment that is due' },
    },
  ),
  settlementIsNotFrozen: cited(({ context }: Args) => isFree(context), {
    law: gap('T23', 'D-0098'),
    reads: 'context',
    says: {
      zh: '结算已冻结；须待各项冻结事由分别解除',
      en: 'the settlement is frozen; each cause of the freeze must be lifted first',
    },
  }),
  instructionIsOurs: cited(
    ({ context, event }: Args) =>
      'instruction' in event && !!event.instruction && event.instruction === context.settlement.instruction,
    {
      law: text('T23'),
      reads: 'payload',
      says: {
        zh: '所报告的指令不是本交易正在办理的结算指令',
        en: 'this is not the instruction that the trade waits for',
      },
    },
  ),
  amountIsTheInstructed: cited(({ context, event }: Args) => report(event).amountFen === context.settlement.amountFen, {
    law: reading('T23', 'D-0093'),
    reads: 'payload',
    says: {
      zh: '所报告的金额与指令不一致；请与结算机构核对',
      en: 'the amount differs from the one that was instructed; reconcile it with the bank',
    },
  }),
  refundIsWhole: cited(
    ({ context, event }: Args) => {
      const { heldFen } = context.settlement;
      const { amountFen } = report(event);
      return (
        amountFen !== undefined &&
        (heldFen > 0 ? amountFen === heldFen : amountFen <= (instalmentOf(context)?.amountFen ?? 0))
      );
    },
    {
      law: reading('T23', 'D-0094'),
      reads: 'payload',
      says: { zh: '退回的金额须等于尚在托管的金额', en: 'what is refunded must be all that is still held' },
    },
  ),
  fundsCrossedTheRecall: cited(
    ({ context, event }: Args) =>
      context.settlement.heldFen === 0 && Number(report(event).amountFen) <= (instalmentOf(context)?.amountFen ?? 0),
    {
      law: reading('T23', 'D-0094'),
      reads: 'payload',
      says: { zh: '该笔资金已记录到账', en: 'these funds are on record already' },
    },
  ),
  allIsSettled: branch(({ context }: Args) => context.contract !== null && instalmentOf(context) === null),
  anInstalmentIsLeft: branch(({ context }: Args) => instalmentOf(context) !== null),
  instalmentHasLapsed: branch(({ context }: Args) => hasLapsed(context)),
  instalmentIsDue: branch(({ context }: Args) => {
    const instalment = instalmentOf(context);
    if (!instalment || context.pauses.length || !isFree(context)) return false;
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
      !context.pauses.length &&
      isFree(context) &&
      !context.dispute
    );
  }),
  refundIsPossible: branch(({ context }: Args) => hasLapsed(context) && isFree(context)),
  fundsAreToBeDivided: branch(({ context }: Args) => isToBeDivided(context)),
  splitIsKnown: branch(({ context }: Args) => isToBeDivided(context) && isFree(context) && awarded(context) !== null),
  sellerGetsAPart: branch(({ context }: Args) => (context.settlement.split?.releaseFen ?? 0) > 0),
  aRestIsLeft: branch(({ context, event }: Args) => context.settlement.heldFen > Number(report(event).amountFen)),
  splitIsCovered: cited(
    ({ context, event }: Args) => event.type === 'DECIDE_FUNDS' && event.releaseFen <= context.settlement.heldFen,
    {
      law: gap('T23', 'D-0094'),
      reads: 'payload',
      says: { zh: '划付金额不得超过托管金额', en: 'no more can be released than the bank holds' },
    },
  ),
  deciderDidNotInstruct: checkerDiffersFrom<Context>(
    ({ settlement }) => [settlement.person],
    [gap('T23', 'D-0094'), reading('T6', 'D-0005')],
    '发出结算指令的人不得决定资金去向',
    'who instructed the settlement does not decide where the money goes',
  ),
  retryIsLeft: branch(
    ({ context }: Args) =>
      context.settlement.retryUntil !== null && Date.parse(now()) < Date.parse(context.settlement.retryUntil),
  ),

  disputeIsTheirs: cited(
    ({ context, event }: Args) => context.dispute !== null && sideOf(context, event.actor) === context.dispute.side,
    {
      law: gap('T10', 'D-0095'),
      reads: 'context',
      says: { zh: '只能由提出争议的一方撤回', en: 'only the side that raised the dispute withdraws it' },
    },
  ),
  arbiterIsCertified: cited(
    ({ event }: Args) => {
      const kinds = one(event.facts, 'body')?.shares['kinds'];
      return (
        one(event.facts, 'body')?.tags.includes('active') === true &&
        Array.isArray(kinds) &&
        kinds.includes('THIRD_PARTY')
      );
    },
    {
      law: text('T10(1)'),
      reads: 'facts',
      says: {
        zh: '争议仲裁须由登记有效的第三方服务机构承担',
        en: 'the arbiter must be a registered third-party body, active',
      },
    },
  ),
  arbiterIsIndependent: cited(
    ({ context, event }: Args) => {
      const party = one(event.facts, 'body')?.shares['party'];
      return typeof party === 'string' && party !== context.seller.party && party !== context.buyer.party;
    },
    {
      law: reading('T10', 'D-0095'),
      reads: 'facts',
      says: { zh: '仲裁机构不得是交易的一方', en: 'the arbiter may not be one of the two sides' },
    },
  ),
  resolutionFits: cited(
    ({ context, event }: Args) => {
      const outcome = 'outcome' in event ? event.outcome : context.dispute?.proposal?.outcome;
      return outcome === 'continue' || outcome === 'terminate' || (outcome === 'accept' && context.delivery.contested);
    },
    {
      law: gap('T10', 'D-0095'),
      reads: 'payload',
      says: { zh: '没有有争议的交付可视为验收', en: 'no delivery is contested that could count as accepted' },
    },
  ),
  resolutionIsTheOthers: cited(
    ({ context, event }: Args) => {
      const side = sideOf(context, event.actor);
      return !!context.dispute?.proposal && side !== null && side !== context.dispute.proposal.side;
    },
    {
      law: gap('T10', 'D-0095'),
      reads: 'context',
      says: { zh: '和解方案只能由对方同意', en: 'a proposal is agreed to by the other side' },
    },
  ),
  resolutionIsTheStandingOne: cited(
    ({ context, event }: Args) =>
      event.type === 'AGREE_RESOLUTION' && event.proposal === context.dispute?.proposal?.number,
    {
      law: gap('T10', 'D-0095'),
      reads: 'payload',
      says: {
        zh: '该方案已被取代；请查看现行方案',
        en: 'this proposal has been replaced; look at the one that stands',
      },
    },
  ),
  disputeStands: branch(({ context }: Args) => context.dispute !== null),
  noDisputeIsLeft: branch(({ context }: Args) => context.dispute === null),

  changeIsTheOthers: changeIs('theirs', reading('T21', 'D-0096'), '只能由对方同意', 'only the other side agrees to it'),
  changeIsTheStandingOne: cited(
    ({ context, event }: Args) => event.type === 'AGREE_TERMINATION' && event.proposal === context.change?.number,
    {
      law: reading('T21', 'D-0096'),
      reads: 'payload',
      says: { zh: '该提议已被取代', en: 'this proposal has been replaced; look at the one that stands' },
    },
  ),
  bothSidesAreDone: branch(
    ({ context }: Args) =>
      (allIsDelivered(context) || context.termination !== null) &&
      context.contract !== null &&
      instalmentOf(context) === null &&
      context.dispute === null,
  ),

  contractWasInForce: branch(({ context }: Args) => context.contract !== null),
  manifestIsTheOne: cited(
    ({ context, event }: Args) =>
      event.type === 'FILE' && !!event.manifestHash && event.manifestHash === context.filing.manifestHash,
    {
      law: text('T24'),
      reads: 'payload',
      says: {
        zh: '备案清单已变化；请核对现行清单后办理',
        en: 'the manifest has changed; check the present one and file that',
      },
    },
  ),
  sealIsOurs: cited(
    ({ context, event }: Args) => event.type === 'ARCHIVE_SEALED' && event.record === context.filing.record,
    {
      law: text('T24'),
      reads: 'payload',
      says: { zh: '封存的不是本交易的档案', en: 'this seal is not of the archive of this trade' },
    },
  ),
  endedAs: branch(({ context }: Args, { outcome }: { outcome: Outcome }) => context.outcome === outcome),
};
