// A process that cannot follow a calendar says so, and goes on trying.
import { afterEach, expect, it, vi } from 'vitest';
import { followCalendar } from '../../ledger/recompute.ts';
import { aLedger } from '../support/ledger.ts';

afterEach(() => vi.useRealTimers());

it('an error while a calendar is followed is told each time, and none after the ledger is closed', async () => {
  const { context } = await aLedger();
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const away = new Error('the database is away');
  const told: unknown[] = [];
  const calendars = { follow: () => Promise.reject(away) };
  const stop = followCalendar(context, calendars, (error, what) => void told.push([error, what]));
  await vi.advanceTimersByTimeAsync(10_000);
  const line = [away, 'the calendar could not be followed; it will be tried again'];
  expect(told).toEqual([line, line]);
  stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toHaveLength(2);
});
