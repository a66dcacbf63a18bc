// T22 to T24: from the contract in force to the sealed archive, and every way in which a trade may end early.
import { describe, expect, it } from 'vitest';
import { loadRegime } from '../../machines/regimes/index.ts';
import { manifestOf } from '../../machines/trading/trade/index.ts';
import type { Driven } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, opco, bank, system, moment, findings, text } = t;
const withRegime = (values: object) => loadRegime({ id: 'own', base: 'cc-2023-draft', values });
const violation = 'violationCase/trade/test/1/1';
const reject = (one: Driven, lot = 1) =>
  t.did(one, { type: 'REJECT_DELIVERY', lot, items: [{ item: '完整率', problem: '低于约定' }] }, buyer);
const handOverAgain = (one: Driven) =>
  t.did(one, { type: 'HAND_OVER', record: t.doc('d'), contentHash: 'e'.repeat(64) }, seller);
const aContestedDelivery = () => reject(handOverAgain(reject(handOverAgain(reject(t.aDeliveredTrade())))));
const paidTo = (one: Driven) =>
  one.effects
    .filter((effect) => effect.type === 'call' && effect.port === 'bank')
    .map((effect) => ('op' in effect ? [effect.op, effect.input['amountFen']] : []));
const aTerminationByMeasure = (one: Driven) =>
  t.did(one, { type: 'TERMINATE', cause: violation, reason: '来源违法' }, system);

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
    expect(one.send(start, seller, moment()).rules).toEqual(['destinationIsAssessed', 'procedureStands']);
    expect(
      one.send(
        start,
        seller,
        moment({ listing: t.aListing({ crossBorder: true, regions: ['CN', 'HK'], procedureUntil: null }) }),
      ).refusal,
    ).toBeUndefined();
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

  it('that is late is told once, and may still be made', law('T22'), () => {
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

describe('settlement', () => {
  it('is instructed by the venue, on a contract in evidence, and reported by the bank alone', law('T21', 'T23'), () => {
    const one = t.aContractInForce();
    expect(one.case.tasks.map(({ by }) => by)).toContain('OPCO');
    expect(one.send({ type: 'INSTRUCT_SETTLEMENT', instalment: 1 }, buyer).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(one.send({ type: 'INSTRUCT_SETTLEMENT', instalment: 2 }, opco).rules).toEqual(['instalmentIsTheCurrentOne']);
    t.instruct(one);
    expect(one.effects).toEqual([
      {
        type: 'call',
        port: 'bank',
        op: 'instruct',
        input: {
          instruction: t.instruction(),
          amountFen: 50_000_00,
          payer: t.buyerParty,
          payee: t.sellerParty,
          due: '2026-04-10T16:00:00.000Z',
          evidence: text.sha256,
        },
      },
    ]);
    const held = { type: 'FUNDS_HELD', instruction: t.instruction(), amountFen: 50_000_00, bankRef: 'B1' };
    for (const actor of [seller, buyer, center, opco, system])
      expect(one.send(held, actor).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(one.send({ ...held, instruction: 'trade/other/1/S1' }, bank).rules).toEqual(['instructionIsOurs']);
    expect(one.send({ ...held, amountFen: 49_000_00 }, bank).rules).toEqual(['amountIsTheInstructed']);
    expect(t.did(one, held, bank).tags).toContain('held');
  });

  it('releases what is held after acceptance, not before', law('T22', 'T23'), () => {
    const one = t.aDeliveredTrade();
    expect(one.leaves).toContain('open.stage.performance.settlement.held.kept');
    expect(paidTo(t.accept(one))).toEqual([['release', 50_000_00]]);
    expect(
      one.send({ type: 'FUNDS_RELEASED', instruction: t.instruction(), amountFen: 1, bankRef: 'B2' }, bank).rules,
    ).toEqual(['amountIsTheInstructed']);
    expect(t.reports(one, 'FUNDS_RELEASED', 50_000_00).tags).toContain('filing');
  });

  it('follows the contract: by milestones, each instalment in its turn', law('T15', 'T23'), () => {
    const one = t.accept(t.handOver(t.aFundedTradeOfTwo()));
    expect(paidTo(one)).toEqual([['release', 30_000_00]]);
    t.reports(one, 'FUNDS_RELEASED', 30_000_00);
    expect(one.leaves).toContain('open.stage.performance.settlement.waiting');
    t.accept(t.handOver(one), 2);
    expect(one.leaves).toContain('open.stage.performance.settlement.instructing.byEnterprise');
    t.reports(t.instruct(one, 2), 'FUNDS_HELD', 20_000_00, 2);
    expect(paidTo(one)).toEqual([['release', 20_000_00]]);
    expect(t.reports(one, 'FUNDS_RELEASED', 20_000_00, 2).context.outcome).toBe('completed');
  });

  it('that fails is tried again, raises an alert, and after five days waits for a person', law('T23'), () => {
    const one = t.instruct(t.aContractInForce());
    const failure = { type: 'FUNDS_FAILED', instruction: t.instruction(), reason: '账户状态异常' };
    t.did(one, failure, bank);
    expect(one.tags).toContain('failing');
    one.at('2026-03-02T03:00:00.000Z');
    expect(paidTo(one)).toEqual([['instruct', 50_000_00]]);
    t.did(one, failure, bank);
    const alert = one
      .at('2026-03-02T18:00:00.000Z')
      .effects.find((effect) => effect.type === 'notify' && effect.about?.['kind'] === 'escalate');
    expect(alert).toMatchObject({ to: ['OPCO', 'CENTER'] });
    one.at('2026-03-09T16:00:00.000Z');
    expect(t.did(one, failure, bank).leaves).toContain('open.stage.performance.settlement.holding.failing.stuck');
    expect(t.did(one, { type: 'RETRY_SETTLEMENT', instruction: t.instruction() }, opco).did).toEqual([
      'call bank.instruct',
    ]);
    expect(t.reports(one, 'FUNDS_HELD', 50_000_00).tags).not.toContain('failing');
  });

  it('that the buyer does not fund in time is told', law('T23'), () =>
    expect(t.instruct(t.aContractInForce()).at('2026-04-10T16:00:00.000Z').did).toContain('notify N19'),
  );

  it('is frozen as long as any cause of the freeze stands', law('T22', 'T23'), () => {
    const one = t.aDeliveredTrade();
    t.did(one, { type: 'FREEZE_SETTLEMENT', cause: violation }, system);
    expect(one.did).toContain('call bank.freeze');
    t.did(one, { type: 'FREEZE_SETTLEMENT', cause: 'violationCase/other/1' }, system);
    expect(paidTo(t.accept(one))).toEqual([]);
    t.did(one, { type: 'UNFREEZE_SETTLEMENT', cause: violation }, system);
    expect(one.send({ type: 'UNFREEZE_SETTLEMENT', cause: violation }, system).rules).toEqual(['freezeStands']);
    expect(one.tags).toContain('frozen');
    t.did(one, { type: 'UNFREEZE_SETTLEMENT', cause: 'violationCase/other/1' }, system);
    expect(one.did).toEqual(expect.arrayContaining(['call bank.unfreeze', 'call bank.release']));
    const unfunded = t.did(t.aContractInForce(), { type: 'FREEZE_SETTLEMENT', cause: violation }, system);
    expect(unfunded.did).toEqual([]);
    expect(unfunded.send({ type: 'INSTRUCT_SETTLEMENT', instalment: 1 }, opco).rules).toEqual([
      'settlementIsNotFrozen',
    ]);
    expect(unfunded.send({ type: 'FREEZE_SETTLEMENT', cause: violation }, system).rules).toEqual(['freezeIsNew']);
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
      expect(paidTo(t.did(one, award, t.evaluator))).toEqual([['release', 10_000_00]]);
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
      t.did(
        one,
        { type: 'PASS_AMENDMENT', document: t.doc('a'), findings },
        center,
        moment({ listing: t.aListing({ version: 2 }) }),
      );
      t.did(
        t.did(one, { type: 'SIGN_AMENDMENT', document: t.doc('a') }, buyer, moment()),
        { type: 'SIGN_AMENDMENT', document: t.doc('a') },
        seller,
        moment(),
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
