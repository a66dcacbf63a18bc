// Every act holds a lock shared from its begin until it is written or given up. Nobody takes it alone, which would stop the
// acts that come behind whoever waits; who holds it is looked up instead.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Queries } from './db.ts';

const LOOK_AGAIN_MS = 20;

/** Acts that are being written now, by their virtual transactions. */
const underWay = async (sql: Queries): Promise<Set<string>> => {
  const rows = await sql<{ vx: string }[]>`
    select virtualtransaction as vx from pg_locks
    where locktype = 'advisory' and classid = 0 and objid = 720100 and granted
      and database = (select oid from pg_database where datname = current_database())`;
  return new Set(rows.map(({ vx }) => vx));
};

/** Resolves when every act that was under way has ended: no row is still to come with a lower number than there is by now. */
export async function actsAreOver(sql: Queries): Promise<void> {
  let left = [...(await underWay(sql))];
  while (left.length) {
    await sleep(LOOK_AGAIN_MS);
    const now = await underWay(sql);
    left = left.filter((one) => now.has(one));
  }
}
