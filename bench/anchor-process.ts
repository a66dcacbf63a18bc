// Anchors a ledger in a process of its own, and says on standard output how long it took and how much memory.
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { anchorKeys } from '../activities/ports/anchor-keys.ts';
import { createAnchors } from '../activities/ports/anchors.ts';
import { createFileStore } from '../activities/ports/document-store.ts';
import { openLedger } from '../ledger/index.ts';
import { defaultRegime, lifecycles } from '@shuquan/machines';
import { timed } from './measure.ts';

export type Measured = { rows: number; seconds: number; mb: number };

const { DATABASE_URL, BENCH_FOLDER } = process.env;
const ledger = await openLedger({ url: DATABASE_URL!, lifecycles, regimes: [defaultRegime] });
const privatePem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const anchors = createAnchors({
  ledger,
  store: createFileStore(join(BENCH_FOLDER!, 'anchors')),
  keys: anchorKeys({ privatePem }),
  people: () => ({ worn: () => [], person: () => undefined }),
  mail: async () => {},
});
let rows = 0;
const seconds = await timed(async () => {
  ({ rows } = JSON.parse((await anchors.make(false)).statement) as { rows: number });
});
await ledger.close();
process.stdout.write(JSON.stringify({ rows, seconds, mb: process.resourceUsage().maxRSS / 1024 } satisfies Measured));
