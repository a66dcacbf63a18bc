// What lists answer: cases, tasks, what was done.
import type { Text } from '@shuquan/machines/law';

/** An instant: `2026-03-16T16:00:00.000Z`. */
export type Instant = string;

export type ListFilter = {
  lifecycle?: string;
  state?: string;
  tag?: string;
  ended?: boolean;
  dueBefore?: Instant;
  party?: string;
  /** Cited by a row of the case; `T21` takes in `T21(9)`. */
  article?: string;
  /** Words, ids, numbers, credit codes, names of organisations: all of them. */
  text?: string;
  /** Days, `2026-03-16`, both included. */
  openedFrom?: string;
  openedTo?: string;
  /** Last changed first (`recent`, the default), what is due first, or newest first. */
  order?: 'recent' | 'due' | 'opened';
};
export type PageFilter = ListFilter & {
  /** The `next` of the page before. */
  after?: string;
  /** 1 to 1000; without it 100. */
  limit?: number;
};
export type PageAsked = Pick<PageFilter, 'after' | 'limit'>;
/** An organisation by its name, a body by its hat; of a citizen nothing but that it is one. */
export type NamedParty = { party: string; name: Text };
export type Listed = {
  caseId: string;
  lifecycle: string;
  lifecycleTitle: Text;
  /** What the case is about. */
  label: Text;
  state: string[];
  stateTitle: Text;
  ended: boolean;
  version: number;
  parties: NamedParty[];
  nextDue: Instant | null;
  /** Of the deadline, where the law counts working days; negative past it. */
  workingDaysLeft: number | null;
  /** The deadline reaches into a year whose holiday notice is not loaded. */
  provisional?: boolean;
  openedAt: Instant;
  at: Instant;
};
/** `next` is absent on the last page. */
export type Page = { ok: true; cases: Listed[]; next?: string };

/** `free`: nobody has claimed it; `due`: by the end of the second working day from now; `delegated`: handed to the person, or claimed by whom they act for; `led`: of others, whom the hat assigns them to. */
export type Tab = 'all' | 'free' | 'mine' | 'due' | 'overdue' | 'delegated' | 'led';
export type DoneFilter = PageAsked & { lifecycle?: string; article?: string; text?: string };
export type TaskFilter = DoneFilter & { tab?: Tab; dueBefore?: Instant };
export type Task = {
  caseId: string;
  task: string;
  lifecycle: string;
  lifecycleTitle: Text;
  label: Text;
  title: Text;
  parties: NamedParty[];
  claimedBy: string | null;
  /** null: the accounts know no name. */
  claimedByName: string | null;
  openedAt: Instant;
  dueAt: Instant | null;
  workingDaysLeft: number | null;
  provisional?: boolean;
  escalated: boolean;
};
export type TaskPage = { ok: true; tasks: Task[]; next?: string };
/** A task in which the person sent something, and how its case stands by now. */
export type DoneTask = Pick<
  Task,
  'caseId' | 'task' | 'lifecycle' | 'lifecycleTitle' | 'label' | 'title' | 'parties'
> & {
  doneAt: Instant;
  stateTitle: Text;
  ended: boolean;
};
export type DonePage = { ok: true; tasks: DoneTask[]; next?: string };
/** `done`: 1,000 means at least so many. `lifecycles`: of all open tasks. */
export type TaskCounts = { ok: true; lifecycles: { [lifecycle: string]: number } } & { [tab in Tab | 'done']: number };
/** At most 200. Nothing else is done to many at once. */
export type BulkTasks = { tasks: { caseId: string; task: string }[] } & (
  | { do: 'CLAIM' | 'UNCLAIM' }
  | { do: 'ASSIGN'; person: string }
);
/** `taken`: the event is on the record; otherwise `code` and `message` say why not. In the order of the request. */
export type BulkAnswer = {
  ok: true;
  results: { caseId: string; task: string; taken: boolean; code?: string; message?: Text }[];
};
/** What a person was told. `notice`: its number in the register of notices; `title`: what kind it is. */
export type DeskNotice = {
  id: number;
  notice: string;
  title: Text;
  subject: Text;
  text: Text;
  caseId: string;
  articles: string[];
  dueAt: Instant | null;
  at: Instant;
  readAt: Instant | null;
  /** What became of the same by mail; `failing`: it is tried again; `none`: not wanted. */
  mail: 'sent' | 'waiting' | 'failing' | 'refused' | 'none';
};
export type NoticePage = { ok: true; notices: DeskNotice[]; next?: string };
/** What `GET /stream` tells: a case moved, a task came, went or changed hands in a case, a notice came, or too much to tell. */
export type StreamPiece = { case: string; version: number } | { task: string } | { notice: number } | { all: true };

export type ExampleStory = 'trade' | 'agreement';
/** `cases`: what it has opened so far; `why`: what stopped it. */
export type Examples = { ok: true } & {
  [story in ExampleStory]: { progress: 'none' | 'running' | 'done' | 'failed'; cases: string[]; why?: Text };
};
