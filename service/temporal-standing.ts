// What operators are to see to in Temporal: that it is there, that somebody works on each queue, that the schedules are there.
import { Client, Connection, isGrpcServiceError } from '@temporalio/client';
import type { Text } from '@shuquan/machines/law';
import { RUNNERS, portQueues } from '../workflows/ids.ts';
import { isTemporalNamed, temporalConfig } from './environment.ts';
import { scheduleIds } from './schedules.ts';

export type Note = { name: string } & Text;

const WITHIN_MS = 3_000;
/** Many may ask; Temporal is asked once in so many milliseconds. */
const KEPT_MS = 5_000;
/** Who polls is seen again within a minute. */
const SEEN_MS = 90_000;
const [WORKFLOW, ACTIVITY] = [1, 2];
/** A status of gRPC. */
const NOT_FOUND = 5;

/** Undefined where nobody has said where Temporal is: then the notes are silent about it. */
export function temporalStanding(): { notes: () => Promise<Note[]>; close: () => Promise<void> } {
  let connection: Connection | undefined;
  let kept: { at: number; notes: Promise<Note[]> } | undefined;
  const ask = async (): Promise<Note[]> => {
    if (!isTemporalNamed()) return [];
    const { connectionOptions, namespace } = temporalConfig();
    // Without tries of its own: one that waits when the connection is closed would end the process.
    connection ??= Connection.lazy({ ...connectionOptions, interceptors: [] });
    const client = new Client({ connection, namespace });
    try {
      return await client.withDeadline(Date.now() + WITHIN_MS, () => notesOf(client));
    } catch (error) {
      const { message } = error as Error;
      return [
        {
          name: 'TEMPORAL_AWAY',
          zh: 'Temporal 无法访问：事项照常受理，期限与对外办理待其恢复后补办。',
          en: `Temporal cannot be asked (${message}): events are decided, timers and effects catch up later.`,
        },
      ];
    }
  };
  return {
    notes: () => {
      if (!kept || performance.now() - kept.at > KEPT_MS) kept = { at: performance.now(), notes: ask() };
      return kept.notes;
    },
    close: async () => connection?.close(),
  };
}

async function notesOf(client: Client): Promise<Note[]> {
  const idle = await idleQueues(client);
  const gone = await missingSchedules(client);
  return [
    ...(idle.length
      ? [
          {
            name: 'NO_WORKER',
            zh: `无工作进程在办理：${idle.join('、')}。`,
            en: `No worker takes the tasks of ${idle.join(', ')}.`,
          },
        ]
      : []),
    ...(gone.length
      ? [
          {
            name: 'SCHEDULES_MISSING',
            zh: `缺少定时任务：${gone.join('、')}；工作进程一分钟内补建，或运行 shuquan recover。`,
            en: `Schedules are missing: ${gone.join(', ')}; a worker makes them within a minute, or run shuquan recover.`,
          },
        ]
      : []),
  ];
}

async function idleQueues({ connection, options: { namespace } }: Client): Promise<string[]> {
  const queues = [[RUNNERS, WORKFLOW], [RUNNERS, ACTIVITY], ...portQueues.map((name) => [name, ACTIVITY] as const)];
  const found = await Promise.all(
    (queues as [string, number][]).map(async ([name, taskQueueType]) => {
      const { pollers } = await connection.workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name },
        taskQueueType,
      });
      const isSeen = (pollers ?? []).some(
        ({ lastAccessTime }) => Date.now() - Number(lastAccessTime?.seconds ?? 0) * 1000 < SEEN_MS,
      );
      return isSeen ? [] : [name];
    }),
  );
  return [...new Set(found.flat())];
}

/** Asked of the server itself: what a schedule carries may be encrypted, and is not looked at here. */
async function missingSchedules({ connection, options: { namespace } }: Client): Promise<string[]> {
  const found = await Promise.all(
    scheduleIds().map((scheduleId) =>
      connection.workflowService.describeSchedule({ namespace, scheduleId }).then(
        () => [],
        (error: unknown) => {
          if (isGrpcServiceError(error) && Number(error.code) === NOT_FOUND) return [scheduleId];
          throw error;
        },
      ),
    ),
  );
  return found.flat();
}
