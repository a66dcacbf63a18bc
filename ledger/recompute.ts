// Open deadlines on another calendar: each case that moves gets a ledger row with old and new instants.
import { type Calendar, CalendarUncovered, recompute, snapshotOf } from '@shuquan/machines/kernel';
import { Act } from './act.ts';
import { commit } from './commit.ts';
import type { Calendars } from './calendars.ts';
import type { LedgerContext } from './context.ts';
import { Conflict } from './errors.ts';
import { OWN, systemActor } from './record.ts';

/** How many cases were changed, and how many deadlines moved. */
export type Recomputed = { cases: number; moved: number };

/** Every open deadline, on the calendar that counts now. One that was killed half-way is done again at the next start. */
export async function recomputeAll(ledger: LedgerContext): Promise<Recomputed> {
  const { sql } = ledger;
  const { version } = ledger.calendar();
  const sum = { cases: 0, moved: 0 };
  const ids = await sql<{ id: string }[]>`select id from cases where not ended and next_due is not null order by id`;
  for (const { id } of ids) {
    const moved = await recomputeCase(ledger, id);
    sum.cases += moved ? 1 : 0;
    sum.moved += moved;
  }
  await sql`update calendar set recomputed_at = now() where version = ${version}`;
  return sum;
}

/** `more`: there was no time to look at all cases. */
export type Preview = Recomputed & { more?: true };
const PREVIEW_MS = 10_000;

/** What would move on a calendar that does not count yet (`ledger.calendar`), as far as it is found in `within` ms. Nothing is written. */
export async function previewAll(ledger: LedgerContext, within = PREVIEW_MS): Promise<Preview> {
  const sum = { cases: 0, moved: 0 };
  const end = performance.now() + within;
  const ids = await ledger.sql<{ id: string }[]>`
    select id from cases where not ended and next_due is not null order by id`;
  for (const { id } of ids) {
    if (performance.now() > end) return { ...sum, more: true };
    const moved = await movesOf(ledger, id);
    sum.cases += moved ? 1 : 0;
    sum.moved += moved;
  }
  return sum;
}
async function movesOf(ledger: LedgerContext, id: string): Promise<number> {
  try {
    return (await recordMoves(new Act(ledger, await ledger.clock()), id)) ?? 0;
  } catch (error) {
    if (error instanceof CalendarUncovered) return 0;
    throw error;
  }
}

async function recomputeCase(ledger: LedgerContext, id: string): Promise<number> {
  for (;;) {
    try {
      const act = new Act(ledger, await ledger.clock());
      const moved = await recordMoves(act, id);
      if (moved !== undefined) await commit(act);
      return moved ?? 0;
    } catch (error) {
      // What falls due here may lead into a year that the case's regime does not guess: that case waits, the others do not.
      if (error instanceof CalendarUncovered) return 0;
      if (!(error instanceof Conflict)) throw error;
    }
  }
}

/** How many deadlines move; undefined when there is nothing to move, for the case ends before. */
async function recordMoves(act: Act, id: string): Promise<number | undefined> {
  await act.loadAt([id], act.now);
  const one = act.cases.get(id);
  if (!one || one.row.ended) return undefined;
  const { row, lifecycle } = one;
  const env = act.envOf(one, act.now);
  const { next: state, moved, changed } = recompute(lifecycle, row.snapshot, env, await seenBy(act.ledger, id));
  if (!changed) return 0;
  const event = { type: 'kernel.recompute', moved, calendar: env.calendar.version };
  await act.record(
    one,
    { state, effects: [], snapshot: snapshotOf(lifecycle, state) },
    { at: act.now, event, actor: systemActor, key: `${OWN}recompute/${row.version}`, law: [] },
  );
  return moved.length;
}

/** The calendars that a case has seen, the oldest first. */
async function seenBy({ sql, calendarOf }: LedgerContext, id: string): Promise<Calendar[]> {
  const rows = await sql<
    { calendar: string }[]
  >`select calendar from ledger where case_id = ${id} group by calendar order by min(seq)`;
  return rows.map(({ calendar }) => calendarOf(calendar));
}

const FOLLOW_MS = 5_000;

/**
 * Another process may have loaded a notice: this one goes over to it within seconds. What failed is told to `onError` and tried
 * again. Answers how to stop.
 */
export function followCalendar(
  ledger: LedgerContext,
  calendars: Pick<Calendars, 'follow'>,
  onError: (error: unknown, what: string) => void,
): () => void {
  let state: 'idle' | 'busy' | 'stopped' = 'idle';
  const follow = async (): Promise<void> => {
    if (state !== 'idle') return;
    state = 'busy';
    try {
      // Its process has recomputed already, but not what this one has written on the old calendar since.
      if (await calendars.follow()) await recomputeAll(ledger);
    } catch (error) {
      if (!isStopped()) onError(error, 'the calendar could not be followed; it will be tried again');
    }
    if (!isStopped()) state = 'idle';
  };
  const isStopped = () => state === 'stopped';
  const timer = setInterval(() => void follow(), FOLLOW_MS);
  timer.unref();
  return () => {
    state = 'stopped';
    clearInterval(timer);
  };
}
