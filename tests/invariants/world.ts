// Random histories over several cases at once, on the real ledger. Every act is sent whatever its chance; after each one
// the rules of the kernel are checked here and the invariants of the law by the test, on the rows that are stored.
// A failure tells the story: who did what, in which role, and what came of it.
import fc from 'fast-check';
import type { Answer, AppendRequest, CaseRow, Ledger, LedgerRow } from '../../ledger/index.ts';
import type { JsonObject } from '../../machines/kernel/json.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { type TestClock, asShown, key } from '../support/ledger.ts';
import { freshDatabase } from '../support/servers.ts';

/** What somebody may ask of a case; who exactly does it is drawn apart. */
export type Ask = { event: { type: string; [field: string]: unknown }; hat: Actor['hat']; party?: string };
export type Row = LedgerRow & { n: number };
/** What an act has written: rows in the order of writing, cases as they were before. */
export type Written = { rows: Row[]; before: Map<string, CaseRow> };
export type Check = (world: World, written: Written) => void;
/** What a port replies to an operation, `documents.preserve`. */
export type Port = (op: string, input: JsonObject) => JsonObject;

export class InvariantBroken extends Error {
  override name = 'InvariantBroken';
}
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new InvariantBroken(what);
}

export class World {
  readonly ledger: Ledger;
  readonly clock: TestClock;
  readonly checks: Check[];
  readonly cases = new Map<string, CaseRow>();
  readonly rows = new Map<string, Row[]>();
  readonly names = new Map<string, string>();
  readonly story: string[] = [];
  /** Anything that a test wants to remember between acts. */
  readonly notes = new Map<string, unknown>();
  #said: { request: AppendRequest; answer: Answer & { ok: true } }[] = [];
  #last = 0;

  constructor(ledger: Ledger, clock: TestClock, checks: Check[]) {
    this.ledger = ledger;
    this.clock = clock;
    this.checks = checks;
  }
  async begin(): Promise<this> {
    const [row] = await this.ledger.sql<{ n: number | null }[]>`select max(n) as n from ledger`;
    this.#last = row!.n ?? 0;
    return this;
  }

  of(lifecycle: string): CaseRow[] {
    return [...this.cases.values()].filter((row) => row.lifecycle === lifecycle);
  }
  get(id: string): CaseRow {
    return this.cases.get(id)!;
  }
  log(id: string): Row[] {
    return this.rows.get(id) ?? [];
  }
  // oxlint-disable-next-line typescript/no-explicit-any -- checks read whatever the chart keeps
  context(id: string): any {
    return this.get(id).snapshot.context;
  }
  name(id: string): string {
    return this.names.get(id) ?? id;
  }
  call(id: string, name: string): string {
    this.names.set(id, name);
    return id;
  }

  /** Opens a case; undefined when it was refused. */
  async open(lifecycle: string, input: object, actor: Actor): Promise<string | undefined> {
    const answer = await this.ledger.open({ lifecycle, input, actor, key: key() });
    const written = await this.#catchUp();
    this.#tell(actor, `opens ${lifecycle}`, answer, written);
    must(answer.ok || written.rows.length === 0, 'rule 2: what is refused writes nothing');
    this.#check(written);
    return answer.ok ? answer.caseId : undefined;
  }

