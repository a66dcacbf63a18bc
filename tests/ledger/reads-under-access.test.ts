// T25, T34, T35: who reads under an access, and that each read is a row before it is answered.
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFileStore } from '../../activities/ports/document-store.ts';
import { readDocument, storeDocument } from '../../activities/ports/documents.ts';
import type { Ledger } from '../../ledger/index.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { aFolder } from '../activities/situations.ts';
import { law } from '../support/law.ts';
import {
  aDocument,
  aLedger,
  anActiveSubject,
  center,
  clockAt,
  key,
  opco,
  person,
  sent,
  started,
  uscc,
} from '../support/ledger.ts';
import { aPublishedListing } from '../support/market.ts';
import { demand } from '../support/trades.ts';

const MONDAY = '2026-03-02T02:00:00.000Z';
const daysOn = (n: number) => new Date(Date.parse(MONDAY) + n * 86_400_000).toISOString();
const checker = person('qian.li', 'CENTER');
const supervisor = person('sun.wei', 'SUPERVISOR');
const clock = clockAt(MONDAY);
const store = createFileStore(join(aFolder(), 'documents'));
const no = { ok: false, code: 'READ_NOT_ALLOWED', articles: ['T25'] };

let ledger: Ledger;
let seller: Awaited<ReturnType<typeof anActiveSubject>>;
let buyer: typeof seller;
let trade: string;
let other: string;
let paper: { sha256: string; name: string };
let instrument = 0;

beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
  seller = await anActiveSubject(ledger, 1);
  buyer = await anActiveSubject(ledger, 2, 'DEMANDER');
  const aTrade = async (title: string): Promise<string> => {
    const listing = await aPublishedListing(ledger, seller, title);
    const side = ({ id, party }: typeof seller) => ({ registration: id, party });
    const id = await started(ledger, 'trade', { seller: side(seller), buyer: side(buyer), listing }, buyer.actor);
    await sent(ledger, id, { type: 'SUBMIT_DEMAND', demand: { ...demand, fiscalFunds: title === '甲' } }, buyer.actor);
    return id;
  };
  [trade, other] = [await aTrade('甲'), await aTrade('乙')];
  const stored = await storeDocument(ledger, store, Buffer.from('协议'), { mediaType: 'text/plain', actor: opco });
  if (!stored.ok) throw new Error(stored.code);
  paper = { sha256: stored.sha256, name: '协议.txt' };
  await ledger.sql`insert into document_ref values (${trade}, ${paper.sha256})`;
});
// In each test others: what one of them was granted is not the next one's.
let auditor: Actor;
let officer: Actor;
let friend: Actor;
let audit: { kind: string; body: string; persons: string[] };
let police: typeof audit;
let company: typeof audit & { party: string };
let tests = 0;
beforeEach(() => {
  clock.set(MONDAY);
  tests += 1;
  auditor = person(`deng.${tests}`, 'DISC_AUDIT');
  officer = person(`feng.${tests}`, 'NATSEC_POLICE');
  const party = `org:${uscc(100 + tests)}`;
  friend = person(`he.${tests}`, 'DEMANDER', party);
  audit = { kind: 'disciplineAudit', body: '市审计局', persons: [auditor.person] };
  police = { kind: 'securityOrgan', body: '市公安局', persons: [officer.person, `gao.${tests}`] };
  company = { kind: 'subject', body: '数据公司', party, persons: [friend.person] };
});

const scope = (more: object = {}) => ({ cases: [trade], classes: ['case', 'log', 'documents'], ...more });
/** A request that the center registers and another of its persons authorises. */
async function granted(purpose: string, requester: object, more: object = {}): Promise<string> {
  const document = await aDocument(ledger, '文书.pdf');
  instrument += 1;
  const input = {
    purpose,
    requester,
    basis: '依法调取',
    instrument: { number: String(instrument), date: '2026-03-01', document },
    scope: scope(),
    form: ['read'],
    mayTell: true,
    ...more,
  };
  const id = await started(ledger, 'informationAccess', input, center);
  const { persons } = requester as { persons: string[] };
  const { scope: asked, urgent } = input as typeof input & { urgent?: boolean };
  if (!urgent) await sent(ledger, id, { type: 'AUTHORIZE', scope: asked, persons, until: daysOn(10) }, checker);
  return id;
}
const rowsOf = (access: string) => ledger.sql`
  select person, hat, material, case_id, document, about, shown, at from access_read where access = ${access} order by n`;
