// T25, T36: a party lists who read its case, the supervisor counts, and discipline lists who did what.
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../machines/kernel/hash.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { law } from '../support/law.ts';
import { aDocument, center, opco, person, sent } from '../support/ledger.ts';
import { aPublishedListing } from '../support/market.ts';
import {
  MONDAY,
  audit,
  auditor,
  clock,
  daysOn,
  friend,
  granted,
  ledger,
  no,
  officer,
  police,
  rowsOf,
  scope,
  seller,
  supervisor,
  trade,
} from '../support/reads-under-access.ts';

describe('who read a case', () => {
  it('is listed by its parties, unless they may not be told yet', law('T25'), async () => {
    const fresh = await aPublishedListing(ledger, seller, '丙');
    const of = { scope: scope({ cases: [fresh] }) };
    await granted('nationalSecurity', police, of);
    const hidden = person('xu.li', 'NATSEC_POLICE');
    const barred = await granted(
      'crimeInvestigation',
      { ...police, persons: ['xu.li', 'gao.yuan'] },
      { ...of, mayTell: false },
    );
    for (const reader of [officer, hidden]) expect(await ledger.show(fresh, reader)).toMatchObject({ ok: true });
    const seen = async (actor: Actor) => {
      const page = await ledger.reads(fresh, actor);
      return page.ok ? page.reads : page.code;
    };
    expect(await seen(friend)).toBe('READ_NOT_ALLOWED');
    expect(await seen(officer)).toBe('READ_NOT_ALLOWED');
    expect(await seen(seller.actor)).toMatchObject([{ requester: '市公安局', material: 'case', at: MONDAY }]);
    expect(JSON.stringify(await seen(seller.actor))).not.toContain(officer.person);
    expect(await seen(opco)).toHaveLength(1);
    expect(await seen(center)).toMatchObject([{ person: officer.person }, { person: 'xu.li', access: barred }]);
    await sent(ledger, barred, { type: 'ALLOW_TELLING', document: await aDocument(ledger, '同意.pdf') }, center);
    expect(await seen(seller.actor)).toHaveLength(2);
  });

  it('is counted for the supervisor by purpose, without content', law('T25', 'T28'), async () => {
    await granted('fiscalSupervision', audit);
    expect(await ledger.show(trade, auditor)).toMatchObject({ ok: true });
    const counts = await ledger.accessCounts('2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z');
    expect(Object.keys(counts[0]!)).toEqual(['purpose', 'asked', 'granted', 'refused', 'reads']);
    const fiscal = counts.find(({ purpose }) => purpose === 'fiscalSupervision')!;
    expect(fiscal.asked).toBeGreaterThan(0);
    expect(fiscal.reads).toBeGreaterThan(0);
    expect(await ledger.accessCounts('2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z')).toEqual([]);
  });
});

describe('who did what', () => {
  const ofWang = { scope: { persons: ['wang.fang'], classes: ['persons'], from: '2026-03-02', to: '2026-03-02' } };
  it('is listed per person under an access for discipline, without content, each page a row', law('T36'), async () => {
    const access = await granted('discipline', audit, ofWang);
    const first = await ledger.actsOf('wang.fang', auditor, { limit: 1 });
    if (!first.ok) throw new Error(first.code);
    expect(first.acts).toMatchObject([{ caseId: seller.id, event: 'PASS', hat: 'OPCO', at: MONDAY }]);
    const rest = await ledger.actsOf('wang.fang', auditor, { after: first.next! });
    if (!rest.ok) throw new Error(rest.code);
    expect(rest.acts.length).toBeGreaterThan(0);
    expect(Object.keys(rest.acts[0]!).toSorted()).toEqual(
      ['articles', 'at', 'caseId', 'event', 'from', 'hat', 'onBehalfOf', 'party', 'seq', 'to'].toSorted(),
    );
    expect(await rowsOf(access)).toMatchObject([
      { material: 'persons', about: 'wang.fang', case_id: null, shown: hashOf(first) },
      { material: 'persons', about: 'wang.fang', shown: hashOf(rest) },
    ]);
    // No content: the cases themselves stay closed.
    expect(await ledger.show(seller.id, auditor)).toMatchObject(no);
  });

  it('is refused to everybody else, of another person, and outside the period', law('T25', 'T36'), async () => {
    const refused = { ...no, articles: ['T25', 'T36'] };
    await granted('discipline', audit, ofWang);
    for (const actor of [center, supervisor, opco, officer])
      expect(await ledger.actsOf('wang.fang', actor)).toMatchObject(refused);
    expect(await ledger.actsOf('zhao.min', auditor)).toMatchObject(refused);
    clock.set(daysOn(10));
    expect(await ledger.actsOf('wang.fang', auditor)).toMatchObject(refused);
    clock.set(MONDAY);
    await granted(
      'discipline',
      { ...audit, persons: ['xu.li'] },
      { scope: { ...ofWang.scope, from: '2026-03-03', to: undefined } },
    );
    expect(await ledger.actsOf('wang.fang', person('xu.li', 'DISC_AUDIT'))).toMatchObject({ ok: true, acts: [] });
  });
});
