// The machines as a library: pure, without Temporal or Postgres.
import { bundledCalendar } from './kernel/calendar.ts';
import { useEnv } from './kernel/env.ts';
import type { Lifecycle } from './kernel/types.ts';
import { articles } from './law/articles.ts';
import { articlesOf } from './law/cite.ts';
import * as all from './lifecycles.ts';
import { defaultRegime } from './regimes/index.ts';

const places = Object.keys(articles);
const placeOf = ({ law }: Lifecycle): number => Math.max(...articlesOf(law).map((id) => places.indexOf(id)));

/** Every lifecycle by its id, in the order of the law: by the last article that each carries out. */
export const lifecycles: Record<string, Lifecycle> = Object.fromEntries(
  Object.values<Lifecycle>(all)
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .map((lifecycle) => [lifecycle.id, lifecycle]),
);

// Charts that run in a plain XState actor see the host's clock, the standard regime and the bundled calendar.
const calendar = bundledCalendar();
useEnv(() => ({ at: new Date().toISOString(), regime: defaultRegime, calendar }));

export { defaultRegime, loadRegime, regimes } from './regimes/index.ts';
export { bundledCalendar, withNotices } from './kernel/calendar.ts';
export { explainEvent, fireDue, fireNext, openCase, takeEvent } from './kernel/case.ts';
export type { Asking, EventFor, Fired, InputFor, Opened, Taken } from './kernel/case.ts';
export { decide } from './kernel/decide.ts';
export { enabled, possible } from './kernel/enabled.ts';
export { longClock } from './kernel/long-clock.ts';
export { dueTimer, fire, nextDueOf, start, step } from './kernel/step.ts';
export type { Actor, CaseState, Effect, Facts, Lifecycle, Stepped } from './kernel/types.ts';
export type { Env } from './kernel/env.ts';
export type { Refusal, RefusalCode } from './kernel/refusals.ts';
export * from './lifecycles.ts';
