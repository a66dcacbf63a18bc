// Calls of those who keep the installation: accounts and the holiday calendar.
import type { AccountLog, Accounts, KeptNotices, ProposedNotice, TakenNotice } from './answers.ts';
import type { FailingEffects, LoggedReads, OpenSessions, RecordStanding, TableTaken } from './keeping-answers.ts';
import { type Asking, type Call, type Write, queryOf } from './transport.ts';

export const keepingCalls = ({ get, post, put }: Asking) => ({
  /** People, organisations, hats, delegations, programs: for administrators, of what they administer. */
  accounts: (call?: Call) => get<Accounts>('/accounts', call),
  /** One change, like `{do: 'grant', person, hat, party, from, until, basis}`; everybody delegates their own hats. */
  changeAccounts: (change: { do: string; [field: string]: unknown }, call?: Call) =>
    post<{ ok: true; n: number }>('/accounts/changes', change, call),
  accountLog: (call?: Call) => get<AccountLog>('/accounts/log', call),

  /** Organisations, people and hats from a CSV of at most 1,000 lines, with an answer for each; under the same key the same answers. */
  takeTable: (table: Blob | Uint8Array<ArrayBuffer> | string, { key = crypto.randomUUID(), signal }: Write = {}) =>
    put<TableTaken>('/accounts/table', {
      method: 'POST',
      body: table,
      headers: { 'Content-Type': 'text/csv' },
      key,
      signal,
    }),
  ...seeingCalls({ get, post }),

  /** Proposes a holiday notice: ours, a year of holiday-cn, or what changes; as text: iCalendar. Another person takes it. */
  proposeNotice: (notice: unknown, call: Call = {}) =>
    typeof notice === 'string'
      ? put<ProposedNotice>('/calendar/notices', {
          method: 'POST',
          body: notice,
          headers: { 'Content-Type': 'text/calendar' },
          ...call,
        })
      : post<ProposedNotice>('/calendar/notices', notice, call),
  takeNotice: (n: number, call?: Call) => post<TakenNotice>(`/calendar/notices/${n}/take`, {}, call),
  discardNotice: (n: number, call?: Call) => post<{ ok: true }>(`/calendar/notices/${n}/discard`, {}, call),
  holidayNotices: (call?: Call) => get<KeptNotices>('/calendar/notices', call),
});

/** What those who keep the installation look at. */
const seeingCalls = ({ get, post }: Pick<Asking, 'get' | 'post'>) => ({
  /** Browsers in which one is signed in; for administrators also those of their people. */
  sessions: (call?: Call) => get<OpenSessions>('/sessions', call),
  /** Who opened what, newest first; `before`: the `n` of the last row of the page before. */
  loggedReads: (asked: { person?: string; caseId?: string; before?: number; limit?: number } = {}, call?: Call) =>
    get<LoggedReads>(`/reads${queryOf(asked)}`, call),
  /** Calls of the outside that keep failing. */
  failingEffects: (call?: Call) => get<FailingEffects>('/effects', call),
  retryEffect: (key: string, call?: Call) => post<{ ok: true }>('/effects/retry', { key }, call),
  /** Seals and anchors. */
  recordStanding: (call?: Call) => get<RecordStanding>('/record', call),
});
