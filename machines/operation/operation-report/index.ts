// The periodic operation report (定期运营报告), P16(3).
import { cited, defineLifecycle } from '../../kernel/lifecycle.ts';
import { beforeInstant, dateOf, dueAt, startOfDay } from '../../kernel/durations.ts';
import { env, param } from '../../kernel/env.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { stemOf } from '../../shared/agreement.ts';
import { periodLiesInTerm } from '../../shared/reporting/chart.ts';
import { events, input, type Input } from './events.ts';
import { machine, periodOf } from './machine.ts';

/** One period of the regime at most, from its first day. */
const isOnePeriod = cited(
  ({
    event: {
      input: { from, to },
    },
  }: {
    event: { input: Input };
  }) => {
    const dayBefore = beforeInstant(startOfDay(from), '1 cd');
    return to < dateOf(dueAt(dayBefore, param('pd.opReport.period'), env().calendar, { roll: false }).at);
  },
  {
    law: gap('P16(3)', 'D-0039'),
    reads: 'payload',
    says: {
      zh: '一份报告只涵盖一个报告周期；请核对起止日期',
      en: 'a report covers one period of reporting; check its first and last day',
    },
  },
);

export const operationReport = defineLifecycle({
  id: 'operationReport',
  version: 1,
  title: { zh: '定期运营报告', en: 'Operation report' },
  law: [text('P16(3)')],
  machine,
  events,
  input,
  opens: {
    by: ['AUTHORITY'],
    law: [text('P16(3)')],
    facts: ({ agreement }: Input) => ({ agreement: { case: agreement } }),
    rules: [periodLiesInTerm(periodOf, text('P16(3)')), isOnePeriod],
  },
  stem: ({ agreement, from }: Input) => `${stemOf(agreement)}-${from}`,
  parties: ({ operator }) => ({ operator }),
  readers: ['AUTHORITY', 'COMMITTEE_OFFICE'],
  links: ({ answersTo }) => ({ agreement: answersTo }),
  claims: ({ agreement, period }) => [
    {
      scope: 'operationReport',
      value: `${agreement}/${period.name}`,
      law: reading('P16(3)', 'D-0148'),
      says: { zh: '该期间的报告已在办理', en: 'the report of this period is under way' },
    },
  ],
  shares: ({ agreement, period, dueAt: due, submittedAt, late }) => ({
    agreement,
    period: period.name,
    dueAt: due,
    submittedAt,
    late,
  }),
  retention: null,
});
