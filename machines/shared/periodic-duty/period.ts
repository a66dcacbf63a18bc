// The periods of a duty, and when it is due in each: counted from one day, so that nothing drifts. Pure.
import { beforeInstant, dateOf, daysOn, endOfDay, monthsIn, monthsOn, startOfDay } from '../../kernel/durations.ts';
import { dueUnder, env, param } from '../../kernel/env.ts';
import type { Duty } from '../../law/duties.ts';
import type { Regime } from '../../regimes/index.ts';
import type { Duration } from '../../regimes/regime.ts';
import type { Period, Side } from './context.ts';

const keys = {
  venue: { catalogue: 'trade.duty.catalogue', complete: 'trade.duty.completeDue' },
  domain: { catalogue: 'pd.duty.catalogue', complete: 'pd.duty.completeDue' },
} as const;

/** T24, T25: what is kept can be opened and verified; the venue's catalogue does not go without it. */
const archiveSample = (period: Duration): Duty => ({
  id: 'archiveSample',
  title: { zh: '档案抽检', en: 'Check of a sample of the archives' },
  owners: ['CENTER'],
  period: `${monthsIn(period)} mo`,
  dueAfter: `${monthsIn(period) - 1} mo`,
  evidence: [{ id: 'opinion', title: { zh: '抽检意见', en: 'the opinion on the sample' } }],
  rules: [],
  checks: 'archives',
  basis: 'T24, T25',
});
/** T25: the supervisor has the numbers of each quarter, and nothing of their content. */
const accessNumbers: Duty = {
  id: 'accessNumbers',
  title: { zh: '季度协助调取统计', en: 'Numbers of accesses of a quarter' },
  owners: ['CENTER'],
  period: '3 mo',
  dueAfter: '1 mo',
  evidence: [],
  rules: [],
  checks: 'accesses',
  basis: 'T25',
};
export const catalogueOf = (side: Side, { values }: Regime): Duty[] => [
  ...values[keys[side].catalogue],
  ...(side === 'venue' ? [archiveSample(values['archive.sampleEvery']), accessNumbers] : []),
];
/** The duty as the regime of the case has it. */
export const entryOf = ({ side, duty }: { side: Side; duty: string }): Duty | undefined =>
  catalogueOf(side, env().regime).find(({ id }) => id === duty);

/** The period with this number, counted from an anchor: the 31st of a month stays the 31st where there is one. */
export function periodFrom(anchor: string, index: number, period: Duration): Period {
  const months = monthsIn(period);
  return {
    anchor,
    index,
    from: monthsOn(anchor, months * index),
    to: daysOn(monthsOn(anchor, months * (index + 1)), -1),
    length: period,
  };
}

/** The last instant of the time that the duty has: within its period, however it rolls. */
export const dueOf = ({ from, to }: Period, { dueAfter, by }: Duty): string => {
  if (by) return endOfDay(`${from.slice(0, 4)}-${by}`);
  const { at } = dueUnder(env(), startOfDay(from), dueAfter);
  return at < endOfDay(to) ? at : endOfDay(to);
};
/** Whose duty has a case for each agreement in force. */
export const isOfOperators = (duty: Duty | undefined): boolean => duty?.owners[0] === 'OPERATOR';
/** The first period begins on this day, or with the next calendar year or quarter where the duty keeps to these. */
export function firstDay(day: string, { by, checks, period }: Duty): string {
  if (!by && checks !== 'accesses') return day;
  const months = monthsIn(period);
  const [year = 0, month = 0] = day.split('-').map(Number);
  const began = monthsOn(`${year}-01-01`, Math.floor((month - 1) / months) * months);
  return began === day ? day : monthsOn(began, months);
}
/** The quarter before the period of a duty that counts. */
export const quarterBefore = ({ from }: Period): { from: string; to: string } => ({
  from: monthsOn(from, -3),
  to: daysOn(from, -1),
});
/** When the work on it has to begin. */
export const fallsDueAt = (side: Side, dueAt: string): string =>
  beforeInstant(dueAt, param(keys[side].complete), env().calendar, {
    uncovered: env().regime.values['calendar.uncovered'],
  });

/** The first period of an extra duty begins today. */
export const today = (): string => dateOf(env().at);
