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

export const catalogueOf = (side: Side, { values }: Regime): Duty[] => values[keys[side].catalogue];
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
export const dueOf = ({ from, to }: Period, { dueAfter }: Duty): string => {
  const { at } = dueUnder(env(), startOfDay(from), dueAfter);
  return at < endOfDay(to) ? at : endOfDay(to);
};
/** When the work on it has to begin. */
export const fallsDueAt = (side: Side, dueAt: string): string =>
  beforeInstant(dueAt, param(keys[side].complete), env().calendar, {
    uncovered: env().regime.values['calendar.uncovered'],
  });

/** The first period of an extra duty begins today. */
export const today = (): string => dateOf(env().at);
