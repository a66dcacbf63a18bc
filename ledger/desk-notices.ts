// What a person was told, in the desk: unread first, then the newest. Written where a notice is delivered, before any mail.
import type { JsonObject } from '@shuquan/machines/kernel';
import { type Text, isNoticeId, notices as register } from '@shuquan/machines/law';
import type { LedgerContext } from './context.ts';
import { cursorOf, readCursor } from './desk-cursor.ts';

type Delivered = {
  key: string;
  person: string;
  case_id: string;
  notice: string;
  subject: Text;
  body: Text;
  articles: string[];
  due_at: string | null;
  at: string;
};
/** Once for each person, however often it is tried. */
export async function tellInDesk({ sql }: Pick<LedgerContext, 'sql'>, rows: Delivered[]): Promise<void> {
  if (rows.length)
    await sql`
      insert into notice (key, person, case_id, notice, subject, body, articles, due_at, at)
      select key, person, case_id, notice, subject, body, articles, due_at, at
      from jsonb_to_recordset(${sql.json(rows satisfies JsonObject[])}) as x(key text, person text, case_id text, notice text, subject jsonb, body jsonb, articles text[], due_at timestamptz, at timestamptz)
      on conflict (key, person) do nothing`;
}

export type DeskNotice = {
  id: number;
  notice: string;
  /** What kind of notice it is. */ title: Text;
  subject: Text;
  text: Text;
  caseId: string;
  articles: string[];
  dueAt: string | null;
  at: string;
  readAt: string | null;
};
export type NoticesAsked = { unread?: boolean; after?: string; limit?: number };

export const noticeCursorAfter = ({ id, readAt }: Pick<DeskNotice, 'id' | 'readAt'>): string =>
  cursorOf('notices', [String(readAt !== null), String(id)]);
const noticeCursorIn = (after: string) => readCursor('notices', after, ['flag', 'number']);
export const isNoticeCursor = (after: string): boolean => noticeCursorIn(after) !== undefined;

export async function noticesOf(
  { reading: sql }: LedgerContext,
  person: string,
  { unread, after, limit = 100 }: NoticesAsked = {},
): Promise<DeskNotice[]> {
  const [isRead, id] = (after === undefined ? undefined : noticeCursorIn(after)) ?? [];
  const rows = await sql<Omit<DeskNotice, 'title'>[]>`
    select id, notice, subject, body as text, case_id as "caseId", articles, due_at as "dueAt", at, read_at as "readAt"
    from notice where person = ${person} ${unread ? sql`and read_at is null` : sql``}
      ${isRead === undefined ? sql`` : sql`and ((read_at is not null) > ${isRead}::boolean or (read_at is not null) = ${isRead}::boolean and id < ${id}::bigint)`}
    order by (read_at is not null), id desc limit ${Math.min(limit, 1000)}`;
  return rows.map((row) => ({ ...row, title: isNoticeId(row.notice) ? register[row.notice].title : row.subject }));
}

const CAP = 1000;
/** At most 1,000. */
export async function unreadNotices({ reading: sql }: LedgerContext, person: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from (select 1 from notice where person = ${person} and read_at is null limit ${CAP}) n`;
  return row!.count;
}

/** Whether there is such a notice of theirs; when it was read first stays. */
export async function markRead({ sql, clock }: LedgerContext, person: string, id: number): Promise<boolean> {
  const rows = await sql`
    update notice set read_at = coalesce(read_at, ${await clock()}) where id = ${id} and person = ${person} returning id`;
  return rows.length > 0;
}
