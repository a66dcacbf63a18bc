// What has changed since a moment, over all processes: for whoever waits for it. Numbers are given before a commit, so that a
// lower one may come to light later: a mark lies some seconds back, and what is read again is dropped.
import { type Actor, type CaseId, type Lifecycle, bodiesOf, partiesIn, stateAt } from '@shuquan/machines/kernel';
import { roles } from '@shuquan/machines/law';
import { type LedgerContext, lifecycleOf } from './context.ts';
import { mayRead } from './reading.ts';
import type { CaseRow } from './types.ts';

/** Up to which rows somebody has heard of everything; of the ledger, and of the notices. */
export type Mark = { ledger: number; notice: number };
export type Change = { n: number; caseId: CaseId; version: number; states: string[]; row: CaseRow };
export type Told = { id: number; person: string };
export type News = { changes: Change[]; notices: Told[]; /** There is more than one look takes. */ more: boolean };

/** What has been heard of beyond a mark. */
export type Known = { ledger: ReadonlySet<number>; notice: ReadonlySet<number> };

const MOST = 1000;

export async function markNow({ reading }: LedgerContext): Promise<Mark> {
  const [row] = await reading<Mark[]>`
    select (select coalesce(max(n), 0) from ledger) as ledger, (select coalesce(max(id), 0) from notice) as notice`;
  return row!;
}

/** Beyond a mark, without what `known` says has been heard of. */
export async function newsSince(
  { reading: sql }: LedgerContext,
  mark: Mark,
  known: Known = { ledger: new Set(), notice: new Set() },
): Promise<News> {
  const [rows, notices] = await Promise.all([
    sql<{ n: number; caseId: CaseId; version: number; states: string[] }[]>`
      select n, case_id as "caseId", seq as version, from_state || to_state as states from ledger where n > ${mark.ledger} and n <> all(${[...known.ledger]}::bigint[]) order by n limit ${MOST}`,
    sql<
      Told[]
    >`select id, person from notice where id > ${mark.notice} and id <> all(${[...known.notice]}::bigint[]) order by id limit ${MOST}`,
  ]);
  const cases = rows.length
    ? await sql<CaseRow[]>`select * from cases where id = any(${[...new Set(rows.map(({ caseId }) => caseId))]})`
    : [];
  const byId = new Map(cases.map((row) => [row.id, row]));
  return {
    changes: rows.flatMap((change) => {
      const row = byId.get(change.caseId);
      return row ? [{ ...change, row }] : [];
    }),
    notices,
    more: rows.length === MOST || notices.length === MOST,
  };
}

/** What an actor is told: that a case moved, if they may read it; that a task of theirs came, went or changed hands. */
export function tellsOf(
  ledger: LedgerContext,
  { row, states }: Change,
  actor: Actor,
): { case: boolean; task: boolean } {
  const reads = mayRead(ledger, row, actor);
  return { case: reads, task: reads && isTheirTask(lifecycleOf(ledger, row.lifecycle), row, states, actor) };
}

function isTheirTask(lifecycle: Lifecycle, row: CaseRow, states: string[], actor: Actor): boolean {
  if (row.machine_version !== lifecycle.version) return false;
  return states.flatMap(withAbove).some((path) => {
    const by = stateAt(lifecycle, path)?.meta?.task?.by;
    if (by === undefined) return false;
    return by in roles
      ? by === actor.hat
      : partiesIn(lifecycle, row.snapshot, by).some((one) => bodiesOf(actor).includes(one));
  });
}
/** `a.b.c`, `a.b`, `a`. */
const withAbove = (path: string): string[] => {
  const parts = path.split('.');
  return parts.map((_, n) => parts.slice(0, parts.length - n).join('.'));
};
