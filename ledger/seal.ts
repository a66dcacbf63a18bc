// The chain over all cases: every second or so the rows written since the last seal are hashed together and chained,
// so that a deleted case or a cut tail shows. Rows younger than the last seal are not covered yet.
import { createHash } from 'node:crypto';
import { hashOf } from '@shuquan/machines/kernel';
import type { Queries, Sql } from './db.ts';
import { type Finding, type Kind, finding } from './proof/findings.ts';
import { GENESIS } from './record.ts';
import { actsAreOver } from './under-way.ts';

type Seal = {
  id: number;
  from_n: number;
  to_n: number;
  row_count: number;
  rows_hash: string;
  prev: string;
  hash: string;
  at: string;
};
const LIMIT = 50_000;

const hashRows = async (sql: Queries, from: number, to: number): Promise<{ count: number; hash: string }> => {
  const digest = createHash('sha256');
  let count = 0;
  for await (const rows of sql<{ n: number; case_id: string; seq: number; hash: string }[]>`
    select n, case_id, seq, hash from ledger where n between ${from} and ${to} order by n`.cursor(2000)) {
    for (const { n, case_id, seq, hash } of rows) digest.update(`${n} ${case_id} ${seq} ${hash}\n`);
    count += rows.length;
  }
  return { count, hash: digest.digest('hex') };
};

/** Seals what was written since the last seal. Several processes may try; one does it, and the others do nothing, or `wait`. Answers the rows sealed. */
export async function sealOnce(sql: Sql, now: string, wait = false): Promise<number> {
  const [newest] = await sql<{ n: number | null }[]>`select max(n) as n from ledger`;
  await actsAreOver(sql);
  const top = newest!.n ?? 0;
  return sql.begin(async (tx) => {
    if (wait) await tx`select pg_advisory_xact_lock(720101)`;
    const [turn] = await tx<{ mine: boolean }[]>`select pg_try_advisory_xact_lock(720101) as mine`;
    const [last] = await tx<Seal[]>`select * from seal order by id desc limit 1`;
    const from = (last?.to_n ?? 0) + 1;
    const to = Math.min(top, from + LIMIT - 1);
    if (!turn!.mine || to < from) return 0;
    const rows = await hashRows(tx, from, to);
    if (!rows.count) return 0;
    const body = {
      id: (last?.id ?? 0) + 1,
      from_n: from,
      to_n: to,
      row_count: rows.count,
      rows_hash: rows.hash,
      prev: last?.hash ?? GENESIS,
      at: now,
    };
    await tx`insert into seal ${tx({ ...body, hash: hashOf(body) })}`;
    return rows.count;
  });
}

/** Recomputes every seal, one after the other. Nothing found means that the rows are those that were sealed. */
export async function sealFindings(sql: Sql): Promise<Finding[]> {
  const found: Finding[] = [];
  let prev = GENESIS;
  let next = 1;
  for await (const seals of sql<Seal[]>`select * from seal order by id`.cursor(500))
    for (const seal of seals) {
      const { hash, ...body } = seal;
      const rows = await hashRows(sql, seal.from_n, seal.to_n);
      const say = (kind: Kind, problem: string) => found.push(finding(kind, 'seal', `seal ${seal.id}${problem}`));
      if (seal.prev !== prev || seal.from_n !== next) say('missing', ' does not follow its predecessor');
      if (hashOf(body) !== hash) say('altered', ' was altered');
      if (rows.count !== seal.row_count || rows.hash !== seal.rows_hash)
        say(
          rows.count < seal.row_count ? 'missing' : 'recomputed',
          `: the rows ${seal.from_n}–${seal.to_n} are not those that were sealed (${rows.count} of ${seal.row_count})`,
        );
      prev = hash;
      next = seal.to_n + 1;
    }
  return found;
}
export const verifySeals = async (sql: Sql): Promise<string[]> =>
  (await sealFindings(sql)).map(({ problem }) => problem);

/** Rows beyond the last seal; `since`: when the oldest of them was written. */
export type Unsealed = { rows: number; since: string | null };
export async function unsealed(sql: Sql): Promise<Unsealed> {
  const [row] = await sql<Unsealed[]>`
    select count(*)::int as rows, min(recorded_at) as since from ledger where n > coalesce((select max(to_n) from seal), 0)`;
  return row!;
}
/** Every process seals what it writes within seconds: what is older was never sealed, or the last seals are gone. */
const SEALED_WITHIN_MS = 60_000;
export const unsealedFindings = ({ rows, since }: Unsealed, now: string): Finding[] =>
  since !== null && Date.parse(now) - Date.parse(since) > SEALED_WITHIN_MS
    ? [
        finding(
          'unsealed',
          'seal',
          `${rows} rows since ${since} are beyond the last seal: the last seals are gone, or nobody seals`,
        ),
      ]
    : [];
