// What the database holds of some cases: their rows and all that stands beside them, read together.
import type { CallEffect, CaseId, JsonObject } from '@shuquan/machines/kernel';
import type { Sql } from '../db.ts';
import type { CaseRow, LedgerRow } from '../types.ts';

export type KeptEffect = {
  seq: number;
  idx: number;
  effect: CallEffect;
  done_at: string | null;
  outcome: JsonObject | null;
};
/** `n`: its place in the order of writing over all cases. */
export type NumberedRow = LedgerRow & { n: number };
export type Kept = {
  row: CaseRow | undefined;
  rows: NumberedRow[];
  alarm: { next_due: string | null }[];
  link: object[];
  claim: object[];
  certificate: object[];
  task: { state: string }[];
  effect: KeptEffect[];
  /** `ours`: filed by the system, not named by a row. */
  reference: { sha256: string; ours: boolean }[];
  /** Rows whose cause is gone; `whole`: with its whole case. */
  causeless: { seq: number; whole: boolean }[];
  /** Its archive was disposed of, and what only it referred to. */
  disposed: boolean;
};
type Of<T> = T & { case_id: CaseId };

/** Everything of these cases, in the order of their ids; ids of cases that are not there too. */
export async function readKept(sql: Sql, ids: CaseId[]): Promise<Map<CaseId, Kept>> {
  const kept = new Map<CaseId, Kept>(ids.map((id) => [id, empty()]));
  const of = ({ case_id }: { case_id: CaseId }): Kept => kept.get(case_id)!;
  const split = <T extends object>({ case_id: _, ...rest }: Of<T>): T => rest as unknown as T;
  await Promise.all([
    sql<CaseRow[]>`select * from cases where id = any(${ids})`.then((all) => {
      for (const row of all) kept.get(row.id)!.row = row;
    }),
    sql<NumberedRow[]>`select * from ledger where case_id = any(${ids}) order by case_id, seq`.then((all) => {
      for (const row of all) of(row).rows.push(row);
    }),
    sql<Of<Kept['alarm'][0]>[]>`select case_id, next_due from alarm where case_id = any(${ids})`.then((all) => {
      for (const row of all) of(row).alarm.push(split(row));
    }),
    sql<Of<object>[]>`select case_id, rel, target from link where case_id = any(${ids})`.then((all) => {
      for (const row of all) of(row).link.push(row);
    }),
    sql<Of<object>[]>`select case_id, scope, value, heir from claim where case_id = any(${ids})`.then((all) => {
      for (const row of all) of(row).claim.push(row);
    }),
    sql<Of<object>[]>`select case_id, number from certificate where case_id = any(${ids})`.then((all) => {
      for (const row of all) of(row).certificate.push(row);
    }),
    sql<Of<Kept['task'][0]>[]>`
      select case_id, state, lifecycle, by_hat, by_parties, claimed_by, delegated_by, opened_at, due_at, escalated from task where case_id = any(${ids})`.then(
      (all) => {
        for (const row of all) of(row).task.push(row);
      },
    ),
    sql<Of<KeptEffect>[]>`
      select case_id, seq, idx, effect, done_at, outcome from effect where case_id = any(${ids}) order by case_id, seq, idx`.then(
      (all) => {
        for (const row of all) of(row).effect.push(row);
      },
    ),
    readReferences(sql, ids, of),
    readCauseless(sql, ids, of),
  ]);
  return kept;
}

const empty = (): Kept => ({
  row: undefined,
  rows: [],
  alarm: [],
  link: [],
  claim: [],
  certificate: [],
  task: [],
  effect: [],
  reference: [],
  causeless: [],
  disposed: false,
});

async function readReferences(sql: Sql, ids: CaseId[], of: (row: { case_id: CaseId }) => Kept): Promise<void> {
  const references = await sql<Of<Kept['reference'][0]>[]>`
    select r.case_id, r.sha256, coalesce(d.uploaded_by ->> 'hat' = 'SYSTEM', false) as ours
    from document_ref r left join document d on d.sha256 = r.sha256 where r.case_id = any(${ids})`;
  for (const row of references) of(row).reference.push(row);
  const disposals = await sql<{ id: CaseId; parent: CaseId | null }[]>`
    select c.id, c.parent from cases c
    where (c.parent = any(${ids}) or c.id = any(${ids}))
      and exists (select 1 from effect e where e.case_id = c.id and e.effect ->> 'port' = 'archive' and e.effect ->> 'op' = 'dispose')`;
  for (const { id, parent } of disposals)
    for (const case_id of [id, parent ?? '']) if (ids.includes(case_id)) of({ case_id }).disposed = true;
}

async function readCauseless(sql: Sql, ids: CaseId[], of: (row: { case_id: CaseId }) => Kept): Promise<void> {
  const causeless = await sql<Of<Kept['causeless'][0]>[]>`
    select l.case_id, l.seq, not exists (select 1 from ledger o where o.case_id = l.cause ->> 'case') as whole
    from ledger l where l.case_id = any(${ids}) and l.cause is not null
      and not exists (select 1 from ledger o where o.case_id = l.cause ->> 'case' and o.seq = (l.cause ->> 'seq')::int)
    order by l.case_id, l.seq`;
  for (const row of causeless) of(row).causeless.push(row);
}
