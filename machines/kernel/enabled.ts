// What somebody may do now, and which rules stand against the rest: for inboxes, forms and refusals. Pure.
import { type AnyMachineSnapshot, type AnyTransitionDefinition, getNextTransitions } from 'xstate';
import { type ArticleId, type Text, articlesOf } from '../law/cite.ts';
import { judged, roles } from '../law/roles.ts';
import { guardsOf, isFault, snapshotOf } from './chart-walk.ts';
import { type Env, within } from './env.ts';
import { bodiesOf } from './hands.ts';
import { factsAsked, factsOfTheirKind, judgedIn, partiesIn } from './reading.ts';
import { IntegrityError } from './refusals.ts';
import { eventTitle } from './titles.ts';
import type { Actor, By, CaseState, FactRequest, Facts, Lifecycle, RuleMeta, TransitionMeta } from './types.ts';

export type Enabled = {
  event: string;
  title: Text;
  by: By[];
  articles: ArticleId[];
  /** Rules that fail already; empty when it may be sent. */
  unmet: { rule: string; says: Text; articles: ArticleId[] }[];
};

export const metaOfTransition = (transition: AnyTransitionDefinition): TransitionMeta =>
  (transition.meta as TransitionMeta | undefined) ?? { by: [], law: [] };

/** Is an office asked to judge the very party that the actor acts for? Such an actor does not wear its hat there. */
export function isOwnCase(lifecycle: Lifecycle, context: unknown, { hat, party, alsoFor = [] }: Actor): boolean {
  const theirs = party === undefined ? alsoFor : [party, ...alsoFor];
  return (
    theirs.length > 0 &&
    (judged[hat]?.some((relation) => judgedIn(lifecycle, { context }, relation).some((one) => theirs.includes(one))) ??
      false)
  );
}

/** Does the actor wear one of the hats, or act for one of the named parties? */
export function wears(lifecycle: Lifecycle, context: unknown, actor: Actor, who: By[]): boolean {
  return who.some((name) =>
    name in roles
      ? name === actor.hat && !isOwnCase(lifecycle, context, actor)
      : bodiesOf(actor).some((body) => partiesIn(lifecycle, { context }, name).includes(body)),
  );
}

/** May the actor take this transition, its guards aside? */
export function mayTake(
  lifecycle: Lifecycle,
  snapshot: AnyMachineSnapshot,
  actor: Actor,
  transition: AnyTransitionDefinition,
): boolean {
  const { by } = metaOfTransition(transition);
  return by.length
    ? wears(lifecycle, snapshot.context, actor, by) || (actor.hat === 'SYSTEM' && by.includes('SYSTEM'))
    : actor.hat === 'SYSTEM';
}

/** The rules of a transition that fail, of those that are asked; a branch, which has no rule, reads the whole event. */
export function failing(
  { machine, context }: AnyMachineSnapshot,
  transition: AnyTransitionDefinition,
  event: unknown,
  asked: (rule: RuleMeta | undefined) => boolean,
): { name: string; meta: RuleMeta | undefined; holds: (event: unknown) => boolean }[] {
  return guardsOf(machine, transition.guard).flatMap((part) => {
    if (isFault(part)) throw new IntegrityError(`a transition of ${machine.id} has ${part.fault}`);
    const { name, params, test, rule } = part;
    const holds = (one: unknown): boolean => test({ context, event: one }, params);
    return !asked(rule) || holds(event) ? [] : [{ name, meta: rule, holds }];
  });
}

/** An object that notes when something is looked for that it does not hold. */
function noting<T extends object>(held: T): { noted: T; missed: () => boolean } {
  let missed = false;
  const note = (name: string | symbol): void => {
    missed ||= typeof name === 'string' && !(name in held);
  };
  const noted = new Proxy(held, {
    get: (target, name) => (note(name), Reflect.get(target, name) as unknown),
    has: (target, name) => (note(name), Reflect.has(target, name)),
  });
  return { noted, missed: () => missed };
}

const namesNothing = (request: FactRequest | undefined): boolean =>
  !request || ('case' in request && !request.case) || ('cases' in request && request.cases.length === 0);

/** What can be known of an event without its payload. Facts that the payload names are not known. */
function withoutPayload(
  lifecycle: Lifecycle,
  snapshot: AnyMachineSnapshot,
  type: string,
  actor?: Actor,
  given?: Facts,
) {
  const bare = noting({ type });
  const asked = factsAsked(lifecycle, bare.noted, snapshot, '');
  const known = Object.entries(given ? factsOfTheirKind(asked, given) : {}).filter(
    ([name]) => !(bare.missed() && namesNothing(asked[name])),
  );
  const event = { type, actor, facts: Object.fromEntries(known) };
  return {
    event,
    /** Does the rule look for something that comes with the payload alone? Then it stands against nothing yet. */
    waits: (holds: (event: unknown) => boolean): boolean => {
      const facts = noting(event.facts);
      const whole = noting({ ...event, facts: facts.noted });
      holds(whole.noted);
      return whole.missed() || facts.missed();
    },
  };
}

/** What this actor could send now, with the rules that already stand against it. `facts` as far as they are known. */
export function enabled(
  lifecycle: Lifecycle,
  before: CaseState,
  actor: Actor,
  told: Env,
  facts?: Record<string, Facts>,
): Enabled[] {
  if (before.done) return [];
  return within(told, () => listEnabled(lifecycle, snapshotOf(lifecycle, before), actor, facts));
}

function listEnabled(
  lifecycle: Lifecycle,
  snapshot: AnyMachineSnapshot,
  actor: Actor | undefined,
  facts?: Record<string, Facts>,
): Enabled[] {
  const found = new Map<string, Enabled>();
  for (const transition of getNextTransitions(snapshot)) {
    const type = transition.eventType;
    if (!type || type.startsWith('xstate.')) continue;
    const { by, law } = metaOfTransition(transition);
    if (actor && !mayTake(lifecycle, snapshot, actor, transition)) continue;
    const given = facts?.[type];
    const { event, waits } = withoutPayload(lifecycle, snapshot, type, actor, given);
    const asked = (rule: RuleMeta | undefined): boolean =>
      rule?.reads === 'context' || (rule?.reads === 'facts' && given !== undefined);
    const unmet = failing(snapshot, transition, event, asked).flatMap(({ name, meta, holds }) =>
      meta && !waits(holds) ? [{ rule: name, says: meta.says, articles: articlesOf(meta.law) }] : [],
    );
    const listed = found.get(type);
    if (!listed || listed.unmet.length > unmet.length)
      found.set(type, {
        event: type,
        title: eventTitle(lifecycle, type),
        by,
        articles: articlesOf(law),
        unmet,
      });
  }
  return [...found.values()];
}

/** Everything that anybody may do now, with who may (for `show`). */
export const possible = (lifecycle: Lifecycle, before: CaseState, told: Env): Enabled[] =>
  before.done ? [] : within(told, () => listEnabled(lifecycle, snapshotOf(lifecycle, before), undefined));

/** The event types that the actor could send now, as far as can be told without their payload. */
export const allowedTo = (lifecycle: Lifecycle, snapshot: AnyMachineSnapshot, actor: Actor): string[] =>
  listEnabled(lifecycle, snapshot, actor)
    .filter(({ unmet }) => !unmet.length)
    .map(({ event }) => event);
