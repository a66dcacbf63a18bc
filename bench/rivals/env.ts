// What both rivals step the machine with. No import of Node's: workflows run in a sandbox.
import { bundledCalendar, type Env } from '@shuquan/machines/kernel';
import { defaultRegime } from '@shuquan/machines/regimes';

const calendar = bundledCalendar();
export const envAt = (at: string): Env => ({ at, regime: defaultRegime, calendar });
