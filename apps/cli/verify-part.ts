// A process behind `verify --all`: asks the one that started it for page after page, and says what it finds.
import { once } from 'node:events';
import { openLedger } from '../../ledger/index.ts';
import { defaultRegime, lifecycles } from '@shuquan/machines';
import { NEXT_PAGE, verifyPages } from './verify-parts.ts';

const ledger = await openLedger({
  url: process.env['DATABASE_URL']!,
  lifecycles,
  regimes: [defaultRegime],
  connections: 4,
});
async function nextPage(): Promise<string[] | undefined> {
  const answer = once(process, 'message');
  process.send?.(NEXT_PAGE);
  const [ids] = (await answer) as [string[]];
  return ids.length ? ids : undefined;
}
// Whoever started it has gone.
process.once('disconnect', () => process.exit());
await verifyPages(ledger, nextPage, (heard) => void process.send?.(heard));
await ledger.close();
process.disconnect?.();
