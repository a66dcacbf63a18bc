// What the states of a case say one after the other: which deadlines ran and how they ended, which measures stood and how long.
import { type CaseState, type JsonObject, type Timer, canonical } from '@shuquan/machines/kernel';
import { clockTitle } from '@shuquan/machines/regimes';
import type { LedgerRow } from '../../ledger/index.ts';

export type Deadline = {
  title: string;
  dueAt: string | null;
  /** `missed`: a service level; `passed`: a limit at whose end the case moves by itself. */
  outcome: 'kept' | 'missed' | 'passed' | 'running' | 'stopped';
  /** The row that ended it. */
  seq: number | null;
};
export type Measure = { kind: string; cause: string; from: string; until: string | null };
type States = (CaseState | undefined)[];

/** Every deadline that ran, in the order in which it began; a reminder is none. */
export function deadlinesIn(rows: LedgerRow[], states: States): Deadline[] {
  const all = new Map<string, { timer: Timer; ended: LedgerRow | null }>();
  let running: string[] = [];
  for (const [index, state] of states.entries()) {
    const timers = (state?.timers ?? []).filter(({ kind }) => kind === 'after' || kind === 'escalate');
    const now = new Map(timers.map((timer) => [`${timer.id}#${timer.generation}`, timer]));
    for (const key of running) if (!now.has(key)) all.get(key)!.ended = rows[index]!;
    for (const [key, timer] of now) all.set(key, { timer, ended: null });
    running = [...now.keys()];
  }
  return [...all.values()].map(({ timer, ended }) => ({
    title: clockTitle(timer.clock).zh,
    dueAt: timer.dueAt ?? null,
    outcome: outcomeOf(timer, ended),
    seq: ended?.seq ?? null,
  }));
}

function outcomeOf(timer: Timer, ended: LedgerRow | null): Deadline['outcome'] {
  if (!ended) return timer.dueAt ? 'running' : 'stopped';
  const { timer: id, generation } = ended.event;
  if (id !== timer.id || generation !== timer.generation) return 'kept';
  return timer.kind === 'escalate' ? 'missed' : 'passed';
}

/** Where charts keep what stands against a case, each entry with the case that it comes from. */
const kept = ['causes', 'pauses', 'freezes', 'suspendedBy'] as const;

export function measuresIn(rows: LedgerRow[], states: States): Measure[] {
  const all: Measure[] = [];
  let standing = new Map<string, Measure>();
  for (const [index, state] of states.entries()) {
    const { at } = rows[index]!;
    const now = new Map(
      entriesIn(state?.context ?? {}).map(([key, kind, cause]): [string, Measure] => [
        key,
        standing.get(key) ?? { kind, cause, from: at, until: null },
      ]),
    );
    for (const [key, measure] of standing) if (!now.has(key)) measure.until = at;
    for (const [key, measure] of now) if (!standing.has(key)) all.push(measure);
    standing = now;
  }
  return all;
}

type Entry = [key: string, kind: string, cause: string];
const listIn = (context: JsonObject, field: string): unknown[] => {
  const list = context[field];
  return Array.isArray(list) ? list : [];
};
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const said = (value: unknown): string => (typeof value === 'string' ? value : canonical(value ?? null));

function entriesIn(context: JsonObject): Entry[] {
  const against = kept.flatMap((field) =>
    listIn(context, field).map((entry): Entry => {
      const { kind, cause } = isObject(entry) ? entry : { kind: field, cause: entry };
      return [`${field} ${canonical(entry)}`, said(kind ?? field), said(cause)];
    }),
  );
  // Of a case that takes measures itself: those that stand, and against whom. Some charts keep what was lifted, others not.
  const taken = listIn(context, 'measures').flatMap((entry): Entry[] =>
    isObject(entry) && entry['standing'] !== false
      ? [[canonical([entry['measure'], entry['target']]), said(entry['measure']), said(entry['target'])]]
      : [],
  );
  return [...against, ...taken];
}
