// A round of the calendar in a process of its own, so that the bench can kill it half-way.
import { openLedger } from '../ledger/index.ts';
import { defaultRegime, lifecycles } from '@shuquan/machines';

export async function runRound(
  ledger: Pick<Awaited<ReturnType<typeof openLedger>>, 'openDue'>,
  round: string,
): Promise<number> {
  let opened = 0;
  for (let after: string | null = ''; after !== null;) {
    const page: Awaited<ReturnType<typeof ledger.openDue>> = await ledger.openDue(round, after);
    if ('code' in page) throw new Error(page.message.en);
    if (page.refused.length) throw new Error(`refused: ${JSON.stringify(page.refused.slice(0, 3))}`);
    opened += page.opened;
    after = page.next;
  }
  return opened;
}

const { BENCH_ROUND: round, BENCH_AT: at, DATABASE_URL: url } = process.env;
if (round && at && url) {
  const ledger = await openLedger({ url, lifecycles, regimes: [defaultRegime], clock: async () => at });
  await runRound(ledger, round);
  await ledger.close();
}
