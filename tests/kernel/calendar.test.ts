import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Calendar,
  CalendarUncovered,
  type Notice,
  bundledCalendar,
  calendarFrom,
  noticeSchema,
  withNotices,
} from '../../machines/kernel/calendar.ts';
import {
  beforeInstant,
  dateOf,
  dueAt,
  endOfDay,
  midpoint,
  parseDuration,
  remaining,
  resume,
  startOfDay,
} from '../../machines/kernel/durations.ts';
import type { Duration } from '../../machines/regimes/regime.ts';

const calendar = bundledCalendar();
const noonOf = (date: string): string => `${date}T04:00:00.000Z`;
const lastDay = (due: { at: string }): string => dateOf(new Date(Date.parse(due.at) - 1).toISOString());

/** The notice for 2027 as it might come: an example, not the real one. */
const aNoticeFor2027 = (): Notice => ({
  year: 2027,
  holidays: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-05-01', '2027-10-01'],
  workdays: ['2026-12-26', '2027-01-24'],
  source: 'example',
});

describe('the calendar', () => {
  it('knows make-up days and holidays by the notices', () => {
    expect(calendar.isWorkingDay('2025-01-26')).toBe(true);
    expect(calendar.isWorkingDay('2024-05-11')).toBe(true);
    expect(calendar.isWorkingDay('2024-05-03')).toBe(false);
    expect(calendar.isHoliday('2026-10-03')).toBe(true);
    expect(calendar.isHoliday('2026-11-21')).toBe(false);
  });

  it('knows which years it does not know', () => {
    const covered = Array.from({ length: 40 }, (_, i) => 2000 + i).filter(calendar.covers);
    expect(covered).toEqual(Array.from({ length: covered.length }, (_, i) => 2004 + i));
    expect(calendar.covers(2026)).toBe(true);
    expect(calendar.covers(2044)).toBe(false);
  });

  it('takes a notice, says so in its version, and comes back from its content', () => {
    const extended = withNotices(calendar, [aNoticeFor2027()]);
    expect(extended.covers(2027)).toBe(true);
    expect(extended.isWorkingDay('2027-01-24')).toBe(true);
    expect(extended.isWorkingDay('2026-12-26')).toBe(true);
    expect(extended.version).not.toBe(calendar.version);
    expect(calendar.covers(2027)).toBe(false);
    const restored = calendarFrom(JSON.parse(JSON.stringify(extended.content)));
    expect(restored.version).toBe(extended.version);
    expect(restored.isWorkingDay('2027-01-24')).toBe(true);
  });

  it('replaces the notice of a year by a newer one', () => {
    const first = withNotices(calendar, [aNoticeFor2027()]);
    const second = withNotices(first, [{ ...aNoticeFor2027(), workdays: [] }]);
    expect(second.isWorkingDay('2027-01-24')).toBe(false);
    expect(withNotices(second, [aNoticeFor2027()]).version).toBe(first.version);
  });

  it.each([
    ['a day of another year', { holidays: [...aNoticeFor2027().holidays, '2028-05-01'] }],
    ['a malformed day', { holidays: ['2027-02-30'] }],
    ['a notice that was cut off', { holidays: ['2027-01-01'] }],
    ['a make-up day on a weekday', { workdays: ['2027-01-25'] }],
    ['a day that is both', { workdays: ['2027-01-02'] }],
    ['a day named twice', { workdays: ['2027-01-24', '2027-01-24'] }],
    ['no source', { source: ' ' }],
    ['an unknown field', { note: 'x' }],
  ])('refuses a notice with %s', (_, change) => {
    expect(noticeSchema.safeParse(aNoticeFor2027()).success).toBe(true);
    expect(noticeSchema.safeParse({ ...aNoticeFor2027(), ...change }).success).toBe(false);
  });
});

