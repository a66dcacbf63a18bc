// One consistent reading of a case and of what hangs together with it: what an archive and a report are made of.
import {
  type CallEffect,
  type Json,
  type JsonObject,
  IntegrityError,
  canonical,
  hashText,
} from '@shuquan/machines/kernel';
import type { CaseRow, Ledger, LedgerRow } from '../../ledger/index.ts';
import type { Queries } from '../../ledger/db.ts';
import { documentsOf as documentsOfEvent } from '../../ledger/derived.ts';
import { actsAreOver } from '../../ledger/under-way.ts';
import { PortError } from '../ports/errors.ts';
import type { ArchivedDocument, LinkedCase, Rule } from './manifest.ts';

export type RuleText = Rule & { text: string };
export type CaseReading = {
  row: CaseRow;
  rows: LedgerRow[];
  rules: RuleText[];
  documents: ArchivedDocument[];
  lost: string[];
  linked: LinkedCase[];
  /** What was asked of the outside, and what it answered. */
  effects: Asked[];
};
export type Asked = { seq: number; effect: CallEffect; done_at: string | null; outcome: JsonObject | null };
/**
 * To be sealed: a second reading at the same version finds the linked cases as the first did, for the acts
 * that were under way are over. Before the reading, whose view begins with it.
 */
export async function readToSeal(ledger: Ledger, caseId: string): Promise<CaseReading> {
  await actsAreOver(ledger.sql);
  return readCase(ledger, caseId);
}

/** One consistent reading of a case and of what hangs together with it, as of its last row. */
export async function readCase(ledger: Ledger, caseId: string): Promise<CaseReading> {
  return await ledger.sql.begin('isolation level repeatable read read only', async (sql): Promise<CaseReading> => {
    const [row] = await sql<CaseRow[]>`select * from cases where id = ${caseId}`;
    if (!row) throw new PortError(`There is no case ${caseId}.`);
    const rows = await sql<LedgerRow[]>`
      select case_id, seq, at, recorded_at, event, actor, facts, key, cause, from_state, to_state, articles, machine_version, regime, calendar, snapshot_hash, prev, hash
      from ledger where case_id = ${caseId} order by seq`;
    const [last] = await sql<{ n: number }[]>`select n from ledger where case_id = ${caseId} and seq = ${row.version}`;
    if (!last) throw new IntegrityError(`the ledger of ${caseId} does not reach its version ${row.version}`);
    return {
      row,
      rows: [...rows],
      rules: await rulesOf(sql, rows),
      ...(await documentsOf(sql, rows)),
      linked: await linkedOf(sql, caseId, rows, last.n),
      effects: await sql<
        Asked[]
      >`select seq, effect, done_at, outcome from effect where case_id = ${caseId} order by seq, idx`,
    };
  });
}

/** What the rows name, as far as it is still there; `lost`: the rest, which was disposed of, or is missing. */
async function documentsOf(sql: Queries, rows: LedgerRow[]): Promise<Pick<CaseReading, 'documents' | 'lost'>> {
  const named = [...new Set(rows.flatMap(({ event }) => documentsOfEvent(event)))];
  const found = await sql<ArchivedDocument[]>`
    select sha256, media_type as "mediaType", size, uploaded_by as "uploadedBy", at from document where sha256 = any(${named}) order by sha256`;
  const known = new Set(found.map(({ sha256 }) => sha256));
  return { documents: [...found], lost: named.filter((sha256) => !known.has(sha256)) };
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

/** Each regime and calendar that the rows name, as it was kept: what the program has learnt since is no part of it. */
async function rulesOf(sql: Queries, rows: LedgerRow[]): Promise<RuleText[]> {
  const names = (of: 'regime' | 'calendar') => [...new Set(rows.map((row) => row[of]))].sort();
  const regimes = await sql<
    { content: { id: string; hash: string; [field: string]: Json } }[]
  >`select content from regime where encode(hash, 'hex') = any(${names('regime')}) order by hash`;
  const calendars = await sql<
    { version: string; content: Json }[]
  >`select version, content from calendar where version = any(${names('calendar')}) order by version`;
  if (regimes.length !== names('regime').length || calendars.length !== names('calendar').length)
    throw new IntegrityError(`rules that the rows of ${rows[0]?.case_id} name are not in the ledger`);
  return [
    ...regimes.map(({ content: { hash, ...pack } }) => ruleOf('regime', pack.id, canonical(pack), hash)),
    ...calendars.map(({ version, content }) => ruleOf('calendar', version, canonical(content))),
  ];
}
function ruleOf(kind: Rule['kind'], name: string, text: string, named?: string): RuleText {
  const sha256 = hashText(text);
  if (named !== undefined && sha256 !== named)
    throw new IntegrityError(`the ${kind} ${name} does not have the hash ${named} that the rows name`);
  return { kind, name, sha256, text };
}
