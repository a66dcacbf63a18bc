// Pieces of migrations: what an old case remembers, and where it stands, under the names of the present chart.
import { personsIn } from '../kernel/hands.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { Migration } from '../kernel/lifecycle.ts';

type CaseState = Parameters<Migration['migrate']>[0];

/** The same case with another context. */
export const withContext =
  (change: (old: JsonObject) => JsonObject): Migration['migrate'] =>
  (old) => ({ ...old, context: change(old.context) });

/** A case of before there were proposals (D-0422). */
export const nothingProposed = withContext((old) => ({ ...old, proposal: null }));
/** Nothing that a case keeps changes; its chart asks more of what comes. */
export const asksMore = (name: string): Migration => ({ name, migrate: (old) => old });

/** D-0425: what stands to be confirmed stays; whoever confirms it names it. */
export const confirmsByName = asksMore('who confirms something names what is confirmed');

/** A top-level state under another name, with its timers and its task. */
export const stateRenamed = (old: CaseState, from: string, to: string): CaseState => ({
  ...old,
  value: old.value === from ? to : old.value,
  tasks: old.tasks.map((task) => (task.state === from ? { ...task, state: to } : task)),
  timers: old.timers.map((timer) => ({ ...timer, id: renamed(timer.id, from, to) })),
  held: old.held.map((timer) => ({ ...timer, id: renamed(timer.id, from, to) })),
});
const renamed = (id: string, from: string, to: string): string =>
  [':', '.'].some((mark) => id.endsWith(`${mark}${from}`)) ? `${id.slice(0, -from.length)}${to}` : id;

/** Who was remembered as one person, as a list of persons; the system is none. */
export const asHands = (...names: (Json | undefined)[]): string[] =>
  personsIn(names.map((name) => (typeof name === 'string' ? name : null)));
