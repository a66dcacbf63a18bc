// T21, T22: amendment of a contract, and its early end.
import { describe, expect, it } from 'vitest';
import type { Driven } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, bank, system, moment, findings, text } = t;
const violation = 'violationCase/trade/test/1/1';
const paidTo = (one: Driven) =>
  one.effects
    .filter((effect) => effect.type === 'call' && effect.port === 'bank')
    .map((effect) => ('op' in effect ? [effect.op, effect.input['amountFen']] : []));
const aTerminationByMeasure = (one: Driven) =>
  t.did(one, { type: 'TERMINATE', cause: violation, reason: '来源违法' }, system);

describe('amendment and termination', () => {
  const amended = (more: object = {}) =>
    t.contract({ document: t.doc('a'), deliveries: [{ title: '全量交付', due: '2026-06-30T16:00:00.000Z' }], ...more });
  const propose = (contract: object) => ({ type: 'PROPOSE_AMENDMENT', contract, reason: '延期交付' });
  const preservedAnew = { ...t.preserved, sha256: 'a'.repeat(64) };

  it(
    'a new version of the contract is reviewed, signed by both and kept in evidence like the first',
    law('T21'),
    () => {
      const one = t.aFundedTrade();
      expect(one.send(propose(t.contract()), seller).rules).toEqual(['amendmentIsStated']);
      const second = moment({ listing: t.aListing({ version: 2 }) });
      expect(one.send(propose(amended({ confidentiality: undefined })), seller).rules).toEqual([
        'confidentialityIsAgreed',
      ]);
      t.did(one, propose(amended()), seller);
      expect(one.send({ type: 'SIGN_AMENDMENT', document: t.doc('a') }, buyer, moment()).refusal?.code).toBe(
        'EVENT_NOT_ALLOWED',
      );
      expect(one.send({ type: 'PASS_AMENDMENT', document: text, findings }, center, moment()).rules).toEqual([
        'reviewsTheText',
      ]);
      t.did(one, { type: 'PASS_AMENDMENT', document: t.doc('a'), findings }, center, second);
      // Signed is the version that was reviewed.
      expect(one.send({ type: 'SIGN_AMENDMENT', document: t.doc('a') }, buyer, moment()).rules).toEqual([
        'listingIsTheReviewed',
      ]);
      t.did(
        t.did(one, { type: 'SIGN_AMENDMENT', document: t.doc('a') }, buyer, second),
        { type: 'SIGN_AMENDMENT', document: t.doc('a') },
        seller,
        second,
      );
      expect(one.did).toContain('call documents.preserve');
      expect(one.due('deliveryDue')).toBe('2026-04-30T16:00:00.000Z');
      t.did(one, preservedAnew, system);
      expect(one.context).toMatchObject({
        contractVersion: 2,
        version: 2,
        contract: { document: { sha256: 'a'.repeat(64) } },
      });
      expect(one.context.evidence).toHaveLength(2);
      expect(one.due('deliveryDue')).toBe('2026-06-30T16:00:00.000Z');
    },
  );

  it('an amendment leaves alone what was delivered or paid, also when that happened meanwhile', law('T21'), () => {
    const payment = {
      order: 'milestones',
      instalments: [
        { amountFen: 20_000_00, heldBefore: 1, releasedAfter: 1, due: '2026-04-10T16:00:00.000Z' },
        { amountFen: 30_000_00, heldBefore: null, releasedAfter: 2, due: '2026-10-10T16:00:00.000Z' },
      ],
    };
    expect(t.aFundedTradeOfTwo().send(propose(t.twoLots({ payment })), seller).rules).toEqual(['whatIsDoneStays']);
    const first = (due: string) =>
      t.twoLots({
        document: t.doc('a'),
        deliveries: [
          { title: '上半年', due },
          { title: '下半年', due: '2026-09-30T16:00:00.000Z' },
        ],
      });
    const one = t.did(t.aFundedTradeOfTwo(), propose(first('2026-05-31T16:00:00.000Z')), seller);
    t.did(one, { type: 'PASS_AMENDMENT', document: t.doc('a'), findings }, center, moment());
    for (const actor of [seller, buyer]) t.did(one, { type: 'SIGN_AMENDMENT', document: t.doc('a') }, actor, moment());
    t.handOver(one);
    expect(t.did(one, preservedAnew, system).context).toMatchObject({ contractVersion: 1, change: null });
  });

  it('an amendment may add a delivery and its payment when all else is done', law('T21', 'T22', 'T23'), () => {
    const second = { title: '更新数据', due: '2026-09-30T16:00:00.000Z' };
    const added = { amountFen: 10_000_00, heldBefore: null, releasedAfter: 2, due: '2026-10-10T16:00:00.000Z' };
    const amend = (one: Driven, contract: object) => {
      t.did(
        t.did(one, propose(contract), seller),
        { type: 'PASS_AMENDMENT', document: t.doc('a'), findings },
        center,
        moment(),
      );
      for (const actor of [seller, buyer])
        t.did(one, { type: 'SIGN_AMENDMENT', document: t.doc('a') }, actor, moment());
      return t.did(one, preservedAnew, system);
    };
    const delivered = t.accept(t.handOver(t.aContractInForce({ contract: t.contract({ payment: t.onDelivery }) })));
    const [first] = t.contract().deliveries;
    amend(
      delivered,
      t.contract({
        document: t.doc('a'),
        priceFen: 60_000_00,
        deliveries: [first, second],
        payment: { order: 'onDelivery', instalments: [...t.onDelivery.instalments, added] },
      }),
    );
    expect(delivered.leaves).toContain('open.stage.performance.delivery.running.scheduled');
    const early = {
      order: 'prepay',
      instalments: [{ amountFen: 50_000_00, heldBefore: 1, releasedAfter: 1, due: '2026-04-10T16:00:00.000Z' }],
    };
    const paid = t.reports(
      t.accept(
        t.handOver(
          t.reports(
            t.instruct(t.aContractInForce({ contract: t.twoLots({ payment: early }) })),
            'FUNDS_HELD',
            50_000_00,
          ),
        ),
      ),
      'FUNDS_RELEASED',
      50_000_00,
    );
    expect(paid.leaves).toContain('open.stage.performance.settlement.settled');
    amend(
      paid,
      t.twoLots({
        document: t.doc('a'),
        priceFen: 60_000_00,
        payment: { order: 'milestones', instalments: [...early.instalments, added] },
      }),
    );
    t.reports(t.instruct(t.accept(t.handOver(paid), 2), 2), 'FUNDS_HELD', 10_000_00, 2);
    expect(t.reports(paid, 'FUNDS_RELEASED', 10_000_00, 2).context.outcome).toBe('completed');
  });

  it('either side may drop an amendment before both have signed it', law('T21'), () => {
    const one = t.did(t.aFundedTrade(), propose(amended()), seller);
    expect(t.did(one, { type: 'DROP_CHANGE', reason: '不同意' }, buyer).context).toMatchObject({
      change: null,
      draft: null,
      contractVersion: 1,
    });
  });

  it('the contract ends by agreement of both, with what is held divided as they agree', law('T21', 'T23'), () => {
    const one = t.did(
      t.aDeliveredTrade(),
      { type: 'PROPOSE_TERMINATION', reason: '业务调整', releaseFen: 20_000_00 },
      buyer,
    );
    expect(one.send({ type: 'AGREE_TERMINATION', proposal: 1 }, buyer).rules).toEqual(['changeIsTheOthers']);
    expect(one.send({ type: 'AGREE_TERMINATION', proposal: 2 }, seller).rules).toEqual(['changeIsTheStandingOne']);
    expect(paidTo(t.did(one, { type: 'AGREE_TERMINATION', proposal: 1 }, seller))).toEqual([['release', 20_000_00]]);
    t.reports(t.reports(one, 'FUNDS_RELEASED', 20_000_00), 'FUNDS_REFUNDED', 30_000_00);
    expect(one.context.outcome).toBe('terminated');
  });

  it(
    'a measure ends the contract, lifts the pause of the same case, and leaves the money to the center, not to who instructed it',
    law('T22', 'T23'),
    () => {
      const one = t.did(t.aDeliveredTrade(), { type: 'PAUSE', cause: violation, reason: '涉嫌违规' }, system);
      aTerminationByMeasure(one);
      expect(one.tags).not.toContain('paused');
      expect(one.leaves).toContain('open.stage.performance.settlement.held.undecided');
      const decide = { type: 'DECIDE_FUNDS', releaseFen: 0, reason: '标的来源违法' };
      expect(one.send(decide, { person: 'ou', hat: 'CENTER' }).refusal?.code).toBe('MAKER_IS_CHECKER');
      expect(one.send({ ...decide, releaseFen: 50_000_01 }, center).rules).toEqual(['splitIsCovered']);
      const frozen = t.did(one.fork(), { type: 'FREEZE_SETTLEMENT', cause: violation }, system);
      expect(frozen.send(decide, center).rules).toEqual(['settlementIsNotFrozen']);
      expect(paidTo(t.did(one, decide, center))).toEqual([['refund', 50_000_00]]);
      expect(t.reports(one, 'FUNDS_REFUNDED', 50_000_00).context.outcome).toBe('terminated');
    },
  );

  it('money that was asked for and has not come is recalled, also if it crosses the recall', law('T23'), () => {
    const one = aTerminationByMeasure(t.instruct(t.aContractInForce()));
    expect(paidTo(one)).toEqual([['refund', null]]);
    const crossing = one.fork();
    t.reports(one, 'FUNDS_REFUNDED', 0);
    expect(one.context.outcome).toBe('terminated');
    t.reports(crossing, 'FUNDS_HELD', 50_000_00);
    expect(
      crossing.send({ type: 'FUNDS_HELD', instruction: t.instruction(), amountFen: 50_000_00, bankRef: 'B' }, bank)
        .rules,
    ).toEqual(['fundsCrossedTheRecall']);
    expect(t.reports(crossing, 'FUNDS_REFUNDED', 50_000_00).context.outcome).toBe('terminated');
  });

  it(
    'what was accepted is still paid for when the contract ends for another reason than a measure',
    law('T22', 'T23'),
    () => {
      const one = t.accept(t.handOver(t.aFundedTradeOfTwo()));
      t.did(one, { type: 'PARTY_ENDED', cause: t.sellerCase }, system);
      t.reports(one, 'FUNDS_RELEASED', 30_000_00);
      expect(one.context).toMatchObject({ outcome: 'terminated', termination: { kind: 'ended' } });
    },
  );

  it('a party or listing that is no more ends the trade, unless everything is delivered', law('T7', 'T17'), () => {
    for (const [type, cause, suspended] of [
      ['PARTY_ENDED', t.buyerCase, 'PARTY_SUSPENDED'],
      ['LISTING_ENDED', t.listingCase, 'LISTING_SUSPENDED'],
    ] as const) {
      expect(t.did(t.aNegotiation(), { type, cause }, system).context.outcome).toBe('cancelled');
      expect(t.did(t.aContractInForce(), { type, cause }, system).context.outcome).toBe('terminated');
      const one = t.did(
        t.did(t.accept(t.aDeliveredTrade()), { type: suspended, cause }, system),
        { type, cause },
        system,
      );
      expect(one.context).toMatchObject({ termination: null, pauses: [] });
    }
    const concluded = t.did(t.aSignedContract(), { type: 'LISTING_ENDED', cause: t.listingCase }, system);
    expect(t.did(concluded, t.preserved, system).context.outcome).toBe('terminated');
  });
});
