// The term of an agreement in the ledger: its early end, its last second, its renewal.
import { describe, expect, it } from 'vitest';
import { departments as evaluators } from '../../machines/operation/annual-evaluation/events.ts';
import { law } from '../support/law.ts';
import { sent, started } from '../support/ledger.ts';
import {
  zhao,
  qian,
  system,
  aCity,
  caseOf,
  ask,
  passTime,
  anAgreement,
  anAgreementInForce,
  anOrder,
  anEvaluationToConfirm,
  theCommittee,
} from './agreement-in-the-ledger.ts';

describe('the term of an agreement, in the ledger', () => {
  it('an early end comes at the end of its day, though no runner asked', law('P13', 'P31'), async () => {
    const city = await aCity();
    const { ledger } = city;
    const { id, operator } = await anAgreementInForce(city);
    const early = await started(
      ledger,
      'earlyTermination',
      { agreement: id, reason: '业务调整', effectiveDate: '2026-06-30' },
      operator,
    );
    await sent(ledger, early, { type: 'PASS', opinion: '同意' }, zhao);
    await theCommittee(city, 'approve');
    await passTime(city, '2026-07-03T09:00:00+08:00', early);
    const [ended, closure] = [await caseOf(city, 'operatingAgreement'), await caseOf(city, 'domainClosure')];
    expect([ended.state, new Date(ended.at).toISOString(), closure.state]).toEqual([
      ['closing'],
      '2026-06-30T16:00:00.000Z',
      ['revoking.asked'],
    ]);
  });

  it(
    'an early end that is decided after its day comes in the same act as the decision',
    law('P7(3)', 'P13', 'P31'),
    async () => {
      const city = await aCity();
      const { id, operator } = await anAgreementInForce(city);
      const early = await started(
        city.ledger,
        'earlyTermination',
        { agreement: id, reason: '业务调整', effectiveDate: '2026-06-30' },
        operator,
      );
      await sent(city.ledger, early, { type: 'PASS', opinion: '同意' }, zhao);
      city.clock.set('2026-07-03T09:00:00+08:00');
      await theCommittee(city, 'approve');
      const ended = await caseOf(city, 'operatingAgreement');
      expect([ended.state, new Date(ended.at).toISOString(), (await caseOf(city, 'earlyTermination')).state]).toEqual([
        ['closing'],
        '2026-07-03T01:00:00.000Z',
        ['effected'],
      ]);
      for (const one of [id, early]) expect(await city.ledger.verifyCase(one)).toMatchObject({ problems: [] });
    },
  );

  it(
    'nothing goes on under an agreement whose term has passed, though no runner asked',
    law('P13', 'P31'),
    async () => {
      const city = await aCity();
      const { ledger, clock, document } = city;
      const { id, operator } = await anAgreementInForce(city);
      const evaluation = await started(ledger, 'annualEvaluation', { agreement: id, year: 2027 }, zhao);
      const order = await started(
        ledger,
        'operatorRectification',
        {
          agreement: id,
          finding: '日志缺失',
          items: [{ item: '日志审计', requirement: '补齐操作日志' }],
          due: '2028-04-30T16:00:00.000Z',
          datasets: ['病案首页'],
        },
        zhao,
      );
      clock.set('2028-03-03T09:00:00+08:00');
      expect(await ask(city, order, { type: 'ACKNOWLEDGE' }, operator)).toMatchObject({
        ok: false,
        code: 'CASE_CLOSED',
      });
      // The last year is evaluated after the end too (P12).
      const request = {
        type: 'REQUEST_EVIDENCE',
        indicators: { version: '2027-1', document },
        departments: [...evaluators],
        items: ['运营情况'],
      };
      expect(await ask(city, evaluation, request, zhao)).toMatchObject({ ok: true });
      for (const [lifecycle, state] of [
        ['operatorRectification', 'overtaken'],
        ['operatingAgreement', 'closing'],
      ] as const) {
        const one = await caseOf(city, lifecycle);
        expect([one.state, new Date(one.at).toISOString()]).toEqual([[state], '2028-03-02T16:00:00.000Z']);
      }
    },
  );

  it(
    'a renewal is signed before the last second or not at all; an open order goes over to the successor',
    law('P13', 'P29'),
    async () => {
      const city = await aCity();
      const { ledger, clock } = city;
      const old = await anAgreementInForce(city);
      const renew = async () => {
        clock.set('2028-02-28T10:00:00+08:00');
        const next = await anAgreement(city, 901, old.id, '2028-03-03');
        await sent(ledger, old.id, { type: 'RENEWAL_APPLIED', application: next.application }, system);
        await sent(ledger, old.id, { type: 'RENEWAL_APPROVED', application: next.application }, system);
        return next;
      };
      const next = await renew();
      const { document: _, ...order } = anOrder(city.document, '2028-04-30T16:00:00.000Z');
      await sent(ledger, await anEvaluationToConfirm(city, old.id, old.operator), { type: 'CONFIRM', order }, qian);
      clock.set('2028-03-02T23:59:59.999+08:00');
      expect(await next.sign()).toMatchObject({ ok: true });
      await passTime(city, '2028-03-03T08:00:00+08:00', old.id);
      const [ended, begun] = [await caseOf(city, 'operatingAgreement', 0), await caseOf(city, 'operatingAgreement', 1)];
      expect([ended.state, begun.tags.includes('inForce'), begun.tags.includes('suspended')]).toEqual([
        ['closing'],
        true,
        true,
      ]);
      expect(
        (
          await ledger.sql`select target from link where case_id = ${(await caseOf(city, 'operatorRectification')).id}`
        )[0],
      ).toMatchObject({ target: next.id });
    },
  );

  it('a renewal signed in the very second of the end comes too late, and both cases say so', law('P13'), async () => {
    const city = await aCity();
    const { ledger, clock } = city;
    const old = await anAgreementInForce(city);
    clock.set('2028-02-28T10:00:00+08:00');
    const next = await anAgreement(city, 901, old.id, '2028-03-03');
    await sent(ledger, old.id, { type: 'RENEWAL_APPLIED', application: next.application }, system);
    await sent(ledger, old.id, { type: 'RENEWAL_APPROVED', application: next.application }, system);
    clock.set('2028-03-03T00:00:00+08:00');
    expect(await next.sign()).toMatchObject({ ok: false });
    await ledger.pendingWork(old.id);
    expect([
      (await caseOf(city, 'operatingAgreement', 0)).state,
      (await caseOf(city, 'operatingAgreement', 1)).state,
    ]).toEqual([['closing'], ['lapsed']]);
  });
});
