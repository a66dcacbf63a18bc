// The two kinds of action: the trade keeps something in its context, or asks for an effect.
import { assign, emit } from 'xstate';
import type { Effect } from '../../../kernel/effects.ts';
import { now } from '../../../kernel/env.ts';
import { handsOf, personsIn } from '../../../kernel/hands.ts';
import { type Args, type Context, moneyMayMove } from '../context.ts';
import { sideOf, standOf } from '../persons.ts';
import type { Event, Side } from '../events.ts';

const isDocument = (value: object): value is { sha256: string; name: string } =>
  'sha256' in value && 'name' in value && typeof value.sha256 === 'string';
const documentsIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : isDocument(value)
      ? [value.sha256]
      : Object.values(value).flatMap(documentsIn);
/** Who acted, and the documents that came with the act, in an order that does not depend on that of its fields. Material that is added to the filing stands under its kind. */
const witnessed = ({ context, event }: Args): Pick<Context, 'acted' | 'papers'> => {
  const { acted, papers } = context;
  const { actor, facts: _, ...payload } = event;
  const stand = standOf(context, actor);
  const known = (sha256: string) => papers.some((paper) => paper.event === event.type && paper.sha256 === sha256);
  const brought = event.type === 'ADD_MATERIAL' ? [] : [...new Set(documentsIn(payload))].toSorted();
  return {
    acted: stand ? { ...acted, [stand]: personsIn([...acted[stand], ...handsOf(actor)]) } : acted,
    papers: [
      ...papers,
      ...brought.filter((sha256) => !known(sha256)).map((sha256) => ({ event: event.type, sha256, at: now() })),
    ],
  };
};
/** What the trade keeps of an event; who acted and which documents came with it is kept with every one. */
export const keep = (change: (args: Args) => Partial<Context>) =>
  assign<Context, Event, undefined, Event, never>(({ context, event }) => ({
    ...witnessed({ context, event }),
    ...change({ context, event }),
  }));
export const does = (make: (args: Args) => Effect) =>
  emit<Context, Event, undefined, Event, Effect>(({ context, event }) => make({ context, event }));

/** The side that acts. Only the two sides may take the transitions that use it. */
export const actingSide = ({ context, event }: Args): Side => sideOf(context, event.actor) ?? 'buyer';

type End = NonNullable<Context['termination']>;
/** The contract ends. An agreed or awarded split concerns the instruction that is at the bank now. */
export const ended = (
  context: Context,
  end: Pick<End, 'kind' | 'cause' | 'reason' | 'releaseFen'>,
): Partial<Context> => {
  const { delivery, settlement, termination } = context;
  return {
    // A contract ends for one reason only; what both sides or an award say later is how the money is divided.
    termination: termination
      ? { ...termination, releaseFen: end.releaseFen, instruction: settlement.instruction }
      : { ...end, at: now(), instruction: settlement.instruction, stopped: !moneyMayMove(context) },
    delivery: { ...delivery, contested: false, claim: null },
  };
};
