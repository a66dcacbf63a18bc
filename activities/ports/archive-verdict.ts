// Does a sealed archive still hold? The ledger is only compared with: an archive stands on its own, also where the
// ledger's database is gone.
import { hashOf } from '@shuquan/machines/kernel';
import type { Ledger, LedgerRow } from '../../ledger/index.ts';
import { GENESIS } from '../../ledger/record.ts';
import type { Manifest } from '../archive/manifest.ts';
import { NotAnArchive, type Sealed, readSealed } from '../archive/sealed.ts';
import { type DocumentStore, checkStored } from './document-store.ts';
import { DocumentAltered, DocumentMissing } from './errors.ts';

export type ArchiveVerdict = {
  sha256: string;
  caseId: string | null;
  ok: boolean;
  rows: number;
  documents: number;
  problems: string[];
};

/** Checks the archive's own hash, the chain of its rows, and every document and rule that it names. Without a ledger (`null`), the archive alone. */
export async function verifyArchive(
  ledger: Pick<Ledger, 'sql'> | null,
  store: DocumentStore,
  sha256: string,
): Promise<ArchiveVerdict> {
  const verdict: ArchiveVerdict = { sha256, caseId: null, ok: false, rows: 0, documents: 0, problems: [] };
  const sealed = await problemOf(readSealed(store, sha256), verdict.problems, 'the archive');
  if (!sealed) return verdict;
  const { manifest } = sealed;
  verdict.caseId = manifest.case.id;
  verdict.rows = manifest.rows.length;
  verdict.documents = manifest.documents.length;
  verdict.problems.push(
    ...sealed.problems,
    ...chainProblems(manifest),
    ...(ledger ? await ledgerProblems(ledger, manifest) : []),
    ...(await documentProblems(store, sealed)),
  );
  return { ...verdict, ok: verdict.problems.length === 0 };
}

function chainProblems({ case: of, rows }: Manifest): string[] {
  const problems: string[] = [];
  let prev = GENESIS;
  for (const [index, { hash, ...body }] of rows.entries()) {
    const where = `row ${body.seq}`;
    if (body.case_id !== of.id || body.seq !== index + 1)
      problems.push(`${where}: expected row ${index + 1} of ${of.id}`);
    if (body.prev !== prev) problems.push(`${where}: does not follow the row before`);
    if (hashOf(body) !== hash) problems.push(`${where}: was altered (hash differs)`);
    prev = hash;
  }
  if (of.version !== rows.length || of.hash !== prev)
    problems.push(`the manifest says version ${of.version}, its rows end at ${rows.length}`);
  return problems;
}

/** The ledger must still have the sealed rows, as they were sealed. */
async function ledgerProblems({ sql }: Pick<Ledger, 'sql'>, { case: of, rows }: Manifest): Promise<string[]> {
  const live = await sql<
    Pick<LedgerRow, 'seq' | 'hash'>[]
  >`select seq, hash from ledger where case_id = ${of.id} and seq <= ${rows.length} order by seq`;
  if (live.length < rows.length) return [`the ledger has ${live.length} of the ${rows.length} sealed rows`];
  return live.flatMap(({ seq, hash }) =>
    rows[seq - 1]?.hash === hash ? [] : [`row ${seq}: the ledger has another one`],
  );
}

/** What the archive names is in it; of an older one, beside it in the store. */
async function documentProblems(store: DocumentStore, { manifest, found }: Sealed): Promise<string[]> {
  const { documents, rules } = manifest;
  const problems: string[] = [];
  const held = found && new Map([...found.values()].map((file) => [file.sha256, file.size]));
  const sizeOf = async (sha256: string): Promise<number> => {
    if (!held) return checkStored(store, sha256);
    const size = held.get(sha256);
    if (size === undefined) throw new DocumentMissing(sha256);
    return size;
  };
  for (const { sha256, size } of documents) {
    const has = await problemOf(sizeOf(sha256), problems, `document ${sha256}`);
    if (has !== undefined && has !== size) problems.push(`document ${sha256}: has ${has} bytes, not ${size}`);
  }
  for (const { kind, name, sha256 } of rules) await problemOf(sizeOf(sha256), problems, `${kind} ${name}`);
  return problems;
}

/** What is missing, altered, or no archive is a finding; anything else (the store cannot be reached) is thrown. */
async function problemOf<T>(work: Promise<T>, problems: string[], what: string): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DocumentMissing) problems.push(`${what}: is missing`);
    else if (error instanceof DocumentAltered) problems.push(`${what}: was altered`);
    else if (error instanceof NotAnArchive) problems.push(`${what}: ${error.message}`);
    else throw error;
    return undefined;
  }
}
