import { describe, expect, it } from 'vitest';
import { venueInspection } from '../../machines/shared/venue-inspection/index.ts';
import { partiesOf } from '../../machines/kernel/reading.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import type { Actor, Facts } from '../../machines/kernel/types.ts';
import { agreementFact, agreementId } from '../support/agreements.ts';
import { type Driven, fact, opening } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  anInspection,
  ask,
  begins,
  center,
  chief,
  comment,
  commission,
  confirm,
  confirming,
  cyber,
  director,
  draft,
  drafting,
  ends,
  enterprise,
  finding,
  finish,
  four,
  lead,
  noted,
  ofASubject,
  ofAnOperator,
  official,
  opened,
  operatorFacts,
  plan,
  planned,
  refusal,
  registration,
  start,
  twoBad,
  underway,
  venueTarget,
} from '../support/venue-inspections.ts';

const party = 'org:91220101MA0Y2TLK99';

describe('an inspection is opened', () => {
  const asked = (input: object, actor: Actor = lead, facts: Facts = {}) => {
    const answer = opening(venueInspection, { input, actor, facts, at: opened });
    return 'ok' in answer ? answer.details?.map(({ rule }) => rule) : [];
  };
  const operator = { of: 'operator', agreement: agreementId };

  it(
    'by the supervisor of the venue and its subjects, by the authority of an operator',
    law('T28', 'T31', 'P16(3)'),
    () => {
      expect(asked({ kind: 'evaluation', target: venueTarget }, official)).toEqual(['openerIsOwner']);
      expect(asked({ kind: 'operatorInspection', target: operator }, lead, operatorFacts)).toEqual(['openerIsOwner']);
      expect(ofAnOperator().leaves).toEqual(['scheduled']);
      expect(ofASubject().context.inspected).toEqual(['org:91220101MA0Y2TLK44']);
    },
  );

  it('of whomever its kind is about', law('T28', 'T31', 'P16(3)'), () => {
    expect(asked({ kind: 'operatorInspection', target: venueTarget })).toEqual(['targetFitsKind']);
    expect(asked({ kind: 'evaluation', target: operator }, official, operatorFacts)).toEqual(['targetFitsKind']);
    expect(asked({ kind: 'special', target: { of: 'subject', registration } })).toEqual(['targetExists']);
    expect(
      asked({ kind: 'operatorInspection', target: operator }, official, {
        agreement: agreementFact({ tags: ['ended'] }),
      }),
    ).toEqual(['targetExists']);
  });

  it('again after a case that is on file, and for a period by the round alone', law('T28', 'T31'), () => {
    const follows = 'securityIncident/a/1';
    expect(asked({ kind: 'recheck', target: venueTarget })).toEqual(['causeIsOnFile']);
    expect(asked({ kind: 'special', target: venueTarget, follows })).toEqual(['causeIsOnFile']);
    expect(
      asked({ kind: 'recheck', target: venueTarget, follows }, lead, {
        'follows/securityIncident': fact(follows, { shares: { scope: 'venue' } }),
      }),
    ).toEqual([]);
    const period = { from: '2026-01-01', to: '2026-12-31' };
    expect(asked({ kind: 'evaluation', target: venueTarget, period })).toEqual(['periodIsOfTheRound']);
    expect(asked({ kind: 'evaluation', target: venueTarget, period }, { person: 'system', hat: 'SYSTEM' })).toEqual([]);
  });
});

describe('what an inspection follows', () => {
  const [venue, subject, operator] = [
    venueTarget,
    { of: 'subject', registration },
    { of: 'operator', agreement: agreementId },
  ];
  const known: Facts = { registration: fact(registration, { parties: ['org:A'] }), ...operatorFacts };
  it.each([
    ['an incident of the domain', venue, fact('securityIncident/a/1', { shares: { scope: 'domain' } })],
    [
      'an order to a subject',
      { of: 'venue', bodies: ['CENTER'] },
      fact('rectificationOrder/a/1', { shares: { target: 'opco' } }),
    ],
    ['an order to another subject', subject, fact('rectificationOrder/a/1', { parties: ['org:B'] })],
    ['an inspection of others', venue, fact('venueInspection/a/1', { parties: ['SUPERVISOR', 'org:B'] })],
    ['an order under another agreement', operator, fact('operatorRectification/a/1', { shares: { agreement: 'x' } })],
  ] as const)('concerns whom it inspects, and is not %s', law('T28', 'T31', 'P16(3)'), (_, target, cause) => {
    const answer = opening(venueInspection, {
      input: { kind: 'recheck', target, follows: cause.id },
      actor: target.of === 'operator' ? official : lead,
      facts: { ...known, [`follows/${cause.lifecycle}`]: cause },
      at: opened,
    });
    expect(answer).toMatchObject({
      details: [{ rule: 'causeConcernsTarget' }],
      articles: expect.arrayContaining(['T28', 'T31']),
    });
  });
});

