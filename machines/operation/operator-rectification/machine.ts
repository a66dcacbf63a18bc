// P29: an order to correct and the suspension of the rights are one act. Rights come back by accepted feedback alone;
// who does not follow the order loses the qualification for the data concerned, by decision of the committee.
import { and } from 'xstate';
import { handsOf } from '../../kernel/hands.ts';
import { instantOf } from '../../kernel/durations.ts';
import { type Facts, auto, by, many, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { textsIn } from '../../shared/facts.ts';
import { operatorOf } from '../../shared/agreement.ts';
import type { Input } from './events.ts';
import { rectification } from './setup.ts';
import { words } from './words.ts';

/** The grants of an order: those that it lists, and those that hold a data set that it names. */
const grantsIn = ({ scope, datasets }: Input, facts: Facts | undefined): 'all' | string[] =>
  scope === 'all'
    ? scope
    : [
        ...new Set([
          ...scope,
          ...many(facts, 'grants')
            .filter(({ shares }) => textsIn(shares['datasets']).some((dataset) => datasets.includes(dataset)))
            .map(({ id }) => id),
        ]),
      ];

const extendable = {
  target: 'rectifying',
  guard: and(['limitIsNotOnesOwn', 'extensionIsLeft', 'limitIsLater']),
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

export const machine = rectification.createMachine({
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
          guard: and(['reviewerDiffersFromIssuer', 'everyItemIsMet']),
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
          guard: and(['limitIsNotOnesOwn', 'limitIsAhead']),
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
