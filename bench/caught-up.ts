// Has Temporal caught up? All wake-ups relayed, all effects performed, a runner for each open case that has shown itself, none for the ended.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Ledger } from '../ledger/index.ts';

const LONGEST_MS = 600_000;

export async function caughtUp(ledger: Ledger, client: Client): Promise<void> {
  for (const until = performance.now() + LONGEST_MS; ; await sleep(100)) {
    const [left] = await ledger.sql<{ wakes: number; effects: number }[]>`
      select (select count(*)::int from wake) as wakes, (select count(*)::int from effect where done_at is null) as effects`;
    if (!left!.wakes && !left!.effects && (await runnersFit(ledger, client))) return;
    if (performance.now() > until)
      throw new Error(`Temporal did not catch up: ${left!.wakes} wake-ups and ${left!.effects} effects are left`);
  }
}

async function runnersFit({ sql }: Ledger, client: Client): Promise<boolean> {
  const [open] = await sql<{ count: number }[]>`select count(*)::int as count from cases where not ended`;
  const running = await client.workflow.count(`ExecutionStatus = 'Running'`);
  const shown = await client.workflow.count(`ExecutionStatus = 'Running' AND ShuquanLifecycle IS NOT NULL`);
  return running.count === open!.count && shown.count === open!.count;
}
