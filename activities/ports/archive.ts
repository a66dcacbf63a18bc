// The sealed manifest (T24): everything of a case in one canonical JSON document, stored under its own hash. The same
// case at the same version gives the same bytes. It holds what is needed to derive the case again after decades:
// its rows, the rules and calendars they name, its documents by hash, and the state of the cases that it refers to.
import { type JsonObject, canonical, hashText, type Actor, IntegrityError } from '@shuquan/machines/kernel';
import type { CaseRow, Ledger, LedgerRow, PortCall } from '../../ledger/index.ts';
import type { Queries } from '../../ledger/db.ts';
import { documentsOf as documentsOfEvent } from '../../ledger/derived.ts';
import { type Dispose, disposeArchive } from './archive-disposal.ts';
import type { DocumentStore } from './document-store.ts';
import { noteDocument, noteReferences } from './documents.ts';
import { PortError } from './errors.ts';

export const FORMAT = 'shuquan-archive/1';
const archivist: Actor = { person: 'system:archive', hat: 'SYSTEM' };
const MANIFEST = 'application/vnd.shuquan.archive+json';

export type ArchivedDocument = { sha256: string; mediaType: string; size: number; uploadedBy: JsonObject; at: string };
/** A case that this one refers to: its state and what it showed when the last archived row was written. */
export type LinkedCase = {
  rel: string;
  case: string;
  version: number;
  hash: string;
  state: string[];
  at: string;
  known: JsonObject | null;
};
export type Manifest = {
  format: typeof FORMAT;
  kind: string;
  case: {
    id: string;
    lifecycle: string;
    machineVersion: number;
    version: number;
    hash: string;
    state: string[];
    ended: boolean;
    openedAt: string;
    at: string;
    parties: string[];
  };
  rows: LedgerRow[];
  /** Stored beside the manifest, each under its own hash. */
  rules: { kind: 'regime' | 'calendar'; name: string; sha256: string }[];
  documents: ArchivedDocument[];
  linked: LinkedCase[];
};
type Sealed = { sha256: string; rows: number; documents: number };

type Deps = { ledger: Ledger; store: DocumentStore; evidence?: DocumentStore };

/** Ops `seal {case, kind?}` and `dispose {case, sha256}`. */
export const createArchive =
  ({ ledger, store, evidence }: Deps) =>
  async ({ caseId, lifecycle, effect }: PortCall): Promise<JsonObject> => {
    const { op, input }: { op: string; input: JsonObject } =
      effect.type === 'call' ? effect : { op: effect.type, input: {} };
    const { case: of, kind, sha256 } = input;
    if (typeof of !== 'string') throw new PortError(`archive.${op} needs {case}.`);
    switch (op) {
      case 'seal':
        return await sealArchive(ledger, store, of, {
          kind: typeof kind === 'string' ? kind : 'archive',
          alsoFor: caseId,
        });
      case 'dispose': {
        if (lifecycle !== 'retentionRecord')
          throw new PortError(`Only a retention record may have an archive disposed of, not ${lifecycle}.`);
        if (typeof sha256 !== 'string') throw new PortError('archive.dispose needs the sha256 of the sealed archive.');
        const asked: Dispose = { of, record: caseId, sha256 };
        return await disposeArchive({ ledger, stores: evidence ? [store, evidence] : [store] }, asked);
      }
      default:
        throw new PortError(`The port “archive” has no operation ${op}; it has seal and dispose.`);
    }
  };

/** Seals a case as it stands. `alsoFor`: a further case, the retention record, whose readers may read the archive. */
export async function sealArchive(
  ledger: Ledger,
  store: DocumentStore,
  caseId: string,
  { kind = 'archive', alsoFor }: { kind?: string; alsoFor?: string } = {},
): Promise<Sealed> {
  const read = await readCase(ledger, caseId);
  for (const { sha256 } of read.documents)
    if (!(await store.has(sha256)))
      throw new PortError(`${caseId} cannot be sealed: its document ${sha256} is not in the store (${store.place}).`);
  const rules = await keepRules(ledger, store, read.rows);
  const { row, rows, documents, linked } = read;
  const manifest: Manifest = {
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
    rules,
    documents,
    linked,
  };
  const stored = await store.put(Buffer.from(canonical(manifest)));
  await noteDocument(ledger, stored, MANIFEST, archivist);
  const kept = [stored.sha256, ...rules.map(({ sha256 }) => sha256)];
  await noteReferences(ledger, caseId, kept);
  if (alsoFor && alsoFor !== caseId) await noteReferences(ledger, alsoFor, kept);
  return { sha256: stored.sha256, rows: rows.length, documents: documents.length };
}

