// May this actor do this, now? A refusal says which rule, under which article, and what is possible instead.
import type { AnyMachineSnapshot, AnyTransitionDefinition } from 'xstate';
import { getNextTransitions } from 'xstate';
import { type ArticleId, articlesOf, type Text } from '../law/cite.ts';
import { relations, roles } from '../law/roles.ts';
import { guardsOf, isFault, leavesIn, leavesOf, metaOf, nodesOf, pathOf, snapshotOf, stateAt } from './chart-walk.ts';
import { type Env, env, within } from './env.ts';
import { isTaskEvent } from './ingress.ts';
import type { Actor, By, Facts, Lifecycle, RuleMeta, TransitionMeta } from './lifecycle.ts';
import { partiesIn } from './reading.ts';
import { type Refusal, IntegrityError, refuse } from './refusals.ts';
import type { CaseState } from './step.ts';

type StampedEvent = { type: string; actor: Actor; facts: Facts; [key: string]: unknown };
export type Admitted = { ok: true; law: TransitionMeta['law'] };
export type Enabled = {
  event: string;
  title: Text;
  by: By[];
  articles: ArticleId[];
  /** Rules that fail already; empty when it may be sent. */
  unmet: { rule: string; says: Text; articles: ArticleId[] }[];
};

const metaOfTransition = (transition: AnyTransitionDefinition): TransitionMeta =>
  (transition.meta as TransitionMeta | undefined) ?? { by: [], law: [] };

/** Does the actor wear one of the hats, or act for one of the named parties? */
export function wears(lifecycle: Lifecycle, context: unknown, actor: Actor, who: By[]): boolean {
  return who.some((name) =>
    name in roles
      ? name === actor.hat
      : actor.party !== undefined && partiesIn(lifecycle, { context }, name).includes(actor.party),
  );
}

/** Newer law renames roles; the regime of the case says how. */
const titleOfBy = (name: By): Text =>
  name in roles
    ? (env().regime.roleTitles[name as keyof typeof roles] ?? roles[name as keyof typeof roles])
    : (relations[name] ?? { zh: name, en: name });

/** Admits the event or refuses it. `decide` reads, it changes nothing. */
export function decide(lifecycle: Lifecycle, before: CaseState, event: StampedEvent, told: Env): Admitted | Refusal {
  return within(told, () => {
    if (before.done) {
      // Not restored: an old case may have ended in a state that its chart no longer has.
      const state = leavesIn(before.value);
      const title = stateTitle(lifecycle, state);
      return refuse(
        'CASE_CLOSED',
        {
          zh: `${event.type} 未受理：本案已办结（${title.zh}）。`,
          en: `${event.type} was refused: the case has ended (${title.en}).`,
        },
        { state },
      );
    }
    const snapshot = snapshotOf(lifecycle, before);
    const here = { state: leavesOf(snapshot) };
    const title = () => stateTitle(lifecycle, here.state);
    const candidates = getNextTransitions(snapshot).filter((transition) => transition.eventType === event.type);
    // Asked only where something is refused.
    const allowed = () => allowedTo(lifecycle, snapshot, event.actor, event.facts);
    if (!candidates.length)
      return refuse(
        'EVENT_NOT_ALLOWED',
        {
          zh: `${event.type} 未受理：本案现处“${title().zh}”，此环节不接受该事件。可办：${allowed().join('、') || '无'}。`,
          en: `${event.type} was refused: the case is in “${title().en}”, which does not take it. Possible now: ${allowed().join(', ') || 'nothing for you'}.`,
        },
        {
          ...here,
          allowed: allowed(),
          articles: articlesOf(nodesOf(snapshot).flatMap((node) => metaOf(node)?.law ?? [])),
        },
      );
    const mine = candidates.filter((transition) => mayTake(lifecycle, snapshot, event.actor, transition));
    if (!mine.length) {
      const who = [...new Set(candidates.flatMap((transition) => metaOfTransition(transition).by))];
      return refuse(
        'ROLE_NOT_ALLOWED',
        {
          zh: `${event.type} 未受理：应由${who.map((name) => titleOfBy(name).zh).join('或') || '系统'}办理，当前身份为${titleOfBy(event.actor.hat).zh}。`,
          en: `${event.type} was refused: it takes ${who.map((name) => titleOfBy(name).en).join(' or ') || 'the system'}, you act as ${titleOfBy(event.actor.hat).en}.`,
        },
        {
          ...here,
          allowed: allowed(),
          articles: articlesOf(candidates.flatMap((transition) => metaOfTransition(transition).law)),
        },
      );
    }
    const held = claimedByOther(lifecycle, before, snapshot, event, mine);
    if (held) return { ...held, ...here, allowed: allowed() };
    const taken = lifecycle.machine.getTransitionData(snapshot, event);
    if (taken.length && taken.every((transition) => mayTake(lifecycle, snapshot, event.actor, transition)))
      return { ok: true, law: taken.flatMap((transition) => metaOfTransition(transition).law) };
    return guardRefusal(lifecycle, snapshot, event, mine, { ...here, allowed: allowed() });
  });
}

