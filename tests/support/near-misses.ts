// What was taken, asked again a little differently: by another person, with each field left out or changed, with each
// fact of other cases changed, years earlier or later. Whatever comes of it is taken or refused, never thrown; the rules
// that alone refuse are noted, so that a rule that could never refuse where it stands is found.
import { takeEvent } from '../../machines/kernel/case.ts';
import { guardsOf, isFault, transitionsOf } from '../../machines/kernel/chart-walk.ts';
import type { Env } from '../../machines/kernel/env.ts';
import type { Actor, CaseFact, CaseState, Facts, Lifecycle } from '../../machines/kernel/types.ts';
import { noteNearMiss } from './refused.ts';

export type Asked = { event: { type: string; [key: string]: unknown }; actor: Actor; facts: Facts };

// Situations in which an event is asked differently, for each state: more of them seldom find more.
const MOST = 3;
const tried = new Map<string, number>();
const open = new Map<string, Set<string>>();

/** The rules on the ways of an event that nothing in this process has seen refuse yet. */
function unseen(lifecycle: Lifecycle, type: string): Set<string> {
  const key = `${lifecycle.id} ${type}`;
  const known = open.get(key);
  if (known) return known;
  const rules = transitionsOf(lifecycle)
    .filter(({ kind, name }) => kind === 'event' && name === type)
    .flatMap(({ guard }) => guardsOf(lifecycle.machine, guard))
    .flatMap((part) => (!isFault(part) && part.rule ? [part.name] : []));
  const all = new Set(rules);
  open.set(key, all);
  return all;
}

/** Asks what was taken at `before` in other ways, as long as a rule of the event has not been seen to refuse. */
export function askDifferently(lifecycle: Lifecycle, before: CaseState, asked: Asked, env: Env): void {
  const { type } = asked.event;
  const rules = unseen(lifecycle, type);
  const place = `${lifecycle.id} ${type} ${JSON.stringify(before.value)}`;
  const times = tried.get(place) ?? 0;
  if (!rules.size || times >= MOST) return;
  tried.set(place, times + 1);
  for (const [other, at] of differently(asked, before, env.at)) {
    const { actor, facts } = other;
    const taken = takeEvent(lifecycle, before, other.event, { actor, facts }, { ...env, at });
    if (taken.ok) continue;
    noteNearMiss(lifecycle.id, type, taken);
    const [first, ...others] = taken.details ?? [];
    if (first?.rule && !others.length) rules.delete(first.rule);
  }
}

function* differently(asked: Asked, before: CaseState, at: string): Generator<[Asked, string]> {
  const { event, actor, facts } = asked;
  const { type, ...payload } = event;
  for (const person of personsIn(before)) yield [{ ...asked, actor: { ...actor, person } }, at];
  for (const party of partiesIn(before)) yield [{ ...asked, actor: { ...actor, party } }, at];
  for (const other of variants(payload)) yield [{ ...asked, event: { type, ...(other as object) } }, at];
  for (const other of otherFacts(facts)) yield [{ ...asked, facts: other }, at];
  for (const years of [-3, 1, 5]) yield [asked, shifted(at, years)];
}

const shifted = (at: string, years: number): string => {
  const date = new Date(at);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString();
};

const ownOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(ownOf) : [value];
const wordsIn = ({ context }: CaseState): string[] => [
  ...new Set(ownOf(context).filter((one): one is string => typeof one === 'string')),
];
// Persons are plain names, parties are `org:…`; a name too many is asked for nothing.
const personsIn = (state: CaseState): string[] =>
  wordsIn(state)
    .filter((word) => /^[a-z][\w.-]{1,30}$/.test(word))
    .slice(0, 30);
const partiesIn = (state: CaseState): string[] =>
  wordsIn(state)
    .filter((word) => /^(org|person):/.test(word))
    .slice(0, 6);

const TAGS = ['active', 'listed', 'inForce', 'suspended', 'paused', 'barred', 'ended', 'revoked', 'measureStands'];

/** The same value with one place changed; of what another case shows, the shape stays. */
function* variants(value: unknown, shape: 'free' | 'kept' = 'free'): Generator {
  yield* instead(value);
  if (Array.isArray(value)) {
    if (value.length) yield [];
    for (const [index, inner] of value.entries()) {
      yield value.filter((_, other) => other !== index);
      for (const other of variants(inner, shape)) yield value.with(index, other);
    }
  } else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) {
      const { [name]: _, ...others } = value as Record<string, unknown>;
      if (shape === 'free') yield others;
      for (const other of variants(inner, shape)) yield { ...others, [name]: other };
    }
}

/** What the other cases could be instead: none, another one, ended, with other tags, showing something else. */
function* otherFacts(facts: Facts): Generator<Facts> {
  for (const [name, fact] of Object.entries(facts)) {
    const list = [fact ?? []].flat();
    yield { ...facts, [name]: Array.isArray(fact) ? [] : null };
    for (const [index, one] of list.entries())
      for (const other of otherFact(one))
        yield { ...facts, [name]: Array.isArray(fact) ? list.with(index, other) : other };
  }
}
function* otherFact(one: CaseFact): Generator<CaseFact> {
  yield { ...one, open: !one.open };
  yield { ...one, id: one.id.replace(/\d+$/, '9') };
  for (const field of ['tags', 'state', 'parties'] as const)
    for (const other of variants(one[field], 'kept')) yield { ...one, [field]: other as string[] };
  for (const tag of TAGS) yield { ...one, tags: [...one.tags, tag] };
  for (const other of variants(one.shares, 'kept')) yield { ...one, shares: other as CaseFact['shares'] };
}

function* instead(value: unknown): Generator {
  if (typeof value === 'boolean') yield !value;
  else if (typeof value === 'number') yield* [0, 1, value - 1, value + 1, value * 10];
  else if (typeof value === 'string') yield* insteadOf(value);
}

function* insteadOf(value: string): Generator<string> {
  if (/^\d{4}-\d\d-\d\dT/.test(value)) yield* [-30, -3, 3, 30].map((years) => shifted(value, years));
  else if (/^\d{4}-\d\d-\d\d$/.test(value))
    yield* [-30, -3, 3, 30].map((years) => shifted(`${value}T00:00:00.000Z`, years).slice(0, 10));
  else if (/^[0-9a-f]{64}$/.test(value)) yield 'ab'.repeat(32);
  else if (/^\w+\/.+\/\d+$/.test(value)) yield* [`violationCase/${value.split('/')[1]}/9`, value.replace(/\d+$/, '9')];
  else yield* [`${value}其他`, 'other', 'none', 'US', ''];
}
