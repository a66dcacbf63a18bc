// Holiday notices by two hands: one person proposes and sees what would move, another takes it (D-0370). Who did which is kept.
import {
  type Actor,
  type Calendar,
  type Notice,
  type Refusal,
  handsOf,
  hashOf,
  refuse,
  withNotices,
} from '@shuquan/machines/kernel';
import type { LedgerContext } from './context.ts';
import { type Preview, type Recomputed, previewAll } from './recompute.ts';

export type HolidayNotice = {
  n: number;
  year: number;
  notice: Notice;
  proposedAt: string;
  proposedBy: Actor;
  decidedAt: string | null;
  decidedBy: Actor | null;
  /** The calendar that it became; null: it waits, or was discarded. */
  calendar: string | null;
};
/** `unchanged`: the calendar says this already. `preview`: cases whose deadlines would move, and how many do. */
export type Proposed =
  | { ok: true; unchanged: true; year: number; calendar: string }
  | { ok: true; n: number; year: number; preview: Preview };
export type Taken = { ok: true; n: number; year: number; calendar: string } & Recomputed;

export async function propose(ledger: LedgerContext, notice: Notice, actor: Actor): Promise<Proposed> {
  const now = ledger.calendar();
  const next = withNotices(now, [notice]);
  if (next.version === now.version) return { ok: true, unchanged: true, year: notice.year, calendar: now.version };
  const preview = await previewAll({ ...ledger, calendar: () => next });
  const { sql } = ledger;
  const waiting = await sql<{ n: number; notice: Notice }[]>`
    select n, notice from holiday_notice where year = ${notice.year} and decided_at is null order by n`;
  const same = waiting.find((one) => hashOf(one.notice) === hashOf(notice));
  const [row] = same
    ? [same]
    : await sql<{ n: number }[]>`
        insert into holiday_notice (year, notice, proposed_at, proposed_by)
        values (${notice.year}, ${sql.json(notice)}, ${await ledger.clock()}, ${sql.json(actor)}) returning n`;
  return { ok: true, n: row!.n, year: notice.year, preview };
}

/** `use`: makes a calendar count from now on, for every process; the deadlines move afterwards. Asked alone. */
export async function take(
  ledger: LedgerContext,
  n: number,
  actor: Actor,
  use: (next: Calendar) => Promise<void>,
): Promise<Omit<Taken, keyof Recomputed> | Refusal> {
  const row = await waitingOne(ledger, n);
  if (!row) return noneWaits(n);
  if (row.isOvertaken) return overtaken(row.year);
  if (handsOf(actor).some((person) => handsOf(row.proposedBy).includes(person)))
    return refuse(
      'MAKER_IS_CHECKER',
      {
        zh: '经办与复核须为不同人员：提出节假日安排的人员不得自行确认，请由另一位有权人员确认。',
        en: 'maker and checker are different persons: who proposed the notice does not take it; ask another person in this role.',
      },
      { articles: [] },
    );
  const next = withNotices(ledger.calendar(), [row.notice]);
  await use(next);
  await decide(ledger, n, actor, next.version);
  return { ok: true, n, year: row.year, calendar: next.version };
}

export async function discard(ledger: LedgerContext, n: number, actor: Actor): Promise<{ ok: true } | Refusal> {
  if (!(await waitingOne(ledger, n))) return noneWaits(n);
  await decide(ledger, n, actor, null);
  return { ok: true };
}

/** The latest first. */
export const noticesKept = async ({ sql }: LedgerContext, limit = 100): Promise<HolidayNotice[]> =>
  sql<HolidayNotice[]>`
    select n, year, notice, proposed_at as "proposedAt", proposed_by as "proposedBy", decided_at as "decidedAt",
      decided_by as "decidedBy", calendar
    from holiday_notice order by n desc limit ${limit}`;

async function waitingOne({ sql }: LedgerContext, n: number): Promise<Waiting | undefined> {
  const [row] = await sql<Waiting[]>`
    select year, notice, proposed_by as "proposedBy", exists (
      select from holiday_notice o where o.year = h.year and o.calendar is not null and o.decided_at > h.proposed_at) as "isOvertaken"
    from holiday_notice h where n = ${n} and decided_at is null`;
  return row;
}
/** Another notice of the year was taken since: what this one would move was counted on a calendar that is gone. */
type Waiting = Pick<HolidayNotice, 'year' | 'notice' | 'proposedBy'> & { isOvertaken: boolean };
const overtaken = (year: number): Refusal =>
  refuse('NOTICE_UNKNOWN', {
    zh: `${year} 年的安排在提出之后已有变更，请作废本件并重新提出。`,
    en: `The calendar of ${year} has changed since this was proposed: discard it and propose it anew.`,
  });

async function decide(ledger: LedgerContext, n: number, actor: Actor, calendar: string | null): Promise<void> {
  const { sql } = ledger;
  await sql`
    update holiday_notice set decided_at = ${await ledger.clock()}, decided_by = ${sql.json(actor)}, calendar = ${calendar}
    where n = ${n} and decided_at is null`;
}

const noneWaits = (n: number): Refusal =>
  refuse('NOTICE_UNKNOWN', {
    zh: `没有待确认的节假日安排 ${n}：编号有误，或者已确认、已作废。`,
    en: `No notice ${n} waits: there is none of that number, or it was taken or discarded.`,
  });
