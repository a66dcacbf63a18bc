// Every reachable state of a trade × event × role × fact: taken, or refused with a code and an article; and an end is
// reachable from everywhere. In slices, because the regions of a contract in force multiply; together they see every state.
import { beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../machines/kernel/hash.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import type { Context } from '../../machines/trading/trade/context.ts';
import { trade } from '../../machines/trading/trade/index.ts';
import { type Exploration, type Explored, explore, missedBy } from '../support/explore.ts';
import * as t from '../support/trades.ts';

const { moment, findings, conformity, text } = t;
const start = { input: t.input, actor: t.buyer, facts: moment(), id: t.tradeCase };
const byEnterprise = loadRegime({
  id: 'enterprise', base: 'cc-2023-draft',
  values: {
    'trade.roles.applicationReview': 'OPCO', 'trade.roles.orderReview': 'OPCO', 'trade.roles.contractReview': 'OPCO', 'trade.roles.settlementInstruction': 'CENTER', 'trade.roles.filing': 'OPCO',
    'trade.contract.reviewTiming': 'postSign', 'trade.delivery.remedies': 0, 'trade.delivery.onSilence': 'accept',
  },
});
const far = '2090-01-01T00:00:00.000Z';
const contract = t.contract({ deliveries: [{ title: '全量交付', due: far }], payment: { order: 'prepay', instalments: [{ amountFen: 50_000_00, heldBefore: 1, releasedAfter: 1, due: far }] } });
const violation = 'violationCase/x/1';
const reason = { reason: '情况变化' };
const hash = text.sha256;

/** The shortest way to a contract in force and out of the case again; what a slice adds goes beside it. */
const way: Exploration['payloads'] = {
  SUBMIT_SUPPLY: [{ supply: t.supply }], SUBMIT_DEMAND: [{ demand: t.demand }], PASS_APPLICATION: [{ findings }], OFFER: [{ priceFen: 50_000_00, terms: '一次性许可', basis: 'agreed' }],
  ACCEPT: (context: Context) => [{ offer: context.offers || 1 }], CONFIRM_ORDER: (context: Context) => [{ orderHash: hashOf(context.order) }], PASS_ORDER: [{ findings, conformity }],
  DRAFT_CONTRACT: [{ contract }], PASS_CONTRACT: [{ document: text, findings }], SIGN: [{ document: text }], EVIDENCE_PRESERVED: [{ sha256: hash, preservedAt: far, copies: 2 }],
  ARCHIVE_OPENED: [{ case: 'retentionRecord/x/1' }], ARCHIVE_SEALED: [{ sha256: hash, record: 'retentionRecord/x/1' }], FILE: (context: Context) => [{ manifestHash: context.filing.manifestHash }],
};
const money = ({ settlement, contract: terms }: Context, type: string) =>
  [{ instruction: settlement.instruction ?? 'none', amountFen: type === 'FUNDS_REFUNDED' ? settlement.heldFen : settlement.amountFen || terms?.priceFen || 0, bankRef: 'B' }];
const performing: Exploration['payloads'] = {
  INSTRUCT_SETTLEMENT: [{ instalment: 1 }], FUNDS_HELD: (context: Context) => money(context, 'FUNDS_HELD'), FUNDS_RELEASED: (context: Context) => money(context, 'FUNDS_RELEASED'),
  FUNDS_REFUNDED: (context: Context) => money(context, 'FUNDS_REFUNDED'), START_DELIVERY: [{ place: t.demand.place }], HAND_OVER: [{ record: text, contentHash: hash }],
  ACCEPT_DELIVERY: (context: Context) => [{ lot: context.delivery.lot }], TERMINATE: [{ cause: violation, ...reason }], DECIDE_FUNDS: [{ releaseFen: 0, ...reason }, { releaseFen: 1, ...reason }],
};
const failure = { FUNDS_FAILED: ({ settlement }: Context) => [{ instruction: settlement.instruction ?? 'none', reason: '失败' }], RETRY_SETTLEMENT: ({ settlement }: Context) => [{ instruction: settlement.instruction ?? 'none' }] };
// What has happened in which order, in the ledger; here only what the rules ask of it.
const keyOf = (context: Record<string, unknown>) => {
  const { offer, evaluation, draft, change, settlement, termination, dispute, delivery, pauses, freezes, filing, authorisations } = context as unknown as Context;
  return [
    offer?.side, !!evaluation?.proposal, !!draft?.review, draft?.signatures.seller !== null, draft?.signatures.buyer !== null, change?.side, settlement.instalment, settlement.asked, settlement.heldFen > 0, !!settlement.split,
    termination?.kind, dispute?.side, !!dispute?.arbiter, dispute?.proposal?.outcome, dispute?.proposal?.side, Math.min(delivery.remedies, 2), pauses.length, freezes.length, !!filing.record, authorisations.length,
  ];
};
const facts = (type: string) =>
  ['COMMISSION', 'SUBMIT_PRICE_PROPOSAL', 'REFER_TO_ARBITRATION'].includes(type) ? [t.aBody(), {}] : ['ACCEPT', 'PASS_APPLICATION', 'START_DELIVERY'].includes(type) ? [moment(), {}] : [moment()];

const slices: Record<string, () => Explored> = {
  'the way to a contract': () => explore(trade, {
    starts: [start], facts, keyOf,
    payloads: {
      ...way, RETURN_APPLICATION: [{ sides: ['seller'], items: [{ item: '权属', problem: '不清' }] }], REJECT_APPLICATION: [reason], CANCEL: [reason],
      OFFER: [{ priceFen: 50_000_00, terms: '一次性许可', basis: 'agreed' }, { priceFen: 50_000_00, terms: '一次性许可', basis: 'proposal' }], WITHDRAW_OFFER: (context: Context) => [{ offer: context.offers || 1 }],
      COMMISSION: [{ body: 'subjectRegistration/b/1', commission: text }], SUBMIT_PRICE_PROPOSAL: [{ priceFen: 50_000_00, document: text, independence: { declared: true } }], END_COMMISSION: [reason],
      REOPEN_NEGOTIATION: [reason], RETURN_ORDER: [{ items: [{ item: '价格', problem: '依据' }] }], REJECT_ORDER: [reason], DRAFT_CONTRACT: [{ contract }, { contract: { ...contract, signing: 'outside' } }],
      RETURN_CONTRACT: [{ items: [{ item: '条款', problem: '不明' }] }], REJECT_CONTRACT: [reason], REOPEN_DRAFT: [reason], RETRY_EVIDENCE: [{ document: hash }], TERMINATE: [{ cause: violation, ...reason }],
    },
  }),
  'another regime': () => explore(trade, {
    starts: [{ ...start, regime: byEnterprise }], facts, keyOf,
    payloads: { ...way, ...performing, REJECT_DELIVERY: (context: Context) => [{ lot: context.delivery.lot, items: [{ item: '质量', problem: '不符' }] }], WITHDRAW_DISPUTE: [reason], PROPOSE_AMENDMENT: [{ contract, ...reason }], DROP_CHANGE: [reason] },
  }),
  'pauses, freezes, authorisations': () => explore(trade, {
    starts: [start], facts, keyOf,
    payloads: {
      ...way, PARTY_SUSPENDED: [{ cause: t.sellerCase }], PARTY_REINSTATED: [{ cause: t.sellerCase }], LISTING_SUSPENDED: [{ cause: t.listingCase }], LISTING_REINSTATED: [{ cause: t.listingCase }], PARTY_ENDED: [{ cause: t.sellerCase }],
      LISTING_ENDED: [{ cause: t.listingCase }], PAUSE: [{ cause: violation, ...reason }], UNPAUSE: [{ cause: violation }], FREEZE_SETTLEMENT: [{ cause: violation }], UNFREEZE_SETTLEMENT: [{ cause: violation }],
      AUTHORIZE_USE: [{ use: '展示', scope: '样例', until: far, document: text }], WITHDRAW_AUTHORIZATION: [{ use: '展示' }], RECORD_USE: [{ use: '展示', of: 'seller', what: '展示样例' }],
      REPORT_FINDING: [{ finding: '超范围采集' }], ADD_MATERIAL: [{ kind: 'trade', documents: [text] }],
    },
  }),
  'delivery and settlement': () => explore(trade, {
    starts: [start], facts, keyOf,
    payloads: {
      ...way, ...performing, ...failure, REJECT_DELIVERY: (context: Context) => [{ lot: context.delivery.lot, items: [{ item: '质量', problem: '不符' }] }], WITHDRAW_DISPUTE: [reason],
      FREEZE_SETTLEMENT: [{ cause: violation }], UNFREEZE_SETTLEMENT: [{ cause: violation }],
    },
  }),
  'disputes and changes': () => explore(trade, {
    starts: [start], facts, keyOf,
    payloads: {
      ...way, ...performing, REJECT_DELIVERY: (context: Context) => [{ lot: context.delivery.lot, items: [{ item: '质量', problem: '不符' }] }],
      OPEN_DISPUTE: [{ claim: '质量不符', evidence: [text] }], WITHDRAW_DISPUTE: [reason], REFER_TO_ARBITRATION: [{ body: 'subjectRegistration/b/1', agreement: text }],
      RECORD_AWARD: [{ outcome: 'accept', document: text }, { outcome: 'terminate', releaseFen: 1, document: text }], PROPOSE_RESOLUTION: [{ outcome: 'continue', terms: '补救' }],
      AGREE_RESOLUTION: ({ dispute }: Context) => [{ proposal: dispute?.proposal?.number ?? 1 }], PROPOSE_AMENDMENT: [{ contract, ...reason }], PASS_AMENDMENT: [{ document: text, findings }],
      RETURN_AMENDMENT: [{ items: [{ item: '期限', problem: '过长' }] }], SIGN_AMENDMENT: [{ document: text }], RETRY_EVIDENCE: [{ document: hash }], PROPOSE_TERMINATION: [reason],
      AGREE_TERMINATION: ({ change }: Context) => [{ proposal: change?.number ?? 1 }], DROP_CHANGE: [reason],
    },
  }),
};

describe('a trade, explored', () => {
  const seen: Explored = { nodes: 0, states: new Set(), taken: new Set(), refused: new Set() };
  beforeAll(() => {
    for (const [name, slice] of Object.entries(slices)) {
      const begun = Date.now();
      const { states, taken, nodes } = slice();
      console.log(name, nodes, Date.now() - begun);
      states.forEach((state) => seen.states.add(state));
      taken.forEach((type) => seen.taken.add(type));
    }
  }, 600_000);

  it('takes or refuses everything everybody may send, everywhere, and can always end [T15, T18, T20, T21, T22, T23, T24]', () => {
    expect(missedBy(trade, seen)).toEqual({ states: [], events: [] });
  });
});
