// What both rivals step the machine with. No import of Node's: workflows run in a sandbox.
import { bundledCalendar } from '../../machines/kernel/calendar.ts';
import type { Env } from '../../machines/kernel/env.ts';
import { defaultRegime } from '../../machines/regimes/index.ts';

const calendar = bundledCalendar();
export const envAt = (at: string): Env => ({ at, regime: defaultRegime, calendar });
