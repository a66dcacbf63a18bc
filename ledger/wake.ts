// Waking the runners: rows written in the same transaction as the event, leased by any number of relays, coalesced
// by case, deleted when what they ask for is done. A crash in between leaves the lease to run out.
// Most events need no runner: the relay looks first, performs what is quick, and wakes where a runner has something to do.
import type { CaseId } from '@shuquan/machines/kernel';
import type { LedgerContext } from './context.ts';
import type { Sql } from './db.ts';
import type { CallPort } from './effects.ts';
import { performQuick } from './quick.ts';
import type { Runner } from './types.ts';

const LEASE = '20 seconds';
/** After this, what is shown in Temporal alone is brought up to date, once for all that came meanwhile. */
const SHOWN_AFTER = '2 seconds';
/** A runner that waits for nothing sleeps so long at the most. */
const LONGEST_SLEEP_MS = 365 * 86_400_000;

/** Wakes these runners, or starts them; answers which cases were reached. */
export type Wake = (runners: Runner[]) => Promise<CaseId[]>;

type Standing = {
  caseId: CaseId;
  lifecycle: string;
  state: string[];
  deadline: string | null;
  version: number;
  ended: boolean;
  /** Until when its runner sleeps, as far as is noted. */ armed: string | null;
  /** The version that its runner has shown. */ shown: number | null;
  /** Calls of the outside are open. */ left: boolean;
};
const standings = (sql: Sql) => sql`
  select c.id as "caseId", c.lifecycle, c.state, c.next_due as deadline, c.version, c.ended, a.armed_until as armed, a.shown,
    exists (select 1 from effect e where e.case_id = c.id and e.done_at is null) as left
  from cases c left join alarm a on a.case_id = c.id`;

const awake = ({ caseId, lifecycle, state, deadline }: Standing): Runner => ({ caseId, lifecycle, state, deadline });
const asleep = (one: Standing, now: string): Runner => ({
  ...awake(one),
  asleepMs: one.deadline
    ? Math.min(LONGEST_SLEEP_MS, Math.max(1, Date.parse(one.deadline) - Date.parse(now)))
    : LONGEST_SLEEP_MS,
});

/** What a case asks of Temporal. `shows`: what is shown there is due to be brought up to date. */
function asked(one: Standing, shows: boolean, now: string): Runner | 'later' | 'nothing' {
  const { armed, deadline, ended, left, shown, version } = one;
  if (armed === null && !left && !ended) return asleep(one, now);
  if (armed === null || left || (deadline !== null && deadline < armed)) return awake(one);
  if (shown === version) return 'nothing';
  return ended || shows ? awake(one) : 'later';
}

type Leased = { id: number; case_id: CaseId; shows: boolean };

/** Leases the wake-ups that are ready, sees to each case once, and removes those that were seen to. Answers how many cases. */
export async function relayOnce(ledger: LedgerContext, callPort: CallPort, wake: Wake, limit = 200): Promise<number> {
  const { sql } = ledger;
  const leased = await sql<Leased[]>`
    with ready as (
      select case_id, id from wake where not_before <= now() and (leased_until is null or leased_until < now())
      order by not_before limit ${limit} for update skip locked
    )
    update wake w set leased_until = now() + ${LEASE}::interval from ready where w.case_id = ready.case_id and w.id = ready.id
    returning w.id, w.case_id, w.not_before > w.written_at as shows`;
  if (!leased.length) return 0;
  const ids = [...new Set(leased.map(({ case_id }) => case_id))];
  await performQuick(ledger, callPort, ids);
  const now = await ledger.clock();
  const shows = new Set(leased.filter((one) => one.shows).map(({ case_id }) => case_id));
  const found = await sql<Standing[]>`${standings(sql)} where c.id = any(${ids})`;
  const what = new Map(found.map((one) => [one.caseId, asked(one, shows.has(one.caseId), now)]));
  const runners = [...what.values()].filter(isRunner);
  const reached = new Set(runners.length ? await wake(runners) : []);
  const started = runners.filter(({ caseId, asleepMs }) => asleepMs !== undefined && reached.has(caseId));
  await noteAsleep(sql, found, started);
  const isLater = ({ case_id }: Leased): boolean => what.get(case_id) === 'later';
  const isMissed = ({ case_id }: Leased): boolean => isRunner(what.get(case_id)) && !reached.has(case_id);
  await remove(
    sql,
    leased.filter((one) => !isLater(one) && !isMissed(one)),
  );
  await putOff(sql, leased.filter(isLater));
  return ids.length;
}

