// P7(3), P16(2), P20, P27, P31: a ground is alleged and investigated, the operator is heard, the committee decides.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import { type Actor, type Facts, type Meta, auto, branch, by, cited, speaking, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf, successorOf } from '../../shared/agreement.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Event, Input } from './events.ts';
import type { Args, Context } from './context.ts';
import { words } from './words.ts';

const suspendRights = (context: Context, to: string | string[] = context.agreement): Effect => ({
  type: 'tell',
  to,
  mode: 'must',
  event: { type: 'SUSPEND_RIGHTS', cause: context.id, grants: 'all' },
});
const withHands = ({ investigators }: Context, { actor }: Event): string[] =>
  personsIn([...investigators, ...handsOf(actor)]);
const investigation = gap('P7(3)', 'D-0041');

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: 'open';
    emitted: Effect;
  },
  delays: after('pd.revocation.statementDue'),
  guards: speaking(words.rules, {
    notYetSuspended: cited(gap('P7(3)', 'D-0128'), 'context', ({ context }: Args) => !context.suspends),
    investigatorDiffersFromAccuser: checkerDiffersFrom<Context>(
      ({ accusers }) => accusers,
      [gap('P7(3)', 'D-0128'), reading('P7(3)', 'D-0170')],
    ),
    matterIsRevocation: cited(
      text('P7(3)'),
      'payload',
      ({ event }: Args) => event.type === 'MATTER_DECIDED' && event.kind === 'REVOCATION',
    ),
    matterIsApproved: branch(({ event }: Args) => event.type === 'MATTER_DECIDED' && event.outcome === 'approved'),
    isFounded: branch(({ event }: Args) => event.type === 'REPORT_FINDINGS' && event.founded),
    successorTakesOver: branch((args: Args) => successorOf(args) !== null),
  }),
  actions: {
    recordSuspension: assign(({ context, event }) => ({ suspends: true, investigators: withHands(context, event) })),
    recordDismissal: assign(({ context, event }) => ({ investigators: withHands(context, event) })),
    suspendRights: emit(({ context }) => suspendRights(context)),
    // Addressed to no case when this one has suspended nothing.
    suspendSuccessor: emit(({ context }) => suspendRights(context, context.suspends ? context.agreement : [])),
    restoreRights: emit(({ context }): Effect => ({
      type: 'tell',
      to: context.suspends ? context.agreement : [],
      mode: 'must',
      event: { type: 'LIFT_SUSPENSION', cause: context.id },
    })),
    recordFindings: assign(({ context, event }) => ({ investigators: withHands(context, event) })),
    recordHearing: assign(({ event }) => ({
      heard: event.type === 'SUBMIT_STATEMENT' ? ('statement' as const) : ('waived' as const),
    })),
    recordSilence: assign({ heard: 'silent' }),
    recordMatter: assign(({ event }) => (assertEvent(event, 'MATTER_DECIDED'), { matter: event.matter })),
    openMatter: emit(({ context }): Effect => ({
      type: 'open',
      lifecycle: 'committeeMatter',
      input: {
        kind: 'REVOCATION',
        about: context.id,
        party: context.operator,
        summary: `撤销授权事由：${context.ground}`,
        hands: personsIn([...context.accusers, ...context.investigators]),
      },
    })),
    withdrawMatter: emit(({ context }): Effect => ({
      type: 'tell',
      to: { rel: 'about', lifecycle: 'committeeMatter' },
      event: { type: 'WITHDRAW_MATTER', cause: context.id },
    })),
    endAgreement: emit(({ context }): Effect => ({
      type: 'tell',
      to: context.agreement,
      mode: 'must',
      event: { type: 'END', cause: context.id },
    })),
    followSuccessor: assign(({ context, event }) => ({ agreement: successorOf({ event }) ?? context.agreement })),
    notifyOperator: emit({
      type: 'notify',
      notice: 'N21',
      to: ['operator'],
      subject: words.notices.moved,
    }),
  },
}).createMachine({
  id: 'revocation',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    ground: input.ground,
    accusers: handsOf(input.actor),
    investigators: [],
    suspends: false,
    heard: null,
    matter: null,
  }),
  initial: 'alleged',
  on: {
    AGREEMENT_ENDED: [
      {
        guard: 'successorTakesOver',
        actions: ['followSuccessor', 'suspendSuccessor'],
        meta: auto(gap('P7(3)', 'D-0124')),
      },
      { target: '.overtaken', actions: 'withdrawMatter', meta: auto(gap('P7(3)', 'D-0124')) },
    ],
  },
  states: {
    alleged: {
      meta: state(words.states.alleged, investigation, {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.revocation.openSla',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.alleged,
        },
      }),
      tags: 'open',
      on: {
        INVESTIGATE: { target: 'investigating', actions: 'notifyOperator', meta: by('AUTHORITY', investigation) },
        DISMISS: {
          target: 'dismissed',
          guard: 'investigatorDiffersFromAccuser',
          actions: 'recordDismissal',
          meta: by('AUTHORITY', investigation),
        },
      },
    },
    investigating: {
      meta: state(words.states.investigating, investigation, {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.revocation.investigateDue',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.investigating,
        },
      }),
      tags: 'open',
      on: {
        ORDER_SUSPENSION: {
          guard: and(['investigatorDiffersFromAccuser', 'notYetSuspended']),
          actions: ['recordSuspension', 'suspendRights', 'notifyOperator'],
          meta: by('AUTHORITY', gap('P7(3)', 'D-0128')),
        },
        REPORT_FINDINGS: [
          {
            target: 'hearing',
            guard: and(['investigatorDiffersFromAccuser', 'isFounded']),
            actions: ['recordFindings', 'notifyOperator'],
            meta: by('AUTHORITY', investigation),
          },
          {
            target: 'dismissed',
            guard: 'investigatorDiffersFromAccuser',
            actions: ['recordFindings', 'restoreRights', 'notifyOperator'],
            meta: by('AUTHORITY', investigation),
          },
        ],
      },
    },
    hearing: {
      meta: state(words.states.hearing, investigation, {
        task: {
          by: 'operator',
          sla: 'pd.revocation.statementDue',
          lead: 'AUTHORITY',
          title: words.tasks.hearing,
        },
      }),
      tags: 'open',
      on: {
        ORDER_SUSPENSION: {
          guard: and(['investigatorDiffersFromAccuser', 'notYetSuspended']),
          actions: ['recordSuspension', 'suspendRights', 'notifyOperator'],
          meta: by('AUTHORITY', gap('P7(3)', 'D-0128')),
        },
        SUBMIT_STATEMENT: {
          target: 'beforeCommittee',
          actions: ['recordHearing', 'openMatter'],
          meta: by('operator', investigation),
        },
        WAIVE_STATEMENT: {
          target: 'beforeCommittee',
          actions: ['recordHearing', 'openMatter'],
          meta: by('operator', investigation),
        },
      },
      after: {
        'pd.revocation.statementDue': {
          target: 'beforeCommittee',
          actions: ['recordSilence', 'openMatter'],
          meta: auto(investigation),
        },
      },
    },
    beforeCommittee: {
      meta: state(words.states.beforeCommittee, text('P7(3)')),
      tags: 'open',
      on: {
        ORDER_SUSPENSION: {
          guard: and(['investigatorDiffersFromAccuser', 'notYetSuspended']),
          actions: ['recordSuspension', 'suspendRights', 'notifyOperator'],
          meta: by('AUTHORITY', gap('P7(3)', 'D-0128')),
        },
        MATTER_DECIDED: [
          {
            target: 'revoked',
            guard: and(['matterIsRevocation', 'matterIsApproved']),
            actions: ['recordMatter', 'endAgreement', 'notifyOperator'],
            meta: auto(text('P7(3)', 'P31')),
          },
          {
            target: 'refused',
            guard: 'matterIsRevocation',
            actions: ['recordMatter', 'restoreRights', 'notifyOperator'],
            meta: auto(text('P7(3)')),
          },
        ],
      },
    },
    revoked: { type: 'final', meta: state(words.states.revoked, text('P7(3)', 'P31')) },
    refused: { type: 'final', meta: state(words.states.refused, text('P7(3)')) },
    dismissed: { type: 'final', meta: state(words.states.dismissed, investigation) },
    overtaken: {
      type: 'final',
      meta: state(words.states.overtaken, gap('P7(3)', 'D-0124')),
    },
  },
});
