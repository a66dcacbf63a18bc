// Events of the kernel itself that every lifecycle takes while it is open: a task is claimed, a remark is made.
import * as z from 'zod';
import type { Text } from '../law/cite.ts';
import type { Actor } from './types.ts';
import { field } from '../shared/fields.ts';
import { account, documentRef, instant, named, sentence, task as state } from '../shared/schemas.ts';

export const taskEvents = ['CLAIM', 'UNCLAIM', 'TAKE_OVER', 'ASSIGN', 'DELEGATE', 'COMMENT', 'ATTACH'] as const;
export type TaskEvent = (typeof taskEvents)[number];
/** The hats that somebody whom an event names wears at the moment of the act, as the accounts say. */
export type Worn = { hats: Actor[] };
export const isTaskEvent = (type: string): type is TaskEvent => (taskEvents as readonly string[]).includes(type);

/** The state whose task is meant, as `show` lists it. */
const task = field('任务', 'Task', state);
export const taskSchemas = {
  CLAIM: z.strictObject({ task }),
  UNCLAIM: z.strictObject({ task }),
  TAKE_OVER: z.strictObject({
    task,
    confirmed: field('确认接手', 'Confirmed', z.literal(true)),
    reason: named.reason,
  }),
  ASSIGN: z.strictObject({ task, person: field('指派给', 'Assigned to', account) }),
  DELEGATE: z.strictObject({
    task,
    person: field('受托人', 'Delegate', account),
    until: field('委托截止时间', 'Until', instant),
  }),
  COMMENT: z.strictObject({ text: field('备注内容', 'Remark', sentence) }),
  ATTACH: z.strictObject({
    documents: field('补充材料', 'Documents', z.array(documentRef).min(1).max(50)),
    note: field('说明', 'Explanation', sentence.optional()),
  }),
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
