import { describe, expect, it } from 'vitest';
import { prohibitions } from '../../machines/operation/scenario-grant/events.ts';
import { scenarioGrant } from '../../machines/operation/scenario-grant/index.ts';
import type { CaseFact, Facts } from '../../machines/kernel/lifecycle.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { fact, opening } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  input,
  dataset,
  notProhibited,
  submit,
  points,
  consent,
  answer,
  provide,
  facts,
  aDraft,
  underReview,
  inUse,
} from '../support/scenario-grant.ts';
import {
  anAgreement,
  authority,
  health,
  healthBureau,
  operator,
  operatorId,
  stranger,
  successorId,
  transport,
  transportBureau,
  withAgreement,
} from '../support/under-agreement.ts';

describe('the request for data of a scenario', () => {
  it.each([
    [{ partners: [] }, 'partnersAreDefinite', 'P17(1)'],
    [{ withoutPartner: true }, 'partnersAreDefinite', 'P17(1)'],
    [{ scopeOfUse: undefined }, 'scopeIsDefinite', 'P17(1)'],
    [{ value: {} }, 'valueIsShown', 'P17(1)'],
    [{ feasibility: undefined }, 'feasibilityIsShown', 'P17(2)'],
    [{ goals: [] }, 'goalsAreSet', 'P17(2)'],
    [{ plan: undefined }, 'planLiesWithinTerm', 'P17(2)'],
    [{ plan: { start: '2026-03-10', end: '2028-01-01' } }, 'planLiesWithinTerm', 'P17(2)'],
    [{ plan: { start: '2025-12-31', end: '2026-12-31' } }, 'planLiesWithinTerm', 'P17(2)'],
    [{ datasets: [dataset('公交刷卡', transportBureau, { fields: [] })] }, 'dataIsMinimal', 'P17(3)'],
    [{ datasets: [dataset('公交刷卡', transportBureau, { necessity: undefined })] }, 'dataIsMinimal', 'P17(3)'],
    [{ partnersGetNoData: undefined }, 'partnersGetNoData', 'P16(2)'],
    [{ purpose: 'sectorDevelopment' }, 'purposeIsCharged', 'P22'],
    [{ datasets: [dataset('户籍')] }, 'dataIsAuthorized', 'P4(4)'],
    [{ datasets: [dataset('公交刷卡', transportBureau, { catalogue: undefined })] }, 'dataIsCatalogued', 'P6(2)'],
    [{ datasets: [dataset('公交刷卡', transportBureau, { grade: undefined })] }, 'dataIsGraded', 'P25'],
    [
      { datasets: [dataset('公交刷卡', transportBureau, { useRequirements: undefined })] },
      'useRequirementsAreKept',
      'P6(2)',
    ],
  ])(
    'is refused where it leaves something open: %o',
    law('P17(1)', 'P17(2)', 'P17(3)', 'P16(2)', 'P22', 'P4(4)', 'P6(2)', 'P25'),
    (more, rule, article) => {
      const draft = underReview(more);
      expect([draft.state, draft.rules, draft.refusal?.articles]).toEqual([
        'application.draft',
        [rule],
        expect.arrayContaining([article]),
      ]);
    },
  );

  it.each(prohibitions.map((kind) => [kind]))(
    'declares, one by one, that none of the data is of a kind that may not be operated: %s',
    law('P9'),
    (kind) => {
      const draft = underReview({ notProhibited: { ...notProhibited, [kind]: undefined } });
      expect([draft.rules.length, draft.refusal?.articles]).toEqual([1, ['P9']]);
    },
  );

  it(
    'needs an agreement in force with active rights, the right to process, and time left',
    law('P4(3)', 'P10(3)', 'P17(2)', 'P29'),
    () => {
      const rulesOf = (agreement: CaseFact) => aDraft().send(submit(), operator, withAgreement(agreement)).rules;
      expect(rulesOf(anAgreement({ tags: ['inForce', 'suspended', 'openToScenarios'] }))).toEqual(['rightsStand']);
      expect(rulesOf(anAgreement({ tags: ['inForce', 'rightsActive'] }))).toEqual(['intakeIsOpen']);
      expect(rulesOf(anAgreement({ tags: ['rightsActive', 'openToScenarios'] }))).toEqual(['agreementStands']);
      expect(rulesOf(anAgreement({}, { rights: ['productOperation'] }))).toEqual(['processingIsAuthorized']);
      expect(rulesOf(anAgreement({}, { scenarios: ['就医引导'] }))).toEqual(['scenarioIsAuthorized']);
      expect(rulesOf(anAgreement({}, { scenarios: [] }))).toEqual([]);
      expect(aDraft().send(submit(), operator, {}).refusal?.code).toBe('GUARD_REFUSED');
      const open = (more: Facts, actor = operator) => {
        const one = opening(scenarioGrant, { input, actor, facts: { ...facts, ...more } });
        return 'ok' in one ? one.code : 'opened';
      };
      expect([
        open({}),
        open({}, stranger),
        open({ agreement: anAgreement({ tags: ['inForce', 'suspended'] }) }),
      ]).toEqual(['opened', 'GUARD_REFUSED', 'GUARD_REFUSED']);
    },
  );

  it('may plan beyond the term only into a signed successor that covers it', law('P13', 'P17(2)'), () => {
    const beyond = submit({ plan: { start: '2026-03-10', end: '2028-06-30' } });
    const covered = (shares: CaseFact['shares'] = {}) =>
      fact(successorId, {
        shares: { endsAt: '2029-12-31T16:00:00.000Z', datasets: ['公交刷卡'], scenarios: ['公交线网优化'], ...shares },
      });
    const known = (successor: CaseFact): Facts => ({
      agreement: anAgreement({}, { successor: successorId }),
      successors: [successor],
    });
    expect(aDraft().send(beyond, operator, known(covered())).state).toContain('underReview');
    expect(aDraft().send(beyond, operator, known(covered({ datasets: ['门诊量'] }))).rules).toEqual([
      'planLiesWithinTerm',
    ]);
    expect(aDraft().send(beyond, operator, { ...facts, successors: [covered()] }).rules).toEqual([
      'planLiesWithinTerm',
    ]);
    expect(
      aDraft().send(submit({ plan: { start: '2026-03-10', end: '2027-12-31' } }), operator, facts).refusal,
    ).toBeUndefined();
  });

  it('is one for each scenario of an operator, from the draft on', law('P17'), () => {
    const [claim] = scenarioGrant.claims!(aDraft().context);
    expect([claim!.scope, claim!.value.startsWith(operatorId)]).toEqual(['scenario', true]);
    expect(scenarioGrant.claims!(inUse().context)).toEqual([claim]);
  });
});

