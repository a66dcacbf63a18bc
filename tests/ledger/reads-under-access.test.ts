// T25, T34, T35: who reads under an access, and that each read is a row before it is answered.
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../activities/ports/documents.ts';
import { show } from '../../ledger/access.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { law } from '../support/law.ts';
import { aDocument, center, key, opco, person, sent, started } from '../support/ledger.ts';
import {
  MONDAY,
  daysOn,
  supervisor,
  clock,
  store,
  no,
  ledger,
  seller,
  buyer,
  trade,
  other,
  paper,
  auditor,
  officer,
  friend,
  audit,
  police,
  company,
  scope,
  granted,
  onPaper,
  rowsOf,
  read,
} from '../support/reads-under-access.ts';

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

describe('an access that ends while something is read under it', () => {
  // How often the clock was read before the access had ended.
  it.each([1, 2, 3, 4])('shows all or nothing, and is no fault (%i)', law('T25'), async (times) => {
    const end = daysOn(10);
    const scoped = { scope: scope({ cases: [], parties: [seller.party] }) };
    const access = await granted('fiscalSupervision', { ...audit }, scoped);
    const { context } = ledger;
    let asked = 0;
    const clocked = { ...context, clock: async () => ((asked += 1) > times ? end : MONDAY) };
    const shown = await show(clocked, trade, auditor);
    const rows = await rowsOf(access);
    if (shown.ok) expect(rows).toHaveLength(1);
    else {
      expect(shown).toMatchObject(no);
      expect(rows).toEqual([]);
    }
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
      await onPaper(access, { type: 'REVOKE', reason: '期满' });
      expect(await ledger.show(trade, actor)).toMatchObject(no);
    },
  );

  it(
    'by consent ends when a party takes its own back, which sees what it allowed and no more',
    law('T25'),
    async () => {
      const access = await granted('partyConsent', company, { consents: await consents() });
      expect(await ledger.show(trade, friend)).toMatchObject({ ok: true });
      const seen = await ledger.show(access, buyer.actor);
      if (!seen.ok) throw new Error(seen.code);
      expect(seen.mine.map(({ event }) => event)).toContain('WITHDRAW_CONSENT');
      expect(JSON.stringify(seen)).not.toContain(friend.person);
      expect(
        (await ledger.list(buyer.actor, { lifecycle: 'informationAccess' })).map(({ caseId }) => caseId),
      ).toContain(access);
      await sent(ledger, access, { type: 'WITHDRAW_CONSENT', reason: '合作终止' }, buyer.actor);
      expect(await ledger.show(trade, friend)).toMatchObject(no);
      expect(await ledger.verifyCase(access)).toMatchObject({ ok: true });
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
    const narrow = { type: 'NARROW', until: daysOn(10), reason: '无须', document: await aDocument(ledger, '缩.pdf') };
    await onPaper(access, { ...narrow, scope: { cases: [seller.id], classes: ['case'] }, persons: [second.person] });
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
      },
      opco,
    );
    const naming = { type: 'NAME_AFFECTED', cases: [trade], advice: '请更换密钥' };
    await sent(ledger, incident, naming, center);
    await granted('supervision', { kind: 'supervisor', body: '市数据局', persons: ['sun.wei'] }, { under: incident });
    expect(await ledger.show(trade, supervisor)).toMatchObject({ ok: true });
    const finding = { type: 'FALSE_ALARM', finding: '误报', document };
    await sent(ledger, incident, finding, person('he.ping', 'CENTER'));
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
