// P16(3): the operator reports periodically on its operation. The report also states what other articles leave to its
// effort or its books: products and scenarios (P16(1)), security (P16(4)), costs (P21), revenue and its distribution
// (P23, P24).
import { dueAt, startOfDay } from '../../kernel/durations.ts';
import { env, param } from '../../kernel/env.ts';
import { speaking } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { reportChart } from '../../shared/reporting/chart.ts';
import type { Period } from '../../shared/reporting/context.ts';
import { part } from '../../shared/reporting/guards.ts';
import type { Input } from './events.ts';
import { words } from './words.ts';

export const periodOf = ({ from, to }: Input): Period => ({ from, to, name: `${from}/${to}` });

export const dueOf = ({ to }: Period): string =>
  dueAt(startOfDay(to), param('pd.opReport.dueAfter'), env().calendar, {
    weekendsRoll: param('calendar.weekendRolls'),
  }).at;

export const machine = reportChart<Input>({
  id: 'operationReport',
  notice: 'N14',
  title: words.title,
  law: { duty: text('P16(3)'), gap: gap('P16(3)', 'D-0148') },
  clocks: {
    correction: 'pd.opReport.correctionDue',
    review: 'pd.opReport.reviewSla',
    reminders: 'pd.opReport.reminders',
  },
  periodOf,
  dueAt: dueOf,
  content: speaking(words.rules, {
    operationIsReported: part('operation', text('P16(3)')),
    developmentIsReported: part('development', reading('P16(1)', 'D-0148')),
    securityIsReported: part('security', reading('P16(4)', 'D-0148')),
    costIsReported: part('costs', reading('P21', 'D-0148')),
    revenueIsReported: part('revenue', reading(['P23', 'P24'], 'D-0148')),
  }),
});
