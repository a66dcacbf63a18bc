// P29: an order to correct and the suspension of the rights are one act. Rights come back by accepted feedback alone;
// who does not follow the order loses the qualification for the data concerned, by decision of the committee.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now, param, until } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import {
  type Actor,
  type Facts,
  type Meta,
  auto,
  branch,
  by,
  cited,
  many,
  speaking,
  state,
} from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf, successorOf } from '../../shared/agreement.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Args, Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { words } from './words.ts';

const instantOf = (iso: string): string => new Date(iso).toISOString();
export const listed = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
/** The grants of an order: those that it lists, and those that hold a data set that it names. */
const grantsIn = ({ scope, datasets }: Input, facts: Facts | undefined): 'all' | string[] =>
  scope === 'all'
    ? scope
    : [
        ...new Set([
          ...scope,
          ...many(facts, 'grants')
            .filter(({ shares }) => listed(shares['datasets']).some((dataset) => datasets.includes(dataset)))
            .map(({ id }) => id),
        ]),
      ];
const dueOf = (event: Event): number =>
  'due' in event && typeof event.due === 'string' ? Date.parse(event.due) : Number.NaN;
/** P29 suspends the operator's rights without a limiting word, so all grants, unless the regime says those of the order. */
const suspended = ({ scope }: Context): 'all' | string[] =>
  param('pd.suspension.scope') === 'allGrants' ? 'all' : scope;
const suspendRights = (context: Context): Effect => ({
  type: 'tell',
  to: context.agreement,
  mode: 'must',
  event: { type: 'SUSPEND_RIGHTS', cause: context.id, grants: suspended(context) },
});

const extendable = {
  target: 'rectifying',
  guard: and(['extensionIsLeft', 'limitIsLater']),
  actions: ['recordExtension', 'notifyOperator'],
  meta: by('AUTHORITY', gap('P29', 'D-0040')),
} as const;

/** What is still possible after the limit: to report, and to extend it. */
const late = {
  SUBMIT_FEEDBACK: {
    target: 'underReview',
    guard: 'everyItemIsAnswered',
    actions: ['recordFeedback', 'notifyFeedback'],
    meta: by('operator', text('P29'), gap('P29', 'D-0174')),
  },
  EXTEND: { ...extendable, actions: ['recordExtension', 'forgetHearing', 'notifyOperator'] },
} as const;

