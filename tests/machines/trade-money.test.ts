// T22, T23: money stands still while anything pauses or freezes a trade, and a measure leaves it to the center.
import { describe, expect, it } from 'vitest';
import type { Actor, Facts } from '../../machines/kernel/lifecycle.ts';
import type { Driven } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, opco, bank, evaluator, system } = t;
const why = { reason: '情况变化' };
const violation = 'violationCase/trade/test/1/1';
const other = 'violationCase/other/1';
const body = 'subjectRegistration/91220102MA17ABCD5T/1';
const bankDid = (one: Driven) =>
  one.effects.flatMap((effect) => (effect.type === 'call' && effect.port === 'bank' ? effect.op : []));
const moved = (one: Driven) => bankDid(one).filter((op) => ['instruct', 'release', 'refund'].includes(op));
const pause = (one: Driven, cause = other) => t.did(one, { type: 'PAUSE', cause, ...why }, system);
const unpause = (one: Driven, cause = other) => t.did(one, { type: 'UNPAUSE', cause }, system);
const freeze = (one: Driven, cause = other) => t.did(one, { type: 'FREEZE_SETTLEMENT', cause }, system);
const unfreeze = (one: Driven, cause = other) => t.did(one, { type: 'UNFREEZE_SETTLEMENT', cause }, system);
const standstills: [name: string, begin: (one: Driven) => Driven, end: (one: Driven) => Driven, rule: string][] = [
  ['pause', pause, unpause, 'tradeIsNotPaused'],
  ['freeze', freeze, unfreeze, 'settlementIsNotFrozen'],
];

const failure = { type: 'FUNDS_FAILED', instruction: t.instruction(), reason: '账户异常' };
const failed = () => t.did(t.instruct(t.aContractInForce()), failure, bank);
const terminated = (one: Driven) => t.did(one, { type: 'TERMINATE', cause: violation, ...why }, system);
const ending = () => t.did(t.aDeliveredTrade(), { type: 'PROPOSE_TERMINATION', releaseFen: 20_000_00, ...why }, buyer);
const disputed = () =>
  t.did(t.aDeliveredTrade(), { type: 'OPEN_DISPUTE', claim: '质量不符', evidence: [t.doc('8')] }, buyer);
const split = { outcome: 'terminate', releaseFen: 20_000_00 };
const proposed = () => t.did(disputed(), { type: 'PROPOSE_RESOLUTION', ...split, terms: '各半' }, buyer);
const agreed = () =>
  t.did(
    t.did(disputed(), { type: 'REFER_TO_ARBITRATION', body, agreement: t.doc('8') }, buyer, t.aBody()),
    { type: 'AGREE_ARBITRATION', referral: 1, agreement: t.doc('8') },
    seller,
    t.aBody(),
  );
const judgment = { type: 'RECORD_JUDGMENT', ...split, court: '长春市中级人民法院', document: t.doc('9') };
const judged = () => t.did(disputed(), judgment, center);
const zhou: Actor = { person: 'zhou', hat: 'CENTER' };

const acts: [event: string, make: () => Driven, event: { type: string }, actor: Actor, facts?: Facts][] = [
  ['INSTRUCT_SETTLEMENT', () => t.aContractInForce(), { type: 'INSTRUCT_SETTLEMENT', instalment: 1 } as never, opco],
  ['RETRY_SETTLEMENT', failed, { type: 'RETRY_SETTLEMENT', instruction: t.instruction() } as never, opco],
  [
    'DECIDE_FUNDS',
    () => terminated(t.aDeliveredTrade()),
    { type: 'DECIDE_FUNDS', releaseFen: 1, ...why } as never,
    center,
  ],
  ['AGREE_TERMINATION', ending, { type: 'AGREE_TERMINATION', proposal: 1 } as never, seller],
  ['AGREE_RESOLUTION', proposed, { type: 'AGREE_RESOLUTION', proposal: 1 } as never, seller],
  ['RECORD_AWARD', agreed, { type: 'RECORD_AWARD', ...split, document: t.doc('9') } as never, evaluator, t.aBody()],
  ['CONFIRM_JUDGMENT', judged, { type: 'CONFIRM_JUDGMENT', document: t.doc('9') } as never, zhou],
];

