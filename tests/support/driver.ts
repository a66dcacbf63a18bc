// Drives one case through the kernel alone, as the ledger would: what is due fires first, then the rules, then the chart.
import { bundledCalendar } from '../../machines/kernel/calendar.ts';
import { type Taken, fireDue, openCase, takeEvent } from '../../machines/kernel/case.ts';
import type { Env } from '../../machines/kernel/env.ts';
import type { JsonObject } from '../../machines/kernel/json.ts';
import { sharesOf } from '../../machines/kernel/reading.ts';
import type { Refusal } from '../../machines/kernel/refusals.ts';
import { leavesOf, snapshotOf } from '../../machines/kernel/chart-walk.ts';
import { type Regime, defaultRegime } from '../../machines/regimes/index.ts';
import type { Actor, CaseFact, CaseState, Effect, Facts, Lifecycle, Stepped } from '../../machines/kernel/types.ts';
import { asItsFormSends } from './confirming.ts';
import { askDifferently } from './near-misses.ts';
import { record } from './recorded-cases.ts';
import { noteRefusal } from './refused.ts';
import { note } from './seen.ts';

const calendar = bundledCalendar();
export const system: Actor = { person: 'system', hat: 'SYSTEM' };

/** Another case as a guard sees it. */
export const fact = (id: string, more: Partial<CaseFact> = {}): CaseFact => ({
  id,
  lifecycle: id.split('/')[0]!,
  open: true,
  state: [],
  tags: [],
  parties: [],
  shares: {},
  ...more,
});

export type Started = { input: unknown; actor?: Actor; at?: string; facts?: Facts; regime?: Regime; id?: string };

/** Opens a case; throws if the opening is refused (ask `opening` for the refusal). */
export function drive(lifecycle: Lifecycle, started: Started) {
  const opened = opening(lifecycle, started);
  if ('ok' in opened) throw new Error(`${lifecycle.id} was not opened: ${opened.message.en}`);
  const driven = new Driven(lifecycle, opened, envOf(started));
  note(driven, 'OPEN');
  return driven;
}

const envOf = ({ at = '2026-03-02T02:00:00.000Z', regime = defaultRegime }: Started): Env => ({ at, regime, calendar });

/** What opening a case comes to: the first step, or the refusal. */
export function opening(lifecycle: Lifecycle, started: Started): Stepped | Refusal {
  const { input, actor = system, facts, id = `${lifecycle.id}/test/1` } = started;
  const opened = openCase(lifecycle, input, { actor, facts, id }, envOf(started));
  if (opened.ok) {
    const { state, effects, snapshot, event } = opened;
    record(lifecycle, state, leavesOf(snapshot), envOf(started), { event, actor, facts: facts ?? {} });
    return { next: state, effects, snapshot };
  }
  noteRefusal(lifecycle.id, 'OPEN', opened);
  return opened;
}

class Driven {
  readonly lifecycle: Lifecycle;
  env: Env;
  /** All that the case is. */
  case: CaseState;
  #leaves: string[];
  tags: string[];
  /** What the last event, or the timers that fired last, wanted done. */
  effects: Effect[];
  /** Why the last event was refused; undefined when it was taken. */
  refusal: Refusal | undefined;

  constructor(lifecycle: Lifecycle, { next, effects, snapshot }: Stepped, env: Env) {
    this.lifecycle = lifecycle;
    this.env = env;
    this.case = next;
    this.effects = effects;
    this.#leaves = leavesOf(snapshot);
    this.tags = [...snapshot.tags] as string[];
  }

  /** The leaf states; one string where there is one. */
  get state(): string {
    return this.#leaves.join(' ');
  }
  get leaves(): string[] {
    return this.#leaves;
  }
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the chart keeps
  get context(): any {
    return this.case.context;
  }
  get done(): boolean {
    return this.case.done;
  }
  get shares(): JsonObject {
    return sharesOf(this.lifecycle, this.case);
  }
  /** The rules that refused the last event. */
  get rules(): string[] {
    return this.refusal?.details?.flatMap(({ rule }) => rule ?? []) ?? [];
  }
  /** Types of the last effects: `tell PARTY_SUSPENDED`, `call bank.hold`, `open violationCase`, `notify N1`. */
  get did(): string[] {
    return this.effects.map(nameOf);
  }

  /** Sends one event at the present instant; `refusal` says if it was not taken. */
  send(sent: { type: string; [key: string]: unknown }, actor: Actor = system, facts: Facts = {}): this {
    this.refusal = undefined;
    const event = asItsFormSends(this.lifecycle, this.case.context, sent);
    const taken = takeEvent(this.lifecycle, this.case, event, { actor, facts }, this.env);
    if (!taken.ok) return this.#refused(taken, event.type);
    record(this.lifecycle, this.case, this.#leaves, this.env, { event, actor, facts });
    askDifferently(this.lifecycle, this.case, { event, actor, facts }, this.env);
    return this.#took(taken, event.type);
  }

  /** Moves to an instant, firing what is due on the way, each at its own instant. */
  at(instant: string): this {
    this.refusal = undefined;
    const { fired } = fireDue(this.lifecycle, this.case, { ...this.env, at: instant }, this.env.at);
    for (const one of fired) this.#took(one, one.timer.clock);
    this.effects = fired.flatMap(({ effects }) => effects);
    this.env = { ...this.env, at: instant };
    return this;
  }

  /** When a clock is due: the name of a delay, or of a service level. */
  due(clock: string): string | undefined {
    return this.case.timers
      .filter((timer) => timer.clock === clock && timer.kind !== 'remind')
      .map(({ dueAt }) => dueAt)[0];
  }

  /** The same case once more, to go another way from here. */
  fork(): Driven {
    return new Driven(
      this.lifecycle,
      { next: this.case, effects: this.effects, snapshot: snapshotOf(this.lifecycle, this.case) },
      this.env,
    );
  }

  /** `on`: the event or the deadline that was taken. */
  #took({ state, effects, snapshot }: Pick<Taken, 'state' | 'effects' | 'snapshot'>, on: string): this {
    Object.assign(this, { case: state, effects, tags: [...snapshot.tags] });
    this.#leaves = leavesOf(snapshot);
    note(this, on);
    return this;
  }
  #refused(refusal: Refusal, type: string): this {
    noteRefusal(this.lifecycle.id, type, refusal);
    this.refusal = refusal;
    this.effects = [];
    return this;
  }
}
export type { Driven };

const nameOf = (effect: Effect): string => {
  switch (effect.type) {
    case 'tell':
      return `tell ${effect.event.type}`;
    case 'open':
      return `open ${effect.lifecycle}`;
    case 'call':
      return `call ${effect.port}.${effect.op}`;
    case 'notify':
      return `notify ${effect.notice}`;
    default:
      return effect satisfies never;
  }
};
