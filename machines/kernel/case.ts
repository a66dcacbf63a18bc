// One case from its opening to its end: what is asked has its shape checked, then the rules, then the chart moves.
// The ledger, its verification, tests and services that embed the machines all come through here. Pure.
import type { AnyMachineSnapshot } from 'xstate';
import type { z } from 'zod';
import { type Basis, articlesOf } from '../law/cite.ts';
import { leavesIn, limitOf, snapshotOf, stateAt } from './chart-walk.ts';
import { decide } from './decide.ts';
import { type Enabled, enabled, isOwnCase } from './enabled.ts';
import type { Env } from './env.ts';
import { parseEvent, parseInput } from './ingress.ts';
import type { Json, JsonObject } from './json.ts';
import { refusedOpening } from './opening.ts';
import { caseIdOf, factsAsked, factsOfTheirKind, openingFactsAsked } from './reading.ts';
import { type Refusal, IntegrityError, citedUnder, isRefusal, refuse } from './refusals.ts';
import { dueTimer, fire, start, step } from './step.ts';
import { type Worn, isTaskEvent, taskSchemas } from './task-events.ts';
import { decideTask, taskEffects } from './tasks.ts';
import { aimOf } from './timers.ts';
import { eventTitle, ownCase } from './titles.ts';
import type { Actor, CaseId, CaseState, Effect, Facts, Lifecycle, Stepped, Timer } from './types.ts';

type Erased<L extends Lifecycle> = string extends keyof L['events'] ? true : false;
/** A schema without fields infers `Record<string, never>`, which no object with a type fits. */
type Fields<S extends z.ZodType> = z.input<S> extends Record<string, never> ? unknown : z.input<S>;
type Sent<Schemas extends Record<string, z.ZodType>> = {
  [K in keyof Schemas & string]: { type: K } & Fields<Schemas[K]>;
}[keyof Schemas & string];

/**
 * What may be sent to a case: the lifecycle's own events with what their schemas take, and those of its tasks.
 * `unknown` for a lifecycle of which nothing is known but that it is one (from the registry, at a door).
 */
export type EventFor<L extends Lifecycle> =
  Erased<L> extends true
    ? unknown
    : Sent<{ [K in keyof L['events'] & string]: L['events'][K]['schema'] }> | Sent<typeof taskSchemas>;
/** What opens a case, as the lifecycle's schema takes it. */
export type InputFor<L extends Lifecycle> = Erased<L> extends true ? unknown : z.input<L['input']>;

/** An event that has passed its schema. */
export type ValidEvent = { type: string; [field: string]: Json };

/** Who asks, and what is known of other cases: the answers to the lifecycle's `facts` (none: every rule on them fails). */
export type Asking = {
  actor: Actor;
  facts?: Facts;
  /**
   * Of a task event that names somebody, what is known of them; of UNCLAIM, that somebody is told (no hats). Absent in rows of
   * before D-0398 and D-0319, which are decided as they were.
   */
  named?: Worn;
};

/** A case after what was asked. */
export type Taken = {
  ok: true;
  /** All that the case is now; JSON. */
  state: CaseState;
  /** What is to be done outside of the case, in this order. */
  effects: Effect[];
  snapshot: AnyMachineSnapshot;
  /** As its schema gave it back, with its defaults: this is what a record keeps. */
  event: ValidEvent;
  /** The ground of the transition. */
  law: Basis[];
};
/** `event`: `{ type: 'OPEN', input }`. */
export type Opened = Taken & { id: CaseId };
/** `at`: when the timer was due. `event` names the timer and its generation. */
export type Fired = Taken & { at: string; timer: Timer };

const taken = ({ next, effects, snapshot }: Stepped, event: ValidEvent, law: Basis[]): Taken => ({
  ok: true,
  state: next,
  effects,
  snapshot,
  event,
  law,
});

/**
 * Opens a case at `env.at`: shape of the input, who may open and the rules of opening, first step.
 * `id`: `<lifecycle>/<stem>/<ordinal>`; without one it is the first case of its stem.
 * Refuses with EVENT_MALFORMED, EVENT_TOO_LARGE, ROLE_NOT_ALLOWED, GUARD_REFUSED or MAKER_IS_CHECKER.
 */
