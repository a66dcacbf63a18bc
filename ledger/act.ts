// One act as a unit of work: an event of one case, and everything that follows from it in others. Cases are read without
// a lock and moved on in memory; `commit` writes them all, or nothing, and the act is done again if one of them has moved.
import {
  type Actor,
  type Address,
  type CallEffect,
  type CaseId,
  type Effect,
  type Env,
  type Facts,
  IntegrityError,
  type JsonObject,
  type Lifecycle,
  type Refusal,
  type Taken,
  eventTitle,
  handsIn,
  handsOf,
  personsIn,
  fireNext,
  isRefusal,
  openValid,
  refuse,
  takeValid,
  caseIdOf,
  factsAsked,
  linksOf,
  namesSomebody,
  openingFactsAsked,
  whoMayBeNamed,
} from '@shuquan/machines/kernel';
import { type LedgerContext, envAt, lifecycleOf } from './context.ts';
import { RefusedAct } from './errors.ts';
import { answerFacts } from './facts.ts';
import { type Held, HeldCases } from './held.ts';
import { type Entry, GENESIS, type Moved, OWN, recordStep, systemActor, systemFor } from './record.ts';
import type { CaseRow, Cause, LedgerRow, Settlement } from './types.ts';

type Call = { case_id: CaseId; seq: number; idx: number; effect: CallEffect };
/** An effect as it is carried out: of which case, by which row, under which key. */
type Following = {
  from: Held;
  cause: Cause;
  key: string;
  at: string;
  /** With whoever stands behind it. */ actor: Actor;
};
type Asked = { event: LedgerRow['event']; actor: Actor; key: string; cause?: Cause; at: string; named?: Actor[] };
type Naming = Required<Pick<Asked, 'event' | 'actor' | 'at' | 'named'>>;
/** `input` has passed the schema. */
export type Opening = {
  lifecycle: Lifecycle;
  input: JsonObject;
  actor: Actor;
  key: string;
  at: string;
  regime: string;
  parent?: CaseId;
  cause?: Cause;
  openKey?: string;
  caseId?: CaseId;
};

// More than any chart arms: it moves in circles without time passing.
const MOST_FIRINGS = 10_000;

export class Act {
  readonly ledger: LedgerContext;
  readonly now: string;
  readonly cases: HeldCases;
  /** Calls of the outside; they wait for the commit. */
  readonly calls: Call[] = [];
  /** The effect that this act settles. */
  settled: Settlement | undefined;
  /** A case that was not read but remembered; the commit looks whether anything is due in what it hangs on. */
  guessed: CaseId | undefined;
  /** Documents that are taken to be the actor's own; the commit looks. */
  readonly brought: { sha256: string; person: string; party: string; ours: boolean }[] = [];

  constructor(ledger: LedgerContext, now: string) {
    this.ledger = ledger;
    this.now = now;
    this.cases = new HeldCases(ledger);
  }

  envOf({ row }: Held, at: string): Env {
    return envAt(this.ledger, row.regime, at < row.at ? row.at : at);
  }

  /** Takes a case as this process remembers it, unread. */
  guess(row: CaseRow): Held {
    const one = this.cases.hold(row, lifecycleOf(this.ledger, row.lifecycle));
    this.cases.guesses = true;
    if (linksOf(one.lifecycle, row.snapshot).length) this.guessed = row.id;
    return one;
  }

  /**
   * Reads cases at an instant: whatever is due by then in them, or in what they hang on, happens first, the earliest first
   * (an agreement whose end has passed is ended, whoever looks at its grants). Answers how many deadlines fired.
   */
  async loadAt(ids: CaseId[], until: string): Promise<number> {
    let fired = 0;
    for (const one of await this.cases.loadDue(ids, until)) fired += await this.fireDue(one, until);
    return fired;
  }

