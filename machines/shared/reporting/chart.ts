// A report that falls due by period is submitted, reviewed, accepted; when overdue, it counts in the evaluation. P16(3)
// and P30 are two duties with one course; what each report must include stands with its duty.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import { dueAt as dueAfterDuration, endOfDay, startOfDay } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { after, env, now, param, until } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import {
  type CaseId,
  type CitedGuard,
  type Facts,
  type Meta,
  auto,
  branch,
  by,
  cited,
  speaking,
  state,
} from '../../kernel/lifecycle.ts';
import { type Basis, type Text, reading } from '../../law/cite.ts';
import type { Duration } from '../../regimes/regime.ts';
import type { NoticeId } from '../../law/notices.ts';
import { operatorOf, successorOf } from '../agreement.ts';
import { checkerDiffersFrom } from '../rules.ts';
import type { Args, Period, ReportContext } from './context.ts';
import type { ReportEvent } from './events.ts';
import { lastDay, withinTerm } from './period.ts';
import { noticesOf, tasksOf, words } from './words.ts';

export type Duty<I> = {
  id: string;
  notice: NoticeId;
  title: Text;
  /** The duty itself, and what we decided where it is silent. */
  law: { duty: Basis; gap: Basis };
  clocks: {
    correction: 'pd.opReport.correctionDue' | 'pd.annualReport.correctionDue';
    review: 'pd.opReport.reviewSla' | 'pd.annualReport.reviewSla';
    reminders: 'pd.opReport.reminders' | 'pd.annualReport.reminders';
  };
  periodOf: (input: I) => Period;
  /** When the report is due; `cut`: its period ends with the agreement. */
  dueAt: (period: Period, cut: boolean) => string;
  /** What the report must include, part by part. */
  content: Record<string, CitedGuard>;
};

/** The end of the longest extension; it does not roll. */
const dueAfter = (from: string, duration: Duration): string =>
  dueAfterDuration(new Date(Date.parse(from) - 1).toISOString(), duration, env().calendar, { roll: false }).at;

/** A part that the report must have. */
export const part = (field: string, law: Basis | Basis[]) =>
  cited(law, 'payload', ({ event }: { event: { content?: Record<string, unknown> } }) =>
    Boolean(event.content?.[field]),
  );

const keep = (make: (context: ReportContext, event: ReportEvent) => Partial<ReportContext>) =>
  assign<ReportContext, ReportEvent, undefined, ReportEvent, never>(({ context, event }) => make(context, event));
const does = (make: (context: ReportContext) => Effect) =>
  emit<ReportContext, ReportEvent, undefined, ReportEvent, Effect>(({ context }) => make(context));

const recordReport = keep((context, event) => {
  assertEvent(event, ['SUBMIT', 'RESUBMIT']);
  return {
    document: event.document,
    content: event.content,
    submittedAt: now(),
    submitters: personsIn([...context.submitters, ...handsOf(event.actor)]),
    defaultBy: [],
    returned: [],
    late: context.late || now() >= context.dueAt,
  };
});

const actionsOf = <I>({ id, title, notice, dueAt }: Duty<I>) => {
  const subjects = noticesOf(title);
  const notify = (to: string[], subject: Text) =>
    does(({ period, dueAt: due }) => ({
      type: 'notify',
      notice,
      to,
      subject,
      about: { period: period.name, dueAt: due },
    }));
  return {
    recordReport,
    recordReturn: keep((_, event) => (assertEvent(event, 'RETURN'), { returned: event.items })),
    recordExtension: keep(
      (context, event) => (
        assertEvent(event, 'EXTEND'),
        { dueAt: endOfDay(event.dueOn), extensions: context.extensions + 1 }
      ),
    ),
    recordDefault: keep((_, event) => ({ defaultBy: handsOf(event.actor) })),
    recordLateness: keep(() => ({ late: true })),
    followAgreement: keep((context, event) => ({ answersTo: successorOf({ event }) ?? context.answersTo })),
    cutPeriod: keep((context) => {
      const period = { ...context.period, to: lastDay(now()) };
      return { period, dueAt: dueAt(period, true) };
    }),
    tellOverdue: does((context) => ({
      type: 'tell',
      to: context.answersTo,
      event: { type: 'DUTY_OVERDUE', duty: id, case: context.id, period: context.period.name },
    })),
    tellMet: does((context) => ({
      type: 'tell',
      to: context.answersTo,
      event: { type: 'DUTY_MET', case: context.id },
    })),
    notifyDue: notify(['operator'], subjects.due),
    notifyOverdue: notify(['operator', 'AUTHORITY'], subjects.overdue),
    notifySubmitted: notify(['AUTHORITY'], subjects.submitted),
    notifyResult: notify(['operator'], subjects.result),
  };
};

