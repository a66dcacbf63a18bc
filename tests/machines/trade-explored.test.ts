// Every reachable state of a trade × event × role × fact: taken, or refused with a code and an article; and an end is
// reachable from everywhere. In slices, because the regions of a contract in force multiply; together they see every state.
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../machines/kernel/hash.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import type { Context } from '../../machines/trading/trade/context.ts';
import { trade } from '../../machines/trading/trade/index.ts';
import type { Driven } from '../support/driver.ts';
import { type Exploration, type Explored, explore, missedBy } from '../support/explore.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { moment, findings, conformity, text } = t;
const start = { input: t.input, actor: t.buyer, facts: moment(), id: t.tradeCase };
const byEnterprise = loadRegime({
  id: 'enterprise',
  base: 'cc-2023-draft',
  values: {
    'trade.roles.applicationReview': 'OPCO',
    'trade.roles.orderReview': 'OPCO',
    'trade.roles.contractReview': 'OPCO',
    'trade.roles.settlementInstruction': 'CENTER',
    'trade.roles.filing': 'OPCO',
    'trade.contract.reviewTiming': 'postSign',
    'trade.delivery.remedies': 0,
    'trade.delivery.onSilence': 'accept',
  },
});
const far = '2090-01-01T00:00:00.000Z';
const contract = t.contract({
  term: { from: '2026-03-10', until: '2091-12-31' },
  deliveries: [{ title: '全量交付', due: far }],
  payment: { order: 'prepay', instalments: [{ amountFen: 50_000_00, heldBefore: 1, releasedAfter: 1, due: far }] },
});
const violation = 'violationCase/x/1';
const reason = { reason: '情况变化' };
const hash = text.sha256;
const returning = { items: [{ item: '条款', problem: '不明' }] };

/** What leads a trade out again, wherever it stands; what a slice is about goes beside it. */
const archived: Exploration['payloads'] = {
  ARCHIVE_OPENED: [{ case: 'retentionRecord/x/1' }],
  ARCHIVE_SEALED: [{ sha256: hash, record: 'retentionRecord/x/1' }],
  FILE: (context: Context) => [{ manifestHash: context.filing.manifestHash }],
};
const applying: Exploration['payloads'] = {
  SUBMIT_SUPPLY: [{ supply: t.supply }],
  SUBMIT_DEMAND: [{ demand: t.demand }],
  PASS_APPLICATION: [{ findings }],
};
const offer = { priceFen: 50_000_00, terms: '一次性许可', basis: 'agreed' };
const negotiating: Exploration['payloads'] = {
  OFFER: [offer],
  ACCEPT: (context: Context) => [{ offer: context.offers || 1 }],
  CONFIRM_ORDER: (context: Context) => [{ orderHash: hashOf(context.order) }],
  PASS_ORDER: [{ findings, conformity }],
};
const contracting: Exploration['payloads'] = {
  DRAFT_CONTRACT: [{ contract }],
  PASS_CONTRACT: [{ document: text, findings }],
  SIGN: [{ document: text }],
  EVIDENCE_PRESERVED: [{ sha256: hash, preservedAt: far, copies: 2 }],
};
const instructed = ({ settlement }: Context) => ({ instruction: settlement.instruction ?? 'none' });
const money = (amount: (settlement: Context['settlement']) => number) => (context: Context) => [
  { ...instructed(context), amountFen: amount(context.settlement), bankRef: 'B' },
];
const paying: Exploration['payloads'] = {
  INSTRUCT_SETTLEMENT: [{ instalment: 1 }],
  FUNDS_HELD: money(({ amountFen }) => amountFen || 50_000_00),
  FUNDS_RELEASED: money(({ amountFen }) => amountFen),
  FUNDS_REFUNDED: money(({ heldFen }) => heldFen),
};
const lot = ({ delivery }: Context) => ({ lot: delivery.lot });
const delivering: Exploration['payloads'] = {
  START_DELIVERY: [{ place: t.demand.place }],
  HAND_OVER: [{ record: text, contentHash: t.handover.contentHash, manner: t.handover.manner }],
  ACCEPT_DELIVERY: (context: Context) => [lot(context)],
};
const refusing: Exploration['payloads'] = {
  REJECT_DELIVERY: (context: Context) => [{ ...lot(context), ...returning }],
  WITHDRAW_DISPUTE: [reason],
};
const amending: Exploration['payloads'] = {
  PROPOSE_AMENDMENT: [{ contract: { ...contract, confidentiality: '另行约定' }, ...reason }],
  RETURN_AMENDMENT: [returning],
  DROP_CHANGE: [reason],
};
const terminating: Exploration['payloads'] = {
  TERMINATE: [{ cause: violation, ...reason }],
  DECIDE_FUNDS: [{ releaseFen: 1, ...reason }],
};

