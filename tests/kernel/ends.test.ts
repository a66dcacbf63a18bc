// Civil Code 201, 203: what ends at 24:00 of a day ended on that day, and the day that begins then is the first to count.
import { describe, expect, it } from 'vitest';
import { bundledCalendar } from '../../machines/kernel/calendar.ts';
import { dueAfter, dueAt, endOfDay, remaining, resume } from '../../machines/kernel/durations.ts';

const calendar = bundledCalendar();
const noonOf = (date: string): string => `${date}T04:00:00.000Z`;

describe('limits', () => {
  it.each(['10 cd', '10 bd', '1 mo', '2 y'] as const)(
    'that start with an end at 24:00 of a day start with that day: %s',
    (length) => {
      const [noon, end, next] = [noonOf('2026-03-31'), endOfDay('2026-03-31'), noonOf('2026-04-01')];
      expect(dueAfter(end, length, calendar)).toEqual(dueAfter(noon, length, calendar));
      expect(dueAfter(noon, length, calendar)).toEqual(dueAt(noon, length, calendar));
      expect(dueAfter(next, length, calendar).at > dueAfter(end, length, calendar).at).toBe(true);
    },
  );
  it('that start with an end at 24:00 count hours and nothing from that instant', () => {
    const end = endOfDay('2026-03-31');
    expect(dueAfter(end, '4 h', calendar).at).toBe('2026-03-31T20:00:00.000Z');
    expect(dueAfter(end, '0 cd', calendar).at).toBe(end);
  });
  it('that stop or run on at 24:00 of a day lose none', () => {
    const [start, due] = [noonOf('2026-03-02'), dueAfter(noonOf('2026-03-02'), '10 bd', calendar).at];
    const stopped = remaining(endOfDay('2026-03-04'), due, '10 bd', calendar);
    expect(stopped).toEqual({ unit: 'bd', days: 8 });
    expect(resume(endOfDay('2026-03-04'), stopped, calendar).at).toBe(due);
    expect(start < due).toBe(true);
  });
});