describe('terms', () => {
  it.each<[from: string, duration: Duration, last: string, why: string]>([
    ['2024-02-29', '2 y', '2026-02-28', 'no corresponding day: the last of the month, a make-up working Saturday'],
    ['2024-05-10', '1 bd', '2024-05-11', 'a make-up Saturday'],
    ['2024-05-01', '1 bd', '2024-05-06', 'after the holiday'],
    ['2026-01-31', '1 mo', '2026-02-28', 'no corresponding day'],
    ['2026-11-20', '1 cd', '2026-11-23', 'a Saturday gives way to Monday'],
    ['2026-09-21', '10 cd', '2026-10-08', 'a holiday gives way to the day after its end'],
    ['2026-08-31', '6 mo', '2027-02-28', 'a year without a notice stays as it is'],
    ['2026-11-23', '20 y', '2046-11-23', 'twenty years'],
  ])('from %s, %s end on %s: %s', (from, duration, last) => {
    const due = dueAt(noonOf(from), duration, calendar);
    expect(due.at).toBe(endOfDay(last));
    expect(due.provisional).toBe(!calendar.covers(Number(last.slice(0, 4))));
  });

  it('end at 24:00 Asia/Shanghai, and start to count by the date there', () => {
    expect(dueAt('2026-11-22T15:59:59.999Z', '3 cd', calendar).at).toBe('2026-11-25T16:00:00.000Z');
    expect(dueAt('2026-11-22T16:00:00.000Z', '3 cd', calendar).at).toBe('2026-11-26T16:00:00.000Z');
    expect(dueAt('2024-02-29T04:00:00Z', '2 y', calendar).at).toBe('2026-02-28T16:00:00.000Z');
  });

  it('of hours are exact, and of nothing are over at once', () => {
    expect(dueAt('2026-10-01T01:02:03.004Z', '4 h', calendar).at).toBe('2026-10-01T05:02:03.004Z');
    expect(dueAt('2026-10-01T01:02:03.004Z', '0 cd', calendar)).toEqual({
      at: '2026-10-01T01:02:03.004Z',
      provisional: false,
    });
  });

  it('stay on a rest day when they do not roll, and on a weekend when weekends are no rest days', () => {
    expect(lastDay(dueAt(noonOf('2024-10-01'), '2 y', calendar, { roll: false }))).toBe('2026-10-01');
    expect(lastDay(dueAt(noonOf('2024-10-01'), '2 y', calendar))).toBe('2026-10-08');
    expect(lastDay(dueAt(noonOf('2026-11-20'), '1 cd', calendar, { weekendsRoll: false }))).toBe('2026-11-21');
    expect(lastDay(dueAt(noonOf('2026-09-21'), '10 cd', calendar, { weekendsRoll: false }))).toBe('2026-10-08');
  });

  it('of working days into a year without a notice are provisional, or refused by name of the year', () => {
    const from = noonOf('2026-12-30');
    expect(dueAt(from, '1 bd', calendar, { uncovered: 'refuse' }).provisional).toBe(false);
    expect(dueAt(from, '2 bd', calendar)).toEqual({ at: endOfDay('2027-01-01'), provisional: true });
    expect(() => dueAt(from, '2 bd', calendar, { uncovered: 'refuse' })).toThrow(CalendarUncovered);
    expect(() => dueAt(from, '2 bd', calendar, { uncovered: 'refuse' })).toThrow(/2027/);
    const known = withNotices(calendar, [aNoticeFor2027()]);
    expect(dueAt(from, '2 bd', known)).toEqual({ at: endOfDay('2027-01-04'), provisional: false });
  });

  it.each(['', '10', '10bd', '1.5 y', '-1 cd', '01 cd', '10 d', ' 10 cd'])('are not written %j', (duration) => {
    expect(() => parseDuration(duration)).toThrow(TypeError);
  });
});

describe('reminders', () => {
  it('before an end keep its time of day', () => {
    const end = endOfDay('2026-02-28');
    expect(beforeInstant(end, '7 cd')).toBe(endOfDay('2026-02-21'));
    expect(beforeInstant(end, '4 h')).toBe('2026-02-28T12:00:00.000Z');
    expect(beforeInstant('2026-10-08T02:00:00.000Z', '1 bd', calendar)).toBe('2026-09-30T02:00:00.000Z');
  });

  it('of a service level in working days go at nine in the morning of a working day', () => {
    const from = noonOf('2026-09-21');
    const due = dueAt(from, '10 bd', calendar);
    expect(midpoint(from, due.at, 0.5, '10 bd', calendar)).toBe('2026-09-30T01:00:00.000Z');
    expect(midpoint('2026-09-21T00:00:00.000Z', '2026-09-21T10:00:00.000Z', 0.5, '10 h', calendar)).toBe(
      '2026-09-21T05:00:00.000Z',
    );
  });
});

