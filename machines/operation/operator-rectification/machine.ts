// P29: an order to correct and the suspension of the rights are one act. Rights come back by accepted feedback alone;
// who does not follow the order loses the qualification for the data concerned, by decision of the committee.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { now, param, until } from '../../kernel/env.ts';
import { type Actor, type Facts, type Meta, auto, branch, by, cited, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf, successorOf } from '../../shared/agreement.ts';
import type { Event, Input } from './events.ts';

export type Context = {
  id: string;
  agreement: string;
  operator: string;
  evaluation: string | null;
  issuer: string;
  items: { item: string; requirement: string }[];
  due: string;
  scope: 'all' | string[];
  extensions: number;
  acknowledgedAt: string | null;
  /** The last feedback on file. */
  feedback: { report: string; results: string[]; at: string } | null;
  rejected: { item: string; problem: string }[];
  matter: string | null;
};
type Args = { context: Context; event: Event };

const instantOf = (iso: string): string => new Date(iso).toISOString();
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

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: 'open' | 'failed';
    emitted: Effect;
  },
  delays: { rectificationDue: until<Context>(({ due }) => due) },
  guards: {
    everyItemIsAnswered: cited(
      ({ context, event }: Args) =>
        event.type === 'SUBMIT_FEEDBACK' &&
        context.items.every(({ item }) => event.results?.some((result) => result.item === item)),
      {
        law: text('P29'),
        reads: 'payload',
        says: { zh: '须就责令改正的每一事项反馈整改情况', en: 'report on every item of the order' },
      },
    ),
    feedbackIsOnFile: cited(({ context }: Args) => context.feedback !== null, {
      law: text('P29'),
      reads: 'context',
      says: {
        zh: '尚无整改反馈,不得恢复权限;请运营单位先反馈整改情况',
        en: 'rights are restored only after the operator has reported; ask the operator for the report',
      },
    }),
    everyItemIsMet: cited(
      ({ context, event }: Args) =>
        event.type === 'ACCEPT' && context.items.every(({ item }) => event.met?.includes(item)),
      {
        law: text('P29'),
        reads: 'payload',
        says: {
          zh: '须逐项确认已按要求整改;有未完成事项的,请退回',
          en: 'find each item of the order met, one by one; reject the feedback where one is not',
        },
      },
    ),
    extensionIsLeft: cited(({ context }: Args) => context.extensions < param('pd.rectification.extensions'), {
      law: gap('P29', 'D-0040'),
      reads: 'context',
      says: {
        zh: '整改期限的延期次数已用完;请审核反馈或认定未按要求整改',
        en: 'no extension is left; review the feedback, or find that the order was not followed',
      },
    }),
    limitIsLater: cited(
      ({ context, event }: Args) => dueOf(event) > Date.parse(context.due) && dueOf(event) > Date.parse(now()),
      {
        law: gap('P29', 'D-0040'),
        reads: 'payload',
        says: { zh: '延长后的期限须晚于原期限和现在', en: 'an extended limit is later than the old one, and than now' },
      },
    ),
    limitIsAhead: cited(({ event }: Args) => dueOf(event) > Date.parse(now()), {
      law: text('P29'),
      reads: 'payload',
      says: { zh: '整改期限须晚于现在', en: 'the limit lies in the future' },
    }),
    matterIsTermination: cited(
      ({ event }: Args) => event.type === 'MATTER_DECIDED' && event.kind === 'NON_RECTIFICATION_TERMINATION',
      {
        law: text('P7(3)'),
        reads: 'payload',
        says: {
          zh: '该决定不是关于未按要求整改的终止',
          en: 'this decision is not about a termination for want of rectification',
        },
      },
    ),
    matterIsApproved: branch(({ event }: Args) => event.type === 'MATTER_DECIDED' && event.outcome === 'approved'),
    timeIsLeft: branch(({ context }: Args) => Date.parse(context.due) > Date.parse(now())),
    successorTakesOver: branch((args: Args) => successorOf(args) !== null),
  },
  actions: {
    suspendRights: emit(({ context }) => suspendRights(context)),
    serveOrder: emit(({ context }): Effect => ({
      type: 'notify',
      notice: 'N16',
      to: ['operator', 'DOMAIN'],
      subject: { zh: '责令改正并暂停公共数据使用权限', en: 'Order to correct, and suspension of the rights' },
      about: { due: context.due },
    })),
    recordAcknowledgement: assign(() => ({ acknowledgedAt: now() })),
    recordFeedback: assign(
      ({ event }) => (
        assertEvent(event, 'SUBMIT_FEEDBACK'),
        { feedback: { report: event.report.sha256, results: event.results.map(({ item }) => item), at: now() } }
      ),
    ),
    recordRejection: assign(({ event }) => (assertEvent(event, 'REJECT'), { rejected: event.items, feedback: null })),
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
      event: { type: 'TERMINATE_SCOPE', cause: context.id, grants: context.scope },
    })),
    openMatter: emit(({ context, event }): Effect => ({
      type: 'open',
      lifecycle: 'committeeMatter',
      input: {
        kind: 'NON_RECTIFICATION_TERMINATION',
        about: context.id,
        summary: `未按要求整改:${context.items.map(({ item }) => item).join('、')}`.slice(0, 4000),
        hands: [...new Set([context.issuer, event.actor.person])],
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
      subject: { zh: '整改办理情况', en: 'On the order to correct' },
    }),
    notifyFeedback: emit({
      type: 'notify',
      notice: 'N17',
      to: ['AUTHORITY'],
      subject: { zh: '整改反馈', en: 'Rectification feedback' },
    }),
  },
}).createMachine({
  id: 'operatorRectification',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    evaluation: input.evaluation,
    issuer: input.actor.person,
    items: input.items,
    due: instantOf(input.due),
    scope: input.scope,
    extensions: 0,
    acknowledgedAt: null,
    feedback: null,
    rejected: [],
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
      meta: state('责令改正', 'Ordered', text('P29')),
      tags: 'open',
      entry: ['suspendRights', 'serveOrder'],
      always: { target: 'rectifying', meta: auto(text('P29')) },
    },
    rectifying: {
      meta: state('整改', 'Rectifying', text('P29'), {
        task: {
          by: 'operator',
          lead: 'AUTHORITY',
          title: { zh: '在规定期限内整改并反馈', en: 'Rectify and report in time' },
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
      after: { rectificationDue: { target: 'overdue', actions: 'notifyOperator', meta: auto(text('P29')) } },
    },
    underReview: {
      meta: state('审核整改反馈', 'Feedback under review', text('P29'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.rectification.reviewSla',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '审核整改反馈', en: 'Review the rectification' },
        },
      }),
      tags: 'open',
      on: {
        ACCEPT: {
          target: 'restored',
          guard: and(['feedbackIsOnFile', 'everyItemIsMet']),
          actions: ['restoreRights', 'notifyOperator'],
          meta: by('AUTHORITY', text('P29')),
        },
        REJECT: [
          {
            target: 'rectifying',
            guard: 'timeIsLeft',
            actions: ['recordRejection', 'notifyOperator'],
            meta: by('AUTHORITY', text('P29')),
          },
          { target: 'overdue', actions: ['recordRejection', 'notifyOperator'], meta: by('AUTHORITY', text('P29')) },
        ],
      },
    },
    overdue: {
      meta: state('整改逾期', 'Overdue', text('P29'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.rectification.reviewSla',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '延期或认定未按要求整改', en: 'Extend, or find that the order was not followed' },
        },
      }),
      tags: 'open',
      on: {
        EXTEND: extendable,
        DECLARE_FAILED: {
          target: 'beforeCommittee',
          actions: ['openMatter', 'notifyOperator'],
          meta: by('AUTHORITY', text('P29')),
        },
      },
    },
    beforeCommittee: {
      meta: state('提请委员会审议终止', 'Before the committee', text('P7(3)', 'P29')),
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
      meta: state('重新规定期限', 'A new limit is to be set', reading('P29', 'D-0040'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.rectification.reviewSla',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '重新规定整改期限', en: 'Set a new limit' },
        },
      }),
      tags: 'open',
      on: {
        SET_LIMIT: {
          target: 'rectifying',
          guard: 'limitIsAhead',
          actions: ['recordLimit', 'notifyOperator'],
          meta: by('AUTHORITY', reading('P29', 'D-0040')),
        },
      },
    },
    restored: { type: 'final', meta: state('整改通过、恢复权限', 'Rights restored', text('P29')) },
    qualificationTerminated: {
      type: 'final',
      meta: state('终止相关公共数据的授权运营资格', 'Qualification terminated', text('P29')),
    },
    overtaken: {
      type: 'final',
      meta: state('因协议终止而终结', 'Overtaken by the end of the agreement', gap('P29', 'D-0124')),
    },
  },
});
