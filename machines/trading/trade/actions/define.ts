// The two kinds of action: the trade keeps something in its context, or asks for an effect.
import { assign, emit } from 'xstate';
import type { Effect } from '../../../kernel/effects.ts';
import { now } from '../../../kernel/env.ts';
import { type Args, type Context, sideOf } from '../context.ts';
import type { Event, Side } from '../events.ts';

export const keep = (change: (args: Args) => Partial<Context>) =>
  assign<Context, Event, undefined, Event, never>(({ context, event }) => change({ context, event }));
export const does = (make: (args: Args) => Effect) =>
  emit<Context, Event, undefined, Event, Effect>(({ context, event }) => make({ context, event }));

/** The side that acts. Only the two sides may take the transitions that use it. */
export const actingSide = ({ context, event }: Args): Side => sideOf(context, event.actor) ?? 'buyer';

type End = NonNullable<Context['termination']>;
/** The contract ends. An agreed or awarded split concerns the instruction that is at the bank now. */
export const ended = (
  { delivery, settlement }: Context,
  end: Pick<End, 'kind' | 'cause' | 'reason' | 'releaseFen'>,
): Partial<Context> => ({
  termination: { ...end, at: now(), instruction: settlement.instruction },
  delivery: { ...delivery, contested: false },
});
