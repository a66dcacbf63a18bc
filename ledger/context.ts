// What the ledger's own functions work with: one database, and what this process knows beside it.
import {
  type Calendar,
  type Env,
  IntegrityError,
  type Lifecycle,
  type Refusal,
  refuse,
} from '@shuquan/machines/kernel';
import type { Regime } from '@shuquan/machines/regimes';
import type { Committer } from './committer.ts';
import type { Sql } from './db.ts';
import type { ReadLog } from './read-log.ts';
import type { RecentCases } from './recent.ts';
import type { InTurn } from './turns.ts';
import type { SeenAct, Under } from './types.ts';

/** The one asynchronous clock. Tests and skipped time inject their own. */
export type Clock = () => Promise<string>;

export type LedgerContext = {
  sql: Sql;
  /** For lists and search: other plans, a time limit, no writes. */
  reading: Sql;
  clock: Clock;
  /** How far the clock may be off the database's, in milliseconds; undefined for a clock that is not the machine's. */
  clockTolerance: number | undefined;
  lifecycles: Record<string, Lifecycle>;
  /** Pins for new cases, by id; running cases name their regime by hash. */
  regimes: {
    byHash(hash: string): Regime;
    byId(id: string): Regime | undefined;
    adoptedAt(hash: string): string;
    standard: Regime;
  };
  calendar: () => Calendar;
  /** Calendars of earlier rows, for re-derivation. */
  calendarOf: (version: string) => Calendar;
  recent: RecentCases;
  committer: Committer;
  inTurn: InTurn;
  /** Who opened what by their own right. */
  readLog: ReadLog;
  onAct: (seen: SeenAct) => void;
  /** The accesses under which is read (T25): only where each read is recorded before it is answered. */
  under?: readonly Under[];
  /** Rows were written: they are to be sealed. */
  wrote: () => void;
  /** Ports that were slow of late, and until when they count as such. */
  slowUntil: Map<string, number>;
  /** What failed where nobody waits for an answer. */
  onError: (error: unknown, what: string) => void;
  /** Pokes the relay in this process, after the commit. */
  poke?: () => void;
};

export function lifecycleOf({ lifecycles }: LedgerContext, id: string): Lifecycle {
  const lifecycle = lifecycles[id];
  if (!lifecycle) throw new IntegrityError(`no lifecycle ${id}`);
  return lifecycle;
}

/** One that somebody names, or why there is none. */
export const lifecycleNamed = ({ lifecycles }: Pick<LedgerContext, 'lifecycles'>, id: string): Lifecycle | Refusal =>
  (Object.hasOwn(lifecycles, id) ? lifecycles[id] : undefined) ??
  refuse(
    'LIFECYCLE_UNKNOWN',
    { zh: `没有“${id}”这一流程。`, en: `There is no lifecycle ${id}.` },
    { allowed: Object.keys(lifecycles) },
  );

export const envAt = (ledger: LedgerContext, regime: string, at: string): Env => ({
  at,
  regime: ledger.regimes.byHash(regime),
  calendar: ledger.calendar(),
});
