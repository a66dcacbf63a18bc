// The ledger of one database: everything that doors and activities may ask of it.
import {
  assertLifecycles,
  type Lifecycle,
  type Calendar,
  CalendarUncovered,
  bundledCalendar,
  calendarFrom,
  mergedCalendar,
  recompute,
  IntegrityError,
  type Refusal,
  snapshotOf,
} from '@shuquan/machines/kernel';
import { type Regime, restoreRegime } from '@shuquan/machines/regimes';
import { append, open, type Settlement } from './append.ts';
import { migrateCases } from './migrate-cases.ts';
import { connect, migrateLedger } from './db.ts';
import * as queries from './queries.ts';
import { recentCases } from './recent.ts';
import { type CallPort, fireDue, pendingWork, runEffect } from './runner.ts';
import { openDue, unknownRound, type RoundPage } from './rounds.ts';
import { sealOnce, verifySeals } from './seal.ts';
import { rounds } from '@shuquan/machines/rounds';
import type { AppendRequest, Clock, LedgerContext, OpenRequest } from './types.ts';
import { Conflict, OWN, systemActor, unitOfWork } from './unit.ts';
import { verifyAll, verifyCase } from './verify.ts';
import { overdue, relayOnce, toRecover, wakeLag } from './wake.ts';

export type * from './types.ts';
export type { CallPort, PortCall } from './runner.ts';
export type { RoundPage } from './rounds.ts';
export { migrateLedger } from './db.ts';
export { systemActor } from './unit.ts';

export type LedgerOptions = {
  url: string;
  lifecycles: Record<string, Lifecycle>;
  /** Packs for new cases; the first is the standard one. */
  regimes: Regime[];
  calendar?: Calendar;
  clock?: Clock;
  connections?: number;
  onAppend?: LedgerContext['onAppend'];
};
export type Ledger = Awaited<ReturnType<typeof openLedger>>;

