// Walks a chart exhaustively: from every state that can be reached, every event in every role, and every deadline.
// Each is taken, or refused with a typed code; nothing throws, and an end can be reached from everywhere.
import { expect } from 'vitest';
import { type AnyStateNode, getNextTransitions } from 'xstate';
import { isJson } from '../../machines/kernel/chart-rules.ts';
import { decide } from '../../machines/kernel/decide.ts';
import { wears } from '../../machines/kernel/enabled.ts';
import { refusalCodes } from '../../machines/kernel/refusals.ts';
import { fitting } from '../../machines/kernel/migrate.ts';
import { claimsOf, factsAsked, linksOf, sharesOf } from '../../machines/kernel/reading.ts';
import { snapshotOf } from '../../machines/kernel/chart-walk.ts';
import { type Role, roles } from '../../machines/law/roles.ts';
import { type Driven, type Started, drive } from './driver.ts';
import type { Actor, Facts, Lifecycle } from '../../machines/kernel/types.ts';

export type Exploration = {
  /** Cases to be opened, or cases that have come some way already. */
  starts: (Started | Driven)[];
  /** Payloads by event type, each of them tried; an event that is not named is sent without payload. */
  payloads?: Record<string, object[] | ((context: never) => object[])>;
  /** What other cases look like, each of them tried. */
  facts?: (type: string) => Facts[];
  /** Who acts: two persons in every hat, and for every party of the case. */
  persons?: string[];
  /** What of the context makes two cases of the same state different. Default: which fields are filled. */
  keyOf?: (context: Record<string, unknown>) => unknown;
  /** More nodes than this means that `keyOf` tells too much apart. */
  limit?: number;
};
export type Explored = {
  nodes: number;
  /** Leaf states seen. */ states: Set<string>;
  /** Events taken. */ taken: Set<string>;
  refused: Set<string>;
};

/** Explores, and fails the test on the first answer that is neither taken nor properly refused, or on a dead end. */
export function explore(
  lifecycle: Lifecycle,
  { starts, payloads = {}, facts = () => [{}], persons = ['anna', 'bo'], keyOf = shapeOf, limit = 5000 }: Exploration,
): Explored {
  const seen = new Map<string, Driven>();
  const edges = new Map<string, Set<string>>();
  const explored: Explored = { nodes: 0, states: new Set(), taken: new Set(), refused: new Set() };
  const key = (one: Driven) => JSON.stringify([one.leaves, one.done, keyOf(one.context)]);
  const queue: string[] = [];
  const asked = new Set<string>();
  const note = (from: string | undefined, to: Driven): void => {
    const id = key(to);
    if (from) edges.set(id, (edges.get(id) ?? new Set()).add(from));
    if (seen.has(id)) return;
    seen.set(id, to);
    fitting(lifecycle, to.case); // or the check of migrations would refuse what the chart itself does
    to.leaves.forEach((leaf) => explored.states.add(leaf));
    queue.push(id);
    if (seen.size > limit) throw new Error(`more than ${limit} nodes: narrow keyOf of ${lifecycle.id}`);
  };
  for (const started of starts) note(undefined, 'case' in started ? started.fork() : drive(lifecycle, started));

  for (let id = queue.shift(); id; id = queue.shift()) {
    const here = seen.get(id)!;
    if (here.done) continue;
    const actors = actorsOf(lifecycle, here, persons);
    let probe = here.fork();
    const handled = handledBy(lifecycle, here);
    expectTotal(lifecycle, here, handled);
    const types = Object.keys(lifecycle.events);
    const unhandled = types.find((type) => !handled.has(type));
    for (const type of types) {
      // A role that an event is not for is refused by the states that handle it, once for each of them. What no state
      // handles is refused alike whatever it is: one event in every role, every other one once.
      const states = `${type} ${handled.get(type) ?? here.state}`;
      const known = asked.has(states);
      asked.add(states);
      for (const actor of actors) {
        const concerned = handled.has(type) && isConcerned(lifecycle, here, actor, type);
        const inEveryRole = actor === actors[0] || handled.has(type) || type === unhandled;
        if (!concerned && (actor.person !== persons[0] || known || !inEveryRole)) continue;
        const given = payloads[type] ?? [{}];
        const tried = typeof given === 'function' ? given(here.context as never) : given;
        const variants = concerned ? combine(tried, facts(type)) : combine(tried.slice(0, 1), facts(type).slice(0, 1));
        for (const { payload, about } of variants) {
          const { refusal } = probe.send({ type, ...payload }, actor, about);
          if (!refusal) {
            explored.taken.add(type);
            note(id, probe);
            probe = here.fork();
            continue;
          }
          const { code, message, articles } = refusal;
          const answer = `${type} ${code}`;
          if (explored.refused.has(answer) && articles.length) continue;
          expect(refusalCodes, `${type} in ${here.state}`).toContain(code);
          expect(message.zh && message.en, `${type} in ${here.state}`).toBeTruthy();
          if (code === 'GUARD_REFUSED' || code === 'MAKER_IS_CHECKER')
            expect(articles.length, `${type} in ${here.state} is refused without an article`).toBeGreaterThan(0);
          explored.refused.add(answer);
        }
      }
    }
    const due = here.case.timers
      .filter(({ kind, dueAt }) => kind === 'after' && dueAt)
      .map(({ dueAt }) => dueAt!)
      .sort()[0];
    if (due) note(id, here.fork().at(due));
  }
  expectNoDeadEnds(lifecycle, seen, edges);
  explored.nodes = seen.size;
  return explored;
}

