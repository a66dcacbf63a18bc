// The chain over all cases: every second or so the rows written since the last seal are hashed together and chained,
// so that a deleted case or a cut tail shows. Rows younger than the last seal are not covered yet.
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

/** What the rows of each range come to, hashed where they lie; of a range that no seal can have, no more than of one that it can. */
async function hashRanges(
  sql: Queries,
  ranges: Pick<Seal, 'from_n' | 'to_n'>[],
): Promise<{ count: number; hash: string }[]> {
  return sql<{ count: number; hash: string }[]>`
    select count(l.n)::int as count,
      encode(sha256(convert_to(coalesce(string_agg(
        l.n || ' ' || l.case_id || ' ' || l.seq || ' ' || encode(l.hash, 'hex') || e'\\n', '' order by l.n), ''), 'UTF8')), 'hex') as hash
    from unnest(${ranges.map(({ from_n }) => from_n)}::bigint[], ${ranges.map(({ to_n }) => to_n)}::bigint[])
      with ordinality as r (from_n, to_n, nth)
    left join ledger l on l.n between r.from_n and least(r.to_n, r.from_n + ${LIMIT - 1})
    group by r.nth order by r.nth`;
}

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
    const [rows] = await hashRanges(tx, [{ from_n: from, to_n: to }]);
    if (!rows?.count) return 0;
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
  for await (const seals of sql<Seal[]>`select * from seal order by id`.cursor(50)) {
    const ranges = await hashRanges(sql, seals);
    for (const [index, { hash, ...body }] of seals.entries()) {
      const rows = ranges[index]!;
      const say = (kind: Kind, problem: string) => found.push(finding(kind, 'seal', `seal ${body.id}${problem}`));
      if (body.prev !== prev || body.from_n !== next) say('missing', ' does not follow its predecessor');
      if (hashOf(body) !== hash) say('altered', ' was altered');
      if (rows.count !== body.row_count || rows.hash !== body.rows_hash)
        say(
          rows.count < body.row_count ? 'missing' : 'recomputed',
          `: the rows ${body.from_n}–${body.to_n} are not those that were sealed (${rows.count} of ${body.row_count})`,
        );
      prev = hash;
      next = body.to_n + 1;
    }
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