/** Connects, migrates, and keeps what old cases pin: regimes by hash, calendars by version. */
export async function openLedger(options: LedgerOptions) {
  assertLifecycles(options.lifecycles);
  await migrateLedger(options.url);
  const sql = connect(options.url, { max: options.connections ?? 10 });
  const byHash = new Map<string, Regime>();
  for (const { hash, content } of await sql<{ hash: string; content: unknown }[]>`select hash, content from regime`)
    byHash.set(hash, restoreRegime(content));
  for (const regime of options.regimes) {
    byHash.set(regime.hash, regime);
    await sql`insert into regime (hash, id, content) values (${regime.hash}, ${regime.id}, ${sql.json(regime as never)}) on conflict do nothing`;
  }
  const calendars = new Map<string, Calendar>();
  const known = await sql<
    { version: string; content: unknown; recomputed_at: string | null }[]
  >`select version, content, recomputed_at from calendar order by ordinal`;
  for (const { version, content } of known) calendars.set(version, calendarFrom(content));
  const latest = known.at(-1);
  let calendar = mergedCalendar(
    latest ? calendars.get(latest.version)!.content.notices : [],
    options.calendar ?? bundledCalendar(),
  );
  /** From now on the one that counts, for every process. */
  const keepCalendar = async (next: Calendar) => {
    calendars.set(next.version, next);
    await sql`insert into calendar (version, content) values (${next.version}, ${sql.json(next.content as never)}) on conflict (version) do update set ordinal = default, recomputed_at = null`;
  };
  if (calendar.version !== latest?.version) await keepCalendar(calendar);
  const standard = options.regimes[0];
  if (!standard) throw new Error('a ledger needs at least one regime');

  const context: LedgerContext = {
    sql,
    clock: options.clock ?? (async () => new Date().toISOString()),
    lifecycles: options.lifecycles,
    regimes: {
      standard,
      byId: (id) => options.regimes.find((regime) => regime.id === id),
      byHash: (hash) => {
        const regime = byHash.get(hash);
        if (!regime) throw new IntegrityError(`no regime with hash ${hash}`);
        return regime;
      },
    },
    calendar: () => calendar,
    calendarOf: (version) => {
      const kept = calendars.get(version);
      if (!kept) throw new IntegrityError(`no calendar ${version}`);
      return kept;
    },
    recent: recentCases(),
    ...(options.onAppend && { onAppend: options.onAppend }),
  };
  await migrateCases(context);
  // A calendar that came with the program or its files, or whose process was killed before every deadline had moved.
  if (calendar.version !== latest?.version || !latest.recomputed_at) await recomputeAll();

  // Another process may have loaded a notice: every process follows within seconds.
  const following = setInterval(() => void followCalendar().catch(() => {}), 5_000);
  following.unref();
  async function followCalendar(): Promise<void> {
    await learn();
    const [newest] = await sql<{ version: string }[]>`select version from calendar order by ordinal desc limit 1`;
    if (!newest || newest.version === calendar.version) return;
    calendar = context.calendarOf(newest.version);
    // Whoever loaded it has done so already, but not for what this process has written on the old one since.
    await recomputeAll();
  }
  /** What rows of other processes name: their calendars, their regimes. */
  async function learn(): Promise<void> {
    for (const { version, content } of await sql<
      { version: string; content: unknown }[]
    >`select version, content from calendar where version <> all(${[...calendars.keys()]})`)
      calendars.set(version, calendarFrom(content));
    for (const { hash, content } of await sql<
      { hash: string; content: unknown }[]
    >`select hash, content from regime where hash <> all(${[...byHash.keys()]})`)
      byHash.set(hash, restoreRegime(content));
  }

  /** Loads a calendar with new notices and recomputes every open deadline; each move is a ledger row with old and new instant. */
  async function useCalendar(next: Calendar): Promise<{ cases: number; moved: number }> {
    await keepCalendar(next);
    calendar = next;
    return recomputeAll();
  }
  async function recomputeAll(): Promise<{ cases: number; moved: number }> {
    const { version } = calendar;
    let cases = 0;
    let moved = 0;
    const ids = await sql<{ id: string }[]>`select id from cases where not ended and next_due is not null order by id`;
    for (const { id } of ids) {
      const moves = await recomputeCase(id);
      cases += moves ? 1 : 0;
      moved += moves;
    }
    await sql`update calendar set recomputed_at = now() where version = ${version}`;
    return { cases, moved };
  }
  async function recomputeCase(id: string): Promise<number> {
    for (;;) {
      try {
        const unit = unitOfWork(context, await context.clock());
        await unit.loadAt([id], unit.now);
        const one = unit.held.get(id);
        if (!one || one.row.ended) return 0;
        const { next, moved, changed } = recompute(one.row.snapshot, unit.envAt(one.row.regime, unit.now));
        if (changed)
          await unit.record(
            one,
            { next, effects: [], snapshot: snapshotOf(one.lifecycle, next) },
            {
              at: unit.now,
              event: { type: 'kernel.recompute', moved, calendar: calendar.version },
              actor: systemActor,
              key: `${OWN}recompute/${one.row.version}`,
              law: [],
            },
          );
        await unit.commit();
        return moved.length;
      } catch (error) {
        // What falls due here may lead into a year that the case's regime does not guess: that case waits, the others do not.
        if (error instanceof CalendarUncovered) return 0;
        if (!(error instanceof Conflict)) throw error;
      }
    }
  }

  return {
    context,
    sql,
    useCalendar,
    now: () => context.clock(),
    calendar: () => calendar,
    lifecycles: options.lifecycles,
    append: (request: AppendRequest, settlement?: Settlement) => append(context, request, settlement),
    open: (request: OpenRequest) => open(context, request),
    /** One page of a round of the calendar; see `machines/operation/rounds.ts`. */
    openDue: async (id: string, after?: string, page?: number): Promise<RoundPage | Refusal> => {
      const round = rounds.find((other) => other.id === id);
      return round ? openDue(context, round, after, page) : unknownRound(id);
    },
    pendingWork: (caseId: string) => pendingWork(context, caseId),
    fireDue: (caseId: string) => fireDue(context, caseId),
    runEffect: (callPort: CallPort, caseId: string, seq: number, idx: number) =>
      runEffect(context, callPort, caseId, seq, idx),
    show: (caseId: string, actor: Parameters<typeof queries.show>[2]) => queries.show(context, caseId, actor),
    explain: (caseId: string, event: { type: string }, actor: Parameters<typeof queries.show>[2]) =>
      queries.explain(context, caseId, event, actor),
    list: (actor: Parameters<typeof queries.show>[2], filter?: queries.ListFilter) =>
      queries.list(context, actor, filter),
    log: (caseId: string, actor: Parameters<typeof queries.show>[2]) => queries.log(context, caseId, actor),
    tasks: (actor: Parameters<typeof queries.show>[2]) => queries.tasks(context, actor),
    certificate: (number: string) => queries.certificate(context, number),
    verifyCase: async (caseId: string) => {
      await learn();
      return verifyCase(context, caseId);
    },
    verifyAll: async function* () {
      await learn();
      yield* verifyAll(context);
    },
    verifySeals: () => verifySeals(sql),
    seal: async () => sealOnce(sql, await context.clock()),
    relay: (wake: Parameters<typeof relayOnce>[1], limit?: number) => relayOnce(sql, wake, limit),
    overdue: async (graceSeconds?: number) => overdue(sql, await context.clock(), graceSeconds),
    toRecover: (page?: number) => toRecover(sql, page),
    wakeLag: () => wakeLag(sql),
    close: () => {
      clearInterval(following);
      return sql.end({ timeout: 5 });
    },
  };
}
