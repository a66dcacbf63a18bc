// A table of accounts in turns: as many lines as one short transaction takes, and under the key of the request what became of
// them, so that whoever asks again, after a cut or a crash, gets the same answers and nothing is taken twice.
import { hash } from 'node:crypto';
import type { Queries } from '../ledger/sql.ts';
import { readBook } from './book.ts';
import type { By } from './changes.ts';
import { nameOf } from './changes.ts';
import { type LineReport, linesIn, takeLine, textOf } from './csv.ts';
import { principalsOf } from './principals.ts';
import { type AccountRefusal, isRefused, refused } from './refusals.ts';
import { standsAlready, takeChange } from './taking.ts';

export type TableAsked = {
  bytes: Uint8Array;
  /** Without one, what stands already is left alone when it is sent again. */ key?: string;
};
type Written = <T>(work: (sql: Queries, at: string) => Promise<T>) => Promise<T>;
type Taken = { lines: LineReport[]; isDone: boolean };

const AT_ONCE = 50;
const KEPT = '30 days';

export async function takeTable(
  written: Written,
  by: By,
  { bytes, key }: TableAsked,
): Promise<{ ok: true; lines: LineReport[] } | AccountRefusal> {
  const lines = linesIn(textOf(bytes));
  if (isRefused(lines)) return lines;
  const request = key === undefined ? undefined : { by: nameOf(by), key, sha256: hash('sha256', bytes, 'hex') };
  for (let before: LineReport[] = []; ;) {
    const turn = await written(async (sql, at): Promise<Taken | AccountRefusal> => {
      const known = request ? await keptOf(sql, request) : before;
      if (!Array.isArray(known)) return known;
      const now = lines.slice(known.length, known.length + AT_ONCE);
      const reports = [...known, ...(await takeLines(sql, by, now, at))];
      if (request && now.length) await keep(sql, request, reports, at);
      return { lines: reports, isDone: reports.length === lines.length };
    });
    if ('ok' in turn) return turn;
    if (turn.isDone) return { ok: true, lines: turn.lines };
    before = turn.lines;
  }
}

type Line = Parameters<typeof takeLine>[0];
async function takeLines(sql: Queries, by: By, lines: Line[], at: string): Promise<LineReport[]> {
  // Nothing that a table can ask for makes anybody an administrator.
  const known = principalsOf(await readBook(sql));
  const reports: LineReport[] = [];
  for (const line of lines)
    reports.push(
      await takeLine(line, {
        change: (change) => takeChange(sql, { by, change, known, at }),
        stands: (change) => standsAlready(sql, { by, change, known, at }),
      }),
    );
  return reports;
}

type Request = { by: string; key: string; sha256: string };
async function keptOf(sql: Queries, { by, key, sha256 }: Request): Promise<LineReport[] | AccountRefusal> {
  const [row] = await sql<{ sha256: string; lines: LineReport[] }[]>`
    select sha256, lines from account_table where by = ${by} and key = ${key}`;
  return !row || row.sha256 === sha256
    ? (row?.lines ?? [])
    : refused(
        'ACCOUNT_CONFLICT',
        '该 Idempotency-Key 已用于另一份表格，请更换后提交。',
        'This Idempotency-Key was used for another table; send this one under another key.',
      );
}
async function keep(sql: Queries, { by, key, sha256 }: Request, lines: LineReport[], at: string): Promise<void> {
  await sql`delete from account_table where at < ${at}::timestamptz - ${KEPT}::interval`;
  await sql`insert into account_table (by, key, sha256, lines, at) values (${by}, ${key}, ${sha256}, ${sql.json(lines)}, ${at})
    on conflict (by, key) do update set lines = excluded.lines, at = excluded.at`;
}
