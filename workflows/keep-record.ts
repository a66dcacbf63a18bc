// The daily care of the record, started by a Temporal Schedule: anchor, delivery, and what is kept no longer.
import { ActivityFailure, proxyActivities } from '@temporalio/workflow';
import type { RecordActivities } from '../activities/record.ts';

const HOURS = '3 hours';
// Anchoring reads everything once; the next try finds what the killed one has kept.
const { anchorLedger, disposeOfRefusals } = proxyActivities<RecordActivities>({
  startToCloseTimeout: '30 minutes',
  scheduleToCloseTimeout: HOURS,
  retry: { initialInterval: '5 seconds', maximumInterval: '5 minutes' },
});
const { deliverAnchors, tellAnchorLate } = proxyActivities<RecordActivities>({
  startToCloseTimeout: '5 minutes',
  scheduleToCloseTimeout: '23 hours',
  retry: { initialInterval: '5 seconds', maximumInterval: '10 minutes' },
});

export async function keepRecord(): Promise<{ anchored: string | null; delivered: number; disposedOf: number }> {
  const disposedOf = await disposeOfRefusals();
  const anchored = await anchorLedger().catch(async (error: unknown) => {
    if (!(error instanceof ActivityFailure)) throw error;
    await tellAnchorLate(error.cause?.message ?? error.message);
    return null;
  });
  return { anchored, delivered: await deliverAnchors(), disposedOf };
}
