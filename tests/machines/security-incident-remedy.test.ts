// T27 (立即): a remedy that stands when the incident is recorded was taken at once; one that starts later was not.
import { describe, expect, it } from 'vitest';
import { loadRegime } from '../../machines/regimes/index.ts';
import { securityIncident } from '../../machines/shared/security-incident/index.ts';
import { type Driven, drive, opening } from '../support/driver.ts';
import { legalText } from '../support/agreements.ts';
import { law } from '../support/law.ts';
import { anIncident, discovered, doc, duty, enterprise, hours, input } from '../support/security-incident.ts';

const remedy = (startedAt: string) => ({ startedAt, account: '隔离服务器' });
const recorded = (startedAt: string, more: object = {}): Driven =>
  drive(securityIncident, {
    input: { ...input, remedy: remedy(startedAt) },
    actor: duty,
    at: hours(3),
    ...more,
  });
const lateIn = (one: Driven): string[] => one.context.late.filter((what: string) => what === 'remedy');

describe('the remedy of an incident', () => {
  it.each([
    ['at the discovery', discovered],
    ['between discovery and recording', hours(2)],
    ['at the recording', hours(3)],
  ])('that has begun when it is recorded is in time: %s', law('T27'), (_, startedAt) => {
    const one = recorded(startedAt);
    expect(one.leaves).toContain('responding.remedy.remedyUnderway');
    one.at(hours(3, 1));
    expect([lateIn(one), one.context.remedy]).toEqual([[], { startedAt, doneAt: null }]);
    one.send({ type: 'FINISH_REMEDY', account: '已修补', evidence: [doc] }, enterprise);
    expect(one.leaves).toContain('responding.remedy.remedyDone');
  });

  it('that starts after the recording is late where the regime gives no time', law('T27'), () => {
    const one = anIncident().at(hours(0, 1)).send({ type: 'START_REMEDY', account: '隔离' }, enterprise);
    expect([lateIn(one), one.leaves.includes('responding.remedy.remedyUnderway')]).toEqual([['remedy'], true]);
  });

  it.each([
    ['just before its end', -1, []],
    ['at its end', 0, []],
    ['after it', 1, ['remedy']],
  ] as const)('where the regime gives hours is held against them: %s', law('T27'), (_, ms, late) => {
    // Only a legal text may give hours: the drafts say 立即.
    const regime = loadRegime({
      id: 'own',
      base: 'cc-2023-draft',
      text: legalText,
      limits: { 'trade.incident.remedyStart': { ceiling: '4 h', law: '第十条' } },
      values: { 'trade.incident.remedyStart': '2 h' },
    });
    expect(lateIn(recorded(hours(2, ms), { regime }))).toEqual(late);
  });

  it.each([
    ['before the discovery', hours(0, -1)],
    ['after the recording', hours(3, 1)],
  ])('does not begin %s', law('T27'), (_, startedAt) => {
    expect(
      opening(securityIncident, { input: { ...input, remedy: remedy(startedAt) }, actor: duty, at: hours(3) }),
    ).toMatchObject({ ok: false, details: [{ rule: 'remedyFollowsDiscovery' }] });
  });
});
