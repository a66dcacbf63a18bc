// T21: from the draft of a contract to the contract in force.
import { describe, expect, it } from 'vitest';
import { defaultRegime, loadRegime } from '../../machines/regimes/index.ts';
import { system } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, opco, moment, findings, text } = t;
const withRegime = (values: object) => loadRegime({ id: 'own', base: 'cc-2023-draft', values });

describe('contract', () => {
  const draft = (contract: object, regime = defaultRegime) =>
    t.anOrderThatPassed({ regime }).send({ type: 'DRAFT_CONTRACT', contract }, seller);

  it('states all nine items', law('T21'), () => {
    const items = {
      content: 'subjectMatterIsAgreed',
      purposes: 'purposeIsAgreed',
      priceFen: 'priceIsAgreed',
      mode: 'modeIsAgreed',
      term: 'termIsAgreed',
      quality: 'qualityIsAgreed',
      manner: 'mannerIsAgreed',
      security: 'securityIsAgreed',
      confidentiality: 'confidentialityIsAgreed',
    };
    for (const [field, rule] of Object.entries(items))
      expect(draft(t.contract({ [field]: undefined })).rules, field).toContain(rule);
    expect(draft(t.contract()).tags).toContain('underReview');
  });

  it('has a term that does not end before it begins', law('T21'), () => {
    const term = (until: string) => draft(t.contract({ term: { from: '2026-03-10', until } }));
    expect(term('2026-03-09').rules).toContain('termIsAgreed');
    expect(term('2026-03-10').rules).not.toContain('termIsAgreed');
  });

  it('has the price of the order, and purposes that were applied for', law('T18', 'T19', 'T20'), () => {
    const instalments = [{ amountFen: 1, heldBefore: 1, releasedAfter: 1, due: '2026-04-10T16:00:00.000Z' }];
    expect(draft(t.contract({ priceFen: 1, payment: { order: 'prepay', instalments } })).rules).toEqual([
      'priceIsTheOrders',
    ]);
    expect(draft(t.contract({ purposes: ['临床科研', '保险精算'] })).rules).toEqual(['purposeIsTheDemands']);
  });

  it(
    'says when is delivered and how is paid, so that all of the price is settled in an order that can be performed',
    law('T22', 'T23'),
    () => {
      const pay = (
        order: string,
        ...instalments: [amountFen: number, heldBefore: number | null, releasedAfter: number][]
      ) =>
        t.twoLots({
          payment: {
            order,
            instalments: instalments.map(([amountFen, heldBefore, releasedAfter]) => ({
              amountFen,
              heldBefore,
              releasedAfter,
              due: '2026-04-10T16:00:00.000Z',
            })),
          },
        });
      expect(draft(t.contract({ deliveries: [{ title: '过期', due: '2026-03-02T01:00:00.000Z' }] })).rules).toEqual([
        'deliveriesAreAhead',
      ]);
      expect(draft(pay('prepay', [49_000_00, 1, 1])).rules).toEqual(['instalmentsAddUp']);
      expect(draft(pay('prepay', [50_000_00, null, 1])).rules).toEqual(['paymentOrderFits']);
      expect(draft(pay('onDelivery', [50_000_00, 1, 1])).rules).toEqual(['paymentOrderFits']);
      expect(draft(pay('prepay', [50_000_00, 2, 1])).rules).toEqual(['instalmentsFollowDeliveries']);
      expect(draft(pay('prepay', [50_000_00, 1, 3])).rules).toEqual(['instalmentsFollowDeliveries']);
      // The second could never be held before the first delivery, because the first is released only after it.
      expect(draft(pay('prepay', [20_000_00, 1, 1], [30_000_00, 1, 2])).rules).toEqual(['instalmentsFollowDeliveries']);
      expect(draft(pay('prepay', [20_000_00, 1, 1], [30_000_00, 2, 2])).refusal).toBeUndefined();
      expect(draft(t.contract(), withRegime({ 'trade.paymentOrder': 'onDelivery' })).rules).toEqual([
        'paymentOrderFits',
      ]);
    },
  );

  it('is reviewed before it is signed, and what is signed has the hash of what was reviewed', law('T21'), () => {
    const one = t.aDraftedContract();
    expect(one.send({ type: 'SIGN', document: text }, seller, moment()).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(one.send({ type: 'PASS_CONTRACT', document: t.doc('9'), findings }, center, moment()).rules).toEqual([
      'reviewsTheText',
    ]);
    const reviewed = t.aReviewedContract();
    expect(reviewed.send({ type: 'SIGN', document: t.doc('9') }, seller, moment()).rules).toEqual(['signsTheText']);
    t.did(reviewed, { type: 'SIGN', document: text }, seller, moment());
    expect(reviewed.send({ type: 'SIGN', document: text }, seller, moment()).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(reviewed.leaves).toContain('open.stage.preparing.contract.signing.buyer.awaited');
  });

  it('is kept in evidence with hash and time, backed up, before it is in force', law('T21'), () => {
    const one = t.aSignedContract();
    expect(one.effects).toContainEqual({
      type: 'call',
      port: 'documents',
      op: 'preserve',
      input: { sha256: text.sha256 },
      reply: 'EVIDENCE_PRESERVED',
    });
    expect(one.tags).not.toContain('effective');
    expect(one.send({ ...t.preserved, sha256: 'f'.repeat(64) }).rules).toEqual(['evidenceIsOfThisText']);
    expect(one.send({ ...t.preserved, copies: 1 }).rules).toEqual(['evidenceIsBackedUp']);
    expect(one.send(t.preserved, center).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(one.send({ type: 'RETRY_EVIDENCE', document: text.sha256 }, opco).did).toEqual(['call documents.preserve']);
    expect(one.send({ type: 'CANCEL', reason: '反悔' }, buyer).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    t.did(one, t.preserved, system);
    expect(one.tags).toContain('effective');
    expect(one.context.evidence).toEqual([{ sha256: text.sha256, preservedAt: t.preserved.preservedAt, copies: 2 }]);
  });

  it('that was signed elsewhere still comes to review, with the text that was signed', law('T21'), () => {
    const one = t.aDraftedContract({ contract: t.contract({ signing: 'outside' }) });
    t.did(
      t.did(one, { type: 'SIGN', document: text }, seller, moment()),
      { type: 'SIGN', document: text },
      buyer,
      moment(),
    );
    expect(one.tags).toContain('underReview');
    expect(one.send({ type: 'PASS_CONTRACT', document: t.doc('9'), findings }, center, moment()).rules).toEqual([
      'reviewsTheText',
    ]);
    expect(one.send({ type: 'PASS_CONTRACT', document: text, findings }, center, moment()).did).toContain(
      'call documents.preserve',
    );
    expect(
      draft(t.contract({ signing: 'outside' }), withRegime({ 'trade.contract.onlineRequired': true })).rules,
    ).toEqual(['onlineWhereRequired']);
  });

  it('may be reviewed after signature where the regime says so', law('T21'), () => {
    const one = t.aDraftedContract({ regime: withRegime({ 'trade.contract.reviewTiming': 'postSign' }) });
    expect(one.leaves).toContain('open.stage.preparing.contract.signing.seller.awaited');
  });

  it(
    'that is returned loses its signatures, stops the reviewer’s clock, and lapses when it is not corrected',
    law('T21'),
    () => {
      const one = t.did(
        t.aDraftedContract(),
        { type: 'RETURN_CONTRACT', items: [{ item: '保密条款', problem: '过于笼统' }] },
        center,
      );
      expect(one.due('trade.contract.reviewSla')).toBeUndefined();
      expect(one.fork().at('2026-03-16T16:00:00.000Z').context.outcome).toBe('lapsed');
      expect(t.did(one, { type: 'DRAFT_CONTRACT', contract: t.contract() }, buyer).tags).toContain('underReview');
    },
  );

  it('that is not drafted, or not signed by both, in time lapses', law('T21'), () => {
    const drafting = t.anOrderThatPassed();
    expect(drafting.at('2026-04-01T15:59:59.999Z').context.outcome).toBeNull();
    expect(drafting.at('2026-04-01T16:00:00.000Z').context.outcome).toBe('lapsed');
    const signing = t.did(t.aReviewedContract(), { type: 'SIGN', document: text }, seller, moment());
    expect(signing.fork().at('2026-04-01T16:00:00.000Z').context.outcome).toBe('lapsed');
    expect(
      t.did(signing, { type: 'REOPEN_DRAFT', reason: '价款支付方式有误' }, buyer).context.draft.signatures,
    ).toEqual({ seller: null, buyer: null });
  });
});
