// T24: filing and archive of every trade.
import { describe, expect, it } from 'vitest';
import { loadRegime } from '../../machines/regimes/index.ts';
import { manifestOf, trade } from '../../machines/trading/trade/index.ts';
import type { Driven } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, opco, system, text } = t;
const withRegime = (values: object) => loadRegime({ id: 'own', base: 'cc-2023-draft', values });
const violation = 'violationCase/trade/test/1/1';
const aTerminationByMeasure = (one: Driven) =>
  t.did(one, { type: 'TERMINATE', cause: violation, reason: '来源违法' }, system);

describe('filing', () => {
  const archive = 'retentionRecord/trade/test/1/1';
  const seal = { type: 'ARCHIVE_SEALED', sha256: 'b'.repeat(64), record: archive };
  const sealed = (one: Driven) => t.did(t.did(one, { type: 'ARCHIVE_OPENED', case: archive }, system), seal, system);

  it(
    'files a completed trade within its limit, against the manifest of everything that belongs to it',
    law('T24'),
    () => {
      const one = t.aSettledTrade();
      expect(one.due('trade.filing.due')).toBe('2026-03-16T16:00:00.000Z');
      expect(manifestOf(one.context)).toMatchObject({
        outcome: 'completed',
        signUp: { cases: [t.sellerCase, t.buyerCase] },
        registration: { cases: [t.listingCase] },
        transaction: {
          order: t.orderHashOf(one),
          contract: { version: 1, sha256: text.sha256 },
          evidence: [{ sha256: text.sha256, copies: 2 }],
        },
        delivery: { handovers: [{ lot: 1, record: 'd'.repeat(64), answer: 'accepted' }] },
        settlement: { payments: [{ what: 'held' }, { what: 'released' }] },
      });
      const { manifestHash } = one.context.filing;
      t.did(one, { type: 'ADD_MATERIAL', kind: 'settlement', documents: [t.doc('7')] }, opco);
      expect(one.send({ type: 'FILE', manifestHash }, center).rules).toEqual(['manifestIsTheOne']);
      expect(one.send({ type: 'FILE', manifestHash: one.context.filing.manifestHash }, opco).refusal?.code).toBe(
        'ROLE_NOT_ALLOWED',
      );
      t.did(one, { type: 'FILE', manifestHash: one.context.filing.manifestHash }, center);
      expect(one.effects).toEqual([
        {
          type: 'open',
          lifecycle: 'retentionRecord',
          reply: 'ARCHIVE_OPENED',
          input: { of: t.tradeCase, years: 'trade.retention.years', report: true, from: expect.any(String) as string },
        },
      ]);
      t.did(one, { type: 'ARCHIVE_OPENED', case: archive }, system);
      expect(one.send({ ...seal, record: 'retentionRecord/other/1' }, system).rules).toEqual(['sealIsOurs']);
      expect(one.done).toBe(false);
      expect(t.did(one, seal, system).state).toBe('completed');
    },
  );

  it('every ending is archived, and the case ends with the seal', law('T24'), () => {
    const cancelled = t.did(t.aNegotiation(), { type: 'CANCEL', reason: '预算调整' }, buyer);
    const rejected = t.did(t.aCompleteApplication(), { type: 'REJECT_APPLICATION', reason: '用途不明' }, center);
    const lapsed = t.anOpenTrade().at('2026-04-01T16:00:00.000Z');
    for (const [one, end] of [
      [cancelled, 'cancelled'],
      [rejected, 'rejected'],
      [lapsed, 'lapsed'],
    ] as const) {
      expect(one.did).toContain('open retentionRecord');
      expect(one.done).toBe(false);
      expect(sealed(one).state).toBe(end);
    }
    const terminated = aTerminationByMeasure(t.aContractInForce());
    t.did(terminated, { type: 'FILE', manifestHash: terminated.context.filing.manifestHash }, center);
    expect(sealed(terminated).state).toBe('terminated');
  });

  it(
    'keeps the material at least twenty years, from the last settlement or amendment if that is later',
    law('T24'),
    () => {
      expect(() => withRegime({ 'trade.retention.years': '19 y' })).toThrow('T24');
      const one = t.aSettledTrade();
      one.at('2026-03-09T02:00:00.000Z');
      const caseEnd = t.aSettledTrade({ regime: withRegime({ 'trade.retention.start': 'caseEnd' }) });
      const filed = (other: Driven) =>
        t.did(other, { type: 'FILE', manifestHash: other.context.filing.manifestHash }, center).effects[0];
      expect(filed(one)).toMatchObject({ input: { from: '2026-03-09T02:00:00.000Z' } });
      expect(filed(caseEnd)).toMatchObject({ input: { of: t.tradeCase } });
      expect(filed(t.aSettledTrade({ regime: withRegime({ 'trade.retention.start': 'caseEnd' }) }))).not.toHaveProperty(
        'input.from',
      );
    },
  );
});

