// T23: settlement through the bank.
import { describe, expect, it } from 'vitest';
import type { Driven } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, opco, bank, system, text } = t;
const violation = 'violationCase/trade/test/1/1';
const paidTo = (one: Driven) =>
  one.effects
    .filter((effect) => effect.type === 'call' && effect.port === 'bank')
    .map((effect) => ('op' in effect ? [effect.op, effect.input['amountFen']] : []));

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
        holds: { tags: ['unpaused', 'unfrozen'] },
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

  it('that the buyer does not fund in time is notified', law('T23'), () =>
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
