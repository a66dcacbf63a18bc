// Run as a process of its own by cache.test.ts: builds `thing` and notes that it did.
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildOnce, cacheFolder } from '../../../infra/cache.ts';

const buildMs = Number(process.argv[2]);
const folder = await buildOnce(
  'thing',
  async (aside) => {
    appendFileSync(join(cacheFolder(), 'builds.txt'), `${process.pid}\n`);
    writeFileSync(join(aside, 'half'), '');
    await sleep(buildMs);
    writeFileSync(join(aside, 'whole'), '');
  },
  (line) => process.stdout.write(`${line}\n`),
  { afterMs: 200, everyMs: 60_000 },
);
process.stdout.write(`${folder}\n`);
