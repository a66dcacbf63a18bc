// What the runner of a case asks of the ledger: fire what is due, say what is next.
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
import { type EffectRow, effectView, pendingEffects, portOf } from './pending.ts';
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

/** Fires what is due and says what the runner should do next. Notes until when the runner sleeps. */
export async function pendingWork(ledger: LedgerContext, caseId: CaseId): Promise<PendingWork | null> {
  const now = await fireDue(ledger, caseId);
  return ledger.sql.begin(async (sql) => {
    const [read] = await sql<CaseRow[]>`select * from cases where id = ${caseId} for no key update`;
    if (!read) return null;
    const row = asItStands(ledger, read);
    await sql`update alarm set armed_until = coalesce(next_due, '9999-12-31Z') where case_id = ${caseId}`;
    const effects = await pendingEffects(sql, caseId);
    return {
      final: row.ended && effects.length === 0,
      nextInMs: msUntilNext(row, effects, now),
      effects: effects
        .filter(({ next_at }) => next_at <= now)
        .map(({ seq, idx, effect }) => ({ seq, idx, port: portOf(effect) })),
      description: descriptionOf(ledger, row, effects),
    };
  });
}

/** Until the next deadline, or the next try of an effect that waits; null: nothing comes by itself. */
function msUntilNext({ next_due }: CaseRow, effects: EffectRow[], now: string): number | null {
  const waiting = effects.map(({ next_at }) => next_at).filter((at) => at > now);
  const [next] = [next_due, ...waiting].filter((at) => at !== null).sort();
  return next ? Math.max(0, Date.parse(next) - Date.parse(now)) : null;
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
