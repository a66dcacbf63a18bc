// Fills a fresh database with a ledger that an older tree wrote (`scripts/record-ledger.ts`), as that tree left it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { connectTo } from '../../ledger/sql.ts';
import { freshDatabase } from './servers.ts';

const BATCH = 500;
const migrations = 'ledger/migrations';

/** `at`: the instant at which it was recorded. */
export type Recorded = { url: string; at: string; rows: number };

export async function aRecordedLedger(file: string): Promise<Recorded> {
  const [head, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const { at, migration } = JSON.parse(head!) as { at: string; migration: number };
  const tables = new Map<string, string[]>();
  for (const line of lines) {
    const table = /^\{"table":"(\w+)"/.exec(line)![1]!;
    tables.set(table, [...(tables.get(table) ?? []), line]);
  }
  const url = await freshDatabase();
  const sql = connectTo(url, { max: 1 });
  try {
    await migrateUpTo(url, migration);
    // Since 0005, links and claims are written by acts alone.
    await sql`select set_config('shuquan.acting', 'on', false)`;
    for (const [table, all] of tables)
      for (let from = 0; from < all.length; from += BATCH)
        await sql`
          insert into ${sql(table)} overriding system value
          select r.* from jsonb_array_elements(${`[${all.slice(from, from + BATCH).join()}]`}::text::jsonb) as e,
            jsonb_populate_record(null::${sql(table)}, e -> 'row') as r`;
    const numbered = await sql<{ table: string; column: string }[]>`
      select table_name as table, column_name as column from information_schema.columns
      where table_name = any(${['cases', 'ledger', 'calendar']}) and table_schema = 'public' and is_identity = 'YES'`;
    for (const { table, column } of numbered)
      await sql`select setval(pg_get_serial_sequence(${table}, ${column}), (select max(${sql(column)}) from ${sql(table)}))`;
  } finally {
    await sql.end();
  }
  return { url, at, rows: tables.get('ledger')!.length };
}

/** The schema as the older tree had it: the migrations of later ones are still to run. */
async function migrateUpTo(url: string, last: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shuquan-migrations-'));
  const client = new pg.Client(url);
  try {
    await client.connect();
    cpSync(migrations, folder, { recursive: true });
    const journal = JSON.parse(readFileSync(`${migrations}/meta/_journal.json`, 'utf8')) as {
      entries: { when: number }[];
    };
    const entries = journal.entries.filter(({ when }) => when <= last);
    writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }));
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
