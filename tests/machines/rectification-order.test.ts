import { describe, expect, it } from 'vitest';
import { rectificationOrder } from '../../machines/trading/rectification-order/index.ts';
import { type Driven, fact, opening } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  aCompliance,
  aReferredOrder,
  aServedOrder,
  aSubmittedOrder,
  accept,
  bai,
  all,
  amend,
  anOrder,
  anOverdueOrder,
  cao,
  cyberspace,
  chief,
  day,
  doc,
  extend,
  facts,
  findings,
  han,
  input,
  maintain,
  market,
  object,
  opened,
  outcome,
  partly,
  refer,
  results,
  sendBack,
  serve,
  stay,
  sun,
  withdraw,
  zhao,
} from '../support/rectification-orders.ts';

const bureau = { hat: 'SECTOR_REG', party: market, name: '长春市市场监督管理局' };
const security = { hat: 'SEC_REG', party: cyberspace, name: '长春市网信办' };
const improvement = { kind: 'improvement', issuer: security, ground: { finding: '较大安全风险', evidence: [doc] } };
const compliance = { kind: 'compliance', issuer: { hat: 'CENTER', name: '数据交易中心' }, target: { body: 'opco' } };

describe('an order to rectify is issued', () => {
  it.each([
    ['a demand for improvement by a security authority', improvement, cao, 'N6'],
    ['an order of a sector regulator', {}, han, 'N7'],
    ['an order of the supervisor', { issuer: { hat: 'SUPERVISOR', name: '政数局' } }, chief, 'N7'],
    ['an order of the center to the enterprise', compliance, zhao, 'N7'],
  ] as const)(
    '%s, and addressee and supervisor hear of it',
    law('T29', 'T32', 'T6', 'T4'),
    (_, more, actor, notice) => {
      const one = anOrder(more, actor);
      expect(one.leaves).toContain('open.course.issued');
      expect(one.effects).toMatchObject([{ type: 'notify', notice, to: ['target', 'SUPERVISOR'] }]);
    },
  );

  it.each([
    ['in the name of another body', { issuer: { ...bureau, party: cyberspace } }, han, 'issuerIsTheActor'],
    ['in another hat', {}, { ...han, hat: 'SEC_REG' }, 'issuerIsTheActor'],
    [
      'of several departments in a hat, without saying which',
      { issuer: { ...bureau, party: null } },
      han,
      'issuerIsTheActor',
    ],
    ['for improvement, by a sector regulator', { ...improvement, issuer: bureau }, han, 'issuerFitsKind'],
    ['for rectification, by a security authority', { issuer: security }, cao, 'issuerFitsKind'],
    ['of compliance, to a subject', { ...compliance, target: input.target }, zhao, 'targetFitsKind'],
    ['of compliance, to the center itself', { ...compliance, target: { body: 'center' } }, zhao, 'targetFitsKind'],
    ['for improvement, without evidence', { ...improvement, ground: input.ground }, cao, 'groundIsOfItsKind'],
    ['for rectification, without the duty', { ground: improvement.ground }, han, 'groundIsOfItsKind'],
    ['with a limit that is now', { due: day(0) }, han, 'dueIsAhead'],
    ['after an inspection that does not exist', { inspection: 'venueInspection/x/1' }, han, 'namedCasesExist'],
  ] as const)('and refused: %s', law('T29', 'T32', 'T33', 'T6'), (_, more, actor, rule) => {
    expect(opening(rectificationOrder, opened(more, actor))).toMatchObject({ ok: false, details: [{ rule }] });
  });

  it('against a subject that is registered', law('T32'), () => {
    for (const target of [null, fact(input.target.registration, { open: false })])
      expect(opening(rectificationOrder, { ...opened(), facts: { target } })).toMatchObject({
        ok: false,
        details: [{ rule: 'targetIsRegistered' }],
      });
    const inspection = 'venueInspection/a/1';
    const following = opening(rectificationOrder, {
      ...opened({ inspection }, { person: 'system', hat: 'SYSTEM', hands: ['ju'] }),
      facts: { ...facts, inspection: fact(inspection) },
    });
    expect(following).toMatchObject({ next: { context: { finders: ['ju'], follows: { inspection } } } });
  });

  it('each item once, and at least one', law('T32'), () => {
    for (const wrong of [[], [input.items[0], input.items[0]]])
      expect(opening(rectificationOrder, opened({ items: wrong }))).toMatchObject({ ok: false });
  });

  it(
    'and seen by its issuer, its addressee and the supervisor, not by the enterprise that it is not for',
    law('T4', 'T25'),
    () => {
      const parties = (one: Driven) => rectificationOrder.parties(one.context);
      expect(parties(anOrder())).toMatchObject({ issuer: market, target: sun.party, registrar: 'CENTER' });
      expect(parties(anOrder({ target: { body: 'center' } }))).toMatchObject({
        target: 'CENTER',
        registrar: 'SUPERVISOR',
      });
      expect(Object.values(parties(anOrder({ target: { body: 'center' } }))).flat()).not.toContain('OPCO');
      expect(parties(aCompliance())).toMatchObject({ issuer: 'CENTER', target: 'OPCO', registrar: null });
      expect(rectificationOrder.readers).toEqual(['SUPERVISOR']);
    },
  );
});

