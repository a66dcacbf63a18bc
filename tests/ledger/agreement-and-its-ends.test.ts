// One agreement over several cases in the ledger: order and suspension, committee and end, end and closure are each one act.
import { describe, expect, it } from 'vitest';
import { law } from '../support/law.ts';
import { key, sent, started } from '../support/ledger.ts';
import {
  zhao,
  qian,
  third,
  aCity,
  caseOf,
  ask,
  passTime,
  anAgreementInForce,
  anOrder,
  anEvaluationToConfirm,
  anOrderInForce,
  theCommittee,
  closeTheDomain,
} from './agreement-in-the-ledger.ts';

describe('an agreement and its ends, in the ledger', () => {
  it('evaluation, order and suspension are one act, undone by accepted feedback alone', law('P29'), async () => {
    const city = await aCity();
    const { ledger, document } = city;
    const { id, operator } = await anAgreementInForce(city);
    const evaluation = await anEvaluationToConfirm(city, id, operator);
    expect(await ask(city, evaluation, { type: 'CONFIRM' }, qian)).toMatchObject({ ok: false, articles: ['P29'] });
    expect((await caseOf(city, 'operatingAgreement')).tags).toContain('rightsActive');
    const { document: _, ...order } = anOrder(document);
    await sent(ledger, evaluation, { type: 'CONFIRM', order }, qian);
    const [result, ordered, suspended] = [
      await caseOf(city, 'annualEvaluation'),
      await caseOf(city, 'operatorRectification'),
      await caseOf(city, 'operatingAgreement'),
    ];
    expect([result.state, ordered.state, suspended.tags.includes('suspended')]).toEqual([
      ['nonConforming'],
      ['rectifying'],
      true,
    ]);
    await sent(
      ledger,
      ordered.id,
      { type: 'SUBMIT_FEEDBACK', report: document, results: [{ item: '日志审计', done: '已补齐' }] },
      operator,
    );
    await sent(ledger, ordered.id, { type: 'ACCEPT', met: ['日志审计'], opinion: '已整改' }, third);
    expect((await caseOf(city, 'operatingAgreement')).tags).toContain('rightsActive');
    for (const one of [result.id, ordered.id, id]) expect(await ledger.verifyCase(one)).toMatchObject({ problems: [] });
    // The year was evaluated: another one is refused, however often the yearly round runs.
    expect(
      await ledger.open({
        lifecycle: 'annualEvaluation',
        input: { agreement: id, year: 2026 },
        actor: zhao,
        key: key(),
      }),
    ).toMatchObject({ ok: false, articles: ['P12', 'P28'] });
  });

  it(
    'an order not followed goes to the committee; its decision ends the agreement and starts the closure, which alone ends the case',
    law('P7(3)', 'P29', 'P31'),
    async () => {
      const city = await aCity();
      const { id, operator } = await anAgreementInForce(city);
      const order = await anOrderInForce(city, id, operator);
      await passTime(city, '2026-05-01T00:00:00+08:00', order);
      expect((await caseOf(city, 'operatorRectification')).state).toEqual(['overdue']);
      await sent(city.ledger, order, { type: 'WAIVE_STATEMENT' }, operator);
      await sent(city.ledger, order, { type: 'DECLARE_FAILED', reason: '逾期未整改' }, zhao);
      await theCommittee(city, 'approve');
      expect((await caseOf(city, 'operatorRectification')).state).toEqual(['qualificationTerminated']);
      expect((await caseOf(city, 'operatingAgreement')).state).toEqual(['closing']);
      await closeTheDomain(city);
      expect((await caseOf(city, 'domainClosure')).state).toEqual(['closed']);
      expect(await caseOf(city, 'operatingAgreement')).toMatchObject({
        state: ['qualificationTerminated'],
        ended: true,
      });
    },
  );

  it('after a refusal by the committee the suspension stays and a new limit is set', law('P29'), async () => {
    const city = await aCity();
    const { id, operator } = await anAgreementInForce(city);
    const order = await anOrderInForce(city, id, operator);
    await passTime(city, '2026-05-01T00:00:00+08:00', order);
    await sent(city.ledger, order, { type: 'WAIVE_STATEMENT' }, operator);
    await sent(city.ledger, order, { type: 'DECLARE_FAILED', reason: '逾期未整改' }, zhao);
    await theCommittee(city, 'oppose');
    await sent(city.ledger, order, { type: 'SET_LIMIT', due: '2026-06-30T16:00:00Z' }, zhao);
    expect((await caseOf(city, 'operatorRectification')).state).toEqual(['rectifying']);
    expect((await caseOf(city, 'operatingAgreement')).tags).toContain('suspended');
  });

  it(
    'a revocation ends the agreement and overtakes what else was pending; two causes of a suspension are lifted apart',
    law('P7(3)', 'P29'),
    async () => {
      const city = await aCity();
      const { ledger, document } = city;
      const { id, operator } = await anAgreementInForce(city);
      const order = await anOrderInForce(city, id, operator);
      const early = await started(
        ledger,
        'earlyTermination',
        { agreement: id, reason: '业务调整', effectiveDate: '2026-12-01' },
        operator,
      );
      await sent(ledger, early, { type: 'PASS', opinion: '同意' }, zhao);
      const revocation = await started(
        ledger,
        'revocation',
        { agreement: id, ground: 'dataLeakedOrHandedOn', allegation: '提供给第三方' },
        zhao,
      );
      await sent(ledger, revocation, { type: 'INVESTIGATE' }, zhao);
      await sent(ledger, revocation, { type: 'ORDER_SUSPENSION', reason: '防止扩散' }, qian);
      await sent(
        ledger,
        order,
        { type: 'SUBMIT_FEEDBACK', report: document, results: [{ item: '日志审计', done: '已补齐' }] },
        operator,
      );
      await sent(ledger, order, { type: 'ACCEPT', met: ['日志审计'], opinion: '已整改' }, { ...zhao, person: 'sun' });
      expect((await caseOf(city, 'operatingAgreement')).tags).toContain('suspended');
      await sent(
        ledger,
        revocation,
        { type: 'REPORT_FINDINGS', founded: true, report: document, findings: '属实' },
        qian,
      );
      await sent(ledger, revocation, { type: 'WAIVE_STATEMENT' }, operator);
      const matters = await ledger.sql<
        { id: string }[]
      >`select id from cases where lifecycle = 'committeeMatter' order by id`;
      await theCommittee(city, 'approve', 1);
      expect([
        (await caseOf(city, 'revocation')).state,
        (await caseOf(city, 'operatingAgreement')).state,
        (await caseOf(city, 'earlyTermination')).state,
      ]).toEqual([['revoked'], ['closing'], ['overtaken']]);
      expect(matters).toHaveLength(2);
      expect((await caseOf(city, 'committeeMatter', 0)).state).toEqual(['withdrawn']);
    },
  );
});