export function openCase<L extends Lifecycle>(
  lifecycle: L,
  input: InputFor<L>,
  asking: Asking & { id?: CaseId },
  env: Env,
): Opened | Refusal {
  const valid = parseInput(lifecycle, input, env.regime.values['event.maxBytes']);
  return isRefusal(valid) ? citedUnder(env, valid) : openValid(lifecycle, valid, asking, env);
}

/** `openCase` for an input that has passed its schema already. */
export function openValid(
  lifecycle: Lifecycle,
  input: JsonObject,
  { actor, facts: known = {}, id = caseIdOf(lifecycle, input, 1) }: Asking & { id?: CaseId },
  env: Env,
): Opened | Refusal {
  const facts = factsOfTheirKind(openingFactsAsked(lifecycle, input), known);
  const refusal = refusedOpening(lifecycle, { input, actor, facts }, env);
  if (refusal) return citedUnder(env, refusal);
  const stepped = start(lifecycle, { ...input, id, actor, facts }, env);
  const articles = articlesOf(lifecycle.opens.law);
  if (isOwnCase(lifecycle, stepped.next.context, actor))
    return citedUnder(env, refuse('ROLE_NOT_ALLOWED', ownCase, { articles }));
  return { ...taken(stepped, { type: 'OPEN', input }, lifecycle.opens.law), id };
}

/**
 * Takes one event at `env.at`: shape, then who and when and under which rules, then the transition. Task events (CLAIM …)
 * are taken like the others. What is due by then fires first: see `fireDue`.
 * Refuses with EVENT_MALFORMED, EVENT_TOO_LARGE, EVENT_RESERVED, EVENT_UNKNOWN, CASE_CLOSED, EVENT_NOT_ALLOWED,
 * ROLE_NOT_ALLOWED, TASK_CLAIMED, GUARD_REFUSED or MAKER_IS_CHECKER; the state that went in is never changed.
 */
export function takeEvent<L extends Lifecycle>(
  lifecycle: L,
  state: CaseState,
  event: EventFor<L>,
  asking: Asking,
  env: Env,
): Taken | Refusal {
  const valid = parseEvent(lifecycle, taskSchemas, event, env.regime.values['event.maxBytes']);
  return isRefusal(valid) ? citedUnder(env, valid) : takeValid(lifecycle, state, valid, asking, env);
}

/** `takeEvent` for an event that has passed its schema already, or that another case tells. */
export function takeValid(
  lifecycle: Lifecycle,
  state: CaseState,
  event: ValidEvent,
  { actor, facts = {}, named }: Asking,
  env: Env,
): Taken | Refusal {
  if (isTaskEvent(event.type)) return takeTask(lifecycle, state, event, { actor, named }, env);
  const stamped = { ...event, actor, facts: factsOfTheirKind(factsAsked(lifecycle, event, state, ''), facts) };
  const decision = decide(lifecycle, state, stamped, env);
  return decision.ok ? taken(step(lifecycle, state, stamped, env), event, decision.law) : citedUnder(env, decision);
}

/** A valid task event: the chart stays where it is, its tasks change hands. */
function takeTask(
  lifecycle: Lifecycle,
  state: CaseState,
  event: ValidEvent,
  asking: Asking,
  env: Env,
): Taken | Refusal {
  const decided = decideTask(lifecycle, state, event, asking, env);
  if (isRefusal(decided)) return citedUnder(env, decided);
  const stepped = {
    next: { ...state, ...decided },
    effects: taskEffects(lifecycle, state, event, asking),
    snapshot: snapshotOf(lifecycle, state),
  };
  return taken(stepped, event, []);
}

/**
 * Fires the earliest timer that is due by `env.at`, at its own instant; undefined when none is. `since`: when the case last
 * changed, which no timer goes behind (a day that is set may have passed already); without it, when the timer was armed.
 */
