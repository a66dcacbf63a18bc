// The shapes of lists: cases, tasks, what was done.
import { z } from '@hono/zod-openapi';
import { orders } from '../../ledger/desk-list.ts';
import { openTabs } from '../../ledger/desk-tasks.ts';
import { day, instant, text } from './schemas.ts';

const namedParty = z.object({ party: z.string(), name: text }).openapi('NamedParty', {
  description:
    'A party of the case: an organisation by its name, a body by its hat; of a citizen nothing but that it is one',
});
const workingDaysLeft = z.int().nullable().openapi({
  description: 'Of the deadline, where the law counts working days; negative past it',
});
const provisional = z
  .boolean()
  .optional()
  .openapi({ description: 'The deadline reaches into a year whose holiday notice is not loaded' });
const listed = z
  .object({
    caseId: z.string(),
    lifecycle: z.string(),
    lifecycleTitle: text,
    label: text,
    state: z.array(z.string()),
    stateTitle: text,
    ended: z.boolean(),
    version: z.int(),
    parties: z.array(namedParty),
    nextDue: instant.nullable(),
    workingDaysLeft,
    provisional,
    openedAt: instant,
    at: instant,
  })
  .openapi('ListedCase');
export const page = z
  .object({ ok: z.literal(true), cases: z.array(listed), next: z.string().optional() })
  .openapi('Page');

const task = z
  .object({
    caseId: z.string(),
    task: z.string(),
    lifecycle: z.string(),
    lifecycleTitle: text,
    label: text,
    title: text,
    parties: z.array(namedParty),
    claimedBy: z.string().nullable(),
    claimedByName: z.string().nullable(),
    openedAt: instant,
    dueAt: instant.nullable(),
    workingDaysLeft,
    provisional,
    escalated: z.boolean(),
  })
  .openapi('Task');
export const taskList = z
  .object({ ok: z.literal(true), tasks: z.array(task), next: z.string().optional() })
  .openapi('Tasks');
const doneTask = task
  .pick({ caseId: true, task: true, lifecycle: true, lifecycleTitle: true, label: true, title: true, parties: true })
  .extend({ doneAt: instant, stateTitle: text, ended: z.boolean() })
  .openapi('DoneTask', { description: 'A task in which the person sent something, and how its case stands by now' });
export const doneList = z
  .object({ ok: z.literal(true), tasks: z.array(doneTask), next: z.string().optional() })
  .openapi('DoneTasks');
export const taskCounts = z
  .object({
    ok: z.literal(true),
    ...(Object.fromEntries(openTabs.map((tab) => [tab, z.int()])) as Record<(typeof openTabs)[number], z.ZodInt>),
    done: z.int(),
    lifecycles: z.record(z.string(), z.int()),
  })
  .openapi('TaskCounts', { description: 'done: 1,000 means at least so many. lifecycles: of all open tasks' });

const notice = z
  .object({
    id: z.int(),
    notice: z.string(),
    title: text,
    subject: text,
    text,
    caseId: z.string(),
    articles: z.array(z.string()),
    dueAt: instant.nullable(),
    at: instant,
    readAt: instant.nullable(),
    mail: z.enum(['sent', 'waiting', 'failing', 'refused', 'none']),
  })
  .openapi('DeskNotice', {
    description:
      'notice: its number in the register of notices; title: what kind it is; mail: what became of the same by mail (failing: it is tried again; none: not wanted)',
  });
export const noticeList = z
  .object({ ok: z.literal(true), notices: z.array(notice), next: z.string().optional() })
  .openapi('Notices');
export const noticePreferences = z
  .object({ ok: z.literal(true), mail: z.boolean() })
  .openapi('NoticePreferences', { description: 'mail: also of notices that the law does not demand' });
export const preferencesAsked = z.strictObject({ mail: z.boolean() });
export const unreadCount = z
  .object({ ok: z.literal(true), unread: z.int() })
  .openapi('UnreadNotices', { description: '1,000 means at least so many' });
export const done = z.object({ ok: z.literal(true) }).openapi('Done');

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const limit = z.coerce.number().int().min(1).max(1000).optional();
const after = z.string().max(1000).optional();
const words = z.string().max(100).optional();
export const noticeQuery = z.strictObject({ unread: flag.optional(), after, limit });
const ahead = instant.refine((one) => one >= '1900');
/** What a list of cases is filtered by. */
export const caseFilter = z.strictObject({
  lifecycle: z.string().max(100).optional(),
  state: z.string().max(200).optional(),
  tag: z.string().max(100).optional(),
  ended: flag.optional(),
  dueBefore: ahead.optional(),
  party: z.string().max(200).optional(),
  article: z.string().max(20).optional(),
  text: words,
  openedFrom: day.optional(),
  openedTo: day.optional(),
  order: z.enum(orders).optional(),
});
export const listQuery = caseFilter.extend({ after, limit });
const taskFilter = z.strictObject({
  lifecycle: z.string().max(100).optional(),
  article: z.string().max(20).optional(),
  text: words,
  after,
  limit,
});
export const doneQuery = taskFilter;
export const taskQuery = taskFilter.extend({ tab: z.enum(openTabs).optional(), dueBefore: ahead.optional() });

export const nameableQuery = z.strictObject({ event: z.enum(['ASSIGN', 'DELEGATE']), task: z.string().max(200) });
export const nameable = z
  .object({ ok: z.literal(true), people: z.array(z.object({ person: z.string(), name: z.string() })) })
  .openapi('Nameable');
const tasksNamed = z
  .array(z.strictObject({ caseId: z.string().max(500), task: z.string().max(200) }))
  .min(1)
  .max(200);
export const bulkAsked = z
  .discriminatedUnion('do', [
    z.strictObject({ do: z.enum(['CLAIM', 'UNCLAIM']), tasks: tasksNamed }),
    z.strictObject({ do: z.literal('ASSIGN'), person: z.string().min(1).max(200), tasks: tasksNamed }),
  ])
  .openapi('BulkTasks', { description: 'At most 200. Nothing else is done to many at once' });
export const bulkAnswer = z
  .object({
    ok: z.literal(true),
    results: z.array(
      z.object({
        caseId: z.string(),
        task: z.string(),
        taken: z.boolean(),
        code: z.string().optional(),
        message: text.optional(),
      }),
    ),
  })
  .openapi('BulkAnswer', { description: 'taken: the event is on the record; otherwise code and message say why not' });
export const recipients = z
  .object({
    ok: z.literal(true),
    recipients: z.array(
      z.object({ recipient: z.string(), name: z.string(), hat: z.string(), party: z.string().nullable() }),
    ),
  })
  .openapi('Recipients');
