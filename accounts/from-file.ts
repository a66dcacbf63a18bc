// A file of people, made to stand in the tables. What came from a file is kept by it alone: what it no longer says is taken
// back; what administrators granted stays.
import type { Queries } from '../ledger/sql.ts';
import type { PrincipalsFile } from './principals.ts';

/** How many rows changed. */
export async function reconcile(
  sql: Queries,
  { people, organisations, hats }: PrincipalsFile,
  at: string,
): Promise<number> {
  const rows = [
    await sql`
      insert into account as a (person, name, email, of_file)
      select id, name, email, true from jsonb_to_recordset(${sql.json(people)}) as (id text, name text, email text)
      on conflict (person) do update set name = excluded.name, email = excluded.email, of_file = true
      where (a.name, a.email, a.of_file) is distinct from (excluded.name, excluded.email, true) returning person`,
    await sql`
      insert into organisation as o (party, name, uscc_override, of_file)
      select party, name, "usccOverride", true from jsonb_to_recordset(${sql.json(organisations)}) as (party text, name text, "usccOverride" text)
      on conflict (party) do update set name = excluded.name, uscc_override = excluded.uscc_override, of_file = true
      where (o.name, o.uscc_override, o.of_file) is distinct from (excluded.name, excluded.uscc_override, true) returning party`,
    await sql`
      update hat_grant as g set revoked_at = ${at}, revoked_by = 'installation:file'
      where of_file and revoked_at is null and not exists (
        select 1 from jsonb_to_recordset(${sql.json(hats)}) as h (person text, hat text, party text, "from" date, "until" date)
        where (h.person, h.hat, h.party, h."from", h."until") is not distinct from (g.person, g.hat, g.party, g.from_day, g.until_day))
      returning id`,
    await sql`
      insert into hat_grant (person, hat, party, from_day, until_day, granted_by, basis, at, of_file)
      select person, hat, party, "from", "until", 'installation:file', 'principals file', ${at}, true
      from jsonb_to_recordset(${sql.json(hats)}) as h (person text, hat text, party text, "from" date, "until" date)
      where not exists (select 1 from hat_grant g where g.of_file and g.revoked_at is null
        and (h.person, h.hat, h.party, h."from", h."until") is not distinct from (g.person, g.hat, g.party, g.from_day, g.until_day))
      returning id`,
  ];
  return rows.flat().length;
}
