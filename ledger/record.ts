// What a step makes of a case, as a row of the ledger: chained to the row before, with everything that it was decided on.
import { type Actor, type Facts, type Taken, type Worn, hashOf, leavesOf } from '@shuquan/machines/kernel';
import { type Basis, articlesOf } from '@shuquan/machines/law';
import type { Held } from './held.ts';
import { standingOf } from './standing.ts';
import type { CaseRow, Cause, LedgerRow } from './types.ts';

export const systemActor: Actor = { person: 'system', hat: 'SYSTEM' };
/** The system, with the persons who stand behind what it does; plain where there are none, as rows always had it. */
export const systemFor = (hands: string[]): Actor => (hands.length ? { ...systemActor, hands } : systemActor);
/** Keys of what the ledger does itself begin with this; callers cannot use them. */
export const OWN = '~';
/** What the first row of a case, and the first seal, follow. */
export const GENESIS = '0'.repeat(64);

/** A case after a step, as the kernel gives it back. */
export type Moved = Pick<Taken, 'state' | 'effects' | 'snapshot'>;
/** Who did what when, and on what ground. */
export type Entry = {
  at: string;
  event: LedgerRow['event'];
  actor: Actor;
  /** Of other cases; of a task event that names somebody, what is known of them. */
  facts?: Facts | { named: Worn };
  key: string;
  cause?: Cause | null;
  law: Basis[];
};

/** Adds the row to the case of the act, and moves the case on. `now`: when it is written down. */
export function recordStep(one: Held, moved: Moved, entry: Entry, now: string, calendar: string): LedgerRow {
  const body = bodyOf(one.row, moved, entry, now, calendar);
  const written: LedgerRow = { ...body, hash: hashOf(body) };
  one.rows.push(written);
  moveOn(one, moved, written);
  return written;
}

const bodyOf = (row: CaseRow, { state, snapshot }: Moved, entry: Entry, now: string, calendar: string) => ({
  case_id: row.id,
  seq: row.version + 1,
  at: entry.at < row.at ? row.at : entry.at,
  recorded_at: now,
  event: entry.event,
  actor: entry.actor,
  facts: entry.facts && Object.keys(entry.facts).length ? entry.facts : null,
  key: entry.key,
  cause: entry.cause ?? null,
  from_state: row.state,
  to_state: leavesOf(snapshot),
  articles: articlesOf(entry.law),
  machine_version: row.machine_version,
  regime: row.regime,
  calendar,
  snapshot_hash: hashOf(state),
  prev: row.hash,
});

function moveOn({ row, lifecycle }: Held, { state, snapshot }: Moved, { seq, at, hash }: LedgerRow): void {
  Object.assign(row, {
    version: seq,
    snapshot: state,
    at,
    hash,
    ...standingOf(lifecycle, state, snapshot),
  } satisfies Partial<CaseRow>);
}
