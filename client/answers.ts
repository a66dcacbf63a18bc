// What the HTTP API answers. The shapes are the service's own; a test holds the two together.
import type { Actor } from '@shuquan/machines/kernel';
import type { ArticleId, Text } from '@shuquan/machines/law';
import type { Instant } from './desk-answers.ts';
import type { Who } from './law-answers.ts';
import type { No } from './refusals.ts';

export type * from './desk-answers.ts';
export type * from './law-answers.ts';

/** A hat, and for whom it is worn. */
export type WornHat = { hat: string; party?: string; partyName?: string };
/** Who is there. `development`: nobody is asked who they are, and `people` may be named in `as`. */
export type Me = {
  ok: true;
  signedIn: boolean;
  development?: true;
  provider?: { issuer: string; audience: string; cliClientId?: string };
  people?: { person: string; name: string; hats: WornHat[] }[];
  person?: string;
  name?: string;
  hats?: WornHat[];
  /** What others have handed on, until when; `id` ends it. */
  delegated?: (WornHat & { id: number; from: string; name?: string; until: Instant })[];
  /** What they have handed on themselves. */
  handed?: (WornHat & { id: number; to: string; name?: string; until: Instant })[];
  /** Organisations whose accounts they keep. */
  administers?: string[];
  /** Of the installation. */
  administrator?: boolean;
};

/** The event is on the record. */
export type Accepted = {
  ok: true;
  caseId: string;
  /** The row of the ledger; the case's version from now on. */
  seq: number;
  state: string[];
  at: Instant;
  /** The key had been seen before: nothing happened again. */
  repeated?: true;
};

/** An event that may be sent now; `unmet`: the rules that already stand against it, none when it may. */
export type Possible = {
  event: string;
  title: Text;
  by: Who[];
  articles: string[];
  unmet: { rule: string; says: Text; articles: string[] }[];
  /** What its form begins with: what the case holds, where the act can only repeat it. */
  onFile?: Record<string, unknown>;
};
export type Deadline = {
  clock: string;
  title: Text;
  kind: string;
  /** null: the clock stands. */
  dueAt: Instant | null;
  /** Where the law counts working days; negative past it. */
  workingDaysLeft: number | null;
  /** Reaches into a year whose holiday notice is not loaded. */
  provisional?: boolean;
};
export type CaseTask = {
  task: string;
  by: Who;
  title: Text;
  claimedBy: string | null;
  dueAt: Instant | null;
  workingDaysLeft: number | null;
  escalated: boolean;
};
export type PendingEffect = { key: string; op: string; attempts: number; nextAt: Instant; lastError: string | null };
/** A case as the actor may see it. `version` is what `expectedVersion` is compared with. */
export type Case = {
  ok: true;
  caseId: string;
  lifecycle: string;
  title: Text;
  label: Text;
  regime: string;
  version: number;
  ended: boolean;
  state: string[];
  stateTitle: Text;
  openedAt: Instant;
  at: Instant;
  context: unknown;
  parties: string[];
  tasks: CaseTask[];
  deadlines: Deadline[];
  effects: PendingEffect[];
  /** What this actor may do now. */
  mine: Possible[];
  /** What anybody may do now. */
  open: Possible[];
  /** Of its parties and of who has claimed a task, as far as the accounts know them. */
  names: Record<string, string>;
};
/** Would the event be taken now, as far as can be told without its payload? */
export type Explained = { ok: true; taken: true; possible: Possible } | { ok: true; taken: false; refusal: No };
/** Would the event be taken with this content? `refusal.details` lists everything that stands against it. */
export type Rehearsed = { ok: true; taken: true; state: string[] } | { ok: true; taken: false; refusal: No };

/** What every registered subject in force may read of a listing on the market. */
export type PublicView = { caseId: string; lifecycle: string; view: { [field: string]: unknown }; at: Instant };
/** `next` is absent on the last page. */
export type PublicPage = { ok: true; listings: PublicView[]; next?: string };

