// The Temporal Schedules of the calendar's rounds and of the care of the record: each runs daily, for a round may run on any day without harm, and a
// day that was missed is made up for by the next.
import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Text } from '@shuquan/machines/law';
import { rounds } from '@shuquan/machines/rounds';
import { RUNNERS } from '../workflows/ids.ts';

export const scheduleId = (round: string): string => `shuquan-round-${round}`;

export const RECORD_SCHEDULE = 'shuquan-record';

type Daily = { id: string; minute: number; title: Text; workflow: string; args: string[] };
const daily = (): Daily[] => [
  ...rounds.map(({ id, title }) => ({ id: scheduleId(id), minute: 10, title, workflow: 'openRound', args: [id] })),
  {
    id: RECORD_SCHEDULE,
    minute: 20,
    title: { zh: '账本锚定与记录清理', en: 'Anchor of the ledger, disposal of old records' },
    workflow: 'keepRecord',
    args: [],
  },
];

/** All that there should be. */
export const scheduleIds = (): string[] => daily().map(({ id }) => id);

/** Makes the schedules that are missing; those that an operator has paused or changed stay as they are. */
export async function ensureSchedules(client: Client): Promise<void> {
  for (const { id, minute, title, workflow, args } of daily()) {
    try {
      await client.schedule.create({
        scheduleId: id,
        spec: { calendars: [{ hour: 0, minute, comment: `${title.zh} / ${title.en}` }], timezone: 'Asia/Shanghai' },
        action: { type: 'startWorkflow', workflowType: workflow, args, taskQueue: RUNNERS, workflowId: id },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '30 days' },
      });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
  }
}
