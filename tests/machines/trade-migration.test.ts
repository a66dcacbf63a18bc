// Trades of version 1 go on under version 2: what was not kept then is unknown, and nothing that is possible is lost.
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../machines/kernel/json.ts';
import { migrate } from '../../machines/kernel/migrate.ts';
import type { CaseState } from '../../machines/kernel/types.ts';
import type { Context } from '../../machines/trading/trade/context.ts';
import { trade } from '../../machines/trading/trade/index.ts';
import type { Driven } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, opco, moment, findings, conformity, text } = t;
const body = 'subjectRegistration/91220102MA17ABCD5T/1';
/** The case as version 1 would have kept it. */
function asOld({ case: one }: Driven): CaseState {
  const {
    openedBy,
    acted: _acted,
    signed: _signed,
    papers: _papers,
    offer,
    dispute,
    termination,
    delivery,
    settlement,
    filing,
    ...rest
  } = one.context as unknown as Context;
  const without = <T extends object>(value: T | null, ...fields: string[]) =>
    value && Object.fromEntries(Object.entries(value).filter(([field]) => !fields.includes(field)));
  const { persons, ...settled } = settlement;
  const context = {
    ...rest,
    openedBy: openedBy[0]!,
    offer: without(offer, 'proposal'),
    dispute: dispute && {
      ...without(dispute, 'referrals', 'referral', 'judgment'),
      arbiter: dispute.referral && { body: dispute.referral.body, party: dispute.referral.party },
    },
    termination: without(termination, 'stopped'),
    delivery: {
      ...without(delivery, 'claim'),
      handovers: delivery.handovers.map((handover) => without(handover, 'follows', 'manner')),
    },
    settlement: {
      ...settled,
      asked: settled.asked ?? (settled.instruction ? 'hold' : null),
      person: persons[0] ?? null,
    },
    filing: without(filing, 'later'),
  };
  return { ...one, context: context as unknown as JsonObject };
}
const carried = (one: Driven): Driven => {
  const next = one.fork();
  next.case = migrate(trade, asOld(one), 1).next;
  return next;
};

describe('a trade of version 1', () => {
  const draft = { type: 'DRAFT_CONTRACT', contract: t.contract() };
  it.each([
    ['application', t.aCompleteApplication, { type: 'PASS_APPLICATION', findings }, center],
    ['order', t.aConfirmedOrder, { type: 'PASS_ORDER', findings, conformity }, center],
    ['contract', t.anOrderThatPassed, draft, seller],
    ['signature', t.aReviewedContract, { type: 'SIGN', document: text }, buyer],
    ['delivery', t.aFundedTrade, { type: 'START_DELIVERY', place: t.demand.place }, seller],
    ['acceptance', t.aDeliveredTrade, { type: 'ACCEPT_DELIVERY', lot: 1 }, buyer],
  ] as const)('goes on in the stage of its %s', law('T15'), (_, make, event, actor) => {
    expect(carried(make()).send(event, actor, moment()).refusal).toBeUndefined();
  });

  it('knows who acted for each side as far as that was kept', law('T20', 'T21'), () => {
    const { context } = carried(t.aReviewedContract());
    expect(context.acted).toEqual({ seller: ['sun'], buyer: ['bai'], center: [], opco: [], bank: [], third: [] });
    expect(context.openedBy).toEqual(['bai']);
    const crossing = carried(t.aReviewedContract()).send(
      { type: 'SIGN', document: text },
      { ...buyer, person: 'sun' },
      moment(),
    );
    expect(crossing.refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(carried(t.aFundedTrade()).context.settlement).toMatchObject({ persons: [opco.person], asked: null });
  });

  it('has no arbiter that nobody agreed to, and may get one', law('T10'), () => {
    const refer = { type: 'REFER_TO_ARBITRATION', body, agreement: t.doc('8') };
    const disputed = () =>
      t.did(t.aDeliveredTrade(), { type: 'OPEN_DISPUTE', claim: '质量不符', evidence: [text] }, buyer);
    const one = carried(t.did(disputed(), refer, buyer, t.aBody()));
    expect(trade.parties(one.context as never)['arbiter'] ?? null).toBeNull();
    t.did(
      t.did(one, refer, buyer, t.aBody()),
      { type: 'AGREE_ARBITRATION', referral: 1, agreement: t.doc('8') },
      seller,
      t.aBody(),
    );
    expect(trade.parties(one.context as never)['arbiter']).toBe(t.evaluatorParty);
  });

  it('keeps a price that rests on the proposal on file, and a commission that is open', law('T19'), () => {
    const commission = { type: 'COMMISSION', body, commission: t.doc('5') };
    const proposal = {
      type: 'SUBMIT_PRICE_PROPOSAL',
      priceFen: 48_000_00,
      document: t.doc('6'),
      independence: { declared: true },
    };
    const one = t.did(t.aNegotiation(), commission, buyer, t.aBody());
    expect(carried(one).context.evaluation).toMatchObject({ body, proposal: null });
    t.did(
      t.did(one, proposal, t.evaluator, t.aBody()),
      { type: 'OFFER', priceFen: 48_000_00, terms: '按建议书', basis: 'proposal' },
      buyer,
    );
    expect(carried(one).send({ type: 'ACCEPT', offer: 1 }, seller, moment()).refusal).toBeUndefined();
    const stale = t.did(one, commission, seller, t.aBody());
    expect(carried(stale).send({ type: 'ACCEPT', offer: 1 }, seller, moment()).rules).toEqual(['priceBasisStands']);
  });

  it('that has ended its contract, or contests a lot, goes on to its end', law('T22', 'T24'), () => {
    const ended = t.did(
      t.aDeliveredTrade(),
      { type: 'TERMINATE', cause: 'violationCase/x/1', reason: '来源违法' },
      t.system,
    );
    const one = t.did(carried(ended), { type: 'DECIDE_FUNDS', releaseFen: 0, reason: '来源违法' }, center);
    expect(t.reports(one, 'FUNDS_REFUNDED', 50_000_00).context.outcome).toBe('terminated');
    const refused = t
      .did(
        t.aDeliveredTrade(),
        { type: 'REJECT_DELIVERY', lot: 1, items: [{ item: '完整率', problem: '偏低' }] },
        buyer,
      )
      .at('2026-03-17T02:00:00.000Z');
    expect(carried(refused).context.delivery).toMatchObject({ contested: true, claim: refused.context.dispute.claim });
  });
});
