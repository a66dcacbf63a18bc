import { describe, expect, it } from 'vitest';
import { prohibitions } from '../../machines/operation/scenario-grant/events.ts';
import { scenarioGrant } from '../../machines/operation/scenario-grant/index.ts';
import type { CaseFact, Facts } from '../../machines/kernel/lifecycle.ts';
import { defaultRegime } from '../../machines/regimes/index.ts';
import { drive, fact, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import {
  agreementEnded,
  agreementId,
  anAgreement,
  authority,
  declared,
  domain,
  health,
  healthBureau,
  operator,
  operatorId,
  order,
  otherOrder,
  restored,
  secondAuthority,
  stranger,
  successorId,
  suspended,
  transport,
  transportBureau,
  withAgreement,
} from '../support/under-agreement.ts';
import { law } from '../support/law.ts';

const id = 'scenarioGrant/91220101MA0Y2TLK3X-1-test/1';
const input = { agreement: agreementId, scenario: '公交线网优化' };
const dataset = (name = '公交刷卡', provider = transportBureau, more: object = {}) => ({
  dataset: name,
  provider,
  catalogue: `CC-JT-${name}`,
  grade: '一般数据二级',
  useRequirements: declared,
  fields: ['站点', '时刻'],
  necessity: '用于统计站点客流',
  ...more,
});
const notProhibited = Object.fromEntries(prohibitions.map((kind) => [kind, declared]));
const requestOf = (more: object = {}) => ({
  description: '以刷卡记录优化公交线网',
  purpose: 'publicWelfare',
  partners: [{ name: '长春公交集团', role: '线路调整' }],
  partnersGetNoData: declared,
  scopeOfUse: '长春市区线网规划',
  value: { social: '缩短候车时间' },
  feasibility: '已有试点',
  goals: ['平均候车时间缩短一分钟'],
  plan: { start: '2026-03-10', end: '2026-12-31' },
  datasets: [dataset()],
  notProhibited,
  ...more,
});
const submit = (more: object = {}, type = 'SUBMIT') => ({ type, request: requestOf(more) });
const clear = { clear: true, basis: '已审核' };
const points = [
  'scenario',
  'partners',
  'scope',
  'value',
  'feasibility',
  'plan',
  'minimality',
  'notProhibited',
] as const;
const consent = (more: object = {}) => ({
  type: 'CONSENT',
  review: { ...Object.fromEntries(points.map((point) => [point, clear])), ...more },
});
const answer = (name = '公交刷卡', more: object = {}) => ({
  dataset: name,
  catalogued: true,
  graded: true,
  withinUseRequirements: true,
  prohibited: null,
  ...more,
});
const provide = (...answers: object[]) => ({
  type: 'CONSENT_AS_PROVIDER',
  answers: answers.length ? answers : [answer()],
});
const facts = withAgreement();
const acceptance = 'domainAcceptance/changchun/1';
const staff = 'staffAdmission/91220101MA0Y2TLK3X-1-0123/1';
const anAcceptedDomain = fact(acceptance, { tags: ['accepted'] });
const aPerson = (more: Partial<CaseFact> = {}) =>
  fact(staff, { tags: ['admitted'], shares: { agreement: agreementId, grants: [id] }, ...more });
const ready: Facts = { ...facts, acceptance: anAcceptedDomain, accounts: [aPerson()] };
const provision = { type: 'PROVISION', acceptance, accounts: [staff] };
const reply = (type: string, more: object = {}) => ({ type, receipt: 'R-1', ...more });

const aDraft = (regime = defaultRegime) => drive(scenarioGrant, { input, actor: operator, facts, id, regime });
const underReview = (more: object = {}, regime = defaultRegime) => aDraft(regime).send(submit(more), operator, facts);
const granted = (more: object = {}) =>
  underReview(more).send(consent(), authority, facts).send(provide(), transport, facts);
const inUse = (more: object = {}) =>
  granted(more).send(provision, authority, ready).send(reply('ACCESS_PROVISIONED'), domain);
const callsOf = (one: { effects: { type: string }[] }) =>
  one.effects.flatMap((effect) =>
    'op' in effect && 'input' in effect
      ? [`${String(effect.op)} ${String((effect.input as { order: number }).order)}`]
      : [],
  );
const access = (one: { leaves: string[] }) =>
  one.leaves
    .find((leaf) => leaf.includes('.access.'))
    ?.split('.')
    .at(-1);

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

  it('can be content with more than half of the providers where the regime says so', law('P18'), () => {
    const regime = {
      ...defaultRegime,
      values: { ...defaultRegime.values, 'pd.request.providerRule': 'majority' as const },
    };
    const third = 'org:11220100013470309T';
    const three = { datasets: [dataset(), dataset('门诊量', healthBureau), dataset('公交刷卡', third)] };
    const review = underReview(three, regime)
      .send(consent(), authority, facts)
      .send({ type: 'REFUSE_AS_PROVIDER', reason: '不同意' }, health);
    expect(review.tags).toEqual(['underReview']);
    expect(review.fork().send({ type: 'REFUSE_AS_PROVIDER', reason: '不同意' }, transport).state).toBe('refused');
    expect(
      review
        .send(provide(), transport, facts)
        .send(provide(), { person: 'third', hat: 'PROVIDER', party: third }, facts).tags,
    ).toContain('inForce');
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

describe('access in the domain', () => {
  it(
    'is provisioned in an accepted domain, for admitted staff of the scenario, and confirmed',
    law('P11', 'P18', 'P20(1)'),
    () => {
      const one = granted();
      expect(access(one)).toBe('unprovisioned');
      expect(one.send(provision, authority, { ...ready, acceptance: fact(acceptance) }).rules).toEqual([
        'domainIsAccepted',
      ]);
      expect(one.send(provision, authority, { ...ready, acceptance: null }).rules).toEqual(['domainIsAccepted']);
      expect(one.send(provision, authority, { ...ready, accounts: [aPerson({ tags: ['suspended'] })] }).rules).toEqual([
        'staffIsAdmitted',
      ]);
      expect(
        one.send(provision, authority, { ...ready, accounts: [aPerson({ shares: { grants: [] } })] }).rules,
      ).toEqual(['staffIsAdmitted']);
      one.send(provision, authority, ready);
      expect([access(one), one.tags.includes('inUse'), callsOf(one)]).toEqual(['provisioning', false, ['provision 1']]);
      expect(one.send(reply('ACCESS_PROVISIONED'), authority).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      expect(one.send(reply('ACCESS_PROVISIONED'), domain).tags).toContain('inUse');
    },
  );

  it('alerts when the domain does not confirm, once and once more, and goes on waiting', law('P20'), () => {
    const one = granted().send(provision, authority, ready);
    expect(one.fork().at('2026-03-02T05:59:59.999Z').did).toEqual([]);
    expect(one.at('2026-03-02T06:00:00.000Z').did).toEqual(['notify N19']);
    expect([one.at('2026-04-02T06:00:00.000Z').did.filter((did) => did === 'notify N19').length, access(one)]).toEqual([
      1,
      'provisioning',
    ]);
  });

  it(
    'is shut from the instant of a suspension, and comes back when every cause is lifted and the domain confirms',
    law('P29'),
    () => {
      const one = inUse().send(suspended(order));
      expect([access(one), one.tags.includes('inUse'), one.tags.includes('suspended'), callsOf(one)]).toEqual([
        'suspending',
        false,
        true,
        ['suspend 2'],
      ]);
      one.send(reply('ACCESS_SUSPENDED'), domain).send(suspended(otherOrder)).send(restored(order));
      expect([access(one), one.context.causes]).toEqual(['shut', [otherOrder]]);
      expect(one.send(suspended(otherOrder)).refusal).toBeDefined();
      one.send(restored(otherOrder));
      expect([access(one), callsOf(one), one.tags.includes('inUse')]).toEqual(['restoring', ['restore 3'], false]);
      expect(one.send(reply('ACCESS_RESTORED'), domain).tags).toContain('inUse');
    },
  );

  it(
    'is shut again when a cause comes while the domain restores it; the late answer changes nothing',
    law('P29'),
    () => {
      const one = inUse()
        .send(suspended(order))
        .send(reply('ACCESS_SUSPENDED'), domain)
        .send(restored(order))
        .send(suspended(otherOrder));
      expect([access(one), callsOf(one)]).toEqual(['suspending', ['suspend 4']]);
      expect(one.send(reply('ACCESS_RESTORED'), domain).refusal?.code).toBe('EVENT_NOT_ALLOWED');
      expect(access(one)).toBe('suspending');
    },
  );

  it('is not touched by an order over other grants, nor opened while one stands', law('P29'), () => {
    expect(access(inUse().send(suspended(order, ['scenarioGrant/other/1'])))).toBe('open');
    const one = granted().send(suspended(order, [id]));
    expect([access(one), one.tags.includes('suspended')]).toEqual(['withheld', true]);
    expect(one.send(provision, authority, ready).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(access(one.send(restored(order)))).toBe('unprovisioned');
    const reviewed = underReview()
      .send(suspended(order))
      .send(consent(), authority, facts)
      .send(provide(), transport, facts);
    expect(access(reviewed)).toBe('withheld');
  });
});

describe('data that are re-graded', () => {
  const regrade = (prohibited: boolean, name = '公交刷卡') => ({
    type: 'REGRADE',
    dataset: name,
    grade: prohibited ? '禁止开放' : '一般数据三级',
    prohibited,
    reason: '分级复核',
  });

  it('as prohibited suspend the grant until they are permitted again', law('P6(2)', 'P9'), () => {
    const one = inUse().send(regrade(true), transport);
    expect([access(one), one.tags.includes('barred'), one.did]).toEqual([
      'suspending',
      true,
      expect.arrayContaining(['tell GRANT_SUSPENDED', 'call domain.suspend']),
    ]);
    one.send(suspended(order)).send(restored(order)).send(reply('ACCESS_SUSPENDED'), domain);
    expect(access(one)).toBe('shut');
    expect(one.send(regrade(false), transport).did).toContain('tell GRANT_RESTORED');
    expect([access(one), one.context.granted.datasets[0].grade]).toEqual(['restoring', '一般数据三级']);
  });

  it(
    'are graded by their own provider or the authority, and may be left out by a change',
    law('P6(2)', 'P9', 'P17'),
    () => {
      const one = inUse({ datasets: [dataset(), dataset('门诊量', transportBureau)] });
      const both = provide(answer(), answer('门诊量'));
      expect(one.leaves.some((leaf) => leaf.includes('application'))).toBe(true);
      one.send(both, transport, facts).send(provision, authority, ready).send(reply('ACCESS_PROVISIONED'), domain);
      expect(one.send(regrade(true, '户籍'), authority).rules).toContain('dataIsOfTheGrant');
      expect(inUse().send(regrade(true), { ...health, party: healthBureau }).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      const mixed = underReview({ datasets: [dataset(), dataset('门诊量', healthBureau)] })
        .send(consent(), authority, facts)
        .send(provide(), transport, facts)
        .send(provide(answer('门诊量')), health, facts);
      expect(mixed.send(regrade(true), health).rules).toEqual(['dataIsTheirs']);
      one.send(regrade(true, '门诊量'), authority).send(reply('ACCESS_SUSPENDED'), domain);
      expect(one.send(submit({ datasets: [dataset('门诊量')] }, 'REQUEST_CHANGE'), operator, facts).rules).toEqual([
        'barredDataIsLeftOut',
      ]);
      one
        .send(submit({}, 'REQUEST_CHANGE'), operator, facts)
        .send(consent(), authority, facts)
        .send(provide(), transport, facts);
      expect([access(one), one.shares['datasets'], one.shares['barred']]).toEqual(['restoring', ['公交刷卡'], []]);
    },
  );
});

describe('a change of the scenario', () => {
  const change = submit({ plan: { start: '2026-03-10', end: '2027-06-30' } }, 'REQUEST_CHANGE');

  it('is a new version that goes through the joint review while the old one stays in use', law('P17', 'P18'), () => {
    const one = inUse().send(change, operator, facts);
    expect(one.tags.sort()).toEqual(['inForce', 'inUse', 'underReview']);
    one.send(consent(), authority, facts).send(provide(), transport, facts);
    expect([one.shares['version'], one.due('planEnds'), access(one), callsOf(one)]).toEqual([
      2,
      '2027-06-30T16:00:00.000Z',
      'provisioning',
      ['provision 2'],
    ]);
    const refused = inUse()
      .send(change, operator, facts)
      .send({ type: 'REFUSE_AS_PROVIDER', reason: '不同意' }, transport);
    expect([refused.shares['version'], refused.due('planEnds'), access(refused)]).toEqual([
      1,
      '2026-12-31T16:00:00.000Z',
      'open',
    ]);
  });

  it('falls away when it is withdrawn or not corrected in time; the grant stays', law('P17', 'P18'), () => {
    expect(inUse().send({ type: 'WITHDRAW_CHANGE' }, operator).rules).toEqual(['changeIsPending']);
    const returned = inUse()
      .send(change, operator, facts)
      .send({ type: 'RETURN', items: [{ item: '计划', problem: '过长' }] }, authority);
    expect(returned.tags).toContain('changing');
    expect(returned.fork().send({ type: 'WITHDRAW_CHANGE' }, operator).tags.sort()).toEqual(['inForce', 'inUse']);
    expect(returned.fork().send(submit({}, 'RESUBMIT'), operator, facts).tags).toContain('underReview');
    expect(returned.at('2026-03-16T16:00:00.000Z').tags.sort()).toEqual(['inForce', 'inUse']);
  });
});

describe('findings at the gates of the domain', () => {
  const finding = (gate: string) => ({ type: 'REPORT_FINDING', gate, description: '门禁记录显示异常' });

  it('are examined by another person, and may open a revocation', law('P16(2)', 'P20(1)', 'P20(2)', 'P26'), () => {
    const one = inUse().send(finding('handedToPartner'), authority);
    expect(one.send({ type: 'START_REVOCATION', reason: '向合作伙伴提供数据' }, authority).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
    one.send({ type: 'START_REVOCATION', reason: '向合作伙伴提供数据' }, secondAuthority);
    expect(one.effects).toEqual([
      {
        type: 'open',
        lifecycle: 'revocation',
        input: {
          agreement: agreementId,
          ground: 'dataLeakedOrHandedOn',
          allegation: '向合作伙伴提供数据',
          evidence: [],
        },
      },
    ]);
    const raw = inUse()
      .send(finding('rawDataSeen'), domain)
      .send({ type: 'START_REVOCATION', reason: '原始数据可见' }, authority);
    expect(raw.effects).toEqual([
      expect.objectContaining({ input: expect.objectContaining({ ground: 'processedOutsideDomain' }) }),
    ]);
    expect(inUse().send(finding('rawDataSeen'), operator).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });

  it('may open an order to correct, for this grant', law('P20(1)', 'P20(2)', 'P29'), () => {
    const one = inUse().send(finding('unmaskedTraining'), domain).send(finding('operationsUnrecorded'), domain);
    const orderCorrection = {
      type: 'ORDER_CORRECTION',
      items: [{ item: '脱敏', requirement: '改用脱敏样本' }],
      due: '2026-04-01T16:00:00.000Z',
    };
    expect(one.send({ ...orderCorrection, due: '2026-03-01T00:00:00.000Z' }, authority).rules).toEqual([
      'limitIsAhead',
    ]);
    one.send(orderCorrection, authority);
    expect(one.effects).toEqual([
      {
        type: 'open',
        lifecycle: 'operatorRectification',
        input: {
          agreement: agreementId,
          finding: 'unmaskedTraining: 门禁记录显示异常; operationsUnrecorded: 门禁记录显示异常',
          items: orderCorrection.items,
          due: orderCorrection.due,
          scope: [id],
        },
      },
    ]);
    expect(
      inUse().send(finding('leaked'), domain).send({ type: 'DISMISS_FINDING', reason: '误报' }, authority).context
        .findings,
    ).toEqual([]);
  });
});

describe('a grant ends', () => {
  it(
    'with its plan, at 24:00 of its last day, and is closed when the domain confirms that nothing remains',
    law('P17(2)'),
    () => {
      const one = inUse().at('2026-12-31T15:59:59.999Z');
      expect(one.tags).toContain('inUse');
      one.at('2026-12-31T16:00:00.000Z');
      expect([one.state, one.tags, one.did]).toEqual([
        'revoking.asked',
        [],
        ['tell GRANT_ENDED', 'notify N18', 'call domain.revoke'],
      ]);
      expect(one.effects).toContainEqual({
        type: 'tell',
        to: { rel: 'grant' },
        event: { type: 'GRANT_ENDED', cause: id, kind: 'completed' },
      });
      one.send(reply('ACCESS_REVOKED', { remaining: 2 }), domain);
      expect(one.state).toBe('revoking.incomplete');
      expect(one.at('2026-12-31T17:00:00.000Z').state).toBe('revoking.asked');
      expect(one.send(reply('ACCESS_REVOKED', { remaining: 0 }), domain).state).toBe('completed');
    },
  );

  it('with the qualification for its data, or when the operator gives it up', law('P29', 'P17'), () => {
    const terminated = inUse().send({ type: 'TERMINATE_GRANT', cause: order });
    expect(terminated.effects).toContainEqual(
      expect.objectContaining({ event: { type: 'GRANT_ENDED', cause: id, kind: 'terminated' } }),
    );
    expect(terminated.send(reply('ACCESS_REVOKED', { remaining: 0 }), domain).state).toBe('terminated');
    expect(
      inUse()
        .send({ type: 'RELINQUISH', reason: '业务调整' }, operator)
        .send(reply('ACCESS_REVOKED', { remaining: 0 }), domain).state,
    ).toBe('relinquished');
    expect(inUse().send({ type: 'TERMINATE_GRANT', cause: order }, authority).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });

  it('with the agreement in the same act, whatever its state; the closure revokes the access', law('P31'), () => {
    for (const one of [
      granted(),
      inUse(),
      inUse().send(suspended(order)),
      inUse().send(submit({}, 'REQUEST_CHANGE'), operator, facts),
    ]) {
      one.send(agreementEnded());
      expect([one.state, one.did, one.done]).toEqual(['ceased', [], true]);
    }
    expect(underReview().send(agreementEnded()).state).toBe('lapsed');
    expect(inUse().send({ type: 'RELINQUISH', reason: '业务调整' }, operator).send(agreementEnded()).state).toBe(
      'relinquished',
    );
  });

  it('or goes over to a signed successor that covers its scenario and data', law('P13', 'P31'), () => {
    const successor: Facts = { successor: fact(successorId, { shares: { endsAt: '2029-12-31T16:00:00.000Z' } }) };
    const full = inUse({ plan: { start: '2026-03-10', end: '2027-12-31' } });
    expect(full.due('planEnds')).toBeUndefined();
    full.send(agreementEnded({ datasets: ['公交刷卡'], scenarios: ['公交线网优化'] }), undefined, successor);
    expect([
      access(full),
      full.shares['agreement'],
      scenarioGrant.links!(full.context),
      full.context.termEndsAt,
    ]).toEqual(['open', successorId, { agreement: successorId }, '2029-12-31T16:00:00.000Z']);
    expect(inUse().send(agreementEnded({ datasets: ['门诊量'], scenarios: ['公交线网优化'] })).state).toBe('ceased');
    expect(inUse().send(agreementEnded({ datasets: ['公交刷卡'], scenarios: ['就医引导'] })).state).toBe('ceased');
    expect(
      inUse()
        .send({ type: 'RELINQUISH', reason: '业务调整' }, operator)
        .send(agreementEnded({ datasets: [], scenarios: [] })).state,
    ).toBe('revoking.asked');
  });
});

describe('the chart of the scenario grant', () => {
  const starts = [{ input, actor: operator, facts, id }];
  const payloads = {
    SUBMIT: [submit()],
    RESUBMIT: [submit({}, 'RESUBMIT')],
    REQUEST_CHANGE: [submit({}, 'REQUEST_CHANGE')],
    CONSENT: [consent()],
    REFUSE: [{ reason: '不同意' }],
    CONSENT_AS_PROVIDER: [provide()],
    REFUSE_AS_PROVIDER: [{ reason: '不同意' }],
    RETURN: [{ items: [{ item: '字段', problem: '过宽' }] }],
    PROVISION: [provision],
    REGRADE: [
      { dataset: '公交刷卡', grade: '禁止', prohibited: true, reason: '复核' },
      { dataset: '公交刷卡', grade: '二级', prohibited: false, reason: '复核' },
    ],
    REPORT_FINDING: [{ gate: 'rawDataSeen', description: '异常' }],
    DISMISS_FINDING: [{ reason: '误报' }],
    ORDER_CORRECTION: [{ items: [{ item: '脱敏', requirement: '整改' }], due: '2099-01-01T00:00:00Z' }],
    START_REVOCATION: [{ reason: '违规' }],
    RELINQUISH: [{ reason: '放弃' }],
    TERMINATE_GRANT: [{ cause: order }],
    ACCESS_PROVISIONED: [{ receipt: 'R' }],
    ACCESS_SUSPENDED: [{ receipt: 'R' }],
    ACCESS_RESTORED: [{ receipt: 'R' }],
    ACCESS_REVOKED: [
      { receipt: 'R', remaining: 0 },
      { receipt: 'R', remaining: 1 },
    ],
    AGREEMENT_SUSPENDED: [suspended(order)],
    AGREEMENT_RESTORED: [restored(order)],
    AGREEMENT_ENDED: [agreementEnded(), agreementEnded({ datasets: ['公交刷卡'], scenarios: [] })],
  };

  // The regions multiply; each pair that can meet is walked with the others at rest (a payload of the wrong shape).
  const atRest = (types: string[]) => ({
    ...payloads,
    ...Object.fromEntries(types.map((type) => [type, [{ wrong: true }]])),
  });
  const walks = [
    ['REQUEST_CHANGE', 'REPORT_FINDING'],
    ['REPORT_FINDING', 'REGRADE', 'AGREEMENT_SUSPENDED'],
    ['REQUEST_CHANGE', 'AGREEMENT_SUSPENDED', 'REGRADE'],
  ].map(atRest);

  it(
    'every state takes or refuses every event in every role, and can end',
    { ...law('P17', 'P18'), timeout: 240_000 },
    () => {
      const explored = walks.map((walk) =>
        explore(scenarioGrant, {
          starts,
          payloads: walk,
          persons: ['anna', 'bo', 'cai'],
          facts: () => [ready],
          keyOf: ({ causes, version, askedVersion, end }) => [
            (causes as string[]).length > 0,
            version === 0,
            version === askedVersion,
            (end as { kind?: string } | null)?.kind,
          ],
        }),
      );
      const missed = explored.map((one) => missedBy(scenarioGrant, one));
      expect(missed[0]!.states.filter((leaf) => missed.every(({ states }) => states.includes(leaf)))).toEqual([]);
      expect(missed[0]!.events.filter((type) => missed.every(({ events }) => events.includes(type)))).toEqual([]);
    },
  );
});
