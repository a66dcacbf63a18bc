// Waking the runners: rows written in the same transaction as the event, leased by any number of relays, coalesced
// by case, deleted when Temporal has the signal. A crash in between leaves the lease to run out.
import type { CaseId } from '@shuquan/machines/kernel';
import type { Sql } from './db.ts';

export type Woken = { caseId: CaseId; lifecycle: string };
const LEASE = '20 seconds';

/** Leases the wake-ups that are ready, hands each case once to `wake`, and removes those that were taken. Answers how many cases. */
export async function relayOnce(sql: Sql, wake: (cases: Woken[]) => Promise<CaseId[]>, limit = 500): Promise<number> {
  const leased = await sql<{ id: number; case_id: CaseId; lifecycle: string }[]>`
    with ready as (
      select case_id, id from wake where not_before <= now() and (leased_until is null or leased_until < now())
      order by not_before limit ${limit} for update skip locked
    )
    update wake w set leased_until = now() + ${LEASE}::interval from ready, cases c where w.case_id = ready.case_id and w.id = ready.id and c.id = w.case_id
    returning w.id, w.case_id, c.lifecycle`;
  if (!leased.length) return 0;
  const byCase = new Map(leased.map(({ case_id, lifecycle }) => [case_id, lifecycle]));
  const taken = new Set(await wake([...byCase].map(([caseId, lifecycle]) => ({ caseId, lifecycle }))));
  const done = leased.filter(({ case_id }) => taken.has(case_id));
  if (done.length)
    await sql`delete from wake where case_id = any(${done.map(({ case_id }) => case_id)}) and id = any(${done.map(({ id }) => id)})`;
  return byCase.size;
}

/** Cases whose runner should be up but did not show itself in time: overdue deadlines and left effects. */
export const overdue = async (sql: Sql, now: string, graceSeconds = 30): Promise<Woken[]> =>
  await sql<Woken[]>`
  select c.id as "caseId", c.lifecycle from (
    select case_id from alarm where next_due < ${now}::timestamptz - make_interval(secs => ${graceSeconds})
    union select case_id from effect where done_at is null and next_at < ${now}::timestamptz - make_interval(secs => ${graceSeconds})
  ) late join cases c on c.id = late.case_id limit 500`;

/** Every open case, and every ended one with effects left, in pages: what `recover` restarts. */
export async function* toRecover(sql: Sql, page = 1000): AsyncGenerator<Woken[]> {
  for (let last = ''; ;) {
    const rows = await sql<Woken[]>`
      select c.id as "caseId", c.lifecycle from cases c
      where c.id > ${last} and (not c.ended or exists (select 1 from effect e where e.case_id = c.id and e.done_at is null))
      order by c.id limit ${page}`;
    if (!rows.length) return;
    yield rows;
    last = rows.at(-1)!.caseId;
  }
}

/** How long the oldest urgent wake-up has waited, in seconds (a metric). */
export async function wakeLag(sql: Sql): Promise<number> {
  const [row] = await sql<
    { lag: number | null }[]
  >`select extract(epoch from now() - min(not_before))::float8 as lag from wake where not_before < now()`;
  return row?.lag ?? 0;
}