const read = async (actor: Actor, sha256 = paper.sha256): Promise<string> => {
  const found = await readDocument(ledger, store, sha256, actor);
  return found.ok ? text(found.stream) : found.code;
};

describe('a read under an access', () => {
  it('is a row with who, what, when, and the hash of what was shown', law('T25', 'T34'), async () => {
    expect(await ledger.show(trade, auditor)).toMatchObject(no);
    const access = await granted('fiscalSupervision', audit);
    const shown = await ledger.show(trade, auditor);
    const log = await ledger.log(trade, auditor);
    const about = { person: auditor.person, hat: 'DISC_AUDIT', case_id: trade, at: MONDAY, about: null };
    expect(await rowsOf(access)).toEqual([
      { ...about, material: 'case', document: null, shown: hashOf(shown) },
      { ...about, material: 'log', document: null, shown: hashOf(log) },
    ]);
    expect(await ledger.sql`select 1 from ledger where case_id = ${trade} and actor ->> 'hat' = 'DISC_AUDIT'`).toEqual(
      [],
    );
  });

  it('is added to, never changed', law('T25'), async () => {
    await granted('fiscalSupervision', audit);
    await ledger.show(trade, auditor);
    const appendOnly = { code: 'SQ900' };
    await expect(ledger.sql`update access_read set person = 'nobody'`).rejects.toMatchObject(appendOnly);
    await expect(ledger.sql`delete from access_read`).rejects.toMatchObject(appendOnly);
    await expect(ledger.sql`truncate access_read`).rejects.toMatchObject(appendOnly);
  });

  it('is not answered when its row cannot be written, through no door', law('T25', 'T34', 'T35'), async () => {
    await granted('crimeInvestigation', police);
    await granted('discipline', audit, { scope: { persons: ['wang.fang'], classes: ['persons'] } });
    const doors = () => [
      ledger.show(trade, officer),
      ledger.log(trade, officer),
      ledger.explain(trade, { type: 'PASS_APPLICATION' }, officer),
      ledger.list(officer),
      readDocument(ledger, store, paper.sha256, officer),
      ledger.actsOf('wang.fang', auditor),
    ];
    await ledger.sql`alter table access_read add constraint broken check (person = 'nobody') not valid`;
    try {
      for (const one of await Promise.allSettled(doors())) expect(one).toMatchObject({ status: 'rejected' });
    } finally {
      await ledger.sql`alter table access_read drop constraint broken`;
    }
    for (const one of await Promise.allSettled(doors())) expect(one).toMatchObject({ status: 'fulfilled' });
  });

  it('is none of a party or an office, who read their own matter', law('T25'), async () => {
    await granted('fiscalSupervision', audit);
    const count = async () => (await ledger.sql`select n from access_read`).length;
    const before = await count();
    for (const actor of [seller.actor, buyer.actor, center, opco])
      expect(await ledger.show(trade, actor)).toMatchObject({ ok: true });
    expect(await count()).toBe(before);
  });
});

