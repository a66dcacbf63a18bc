// Events of the kernel itself that every lifecycle takes while it is open: a task is claimed, a remark is made.
import * as z from 'zod';
import type { Text } from '../law/cite.ts';
import { documentRef, instant, sentence, title } from '../shared/schemas.ts';

export const taskEvents = ['CLAIM', 'UNCLAIM', 'TAKE_OVER', 'ASSIGN', 'DELEGATE', 'COMMENT', 'ATTACH'] as const;
export type TaskEvent = (typeof taskEvents)[number];
export const isTaskEvent = (type: string): type is TaskEvent => (taskEvents as readonly string[]).includes(type);

/** `task`: the state whose task is meant, as `show` lists it. */
const task = z.string().min(1).max(200);
export const taskSchemas = {
  CLAIM: z.strictObject({ task }),
  UNCLAIM: z.strictObject({ task }),
  TAKE_OVER: z.strictObject({ task, confirmed: z.literal(true), reason: sentence }),
  ASSIGN: z.strictObject({ task, person: title }),
  DELEGATE: z.strictObject({ task, person: title, until: instant }),
  COMMENT: z.strictObject({ text: sentence }),
  ATTACH: z.strictObject({ documents: z.array(documentRef).min(1).max(50), note: sentence.optional() }),
} satisfies Record<TaskEvent, z.ZodType>;
export const taskTitles: Record<TaskEvent, Text> = {
  CLAIM: { zh: '认领任务', en: 'Claim a task' },
  UNCLAIM: { zh: '退回任务', en: 'Give a task back' },
  TAKE_OVER: { zh: '接手任务', en: 'Take a task over' },
  ASSIGN: { zh: '指派任务', en: 'Assign a task' },
  DELEGATE: { zh: '委托任务', en: 'Delegate a task' },
  COMMENT: { zh: '备注', en: 'Remark' },
  ATTACH: { zh: '补充材料', en: 'Attach documents' },
};