describe.each(standstills)('while a %s stands', (_, begin, end, rule) => {
  it.each(acts)(
    '%s is refused, and money moves by it only afterwards',
    law('T22', 'T23'),
    (__, make, event, actor, facts) => {
      const one = begin(make());
      expect(moved(one)).toEqual([]);
      expect(one.send(event, actor, facts).rules).toEqual([rule]);
      end(one);
      expect(one.send(event, actor, facts).refusal).toBeUndefined();
      expect(moved(one)).toHaveLength(1);
    },
  );

  it('what was accepted is not paid until it ends', law('T22', 'T23'), () => {
    // Acceptance itself waits for the end of a pause.
    const one = t.aDeliveredTrade();
    const accepted = rule === 'tradeIsNotPaused' ? t.accept(one) : t.accept(begin(one));
    expect(moved(accepted)).toEqual(rule === 'tradeIsNotPaused' ? ['release'] : []);
    if (rule === 'settlementIsNotFrozen') expect(moved(end(accepted))).toEqual(['release']);
  });

  it(
    'a release, refund or instruction under way is held at the bank, and asked for again at its end',
    law('T23'),
    () => {
      const releasing = () => t.accept(t.aDeliveredTrade());
      const refunding = () => terminated(t.instruct(t.aContractInForce()));
      const instructed = () => t.instruct(t.aContractInForce());
      for (const [make, op] of [
        [releasing, 'release'],
        [refunding, 'refund'],
        [instructed, 'instruct'],
      ] as const) {
        const made = make();
        expect(made.effects).toContainEqual(expect.objectContaining({ op, holds: { tags: ['unpaused', 'unfrozen'] } }));
        expect(made.tags).toEqual(expect.arrayContaining(['unpaused', 'unfrozen']));
        const one = begin(made);
        expect(one.tags.includes('unpaused') && one.tags.includes('unfrozen')).toBe(false);
        expect(bankDid(one)).toEqual(['freeze']);
        expect(bankDid(end(one))).toEqual(['unfreeze', op]);
      }
    },
  );

  it('the bank is not told to go on while the other still stands', law('T23'), () => {
    const one = freeze(pause(t.accept(t.aDeliveredTrade())));
    expect(bankDid(one)).toEqual([]);
    expect(bankDid(end(one))).toEqual([]);
  });

  it('what is held is not asked for twice at its end', law('T23'), () =>
    expect(bankDid(end(begin(t.aFundedTrade())))).toEqual(['unfreeze']),
  );

  it('an early end recalls and divides nothing until it ends', law('T22', 'T23'), () => {
    const recalled = t.did(
      begin(t.instruct(t.aContractInForce())),
      { type: 'PARTY_ENDED', cause: t.buyerCase },
      system,
    );
    expect(moved(recalled)).toEqual([]);
    expect(moved(end(recalled))).toEqual(['refund']);
  });

  it('the rest of a part release is not refunded until it ends', law('T22', 'T23'), () => {
    const one = t.did(ending(), { type: 'AGREE_TERMINATION', proposal: 1 }, seller);
    expect(moved(one)).toEqual(['release']);
    begin(one);
    t.reports(one, 'FUNDS_RELEASED', 20_000_00);
    expect(moved(one)).toEqual([]);
    expect(one.leaves).toContain('open.stage.performance.settlement.dividing');
    expect(moved(end(one))).toEqual(['refund']);
    t.reports(one, 'FUNDS_REFUNDED', 30_000_00);
    expect(one.context.outcome).toBe('terminated');
  });

  it('no attempt is made again, and the time for it stands still', law('T23'), () => {
    const one = begin(failed());
    expect(one.due('trade.settlement.retryEvery')).toBeUndefined();
    expect(moved(one.at('2026-03-02T09:00:00.000Z'))).toEqual([]);
    end(one);
    expect(one.due('trade.settlement.retryEvery')).toBeDefined();
  });
});

