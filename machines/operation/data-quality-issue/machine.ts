// P19: the operator asks for data to be put right, the authority presses the providing unit to do so within a
// prescribed period, and whoever found the fault says whether it is gone.
import { type EventObject, and, assertEvent, assign, emit, setup } from 'xstate';
import { dateOf, endOfDay } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { after, deadline, now, until } from '../../kernel/env.ts';
import { type Actor, type By, type Facts, auto, by, cited, state, type Meta } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf, successorOf } from '../../shared/agreement.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { DocumentRef } from '../../shared/schemas.ts';
import type { Event, Input } from './events.ts';

export type Context = {
  id: string;
  agreement: string;
  operator: string;
  dataset: string;
  problem: string;
  foundWhile: Input['foundWhile'];
  evidence: DocumentRef[];
  raisedBy: string;
  provider: string | null;
  dueAt: string | null;
  fix: { summary: string; evidence: DocumentRef[]; by: string } | null;
  disputes: { provider: string; reason: string }[];
  stillWrong: { item: string; problem: string }[];
  overdueTimes: number;
};
type Args = { context: Context; event: Event };

const dayOf = (event: EventObject): string | undefined =>
  'dueOn' in event && typeof event.dueOn === 'string' ? event.dueOn : undefined;
const due = (day: string | undefined): string => (day ? endOfDay(day) : deadline('pd.quality.suggestedDue').at);
/** N13: the authority presses the providing unit. */
const urge = (to: By[], zh: string, en: string) =>
  emit<Context, Event, undefined, Event, Effect>(({ context }) => ({
    type: 'notify',
    notice: 'N13',
    to,
    subject: { zh, en },
    about: { dataset: context.dataset, dueAt: context.dueAt },
  }));

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: 'open' | 'overdue';
    emitted: Effect;
  },
  delays: { ...after('pd.quality.escalateAfter'), governanceDue: until<Context>(({ dueAt }) => dueAt) },
  guards: {
    reviewerDiffersFromOperator: checkerDiffersFrom<Context>(
      ({ raisedBy }) => [raisedBy],
      reading('P19', 'D-0005'),
      '提出人不得受理',
      'who raised the issue does not decide on it',
    ),
    verifierDiffersFromFixer: checkerDiffersFrom<Context>(
      ({ fix }) => [fix?.by],
      reading('P19', 'D-0005'),
      '治理人不得核验',
      'who put the data right does not confirm it',
    ),
    dueLiesAhead: cited(
      ({ event }: Args) => {
        const day = dayOf(event);
        return !day || day > dateOf(now());
      },
      {
        law: text('P19'),
        reads: 'payload',
        says: { zh: '治理期限须在今日之后', en: 'the prescribed period must end after today' },
      },
    ),
    dueIsLater: cited(
      ({ context, event }: Args) => {
        const day = dayOf(event);
        return !!day && !!context.dueAt && endOfDay(day) > context.dueAt;
      },
      {
        law: gap('P19', 'D-0147'),
        reads: 'payload',
        says: { zh: '延长后的期限须晚于原期限', en: 'more time means a day after the present limit' },
      },
    ),
  },
  actions: {
    recordAcceptance: assign(
      ({ event }) => (
        assertEvent(event, 'ACCEPT'),
        { provider: event.provider, dueAt: due(event.dueOn), stillWrong: [] }
      ),
    ),
    recordFix: assign(
      ({ event }) => (
        assertEvent(event, 'REPORT_FIXED'),
        { fix: { summary: event.summary, evidence: event.evidence, by: event.actor.person } }
      ),
    ),
    recordDispute: assign(
      ({ context, event }) => (
        assertEvent(event, 'DISPUTE'),
        {
          disputes: [...context.disputes, { provider: context.provider ?? '', reason: event.reason }],
          provider: null,
          dueAt: null,
        }
      ),
    ),
    recordExtension: assign(({ event }) => (assertEvent(event, 'EXTEND'), { dueAt: due(event.dueOn) })),
    recordStillWrong: assign(
      ({ event }) => (assertEvent(event, 'SEND_BACK'), { stillWrong: event.items, dueAt: due(event.dueOn), fix: null }),
    ),
    countOverdue: assign(({ context }) => ({ overdueTimes: context.overdueTimes + 1 })),
    // The data stay wrong whoever asked: without a successor the issue goes on, and the authority confirms.
    followAgreement: assign(({ context, event }) => ({ agreement: successorOf({ event }) ?? context.agreement })),
    urgeProvider: urge(['provider'], '请在规定期限内完成数据治理', 'Put the data right within the prescribed period'),
    urgeAgain: urge(
      ['provider', 'AUTHORITY'],
      '数据治理逾期，请立即完成',
      'The data were to be right by now: put them right',
    ),
    escalate: urge(
      ['COMMITTEE_OFFICE', 'AUTHORITY', 'provider'],
      '数据治理逾期未完成，提请委员会办公室协调',
      'Overdue data quality issue, for the committee office to settle',
    ),
    notifyOperator: emit({
      type: 'notify',
      notice: 'N12',
      to: ['operator'],
      subject: { zh: '数据治理需求办理结果', en: 'Decision on the data quality issue' },
    }),
    askToVerify: emit({
      type: 'notify',
      notice: 'N12',
      to: ['operator', 'AUTHORITY'],
      subject: { zh: '数据治理已完成，请核验', en: 'The data are said to be right: please confirm' },
    }),
  },
}).createMachine({
  id: 'dataQualityIssue',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    dataset: input.dataset,
    problem: input.problem,
    foundWhile: input.foundWhile,
    evidence: input.evidence,
    raisedBy: input.actor.person,
    provider: null,
    dueAt: null,
    fix: null,
    disputes: [],
    stillWrong: [],
    overdueTimes: 0,
  }),
  initial: 'raised',
  on: { AGREEMENT_ENDED: { actions: 'followAgreement', meta: auto(gap('P19', 'D-0147')) } },
  states: {
    raised: {
      meta: state('已提出', 'Raised', text('P19'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.quality.acceptSla',
          lead: 'COMMITTEE_OFFICE',
          title: { zh: '受理数据治理需求', en: 'Accept or refuse the issue' },
        },
      }),
      tags: 'open',
      on: {
        ACCEPT: {
          target: 'beingFixed',
          guard: and(['reviewerDiffersFromOperator', 'dueLiesAhead']),
          actions: ['recordAcceptance', 'urgeProvider'],
          meta: by('AUTHORITY', text('P19')),
        },
        REJECT: {
          target: 'rejected',
          guard: 'reviewerDiffersFromOperator',
          actions: 'notifyOperator',
          meta: by('AUTHORITY', gap('P19', 'D-0147')),
        },
        WITHDRAW: { target: 'withdrawn', meta: by('operator', gap('P19', 'D-0147')) },
      },
    },
    beingFixed: {
      meta: state('治理中', 'Being put right', text('P19', 'P6(2)'), {
        task: { by: 'provider', lead: 'AUTHORITY', title: { zh: '完成数据治理', en: 'Put the data right' } },
        reminders: { delay: 'governanceDue', param: 'pd.quality.reminders', to: ['provider'], notice: 'N13' },
      }),
      tags: 'open',
      on: {
        REPORT_FIXED: {
          target: 'underVerification',
          actions: ['recordFix', 'askToVerify'],
          meta: by('provider', text('P19')),
        },
        DISPUTE: { target: 'raised', actions: 'recordDispute', meta: by('provider', gap('P19', 'D-0147')) },
        EXTEND: {
          target: 'beingFixed',
          reenter: true,
          guard: 'dueIsLater',
          actions: ['recordExtension', 'urgeProvider'],
          meta: by('AUTHORITY', gap('P19', 'D-0147')),
        },
        WITHDRAW: { target: 'withdrawn', meta: by('operator', gap('P19', 'D-0147')) },
      },
      after: { governanceDue: { target: 'overdue', actions: ['countOverdue', 'urgeAgain'], meta: auto(text('P19')) } },
    },
    overdue: {
      meta: state('治理逾期', 'Overdue', text('P19')),
      tags: ['open', 'overdue'],
      initial: 'urged',
      on: {
        REPORT_FIXED: {
          target: 'underVerification',
          actions: ['recordFix', 'askToVerify'],
          meta: by('provider', text('P19')),
        },
        WITHDRAW: { target: 'withdrawn', meta: by('operator', gap('P19', 'D-0147')) },
      },
      states: {
        urged: {
          meta: state('已督促', 'Pressed', text('P19'), {
            task: {
              by: 'provider',
              lead: 'AUTHORITY',
              title: { zh: '立即完成数据治理', en: 'Put the data right at once' },
            },
          }),
          on: {
            EXTEND: {
              target: '#dataQualityIssue.beingFixed',
              guard: 'dueIsLater',
              actions: ['recordExtension', 'urgeProvider'],
              meta: by('AUTHORITY', gap('P19', 'D-0147')),
            },
          },
          after: {
            'pd.quality.escalateAfter': {
              target: 'escalated',
              actions: 'escalate',
              meta: auto(gap(['P7(5)', 'P19'], 'D-0147')),
            },
          },
        },
        escalated: {
          meta: state('提请委员会办公室协调', 'With the committee office', gap(['P7(5)', 'P19'], 'D-0147'), {
            task: {
              by: 'COMMITTEE_OFFICE',
              sla: 'pd.quality.acceptSla',
              lead: 'COMMITTEE',
              title: { zh: '协调逾期的数据治理', en: 'Settle the overdue issue' },
            },
          }),
          on: {
            EXTEND: {
              target: '#dataQualityIssue.beingFixed',
              guard: 'dueIsLater',
              actions: ['recordExtension', 'urgeProvider'],
              meta: by(['AUTHORITY', 'COMMITTEE_OFFICE'], gap(['P7(5)', 'P19'], 'D-0147')),
            },
          },
        },
      },
    },
    underVerification: {
      meta: state('核验', 'Verification', text('P19'), {
        task: {
          by: 'operator',
          sla: 'pd.quality.verifySla',
          lead: 'AUTHORITY',
          title: { zh: '核验治理结果', en: 'Confirm that the data are right' },
        },
      }),
      tags: 'open',
      on: {
        VERIFY: {
          target: 'verified',
          guard: 'verifierDiffersFromFixer',
          actions: 'notifyOperator',
          meta: by(['operator', 'AUTHORITY'], text('P19')),
        },
        SEND_BACK: {
          target: 'beingFixed',
          guard: and(['verifierDiffersFromFixer', 'dueLiesAhead']),
          actions: ['recordStillWrong', 'urgeProvider'],
          meta: by(['operator', 'AUTHORITY'], gap('P19', 'D-0147')),
        },
      },
    },
    verified: { type: 'final', meta: state('治理完成', 'Put right', text('P19')) },
    rejected: { type: 'final', meta: state('不予受理', 'Refused', gap('P19', 'D-0147')) },
    withdrawn: { type: 'final', meta: state('已撤回', 'Withdrawn', gap('P19', 'D-0147')) },
  },
});
