// What the calendar starts is opened exactly once, however often a round runs and wherever it is cut off; and agreements of
// two regimes run side by side, each by its own law.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import { periodAt, rounds } from '../../machines/operation/rounds.ts';
import { defaultRegime, loadRegime } from '../../machines/index.ts';
import { anAgreementInForce } from '../support/agreement-in-force.ts';
import { aLedger, clockAt, person } from '../support/ledger.ts';
import { law } from '../support/law.ts';

const zhao = person('zhao.min', 'AUTHORITY');

const run = async (ledger: Ledger, round: string, page: number) => {
  let opened = 0;
  for (let after: string | null = ''; after !== null;) {
    const answer: Awaited<ReturnType<Ledger['openDue']>> = await ledger.openDue(round, after, page);
    if ('code' in answer) throw new Error(answer.code);
    expect(answer.refused).toEqual([]);
    opened += answer.opened;
    after = answer.next;
  }
  return opened;
};
const count = async (ledger: Ledger, lifecycle: string) =>
  (await ledger.sql<{ n: number }[]>`select count(*)::int as n from cases where lifecycle = ${lifecycle}`)[0]!.n;

describe('the rounds of the calendar', () => {
  it(
    'open each duty of each agreement once, run twice, at once, or cut off half-way',
    law('P10(1)', 'P12', 'P16(3)', 'P28', 'P30'),
    async () => {
      const clock = clockAt('2026-03-02T10:00:00+08:00');
      const ledger = await aLedger({ clock: clock.read });
      for (let serial = 1; serial <= 7; serial += 1) await anAgreementInForce(ledger, 3000 + serial);
      clock.set('2026-05-11T00:10:00+08:00');
      await ledger.openDue('operationReport', '', 3); // and then the process is killed
      expect(await count(ledger, 'operationReport')).toBe(3);
      await Promise.all([run(ledger, 'operationReport', 2), run(ledger, 'operationReport', 5)]);
      expect(await count(ledger, 'operationReport')).toBe(7);
      expect(await run(ledger, 'operationReport', 100)).toBe(0);
      expect(await run(ledger, 'annualReport', 100)).toBe(7);
      expect(await run(ledger, 'annualEvaluation', 100)).toBe(0); // no agreement ran in 2025
      expect(await run(ledger, 'annualAnnouncement', 100)).toBe(1);
      expect(await run(ledger, 'annualAnnouncement', 100)).toBe(0);
      clock.set('2026-07-01T00:10:00+08:00');
      expect(await run(ledger, 'operationReport', 100)).toBe(7);
      clock.set('2027-01-01T00:10:00+08:00');
      expect(await run(ledger, 'annualEvaluation', 100)).toBe(7);
      expect(await run(ledger, 'annualReport', 100)).toBe(7);
      expect(await ledger.openDue('nothing')).toMatchObject({ ok: false });
    },
  );

  it(
    'evaluate each part of the year where the regime’s cycle is shorter; a cycle of a year is the annual evaluation, held once',
    law('P12', 'P28'),
    async () => {
      const halfYears = loadRegime({
        id: 'half-years',
        base: 'cc-2023-draft',
        values: { 'pd.evaluation.cycle': '6 mo' },
      });
      const clock = clockAt('2026-03-02T10:00:00+08:00');
      const ledger = await aLedger({ clock: clock.read, regimes: [defaultRegime, halfYears] });
      await anAgreementInForce(ledger, 3201);
      await anAgreementInForce(ledger, 3202, { regime: halfYears.id });
      const evaluated = async () =>
        (
          await ledger.sql<
            { shares: { year: number; part: number | null } }[]
          >`select shares from cases where lifecycle = 'annualEvaluation' order by id`
        ).map(({ shares }) => [shares.year, shares.part]);
      clock.set('2026-06-30T00:10:00+08:00');
      expect(await run(ledger, 'periodicEvaluation', 100)).toBe(0);
      clock.set('2026-07-01T00:10:00+08:00');
      for (const opened of [1, 0]) expect(await run(ledger, 'periodicEvaluation', 100)).toBe(opened);
      clock.set('2027-01-01T00:10:00+08:00');
      expect([await run(ledger, 'annualEvaluation', 100), await run(ledger, 'periodicEvaluation', 100)]).toEqual([
        2, 1,
      ]);
      expect((await evaluated()).sort()).toEqual(
        [
          [2026, null],
          [2026, null],
          [2026, 1],
          [2026, 2],
        ].sort(),
      );
    },
  );

  it('open one security inspection and one evaluation of the venue in each period', law('T28', 'T31'), async () => {
    const halfYears = loadRegime({
      id: 'half-years',
      base: 'cc-2023-draft',
      values: { 'trade.inspection.securityPeriod': '6 mo' },
    });
    const clock = clockAt('2026-03-02T10:00:00+08:00');
    const ledger = await aLedger({ clock: clock.read, regimes: [halfYears] });
    const both = () => Promise.all(['securityInspection', 'venueEvaluation'].map((round) => run(ledger, round, 100)));
    const opened: number[][] = [];
    for (const day of ['2026-03-02', '2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01', '2027-01-02']) {
      clock.set(`${day}T00:10:00+08:00`);
      // Twice at once: two processes.
      const [one, other] = await Promise.all([both(), both()]);
      opened.push(one.map((n, i) => n + other[i]!));
    }
    expect(opened).toEqual([
      [1, 1],
      [0, 0],
      [1, 0],
      [0, 0],
      [1, 1],
      [0, 0],
    ]);
    const shares = await ledger.sql<{ kind: string; from: string }[]>`
      select shares ->> 'kind' as kind, shares -> 'period' ->> 'from' as from from cases where lifecycle = 'venueInspection' order by 1, 2`;
    expect(shares.map(({ kind, from }) => [kind, from])).toEqual([
      ['evaluation', '2026-01-01'],
      ['evaluation', '2027-01-01'],
      ['securityInspection', '2026-01-01'],
      ['securityInspection', '2026-07-01'],
      ['securityInspection', '2027-01-01'],
    ]);
  });

  it('cover the year in periods without a gap', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2023-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }),
        fc.constantFrom(1, 2, 3, 4, 6, 12),
        (date, months) => {
          const day = date.toISOString().slice(0, 10);
          const { from, to } = periodAt(day, months);
          const after = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
          return from <= day && day <= to && periodAt(after, months).from === after;
        },
      ),
    );
    expect(rounds.map(({ id }) => id)).toEqual([
      'annualAnnouncement',
      'operationReport',
      'annualReport',
      'annualEvaluation',
      'lastEvaluation',
      'periodicEvaluation',
      'securityInspection',
      'venueEvaluation',
      'periodicDuty',
    ]);
  });
});

