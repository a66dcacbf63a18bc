// Metrics for Prometheus. Counters and latencies are those of this process; what waits in the ledger is read from the
// database at each scrape, so that every process reports the same.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { portOf } from '../ledger/pending.ts';
import type { Ledger, SeenAct } from '../ledger/index.ts';
import type { CallEffect } from '@shuquan/machines/kernel';

/** A deadline fires within seconds; later than this it counts as overdue. */
const GRACE_SECONDS = 30;

export type Metrics = ReturnType<typeof createMetrics>;

/** One registry for a process. `now`: seconds, for tests. */
export function createMetrics({
  now = () => performance.now() / 1000,
  process: withProcess = true,
}: { now?: () => number; process?: boolean } = {}) {
  const registry = new Registry();
  if (withProcess) collectDefaultMetrics({ register: registry });
  const gauge = <L extends string = never>(name: string, help: string, labelNames: L[] = []): Gauge<L> =>
    new Gauge({ name, help, labelNames, registers: [registry] });

  const appends = new Counter({
    name: 'shuquan_appends_total',
    help: 'Appends by lifecycle and outcome (accepted, the code of the refusal, error)',
    labelNames: ['lifecycle', 'outcome'],
    registers: [registry],
  });
  const latency = new Histogram({
    name: 'shuquan_append_seconds',
    help: 'Time of an append, by outcome',
    labelNames: ['outcome'],
    registers: [registry],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
  });
  const unreached = new Counter({
    name: 'shuquan_notice_addressees_unreached_total',
    help: 'Addressees of notices whom nobody could be found for',
    labelNames: ['notice'],
    registers: [registry],
  });
  const tasks = new Counter({
    name: 'shuquan_worker_tasks_total',
    help: 'Activities that this process has ended',
    registers: [registry],
  });
  const reachable = gauge('shuquan_ledger_reachable', '1 when the database answered this scrape');
  const lag = gauge('shuquan_wake_lag_seconds', 'How long the oldest wake-up that is ready has waited');
  const pending = gauge('shuquan_effects_pending', 'Effects that are not settled yet', ['port']);
  const failing = gauge('shuquan_effects_failing', 'Of them, those that have failed at least once', ['port']);
  const overdue = gauge(
    'shuquan_deadlines_overdue',
    `Cases with a deadline that is due for more than ${GRACE_SECONDS} s and has not fired`,
    ['lifecycle'],
  );
  const open = gauge('shuquan_cases_open', 'Open cases', ['lifecycle']);
  const runners = gauge('shuquan_runners', 'Open cases whose runner has reported', ['lifecycle']);
  const anchorLate = gauge('shuquan_anchor_late', '1 when an anchor of the ledger is due and was not made (T24)');
  const undelivered = gauge('shuquan_anchors_undelivered', 'Anchors that have not reached the supervisor');
  const stalled = gauge(
    'shuquan_worker_stalled_seconds',
    'Seconds since this worker ended a task, while wake-ups wait; 0 when nothing waits',
  );
  let lastTask: number | undefined;

  async function collect(ledger: Ledger): Promise<void> {
    const [effects, late, cases, wait, anchors] = await Promise.all([
      effectCounts(ledger),
      overdueCounts(ledger),
      caseCounts(ledger),
      ledger.wakeLag(),
      ledger.anchorStanding(),
    ]);
    for (const each of [pending, failing, overdue, open, runners]) each.reset();
    for (const { port, count, failed } of effects) {
      pending.set({ port }, count);
      failing.set({ port }, failed);
    }
    for (const { lifecycle, count } of late) overdue.set({ lifecycle }, count);
    for (const { lifecycle, count, armed } of cases) {
      open.set({ lifecycle }, count);
      runners.set({ lifecycle }, armed);
    }
    anchorLate.set(anchors.late ? 1 : 0);
    undelivered.set(anchors.undelivered);
    lag.set(wait);
    stalled.set(lastTask !== undefined && wait > 0 ? now() - lastTask : 0);
  }

  return {
    registry,
    contentType: registry.contentType,
    /** For `openLedger({ onAct })`. */
    onAct: ({ lifecycle, ms, ...seen }: SeenAct): void => {
      const outcome = 'error' in seen ? 'error' : seen.answer.ok ? 'accepted' : seen.answer.code;
      appends.inc({ lifecycle, outcome });
      latency.observe({ outcome: outcome === 'accepted' || outcome === 'error' ? outcome : 'refused' }, ms / 1000);
    },
    onUnreached: (notice: string, count: number): void => unreached.inc({ notice }, count),
    /** Says that this process runs a worker: from now on it can be stalled. */
    workerStarted: (): void => void (lastTask = now()),
    taskEnded: (): void => {
      lastTask = now();
      tasks.inc();
    },
    collect,
    /** The whole page. An unreachable database is reported, not thrown: the other numbers still count. */
    async text(ledger: Ledger, onError: (error: unknown) => void = () => {}): Promise<string> {
      try {
        await collect(ledger);
        reachable.set(1);
      } catch (error) {
        reachable.set(0);
        onError(error);
      }
      return await registry.metrics();
    },
  };
}

/** For `Worker.create({interceptors: {activity: [activityMeter(metrics)]}})`: notes when a task ends, however it ends. */
export const activityMeter = (metrics: Pick<Metrics, 'taskEnded'>) => () => ({
  inbound: {
    async execute<I, O>(input: I, next: (input: I) => Promise<O>): Promise<O> {
      try {
        return await next(input);
      } finally {
        metrics.taskEnded();
      }
    },
  },
});

async function effectCounts({ sql }: Ledger): Promise<{ port: string; count: number; failed: number }[]> {
  const rows = await sql<{ type: CallEffect['type']; port: string | null; count: number; failed: number }[]>`
    select effect ->> 'type' as type, effect ->> 'port' as port, count(*)::int as count, (count(*) filter (where attempts > 0))::int as failed
    from effect where done_at is null group by 1, 2`;
  return rows.map(({ type, port, count, failed }) => ({ port: portOf({ type, port } as CallEffect), count, failed }));
}
async function overdueCounts(ledger: Ledger): Promise<{ lifecycle: string; count: number }[]> {
  return await ledger.sql`
    select c.lifecycle, count(*)::int as count from alarm a join cases c on c.id = a.case_id
    where a.next_due < ${await ledger.now()}::timestamptz - make_interval(secs => ${GRACE_SECONDS}) group by 1`;
}
async function caseCounts({ sql }: Ledger): Promise<{ lifecycle: string; count: number; armed: number }[]> {
  return await sql`select c.lifecycle, count(*)::int as count, count(a.armed_until)::int as armed from cases c join alarm a on a.case_id = c.id where not c.ended group by 1`;
}
