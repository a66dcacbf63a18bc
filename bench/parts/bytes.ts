// Issue: what a registration of six events leaves in Postgres, with its retention record.
import { round } from '../contest.ts';
import { direct } from '../contestants.ts';
import { type Section, figure } from '../report.ts';
import { merchant, steps } from '../situations.ts';
import type { Sizes, Surroundings } from '../surroundings.ts';

const TARGET_KB = 12;
const KB = 1000;

export async function bytes(around: Surroundings, { cases }: Sizes): Promise<Section> {
  const ledger = await around.ledgerOn(await around.database());
  const { sql } = ledger;
  const contestant = direct(ledger, 'append, in process', around.server.pid);
  // As the relay and the runners leave it: no wake-up waits, and every effect is done.
  const tables = async () => {
    await sql`delete from wake`;
    await sql`update effect set done_at = now() where done_at is null`;
    // Pages that one vacuum empties are taken again after the next, which looks whether anybody may still be in them.
    for (let n = 0; n < 2; n += 1) {
      await sql.unsafe('vacuum analyze');
      await sql`select pg_current_xact_id()`;
    }
    return sql<{ name: string; rows: number; indexes: number }[]>`
      select relname as name, pg_relation_size(oid) + coalesce(pg_relation_size(nullif(reltoastrelid, 0)), 0) as rows, pg_indexes_size(oid) as indexes
      from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`;
  };
  const written = async () => (await sql<{ at: string }[]>`select pg_current_wal_insert_lsn()::text as at`)[0]!.at;
  // As many again are there before anything is measured, so that what comes and goes has its pages.
  await round(
    contestant,
    Array.from({ length: cases }, (_, n) => merchant(1_000_000 + n)),
    20,
  );
  const before = new Map((await tables()).map((one) => [one.name, one]));
  const from = await written();
  await round(
    contestant,
    Array.from({ length: cases }, (_, n) => merchant(n)),
    20,
  );
  const [log] = await sql<{ bytes: number }[]>`select (pg_current_wal_insert_lsn() - ${from}::pg_lsn)::float8 as bytes`;
  const each = (await tables()).map(({ name, rows, indexes }) => ({
    name,
    rows: (rows - (before.get(name)?.rows ?? 0)) / cases / KB,
    indexes: (indexes - (before.get(name)?.indexes ?? 0)) / cases / KB,
  }));
  await ledger.close();
  const total = each.reduce((sum, { rows, indexes }) => sum + rows + indexes, 0);
  const events = steps.length + 2; // two are opened beside
  const logged = log!.bytes / cases / events / KB;
  return {
    title: 'Bytes',
    how: `What ${figure(cases)} registrations of six events, each with its retention record, leave in Postgres after a vacuum, in kB for each; and the write-ahead log for each of their ${events} rows, ${figure(logged, 1)} kB.`,
    head: ['table', 'rows, kB', 'indexes, kB'],
    rows: each
      .filter(({ rows, indexes }) => Math.abs(rows + indexes) > 0.01)
      .map(({ name, rows, indexes }) => [name, figure(rows, 2), figure(indexes, 2)]),
    findings: [
      {
        what: 'A registration of six events with its retention record in Postgres',
        measured: `${figure(total, 1)} kB, and ${figure(logged, 1)} kB of log a row`,
        target: `≤ ${TARGET_KB} kB`,
        met: total <= TARGET_KB,
      },
    ],
  };
}
