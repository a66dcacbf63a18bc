import { describe, expect, it } from 'vitest';
import { operatingAgreement } from '../../machines/operation/operating-agreement/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import {
  aDraft,
  agreementId,
  allConditions,
  anAgreementInForce,
  application,
  authority,
  doc,
  ended,
  office,
  operator,
  organisation,
  party,
  previousFact,
  proposed,
  secondHand,
  signature,
  signed,
  successorId,
  terms,
  uscc,
} from '../support/agreements.ts';
import { type Driven, drive, fact, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const order = `operatorRectification/${uscc}-1/1`;
const early = `earlyTermination/${uscc}-1/1`;
const incident = 'securityIncident/2027-1/1';
const grant = (n: number) => `scenarioGrant/${uscc}/${n}`;
const openGrants = (...ids: string[]) => ({ grants: ids.map((id) => fact(id, { tags: ['inForce'] })) });
const regime = (values: object) => loadRegime({ id: 'own', base: 'cc-2023-draft', values });
const tells = (one: Driven, type: string) =>
  one.effects.flatMap((effect) => (effect.type === 'tell' && effect.event.type === type ? [effect] : []));
const closed = { type: 'CLOSURE_DONE', closure: 'domainClosure/1/1' };
const closeDown = (one: Driven) => one.send({ type: 'CLOSURE_OPENED', case: 'domainClosure/1/1' }).send(closed);

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

describe('the term', () => {
  it('runs for two years from the written day and ends at 24:00, a rest day or not', law('P13'), () => {
    const one = signed(proposed());
    expect(one.shares).toMatchObject({ startsAt: '2026-03-30T16:00:00.000Z', endsAt: '2028-03-31T16:00:00.000Z' });
    one.at('2026-03-30T15:59:59.999Z');
    expect(one.tags).not.toContain('inForce');
    one.at('2026-03-30T16:00:00.000Z');
    expect(one.tags).toEqual(expect.arrayContaining(['inForce', 'rightsActive', 'openToScenarios']));
    // 2028-10-01 is a statutory holiday: the term does not roll, unless the regime says so.
    const onHoliday = (values: object) =>
      signed(proposed({ at: '2024-09-24T02:00:00.000Z', regime: regime(values) }, { effectiveDate: '2024-10-01' }))
        .shares['endsAt'];
    expect(onHoliday({})).toBe('2026-10-01T16:00:00.000Z');
    expect(onHoliday({ 'pd.agreement.termRolls': true })).toBe('2026-10-08T16:00:00.000Z');
  });

  it('from 29 February it ends on 28 February two years on', law('P13'), () => {
    expect(signed(proposed({ at: '2024-02-20T02:00:00.000Z' }, { effectiveDate: '2024-02-29' })).shares['endsAt']).toBe(
      '2026-02-28T16:00:00.000Z',
    );
  });

  it(
    'where both sign after the written day, the rights begin then and the term still counts from the day, or from the signature if the regime says so',
    law('P13'),
    () => {
      const late = (values: object) =>
        signed(proposed({ regime: regime(values) }, { effectiveDate: '2026-03-03' }).at('2026-03-05T02:00:00.000Z'));
      expect(late({}).shares).toMatchObject({
        startsAt: '2026-03-05T02:00:00.000Z',
        endsAt: '2028-03-03T16:00:00.000Z',
      });
      expect(late({}).tags).toContain('inForce');
      expect(late({ 'pd.agreement.termStart': 'lastSignature' }).shares['endsAt']).toBe('2028-03-05T16:00:00.000Z');
    },
  );

  it(
    'reminds once at each of 180, 90, 60, 30 and 7 days, operator and authority, and opens the renewal',
    law('P13'),
    () => {
      const one = anAgreementInForce();
      const days = ['2027-10-03', '2028-01-01', '2028-01-31', '2028-03-01', '2028-03-24'];
      for (const day of days) {
        expect(one.at(`${day}T15:59:59.000Z`).did.filter((what) => what === 'notify N11')).toEqual([]);
        one.at(`${day}T16:00:00.000Z`);
        expect(one.effects.filter((effect) => effect.type === 'notify')).toMatchObject([
          { notice: 'N11', to: ['operator', 'AUTHORITY'] },
        ]);
        expect(one.tags).toContain('expiring');
      }
      expect(anAgreementInForce().at('2027-10-03T15:00:00.000Z').tags).not.toContain('expiring');
    },
  );

  it('no new scenarios are taken in the last thirty days', law('P17(2)'), () => {
    expect(anAgreementInForce().at('2028-03-01T15:59:59.000Z').tags).toContain('openToScenarios');
    expect(anAgreementInForce().at('2028-03-01T16:00:00.000Z').tags).not.toContain('openToScenarios');
  });

  it(
    'at the end everything that hangs on it is told and the closure starts, in the same step, though renewal is undecided',
    law('P13', 'P31'),
    () => {
      const one = anAgreementInForce()
        .at('2028-03-01T00:00:00.000Z')
        .send({ type: 'RENEWAL_APPLIED', application: 'authorizationApplication/x/2' });
      one.at('2028-03-31T15:59:59.999Z');
      expect(one.tags).toContain('inForce');
      one.at('2028-03-31T16:00:00.000Z');
      expect([one.state, ...one.tags]).toEqual(['closing', 'ended']);
      expect(one.effects).toContainEqual({ type: 'tell', to: { rel: 'agreement' }, event: ended('expired') });
      expect(one.effects).toContainEqual({
        type: 'open',
        lifecycle: 'domainClosure',
        reply: 'CLOSURE_OPENED',
        input: {
          agreement: agreementId,
          predecessors: [],
          operator: party,
          assetDisposal: '模型封存，衍生数据删除',
          endedAt: '2028-03-31T16:00:00.000Z',
          coveredBy: null,
        },
      });
      expect(one.send({ ...closed, closure: 'domainClosure/9/9' }).rules).toContain('closureIsOurs');
      expect(closeDown(one).state).toBe('expired');
    },
  );

  it('expiry is not closed where the regime reads P31 narrowly; what hangs on it ends all the same', law('P31'), () => {
    const one = anAgreementInForce({ regime: regime({ 'pd.closure.onExpiry': false }) }).at('2028-03-31T16:00:00.000Z');
    expect([one.state, ...one.did.filter((what) => what !== 'notify N11')]).toEqual([
      'expired',
      'tell AGREEMENT_ENDED',
      'tell AGREEMENT_ENDED',
      'notify N10',
    ]);
  });

  it('holds over while a renewal is undecided only if the regime says so', law('P13'), () => {
    const held = () =>
      anAgreementInForce({ regime: regime({ 'pd.renewal.holdover': true }) })
        .send({ type: 'RENEWAL_APPLIED', application })
        .at('2028-03-31T16:00:00.000Z');
    expect(held().leaves).toContain('inForce.term.heldOver');
    expect(held().send({ type: 'RENEWAL_REFUSED', application }).state).toBe('closing');
    const start = '2028-05-01T16:00:00.000Z';
    const handing = held()
      .send({ type: 'RENEWAL_APPROVED', application })
      .send({ type: 'SUCCESSOR_SIGNED', agreement: successorId, datasets: ['病案首页'], scenarios: [], start });
    expect(handing.leaves).toContain('inForce.term.handingOver');
    expect(tells(handing.at(start), 'AGREEMENT_ENDED')[0]?.event).toMatchObject({
      kind: 'expired',
      successor: successorId,
    });
    expect(
      anAgreementInForce({ regime: regime({ 'pd.renewal.holdover': true }) }).at('2028-03-31T16:00:00.000Z').state,
    ).toBe('closing');
  });
});

describe('renewal', () => {
  const renewal = { previous: agreementId, at: '2028-03-10T02:00:00.000Z', id: successorId };
  const runs = { previous: previousFact() };

  it('begins when the old term has ended, not before', law('P13'), () => {
    expect(proposed(renewal, { effectiveDate: '2028-03-31' }).rules).toEqual(['beginsAfterTheOldEnd']);
    expect(proposed(renewal, { effectiveDate: '2028-04-01' }).refusal).toBeUndefined();
  });

  it('is signed before the old end or not at all', law('P13'), () => {
    const over = { previous: previousFact({ tags: ['ended'] }) };
    const one = proposed(renewal, { effectiveDate: '2028-04-01' });
    expect(one.send(signature.operator, operator, over).rules).toEqual(['oldTermStillRuns']);
    expect(one.send(signature.authority, secondHand, { previous: null }).rules).toEqual(['oldTermStillRuns']);
    expect(one.send(ended('expired')).state).toBe('lapsed');
    const both = signed(proposed(renewal, { effectiveDate: '2028-04-01' }), runs);
    expect(tells(both, 'SUCCESSOR_SIGNED')).toEqual([
      {
        type: 'tell',
        mode: 'must',
        to: agreementId,
        event: {
          type: 'SUCCESSOR_SIGNED',
          agreement: successorId,
          datasets: ['病案首页'],
          scenarios: ['商保核保'],
          start: '2028-03-31T16:00:00.000Z',
        },
      },
    ]);
  });

  it('hands over at the old end what the signed successor covers', law('P13', 'P31'), () => {
    const cover = { agreement: successorId, datasets: ['病案首页'], scenarios: ['商保核保'] };
    const renewed = (start: string) =>
      anAgreementInForce()
        .at('2028-03-01T00:00:00.000Z')
        .send({ type: 'RENEWAL_APPLIED', application })
        .send({ type: 'RENEWAL_APPROVED', application })
        .send({ type: 'SUCCESSOR_SIGNED', ...cover, start });
    const one = renewed('2028-03-31T16:00:00.000Z').at('2028-03-31T16:00:00.000Z');
    expect(tells(one, 'AGREEMENT_ENDED')[0]?.event).toMatchObject({
      kind: 'expired',
      successor: successorId,
      datasets: cover.datasets,
      scenarios: cover.scenarios,
    });
    expect(one.effects).toContainEqual(
      expect.objectContaining({ lifecycle: 'domainClosure', input: expect.objectContaining({ coveredBy: cover }) }),
    );
    // A successor that begins later leaves a gap, and an early end leaves nothing to take over.
    expect(
      tells(renewed('2028-06-01T16:00:00.000Z').at('2028-03-31T16:00:00.000Z'), 'AGREEMENT_ENDED')[0]?.event,
    ).toMatchObject({ successor: null, datasets: [] });
    expect(
      tells(renewed('2028-03-31T16:00:00.000Z').send({ type: 'END', cause: 'revocation/x/1' }), 'AGREEMENT_ENDED')[0]
        ?.event,
    ).toMatchObject({ kind: 'revoked', successor: null });
  });

  it('only the renewal that is pending is decided; after a refusal one may apply again', law('P13'), () => {
    const one = anAgreementInForce().send({ type: 'RENEWAL_APPLIED', application });
    expect(one.send({ type: 'RENEWAL_APPROVED', application: 'authorizationApplication/x/9' }).rules).toEqual([
      'renewalIsOurs',
    ]);
    expect(
      one.send({
        type: 'SUCCESSOR_SIGNED',
        agreement: successorId,
        datasets: [],
        scenarios: [],
        start: '2028-03-31T16:00:00.000Z',
      }).refusal?.code,
    ).toBe('EVENT_NOT_ALLOWED');
    one.send({ type: 'RENEWAL_REFUSED', application });
    expect(one.leaves).toContain('inForce.renewal.refused');
    expect(one.send({ type: 'RENEWAL_APPLIED', application }).leaves).toContain('inForce.renewal.applied');
  });

  it('a successor of an operator whose authorization was revoked does not begin', law('P7(3)'), () => {
    const waiting = () => signed(proposed(renewal, { effectiveDate: '2028-04-01' }), runs);
    expect(waiting().send(ended('revoked')).state).toBe('annulled');
    expect(waiting().send(ended('nonRectification')).state).toBe('annulled');
    expect(waiting().send(ended('early')).at('2028-03-31T16:00:00.000Z').tags).toContain('inForce');
  });

  it('a suspension that goes over to the successor stands when it begins', law('P29'), () => {
    const one = signed(proposed(renewal, { effectiveDate: '2028-04-01' }), runs).send({
      type: 'SUSPEND_RIGHTS',
      cause: order,
      grants: 'all',
    });
    expect(one.at('2028-03-31T16:00:00.000Z').tags).toContain('suspended');
  });
});

describe('suspension and end', () => {
  it('rights are suspended as long as any cause stands, each lifted by its own end alone', law('P29'), () => {
    const one = anAgreementInForce().send({ type: 'SUSPEND_RIGHTS', cause: order, grants: 'all' });
    expect(one.tags).toEqual(expect.arrayContaining(['inForce', 'suspended']));
    expect(tells(one, 'AGREEMENT_SUSPENDED')).toEqual([
      { type: 'tell', to: { rel: 'agreement' }, event: { type: 'AGREEMENT_SUSPENDED', cause: order, grants: 'all' } },
    ]);
    one.send({ type: 'SUSPEND_RIGHTS', cause: incident, grants: [grant(1)] });
    expect(one.send({ type: 'SUSPEND_RIGHTS', cause: order, grants: 'all' }).rules).toEqual(['causeIsNew']);
    one.send({ type: 'LIFT_SUSPENSION', cause: order });
    expect([one.tags.includes('suspended'), ...one.did]).toEqual([true, 'tell AGREEMENT_RESTORED']);
    expect(one.send({ type: 'LIFT_SUSPENSION', cause: order }).rules).toEqual(['causeStands']);
    expect(one.send({ type: 'LIFT_SUSPENSION', cause: incident }).tags).toContain('rightsActive');
  });

  it('nobody suspends or restores by hand: only the case that is the cause', law('P29'), () => {
    const one = anAgreementInForce();
    expect(one.send({ type: 'SUSPEND_RIGHTS', cause: order, grants: 'all' }, authority).refusal?.code).toBe(
      'ROLE_NOT_ALLOWED',
    );
    one.send({ type: 'SUSPEND_RIGHTS', cause: order, grants: 'all' });
    expect(one.send({ type: 'LIFT_SUSPENSION', cause: order }, authority).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });

  it(
    'a termination takes the grants of the order and gives the others back; with none left the agreement ends',
    law('P29'),
    () => {
      const suspended = (more = {}) =>
        anAgreementInForce(more).send({ type: 'SUSPEND_RIGHTS', cause: order, grants: 'all' });
      const terminate = { type: 'TERMINATE_SCOPE', cause: order, grants: [grant(1)] };
      const part = suspended().send(terminate, undefined, openGrants(grant(1), grant(2)));
      expect([part.tags.includes('rightsActive'), ...part.did]).toEqual([
        true,
        'tell TERMINATE_GRANT',
        'tell AGREEMENT_RESTORED',
      ]);
      expect(tells(part, 'TERMINATE_GRANT')[0]?.to).toEqual([grant(1)]);
      const whole = suspended().send(terminate, undefined, openGrants(grant(1)));
      expect(whole.state).toBe('closing');
      expect(closeDown(whole).state).toBe('qualificationTerminated');
      expect(suspended().send({ ...terminate, grants: 'all' }, undefined, openGrants(grant(1), grant(2))).state).toBe(
        'closing',
      );
      const wide = suspended({ regime: regime({ 'pd.termination.scope': 'wholeAgreement' }) });
      expect(wide.send(terminate, undefined, openGrants(grant(1), grant(2))).state).toBe('closing');
    },
  );

  it.each([
    [
      'terminatedEarly',
      (one: Driven) =>
        one
          .send({ type: 'EARLY_END_SET', cause: early, at: '2026-06-30T16:00:00.000Z' })
          .at('2026-06-30T16:00:00.000Z'),
    ],
    ['revoked', (one: Driven) => one.send({ type: 'END', cause: 'revocation/1/1' })],
  ] as const)(
    'an agreement that ends otherwise closes the domain and is %s when that is done',
    law('P31'),
    (final, end) => {
      const one = end(anAgreementInForce());
      expect(one.did).toEqual(['tell AGREEMENT_ENDED', 'tell AGREEMENT_ENDED', 'open domainClosure', 'notify N10']);
      expect(one.tags).not.toContain('inForce');
      expect(closeDown(one).state).toBe(final);
    },
  );

  it(
    'reports that are overdue stand against the operator until an evaluation has considered them',
    law('P12', 'P16(3)', 'P30'),
    () => {
      const report = 'operationReport/x/1';
      const one = anAgreementInForce().send({
        type: 'DUTY_OVERDUE',
        duty: 'operationReport',
        case: report,
        period: '2026Q2',
      });
      expect(one.leaves).toContain('inForce.duties.inArrears');
      one.send({ type: 'DUTY_MET', case: report });
      expect(one.leaves).toContain('inForce.duties.upToDate');
      expect(one.shares['overdue']).toEqual([{ duty: 'operationReport', case: report, period: '2026Q2', met: true }]);
      one.send({
        type: 'EVALUATED',
        evaluation: 'annualEvaluation/x/1',
        year: 2026,
        part: null,
        conforming: true,
        considered: [report],
      });
      expect(one.shares).toMatchObject({
        overdue: [],
        evaluations: [{ evaluation: 'annualEvaluation/x/1', year: 2026, conforming: true }],
      });
    },
  );

  it('an early end that is set ends it at that instant, and whoever asks is told that end', law('P13'), () => {
    const set = () =>
      anAgreementInForce().send({ type: 'EARLY_END_SET', cause: early, at: '2026-06-30T16:00:00.000Z' });
    expect(set().shares['endsAt']).toBe('2026-06-30T16:00:00.000Z');
    expect(set().at('2026-06-30T15:59:59.999Z').tags).toContain('inForce');
    expect(set().at('2026-06-30T16:00:00.000Z').context.end).toEqual({
      kind: 'early',
      cause: early,
      at: '2026-06-30T16:00:00.000Z',
    });
  });

  it('closes with it what came over from those before it', law('P13', 'P31'), () => {
    const first = `operatingAgreement/${uscc}/0`;
    const one = drive(operatingAgreement, {
      input: { application, operator: organisation, previous: agreementId },
      facts: {
        previous: previousFact({
          shares: { endsAt: '2026-03-31T16:00:00.000Z', operator: party, predecessors: [first] },
        }),
      },
    });
    expect([one.context.predecessors, one.shares['predecessors']]).toEqual([
      [agreementId, first],
      [agreementId, first],
    ]);
  });

  it('costs of the domain are kept by kind', law('P21'), () => {
    const cost = { type: 'RECORD_COST', kind: 'masking', amountFen: 120_000, period: '2026-04' };
    expect(anAgreementInForce().send(cost, authority).send(cost, authority).context.costs).toEqual({
      masking: 240_000,
    });
  });

  it('a newer law’s term of five years is a matter of the regime; old cases keep theirs', law('P13'), async () => {
    const { default: file } = await import('../../examples/regime.cc-2025.json', { with: { type: 'json' } });
    expect(signed(proposed({ regime: loadRegime(file) })).shares['endsAt']).toBe('2031-03-31T16:00:00.000Z');
    expect(signed(proposed()).shares['endsAt']).toBe('2028-03-31T16:00:00.000Z');
  });
});

describe('the whole chart', () => {
  it(
    'answers every event in every state and role, and can always end',
    { ...law('P10(3)', 'P13', 'P31'), timeout: 90_000 },
    () => {
      const input = {
        application,
        operator: { type: 'organisation', uscc, name: '某公司', usccOverride: '测试' },
        previous: null,
      };
      const payloads = {
        PROPOSE: [{ terms: terms({ effectiveDate: '2028-04-01' }) }, { terms: { document: doc('a') } }],
        REQUEST_REVISION: [{ reason: '有误' }],
        DECLINE: [{ reason: '放弃' }],
        EXTEND_SIGNING: [{ reason: '盖章' }],
        DECLARE_LAPSED: [{ reason: '逾期' }],
        SIGN_AS_OPERATOR: [{ document: doc('a') }],
        SIGN_AS_AUTHORITY: [{ document: doc('a'), conditions: allConditions }, { document: doc('a') }],
        RECORD_COST: [{ kind: 'resources', amountFen: 1, period: '2026-04' }],
        SUSPEND_RIGHTS: [{ cause: order, grants: 'all' }],
        LIFT_SUSPENSION: [{ cause: order }, { cause: incident }],
        TERMINATE_SCOPE: [
          { cause: order, grants: 'all' },
          { cause: order, grants: [grant(1)] },
        ],
        END: [{ cause: order }],
        EARLY_END_SET: [{ cause: early, at: '2027-01-01T16:00:00.000Z' }],
        RENEWAL_APPLIED: [{ application }],
        RENEWAL_APPROVED: [{ application }],
        RENEWAL_REFUSED: [{ application }],
        SUCCESSOR_SIGNED: [{ agreement: successorId, datasets: [], scenarios: [], start: '2031-01-01T00:00:00.000Z' }],
        DUTY_OVERDUE: [{ duty: 'annualReport', case: 'annualReport/1/1', period: '2026' }],
        DUTY_MET: [{ case: 'annualReport/1/1' }],
        EVALUATED: [{ evaluation: 'annualEvaluation/1/1', year: 2026, part: null, conforming: true, considered: [] }],
        AGREEMENT_ENDED: [ended('expired'), ended('revoked')],
        CLOSURE_OPENED: [{ case: 'domainClosure/1/1' }],
        CLOSURE_DONE: [{ closure: 'domainClosure/1/1' }],
      };
      const common = {
        facts: () => [{ previous: previousFact(), grants: [fact(grant(2), { tags: ['inForce'] })] }],
        keyOf: ({ end, closure, terms: text }: Record<string, unknown>) => [
          (end as { kind: string } | null)?.kind,
          closure,
          text !== null,
        ],
      };
      // The regions of an agreement in force are independent: reports and suspensions in one walk, renewal and holdover in the other.
      const without = (...types: string[]) => Object.fromEntries(types.map((type) => [type, []]));
      const first = explore(operatingAgreement, {
        ...common,
        starts: [{ input, facts: { previous: null } }],
        payloads: { ...payloads, ...without('RENEWAL_APPLIED') },
      });
      const second = explore(operatingAgreement, {
        ...common,
        starts: [
          {
            input: { ...input, previous: agreementId },
            facts: { previous: previousFact() },
            at: '2028-03-10T02:00:00.000Z',
            regime: regime({ 'pd.renewal.holdover': true, 'pd.closure.onExpiry': false }),
          },
        ],
        payloads: { ...payloads, ...without('SUSPEND_RIGHTS', 'DUTY_OVERDUE', 'TERMINATE_SCOPE', 'END') },
      });
      const both = (name: 'states' | 'taken' | 'refused') => new Set([...first[name], ...second[name]]);
      const explored = {
        nodes: first.nodes + second.nodes,
        states: both('states'),
        taken: both('taken'),
        refused: both('refused'),
      };
      expect(missedBy(operatingAgreement, explored)).toEqual({ states: ['preparing.choosing'], events: [] });
      expect(explored.refused).toContain('SIGN_AS_AUTHORITY MAKER_IS_CHECKER');
    },
  );
});
