// The ledger of one database: everything that doors and activities may ask of it.
import {
  type Actor,
  type Calendar,
  type Notice,
  type Lifecycle,
  type Refusal,
  assertLifecycles,
  isRefusal,
} from '@shuquan/machines/kernel';
import type { Regime } from '@shuquan/machines/regimes';
import { rounds } from '@shuquan/machines/rounds';
import { type Anchor, type AnchorKeeper, anchorStanding, makeAnchor } from './anchor.ts';
import { Calendars } from './calendars.ts';
import { Committer } from './committer.ts';
import type { Clock, LedgerContext } from './context.ts';
import { connect, connectForReading, migrateLedger } from './db.ts';
import { fillDesk } from './desk-fill.ts';
import { doors } from './doors.ts';
import { type CallPort, runEffect, takeEffect } from './effects.ts';
import { ClockOff, assertClock } from './host-clock.ts';
import { migrateCases } from './migrate-cases.ts';
import type { RowsAsked } from './pages.ts';
import { createReadLog } from './read-log.ts';
import { recentCases } from './recent.ts';
import { type Taken, discard, noticesKept, propose, take } from './holiday-notices.ts';
import { type Recomputed, followCalendar, recomputeAll } from './recompute.ts';
import {
  type RefusedSought,
  type Refusals,
  disposeOfRefusals,
  refusalsIn,
  refusalsOf,
  refusedAttempts,
} from './refused.ts';
import { type Regimes, openRegimes } from './regimes.ts';
import { troubleNow } from './ready.ts';
import { type RoundPage, openDue, unknownRound } from './rounds.ts';
import { fireDue } from './due.ts';
import { pendingWork, work } from './runner.ts';
import { sealFindings, sealOnce, unsealed, unsealedFindings, verifySeals } from './seal.ts';
import { type Sealer, createSealer } from './sealer.ts';
import type { SeenAct } from './types.ts';
import { type KeptAnchors, anchorFindings } from './proof/anchors.ts';
import { orphanFindings, rulesFindings } from './proof/whole.ts';
import { type Finding, type Found, casePages, verifyCase, verifyPages } from './verify.ts';
import { turns } from './turns.ts';
import { type Wake, neverRun, overdue, relayOnce, startAgain, unfinished, wakeLag } from './wake.ts';

export type * from './context.ts';
export type * from './types.ts';
export type { CallPort, PortCall } from './effects.ts';
export type { RoundPage } from './rounds.ts';
export type { OpeningRehearsal } from './rehearse.ts';
export { migrateLedger } from './db.ts';
export { ClockOff } from './host-clock.ts';
export { DatabaseUnfit } from './errors.ts';
export { type Trouble, troubleIn } from './ready.ts';
export { systemActor } from './record.ts';

export type LedgerOptions = {
  url: string;
  lifecycles: Record<string, Lifecycle>;
  /** Packs for new cases; the first is the standard one. */
  regimes: Regime[];
  calendar?: Calendar;
  clock?: Clock;
  /** How far the machine's clock may be off the database's, in milliseconds (2000). With a `clock` of its own, nothing is compared unless it is given. */
  clockTolerance?: number;
  connections?: number;
  /** Sees every act that was asked for, and what came of it: for the log and the metrics. */
  onAct?: (seen: SeenAct) => void;
  /** What failed where nobody waits for an answer. Without it, it is written to standard error. */
  onError?: (error: unknown, what: string) => void;
};
export type Ledger = Awaited<ReturnType<typeof openLedger>>;

const toStderr = (error: unknown, what: string): void => console.error(`ledger: ${what}`, error);

/** Connects, migrates, and keeps what old cases pin: regimes by hash, calendars by version. */
export async function openLedger(options: LedgerOptions) {
  assertLifecycles(options.lifecycles);
  await migrateLedger(options.url);
  const sql = connect(options.url, { max: options.connections ?? 10 });
  const reading = connectForReading(options.url);
  try {
    return await openOn({ sql, reading }, options);
  } catch (error) {
    await Promise.all([sql.end(), reading.end()]);
    throw error;
  }
}