/** A listing to be completed, from a record of somebody else's form. `from`: the term that it was taken from. */
export type ListingDraft = {
  ok: true;
  kind: 'dcat' | 'edc';
  lifecycle: 'listingRegistration';
  input: { [field: string]: unknown };
  event: { type: 'SUBMIT'; [field: string]: unknown };
  mapped: { path: string; from: string }[];
  missing: { path: string; message: Text; articles?: string[] }[];
};
/** A row of the ledger: who, in which hat, from what, to what, under which article. */
export type LedgerRow = {
  case_id: string;
  seq: number;
  at: Instant;
  recorded_at: Instant;
  event: { type: string; [field: string]: unknown };
  actor: Actor;
  facts: unknown;
  key: string;
  cause: { case: string; seq: number } | null;
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
/** Who was refused what in a case; nothing of the payload. */
export type RefusedAttempt = {
  at: Instant;
  person: string;
  hat: string;
  party: string | null;
  event: string;
  code: string;
  articles: ArticleId[];
  /** Where many cases were asked for; null: no case. */
  caseId?: string | null;
};
/** `next` is absent on the last page. */
export type RefusedPage = { ok: true; refusals: RefusedAttempt[]; beyond?: number; next?: number };
/** A read of a case: under an access to information by requester and purpose (`access` and `person` for those who may read it); by one's own right by person, hat and party. */
export type CaseRead = {
  at: Instant;
  requester?: string;
  purpose?: Text;
  material: string;
  document: string | null;
  access?: string;
  person?: string;
  hat?: string;
  party?: string | null;
};
export type ReadsPage = { ok: true; reads: CaseRead[]; next?: number };
/** What a person did, in which role; no content. */
export type PersonAct = {
  caseId: string;
  seq: number;
  at: Instant;
  event: string;
  hat: string;
  party: string | null;
  onBehalfOf: string | null;
  from: string[];
  to: string[];
  articles: ArticleId[];
};
export type ActsPage = { ok: true; acts: PersonAct[]; next?: number };
/** Of a purpose: how many accesses were asked, granted, refused, and how often they were used. */
export type AccessCount = { purpose: string; asked: number; granted: number; refused: number; reads: number };
/** `kind`: altered, missing, outOfOrder, recomputed, caseRemoved, notDerivable, … `row`: of the case; null: none in particular. */
export type Finding = { kind: string; table: string; row: number | null; problem: string };
/** `older`: rows of machine versions that the service no longer has, of which the hashes alone were checked. */
export type Verdict = {
  caseId: string;
  rows: number;
  ok: boolean;
  problems: string[];
  /** The same with their kinds; the first bad row stands first. */
  findings: Finding[];
  hash: string;
  older: number;
};
export type CertificateView = {
  number: string;
  valid: boolean;
  lifecycle: string;
  title: Text;
  /** Null: a citizen, who is not named. */
  holder: string | null;
  /** What it is about, where that has a name. */
  about: string | null;
  certificate: unknown;
  state: string[];
  stateTitle: Text;
  /** It is valid, or not, since then, under these articles. */
  since: Instant;
  articles: string[];
  asOf: Instant;
};
export type StoredDocument = { ok: true; sha256: string; size: number; mediaType: string };
/** A file as it arrives. */
export type FoundFile = { ok: true; mediaType: string; body: ReadableStream<Uint8Array> };
export type FoundDocument = { ok: true; sha256: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> };
/** What a holiday notice would move, or that the calendar says it already. It counts once another person has taken it. */
export type ProposedNotice =
  | { ok: true; unchanged: true; year: number; calendar: string }
  | { ok: true; n: number; year: number; preview: { cases: number; moved: number; more?: true } };
export type TakenNotice = { ok: true; n: number; year: number; calendar: string; cases: number; moved: number };
export type HolidayNotice = {
  n: number;
  year: number;
  notice: { year: number; holidays: string[]; workdays: string[]; source: string };
  proposedAt: Instant;
  proposedBy: Actor;
  decidedAt: Instant | null;
  decidedBy: Actor | null;
  /** null: it waits, or was discarded. */
  calendar: string | null;
};
export type KeptNotices = { ok: true; notices: HolidayNotice[] };

/** What is filled in: an event of a case, or the opening of one (`OPEN`, without `caseId`). */
export type DraftOf = { lifecycle: string; caseId?: string; event: string };
export type BegunDraft = DraftOf & { id: string; savedAt: Instant };
export type Draft = BegunDraft & { content: { [field: string]: unknown } };

/** A day in Asia/Shanghai, `2026-03-16`; null: without an end. */
export type GrantedHat = {
  grant: number;
  person: string;
  hat: string;
  party: string | null;
  from: string | null;
  until: string | null;
  grantedBy: string;
  basis: string;
  at: Instant;
  confirmedBy: string | null;
  /** Not worn until another administrator has confirmed it. */
  waits: boolean;
  ofFile: boolean;
};
export type Delegation = {
  id: number;
  from: string;
  to: string;
  hat: string;
  party: string | null;
  fromAt: Instant;
  untilAt: Instant;
  reason: string;
};
export type Accounts = {
  ok: true;
  people: { person: string; name: string; email: string | null; disabledAt: Instant | null; ofFile: boolean }[];
  organisations: { party: string; name: string }[];
  hats: GrantedHat[];
  delegations: Delegation[];
  services: { client: string; name: string; hat: string; party: string; events: string[] }[];
  logins: { issuer: string; subject: string; person: string }[];
  administrators: { person: string; party: string }[];
};
export type AccountLog = {
  ok: true;
  rows: {
    n: number;
    at: Instant;
    by: string;
    change: { do?: string; [field: string]: unknown };
    prev: string;
    hash: string;
  }[];
};