function mayTake(
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

// S-1: a claimed task is its claimer's; a stale claimer learns who has it now.
function claimedByOther(
  lifecycle: Lifecycle,
  before: CaseState,
  snapshot: AnyMachineSnapshot,
  event: StampedEvent,
  mine: AnyTransitionDefinition[],
): Refusal | undefined {
  const task = before.tasks.find(
    ({ state, by, claimedBy }) =>
      claimedBy !== undefined &&
      claimedBy !== event.actor.person &&
      wears(lifecycle, snapshot.context, event.actor, [by]) &&
      mine.some(
        (transition) =>
          isWithin(pathOf(transition.source, snapshot.machine.id), state) &&
          metaOfTransition(transition).by.includes(by),
      ),
  );
  return (
    task &&
    refuse('TASK_CLAIMED', {
      zh: `${event.type} 未受理：该任务已由 ${task.claimedBy} 认领。可先 TAKE_OVER 接手。`,
      en: `${event.type} was refused: this task is claimed by ${task.claimedBy}. TAKE_OVER it first, or leave it to them.`,
    })
  );
}
const isWithin = (path: string, state: string) =>
  path === state || path.startsWith(`${state}.`) || state.startsWith(`${path}.`);

function guardRefusal(
  lifecycle: Lifecycle,
  snapshot: AnyMachineSnapshot,
  event: StampedEvent,
  candidates: AnyTransitionDefinition[],
  here: { state: string[]; allowed: string[] },
): Refusal {
  const ways = candidates.map((transition) => failing(snapshot, transition, event, ['context', 'facts', 'payload']));
  // The way that the actor came nearest to: branches chosen against count most.
  const best =
    ways.sort(
      (a, b) => Number(a.some((rule) => !rule.meta)) - Number(b.some((rule) => !rule.meta)) || a.length - b.length,
    )[0] ?? [];
  const rules = best.flatMap(({ name, meta }) => (meta ? [{ name, meta }] : []));
  if (!rules.length)
    return refuse(
      'GUARD_REFUSED',
      { zh: `${event.type} 未受理：条件不满足。`, en: `${event.type} was refused: its conditions are not met.` },
      { ...here, articles: articlesOf(candidates.flatMap((t) => metaOfTransition(t).law)) },
    );
  const code = rules.some(({ meta }) => meta.code === 'MAKER_IS_CHECKER') ? 'MAKER_IS_CHECKER' : 'GUARD_REFUSED';
  const lead = rules.find(({ meta }) => (meta.code ?? 'GUARD_REFUSED') === code)!.meta;
  const articles = articlesOf(rules.flatMap(({ meta }) => meta.law));
  return refuse(
    code,
    {
      zh: `${event.type} 未受理：${lead.says.zh}（${articlesOf(lead.law).join('、')}）`,
      en: `${event.type} was refused: ${lead.says.en} (${articlesOf(lead.law).join(', ')})`,
    },
    {
      ...here,
      articles,
      details: rules.map(({ name, meta }) => ({ rule: name, message: meta.says, articles: articlesOf(meta.law) })),
    },
  );
}

/** The rules of a transition that fail, of those that read what is known; a branch reads the whole event. */
function failing(
  { machine, context }: AnyMachineSnapshot,
  transition: AnyTransitionDefinition,
  event: unknown,
  reads: RuleMeta['reads'][],
): { name: string; meta: RuleMeta | undefined }[] {
  return guardsOf(machine, transition.guard).flatMap((part) => {
    if (isFault(part)) throw new IntegrityError(`a transition of ${machine.id} has ${part.fault}`);
    const { name, params, test, rule } = part;
    if (!reads.includes(rule?.reads ?? 'payload')) return [];
    return test({ context, event }, params) ? [] : [{ name, meta: rule }];
  });
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
    const event = { type, actor, facts: facts?.[type] ?? {} };
    const reads: RuleMeta['reads'][] = facts?.[type] ? ['context', 'facts'] : ['context'];
    const unmet = failing(snapshot, transition, event, reads).flatMap(({ name, meta }) =>
      meta ? [{ rule: name, says: meta.says, articles: articlesOf(meta.law) }] : [],
    );
    const known = found.get(type);
    if (!known || known.unmet.length > unmet.length)
      found.set(type, {
        event: type,
        title: lifecycle.events[type]?.title ?? { zh: type, en: type },
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

const allowedTo = (lifecycle: Lifecycle, snapshot: AnyMachineSnapshot, actor: Actor, facts: Facts): string[] =>
  listEnabled(lifecycle, snapshot, actor)
    .filter(({ unmet }) => !unmet.length)
    .map(({ event }) => event)
    .filter((type) => !isTaskEvent(type) && facts !== undefined);

/** The title of where a case stands, by the paths of its leaves; of an old case, whose chart has moved on, the path itself where no title is left. */
export function stateTitle(lifecycle: Lifecycle, leaves: string[]): Text {
  const titles = leaves.flatMap((leaf) => stateAt(lifecycle, leaf)?.meta?.title ?? []);
  const shown = titles.length ? titles : leaves.map((leaf): Text => ({ zh: leaf, en: leaf }));
  return { zh: shown.map((title) => title.zh).join(' · '), en: shown.map((title) => title.en).join(' · ') };
}
