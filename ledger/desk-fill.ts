// The desk's rows of cases that have none, or none of their version: those that are older than the desk, and what an older
// program wrote beside this one.
import { type LedgerContext, lifecycleOf } from './context.ts';
import { deskRowOf, deskTextsOf } from './desk.ts';
import { asItStands } from './standing.ts';
import type { CaseRow } from './types.ts';

const PAGE = 500;

type Filling = { anew?: boolean; progress?: ((done: number, of: number) => void) | undefined };
/** Answers how many were written. `anew`: all of them, whatever is there; then `progress` is told. Others may write cases meanwhile. */
export async function fillDesk(ledger: LedgerContext, { anew = false, progress }: Filling = {}): Promise<number> {
  const known = Object.keys(ledger.lifecycles);
  const [all] = progress
    ? await ledger.sql<{ of: number }[]>`select count(*)::int as of from cases where lifecycle = any(${known})`
    : [];
  let filled = 0;
  for (let last = ''; ;) {
    const rows = await ledger.sql<(CaseRow & { articles: string[] })[]>`
      select c.*, array(select distinct a from ledger l, jsonb_array_elements_text(l.articles) a where l.case_id = c.id) as articles
      from cases c left join desk_case d on d.no = c.no
      where c.id > ${last} and c.lifecycle = any(${known}) and (${anew}::boolean or d.version is distinct from c.version) order by c.id limit ${PAGE}`;
    if (rows.length) await written(ledger, rows);
    filled += rows.length;
    if (rows.length) progress?.(filled, all!.of);
    if (rows.length < PAGE) return filled;
    last = rows.at(-1)!.id;
  }
}

const DEADLOCK = '40P01';
/** An act that writes the same rows in another order goes first. */
async function written(ledger: LedgerContext, rows: (CaseRow & { articles: string[] })[]): Promise<void> {
  for (;;)
    try {
      return await writeDesk(ledger, rows);
    } catch (error) {
      if ((error as { code?: string }).code !== DEADLOCK) throw error;
    }
}

async function writeDesk(ledger: LedgerContext, rows: (CaseRow & { articles: string[] })[]): Promise<void> {
  const held = rows.map(({ articles, ...row }) => ({
    of: { row: asItStands(ledger, row), lifecycle: lifecycleOf(ledger, row.lifecycle) },
    articles,
  }));
  const desk = held.map(({ of, articles }) => deskRowOf(of, articles));
  const words = held.flatMap(({ of }) => deskTextsOf(of));
  const { sql } = ledger;
  // What an act has written meanwhile is newer.
  await sql`
    with written as (
      insert into desk_case as d (no, version, kind, ended, keys, due, opened_at, at)
      select c.no, x.version, x.kind, x.ended, x.keys, x.due, x.opened_at, x.at
      from jsonb_to_recordset(${sql.json(desk)}) as x(case_id text, version int, kind int, ended boolean, keys text[], due timestamptz, opened_at timestamptz, at timestamptz)
      join cases c on c.id = x.case_id
      on conflict (no) do update set version = excluded.version, ended = excluded.ended, keys = excluded.keys, due = excluded.due, at = excluded.at
      where abs(d.version) <= excluded.version
      returning no
    )
    insert into desk_text (no, part, words)
    select w.no, x.part, x.words
    from jsonb_to_recordset(${sql.json(words)}) as x(case_id text, part smallint, words text) join cases c on c.id = x.case_id join written w on w.no = c.no
    on conflict (no, part) do update set words = excluded.words`;
}