const guardsOf = ({ law }: Duty<never>) =>
  speaking(words.rules, {
    reviewerDiffersFromReporter: checkerDiffersFrom<ReportContext>(
      ({ submitters }) => submitters,
      [reading(law.duty.articles, 'D-0005'), reading(law.duty.articles, 'D-0170')],
      words.checkers.reviewerDiffersFromReporter.zh,
      words.checkers.reviewerDiffersFromReporter.en,
    ),
    dueIsLater: cited(
      law.gap,
      'payload',
      ({ context, event }: Args) =>
        event.type === 'EXTEND' &&
        Boolean(event.dueOn) &&
        endOfDay(event.dueOn) > context.dueAt &&
        endOfDay(event.dueOn) > now(),
    ),
    extensionIsLeft: cited(
      reading(law.duty.articles, 'D-0175'),
      'context',
      ({ context }: Args) => context.extensions < param('pd.report.extensions'),
    ),
    extensionIsShort: cited(
      reading(law.duty.articles, 'D-0175'),
      'payload',
      ({ context, event }: Args) =>
        event.type === 'EXTEND' &&
        Boolean(event.dueOn) &&
        endOfDay(event.dueOn) <= dueAfter(context.dueAt, param('pd.report.extension')),
    ),
    confirmerDiffersFromRecorder: checkerDiffersFrom<ReportContext>(
      ({ submitters, defaultBy }) => [...submitters, ...defaultBy],
      reading(law.duty.articles, 'D-0175'),
      words.checkers.confirmerDiffersFromRecorder.zh,
      words.checkers.confirmerDiffersFromRecorder.en,
    ),
    periodIsOver: branch(({ context }: Args) => endOfDay(context.period.to) <= now()),
    periodHadNotBegun: branch(({ context }: Args) => startOfDay(context.period.from) >= now()),
  });

const partsOf = <I>(duty: Duty<I>) =>
  setup({
    types: {} as {
      context: ReportContext;
      events: ReportEvent;
      input: I & { agreement: CaseId; id: string; facts?: Facts };
      meta: Meta;
      tags: 'due' | 'overdue' | 'accepted';
      emitted: Effect;
    },
    delays: {
      ...after(duty.clocks.correction),
      periodEnds: until<ReportContext>(({ period }) => endOfDay(period.to)),
      reportDue: until<ReportContext>(({ dueAt }) => dueAt),
    },
    guards: { ...duty.content, ...guardsOf(duty) },
    actions: actionsOf(duty),
  });

