// Lists for people: cases, the inbox, what was done. A page answers the cursor of the next one.
import type { Actor } from '@shuquan/machines/kernel';
import type { Caller } from '../accounts/identity.ts';
import { type DoneTask, doneCursorAfter, isDoneCursor } from '../ledger/desk-done.ts';
import { type DeskNotice, type NoticesAsked, isNoticeCursor, noticeCursorAfter } from '../ledger/desk-notices.ts';
import { type ListFilter, type Listed, cursorAfter, isCursor } from '../ledger/desk-list.ts';
import {
  type Task,
  type TaskCounts as Counts,
  type TasksAsked,
  isTaskCursor,
  taskCursorAfter,
} from '../ledger/desk-tasks.ts';
import type { Ledger } from '../ledger/index.ts';
import { type No, no } from './door.ts';

/** `next`: ask with `after` for the next page; absent on the last one. */
export type Page = { ok: true; cases: Listed[]; next?: string };
export type Inbox = { ok: true; tasks: Task[]; next?: string };
export type Notices = { ok: true; notices: DeskNotice[]; next?: string };
export type TaskCounts = { ok: true } & Counts;
export type Done = { ok: true; tasks: DoneTask[]; next?: string };

type As = { as: Caller };
type Deps = {
  ledger: Ledger;
  acting: <T>(caller: Caller, work: (actor: Actor) => Promise<T>, what?: string) => Promise<T | No>;
};
const PAGE = 100;

/** A page that is full may have another after it. */
const nextAfter = <T>(rows: T[], limit: number, cursor: (last: T) => string): { next?: string } =>
  rows.length === limit ? { next: cursor(rows.at(-1)!) } : {};

const noSuchPage = (): No => {
  const message = {
    zh: 'after 应为同一列表上一页返回的 next。',
    en: '`after` is the `next` of the page before, of the same list in the same order.',
  };
  return no('REQUEST_MALFORMED', message, { details: [{ path: 'after', message }] });
};

export const deskCalls = ({ ledger, acting }: Deps) => ({
  /** The cases that this actor may read, page by page. */
  list: ({ as, ...filter }: As & ListFilter): Promise<Page | No> =>
    acting<Page | No>(as, async (by) => {
      const { after, order, limit = PAGE } = filter;
      if (after !== undefined && !isCursor(after, order)) return noSuchPage();
      const cases = await ledger.list(by, { ...filter, limit });
      return { ok: true, cases, ...nextAfter(cases, limit, (last) => cursorAfter(last, order)) };
    }),
  /** The inbox of the hat and the party, page by page. */
  tasks: ({
    as,
    ...asked
  }: As & Omit<TasksAsked, 'tab'> & { tab?: Exclude<TasksAsked['tab'], 'done'> }): Promise<Inbox | No> =>
    acting<Inbox | No>(as, async (by) => {
      const { after, limit = PAGE } = asked;
      if (after !== undefined && !isTaskCursor(after)) return noSuchPage();
      const tasks = await ledger.tasks(by, { ...asked, limit });
      return { ok: true, tasks, ...nextAfter(tasks, limit, taskCursorAfter) };
    }),
  /** What the person did in this hat, last first. */
  done: ({ as, ...asked }: As & Omit<TasksAsked, 'tab' | 'dueBefore'>): Promise<Done | No> =>
    acting<Done | No>(as, async (by) => {
      const { after, limit = PAGE } = asked;
      if (after !== undefined && !isDoneCursor(after)) return noSuchPage();
      const tasks = await ledger.done(by, { ...asked, limit });
      return { ok: true, tasks, ...nextAfter(tasks, limit, doneCursorAfter) };
    }),
  /** What the person was told, unread first. */
  notices: ({ as, ...asked }: As & NoticesAsked): Promise<Notices | No> =>
    acting<Notices | No>(as, async (by) => {
      const { after, limit = PAGE } = asked;
      if (after !== undefined && !isNoticeCursor(after)) return noSuchPage();
      const notices = await ledger.notices(by, { ...asked, limit });
      return { ok: true, notices, ...nextAfter(notices, limit, noticeCursorAfter) };
    }),
  unreadNotices: ({ as }: As): Promise<{ ok: true; unread: number } | No> =>
    acting(as, async (by) => ({ ok: true as const, unread: await ledger.unreadNotices(by) })),
  markRead: ({ as, notice }: As & { notice: number }): Promise<{ ok: true } | No> =>
    acting<{ ok: true } | No>(as, async (by) =>
      (await ledger.markRead(by, notice))
        ? { ok: true }
        : no('NOT_FOUND', { zh: '没有这条通知。', en: 'There is no such notice of yours.' }),
    ),
  /** Whether the person wants mail of notices that the law does not demand. */
  noticePreferences: ({ as }: As): Promise<{ ok: true; mail: boolean } | No> =>
    acting(as, async (by) => ({ ok: true as const, mail: await ledger.wantsMail(by) })),
  setNoticePreferences: ({ as, mail }: As & { mail: boolean }): Promise<{ ok: true; mail: boolean } | No> =>
    acting(as, async (by) => {
      await ledger.setMail(by, mail);
      return { ok: true as const, mail };
    }),
  taskCounts: ({ as }: As): Promise<TaskCounts | No> =>
    acting(as, async (by) => ({ ok: true as const, ...(await ledger.taskCounts(by)) })),
});
