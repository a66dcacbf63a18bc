import { describe, expect, it } from 'vitest';
import { operatingAgreement } from '../../machines/operation/operating-agreement/index.ts';
import {
  aDraft,
  agreementId,
  allConditions,
  application,
  authority,
  approved,
  certificate,
  doc,
  healthBureau,
  party,
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
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { confirmsAnother } from '../support/confirms-another.ts';
import { type Driven, opening } from '../support/driver.ts';
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
    expect(draft.rules).toEqual([rule]);
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
      proposed({}, { scope: { datasets: [{ id: '病案首页', provider: healthBureau, notProhibited: false }] } }).rules,
    ).toEqual(['dataMayBeOperated']);
  });

  it('the term is not backdated: the day of the proposal may be named, the day before not', law('P13'), () => {
    expect(proposed({ at: '2026-03-31T15:59:00.000Z' }, { effectiveDate: '2026-03-31' }).refusal).toBeUndefined();
    expect(proposed({ at: '2026-03-31T16:00:00.000Z' }, { effectiveDate: '2026-03-31' }).rules).toEqual([
      'isNotBackdated',
    ]);
  });
});

describe('the text lies within what was applied for and decided', () => {
  const narrow = {
    datasets: [{ id: '病案首页', provider: healthBureau }],
    rights: ['productOperation'],
    purposes: ['publicWelfare'],
    scenarios: ['商保核保'],
    reapplied: [],
  };
  const fitting = {
    rights: ['productOperation'],
    charging: [{ purpose: 'publicWelfare', mode: 'free', conditions: '仅用于公益项目' }],
  };
  const dataset = { id: '病案首页', provider: healthBureau, notProhibited: true };
  const scope = (more: object) => ({ scope: { datasets: [dataset], scenarios: ['商保核保'], ...more } });
  const cases: [string, object, string][] = [
    ['another data set', scope({ datasets: [dataset, { ...dataset, id: '公交刷卡' }] }), 'datasetsAreDecided'],
    [
      'another provider',
      scope({ datasets: [{ ...dataset, provider: 'org:11220100013470101L' }] }),
      'providersAreConfirmed',
    ],
    ['another right', { rights: ['processingUse', 'productOperation'] }, 'rightsAreDecided'],
    [
      'another purpose',
      { charging: [...fitting.charging, { purpose: 'publicGovernance', mode: 'free', conditions: '免费' }] },
      'purposesAreDecided',
    ],
    ['another scenario', scope({ scenarios: ['商保核保', '就医引导'] }), 'scenariosAreDecided'],
    ['no list of scenarios', scope({ scenarios: [] }), 'scenariosAreDecided'],
  ];

  it.each(cases)(
    '%s is refused, in the first draft and in the next',
    law('P7(3)', 'P10(2)', 'P10(3)'),
    (_, more, rule) => {
      const how = { decided: { approved: narrow } };
      const first = proposed(how, { ...fitting, ...more });
      expect([first.rules, first.refusal?.articles]).toEqual([[rule], ['P10(2)', 'P10(3)', 'P7(3)']]);
      const again = proposed(how, fitting).send({ type: 'REQUEST_REVISION', reason: '数据目录有误' }, authority);
      expect(again.state).toBe('preparing.drafting');
      again.send({ type: 'PROPOSE', terms: terms({ ...fitting, ...more }) }, authority);
      expect(again.rules).toEqual([rule]);
      expect(again.send({ type: 'PROPOSE', terms: terms(fitting) }, authority).refusal).toBeUndefined();
    },
  );

  it('the provider is neither the operator nor an affiliate of it', law('P4(1)', 'P6(2)', 'P18'), () => {
    for (const provider of [party, 'org:91220101MA0Y2TLK99']) {
      const own = { ...narrow, datasets: [{ id: '病案首页', provider }] };
      const one = proposed(
        { decided: { approved: own, affiliates: ['org:91220101MA0Y2TLK99'] } },
        { ...fitting, ...scope({ datasets: [{ ...dataset, provider }] }) },
      );
      expect([one.rules, one.refusal?.articles]).toEqual([['providerIsAnotherParty'], ['P4(1)', 'P6(2)', 'P18']]);
    }
  });

  it('its provider reads it once it is signed, and shares say who provides what', law('P18'), () => {
    expect(operatingAgreement.readers).not.toContain('PROVIDER');
    const one = proposed();
    expect(operatingAgreement.parties(one.context)).toEqual({ operator: party, provider: [] });
    one.send(signature.operator, operator).send(signature.authority, secondHand);
    expect(operatingAgreement.parties(one.context)).toEqual({ operator: party, provider: [healthBureau] });
    expect(one.shares).toMatchObject({ providers: { 病案首页: healthBureau }, affiliates: [] });
  });
});

