// Situations of a trade: a data merchant of Changchun offers an anonymised product to a hospital.
import type { Actor, CaseFact, Facts } from '../../machines/kernel/lifecycle.ts';
import type { Regime } from '../../machines/regimes/index.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import { trade } from '../../machines/trading/trade/index.ts';
import { type Driven, drive, fact, system } from './driver.ts';

export const sellerParty = 'org:91220101MA0Y2TLK3X';
export const buyerParty = 'org:12220100412755883R';
export const sellerCase = 'subjectRegistration/91220101MA0Y2TLK3X/1';
export const buyerCase = 'subjectRegistration/12220100412755883R/1';
export const listingCase = 'listingRegistration/91220101MA0Y2TLK3X-1a2b3c4d/1';
export const tradeCase = 'trade/test/1';

export const seller: Actor = { person: 'sun', hat: 'MERCHANT', party: sellerParty };
export const buyer: Actor = { person: 'bai', hat: 'DEMANDER', party: buyerParty };
export const center: Actor = { person: 'zhao', hat: 'CENTER' };
export const opco: Actor = { person: 'ou', hat: 'OPCO' };
export const bank: Actor = { person: 'system:bank', hat: 'PSP' };
export const doc = (letter: string) => ({ sha256: letter.repeat(64), name: `${letter}.pdf` });

const purpose = '临床科研';
export const input = {
  listing: listingCase,
  seller: { registration: sellerCase, party: sellerParty },
  buyer: { registration: buyerCase, party: buyerParty },
};
export const aSeller = (more: Partial<CaseFact> = {}): CaseFact =>
  fact(sellerCase, {
    tags: ['active'],
    parties: [sellerParty],
    shares: {
      party: sellerParty,
      kinds: ['MERCHANT'],
      certificates: [{ kind: 'MERCHANT', number: 'CC-M-1' }],
      suspended: false,
    },
    ...more,
  });
export const aBuyer = (more: Partial<CaseFact> = {}): CaseFact =>
  fact(buyerCase, {
    tags: ['active'],
    parties: [buyerParty],
    shares: {
      party: buyerParty,
      kinds: ['DEMANDER'],
      certificates: [{ kind: 'DEMANDER', number: 'CC-D-1' }],
      suspended: false,
    },
    ...more,
  });
const listingShares = {
  owner: sellerParty,
  title: '区域慢病随访数据集',
  class: 'DATA_PRODUCT',
  kind: 'derivative',
  version: 1,
  fingerprint: 'e'.repeat(64),
  purposes: [purpose, '保险精算'],
  personalData: 'anonymised',
  consentStands: true,
  crossBorder: false,
  regions: ['CN'],
  procedureUntil: null,
  publicData: null,
  suspended: false,
};
export const aListing = (shares: Partial<CaseFact['shares']> = {}, tags = ['inForce', 'listed']): CaseFact =>
  fact(listingCase, { tags, parties: [sellerParty], shares: { ...listingShares, ...shares } as CaseFact['shares'] });
/** Everything as it should be, at that moment. */
export const moment = (more: Facts = {}): Facts => ({
  seller: aSeller(),
  buyer: aBuyer(),
  listing: aListing(),
  ...more,
});
const body = (id: string, party: string, more: Partial<CaseFact> = {}): CaseFact =>
  fact(id, {
    tags: ['active'],
    shares: { party, kinds: ['THIRD_PARTY'], services: ['资产评估', '争议仲裁'] },
    ...more,
  });
export const evaluatorParty = 'org:91220102MA17ABCD5T';
export const aBody = (more: Partial<CaseFact> = {}, party = evaluatorParty): Facts => ({
  body: body('subjectRegistration/91220102MA17ABCD5T/1', party, more),
});
export const evaluator: Actor = { person: 'gu', hat: 'THIRD_PARTY', party: evaluatorParty };

export const supply = {
  source: '合作医疗机构随访记录',
  content: '二型糖尿病随访指标',
  ownership: { statement: '本公司加工形成，权属清晰', evidence: [doc('1')] },
  purposes: [purpose, '保险精算'],
  description: '三十万条，二十四个字段',
  sample: doc('2'),
};
export const demand = {
  need: '慢病随访样本',
  purposes: [purpose],
  place: { recipient: 'CN', access: ['CN'] },
  fiscalFunds: true,
};
const clear = { clear: true, basis: '已核对' };
export const findings = {
  nationalSecurity: clear,
  othersRights: clear,
  enterpriseRights: clear,
  illegalSource: clear,
  irregularSource: clear,
  otherProhibitions: clear,
};
export const conformity = { laws: clear, standards: clear };
export const text = doc('c');
export const contract = (more: object = {}) => ({
  document: text,
  signing: 'online',
  content: '区域慢病随访数据集',
  purposes: [purpose],
  priceFen: 50_000_00,
  mode: '一次性许可',
  term: { from: '2026-03-10', until: '2027-03-09' },
  quality: '完整率不低于百分之九十八',
  manner: '受控接口',
  security: '双方各自承担',
  confidentiality: '不得向第三方披露',
  deliveries: [{ title: '全量交付', due: '2026-04-30T16:00:00.000Z' }],
  payment: {
    order: 'prepay',
    instalments: [{ amountFen: 50_000_00, heldBefore: 1, releasedAfter: 1, due: '2026-04-10T16:00:00.000Z' }],
  },
  ...more,
});
/** Two deliveries, each paid for after its acceptance. */
export const twoLots = (more: object = {}) =>
  contract({
    deliveries: [
      { title: '上半年', due: '2026-04-30T16:00:00.000Z' },
      { title: '下半年', due: '2026-09-30T16:00:00.000Z' },
    ],
    payment: {
      order: 'milestones',
      instalments: [
        { amountFen: 30_000_00, heldBefore: 1, releasedAfter: 1, due: '2026-04-10T16:00:00.000Z' },
        { amountFen: 20_000_00, heldBefore: null, releasedAfter: 2, due: '2026-10-10T16:00:00.000Z' },
      ],
    },
    ...more,
  });
