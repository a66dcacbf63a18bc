// Who acts in the stories of the authorized operation, and how their years pass: the clock of the demo's own system is
// moved forward, whatever was due meanwhile fires as of its own instant, and the runners are woken.
import { setTimeout as sleep } from 'node:timers/promises';
import { scheduleId } from '../../service/schedules.ts';
import { time } from '../cli/table.ts';
import { StoryBroke } from './caller.ts';
import type { Stage } from './stage.ts';

export const authority = 'gao.yuan@AUTHORITY';
/** The second hand of the authority. */
export const director = 'lin.na@AUTHORITY';
/** A third: neither evaluated nor confirmed (P29). */
export const inspector = 'ouyang.hui@AUTHORITY';
export const office = 'liang.chen@COMMITTEE_OFFICE';
export const operator = 'su.qing@OPERATOR';
export const provider = 'peng.yun@PROVIDER';

/** null: on the day on which it is told. */
export async function passTo({ system, tell }: Stage, instant: string | null): Promise<void> {
  if (instant === null) return;
  if (!system.moveTo) throw new StoryBroke('This story needs a clock of its own.');
  await system.moveTo(instant);
  tell.line(`◷ ${time(system.now().toISOString())} — 演示时钟前移 · the demo moves its clock`);
}

/** The open case of a lifecycle, when there is one alone. */
export async function theOnly({ api }: Stage, lifecycle: string, as = authority): Promise<string> {
  const found = await api.list(as, { lifecycle, ended: 'false' });
  if (found.length !== 1)
    throw new StoryBroke(
      `One open ${lifecycle} was expected, ${found.length} are there: ${found.map(({ caseId }) => caseId).join(', ')}`,
    );
  return found[0]!.caseId;
}

/** Has Temporal's schedule of a round fire now, and answers the case that it opens. */
export async function fired(stage: Stage, round: string, as: string): Promise<string> {
  const { api, system, tell } = stage;
  const before = new Set((await api.list(as, { lifecycle: round })).map(({ caseId }) => caseId));
  await (await system.temporal()).schedule.getHandle(scheduleId(round)).trigger();
  for (let tries = 0; tries < 300; tries += 1) {
    const opened = (await api.list(as, { lifecycle: round })).find(({ caseId }) => !before.has(caseId));
    if (opened) {
      const rows = await api.log(as, opened.caseId);
      tell.followed(`Temporal Schedule ${scheduleId(round)} 立案 · opens ${opened.caseId}`, rows[0]?.articles ?? []);
      return opened.caseId;
    }
    await sleep(100);
  }
  throw new StoryBroke(`The schedule of ${round} opened nothing.`);
}
