// Terms and time limits as instants, by Civil Code articles 201 to 204 and in Asia/Shanghai: the first day does not
// count, months and years end on the corresponding day or else the month's last, a term ends at 24:00, and a last
// day that is a rest day gives way to the next day that is none. Pure: the present is always an argument.
import type { Duration, DurationUnit } from '../regimes/regime.ts';
import { type Calendar, CalendarUncovered } from './calendar.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export type DueOptions = {
  /** Working days of a year without a notice: counted as Monday to Friday, or refused. Default `provisional`. */
  uncovered?: 'provisional' | 'refuse';
  /** Does a term of days, months or years roll off a rest day? Default true; the two years of P13 do not. */
  roll?: boolean;
  /** Is a weekend a rest day that a term rolls off? Default true. */
  weekendsRoll?: boolean;
};
/** `provisional`: a year without a notice was involved; compute it again when the notice is loaded. */
export type Due = { at: string; provisional: boolean };
/** What is left of a clock that stands. */
export type Left = { unit: 'bd'; days: number } | { unit: 'ms'; ms: number };

export const durationPattern = /^(0|[1-9]\d{0,4}) (h|cd|bd|mo|y)$/;

/** Throws a TypeError when it is not a duration. */
export const parseDuration = (duration: string): { amount: number; unit: DurationUnit } => {
  const match = durationPattern.exec(duration);
  if (!match) throw new TypeError(`not a duration: ${duration} (write 10 bd, 30 cd, 4 h, 6 mo or 2 y)`);
  return { amount: Number(match[1]), unit: match[2] as DurationUnit };
};

const msOf = (instant: string): number => {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new TypeError(`not an instant: ${instant}`);
  return ms;
};
const isoOf = (ms: number): string => new Date(ms).toISOString();

// One zone, and no summer time since the one that ended on 1991-09-15; what was before, the platform's tables know.
const LAST_CHANGE_MS = Date.UTC(1992, 0, 1);
const offsetMs = (ms: number): number => (ms >= LAST_CHANGE_MS ? 8 * HOUR_MS : earlierOffsetMs(ms));
/** Before 1901 the sun of Shanghai said the time. */
const BY_THE_SUN = { offsetMs: 8 * HOUR_MS + 343_000, endMs: Date.UTC(1900, 11, 31, 15, 54, 17) };
const earlierOffsetMs = (ms: number): number => {
  if (ms < BY_THE_SUN.endMs) return BY_THE_SUN.offsetMs;
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const second = Math.floor(ms / 1000) * 1000;
  return Date.parse(`${format.format(second).replace(' ', 'T')}Z`) - second;
};

// Dates are plain `2026-02-28`: working days are counted one by one, and months have their own last day.
const utcOf = (date: string): number => {
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new TypeError(`not a date: ${date}`);
  return ms;
};
// The same days come again and again; so many are kept that a long life has.
const MOST_DAYS = 50_000;
function remembered<K, V>(make: (of: K) => V): (of: K) => V {
  const known = new Map<K, V>();
  return (of) => {
    let made = known.get(of);
    if (made === undefined) {
      made = make(of);
      if (known.size < MOST_DAYS) known.set(of, made);
    }
    return made;
  };
}
const dateOfDay = remembered((day: number): string => isoOf(day * DAY_MS).slice(0, 10));
const dateAt = (ms: number): string => dateOfDay(Math.floor(ms / DAY_MS));
/** The date so many days on, or back. */
export const daysOn = (date: string, days: number): string => dateAt(utcOf(date) + days * DAY_MS);
const nextDate = remembered((date: string): string => daysOn(date, 1));
const yearOf = (date: string): number => Number(date.slice(0, 4));

