// The connection and the migrations. One database holds everything that must change together.
import { hash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { useSha256 } from '@shuquan/machines/kernel';

useSha256((text) => hash('sha256', text, 'hex'));

export type Sql = postgres.Sql;

/** `url`: postgres://…; Postgres 15 or newer. */
export const connect = (url: string, options: { max?: number } = {}): Sql =>
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
  }) as unknown as Sql;

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Brings the schema up to date; safe when several processes start at once. */
export async function migrateLedger(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql<{ v: number }[]>`select current_setting('server_version_num')::int as v`;
    if (row!.v < 150000) throw new Error(`Postgres 15 or newer is needed, this is ${row!.v}`);
    await sql`select pg_advisory_lock(720200)`;
    await migrate(drizzle(sql), { migrationsFolder: folder });
  } finally {
    await sql.end();
  }
}
