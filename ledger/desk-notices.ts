// What a person was told, in the desk: unread first, then the newest. Written where a notice is delivered, before any mail.
import type { JsonObject } from '@shuquan/machines/kernel';
import { type Text, demandedNotices, isNoticeId, notices as register } from '@shuquan/machines/law';
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

/** What became of the same by mail; `none`: the person wanted none, or it is not known. `failing`: it is tried again. */
export type MailStanding = 'sent' | 'waiting' | 'failing' | 'refused' | 'none';
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
  mail: MailStanding;
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
    select n.id, n.notice, n.subject, n.body as text, n.case_id as "caseId", n.articles, n.due_at as "dueAt", n.at, n.read_at as "readAt",
      case when e.outcome -> 'told' ? n.person or e.outcome -> 'done' ? n.person then 'sent'
        when e.outcome -> 'done' ? ('refused:' || n.person) then 'refused'
        when e.done_at is not null or e.case_id is null then 'none'
        when m.person is not null and not n.notice = any(${demandedNotices}::text[]) and not e.effect ? 'reply' then 'none'
        when e.last_error is not null then 'failing' else 'waiting' end as mail
    from notice n left join no_mail m on m.person = n.person left join effect e on e.case_id = n.case_id
      and e.seq = (regexp_match(n.key, '/(\\d+)/\\d+$'))[1]::int and e.idx = (regexp_match(n.key, '/(\\d+)$'))[1]::int
    where n.person = ${person} ${unread ? sql`and n.read_at is null` : sql``}
      ${isRead === undefined ? sql`` : sql`and ((n.read_at is not null) > ${isRead}::boolean or (n.read_at is not null) = ${isRead}::boolean and n.id < ${id}::bigint)`}
    order by (n.read_at is not null), n.id desc limit ${Math.min(limit, 1000)}`;
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

/** Whether a person wants mail of what is no duty to tell. */
export async function wantsMail({ reading: sql }: LedgerContext, person: string): Promise<boolean> {
  return (await sql`select 1 from no_mail where person = ${person}`).length === 0;
}
export async function setMail({ sql, clock }: LedgerContext, person: string, wanted: boolean): Promise<void> {
  if (wanted) await sql`delete from no_mail where person = ${person}`;
  else await sql`insert into no_mail (person, since) values (${person}, ${await clock()}) on conflict do nothing`;
}
/** Of these persons, those who want none. */
export async function withoutMail({ sql }: Pick<LedgerContext, 'sql'>, persons: string[]): Promise<Set<string>> {
  const rows = await sql<{ person: string }[]>`select person from no_mail where person = any(${persons})`;
  return new Set(rows.map(({ person }) => person));
}
