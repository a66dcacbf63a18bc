import { describe, expect, it } from 'vitest';
import { venueInspection } from '../../machines/shared/venue-inspection/index.ts';
import { hashText } from '../../machines/kernel/hash.ts';
import { partiesIn, partiesOf } from '../../machines/kernel/reading.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import type { Actor, Facts } from '../../machines/kernel/types.ts';
import { agreementFact, agreementId } from '../support/agreements.ts';
import { type Driven, fact, opening } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  anInspection,
  ask,
  bad,
  begins,
  center,
  chief,
  comment,
  commenting,
  commission,
  confirm,
  confirming,
  cyber,
  director,
  doc,
  draft,
  drafting,
  ends,
  enterprise,
  evaluator,
  expert,
  finding,
  finish,
  four,
  handIn,
  lead,
  noted,
  ofASubject,
  ofAnOperator,
  official,
  opened,
  operatorFacts,
  operatorUnderway,
  order,
  plan,
  planned,
  refusal,
  rectify,
  registration,
  risk,
  start,
  twoBad,
  underway,
  venue,
  venueTarget,
  violation,
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
      asked({ kind: 'recheck', target: venueTarget, follows }, lead, { [`follows/securityIncident`]: fact(follows) }),
    ).toEqual([]);
    const period = { from: '2026-01-01', to: '2026-12-31' };
    expect(asked({ kind: 'evaluation', target: venueTarget, period })).toEqual(['periodIsOfTheRound']);
    expect(asked({ kind: 'evaluation', target: venueTarget, period }, { person: 'system', hat: 'SYSTEM' })).toEqual([]);
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
    expect(planned().effects).toMatchObject([{ notice: 'N27', to: ['SUPERVISOR', 'inspected'] }]);
    expect(read(silent)).toEqual(['SUPERVISOR']);
    expect(silent.effects).toMatchObject([{ notice: 'N27', to: ['SUPERVISOR'] }]);
    expect(silent.fork().send({ type: 'DISCONTINUE', reason: '改期' }, lead).effects).toMatchObject([
      { to: ['SUPERVISOR'] },
    ]);
    silent.at(begins).send(start, lead);
    expect(read(silent)).toEqual(['SUPERVISOR', 'CENTER', 'OPCO']);
    expect(silent.effects).toMatchObject([{ to: ['SUPERVISOR', 'inspected'] }]);
  });
});

describe('a third party', () => {
  it('evaluates the venue or an operator, and nobody else', law('T31', 'P16(3)'), () => {
    const security = anInspection({ kind: 'securityInspection' }).send(plan, lead);
    expect(security.send(commission, lead).rules).toEqual(['commissionIsPossible']);
  });

  it.each([
    ['the center', venue.center],
    ['the enterprise', venue.opco],
  ])('is not a body of the venue: %s', law('T31', 'T6'), (_, other) => {
    expect(planned().send({ ...commission, evaluator: other }, lead).rules).toEqual(['evaluatorIsNotInspected']);
  });

  it('does not trade here', law('T31'), () => {
    const registered = { registrations: [fact('subjectRegistration/b/1', { parties: [party] })] };
    expect(planned().send(commission, lead, registered).rules).toEqual(['evaluatorDoesNotTrade']);
    expect(planned().send(commission, lead, { registrations: [] }).context.evaluator).toBe(party);
  });

  it('is neither the operator, nor its affiliate, nor its partner', law('P16(3)'), () => {
    const ask1 = (facts: Facts, other: object = evaluator) =>
      ofAnOperator()
        .send({ ...plan, venue: undefined }, official)
        .send({ ...commission, evaluator: other }, official, facts);
    const { agreement } = operatorFacts;
    const grant = (partners: string[]) => [fact('scenarioGrant/a/1', { shares: { partners: partners.map(hashText) } })];
    expect(ask1({ agreement: agreementFact({ shares: { affiliates: [party] } }) }).rules).toEqual([
      'evaluatorIsNoPartner',
    ]);
    expect(ask1({ agreement: agreement!, grants: grant([evaluator.name]) }).rules).toEqual(['evaluatorIsNoPartner']);
    expect(ask1({}).rules).toEqual(['evaluatorIsNoPartner']);
    expect(ask1({ agreement: agreement!, grants: grant(['另一家公司']) }).context.evaluator).toBe(party);
    const operator = ofAnOperator().context.inspected[0].slice('org:'.length);
    const self = { ...evaluator, uscc: operator };
    expect(ask1({ agreement: agreement!, grants: [] }, self).rules).toEqual(['evaluatorIsNotInspected']);
  });

  it('drafts the report, and reads the case until it is confirmed', law('T31', 'T25'), () => {
    const one = planned().send(commission, lead).at(begins).send(start, lead);
    expect(one.case.tasks.map(({ state, by }) => [state, by])).toEqual([['underway.field', 'worker']]);
    expect(partiesIn(venueInspection, one.case, 'worker')).toEqual([party]);
    one.send(finish, expert).send(draft(), expert).send(comment, center).send(comment, enterprise);
    expect(partiesOf(venueInspection, one.context)).toContain(party);
    one.send(confirm(), lead);
    expect(one.tags).toContain('reported');
    expect(partiesOf(venueInspection, one.context)).not.toContain(party);
  });
});

