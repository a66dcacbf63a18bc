// What somebody has begun to fill in (D-0392): read by its owner alone, kept for a while, gone once it was sent. No part
// of the record: nothing here is an act.
import { type Actor, type Refusal, refuse } from '@shuquan/machines/kernel';
import type { LedgerContext } from './context.ts';

/** Forms that one person has begun at once. */
export const DRAFTS_AT_MOST = 100;
/** Days after the last change. */
export const DRAFT_DAYS = 90;

/** `caseId`: absent where a case is to be opened, whose event is `OPEN`. */
export type DraftOf = { lifecycle: string; caseId?: string; event: string };
export type Begun = DraftOf & { id: string; savedAt: string };
export type Draft = Begun & { content: unknown };

type Row = { id: string; lifecycle: string; case_id: string | null; event: string; content: string; saved_at: Date };
const begun = ({ id, lifecycle, case_id: caseId, event, saved_at: savedAt }: Row): Begun => ({
  id,
  lifecycle,
  ...(caseId !== null && { caseId }),
  event,
  savedAt: new Date(savedAt).toISOString(),
});

/** Owned by a person in a hat: what was begun for one party is not read for another. */
const ownerOf = ({ person, hat, party = '' }: Actor) => ({ person, hat, party });

/** Writes over what was there under this id. */
export async function saveDraft(
  ledger: LedgerContext,
  actor: Actor,
  { id, content, ...of }: DraftOf & { id: string; content: unknown },
): Promise<Begun | Refusal> {
  const { sql } = ledger;
  const { person, hat, party } = ownerOf(actor);
  const savedAt = await ledger.clock();
  await forget(ledger, person);
  const kept = await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${person}, 720105))`;
    return tx`
      insert into draft (person, hat, party, id, lifecycle, case_id, event, content, saved_at)
      select ${person}, ${hat}, ${party}, ${id}, ${of.lifecycle}, ${of.caseId ?? null}, ${of.event},
        ${JSON.stringify(content)}, ${savedAt}
      where (select count(*) from draft where person = ${person} and (hat, party, id) <> (${hat}, ${party}, ${id})) < ${DRAFTS_AT_MOST}
      on conflict (person, hat, party, id) do update set
        lifecycle = excluded.lifecycle, case_id = excluded.case_id, event = excluded.event,
        content = excluded.content, saved_at = excluded.saved_at
      returning id`;
  });
  if (kept.length) return { id, ...of, savedAt };
  return refuse('LIMIT_REACHED', {
    zh: `每人最多保存 ${DRAFTS_AT_MOST} 份草稿，请先提交或者删除已有草稿。`,
    en: `One person keeps at most ${DRAFTS_AT_MOST} drafts; send or delete some first.`,
  });
}

/** What is old, and what was sent: under its id as key, an event of its case or an opening is on the record. */
async function forget({ sql, clock }: LedgerContext, person: string): Promise<void> {
  const at = await clock();
  await sql`delete from draft where saved_at < ${at}::timestamptz - ${`${DRAFT_DAYS} days`}::interval`;
  await sql`
    delete from draft d where d.person = ${person} and case when d.case_id is null
      then exists (select from cases c join ledger l on l.case_id = c.id and l.seq = 1
        where c.open_key = d.lifecycle || '/' || d.id and l.actor ->> 'person' = d.person)
      else exists (select from ledger l where l.case_id = d.case_id and l.key = d.id and l.actor ->> 'person' = d.person) end`;
}

/** The latest first. */
export async function draftsOf(ledger: LedgerContext, actor: Actor): Promise<Begun[]> {
  const { person, hat, party } = ownerOf(actor);
  await forget(ledger, person);
  const rows = await ledger.sql<Row[]>`
    select id, lifecycle, case_id, event, saved_at from draft
    where person = ${person} and hat = ${hat} and party = ${party} order by saved_at desc, id`;
  return rows.map(begun);
}

export async function draft(ledger: LedgerContext, actor: Actor, id: string): Promise<Draft | undefined> {
  const { person, hat, party } = ownerOf(actor);
  await forget(ledger, person);
  const [row] = await ledger.sql<Row[]>`
    select * from draft where person = ${person} and hat = ${hat} and party = ${party} and id = ${id}`;
  return row && { ...begun(row), content: JSON.parse(row.content) as unknown };
}

export async function removeDraft({ sql }: LedgerContext, actor: Actor, id: string): Promise<void> {
  const { person, hat, party } = ownerOf(actor);
  await sql`delete from draft where person = ${person} and hat = ${hat} and party = ${party} and id = ${id}`;
}