  /** Fires what is due in one case by `until`, each at its own instant, and carries out what follows. Answers how many. */
  async fireDue(one: Held, until: string): Promise<number> {
    for (let count = 0; ; count += 1) {
      const fired = fireNext(one.lifecycle, one.row.snapshot, envAt(this.ledger, one.row.regime, until), one.row.at);
      if (!fired) return count;
      const { id, generation } = fired.timer;
      if (count >= MOST_FIRINGS) throw new IntegrityError(`${one.row.id} keeps firing ${id}`);
      const key = `${OWN}timer/${id}/${generation}`;
      await this.record(one, fired, { at: fired.at, event: fired.event, actor: systemActor, key, law: fired.law });
    }
  }

  /** What the act itself made due (a decision that comes after the day that it sets) happens in it. */
  async settleDue(): Promise<void> {
    for (let fired = 1; fired;) {
      fired = 0;
      for (const one of this.cases.all()) if (one.rows.length) fired += await this.fireDue(one, this.now);
    }
  }

  /** Takes one event that has passed its schema, in memory; a refusal leaves the case as it was. */
  async send(one: Held, { event, actor, key, cause, at, named = [] }: Asked): Promise<Refusal | undefined> {
    const known = this.knownOf(one, { event, actor, at, named });
    const facts = known ? {} : await this.factsFor(one, event, at);
    const taken = takeValid(one.lifecycle, one.row.snapshot, event, { actor, facts, ...known }, this.envOf(one, at));
    if (isRefusal(taken)) {
      const { version, state } = one.row;
      return { ...taken, version, state: taken.state.length ? taken.state : state };
    }
    await this.record(one, taken, { at, event, actor, facts: known ?? facts, key, cause, law: taken.law });
    return undefined;
  }

  /** What the row keeps of whom a task event names; an UNCLAIM names nobody, and its row says that its holder is told. */
  private knownOf(one: Held, asked: Naming): { named: { hats: Actor[] } } | undefined {
    const { type } = asked.event;
    if (namesSomebody(type)) return { named: { hats: this.fitting(one, asked) } };
    return type === 'UNCLAIM' ? { named: { hats: [] } } : undefined;
  }

  /** Of the hats of somebody who is named, those that the task takes: the row says no more of them. None fits: all, for the refusal. */
  private fitting(one: Held, { event, actor, at, named }: Naming): Actor[] {
    const people = named.map((hat) => ({ hats: [hat] }));
    const found = whoMayBeNamed(one.lifecycle, one.row.snapshot, event, { actor, people }, this.envOf(one, at));
    return isRefusal(found) || !found.length ? named : found.flatMap(({ hats }) => hats);
  }

  /** What the guards of an event read of other cases, as of an instant. */
  factsFor({ lifecycle, row }: Held, event: { type: string }, at: string): Promise<Facts> {
    return answerFacts(this, factsAsked(lifecycle, event, row.snapshot, row.id), at);
  }

  /** Opens a case inside the act; a refusal leaves the act as it was. */
  async open(opening: Opening): Promise<Held | Refusal> {
    const { lifecycle, input, actor, at } = opening;
    const stem = lifecycle.stem(input);
    const id = opening.caseId ?? caseIdOf(lifecycle, input, await this.cases.nextOrdinal(lifecycle.id, stem));
    const facts = await answerFacts(this, openingFactsAsked(lifecycle, input), at);
    const opened = openValid(lifecycle, input, { actor, facts, id }, envAt(this.ledger, opening.regime, at));
    if (isRefusal(opened)) return opened;
    const one = this.cases.hold(newRow(opening, id, stem, opened), lifecycle);
    const { key, cause } = opening;
    await this.record(one, opened, { at, event: opened.event, actor, facts, key, cause, law: opened.law });
    return one;
  }

