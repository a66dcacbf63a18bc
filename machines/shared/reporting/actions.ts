// What a report keeps, and what it tells and notifies.
import { assertEvent, assign, emit } from 'xstate';
import { endOfDay } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { now } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import type { Text } from '../../law/cite.ts';
import { successorOf } from '../agreement.ts';
import type { ReportContext } from './context.ts';
import type { Duty } from './duty.ts';
import type { ReportEvent } from './events.ts';
import { lastDay } from './period.ts';
import { noticesOf } from './words.ts';

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

/** The same for every duty. */
const ownActions = {
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
  tellMet: does((context) => ({
    type: 'tell',
    to: context.answersTo,
    event: { type: 'DUTY_MET', case: context.id },
  })),
};

export const actionsOf = <I>({ id, title, notice, dueAt }: Duty<I>) => {
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
    ...ownActions,
    cutPeriod: keep((context) => {
      const period = { ...context.period, to: lastDay(now()) };
      return { period, dueAt: dueAt(period, true) };
    }),
    tellOverdue: does((context) => ({
      type: 'tell',
      to: context.answersTo,
      event: { type: 'DUTY_OVERDUE', duty: id, case: context.id, period: context.period.name },
    })),
    notifyDue: notify(['operator'], subjects.due),
    notifyOverdue: notify(['operator', 'AUTHORITY'], subjects.overdue),
    notifySubmitted: notify(['AUTHORITY'], subjects.submitted),
    notifyResult: notify(['operator'], subjects.result),
  };
};