describe('a plan', () => {
  it('of an evaluation covers the four aspects, and may add others', law('T31'), () => {
    for (const aspect of four)
      expect(anInspection().send({ ...plan, aspects: four.filter((other) => other !== aspect) }, lead).rules).toEqual([
        'aspectsAreCovered',
      ]);
    expect(anInspection().send({ ...plan, aspects: [...four, '数据跨境'] }, lead).state).toBe('planned');
  });

  it('of a security inspection names another department that takes part', law('T28'), () => {
    const security = () => anInspection({ kind: 'securityInspection' });
    expect(security().send({ ...plan, aspects: ['安全管理'], departments: [] }, lead).rules).toEqual([
      'departmentTakesPart',
    ]);
    expect(security().send({ ...plan, aspects: ['安全管理'] }, lead).state).toBe('planned');
    expect(planned({ departments: [] }).state).toBe('planned');
  });

  it('is joint with other bodies, whose persons are none of the inspectors', law('T28'), () => {
    for (const department of [
      { department: '市委网信办', persons: ['sun'] },
      { department: '数据交易中心', persons: ['cao'] },
    ])
      expect(anInspection().send({ ...plan, departments: [department] }, lead).refusal).toMatchObject({
        details: [{ rule: 'departmentsAreOthers' }],
        articles: ['T28'],
      });
  });

  it('names both bodies of the venue, and a window that lies ahead', law('T6', 'T28'), () => {
    expect(anInspection().send({ ...plan, venue: undefined }, lead).rules).toEqual(['venueIsNamed']);
    expect(ofASubject().send({ ...plan, venue: undefined }, lead).state).toBe('planned');
    expect(anInspection().send({ ...plan, to: begins }, lead).rules).toEqual(['windowIsAhead']);
    expect(anInspection().send({ ...plan, from: '2026-01-02T01:00:00.000Z', to: opened }, lead).rules).toEqual([
      'windowIsAhead',
    ]);
  });

  it('can be made anew until the start, which waits for the window', law('T28'), () => {
    const one = planned().send(commission, lead);
    expect(one.context.evaluator).toBe(party);
    expect(one.send(plan, lead).context.evaluator).toBeNull();
    const before = new Date(Date.parse(begins) - 1).toISOString();
    expect(one.at(before).send(start, lead).rules).toEqual(['windowHasBegun']);
    expect(one.at(begins).send(start, lead).leaves).toContain('underway.field');
  });

  it('without notice is not known to those inspected before the start', law('T28'), () => {
    const read = (one: Driven) => partiesOf(venueInspection, one.context);
    const silent = planned({ announced: false });
    expect(read(planned())).toEqual(['SUPERVISOR', 'CENTER', 'OPCO']);
    expect(planned().effects).toMatchObject([
      { notice: 'N27', to: ['SUPERVISOR', 'inspected', 'person:sun', 'person:cao'] },
    ]);
    expect(read(silent)).toEqual(['SUPERVISOR']);
    expect(silent.effects).toMatchObject([{ notice: 'N27', to: ['SUPERVISOR', 'person:sun', 'person:cao'] }]);
    expect(silent.fork().send({ type: 'DISCONTINUE', reason: '改期' }, lead).effects).toMatchObject([
      { to: ['SUPERVISOR'] },
    ]);
    silent.at(begins).send(start, lead);
    expect(read(silent)).toEqual(['SUPERVISOR', 'CENTER', 'OPCO']);
    expect(silent.effects).toMatchObject([{ to: ['SUPERVISOR', 'inspected'] }]);
  });
});

