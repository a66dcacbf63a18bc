// The parts of the chart by name: what a record remembers, and what it asks of the archive.
import { assertEvent, assign, emit, setup } from 'xstate';
import { dueAfter } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { env, now, param, until } from '../../kernel/env.ts';
import { handsOf } from '../../kernel/hands.ts';
import type { Meta } from '../../kernel/lifecycle.ts';
import type { Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { guards } from './guards.ts';
import { words } from './words.ts';

export const later = (one: string, other: string | undefined): string =>
  other && Date.parse(other) > Date.parse(one) ? new Date(Date.parse(other)).toISOString() : one;
// A shortest time, not a time limit to act in: it ends on its day and never rolls, so no later holiday notice moves it.
const endOf = (start: string, term: Input['years']): string =>
  dueAfter(start, param(term), env().calendar, { roll: false }).at;

export const record = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string };
    meta: Meta;
    tags: 'sealed' | 'eligible' | 'held';
    emitted: Effect;
  },
  delays: { retentionEnds: until<Context>((context) => context.until) },
  guards,
  actions: {
    askArchiveToSeal: emit(({ context }): Effect => ({
      type: 'call',
      port: 'archive',
      op: 'seal',
      input: { case: context.of, kind: context.kind },
      reply: 'ARCHIVE_SEALED',
    })),
    askArchiveToDispose: emit(({ context }): Effect => ({
      type: 'call',
      port: 'archive',
      op: 'dispose',
      input: { case: context.of, sha256: context.seal?.sha256 ?? null },
      reply: 'ARCHIVE_DISPOSED',
    })),
    recordSeal: assign(({ context, event }) => {
      assertEvent(event, 'ARCHIVE_SEALED');
      const { sha256, rows, documents } = event;
      // A case that waits for its seal ends with it, not before.
      const start = context.report ? later(context.start, now()) : context.start;
      return { seal: { sha256, rows, documents, at: now() }, start, until: endOf(start, context.term) };
    }),
    tellCase: emit(({ context }): Effect => ({
      type: 'tell',
      to: context.of,
      event: { type: 'ARCHIVE_SEALED', sha256: context.seal?.sha256 ?? '', record: context.id },
    })),
    recordExtension: assign(
      ({ event }) => (
        assertEvent(event, 'EXTEND'),
        { until: new Date(Date.parse(event.until)).toISOString(), proposal: null }
      ),
    ),
    recordProposal: assign(
      ({ event }) => (
        assertEvent(event, 'PROPOSE_DISPOSAL'),
        { proposal: { by: handsOf(event.actor), at: now(), reason: event.reason } }
      ),
    ),
    dropProposal: assign({ proposal: null }),
    recordDecision: assign({ disposing: true }),
    addHold: assign(({ context, event }) => {
      assertEvent(event, 'PLACE_HOLD');
      const { hold, basis, document, actor } = event;
      const placed = { hold, basis, document: document.sha256, hat: actor.hat, by: actor.person, at: now() };
      return { holds: [...context.holds, placed] };
    }),
    liftHold: assign(
      ({ context, event }) => (
        assertEvent(event, 'LIFT_HOLD'),
        { holds: context.holds.filter(({ hold }) => hold !== event.hold) }
      ),
    ),
    notifyKeepers: emit({
      type: 'notify',
      notice: 'N19',
      to: ['ARCHIVIST'],
      subject: words.notices.termEnded,
    }),
  },
});