describe('the manifest', () => {
  const body = 'subjectRegistration/91220102MA17ABCD5T/1';
  const signed = (letter: string) => ({ type: 'SIGN', document: text, signature: t.doc(letter) });
  it('names every document that came with an act, and who signed which text', law('T24'), () => {
    const one = t.aReviewedContract();
    t.did(t.did(one, signed('1'), seller, t.moment()), signed('2'), buyer, t.moment());
    t.did(one, t.preserved, system);
    t.did(
      one,
      { type: 'AUTHORIZE_USE', use: '展示', scope: '样例', until: '2026-03-03T00:00:00Z', document: t.doc('f') },
      seller,
    );
    t.handOver(t.reports(t.instruct(one), 'FUNDS_HELD', 50_000_00));
    t.did(
      one,
      { type: 'REJECT_DELIVERY', lot: 1, items: [{ item: '完整率', problem: '偏低' }], evidence: [t.doc('3')] },
      buyer,
    );
    t.did(one, { type: 'OPEN_DISPUTE', claim: '质量不符', evidence: [t.doc('4')] }, buyer);
    t.did(one, { type: 'REFER_TO_ARBITRATION', body, agreement: t.doc('5') }, buyer, t.aBody());
    t.did(one, { type: 'AGREE_ARBITRATION', referral: 1, agreement: t.doc('5') }, seller, t.aBody());
    t.did(one, { type: 'RECORD_AWARD', outcome: 'terminate', document: t.doc('6') }, t.evaluator, t.aBody());
    t.did(one, { type: 'DECIDE_FUNDS', releaseFen: 0, reason: '依裁决', document: t.doc('7') }, center);
    t.reports(one, 'FUNDS_REFUNDED', 50_000_00);
    const papers = (list: { event: string; sha256: string }[]) =>
      list.map(({ event, sha256 }) => `${event} ${sha256[0]}`);
    const { transaction, settlement, delivery } = manifestOf(one.context);
    expect(papers(transaction.papers)).toEqual(
      expect.arrayContaining([
        'SIGN 1',
        'SIGN 2',
        'AUTHORIZE_USE f',
        'OPEN_DISPUTE 4',
        'REFER_TO_ARBITRATION 5',
        'AGREE_ARBITRATION 5',
        'RECORD_AWARD 6',
      ]),
    );
    expect(papers(settlement.papers)).toEqual(['DECIDE_FUNDS 7']);
    expect(papers(delivery.papers)).toEqual(['HAND_OVER d', 'REJECT_DELIVERY 3']);
    expect(transaction.signed).toMatchObject([
      {
        version: 1,
        sha256: text.sha256,
        review: 'zhao',
        signatures: { seller: { person: 'sun', signature: '1'.repeat(64) }, buyer: { person: 'bai' } },
      },
    ]);
  });

  it('does not depend on the order of the fields of an event, which the ledger does not keep', law('T24'), () => {
    const papers = (supply: object) =>
      t.did(t.anOpenTrade(), { type: 'SUBMIT_SUPPLY', supply }, seller, t.moment()).context.papers;
    const reversed = Object.fromEntries(Object.entries(t.supply).toReversed());
    expect(papers(reversed)).toEqual(papers(t.supply));
    expect(papers(t.supply)).toHaveLength(2);
  });

  it('names a judgment', law('T24'), () => {
    const one = t.did(t.aDeliveredTrade(), { type: 'OPEN_DISPUTE', claim: '质量不符', evidence: [t.doc('4')] }, buyer);
    t.did(one, { type: 'RECORD_JUDGMENT', outcome: 'continue', court: '法院', document: t.doc('8') }, opco);
    expect(manifestOf(one.context).transaction.papers).toContainEqual(
      expect.objectContaining({ event: 'RECORD_JUDGMENT', sha256: '8'.repeat(64) }),
    );
  });
});

