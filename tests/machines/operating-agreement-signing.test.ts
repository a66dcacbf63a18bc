import { describe, expect, it } from 'vitest';
import { operatingAgreement } from '../../machines/operation/operating-agreement/index.ts';
import {
  aDraft,
  agreementId,
  allConditions,
  application,
  authority,
  doc,
  office,
  operator,
  proposed,
  regime,
  secondHand,
  signature,
  tells,
  terms,
  uscc,
} from '../support/agreements.ts';
import { opening } from '../support/driver.ts';
import { law } from '../support/law.ts';

describe('the text of the agreement', () => {
  it.each([
    ['rightsAndDuties', 'rightsAndDutiesAreStated'],
    ['scope', 'scopeIsStated'],
    ['effectiveDate', 'termIsStated'],
    ['revenueMethod', 'revenueMethodIsStated'],
    ['dataSecurity', 'dataSecurityIsStated'],
    ['assetDisposal', 'assetDisposalIsStated'],
    ['exit', 'exitIsStated'],
  ])('an agreement without %s is not put to signature', law('P4(4)'), (field, rule) => {
    const draft = aDraft().send({ type: 'PROPOSE', terms: terms({ [field]: undefined }) }, authority);
    expect(draft.rules).toContain(rule);
    expect(draft.refusal?.articles).toContain('P4(4)');
  });

  it(
    'only the right to process and the right to operate products are granted, never the right to hold the data',
    law('P4(3)'),
    () => {
      expect(proposed({}, { rights: ['processingUse', 'dataHolding'] }).rules).toEqual(['holdingRightStays']);
      expect(proposed({}, { rights: [] }).rules).toEqual(['rightsAreNamed']);
      expect(proposed({}, { rights: ['productOperation'] }).refusal).toBeUndefined();
    },
  );

  it('public purposes use data free of charge, industry pays, both on stated conditions', law('P22'), () => {
    const charging = (...list: object[]) => proposed({}, { charging: list }).rules;
    const evaluated = { valuation: doc('b'), priceEvaluation: doc('c') };
    expect(charging({ purpose: 'publicGovernance', mode: 'paid', conditions: '按次付费', ...evaluated })).toEqual([
      'modeFitsPurpose',
    ]);
    expect(charging({ purpose: 'sectorDevelopment', mode: 'free', conditions: '免费' })).toEqual(['modeFitsPurpose']);
    expect(charging({ purpose: 'publicWelfare', mode: 'free' })).toEqual(['conditionsOfUseAreStated']);
    expect(charging()).toEqual(['chargingIsAgreed']);
  });

  it('paid use rests on a value evaluation and a price evaluation', law('P22'), () => {
    const paid = { purpose: 'industrialDevelopment', mode: 'paid', conditions: '按季结算' };
    expect(proposed({}, { charging: [paid] }).rules).toEqual(['paidUseIsEvaluated']);
    expect(proposed({}, { charging: [{ ...paid, valuation: doc('b') }] }).rules).toEqual(['paidUseIsEvaluated']);
    expect(
      proposed({}, { charging: [{ ...paid, valuation: doc('b'), priceEvaluation: doc('c') }] }).refusal,
    ).toBeUndefined();
  });

  it(
    'distribution, costs of the domain and the first to answer for security are agreed',
    law('P24', 'P21', 'P26'),
    () => {
      expect(proposed({}, { distribution: undefined }).rules).toEqual(['distributionIsStated']);
      expect(proposed({}, { costs: undefined }).rules).toEqual(['costsAreBorne']);
      expect(proposed({}, { responsibility: undefined }).rules).toEqual(['responsibilityIsStated']);
    },
  );

  it('data that may not be operated are not in the scope', law('P9'), () => {
    expect(
      proposed({}, { scope: { datasets: [{ id: '涉密数据', provider: '某局', notProhibited: false }] } }).rules,
    ).toEqual(['dataMayBeOperated']);
  });

  it('the term is not backdated: the day of the proposal may be named, the day before not', law('P13'), () => {
    expect(proposed({ at: '2026-03-31T15:59:00.000Z' }, { effectiveDate: '2026-03-31' }).refusal).toBeUndefined();
    expect(proposed({ at: '2026-03-31T16:00:00.000Z' }, { effectiveDate: '2026-03-31' }).rules).toEqual([
      'isNotBackdated',
    ]);
  });
});

