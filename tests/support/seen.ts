// What the explored cases had done and what they show of themselves, as the shapes of it: names, kinds, fields, no
// values. Ends up in vitest's report beside the test, and so in docs/messages.md.
import { type TaskMeta, TestRunner } from 'vitest';
import type { Effect, JsonObject, Lifecycle } from '@shuquan/machines/kernel';

// oxlint-disable-next-line typescript/no-explicit-any -- whatever the chart keeps
/** What is read of a driven case. */
type Driven = { lifecycle: Lifecycle; effects: Effect[]; context: any; shares: JsonObject };

declare module 'vitest' {
  interface TaskMeta {
    /** Each a `Seen` as JSON. */
    seen?: string[];
  }
}

export type Seen = { from: string } & (
  | { link: string; to: string }
  | { shares: string[] }
  | { on: string; tell: string; to: string; fields: string[]; must?: true }
  | { on: string; open: string; fields: string[]; reply?: string }
  | { on: string; call: string; fields: string[]; reply?: string }
  | { on: string; notify: string; to: string[] }
);

const lifecycleOf = (id: string): string => id.split('/')[0]!;
const fieldsOf = ({ type: _, ...fields }: object & { type?: unknown }): string[] => Object.keys(fields).sort();

/** `on`: the event or the deadline that brought it about, `OPEN` for the opening. */
function* seenOf({ lifecycle, effects, context, shares }: Driven, on: string): Generator<Seen> {
  const from = lifecycle.id;
  for (const [link, ids] of Object.entries(lifecycle.links?.(context) ?? {}))
    for (const id of [ids ?? []].flat()) yield { from, link, to: lifecycleOf(id) };
  if (lifecycle.shares) yield { from, shares: Object.keys(shares).sort() };
  for (const effect of effects) {
    if (effect.type === 'notify') yield { from, on, notify: effect.notice, to: effect.to };
    else if (effect.type === 'open')
      yield { from, on, open: effect.lifecycle, fields: fieldsOf(effect.input), reply: effect.reply };
    else if (effect.type === 'call')
      yield { from, on, call: `${effect.port}.${effect.op}`, fields: fieldsOf(effect.input), reply: effect.reply };
    else
      for (const to of addressees(effect.to))
        yield {
          from,
          on,
          tell: effect.event.type,
          to,
          fields: fieldsOf(effect.event),
          must: effect.mode === 'must' || undefined,
        };
  }
}
type Tell = Extract<Driven['effects'][number], { type: 'tell' }>;
/** Lifecycles, or `rel:<relation>` for all that link here by it. */
const addressees = (to: Tell['to']): string[] =>
  typeof to === 'object' && 'rel' in to ? [to.lifecycle ?? `rel:${to.rel}`] : [to].flat().map(lifecycleOf);

const known = new WeakMap<TaskMeta, Set<string>>();
/** Adds it to the report of the test that runs. */
export function note(one: Driven, on: string): void {
  const meta = TestRunner.getCurrentTest()?.meta;
  if (!meta) return;
  const all = known.get(meta) ?? new Set();
  const before = all.size;
  for (const seen of seenOf(one, on)) all.add(JSON.stringify(seen));
  known.set(meta, all);
  if (all.size > before) meta.seen = [...all];
}
