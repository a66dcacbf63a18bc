// What a lifecycle is, for people and programs: states, transitions with their rules, events with JSON schemas,
// read off the chart itself.
import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import {
  isReserved,
  taskEvents,
  type CitedGuard,
  type Lifecycle,
  type StateMeta,
  type TransitionMeta,
  openingRulesOf,
  pathOf,
} from '@shuquan/machines/kernel';
import { type Basis, type Text, articlesOf } from '@shuquan/machines/law';
import { type Regime, basisOf, parameterKeys, parameters } from '@shuquan/machines/regimes';
import { eventSchema, type JsonSchema, jsonSchemaOf, standalone } from './json-schemas.ts';
import { type Who, clockTitle, who } from './titles.ts';

type Rule = { rule: string; says: Text; articles: string[]; law: Basis[] };
export type TransitionView = {
  event: string | null;
  after?: { clock: string; title: Text };
  to: string[];
  by: Who[];
  articles: string[];
  law: Basis[];
  rules: Rule[];
};
export type StateView = {
  path: string;
  title: Text;
  kind: 'atomic' | 'compound' | 'parallel' | 'final';
  articles: string[];
  law: Basis[];
  tags: string[];
  task?: { by: Who; title: Text; sla?: string; lead?: Who };
  transitions: TransitionView[];
};
export type EventView = { event: string; title: Text; by: Who[]; articles: string[]; schema: JsonSchema };
export type LifecycleSummary = { id: string; version: number; title: Text; articles: string[]; openedBy: Who[] };
export type LifecycleView = LifecycleSummary & {
  law: Basis[];
  readers: Who[];
  opens: { input: JsonSchema; articles: string[]; rules: Rule[] };
  states: StateView[];
  /** What people may send. */
  events: EventView[];
  /** What other cases and ports report. */
  told: { event: string; title: Text }[];
};

export const summarize = ({ id, version, title, law, opens }: Lifecycle): LifecycleSummary => ({
  id,
  version,
  title,
  articles: articlesOf(law),
  openedBy: opens.by.map(who),
});

// A chart does not change while the program runs, and its JSON schemas take some milliseconds.
const views = new WeakMap<Lifecycle, LifecycleView>();
export function describeLifecycle(lifecycle: Lifecycle): LifecycleView {
  const view = views.get(lifecycle) ?? viewOf(lifecycle);
  views.set(lifecycle, view);
  return view;
}

function viewOf(lifecycle: Lifecycle): LifecycleView {
  const { machine, opens } = lifecycle;
  const states = nodesUnder(machine.root).map((node) => stateView(machine, node));
  const all = [...states.flatMap(({ transitions }) => transitions), ...transitionsOf(machine, machine.root)];
  return {
    ...summarize(lifecycle),
    law: lifecycle.law,
    readers: lifecycle.readers.map(who),
    opens: {
      input: standalone(jsonSchemaOf(lifecycle.input)),
      articles: articlesOf(opens.law),
      rules: openingRulesOf(lifecycle).map(([name, guard]) => ruleOf(name, guard)),
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

const taskTitles: Record<(typeof taskEvents)[number], Text> = {
  CLAIM: { zh: '认领任务', en: 'Claim a task' },
  UNCLAIM: { zh: '退回任务', en: 'Give a task back' },
  TAKE_OVER: { zh: '接手任务', en: 'Take a task over' },
  ASSIGN: { zh: '指派任务', en: 'Assign a task' },
  DELEGATE: { zh: '委托任务', en: 'Delegate a task' },
  COMMENT: { zh: '备注', en: 'Remark' },
  ATTACH: { zh: '补充材料', en: 'Attach documents' },
};
/** The title of an event as people send it. */
const eventTitle = (lifecycle: Lifecycle, type: string): Text =>
  lifecycle.events[type]?.title ?? taskTitles[type as keyof typeof taskTitles] ?? { zh: type, en: type };

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

const nodesUnder = (node: AnyStateNode): AnyStateNode[] =>
  Object.values(node.states as Record<string, AnyStateNode>).flatMap((child) => [child, ...nodesUnder(child)]);

function stateView(machine: AnyStateMachine, node: AnyStateNode): StateView {
  const meta = node.meta as StateMeta | undefined;
  const path = pathOf(node, machine.id);
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
    transitions: transitionsOf(machine, node),
  };
}

function transitionsOf(machine: AnyStateMachine, node: AnyStateNode): TransitionView[] {
  const clocks = new Map(node.after.map((one) => [one.eventType as string, String(one.delay)]));
  return [...node.transitions.values(), node.always ?? []].flat().map((transition) => {
    const { by = [], law = [] } = (transition.meta ?? {}) as Partial<TransitionMeta>;
    const clock = clocks.get(transition.eventType);
    return {
      event: !transition.eventType || isReserved(transition.eventType) ? null : transition.eventType,
      ...(clock && { after: { clock, title: clockTitle(clock) } }),
      to: (transition.target ?? []).map((target: AnyStateNode) => pathOf(target, machine.id)),
      by: by.map(who),
      articles: articlesOf(law),
      law,
      rules: rulesOf(machine, transition.guard),
    };
  });
}

function rulesOf(machine: AnyStateMachine, guard: AnyTransitionDefinition['guard']): Rule[] {
  if (!guard) return [];
  if (typeof guard === 'function' && 'guards' in guard)
    return (guard.guards as AnyTransitionDefinition['guard'][]).flatMap((inner) => rulesOf(machine, inner));
  const name = typeof guard === 'string' ? guard : (guard as { type: string }).type;
  const impl = machine.implementations.guards[name] as unknown as Partial<CitedGuard> & { guards?: unknown[] };
  if (impl?.guards) return rulesOf(machine, impl as never);
  return impl?.rule ? [ruleOf(name, impl as CitedGuard)] : [];
}
const ruleOf = (name: string, { rule }: Pick<CitedGuard, 'rule'>): Rule => ({
  rule: name,
  says: rule.says,
  articles: articlesOf(rule.law),
  law: rule.law,
});

export type RegimeView = {
  id: string;
  hash: string;
  title: Text;
  source: Text;
  parameters: { key: string; kind: string; title: Text; value: unknown; law: Basis }[];
};
/** A policy pack with what each parameter is called and where it comes from. */
export const describeRegime = (regime: Regime): RegimeView => ({
  id: regime.id,
  hash: regime.hash,
  title: regime.title,
  source: regime.source,
  parameters: parameterKeys.map((key) => ({
    key,
    kind: parameters[key].kind,
    title: parameters[key].title,
    value: regime.values[key] ?? null,
    law: basisOf(regime, key),
  })),
});
