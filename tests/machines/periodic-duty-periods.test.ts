import { describe, expect, it } from 'vitest';
import { defaultRegime, loadRegime } from '../../machines/regimes/index.ts';
import { periodicDuty } from '../../machines/shared/periodic-duty/index.ts';
import { dutiesDue } from '../../machines/shared/periodic-duty/round.ts';
import { drive } from '../support/driver.ts';
import { law } from '../support/law.ts';
import { at, period } from '../support/periodic-duty.ts';

describe('the periods of a duty', () => {
  const dueFor = (now: string, known: { id: string; shares: object }[] = [], regime = defaultRegime) =>
    dutiesDue({ now: at(now), regime, adoptedAt: at('2024-02-29', 3_600_000), known: known as never });
  const drillAfter = (known: { id: string; shares: object }[], now: string, regime = defaultRegime) =>
    dueFor(now, known, regime).find(({ input }) => input['duty'] === 'drill');
  const drilled = (index: number, anchor: string, more: object = {}) => {
    const one = drive(periodicDuty, {
      input: { side: 'venue', duty: 'drill', period: { ...period, anchor, index } },
      at: at('2030-01-01'),
    });
    return { id: `periodicDuty/venue-drill/${index + 1}`, shares: { ...one.shares, ...more } };
  };

  it('the first begins with the adoption of the regime, or with the day of its text', law('T27', 'P26'), () => {
    expect(dueFor('2024-02-28')).toEqual([]);
    expect(dueFor('2024-02-29').map(({ key }) => key)).toEqual([
      '~round/duty/venue/riskAssessment/2024-02-29',
      '~round/duty/venue/drill/2024-02-29',
      '~round/duty/venue/training/2024-02-29',
      '~round/duty/venue/planReview/2024-02-29',
      '~round/duty/venue/archiveSample/2024-02-29',
      '~round/duty/domain/riskAssessment/2024-02-29',
      '~round/duty/domain/securityAudit/2024-02-29',
      '~round/duty/domain/planReview/2024-02-29',
    ]);
    const later = { ...defaultRegime, inForce: '2025-01-01' };
    expect(dueFor('2024-12-31', [], later)).toEqual([]);
    // The numbers of accesses keep to the quarters of the year.
    expect(dueFor('2024-04-01').map(({ key }) => key)).toContain('~round/duty/venue/accessNumbers/2024-04-01');
    expect(drillAfter([], '2025-01-01', later)?.key).toContain('2025-01-01');
  });

  it('each begins where the one before ended, and does not drift from the anchor', law('T27'), () => {
    const froms = [0, 1, 2, 3].map(
      (index) => (drilled(index, '2024-02-29').shares as { period: { from: string; to: string } }).period,
    );
    expect(froms.map(({ from, to }) => [from, to])).toEqual([
      ['2024-02-29', '2025-02-27'],
      ['2025-02-28', '2026-02-27'],
      ['2026-02-28', '2027-02-27'],
      ['2027-02-28', '2028-02-28'],
    ]);
    expect(drillAfter([drilled(3, '2024-02-29')], '2028-02-28')).toBeUndefined();
    expect(drillAfter([drilled(3, '2024-02-29')], '2028-02-29')?.input).toMatchObject({
      period: { anchor: '2024-02-29', index: 4, follows: 'periodicDuty/venue-drill/4' },
    });
  });

  it('one at a time, so that none is passed over; an extra one counts for none', law('T27'), () => {
    expect(drillAfter([drilled(0, '2024-02-29')], '2029-01-01')?.key).toContain('2025-02-28');
    expect(drillAfter([drilled(9, '2024-02-29', { extra: true })], '2029-01-01')?.key).toContain('2024-02-29');
  });

  it('another length of the catalogue counts from where the last period ended', law('T27'), () => {
    const drills = defaultRegime.values['trade.duty.catalogue'].map((duty) =>
      duty.id === 'drill' ? { ...duty, period: '6 mo', dueAfter: '5 mo' } : duty,
    );
    const halves = loadRegime({ id: 'halves', base: 'cc-2023-draft', values: { 'trade.duty.catalogue': drills } });
    expect(drillAfter([drilled(0, '2024-02-29')], '2025-02-27', halves)).toBeUndefined();
    expect(drillAfter([drilled(0, '2024-02-29')], '2025-02-28', halves)?.input).toMatchObject({
      period: { anchor: '2025-02-28', index: 0 },
    });
  });

  it.each([
    ['without a duty that the article names', (list: object[]) => list.slice(1)],
    ['slower than two years', (list: object[]) => list.map((one) => ({ ...one, period: '25 mo' }))],
    ['done after its period', (list: object[]) => list.map((one) => ({ ...one, dueAfter: '12 mo' }))],
    ['without evidence', (list: object[]) => list.map((one) => ({ ...one, evidence: [] }))],
    ['owned by somebody else', (list: object[]) => list.map((one) => ({ ...one, owners: ['MERCHANT'] }))],
  ])('the catalogue is not %s', law('T27'), (_, change) => {
    const file = {
      id: 'other',
      base: 'cc-2023-draft',
      values: { 'trade.duty.catalogue': change(defaultRegime.values['trade.duty.catalogue']) },
    };
    expect(() => loadRegime(file)).toThrow(/trade\.duty\.catalogue.*T27/);
  });
});
