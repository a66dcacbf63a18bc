// Disposal of an archive whose term has ended, once two persons have decided (the chart sees to that). Documents that
// another case refers to stay. What the ledger says stays, too: it is the proof that the case was.
import type { Ledger } from '../../ledger/index.ts';
import { readSealed } from '../archive/sealed.ts';
import type { DocumentStore } from './document-store.ts';
import { PortError } from './errors.ts';

/** `record`: the retention record that asks; `sha256`: the archive that it sealed. */
export type Dispose = { of: string; record: string; sha256: string };

/** May run twice, and go on where it was interrupted: the archive, which names what is to go, goes last. */
export async function disposeArchive(
  { ledger, stores }: { ledger: Ledger; stores: DocumentStore[] },
  { of, record, sha256 }: Dispose,
): Promise<{ archive: string }> {
  const [primary] = stores;
  if (!primary || !(await primary.has(sha256))) return { archive: sha256 };
  const { manifest } = await readSealed(primary, sha256);
  if (manifest.case.id !== of) throw new PortError(`${sha256} is not an archive of ${of}; nothing was disposed of.`);
  // The term of logs is months, that of the case's own material decades.
  const material = manifest.kind === 'archive' ? manifest.documents.map((document) => document.sha256) : [];
  const gone = await forget(ledger, [of, record], [...material, sha256]);
  for (const document of gone.filter((other) => other !== sha256))
    for (const store of stores) await store.remove(document);
  if (gone.includes(sha256)) for (const store of [...stores].reverse()) await store.remove(sha256);
  // Not named `sha256`: the document is gone, and a reference to it would be refused.
  return { archive: sha256 };
}

/** Takes away the cases' references to these documents, then the documents that nobody refers to; answers those that are gone. */
async function forget(ledger: Ledger, cases: string[], documents: string[]): Promise<string[]> {
  return await ledger.sql.begin(async (sql): Promise<string[]> => {
    await sql`delete from document_ref where case_id = any(${cases}) and sha256 = any(${documents})`;
    await sql`delete from document d where d.sha256 = any(${documents}) and not exists (select 1 from document_ref r where r.sha256 = d.sha256)`;
    const kept = await sql<{ sha256: string }[]>`select sha256 from document where sha256 = any(${documents})`;
    return documents.filter((sha256) => !kept.some((row) => row.sha256 === sha256));
  });
}
