// The days of a month, in weeks that begin on Monday. Days are texts: `2026-03-16`.
const DAY = 86_400_000;
const textOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** `2026-03`; of what is none, the month of `today`. */
export function monthOf(asked: unknown, today: string): { year: number; month: number } {
  const [, year, month] = /^(20\d\d|21\d\d)-(0[1-9]|1[0-2])$/.exec(String(asked)) ?? /^(\d{4})-(\d\d)/.exec(today)!;
  return { year: Number(year), month: Number(month) };
}
export const named = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`;
export function moved({ year, month }: { year: number; month: number }, by: number): string {
  const at = new Date(Date.UTC(year, month - 1 + by));
  return named(at.getUTCFullYear(), at.getUTCMonth() + 1);
}

/** Weeks of seven days; those of the months around fill the first and the last. */
export function weeksOf(year: number, month: number): string[][] {
  const first = Date.UTC(year, month - 1, 1);
  const last = Date.UTC(year, month, 0);
  const begins = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY;
  const weeks: string[][] = [];
  for (let at = begins; at <= last; at += 7 * DAY)
    weeks.push(Array.from({ length: 7 }, (_, day) => textOf(at + day * DAY)));
  return weeks;
}
/** Midnight after a day in Asia/Shanghai, as a filter of what falls due by then. */
export const after = (day: string): string => new Date(Date.parse(day) + DAY - 8 * 3_600_000 + 1).toISOString();
