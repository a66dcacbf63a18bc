// Instants that stand in a case's context follow the calendar as its deadlines do.
import { describe, expect, it } from 'vitest';
import { type Calendar, bundledCalendar, calendarFrom } from '../../machines/kernel/calendar.ts';
import { openCase, takeEvent } from '../../machines/kernel/case.ts';
import { recompute } from '../../machines/kernel/clocks.ts';
import { fireDue } from '../../machines/kernel/case.ts';
import { isProvisionalDue } from '../../machines/kernel/dues.ts';
import { annualReport } from '../../machines/operation/annual-report/index.ts';
import { defaultRegime, loadRegime } from '../../machines/regimes/index.ts';
import type { Lifecycle } from '../../machines/kernel/types.ts';
import { agreementId, anAgreement, authority, withAgreement } from '../support/under-agreement.ts';
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
