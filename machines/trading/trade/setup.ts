// The parts of the chart by name.
import { setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, until } from '../../kernel/env.ts';
import { type Actor, type Meta, speaking } from '../../kernel/lifecycle.ts';
import { agreeingActions } from './actions/agreeing.ts';
import { deliveringActions } from './actions/delivering.ts';
import { endingActions } from './actions/ending.ts';
import { notices } from './actions/notices.ts';
import { settlingActions } from './actions/settling.ts';
import { type Context, authorisedUntil, deliveryDueOf, instalmentOf } from './context.ts';
import type { Event, Input } from './events.ts';
import { agreeingGuards } from './guards/agreeing.ts';
import { momentGuards } from './guards/moment.ts';
import { performingGuards } from './guards/performing.ts';
import { standingGuards } from './guards/standing.ts';
import { words } from './words.ts';

/** Clocks of the parties and the venue; they stop while the trade is paused (D-0088). */
export const pausedClocks = [
  'trade.application.submitTimeout',
  'trade.application.reviewSla',
  'trade.application.correctionDue',
  'trade.negotiation.timeout',
  'trade.order.reviewSla',
  'trade.contract.draftTimeout',
  'trade.contract.reviewSla',
  'trade.contract.correctionDue',
  'trade.contract.signTimeout',
  'trade.delivery.acceptDue',
  'trade.delivery.remedyDue',
  'trade.settlement.instructDue',
  'trade.settlement.retryEvery',
  'deliveryDue',
  'fundsDue',
];

export const trade = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor };
    meta: Meta;
    emitted: Effect;
    tags:
      | 'open'
      | 'preparing'
      | 'underReview'
      | 'effective'
      | 'paused'
      | 'unpaused'
      | 'frozen'
      | 'unfrozen'
      | 'delivered'
      | 'late'
      | 'held'
      | 'failing'
      | 'disputed'
      | 'changing'
      | 'ending'
      | 'filing';
  },
  delays: {
    ...after(
      'trade.application.submitTimeout',
      'trade.application.correctionDue',
      'trade.negotiation.timeout',
      'trade.contract.draftTimeout',
      'trade.contract.correctionDue',
      'trade.contract.signTimeout',
      'trade.delivery.acceptDue',
      'trade.delivery.remedyDue',
      'trade.settlement.retryEvery',
    ),
    deliveryDue: until<Context>(deliveryDueOf),
    fundsDue: until<Context>((context) => instalmentOf(context)?.due),
    authorisationsEnd: until<Context>(authorisedUntil),
  },
  guards: speaking(words.rules, {
    ...momentGuards,
    ...agreeingGuards,
    ...performingGuards,
    ...standingGuards,
  }),
  actions: { ...agreeingActions, ...deliveringActions, ...settlingActions, ...endingActions, ...notices },
});