describe('authorisations after the filing', () => {
  const archive = (n: number) => `retentionRecord/trade/test/1/${n}`;
  const sealing = (one: Driven, n: number) =>
    t.did(
      t.did(one, { type: 'ARCHIVE_OPENED', case: archive(n) }, system),
      { type: 'ARCHIVE_SEALED', sha256: `${n}`.repeat(64), record: archive(n) },
      system,
    );
  const authorise = { type: 'AUTHORIZE_USE', use: '展示', scope: '样例', document: text };
  const use = { type: 'RECORD_USE', use: '展示', of: 'seller', what: '展示样例' };
  const withdraw = { type: 'WITHDRAW_AUTHORIZATION', use: '展示' };
  const settled = (until = '2026-12-31T00:00:00Z') => {
    const one = t.did(t.aFundedTrade(), { ...authorise, until }, seller);
    return t.reports(t.accept(t.handOver(one)), 'FUNDS_RELEASED', 50_000_00);
  };
  const file = (one: Driven) => t.did(one, { type: 'FILE', manifestHash: one.context.filing.manifestHash }, center);

  it(
    'go on: a use is recorded, the side withdraws, and then the trade ends, archived to its end',
    law('T24', 'T25'),
    () => {
      const one = sealing(file(settled()), 1);
      expect(one.state).toBe('filing.authorised');
      expect(trade.links?.(one.context as never)).toEqual({});
      expect(one.send({ ...use, use: '建模' }, opco).rules).toEqual(['useIsAuthorized']);
      t.did(one, use, opco);
      expect(one.send(withdraw, buyer).rules).toEqual(['authorisationIsTheirs']);
      t.did(one, withdraw, seller);
      expect(one.did).toEqual(['open retentionRecord']);
      expect(one.send(use, opco).rules).toEqual(['useIsAuthorized']);
      expect(sealing(one, 2)).toMatchObject({ state: 'completed', done: true });
      expect(one.context.filing).toMatchObject({ record: archive(2), sha256: '2'.repeat(64) });
    },
  );

  it('that have run out end the trade by themselves', law('T24', 'T25'), () => {
    const one = sealing(file(settled('2026-06-30T16:00:00Z')), 1);
    expect(one.fork().at('2026-06-30T15:59:59.999Z').state).toBe('filing.authorised');
    expect(sealing(one.at('2026-06-30T16:00:00.000Z'), 2).state).toBe('completed');
  });

  it(
    'may be used and withdrawn while the trade is being filed; what came late is archived too',
    law('T24', 'T25'),
    () => {
      const one = t.did(settled(), use, opco);
      const cancelled = t.did(
        t.did(t.aNegotiation(), { ...authorise, until: '2026-12-31T00:00:00Z' }, seller),
        { type: 'CANCEL', reason: '预算调整' },
        buyer,
      );
      t.did(cancelled, { type: 'ARCHIVE_OPENED', case: archive(1) }, system);
      t.did(t.did(cancelled, use, opco), withdraw, seller);
      t.did(cancelled, { type: 'ARCHIVE_SEALED', sha256: '1'.repeat(64), record: archive(1) }, system);
      expect(cancelled.state).toBe('filing.sealing');
      expect(sealing(cancelled, 2).state).toBe('cancelled');
      // Before the archive was asked for, it is in the first one.
      expect(sealing(file(t.did(one, withdraw, seller)), 1).state).toBe('completed');
    },
  );
});
