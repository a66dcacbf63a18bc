// The acts of persons on a contract in force: delivery, dispute, settlement, use of data, filing.
import type { Actor } from '../../../machines/kernel/lifecycle.ts';
import type { Driven } from '../../support/driver.ts';
import * as t from '../../support/trades.ts';
import { type Row, body, why } from './row.ts';

const { seller, buyer, center, opco, bank, evaluator, system, moment, text } = t;
const violation = 'violationCase/trade/test/1/1';

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
const zhou: Actor = { person: 'zhou', hat: 'CENTER' };
const teller: Actor = { person: 'teller', hat: 'PSP' };

export const performing: Row[] = [
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
