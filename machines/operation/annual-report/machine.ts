// P30: an annual report of five parts, due in the year after; the last one soon after the agreement has ended.
import { beforeInstant, dueAt, startOfDay } from '../../kernel/durations.ts';
import { env, param } from '../../kernel/env.ts';
import { speaking } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import { reportChart } from '../../shared/reporting/chart.ts';
import type { Period } from '../../shared/reporting/context.ts';
import { part } from '../../shared/reporting/guards.ts';
import type { Input } from './events.ts';
import { words } from './words.ts';

export const periodOf = ({ year }: Input): Period => ({
  from: `${year}-01-01`,
  to: `${year}-12-31`,
  name: String(year),
});

/** 24:00 of a day, or of the next that is no rest day. */
const onOrAfter = (day: string): string =>
  dueAt(beforeInstant(startOfDay(day), '1 cd'), '1 cd', env().calendar, {
    weekendsRoll: param('calendar.weekendRolls'),
  }).at;

/** When the report of a period is due; `cut`: the period ended with the agreement. */
export const dueOf = ({ to, name }: Period, cut: boolean): string =>
  cut && param('pd.annualReport.atEnd')
    ? dueAt(startOfDay(to), param('pd.annualReport.finalDue'), env().calendar, {
        weekendsRoll: param('calendar.weekendRolls'),
      }).at
    : onOrAfter(`${Number(name) + 1}-${param('pd.annualReport.due')}`);

export const machine = reportChart<Input>({
  id: 'annualReport',
  notice: 'N15',
  title: words.title,
  law: { duty: text('P30'), gap: gap('P30', 'D-0148') },
  clocks: {
    correction: 'pd.annualReport.correctionDue',
    review: 'pd.annualReport.reviewSla',
    reminders: 'pd.annualReport.reminders',
  },
  periodOf,
  dueAt: dueOf,
  content: speaking(words.rules, {
    storageIsReported: part('storage', text('P30')),
    processingIsReported: part('processing', text('P30')),
    analysisIsReported: part('analysis', text('P30')),
    fusionIsReported: part('fusion', text('P30')),
    marketIsReported: part('market', text('P30')),
  }),
});
