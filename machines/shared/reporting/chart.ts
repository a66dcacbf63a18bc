// A report that falls due by period is submitted, reviewed, accepted; when overdue, it counts in the evaluation. P16(3)
// and P30 are two duties with one course; what each report must include stands with its duty.
import { and, setup } from 'xstate';
import { endOfDay } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { after, until } from '../../kernel/env.ts';
import { type CaseId, type Facts, type Meta, auto, by, state } from '../../kernel/lifecycle.ts';
import { reading } from '../../law/cite.ts';
import { operatorOf } from '../agreement.ts';
import { actionsOf } from './actions.ts';
import type { ReportContext } from './context.ts';
import type { Duty } from './duty.ts';
import type { ReportEvent } from './events.ts';
import { guardsOf } from './guards.ts';
import { withinTerm } from './period.ts';
import { tasksOf, words } from './words.ts';

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