export const machine = setup({
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
  guards: speaking(words.rules, {
    everyItemIsAnswered: cited(
      text('P29'),
      'payload',
      ({ context, event }: Args) =>
        event.type === 'SUBMIT_FEEDBACK' &&
        context.items.every(({ item }) => event.results?.some((result) => result.item === item)),
    ),
    feedbackIsOnFile: cited(text('P29'), 'context', ({ context }: Args) => context.feedback !== null),
    everyItemIsMet: cited(
      text('P29'),
      'payload',
      ({ context, event }: Args) =>
        event.type === 'ACCEPT' && context.items.every(({ item }) => event.met?.includes(item)),
    ),
    extensionIsLeft: cited(
      gap('P29', 'D-0040'),
      'context',
      ({ context }: Args) => context.extensions < param('pd.rectification.extensions'),
    ),
    limitIsLater: cited(
      gap('P29', 'D-0040'),
      'payload',
      ({ context, event }: Args) => dueOf(event) > Date.parse(context.due) && dueOf(event) > Date.parse(now()),
    ),
    limitIsAhead: cited(text('P29'), 'payload', ({ event }: Args) => dueOf(event) > Date.parse(now())),
    matterIsTermination: cited(
      text('P7(3)'),
      'payload',
      ({ event }: Args) => event.type === 'MATTER_DECIDED' && event.kind === 'NON_RECTIFICATION_TERMINATION',
    ),
    matterIsApproved: branch(({ event }: Args) => event.type === 'MATTER_DECIDED' && event.outcome === 'approved'),
    /** Two persons: an order does not end by the word of who issued it. */
    reviewerDiffersFromIssuer: checkerDiffersFrom<Context>(
      ({ issuers, reporters }) => [...issuers, ...reporters],
      reading('P29', 'D-0170'),
    ),
    wasHeard: branch(({ context }: Args) => context.heard !== null),
    timeIsLeft: branch(({ context }: Args) => Date.parse(context.due) > Date.parse(now())),
    successorTakesOver: branch((args: Args) => successorOf(args) !== null),
  }),
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
        summary: `未按要求整改：${context.items.map(({ item }) => item).join('、')}`.slice(0, 4000),
        hands: personsIn([...context.issuers, ...context.deciders, ...handsOf(event.actor)]),
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
}).createMachine({
  id: 'operatorRectification',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    evaluation: input.evaluation,
    issuers: handsOf(input.actor),
    reporters: [],
    deciders: [],
    items: input.items,
    due: instantOf(input.due),
    scope: grantsIn(input, input.facts),
    datasets: input.datasets,
    extensions: 0,
    acknowledgedAt: null,
    feedback: null,
    rejected: [],
    heard: null,
    statement: null,
    matter: null,
  }),
  initial: 'ordered',
  on: {
    AGREEMENT_ENDED: [
      { guard: 'successorTakesOver', actions: ['followSuccessor', 'suspendRights'], meta: auto(gap('P29', 'D-0124')) },
      { target: '.overtaken', actions: 'withdrawMatter', meta: auto(gap('P29', 'D-0124')) },
    ],
  },
  states: {
    ordered: {
      meta: state(words.states.ordered, text('P29')),
      tags: 'open',
      entry: ['suspendRights', 'serveOrder'],
      always: { target: 'rectifying', meta: auto(text('P29')) },
    },
    rectifying: {
      meta: state(words.states.rectifying, text('P29'), {
        task: {
          by: 'operator',
          lead: 'AUTHORITY',
          title: words.tasks.rectifying,
        },
        reminders: { delay: 'rectificationDue', param: 'pd.rectification.reminders', to: ['operator'], notice: 'N16' },
      }),
      tags: 'open',
      on: {
        ACKNOWLEDGE: { actions: 'recordAcknowledgement', meta: by('operator', gap('P29', 'D-0125')) },
        SUBMIT_FEEDBACK: {
          target: 'underReview',
          guard: 'everyItemIsAnswered',
          actions: ['recordFeedback', 'notifyFeedback'],
          meta: by('operator', text('P29')),
        },
        EXTEND: { ...extendable, reenter: true },
      },
      after: { rectificationDue: { target: 'overdue', meta: auto(text('P29')) } },
    },
    underReview: {
      meta: state(words.states.underReview, text('P29'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.rectification.reviewSla',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.underReview,
        },
      }),
      tags: 'open',
      on: {
        ACCEPT: {
          target: 'restored',
          guard: and(['reviewerDiffersFromIssuer', 'feedbackIsOnFile', 'everyItemIsMet']),
          actions: ['recordDecider', 'restoreRights', 'notifyOperator'],
          meta: by('AUTHORITY', text('P29')),
        },
        REJECT: [
          {
            target: 'rectifying',
            guard: and(['reviewerDiffersFromIssuer', 'timeIsLeft']),
            actions: ['recordRejection', 'notifyOperator'],
            meta: by('AUTHORITY', text('P29')),
          },
          {
            target: 'heard',
            guard: and(['reviewerDiffersFromIssuer', 'wasHeard']),
            actions: ['recordRejection', 'notifyOperator'],
            meta: by('AUTHORITY', text('P29')),
          },
          {
            target: 'overdue',
            guard: 'reviewerDiffersFromIssuer',
            actions: ['recordRejection', 'notifyOperator'],
            meta: by('AUTHORITY', text('P29')),
          },
        ],
      },
    },
    // Late feedback is feedback (P29 asks for it); before the failure is declared the operator is heard.
    overdue: {
      meta: state(words.states.overdue, [text('P29'), gap('P29', 'D-0174')], {
        task: {
          by: 'operator',
          sla: 'pd.rectification.statementDue',
          lead: 'AUTHORITY',
          title: words.tasks.overdue,
        },
      }),
      tags: 'open',
      entry: 'inviteStatement',
      on: {
        ...late,
        SUBMIT_STATEMENT: {
          target: 'heard',
          actions: 'recordStatement',
          meta: by('operator', gap('P29', 'D-0174')),
        },
        WAIVE_STATEMENT: {
          target: 'heard',
          actions: 'recordStatement',
          meta: by('operator', gap('P29', 'D-0174')),
        },
      },
      after: {
        'pd.rectification.statementDue': {
          target: 'heard',
          actions: 'recordSilence',
          meta: auto(gap('P29', 'D-0174')),
        },
      },
    },
    heard: {
      meta: state(words.states.heard, [text('P29'), gap('P29', 'D-0174')], {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.rectification.reviewSla',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.heard,
        },
      }),
      tags: 'open',
      on: {
        ...late,
        DECLARE_FAILED: {
          target: 'beforeCommittee',
          actions: ['recordDecider', 'openMatter', 'notifyOperator'],
          meta: by('AUTHORITY', text('P29')),
        },
      },
    },
    beforeCommittee: {
      meta: state(words.states.beforeCommittee, text('P7(3)', 'P29')),
      tags: ['open', 'failed'],
      on: {
        MATTER_DECIDED: [
          {
            target: 'qualificationTerminated',
            guard: and(['matterIsTermination', 'matterIsApproved']),
            actions: ['recordMatter', 'terminateScope', 'notifyOperator'],
            meta: auto(text('P7(3)', 'P29')),
          },
          {
            target: 'limitDue',
            guard: 'matterIsTermination',
            actions: 'recordMatter',
            meta: auto(reading(['P7(3)', 'P29'], 'D-0040')),
          },
        ],
      },
    },
    limitDue: {
      meta: state(words.states.limitDue, reading('P29', 'D-0040'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.rectification.reviewSla',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.limitDue,
        },
      }),
      tags: 'open',
      on: {
        SET_LIMIT: {
          target: 'rectifying',
          guard: 'limitIsAhead',
          actions: ['recordLimit', 'forgetHearing', 'notifyOperator'],
          meta: by('AUTHORITY', reading('P29', 'D-0040')),
        },
      },
    },
    restored: { type: 'final', meta: state(words.states.restored, text('P29')) },
    qualificationTerminated: {
      type: 'final',
      meta: state(words.states.qualificationTerminated, text('P29')),
    },
    overtaken: {
      type: 'final',
      meta: state(words.states.overtaken, gap('P29', 'D-0124')),
    },
  },
});
