// A deadline ends its day: `2026-03-16 24:00`, not 00:00 of the next.
import { lastDayOf, minuteOf } from '../parts/time.ts';

export function until(due: string): string {
  const minute = minuteOf(due);
  return minute.endsWith(' 00:00') ? `${lastDayOf(due)} 24:00` : minute;
}
