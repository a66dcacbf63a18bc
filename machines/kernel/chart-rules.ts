// What a lifecycle must keep to, checked when it is loaded: a chart that breaks a rule never runs. Pure.
// A mistyped delay fires at once, an uncited state has no ground in law, a reserved event can be forged: found here.
import type { AnyStateNode } from 'xstate';
import { isArticleId } from '../law/articles.ts';
import type { Basis, Text } from '../law/cite.ts';
import { roles } from '../law/roles.ts';
import { isParameterKey } from '../regimes/parameters.ts';
import { checkActions, checkDelays } from './chart-implementations.ts';
import {
  type StatePart,
  type TransitionPart,
  guardsOf,
  isFault,
  statesOf,
  transitionsFrom,
  transitionsOf,
} from './chart-walk.ts';
import { isReserved } from './ingress.ts';
import { openingRulesOf } from './lifecycle.ts';
import { relationsOf } from './reading.ts';
import { isTaskEvent } from './task-events.ts';
import type { Lifecycle } from './types.ts';

/** Everything that is wrong with a lifecycle, as sentences; empty when it may run. */
export const checkLifecycle = (lifecycle: Lifecycle): string[] => [
  ...checkFrame(lifecycle),
  ...checkEvents(lifecycle),
  ...statesOf(lifecycle).flatMap((part) => checkState(lifecycle, part)),
  ...transitionsOf(lifecycle).flatMap((part) => checkTransition(lifecycle, part)),
  ...checkDelays(lifecycle),
  ...checkActions(lifecycle),
];

/** Lifecycles that do not keep to the rules: every problem at once. */
export class ChartRulesBroken extends Error {
  override readonly name = 'ChartRulesBroken';
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`These lifecycles cannot be used (${problems.length}):\n${problems.map((line) => `- ${line}`).join('\n')}`);
    this.problems = problems;
  }
}

// A lifecycle does not change once it is made, and a program may open several ledgers.
const sound = new WeakSet<Lifecycle>();

/** Throws `ChartRulesBroken` unless every lifecycle keeps to the rules. */
export function assertLifecycles(lifecycles: Record<string, Lifecycle>): void {
  const problems = Object.entries(lifecycles).flatMap(([name, lifecycle]) => [
    ...(name === lifecycle.id ? [] : [`${lifecycle.id} is listed as ${name}`]),
    ...(sound.has(lifecycle) ? [] : checkLifecycle(lifecycle).map((problem) => `${lifecycle.id}: ${problem}`)),
  ]);
  if (problems.length) throw new ChartRulesBroken(problems);
  for (const lifecycle of Object.values(lifecycles)) sound.add(lifecycle);
}

const isTitled = (title: Partial<Text> | undefined): boolean => Boolean(title?.zh?.trim() && title.en?.trim());

function checkLaw(law: Basis[] | undefined, what: string): string[] {
  if (!law?.length) return [`${what} cites no law`];
  return law.flatMap((basis) => [
    ...(basis.basis !== 'outside' && !basis.articles.length ? [`${what} cites no article`] : []),
    ...basis.articles.filter((id) => !isArticleId(id)).map((id) => `${what} cites ${String(id)}, which does not exist`),
    ...('decision' in basis && !/^D-\d{4}$/.test(basis.decision)
      ? [`${what} names ${basis.decision}, which is not a decision`]
      : []),
    ...(basis.basis === 'outside' && !(basis.source && basis.why)
      ? [`${what} names another law without saying which and why`]
      : []),
  ]);
}

const checkWho = (lifecycle: Lifecycle, who: readonly string[], what: string): string[] => {
  const relations = relationsOf(lifecycle);
  return who
    .filter((name) => !(name in roles) && !relations.includes(name))
    .map((name) => `${what} is for “${name}”, which is neither a role nor a party of the case`);
};

function checkFrame(lifecycle: Lifecycle): string[] {
  const { id, machine, title, law, opens, retention, readers, version } = lifecycle;
  const context: unknown = (machine.config as { context?: unknown }).context;
  return [
    ...(machine.id === id ? [] : [`its chart is called ${machine.id}`]),
    ...(/^[a-z][A-Za-z]*$/.test(id)
      ? []
      : [`${id} is not a plain camelCase name; a dot would break every reference to a state`]),
    ...(Number.isInteger(version) && version > 0 ? [] : ['its version is not a whole number above 0']),
    ...(isTitled(title) ? [] : ['it has no title in zh and en']),
    ...checkLaw(law, 'it'),
    ...checkLaw(opens.law, 'opening it'),
    ...[...opens.by, ...readers]
      .filter((role) => !(role in roles))
      .map((role) => `it names “${role}”, which is not a role`),
    ...openingRulesOf(lifecycle).flatMap(([name, guard]) =>
      guard.rule ? checkRule(guard.rule, `rule ${name} of opening it`) : [`rule ${name} of opening it is not cited`],
    ),
    ...(retention
      ? [
          ...checkLaw([retention.law], 'its retention'),
          ...(isParameterKey(retention.years)
            ? []
            : [`its retention names ${String(retention.years)}, which is not a parameter`]),
        ]
      : []),
    ...(typeof context === 'function' || isJson(context ?? {}) ? [] : ['its initial context is not JSON']),
  ];
}

/** Comes back from JSON as it went: no Date, Map, class, function, NaN. */
export function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  // An absent field and an undefined one are the same JSON.
  return (
    typeof value === 'object' &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).every((inner) => inner === undefined || isJson(inner))
  );
}

