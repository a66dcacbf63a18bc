// The accounts of an installation: read from memory, changed in one transaction with the row that says who changed what.
import { type JsonObject, hashOf } from '@shuquan/machines/kernel';
import type { Queries, Sql } from '../ledger/sql.ts';
import { readBook } from './book.ts';
import { type By, type Change, notAdministrator } from './changes.ts';
import { reconcile } from './from-file.ts';
import type { LineReport } from './csv.ts';
import { type Principals, type PrincipalsFile, principalsOf } from './principals.ts';
import type { AccountRefusal } from './refusals.ts';
import { type Overview, keeps, overviewFor } from './overview.ts';
import { type OpenSession, type Sessions, createSessions } from './sessions.ts';
import { type TableAsked, takeTable } from './table.ts';
import { GENESIS, note, takeChange } from './taking.ts';

export type AccountRow = { n: number; at: string; by: string; change: Change | JsonObject; prev: string; hash: string };
export type Accounts = {
  /** As they stand now, to within a few seconds: what another process changed is seen by then. */
  principals: () => Promise<Principals>;
  /** Answers the row of the log, or why not; nothing is written then. */
  change: (by: By, change: Change) => Promise<{ ok: true; n: number } | AccountRefusal>;
  /** Makes the tables say what a file of people says, for all that came from such a file. */
  load: (file: PrincipalsFile, source: string) => Promise<{ ok: true; changed: number }>;
  /** Organisations, people and hats from a table, line by line: what is wrong in one holds up no other. */
  table: (by: By, asked: TableAsked) => Promise<{ ok: true; lines: LineReport[] } | AccountRefusal>;
  /** What an administrator sees: all, or what is of the organisations they keep. */
  overview: (person: string) => Promise<({ ok: true } & Overview) | AccountRefusal>;
  /** Browsers in which people are signed in: whoever asks sees their own, and those of the people whom they keep. */
  signedIn: (asker: string) => Promise<OpenSession[]>;
  log: (page: { after?: number; limit: number }) => Promise<AccountRow[]>;
  /** The first row whose hash does not follow from it and the row before; null: the chain is whole. */
  verifyLog: () => Promise<number | null>;
  sessions: Sessions;
};

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

  return {
    principals,
    change: (by, change) =>
      written(async (inner, at) => takeChange(inner, { by, change, at, known: principalsOf(await readBook(inner)) })),
    table: async (by, asked) =>
      'person' in by && !(await principals()).isAdministrator(by.person)
        ? notAdministrator
        : takeTable(written, by, asked),
    load: (file, source) =>
      written(async (inner, at) => {
        const changed = await reconcile(inner, file, at);
        if (changed)
          await note(inner, { at, by: `installation:${source}`, change: { do: 'load', changed, file: hashOf(file) } });
        return { ok: true as const, changed };
      }),
    overview: async (person) => overviewFor(sql, await principals(), person),
    signedIn: async (asker) => {
      const known = await principals();
      if (known.administers(asker)) return sessions.open();
      const kept = known.file.people.map(({ id }) => id).filter((person) => keeps(known, asker, person));
      return sessions.open([asker, ...kept]);
    },
    log: async ({ after, limit }) =>
      sql<
        AccountRow[]
      >`select n, at, by, change, prev, hash from account_log where n < ${after ?? Number.MAX_SAFE_INTEGER} order by n desc limit ${limit}`,
    verifyLog: () => firstBroken(sql),
    sessions,
  };
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
