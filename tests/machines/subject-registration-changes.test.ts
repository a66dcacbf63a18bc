import { describe, expect, it } from 'vitest';
import type { Facts } from '../../machines/kernel/types.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { subjectRegistration } from '../../machines/trading/subject-registration/index.ts';
import { drive, fact } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  id,
  sun,
  li,
  wen,
  subject,
  pdf,
  checklist,
  cause,
  trade,
  approve,
  checklistWith,
  met,
  inForce,
} from '../support/subjects.ts';

describe('a change', () => {
  const free = { openTrades: [], openListings: [], openViolations: [] };
  const ask = (change: object) => ({ type: 'REQUEST_CHANGE', evidence: [pdf], ...change });
  const agree = { type: 'APPROVE_CHANGE', findings: approve.findings };

  it('drops no kind while an order or an incident concerns the subject or its listings', law('T27', 'T33'), () => {
    const [order, found] = [fact('rectificationOrder/a/1'), fact('securityIncident/a/1')];
    const drop = ask({ dropKinds: ['MERCHANT'] });
    const both = inForce(['MERCHANT', 'DEMANDER']);
    const standing: [Facts, string][] = [
      [{ openOrders: [order] }, 'droppedKindIsOfNoOrder'],
      [{ listingsOrders: [fact('listingRegistration/a/1'), order] }, 'droppedKindIsOfNoOrder'],
      [{ openIncidents: [found] }, 'droppedKindIsOfNoIncident'],
      [{ listingsIncidents: [found] }, 'droppedKindIsOfNoIncident'],
    ];
    for (const [facts, rule] of standing) {
      expect(both.fork().send(drop, sun, { ...free, ...facts }).rules).toEqual([rule]);
      expect(
        both.fork().send(ask({ name: '长春新数科技有限公司' }), sun, { ...free, ...facts }).refusal,
      ).toBeUndefined();
      expect(
        both
          .fork()
          .send(drop, sun, free)
          .send(agree, wen, { ...free, ...facts }).rules,
      ).toEqual([rule]);
    }
  });

  it('is withdrawn by whoever asked for it, until it is decided', law('T16'), () => {
    const one = inForce().send(ask({ name: '长春新数科技有限公司' }), sun, free);
    expect(one.fork().send({ type: 'WITHDRAW_CHANGE' }, wen).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(one.send({ type: 'WITHDRAW_CHANGE' }, sun).context.change).toBeNull();
    expect(one.send({ type: 'WITHDRAW_CHANGE' }, sun).refusal?.code).toBe('EVENT_NOT_ALLOWED');
  });

  it(
    'makes a merchant a buyer too, and a service body, each with a certificate of its own',
    law('T7', 'T9', 'T16'),
    () => {
      const one = inForce(['MERCHANT']).send(ask({ addKinds: ['DEMANDER'] }), sun, free);
      expect(one.refusal).toBeUndefined();
      expect(one.fork().send({ type: 'APPROVE_CHANGE' }, wen, free).refusal).toMatchObject({
        articles: ['T8(3)', 'T9(2)'],
      });
      one.send(agree, wen, free);
      expect(one.shares).toMatchObject({
        kinds: ['MERCHANT', 'DEMANDER'],
        certificates: [
          { kind: 'MERCHANT', version: 2 },
          { kind: 'DEMANDER', version: 1 },
        ],
      });
      const { commitment, securityAbility, venueRules, legalRequirements, securitySystem } = checklist;
      const merchant = drive(subjectRegistration, { input: { kinds: ['MERCHANT'], subject }, actor: sun, id })
        .send(
          {
            type: 'SUBMIT',
            checklist: { commitment, securityAbility, venueRules, legalRequirements, securitySystem },
          },
          sun,
        )
        .send({ type: 'PASS' }, li)
        .send(approve, wen);
      expect(merchant.send(ask({ addKinds: ['THIRD_PARTY'] }), sun, free).refusal?.articles).toEqual([
        'T10',
        'T10(2)',
        'T10(3)',
        'T10(4)',
        'T10(5)',
      ]);
      const { premisesAndStaff, qualifications, practitioners, secureService } = checklist;
      const items = { premisesAndStaff, qualifications, practitioners, secureService };
      merchant
        .send(ask({ addKinds: ['THIRD_PARTY'], services: ['数据经纪服务'], checklist: items }), sun, free)
        .send(agree, wen, free);
      expect(merchant.shares).toMatchObject({ kinds: ['MERCHANT', 'THIRD_PARTY'], services: ['数据经纪服务'] });
    },
  );

  it(
    'drops a role once no trade, listing or violation case is open, and its certificate ends',
    law('T7', 'T16'),
    () => {
      const one = inForce(['MERCHANT', 'DEMANDER']);
      const number = one.context.certificates[0].number;
      const held = {
        openTrades: trade,
        openListings: fact('listingRegistration/l/1'),
        openViolations: fact('violationCase/v/1'),
      };
      for (const [name, open] of Object.entries(held))
        expect(one.send(ask({ dropKinds: ['MERCHANT'] }), sun, { ...free, [name]: [open] }).refusal).toMatchObject({
          articles: ['T7', 'T16'],
          details: [{ rule: 'droppedKindIsFree' }],
        });
      one.send(ask({ dropKinds: ['MERCHANT'] }), sun, free);
      expect(one.fork().send(agree, wen, { ...free, openTrades: [trade] }).rules).toEqual(['droppedKindIsFree']);
      one.send(agree, wen, free);
      expect(one.shares['kinds']).toEqual(['DEMANDER']);
      expect(subjectRegistration.claims!(one.context as never).map(({ value }) => value)).not.toContain(number);
      expect(one.send(ask({ dropKinds: ['DEMANDER'] }), sun, free).rules).toEqual(['kindsFitTheSubject']);
      expect(one.send(ask({ addKinds: ['DEMANDER'] }), sun, free).rules).toEqual(['kindsFitTheSubject']);
    },
  );

  it.each([
    ['nothing', {}],
    ['the present name', { name: subject.name }],
    ['the present services', { services: ['数据集成服务'] }],
    ['an item as it is on file', { checklist: { securitySystem: checklist.securitySystem } }],
  ])('that states %s is refused', law('T16'), (_, change) => {
    const one = inForce(['THIRD_PARTY']);
    expect(one.context.services).toEqual(['数据集成服务']);
    expect(one.send(ask(change), sun, free).refusal).toMatchObject({
      articles: ['T16'],
      details: [{ rule: 'changeIsStated' }],
    });
  });

  it('of roles or services waits until no measure stands; a new name does not', law('T16', 'T22'), () => {
    const one = inForce(['THIRD_PARTY']).send({ type: 'SUSPEND', ...cause('a') });
    for (const change of [{ addKinds: ['DEMANDER'] }, { services: ['数据经纪服务'] }, { renew: true }])
      expect(one.send(ask(change), sun, free).rules).toEqual(['noMeasureStandsForMore']);
    expect(one.send(ask({ name: '新名' }), sun, free).refusal).toBeUndefined();
  });

  it('is not decided by anybody who submitted the registration', law('T6'), () => {
    const other = { ...sun, person: 'qian' };
    const one = inForce().send(ask({ name: '新名' }), other, free);
    for (const person of ['sun', 'qian'])
      expect(one.send(agree, { ...wen, person }, free).refusal?.code).toBe('MAKER_IS_CHECKER');
  });

  it('moves the end of no certificate unless it renews it; reminders come before', law('T16'), () => {
    const regime = loadRegime({ id: 'own', base: 'cc-2023-draft', values: { 'trade.subject.certValidity': '2 y' } });
    const one = inForce(['MERCHANT'], { regime });
    const first = one.context.certificates[0].validUntil;
    const soon = new Date(Date.parse(first) - 10 * 86_400_000).toISOString();
    expect(one.at(soon).did).toContain('notify N1');
    one.send(ask({ name: '新名' }), sun, free).send(agree, wen, free);
    expect(one.context.certificates).toMatchObject([{ version: 2, validUntil: first }]);
    one.send(ask({ addKinds: ['DEMANDER'] }), sun, free).send(agree, wen, free);
    expect(one.context.certificates[0].validUntil).toBe(first);
    expect(one.context.certificates[1].validUntil > first).toBe(true);
    one.send(ask({ renew: true }), sun, free).send(agree, wen, free);
    const second = one.context.certificates[0].validUntil;
    expect([one.at(first).tags, second > first]).toEqual([['active'], true]);
    expect(one.at(second).state).toBe('expired');
  });
});

describe('a licence of a third-party body', () => {
  const licence = { kind: '资产评估机构备案', number: '吉财评〔2026〕1 号', document: pdf, until: '2026-12-31' };
  const withLicences = (...licences: object[]) => ({
    ...checklistWith(pdf),
    qualifications: { declared: true, licences },
  });
  const body = (...licences: object[]) =>
    drive(subjectRegistration, {
      input: { kinds: ['THIRD_PARTY'], subject, services: ['数据资产评估'] },
      actor: sun,
      id,
    }).send({ type: 'SUBMIT', checklist: withLicences(...licences) }, sun);

  it(
    'that a service needs by law is shown, and has not ended when it is filed and when it is decided on',
    law('T10(3)'),
    () => {
      expect(body().refusal).toMatchObject({ details: [{ rule: 'qualificationsAreShown' }], articles: ['T10(3)'] });
      expect(body({ ...licence, until: '2026-03-01' }).refusal).toMatchObject({
        details: [{ rule: 'licencesAreValid' }],
        articles: ['T10(3)'],
      });
      const filed = body({ ...licence, until: '2026-03-04' }).send({ type: 'PASS' }, li);
      expect(filed.fork().send(approve, wen).tags).toEqual(['active']);
      expect(filed.at('2026-03-05T01:00:00.000Z').send(approve, wen).rules).toEqual(['licencesAreValid']);
    },
  );

  it('that ends suspends the body until a renewed one passes', law('T10(3)'), () => {
    const one = body(licence).send({ type: 'PASS' }, li).send(approve, wen);
    expect(one.at('2026-12-20T00:00:00.000Z').did).toEqual(['notify N1']);
    expect(one.at('2026-12-31T16:00:00.000Z').tags).toEqual(['suspended']);
    expect(one.did).toContain('tell PARTY_SUSPENDED');
    one.send(
      {
        type: 'REQUEST_CHANGE',
        checklist: { qualifications: { declared: true, licences: [{ ...licence, until: '2027-12-31' }] } },
        evidence: [pdf],
      },
      sun,
    );
    expect(one.refusal).toBeUndefined();
    one.send({ type: 'APPROVE_CHANGE', findings: { ...approve.findings, licences: met } }, wen);
    expect([one.tags, one.did]).toEqual([['active'], ['notify N1', 'tell PARTY_REINSTATED']]);
    expect(one.at('2027-12-31T16:00:00.000Z').tags).toEqual(['suspended']);
  });
});
