// Group commit. What acts of this process write while a write is under way goes to the database together: one call, one
// round trip, one flush. An act alone is sent at once. Each has its own verdict, as if it had been sent by itself.
import type { CaseId } from '@shuquan/machines/kernel';
import { type Sql, isRefusedStatement } from './db.ts';

type Entry = Record<string, unknown>;
/** What an act changes: rows by the name of their list in `commit_acts`. */
export type Lists = Record<string, Entry[]>;
/** A case of an act as it was read, and whether the act changes it. */
type Locked = { id: CaseId; version: number; writes: boolean };
type Written = { locked: Locked[]; lists: Lists };
/** Why the act must be decided again; null: it is written. */
type Verdict = string | null;
type Job = Written & { settle: (verdict: Verdict) => void; fail: (error: unknown) => void };

/** An act on more cases is a cascade: it goes alone, beside the others, which it would hold up. */
const MOST_CASES = 8;
const AT_ONCE = 32;
/** A case of it is locked by somebody else: it waits alone. */
const LOCKED = 'locked';
/** Lists whose entries are looked at before anything is written, and say of which act they are. */
const LOOKED_AT = ['phantoms', 'guessed', 'brought'];

export class Committer {
  readonly #sql: Sql;
  #waiting: Job[] = [];
  #isUnderWay = false;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  write(act: Written): Promise<Verdict> {
    return new Promise((settle, fail) => {
      const job = { ...act, settle, fail };
      if (act.locked.length > MOST_CASES) void this.#alone(job);
      else {
        this.#waiting.push(job);
        void this.#drain();
      }
    });
  }

  async #drain(): Promise<void> {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    while (this.#waiting.length) {
      const { taken, left } = apart(this.#waiting);
      this.#waiting = left;
      await this.#together(taken);
    }
    this.#isUnderWay = false;
  }

  /** Nothing is written while there is a verdict against one of them: the others are sent again without it. */
  async #together(jobs: Job[]): Promise<void> {
    for (let left = jobs; left.length;) {
      let verdicts: Verdict[];
      try {
        verdicts = await send(this.#sql, left, false);
      } catch (error) {
        // Which of them it was, they find out one by one. What the connection lost is told to all.
        if (left.length > 1 && isRefusedStatement(error)) for (const job of left) await this.#together([job]);
        else for (const { fail } of left) fail(error);
        return;
      }
      const isWritten = verdicts.every((verdict) => verdict === null);
      for (const [n, job] of left.entries())
        if (verdicts[n] === LOCKED) void this.#alone(job);
        else if (verdicts[n] || isWritten) job.settle(verdicts[n] ?? null);
      left = isWritten ? [] : left.filter((_, n) => !verdicts[n]);
    }
  }

  /** Beside the others, waiting for whatever lock it has to wait for. */
  async #alone(job: Job): Promise<void> {
    try {
      const [verdict] = await send(this.#sql, [job], true);
      job.settle(verdict ?? null);
    } catch (error) {
      job.fail(error);
    }
  }
}

/** The first so many that share no case which one of them changes; whoever has to wait keeps its place before those behind. */
function apart(jobs: Job[]): { taken: Job[]; left: Job[] } {
  const [taken, left]: [Job[], Job[]] = [[], []];
  const read = new Set<CaseId>();
  const written = new Set<CaseId>();
  for (const job of jobs) {
    const isFree = job.locked.every(({ id, writes }) => !written.has(id) && !(writes && read.has(id)));
    const fits = isFree && taken.length < AT_ONCE;
    (fits ? taken : left).push(job);
    for (const { id, writes } of job.locked) (writes || !fits ? written : read).add(id);
  }
  return { taken, left };
}

/** `waits`: for locks that others hold. */
async function send(sql: Sql, jobs: Job[], waits: boolean): Promise<Verdict[]> {
  const locked = jobs.flatMap(({ locked: those }, n) => those.map((one) => ({ ...one, act: n + 1 })));
  // In one order, so that two writers never wait for each other in a circle.
  locked.sort((a, b) => (a.id < b.id ? -1 : 1));
  const [row] = await sql<{ verdicts: Verdict[] | null }[]>`
    select commit_acts(${locked.map(({ id }) => id)}::text[], ${locked.map(({ version }) => version)}::int[],
      ${locked.map(({ writes }) => writes)}::boolean[], ${locked.map(({ act }) => act)}::int[], ${jobs.length}::int, ${waits}::boolean,
      ${sql.json(merged(jobs))}) as verdicts`;
  return row!.verdicts ?? jobs.map(() => null);
}

/** The lists of all acts, one behind the other. */
function merged(jobs: Job[]): Lists {
  const all: Lists = {};
  for (const [n, { lists }] of jobs.entries())
    for (const [name, entries] of Object.entries(lists)) {
      const own = LOOKED_AT.includes(name) ? entries.map((entry) => ({ ...entry, act: n + 1 })) : entries;
      all[name] = all[name] ? [...all[name], ...own] : own;
    }
  return all;
}
