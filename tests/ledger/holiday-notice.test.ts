// A holiday notice is loaded while cases wait: every open deadline is counted again, from where it really began, once.
import { describe, expect, it } from 'vitest';
import { type Notice, bundledCalendar, withNotices } from '../../machines/kernel/calendar.ts';
import type { Ledger } from '../../ledger/index.ts';
import { defaultRegime, loadRegime } from '../../machines/regimes/index.ts';
import { aDraftSubject, aFullChecklist, aLedger, clockAt, key, opco, sent } from '../support/ledger.ts';
import { freshDatabase } from '../support/servers.ts';

const noticeOf = (year: number, holidays: string[] = []): Notice => ({
  year,
  holidays: [`${year}-01-01`, `${year}-05-01`, `${year}-10-01`, ...holidays],
  workdays: [],
  source: '国务院办公厅通知',
});
const calendarWith = (...notices: Notice[]) => withNotices(bundledCalendar(), notices);
/** The year after the last that the program knows. */
const unknown = bundledCalendar().content.notices.at(-1)!.year + 1;
const december = `${unknown - 1}-12-28T10:00:00+08:00`;

async function aReview(at: string, options: Parameters<typeof aLedger>[0] = {}) {
  const url = await freshDatabase();
  const clock = clockAt(at);
  const ledger = await aLedger({ url, clock: clock.read, ...options });
  const { id, actor } = await aDraftSubject(ledger, 1);
  await sent(ledger, id, { type: 'SUBMIT', checklist: await aFullChecklist(ledger) }, actor);
  return { url, clock, ledger, id, actor };
}
const timers = async (ledger: Ledger, id: string) => {
  const [row] = await ledger.sql<
    { timers: { id: string; dueAt: string; provisional?: true }[] }[]
  >`select snapshot -> 'timers' as timers from cases where id = ${id}`;
  return new Map(row!.timers.map((timer) => [timer.id, timer]));
};
const [level, reminder] = ['escalate:underSignupReview', 'remind:underSignupReview'];
const dueAt = async (ledger: Ledger, id: string, name = level) => (await timers(ledger, id)).get(name)!.dueAt;
const recomputations = (ledger: Ledger, id: string) =>
  ledger.sql`select event -> 'moved' as moved from ledger where case_id = ${id} and event ->> 'type' = 'kernel.recompute' order by seq`;

