// The accounts of an installation: read from memory, changed in one transaction with the row that says who changed what.
import { type JsonObject, hashOf } from '@shuquan/machines/kernel';
import type { Queries, Sql } from '../ledger/sql.ts';
import { apply } from './apply.ts';
import { readBook } from './book.ts';
import { type About, type By, type Change, forbidden, nameOf, notAdministrator } from './changes.ts';
import { reconcile } from './from-file.ts';
import { type LineReport, linesIn, takeLine, textOf } from './csv.ts';
import { type Principals, type PrincipalsFile, principalsOf } from './principals.ts';
import { type AccountRefusal, isRefused } from './refusals.ts';
import { type Overview, keeps, overviewFor } from './overview.ts';
import { type OpenSession, type Sessions, createSessions } from './sessions.ts';

export type AccountRow = { n: number; at: string; by: string; change: Change | JsonObject; prev: string; hash: string };
export type Accounts = {
  /** As they stand now, to within a few seconds: what another process changed is seen by then. */
  principals: () => Promise<Principals>;
  /** Answers the row of the log, or why not; nothing is written then. */
  change: (by: By, change: Change) => Promise<{ ok: true; n: number } | AccountRefusal>;
  /** Makes the tables say what a file of people says, for all that came from such a file. */
  load: (file: PrincipalsFile, source: string) => Promise<{ ok: true; changed: number }>;
  /** Organisations, people and hats from a table, line by line: what is wrong in one holds up no other. */
  table: (by: By, bytes: Uint8Array) => Promise<{ ok: true; lines: LineReport[] } | AccountRefusal>;
  /** What an administrator sees: all, or what is of the organisations they keep. */
  overview: (person: string) => Promise<({ ok: true } & Overview) | AccountRefusal>;
  /** Browsers in which people are signed in: whoever asks sees their own, and those of the people whom they keep. */
  signedIn: (asker: string) => Promise<OpenSession[]>;
  log: (page: { after?: number; limit: number }) => Promise<AccountRow[]>;
  /** The first row whose hash does not follow from it and the row before; null: the chain is whole. */
  verifyLog: () => Promise<number | null>;
  sessions: Sessions;
};

const GENESIS = '0'.repeat(64);
// Long enough to cost nothing, short enough that somebody who was disabled is out within a minute.
const FRESH_MS = 5000;

export function createAccounts(sql: Sql, clock: () => Promise<string>): Accounts {
  let known: { n: number; principals: Principals; readAt: number } | undefined;
  let reading: Promise<Principals> | undefined;
  const read = async (): Promise<Principals> => {
    const readAt = performance.now();
    const [head] = await sql<{ n: number }[]>`select coalesce(max(n), 0) as n from account_log`;
    const n = head?.n ?? 0;
    known = { n, readAt, principals: known?.n === n ? known.principals : principalsOf(await readBook(sql)) };
    return known.principals;
  };
  const principals = async (): Promise<Principals> => {
    if (known && performance.now() - known.readAt < FRESH_MS) return known.principals;
    return (reading ??= read().finally(() => (reading = undefined)));
  };
  const written = <T>(work: (sql: Queries, at: string) => Promise<T>): Promise<T> =>
    sql
      .begin(async (inner) => {
        // One change at a time, over all processes.
        await inner`select pg_advisory_xact_lock(720210)`;
        return work(inner, await clock());
      })
      .finally(() => (known = undefined));

  const sessions = createSessions(sql, clock);

  const change: Accounts['change'] = (by, asked) =>
    written(async (inner, at) => {
      const about = await aboutOf(inner, asked);
      const no = forbidden(by, asked, about, principalsOf(await readBook(inner)), at);
      if (no) return no;
      const applied = await apply(inner, { by: nameOf(by), at, change: asked, about });
      return applied && isRefused(applied)
        ? applied
        : { ok: true as const, n: await note(inner, at, nameOf(by), asked) };
    });

  return {
    principals,
    change,
    table: async (by, bytes) => {
      if ('person' in by && !(await principals()).isAdministrator(by.person)) return notAdministrator;
      const lines = linesIn(textOf(bytes));
      if (isRefused(lines)) return lines;
      const reports: LineReport[] = [];
      // What stands is told to those alone who might say it.
      const known = async (one: Change): Promise<boolean> =>
        !forbidden(by, one, await aboutOf(sql, one), await principals(), await clock()) && stands(sql, one);
      for (const line of lines) reports.push(await takeLine(line, { change: (one) => change(by, one), stands: known }));
      return { ok: true, lines: reports };
    },
    load: (file, source) =>
      written(async (inner, at) => {
        const changed = await reconcile(inner, file, at);
        if (changed) await note(inner, at, `installation:${source}`, { do: 'load', changed, file: hashOf(file) });
        return { ok: true as const, changed };
      }),
    overview: async (person) => overviewFor(sql, await principals(), person),
    signedIn: async (asker) => {
      const known = await principals();
      if (!known.isAdministrator(asker)) return sessions.open(asker);
      return (await sessions.open()).filter(({ person }) => person === asker || keeps(known, asker, person));
    },
    log: async ({ after, limit }) =>
      sql<
        AccountRow[]
      >`select n, at, by, change, prev, hash from account_log where n < ${after ?? Number.MAX_SAFE_INTEGER} order by n desc limit ${limit}`,
    verifyLog: () => firstBroken(sql),
    sessions,
  };
}

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

async function note(sql: Queries, at: string, by: string, change: object): Promise<number> {
  const [last] = await sql<{ n: number; hash: string }[]>`select n, hash from account_log order by n desc limit 1`;
  const row = { n: (last?.n ?? 0) + 1, at, by, change, prev: last?.hash ?? GENESIS };
  await sql`insert into account_log ${sql({ ...row, change: sql.json(change), hash: hashOf(row) })}`;
  return row.n;
}

async function firstBroken(sql: Sql): Promise<number | null> {
  let prev = GENESIS;
  let expected = 1;
  for await (const rows of sql<AccountRow[]>`select n, at, by, change, prev, hash from account_log order by n`.cursor(
    500,
  ))
    for (const { hash, ...row } of rows) {
      if (row.n !== expected || row.prev !== prev || hashOf(row) !== hash) return row.n;
      prev = hash;
      expected += 1;
    }
  return null;
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
