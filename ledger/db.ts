// The connection, the migrations and the functions. One database holds everything that must change together.
import { hash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { useSha256 } from '@shuquan/machines/kernel';

useSha256((text) => hash('sha256', text, 'hex'));

export type Sql = ReturnType<typeof connect>;
/** A connection of its own, or one in a transaction. */
export type Queries = postgres.ISql<{ instant: string; bigint: number }>;

/** `url`: postgres://…; Postgres 15 or newer. */
export const connect = (url: string, options: { max?: number } = {}) =>
  postgres(url, {
    max: options.max ?? 10,
    onnotice: () => {},
    // Every hot query goes by a key: one generic plan, by index and one by one also while a table is small, no JIT.
    connection: {
      application_name: 'shuquan',
      plan_cache_mode: 'force_generic_plan',
      enable_seqscan: 'off',
      enable_hashjoin: 'off',
      enable_mergejoin: 'off',
      jit: 'off',
    },
    types: {
      // Instants stay ISO strings: the core keeps JSON only.
      instant: {
        to: 1184,
        from: [1184],
        serialize: (value: string) => value,
        parse: (value: string) => new Date(value).toISOString(),
      },
      bigint: { to: 20, from: [20], serialize: String, parse: Number },
    },
  });

/** Any JSON as a parameter. */
export const json = (sql: Sql, value: unknown) => sql.json(value as postgres.JSONValue);

const folderOf = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url));

/**
 * Brings tables (`migrations/`) and functions (`sql/`) up to date; safe when several processes start at once.
 * Throws when the server is older than Postgres 15.
 */
export async function migrateLedger(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql<{ v: number }[]>`select current_setting('server_version_num')::int as v`;
    if (row!.v < 150000) throw new Error(`Postgres 15 or newer is needed, this is ${row!.v}`);
    // Held until the connection ends.
    await sql`select pg_advisory_lock(720200)`;
    await migrate(drizzle(sql), { migrationsFolder: folderOf('migrations') });
    await replaceFunctions(sql);
  } finally {
    await sql.end();
  }
}

/** Each function stands in a file of its own, and is made anew where the database has another text of it. */
async function replaceFunctions(sql: postgres.Sql): Promise<void> {
  const folder = folderOf('sql');
  const known = await sql<{ name: string; hash: string }[]>`select name, hash from sql_function`;
  const hashes = new Map(known.map((one) => [one.name, one.hash]));
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.sql'))) {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    const name = file.slice(0, -'.sql'.length);
    const now = hash('sha256', text, 'hex');
    if (hashes.get(name) === now) continue;
    await sql.begin(async (tx) => {
      await tx.unsafe(text);
      await tx`insert into sql_function values (${name}, ${now}) on conflict (name) do update set hash = excluded.hash`;
    });
  }
}
