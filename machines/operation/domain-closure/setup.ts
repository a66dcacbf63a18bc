// The parts of the chart by name: what a closure keeps, and what it asks of the domain.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now, param } from '../../kernel/env.ts';
import { handsOf } from '../../kernel/hands.ts';
import { hashText } from '../../kernel/hash.ts';
import type { Actor, Meta } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import type { Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { guards, holdOf } from './guards.ts';
import { words } from './words.ts';

const callDomain = (
  op: string,
  input: (context: Context, event: Event) => Extract<Effect, { type: 'call' }>['input'],
  reply?: string,
  holds?: { tags: ['deleting'] },
) =>
  emit<Context, Event, undefined, Event, Effect>(({ context, event }) => ({
    type: 'call',
    port: 'domain',
    op,
    input: input(context, event),
    ...(reply && { reply }),
    ...(holds && { holds }),
  }));
const alert = (subject: Text) =>
  emit<Context, Event, undefined, Event, Effect>({
    type: 'notify',
    notice: 'N19',
    to: ['AUTHORITY', 'COMMITTEE_OFFICE'],
    subject,
  });

export const closure = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor?: Actor };
    meta: Meta;
    tags: 'open' | 'accessRevoked' | 'deleting' | 'onHold' | 'incomplete' | 'deleted';
    emitted: Effect;
  },
  delays: after('pd.closure.alertAfter', 'pd.closure.retryEvery', 'pd.closure.retryFor'),
  guards,
  actions: {
    askToRevoke: callDomain(
      'revoke',
      ({ agreement, predecessors, coveredBy }) => ({ agreement, predecessors, keep: coveredBy }),
      'ACCESS_REVOKED',
    ),
    askToDelete: callDomain(
      'delete',
      ({ agreement, predecessors, coveredBy, remains }) => ({
        agreement,
        predecessors,
        keep: coveredBy,
        remains,
        exclude: ['networkLogs'],
      }),
      'DATA_DELETED',
      // A hold ends it: what is under way is stopped by `hold`.
      { tags: ['deleting'] },
    ),
    holdInDomain: callDomain('hold', ({ agreement }, event) => ({ agreement, hold: holdOf(event) })),
    releaseInDomain: callDomain('release', ({ agreement }, event) => ({ agreement, hold: holdOf(event) })),
    recordRevocation: assign(
      ({ event }) => (
        assertEvent(event, 'ACCESS_REVOKED'),
        { revoked: { receipt: event.receipt, at: now() }, remaining: 0, alertedAt: null }
      ),
    ),
    recordAlert: assign(() => ({ alertedAt: now() })),
    recordRemaining: assign(
      ({ event }) => (assertEvent(event, ['ACCESS_REVOKED', 'DATA_DELETED']), { remaining: event.remaining }),
    ),
    recordDeletion: assign(
      ({ event }) => (
        assertEvent(event, 'DATA_DELETED'),
        { deleted: { receipt: event.receipt, at: now() }, remaining: 0, remains: [], alertedAt: null }
      ),
    ),
    recordDisposal: assign(({ event }) => ({ disposers: handsOf(event.actor) })),
    recordDeletionUnderHold: assign(({ context, event }) => {
      assertEvent(event, 'DATA_DELETED');
      const { receipt, remaining } = event;
      const one = { receipt, remaining, at: now(), holds: context.holds.map(({ hold }) => hold) };
      return { deletedUnderHold: [...context.deletedUnderHold, one] };
    }),
    alertHolders: emit(({ context, event }): Effect => ({
      type: 'notify',
      notice: 'N19',
      to: [...new Set(['AUTHORITY', 'COMMITTEE_OFFICE', ...context.holds.map(({ hat }) => hat)])],
      subject: words.notices.deletedUnderHold,
      about: {
        holds: context.holds.map(({ hold }) => hold),
        receipt: 'receipt' in event && event.receipt ? event.receipt : null,
      },
    })),
    recordRemains: assign(
      ({ event }) => (assertEvent(event, 'REPORT_REMAINS'), { remains: event.items, deleted: null }),
    ),
    addHold: assign(
      ({ context, event }) => (
        assertEvent(event, 'PLACE_HOLD'),
        { holds: [...context.holds, { hold: event.hold, hat: event.actor.hat, by: event.actor.person, at: now() }] }
      ),
    ),
    liftHold: assign(({ context, event }) => ({ holds: context.holds.filter((one) => one.hold !== holdOf(event)) })),
    issueCertificate: assign(({ context, event }) => ({
      verifiedBy: event.actor.person,
      certificate: {
        number: `CC-X-${now().slice(0, 4)}-${hashText(context.id).slice(0, 10).toUpperCase()}`,
        issuedAt: now(),
      },
    })),
    keepLogs: emit(({ context }): Effect => ({
      type: 'open',
      lifecycle: 'retentionRecord',
      input: {
        of: context.id,
        kind: 'logs',
        years: 'pd.logs.retentionMonths',
        report: true,
        from: param('pd.logs.start') === 'latest' ? (context.deleted?.at ?? now()) : context.endedAt,
      },
    })),
    recordRetention: assign(({ event }) => (assertEvent(event, 'ARCHIVE_SEALED'), { record: event.record })),
    tellAgreement: emit(({ context }): Effect => ({
      type: 'tell',
      to: context.agreement,
      mode: 'must',
      event: { type: 'CLOSURE_DONE', closure: context.id },
    })),
    notifyClosed: emit({
      type: 'notify',
      notice: 'N18',
      to: ['operator', 'COMMITTEE_OFFICE', 'PROVIDER'],
      subject: words.notices.closed,
    }),
    alertRevocation: alert(words.notices.revocationLate),
    alertDeletion: alert(words.notices.deletionLate),
  },
});
