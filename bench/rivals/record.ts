// What both rivals keep: the case's state and an audit row for each event, and nothing else of what a ledger keeps.
import { type Sql, connectTo } from '../../ledger/sql.ts';

/** The ledger’s own driver, and as many connections. */
export const connectPlainly = (url: string): Sql => connectTo(url, { max: 10 });

export async function createTables(sql: Sql): Promise<void> {
  await sql`create table if not exists record (id text primary key, version int not null, state jsonb not null, at timestamptz not null)`;
  await sql`create table if not exists audit (
    id text not null, version int not null, at timestamptz not null, event jsonb not null, actor jsonb not null, from_state text[] not null, to_state text[] not null, primary key (id, version))`;
}
