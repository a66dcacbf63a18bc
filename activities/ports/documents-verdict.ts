// Are the documents in the store those that the ledger names? Read through, each of them, and each sealed archive with all
// that it names.
import type { Ledger } from '../../ledger/index.ts';
import { type Found, type Kind } from '../../ledger/verify.ts';
import { verifyArchive } from './archive-verdict.ts';
import { type DocumentStore, checkStored } from './document-store.ts';
import { DocumentAltered, DocumentMissing } from './errors.ts';

type Row = { sha256: string; size: number; sealed: boolean; caseId: string | null };
const PAGE = 200;

/** One finding for each document that is missing or altered. Throws when the store cannot be reached. */
export async function* documentFindings(ledger: Ledger, store: DocumentStore): AsyncGenerator<Found, number> {
  let read = 0;
  for (let last = ''; ;) {
    const rows = await ledger.sql<Row[]>`
      select d.sha256, d.size,
        d.uploaded_by ->> 'person' = 'system:archive' and d.media_type <> 'application/json' as sealed, (select min(r.case_id) from document_ref r where r.sha256 = d.sha256) as "caseId"
      from document d where d.sha256 > ${last} order by d.sha256 limit ${PAGE}`;
    for (const row of rows) yield* oneFinding(ledger, store, row);
    read += rows.length;
    if (rows.length < PAGE) return read;
    last = rows.at(-1)!.sha256;
  }
}

async function* oneFinding(ledger: Ledger, store: DocumentStore, row: Row): AsyncGenerator<Found> {
  const { sha256, size, sealed, caseId } = row;
  const found = (kind: Kind, what: string): Found => ({
    kind,
    table: 'document',
    row: null,
    caseId,
    problem: `document ${sha256}${caseId ? ` of ${caseId}` : ''}: ${what}`,
  });
  try {
    const bytes = await checkStored(store, sha256);
    if (bytes !== size) yield found('documentAltered', `has ${bytes} bytes, not ${size}`);
    if (!sealed) return;
    const { problems } = await verifyArchive(ledger, store, sha256);
    // Documents of the archive are read by themselves.
    for (const problem of problems.filter((one) => !/^(document|regime|calendar) /.test(one)))
      yield found('documentAltered', `the archive does not hold: ${problem}`);
  } catch (error) {
    if (error instanceof DocumentMissing) yield found('documentMissing', 'is missing');
    else if (error instanceof DocumentAltered) yield found('documentAltered', 'was altered');
    else throw error;
  }
}
