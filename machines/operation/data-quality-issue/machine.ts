// P19: the operator asks for a correction of public data, the authority urges the providing unit to complete it within a
// prescribed period, and the operator or the authority verifies it.
import { type EventObject, and, assertEvent, assign, emit, setup } from 'xstate';
import { dateOf, endOfDay } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { after, deadline, now, param, until } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import {
  type Actor,
  type By,
  type Facts,
  auto,
  by,
  cited,
  one,
  speaking,
  state,
  type Meta,
} from '../../kernel/lifecycle.ts';
import { type Text, gap, reading, text } from '../../law/cite.ts';
import { operatorOf, successorOf } from '../../shared/agreement.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Event, Input } from './events.ts';
import type { Args, Context } from './context.ts';
import { words } from './words.ts';

const dayOf = (event: EventObject): string | undefined =>
  'dueOn' in event && typeof event.dueOn === 'string' ? event.dueOn : undefined;
/** The day that was set, or the regime's own period, which starts now and follows the calendar. */
const limit = (day: string | undefined): Pick<Context, 'dueAt' | 'dueFrom'> =>
  day ? { dueAt: endOfDay(day), dueFrom: null } : { dueAt: deadline('pd.quality.suggestedDue').at, dueFrom: now() };
/** N13: the authority urges the providing unit. */
const urge = (to: By[], subject: Text) =>
  emit<Context, Event, undefined, Event, Effect>(({ context }) => ({
    type: 'notify',
    notice: 'N13',
    to,
    subject,
    about: { dataset: context.dataset, dueAt: context.dueAt },
  }));

