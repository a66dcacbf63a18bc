// The functions of the database stand in ledger/sql/, one file each; a start makes anew what has another text.
import { describe, expect, it } from 'vitest';
import { migrateLedger } from '../../ledger/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import { aDraftSubject, aLedger } from '../support/ledger.ts';
import { freshDatabase } from '../support/servers.ts';

const stamps = async ({ sql }: Ledger): Promise<Record<string, string>> => {
  const rows = await sql<{ name: string; written: string }[]>`
    select p.proname as name, p.xmin::text as written from pg_proc p join sql_function f on f.name = p.proname order by 1`;
  return Object.fromEntries(rows.map(({ name, written }) => [name, written]));
};

describe('the functions of the database', () => {
  it('are left as they are while their text is the same', async () => {
    const url = await freshDatabase();
    const ledger = await aLedger({ url });
    const before = await stamps(ledger);
    expect(Object.keys(before)).toEqual([
      'commit_acts',
      'forbid_beside_acts',
      'forbid_change',
      'forbid_early_disposal',
      'refuse_older_machine',
    ]);
    await migrateLedger(url);
    expect(await stamps(ledger)).toEqual(before);
  });

  it('are made anew, once, when the database has another text of them, also when several processes start at once', async () => {
    const url = await freshDatabase();
    const ledger = await aLedger({ url });
    await ledger.sql
      .unsafe(`create or replace function commit_acts(ids text[], versions int[], writes boolean[], acts int[], act_count int, waits boolean, p jsonb)
      returns text[] language plpgsql as $$ begin raise exception 'an older text'; end $$`);
    await ledger.sql`update sql_function set hash = 'older' where name = 'commit_acts'`;
    await expect(aDraftSubject(ledger, 1)).rejects.toThrow('an older text');
    const { commit_acts: _, ...others } = await stamps(ledger);
    await Promise.all([1, 2, 3].map(() => migrateLedger(url)));
    await aDraftSubject(ledger, 1);
    expect(await stamps(ledger)).toMatchObject(others);
    expect(await ledger.sql`select 1 from sql_function where hash = 'older'`).toEqual([]);
  });
});
