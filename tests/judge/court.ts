// The judge's court: one ledger, cases brought to a state once and asked many times, and what an act came to.
import type { Answer, Ledger } from '../../ledger/index.ts';
import { refuse, type Refusal } from '../../machines/kernel/refusals.ts';
import { type Regime, RegimeError, loadRegime } from '../../machines/regimes/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { type TestClock, aDocument, aLedger, clockAt, key, keyOf, sent, started } from '../support/ledger.ts';

export type Event = { type: string; [field: string]: unknown };
export type Paper = { sha256: string; name: string };
export type Finding = { answer: { ok: true } | Refusal; wrote: boolean };
/** Brings a case to its state, then does the one act that is judged. */
export type Trial = (court: Court) => Promise<Finding>;
export type Trials = Record<string, Trial>;

export class Court {
  readonly ledger: Ledger;
  readonly clock: TestClock;
  readonly paper: Paper;
  #serial = 1000;
  readonly #known = new Map<string, Promise<unknown>>();
  #announcement: Promise<string> | undefined;

  private constructor(ledger: Ledger, clock: TestClock, paper: Paper) {
    this.ledger = ledger;
    this.clock = clock;
    this.paper = paper;
  }
  static async at(instant = '2026-03-02T02:00:00Z', regimes?: Regime[]): Promise<Court> {
    const clock = clockAt(instant);
    const ledger = await aLedger({ clock: clock.read, ...(regimes && { regimes }) });
    return new Court(ledger, clock, await aDocument(ledger));
  }

  serial = (): number => (this.#serial += 1);
  doc = (name: string): Promise<Paper> => aDocument(this.ledger, name);
  send = (caseId: string, event: Event, actor: Actor): Promise<string[]> => sent(this.ledger, caseId, event, actor);
  open = (lifecycle: string, input: unknown, actor: Actor): Promise<string> =>
    started(this.ledger, lifecycle, input, actor);
  /** Made once, and again after an act was taken that might have changed it. */
  once<T>(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.#known.get(name) ?? make();
    this.#known.set(name, known);
    return known as Promise<T>;
  }
  /** The announcement of this court's city: one for all its cases, since a round of a year has no second. */
  announcement(make: () => Promise<string>): Promise<string> {
    return (this.#announcement ??= make());
  }
  // oxlint-disable-next-line typescript/no-explicit-any -- the judge reads whatever the chart keeps
  async context(id: string): Promise<any> {
    const [row] = await this.ledger.sql<{ snapshot: { context: unknown } }[]>`
      select snapshot from cases where id = ${id}`;
    return row?.snapshot.context;
  }
  async newest(lifecycle: string): Promise<string> {
    const [row] = await this.ledger.sql<{ id: string }[]>`
      select id from cases where lifecycle = ${lifecycle} order by opened_at desc, id desc limit 1`;
    if (!row) throw new Error(`no ${lifecycle}`);
    return row.id;
  }
  /** The act that is judged. */
  ask = (caseId: string, event: Event, actor: Actor): Promise<Finding> =>
    this.#judged(() => this.ledger.append({ caseId, event, actor, key: keyOf(actor) }));
  asks = (lifecycle: string, input: unknown, actor: Actor): Promise<Finding> =>
    this.#judged(() => this.ledger.open({ lifecycle, input, actor, key: key() }));
  async #judged(act: () => Promise<Answer>): Promise<Finding> {
    const before = await this.#rows();
    const answer = await act();
    if (answer.ok) this.#known.clear();
    return { answer, wrote: (await this.#rows()) !== before };
  }
  async #rows(): Promise<number> {
    const [row] = await this.ledger.sql<{ n: number }[]>`select count(*)::int as n from ledger`;
    return row!.n;
  }
}

/** What an operator's own file that sets this comes to. */
export function setting(values: object): Finding {
  try {
    loadRegime({ id: 'own', base: 'cc-2023-draft', values });
    return { answer: { ok: true }, wrote: true };
  } catch (error) {
    if (!(error instanceof RegimeError)) throw error;
    const articles = error.problems.flatMap((problem) => problem.articles);
    const answer = refuse('GUARD_REFUSED', { zh: error.message, en: error.message }, { articles });
    return { answer, wrote: false };
  }
}

/** Why a case that must be refused was not, or `null`. */
export function whyNotRefused({ answer, wrote }: Finding, articles: string): string | null {
  if (answer.ok) return 'accepted';
  if (wrote) return 'refused, but something was written';
  const named: readonly string[] = answer.articles;
  return articles.split(' ').some((asked) => named.some((one) => one === asked || one.startsWith(`${asked}(`)))
    ? null
    : `${answer.code} under ${named.join(' ') || 'nothing'}: ${answer.message.en}`;
}
export const whyNotPossible = ({ answer }: Finding): string | null =>
  answer.ok ? null : `${answer.code} under ${answer.articles.join(' ')}: ${answer.message.en}`;
