// A report that an operator owes for each period: it falls due, is handed in, reviewed, returned, overdue, and what is
// overdue counts in the next evaluation. P16(3) and P30 are two duties with one course; what they ask stays theirs.
import type { NoticeId } from '../../law/notices.ts';
import { and, assertEvent, assign, emit, setup } from 'xstate';
import { dateOf, endOfDay, startOfDay } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { after, now, until } from '../../kernel/env.ts';
import {
  type CaseId,
  type CitedGuard,
  type Facts,
  auto,
  branch,
  by,
  cited,
  one,
  state,
  type Meta,
} from '../../kernel/lifecycle.ts';
import { type Basis, type Text, reading } from '../../law/cite.ts';
import { operatorOf, successorOf } from '../agreement.ts';
import { checkerDiffersFrom } from '../rules.ts';
import type { DocumentRef } from '../schemas.ts';
import type { ReportEvent } from './events.ts';

/** First and last day, both of the period, and its name. */
export type Period = { from: string; to: string; name: string };
export type ReportContext = {
  id: string;
  agreement: CaseId;
  /** Which agreement is told what is overdue: after a takeover, the successor. */
  answersTo: CaseId;
  operator: string;
  period: Period;
  dueAt: string;
  document: DocumentRef | null;
  content: Record<string, { summary: string }> | null;
  submittedAt: string | null;
  submittedBy: string | null;
  late: boolean;
  returned: { item: string; problem: string }[];
};
type Args = { context: ReportContext; event: ReportEvent };
type ReportInput = { agreement: CaseId; id: string; facts?: Facts };

export type Duty<I> = {
  id: string;
  /** As in “N14”. */
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
  /** What the report must contain, part by part. */
  content: Record<string, CitedGuard>;
};

/** A part that the report must have. */
export const part = (
  field: string,
  law: Basis | Basis[],
  zh: string,
  en: string,
): CitedGuard<(args: { event: { content?: Record<string, unknown> } }) => boolean> =>
  cited(({ event }: { event: { content?: Record<string, unknown> } }) => Boolean(event.content?.[field]), {
    law,
    reads: 'payload',
    says: { zh: `报告须包括：${zh}`, en: `the report must include “${field}”: ${en}` },
  });

/** The day that an end at 24:00 still belongs to. */
const lastDay = (instant: string): string => dateOf(new Date(Date.parse(instant) - 1).toISOString());
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The part of a period that lies within the term of the agreement. */
const withinTerm = (period: Period, facts: Facts | undefined): { period: Period; cut: boolean } => {
  const { startsAt, endsAt } = one(facts, 'agreement')?.shares ?? {};
  const [first, last] = [text(startsAt), text(endsAt)];
  const from = first && dateOf(first) > period.from ? dateOf(first) : period.from;
  const cut = last !== null && lastDay(last) <= period.to;
  return { period: { ...period, from, to: cut ? lastDay(last) : period.to }, cut };
};

/** The period of a report lies within the term, at least in part. Reads the fact `agreement`. */
export const periodLiesInTerm = <I>(periodOf: (input: I) => Period, law: Basis) =>
  cited(
    ({ event }: { event: { input: I; facts?: Facts } }) => {
      const agreement = one(event.facts, 'agreement');
      const { startsAt, endsAt } = agreement?.shares ?? {};
      const { from, to } = periodOf(event.input);
      const [first, last] = [text(startsAt), text(endsAt)];
      return (
        agreement?.lifecycle === 'operatingAgreement' &&
        first !== null &&
        last !== null &&
        from <= to &&
        endOfDay(to) > first &&
        startOfDay(from) < last
      );
    },
    {
      law,
      reads: 'facts',
      says: {
        zh: '报告期间须在协议期限之内；请核对协议和期间',
        en: 'the period must lie within the term of the agreement; check both',
      },
    },
  );

