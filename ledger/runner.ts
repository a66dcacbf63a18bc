// What the runner of a case asks of the ledger: fire what is due, perform what is quick, say what is next.
import {
  type CaseId,
  type CaseState,
  type Env,
  type Lifecycle,
  isProvisionalDue,
  stateTitle,
} from '@shuquan/machines/kernel';
import { type LedgerContext, envAt, lifecycleOf } from './context.ts';
import { fireDue } from './due.ts';
import type { CallPort } from './effects.ts';
import { type EffectRow, effectView, portOf } from './pending.ts';
import { performQuick } from './quick.ts';
import { asItStands } from './standing.ts';
import type { CaseRow, Description, PendingWork } from './types.ts';

/** Provisional: also where an instant of the context is, which the timer only reads. */
export const deadlinesOf = (lifecycle: Lifecycle, state: CaseState, env: Env): Description['deadlines'] =>
  state.timers
    .map(({ clock, kind, dueAt, provisional }) => ({
      clock,
      kind,
      dueAt: dueAt ?? null,
      ...((provisional || isProvisionalDue(lifecycle, state.context, dueAt, env)) && { provisional: true }),
    }))
    .sort((a, b) => ((a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : 1));

/** Fires what is due, performs what is quick, and says what is left for the runner. */
export async function work(ledger: LedgerContext, callPort: CallPort, caseId: CaseId): Promise<PendingWork | null> {
  const found = await pendingWork(ledger, caseId);
  if (!found?.effects.length) return found;
  return (await performQuick(ledger, callPort, [caseId])) ? pendingWork(ledger, caseId) : found;
}

/** Fires what is due and says what the runner should do next. Notes until when the runner sleeps, and what it shows. */
export async function pendingWork(ledger: LedgerContext, caseId: CaseId): Promise<PendingWork | null> {
  const first = await look(ledger, caseId);
  if (!first) return null;
  if (first.late) await fireDue(ledger, caseId);
  const { row: read, effects, now } = first.late ? (await look(ledger, caseId))! : first;
  const row = asItStands(ledger, read);
  return {
    final: row.ended && effects.length === 0,
    nextInMs: msUntilNext(row, effects, now),
    effects: effects
      .filter(({ next_at, leased_ms }) => next_at <= now && !leased_ms)
      .map(({ seq, idx, effect }) => ({ seq, idx, port: portOf(effect) })),
    description: descriptionOf(ledger, row, effects),
  };
}

/** `leased_ms`: how long somebody else may still take to perform it. */
type OpenEffect = EffectRow & { leased_ms: number };
type Seen = { row: CaseRow; effects: OpenEffect[]; late: boolean; now: string };

/**
 * The case, its open effects, and whether something is due in it or in what it hangs on, in one statement. Effects may be
 * older than the case, where a commit came between: then that commit's own wake-up brings the runner back.
 */
async function look(ledger: LedgerContext, caseId: CaseId): Promise<Seen | undefined> {
  const now = await ledger.clock();
  const [found] = await ledger.sql<(CaseRow & { open_effects: OpenEffect[] | null; late: boolean })[]>`
    with c as materialized (select * from cases where id = ${caseId} for no key update),
    open as materialized (
      select jsonb_agg(to_jsonb(e) || jsonb_build_object('leased_ms', greatest(0, coalesce(extract(epoch from e.leased_until - now()) * 1000, 0)))
        order by e.seq, e.idx) as effects
      from effect e where e.case_id = ${caseId} and e.done_at is null
    ),
    -- An ended case has shown its end when nothing is left to do in it.
    showing as materialized (
      select coalesce(c.next_due, '9999-12-31Z') as armed_until, case when c.ended and open.effects is not null then null else c.version end as shown from c, open
    ),
    noted as (
      update alarm a set armed_until = s.armed_until, shown = s.shown, asleep = false from showing s
      where a.case_id = ${caseId} and (a.armed_until is distinct from s.armed_until or a.shown is distinct from s.shown or a.asleep)
    )
    select c.*, open.effects as open_effects, exists (
      with recursive above (id) as (select c.id union select l.target from above a join link l on l.case_id = a.id)
      select 1 from above a join alarm d on d.case_id = a.id where d.next_due <= ${now}) as late
    from c, open`;
  if (!found) return undefined;
  const { open_effects, late, ...row } = found;
  const effects = (open_effects ?? []).map((one) => ({ ...one, next_at: new Date(one.next_at).toISOString() }));
  return { row, effects, late, now };
}

/** Until the next deadline, or the next try of an effect that waits or is under way elsewhere; null: nothing comes by itself. */
function msUntilNext({ next_due }: CaseRow, effects: OpenEffect[], now: string): number | null {
  const until = (at: string): number => Math.max(0, Date.parse(at) - Date.parse(now));
  const waiting = effects.map(({ next_at, leased_ms }) => Math.max(until(next_at), leased_ms)).filter((ms) => ms > 0);
  const all = next_due ? [until(next_due), ...waiting] : waiting;
  return all.length ? Math.min(...all) : null;
}

const descriptionOf = (ledger: LedgerContext, row: CaseRow, effects: EffectRow[]): Description => ({
  caseId: row.id,
  lifecycle: row.lifecycle,
  state: row.state,
  title: stateTitle(lifecycleOf(ledger, row.lifecycle), row.state),
  version: row.version,
  at: row.at,
  deadlines: deadlinesOf(lifecycleOf(ledger, row.lifecycle), row.snapshot, envAt(ledger, row.regime, row.at)),
  effects: effects.map(effectView),
});