export function fireNext(lifecycle: Lifecycle, state: CaseState, env: Env, since?: string): Fired | undefined {
  const timer = dueTimer(state, env.at);
  return timer && fireTimer(lifecycle, state, timer, env, since);
}

/** Fires one timer of the case, due or not, at the instant at which it is due. */
export function fireTimer(lifecycle: Lifecycle, state: CaseState, timer: Timer, env: Env, since?: string): Fired {
  const at = timer.dueAt ?? env.at;
  const least = since ?? timer.resumed?.at ?? timer.armedAt;
  const law = lawOfTimer(lifecycle, timer);
  const stepped = fire(lifecycle, state, timer, { ...env, at: at < least ? least : at });
  const type = timer.kind === 'after' ? timer.id : `kernel.${timer.kind}`;
  return { ...taken(stepped, { type, timer: timer.id, generation: timer.generation }, law), at, timer };
}

// More than any chart arms: it moves in circles without time passing.
const MOST = 10_000;

/**
 * Fires everything that is due by `env.at`, the earliest first, each at its own instant, and what that makes due in turn.
 * Answers each firing in order, and the case after them. Throws an IntegrityError when there is no end to it.
 */
export function fireDue(
  lifecycle: Lifecycle,
  before: CaseState,
  env: Env,
  since?: string,
): { state: CaseState; fired: Fired[] } {
  const fired: Fired[] = [];
  let [state, last] = [before, since];
  for (let one = fireNext(lifecycle, state, env, last); one; one = fireNext(lifecycle, state, env, last)) {
    if (fired.push(one) > MOST) throw new IntegrityError(`${lifecycle.id} keeps firing ${one.timer.id}`);
    ({ state } = one);
    if (last === undefined || one.at > last) last = one.at;
  }
  return { state, fired };
}

function lawOfTimer(lifecycle: Lifecycle, timer: Timer): Basis[] {
  const aim = aimOf(timer);
  switch (aim.kind) {
    case 'after':
      return limitOf(lifecycle, aim.event)?.law ?? [];
    case 'remind':
    case 'escalate':
    case 'return':
      return stateAt(lifecycle, aim.task)?.meta?.law ?? [];
    case 'before':
      return [];
    default:
      return aim satisfies never;
  }
}

/**
 * Whether the actor could send an event of this type now, as far as can be told without its payload, with the title and the
 * articles; or the refusal that it would meet. `facts`: by event type.
 */
export function explainEvent(
  lifecycle: Lifecycle,
  state: CaseState,
  type: string,
  { actor, facts }: { actor: Actor; facts?: Record<string, Facts> },
  env: Env,
): { ok: true; possible: Enabled } | Refusal {
  const mine = enabled(lifecycle, state, actor, env, facts);
  const possible = mine.find(({ event }) => event === type);
  const allowed = mine.filter(({ unmet }) => !unmet.length).map(({ event }) => event);
  if (possible && !possible.unmet.length) return { ok: true, possible };
  if (possible) return { ...unmetRefusal(possible), state: leavesIn(state.value), allowed };
  // The door and the rules say the rest: unknown, reserved, wrong role, wrong state, closed.
  const known = parseEvent(lifecycle, {}, { type }, Number.MAX_SAFE_INTEGER);
  if (isRefusal(known) && known.code !== 'EVENT_MALFORMED') return { ...known, state: leavesIn(state.value), allowed };
  const decision = decide(lifecycle, state, { type, actor, facts: {} }, env);
  const title = eventTitle(lifecycle, type);
  return decision.ok ? { ok: true, possible: { event: type, title, by: [], articles: [], unmet: [] } } : decision;
}

const unmetRefusal = ({ event, title, unmet }: Enabled): Refusal =>
  refuse(
    'GUARD_REFUSED',
    { zh: `“${title.zh}”尚不能办理：${unmet[0]!.says.zh}`, en: `${event} would be refused: ${unmet[0]!.says.en}` },
    {
      articles: unmet.flatMap(({ articles }) => articles),
      details: unmet.map(({ rule, says, articles }) => ({ rule, message: says, articles })),
    },
  );
