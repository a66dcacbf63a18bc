// The runner's calls on the ledger.
import { ApplicationFailure } from '@temporalio/common';
import type { Answer, CallPort, Ledger, PendingWork, RoundPage } from '../ledger/index.ts';
import { type Actor, type Refusal, isRefusal } from '@shuquan/machines/kernel';

export type LedgerActivities = ReturnType<typeof createLedgerActivities>;
type Send = {
  caseId: string;
  event: { type: string; [field: string]: unknown };
  actor: string;
  key: string;
  expectedVersion?: number;
};
type Open = { lifecycle: string; caseId: string; input: unknown; actor: string; key: string; regime?: string };

/** `actorOf` knows the principals: Temporal's tools name an actor as `person@HAT`, they cannot make one up. */
export const createLedgerActivities = ({
  ledger,
  callPort,
  actorOf,
}: {
  ledger: Ledger;
  callPort: CallPort;
  actorOf: (name: string) => Actor | Refusal;
}) => ({
  async openCase({ actor: name, ...request }: Open): Promise<Answer> {
    const actor = actorOf(name);
    return isRefusal(actor) ? actor : ledger.open({ ...request, actor });
  },
  async appendEvent({ actor: name, ...request }: Send): Promise<Answer> {
    const actor = actorOf(name);
    return isRefusal(actor) ? actor : ledger.append({ ...request, actor });
  },
  async openDuePage(round: string, after: string): Promise<RoundPage> {
    const page = await ledger.openDue(round, after);
    if (isRefusal(page)) throw ApplicationFailure.nonRetryable(page.message.en, page.code);
    return page;
  },
  work: (caseId: string): Promise<PendingWork | null> => ledger.work(callPort, caseId),
  /** What runners of before asked. */
  pendingWork: (caseId: string): Promise<PendingWork | null> => ledger.pendingWork(caseId),
  runEffect: (caseId: string, seq: number, idx: number): Promise<'done' | 'failed' | 'elsewhere'> =>
    ledger.takeEffect(callPort, caseId, seq, idx),
});
