// A round of the calendar, started by a Temporal Schedule: asks the ledger, page by page, to open what is due.
import { log, proxyActivities } from '@temporalio/workflow';
import type { LedgerActivities } from '../activities/ledger.ts';

// A page is some hundred openings; the next attempt goes on where the killed one stopped, for what is open is skipped.
const { openDuePage } = proxyActivities<Pick<LedgerActivities, 'openDuePage'>>({
  startToCloseTimeout: '2 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

export async function openRound(round: string): Promise<{ opened: number; known: number; refused: number }> {
  const total = { opened: 0, known: 0, refused: 0 };
  for (let after: string | null = ''; after !== null;) {
    const page: Awaited<ReturnType<typeof openDuePage>> = await openDuePage(round, after);
    total.opened += page.opened;
    total.known += page.known;
    total.refused += page.refused.length;
    if (page.refused.length)
      log.warn('some openings of the round were refused', { round, refused: page.refused.slice(0, 20) });
    after = page.next;
  }
  return total;
}
