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
  buyer,
  clock,
  daysOn,
  friend,
  granted,
  instrument,
  ledger,
  no,
  officer,
  onPaper,
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
    // A page that is full of them tells no more than one without.
    expect(await ledger.reads(fresh, seller.actor, { limit: 1 })).toMatchObject({ reads: [{ requester: '市公安局' }] });
    const [{ n }] = (await ledger.sql`select min(n) as n from access_read where case_id = ${fresh}`) as [{ n: number }];
    expect(await ledger.reads(fresh, seller.actor, { after: n, limit: 1 })).toEqual({ ok: true, reads: [] });
    await onPaper(barred, { type: 'ALLOW_TELLING', document: await aDocument(ledger, '同意.pdf') });
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

describe('whose material is read', () => {
  const toldOf = async (access: string) =>
    (
      await ledger.sql`select effect -> 'among' -> 'concerned' as parties from effect
      where case_id = ${access} and effect -> 'among' is not null order by seq`
    ).map(({ parties }) => parties as string[]);
  it('learns it, also as the other side of a party that was asked for', law('T25', 'T35'), async () => {
    const access = await granted('nationalSecurity', police, { scope: scope({ cases: [], parties: [buyer.party] }) });
    expect(await ledger.show(buyer.id, officer)).toMatchObject({ ok: true });
    expect((await toldOf(access)).flat()).toEqual([buyer.party]);
    for (const open of [trade, trade]) expect(await ledger.show(open, officer)).toMatchObject({ ok: true });
    expect((await toldOf(access)).flat()).toEqual([buyer.party, seller.party]);
    expect(await ledger.reads(trade, seller.actor)).toMatchObject({
      reads: expect.arrayContaining([expect.objectContaining({ requester: '市公安局' })]) as object[],
    });
    expect(await ledger.verifyCase(access)).toMatchObject({ ok: true });
  });

  it('learns nothing of it while it is barred, and all of it then', law('T25', 'T35'), async () => {
    const of = { scope: scope({ cases: [], parties: [buyer.party] }), mayTell: false, urgent: true };
    const access = await granted('crimeInvestigation', police, of);
    expect(await ledger.list(officer, { lifecycle: 'trade' })).not.toEqual([]);
    expect(await toldOf(access)).toEqual([]);
    await sent(ledger, access, { type: 'ALLOW_TELLING', document: await aDocument(ledger, '同意.pdf') }, officer);
    expect(await toldOf(access)).toEqual([[buyer.party, seller.party]]);
  });
});

describe('who did what', () => {
  it('in an access that is not to be told yet shows to nobody who may not read that', law('T25', 'T36'), async () => {
    const secret = await granted('crimeInvestigation', police, { mayTell: false });
    await granted('discipline', audit, { scope: { persons: [center.person], classes: ['persons'] } });
    const seen = async () => {
      const all = await ledger.actsOf(center.person, auditor, { limit: 1000 });
      return all.ok ? all.acts.filter(({ caseId }) => caseId === secret).map(({ event }) => event) : all.code;
    };
    expect(await seen()).toEqual([]);
    const last = await ledger.actsOf(center.person, auditor, { limit: 1000 });
    expect(last).not.toHaveProperty('next');
    await sent(ledger, secret, { type: 'ALLOW_TELLING', document: await aDocument(ledger, '同意.pdf') }, officer);
    expect(await seen()).toEqual(['OPEN']);
  });

  it('shows to the head of a body the acts in the hat of that body alone', law('T36'), async () => {
    const requester = { kind: 'headOfBody', hat: 'OPCO', body: '运营企业', persons: [`bai.${instrument}`] };
    await granted('discipline', requester, { scope: { persons: [opco.person], classes: ['persons'] } });
    const head = person(requester.persons[0]!, 'OPCO');
    const acts = await ledger.actsOf(opco.person, head);
    expect(acts).toMatchObject({ ok: true });
    expect(new Set(acts.ok ? acts.acts.map(({ hat }) => hat) : [])).toEqual(new Set(['OPCO']));
    expect(await ledger.actsOf(opco.person, { ...head, hat: 'CENTER' })).toMatchObject({ code: no.code });
  });

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