const extending = {
  target: '#dataQualityIssue.beingFixed',
  guard: and(['limitIsNotOnesOwn', 'dueIsLater', 'extensionIsLeft']),
  actions: ['recordExtension', 'urgeProvider'],
} as const;

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
  guards: speaking(words.rules, {
    reviewerDiffersFromOperator: checkerDiffersFrom<Context>(({ raisers }) => raisers, reading('P19', 'D-0005')),
    verifierDiffersFromFixer: checkerDiffersFrom<Context>(({ fixers }) => fixers, reading('P19', 'D-0005')),
    limitIsNotOnesOwn: checkerDiffersFrom<Context>(({ fixers }) => fixers, reading('P19', 'D-0330')),
    fixerDiffersFromRaiser: checkerDiffersFrom<Context>(({ raisers }) => raisers, reading('P19', 'D-0005')),
    /** P6(2): the unit that the agreement names for these data; another one only after that unit has disputed it. */
    providerIsOfTheData: cited(text('P19', 'P6(2)'), 'facts', ({ context, event }: Args) => {
      const providers = one(event.facts, 'agreement')?.shares['providers'];
      const named =
        providers && typeof providers === 'object' && !Array.isArray(providers)
          ? providers[context.dataset]
          : undefined;
      if (event.type !== 'ACCEPT' || typeof named !== 'string' || event.provider === context.operator) return false;
      const disputed = context.disputes.map(({ provider }) => provider);
      return event.provider === named || (disputed.includes(named) && !disputed.includes(event.provider));
    }),
    actsAsProvider: cited(text('P6(2)', 'P19'), 'context', ({ event }: Args) => event.actor?.hat === 'PROVIDER'),
    dueLiesAhead: cited(text('P19'), 'payload', ({ event }: Args) => {
      const day = dayOf(event);
      return !day || day > dateOf(now());
    }),
    extensionIsLeft: cited(
      gap('P19', 'D-0231'),
      'context',
      ({ context }: Args) => context.extensions < param('pd.quality.extensions'),
    ),
    dueIsLater: cited(gap('P19', 'D-0147'), 'payload', ({ context, event }: Args) => {
      const day = dayOf(event);
      return !!day && !!context.dueAt && endOfDay(day) > context.dueAt && day > dateOf(now());
    }),
  }),
  actions: {
    recordAcceptance: assign(
      ({ event }) => (
        assertEvent(event, 'ACCEPT'),
        { provider: event.provider, ...limit(event.dueOn), stillWrong: [] }
      ),
    ),
    recordFix: assign(
      ({ context, event }) => (
        assertEvent(event, 'REPORT_FIXED'),
        {
          fix: { summary: event.summary, evidence: event.evidence },
          fixers: personsIn([...context.fixers, ...handsOf(event.actor)]),
        }
      ),
    ),
    recordDispute: assign(
      ({ context, event }) => (
        assertEvent(event, 'DISPUTE'),
        {
          disputes: [...context.disputes, { provider: context.provider ?? '', reason: event.reason }],
          provider: null,
          dueAt: null,
          dueFrom: null,
        }
      ),
    ),
    recordExtension: assign(
      ({ context, event }) => (
        assertEvent(event, 'EXTEND'),
        { ...limit(event.dueOn), extensions: context.extensions + 1 }
      ),
    ),
    recordStillWrong: assign(
      ({ event }) => (assertEvent(event, 'SEND_BACK'), { stillWrong: event.items, ...limit(event.dueOn), fix: null }),
    ),
    countOverdue: assign(({ context }) => ({ overdueTimes: context.overdueTimes + 1 })),
    // The data stay wrong after the agreement: without a successor the issue stays open, and the authority verifies.
    followAgreement: assign(({ context, event }) => ({ agreement: successorOf({ event }) ?? context.agreement })),
    urgeProvider: urge(['provider'], words.notices.urge),
    urgeAgain: urge(['provider', 'AUTHORITY'], words.notices.overdue),
    escalate: urge(['COMMITTEE_OFFICE', 'AUTHORITY', 'provider'], words.notices.escalated),
    notifyOperator: emit({
      type: 'notify',
      notice: 'N12',
      to: ['operator'],
      subject: words.notices.decided,
    }),
    askToVerify: emit({
      type: 'notify',
      notice: 'N12',
      to: ['operator', 'AUTHORITY'],
      subject: words.notices.fixed,
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
    raisers: handsOf(input.actor),
    provider: null,
    dueAt: null,
    dueFrom: null,
    fix: null,
    fixers: [],
    disputes: [],
    stillWrong: [],
    overdueTimes: 0,
    extensions: 0,
  }),
  initial: 'raised',
  on: { AGREEMENT_ENDED: { actions: 'followAgreement', meta: auto(gap('P19', 'D-0147')) } },
  states: {
    raised: {
      meta: state(words.states.raised, text('P19'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.quality.acceptSla',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.raised,
        },
      }),
      tags: 'open',
      on: {
        ACCEPT: {
          target: 'beingFixed',
          guard: and(['reviewerDiffersFromOperator', 'providerIsOfTheData', 'dueLiesAhead']),
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
      meta: state(words.states.beingFixed, text('P19', 'P6(2)'), {
        task: { by: 'provider', lead: 'AUTHORITY', title: words.tasks.beingFixed },
        reminders: { delay: 'governanceDue', param: 'pd.quality.reminders', to: ['provider'], notice: 'N13' },
      }),
      tags: 'open',
      on: {
        REPORT_FIXED: {
          target: 'underVerification',
          guard: and(['actsAsProvider', 'fixerDiffersFromRaiser']),
          actions: ['recordFix', 'askToVerify'],
          meta: by('provider', text('P19')),
        },
        DISPUTE: {
          target: 'raised',
          guard: and(['actsAsProvider', 'fixerDiffersFromRaiser']),
          actions: 'recordDispute',
          meta: by('provider', gap('P19', 'D-0147')),
        },
        EXTEND: { ...extending, reenter: true, meta: by('AUTHORITY', gap('P19', 'D-0147')) },
        WITHDRAW: { target: 'withdrawn', meta: by('operator', gap('P19', 'D-0147')) },
      },
      after: { governanceDue: { target: 'overdue', actions: ['countOverdue', 'urgeAgain'], meta: auto(text('P19')) } },
    },
    overdue: {
      meta: state(words.states.overdue, text('P19')),
      tags: ['open', 'overdue'],
      initial: 'urged',
      on: {
        REPORT_FIXED: {
          target: 'underVerification',
          guard: and(['actsAsProvider', 'fixerDiffersFromRaiser']),
          actions: ['recordFix', 'askToVerify'],
          meta: by('provider', text('P19')),
        },
        WITHDRAW: { target: 'withdrawn', meta: by('operator', gap('P19', 'D-0147')) },
      },
      states: {
        urged: {
          meta: state(words.states['overdue.urged'], text('P19'), {
            task: {
              by: 'provider',
              lead: 'AUTHORITY',
              title: words.tasks['overdue.urged'],
            },
          }),
          on: {
            EXTEND: { ...extending, meta: by('AUTHORITY', gap('P19', 'D-0147')) },
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
          meta: state(words.states['overdue.escalated'], gap(['P7(5)', 'P19'], 'D-0147'), {
            task: {
              by: 'COMMITTEE_OFFICE',
              sla: 'pd.quality.acceptSla',
              lead: 'COMMITTEE',
              title: words.tasks['overdue.escalated'],
            },
          }),
          on: {
            EXTEND: { ...extending, meta: by(['AUTHORITY', 'COMMITTEE_OFFICE'], gap(['P7(5)', 'P19'], 'D-0147')) },
          },
        },
      },
    },
    underVerification: {
      meta: state(words.states.underVerification, text('P19'), {
        task: {
          by: 'operator',
          sla: 'pd.quality.verifySla',
          lead: 'AUTHORITY',
          title: words.tasks.underVerification,
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
    verified: { type: 'final', meta: state(words.states.verified, text('P19')) },
    rejected: { type: 'final', meta: state(words.states.rejected, gap('P19', 'D-0147')) },
    withdrawn: { type: 'final', meta: state(words.states.withdrawn, gap('P19', 'D-0147')) },
  },
});