type Pools = Pick<LedgerContext, 'sql' | 'reading'>;
async function openOn(pools: Pools, options: LedgerOptions) {
  const { sql } = pools;
  const regimes = await openRegimes(sql, options.regimes, await clockOf(options)());
  const calendars = await Calendars.open(sql, options.calendar);
  const onError = options.onError ?? toStderr;
  const { lifecycles } = options;
  const perMinute = regimes.standard.values['attempt.perMinute'];
  const refusals = refusedAttempts({ sql, clock: clockOf(options), lifecycles, perMinute, onError });
  const sealer = createSealer({ sql, clock: clockOf(options), onError });
  const context = contextOf(pools, options, regimes, calendars, { refusals, sealer, onError });
  // A process may start beside a clock that is set right later: it says so, and is not ready.
  await assertClock(sql, context.clock, context.clockTolerance).catch((error: unknown) => {
    if (!(error instanceof ClockOff)) throw error;
    onError(error, 'the clock');
  });
  await migrateCases(context);
  await fillDesk(context);
  if (calendars.toRecompute) await recomputeAll(context);
  const stopFollowing = followCalendar(context, calendars, onError);
  return ledgerOf(context, regimes, calendars, { refusals, sealer, stopFollowing });
}

const CLOCK_TOLERANCE_MS = 2000;
const clockOf = ({ clock }: LedgerOptions): Clock => clock ?? (async () => new Date().toISOString());

const contextOf = (
  { sql, reading }: Pools,
  options: LedgerOptions,
  regimes: Regimes,
  calendars: Calendars,
  { refusals, sealer, onError }: Pick<Running, 'refusals' | 'sealer'> & Pick<LedgerContext, 'onError'>,
): LedgerContext => ({
  sql,
  reading,
  clock: clockOf(options),
  clockTolerance: options.clockTolerance ?? (options.clock ? undefined : CLOCK_TOLERANCE_MS),
  lifecycles: options.lifecycles,
  regimes,
  calendar: () => calendars.current(),
  calendarOf: (version) => calendars.byVersion(version),
  readLog: createReadLog(sql, clockOf(options)),
  recent: recentCases(),
  committer: new Committer(sql),
  wrote: sealer.wrote,
  inTurn: turns(),
  slowUntil: new Map(),
  onError,
  onAct: (seen) => {
    refusals.note(seen);
    options.onAct?.(seen);
  },
});

