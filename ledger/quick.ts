// Calls that are a matter of milliseconds are performed where they are found, without a runner. A port that turns out to be
// slow is left to the runners for a while, so that nobody waits for it here.
import { setTimeout as sleep } from 'node:timers/promises';
import pMap from 'p-map';
import type { CaseId } from '@shuquan/machines/kernel';
import type { LedgerContext } from './context.ts';
import { type CallPort, performFound } from './effects.ts';
import { type EffectRow, leased, portOf } from './pending.ts';

/** Bank and domain are not among them: they have limits of their own, which their workers keep. */
const quickPorts = ['notices', 'documents', 'archive'];
const AT_ONCE = 8;
const LIMIT_MS = 5_000;
const SLOW_FOR_MS = 60_000;

/** Takes what is quick and was never tried in these cases, and performs it. Answers how many were taken. */
export async function performQuick(ledger: LedgerContext, callPort: CallPort, cases: CaseId[]): Promise<number> {
  const taken = await take(ledger, cases);
  const byCase = new Map<CaseId, EffectRow[]>();
  for (const one of taken.toSorted((a, b) => a.seq - b.seq || a.idx - b.idx))
    byCase.set(one.case_id, [...(byCase.get(one.case_id) ?? []), one]);
  await pMap(
    byCase.values(),
    async (ofCase) => {
      for (const one of ofCase) await performInTime(ledger, callPort, one);
    },
    { concurrency: AT_ONCE },
  );
  return taken.length;
}

const isQuick = ({ slowUntil }: LedgerContext, port: string): boolean =>
  performance.now() >= (slowUntil.get(port) ?? 0);

/** Each is taken by one process alone. */
async function take(ledger: LedgerContext, cases: CaseId[]): Promise<EffectRow[]> {
  const { sql } = ledger;
  const now = await ledger.clock();
  const ports = quickPorts.filter((port) => isQuick(ledger, port));
  return sql<EffectRow[]>`
    with found as materialized (
      select case_id, seq, idx from effect
      where case_id = any(${cases}) and done_at is null and attempts = 0 and next_at <= ${now}
        and (leased_until is null or leased_until < now()) and coalesce(effect ->> 'port', 'notices') = any(${ports})
      for update skip locked
    )
    update effect e set leased_until = ${leased(sql)} from found f
    where e.case_id = f.case_id and e.seq = f.seq and e.idx = f.idx returning e.*`;
}

/** What takes too long goes on by itself; what was not begun is given back. */
async function performInTime(ledger: LedgerContext, callPort: CallPort, one: EffectRow): Promise<void> {
  const { case_id, seq, idx, effect } = one;
  const port = portOf(effect);
  if (!isQuick(ledger, port)) {
    await ledger.sql`
      update effect set leased_until = null where case_id = ${case_id} and seq = ${seq} and idx = ${idx} and done_at is null`;
    return;
  }
  const performing = performFound(ledger, callPort, one);
  const limit = new AbortController();
  const late = sleep(LIMIT_MS, true, { signal: limit.signal }).catch(() => false);
  try {
    if (!(await Promise.race([performing.then(() => false), late]))) return;
  } finally {
    limit.abort();
  }
  ledger.slowUntil.set(port, performance.now() + SLOW_FOR_MS);
  performing.catch((error: unknown) => ledger.onError(error, `the effect ${case_id}/${seq}/${idx} was not settled`));
}