describe('an access', () => {
  const consents = async () => {
    const document = await aDocument(ledger, '授权.pdf');
    return [seller, buyer].map(({ party }) => ({ party, until: daysOn(20), document }));
  };
  it.each([
    ['fiscalSupervision', () => [auditor, audit, {}]],
    ['nationalSecurity', () => [officer, police, {}]],
    ['crimeInvestigation', () => [officer, police, { urgent: true }]],
    ['partyConsent', () => [friend, company, {}]],
  ] as [string, () => [Actor, object, object]][])(
    'for %s opens every door to the persons that it names, and no other case',
    law('T25', 'T34', 'T35'),
    async (purpose, who) => {
      const [actor, requester, more] = who();
      const whole = purpose === 'partyConsent' ? { ...more, consents: await consents() } : more;
      const access = await granted(purpose, requester, whole);
      expect(await ledger.show(trade, actor)).toMatchObject({ ok: true, caseId: trade });
      expect(await ledger.log(trade, actor)).toMatchObject({ ok: true });
      expect(await ledger.explain(trade, { type: 'PASS_APPLICATION' }, actor)).not.toMatchObject(no);
      expect((await ledger.list(actor, { lifecycle: 'trade' })).map(({ caseId }) => caseId)).toEqual([trade]);
      expect(await ledger.show(other, actor)).toMatchObject(no);
      expect(await ledger.log(other, actor)).toMatchObject(no);
      if (purpose !== 'fiscalSupervision') expect(await read(actor)).toBe('协议');
      const materials = (await rowsOf(access)).map(({ material }) => material as string);
      expect(materials.slice(0, 4)).toEqual(['case', 'log', 'case', 'list']);
      await sent(
        ledger,
        access,
        { type: 'REVOKE', reason: '期满', document: await aDocument(ledger, '撤.pdf') },
        center,
      );
      expect(await ledger.show(trade, actor)).toMatchObject(no);
    },
  );

  it('shows the fields of its purpose, and the course without content', law('T25', 'T34'), async () => {
    await granted('fiscalSupervision', audit);
    const shown = await ledger.show(trade, auditor);
    const fields = Object.keys((shown as { context: object }).context);
    expect(fields).toContain('settlement');
    for (const hidden of ['supply', 'evidence', 'acted', 'authorisations']) expect(fields).not.toContain(hidden);
    expect(shown).toMatchObject({ parties: [], effects: [] });
    const log = await ledger.log(trade, auditor);
    if (!log.ok) throw new Error(log.code);
    expect(log.rows.map(({ event }) => event)).toContainEqual({ type: 'SUBMIT_DEMAND', sealed: true });
    expect(log.rows.every(({ event, facts }) => event['sealed'] === true && facts === null)).toBe(true);
    // Of the documents, those that a visible field names.
    expect(await read(auditor)).toBe('READ_NOT_ALLOWED');
  });

  it(
    'opens nothing after its time, to the millisecond, also where its end is not recorded yet',
    law('T25'),
    async () => {
      const access = await granted('nationalSecurity', police);
      clock.set(new Date(Date.parse(daysOn(10)) - 1).toISOString());
      expect(await ledger.show(trade, officer)).toMatchObject({ ok: true });
      const before = (await rowsOf(access)).length;
      clock.set(daysOn(10));
      for (const asked of [ledger.show(trade, officer), ledger.log(trade, officer)])
        expect(await asked).toMatchObject(no);
      expect(await ledger.list(officer, { lifecycle: 'trade' })).toEqual([]);
      expect(await read(officer)).toBe('READ_NOT_ALLOWED');
      expect(await rowsOf(access)).toHaveLength(before);
    },
  );

  it('opens nothing to another person, another hat or another party', law('T25'), async () => {
    await granted('nationalSecurity', police, { scope: scope({ cases: [other] }) });
    expect(await ledger.show(other, officer)).toMatchObject({ ok: true });
    for (const barred of [
      person('mallory', 'NATSEC_POLICE'),
      { ...officer, hat: 'DISC_AUDIT' as const },
      person(officer.person, 'MERCHANT', friend.party),
    ])
      expect(await ledger.show(other, barred)).toMatchObject(no);
    await granted('partyConsent', company, { scope: scope({ cases: [other] }), consents: await consents() });
    expect(await ledger.show(other, { ...friend, party: buyer.party.replace(/.$/, '0') })).toMatchObject(no);
    expect(await ledger.show(other, friend)).toMatchObject({ ok: true });
  });

  it('opens nothing to a person whom it was narrowed away from, nor a class that it lost', law('T25'), async () => {
    const second = person(police.persons[1]!, 'NATSEC_POLICE');
    const access = await granted('crimeInvestigation', police, { scope: scope({ cases: [seller.id] }) });
    expect(await ledger.log(seller.id, second)).toMatchObject({ ok: true });
    const narrow = { type: 'NARROW', until: daysOn(10), reason: '无须' };
    await sent(
      ledger,
      access,
      { ...narrow, scope: { cases: [seller.id], classes: ['case'] }, persons: [second.person] },
      center,
    );
    expect(await ledger.show(seller.id, officer)).toMatchObject(no);
    expect(await ledger.log(seller.id, second)).toMatchObject(no);
    expect(await ledger.show(seller.id, second)).toMatchObject({ ok: true });
  });

  it(
    'by party reaches its cases of the period, and of fiscal supervision the fiscal ones alone',
    law('T34'),
    async () => {
      const day = { from: '2026-03-02', to: '2026-03-02' };
      await granted('fiscalSupervision', audit, { scope: scope({ cases: [], parties: [buyer.party], ...day }) });
      expect(await ledger.show(trade, auditor)).toMatchObject({ ok: true });
      for (const out of [other, buyer.id]) expect(await ledger.show(out, auditor)).toMatchObject(no);
      const sooner = { from: '2026-03-03' };
      await granted(
        'crimeInvestigation',
        { ...police, persons: ['xu.li', 'gao.yuan'] },
        { scope: scope({ cases: [], parties: [buyer.party], ...sooner }) },
      );
      expect(await ledger.show(trade, person('xu.li', 'NATSEC_POLICE'))).toMatchObject(no);
    },
  );

  it('within an inspection, an order or an incident ends with that', law('T31', 'T32'), async () => {
    const document = await aDocument(ledger, '预案.pdf');
    const incident = await started(
      ledger,
      'securityIncident',
      {
        kind: 'increasedRisk',
        scope: 'venue',
        discoveredAt: MONDAY,
        account: '接口异常',
        criminal: 'no',
        critical: false,
        plan: { version: '1', document },
      },
      opco,
    );
    await granted('supervision', { kind: 'supervisor', body: '市数据局', persons: ['sun.wei'] }, { under: incident });
    expect(await ledger.show(trade, supervisor)).toMatchObject({ ok: true });
    await sent(ledger, incident, { type: 'FALSE_ALARM', finding: '误报', document }, center);
    expect(await ledger.show(trade, supervisor)).toMatchObject(no);
  });

  it('is neither for acting nor for referring to what was read', law('T25'), async () => {
    await granted('nationalSecurity', police);
    expect(
      await ledger.append({ caseId: trade, event: { type: 'PASS_APPLICATION' }, actor: officer, key: key() }),
    ).toMatchObject({ ok: false, state: [] });
    const reference = { type: 'COMPLETE', account: '转交', documents: [paper] };
    const own = await granted('court', { kind: 'court', body: '法院', persons: [officer.person] }, { form: ['copy'] });
    expect(await ledger.append({ caseId: own, event: reference, actor: officer, key: key() })).toMatchObject({
      code: 'DOCUMENT_UNKNOWN',
    });
  });

  it('holds the archives of its cases on demand', law('T34', 'T35'), async () => {
    const access = await granted('crimeInvestigation', police, { scope: scope({ cases: [trade] }) });
    const hold = {
      type: 'PLACE_HOLD',
      hold: '侦查 1',
      archives: [`retentionRecord/${trade}/1`],
      basis: '封存',
      document: await aDocument(ledger, '令.pdf'),
    };
    expect(await ledger.append({ caseId: access, event: hold, actor: officer, key: key() })).toMatchObject({
      details: [{ rule: 'archivesAreInScope' }],
    });
    const record = await ledger.open({
      lifecycle: 'retentionRecord',
      input: { of: trade, years: 'trade.retention.years' },
      actor: person('system', 'SYSTEM'),
      key: '~test/hold',
    });
    if (!record.ok) throw new Error(record.message.en);
    await sent(ledger, access, { ...hold, archives: [record.caseId] }, officer);
    expect(await ledger.show(record.caseId, center)).toMatchObject({
      context: { holds: [{ hold: '侦查 1', hat: 'SYSTEM', document: hold.document.sha256 }] },
    });
    await sent(ledger, access, { type: 'LIFT_HOLD', hold: '侦查 1', reason: '结案', document: hold.document }, officer);
    expect(await ledger.show(record.caseId, center)).toMatchObject({ context: { holds: [] } });
  });
});

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
