// The runner's calls on the ledger.
import { ApplicationFailure } from '@temporalio/common';
import type { Answer, CallPort, Ledger, PendingWork, RoundPage } from '../ledger/index.ts';
import { type Actor, type Refusal, isRefusal } from '@shuquan/machines/kernel';
import { type MessageRule, admitted, openingOf } from './messages.ts';

export type LedgerActivities = ReturnType<typeof createLedgerActivities>;
type Send = {
  caseId: string;
  event: { type: string; [field: string]: unknown };
  actor: string;
  key: string;
  expectedVersion?: number;
  token?: string;
};
type Open = {
  lifecycle: string;
  caseId: string;
  input: unknown;
  actor: string;
  key: string;
  regime?: string;
  token?: string;
};

/** `actorOf` knows the principals: Temporal's tools name an actor as `person@HAT`, they cannot make one up. */
export const createLedgerActivities = ({
  ledger,
  callPort,
  actorOf,
  messages = { signed: false },
}: {
  ledger: Ledger;
  callPort: CallPort;
  actorOf: (name: string) => Promise<Actor | Refusal> | Actor | Refusal;
  /** What a message must prove. */
  messages?: MessageRule;
}) => ({
  async openCase({ actor: name, token, ...request }: Open): Promise<Answer> {
    const { caseId, key } = request;
    const passed = await admitted(messages, { caseId, event: openingOf(request), actor: name, key, token });
    if (isRefusal(passed)) return passed;
    const actor = await actorOf(name);
    return isRefusal(actor) ? actor : ledger.open({ ...request, ...passed, actor });
  },
  async appendEvent({ actor: name, token, ...request }: Send): Promise<Answer> {
    const passed = await admitted(messages, { ...request, actor: name, token });
    if (isRefusal(passed)) return passed;
    const actor = await actorOf(name);
    return isRefusal(actor) ? actor : ledger.append({ ...request, ...passed, actor });
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
