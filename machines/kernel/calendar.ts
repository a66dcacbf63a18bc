// The working days of China: the State Council's yearly notices, with make-up days (调休). A year whose notice is
// not loaded is known to be unknown, never guessed: ask `covers` first. Pure; the content is JSON and can be kept.
import chineseDays from 'chinese-days/dist/index.min.js';
import * as z from 'zod';
import { hashOf } from './hash.ts';

export type Notice = {
  /** The year that the notice arranges; a few of its days may lie in December before it. */
  year: number;
  /** Every day off that it names, weekends among them. */
  holidays: string[];
  /** Weekend days that are worked instead. */
  workdays: string[];
  /** Where it stands: document number, or the package it was taken from. */
  source: string;
};

export type Calendar = {
  /** Names the data: bundled years plus loaded notices; goes into every ledger row. */
  version: string;
  /** What `calendarFrom` makes the same calendar of. */
  content: { notices: Notice[] };
  /** Has the State Council's notice for this year been loaded? */
  covers: (year: number) => boolean;
  /** By the notices; in a year without one, Monday to Friday. */
  isWorkingDay: (date: string) => boolean;
  /** A day off that a notice names. */
  isHoliday: (date: string) => boolean;
};

/** A working-day deadline reaches into a year without a notice, and the regime refuses to guess. */
export class CalendarUncovered extends Error {
  override readonly name = 'CalendarUncovered';
  readonly year: number;
  constructor(year: number) {
    super(
      `The holiday notice for ${year} is not loaded, so working days of ${year} are not known. ` +
        `Load the notice of the State Council for ${year}, or set calendar.uncovered to provisional.`,
    );
    this.year = year;
  }
}

export const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

const day = z.iso.date();

/** A holiday notice as an operator loads it. */
export const noticeSchema = z
  .strictObject({
    year: z.int().min(2000).max(2200),
    holidays: z.array(day).min(1).max(60),
    workdays: z.array(day).max(30),
    source: z.string().trim().min(1).max(500),
  })
  .superRefine(({ year, holidays, workdays }, context) => {
    const complain = (path: 'holidays' | 'workdays', zh: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message, params: { zh } });
    const isNear = (date: string) => date >= `${year - 1}-12-20` && date <= `${year + 1}-01-10`;
    for (const path of ['holidays', 'workdays'] as const) {
      const dates = { holidays, workdays }[path];
      for (const date of dates)
        if (!isNear(date))
          complain(path, `${date} 不属于 ${year} 年的安排`, `${date} is not a day of the notice for ${year}`);
      if (new Set(dates).size < dates.length) complain(path, '日期重复', 'a day is named twice');
    }
    for (const date of workdays) {
      if (holidays.includes(date))
        complain('workdays', `${date} 既列为放假又列为上班`, `${date} is named both as a holiday and as a working day`);
      if (!isWeekend(date))
        complain(
          'workdays',
          `${date} 不是周六、周日，不能作为调休上班日`,
          `${date} is not a Saturday or Sunday, so it cannot be a make-up day`,
        );
    }
    // A file that was cut off would otherwise turn a holiday into a working day silently.
    for (const date of [`${year}-01-01`, `${year}-05-01`, `${year}-10-01`])
      if (!holidays.includes(date))
        complain('holidays', `缺少 ${date}，通知不完整`, `${date} is missing, so the notice is not whole`);
  });

const contentSchema = z.strictObject({ notices: z.array(noticeSchema).min(1) });

/** One notice for each year; of two for the same year the later in the list counts. */
const calendarOf = (notices: Notice[]): Calendar => {
  const byYear = new Map(notices.map((notice) => [notice.year, notice]));
  const content = { notices: [...byYear.values()].sort((a, b) => a.year - b.year) };
  // By rising year, so that what the notice for 2027 says of December 2026 counts.
  const works = new Map<string, boolean>();
  for (const { holidays, workdays } of content.notices) {
    for (const date of holidays) works.set(date, false);
    for (const date of workdays) works.set(date, true);
  }
  const weekdays = new Map<string, boolean>();
  const years = content.notices.map(({ year }) => year);
  return {
    version: `cn-${years[0]}-${years.at(-1)}-${hashOf(content).slice(0, 12)}`,
    content,
    covers: (year) => byYear.has(year),
    isWorkingDay: (date) => {
      const known = works.get(date) ?? weekdays.get(date);
      if (known !== undefined) return known;
      const isWeekday = !isWeekend(date);
      weekdays.set(date, isWeekday);
      return isWeekday;
    },
    isHoliday: (date) => works.get(date) === false,
  };
};

/** A calendar from its kept `content`. Throws a ZodError when it is not one. */
export const calendarFrom = (json: unknown): Calendar => calendarOf(contentSchema.parse(json).notices);

/** The same calendar with more years, or with a year's notice replaced by a newer one. */
export const withNotices = (calendar: Calendar, notices: readonly Notice[]): Calendar =>
  calendarOf([...calendar.content.notices, ...notices]);

const BUNDLED = 'chinese-days';
/**
 * The calendar of a program that starts where others have been: what an operator loaded (`kept`, later ones last) outlives
 * the program's own data, what is named now (`own`) counts most, and no year that was once known is forgotten.
 */
export function mergedCalendar(kept: readonly Notice[], own: Calendar): Calendar {
  const isLoaded = ({ source }: Notice) => source !== BUNDLED;
  const { notices } = own.content;
  return calendarOf([...kept, ...notices, ...kept.filter(isLoaded), ...notices.filter(isLoaded)]);
}

/** What `chinese-days` holds of one year; undefined when it does not hold that year's whole notice. */
const bundledNotice = (year: number): Notice | undefined => {
  const holidays = chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false);
  // It answers for any year, so the days that every notice names tell whether it really knows this one.
  const isWhole = ['01-01', '05-01', '10-01'].every((monthDay) => holidays.includes(`${year}-${monthDay}`));
  if (!isWhole) return undefined;
  const workdays = daysOf(year).filter((date) => isWeekend(date) && chineseDays.isWorkday(date));
  return { year, holidays, workdays, source: BUNDLED };
};

const daysOf = (year: number): string[] => {
  const days: string[] = [];
  for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += 86_400_000)
    days.push(new Date(ms).toISOString().slice(0, 10));
  return days;
};

let bundled: Calendar | undefined;

/** The years that ship with the software, from the first that the package has to the first it has not. */
export const bundledCalendar = (): Calendar => {
  if (bundled) return bundled;
  const notices: Notice[] = [];
  for (let notice = bundledNotice(2004); notice; notice = bundledNotice(notice.year + 1)) notices.push(notice);
  return (bundled = calendarOf(notices));
};