describe('those inspected', () => {
  it('hand in what they were asked for, by its limit', law('T33', 'P16(3)'), () => {
    const one = underway().send(ask, cyber);
    expect(one.did).toEqual(['notify N27']);
    expect(one.leaves).toContain('underway.materials.materialsAsked');
    expect(one.send(finish, lead).rules).toEqual(['materialsAreAnswered']);
    expect(one.send(handIn, enterprise).rules).toEqual(['materialsAreTheirs']);
    expect(one.send({ ...handIn, items: [{ id: 'm9', documents: [doc] }] }, center).rules).toEqual([
      'materialsAreOpen',
    ]);
    expect(one.fork().send(handIn, center).leaves).toContain('underway.materials.materialsIdle');
    const before = new Date(Date.parse(ask.due) - 1).toISOString();
    expect(one.fork().at(before).leaves).toContain('underway.materials.materialsAsked');
    one.at(ask.due);
    expect(one.leaves).toContain('underway.materials.materialsOverdue');
    expect(one.effects).toMatchObject([{ to: ['SUPERVISOR', 'inspected'] }]);
    expect(one.send(handIn, center).send(finish, lead).state).toBe('reporting.drafting');
  });

  it('are asked for what is new, of themselves, with a limit ahead', law('T33'), () => {
    const items = (more: object) => ({ ...ask, items: [{ ...ask.items[0], ...more }] });
    expect(underway().send(items({ from: 'org:91220101MA0Y2TLK33' }), lead).rules).toEqual(['inspectedAreAsked']);
    expect(underway().send(ask, lead).send(ask, lead).rules).toEqual(['materialsAreNew']);
    expect(underway().send({ ...ask, due: begins }, lead).rules).toEqual(['limitIsAhead']);
    const twice = underway()
      .send(ask, lead)
      .send({ ...items({ id: 'm2' }), due: '2026-03-18T10:00:00.000Z' }, lead);
    expect(twice.due('materialsDue')).toBe('2026-03-18T10:00:00.000Z');
  });

  it('who refuse have a finding against them, which has its consequence', law('T33', 'P16(3)'), () => {
    const one = underway().send(ask, lead);
    expect(one.fork().send({ ...refusal, items: ['m9'] }, lead).rules).toEqual(['materialsAreOpen']);
    one.send(refusal, lead).send(finish, lead).send(draft(), lead).send(comment, center).send(comment, enterprise);
    expect(one.send(confirm(), chief).rules).toEqual(['everyFindingIsFollowed']);
    expect(one.send(confirm(noted('refused/m1')), chief).tags).toContain('reported');
    expect(one.shares['result']).toContainEqual({ aspect: '配合监管', for: 0, against: 1 });
    const operator = operatorUnderway();
    const theirs = { ...ask, items: [{ ...ask.items[0]!, from: operator.context.inspected[0] }] };
    expect(operator.send(theirs, official).send(refusal, official).context.refusals).toHaveLength(1);
  });

  it('comment on the draft until all have, or until the limit', law('T33', 'P16(3)'), () => {
    const one = commenting();
    expect(one.did).toEqual(['notify N27']);
    expect(one.fork().send(comment, center).state).toBe('reporting.commenting');
    expect(one.fork().send(comment, center).send(comment, enterprise).state).toBe('reporting.confirming');
    const due = one.due('trade.inspection.commentDue')!;
    expect(one.fork().at(new Date(Date.parse(due) - 1).toISOString()).state).toBe('reporting.commenting');
    expect(one.at(due).state).toBe('reporting.confirming');
    const again = one.send({ type: 'SEND_BACK', reason: '补充证据' }, lead).send(draft(), lead);
    expect(again.state).toBe('reporting.commenting');
    expect(again.context.comments).toEqual([]);
  });

  it('do not inspect themselves, whatever hat a person wears', law('T28', 'T31'), () => {
    const ofTheTeam = { ...center, person: 'cao' };
    expect(underway().send(ask, lead).send(handIn, ofTheTeam).rules).toEqual(['answererIsNotOfTheTeam']);
    expect(commenting().send(comment, ofTheTeam).rules).toEqual(['answererIsNotOfTheTeam']);
    const both = { ...expert, person: 'zhao' };
    const answered = () =>
      planned().send(commission, lead).at(begins).send(start, lead).send(ask, lead).send(handIn, center);
    const more = { ...ask, items: [{ ...ask.items[0]!, id: 'm2' }] };
    expect(answered().send(more, both).rules).toEqual(['drafterIsNoAnswerer']);
    expect(
      answered()
        .send(more, lead)
        .send({ ...refusal, items: ['m2'] }, both).rules,
    ).toEqual(['drafterIsNoAnswerer']);
    expect(answered().send(finish, both).rules).toEqual(['drafterIsNoAnswerer']);
    expect(answered().send(finish, lead).send(draft(), both).rules).toEqual(['drafterIsNoAnswerer']);
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

describe('each finding against', () => {
  const found = () => confirming(...twoBad);

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
    ['an order of another kind', rectify({ kind: 'improvement' })],
    ['an order from paper', rectify({ paper: true })],
  ];
  it.each(misfits)('of the venue does not lead to %s', law('T28', 'T31'), (_, opens) => {
    const sent = confirm({ findings: ['交易活动', '服务质量'], opens });
    expect(found().send(sent, chief).rules).toEqual(['consequencesFit']);
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
      expect(operator().send(sent(order()), director).did).toEqual(['open operatorRectification']);
      expect(operator().send(sent(risk({ scope: 'domain' })), director).did).toEqual(['open securityIncident']);
    },
  );
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
