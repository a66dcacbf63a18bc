// Reading under an access to information (T25, T34, T35): each read is a row first, and one that cannot be written is not
// answered. Where somebody may read anyway, as a party or a hand, nothing of this is asked; the read is a row all the same.
import { type Actor, type CaseId, type Refusal, hashOf, isRefusal } from '@shuquan/machines/kernel';
import type { LedgerContext } from './context.ts';
import * as desk from './desk-list.ts';
import { covers } from './grants.ts';
import { caseRow, regimeOf } from './held.ts';
import { keep } from './kept-reads.ts';
import * as queries from './queries.ts';
import { mayRead, readsTherein } from './reading.ts';
import { running } from './running.ts';
import type { CaseRow, LedgerRow, Under } from './types.ts';

type Asked<T extends object> = {
  as: 'case' | 'log';
  read: (under: LedgerContext, access?: Under) => Promise<T | Refusal>;
  /** It shows the case; by one's own right what only asks about an event does not. */
  isOpening?: boolean;
};
/** Asks as the actor may anyway, and where that is refused, under each access that reaches the case. */
async function asked<T extends object>(
  ledger: LedgerContext,
  caseId: CaseId,
  actor: Actor,
  { as, read, isOpening = true }: Asked<T>,
): Promise<T | Refusal> {
  const answer = await read(ledger);
  if (!isRefusal(answer) && isOpening) await ledger.readLog.note(actor, { material: as, caseId });
  if (!isRefusal(answer) || answer.code !== 'READ_NOT_ALLOWED') return answer;
  const row = await caseRow(ledger, caseId);
  const access = row && (await running(ledger, actor, as)).find((one) => covers(ledger, one, row));
  if (!access) return answer;
  const shown = await read({ ...ledger, under: [access] }, access);
  // A refusal that is explained says where the case stands.
  if (isRefusal(shown) && shown.code === 'READ_NOT_ALLOWED') return shown;
  const isKept = await keep(ledger, access, actor, [{ material: as, case_id: caseId, shown: hashOf(shown) }]);
  return isKept ? shown : answer;
}

export const show = (ledger: LedgerContext, caseId: CaseId, actor: Actor) =>
  asked(ledger, caseId, actor, { as: 'case', read: (under) => queries.show(under, caseId, actor) });

export const explain = (ledger: LedgerContext, caseId: CaseId, event: { type: string }, actor: Actor) =>
  asked(ledger, caseId, actor, {
    as: 'case',
    isOpening: false,
    read: (under) => queries.explain(under, caseId, event, actor),
  });

/** Where only some fields are shown, the course is told without what was in each event. */
export const log = (ledger: LedgerContext, caseId: CaseId, actor: Actor) =>
  asked(ledger, caseId, actor, {
    as: 'log',
    read: async (under, access) => {
      if (!access?.fields) return queries.log(under, caseId, actor);
      const whole = await queries.log(withAllFields(under, access), caseId, actor);
      return isRefusal(whole) ? whole : { ok: true as const, rows: whole.rows.map(withoutContent) };
    },
  });
/** The rows under an access of some fields are read whole, to be told without their content. */
export const withAllFields = (ledger: LedgerContext, access: Under): LedgerContext => ({
  ...ledger,
  under: [{ ...access, fields: null }],
});
export const withoutContent = (row: LedgerRow): LedgerRow => ({
  ...row,
  event: { type: row.event.type, sealed: true },
  facts: null,
});

/** The cases that an actor may see; those that they see under an access alone are reads. */
export async function list(ledger: LedgerContext, actor: Actor, filter?: desk.ListFilter): Promise<desk.Listed[]> {
  const accesses = await running(ledger, actor, 'case');
  if (!accesses.length) return desk.list(ledger, actor, filter);
  const listed = await desk.list({ ...ledger, under: accesses }, actor, filter);
  const ids = listed.map(({ caseId }) => caseId);
  const rows = await ledger.sql<CaseRow[]>`
    select c.*, ${regimeOf(ledger.sql)} from cases c where c.id = any(${ids})`;
  const ended = new Set<CaseId>();
  for (const access of accesses) {
    const its = rows.filter(
      (row) => !mayRead(ledger, row, actor) && accesses.find((one) => covers(ledger, one, row)) === access,
    );
    const shown = (id: CaseId): string => hashOf(listed.find(({ caseId }) => caseId === id));
    const reads = its.map(({ id }) => ({ material: 'list', case_id: id, shown: shown(id) }));
    if (!(await keep(ledger, access, actor, reads))) for (const { id } of its) ended.add(id);
  }
  return ended.size ? listed.filter(({ caseId }) => !ended.has(caseId)) : listed;
}

/** May a document be read under an access: one of its cases is within it, and shows it? Then the read is kept. */
export async function readsUnderAccess(ledger: LedgerContext, sha256: string, actor: Actor): Promise<boolean> {
  for (const access of await running(ledger, actor, 'documents')) {
    const under = { ...ledger, under: [access] };
    const { cases, parties } = access.grant;
    const rows = await ledger.sql<CaseRow[]>`
      select c.*, ${regimeOf(ledger.sql)} from document_ref r join cases c on c.id = r.case_id
      where r.sha256 = ${sha256} and (c.id = any(${cases}) or c.parties && ${parties}::text[]) order by c.id`;
    const row = rows.find((one) => covers(ledger, access, one) && readsTherein(under, one, actor, sha256));
    if (!row) continue;
    if (
      await keep(ledger, access, actor, [{ material: 'documents', case_id: row.id, document: sha256, shown: sha256 }])
    )
      return true;
  }
  return false;
}
