// The Temporal Schedules of the calendar's rounds: each runs daily, for a round may run on any day without harm, and a
// day that was missed is made up for by the next.
import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import { rounds } from '@shuquan/machines/rounds';
import { RUNNERS } from '../workflows/ids.ts';

export const scheduleId = (round: string): string => `shuquan-round-${round}`;

/** Makes the schedules that are missing; those that an operator has paused or changed stay as they are. */
export async function ensureSchedules(client: Client): Promise<void> {
  for (const { id, title } of rounds) {
    try {
      await client.schedule.create({
        scheduleId: scheduleId(id),
        spec: { calendars: [{ hour: 0, minute: 10, comment: `${title.zh} / ${title.en}` }], timezone: 'Asia/Shanghai' },
        action: {
          type: 'startWorkflow',
          workflowType: 'openRound',
          args: [id],
          taskQueue: RUNNERS,
          workflowId: scheduleId(id),
        },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '30 days' },
      });
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
  }
}
