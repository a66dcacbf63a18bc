// Settlement through the bank, its freezes, and the pauses of a trade (T23, T22).
import { assertEvent } from 'xstate';
import type { Effect } from '../../../kernel/effects.ts';
import { deadline, now } from '../../../kernel/env.ts';
import { handsOf, personsIn } from '../../../kernel/hands.ts';
import type { JsonObject } from '../../../kernel/json.ts';
import { type Args, type Context, type Payment, awarded, instalmentOf, notHeld } from '../context.ts';
import { pauseOf, samePause } from '../guards/moment.ts';
import { does, keep } from './define.ts';

type Settlement = Context['settlement'];
const withSettlement = (change: (settlement: Settlement, args: Args) => Partial<Settlement>) =>
  keep((args) => ({ settlement: { ...args.context.settlement, ...change(args.context.settlement, args) } }));
const paid = (settlement: Settlement, { event }: Args, what: Payment['what']): Payment[] => {
  assertEvent(event, ['FUNDS_HELD', 'FUNDS_RELEASED', 'FUNDS_REFUNDED']);
  const { instruction, amountFen, bankRef } = event;
  return [
    ...settlement.payments,
    { instruction, instalment: settlement.instalment, what, amountFen, bankRef, at: now() },
  ];
};
const nextInstalment = (settlement: Settlement) => ({
  ...notHeld,
  instructed: settlement.instructed,
  payments: settlement.payments,
  instalment: settlement.instalment + 1,
});
const bank = (op: string, input: JsonObject): Effect => ({ type: 'call', port: 'bank', op, input });
/** The bank is asked to move money only as long as nothing pauses the trade or freezes its settlement (D-0154). */
const mayMove = { tags: ['unpaused', 'unfrozen'] };
const toMove = (op: string, input: JsonObject): Effect => ({ type: 'call', port: 'bank', op, input, holds: mayMove });
const atBank = (op: 'freeze' | 'unfreeze') =>
  does(({ context }) => bank(op, { instruction: context.settlement.instruction ?? '' }));

export const settlingActions = {
  // Every instruction names the preserved contract
  recordInstruction: withSettlement(({ instalment, instructed }, { context, event }) => ({
    instruction: `${context.id}/S${instalment}`,
    instructed: instructed + 1,
    asked: 'hold',
    amountFen: instalmentOf(context)?.amountFen ?? 0,
    persons: handsOf(event.actor),
  })),
  recordRetry: withSettlement(({ persons }, { event }) => ({
    persons: personsIn([...persons, ...handsOf(event.actor)]),
  })),
  askBank: does(({ context }) => {
    const { settlement, seller, buyer, evidence } = context;
    const { amountFen } = settlement;
    const instruction = settlement.instruction ?? '';
    switch (settlement.asked) {
      case 'release':
        return toMove('release', { instruction, amountFen, payee: seller.party });
      case 'refund':
        return toMove('refund', { instruction, amountFen: amountFen || null, payee: buyer.party });
      case 'hold':
      case null:
        return toMove('instruct', {
          instruction,
          amountFen,
          payer: buyer.party,
          payee: seller.party,
          due: instalmentOf(context)?.due ?? null,
          evidence: evidence.at(-1)?.sha256 ?? '',
        });
      default:
        return settlement.asked satisfies never;
    }
  }),
  recordHeld: withSettlement((settlement, args) => {
    assertEvent(args.event, 'FUNDS_HELD');
    const asked = settlement.asked === 'refund' ? ('refund' as const) : null;
    return { asked, heldFen: args.event.amountFen, payments: paid(settlement, args, 'held'), retryUntil: null };
  }),
  prepareRelease: withSettlement(({ heldFen, split }) => ({
    asked: 'release',
    amountFen: split ? split.releaseFen : heldFen,
    retryUntil: null,
  })),
  prepareRefund: withSettlement(({ heldFen }) => ({ asked: 'refund', amountFen: heldFen, retryUntil: null })),
  recordReleased: withSettlement((settlement, args) => ({
    ...nextInstalment({ ...settlement, payments: paid(settlement, args, 'released') }),
  })),
  recordPartReleased: withSettlement((settlement, args) => ({
    heldFen: settlement.heldFen - settlement.amountFen,
    // The rest goes back.
    split: { releaseFen: 0 },
    asked: null,
    payments: paid(settlement, args, 'released'),
  })),
  recordRefunded: withSettlement((settlement, args) => ({
    ...nextInstalment({ ...settlement, payments: paid(settlement, args, 'refunded') }),
  })),
  recordFailure: withSettlement((settlement, { event }) => {
    assertEvent(event, 'FUNDS_FAILED');
    const failure: Payment = {
      instruction: event.instruction,
      instalment: settlement.instalment,
      what: 'failed',
      amountFen: settlement.amountFen,
      bankRef: event.reason.slice(0, 200),
      at: now(),
    };
    return {
      retryUntil: settlement.retryUntil ?? deadline('trade.settlement.retryFor').at,
      payments: [...settlement.payments, failure],
    };
  }),
  skipInstalment: withSettlement((settlement) => nextInstalment(settlement)),
  applyAward: withSettlement((_, { context }) => ({ split: { releaseFen: awarded(context) ?? 0 } })),
  recordDecision: withSettlement(
    (_, { event }) => (assertEvent(event, 'DECIDE_FUNDS'), { asked: null, split: { releaseFen: event.releaseFen } }),
  ),
  freezeAtBank: atBank('freeze'),
  unfreezeAtBank: atBank('unfreeze'),
  addFreeze: keep(
    ({ context, event }) => (assertEvent(event, 'FREEZE_SETTLEMENT'), { freezes: [...context.freezes, event.cause] }),
  ),
  liftFreeze: keep(
    ({ context, event }) => (
      assertEvent(event, 'UNFREEZE_SETTLEMENT'),
      { freezes: context.freezes.filter((cause) => cause !== event.cause) }
    ),
  ),
  addPause: keep(({ context, event }) => ({ pauses: [...context.pauses, pauseOf(event)] })),
  liftPause: keep(({ context, event }) => ({
    pauses: context.pauses.filter((pause) => !samePause(pauseOf(event))(pause)),
  })),
};
