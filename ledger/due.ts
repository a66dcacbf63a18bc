// What is due happens, whoever looks.
import type { CaseId } from '@shuquan/machines/kernel';
import { Act } from './act.ts';
import { commit } from './commit.ts';
import type { LedgerContext } from './context.ts';
import { Conflict } from './errors.ts';

/** Fires every deadline of the case that is due by the ledger's clock; answers that instant. */
export async function fireDue(ledger: LedgerContext, caseId: CaseId): Promise<string> {
  for (;;) {
    const act = new Act(ledger, await ledger.clock());
    if (!(await act.loadAt([caseId], act.now))) return act.now;
    try {
      await commit(act);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
}
