// From the application to the signed contract: T18, T19, T20, T21. All total.
import { now, param } from '../../../kernel/env.ts';
import { branch, cited, one } from '../../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../../law/cite.ts';
import { type Args, hashOfOrder, isWithin, sideOf, termsOf } from '../context.ts';
import type { Contract, Demand, Side, Supply } from '../events.ts';

const supplyOf = ({ event }: Args): Partial<Supply> => (event.type === 'SUBMIT_SUPPLY' && event.supply) || {};
const demandOf = ({ event }: Args): Partial<Demand> => (event.type === 'SUBMIT_DEMAND' && event.demand) || {};

/** What the supplying side states (T18). */
const offered = (has: (supply: Partial<Supply>) => boolean, zh: string, en: string) =>
  cited((args: Args) => has(supplyOf(args)), {
    law: text('T18'),
    reads: 'payload',
    says: { zh: `供方须说明或者提供：${zh}`, en: `the supplying side must give ${en}` },
  });
/** One of the nine items of a contract (T21). */
const states = (has: (terms: Partial<Contract>) => boolean, zh: string, en: string) =>
  cited((args: Args) => has(termsOf(args)), {
    law: text('T21'),
    reads: 'payload',
    says: { zh: `合同须明确：${zh}`, en: `the contract must state ${en}` },
  });
const terms = (
  law: Basis | Basis[],
  holds: (terms: Partial<Contract>, args: Args) => boolean,
  zh: string,
  en: string,
) => cited((args: Args) => holds(termsOf(args), args), { law, reads: 'payload', says: { zh, en } });

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
] as const;
export const contractRules = [...itemRules, 'priceIsTheOrders', ...scheduleRules, 'onlineWhereRequired'] as const;
export const amendmentRules = [...itemRules, ...scheduleRules, 'onlineWhereRequired', 'whatIsDoneStays'] as const;

const sameJson = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
/** An amendment changes what is to come, not what was accepted or paid. */
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
  (key: 'body', holds: (body: NonNullable<ReturnType<typeof one>>, args: Args) => boolean) =>
  (args: Args): boolean => {
    const body = one(args.event.facts, key);
    return body !== null && holds(body, args);
  };

