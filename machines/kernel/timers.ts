// Deadlines, service levels and reminders of one case: absolute instants with a generation, so that a late firing
// is a no-op; paused with what is left where a clock stops. Pure.
import type { Duration } from '../regimes/regime.ts';
import { type Due, type Left, durationPattern, remaining, resume, workingDaysUntil } from './durations.ts';
import type { Timer, TimerAim } from './types.ts';
import { type Env, dueUnder } from './env.ts';

/** The id under which a timer is kept. */
export function timerId(aim: TimerAim): string {
  switch (aim.kind) {
    case 'after':
      return aim.event;
    case 'remind':
    case 'escalate':
    case 'return':
      return `${aim.kind}:${aim.task}`;
    case 'before':
      return `before:${aim.of}:${aim.step}`;
    default:
      return aim satisfies never;
  }
}

/** What a timer that was kept is for: `timerId` backwards. */
export function aimOf({ id, kind }: Pick<Timer, 'id' | 'kind'>): TimerAim {
  if (kind === 'after') return { kind, event: id };
  const [name, subject = '', step] = id.split(':');
  return name === 'before' ? { kind: name, of: subject, step: step as Duration } : { kind, task: subject };
}

/** The timer of this aim, if one is armed. */
export const timerOf = (timers: Timer[], aim: TimerAim): Timer | undefined => {
  const id = timerId(aim);
  return timers.find((timer) => timer.id === id);
};

/** Is it of this state's task: its service level, or the end of a delegation? */
export const isOfTask = (timer: Timer, path: string): boolean => {
  const aim = aimOf(timer);
  return 'task' in aim && aim.task === path;
};
export const isBefore = (timer: Timer): boolean => aimOf(timer).kind === 'before';

/** The duration behind a clock, if it is a parameter of the regime. */
export const durationOf = (clock: string, { regime }: Env): Duration | undefined => {
  const value: unknown = (regime.values as Record<string, unknown>)[clock];
  return typeof value === 'string' && durationPattern.test(value) ? (value as Duration) : undefined;
};

export const pause = (timer: Timer, env: Env): Timer => {
  if (!timer.dueAt) return timer;
  const { dueAt: due, provisional: _, resumed: __, ...rest } = timer;
  return { ...rest, left: remaining(env.at, due, durationOf(timer.clock, env) ?? '0 h', env.calendar) };
};

export const unpause = (timer: Timer, env: Env): Timer => {
  if (!timer.left) return timer;
  const { left, ...rest } = timer;
  const due = resumedDue(timer, env.at, left, env);
  return {
    ...rest,
    resumed: { at: env.at, left },
    dueAt: due.at,
    ...(due.provisional && { provisional: true as const }),
  };
};
/** A reminder on the way goes at its own minute; a limit ends with a day. */
const resumedDue = ({ kind, clock }: Timer, at: string, left: Left, env: Env): Due => {
  const { 'calendar.uncovered': uncovered, 'calendar.weekendRolls': weekendsRoll } = env.regime.values;
  const duration = kind === 'remind' ? undefined : durationOf(clock, env);
  return resume(at, left, env.calendar, { uncovered, weekendsRoll }, duration);
};

/** The same deadline on another calendar; the same object when nothing changes. A reminder follows its deadline, unless it stood with it. */
export const recomputed = (timer: Timer, env: Env): Timer => {
  const duration = durationOf(timer.clock, env);
  if (!timer.dueAt || !duration || (timer.kind === 'remind' && !timer.resumed)) return timer;
  const due = timer.resumed
    ? resumedDue(timer, timer.resumed.at, timer.resumed.left, env)
    : dueUnder(env, timer.armedAt, duration);
  return withDue(timer, due.at, due.provisional);
};

/** A timer that is due at another instant, or only provisionally; the same object when it is as it was. */
export function withDue(timer: Timer, dueAt: string, provisional: boolean): Timer {
  if (dueAt === timer.dueAt && provisional === Boolean(timer.provisional)) return timer;
  const { provisional: _, ...rest } = timer;
  return { ...rest, dueAt, ...(provisional && { provisional: true as const }) };
}

export const dueBy = (timers: Timer[], instant: string): Timer | undefined =>
  timers
    .filter((timer) => timer.dueAt && timer.dueAt <= instant)
    .sort((a, b) => (a.dueAt! < b.dueAt! ? -1 : a.dueAt! > b.dueAt! ? 1 : a.generation - b.generation))[0];

/** What a case has to be done by, or ends at; not the reminders before it, nor the end of a delegation. */
export const nextDeadline = (timers: Timer[]): Timer | undefined =>
  timers
    .filter(({ kind, dueAt }) => dueAt && (kind === 'after' || kind === 'escalate'))
    .reduce<Timer | undefined>((first, timer) => (first && first.dueAt! <= timer.dueAt! ? first : timer), undefined);

/** Working days that are left of a limit that is counted in them, today not among them; past it, the negative of those since. Otherwise null. */
export const workingDaysLeft = ({ clock, dueAt }: { clock: string; dueAt?: string | null }, env: Env): number | null =>
  dueAt && durationOf(clock, env)?.endsWith(' bd') ? workingDaysUntil(dueAt, env.at, env.calendar) : null;

export const nextDue = (timers: Timer[]): string | null =>
  timers.reduce<string | null>((min, { dueAt: due }) => (due && (!min || due < min) ? due : min), null);
