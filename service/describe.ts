// What a lifecycle is, for people and programs: states, transitions with their rules, events with JSON schemas,
// read off the chart itself.
import {
  type Lifecycle,
  type RuleMeta,
  type StatePart,
  type TransitionPart,
  eventTitle,
  guardsOf,
  isFault,
  openingRulesOf,
  statesOf,
  taskEvents,
  transitionsFrom,
} from '@shuquan/machines/kernel';
import { type Text, articlesOf } from '@shuquan/machines/law';
import {
  type ParameterKey,
  type Regime,
  basisOf,
  parameterKeys,
  parameters,
  valueTitle,
} from '@shuquan/machines/regimes';
import type {
  EventView,
  LifecycleSummary,
  LifecycleView,
  RegimeView,
  Rule,
  StateView,
  TransitionView,
} from '@shuquan/client';
import { eventSchema, jsonSchemaOf, standalone } from './json-schemas.ts';
import { type Who, clockTitle, who } from './titles.ts';

export type { LifecycleSummary, LifecycleView, RegimeView } from '@shuquan/client';

export const summarize = (lifecycle: Lifecycle): LifecycleSummary => ({
  id: lifecycle.id,
  version: lifecycle.version,
  title: lifecycle.title,
  articles: articlesOf(lifecycle.law),
  openedBy: lifecycle.opens.by.map(who),
  actedBy: actorsIn(lifecycle),
});

/** Who sends any of its events: hats, and relations of the case. */
const actorsIn = (lifecycle: Lifecycle): Who[] => [
  ...new Map(
    statesOf(lifecycle)
      .flatMap(({ node }) => transitionsFrom(lifecycle.machine, node))
      .flatMap(({ meta }) => (meta?.by ?? []).map((by) => [by, who(by)])),
  ).values(),
];

// A chart does not change while the program runs, and its JSON schemas take some milliseconds.
const views = new WeakMap<Lifecycle, LifecycleView>();
export function describeLifecycle(lifecycle: Lifecycle): LifecycleView {
  const view = views.get(lifecycle) ?? viewOf(lifecycle);
  views.set(lifecycle, view);
  return view;
}

function viewOf(lifecycle: Lifecycle): LifecycleView {
  const { opens } = lifecycle;
  const [root, ...states] = statesOf(lifecycle).map((part) => stateView(lifecycle, part));
  const all = [...states, root!].flatMap(({ transitions }) => transitions);
  return {
    ...summarize(lifecycle),
    law: lifecycle.law,
    readers: lifecycle.readers.map(who),
    opens: {
      input: standalone(jsonSchemaOf(lifecycle.input)),
      articles: articlesOf(opens.law),
      rules: openingRulesOf(lifecycle).map(([name, { rule }]) => ruleOf(name, rule)),
    },
    states,
    events: [...Object.keys(lifecycle.events).filter((type) => !lifecycle.events[type]!.internal), ...taskEvents].map(
      (event) => eventView(lifecycle, event, all),
    ),
    told: Object.entries(lifecycle.events).flatMap(([event, { title, internal }]) =>
      internal ? [{ event, title }] : [],
    ),
  };
}

function eventView(lifecycle: Lifecycle, event: string, transitions: TransitionView[]): EventView {
  const mine = transitions.filter((transition) => transition.event === event);
  return {
    event,
    title: eventTitle(lifecycle, event),
    by: [...new Map(mine.flatMap(({ by }) => by).map((one) => [one.name, one])).values()],
    articles: [...new Set(mine.flatMap(({ articles }) => articles))],
    schema: standalone(eventSchema(lifecycle, event)!),
  };
}

function stateView(lifecycle: Lifecycle, { path, node, meta }: StatePart): StateView {
  return {
    path,
    title: meta?.title ?? { zh: path, en: path },
    kind: node.type as StateView['kind'],
    articles: articlesOf(meta?.law ?? []),
    law: meta?.law ?? [],
    tags: [...node.tags],
    ...(meta?.task && {
      task: {
        by: who(meta.task.by),
        title: meta.task.title,
        ...(meta.task.sla && { sla: meta.task.sla }),
        ...(meta.task.lead && { lead: who(meta.task.lead) }),
      },
    }),
    transitions: transitionsFrom(lifecycle.machine, node).map((part) => transitionView(lifecycle, part)),
  };
}

const transitionView = (lifecycle: Lifecycle, { kind, name, to, guard, meta }: TransitionPart): TransitionView => ({
  event: kind === 'event' ? name : null,
  ...(kind === 'after' && { after: { clock: name, title: clockTitle(name) } }),
  to,
  by: (meta?.by ?? []).map(who),
  articles: articlesOf(meta?.law ?? []),
  law: meta?.law ?? [],
  rules: guardsOf(lifecycle.machine, guard).flatMap((part) =>
    !isFault(part) && part.rule ? [ruleOf(part.name, part.rule)] : [],
  ),
});

const ruleOf = (rule: string, { says, law }: RuleMeta): Rule => ({ rule, says, articles: articlesOf(law), law });

/** A policy pack with what each parameter is called and where it comes from. */
export const describeRegime = (regime: Regime): RegimeView => ({
  id: regime.id,
  hash: regime.hash,
  title: regime.title,
  source: regime.source,
  ...(regime.articles && { articles: regime.articles }),
  ...(regime.notClaimed && { notClaimed: regime.notClaimed }),
  parameters: parameterKeys.map((key) => ({
    key,
    kind: parameters[key].kind,
    title: parameters[key].title,
    value: regime.values[key] ?? null,
    names: namesOf(key, regime.values[key]),
    law: basisOf(regime, key),
  })),
});
/** What its words are called, where it is one of a list or several. */
const namesOf = (key: ParameterKey, value: unknown): Record<string, Text> =>
  Object.fromEntries(
    [value].flat().flatMap((one) => {
      const title = typeof one === 'string' ? valueTitle(key, one) : undefined;
      return title ? [[one as string, title]] : [];
    }),
  );