const isRunner = (one: unknown): one is Runner => typeof one === 'object';

async function remove(sql: Sql, done: Leased[]): Promise<void> {
  if (done.length)
    await sql`delete from wake where case_id = any(${done.map(({ case_id }) => case_id)}) and id = any(${done.map(({ id }) => id)})`;
}
async function putOff(sql: Sql, later: Leased[]): Promise<void> {
  if (later.length)
    await sql`
      update wake set not_before = now() + ${SHOWN_AFTER}::interval, leased_until = null
      where case_id = any(${later.map(({ case_id }) => case_id)}) and id = any(${later.map(({ id }) => id)})`;
}

/** Runners that were started asleep sleep until the deadline that was read; not where something was noted, or moved, meanwhile. */
async function noteAsleep(sql: Sql, found: Standing[], started: Runner[]): Promise<void> {
  if (!started.length) return;
  const ids = new Set(started.map(({ caseId }) => caseId));
  const those = found.filter(({ caseId }) => ids.has(caseId));
  await sql`
    update alarm a set armed_until = coalesce(x.deadline, '9999-12-31Z'), shown = x.version, asleep = true
    from unnest(${those.map(({ caseId }) => caseId)}::text[], ${those.map(({ deadline }) => deadline)}::timestamptz[],
      ${those.map(({ version }) => version)}::int[], ${those.map(({ armed }) => armed)}::timestamptz[]) x (id, deadline, version, armed)
    where a.case_id = x.id and a.armed_until is not distinct from x.armed and a.next_due is not distinct from x.deadline`;
}

/** Cases whose runner should be up but did not show itself in time: overdue deadlines and left effects. */
export const overdue = async (sql: Sql, now: string, graceSeconds = 30): Promise<Runner[]> =>
  (
    await sql<Standing[]>`${standings(sql)} where c.id in (
      select case_id from alarm where next_due < ${now}::timestamptz - make_interval(secs => ${graceSeconds})
      union select case_id from effect where done_at is null and next_at < ${now}::timestamptz - make_interval(secs => ${graceSeconds})
        and (leased_until is null or leased_until < now()) limit 500)`
  ).map(awake);

/** Some cases whose runner has not run since it was started: until it does, it answers no query. */
export const neverRun = async (sql: Sql, limit = 100): Promise<Runner[]> =>
  (await sql<Standing[]>`${standings(sql)} where c.id in (select case_id from alarm where asleep limit ${limit})`).map(
    awake,
  );

/** Of these, the cases that need a runner. */
export const unfinished = async (sql: Sql, ids: CaseId[]): Promise<Runner[]> =>
  (await sql<Standing[]>`${standings(sql)} where c.id = any(${ids})`)
    .filter(({ ended, left }) => !ended || left)
    .map(awake);

/** Starts the runner of every open case, and of every ended one with effects left, in pages: what is due first, first. Answers after each page how many it started, of how many. */
export async function* startAgain(
  { sql, clock }: LedgerContext,
  wake: Wake,
  page = 100,
): AsyncGenerator<{ started: number; of: number }> {
  const toStart = sql`not c.ended or exists (select 1 from effect e where e.case_id = c.id and e.done_at is null)`;
  const [all] = await sql<{ of: number }[]>`select count(*)::int as of from cases c where ${toStart}`;
  const ordered = sql<Standing[]>`${standings(sql)} where ${toStart} order by c.next_due nulls last, c.id`;
  for await (const found of ordered.cursor(page)) {
    const now = await clock();
    const runners = found.map((one) => (one.left || one.ended ? awake(one) : asleep(one, now)));
    const reached = new Set(await wake(runners));
    await noteAsleep(
      sql,
      found,
      runners.filter(({ caseId, asleepMs }) => asleepMs !== undefined && reached.has(caseId)),
    );
    yield { started: reached.size, of: all!.of };
  }
}

/** How long the oldest urgent wake-up has waited, in seconds (a metric). */
export async function wakeLag(sql: Sql): Promise<number> {
  const [row] = await sql<
    { lag: number | null }[]
  >`select extract(epoch from now() - min(not_before))::float8 as lag from wake where not_before < now()`;
  return row?.lag ?? 0;
}