// Told events and questions (`explain`) come without a schema: nothing that reads them may throw.
function expectTotal(lifecycle: Lifecycle, { case: one, env }: Driven, handled: Map<string, string>): void {
  // What is kept is JSON, or a case read back from its row would be another one.
  expect(isJson(one.context), `context of ${lifecycle.id}`).toBe(true);
  for (const read of [linksOf, claimsOf, sharesOf]) read(lifecycle, one);
  for (const type of Object.keys(lifecycle.events))
    for (const hat of ['SYSTEM', 'CENTER', 'AUTHORITY'] as const) {
      factsAsked(lifecycle, { type }, one, `${lifecycle.id}/test/1`);
      if (handled.has(type)) decide(lifecycle, one, { type, actor: { person: 'nobody', hat }, facts: {} }, env);
    }
}

/** Which states handle which events here. */
function handledBy(lifecycle: Lifecycle, { case: one }: Driven): Map<string, string> {
  const handled = new Map<string, string>();
  for (const { eventType, source } of getNextTransitions(snapshotOf(lifecycle, one)))
    handled.set(eventType, `${handled.get(eventType) ?? ''} ${source.id}`);
  return handled;
}

/** Leaf states and events that the exploration did not come to. */
export function missedBy(lifecycle: Lifecycle, { states, taken }: Explored): { states: string[]; events: string[] } {
  const prefix = lifecycle.id.length + 1;
  const leaves = nodesOf(lifecycle.machine.root)
    .filter((node) => node.type === 'atomic' || node.type === 'final')
    .map((node) => node.id.slice(prefix));
  return {
    states: leaves.filter((leaf) => leaf && !states.has(leaf)),
    events: Object.keys(lifecycle.events).filter((type) => !taken.has(type)),
  };
}

const nodesOf = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodesOf)];

function expectNoDeadEnds(lifecycle: Lifecycle, seen: Map<string, Driven>, edges: Map<string, Set<string>>): void {
  const alive = new Set([...seen].filter(([, one]) => one.done).map(([id]) => id));
  const queue = [...alive];
  for (let id = queue.shift(); id; id = queue.shift())
    for (const from of edges.get(id) ?? []) {
      if (alive.has(from)) continue;
      alive.add(from);
      queue.push(from);
    }
  expect(
    [...seen.keys()].filter((id) => !alive.has(id)),
    `${lifecycle.id} cannot end from here`,
  ).toEqual([]);
}

function actorsOf(lifecycle: Lifecycle, here: Driven, persons: string[]): Actor[] {
  // A providing unit acts in its own hat (P6(2), P18); of the others, the party alone counts.
  const parties = Object.entries(lifecycle.parties(here.context)).flatMap(([relation, party]) =>
    [party ?? []]
      .flat()
      .map((one) => ({ party: one, hat: relation === 'provider' ? 'PROVIDER' : 'MERCHANT' }) as const),
  );
  const hats = (Object.keys(roles) as Role[]).flatMap((hat) => persons.map((person) => ({ person, hat })));
  return [...hats, ...parties.flatMap(({ party, hat }) => persons.map((person) => ({ person, hat, party })))];
}
const isConcerned = (lifecycle: Lifecycle, here: Driven, actor: Actor, type: string): boolean => {
  const by = byOf(lifecycle, type);
  return wears(lifecycle, here.context, actor, by) || (actor.hat === 'SYSTEM' && by.length === 0);
};
const bys = new WeakMap<Lifecycle, Map<string, string[]>>();
function byOf(lifecycle: Lifecycle, type: string): string[] {
  const map = bys.get(lifecycle) ?? new Map<string, string[]>();
  bys.set(lifecycle, map);
  if (!map.has(type))
    map.set(
      type,
      nodesOf(lifecycle.machine.root).flatMap((node) =>
        (node.transitions.get(type) ?? []).flatMap(
          (transition) => (transition.meta as { by?: string[] } | undefined)?.by ?? [],
        ),
      ),
    );
  return map.get(type)!;
}
const combine = (payloads: object[], facts: Facts[]) =>
  payloads.flatMap((payload) => facts.map((one) => ({ payload, about: one })));

/** Which fields are filled, and how many there are of a list up to two. */
const shapeOf = (context: Record<string, unknown>): unknown =>
  Object.entries(context).map(([, value]) =>
    Array.isArray(value)
      ? Math.min(value.length, 2)
      : typeof value === 'boolean'
        ? value
        : value !== null && value !== undefined,
  );
