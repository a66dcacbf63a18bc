// May this actor do this, now? A refusal says which rule, under which article, and what is possible instead. Pure.
import { type AnyMachineSnapshot, type AnyTransitionDefinition, getNextTransitions } from 'xstate';
import { type ArticleId, type Text, articlesOf } from '../law/cite.ts';
import { lawOfEvent, leavesIn, stateAt, leavesOf, metaOf, nodesOf, pathOf, snapshotOf } from './chart-walk.ts';
import { allowedTo, failing, isOwnCase, mayTake, metaOfTransition, wears } from './enabled.ts';
import { type Env, env, within } from './env.ts';
import { type Refusal, isRefusal, refuse } from './refusals.ts';
import { eventTitle, ownCase, stateTitle, whoTitle } from './titles.ts';
import type { Actor, CaseState, Facts, Lifecycle, RuleMeta, TaskState, TransitionMeta } from './types.ts';

type StampedEvent = { type: string; actor: Actor; facts: Facts; [key: string]: unknown };
export type Admitted = { ok: true; law: TransitionMeta['law'] };
type Asked = { lifecycle: Lifecycle; before: CaseState; snapshot: AnyMachineSnapshot; event: StampedEvent };

/**
 * Admits an event that has passed its schema, or refuses it. Asked in this order: is the case open (CASE_CLOSED), does its
 * state take the event (EVENT_NOT_ALLOWED), from this actor (ROLE_NOT_ALLOWED), or has somebody else claimed the task
 * (TASK_CLAIMED), do the rules hold (GUARD_REFUSED, MAKER_IS_CHECKER). Reads, changes nothing.
 */
export function decide(lifecycle: Lifecycle, before: CaseState, event: StampedEvent, env: Env): Admitted | Refusal {
  return within(env, () => {
    if (before.done) return closed(lifecycle, before, event);
    const snapshot = snapshotOf(lifecycle, before);
    const asked = { lifecycle, before, snapshot, event };
    const mine = waysOf(asked);
    if (isRefusal(mine)) return mine;
    const taken = lifecycle.machine.getTransitionData(snapshot, event);
    if (taken.length && taken.every((transition) => mayTake(lifecycle, snapshot, event.actor, transition)))
      return { ok: true, law: lawOf(taken) };
    return guarded(asked, mine, () => true);
  });
}

/**
 * What stands against an event that does not fit its schema, whatever its wrong fields were meant to be: who and when, the
 * rules on the case itself, and those that read one field which is not among the wrong ones. `event`: without these.
 */
export function decideInPart(
  lifecycle: Lifecycle,
  before: CaseState,
  event: StampedEvent,
  env: Env,
  wrong: string[],
): Refusal | undefined {
  return within(env, () => {
    if (before.done) return closed(lifecycle, before, event);
    const asked = { lifecycle, before, snapshot: snapshotOf(lifecycle, before), event };
    const mine = waysOf(asked);
    if (isRefusal(mine)) return mine;
    const stands = ({ reads, path }: RuleMeta): boolean =>
      reads === 'context' || (path !== undefined && !wrong.some((other) => overlap(other, path)));
    const refusal = guarded(asked, mine, (rule) => rule !== undefined && stands(rule));
    return refusal.details?.length ? refusal : undefined;
  });
}
const overlap = (one: string, other: string): boolean =>
  `${one}.`.startsWith(`${other}.`) || `${other}.`.startsWith(`${one}.`);

/** The transitions that the event could take, from this actor; a refusal where there are none. */
function waysOf(asked: Asked): AnyTransitionDefinition[] | Refusal {
  const { lifecycle, snapshot, event } = asked;
  const candidates = getNextTransitions(snapshot).filter((transition) => transition.eventType === event.type);
  if (!candidates.length) return notHere(asked);
  const mine = candidates.filter((transition) => mayTake(lifecycle, snapshot, event.actor, transition));
  if (!mine.length) return notYours(asked, candidates);
  const task = claimedByOther(asked, mine);
  return task ? claimed(asked, task) : mine;
}

const lawOf = (transitions: readonly AnyTransitionDefinition[]) =>
  transitions.flatMap((transition) => metaOfTransition(transition).law);
/** Where the case stands and what is possible instead: asked only where something is refused. */
const here = ({ lifecycle, snapshot, event }: Asked): { state: string[]; allowed: string[] } => ({
  state: leavesOf(snapshot),
  allowed: allowedTo(lifecycle, snapshot, event.actor),
});
/** “提交整改反馈”未受理：…… · SUBMIT_FEEDBACK was refused: … */
const refused = (lifecycle: Lifecycle, { type }: StampedEvent, why: Text): Text => ({
  zh: `“${eventTitle(lifecycle, type).zh}”未受理：${why.zh}`,
  en: `${type} was refused: ${why.en}`,
});

function closed(lifecycle: Lifecycle, { value }: CaseState, event: StampedEvent): Refusal {
  // Not restored: an old case may have ended in a state that its chart no longer has.
  const state = leavesIn(value);
  const title = stateTitle(lifecycle, state);
  const why = { zh: `本案已办结（${title.zh}）。`, en: `the case has ended (${title.en}).` };
  // The law under which it ended, where the chart still has that state, and that of what was asked.
  const ended = state.flatMap((leaf) => stateAt(lifecycle, leaf)?.meta?.law ?? []);
  const articles = articlesOf([...ended, ...lawOfEvent(lifecycle, event.type)]);
  return refuse('CASE_CLOSED', refused(lifecycle, event, why), { state, articles });
}

