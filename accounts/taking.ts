// One change of the accounts, inside a transaction that somebody else began: whether it is allowed, its rows, its row in the log.
import { hashOf } from '@shuquan/machines/kernel';
import type { Queries } from '../ledger/sql.ts';
import { apply } from './apply.ts';
import { type About, type By, type Change, forbidden, nameOf } from './changes.ts';
import type { Principals } from './principals.ts';
import type { AccountRefusal } from './refusals.ts';

export const GENESIS = '0'.repeat(64);
type Asked = { by: By; change: Change; known: Principals; at: string };

/** The number of its row in the log, or why not; nothing is written then. */
export async function takeChange(
  sql: Queries,
  { by, change, known, at }: Asked,
): Promise<{ ok: true; n: number } | AccountRefusal> {
  const about = await aboutOf(sql, change);
  return (
    forbidden(by, change, about, known, at) ??
    (await apply(sql, { by: nameOf(by), at, change, about })) ?? {
      ok: true,
      n: await note(sql, { at, by: nameOf(by), change }),
    }
  );
}

/** Whether the tables say this already; it is told to those alone who might say it themselves. */
export const standsAlready = async (sql: Queries, { by, change, known, at }: Asked): Promise<boolean> =>
  !forbidden(by, change, await aboutOf(sql, change), known, at) && (await stands(sql, change));

/** Whether the tables say already what a line of a table asks for. */
async function stands(sql: Queries, change: Change): Promise<boolean> {
  const found =
    change.do === 'organisation'
      ? sql`select 1 from organisation where party = ${change.party} and name = ${change.name}`
      : change.do === 'person'
        ? sql`select 1 from account where person = ${change.person} and name = ${change.name} and coalesce(${change.email ?? null}::text = email, ${change.email === undefined})`
        : change.do === 'grant'
          ? sql`select 1 from hat_grant where person = ${change.person} and hat = ${change.hat} and revoked_at is null
              and (party, from_day, until_day) is not distinct from (${change.party ?? null}::text, ${change.from ?? null}::date, ${change.until ?? null}::date)`
          : undefined;
  return found !== undefined && (await found).length > 0;
}

/** A row of the log, chained to the one before. */
export async function note(
  sql: Queries,
  { at, by, change }: { at: string; by: string; change: object },
): Promise<number> {
  const [last] = await sql<{ n: number; hash: string }[]>`select n, hash from account_log order by n desc limit 1`;
  const row = { n: (last?.n ?? 0) + 1, at, by, change, prev: last?.hash ?? GENESIS };
  await sql`insert into account_log ${sql({ ...row, change: sql.json(change), hash: hashOf(row) })}`;
  return row.n;
}

async function aboutOf(sql: Queries, change: Change): Promise<About> {
  const about: About = { parties: [] };
  if ('grant' in change) {
    const [row] = await sql<GrantRow[]>`
      select person, party, granted_by, confirmed_by, revoked_at, of_file from hat_grant where id = ${change.grant}`;
    if (row)
      about.grant = {
        person: row.person,
        ...(row.party !== null && { party: row.party }),
        grantedBy: row.granted_by,
        confirmed: row.granted_by !== row.person || row.confirmed_by !== null,
        revoked: row.revoked_at !== null,
        ofFile: row.of_file,
      };
  }
  if ('person' in change) {
    const rows = await sql<{ party: string | null }[]>`
      select distinct party from hat_grant where person = ${change.person} and revoked_at is null`;
    about.parties = rows.map(({ party }) => party ?? undefined);
  }
  if (change.do === 'end-delegation') {
    const [row] = await sql<{ from: string; to: string }[]>`
      select from_person as "from", to_person as "to" from delegation where id = ${change.delegation} and ended_at is null`;
    if (row) about.delegation = row;
  }
  return about;
}
type GrantRow = {
  person: string;
  party: string | null;
  granted_by: string;
  confirmed_by: string | null;
  revoked_at: string | null;
  of_file: boolean;
};