describe('a report', () => {
  it('has a finding for or against each aspect, of those inspected', law('T31'), () => {
    const [first, ...others] = four.map((aspect) => finding(aspect));
    expect(drafting().send(draft(...others), lead).rules).toEqual(['everyAspectIsAnswered']);
    expect(drafting().send(draft(first!, ...others, finding('环保')), lead).rules).toEqual(['findingsAreOfThePlan']);
    const about = { ...first!, id: 'x', about: 'org:91220101MA0Y2TLK33' };
    expect(drafting().send(draft(first!, ...others, about), lead).rules).toEqual(['findingsAreOfThePlan']);
    expect(drafting().send(draft({ ...first!, gravity: 'grave' }, ...others), lead).refusal?.code).toBe(
      'EVENT_MALFORMED',
    );
  });

  it('of an evaluation takes the open orders to those evaluated into account', law('T31', 'T33'), () => {
    const order = (id: string, target: string, issuedAt: string | null = opened) =>
      fact(`rectificationOrder/${id}/1`, { shares: { target, issuedAt } });
    const facts: Facts = {
      'orders/OPCO': [order('a', 'opco')],
      // The center is a party of what it registers, too; what is not confirmed yet concerns nobody.
      'orders/CENTER': [order('a', 'opco'), order('b', 'subject'), order('c', 'center', null)],
    };
    expect(drafting().send(draft(), lead, facts).rules).toEqual(['ordersAreConsidered']);
    const considered = { ...draft(), considered: ['rectificationOrder/a/1'] };
    expect(drafting().send(considered, lead, facts).state).toBe('reporting.commenting');
  });

  it('is drafted by the team, also by another department', law('T28'), () => {
    expect(drafting().send(draft(), chief).rules).toEqual(['actorIsOfTheTeam']);
    expect(drafting().send(draft(), cyber).state).toBe('reporting.commenting');
    expect(underway().send(ask, chief).rules).toEqual(['actorIsOfTheTeam']);
    expect(underway().send(ask, lead).send(refusal, chief).rules).toEqual(['actorIsOfTheTeam']);
    expect(underway().send(finish, chief).rules).toEqual(['actorIsOfTheTeam']);
  });

  it('is confirmed by another person than who drafted, recorded a refusal or answered', law('T28', 'T31'), () => {
    expect(confirming().send(confirm(), lead).rules).toEqual(['confirmerDiffersFromDrafter']);
    expect(confirming().send(confirm(), { ...lead, person: 'zhao' }).rules).toEqual(['confirmerDiffersFromDrafter']);
    expect(confirming().send(confirm(), chief).did).toEqual(['notify N27']);
  });

  it('that is late is recorded and told, and goes on', law('T28', 'T31'), () => {
    const field = underway().at(ends);
    expect(field.context.late).toEqual(['fieldWork']);
    expect(field.did).toEqual(['notify N27']);
    const one = drafting();
    const due = one.due('trade.inspection.reportDue')!;
    expect(one.at(new Date(Date.parse(due) - 1).toISOString()).context.late).toEqual([]);
    expect(one.at(due).context.late).toEqual(['report']);
    expect(one.send(draft(), lead).state).toBe('reporting.commenting');
  });

  it('is published, by aspect and in numbers, where the regime says so', law('T31'), () => {
    const open = loadRegime({ id: 'open', base: 'cc-2023-draft', values: { 'trade.inspection.publishResult': true } });
    const one = anInspection({}, lead, {}, open).send(plan, lead).at(begins).send(start, lead).send(finish, lead);
    one
      .send(draft(...twoBad), lead)
      .send(comment, center)
      .send(comment, enterprise);
    one.send(confirm(noted('交易活动', '服务质量')), chief);
    expect(one.effects).toMatchObject([
      {
        to: ['SUPERVISOR', 'inspected', 'public'],
        about: { result: [{ aspect: '交易活动', for: 0, against: 1 }, {}, {}, {}] },
      },
    ]);
    expect(JSON.stringify(one.effects)).not.toContain('经查属实');
  });

  it('under a regime with fewer than the four aspects does not load', law('T31'), () => {
    const fewer = { id: 'fewer', base: 'cc-2023-draft', values: { 'trade.inspection.aspects': ['安全管理'] } };
    expect(() => loadRegime(fewer)).toThrow('trade.inspection.aspects');
  });
});

const steps: [string, object, () => Driven][] = [
  ['PLAN', plan, anInspection],
  ['COMMISSION', commission, planned],
  ['START', start, () => planned().at(begins)],
  ['SEND_BACK', { reason: '补充证据' }, confirming],
  ['CONFIRM', confirm(), confirming],
  ['CLOSE', { conclusion: '无遗留问题' }, () => confirming().send(confirm(), chief)],
  ['DISCONTINUE', { reason: '机构改革' }, underway],
];
it.each(steps)(
  '%s is for the owner of the inspection alone',
  law('T28', 'T31', 'P16(3)'),
  (type, payload, situation) => {
    expect(situation().send({ ...payload, type }, director).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  },
);