describe('two regimes', () => {
  it(
    'run side by side: two years under the draft, up to five and other names under the national rule',
    law('P13'),
    async () => {
      const national = loadRegime(JSON.parse(readFileSync('examples/regime.cc-2025.json', 'utf8')));
      const five = loadRegime(
        { id: 'venue-five-years', base: national.id, values: { 'pd.agreement.termYears': '5 y' } },
        { 'cc-2023-draft': defaultRegime, [national.id]: national },
      );
      const clock = clockAt('2026-03-02T10:00:00+08:00');
      const ledger = await aLedger({ clock: clock.read, regimes: [defaultRegime, national, five] });
      const old = await anAgreementInForce(ledger, 3101);
      const young = await anAgreementInForce(ledger, 3102, { regime: five.id });
      const endOf = async (id: string) =>
        ((await ledger.show(id, zhao)) as { deadlines: { clock: string; dueAt: string }[]; regime: string }).deadlines
          .map(({ dueAt }) => dueAt)
          .sort()
          .at(-1)!;
      expect((await endOf(old)).slice(0, 4)).toBe('2028');
      expect((await endOf(young)).slice(0, 4)).toBe('2031');
      expect(five.roleTitles).toMatchObject({ AUTHORITY: { zh: '实施机构' }, OPERATOR: { zh: '运营机构' } });
      clock.set('2028-03-10T00:00:00+08:00');
      await ledger.pendingWork(old);
      await ledger.pendingWork(young);
      const [ended, running] = await Promise.all(
        [old, young].map(
          async (id) => (await ledger.sql<{ tags: string[] }[]>`select tags from cases where id = ${id}`)[0]!.tags,
        ),
      );
      expect(ended).toContain('ended');
      expect(running).toContain('inForce');
      for (const id of [old, young]) expect((await ledger.verifyCase(id)).problems).toEqual([]);
    },
  );
});