describe('an order to rectify runs', () => {
  it('from service, and is not served when its limit has passed', law('T33'), () => {
    expect(anOrder().at(day(20)).send(serve, han).rules).toEqual(['limitIsAhead']);
    expect(anOrder().at(day(20)).send(amend, han).send(serve, han).leaves).toContain(
      'open.course.served.toAcknowledge',
    );
    const one = aServedOrder();
    expect(one.send({ type: 'ACKNOWLEDGE' }, han).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(one.send({ type: 'ACKNOWLEDGE' }, sun).leaves).toContain('open.course.served.working');
  });

  it.each([
    ['the moment before', day(20, -1), 'open.course.served.toAcknowledge'],
    ['at the end', day(20), 'open.course.overdue'],
    ['the day after', day(21), 'open.course.overdue'],
  ])('to its limit: %s', law('T33'), (_, at, leaf) => {
    const one = aServedOrder().at(at);
    expect(one.leaves).toContain(leaf);
    const overdue = one.effects.find((effect) => 'subject' in effect && effect.subject.en.includes('overdue'));
    expect(overdue ? 'told' : 'quiet').toBe(leaf.endsWith('overdue') ? 'told' : 'quiet');
  });

  it('with a reminder at the half, and seven days and one before the end', law('T33'), () => {
    const due = (n: number) => aServedOrder().send({ type: 'ACKNOWLEDGE' }, sun).at(day(n)).effects;
    expect(due(10)).toMatchObject([{ notice: 'N19', to: ['target'] }]);
    expect(aServedOrder().case.timers.filter(({ id }) => id.includes('7 cd') || id.includes('1 cd'))).toHaveLength(2);
    expect(aServedOrder().at(day(20)).effects.at(-1)).toMatchObject({
      notice: 'N19',
      to: ['target', 'reviewer', 'SUPERVISOR'],
    });
  });

  it('and is extended as often as the regime allows, before or after its end, to a later day', law('T33'), () => {
    const early = aServedOrder().send(extend, han);
    expect(early.context).toMatchObject({ due: day(30), extensions: 1 });
    expect(early.send({ ...extend, due: day(50) }, han).rules).toEqual(['extensionIsLeft']);
    expect(aServedOrder().send({ ...extend, due: day(20) }, han).rules).toEqual(['dueIsLater']);
    const late = anOverdueOrder();
    expect(late.send({ ...extend, due: day(20) }, han).rules).toEqual(['dueIsLater']);
    expect(late.send(extend, han).leaves).toContain('open.course.served.toAcknowledge');
    expect(late.at(day(30)).leaves).toContain('open.course.overdue');
  });

  it('past an objection, which its issuer answers: it maintains, amends or withdraws', law('T32', 'T33'), () => {
    const objected = () => aServedOrder().send(object, sun);
    expect(objected().leaves).toContain('open.course.served.objected');
    expect(objected().at(day(20)).leaves).toContain('open.course.overdue');
    expect(objected().send(maintain, han).leaves).toContain('open.course.served.working');
    expect(objected().send(withdraw, han).state).toBe('withdrawn');
    const amended = objected().send(amend, han);
    expect(amended.context).toMatchObject({
      due: day(35),
      items: [{ id: 'new', met: false }],
      objection: { open: false },
    });
    expect(objected().send({ ...amend, due: day(0) }, han).rules).toEqual(['dueIsAhead']);
    const late = objected().at(day(20));
    expect(late.fork().send(extend, han).leaves).toContain('open.course.served.objected');
    expect(late.send(maintain, han).send(maintain, han).rules).toEqual(['objectionIsOpen']);
  });

  it('and stands while it is stayed: afterwards as much of the limit is left as before', law('T33'), () => {
    const stayed = () => aServedOrder().send(object, sun).at(day(5)).send(stay, han);
    expect(stayed().at(day(60)).leaves).toContain('open.course.stayed');
    const goes = stayed().at(day(8)).send(maintain, han);
    expect(goes.context.due).toBe(day(23));
    expect(goes.at(day(23, -1)).leaves).toContain('open.course.served.working');
    expect(goes.at(day(23)).leaves).toContain('open.course.overdue');
    expect(stayed().at(day(30)).send(all, sun).context).toMatchObject({ submission: { late: false } });
  });
});

describe('results are reviewed', () => {
  it('when each open item is answered with evidence, and no other', law('T33'), () => {
    expect(aServedOrder().send(results('log'), sun).rules).toEqual(['everyItemIsAnswered']);
    expect(aServedOrder().send(results('log', 'duty', 'x'), sun).rules).toEqual(['everyItemIsAnswered']);
    expect(aServedOrder().send(results('log', 'log'), sun).rules).toEqual(['everyItemIsAnswered']);
    expect(
      aServedOrder().send({ type: 'SUBMIT', results: [{ item: 'log', account: '已改', evidence: [] }] }, sun).refusal
        ?.code,
    ).toBe('EVENT_MALFORMED');
    expect(aServedOrder().send({ type: 'REPORT_PROGRESS', account: '已采购设备' }, sun).did).toEqual(['notify N7']);
    expect(aSubmittedOrder().leaves).toContain('open.course.underReview');
  });

  it('and accepted with a finding for each item; then the order has ended', law('T32', 'T33'), () => {
    expect(aSubmittedOrder().send({ ...accept, findings: findings('log') }, bai).rules).toEqual(['everyItemIsMet']);
    const one = aSubmittedOrder().send(accept, bai);
    expect(one.state).toBe('accepted');
    expect(one.effects.at(-1)).toMatchObject({ notice: 'N23', to: ['target', 'reviewer', 'SUPERVISOR'] });
  });

  it('or in part, and the rest stays open until its own limit', law('T32', 'T33'), () => {
    for (const wrong of [findings('log', 'duty'), findings('x')])
      expect(aSubmittedOrder().send({ type: 'ACCEPT_PARTLY', findings: wrong }, bai).rules).toEqual([
        'someItemsAreMet',
      ]);
    const rest = aSubmittedOrder().send(partly, bai);
    expect(rest.leaves).toContain('open.course.served.working');
    expect(rest.fork().send(all, sun).rules).toEqual(['everyItemIsAnswered']);
    expect(
      rest
        .fork()
        .send(results('duty'), sun)
        .send({ ...accept, findings: findings('duty') }, bai).state,
    ).toBe('accepted');
    expect(anOverdueOrder().send(all, sun).send(partly, bai).at(day(20)).leaves).toContain('open.course.overdue');
  });

  it('or returned, with what is missing and a new limit', law('T32', 'T33'), () => {
    expect(aSubmittedOrder().send({ ...sendBack, due: day(0) }, han).rules).toEqual(['dueIsAhead']);
    expect(aSubmittedOrder().send({ ...sendBack, items: [{ item: 'x', problem: '无此项' }] }, han).rules).toEqual([
      'returnedItemsAreOpen',
    ]);
    const returned = aSubmittedOrder().send(sendBack, han);
    expect(returned.context).toMatchObject({ due: day(40), items: [{ problem: null }, { problem: '任命文件未签章' }] });
  });

  it('late results are taken, and lateness is for the issuer to judge', law('T33'), () => {
    const late = anOverdueOrder().at(day(90)).send(all, sun);
    expect(late.context.submission.late).toBe(true);
    expect(late.send(accept, bai).state).toBe('accepted');
    const enforced = aReferredOrder();
    expect(enforced.send(results('log'), sun).rules).toEqual(['everyItemIsAnswered']);
    expect(enforced.send(all, sun).leaves).toContain('open.course.enforcement');
    expect(enforced.context.submission.late).toBe(true);
  });

  it('what fails is referred to enforcement, and stays open until its outcome', law('T32'), () => {
    expect(aServedOrder().send(refer, han).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(aSubmittedOrder().send(refer, han).leaves).toContain('open.course.enforcement');
    const one = aReferredOrder();
    expect([one.tags.includes('referred'), one.at(day(900)).done]).toEqual([true, false]);
    expect(one.send(outcome, bai).state).toBe('enforced');
    expect(one.did).toContain('notify N23');
  });
});
