// Instants and days as the city reads them: Asia/Shanghai, whatever zone the machine is in.
import type { Text } from '@shuquan/machines/law';
import type { Language } from '../words.ts';

const zone = 'Asia/Shanghai';
const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, hourCycle: 'h23', ...options });
  formats.set(key, made);
  return made;
}
const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** `2026-03-16`. */
export const dayOf = (instant: string): string => format('zh', parts).format(new Date(instant)).replaceAll('/', '-');
/** `2026-03-16 09:30`. */
export const minuteOf = (instant: string): string =>
  `${dayOf(instant)} ${format('zh', { hour: '2-digit', minute: '2-digit' }).format(new Date(instant))}`;

/** `2026年3月16日`, `16 March 2026`. */
export const longDay = (instant: string, language: Language): string =>
  format(language, { year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(instant));

/** What ends at midnight ends with the day before: that is the day people count. */
export const lastDayOf = (due: string): string => dayOf(new Date(Date.parse(due) - 1).toISOString());

/** Whole calendar days from the day of `now` to the last day; negative when it is over. */
export function daysLeft(due: string, now: number = Date.now()): number {
  const today = Date.parse(dayOf(new Date(now).toISOString()));
  const days = Math.round((Date.parse(lastDayOf(due)) - today) / DAY);
  return Date.parse(due) <= now ? Math.min(days, -1) : Math.max(days, 0);
}

export type Urgency = 'overdue' | 'today' | 'soon' | 'later';
export const urgencyOf = (days: number): Urgency =>
  days < 0 ? 'overdue' : days === 0 ? 'today' : days <= 3 ? 'soon' : 'later';

/** 已逾期2天 · 今天到期 · 还剩3个工作日. In working days where they are known; past the deadline they are negative. */
export function leftInWords(
  due: string,
  { now = Date.now(), workingDays }: { now?: number; workingDays?: number | null | undefined } = {},
): Text {
  const days = daysLeft(due, now);
  const s = (n: number) => (n === 1 ? '' : 's');
  const today = dayOf(new Date(now).toISOString());
  if (Date.parse(due) <= now) {
    if (days === -1 && lastDayOf(due) === today) return { zh: '今天已逾期', en: 'overdue since today' };
    return workingDays
      ? { zh: `已逾期${-workingDays}个工作日`, en: `${-workingDays} working day${s(-workingDays)} overdue` }
      : { zh: `已逾期${-days}天`, en: `${-days} day${s(-days)} overdue` };
  }
  if (days === 0) return { zh: '今天到期', en: 'due today' };
  return workingDays === undefined || workingDays === null
    ? { zh: `还剩${days}天`, en: `${days} day${s(days)} left` }
    : { zh: `还剩${workingDays}个工作日`, en: `${workingDays} working day${s(workingDays)} left` };
}

const units: Record<string, (n: number) => Text> = {
  h: (n) => ({ zh: `${n}小时`, en: `${n} hour${n === 1 ? '' : 's'}` }),
  cd: (n) => ({ zh: `${n}日`, en: `${n} day${n === 1 ? '' : 's'}` }),
  bd: (n) => ({ zh: `${n}个工作日`, en: `${n} working day${n === 1 ? '' : 's'}` }),
  mo: (n) => ({ zh: `${n}个月`, en: `${n} month${n === 1 ? '' : 's'}` }),
  y: (n) => ({ zh: `${n}年`, en: `${n} year${n === 1 ? '' : 's'}` }),
};
/** `10 bd`: 10个工作日. Undefined for what is no duration. */
export function durationInWords(value: unknown): Text | undefined {
  const [, amount, unit] = typeof value === 'string' ? (/^(\d+) (h|cd|bd|mo|y)$/.exec(value) ?? []) : [];
  return unit ? units[unit]?.(Number(amount)) : undefined;
}
