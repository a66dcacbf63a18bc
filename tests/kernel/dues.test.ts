// Instants that stand in a case's context follow the calendar as its deadlines do.
import { describe, expect, it } from 'vitest';
import { type Calendar, bundledCalendar, calendarFrom } from '../../machines/kernel/calendar.ts';
import { openCase, takeEvent } from '../../machines/kernel/case.ts';
import { recompute } from '../../machines/kernel/clocks.ts';
import { fireDue } from '../../machines/kernel/case.ts';
import { isProvisionalDue } from '../../machines/kernel/dues.ts';
import { dataQualityIssue } from '../../machines/operation/data-quality-issue/index.ts';
import { annualReport } from '../../machines/operation/annual-report/index.ts';
import { defaultRegime, loadRegime } from '../../machines/regimes/index.ts';
import type { Lifecycle } from '../../machines/kernel/types.ts';
import {
  agreementId,
  anAgreement,
  authority,
  document,
  operator,
  transportBureau,
  withAgreement,
} from '../support/under-agreement.ts';
import { law } from '../support/law.ts';

const { notices } = bundledCalendar().content;
const upTo = (last: number): Calendar => calendarFrom({ notices: notices.filter(({ year }) => year <= last) });
const [before, after] = [upTo(2024), upTo(2025)];
const older = anAgreement({}, { startsAt: '2023-12-31T16:00:00.000Z', endsAt: '2026-12-31T16:00:00.000Z' });
const on = (at: string, calendar: Calendar) => ({ at, regime: defaultRegime, calendar });
const lifecycle: Lifecycle = annualReport;

function aReport(at: string) {
  const asking = { actor: { person: 'system', hat: 'SYSTEM' as const }, facts: withAgreement(older) };
  const opened = openCase(lifecycle, { agreement: agreementId, year: 2024 }, asking, on(at, before));
  if (!opened.ok) throw new Error(opened.message.en);
  return fireDue(lifecycle, opened.state, on(at, before), at).state;
}
const reportDue = (state: ReturnType<typeof aReport>) => state.timers.find(({ clock }) => clock === 'reportDue');
const [guessed, known] = ['2025-01-31T16:00:00.000Z', '2025-02-05T16:00:00.000Z'];

describe('an annual report for 2024 that was opened before the notice for 2025', () => {
  it('is due provisionally, and by 5 February at 24:00 once the notice is loaded', law('P30'), () => {
    const state = aReport('2025-01-02T02:00:00.000Z');
    expect([state.context['dueAt'], reportDue(state)?.dueAt]).toEqual([guessed, guessed]);
    const isProvisional = (calendar: Calendar) =>
      isProvisionalDue(lifecycle, state.context, guessed, on('2025-01-02T02:00:00.000Z', calendar));
    expect([isProvisional(before), isProvisional(after)]).toEqual([true, false]);
    const { next, moved, changed } = recompute(lifecycle, state, on('2025-01-10T02:00:00.000Z', after), [before]);
    expect([changed, next.context['dueAt'], reportDue(next)?.dueAt]).toEqual([true, known, known]);
    expect(moved).toContainEqual({ id: 'due:dueAt', from: guessed, to: known });
    expect(recompute(lifecycle, next, on('2025-01-10T02:00:00.000Z', after), [before, after]).changed).toBe(false);
  });

  it('is so too where its period still runs and nothing is armed yet', law('P30'), () => {
    const state = aReport('2024-12-20T02:00:00.000Z');
    expect(reportDue(state)).toBeUndefined();
    expect(recompute(lifecycle, state, on('2024-12-21T02:00:00.000Z', after), [before]).next.context['dueAt']).toBe(
      known,
    );
  });

  it('stays due when somebody has set another day', law('P30'), () => {
    const state = aReport('2025-01-02T02:00:00.000Z');
    const extended = takeEvent(
      lifecycle,
      state,
      { type: 'EXTEND', dueOn: '2025-02-20', reason: '系统升级' },
      { actor: authority },
      on('2025-01-03T02:00:00.000Z', before),
    );
    if (!extended.ok) throw new Error(extended.message.en);
    const { next } = recompute(lifecycle, extended.state, on('2025-01-10T02:00:00.000Z', after), [before]);
    expect([next.context['dueAt'], reportDue(next)?.dueAt]).toEqual([
      '2025-02-20T16:00:00.000Z',
      '2025-02-20T16:00:00.000Z',
    ]);
  });

  it('stays overdue when it was so already', law('P30'), () => {
    const state = aReport('2025-01-02T02:00:00.000Z');
    const late = fireDue(lifecycle, state, on('2025-02-02T02:00:00.000Z', before)).state;
    expect(recompute(lifecycle, late, on('2025-02-02T02:00:00.000Z', after), [before]).next.context['dueAt']).toBe(
      guessed,
    );
  });
});

it('a reminder may stand so many working days before its limit', law('P30'), () => {
  const regime = loadRegime({ id: 'own', base: 'cc-2023-draft', values: { 'pd.annualReport.reminders': ['3 bd'] } });
  const asking = { actor: { person: 'system', hat: 'SYSTEM' as const }, facts: withAgreement(older) };
  const told = { at: '2025-01-02T02:00:00.000Z', regime, calendar: after };
  const opened = openCase(lifecycle, { agreement: agreementId, year: 2024 }, asking, told);
  if (!opened.ok) throw new Error(opened.message.en);
  const { timers } = fireDue(lifecycle, opened.state, told, told.at).state;
  // Whole are left: the worked Sunday 26 January, Monday 27 January, and 5 February.
  expect(timers.find(({ id }) => id.startsWith('before:'))?.dueAt).toBe('2025-01-25T16:00:00.000Z');
});

describe('a limit of 20 working days for a provider that was set before the notice for 2025', () => {
  const calendars = { early: on('2024-12-20T02:00:00.000Z', before), later: on('2025-01-10T02:00:00.000Z', after) };
  const issue = (more: object) => {
    const input = {
      agreement: agreementId,
      dataset: '公交刷卡',
      problem: '缺失三天记录',
      foundWhile: 'processing',
      evidence: [document],
    };
    const asking = { actor: operator, facts: withAgreement(older) };
    const opened = openCase<Lifecycle>(dataQualityIssue, input, asking, calendars.early);
    if (!opened.ok) throw new Error(opened.message.en);
    const accept = { type: 'ACCEPT', provider: transportBureau, ...more };
    const accepted = takeEvent<Lifecycle>(
      dataQualityIssue,
      opened.state,
      accept,
      { actor: authority, facts: withAgreement(older) },
      calendars.early,
    );
    if (!accepted.ok) throw new Error(accepted.message.en);
    return accepted.state;
  };
  it('moves by the holidays that the notice names', law('P19'), () => {
    const { next, moved } = recompute(dataQualityIssue, issue({}), calendars.later, [before]);
    expect(moved[0]).toEqual({ id: 'due:dueAt', from: '2025-01-17T16:00:00.000Z', to: '2025-01-20T16:00:00.000Z' });
    expect(next.timers.find(({ clock }) => clock === 'governanceDue')?.dueAt).toBe('2025-01-20T16:00:00.000Z');
  });
  it('stays on a day that the authority named', law('P19'), () => {
    expect(recompute(dataQualityIssue, issue({ dueOn: '2025-01-17' }), calendars.later, [before]).changed).toBe(false);
  });
});
