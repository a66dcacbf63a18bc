// What those who keep an installation look after: calls of the outside that keep failing, and whether the record is sealed and
// anchored (T24).
import type { CaseId } from '@shuquan/machines/kernel';
import { type AnchorStanding, anchorStanding } from './anchor.ts';
import type { LedgerContext } from './context.ts';
import { type EffectRow, effectView } from './pending.ts';

export type FailingEffect = ReturnType<typeof effectView> & { caseId: CaseId; lifecycle: string };
const MOST = 500;

/** Failed at least once and not settled, those that failed most first. */
export async function failingEffects({ sql }: LedgerContext): Promise<FailingEffect[]> {
  const rows = await sql<(EffectRow & { lifecycle: string })[]>`
    select e.*, c.lifecycle from effect e join cases c on c.id = e.case_id
    where e.done_at is null and e.attempts > 0 order by e.attempts desc, e.case_id, e.seq, e.idx limit ${MOST}`;
  return rows.map((row) => ({ ...effectView(row), caseId: row.case_id, lifecycle: row.lifecycle }));
}

/** Has one that failed tried again at once. False: it is settled, under way just now, or there is none. */
export async function retryEffect({ sql, clock }: LedgerContext, key: string): Promise<boolean> {
  const [, caseId, seq, idx] = /^(.+)\/(\d{1,9})\/(\d{1,4})$/.exec(key) ?? [];
  if (caseId === undefined) return false;
  const at = await clock();
  return sql.begin(async (tx) => {
    const found = await tx`
      update effect set next_at = ${at}, leased_until = null
      where case_id = ${caseId} and seq = ${Number(seq)} and idx = ${Number(idx)} and done_at is null
        and attempts > 0 and (leased_until is null or leased_until <= ${at}) returning seq`;
    if (found.length) await tx`insert into wake (case_id, not_before) values (${caseId}, now())`;
    return found.length > 0;
  });
}

export type RecordStanding = {
  rows: number;
  /** The last seal, and how many rows have come since. */
  seal: { id: number; at: string; behind: number } | null;
  anchors: AnchorStanding & { latest: { id: number; day: string; at: string; told: boolean; stamped: boolean }[] };
};

export async function recordStanding(ledger: LedgerContext): Promise<RecordStanding> {
  const { sql } = ledger;
  const [top] = await sql<{ n: number }[]>`select coalesce(max(n), 0) as n from ledger`;
  const [seal] = await sql<{ id: number; at: string; behind: number }[]>`
    select s.id, s.at, (select count(*)::int from ledger l where l.n > s.to_n) as behind from seal s order by s.id desc limit 1`;
  const latest = await sql<RecordStanding['anchors']['latest']>`
    select id, day, at, exists (select 1 from anchor_progress p where p.anchor = a.id and p.what = 'done') as told,
      exists (select 1 from anchor_progress p where p.anchor = a.id and p.what = 'stamp') as stamped
    from anchor a order by id desc limit 30`;
  return { rows: top!.n, seal: seal ?? null, anchors: { ...(await anchorStanding(ledger)), latest } };
}
