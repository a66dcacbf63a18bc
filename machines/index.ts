// The machines as a library: pure, without Temporal or Postgres.
import { bundledCalendar } from './kernel/calendar.ts';
import { useEnv } from './kernel/env.ts';
import type { Lifecycle } from './kernel/lifecycle.ts';
import { defaultRegime } from './regimes/index.ts';
import { subjectRegistration } from './trading/subject-registration/index.ts';

/** Every lifecycle: a new one is a folder and a line here. */
export const lifecycles: Record<string, Lifecycle> = Object.fromEntries([subjectRegistration].map((lifecycle) => [lifecycle.id, lifecycle]));

// Charts that run in a plain XState actor see the host's clock, the standard regime and the bundled calendar.
const calendar = bundledCalendar();
useEnv(() => ({ at: new Date().toISOString(), regime: defaultRegime, calendar }));

export { defaultRegime, loadRegime, regimes } from './regimes/index.ts';
export { bundledCalendar } from './kernel/calendar.ts';
export { decide, enabled, possible } from './kernel/decide.ts';
export { fire, nextDueOf, dueTimer, start, step } from './kernel/step.ts';
export type { CaseState, Stepped } from './kernel/step.ts';
export type { Actor, Facts, Lifecycle } from './kernel/lifecycle.ts';
export type { Effect } from './kernel/effects.ts';
export { subjectRegistration };