// What has happened in which order is in the ledger; here only what the rules ask of it.
const keyOf = (context: Record<string, unknown>) => {
  const {
    offer: standing,
    draft,
    settlement,
    termination,
    dispute,
    delivery,
    pauses,
    filing,
    outcome,
    authorisations,
  } = context as Context;
  return [
    standing?.side,
    !!draft?.review,
    settlement.asked,
    settlement.heldFen > 0,
    termination !== null,
    !!dispute?.referral,
    !!dispute?.arbiter,
    !!dispute?.judgment,
    !!dispute?.proposal,
    Math.min(delivery.remedies, 1),
    pauses[0]?.kind,
    !!filing.record,
    outcome,
    authorisations.length,
  ];
};
const facts = (type: string) =>
  ['COMMISSION', 'SUBMIT_PRICE_PROPOSAL', 'REFER_TO_ARBITRATION', 'AGREE_ARBITRATION', 'RECORD_AWARD'].includes(type)
    ? [t.aBody(), {}]
    : ['ACCEPT', 'PASS_APPLICATION', 'START_DELIVERY', 'HAND_OVER'].includes(type)
      ? [moment(), {}]
      : [moment()];
const from = (starts: Exploration['starts'], ...payloads: Exploration['payloads'][]) =>
  explore(trade, {
    starts,
    facts,
    // One on each side, one in each hand of the venue; and a machine, behind which no person stands.
    persons: ['sun', 'bai', 'zhao', 'ou', 'system:bank'],
    keyOf,
    payloads: Object.assign({}, archived, ...payloads) as Exploration['payloads'],
  });
const impatient = loadRegime({
  id: 'impatient',
  base: 'cc-2023-draft',
  text: { title: { zh: '另一部办法', en: 'Another text' }, number: '1', issued: '2025-01-01', inForce: '2025-01-01' },
  limits: { 'trade.settlement.retryFor': { floor: null, law: 'art. 9' } },
  values: { 'trade.delivery.remedies': 1, 'trade.settlement.retryFor': '1 h' },
});
const more = { regime: impatient, contract };

const releasing = () => t.accept(t.aDeliveredTrade(more));
const refunding = () =>
  t.did(
    t.did(t.aFundedTrade(more), { type: 'TERMINATE', cause: violation, ...reason }, t.system),
    { type: 'DECIDE_FUNDS', releaseFen: 0, ...reason },
    t.center,
  );
/** The bank has failed once, and is asked again when no retry is left. */
const triedAgain = (one: Driven) =>
  t
    .did(one, { type: 'FUNDS_FAILED', instruction: t.instruction(), reason: '失败' }, t.bank)
    .at('2026-03-02T03:00:00.000Z');