describe('signing', () => {
  it(
    'nobody acts for both sides: who filed or signed for the operator, who drafted for the authority',
    law('P10(3)'),
    () => {
      const refused = (one: Driven, event: { type: string; [field: string]: unknown }, actor: Actor) =>
        expect(one.fork().send(event, actor).refusal).toMatchObject({ code: 'MAKER_IS_CHECKER', articles: ['P10(3)'] });
      refused(aDraft(), { type: 'PROPOSE', terms: terms() }, { ...authority, person: 'ma' });
      refused(proposed(), signature.authority, { ...secondHand, person: 'ma' });
      refused(proposed().send(signature.operator, operator), signature.authority, { ...secondHand, person: 'li' });
      refused(proposed(), signature.operator, { ...operator, person: 'zhao' });
      refused(proposed().send(signature.authority, secondHand), signature.operator, { ...operator, person: 'qian' });
    },
  );

  it('the certificate of data security stands on the day of signing', law('P15(3)'), () => {
    const sign = (validUntil: string | null, how = {}) =>
      proposed(how).send(
        { ...signature.authority, certificate: validUntil ? { ...certificate, validUntil } : undefined },
        secondHand,
      );
    // Whatever the regime leaves out at signing: an expired certificate is none.
    for (const how of [{}, { regime: regime({ 'pd.qualification.recheckAtSigning': false }) }])
      for (const gone of ['2026-03-01', null])
        expect(sign(gone, how)).toMatchObject({ rules: ['certificateRuns'], refusal: { articles: ['P15(3)'] } });
    expect(sign('2026-03-02').refusal).toBeUndefined();
  });

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
      const without = {
        ...signature.authority,
        conditions: { ...allConditions, [condition]: { met: false, finding: '已不符合' } },
      };
      expect(proposed().send(without, secondHand).rules).toHaveLength(1);
      const { [condition]: _, ...others } = allConditions;
      expect(proposed().send({ ...signature.authority, conditions: others }, secondHand).rules).toHaveLength(1);
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
      const confirm = { type: 'CONFIRM_LAPSE' };
      one.at('2026-06-01T00:00:00.000Z');
      expect(one.send(confirm, { ...office, person: 'lu.jie' }).rules).toEqual(['somethingIsProposed']);
      one.send({ type: 'DECLARE_LAPSED', reason: '逾期未签' }, office);
      expect([one.state, one.send(confirm, office).rules]).toEqual([
        'signingOverdue',
        ['confirmerDiffersFromProposer'],
      ]);
      const again = one.fork().send({ type: 'DECLARE_LAPSED', reason: '双方均未签' }, office);
      confirmsAnother({ seen: one, now: again, event: confirm, actor: { ...office, person: 'lu.jie' } }, 'P10(3)');
      expect(one.fork().send({ type: 'TAKE_BACK' }, { ...office, person: 'lu.jie' }).rules).toEqual([
        'actorProposedIt',
      ]);
      expect(one.fork().send({ type: 'TAKE_BACK' }, office).context.proposal).toBeNull();
      one.send(confirm, { ...office, person: 'lu.jie' });
      expect([one.state, ...one.did]).toEqual(['lapsed', 'tell AGREEMENT_LAPSED', 'notify N10']);
    },
  );

  it('more time for signing is given once, and not a second time', law('P10(3)'), () => {
    const one = proposed();
    const extended = () =>
      one.at(one.due('pd.agreement.signDue')!).send({ type: 'EXTEND_SIGNING', reason: '等待盖章' }, office).rules;
    expect([extended(), extended()]).toEqual([[], ['extensionIsLeft']]);
  });

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
      approved,
    };
    expect(opening(operatingAgreement, { input, actor: authority })).toMatchObject({
      ok: false,
      code: 'ROLE_NOT_ALLOWED',
    });
  });
});
