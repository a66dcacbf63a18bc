// What is left of a limit, in working days where the law counts them: by the holiday notice in force.
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../machines/kernel/calendar.ts';
import { nextDeadline, workingDaysLeft } from '../../machines/kernel/timers.ts';
import { defaultRegime } from '../../machines/regimes/index.ts';
import type { Timer } from '../../machines/kernel/types.ts';
import { law } from '../support/law.ts';

const on = (at: string) => ({ at, regime: defaultRegime, calendar: bundledCalendar() });
const counted = Object.entries(defaultRegime.values).find(
  ([, value]) => typeof value === 'string' && /^\d+ bd$/.test(value),
)![0];
const others = Object.entries(defaultRegime.values).find(
  ([, value]) => typeof value === 'string' && /^\d+ cd$/.test(value),
)![0];
/** 24:00 of 9 October 2026 in Changchun; the days off of the national holiday end on 7 October. */
const dueAt = '2026-10-09T16:00:00.000Z';

describe('working days left', () => {
  it('leave out the days off that the notice names, and today', law('T16'), () => {
    const left = (at: string) => workingDaysLeft({ clock: counted, dueAt }, on(at));
    expect(left('2026-09-30T01:00:00.000Z')).toBe(2);
    expect(left('2026-10-08T01:00:00.000Z')).toBe(1);
    expect(left('2026-10-09T15:59:59.999Z')).toBe(0);
    expect(left('2026-10-10T01:00:00.000Z')).toBe(-1);
    expect(left('2026-10-12T01:00:00.000Z')).toBe(-2);
  });

  it('are none where the law counts days, or the clock stands', law('T16'), () => {
    expect(workingDaysLeft({ clock: others, dueAt }, on('2026-10-08T01:00:00.000Z'))).toBeNull();
    expect(workingDaysLeft({ clock: counted }, on('2026-10-08T01:00:00.000Z'))).toBeNull();
    expect(workingDaysLeft({ clock: 'termEnds', dueAt }, on('2026-10-08T01:00:00.000Z'))).toBeNull();
  });
});

it('a case is due when it ends or is late, not when somebody is reminded or a delegation ends', () => {
  const timer = (kind: Timer['kind'], day: number): Timer => ({
    id: kind,
    kind,
    clock: counted,
    generation: day,
    armedAt: '2026-10-01T00:00:00.000Z',
    dueAt: `2026-10-0${day}T16:00:00.000Z`,
  });
  const timers = [timer('after', 9), timer('escalate', 8), timer('remind', 5), timer('return', 6)];
  expect(nextDeadline(timers)?.kind).toBe('escalate');
  expect(nextDeadline(timers.slice(2))).toBeUndefined();
});
