// Accesses to information as apps ask of them: who read a case, what a person did, and the numbers of a quarter.
import type { Caller } from '../accounts/identity.ts';
import type { AccessCount, ActsPage, ReadsPage } from '../ledger/who-read.ts';
import type { RowsAsked } from '../ledger/pages.ts';
import type { Ledger } from '../ledger/index.ts';
import { type Actor, endOfDay, refuse, startOfDay } from '@shuquan/machines/kernel';
import { type Role, roles } from '@shuquan/machines/law';
import { type No, hasNul } from './door.ts';

export type { AccessCount, ActsPage, PersonAct, ReadOf, ReadsPage } from '../ledger/who-read.ts';
export type AccessCounts = { ok: true; counts: AccessCount[] };

type As = { as: Caller };
type Asking = {
  ledger: Ledger;
  acting: <T>(as: Caller, work: (actor: Actor) => Promise<T>) => Promise<T | No>;
  onCase: <T>(as: Caller, caseId: string, work: (actor: Actor) => Promise<T>) => Promise<T | No>;
};
/** Who has the numbers of accesses, and no more of them. */
const counters: Role[] = ['CENTER', 'SUPERVISOR'];

export const accessCalls = ({ ledger, acting, onCase }: Asking) => ({
  /** Who read a case under an access, for its parties and offices; what they may not be told yet does not show (T25). */
  reads: ({ as, caseId, ...page }: As & { caseId: string } & RowsAsked): Promise<ReadsPage | No> =>
    onCase<ReadsPage | No>(as, caseId, (by) => ledger.reads(caseId, by, page)),
  /** What a person did, in which role, without content; under an access for discipline (T36). */
  acts: ({ as, person, ...page }: As & { person: string } & RowsAsked): Promise<ActsPage | No> =>
    acting<ActsPage | No>(as, (by) => ledger.actsOf(hasNul(person) ? '' : person, by, page)),
  /** How many accesses were asked, granted, refused, and used, by purpose, from a day to a day (T25, T28). */
  accessCounts: ({ as, from, to }: As & { from: string; to: string }): Promise<AccessCounts | No> =>
    acting<AccessCounts | No>(as, async ({ hat }) =>
      counters.includes(hat)
        ? { ok: true, counts: await ledger.accessCounts(startOfDay(from), endOfDay(to)) }
        : refuse(
            'ROLE_NOT_ALLOWED',
            {
              zh: `调取统计由${counters.map((one) => roles[one].zh).join('、')}查阅。`,
              en: `The numbers of accesses are for ${counters.map((one) => roles[one].en).join(', ')}.`,
            },
            { articles: ['T25'] },
          ),
    ),
});