/** The corresponding day so many months on, or the last day of a month that has none (Civil Code 202). */
export const monthsOn = (date: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateAt(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
};

/** An instant with its zone, as UTC. */
export const instantOf = (iso: string): string => new Date(iso).toISOString();
/** The months of a duration in months or years. */
export const monthsIn = (duration: string): number =>
  Number(duration.split(' ')[0]) * (duration.endsWith('y') ? 12 : 1);

/** The date that an instant has in Asia/Shanghai. */
export const dateOf = (instant: string): string => {
  const ms = msOf(instant);
  return dateAt(ms + offsetMs(ms));
};
/** 00:00 of a date in Asia/Shanghai. */
export const startOfDay = remembered((date: string): string => {
  const ms = utcOf(date);
  return isoOf(ms - offsetMs(ms - 8 * HOUR_MS));
});
/** 24:00 of a date in Asia/Shanghai: the first instant that is too late. */
export const endOfDay = (date: string): string => startOfDay(nextDate(date));
/** The day that an end at 24:00 belongs to: not the one that begins then. */
const lastDayOf = (end: string): string => dateOf(isoOf(msOf(end) - 1));
const timeOfDayMs = (instant: string): number => msOf(instant) - msOf(startOfDay(dateOf(instant)));
/** The same time of day on another date. */
const movedTo = (date: string, instant: string): string => isoOf(msOf(startOfDay(date)) + timeOfDayMs(instant));

/** When a duration that starts at an instant is over. Zero of any unit is the instant itself. */
export function dueAt(from: string, duration: Duration, calendar: Calendar, options: DueOptions = {}): Due {
  const { amount, unit } = parseDuration(duration);
  if (amount === 0) return { at: isoOf(msOf(from)), provisional: false };
  switch (unit) {
    case 'h':
      return { at: isoOf(msOf(from) + amount * HOUR_MS), provisional: false };
    case 'bd':
      return nthWorkingDay(dateOf(from), amount, calendar, options);
    case 'cd':
      return rolled(daysOn(dateOf(from), amount), calendar, options);
    case 'mo':
      return rolled(monthsOn(dateOf(from), amount), calendar, options);
    case 'y':
      return rolled(monthsOn(dateOf(from), amount * 12), calendar, options);
    default:
      return unit satisfies never;
  }
}

/**
 * When a duration is over that starts with something that happened, or ended, at this instant. What ended at 24:00 of a day
 * ended on that day: the day that begins then is the first that counts (Civil Code 201, 203).
 */
export const dueAfter = (end: string, duration: Duration, calendar: Calendar, options: DueOptions = {}): Due => {
  const { amount, unit } = parseDuration(duration);
  const from = unit === 'h' || amount === 0 ? end : startOfDay(lastDayOf(end));
  return dueAt(from, duration, calendar, options);
};

/** 24:00 of the n-th working day after a date. */
function nthWorkingDay(date: string, n: number, calendar: Calendar, { uncovered = 'provisional' }: DueOptions): Due {
  let provisional = false;
  let reached = date;
  for (let left = n; left > 0;) {
    reached = nextDate(reached);
    if (!calendar.covers(yearOf(reached))) {
      if (uncovered === 'refuse') throw new CalendarUncovered(yearOf(reached));
      provisional = true;
    }
    if (calendar.isWorkingDay(reached)) left -= 1;
  }
  return { at: endOfDay(reached), provisional };
}

/** 24:00 of a last day, or of the first day after it that is no rest day. In an unknown year it stays where it is. */
function rolled(lastDay: string, calendar: Calendar, { roll = true, weekendsRoll = true }: DueOptions): Due {
  if (!roll) return { at: endOfDay(lastDay), provisional: false };
  const isRestDay = (date: string) => (weekendsRoll ? !calendar.isWorkingDay(date) : calendar.isHoliday(date));
  let date = lastDay;
  while (calendar.covers(yearOf(date)) && isRestDay(date)) date = nextDate(date);
  return { at: endOfDay(date), provisional: !calendar.covers(yearOf(date)) };
}

/** The instant that lies a duration before another: a reminder at T-180. Working days need the calendar. */
export function beforeInstant(
  instant: string,
  duration: Duration,
  calendar?: Calendar,
  { uncovered = 'provisional' }: DueOptions = {},
): string {
  const { amount, unit } = parseDuration(duration);
  switch (unit) {
    case 'h':
      return isoOf(msOf(instant) - amount * HOUR_MS);
    case 'cd':
      return movedTo(daysOn(dateOf(instant), -amount), instant);
    case 'mo':
      return movedTo(monthsOn(dateOf(instant), -amount), instant);
    case 'y':
      return movedTo(monthsOn(dateOf(instant), -amount * 12), instant);
    case 'bd': {
      if (!calendar) throw new TypeError('working days before an instant need a calendar');
      let date = dateOf(instant);
      for (let left = amount; left > 0;) {
        date = daysOn(date, -1);
        if (uncovered === 'refuse' && !calendar.covers(yearOf(date))) throw new CalendarUncovered(yearOf(date));
        if (calendar.isWorkingDay(date)) left -= 1;
      }
      return movedTo(date, instant);
    }
    default:
      return unit satisfies never;
  }
}

const workingDaysBetween = (after: string, upTo: string, calendar: Calendar): number => {
  let count = 0;
  for (let date = nextDate(after); date <= upTo; date = nextDate(date)) if (calendar.isWorkingDay(date)) count += 1;
  return count;
};

/** Working days from today, which does not count, to the day that an end belongs to; past it, the negative of those since. */
export const workingDaysUntil = (end: string, now: string, calendar: Calendar): number =>
  msOf(end) > msOf(now)
    ? workingDaysBetween(dateOf(now), lastDayOf(end), calendar)
    : 0 - workingDaysBetween(lastDayOf(end), dateOf(now), calendar);

/** What is left when a clock stops: whole working days of a working-day limit, milliseconds of any other. */
export function remaining(now: string, due: string, duration: Duration, calendar: Calendar): Left {
  const ms = msOf(due) - msOf(now);
  if (ms <= 0 || parseDuration(duration).unit !== 'bd') return { unit: 'ms', ms: Math.max(0, ms) };
  return { unit: 'bd', days: workingDaysBetween(lastDayOf(now), lastDayOf(due), calendar) };
}

/**
 * When a clock that runs on is due. One that stopped on its last day gets the rest of a working day. What is counted in days,
 * months or years (`duration`) ends at 24:00 of a day that is no rest day, as it would have without the pause.
 */
export function resume(
  now: string,
  left: Left,
  calendar: Calendar,
  options: DueOptions = {},
  duration: Duration = '0 h',
): Due {
  if (left.unit === 'ms') {
    const at = isoOf(msOf(now) + left.ms);
    const { amount, unit } = parseDuration(duration);
    return amount && unit !== 'h' && unit !== 'bd'
      ? rolled(lastDayOf(at), calendar, options)
      : { at, provisional: false };
  }
  if (left.days > 0) return nthWorkingDay(lastDayOf(now), left.days, calendar, options);
  return nthWorkingDay(daysOn(dateOf(now), -1), 1, calendar, options);
}

/**
 * When the one reminder of a limit goes: at that fraction of the time, or for working days at 09:00 of the working
 * day that follows it. Always between the two instants.
 */
export function midpoint(from: string, due: string, fraction: number, duration: Duration, calendar: Calendar): string {
  const ms = msOf(due) - msOf(from);
  const exact = isoOf(msOf(from) + Math.floor(Math.max(0, ms) * fraction));
  if (parseDuration(duration).unit !== 'bd') return exact;
  const days = workingDaysBetween(lastDayOf(from), lastDayOf(due), calendar);
  if (days === 0) return exact;
  const passed = Math.min(Math.floor(days * fraction), days - 1);
  const { at } = nthWorkingDay(lastDayOf(from), passed + 1, calendar, {});
  return isoOf(msOf(startOfDay(lastDayOf(at))) + 9 * HOUR_MS);
}
