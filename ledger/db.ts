// The connection, the migrations and the functions. One database holds everything that must change together.
import { hash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';
import { useSha256 } from '@shuquan/machines/kernel';
import { assertOwnSession, connectOnce } from './connections.ts';
import { DatabaseUnfit } from './errors.ts';
import { type Sql, connectTo } from './sql.ts';

export { ConnectionLost, isRefusedStatement, type Queries, type Sql, type Row } from './sql.ts';

useSha256((text) => hash('sha256', text, 'hex'));

// Every hot query goes by a key: one generic plan, by index and one by one also while a table is small, no JIT.
const SESSION = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  jit: 'off',
};
/** `url`: postgres://…; Postgres 15 or newer. */
export const connect = (url: string, { max = 10 }: { max?: number } = {}): Sql => connectTo(url, { max, set: SESSION });

// Lists and search join and sort what they are asked for: the planner looks at each question, and none takes long.
const READING = {
  plan_cache_mode: 'force_custom_plan',
  jit: 'off',
  statement_timeout: `'5s'`,
  default_transaction_read_only: 'on',
};
const READING_CONNECTIONS = 4;
/** A few connections of their own: whoever lists does not hold up who acts. */
export const connectForReading = (url: string): Sql => connectTo(url, { max: READING_CONNECTIONS, set: READING });

const folderOf = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url));

type Journal = { entries: { when: number; tag: string }[] };
/** The last migration that this program knows. */
const lastKnown = (): Journal['entries'][number] => {
  const journal = JSON.parse(readFileSync(folderOf('migrations/meta/_journal.json'), 'utf8')) as Journal;
  return journal.entries.reduce((last, one) => (one.when > last.when ? one : last));
};
const known = lastKnown();
/** Whether a newer program has migrated this database: rows may mean there what this one does not know. */
export const isNewer = (appliedAt: number | null): boolean => appliedAt !== null && appliedAt > known.when;

/**
 * Brings tables (`migrations/`) and functions (`sql/`) up to date; safe when several processes start at once.
 * Throws DatabaseUnfit when the server is older than Postgres 15, was migrated by a newer program, or shares its sessions.
 */
export async function migrateLedger(url: string): Promise<void> {
  const client = await connectOnce(url);
  try {
    const { rows } = await client.query<{ v: number }>(`select current_setting('server_version_num')::int as v`);
    if (rows[0]!.v < 150000) throw new DatabaseUnfit(`Postgres 15 or newer is needed, this is ${rows[0]!.v}`);
    await assertOwnSession(client, url);
    // Held until the connection ends.
    await client.query('select pg_advisory_lock(720200)');
    await assertNotNewer(client);
    await migrate(drizzle(client), { migrationsFolder: folderOf('migrations') });
    await replaceFunctions(client);
  } finally {
    await client.end();
  }
}

async function assertNotNewer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (!rows[0]!.there) return;
  const { rows: applied } = await client.query<{ at: string | null }>(
    'select max(created_at) as at from drizzle.__drizzle_migrations',
  );
  if (isNewer(applied[0]!.at === null ? null : Number(applied[0]!.at)))
    throw new DatabaseUnfit(
      `A newer Shuquan has migrated this database; this one knows it up to ${known.tag}. Start the newer one.`,
    );
}

/** Each function stands in a file of its own, and is made anew where the database has another text of it. */
async function replaceFunctions(client: pg.Client): Promise<void> {
  const folder = folderOf('sql');
  const { rows: made } = await client.query<{ name: string; hash: string }>('select name, hash from sql_function');
  const hashes = new Map(made.map((one) => [one.name, one.hash]));
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.sql'))) {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    const name = file.slice(0, -'.sql'.length);
    const now = hash('sha256', text, 'hex');
    if (hashes.get(name) === now) continue;
    await client.query('begin');
    await client.query(text);
    await client.query(
      'insert into sql_function values ($1, $2) on conflict (name) do update set hash = excluded.hash',
      [name, now],
    );
    await client.query('commit');
  }
}