export function reportChart<I extends { agreement: CaseId }>(duty: Duty<I>) {
  const { clocks, law, content } = duty;
  const tasks = tasksOf(duty.title);
  // Each duty names its parts, so the types of this chart cannot know them.
  const everyPart = Object.keys(content) as never[];
  const counting = reading(law.duty.articles, 'D-0039');
  /** A report that was returned and not corrected counts as not submitted. */
  const notCorrected = {
    target: 'overdue',
    actions: ['recordLateness', 'tellOverdue', 'notifyOverdue'],
    meta: auto(counting),
  } as const;
  return partsOf(duty).createMachine({
    id: duty.id,
    context: ({ input }) => {
      const { period, cut } = withinTerm(duty.periodOf(input), input.facts);
      return {
        id: input.id,
        agreement: input.agreement,
        answersTo: input.agreement,
        operator: operatorOf(input.facts),
        period,
        dueAt: duty.dueAt(period, cut),
        document: null,
        content: null,
        submittedAt: null,
        submitters: [],
        extensions: 0,
        defaultBy: [],
        late: false,
        returned: [],
      };
    },
    initial: 'running',
    states: {
      running: {
        meta: state(words.states.running, law.duty),
        always: { target: 'due', guard: 'periodIsOver', actions: 'notifyDue', meta: auto(law.duty) },
        on: {
          AGREEMENT_ENDED: [
            { target: 'fellAway', guard: 'periodHadNotBegun', meta: auto(law.gap) },
            { target: 'due', actions: ['followAgreement', 'cutPeriod', 'notifyDue'], meta: auto(counting) },
          ],
        },
        after: { periodEnds: { target: 'due', actions: 'notifyDue', meta: auto(law.duty) } },
      },
      due: {
        meta: state(words.states.due, law.duty, {
          task: {
            by: 'operator',
            lead: 'AUTHORITY',
            title: tasks.due,
          },
          reminders: { delay: 'reportDue', param: clocks.reminders, to: ['operator'], notice: duty.notice },
        }),
        tags: 'due',
        on: {
          SUBMIT: {
            target: 'underReview',
            guard: and(everyPart),
            actions: ['recordReport', 'notifySubmitted'],
            meta: by('operator', law.duty),
          },
          EXTEND: {
            target: 'due',
            reenter: true,
            guard: and(['reviewerDiffersFromReporter', 'dueIsLater', 'extensionIsLeft', 'extensionIsShort']),
            actions: ['recordExtension', 'notifyResult'],
            meta: by('AUTHORITY', law.gap),
          },
          AGREEMENT_ENDED: { actions: 'followAgreement', meta: auto(counting) },
        },
        after: {
          reportDue: {
            target: 'overdue',
            actions: ['recordLateness', 'tellOverdue', 'notifyOverdue'],
            meta: auto(counting),
          },
        },
      },
      overdue: {
        meta: state(words.states.overdue, counting, {
          task: {
            by: 'operator',
            lead: 'AUTHORITY',
            title: tasks.overdue,
          },
        }),
        tags: ['due', 'overdue'],
        on: {
          SUBMIT: {
            target: 'underReview',
            guard: and(everyPart),
            actions: ['recordReport', 'tellMet', 'notifySubmitted'],
            meta: by('operator', law.duty),
          },
          RECORD_DEFAULT: {
            target: 'defaultRecorded',
            guard: 'reviewerDiffersFromReporter',
            actions: 'recordDefault',
            meta: by('AUTHORITY', reading(law.duty.articles, 'D-0175')),
          },
          AGREEMENT_ENDED: { actions: ['followAgreement', 'tellOverdue'], meta: auto(counting) },
        },
      },
      // Two persons find that a duty of the text was not met; a report that comes meanwhile is taken.
      defaultRecorded: {
        meta: state(words.states.defaultRecorded, reading(law.duty.articles, 'D-0175'), {
          task: {
            by: 'AUTHORITY',
            sla: clocks.review,
            lead: 'COMMITTEE_OFFICE',
            title: tasks.defaultRecorded,
          },
        }),
        tags: ['due', 'overdue'],
        on: {
          SUBMIT: {
            target: 'underReview',
            guard: and(everyPart),
            actions: ['recordReport', 'tellMet', 'notifySubmitted'],
            meta: by('operator', law.duty),
          },
          CONFIRM_DEFAULT: {
            target: 'defaulted',
            guard: 'confirmerDiffersFromRecorder',
            actions: 'notifyResult',
            meta: by('AUTHORITY', reading(law.duty.articles, 'D-0175')),
          },
          AGREEMENT_ENDED: { actions: ['followAgreement', 'tellOverdue'], meta: auto(counting) },
        },
      },
      underReview: {
        meta: state(words.states.underReview, law.duty, {
          task: {
            by: 'AUTHORITY',
            sla: clocks.review,
            lead: 'COMMITTEE_OFFICE',
            title: tasks.underReview,
          },
        }),
        on: {
          ACCEPT: {
            target: 'accepted',
            guard: 'reviewerDiffersFromReporter',
            actions: 'notifyResult',
            meta: by('AUTHORITY', law.duty),
          },
          RETURN: {
            target: 'correction',
            guard: 'reviewerDiffersFromReporter',
            actions: ['recordReturn', 'notifyResult'],
            meta: by('AUTHORITY', law.gap),
          },
          AGREEMENT_ENDED: { actions: 'followAgreement', meta: auto(counting) },
        },
      },
      correction: {
        meta: state(words.states.correction, law.gap, {
          stops: [clocks.review],
          task: {
            by: 'operator',
            lead: 'AUTHORITY',
            title: tasks.correction,
          },
        }),
        on: {
          RESUBMIT: {
            target: 'underReview',
            guard: and(everyPart),
            actions: ['recordReport', 'notifySubmitted'],
            meta: by('operator', law.gap),
          },
          AGREEMENT_ENDED: { actions: 'followAgreement', meta: auto(counting) },
        },
        after:
          clocks.correction === 'pd.opReport.correctionDue'
            ? { 'pd.opReport.correctionDue': notCorrected }
            : { 'pd.annualReport.correctionDue': notCorrected },
      },
      accepted: { type: 'final', meta: state(words.states.accepted, law.duty), tags: 'accepted' },
      defaulted: { type: 'final', meta: state(words.states.defaulted, counting) },
      fellAway: { type: 'final', meta: state(words.states.fellAway, law.gap) },
    },
  });
}
