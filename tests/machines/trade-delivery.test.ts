// T22: delivery, lot by lot, and the dispute about it.
import { describe, expect, it } from 'vitest';
import { loadRegime } from '../../machines/regimes/index.ts';
import type { Driven } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, bank, system, moment } = t;
const withRegime = (values: object) => loadRegime({ id: 'own', base: 'cc-2023-draft', values });
const violation = 'violationCase/trade/test/1/1';
const reject = (one: Driven, lot = 1) =>
  t.did(one, { type: 'REJECT_DELIVERY', lot, items: [{ item: '完整率', problem: '低于约定' }] }, buyer);
const handOverAgain = (one: Driven) => t.did(one, t.handover, seller, moment());
const aContestedDelivery = () => reject(handOverAgain(reject(handOverAgain(reject(t.aDeliveredTrade())))));
const paidTo = (one: Driven) =>
  one.effects
    .filter((effect) => effect.type === 'call' && effect.port === 'bank')
    .map((effect) => ('op' in effect ? [effect.op, effect.input['amountFen']] : []));

describe('delivery', () => {
  it('begins when what is to be paid before is held by the bank', law('T15', 'T22', 'T23'), () => {
    const one = t.aContractInForce();
    const start = { type: 'START_DELIVERY', place: { recipient: 'CN', access: ['CN'] } };
    expect(one.send(start, seller, moment()).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    t.reports(t.instruct(one), 'FUNDS_HELD', 50_000_00);
    expect(one.send(start, seller, moment()).refusal).toBeUndefined();
    const afterwards = t.aContractInForce({ contract: t.contract({ payment: t.onDelivery }) });
    expect(afterwards.leaves).toContain('open.stage.performance.settlement.waiting');
    expect(t.handOver(afterwards).tags).toContain('delivered');
  });

  it('goes where the listing was assessed for, asked again when it begins', law('T30'), () => {
    const one = t.aFundedTrade();
    const start = { type: 'START_DELIVERY', place: { recipient: 'CN', access: ['HK'] } };
    expect(one.send(start, seller, moment()).rules).toEqual([
      'destinationIsAssessed',
      'procedureStands',
      'destinationWasAppliedFor',
    ]);
    expect(
      one.send(
        start,
        seller,
        moment({ listing: t.aListing({ crossBorder: true, regions: ['CN', 'HK'], procedureUntil: null }) }),
      ).rules,
    ).toEqual(['destinationWasAppliedFor']);
  });

  it('is of the version that the contract is about', law('T17', 'T20'), () => {
    expect(
      t
        .aFundedTrade()
        .send(
          { type: 'START_DELIVERY', place: { recipient: 'CN', access: ['CN'] } },
          seller,
          moment({ listing: t.aListing({ version: 2 }) }),
        ).rules,
    ).toEqual(['listingIsTheSame']);
  });

  it('is accepted by the buyer, who names the lot; the next lot follows', law('T22'), () => {
    const one = t.handOver(t.aFundedTradeOfTwo());
    expect(one.send({ type: 'ACCEPT_DELIVERY', lot: 2 }, buyer).rules).toEqual(['lotIsTheCurrentOne']);
    expect(one.send({ type: 'ACCEPT_DELIVERY', lot: 1 }, seller).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    t.accept(one);
    expect(one.leaves).toContain('open.stage.performance.delivery.running.scheduled');
    expect(one.due('deliveryDue')).toBe('2026-09-30T16:00:00.000Z');
  });

  it(
    'that the buyer does not answer is brought to attention, and accepted only where the regime says so',
    law('T22'),
    () => {
      const one = t.aDeliveredTrade().at('2026-03-16T16:00:00.000Z');
      expect(one.tags).toContain('delivered');
      expect(one.effects.filter((effect) => effect.type === 'notify').map(({ to }) => to)).toContainEqual([
        'buyer',
        'CENTER',
      ]);
      const accepting = t.aDeliveredTrade({ regime: withRegime({ 'trade.delivery.onSilence': 'accept' }) });
      expect(accepting.fork().at('2026-03-16T15:59:59.999Z').tags).toContain('delivered');
      expect(accepting.at('2026-03-16T16:00:00.000Z').context.delivery.handovers).toMatchObject([
        { answer: 'silence' },
      ]);
    },
  );

  it('that is refused is remedied, twice at most, and then disputed', law('T22'), () => {
    const one = aContestedDelivery();
    expect(one.tags).toContain('disputed');
    expect(one.leaves).toContain('open.stage.performance.delivery.running.contested');
    const slow = reject(t.aDeliveredTrade());
    expect(slow.fork().at('2026-03-16T15:59:59.999Z').tags).not.toContain('disputed');
    expect(slow.at('2026-03-16T16:00:00.000Z').tags).toContain('disputed');
  });

  it('that is late is notified once, and may still be made', law('T22'), () => {
    const one = t.aFundedTrade().at('2026-04-30T16:00:00.000Z');
    expect(one.tags).toContain('late');
    expect(one.did).toContain('notify N19');
    expect(t.handOver(one).tags).not.toContain('late');
    expect(t.aDeliveredTrade().at('2026-05-01T00:00:00.000Z').tags).not.toContain('late');
  });

  it('stands still while it is paused, and its date moves by as long', law('T22'), () => {
    const one = t.aFundedTrade();
    t.did(one, { type: 'PAUSE', cause: violation, reason: '涉嫌违规' }, system);
    expect(
      one.send({ type: 'START_DELIVERY', place: { recipient: 'CN', access: ['CN'] } }, seller, moment()).rules,
    ).toEqual(['tradeIsNotPaused']);
    expect(one.due('deliveryDue')).toBeUndefined();
    one.at('2026-03-12T02:00:00.000Z');
    expect(t.did(one, { type: 'UNPAUSE', cause: violation }, system).due('deliveryDue')).toBe(
      '2026-05-10T16:00:00.000Z',
    );
  });

  it('is paused from the finding on: the finding opens a violation case, which pauses and reports', law('T22'), () => {
    const one = t.aDeliveredTrade();
    expect(one.send({ type: 'REPORT_FINDING', finding: '超范围采集', suspects: ['seller'] }, buyer).refusal?.code).toBe(
      'ROLE_NOT_ALLOWED',
    );
    t.did(one, { type: 'REPORT_FINDING', finding: '超范围采集', suspects: ['seller'] }, center);
    expect(one.effects).toEqual([
      {
        type: 'open',
        lifecycle: 'violationCase',
        input: {
          foundBy: 'zhao',
          finding: '超范围采集',
          evidence: [],
          trade: t.tradeCase,
          listing: t.listingCase,
          subjects: [t.sellerCase],
        },
      },
    ]);
    t.did(one, { type: 'PAUSE', cause: violation, reason: '涉嫌违规' }, system);
    expect(one.send({ type: 'ACCEPT_DELIVERY', lot: 1 }, buyer).rules).toEqual(['tradeIsNotPaused']);
  });
});

describe('dispute', () => {
  const claim = { type: 'OPEN_DISPUTE', claim: '数据质量不符', evidence: [t.doc('8')] };

  it('keeps what is held from being paid out until it has ended', law('T10', 'T22'), () => {
    const one = t.did(t.aDeliveredTrade(), claim, seller);
    expect(one.due('trade.delivery.acceptDue')).toBeUndefined();
    expect(paidTo(t.accept(one))).toEqual([]);
    expect(one.send({ type: 'WITHDRAW_DISPUTE', reason: '已和解' }, buyer).rules).toEqual(['disputeIsTheirs']);
    expect(paidTo(t.did(one, { type: 'WITHDRAW_DISPUTE', reason: '已和解' }, seller))).toEqual([
      ['release', 50_000_00],
    ]);
  });

  it('is settled by a proposal that the other side agrees to', law('T10'), () => {
    const one = aContestedDelivery();
    const propose = { type: 'PROPOSE_RESOLUTION', outcome: 'accept', terms: '减价后接受' };
    t.did(one, propose, seller);
    expect(one.send({ type: 'AGREE_RESOLUTION', proposal: 1 }, seller).rules).toEqual(['resolutionIsTheOthers']);
    t.did(one, { ...propose, outcome: 'continue' }, seller);
    expect(one.send({ type: 'AGREE_RESOLUTION', proposal: 1 }, buyer).rules).toEqual(['resolutionIsTheStandingOne']);
    const remedied = t.did(one.fork(), { type: 'AGREE_RESOLUTION', proposal: 2 }, buyer);
    expect(remedied.leaves).toContain('open.stage.performance.delivery.running.remedy');
    expect(remedied.tags).not.toContain('disputed');
    expect(t.did(t.aDeliveredTrade(), claim, buyer).send(propose, seller).rules).toEqual(['resolutionFits']);
    expect(paidTo(t.did(t.did(one, propose, buyer), { type: 'AGREE_RESOLUTION', proposal: 3 }, seller))).toEqual([
      ['release', 50_000_00],
    ]);
  });

  it(
    'may go to an arbiter, a registered third-party body that is neither side, whose award is carried out',
    law('T10', 'T10(1)'),
    () => {
      const one = aContestedDelivery();
      const refer = {
        type: 'REFER_TO_ARBITRATION',
        body: 'subjectRegistration/91220102MA17ABCD5T/1',
        agreement: t.doc('8'),
      };
      expect(one.send(refer, buyer, t.aBody({ tags: [] })).rules).toEqual(['arbiterIsCertified']);
      expect(one.send(refer, buyer, t.aBody({}, t.buyerParty)).rules).toEqual(['arbiterIsIndependent']);
      const award = { type: 'RECORD_AWARD', outcome: 'terminate', releaseFen: 10_000_00, document: t.doc('9') };
      expect(one.send(award, t.evaluator).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      t.did(one, refer, buyer, t.aBody());
      expect(one.send(award, t.evaluator, t.aBody()).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      t.did(one, { type: 'AGREE_ARBITRATION', referral: 1, agreement: t.doc('8') }, seller, t.aBody());
      expect(paidTo(t.did(one, award, t.evaluator, t.aBody()))).toEqual([['release', 10_000_00]]);
      expect(paidTo(t.reports(one, 'FUNDS_RELEASED', 10_000_00))).toEqual([['refund', 40_000_00]]);
      expect(
        one.send({ type: 'FUNDS_REFUNDED', instruction: t.instruction(), amountFen: 39_000_00, bankRef: 'B' }, bank)
          .rules,
      ).toEqual(['refundIsWhole']);
      expect(t.reports(one, 'FUNDS_REFUNDED', 40_000_00).context.outcome).toBe('terminated');
    },
  );

  it('that the buyer’s acceptance makes moot has ended', law('T22'), () => {
    expect(paidTo(t.accept(aContestedDelivery()))).toEqual([['release', 50_000_00]]);
  });

  it('is brought up again when it stays open', law('T10', 'T22'), () => {
    const effects = t.did(t.aDeliveredTrade(), claim, buyer).at('2026-05-06T16:00:00.000Z').effects;
    expect(effects.some((effect) => effect.type === 'notify' && effect.to.includes('SUPERVISOR'))).toBe(true);
  });
});
