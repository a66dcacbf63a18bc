// From the ledger to a bag: the reading of a case, what it says of itself, and its report.
import type { Ledger } from '../../ledger/index.ts';
import { lifecycleOf } from '../../ledger/context.ts';
import type { DocumentStore } from '../ports/document-store.ts';
import { PortError } from '../ports/errors.ts';
import { type Bag, bagOf } from './bag.ts';
import { type CaseReading, readToSeal } from './case-reading.ts';
import { archivedReport } from '../report/report.ts';
import { FORMAT, type Manifest } from './manifest.ts';
import { wordsOf } from './words-of.ts';

type Made = { bag: Bag; manifest: Manifest };

/** The case as it stands. Throws a PortError while one of its documents is not in the store. */
export async function makeBag(ledger: Ledger, store: DocumentStore, caseId: string, kind?: string): Promise<Made> {
  return bagFrom(ledger, store, await readToSeal(ledger, caseId), kind);
}

export async function bagFrom(
  ledger: Ledger,
  store: DocumentStore,
  read: CaseReading,
  kind = 'archive',
): Promise<Made> {
  const caseId = read.row.id;
  if (read.lost.length) throw new PortError(`Documents that the case refers to are unknown: ${read.lost.join(', ')}`);
  for (const { sha256 } of read.documents)
    if (!(await store.has(sha256)))
      throw new PortError(`${caseId} cannot be sealed: its document ${sha256} is not in the store (${store.place}).`);
  const manifest = manifestOf(read, kind);
  const words = wordsOf(lifecycleOf(ledger.context, read.row.lifecycle), read.rows);
  return { bag: bagOf({ manifest, rules: read.rules, words, report: await archivedReport(ledger, read) }), manifest };
}

const manifestOf = ({ row, rows, rules, documents, linked }: CaseReading, kind: string): Manifest => ({
  format: FORMAT,
  kind,
  case: {
    id: row.id,
    lifecycle: row.lifecycle,
    machineVersion: row.machine_version,
    version: row.version,
    hash: row.hash,
    state: row.state,
    ended: row.ended,
    openedAt: row.opened_at,
    at: row.at,
    parties: row.parties,
  },
  rows,
  rules: rules.map(({ kind: of, name, sha256 }) => ({ kind: of, name, sha256 })),
  documents,
  linked,
});