describe('durations, for any instant', () => {
  const instant = fc
    .date({ min: new Date('2004-02-01T00:00:00Z'), max: new Date('2026-06-30T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const amount = fc.integer({ min: 1, max: 40 });
  const duration = fc
    .tuple(amount, fc.constantFrom('h', 'cd', 'bd', 'mo', 'y'))
    .map(([n, unit]) => `${n} ${unit}` as Duration);

  it('are never over before the day after the first, and grow with their amount and their start', () => {
    fc.assert(
      fc.property(instant, duration, fc.nat({ max: 10_000_000_000 }), (from, length, later) => {
        const { amount: n, unit } = parseDuration(length);
        const due = dueAt(from, length, calendar).at;
        if (unit !== 'h') expect(due >= endOfDay(dateOf(from))).toBe(true);
        expect(dueAt(from, `${n + 1} ${unit}`, calendar).at >= due).toBe(true);
        expect(dueAt(new Date(Date.parse(from) + later).toISOString(), length, calendar).at >= due).toBe(true);
      }),
    );
  });

  it('of working days end at the midnight after a working day, with just so many working days between', () => {
    fc.assert(
      fc.property(instant, amount, (from, n) => {
        const due = dueAt(from, `${n} bd`, calendar);
        expect(due.at).toBe(startOfDay(dateOf(due.at)));
        expect(calendar.isWorkingDay(lastDay(due))).toBe(true);
        expect(remaining(from, due.at, `${n} bd`, calendar)).toEqual({ unit: 'bd', days: n });
      }),
    );
  });

  it('never end on a rest day when they roll', () => {
    fc.assert(
      fc.property(instant, amount, fc.constantFrom('cd' as const, 'mo' as const), (from, n, unit) => {
        const due = dueAt(from, `${n} ${unit}`, calendar);
        expect(due.provisional || calendar.isWorkingDay(lastDay(due))).toBe(true);
      }),
    );
  });

  it.each([
    // Stopped on 20 September with ten days left, resumed on 27 September: the tenth day lies in the National Day holiday.
    ['30 cd', '2026-09-27T06:17:00.000Z', 10 * 86_400_000, '2026-10-08T16:00:00.000Z'],
    // Ends on a Saturday: the Monday after it.
    ['1 mo', '2026-03-02T02:00:00.000Z', 5 * 86_400_000 + 3_600_000, '2026-03-09T16:00:00.000Z'],
    // What is counted in hours ends with its hour.
    ['48 h', '2026-09-27T06:17:00.000Z', 6 * 86_400_000, '2026-10-03T06:17:00.000Z'],
  ] as const)('run on to 24:00 of a day that is no rest day: %s', (length, at, ms, ends) => {
    expect(resume(at, { unit: 'ms', ms }, calendar, {}, length)).toEqual({ at: ends, provisional: false });
  });

  it('count working days backwards only in a year whose notice is known, where the regime refuses to guess', () => {
    const far = `${calendar.content.notices.at(-1)!.year + 1}-06-30T16:00:00.000Z`;
    expect(() => beforeInstant(far, '3 bd', calendar, { uncovered: 'refuse' })).toThrow(CalendarUncovered);
    expect(beforeInstant(far, '3 bd', calendar) < far).toBe(true);
  });

  it('keep what is left while their clock stands', () => {
    fc.assert(
      fc.property(
        instant,
        duration,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        amount,
        (from, length, share, days) => {
          const due = dueAt(from, length, calendar).at;
          const span = Date.parse(due) - Date.parse(from);
          const stopped = new Date(Date.parse(from) + Math.floor(span * share)).toISOString();
          const left = remaining(stopped, due, length, calendar);
          const restarted = new Date(Date.parse(stopped) + days * 86_400_000).toISOString();
          const resumed = resume(restarted, left, calendar);
          expect(resumed.at > restarted).toBe(true);
          if (left.unit === 'ms') expect(Date.parse(resumed.at) - Date.parse(restarted)).toBe(left.ms);
          else if (calendar.isWorkingDay(lastDay({ at: due }))) {
            expect(resume(stopped, left, calendar).at).toBe(due);
            expect(left.days === 0 || lastDay(resumed) > dateOf(restarted)).toBe(true);
            expect(remaining(restarted, resumed.at, length, calendar)).toMatchObject({
              days: expectedDays(left.days, restarted),
            });
          }
        },
      ),
    );
  });

  // A clock that stopped on its last day gets a whole working day when it starts again on a rest day.
  const expectedDays = (days: number, restarted: string): number =>
    days === 0 && !calendar.isWorkingDay(dateOf(restarted)) ? 1 : days;

  it('have their reminder strictly inside', () => {
    fc.assert(
      fc.property(instant, duration, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (from, length, share) => {
        const due = dueAt(from, length, calendar).at;
        const reminder = midpoint(from, due, share, length, calendar);
        expect(reminder > from && reminder < due).toBe(true);
      }),
    );
  });

  it('agree with a calendar that was kept and restored', () => {
    const restored: Calendar = calendarFrom(JSON.parse(JSON.stringify(calendar.content)));
    fc.assert(
      fc.property(instant, duration, (from, length) => {
        expect(dueAt(from, length, restored)).toEqual(dueAt(from, length, calendar));
      }),
    );
  });
});

describe('the clock of Asia/Shanghai', () => {
  it.each([
    ['2026-03-01', '2026-02-28T16:00:00.000Z'],
    ['1992-01-01', '1991-12-31T16:00:00.000Z'],
    // Summer time, the last of which ended on 15 September 1991.
    ['1991-09-14', '1991-09-13T15:00:00.000Z'],
    ['1991-09-16', '1991-09-15T16:00:00.000Z'],
    ['1988-07-02', '1988-07-01T15:00:00.000Z'],
    // The mean time of the place, before there were zones.
    ['1900-01-01', '1899-12-31T15:54:17.000Z'],
    // Whatever somebody types has a beginning.
    ['0406-03-16', '0406-03-15T15:54:17.000Z'],
    ['9999-12-31', '9999-12-30T16:00:00.000Z'],
  ])('%s begins at %s', (date, instant) => {
    expect(startOfDay(date)).toBe(instant);
    expect(dateOf(instant)).toBe(date);
    expect(dateOf(new Date(Date.parse(instant) - 1).toISOString()) < date).toBe(true);
  });
});
