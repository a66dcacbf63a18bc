// Holiday notices as others publish them, read as ours: holiday-cn (JSON), iCalendar, and what one notice changes of another.
import ICAL from 'ical.js';
import { type Calendar, dateOf } from '@shuquan/machines/kernel';
import { z } from 'zod';

const day = z.iso.date();
/** https://github.com/NateScarlet/holiday-cn: `papers` are the addresses of the announcement. */
const holidayCn = z.object({
  year: z.int(),
  papers: z.array(z.string()).default([]),
  days: z.array(z.object({ name: z.string(), date: day, isOffDay: z.boolean() })).min(1),
});
/** What a later announcement changes: days off, days of work, days that are ordinary again. */
const amendment = z.strictObject({
  year: z.int(),
  source: z.string(),
  amends: z.strictObject({
    holidays: z.array(day).default([]),
    workdays: z.array(day).default([]),
    ordinary: z.array(day).default([]),
  }),
});

/** As a notice to be checked; what is none of these is given back as it came, for the check to say what is wrong. */
export function noticeIn(content: unknown, now: Calendar): unknown {
  if (typeof content === 'string') return fromICalendar(content);
  const cn = holidayCn.safeParse(content);
  if (cn.success) return fromHolidayCn(cn.data);
  const changed = amendment.safeParse(content);
  return changed.success ? amended(changed.data, now) : content;
}

const fromHolidayCn = ({ year, papers, days }: z.output<typeof holidayCn>): unknown => ({
  year,
  holidays: days.filter(({ isOffDay }) => isOffDay).map(({ date }) => date),
  workdays: days.filter(({ isOffDay }) => !isOffDay).map(({ date }) => date),
  source: papers.join(' ') || 'holiday-cn',
});

function amended({ year, source, amends }: z.output<typeof amendment>, { content }: Calendar): unknown {
  const stands = content.notices.find((notice) => notice.year === year);
  const touched = new Set([...amends.holidays, ...amends.workdays, ...amends.ordinary]);
  const kept = (days: readonly string[] = []) => days.filter((one) => !touched.has(one));
  return {
    year,
    holidays: [...kept(stands?.holidays), ...amends.holidays].toSorted(),
    workdays: [...kept(stands?.workdays), ...amends.workdays].toSorted(),
    source,
  };
}

const WORK = /班|work/i;
/** A notice names some dozens of days; what holds more is none. */
const MOST = 200;
/** Each event is a day or days off, or days of work where its summary says so (“补班”); DTEND is excluded (RFC 5545). */
function fromICalendar(text: string): unknown {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const found = { holidays: [] as string[], workdays: [] as string[] };
    for (const each of calendar.getAllSubcomponents('vevent').slice(0, MOST)) {
      const event = new ICAL.Event(each);
      const days = daysBetween(event.startDate.toString().slice(0, 10), event.endDate.toString().slice(0, 10));
      found[WORK.test(event.summary ?? '') ? 'workdays' : 'holidays'].push(...days);
    }
    const year = Number(found.holidays.toSorted()[Math.floor(found.holidays.length / 2)]?.slice(0, 4));
    return { year, ...found, source: String(calendar.getFirstPropertyValue('x-wr-calname') ?? 'iCalendar') };
  } catch {
    // The check says that it is no notice.
    return text;
  }
}

/** From the first to before the last; the first where both are one. */
function daysBetween(first: string, last: string): string[] {
  const days = [first];
  for (let next = after(first); next < last && days.length < MOST; next = after(next)) days.push(next);
  return days;
}
const after = (date: string): string =>
  dateOf(new Date(Date.parse(`${date}T12:00:00+08:00`) + 86_400_000).toISOString());