export function reportChart<I extends { agreement: CaseId }>(duty: Duty<I>) {
  const { clocks, law, content } = duty;
  // The parts are named by each duty, so the types of this chart cannot know them.
  const everyPart = Object.keys(content) as never[];
  const counting = reading(law.duty.articles, 'D-0039');
  /** A report that was returned and not put right counts as not handed in. */
  const notPutRight = {
    target: 'overdue',
    actions: ['recordLateness', 'tellOverdue', 'notifyOverdue'],
    meta: auto(counting),
  } as const;
  const tell = (make: (context: ReportContext) => Extract<Effect, { type: 'tell' }>['event']) =>
    emit<ReportContext, ReportEvent, undefined, ReportEvent, Effect>(({ context }) => ({
      type: 'tell',
      to: context.answersTo,
      event: make(context),
    }));
  const notify = (to: string[], zh: string, en: string) =>
    emit<ReportContext, ReportEvent, undefined, ReportEvent, Effect>(({ context }) => ({
      type: 'notify',
      notice: duty.notice,
      to,
      subject: { zh: `${duty.title.zh}:${zh}`, en: `${duty.title.en}: ${en}` },
      about: { period: context.period.name, dueAt: context.dueAt },
    }));

  return setup({
    types: {} as {
      context: ReportContext;
      events: ReportEvent;
      input: I & ReportInput;
      meta: Meta;
      tags: 'due' | 'overdue' | 'accepted';
      emitted: Effect;
    },
    delays: {
      ...after(clocks.correction),
      periodEnds: until<ReportContext>(({ period }) => endOfDay(period.to)),
      reportDue: until<ReportContext>(({ dueAt }) => dueAt),
    },
    guards: {
      ...content,
      reviewerDiffersFromReporter: checkerDiffersFrom<ReportContext>(
        ({ submittedBy }) => [submittedBy],
        reading(law.duty.articles, 'D-0005'),
        '报告人不得审核自己的报告',
        'who handed in the report does not review it',
      ),
      dueIsLater: cited(
        ({ context, event }: Args) =>
          event.type === 'EXTEND' && Boolean(event.dueOn) && endOfDay(event.dueOn) > context.dueAt,
        {
          law: law.gap,
          reads: 'payload',
          says: { zh: '延长后的期限须晚于原期限', en: 'more time means a day after the present limit' },
        },
      ),
      periodIsOver: branch(({ context }: Args) => endOfDay(context.period.to) <= now()),
      periodHadNotBegun: branch(({ context }: Args) => startOfDay(context.period.from) >= now()),
    },
    actions: {
      recordReport: assign(({ context, event }) => {
        assertEvent(event, ['SUBMIT', 'RESUBMIT']);
        return {
          document: event.document,
          content: event.content,
          submittedAt: now(),
          submittedBy: event.actor.person,
          returned: [],
          late: context.late || now() >= context.dueAt,
        };
      }),
      recordReturn: assign(({ event }) => (assertEvent(event, 'RETURN'), { returned: event.items })),
      recordExtension: assign(({ event }) => (assertEvent(event, 'EXTEND'), { dueAt: endOfDay(event.dueOn) })),
      recordLateness: assign({ late: true }),
      followAgreement: assign(({ context, event }) => ({ answersTo: successorOf({ event }) ?? context.answersTo })),
      cutPeriod: assign(({ context }) => {
        const period = { ...context.period, to: lastDay(now()) };
        return { period, dueAt: duty.dueAt(period, true) };
      }),
      tellOverdue: tell((context) => ({
        type: 'DUTY_OVERDUE',
        duty: duty.id,
        case: context.id,
        period: context.period.name,
      })),
      tellMet: tell((context) => ({ type: 'DUTY_MET', case: context.id })),
      notifyDue: notify(['operator'], '现应提交', 'it is now due'),
      notifyOverdue: notify(['operator', 'AUTHORITY'], '逾期未提交', 'it is overdue'),
      notifySubmitted: notify(['AUTHORITY'], '已提交', 'it was handed in'),
      notifyResult: notify(['operator'], '办理结果', 'decision'),
    },
  }).createMachine({
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
        submittedBy: null,
        late: false,
        returned: [],
      };
    },
    initial: 'running',
    states: {
      running: {
        meta: state('报告期内', 'The period runs', law.duty),
        always: { target: 'due', guard: 'periodIsOver', actions: 'notifyDue', meta: auto(law.duty) },
        on: {
          AGREEMENT_ENDED: [
            { target: 'fellAway', guard: 'periodHadNotBegun', meta: auto(law.gap) },
            { target: 'due', actions: ['followAgreement', 'cutPeriod', 'notifyDue'], meta: auto(counting) },
          ],
          WAIVE: { target: 'waived', actions: 'notifyResult', meta: by('AUTHORITY', law.gap) },
        },
        after: { periodEnds: { target: 'due', actions: 'notifyDue', meta: auto(law.duty) } },
      },
      due: {
        meta: state('应提交', 'Due', law.duty, {
          task: {
            by: 'operator',
            lead: 'AUTHORITY',
            title: { zh: `提交${duty.title.zh}`, en: `Hand in: ${duty.title.en}` },
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
            guard: 'dueIsLater',
            actions: ['recordExtension', 'notifyResult'],
            meta: by('AUTHORITY', law.gap),
          },
          WAIVE: { target: 'waived', actions: 'notifyResult', meta: by('AUTHORITY', law.gap) },
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
        meta: state('逾期未提交', 'Overdue', counting, {
          task: {
            by: 'operator',
            lead: 'AUTHORITY',
            title: { zh: `补交${duty.title.zh}`, en: `Hand in, overdue: ${duty.title.en}` },
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
          WAIVE: { target: 'waived', actions: ['tellMet', 'notifyResult'], meta: by('AUTHORITY', law.gap) },
          RECORD_DEFAULT: { target: 'defaulted', actions: 'notifyResult', meta: by('AUTHORITY', law.gap) },
          AGREEMENT_ENDED: { actions: ['followAgreement', 'tellOverdue'], meta: auto(counting) },
        },
      },
      underReview: {
        meta: state('审核报告', 'Under review', law.duty, {
          task: {
            by: 'AUTHORITY',
            sla: clocks.review,
            lead: 'COMMITTEE_OFFICE',
            title: { zh: `审核${duty.title.zh}`, en: `Review: ${duty.title.en}` },
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
        meta: state('补正', 'Correction', law.gap, {
          stops: [clocks.review],
          task: {
            by: 'operator',
            lead: 'AUTHORITY',
            title: { zh: `补正${duty.title.zh}`, en: `Correct: ${duty.title.en}` },
          },
        }),
        on: {
          RESUBMIT: {
            target: 'underReview',
            guard: and(everyPart),
            actions: ['recordReport', 'notifySubmitted'],
            meta: by('operator', law.gap),
          },
          WAIVE: { target: 'waived', actions: 'notifyResult', meta: by('AUTHORITY', law.gap) },
          AGREEMENT_ENDED: { actions: 'followAgreement', meta: auto(counting) },
        },
        after:
          clocks.correction === 'pd.opReport.correctionDue'
            ? { 'pd.opReport.correctionDue': notPutRight }
            : { 'pd.annualReport.correctionDue': notPutRight },
      },
      accepted: { type: 'final', meta: state('已接收', 'Accepted', law.duty), tags: 'accepted' },
      defaulted: { type: 'final', meta: state('未提交', 'Not handed in', counting) },
      waived: { type: 'final', meta: state('免予报告', 'Waived', law.gap) },
      fellAway: { type: 'final', meta: state('期间未开始而终止', 'Fell away: the period had not begun', law.gap) },
    },
  });
}
