import { describe, expect, it } from 'vitest';
import type { Actor, Facts } from '../../machines/kernel/types.ts';
import { type Driven, fact } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  bad,
  begins,
  chief,
  comment,
  confirm,
  confirming,
  director,
  draft,
  finding,
  finish,
  four,
  lead,
  noted,
  ofASubject,
  official,
  operatorUnderway,
  order,
  plan,
  rectify,
  registration,
  risk,
  start,
  twoBad,
  violation,
} from '../support/venue-inspections.ts';

describe('each finding against', () => {
  const found = () => confirming(...twoBad);

  it(
    'is not let go: no inspection is discontinued then, and what is grave is not only noted',
    law('T31', 'T32'),
    () => {
      const discontinue = { type: 'DISCONTINUE', reason: '与专项检查合并' };
      expect(confirming().send(discontinue, lead).state).toBe('discontinued');
      expect(found().send(discontinue, chief).rules).toEqual(['nothingIsFoundAgainst']);
      const again = found().send({ type: 'SEND_BACK', reason: '补充证据' }, chief).send(draft(), lead);
      expect(again.send(discontinue, chief).state).toBe('discontinued');
      const grave = confirming(finding('交易活动', { ...bad, gravity: 'grave' }), ...twoBad.slice(1));
      expect(grave.send(confirm(noted('交易活动', '服务质量')), chief).rules).toEqual(['graveFindingsOpenACase']);
      const opened = confirm({ findings: ['交易活动'], opens: rectify() }, noted('服务质量'));
      expect(grave.send(opened, chief).refusal).toBeUndefined();
    },
  );

  it('has exactly one consequence, and one consequence may serve several', law('T31', 'T32'), () => {
    expect(found().send(confirm(), chief).rules).toEqual(['everyFindingIsFollowed']);
    expect(found().send(confirm(noted('交易活动')), chief).rules).toEqual(['everyFindingIsFollowed']);
    const twice = confirm(noted('交易活动', '服务质量'), noted('交易活动'));
    expect(found().send(twice, chief).rules).toEqual(['everyFindingIsFollowed']);
    expect(found().send(confirm(noted('交易活动', '安全管理')), chief).rules).toEqual(['everyFindingIsFollowed']);
    expect(found().send(confirm({ findings: ['交易活动'] }), chief).refusal?.code).toBe('EVENT_MALFORMED');
    expect(found().send(confirm(noted('交易活动', '服务质量')), chief).tags).toContain('reported');
  });

  it('opens its case at once, one after the other, and is closed with them', law('T28', 'T31'), () => {
    const one = found();
    one.send(confirm({ findings: ['交易活动'], opens: violation }, { findings: ['服务质量'], opens: risk() }), chief);
    expect(one.did).toEqual(['open violationCase']);
    expect(one.send({ type: 'CONSEQUENCE_OPENED', case: 'violationCase/a/1' }).did).toEqual(['open securityIncident']);
    expect(one.send({ type: 'CONSEQUENCE_OPENED', case: 'securityIncident/a/1' }).did).toEqual(['notify N27']);
    expect(one.context).toMatchObject({
      pending: [],
      followed: [
        { findings: ['交易活动'], case: 'violationCase/a/1' },
        { findings: ['服务质量'], case: 'securityIncident/a/1' },
      ],
    });
    const facts = (open: boolean): Facts => ({
      'followed/violationCase': [fact('violationCase/a/1', { open: false })],
      'followed/securityIncident': [fact('securityIncident/a/1', { open })],
    });
    const close = { type: 'CLOSE', conclusion: '整改到位' };
    expect(one.send(close, lead, facts(true)).rules).toEqual(['consequencesHaveEnded']);
    expect(one.send(close, lead).rules).toEqual(['consequencesHaveEnded']);
    expect(one.send(close, lead, facts(false)).state).toBe('closed');
  });

  const misfits: [string, object][] = [
    ['an incident that is no increased risk', risk({ kind: 'incident' })],
    ['an incident of the domain', risk({ scope: 'domain' })],
    ['an order to an operator', order()],
    ['an order on another inspection', rectify({ inspection: 'venueInspection/z/1' })],
    ['an order to a body that the finding is not about', rectify({ target: { body: 'center' } })],
    ['an order of another department', rectify({ issuer: { hat: 'SECTOR_REG', name: '市发改委' } })],
    [
      'an order in the name of a party that the confirmer does not act for',
      rectify({ issuer: { hat: 'SUPERVISOR', party: 'org:11220100MB1234567X', name: '市发改委' } }),
    ],
    ['an order of another kind', rectify({ kind: 'improvement' })],
    ['an order from paper', rectify({ paper: true })],
  ];
  it.each(misfits)('of the venue does not lead to %s', law('T28', 'T31'), (_, opens) => {
    const sent = confirm({ findings: ['交易活动', '服务质量'], opens });
    expect(found().send(sent, chief).refusal).toMatchObject({
      details: [{ rule: 'consequencesFit' }],
      articles: expect.arrayContaining(['T28', 'T31']),
    });
  });

  it('leads to an order, and an order that was referred to enforcement holds nothing up', law('T32', 'T31'), () => {
    const one = found().send(confirm({ findings: ['交易活动', '服务质量'], opens: rectify() }), chief);
    expect(one.effects).toMatchObject([
      { type: 'open', lifecycle: 'rectificationOrder', input: { inspection: one.context.id } },
    ]);
    one.send({ type: 'CONSEQUENCE_OPENED', case: 'rectificationOrder/a/1' });
    const close = { type: 'CLOSE', conclusion: '已移送执法' };
    const facts = (referred: boolean): Facts => ({
      'followed/rectificationOrder': [fact('rectificationOrder/a/1', { shares: { referred } })],
    });
    expect(one.send(close, lead, facts(false)).rules).toEqual(['consequencesHaveEnded']);
    expect(one.send(close, lead, facts(true)).state).toBe('closed');
  });

  it('about a subject leads to an order to that subject', law('T32', 'T28'), () => {
    const [about] = ofASubject().context.inspected as string[];
    const acts: Actor = { person: 'li', hat: 'MERCHANT', party: about! };
    const one = ofASubject()
      .send({ ...plan, venue: undefined, aspects: ['安全管理'] }, lead)
      .at(begins)
      .send(start, lead)
      .send(finish, lead)
      .send(draft(finding('安全管理', { about, ...bad })), lead)
      .send(comment, acts);
    const sent = (of: string) =>
      confirm({ findings: ['安全管理'], opens: rectify({ target: { body: 'subject', registration: of } }) });
    expect(one.send(sent('subjectRegistration/z/1'), chief).rules).toEqual(['consequencesFit']);
    const violates = (subject: string) => ({ ...violation, input: { finding: '重复出售', subjects: [subject] } });
    const violated = (subject: string) => confirm({ findings: ['安全管理'], opens: violates(subject) });
    expect(one.send(violated('subjectRegistration/z/1'), chief).rules).toEqual(['consequencesFit']);
    expect(one.fork().send(violated(registration), chief).did).toEqual(['open violationCase']);
    expect(one.send(sent(registration), chief).did).toEqual(['open rectificationOrder']);
  });

  it(
    'of an operator leads to an order under its agreement, or to an incident of the domain',
    law('P16(3)', 'P26'),
    () => {
      const operator = (): Driven => {
        const one = operatorUnderway();
        const about = one.context.inspected[0] as string;
        const acts: Actor = { person: 'liu', hat: 'OPERATOR', party: about };
        const all = four.map((aspect) => finding(aspect, { about, ...(aspect === '安全管理' ? bad : {}) }));
        return one
          .send(finish, official)
          .send(draft(...all), official)
          .send(comment, acts);
      };
      const sent = (opens: object) => confirm({ findings: ['安全管理'], opens });
      expect(operator().send(sent(violation), director).rules).toEqual(['consequencesFit']);
      expect(operator().send(sent(order({ agreement: 'operatingAgreement/z/1' })), director).rules).toEqual([
        'consequencesFit',
      ]);
      const evaluated = sent(order({ evaluation: 'annualEvaluation/a/1' }));
      expect(operator().send(evaluated, director).rules).toEqual(['consequencesFit']);
      expect(operator().send(sent(order()), director).did).toEqual(['open operatorRectification']);
      expect(operator().send(sent(risk({ scope: 'domain' })), director).did).toEqual(['open securityIncident']);
    },
  );
});