describe('the joint review', () => {
  it('wants the consent of the authority and of every provider, in any order', law('P18'), () => {
    const two = { datasets: [dataset(), dataset('门诊量', healthBureau)] };
    const review = underReview(two).send(provide(), transport, facts);
    expect(review.leaves).toEqual([
      'application.underReview.authority.pending',
      'application.underReview.providers.pending',
    ]);
    review.send(consent(), authority, facts);
    expect(review.tags).toEqual(['underReview']);
    review.send(provide(answer('门诊量')), health, facts);
    expect([review.tags.includes('inForce'), review.shares['datasets']]).toEqual([true, ['公交刷卡', '门诊量']]);
    expect(
      underReview(two)
        .send(provide(), transport, facts)
        .send({ type: 'REFUSE_AS_PROVIDER', reason: '用途不符' }, health).state,
    ).toBe('refused');
    expect(underReview(two).send({ type: 'REFUSE', reason: '用途不符' }, authority).state).toBe('refused');
  });

  it('every provider consents: no regime grants the data of one that refused', law('P18'), () => {
    expect(() =>
      loadRegime({ id: 'own', base: 'cc-2023-draft', values: { 'pd.request.providerRule': 'majority' } }),
    ).toThrow('P18');
    const third = 'org:11220100013470309T';
    const three = { datasets: [dataset(), dataset('门诊量', healthBureau), dataset('公交刷卡', third)] };
    const review = underReview(three).send(consent(), authority, facts);
    expect(review.fork().send({ type: 'REFUSE_AS_PROVIDER', reason: '不同意' }, health).state).toBe('refused');
    expect(
      review
        .send(provide(), transport, facts)
        .send(provide(), { person: 'third', hat: 'PROVIDER', party: third }, facts).tags,
    ).toEqual(['underReview']);
  });

  it.each(points.map((point) => [point]))(
    'finds every point clear before the authority consents: %s',
    law('P9', 'P17(1)', 'P17(2)', 'P17(3)', 'P18'),
    (point) => {
      const review = underReview();
      expect(review.send(consent({ [point]: { clear: false, basis: '存疑' } }), authority, facts).rules).toHaveLength(
        1,
      );
      expect(review.send(consent({ [point]: undefined }), authority, facts).rules).toHaveLength(1);
    },
  );

  it.each([
    [{ catalogued: false }, 'ownDataIsCatalogued', 'P6(2)'],
    [{ graded: false }, 'ownDataIsGraded', 'P25'],
    [{ withinUseRequirements: false }, 'ownRequirementsAreMet', 'P6(2)'],
    [{ prohibited: 'closedByLaw' }, 'ownDataIsNotProhibited', 'P9'],
  ])(
    'has each provider confirm its own data: %o does not pass',
    law('P6(2)', 'P9', 'P18', 'P25'),
    (more, rule, article) => {
      const review = underReview().send(provide(answer('公交刷卡', more)), transport, facts);
      expect([review.rules, review.refusal?.articles]).toEqual([[rule], expect.arrayContaining([article])]);
      expect(review.send(provide(answer('别的数据')), transport, facts).rules).toHaveLength(4);
    },
  );

  it('is done by different persons, each provider once, and by nobody else', law('P18'), () => {
    const review = underReview({ datasets: [dataset(), dataset('门诊量', healthBureau)] });
    expect(review.send(consent(), { ...authority, person: operator.person }, facts).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
    expect(review.send(provide(), stranger, facts).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    review.send(consent(), authority, facts);
    expect(review.send(provide(), { ...transport, person: authority.person }, facts).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
    review.send(provide(), transport, facts);
    expect(review.send(provide(), { ...transport, person: 'another' }, facts).rules).toEqual([
      'providerHasNotAnswered',
    ]);
  });

  it('escalates silence and never decides by it; a return asks all of them again', law('P18'), () => {
    const review = underReview().send(provide(), transport, facts);
    const late = review.fork().at('2026-06-30T00:00:00.000Z');
    expect([
      late.state,
      late.effects.some((effect) => effect.type === 'notify' && effect.about?.['kind'] === 'escalate'),
    ]).toEqual([review.state, true]);
    review.send({ type: 'RETURN', items: [{ item: '字段', problem: '过宽' }] }, transport);
    expect(review.state).toBe('application.correction');
    expect(review.fork().at('2026-03-16T16:00:00.000Z').state).toBe('lapsed');
    review.send(submit({}, 'RESUBMIT'), operator, facts).send(consent(), authority, facts);
    expect(review.leaves).toEqual([
      'application.underReview.authority.consented',
      'application.underReview.providers.pending',
    ]);
  });
});