export const agreeingGuards = {
  sourceIsStated: offered(({ source }) => !!source, '标的来源', 'the source of the object (source)'),
  contentIsStated: offered(({ content }) => !!content, '标的内容', 'its content (content)'),
  ownershipIsStated: offered(
    ({ ownership }) => !!ownership?.evidence?.length,
    '权属情况及证明',
    'its ownership, with evidence (ownership)',
  ),
  scopeOfUseIsStated: offered(({ purposes }) => !!purposes?.length, '使用范围', 'its scope of use (purposes)'),
  descriptionIsGiven: offered(({ description }) => !!description, '描述信息', 'a description (description)'),
  sampleIsGiven: offered(({ sample }) => !!sample, '样本（例）', 'a sample (sample)'),
  needIsStated: cited((args: Args) => !!demandOf(args).need, {
    law: text('T18'),
    reads: 'payload',
    says: { zh: '需求方须提交需求内容', en: 'the demander must state what it needs (need)' },
  }),
  purposeIsStated: cited((args: Args) => !!demandOf(args).purposes?.length, {
    law: text('T18'),
    reads: 'payload',
    says: { zh: '需求方须提交用途', en: 'the demander must state what for (purposes)' },
  }),
  demandFitsSupply: cited(({ context }: Args) => isWithin(context.demand?.purposes, context.supply?.purposes), {
    law: text('T18'),
    reads: 'context',
    says: {
      zh: '需求用途超出供方说明的使用范围；请退回一方更正',
      en: 'the demander’s purposes go beyond the scope of use that the supplier states; return it to one of them',
    },
  }),
  supplyIsOnFile: branch(({ context }: Args) => context.supply !== null),
  demandIsOnFile: branch(({ context }: Args) => context.demand !== null),

  /** Both sides answer side by side: each in its own region. */
  isOfThisSide: cited(({ context, event }: Args, { side }: { side: Side }) => sideOf(context, event.actor) === side, {
    law: text('T20', 'T21'),
    reads: 'context',
    says: {
      zh: '双方各自确认和签署；该方已办理的，等待另一方',
      en: 'each side confirms and signs for itself; wait for the other side',
    },
  }),
  answersTheOtherSide: cited(
    ({ context, event }: Args) =>
      context.offer !== null &&
      sideOf(context, event.actor) !== null &&
      sideOf(context, event.actor) !== context.offer.side,
    {
      law: text('T20'),
      reads: 'context',
      says: {
        zh: '报价只能由对方接受；请等待对方答复，或者提出新的报价',
        en: 'an offer is accepted by the other side only; wait for it, or make another offer',
      },
    },
  ),
  offerIsTheirs: cited(
    ({ context, event }: Args) => context.offer !== null && sideOf(context, event.actor) === context.offer.side,
    {
      law: gap('T20', 'D-0087'),
      reads: 'context',
      says: { zh: '只能撤回本方的报价', en: 'only who made the offer withdraws it' },
    },
  ),
  offerIsTheStandingOne: cited(
    ({ context, event }: Args) => 'offer' in event && event.offer === context.offer?.number,
    {
      law: gap('T20', 'D-0087'),
      reads: 'payload',
      says: {
        zh: '该报价已被新的报价取代；请查看现行报价',
        en: 'this offer has been replaced; look at the one that stands',
      },
    },
  ),
  priceEqualsProposal: cited(
    ({ context, event }: Args) =>
      event.type === 'OFFER' &&
      (event.basis === 'agreed' ||
        (event.basis === 'proposal' && event.priceFen === context.evaluation?.proposal?.priceFen)),
    {
      law: reading('T19', 'D-0089'),
      reads: 'payload',
      says: {
        zh: '以价格建议书为交易价格的，须已出具建议书且价格与其一致',
        en: 'a price that rests on a proposal needs one, and equals it',
      },
    },
  ),
  bodyIsCertified: cited(
    bodyIs('body', ({ tags, shares }) => tags.includes('active') && isWithin(['THIRD_PARTY'], shares['kinds'])),
    {
      law: [text('T19'), text('T10(1)')],
      reads: 'facts',
      says: { zh: '须委托登记有效的第三方服务机构', en: 'it must be a registered third-party body, active' },
    },
  ),
  bodyIsIndependent: cited(
    bodyIs(
      'body',
      ({ shares }, { context }) =>
        typeof shares['party'] === 'string' &&
        shares['party'] !== context.seller.party &&
        shares['party'] !== context.buyer.party,
    ),
    {
      law: reading(['T10', 'T19'], 'D-0089'),
      reads: 'facts',
      says: {
        zh: '该机构不得与任何一方有关联；请另行委托',
        en: 'the body may be connected to neither side; choose another',
      },
    },
  ),
  independenceIsDeclared: cited(
    ({ event }: Args) => event.type === 'SUBMIT_PRICE_PROPOSAL' && event.independence?.declared === true,
    {
      law: reading('T19', 'D-0089'),
      reads: 'payload',
      says: {
        zh: '评估机构须声明与双方均无关联',
        en: 'the body must declare that it is connected to neither side (independence)',
      },
    },
  ),
  commissionStands: branch(({ context }: Args) => context.evaluation !== null),
  proposalIsOnFile: branch(({ context }: Args) => !!context.evaluation?.proposal),
  anOfferStands: branch(({ context }: Args) => context.offer !== null),
  confirmsThisOrder: cited(
    ({ context, event }: Args) =>
      event.type === 'CONFIRM_ORDER' && !!event.orderHash && event.orderHash === hashOfOrder(context),
    {
      law: text('T20'),
      reads: 'payload',
      says: {
        zh: '所确认的不是现行订单；请核对订单内容后确认',
        en: 'this is not the order that stands; check its content and confirm that one',
      },
    },
  ),
  orderConformsToLaw: cited(
    ({ event }: Args) => event.type === 'PASS_ORDER' && event.conformity?.laws?.clear === true,
    {
      law: text('T20'),
      reads: 'payload',
      says: {
        zh: '须审核订单符合相关法律、法规、规章；不符合的请退回',
        en: 'the order must be found to conform to laws, regulations and rules (conformity.laws)',
      },
    },
  ),
  orderConformsToStandards: cited(
    ({ event }: Args) => event.type === 'PASS_ORDER' && event.conformity?.standards?.clear === true,
    {
      law: text('T20'),
      reads: 'payload',
      says: {
        zh: '须审核订单符合相关标准；不符合的请退回',
        en: 'the order must be found to conform to the standards (conformity.standards)',
      },
    },
  ),

  subjectMatterIsAgreed: states(({ content }) => !!content, '交易内容', 'what is traded (content)'),
  purposeIsAgreed: states(({ purposes }) => !!purposes?.length, '用途范围', 'the scope of use (purposes)'),
  priceIsAgreed: states(({ priceFen }) => priceFen !== undefined, '交易价格', 'the price (priceFen)'),
  modeIsAgreed: states(({ mode }) => !!mode, '交易方式', 'the mode of trading (mode)'),
  termIsAgreed: states(
    ({ term }) => !!term && term.from <= term.until,
    '使用期限',
    'the term of use, its end not before its beginning (term)',
  ),
  qualityIsAgreed: states(({ quality }) => !!quality, '交付质量', 'the quality of what is delivered (quality)'),
  mannerIsAgreed: states(({ manner }) => !!manner, '交付方式', 'the manner of delivery (manner)'),
  securityIsAgreed: states(({ security }) => !!security, '安全责任', 'who answers for security (security)'),
  confidentialityIsAgreed: states(
    ({ confidentiality }) => !!confidentiality,
    '保密条款',
    'the terms of confidentiality (confidentiality)',
  ),
  priceIsTheOrders: terms(
    text('T19', 'T20'),
    ({ priceFen }, { context }) => priceFen !== undefined && priceFen === context.order?.priceFen,
    '合同价格须与审核通过的订单一致',
    'the price must be the one of the order that passed',
  ),
  purposeIsTheDemands: terms(
    text('T18', 'T21'),
    ({ purposes }, { context }) => isWithin(purposes, context.demand?.purposes),
    '合同用途不得超出交易申请的用途',
    'the contract’s purposes may not go beyond those that were applied for',
  ),
  deliveriesAreAhead: terms(
    gap('T22', 'D-0091'),
    ({ deliveries }, { context }) =>
      !!deliveries?.length &&
      deliveries
        .slice(context.delivery.lot - (context.delivery.handedOver ? 0 : 1))
        .every(({ due }) => Date.parse(due) > Date.parse(now())),
    '各次交付的期限须在将来',
    'the dates of delivery must lie ahead',
  ),
  instalmentsAddUp: terms(
    text('T23'),
    ({ payment, priceFen }) =>
      !!payment && payment.instalments.reduce((sum, { amountFen }) => sum + amountFen, 0) === priceFen,
    '各期付款之和须等于交易价格',
    'the instalments must add up to the price: all of it is settled through the venue',
  ),
  paymentOrderFits: terms(
    reading(['T15', 'T23'], 'D-0026'),
    ({ payment }) => {
      const allowed = param('trade.paymentOrder');
      if (!payment || (allowed !== 'contract' && allowed !== payment.order)) return false;
      const before = payment.instalments.map(({ heldBefore }) => heldBefore !== null);
      return payment.order === 'prepay'
        ? before.every(Boolean)
        : payment.order === 'onDelivery'
          ? !before.some(Boolean)
          : payment.instalments.length > 1;
    },
    '付款与交付的先后须与约定方式一致（先付、到付或者分期），并为规则包所允许',
    'the instalments must fit the order of payment that is agreed (prepay, onDelivery, milestones), and the regime must allow it',
  ),
  instalmentsFollowDeliveries: terms(
    reading(['T22', 'T23'], 'D-0091'),
    ({ payment, deliveries }) =>
      (payment?.instalments ?? []).every(({ heldBefore, releasedAfter }, i, all) => {
        const before = all[i - 1]?.releasedAfter ?? 0;
        return (
          releasedAfter <= (deliveries?.length ?? 0) &&
          releasedAfter >= before &&
          (heldBefore === null || (heldBefore <= releasedAfter && heldBefore > before))
        );
      }),
    '各期付款须与交付次序相应：先付的在交付前到账、验收后划付',
    'instalments must follow the deliveries: held before one, released after its acceptance, one after the other',
  ),
  onlineWhereRequired: terms(
    text('T21'),
    ({ signing }) => signing === 'online' || (signing === 'outside' && !param('trade.contract.onlineRequired')),
    '本场所要求在线签署合同',
    'this venue requires signature through the venue',
  ),
  whatIsDoneStays: terms(
    reading('T21', 'D-0096'),
    (next, args) => keepsWhatIsDone(args, next),
    '变更不得改动已交付或者已付款的部分',
    'an amendment leaves alone what was delivered or paid',
  ),
  reviewsTheText: cited(
    ({ context, event }: Args) =>
      'document' in event &&
      typeof event.document === 'object' &&
      event.document.sha256 === context.draft?.terms.document.sha256,
    {
      law: text('T21'),
      reads: 'payload',
      says: {
        zh: '所审核的文本与提交的合同文本不一致（哈希不同）',
        en: 'this is not the text that was submitted (another hash); review the present one',
      },
    },
  ),
  signsTheText: cited(
    ({ context, event }: Args) =>
      'document' in event &&
      typeof event.document === 'object' &&
      event.document.sha256 === (context.draft?.review?.sha256 ?? context.draft?.terms.document.sha256),
    {
      law: text('T21'),
      reads: 'payload',
      says: {
        zh: '所签署的文本须与审核的文本一致（哈希相同）',
        en: 'the text that is signed must be the one that is reviewed (same hash)',
      },
    },
  ),
  evidenceIsOfThisText: cited(
    ({ context, event }: Args) =>
      event.type === 'EVIDENCE_PRESERVED' && !!event.sha256 && event.sha256 === context.draft?.review?.sha256,
    {
      law: text('T21'),
      reads: 'payload',
      says: {
        zh: '存证的哈希须与审核的文本一致',
        en: 'the hash kept as evidence must equal the hash that was reviewed',
      },
    },
  ),
  evidenceIsBackedUp: cited(({ event }: Args) => event.type === 'EVIDENCE_PRESERVED' && event.copies >= 2, {
    law: text('T21'),
    reads: 'payload',
    says: { zh: '合同须备份存证，至少两份', en: 'the contract needs a backup: at least two copies' },
  }),
  /** D-0027: the venue reviews first, unless the regime or a signature elsewhere comes before it. */
  signatureComesFirst: branch(
    (args: Args) => termsOf(args).signing === 'outside' || param('trade.contract.reviewTiming') === 'postSign',
  ),
  textIsSigned: branch(({ context }: Args) => !!context.draft?.signatures.seller && !!context.draft.signatures.buyer),
  textIsReviewed: branch(({ context }: Args) => !!context.draft?.review),
  amendmentStillFits: branch(
    ({ context }: Args) => context.draft !== null && keepsWhatIsDone({ context }, context.draft.terms),
  ),
};
