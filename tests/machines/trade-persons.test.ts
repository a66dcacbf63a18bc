// T6, T10, T18 to T25: one natural person stands in one place of a trade, whatever hats it has (D-0150).
import { describe, expect, it } from 'vitest';
import { guardsOf, isFault, transitionsOf } from '../../machines/kernel/chart-walk.ts';
import type { Actor, Facts } from '../../machines/kernel/lifecycle.ts';
import { trade } from '../../machines/trading/trade/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { type Driven, drive } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, opco, bank, evaluator, system, moment, findings, conformity, text } = t;
const byEnterprise = loadRegime({
  id: 'enterprise',
  base: 'cc-2023-draft',
  values: { 'trade.roles.applicationReview': 'OPCO' },
});
const why = { reason: '情况变化' };
const items = { items: [{ item: '条款', problem: '不明' }] };
const body = 'subjectRegistration/91220102MA17ABCD5T/1';
const violation = 'violationCase/trade/test/1/1';

const offered = () =>
  t.did(t.aNegotiation(), { type: 'OFFER', priceFen: 50_000_00, terms: '一次性许可', basis: 'agreed' }, seller);
const commissioned = () =>
  t.did(t.aNegotiation(), { type: 'COMMISSION', body, commission: t.doc('5') }, buyer, t.aBody());
const returned = () => t.did(t.aDraftedContract(), { type: 'RETURN_CONTRACT', ...items }, center);
const amendment = t.contract({ document: t.doc('a') });
const amending = () => t.did(t.aFundedTrade(), { type: 'PROPOSE_AMENDMENT', contract: amendment, ...why }, seller);
const passed = () => t.did(amending(), { type: 'PASS_AMENDMENT', document: t.doc('a'), findings }, center, moment());
const ending = () => t.did(t.aFundedTrade(), { type: 'PROPOSE_TERMINATION', ...why }, seller);
const started = () => t.did(t.aFundedTrade(), { type: 'START_DELIVERY', place: t.demand.place }, seller, moment());
const reject = { type: 'REJECT_DELIVERY', lot: 1, items: [{ item: '完整率', problem: '低于约定' }] };
const again = (one: Driven) => t.did(one, t.handover, seller, moment());
const refused = () => t.did(t.aDeliveredTrade(), reject, buyer);
const lastAttempt = () => again(t.did(again(refused()), reject, buyer));
const contested = () => t.did(lastAttempt(), reject, buyer);
const refer = { type: 'REFER_TO_ARBITRATION', body, agreement: t.doc('8') };
const referred = () => t.did(contested(), refer, buyer, t.aBody());
const agree = { type: 'AGREE_ARBITRATION', referral: 1, agreement: t.doc('8') };
const agreed = () => t.did(referred(), agree, seller, t.aBody());
const award = { type: 'RECORD_AWARD', outcome: 'continue', document: t.doc('9') };
const judgment = { type: 'RECORD_JUDGMENT', outcome: 'continue', court: '长春市中级人民法院', document: t.doc('9') };
const judged = () => t.did(contested(), judgment, center);
const confirm = { type: 'CONFIRM_JUDGMENT', document: t.doc('9') };
const propose = { type: 'PROPOSE_RESOLUTION', outcome: 'continue', terms: '继续履行' };
const proposed = () => t.did(contested(), propose, seller);
const failure = { type: 'FUNDS_FAILED', instruction: t.instruction(), reason: '账户异常' };
const failed = () => t.did(t.instruct(t.aContractInForce()), failure, bank);
const undecided = () => t.did(t.aDeliveredTrade(), { type: 'TERMINATE', cause: violation, ...why }, system);
const recalled = () => t.did(t.instruct(t.aContractInForce()), { type: 'TERMINATE', cause: violation, ...why }, system);
const authorise = { type: 'AUTHORIZE_USE', use: '展示', scope: '样例', until: '2026-12-31T00:00:00Z', document: text };
const authorised = () => t.did(t.aNegotiation(), authorise, seller);
const filed = (one: Driven) => ({ type: 'FILE', manifestHash: one.context.filing.manifestHash });
const money = (type: string, amountFen = 50_000_00) => ({
  type,
  instruction: t.instruction(),
  amountFen,
  bankRef: 'B',
});