function notHere(asked: Asked): Refusal {
  const { lifecycle, snapshot, event } = asked;
  const { state, allowed } = here(asked);
  const title = stateTitle(lifecycle, state);
  const titles = allowed.map((type) => eventTitle(lifecycle, type).zh).join('、');
  const why = {
    zh: `本案现处“${title.zh}”，此环节不能办理。可办：${titles || '无'}。`,
    en: `the case is in “${title.en}”, which does not take it. Possible now: ${allowed.join(', ') || 'nothing for you'}.`,
  };
  const articles = articlesOf(nodesOf(snapshot).flatMap((node) => metaOf(node)?.law ?? []));
  return refuse('EVENT_NOT_ALLOWED', refused(lifecycle, event, why), { state, allowed, articles });
}

function notYours(asked: Asked, candidates: AnyTransitionDefinition[]): Refusal {
  const { lifecycle, snapshot, event } = asked;
  const who = whoTitle([...new Set(candidates.flatMap((transition) => metaOfTransition(transition).by))]);
  const you = whoTitle([event.actor.hat]);
  const why = isOwnCase(lifecycle, snapshot.context, event.actor)
    ? ownCase
    : { zh: `应由${who.zh}办理，当前身份为${you.zh}。`, en: `it takes ${who.en}, you act as ${you.en}.` };
  const articles = articlesOf(lawOf(candidates));
  return refuse('ROLE_NOT_ALLOWED', refused(lifecycle, event, why), { ...here(asked), articles });
}

// S-1: a claimed task is its claimer's; a stale claimer learns who has it now.
function claimedByOther(
  { lifecycle, before, snapshot, event }: Asked,
  mine: AnyTransitionDefinition[],
): TaskState | undefined {
  return before.tasks.find(
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
}
const isWithin = (path: string, state: string) =>
  path === state || path.startsWith(`${state}.`) || state.startsWith(`${path}.`);

function claimed(asked: Asked, { claimedBy }: TaskState): Refusal {
  const why = {
    zh: `该任务已由 ${claimedBy} 认领。可先“接手任务”。`,
    en: `this task is claimed by ${claimedBy}. TAKE_OVER it first, or leave it to them.`,
  };
  return refuse('TASK_CLAIMED', refused(asked.lifecycle, asked.event, why), here(asked));
}

/** As the text that the case follows numbers them. */
const cites = (articles: ArticleId[]): Text => {
  const { articles: numbered = {} } = env().regime;
  const [zh, en] = (['zh', 'en'] as const).map((language) => articles.map((id) => numbered[id]?.[language] ?? id));
  return { zh: `（${zh!.join('、')}）`, en: ` (${en!.join(', ')})` };
};

/** A rule that reads a field may be asked of another event too, of what is on file. */
function isField({ events }: Lifecycle, type: string, path: string): boolean {
  const schema = events[type]?.schema;
  return schema !== undefined && 'shape' in schema && Object.hasOwn(schema.shape as object, path.split('.')[0]!);
}

function guarded(
  asked: Asked,
  candidates: AnyTransitionDefinition[],
  isAsked: (rule: RuleMeta | undefined) => boolean,
): Refusal {
  const { lifecycle, snapshot, event } = asked;
  const ways = candidates.map((transition) => failing(snapshot, transition, event, isAsked));
  // The way that the actor came nearest to: branches chosen against count most.
  const [best = []] = ways.sort(
    (a, b) => Number(a.some((rule) => !rule.meta)) - Number(b.some((rule) => !rule.meta)) || a.length - b.length,
  );
  const rules = best.flatMap(({ name, meta }) => (meta ? [{ name, meta }] : []));
  if (!rules.length) {
    const why = { zh: '条件不满足。', en: 'its conditions are not met.' };
    return refuse('GUARD_REFUSED', refused(lifecycle, event, why), {
      ...here(asked),
      articles: articlesOf(lawOf(candidates)),
    });
  }
  const code = rules.some(({ meta }) => meta.code === 'MAKER_IS_CHECKER') ? 'MAKER_IS_CHECKER' : 'GUARD_REFUSED';
  const { says, law } = rules.find(({ meta }) => (meta.code ?? 'GUARD_REFUSED') === code)!.meta;
  const ground = cites(articlesOf(law));
  const { state, allowed } = here(asked);
  // Sent again with another content it may pass, but not while what is known stands against it.
  const standsAgainst = rules.some(({ meta }) => meta.reads !== 'payload');
  return refuse(code, refused(lifecycle, event, { zh: says.zh + ground.zh, en: says.en + ground.en }), {
    state,
    allowed: standsAgainst ? allowed.filter((type) => type !== event.type) : allowed,
    articles: articlesOf(rules.flatMap(({ meta }) => meta.law)),
    details: rules.map(({ name, meta: { says: message, law: basis, path } }) => ({
      rule: name,
      message,
      articles: articlesOf(basis),
      ...(path !== undefined && isField(lifecycle, event.type, path) && { path }),
    })),
  });
}
