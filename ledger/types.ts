// What the ledger takes and answers.
import type { ArticleId, Text } from '@shuquan/machines/law';
import type { Actor, CaseId, CaseState, Grant, Json, JsonObject, Refusal } from '@shuquan/machines/kernel';

export type Accepted = {
  ok: true;
  caseId: CaseId;
  seq: number;
  state: string[];
  at: string;
  /** The key had been seen: nothing happened again. */ repeated?: true;
};
export type Answer = Accepted | Refusal;

export type AppendRequest = {
  caseId: CaseId;
  event: { type: string; [key: string]: unknown };
  actor: Actor;
  /** Idempotency key, unique within the case: the same key gives the same answer, once. */
  key: string;
  /** Refuse if the case has moved on since the caller read it. */
  expectedVersion?: number;
  /** Whom the event names (ASSIGN, DELEGATE), in the hats that they wear now, as the accounts say; none where they say nothing. */
  named?: Actor[];
};
export type OpenRequest = {
  lifecycle: string;
  input: unknown;
  actor: Actor;
  key: string;
  regime?: string;
  caseId?: CaseId;
  /** Names the regime itself; for what the ledger opens under the regime of another case. */ regimeHash?: string;
};

export type Cause = { case: CaseId; seq: number };
export type LedgerRow = {
  case_id: CaseId;
  seq: number;
  at: string;
  recorded_at: string;
  event: { type: string; [key: string]: Json };
  actor: Actor;
  facts: Json;
  key: string;
  cause: Cause | null;
  from_state: string[];
  to_state: string[];
  articles: ArticleId[];
  machine_version: number;
  regime: string;
  calendar: string;
  snapshot_hash: string;
  prev: string;
  hash: string;
};
export type CaseRow = {
  id: CaseId;
  lifecycle: string;
  stem: string;
  machine_version: number;
  regime: string;
  parent: string | null;
  open_key: string | null;
  version: number;
  ended: boolean;
  state: string[];
  tags: string[];
  snapshot: CaseState;
  parties: string[];
  shares: JsonObject;
  next_due: string | null;
  hash: string;
  opened_at: string;
  at: string;
};

/** An access to information that runs, the case that gives it, and the fields that it shows: null, all. */
export type Under = { access: CaseId; grant: Grant; fields: string[] | null };

/** Settles an effect in the same transaction as the event that its answer becomes. */
export type Settlement = { case_id: CaseId; seq: number; idx: number; outcome: JsonObject };

/** What somebody asked of the ledger (a person, a port's reply, a round of the calendar), and what came of it. */
export type SeenAct = {
  /** `unknown` for one that the program does not have. */
  lifecycle: string;
  /** Missing while no case has been opened. */
  caseId?: CaseId;
  event: string;
  actor: Actor;
  ms: number;
} & ({ answer: Answer } | { error: unknown });

/** What a query answers and the search attributes show. No personal data. */
export type Description = {
  caseId: CaseId;
  lifecycle: string;
  state: string[];
  title: Text;
  version: number;
  at: string;
  deadlines: { clock: string; kind: string; dueAt: string | null; provisional?: boolean }[];
  effects: { key: string; op: string; attempts: number; nextAt: string; lastError: string | null }[];
};
/** A runner that is to be woken or started, with what it shows from its start. */
export type Runner = {
  caseId: CaseId;
  lifecycle: string;
  state: string[];
  deadline: string | null;
  /** Where there is none yet, it may sleep so long before it runs for the first time. */
  asleepMs?: number;
};
export type PendingWork = {
  final: boolean;
  /** Until the next deadline or the next try of an effect; null: until somebody wakes the runner. */
  nextInMs: number | null;
  effects: { seq: number; idx: number; port: string }[];
  description: Description;
};
