// Every opening of a case, a log, a document, an export is a row before it is answered (T25): one that cannot be written is not
// answered. Reads that come while others are being written go together: whoever waits, waits for one write at most.
import type { Actor, CaseId, JsonObject } from '@shuquan/machines/kernel';
import { isOurs } from './ours.ts';
import type { Sql } from './sql.ts';

export type Material = 'case' | 'log' | 'documents' | 'archive' | 'report' | 'export' | 'exported';
export type OwnRead = { material: Material; caseId?: CaseId; document?: string; about?: JsonObject };
export type ReadLog = { note: (actor: Actor, read: OwnRead) => Promise<void> };

type Row = {
  at: string;
  person: string;
  hat: string;
  party: string | null;
  on_behalf_of: string | null;
  material: Material;
  case_id: CaseId | null;
  document: string | null;
  about: JsonObject | null;
};

export function createReadLog(sql: Sql, clock: () => Promise<string>): ReadLog {
  let waiting: Row[] = [];
  let writing: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    const rows = waiting;
    waiting = [];
    await sql`
      insert into read_log (at, person, hat, party, on_behalf_of, material, case_id, document, about)
      select at, person, hat, party, on_behalf_of, material, case_id, document, about from jsonb_to_recordset(${sql.json(rows)})
        as x(at timestamptz, person text, hat text, party text, on_behalf_of text, material text, case_id text, document text, about jsonb)`;
  };
  /** Begins when what is under way has ended, however it ended. */
  const soon = (): Promise<void> =>
    (next ??= (writing ?? Promise.resolve())
      .catch(() => {})
      .then(() => {
        next = undefined;
        return (writing = write());
      }));
  return {
    note: async (actor, { material, caseId, document, about }) => {
      // What the system and the ports read is their work, not somebody's.
      if (isOurs(actor)) return;
      const { person, hat, party, onBehalfOf } = actor;
      const at = await clock();
      waiting.push({
        at,
        person,
        hat,
        party: party ?? null,
        on_behalf_of: onBehalfOf ?? null,
        material,
        case_id: caseId ?? null,
        document: document ?? null,
        about: about ?? null,
      });
      await soon();
    },
  };
}

export type LoggedRead = {
  n: number;
  at: string;
  person: string;
  hat: string;
  party: string | null;
  onBehalfOf: string | null;
  material: string;
  caseId: CaseId | null;
  document: string | null;
  about: JsonObject | null;
};

/** Newest first, for administrators; `parties`: by whoever acts for these alone; `before`: the number of the last row of the page before. */
export type ReadsSought = { person?: string; caseId?: string; parties?: string[]; before?: number; limit?: number };
export const loggedReads = (
  sql: Sql,
  { person, caseId, parties, before, limit = 100 }: ReadsSought,
): PromiseLike<LoggedRead[]> =>
  sql<LoggedRead[]>`
    select n, at, person, hat, party, on_behalf_of as "onBehalfOf", material, case_id as "caseId", document, about from read_log
    where n < ${before ?? Number.MAX_SAFE_INTEGER} ${person === undefined ? sql`` : sql`and person = ${person}`}
      ${caseId === undefined ? sql`` : sql`and case_id = ${caseId}`} ${parties ? sql`and party = any(${parties})` : sql``}
    order by n desc limit ${Math.min(limit, 1000)}`;
