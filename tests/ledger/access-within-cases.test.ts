// T25, T28, T31, T36: an access within another case lasts as long as whoever reads has a part in that, and old cases are reached.
import { beforeAll, describe, expect, it } from 'vitest';
import { law } from '../support/law.ts';
import { aDocument, aDraftSubject, person, sent, started } from '../support/ledger.ts';
import {
  buyer,
  daysOn,
  granted,
  ledger,
  no,
  officer,
  police,
  scope,
  supervisor,
  trade,
} from '../support/reads-under-access.ts';
import { commission, evaluator, plan } from '../support/venue-inspections.ts';

const department = person('cao', 'SEC_REG');
const appraiser = person('wu', 'EVALUATOR', `org:${evaluator.uscc}`);
let document: { sha256: string; name: string };
let inspection: string;
beforeAll(async () => {
  document = await aDocument(ledger, '方案.pdf');
});
const planned = { ...plan, from: daysOn(1), to: daysOn(14) };

describe('an access within an inspection', () => {
  it('opens nothing to an evaluator or a department whom a new plan has removed', law('T28', 'T31'), async () => {
    const target = { of: 'venue', bodies: ['CENTER', 'OPCO'] };
    inspection = await started(ledger, 'venueInspection', { kind: 'evaluation', target }, supervisor);
    await sent(ledger, inspection, { ...planned, document }, supervisor);
    await sent(ledger, inspection, { ...commission, contract: document, nonDisclosure: document }, supervisor);
    const under = { under: inspection };
    const { person: name, party } = appraiser;
    await granted('evaluation', { kind: 'evaluator', body: evaluator.name, party, persons: [name] }, under);
    await granted('supervision', { kind: 'regulator', body: '市委网信办', persons: [department.person] }, under);
    for (const actor of [appraiser, department])
      expect(await ledger.show(trade, actor)).toMatchObject({ ok: true, caseId: trade });
    await sent(ledger, inspection, { ...planned, document, departments: [] }, supervisor);
    for (const actor of [appraiser, department]) {
      expect(await ledger.show(trade, actor)).toMatchObject(no);
      expect(await ledger.log(trade, actor)).toMatchObject(no);
      expect(await ledger.list(actor, { lifecycle: 'trade' })).toEqual([]);
    }
  });

  it('is asked by nobody else, for nothing else', law('T28', 'T31', 'T32'), async () => {
    const asking = (requester: object, more: object) =>
      granted('supervision', requester, { under: inspection, ...more }).catch((error: Error) => error.message);
    const stranger = { kind: 'regulator', body: '市委网信办', persons: ['mallory'] };
    expect(await asking(stranger, {})).toContain('requesterIsOfTheCase');
    const incident = { kind: 'increasedRisk', scope: 'venue', discoveredAt: daysOn(0), account: '接口异常' };
    const opened = { ...incident, criminal: 'no', critical: false };
    const under = await started(ledger, 'securityIncident', opened, person('zhao.min', 'CENTER'));
    const own = { kind: 'supervisor', body: '市数据局', persons: [supervisor.person] };
    expect(await asking(own, { under })).toContain('scopeIsOfTheCase');
    await sent(
      ledger,
      under,
      { type: 'NAME_AFFECTED', cases: [trade], advice: '请更换密钥' },
      person('zhao.min', 'CENTER'),
    );
    expect(await asking(own, { under })).toMatch(/^informationAccess\//);
    expect(await asking(own, { under, scope: scope({ cases: [buyer.id] }) })).toContain('scopeIsOfTheCase');
    // Any case may be named here: one of another kind is none of these.
    expect(await asking(own, { under: trade })).toContain('causeIsOpen');
  });
});

describe('a case that ended under an older chart', () => {
  it.each([
    ['by its number', 901, (id: string) => ({ cases: [id] })],
    ['by its party', 902, (_: string, party: string) => ({ cases: [], parties: [party] })],
  ] as const)('is reached %s, as it was kept', law('T25', 'T35'), async (_, serial, of) => {
    const old = await aDraftSubject(ledger, serial);
    await sent(ledger, old.id, { type: 'WITHDRAW' }, old.actor);
    await ledger.sql`update cases set machine_version = 1 where id = ${old.id}`;
    await granted('crimeInvestigation', police, { scope: scope(of(old.id, old.party)) });
    expect(await ledger.show(old.id, officer)).toMatchObject({ ok: true, ended: true });
    expect(await ledger.log(old.id, officer)).toMatchObject({ ok: true });
    expect((await ledger.list(officer, { lifecycle: 'subjectRegistration' })).map(({ caseId }) => caseId)).toEqual([
      old.id,
    ]);
  });

  it('is not reached by an access to others', law('T25', 'T34'), async () => {
    const old = await aDraftSubject(ledger, 950);
    await sent(ledger, old.id, { type: 'WITHDRAW' }, old.actor);
    await ledger.sql`update cases set machine_version = 1 where id = ${old.id}`;
    await granted('crimeInvestigation', police, { scope: scope({ cases: [], parties: [buyer.party] }) });
    expect(await ledger.show(old.id, officer)).toMatchObject(no);
  });
});
