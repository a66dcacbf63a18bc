// A runner that asks in another order than the recorded ones: replaying them must fail, or the replay test proves nothing.
import { proxyActivities, sleep } from '@temporalio/workflow';

const ledger = proxyActivities<{ pendingWork(caseId: string): Promise<unknown> }>({
  startToCloseTimeout: '10 seconds',
});

export default async function twin(): Promise<void> {
  await sleep(1000);
  await ledger.pendingWork('x');
}
