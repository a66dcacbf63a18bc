// Calls of the desk: the inbox and what is done with many tasks, notices.
import type {
  BulkAnswer,
  BulkTasks,
  DoneFilter,
  DonePage,
  ExampleStory,
  Examples,
  NoticePage,
  PageAsked,
  TaskCounts,
  TaskFilter,
  TaskPage,
} from './answers.ts';
import { pathOf } from './case-path.ts';
import { type Asking, type Call, type Write, queryOf } from './transport.ts';

export const deskCalls = (asking: Asking) => ({ ...taskCalls(asking), ...noticeCalls(asking) });

const taskCalls = ({ get, post }: Asking) => ({
  /** The inbox of the hat and the party: what is late first, then what is due first. */
  tasks: (filter: TaskFilter = {}, call?: Call) => get<TaskPage>(`/tasks${queryOf(filter)}`, call),
  /** What the person did in this hat, last first. */
  done: (filter: DoneFilter = {}, call?: Call) => get<DonePage>(`/tasks/done${queryOf(filter)}`, call),
  /** How many there are in each tab. */
  taskCounts: (call?: Call) => get<TaskCounts>('/tasks/counts', call),

  /** Whom the actor may assign a task to, or delegate it to: those who wear the hat that it wants. */
  nameable: (caseId: string, asked: { event: 'ASSIGN' | 'DELEGATE'; task: string }, call?: Call) =>
    get<{ ok: true; people: { person: string; name: string }[] }>(`${pathOf(caseId)}/nameable${queryOf(asked)}`, call),
  /** Who else reads a case: for whom a report of it can be made. */
  recipients: (caseId: string, call?: Call) =>
    get<{ ok: true; recipients: { recipient: string; name: string; hat: string; party: string | null }[] }>(
      `${pathOf(caseId)}/recipients`,
      call,
    ),
  /** Who wears the same hat, or acts for the same party: to whom one's own work may be handed on. */
  colleagues: (call?: Call) => get<{ ok: true; people: { person: string; name: string }[] }>('/colleagues', call),
  /** Claims, gives back or assigns many tasks, one after the other, with an answer for each. At most 200. */
  bulk: (asked: BulkTasks, { key = crypto.randomUUID(), signal }: Write = {}) =>
    post<BulkAnswer>('/tasks/bulk', asked, { key, signal }),

  /** Development only: how far the examples of an empty system are, and the loading of one. */
  examples: (call?: Call) => get<Examples>('/examples', call),
  loadExample: (story: ExampleStory, call?: Call) => post<Examples>('/examples', { story }, call),
});

const noticeCalls = ({ get, post, put }: Asking) => ({
  /** What the person was told: unread first, then the newest. */
  notices: (page: PageAsked & { unread?: boolean } = {}, call?: Call) =>
    get<NoticePage>(`/notices${queryOf(page)}`, call),
  /** 1,000 means at least so many. */
  unreadNotices: (call?: Call) => get<{ ok: true; unread: number }>('/notices/unread', call),
  /** `mail`: also of notices that the law does not demand. */
  noticePreferences: (call?: Call) => get<{ ok: true; mail: boolean }>('/notices/preferences', call),
  setNoticePreferences: (mail: boolean, { signal }: Call = {}) =>
    put<{ ok: true; mail: boolean }>('/notices/preferences', {
      method: 'PUT',
      body: JSON.stringify({ mail }),
      headers: { 'Content-Type': 'application/json' },
      signal,
    }),
  markRead: (notice: number, call?: Call) => post<{ ok: true }>(`/notices/${notice}/read`, {}, call),
});