describe('signing', () => {
  it(
    'operator and authority both sign the very text that was proposed; then the application has its agreement',
    law('P10(3)', 'P4(4)'),
    () => {
      const one = proposed();
      expect(one.send({ ...signature.operator, document: doc('e') }, operator).rules).toEqual(['signsTheProposedText']);
      expect(one.send(signature.operator, { ...operator, party: 'org:91220101MA0Y2TLK99' }).refusal?.code).toBe(
        'ROLE_NOT_ALLOWED',
      );
      one.send(signature.operator, operator);
      expect(one.leaves).toContain('preparing.signing.authority.unsigned');
      one.send(signature.authority, secondHand);
      expect(one.state).toBe('awaitingStart');
      expect(tells(one, 'AGREEMENT_SIGNED')).toEqual([
        { type: 'tell', to: application, event: { type: 'AGREEMENT_SIGNED', agreement: agreementId } },
      ]);
    },
  );

  it('who drafted the text does not sign it for the authority', law('P10(3)'), () => {
    expect(proposed().send(signature.authority, authority).refusal?.code).toBe('MAKER_IS_CHECKER');
  });

  it.each(Object.keys(allConditions))(
    'the condition %s is found met again at signing, unless the regime leaves that out',
    law('P14', 'P15'),
    (condition) => {
      const without = { ...signature.authority, conditions: { ...allConditions, [condition]: false } };
      expect(proposed().send(without, secondHand).rules).toHaveLength(1);
      expect(
        proposed({ regime: regime({ 'pd.qualification.recheckAtSigning': false }) }).send(without, secondHand).refusal,
      ).toBeUndefined();
    },
  );

  it('a text that changes is signed anew by both', law('P10(3)'), () => {
    const one = proposed()
      .send(signature.operator, operator)
      .send({ type: 'REQUEST_REVISION', reason: '数据目录有误' }, authority);
    expect(one.state).toBe('preparing.drafting');
    one.send({ type: 'PROPOSE', terms: terms({ document: doc('f') }) }, authority);
    expect(one.leaves).toEqual(['preparing.signing.operator.unsigned', 'preparing.signing.authority.unsigned']);
    expect(one.send(signature.operator, operator).rules).toEqual(['signsTheProposedText']);
  });

  it(
    'an agreement that is not signed in twenty working days waits for the office: more time, or lapsed',
    law('P10(3)'),
    () => {
      const one = proposed().send(signature.operator, operator);
      expect(one.due('pd.agreement.signDue')).toBe('2026-03-30T16:00:00.000Z');
      one.at('2026-03-30T16:00:00.000Z');
      expect(one.state).toBe('signingOverdue');
      expect(one.send(signature.authority, secondHand).refusal?.code).toBe('EVENT_NOT_ALLOWED');
      one.send({ type: 'EXTEND_SIGNING', reason: '等待盖章' }, office);
      expect(one.leaves).toEqual(['preparing.signing.operator.unsigned', 'preparing.signing.authority.unsigned']);
      one.at('2026-06-01T00:00:00.000Z').send({ type: 'DECLARE_LAPSED', reason: '逾期未签' }, office);
      expect([one.state, ...one.did]).toEqual(['lapsed', 'tell AGREEMENT_LAPSED', 'notify N10']);
    },
  );

  it('the applicant may decline to sign', law('P10(3)'), () => {
    expect(proposed().send({ type: 'DECLINE', reason: '条件不接受' }, operator).did).toEqual([
      'tell AGREEMENT_LAPSED',
      'notify N10',
    ]);
  });

  it('only a decided application opens an agreement', law('P7(3)', 'P10(3)'), () => {
    const input = {
      application,
      operator: { type: 'organisation', uscc, name: '某公司', usccOverride: '测试' },
      previous: null,
    };
    expect(opening(operatingAgreement, { input, actor: authority })).toMatchObject({
      ok: false,
      code: 'ROLE_NOT_ALLOWED',
    });
  });
});
