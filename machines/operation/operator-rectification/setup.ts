// The parts of the chart by name: what an order keeps, what it asks of the agreement, and who is told.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { instantOf } from '../../kernel/durations.ts';
import { after, now, param, until } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import type { Actor, Facts, Meta } from '../../kernel/lifecycle.ts';
import { successorOf } from '../../shared/agreement.ts';
import type { Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { guards } from './guards.ts';
import { words } from './words.ts';

/** P29 suspends the operator's rights without a limiting word, so all grants, unless the regime says those of the order. */
const suspended = ({ scope }: Context): 'all' | string[] =>
  param('pd.suspension.scope') === 'allGrants' ? 'all' : scope;
const suspendRights = (context: Context): Effect => ({
  type: 'tell',
  to: context.agreement,
  mode: 'must',
  event: { type: 'SUSPEND_RIGHTS', cause: context.id, grants: suspended(context) },
});

export const rectification = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: 'open' | 'failed';
    emitted: Effect;
  },
  delays: {
    rectificationDue: until<Context>(({ due }) => due),
    ...after('pd.rectification.statementDue'),
  },
  guards,
  actions: {
    suspendRights: emit(({ context }) => suspendRights(context)),
    serveOrder: emit(({ context }): Effect => ({
      type: 'notify',
      notice: 'N16',
      to: ['operator', 'DOMAIN'],
      subject: words.notices.served,
      about: { due: context.due },
    })),
    recordAcknowledgement: assign(() => ({ acknowledgedAt: now() })),
    recordFeedback: assign(
      ({ context, event }) => (
        assertEvent(event, 'SUBMIT_FEEDBACK'),
        {
          feedback: { report: event.report.sha256, results: event.results.map(({ item }) => item), at: now() },
          reporters: personsIn([...context.reporters, ...handsOf(event.actor)]),
        }
      ),
    ),
    recordRejection: assign(
      ({ context, event }) => (
        assertEvent(event, 'REJECT'),
        {
          rejected: event.items,
          feedback: null,
          deciders: personsIn([...context.deciders, ...handsOf(event.actor)]),
        }
      ),
    ),
    recordStatement: assign(({ event }) =>
      event.type === 'SUBMIT_STATEMENT'
        ? { heard: 'statement' as const, statement: event.statement }
        : { heard: 'waived' as const },
    ),
    recordSilence: assign({ heard: 'silent' }),
    forgetHearing: assign({ heard: null, statement: null }),
    recordDecider: assign(({ context, event }) => ({
      deciders: personsIn([...context.deciders, ...handsOf(event.actor)]),
    })),
    recordExtension: assign(
      ({ context, event }) => (
        assertEvent(event, 'EXTEND'),
        { due: instantOf(event.due), extensions: context.extensions + 1 }
      ),
    ),
    recordLimit: assign(({ event }) => (assertEvent(event, 'SET_LIMIT'), { due: instantOf(event.due) })),
    recordMatter: assign(({ event }) => (assertEvent(event, 'MATTER_DECIDED'), { matter: event.matter })),
    restoreRights: emit(({ context }): Effect => ({
      type: 'tell',
      to: context.agreement,
      mode: 'must',
      event: { type: 'LIFT_SUSPENSION', cause: context.id },
    })),
    terminateScope: emit(({ context }): Effect => ({
      type: 'tell',
      to: context.agreement,
      mode: 'must',
      event: { type: 'TERMINATE_SCOPE', cause: context.id, grants: context.scope, datasets: context.datasets },
    })),
    openMatter: emit(({ context, event }): Effect => ({
      type: 'open',
      lifecycle: 'committeeMatter',
      input: {
        kind: 'NON_RECTIFICATION_TERMINATION',
        about: context.id,
        party: context.operator,
        summary: `未按要求整改：${context.items.map(({ item }) => item).join('、')}`.slice(0, 4000),
        hands: personsIn([...context.issuers, ...context.deciders, ...context.reporters, ...handsOf(event.actor)]),
      },
    })),
    withdrawMatter: emit(({ context }): Effect => ({
      type: 'tell',
      to: { rel: 'about', lifecycle: 'committeeMatter' },
      event: { type: 'WITHDRAW_MATTER', cause: context.id },
    })),
    followSuccessor: assign(({ context, event }) => ({ agreement: successorOf({ event }) ?? context.agreement })),
    notifyOperator: emit({
      type: 'notify',
      notice: 'N16',
      to: ['operator'],
      subject: words.notices.moved,
    }),
    inviteStatement: emit({
      type: 'notify',
      notice: 'N16',
      to: ['operator', 'AUTHORITY'],
      subject: words.notices.statement,
    }),
    notifyFeedback: emit({
      type: 'notify',
      notice: 'N17',
      to: ['AUTHORITY'],
      subject: words.notices.feedback,
    }),
  },
});