function checkEvents(lifecycle: Lifecycle): string[] {
  const handled = new Set(
    transitionsOf(lifecycle)
      .filter(({ kind }) => kind === 'event')
      .map(({ name }) => name),
  );
  const defined = Object.keys(lifecycle.events);
  const bad = [...new Set([...handled, ...defined])].filter(
    (type) => isReserved(type) || isTaskEvent(type) || type.includes('*'),
  );
  return [
    ...bad.map((type) => `event ${type} is reserved`),
    ...[...handled]
      .filter((type) => !defined.includes(type) && !bad.includes(type))
      .map((type) => `event ${type} is handled and not defined`),
    ...defined.filter((type) => !handled.has(type)).map((type) => `event ${type} is defined and nowhere handled`),
    ...defined
      .filter((type) => !isTitled(lifecycle.events[type]!.title))
      .map((type) => `event ${type} has no title in zh and en`),
    ...defined
      .filter((type) => !/^[A-Z][A-Z0-9_]*$/.test(type) && !bad.includes(type))
      .map((type) => `event ${type} is not in capitals`),
  ];
}

function checkState(lifecycle: Lifecycle, { path, node, meta }: StatePart): string[] {
  if (node.type === 'history') return [`state ${path} is a history state; where a case stood belongs in its context`];
  const odd = node.invoke.length
    ? [`state ${path || lifecycle.id} invokes an actor; a port is called by an effect`]
    : [];
  // The chart itself is cited by its lifecycle.
  if (!path && !meta) return odd;
  const what = `state ${path}`;
  if (!meta) return [...odd, `${what} has no meta`];
  return [
    ...odd,
    ...(isTitled(meta.title) ? [] : [`${what} has no title in zh and en`]),
    ...checkLaw(meta.law, what),
    ...checkTask(lifecycle, meta, what),
    ...checkClocks(lifecycle, node, meta, what),
    ...checkOneWho(lifecycle, node, what),
  ];
}

function checkTask(lifecycle: Lifecycle, { task }: NonNullable<StatePart['meta']>, what: string): string[] {
  if (!task) return [];
  return [
    ...(isTitled(task.title) ? [] : [`the task of ${what} has no title in zh and en`]),
    ...checkWho(lifecycle, [task.by], `the task of ${what}`),
    ...(task.lead && !(task.lead in roles)
      ? [`the task of ${what} escalates to “${task.lead}”, which is not a role`]
      : []),
    // A party's own time is a deadline of the chart; a public body's is a service level.
    ...(!task.sla && task.by in roles ? [`the task of ${what} has no service level`] : []),
    ...(task.sla && !isParameterKey(task.sla)
      ? [`the task of ${what} names ${String(task.sla)}, which is not a parameter`]
      : []),
  ];
}

function checkClocks(
  lifecycle: Lifecycle,
  node: AnyStateNode,
  { stops = [], reminders }: NonNullable<StatePart['meta']>,
  what: string,
): string[] {
  const own = transitionsFrom(lifecycle.machine, node)
    .filter(({ kind }) => kind === 'after')
    .map(({ name }) => name);
  const levels = statesOf(lifecycle).flatMap(({ meta }) => meta?.task?.sla ?? []);
  const clocks: string[] = [
    ...transitionsOf(lifecycle)
      .filter(({ kind }) => kind === 'after')
      .map(({ name }) => name),
    ...levels,
  ];
  return [
    ...stops
      .filter((clock) => !clocks.includes(clock))
      .map((clock) => `${what} stops ${clock}, which is no clock of the chart`),
    ...(reminders && !own.includes(reminders.delay)
      ? [`${what} reminds of ${reminders.delay}, which is no deadline of its own`]
      : []),
    ...(reminders && !isParameterKey(reminders.param)
      ? [`${what} reminds by ${String(reminders.param)}, which is not a parameter`]
      : []),
    ...(reminders ? checkWho(lifecycle, reminders.to, `the reminder of ${what}`) : []),
  ];
}

// Who may send an event is asked before the guards: two ways of one event for different people would hide one of them.
function checkOneWho({ machine }: Lifecycle, node: AnyStateNode, what: string): string[] {
  const byEvent = new Map<string, Set<string>>();
  for (const { kind, name, meta } of transitionsFrom(machine, node))
    if (kind === 'event')
      byEvent.set(name, (byEvent.get(name) ?? new Set()).add([...(meta?.by ?? [])].sort().join(' ')));
  return [...byEvent]
    .filter(([, who]) => who.size > 1)
    .map(([type]) => `${type} in ${what} is for different people in its different ways`);
}

function checkRule({ law, says, reads }: { law: Basis[]; says: Text; reads: string }, what: string): string[] {
  return [
    ...checkLaw(law, what),
    ...(isTitled(says) ? [] : [`${what} does not say in zh and en what it demands`]),
    ...(['context', 'facts', 'payload'].includes(reads) ? [] : [`${what} reads “${reads}”`]),
  ];
}

function checkTransition(lifecycle: Lifecycle, { from, kind, name, guard, meta }: TransitionPart): string[] {
  const what = `${kind === 'event' ? name : `${kind} ${name}`.trim()} in ${from || 'the chart itself'}`;
  const guards = guardsOf(lifecycle.machine, guard).flatMap((part) =>
    isFault(part)
      ? [`${what} has ${part.fault}`]
      : part.rule
        ? checkRule(part.rule, `guard ${part.name} of ${what}`)
        : [],
  );
  if (!meta || !Array.isArray(meta.by)) return [`${what} has no meta`, ...guards];
  const timed =
    kind !== 'event' && meta.by.length ? [`${what} is taken by nobody, yet names ${meta.by.join(', ')}`] : [];
  return [
    ...checkLaw(meta.law, what),
    ...checkWho(lifecycle, meta.by, what),
    ...timed,
    ...(meta.title && !isTitled(meta.title) ? [`${what} has no title in zh and en`] : []),
    ...guards,
  ];
}