type Running = { refusals: Refusals; sealer: Sealer; stopFollowing: () => void };
function ledgerOf(
  context: LedgerContext,
  regimes: Regimes,
  calendars: Calendars,
  { refusals, sealer, stopFollowing }: Running,
) {
  const { sql } = context;
  const useCalendar = async (next: Calendar): Promise<Recomputed> => {
    await calendars.use(next);
    return recomputeAll(context);
  };
  /** One decision on a notice at a time, over all processes, on the calendar that counts by now. */
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(720106)`;
      await calendars.follow();
      return work();
    });
  return {
    context,
    sql,
    now: () => context.clock(),
    /** What keeps this process from taking acts; undefined when it is ready. */
    trouble: () => troubleNow(context),
    unsealed: () => unsealed(context.sql),
    lifecycles: context.lifecycles,
    ...doors(context),
    ...upkeep(context),
    ...refused(context, refusals),
    ...proof(context, calendars, regimes),
    calendar: () => calendars.current(),
    /** A calendar with new notices counts from now on, and every open deadline is computed again; each move is a ledger row. */
    useCalendar,
    proposeNotice: (notice: Notice, actor: Actor) => propose(context, notice, actor),
    takeNotice: async (n: number, actor: Actor): Promise<Taken | Refusal> => {
      const taken = await alone(() => take(context, n, actor, (next) => calendars.use(next)));
      return isRefusal(taken) ? taken : { ...taken, ...(await recomputeAll(context)) };
    },
    discardNotice: (n: number, actor: Actor) => alone(() => discard(context, n, actor)),
    holidayNotices: () => noticesKept(context),
    close: async () => {
      stopFollowing();
      await Promise.all([refusals.close(), sealer.close()]);
      await Promise.all([sql.end(), context.reading.end()]);
    },
  };
}

const refused = (context: LedgerContext, refusals: Refusals) => ({
  /** What was refused in a case, what this process has only noted among it. */
  refusals: async (caseId: string, actor: Actor, page?: RowsAsked) => {
    await refusals.flush();
    return refusalsOf(context, caseId, actor, page);
  },
  /** The same over all cases of a lifecycle, with the openings and reads that were refused. */
  refusalsIn: async (actor: Actor, asked: RefusedSought) => {
    await refusals.flush();
    return refusalsIn(context, actor, asked);
  },
});

/** What runners, rounds and relays ask. */
const upkeep = (context: LedgerContext) => ({
  /** One page of a round of the calendar; see `machines/operation/rounds.ts`. */
  openDue: async (id: string, after?: string, page?: number): Promise<RoundPage | Refusal> => {
    const round = rounds.find((other) => other.id === id);
    return round ? openDue(context, round, after, page) : unknownRound(id);
  },
  pendingWork: (caseId: string) => pendingWork(context, caseId),
  work: (callPort: CallPort, caseId: string) => work(context, callPort, caseId),
  fireDue: (caseId: string) => fireDue(context, caseId),
  runEffect: (callPort: CallPort, caseId: string, seq: number, idx: number) =>
    runEffect(context, callPort, caseId, seq, idx),
  /** The same, unless somebody else performs it at the moment. */
  takeEffect: (callPort: CallPort, caseId: string, seq: number, idx: number) =>
    takeEffect(context, callPort, caseId, seq, idx),
  relay: (callPort: CallPort, wake: Wake, limit?: number) => relayOnce(context, callPort, wake, limit),
  overdue: async (graceSeconds?: number) => overdue(context.sql, await context.clock(), graceSeconds),
  /** Makes the rows by which cases are found again. */
  rebuildDesk: (progress?: (done: number, of: number) => void) => fillDesk(context, { anew: true, progress }),
  neverRun: (limit?: number) => neverRun(context.sql, limit),
  unfinished: (ids: string[]) => unfinished(context.sql, ids),
  startAgain: (wake: Wake, page?: number) => startAgain(context, wake, page),
  wakeLag: () => wakeLag(context.sql),
});

const overAll = (one: Finding): Found => ({ ...one, caseId: null });
/** That the record is whole. */
function proof(context: LedgerContext, calendars: Calendars, regimes: Regimes) {
  /** Rows of other processes may name calendars and regimes that this one has not read yet. */
  const learn = async (): Promise<void> => {
    await calendars.learn();
    await regimes.learn();
  };
  return {
    learn,
    seal: async () => sealOnce(context.sql, await context.clock()),
    /** Seals, then anchors all that is written; `ifDue`: not if the last anchor is younger than the period. */
    anchor: async (keeper: AnchorKeeper, ifDue = false) => {
      while (await sealOnce(context.sql, await context.clock(), true));
      return makeAnchor(context, keeper, ifDue);
    },
    disposeOfRefusals: () => disposeOfRefusals(context),
    anchorStanding: () => anchorStanding(context),
    verifyAnchors: (kept: KeptAnchors, delivered?: Anchor) => anchorFindings(context, kept, delivered),
    verifySeals: () => verifySeals(context.sql),
    /** What is found over all cases: seals that do not fit, rows that no seal covers though it is time, what stands beside no case. */
    verifyWhole: async () => {
      const beyond = await unsealed(context.sql);
      const found = [
        ...[...(await sealFindings(context.sql)), ...unsealedFindings(beyond, await context.clock())].map(overAll),
        ...(await orphanFindings(context.sql)),
        ...(await rulesFindings(context)),
      ];
      return { found, unsealed: beyond };
    },
    verifyCase: async (caseId: string) => {
      await learn();
      return verifyCase(context, caseId);
    },
    casePages: () => casePages(context),
    /** All cases, or those of the pages that others who verify too have left. */
    verifyAll: async function* (pages = casePages(context)) {
      await learn();
      yield* verifyPages(context, pages);
    },
  };
}