const slices: Record<string, () => Explored> = {
  application: () =>
    from([start], applying, {
      RETURN_APPLICATION: [
        { sides: ['seller'], ...returning },
        { sides: ['buyer'], ...returning },
      ],
      REJECT_APPLICATION: [reason],
      CANCEL: [reason],
    }),
  negotiation: () =>
    from([t.aNegotiation()], negotiating, {
      OFFER: [offer, { ...offer, basis: 'proposal' }],
      WITHDRAW_OFFER: (context: Context) => [{ offer: context.offers || 1 }],
      REOPEN_NEGOTIATION: [reason],
      RETURN_ORDER: [returning],
      REJECT_ORDER: [reason],
      COMMISSION: [{ body: 'subjectRegistration/b/1', commission: text }],
      SUBMIT_PRICE_PROPOSAL: [{ priceFen: 50_000_00, document: text, independence: { declared: true } }],
      END_COMMISSION: [reason],
    }),
  contract: () =>
    from([t.anOrderThatPassed()], contracting, terminating, {
      DRAFT_CONTRACT: [{ contract }, { contract: { ...contract, signing: 'outside' } }],
      RETURN_CONTRACT: [returning],
      REJECT_CONTRACT: [reason],
      REOPEN_DRAFT: [reason],
      RETRY_EVIDENCE: [{ document: hash }],
    }),
  'another regime': () =>
    from([{ ...start, regime: byEnterprise }], applying, negotiating, contracting, amending, {
      INSTRUCT_SETTLEMENT: [{ instalment: 1 }],
      FUNDS_REFUNDED: paying!['FUNDS_REFUNDED']!,
      TERMINATE: terminating!['TERMINATE']!,
    }),
  'pauses, endings': () =>
    from([t.aNegotiation(), t.aSignedContract(), t.aDeliveredTrade()], terminating, {
      PARTY_SUSPENDED: [{ cause: t.sellerCase }],
      PARTY_REINSTATED: [{ cause: t.sellerCase }],
      LISTING_SUSPENDED: [{ cause: t.listingCase }],
      LISTING_REINSTATED: [{ cause: t.listingCase }],
      PAUSE: [{ cause: violation, ...reason }],
      UNPAUSE: [{ cause: violation }],
      PARTY_ENDED: [{ cause: t.sellerCase }],
      LISTING_ENDED: [{ cause: t.listingCase }],
      REPORT_FINDING: [{ finding: '超范围采集' }],
      EVIDENCE_PRESERVED: contracting!['EVIDENCE_PRESERVED']!,
      FUNDS_REFUNDED: paying!['FUNDS_REFUNDED']!,
      FUNDS_RELEASED: paying!['FUNDS_RELEASED']!,
      ADD_MATERIAL: [{ kind: 'trade', documents: [text] }],
    }),
  authorisations: () =>
    from([t.anOpenTrade()], {
      CANCEL: [reason],
      AUTHORIZE_USE: [{ use: '展示', scope: '样例', until: far, document: text }],
      WITHDRAW_AUTHORIZATION: [{ use: '展示' }],
      RECORD_USE: [{ use: '展示', of: 'seller', what: '展示样例' }],
    }),
  delivery: () => from([t.aFundedTrade(more)], delivering, refusing, { FUNDS_RELEASED: paying!['FUNDS_RELEASED']! }),
  settlement: () =>
    from([...[releasing(), refunding()].map(triedAgain), t.aContractInForce(more), releasing()], paying, terminating, {
      FUNDS_FAILED: (context: Context) => [{ ...instructed(context), reason: '失败' }],
      RETRY_SETTLEMENT: (context: Context) => [instructed(context)],
    }),
  freezes: () =>
    from([t.aDeliveredTrade(more)], terminating, paying, {
      ACCEPT_DELIVERY: delivering!['ACCEPT_DELIVERY']!,
      FREEZE_SETTLEMENT: [{ cause: violation }],
      UNFREEZE_SETTLEMENT: [{ cause: violation }],
    }),
  disputes: () =>
    from([t.aDeliveredTrade(more)], refusing, {
      ACCEPT_DELIVERY: delivering!['ACCEPT_DELIVERY']!,
      FUNDS_RELEASED: paying!['FUNDS_RELEASED']!,
      FUNDS_REFUNDED: paying!['FUNDS_REFUNDED']!,
      OPEN_DISPUTE: [{ claim: '质量不符', evidence: [text] }],
      REFER_TO_ARBITRATION: [{ body: 'subjectRegistration/b/1', agreement: text }],
      AGREE_ARBITRATION: ({ dispute }: Context) => [{ referral: dispute?.referral?.number ?? 1, agreement: text }],
      RECORD_AWARD: [
        { outcome: 'accept', document: text },
        { outcome: 'terminate', releaseFen: 1, document: text },
      ],
      RECORD_JUDGMENT: [{ outcome: 'continue', court: '长春市中级人民法院', document: text }],
      CONFIRM_JUDGMENT: [{ document: text }],
      PROPOSE_RESOLUTION: [{ outcome: 'continue', terms: '补救' }],
      AGREE_RESOLUTION: ({ dispute }: Context) => [{ proposal: dispute?.proposal?.number ?? 1 }],
    }),
  'amendment, termination': () =>
    from([t.aContractInForce(more)], amending, {
      PASS_AMENDMENT: [{ document: text, findings }],
      SIGN_AMENDMENT: [{ document: text }],
      RETRY_EVIDENCE: [{ document: hash }],
      EVIDENCE_PRESERVED: contracting!['EVIDENCE_PRESERVED']!,
      PROPOSE_TERMINATION: [reason],
      AGREE_TERMINATION: ({ change }: Context) => [{ proposal: change?.number ?? 1 }],
    }),
};

describe('a trade, explored', () => {
  const seen: Explored = { nodes: 0, states: new Set(), taken: new Set(), refused: new Set() };

  it.each(Object.entries(slices))(
    'takes or refuses everything everybody may send, and can always end: %s',
    law('T15'),
    (_, slice) => {
      const { states, taken } = slice();
      states.forEach((state) => seen.states.add(state));
      taken.forEach((type) => seen.taken.add(type));
    },
  );

  it('is seen in every state and takes every event', law('T15'), () => {
    const { states, events } = missedBy(trade, seen);
    expect(events).toEqual([]);
    // States that a case only passes through.
    expect(states.filter((state) => !/(assigned|sorting|dividing)$/.test(state))).toEqual([]);
  });
});