  /** Keeps what a step made of a case, and carries out what follows: in the ledger at once, outside after the commit. */
  async record(one: Held, moved: Moved, entry: Entry): Promise<void> {
    const { seq, at } = recordStep(one, moved, entry, this.now, this.ledger.calendar().version);
    const cause = { case: one.row.id, seq };
    const actor = behalfOf(one, entry.actor);
    const following = (name: number | string): Following => ({
      from: one,
      cause,
      key: `${OWN}${cause.case}/${seq}/${name}`,
      at,
      actor,
    });
    for (const [idx, effect] of moved.effects.entries()) {
      if (effect.type === 'tell') await this.#tell(effect, following(idx));
      else if (effect.type === 'open') await this.#openChild(effect, following(idx));
      else this.calls.push({ case_id: one.row.id, seq, idx, effect });
    }
    const { retention } = one.lifecycle;
    if (one.row.ended && retention && this.ledger.lifecycles['retentionRecord'])
      await this.#openChild(
        { type: 'open', lifecycle: 'retentionRecord', input: { of: one.row.id, years: retention.years } },
        following('retention'),
      );
  }

  async #tell(
    { to, event, mode }: Extract<Effect, { type: 'tell' }>,
    { from, cause, key, at, actor }: Following,
  ): Promise<void> {
    const ids = await this.#addressees(from.row.id, to);
    await this.cases.load(ids);
    if (ids.length > 1) await this.cases.foresee(ids);
    for (const id of ids) {
      const target = this.cases.get(id);
      if (!target) throw new RefusedAct(this.#unreachable(event.type, id, from));
      await this.fireDue(target, at);
      const own = ids.length > 1 ? `${key}/${id}` : key;
      const refusal = await this.send(target, { event, actor, key: own, cause, at });
      if (refusal && mode === 'must') throw new RefusedAct(refusal);
    }
  }

  async #addressees(from: CaseId, to: Address): Promise<CaseId[]> {
    if (typeof to === 'string') return [to];
    return Array.isArray(to) ? to : this.cases.linkedTo(from, to.rel, to.lifecycle ?? null);
  }

  #unreachable(type: string, id: CaseId, { row }: Held): Refusal {
    const lifecycle = this.ledger.lifecycles[id.split('/')[0]!];
    const title = lifecycle ? eventTitle(lifecycle, type).zh : type;
    return refuse(
      'CASE_UNKNOWN',
      { zh: `“${title}”无法送达：没有案件 ${id}。`, en: `${type} cannot be told to ${id}: there is no such case.` },
      { state: row.state },
    );
  }

  async #openChild(
    effect: Extract<Effect, { type: 'open' }>,
    { from: parent, cause, key, at, actor }: Following,
  ): Promise<void> {
    const lifecycle = lifecycleOf(this.ledger, effect.lifecycle);
    const { id, regime } = parent.row;
    const parsed = lifecycle.input.safeParse(effect.input);
    if (!parsed.success)
      throw new IntegrityError(`${id} opens ${effect.lifecycle} with a wrong input: ${parsed.error.message}`);
    const input = parsed.data as JsonObject;
    const child = await this.open({ lifecycle, input, actor, key, at, regime, parent: id, cause });
    if (isRefusal(child)) throw new RefusedAct(child);
    if (!effect.reply) return;
    const refusal = await this.send(parent, {
      event: { type: effect.reply, case: child.row.id },
      actor: behalfOf(child, actor),
      key: `${key}/reply`,
      cause: { case: child.row.id, seq: child.row.version },
      at,
    });
    if (refusal) throw new RefusedAct(refusal);
  }
}

/** The system as it carries on what somebody did in a case: behind it stand they, and the hands of the case. */
const behalfOf = ({ lifecycle, row }: Held, actor: Actor): Actor =>
  systemFor(personsIn([...handsOf(actor), ...handsIn(lifecycle, row.snapshot)]));

const newRow = (opening: Opening, id: CaseId, stem: string, { state }: Taken): CaseRow => ({
  id,
  lifecycle: opening.lifecycle.id,
  stem,
  machine_version: opening.lifecycle.version,
  regime: opening.regime,
  parent: opening.parent ?? null,
  open_key: opening.openKey ?? null,
  version: 0,
  ended: false,
  state: [],
  tags: [],
  snapshot: state,
  parties: [],
  shares: {},
  next_due: null,
  hash: GENESIS,
  opened_at: opening.at,
  at: opening.at,
});