describe('a holiday notice', () => {
  it('moves a deadline with its reminder, and says from when to when in a row of the ledger', async () => {
    const { ledger, id } = await aReview('2026-03-02T10:00:00+08:00');
    const [from, remindedFrom] = [await dueAt(ledger, id), await dueAt(ledger, id, reminder)];
    expect(await ledger.useCalendar(calendarWith(noticeOf(2026, ['2026-03-03', '2026-03-04'])))).toEqual({
      cases: 1,
      moved: 2,
    });
    const [to, remindedAt] = [await dueAt(ledger, id), await dueAt(ledger, id, reminder)];
    expect([from, to]).toEqual(['2026-03-16T16:00:00.000Z', '2026-03-18T16:00:00.000Z']);
    expect(remindedAt > remindedFrom).toBe(true);
    expect(await recomputations(ledger, id)).toEqual([
      {
        moved: [
          { id: reminder, from: remindedFrom, to: remindedAt },
          { id: level, from, to },
        ],
      },
    ]);
    expect((await ledger.verifyCase(id)).problems).toEqual([]);
  });

  it('counts a clock that stood from when it ran on, not from its beginning', async () => {
    const { ledger, id, actor, clock } = await aReview('2026-03-02T10:00:00+08:00');
    clock.set('2026-03-04T10:00:00+08:00');
    await sent(ledger, id, { type: 'RETURN', items: [{ item: '承诺书', problem: '未盖章' }] }, opco);
    clock.set('2026-03-16T10:00:00+08:00');
    await sent(ledger, id, { type: 'RESUBMIT', checklist: await aFullChecklist(ledger) }, actor);
    const before = await dueAt(ledger, id);
    expect(await ledger.useCalendar(calendarWith(noticeOf(2040)))).toEqual({ cases: 0, moved: 0 });
    expect(await dueAt(ledger, id)).toBe(before);
    await ledger.useCalendar(calendarWith(noticeOf(2026, ['2026-03-17'])));
    expect(Date.parse(await dueAt(ledger, id)) - Date.parse(before)).toBe(86_400_000);
    expect((await ledger.verifyCase(id)).problems).toEqual([]);
  });

  it('may be taken back and loaded again', async () => {
    const { url, ledger, id } = await aReview('2026-03-02T10:00:00+08:00');
    const [before, changed] = [await dueAt(ledger, id), calendarWith(noticeOf(2026, ['2026-03-03']))];
    for (const calendar of [changed, bundledCalendar(), changed, bundledCalendar()]) await ledger.useCalendar(calendar);
    expect(await recomputations(ledger, id)).toHaveLength(4);
    expect(await dueAt(ledger, id)).toBe(before);
    expect((await aLedger({ url })).calendar().version).toBe(bundledCalendar().version);
  });

  it('ends what was provisional, also where the day stays', async () => {
    const { ledger, id } = await aReview(december);
    expect((await timers(ledger, id)).get(level)).toMatchObject({ provisional: true });
    const before = await dueAt(ledger, id);
    await ledger.useCalendar(
      calendarWith({
        ...noticeOf(unknown),
        holidays: [
          `${unknown}-05-01`,
          `${unknown}-10-01`,
          ...(new Date(`${unknown}-01-01`).getUTCDay() % 6 ? [] : [`${unknown}-01-01`]),
        ],
      }),
    );
    expect((await timers(ledger, id)).get(level)).toMatchObject({ dueAt: before });
    expect([...(await timers(ledger, id)).values()].filter(({ provisional }) => provisional)).toEqual([]);
    expect((await ledger.verifyCase(id)).problems).toEqual([]);
  });

  it('that comes with the program or a file moves the deadlines at the start, also when the first start was killed half-way', async () => {
    const { url, ledger, id, clock } = await aReview('2026-03-02T10:00:00+08:00');
    const before = await dueAt(ledger, id);
    const calendar = calendarWith(noticeOf(2026, ['2026-03-03']));
    // As a process leaves it that was killed after it had kept the calendar.
    await ledger.sql`insert into calendar (version, content) values (${calendar.version}, ${ledger.sql.json(calendar.content as never)})`;
    await Promise.all([1, 2].map(() => aLedger({ url, clock: clock.read })));
    expect(Date.parse(await dueAt(ledger, id)) - Date.parse(before)).toBe(86_400_000);
    await aLedger({ url, clock: clock.read, calendar: calendarWith(noticeOf(2026, ['2026-03-03', '2026-03-04'])) });
    expect(Date.parse(await dueAt(ledger, id)) - Date.parse(before)).toBe(2 * 86_400_000);
    expect((await ledger.verifyCase(id)).problems).toEqual([]);
  });

  it('is waited for where the regime refuses to guess: the event is refused by name of the year, nothing is written, and it is taken afterwards', async () => {
    const strict = loadRegime(
      { id: 'strict', base: defaultRegime.id, values: { 'calendar.uncovered': 'refuse' } },
      { [defaultRegime.id]: defaultRegime },
    );
    const ledger = await aLedger({ clock: clockAt(december).read, regimes: [strict] });
    const { id, actor } = await aDraftSubject(ledger, 2);
    const request = {
      caseId: id,
      event: { type: 'SUBMIT', checklist: await aFullChecklist(ledger) },
      actor,
      key: key(),
    };
    expect(await ledger.append(request)).toMatchObject({
      ok: false,
      code: 'CALENDAR_UNCOVERED',
      message: { en: expect.stringContaining(String(unknown)) },
    });
    expect(await ledger.sql`select 1 from ledger where case_id = ${id}`).toHaveLength(1);
    await ledger.useCalendar(calendarWith(noticeOf(unknown)));
    expect(await ledger.append(request)).toMatchObject({ ok: true, state: ['underSignupReview'] });
  });
});
