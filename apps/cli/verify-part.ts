// The process behind a part of `verify --all`: says what it finds to the one that started it.
import { openLedger } from '../../ledger/index.ts';
import { defaultRegime, lifecycles } from '@shuquan/machines';
import { verifyPart } from './verify-parts.ts';

const [part, of] = process.argv.slice(2).map(Number);
const ledger = await openLedger({
  url: process.env['DATABASE_URL']!,
  lifecycles,
  regimes: [defaultRegime],
  connections: 4,
});
await verifyPart(ledger, { part: part!, of: of! }, (heard) => void process.send?.(heard));
await ledger.close();
process.disconnect?.();
