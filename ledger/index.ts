// The ledger of one database: everything that doors and activities may ask of it.
import {
  type Actor,
  type Calendar,
  type Grant,
  type Lifecycle,
  type Refusal,
  assertLifecycles,
  isRefusal,
} from '@shuquan/machines/kernel';
import type { Regime } from '@shuquan/machines/regimes';
import { rounds } from '@shuquan/machines/rounds';
import * as access from './access.ts';
import { type Anchor, type AnchorKeeper, anchorStanding, makeAnchor } from './anchor.ts';
import { append } from './append.ts';
import { Calendars } from './calendars.ts';
import { certificate } from './certificates.ts';
import { Committer } from './committer.ts';
import type { Clock, LedgerContext } from './context.ts';
import { type Sql, connect, migrateLedger } from './db.ts';
import * as begun from './drafts.ts';
import { type CallPort, runEffect, takeEffect } from './effects.ts';
import * as market from './listings.ts';
import { ClockOff, assertClock } from './host-clock.ts';
import { migrateCases } from './migrate-cases.ts';
import { open } from './open.ts';
import type { RowsAsked } from './pages.ts';
import * as queries from './queries.ts';
import { readerFor } from './readers.ts';
import { recentCases } from './recent.ts';
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
import { type RehearsalRequest, rehearse } from './rehearse.ts';
import type { AppendRequest, OpenRequest, SeenAct, Settlement } from './types.ts';
import { type KeptAnchors, anchorFindings } from './proof/anchors.ts';
import { orphanFindings, rulesFindings } from './proof/whole.ts';
import { type Finding, type Found, type Part, verifyAll, verifyCase } from './verify.ts';
import { turns } from './turns.ts';
import { type Door, use } from './uses.ts';
import { type Wake, neverRun, overdue, relayOnce, startAgain, unfinished, wakeLag } from './wake.ts';
import * as who from './who-read.ts';

export type * from './context.ts';
export type * from './types.ts';
export type { CallPort, PortCall } from './effects.ts';
export type { RoundPage } from './rounds.ts';
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
  try {
    return await openOn(sql, options);
  } catch (error) {
    await sql.end();
    throw error;
  }
}

async function openOn(sql: Sql, options: LedgerOptions) {
  const regimes = await openRegimes(sql, options.regimes, await clockOf(options)());
  const calendars = await Calendars.open(sql, options.calendar);
  const onError = options.onError ?? toStderr;
  const { lifecycles } = options;
  const perMinute = regimes.standard.values['attempt.perMinute'];
  const refusals = refusedAttempts({ sql, clock: clockOf(options), lifecycles, perMinute, onError });
  const sealer = createSealer({ sql, clock: clockOf(options), onError });
  const context = contextOf(sql, options, regimes, calendars, { refusals, sealer, onError });
  // A process may start beside a clock that is set right later: it says so, and is not ready.
  await assertClock(sql, context.clock, context.clockTolerance).catch((error: unknown) => {
    if (!(error instanceof ClockOff)) throw error;
    onError(error, 'the clock');
  });
  await migrateCases(context);
  if (calendars.toRecompute) await recomputeAll(context);
  const stopFollowing = followCalendar(context, calendars, onError);
  return ledgerOf(context, regimes, calendars, { refusals, sealer, stopFollowing });
}

const CLOCK_TOLERANCE_MS = 2000;
const clockOf = ({ clock }: LedgerOptions): Clock => clock ?? (async () => new Date().toISOString());

const contextOf = (
  sql: Sql,
  options: LedgerOptions,
  regimes: Regimes,
  calendars: Calendars,
  { refusals, sealer, onError }: Pick<Running, 'refusals' | 'sealer'> & Pick<LedgerContext, 'onError'>,
): LedgerContext => ({
  sql,
  clock: clockOf(options),
  clockTolerance: options.clockTolerance ?? (options.clock ? undefined : CLOCK_TOLERANCE_MS),
  lifecycles: options.lifecycles,
  regimes,
  calendar: () => calendars.current(),
  calendarOf: (version) => calendars.byVersion(version),
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
    /** Loads a calendar with new notices and recomputes every open deadline; each move is a ledger row with old and new instant. */
    useCalendar: async (next: Calendar): Promise<Recomputed> => {
      await calendars.use(next);
      return recomputeAll(context);
    },
    close: async () => {
      stopFollowing();
      await Promise.all([refusals.close(), sealer.close()]);
      return sql.end();
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

/** A read that is refused leaves a trace as an act does (T25). */
async function noted<T extends object>(
  { onAct }: LedgerContext,
  caseId: string,
  actor: Actor,
  reading: Promise<T | Refusal>,
): Promise<T | Refusal> {
  const begun = performance.now();
  const answer = await reading;
  if (isRefusal(answer) && answer.code === 'READ_NOT_ALLOWED')
    onAct({ lifecycle: caseId.split('/')[0]!, caseId, event: 'READ', actor, ms: performance.now() - begun, answer });
  return answer;
}

/** What people, services and ports ask. */
const doors = (context: LedgerContext) => ({
  append: (request: AppendRequest, settlement?: Settlement) => append(context, request, settlement),
  open: (request: OpenRequest) => open(context, request),
  show: (caseId: string, actor: Actor) => noted(context, caseId, actor, access.show(context, caseId, actor)),
  rehearse: (request: RehearsalRequest) => rehearse(context, request),
  explain: (caseId: string, event: { type: string }, actor: Actor) => access.explain(context, caseId, event, actor),
  list: (actor: Actor, filter?: queries.ListFilter) => access.list(context, actor, filter),
  log: (caseId: string, actor: Actor) => noted(context, caseId, actor, access.log(context, caseId, actor)),
  /** For something that is made of the case: no read yet. */
  reader: (caseId: string, actor: Actor, classes: Grant['classes']) =>
    noted(context, caseId, actor, readerFor(context, caseId, actor, classes)),
  reads: (caseId: string, actor: Actor, page?: RowsAsked) =>
    noted(context, caseId, actor, who.readsOf(context, caseId, actor, page)),
  actsOf: (person: string, actor: Actor, page?: RowsAsked) => who.actsOf(context, person, actor, page),
  accessCounts: (from: string, to: string) => who.accessCounts(context, from, to),
  tasks: (actor: Actor) => queries.tasks(context, actor),
  listings: (actor: Actor, page?: market.PageAsked) => market.listings(context, actor, page),
  listing: (caseId: string, actor: Actor) => market.listing(context, caseId, actor),
  certificate: (number: string) => certificate(context, number),
  use: (door: Door, actor: Actor) => use(context, door, actor),
  drafts: (actor: Actor) => begun.draftsOf(context, actor),
  draft: (actor: Actor, id: string) => begun.draft(context, actor, id),
  saveDraft: (actor: Actor, one: Parameters<typeof begun.saveDraft>[2]) => begun.saveDraft(context, actor, one),
  removeDraft: (actor: Actor, id: string) => begun.removeDraft(context, actor, id),
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
    verifyAll: async function* (part?: Part) {
      await learn();
      yield* verifyAll(context, part);
    },
  };
}
