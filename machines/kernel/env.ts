// What a step may know besides case and event: the instant, the regime, the calendar. Time is told, not taken:
// the kernel sets it around every call into a chart, so that guards and delays never read a clock.
// A chart that runs in a plain XState actor (no kernel) falls back to the host's clock and `useEnv`'s defaults.
import type { ParameterKey, ValueOf } from '../regimes/parameters.ts';
import type { Regime } from '../regimes/index.ts';
import type { Calendar } from './calendar.ts';
import { type Due, dueAfter } from './durations.ts';
import type { Duration } from '../regimes/regime.ts';

export type Env = { at: string; regime: Regime; calendar: Calendar };

let told: Env | undefined;
let fallback: (() => Env) | undefined;

/** Says what charts see when no kernel runs them (embedding). */
export const useEnv = (make: () => Env): void => void (fallback = make);

export const env = (): Env => {
  const now = told ?? fallback?.();
  if (!now) throw new Error('no environment: run charts through the kernel, or call useEnv first');
  return now;
};

/** Runs `work` with the environment set; nothing in it may be asynchronous. */
export function within<T>(next: Env, work: () => T): T {
  const before = told;
  told = next;
  try {
    return work();
  } finally {
    told = before;
  }
}

/** The instant of the event that is being handled. */
export const now = (): string => env().at;
/** What has passed already comes at once. */
export const atLeastNow = (instant: string): string => (instant > now() ? instant : now());

/** A parameter of the case's pinned regime. */
export const param = <K extends ParameterKey>(key: K): ValueOf<K> => env().regime.values[key];

const untilMs = (instant: string): number => Date.parse(instant) - Date.parse(now());

type DurationKey = { [K in ParameterKey]: ValueOf<K> extends Duration ? K : never }[ParameterKey];

/** Delays named after regime parameters: `delays: { ...after('trade.subject.correctionDue') }`. */
export const after = <K extends DurationKey>(...keys: K[]): { [P in K]: () => number } =>
  Object.fromEntries(keys.map((key) => [key, () => untilMs(deadline(key).at)])) as { [P in K]: () => number };

/** A term or time limit that starts with what happens at an instant, under the regime's own rules of counting. */
export const dueUnder = ({ regime, calendar }: Env, from: string, duration: Duration): Due =>
  dueAfter(from, duration, calendar, {
    uncovered: regime.values['calendar.uncovered'],
    weekendsRoll: regime.values['calendar.weekendRolls'],
  });

/** The deadline that a duration parameter sets from now. */
export const deadline = (key: DurationKey): Due => dueUnder(env(), now(), param(key) as Duration);

/** A delay that reads an absolute instant from context; without one it never comes. */
export const until =
  <C>(read: (context: C) => string | null | undefined) =>
  ({ context }: { context: C }): number => {
    const instant = read(context);
    return instant ? untilMs(instant) : NEVER_MS;
  };
/** A delay that never comes; the kernel arms nothing for it. */
export const NEVER_MS = 100 * 366 * 86_400_000;