type Row = [
  event: string,
  make: () => Driven,
  event: { type: string } | ((one: Driven) => { type: string }),
  honest: Actor,
  /** Who acted in another place before. */
  other: string,
  rule: string,
  facts?: Facts,
];
const zhou: Actor = { person: 'zhou', hat: 'CENTER' };
const teller: Actor = { person: 'teller', hat: 'PSP' };
const rows: Row[] = [
  [
    'SUBMIT_SUPPLY',
    () => t.anOpenTrade(),
    { type: 'SUBMIT_SUPPLY', supply: t.supply } as never,
    seller,
    'bai',
    'speaksForOneSide',
    moment(),
  ],
  [
    'SUBMIT_DEMAND',
    () => t.did(t.anOpenTrade(), { type: 'SUBMIT_SUPPLY', supply: t.supply }, seller, moment()),
    { type: 'SUBMIT_DEMAND', demand: t.demand } as never,
    buyer,
    'sun',
    'speaksForOneSide',
    moment(),
  ],
  [
    'PASS_APPLICATION',
    t.aCompleteApplication,
    { type: 'PASS_APPLICATION', findings } as never,
    center,
    'bai',
    'reviewerMadeNothing',
    moment(),
  ],
  [
    'RETURN_APPLICATION',
    t.aCompleteApplication,
    { type: 'RETURN_APPLICATION', sides: ['seller'], ...items } as never,
    center,
    'sun',
    'reviewerMadeNothing',
  ],
  [
    'REJECT_APPLICATION',
    t.aCompleteApplication,
    { type: 'REJECT_APPLICATION', ...why },
    center,
    'sun',
    'reviewerMadeNothing',
  ],
  ['CANCEL', t.aNegotiation, { type: 'CANCEL', ...why }, buyer, 'sun', 'speaksForOneSide'],
  [
    'OFFER',
    t.aNegotiation,
    { type: 'OFFER', priceFen: 1, terms: '条件', basis: 'agreed' } as never,
    seller,
    'bai',
    'speaksForOneSide',
  ],
  [
    'OFFER of a reviewer',
    t.aNegotiation,
    { type: 'OFFER', priceFen: 1, terms: '条件', basis: 'agreed' } as never,
    seller,
    'zhao',
    'speaksForOneSide',
  ],
  ['WITHDRAW_OFFER', offered, { type: 'WITHDRAW_OFFER', offer: 1 } as never, seller, 'bai', 'speaksForOneSide'],
  ['ACCEPT', offered, { type: 'ACCEPT', offer: 1 } as never, buyer, 'sun', 'speaksForOneSide', moment()],
  [
    'COMMISSION',
    t.aNegotiation,
    { type: 'COMMISSION', body, commission: text } as never,
    buyer,
    'sun',
    'speaksForOneSide',
    t.aBody(),
  ],
  [
    'SUBMIT_PRICE_PROPOSAL',
    commissioned,
    { type: 'SUBMIT_PRICE_PROPOSAL', priceFen: 1, document: text, independence: { declared: true } } as never,
    evaluator,
    'sun',
    'bodyStandsApart',
    t.aBody(),
  ],
  ['END_COMMISSION', commissioned, { type: 'END_COMMISSION', ...why }, buyer, 'sun', 'standsApart'],
  [
    'CONFIRM_ORDER of the seller',
    t.anAcceptedOffer,
    (one) => ({ type: 'CONFIRM_ORDER', orderHash: t.orderHashOf(one) }),
    seller,
    'bai',
    'speaksForOneSide',
  ],
  [
    'CONFIRM_ORDER of the buyer',
    t.anAcceptedOffer,
    (one) => ({ type: 'CONFIRM_ORDER', orderHash: t.orderHashOf(one) }),
    buyer,
    'sun',
    'speaksForOneSide',
  ],
  ['REOPEN_NEGOTIATION', t.anAcceptedOffer, { type: 'REOPEN_NEGOTIATION', ...why }, buyer, 'sun', 'speaksForOneSide'],
  [
    'PASS_ORDER',
    t.aConfirmedOrder,
    { type: 'PASS_ORDER', findings, conformity } as never,
    center,
    'sun',
    'reviewerMadeNothing',
    moment(),
  ],
  [
    'RETURN_ORDER',
    t.aConfirmedOrder,
    { type: 'RETURN_ORDER', ...items } as never,
    center,
    'bai',
    'reviewerMadeNothing',
  ],
  ['REJECT_ORDER', t.aConfirmedOrder, { type: 'REJECT_ORDER', ...why }, center, 'sun', 'reviewerMadeNothing'],
  [
    'DRAFT_CONTRACT',
    t.anOrderThatPassed,
    { type: 'DRAFT_CONTRACT', contract: t.contract() } as never,
    seller,
    'bai',
    'signsForOneSide',
  ],
  [
    'DRAFT_CONTRACT elsewhere',
    t.anOrderThatPassed,
    { type: 'DRAFT_CONTRACT', contract: t.contract({ signing: 'outside' }) } as never,
    buyer,
    'sun',
    'signsForOneSide',
  ],
  [
    'DRAFT_CONTRACT corrected',
    returned,
    { type: 'DRAFT_CONTRACT', contract: t.contract() } as never,
    seller,
    'bai',
    'signsForOneSide',
  ],
  [
    'PASS_CONTRACT',
    t.aDraftedContract,
    { type: 'PASS_CONTRACT', document: text, findings } as never,
    center,
    'bai',
    'reviewerMadeNothing',
    moment(),
  ],
  [
    'RETURN_CONTRACT',
    t.aDraftedContract,
    { type: 'RETURN_CONTRACT', ...items } as never,
    center,
    'sun',
    'reviewerMadeNothing',
  ],
  ['REJECT_CONTRACT', t.aDraftedContract, { type: 'REJECT_CONTRACT', ...why }, center, 'bai', 'reviewerMadeNothing'],
  [
    'SIGN of the seller',
    t.aReviewedContract,
    { type: 'SIGN', document: text } as never,
    seller,
    'bai',
    'signsForOneSide',
    moment(),
  ],
  [
    'SIGN of the buyer',
    t.aReviewedContract,
    { type: 'SIGN', document: text } as never,
    buyer,
    'sun',
    'signsForOneSide',
    moment(),
  ],
  ['REOPEN_DRAFT', t.aReviewedContract, { type: 'REOPEN_DRAFT', ...why }, buyer, 'sun', 'signsForOneSide'],
  [
    'PROPOSE_AMENDMENT',
    t.aFundedTrade,
    { type: 'PROPOSE_AMENDMENT', contract: amendment, ...why } as never,
    seller,
    'bai',
    'signsForOneSide',
  ],
  [
    'PASS_AMENDMENT',
    amending,
    { type: 'PASS_AMENDMENT', document: t.doc('a'), findings } as never,
    center,
    'bai',
    'reviewerMadeNothing',
    moment(),
  ],
  ['RETURN_AMENDMENT', amending, { type: 'RETURN_AMENDMENT', ...items } as never, center, 'sun', 'reviewerMadeNothing'],
  [
    'SIGN_AMENDMENT of the seller',
    passed,
    { type: 'SIGN_AMENDMENT', document: t.doc('a') } as never,
    seller,
    'bai',
    'signsForOneSide',
    moment(),
  ],
  [
    'SIGN_AMENDMENT of the buyer',
    passed,
    { type: 'SIGN_AMENDMENT', document: t.doc('a') } as never,
    buyer,
    'sun',
    'signsForOneSide',
    moment(),
  ],
  ['DROP_CHANGE under review', amending, { type: 'DROP_CHANGE', ...why }, buyer, 'sun', 'signsForOneSide'],
  ['DROP_CHANGE before the signatures', passed, { type: 'DROP_CHANGE', ...why }, buyer, 'sun', 'signsForOneSide'],
  ['DROP_CHANGE of an end', ending, { type: 'DROP_CHANGE', ...why }, buyer, 'sun', 'signsForOneSide'],
  ['PROPOSE_TERMINATION', t.aFundedTrade, { type: 'PROPOSE_TERMINATION', ...why }, seller, 'bai', 'signsForOneSide'],
  ['AGREE_TERMINATION', ending, { type: 'AGREE_TERMINATION', proposal: 1 } as never, buyer, 'sun', 'signsForOneSide'],
  [
    'START_DELIVERY',
    t.aFundedTrade,
    { type: 'START_DELIVERY', place: t.demand.place } as never,
    seller,
    'bai',
    'performsForOneSide',
    moment(),
  ],
  ['HAND_OVER', started, t.handover, seller, 'bai', 'performsForOneSide', moment()],
  ['HAND_OVER of a remedy', refused, t.handover, seller, 'bai', 'performsForOneSide', moment()],
  [
    'ACCEPT_DELIVERY',
    t.aDeliveredTrade,
    { type: 'ACCEPT_DELIVERY', lot: 1 } as never,
    buyer,
    'sun',
    'performsForOneSide',
  ],
  [
    'ACCEPT_DELIVERY of a contested lot',
    contested,
    { type: 'ACCEPT_DELIVERY', lot: 1 } as never,
    buyer,
    'sun',
    'performsForOneSide',
  ],
  ['REJECT_DELIVERY', t.aDeliveredTrade, reject, buyer, 'sun', 'performsForOneSide'],
  ['REJECT_DELIVERY after the last remedy', lastAttempt, reject, buyer, 'sun', 'performsForOneSide'],
  [
    'OPEN_DISPUTE',
    t.aDeliveredTrade,
    { type: 'OPEN_DISPUTE', claim: '质量不符', evidence: [text] } as never,
    buyer,
    'sun',
    'disputesForOneSide',
  ],
  ['WITHDRAW_DISPUTE', contested, { type: 'WITHDRAW_DISPUTE', ...why }, buyer, 'sun', 'disputesForOneSide'],
  ['REFER_TO_ARBITRATION', contested, refer, buyer, 'sun', 'disputesForOneSide', t.aBody()],
  ['AGREE_ARBITRATION', referred, agree, seller, 'bai', 'disputesForOneSide', t.aBody()],
  ['RECORD_AWARD', agreed, award, evaluator, 'sun', 'bodyStandsApart', t.aBody()],
  ['RECORD_JUDGMENT', contested, judgment, center, 'sun', 'recorderStandsApart'],
  ['CONFIRM_JUDGMENT', judged, confirm, zhou, 'bai', 'recorderStandsApart'],
  ['CONFIRM_JUDGMENT by its recorder', judged, confirm, zhou, 'zhao', 'judgmentIsAnothersRecord'],
  ['PROPOSE_RESOLUTION', contested, propose, seller, 'bai', 'disputesForOneSide'],
  [
    'AGREE_RESOLUTION',
    proposed,
    { type: 'AGREE_RESOLUTION', proposal: 1 } as never,
    buyer,
    'sun',
    'disputesForOneSide',
  ],
  [
    'INSTRUCT_SETTLEMENT',
    t.aContractInForce,
    { type: 'INSTRUCT_SETTLEMENT', instalment: 1 } as never,
    opco,
    'sun',
    'settlerStandsApart',
  ],
  [
    'INSTRUCT_SETTLEMENT by the other hand',
    t.aContractInForce,
    { type: 'INSTRUCT_SETTLEMENT', instalment: 1 } as never,
    opco,
    'zhao',
    'settlerStandsApart',
  ],
  [
    'RETRY_SETTLEMENT',
    failed,
    { type: 'RETRY_SETTLEMENT', instruction: t.instruction() } as never,
    opco,
    'bai',
    'settlerStandsApart',
  ],
  [
    'DECIDE_FUNDS',
    undecided,
    { type: 'DECIDE_FUNDS', releaseFen: 0, ...why } as never,
    center,
    'bai',
    'settlerStandsApart',
  ],
  ['FUNDS_HELD', () => t.instruct(t.aContractInForce()), money('FUNDS_HELD'), teller, 'sun', 'bankStandsApart'],
  ['FUNDS_HELD after a recall', recalled, money('FUNDS_HELD'), teller, 'sun', 'bankStandsApart'],
  ['FUNDS_RELEASED', () => t.accept(t.aDeliveredTrade()), money('FUNDS_RELEASED'), teller, 'sun', 'bankStandsApart'],
  [
    'FUNDS_RELEASED in part',
    () => t.did(undecided(), { type: 'DECIDE_FUNDS', releaseFen: 1, ...why }, center),
    money('FUNDS_RELEASED', 1),
    teller,
    'sun',
    'bankStandsApart',
  ],
  ['FUNDS_REFUNDED', recalled, money('FUNDS_REFUNDED', 0), teller, 'ou', 'bankStandsApart'],
  ['FUNDS_FAILED', () => t.instruct(t.aContractInForce()), failure, teller, 'bai', 'bankStandsApart'],
  [
    'FUNDS_FAILED between two attempts',
    failed,
    { ...failure, reason: '余额不足' } as never,
    teller,
    'bai',
    'bankStandsApart',
  ],
  [
    'FUNDS_FAILED at another attempt',
    () => failed().at('2026-03-02T03:00:00.000Z'),
    { ...failure, reason: '余额不足' } as never,
    teller,
    'bai',
    'bankStandsApart',
  ],
  [
    'FUNDS_FAILED at the last attempt',
    () =>
      t
        .did(failed().at('2026-03-09T15:00:00.000Z'), { type: 'RETRY_SETTLEMENT', instruction: t.instruction() }, opco)
        .at('2026-03-09T16:00:00.000Z'),
    { ...failure, reason: '余额不足' } as never,
    teller,
    'bai',
    'bankStandsApart',
  ],
  ['AUTHORIZE_USE', t.aNegotiation, authorise, seller, 'bai', 'authorizesForOneSide'],
  [
    'WITHDRAW_AUTHORIZATION',
    authorised,
    { type: 'WITHDRAW_AUTHORIZATION', use: '展示' } as never,
    seller,
    'bai',
    'authorizesForOneSide',
  ],
  [
    'RECORD_USE',
    authorised,
    { type: 'RECORD_USE', use: '展示', of: 'seller', what: '展示样例' } as never,
    opco,
    'sun',
    'userStandsApart',
  ],
  [
    'ADD_MATERIAL',
    t.aSettledTrade,
    { type: 'ADD_MATERIAL', kind: 'trade', documents: [text] } as never,
    buyer,
    'sun',
    'addsForOneParty',
  ],
  ['FILE', t.aSettledTrade, filed, center, 'sun', 'filerStandsApart'],
];

