// What may come between the steps of a trade's cases, right or wrong for their state.
import type { CaseRow } from '../../ledger/index.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import { findings } from '../support/trades.ts';
import { type Documents, ahead, ask, why } from './asks.ts';
import { type TradeContext, by, contract, dossier, other } from './trading-acts.ts';
import type { Ask, World } from './world.ts';

const items = { items: [{ item: '材料', problem: '须补正' }] };

/** Everything that may come between: right or wrong for the state, it is sent. */
export function disturbances(world: World, row: CaseRow, { paper }: Documents): Ask[] {
  const context = world.context(row.id);
  const causes = ['violationCase/x/1', 'violationCase/x/2', ...world.of('violationCase').map(({ id }) => id)];
  const suspensions = (lift: string) =>
    causes.flatMap((cause) => [
      ask('CENTER', 'SUSPEND', { cause, ...why }),
      ask('CENTER', lift, { cause, ...why }),
      ask('CENTER', lift, { cause, ...why }),
    ]);
  switch (row.lifecycle) {
    case 'subjectRegistration': {
      const owner = `org:${context.subject.uscc}`;
      return [
        ...suspensions('REINSTATE'),
        ask('OPCO', 'RETURN', items),
        ask('CENTER', 'RETURN', items),
        ask('CENTER', 'REVOKE', { cause: 'violationCase/x/1', ...why }),
        ask('CENTER', 'DEREGISTER', why),
        ask('MERCHANT', 'DEREGISTER', why, owner),
        ask('MERCHANT', 'REQUEST_CHANGE', { name: '更名公司', evidence: [paper] }, owner),
        ask('CENTER', 'APPROVE_CHANGE'),
        ask('OPCO', 'RECOMMEND_REFUSAL', why),
        ask('MERCHANT', 'WITHDRAW', {}, owner),
      ];
    }
    case 'listingRegistration': {
      const change = { dossier: dossier(paper, hashOf(`${row.id} ${row.version}`)) };
      return [
        ...suspensions('RESUME'),
        ask('MERCHANT', 'DELIST', why, context.owner),
        ask('CENTER', 'REVOKE', { cause: 'violationCase/x/1', ...why }),
        ask('MERCHANT', 'REQUEST_CHANGE', change, context.owner),
        ask('CENTER', 'RETURN', items),
        ask('CENTER', 'RETURN_CHANGE', items),
        ask('CENTER', 'PARTY_REINSTATED', { cause: context.registration }),
        ask('CENTER', 'REFUSE_CHANGE', why),
      ];
    }
    case 'trade':
      return disturbancesOfTrade(world, context, paper);
    case 'violationCase':
      return [
        ...['warn', 'pauseDelivery', 'freezeSettlement', 'suspendListing', 'suspendSubject', 'terminateTrade'].flatMap(
          (measure) => [
            ask('CENTER', 'TAKE_MEASURE', { measure, ...why }),
            ask('CENTER', 'LIFT_MEASURE', { measure, ...why }),
          ],
        ),
        ask('CENTER', 'DISMISS', why),
        ask('CENTER', 'REQUIRE_RECTIFICATION', {
          items: [{ item: '来源', demand: '补充证明' }],
          due: ahead(world, 20),
        }),
        ask('CENTER', 'CLOSE', { conclusion: '处置完毕' }),
        ...[context.listing, ...context.subjects]
          .filter(Boolean)
          .map((target: string) => ask('CENTER', 'REVOKE', { target, ...why })),
      ];
    default:
      return [];
  }
}
function disturbancesOfTrade(world: World, context: TradeContext, paper: Documents['paper']): Ask[] {
  const [selling, buying] = [other(context, 'buyer'), other(context, 'seller')];
  const { settlement, delivery, dispute } = context;
  const instruction = settlement.instruction ?? '-';
  return [
    by(selling, 'CANCEL', why),
    by(buying, 'CANCEL', why),
    ask('CENTER', 'RETURN_APPLICATION', { ...items, sides: ['seller'] }),
    ask('CENTER', 'REJECT_APPLICATION', why),
    by(buying, 'OFFER', { priceFen: 40_000_00, terms: '还价', basis: 'agreed' }),
    by(context.offer?.side === 'seller' ? selling : buying, 'ACCEPT', { offer: context.offer?.number ?? 1 }),
    by(buying, 'REOPEN_NEGOTIATION', why),
    ask('CENTER', 'RETURN_ORDER', items),
    ask('CENTER', 'REJECT_ORDER', why),
    ask('CENTER', 'RETURN_CONTRACT', items),
    by(buying, 'REOPEN_DRAFT', why),
    ask('CENTER', 'REPORT_FINDING', { finding: '来源存疑', evidence: [paper], suspects: ['seller'] }),
    ask('OPCO', 'REPORT_FINDING', { finding: '用途存疑', evidence: [paper], suspects: ['buyer'] }),
    by(buying, 'REJECT_DELIVERY', { ...items, lot: delivery.lot }),
    by(buying, 'OPEN_DISPUTE', { claim: '质量不符', evidence: [paper] }),
    by(selling, 'OPEN_DISPUTE', { claim: '拒不付款', evidence: [paper] }),
    by(dispute?.side === 'seller' ? selling : buying, 'WITHDRAW_DISPUTE', why),
    ask('CENTER', 'RECORD_JUDGMENT', {
      outcome: 'terminate',
      releaseFen: 10_000_00,
      court: '长春市中级人民法院',
      document: paper,
    }),
    ask('CENTER', 'CONFIRM_JUDGMENT', { document: paper }),
    ask('CENTER', 'RECORD_AWARD', { outcome: 'terminate', releaseFen: 10_000_00, document: paper }),
    by(selling, 'PROPOSE_TERMINATION', { ...why, releaseFen: 5_000_00 }),
    by(buying, 'PROPOSE_AMENDMENT', { contract: contract(world, paper, true), ...why }),
    by(buying, 'DROP_CHANGE', why),
    ask('PSP', 'FUNDS_FAILED', { instruction, reason: '账户异常' }),
    ask('PSP', 'FUNDS_HELD', { instruction, amountFen: 1, bankRef: 'BOCC-2' }),
    ask('OPCO', 'RETRY_SETTLEMENT', { instruction }),
    // Whoever reads the source tries these: other bytes, places and texts, stale offers, the other side’s part.
    by(selling, 'HAND_OVER', { record: paper, contentHash: 'f'.repeat(64), manner: '受控接口' }),
    by(selling, 'HAND_OVER', { record: paper, contentHash: 'f'.repeat(64), manner: '受控接口', follows: '按月更新' }),
    by(selling, 'START_DELIVERY', { place: { recipient: 'HK', access: ['CN'] } }),
    by(buying, 'SIGN', { document: { ...paper, sha256: 'f'.repeat(64) } }),
    ask('CENTER', 'PASS_CONTRACT', { document: { ...paper, sha256: 'f'.repeat(64) }, findings }),
    by(selling, 'ACCEPT', { offer: (context.offer?.number ?? 2) - 1 }),
    by(selling, 'ACCEPT_DELIVERY', { lot: delivery.lot }),
    by(selling, 'AGREE_TERMINATION', { proposal: context.change?.number ?? 1 }),
    by(buying, 'AGREE_TERMINATION', { proposal: context.change?.number ?? 1 }),
    by(buying, 'AGREE_RESOLUTION', { proposal: dispute?.proposal?.number ?? 1 }),
    by(selling, 'PROPOSE_RESOLUTION', { outcome: 'terminate', releaseFen: 50_000_00, terms: '全部划付' }),
    ask('CENTER', 'DECIDE_FUNDS', { releaseFen: settlement.heldFen + 1, ...why }),
    ask('CENTER', 'RETRY_SETTLEMENT', { instruction }),
    ask('OPCO', 'FILE', { manifestHash: 'f'.repeat(64) }),
    // Only other cases and the ports may say these.
    ask('CENTER', 'UNPAUSE', { cause: 'violationCase/x/1' }),
    ask('OPCO', 'FUNDS_RELEASED', { instruction, amountFen: settlement.amountFen, bankRef: 'BOCC-3' }),
    ask('CENTER', 'PAUSE', { cause: '检查一', ...why }),
    ask('CENTER', 'EVIDENCE_PRESERVED', { sha256: paper.sha256, preservedAt: world.clock.at, copies: 2 }),
  ];
}

/** What the center may lift of what stands on a registration or a listing. */
export function lifts(world: World, row: CaseRow): { id: string; ask: Ask }[] {
  const { causes = [] } = world.context(row.id) as { causes?: (string | { cause: string })[] };
  const type = { subjectRegistration: 'REINSTATE', listingRegistration: 'RESUME' }[row.lifecycle];
  return type
    ? causes.map((cause) => ({
        id: row.id,
        ask: ask('CENTER', type, { cause: typeof cause === 'string' ? cause : cause.cause, ...why }),
      }))
    : [];
}
