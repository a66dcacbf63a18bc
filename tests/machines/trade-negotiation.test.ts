// T19, T20: from the first offer to the order that passes.
import { describe, expect, it } from 'vitest';
import type { Driven } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, moment, findings, conformity } = t;
const clear = { clear: true, basis: '已核对' };
const unclear = { clear: false, basis: '来源不明' };

describe('negotiation', () => {
  const anOffer = () =>
    t.did(t.aNegotiation(), { type: 'OFFER', priceFen: 60_000_00, terms: '一次性许可', basis: 'agreed' }, seller);

  it('an offer is accepted by the other side only', law('T20'), () => {
    expect(anOffer().send({ type: 'ACCEPT', offer: 1 }, seller, moment()).rules).toEqual(['answersTheOtherSide']);
    expect(anOffer().case.tasks.map(({ by }) => by)).toContain('otherSide');
    const countered = t.did(
      anOffer(),
      { type: 'OFFER', priceFen: 50_000_00, terms: '一次性许可', basis: 'agreed' },
      buyer,
    );
    expect(countered.send({ type: 'ACCEPT', offer: 2 }, buyer, moment()).rules).toEqual(['answersTheOtherSide']);
    expect(countered.send({ type: 'ACCEPT', offer: 2 }, seller, moment()).context.order).toMatchObject({
      priceFen: 50_000_00,
    });
  });

  it('an offer that was replaced meanwhile is not accepted by mistake', law('T20'), () => {
    const revised = t.did(
      anOffer(),
      { type: 'OFFER', priceFen: 90_000_00, terms: '一次性许可', basis: 'agreed' },
      seller,
    );
    expect(revised.send({ type: 'ACCEPT', offer: 1 }, buyer, moment()).rules).toEqual(['offerIsTheStandingOne']);
    expect(revised.send({ type: 'WITHDRAW_OFFER', offer: 2 }, buyer).rules).toEqual(['offerIsTheirs']);
    expect(
      t.did(revised, { type: 'WITHDRAW_OFFER', offer: 2 }, seller).send({ type: 'ACCEPT', offer: 2 }, buyer, moment())
        .refusal?.code,
    ).toBe('EVENT_NOT_ALLOWED');
  });

  it(
    'a price proposal comes from a commissioned, certified body that is connected to neither side, and the price equals it',
    law('T19'),
    () => {
      const commission = {
        type: 'COMMISSION',
        body: 'subjectRegistration/91220102MA17ABCD5T/1',
        commission: t.doc('5'),
      };
      const proposal = {
        type: 'SUBMIT_PRICE_PROPOSAL',
        priceFen: 48_000_00,
        document: t.doc('6'),
        independence: { declared: true },
      };
      const offer = { type: 'OFFER', priceFen: 48_000_00, terms: '按建议书', basis: 'proposal' };
      const one = t.aNegotiation();
      expect(one.send(offer, buyer).rules).toEqual(['priceEqualsProposal']);
      expect(one.send(commission, buyer, t.aBody({ tags: [] })).rules).toEqual(['bodyIsCertified']);
      expect(one.send(commission, buyer, t.aBody({}, t.sellerParty)).rules).toEqual(['bodyIsIndependent']);
      expect(one.send(proposal, t.evaluator, t.aBody()).refusal?.code).toBe('EVENT_NOT_ALLOWED');
      t.did(one, commission, buyer, t.aBody());
      expect(one.send(proposal, seller, t.aBody()).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      expect(one.send({ ...proposal, independence: undefined }, t.evaluator, t.aBody()).rules).toEqual([
        'independenceIsDeclared',
      ]);
      expect(one.send(proposal, t.evaluator, t.aBody({ tags: [] })).rules).toEqual(['bodyIsCertified']);
      t.did(one, proposal, t.evaluator, t.aBody());
      expect(one.send({ ...offer, priceFen: 48_000_01 }, buyer).rules).toEqual(['priceEqualsProposal']);
      expect(
        t.did(t.did(one, offer, buyer), { type: 'ACCEPT', offer: 1 }, seller, moment()).context.order,
      ).toMatchObject({ priceFen: 48_000_00, basis: 'proposal' });
    },
  );

  it('a commission, and the proposal that came of it, outlast a return to the table', law('T19', 'T20'), () => {
    const evaluation = (one: Driven) => one.leaves.find((leaf) => leaf.includes('evaluation'));
    const reopened = (one: Driven) => {
      t.did(
        t.did(one, { type: 'OFFER', priceFen: 48_000_00, terms: '一次性许可', basis: 'agreed' }, seller),
        { type: 'ACCEPT', offer: 1 },
        buyer,
        moment(),
      );
      return evaluation(t.did(one, { type: 'REOPEN_NEGOTIATION', reason: '价格再议' }, buyer));
    };
    const commissioned = t.did(
      t.aNegotiation(),
      { type: 'COMMISSION', body: 'subjectRegistration/91220102MA17ABCD5T/1', commission: t.doc('5') },
      buyer,
      t.aBody(),
    );
    const proposed = t.did(
      commissioned.fork(),
      { type: 'SUBMIT_PRICE_PROPOSAL', priceFen: 48_000_00, document: t.doc('6'), independence: { declared: true } },
      t.evaluator,
      t.aBody(),
    );
    expect(reopened(t.aNegotiation())).toMatch(/none$/);
    expect(reopened(commissioned)).toMatch(/commissioned$/);
    expect(reopened(proposed)).toMatch(/proposed$/);
  });

  it('both sides confirm the same order before the venue reviews it', law('T20'), () => {
    const one = t.anAcceptedOffer();
    const orderHash = t.orderHashOf(one);
    expect(one.send({ type: 'CONFIRM_ORDER', orderHash: 'f'.repeat(64) }, seller).rules).toEqual(['confirmsThisOrder']);
    t.did(one, { type: 'CONFIRM_ORDER', orderHash }, seller);
    expect(one.send({ type: 'PASS_ORDER', findings, conformity }, center, moment()).refusal?.code).toBe(
      'EVENT_NOT_ALLOWED',
    );
    expect(t.did(one, { type: 'CONFIRM_ORDER', orderHash }, buyer).tags).toContain('underReview');
  });

  it('an order passes only if it conforms to law and to the standards', law('T20'), () => {
    const one = t.aConfirmedOrder();
    expect(
      one.send({ type: 'PASS_ORDER', findings, conformity: { laws: unclear, standards: clear } }, center, moment())
        .rules,
    ).toEqual(['orderConformsToLaw']);
    expect(one.send({ type: 'PASS_ORDER', findings, conformity: { laws: clear } }, center, moment()).rules).toEqual([
      'orderConformsToStandards',
    ]);
  });

  it('a listing that has a new version since the order was formed needs a new order', law('T17', 'T20'), () => {
    expect(
      t
        .aConfirmedOrder()
        .send({ type: 'PASS_ORDER', findings, conformity }, center, moment({ listing: t.aListing({ version: 2 }) }))
        .rules,
    ).toEqual(['listingIsTheSame']);
  });

  it('a returned order is negotiated anew, and the venue’s time does not count against the parties', law('T20'), () => {
    const one = t.aConfirmedOrder().at('2026-03-05T02:00:00.000Z');
    expect(one.due('trade.negotiation.timeout')).toBeUndefined();
    t.did(one, { type: 'RETURN_ORDER', items: [{ item: '价格', problem: '缺少依据' }] }, center);
    expect(one.leaves).toContain('open.stage.preparing.negotiation.talking.bargaining.open');
    expect(one.due('trade.negotiation.timeout')).toBe('2026-05-09T16:00:00.000Z');
    expect(one.at('2026-05-09T16:00:00.000Z').context.outcome).toBe('lapsed');
  });
});
