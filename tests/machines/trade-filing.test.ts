// T24: filing and archive of every trade.
import { describe, expect, it } from 'vitest';
import { loadRegime } from '../../machines/regimes/index.ts';
import { manifestOf } from '../../machines/trading/trade/index.ts';
import type { Driven } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { buyer, center, opco, system, text } = t;
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