describe('a measure', () => {
  const decide = { type: 'DECIDE_FUNDS', releaseFen: 0, ...why };
  it('leaves the money to the center, whatever the sides, an arbiter or a court say later', law('T22', 'T23'), () => {
    for (const [make, event, actor, facts] of [
      [proposed, { type: 'AGREE_RESOLUTION', proposal: 1 }, seller, {}],
      [agreed, { type: 'RECORD_AWARD', ...split, document: t.doc('9') }, evaluator, t.aBody()],
      [disputed, { type: 'PROPOSE_RESOLUTION', ...split, terms: '各半' }, buyer, {}],
      [disputed, judgment, center, {}],
      [judged, { type: 'CONFIRM_JUDGMENT', document: t.doc('9') }, zhou, {}],
    ] as const) {
      const one = terminated(make());
      expect(one.send(event, actor, facts).rules).toEqual(['fundsAreNotTheCenters']);
      expect(one.refusal?.articles).toContain('T22');
      expect(one.context.termination).toMatchObject({ kind: 'measure', releaseFen: null });
    }
    const one = terminated(disputed());
    t.did(one, { type: 'PROPOSE_RESOLUTION', outcome: 'continue', terms: '不再争议' }, buyer);
    expect(moved(t.did(one, { type: 'AGREE_RESOLUTION', proposal: 1 }, seller))).toEqual([]);
    t.did(one, decide, center);
    t.reports(one, 'FUNDS_REFUNDED', 50_000_00);
    expect(one.context).toMatchObject({ outcome: 'terminated', outcomeReason: '情况变化' });
  });

  it('that comes after another end takes over what is still held', law('T22', 'T23'), () => {
    const lost = t.did(t.aDeliveredTrade(), { type: 'PARTY_ENDED', cause: t.sellerCase }, system);
    terminated(lost);
    expect(lost.context.termination).toMatchObject({ kind: 'measure', cause: violation, reason: '情况变化' });
    // For an accepted lot too: without the measure it would be paid.
    const accepted = freeze(t.accept(freeze(t.handOver(t.aFundedTradeOfTwo()), violation)));
    t.did(accepted, { type: 'LISTING_ENDED', cause: t.listingCase }, system);
    terminated(accepted);
    unfreeze(unfreeze(accepted), violation);
    expect(accepted.leaves).toContain('open.stage.performance.settlement.held.undecided');
    expect(moved(t.did(accepted, decide, center))).toEqual(['refund']);
  });

  it(
    'that comes while an agreed release stands still takes it back; a release that crossed is recorded',
    law('T22', 'T23'),
    () => {
      const stopped = (make: () => Driven) => terminated(pause(make(), violation));
      const releasing = () => t.did(ending(), { type: 'AGREE_TERMINATION', proposal: 1 }, seller);
      const one = stopped(releasing);
      expect(bankDid(one)).toEqual(['unfreeze']);
      expect(one.leaves).toContain('open.stage.performance.settlement.held.undecided');
      const crossed = t.reports(one.fork(), 'FUNDS_RELEASED', 20_000_00);
      expect(crossed.context.settlement).toMatchObject({ heldFen: 30_000_00 });
      expect(moved(t.did(crossed, decide, center))).toEqual(['refund']);
      expect(moved(t.did(one, decide, center))).toEqual(['refund']);
      const whole = stopped(() => t.accept(t.aDeliveredTrade()));
      expect(whole.leaves).toContain('open.stage.performance.settlement.held.undecided');
      expect(t.reports(whole, 'FUNDS_RELEASED', 50_000_00).tags).toContain('filing');
      expect(
        t
          .aFundedTrade()
          .send({ type: 'FUNDS_RELEASED', instruction: t.instruction(), amountFen: 50_000_00, bankRef: 'B' }, bank)
          .refusal,
      ).toBeDefined();
    },
  );

  it('before the contract is in force outlasts another end', law('T22'), () => {
    const one = terminated(t.did(t.aSignedContract(), { type: 'PARTY_ENDED', cause: t.sellerCase }, system));
    expect(one.context.termination).toMatchObject({ kind: 'measure' });
    t.did(one, { type: 'LISTING_ENDED', cause: t.listingCase }, system);
    expect(one.context.termination).toMatchObject({ kind: 'measure' });
  });
});

describe('the reason of an end', () => {
  it('is said in words', law('T24'), () => {
    for (const [type, cause, words] of [
      ['PARTY_ENDED', t.buyerCase, /主体登记终止/],
      ['LISTING_ENDED', t.listingCase, /标的登记终止/],
    ] as const) {
      expect(t.did(t.aNegotiation(), { type, cause }, system).context.outcomeReason).toMatch(words);
      expect(t.did(t.aContractInForce(), { type, cause }, system).context.outcomeReason).toMatch(words);
    }
    expect(t.anOpenTrade().at('2026-04-01T16:00:00.000Z').context.outcomeReason).toMatch(/逾期/);
  });
});

describe('the loss of a registration', () => {
  it('leaves the division to the sides, and keeps its reason', law('T10', 'T23'), () => {
    const one = t.did(proposed(), { type: 'PARTY_ENDED', cause: t.sellerCase }, system);
    t.did(one, { type: 'AGREE_RESOLUTION', proposal: 1 }, seller);
    expect(moved(one)).toEqual(['release']);
    expect(one.context.termination).toMatchObject({ kind: 'ended', releaseFen: 20_000_00 });
  });
});

describe('a report of the bank that comes again', () => {
  const held = { type: 'FUNDS_HELD', instruction: t.instruction(), amountFen: 50_000_00, bankRef: 'BOCC-1-FUNDS_HELD' };
  const released = { ...held, type: 'FUNDS_RELEASED', bankRef: 'BOCC-1-FUNDS_RELEASED' };
  it('is acknowledged, and changes nothing', law('T23'), () => {
    for (const [make, event] of [
      [t.aFundedTrade, held],
      [t.aDeliveredTrade, held],
      [t.aSettledTrade, held],
      [t.aSettledTrade, released],
      [() => t.reports(failed(), 'FUNDS_HELD', 50_000_00), failure],
    ] as const) {
      const one = make();
      const before = one.context;
      expect(one.send(event, bank).refusal).toBeUndefined();
      expect(one.effects).toEqual([]);
      expect(one.context).toEqual(before);
    }
  });

  it.each([
    { amountFen: 49_000_00 },
    { bankRef: 'another' },
    { instruction: 'trade/other/1/S1' },
    { type: 'FUNDS_RELEASED' },
    { type: 'FUNDS_REFUNDED' },
  ])('is refused when it says something else: %o', law('T23'), (more) => {
    const one = t.aSettledTrade().send({ ...held, ...more }, bank);
    expect(one.rules).toEqual(['reportIsKnown']);
    expect(one.refusal?.articles).toContain('T23');
  });
  it('of a failure is refused when nothing is asked and nothing of the kind is known', law('T23'), () =>
    expect(t.aFundedTrade().send(failure, bank).rules).toEqual(['reportIsKnown']),
  );
});