  /** Sends one event; refused or not, the rules must hold after it. */
  async send(caseId: string, asked: Ask['event'], actor: Actor): Promise<boolean> {
    const event = await asShown(this.ledger, caseId, asked);
    const request: AppendRequest = { caseId, event, actor, key: key() };
    const ended = this.get(caseId).ended;
    const answer = await this.ledger.append(request);
    const written = await this.#catchUp();
    this.#tell(actor, `${event.type} on ${this.name(caseId)}`, answer, written);
    const own = written.rows.filter((row) => row.case_id === caseId && row.key === request.key);
    if (answer.ok && answer.repeated)
      must(own.length === 0, 'invariant 13: what a port reports again is acknowledged, and nothing happens');
    else if (answer.ok) {
      this.#said.push({ request, answer });
      must(own.length === 1, 'invariant 13: one event is one row');
      must(!ended, 'invariant 13: a case that has ended takes nothing');
    } else {
      must(
        written.rows.every((row) => 'timer' in row.event || row.cause !== null),
        'rule 2: what is refused writes nothing but what was due',
      );
      must(
        // A stranger learns nothing of the state, the end included.
        !ended ||
          answer.code === 'CASE_CLOSED' ||
          answer.code === 'EVENT_MALFORMED' ||
          (answer.code === 'ROLE_NOT_ALLOWED' && !answer.state.length),
        `invariant 13: an event for an ended case is refused as such, not ${answer.code}`,
      );
      must(answer.message.zh.length > 0 && answer.message.en.length > 0, 'a refusal says why');
    }
    this.#check(written);
    return answer.ok;
  }

  /** Sends something again that was accepted: the same answer, and nothing happens. */
  async repeat(which: number): Promise<void> {
    const said = this.#said[which % Math.max(1, this.#said.length)];
    if (!said) return;
    const again = await this.ledger.append(said.request);
    const other = await this.ledger.append({
      ...said.request,
      actor: { ...said.request.actor, person: 'somebody.else' },
    });
    const written = await this.#catchUp();
    this.story.push(
      `${this.#time()} ${said.request.event.type} on ${this.name(said.request.caseId)} is sent again with its key`,
    );
    must(
      JSON.stringify(again) === JSON.stringify({ ...said.answer, repeated: true }),
      `invariant 13: the same key has the same answer, not ${JSON.stringify(again)}`,
    );
    must(!other.ok && other.code === 'KEY_REUSED', 'invariant 13: a key is not used for another content');
    must(written.rows.length === 0, 'invariant 13: a repeated key writes nothing');
  }

  async pass(hours: number): Promise<void> {
    this.clock.set(new Date(Date.parse(this.clock.at) + hours * 3_600_000).toISOString());
    this.story.push(`${this.#time()} ${hours >= 48 ? `${Math.round(hours / 24)} days` : `${hours} hours`} have passed`);
  }
  /** The runner of a case looks: what is due happens. */
  async fire(caseId: string): Promise<void> {
    await this.ledger.fireDue(caseId);
    const written = await this.#catchUp();
    if (written.rows.length)
      this.story.push(`${this.#time()} deadlines of ${this.name(caseId)}${this.#events(written.rows)}`);
    this.#check(written);
  }
  /** The ports answer: all of them, or only some, in any order; the others have yet to. */
  async answer(port: Port, which: (asked: number) => boolean = () => true, lastFirst = false): Promise<number> {
    const ids = [...this.cases.keys()];
    const pending = await this.ledger.sql<{ case_id: string; seq: number; idx: number }[]>`
      select case_id, seq, idx from effect where case_id = any(${ids}) and done_at is null and effect ->> 'type' = 'call' order by case_id, seq, idx`;
    const chosen = pending.filter((_, asked) => which(asked));
    for (const { case_id, seq, idx } of lastFirst ? chosen.reverse() : chosen)
      await this.ledger.runEffect(
        async ({ effect }) => (effect.type === 'call' ? port(`${effect.port}.${effect.op}`, effect.input) : {}),
        case_id,
        seq,
        idx,
      );
    const written = await this.#catchUp();
    if (chosen.length)
      this.story.push(
        `${this.#time()} the ports answer ${chosen.length} of ${pending.length}${this.#events(written.rows)}`,
      );
    this.#check(written);
    return chosen.length;
  }

  /** Invariant 14, for every case of the history. */
  async finish(): Promise<void> {
    for (const id of this.cases.keys()) {
      const { problems } = await this.ledger.verifyCase(id);
      must(problems.length === 0, `invariant 14: ${this.name(id)} derived again: ${problems.join('; ')}`);
    }
  }