export const onDelivery = {
  order: 'onDelivery',
  instalments: [{ amountFen: 50_000_00, heldBefore: null, releasedAfter: 1, due: '2026-05-10T16:00:00.000Z' }],
};

/** Sends, and fails the test if it is refused. */
export function did(one: Driven, event: { type: string; [key: string]: unknown }, actor: Actor, facts?: Facts): Driven {
  one.send(event, actor, facts);
  if (one.refusal) throw new Error(`${event.type} in ${one.state}: ${one.refusal.message.en} ${one.rules.join(' ')}`);
  return one;
}
export type Situation = { regime?: Regime; at?: string; contract?: object };

export const anOpenTrade = ({ regime, at = '2026-03-02T02:00:00.000Z' }: Situation = {}): Driven =>
  drive(trade, { input, actor: buyer, facts: moment(), at, regime, id: tradeCase });
export const aCompleteApplication = (more: Situation = {}): Driven =>
  did(
    did(anOpenTrade(more), { type: 'SUBMIT_SUPPLY', supply }, seller, moment()),
    { type: 'SUBMIT_DEMAND', demand },
    buyer,
    moment(),
  );
export const aNegotiation = (more: Situation = {}): Driven =>
  did(aCompleteApplication(more), { type: 'PASS_APPLICATION', findings }, center, moment());
export const anAcceptedOffer = (more: Situation = {}): Driven =>
  did(
    did(aNegotiation(more), { type: 'OFFER', priceFen: 50_000_00, terms: '一次性许可', basis: 'agreed' }, seller),
    { type: 'ACCEPT', offer: 1 },
    buyer,
    moment(),
  );
export const orderHashOf = (one: Driven): string => hashOf(one.context.order);
export const aConfirmedOrder = (more: Situation = {}): Driven => {
  const one = anAcceptedOffer(more);
  const orderHash = orderHashOf(one);
  return did(did(one, { type: 'CONFIRM_ORDER', orderHash }, seller), { type: 'CONFIRM_ORDER', orderHash }, buyer);
};
export const anOrderThatPassed = (more: Situation = {}): Driven =>
  did(aConfirmedOrder(more), { type: 'PASS_ORDER', findings, conformity }, center, moment());
export const aDraftedContract = (more: Situation = {}): Driven =>
  did(anOrderThatPassed(more), { type: 'DRAFT_CONTRACT', contract: more.contract ?? contract() }, seller);
export const aReviewedContract = (more: Situation = {}): Driven =>
  did(aDraftedContract(more), { type: 'PASS_CONTRACT', document: text, findings }, center, moment());
export const aSignedContract = (more: Situation = {}): Driven =>
  did(
    did(aReviewedContract(more), { type: 'SIGN', document: text }, seller, moment()),
    { type: 'SIGN', document: text },
    buyer,
    moment(),
  );
export const preserved = {
  type: 'EVIDENCE_PRESERVED',
  sha256: text.sha256,
  preservedAt: '2026-03-02T02:00:01.000Z',
  copies: 2,
};
export const aContractInForce = (more: Situation = {}): Driven => did(aSignedContract(more), preserved, system);

export const instruction = (n = 1) => `${tradeCase}/S${n}`;
export const instruct = (one: Driven, n = 1): Driven => did(one, { type: 'INSTRUCT_SETTLEMENT', instalment: n }, opco);
export const reports = (
  one: Driven,
  type: 'FUNDS_HELD' | 'FUNDS_RELEASED' | 'FUNDS_REFUNDED',
  amountFen: number,
  n = 1,
): Driven => did(one, { type, instruction: instruction(n), amountFen, bankRef: `BOCC-${n}-${type}` }, bank);
export const handover = {
  type: 'HAND_OVER',
  record: doc('d'),
  contentHash: 'e'.repeat(64),
  manner: '受控接口',
};
export const handOver = (one: Driven): Driven => {
  did(one, { type: 'START_DELIVERY', place: { recipient: 'CN', access: ['CN'] } }, seller, moment());
  return did(one, handover, seller, moment());
};
export const accept = (one: Driven, lot = 1): Driven => did(one, { type: 'ACCEPT_DELIVERY', lot }, buyer);

/** The money is with the bank and the delivery may begin. */
export const aFundedTrade = (more: Situation = {}): Driven =>
  reports(instruct(aContractInForce(more)), 'FUNDS_HELD', 50_000_00);
export const aDeliveredTrade = (more: Situation = {}): Driven => handOver(aFundedTrade(more));
export const aSettledTrade = (more: Situation = {}): Driven =>
  reports(accept(aDeliveredTrade(more)), 'FUNDS_RELEASED', 50_000_00);
/** Two lots; the first is paid in advance. */
export const aFundedTradeOfTwo = (): Driven =>
  reports(instruct(aContractInForce({ contract: twoLots() })), 'FUNDS_HELD', 30_000_00);
export { system };
