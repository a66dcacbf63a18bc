// Who reads a case of which something is made, a report or an archive (T24, T25): as they may anyway, or under an access that
// runs. It is a read once it is shown, and not before: what is refused leaves no row.
import { type Actor, type CaseId, type Grant, type Refusal, isRefusal } from '@shuquan/machines/kernel';
import { withoutContent, withAllFields } from './access.ts';
import type { LedgerContext } from './context.ts';
import { covers } from './grants.ts';
import { caseRow } from './held.ts';
import { keep } from './kept-reads.ts';
import { readable } from './queries.ts';
import { mayRead, rowsFor } from './reading.ts';
import { running } from './running.ts';
import type { CaseRow, LedgerRow, Under } from './types.ts';

type Classes = Grant['classes'];
/** `ledger`: under the access, where there is one. */
export type Reader = { actor: Actor; ledger: LedgerContext; access?: Under };

/** Null: not at all, or under no access that takes in all of these classes. */
export async function readerOf(
  ledger: LedgerContext,
  row: CaseRow,
  actor: Actor,
  classes: Classes,
): Promise<Reader | null> {
  if (mayRead(ledger, row, actor)) return { actor, ledger };
  const access = (await running(ledger, actor, classes[0]!)).find(
    (one) => classes.every((each) => one.grant.classes.includes(each)) && covers(ledger, one, row),
  );
  return access ? { actor, ledger: { ...ledger, under: [access] }, access } : null;
}

/** The same as somebody asks it, by the id of the case. */
export async function readerFor(
  ledger: LedgerContext,
  caseId: CaseId,
  actor: Actor,
  classes: Classes,
): Promise<Reader | Refusal> {
  const answer = await readable(ledger, caseId, actor);
  if (!isRefusal(answer)) return { actor, ledger };
  const row = await caseRow(ledger, caseId);
  return (row && (await readerOf(ledger, row, actor, classes))) ?? answer;
}

/** The rows as a reader sees them; where an access shows some fields only, the course without what was in each event. */
export function rowsOf({ ledger, actor, access }: Reader, row: CaseRow, rows: LedgerRow[]): LedgerRow[] {
  if (!access?.fields) return rowsFor(ledger, row, rows, actor);
  return rowsFor(withAllFields(ledger, access), row, rows, actor).map(withoutContent);
}

/**
 * Keeps what is about to be shown, under an access or by one's own right. False where an access has ended; throws when it cannot:
 * then nothing is shown.
 */
export async function keepShown(
  readers: Reader[],
  { material, caseId, shown }: { material: 'report' | 'archive'; caseId: CaseId; shown: string },
): Promise<boolean> {
  const nameOf = ({ access, actor }: Reader) => `${access?.access} ${actor.person}`;
  const each = new Map(readers.map((reader) => [nameOf(reader), reader]));
  for (const { ledger, access, actor } of each.values())
    if (!access) await ledger.readLog.note(actor, { material, caseId });
    else if (!(await keep(ledger, access, actor, [{ material, case_id: caseId, shown }]))) return false;
  return true;
}