  async #catchUp(): Promise<Written> {
    const rows = await this.ledger.sql<Row[]>`select * from ledger where n > ${this.#last} order by n`;
    this.#last = rows.at(-1)?.n ?? this.#last;
    const touched = [...new Set(rows.map((row) => row.case_id))];
    const before = new Map([...this.cases].filter(([id]) => touched.includes(id)));
    for (const row of rows) this.rows.set(row.case_id, [...this.log(row.case_id), row]);
    if (touched.length)
      for (const row of await this.ledger.sql<CaseRow[]>`select * from cases where id = any(${touched}) order by id`)
        this.cases.set(row.id, row);
    for (const id of touched)
      if (!this.names.has(id))
        this.names.set(id, `${id.split('/')[0]} ${this.of(id.split('/')[0]!).findIndex((row) => row.id === id) + 1}`);
    return { rows, before };
  }
  #check(written: Written): void {
    for (const check of this.checks) check(this, written);
  }
  #time = (): string =>
    `${String(this.story.length + 1).padStart(3)} · ${new Date(Date.parse(this.clock.at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')} ·`;
  #tell(actor: Actor, what: string, answer: Answer, { rows }: Written): void {
    const outcome = answer.ok
      ? `accepted${this.#events(rows)}`
      : `REFUSED ${answer.code} ${answer.details?.map(({ rule }) => rule).join(' ') ?? ''}`;
    this.story.push(`${this.#time()} ${actor.person} as ${actor.hat}: ${what}: ${outcome}`);
  }
  #events(rows: Row[]): string {
    const changed = ({ from_state, to_state }: Row) =>
      to_state.filter((leaf) => !from_state.includes(leaf)).join(' ') || 'as before';
    return rows.map((row) => `\n          ${this.name(row.case_id)} ${row.event.type} → ${changed(row)}`).join('');
  }
}

/**
 * Lives random histories; the first that breaks an invariant is shrunk, and its story told. The same ones each time,
 * so that a build is red for what changed, the examples first of all; `HISTORIES=2000 HISTORY_SEED=7` hunts further. Answers whether all were lived.
 */
export async function holds<C>(
  history: fc.Arbitrary<C>,
  live: (history: C) => Promise<World>,
  { runs, seconds, examples = [] }: { runs: number; seconds: number; examples?: C[] },
): Promise<boolean> {
  const { HISTORIES, HISTORY_SEED } = process.env;
  let lived = 0;
  let until = Infinity;
  const property = fc.asyncProperty(fc.noBias(history), async (drawn): Promise<void> => {
    // One is lived on any machine, however slow.
    if (lived > 0 && performance.now() > until) return;
    await live(drawn);
    lived += 1;
  });
  const told = examples.map((one): [C] => [one]);
  if (told.length) await fc.assert(property, { examples: told, numRuns: told.length, includeErrorInReport: true });
  lived = 0;
  if (!HISTORIES) until = performance.now() + seconds * 1000;
  await fc.assert(property, {
    numRuns: Number(HISTORIES ?? runs),
    seed: Number(HISTORY_SEED ?? 20231201),
    includeErrorInReport: true,
  });
  return lived >= runs;
}
/** A database that does not wait for the disk: histories are many, and none of them outlives its server. */
export const aFastDatabase = async (): Promise<string> =>
  `${await freshDatabase()}?options=-c%20synchronous_commit%3Doff`;
/** Lives one history to its end; an error carries the story up to it. */
export async function told(world: World, live: (world: World) => Promise<void>): Promise<World> {
  try {
    await live(world);
    await world.finish();
    return world;
  } catch (error) {
    throw new InvariantBroken(
      `${error instanceof InvariantBroken ? error.message : error instanceof Error ? error.stack : String(error)}\n${world.story.join('\n')}\n`,
      { cause: error },
    );
  }
}
