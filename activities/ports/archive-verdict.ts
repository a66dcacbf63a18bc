// Does a sealed archive still hold? The ledger is only compared with: an archive stands on its own, also where the
// ledger's database is gone.
import { canonical, hashOf } from '@shuquan/machines/kernel';
import type { Ledger, LedgerRow } from '../../ledger/index.ts';
import { GENESIS } from '../../ledger/record.ts';
import { FORMAT, type Manifest } from './archive.ts';
import { type DocumentStore, checkStored, readWhole } from './document-store.ts';
import { DocumentAltered, DocumentMissing } from './errors.ts';

export type ArchiveVerdict = {
  sha256: string;
  caseId: string | null;
  ok: boolean;
  rows: number;
  documents: number;
  problems: string[];
};

/** Checks the manifest's own hash, the chain of its rows, and every document and rule that it names. Without a ledger (`null`), the archive alone. */
export async function verifyArchive(
  ledger: Pick<Ledger, 'sql'> | null,
  store: DocumentStore,
  sha256: string,
): Promise<ArchiveVerdict> {
  const verdict: ArchiveVerdict = { sha256, caseId: null, ok: false, rows: 0, documents: 0, problems: [] };
  const manifest = await readManifest(store, sha256, verdict.problems);
  if (!manifest) return verdict;
  verdict.caseId = manifest.case.id;
  verdict.rows = manifest.rows.length;
  verdict.documents = manifest.documents.length;
  verdict.problems.push(
    ...chainProblems(manifest),
    ...(ledger ? await ledgerProblems(ledger, manifest) : []),
    ...(await documentProblems(store, manifest)),
  );
  return { ...verdict, ok: verdict.problems.length === 0 };
}

async function readManifest(store: DocumentStore, sha256: string, problems: string[]): Promise<Manifest | undefined> {
  const bytes = await problemOf(readWhole(store, sha256), problems, 'the manifest');
  if (!bytes) return undefined;
  try {
    const manifest = JSON.parse(bytes.toString()) as Omit<Manifest, 'format'> & { format: string };
    if (manifest.format !== FORMAT) problems.push(`the manifest is of the format ${manifest.format}, not ${FORMAT}`);
    else if (canonical(manifest) !== bytes.toString()) problems.push('the manifest is not canonical JSON');
    else return { ...manifest, format: FORMAT };
  } catch (error) {
    problems.push(`the manifest is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return undefined;
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

async function documentProblems(store: DocumentStore, { documents, rules }: Manifest): Promise<string[]> {
  const problems: string[] = [];
  for (const { sha256, size } of documents) {
    const found = await problemOf(checkStored(store, sha256), problems, `document ${sha256}`);
    if (found !== undefined && found !== size) problems.push(`document ${sha256}: has ${found} bytes, not ${size}`);
  }
  for (const { kind, name, sha256 } of rules) await problemOf(checkStored(store, sha256), problems, `${kind} ${name}`);
  return problems;
}

/** A missing or altered document is a finding; anything else (the store cannot be reached) is thrown. */
async function problemOf<T>(work: Promise<T>, problems: string[], what: string): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DocumentMissing) problems.push(`${what}: is missing`);
    else if (error instanceof DocumentAltered) problems.push(`${what}: was altered`);
    else throw error;
    return undefined;
  }
}
