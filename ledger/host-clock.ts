// The clock of this machine against that of the database. A process that runs ahead would let deadlines pass for good, so
// that the database refuses what it writes (commit_acts), and the process says that it is not ready.
import type { Clock } from './context.ts';
import type { Sql } from './db.ts';

/** Nothing is written by a clock that is off. `ms`: how far it is ahead of the database's; below zero, behind. */
export class ClockOff extends Error {
  override readonly name = 'ClockOff';
  readonly ms: number;
  constructor(ms: number, options?: ErrorOptions) {
    const by = `${(Math.abs(ms) / 1000).toFixed(1)} s ${ms > 0 ? 'ahead' : 'behind'}`;
    super(
      `the clock of this machine is ${by} of the database’s: nothing is fired or recorded until it is right`,
      options,
    );
    this.ms = ms;
  }
}

/** How far the clock is ahead of the database's, in milliseconds, as well as one question can tell. */
async function offsetOf(sql: Sql, clock: Clock): Promise<number> {
  const asked = Date.parse(await clock());
  const [row] = await sql<{ at: string }[]>`select clock_timestamp() as at`;
  const answered = Date.parse(await clock());
  return (asked + answered) / 2 - Date.parse(row!.at);
}

/** Throws ClockOff when the clock is off by more than `tolerance` milliseconds either way; also asks whether the database answers. */
export async function assertClock(sql: Sql, clock: Clock, tolerance: number | undefined): Promise<void> {
  if (tolerance === undefined) return void (await sql`select 1`);
  const ms = await offsetOf(sql, clock);
  if (Math.abs(ms) > tolerance) throw new ClockOff(ms);
}
