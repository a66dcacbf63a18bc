// Where a case stands is what its state says. The columns beside it are for searching: nothing chains them, so that nothing
// is decided on them.
import {
  type CaseState,
  IntegrityError,
  type Lifecycle,
  leavesIn,
  leavesOf,
  nextDueOf,
  partiesOf,
  sharesOf,
  snapshotOf,
} from '@shuquan/machines/kernel';
import { type LedgerContext, lifecycleOf } from './context.ts';
import { partiesNow } from './grants.ts';
import type { CaseRow } from './types.ts';

type Standing = Pick<CaseRow, 'state' | 'tags' | 'ended' | 'next_due' | 'parties' | 'shares'>;

/** What is kept beside a case. `snapshot`: of this state, where it is at hand. */
export const standingOf = (
  lifecycle: Lifecycle,
  state: CaseState,
  snapshot = snapshotOf(lifecycle, state),
): Standing => ({
  state: leavesOf(snapshot),
  tags: [...snapshot.tags],
  ended: state.done,
  next_due: nextDueOf(state),
  parties: partiesOf(lifecycle, state.context),
  shares: sharesOf(lifecycle, state),
});

/** What lists show of a case, as its state says; without the chart, which a tag would need. */
export function placeOf(
  ledger: LedgerContext,
  row: CaseRow,
): Pick<CaseRow, 'state' | 'ended' | 'next_due' | 'parties'> {
  const { snapshot } = row;
  const leaves = leavesIn(snapshot.value);
  const asKept = leaves.length === row.state.length && leaves.every((leaf) => row.state.includes(leaf));
  return {
    state: asKept ? row.state : leaves,
    ended: snapshot.done,
    next_due: snapshot.done ? null : nextDueOf(snapshot),
    parties: partiesNow(ledger, row),
  };
}

/** A case that was read, as its state says that it stands, whatever the columns beside it say. */
export function asItStands(ledger: LedgerContext, row: CaseRow): CaseRow {
  const lifecycle = lifecycleOf(ledger, row.lifecycle);
  const { snapshot } = row;
  if (lifecycle.version === row.machine_version) return { ...row, ...standingOf(lifecycle, snapshot) };
  try {
    return { ...row, ...standingOf(lifecycle, snapshot) };
  } catch (cause) {
    if (!snapshot.done) throw new IntegrityError(`${row.id} does not fit its chart`, { cause });
    // It ended under an older chart, which nobody has any more: it takes nothing, and it stands for nothing.
    return { ...row, state: leavesIn(snapshot.value), tags: [], ended: true, next_due: null };
  }
}