describe('one person, one place', () => {
  it.each(rows)(
    '%s is not taken from a person who acted in another place of the trade, and is from one who did not',
    law('T6', 'T10', 'T18', 'T19', 'T20', 'T21', 'T22', 'T23', 'T24', 'T25'),
    (_, make, event, honest, other, rule, facts) => {
      const one = make();
      const sent = typeof event === 'function' ? event(one) : event;
      const crossing = one.fork().send(sent, { ...honest, person: other }, facts);
      expect(crossing.rules).toContain(rule);
      expect(crossing.refusal?.code).toBe('MAKER_IS_CHECKER');
      // Whoever acts on somebody's behalf brings that person along.
      const behalf = one.fork().send(sent, { ...honest, person: 'new', onBehalfOf: other }, facts);
      expect(behalf.rules).toContain(rule);
      expect(one.send(sent, honest, facts).refusal).toBeUndefined();
    },
  );

  const checked = new Set(rows.map(([, , , , , rule]) => rule).filter((rule) => rule !== 'judgmentIsAnothersRecord'));
  /** A suspicion may be reported by anybody of the venue; the same text is preserved once more; the bank says nothing new. */
  const open = ['REPORT_FINDING', 'RETRY_EVIDENCE'];
  it('no act of a person goes without that comparison', law('T20', 'T21'), () => {
    const bare = transitionsOf(trade)
      .filter(({ kind, name, meta }) => kind === 'event' && !!meta?.by.length && !open.includes(name))
      .filter(({ guard }) => {
        const rules = guardsOf(trade.machine, guard).flatMap((part) => (isFault(part) ? [] : [part.name]));
        return !rules.includes('reportIsKnown') && !rules.some((rule) => checked.has(rule));
      });
    expect(bare.map(({ from, name }) => `${name} in ${from}`)).toEqual([]);
  });

  it('whoever opened a trade to bring the sides together does not review it', law('T6', 'T18'), () => {
    const one = drive(trade, { input: t.input, actor: opco, facts: moment(), id: t.tradeCase, regime: byEnterprise });
    t.did(one, { type: 'SUBMIT_SUPPLY', supply: t.supply }, seller, moment());
    t.did(one, { type: 'SUBMIT_DEMAND', demand: t.demand }, buyer, moment());
    expect(one.send({ type: 'PASS_APPLICATION', findings }, opco, moment()).rules).toEqual(['reviewerMadeNothing']);
    t.did(one, { type: 'PASS_APPLICATION', findings }, { ...opco, person: 'wu' }, moment());
  });

  it('the persons behind a trade go along to whatever case comes of it', law('T22'), () => {
    expect(trade.hands?.(t.aReviewedContract().context as never)).toEqual(['bai', 'sun']);
  });
});
