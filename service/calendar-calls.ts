// Holiday notices: whoever keeps the calendar proposes one, another person takes it (D-0370).
import {
  type Actor,
  type Notice,
  type Refusal,
  malformed,
  noticeSchema,
  refuse,
  reporting,
} from '@shuquan/machines/kernel';
import type { Role } from '@shuquan/machines/law';
import type { Caller } from '../accounts/identity.ts';
import type { Ledger } from '../ledger/index.ts';
import type { HolidayNotice, Proposed, Taken } from '../ledger/holiday-notices.ts';
import type { No } from './door.ts';
import { noticeIn } from './holiday-sources.ts';
import { who } from './titles.ts';

type As = { as: Caller };
type Parts = { ledger: Ledger; acting: <T>(as: Caller, work: (actor: Actor) => Promise<T>) => Promise<T | No> };
/** It moves the deadlines of every case. */
const keepers: Role[] = ['CENTER', 'SUPERVISOR', 'AUTHORITY', 'COMMITTEE_OFFICE'];
export type KeptNotices = { ok: true; notices: HolidayNotice[] };

export function calendarCalls({ ledger, acting }: Parts) {
  const keeping = <T>(as: Caller, work: (actor: Actor) => Promise<T | No>): Promise<T | No> =>
    acting<T | No>(as, async (by) => (keepers.includes(by.hat) ? work(by) : notForThem()));
  return {
    /** `notice`: ours, of holiday-cn, as iCalendar, or what changes of the one in force. Nothing moves yet; the answer says what would. */
    proposeNotice: ({ as, notice }: As & { notice: unknown }): Promise<Proposed | No> =>
      keeping<Proposed>(as, async (by) => {
        const parsed = noticeSchema.safeParse(noticeIn(notice, ledger.calendar()), reporting);
        return parsed.success
          ? ledger.proposeNotice(parsed.data satisfies Notice, by)
          : { ...malformed({ zh: '节假日通知', en: 'notice' }, parsed.error.issues), code: 'NOTICE_MALFORMED' };
      }),
    /** By another person than who proposed it: it counts, and every open deadline is computed again. */
    takeNotice: ({ as, n }: As & { n: number }): Promise<Taken | No> =>
      keeping<Taken>(as, (by) => ledger.takeNotice(n, by)),
    discardNotice: ({ as, n }: As & { n: number }): Promise<{ ok: true } | No> =>
      keeping<{ ok: true }>(as, (by) => ledger.discardNotice(n, by)),
    /** Who proposed and who took which notice, the latest first. */
    holidayNotices: ({ as }: As): Promise<KeptNotices | No> =>
      keeping<KeptNotices>(as, async () => ({ ok: true, notices: await ledger.holidayNotices() })),
  };
}

const notForThem = (): Refusal =>
  refuse('ROLE_NOT_ALLOWED', {
    zh: `节假日安排由${keepers.map((hat) => who(hat).title.zh).join('、')}办理。`,
    en: `Holiday notices are kept by ${keepers.map((hat) => who(hat).title.en).join(', ')}.`,
  });