type CaseReading = { row: CaseRow; rows: LedgerRow[]; documents: ArchivedDocument[]; linked: LinkedCase[] };
/** One consistent reading of a case and of what hangs together with it, as of its last row. */
async function readCase(ledger: Ledger, caseId: string): Promise<CaseReading> {
  // Appends hold this lock shared until they commit: having had it alone, no row with a lower number is still to come,
  // so that a second reading finds the linked cases as the first did. Before the reading, whose view begins with it.
  await ledger.sql`select pg_advisory_xact_lock(720100)`;
  return await ledger.sql.begin('isolation level repeatable read read only', async (sql): Promise<CaseReading> => {
    const [row] = await sql<CaseRow[]>`select * from cases where id = ${caseId}`;
    if (!row) throw new PortError(`There is no case ${caseId} to seal.`);
    const rows = await sql<LedgerRow[]>`
      select case_id, seq, at, recorded_at, event, actor, facts, key, cause, from_state, to_state, articles, machine_version, regime, calendar, snapshot_hash, prev, hash
      from ledger where case_id = ${caseId} order by seq`;
    const [last] = await sql<{ n: number }[]>`select n from ledger where case_id = ${caseId} and seq = ${row.version}`;
    if (!last) throw new IntegrityError(`the ledger of ${caseId} does not reach its version ${row.version}`);
    return {
      row,
      rows: [...rows],
      documents: await documentsOf(sql, rows),
      linked: await linkedOf(sql, caseId, rows, last.n),
    };
  });
}

async function documentsOf(sql: Queries, rows: LedgerRow[]): Promise<ArchivedDocument[]> {
  const named = [...new Set(rows.flatMap(({ event }) => documentsOfEvent(event)))];
  const found = await sql<ArchivedDocument[]>`
    select sha256, media_type as "mediaType", size, uploaded_by as "uploadedBy", at from document where sha256 = any(${named}) order by sha256`;
  const missing = named.filter((sha256) => !found.some((row) => row.sha256 === sha256));
  if (missing.length) throw new PortError(`Documents that the case refers to are unknown: ${missing.join(', ')}`);
  return [...found];
}

async function linkedOf(sql: Queries, caseId: string, rows: LedgerRow[], lastNumber: number): Promise<LinkedCase[]> {
  const links = await sql<
    { rel: string; target: string }[]
  >`select rel, target from link where case_id = ${caseId} order by rel, target`;
  const causes = [...new Set(rows.flatMap(({ cause }) => (cause && cause.case !== caseId ? [cause.case] : [])))].sort();
  const wanted = [
    ...links.map(({ rel, target }) => ({ rel, id: target })),
    ...causes.map((id) => ({ rel: 'cause', id })),
  ];
  const stood = await sql<{ case_id: string; seq: number; hash: string; to_state: string[]; at: string }[]>`
    select distinct on (case_id) case_id, seq, hash, to_state, at from ledger
    where case_id = any(${wanted.map(({ id }) => id)}) and n <= ${lastNumber} order by case_id, seq desc`;
  const known = factsOf(rows);
  return wanted.flatMap(({ rel, id }) => {
    const row = stood.find((other) => other.case_id === id);
    return row
      ? [
          {
            rel,
            case: id,
            version: row.seq,
            hash: row.hash,
            state: row.to_state,
            at: row.at,
            known: known.get(id) ?? null,
          },
        ]
      : [];
  });
}

/** What guards read of other cases (certificates, states), as recorded in the rows; of several the latest. */
function factsOf(rows: LedgerRow[]): Map<string, JsonObject> {
  const known = new Map<string, JsonObject>();
  for (const { facts } of rows)
    for (const fact of Object.values((facts ?? {}) as JsonObject).flat())
      if (fact && typeof fact === 'object' && !Array.isArray(fact) && typeof fact['id'] === 'string')
        known.set(fact['id'], fact);
  return known;
}

/** Keeps each regime and calendar that the rows name as a document of its own: the name of a regime is its hash already. */
async function keepRules(ledger: Ledger, store: DocumentStore, rows: LedgerRow[]): Promise<Manifest['rules']> {
  const { regimes, calendarOf } = ledger.context;
  const packs = [...new Set(rows.map(({ regime }) => regime))].sort().map((hash) => {
    const { hash: _, ...pack } = regimes.byHash(hash);
    return { kind: 'regime' as const, name: pack.id, text: canonical(pack), expected: hash };
  });
  const calendars = [...new Set(rows.map(({ calendar }) => calendar))].sort().map((version) => {
    const text = canonical(calendarOf(version).content);
    return { kind: 'calendar' as const, name: version, text, expected: hashText(text) };
  });
  const rules: Manifest['rules'] = [];
  for (const { kind, name, text, expected } of [...packs, ...calendars]) {
    const stored = await store.put(Buffer.from(text));
    if (stored.sha256 !== expected)
      throw new IntegrityError(`the ${kind} ${name} does not have the hash ${expected} that the rows name`);
    await noteDocument(ledger, stored, 'application/json', archivist);
    rules.push({ kind, name, sha256: stored.sha256 });
  }
  return rules;
}
