// What a case was after each of its rows: derived again, as verification does.
import type { CaseState } from '@shuquan/machines/kernel';
import { type LedgerContext, lifecycleOf } from './context.ts';
import { rederive } from './verify.ts';
import type { LedgerRow } from './types.ts';

/** One state for each row; undefined after rows of a machine version that this program no longer has. */
export function statesAfter(ledger: LedgerContext, rows: LedgerRow[]): (CaseState | undefined)[] {
  const states: (CaseState | undefined)[] = [];
  for (const [index, row] of rows.entries()) {
    const lifecycle = lifecycleOf(ledger, row.case_id.split('/')[0]!);
    const before = states.at(-1);
    const derivable =
      row.machine_version === lifecycle.version && (index === 0 || before || row.event.type === 'kernel.migrate');
    states.push(derivable ? rederive(ledger, lifecycle, before, rows.slice(0, index + 1)) : undefined);
  }
  return states;
}
