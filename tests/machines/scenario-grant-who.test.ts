// Who asks, who consents, whose data (P4(1), P6(2), P18), and what the committee has ended (P29).
import { describe, expect, it } from 'vitest';
import { scenarioGrant } from '../../machines/operation/scenario-grant/index.ts';
import type { Actor, Facts } from '../../machines/kernel/lifecycle.ts';
import { fact, opening } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  aDraft,
  consent,
  dataset,
  facts,
  granted,
  inUse,
  input,
  provide,
  provision,
  ready,
  reply,
  submit,
  underReview,
} from '../support/scenario-grant.ts';
import {
  agreementId,
  anAgreement,
  authority,
  domain,
  health,
  healthBureau,
  operator,
  operatorId,
  restored,
  secondAuthority,
  suspended,
  order,
  transport,
  transportBureau,
  withAgreement,
} from '../support/under-agreement.ts';

const colleague: Actor = { ...operator, person: 'second.operator' };
const returns = { type: 'RETURN', items: [{ item: '字段', problem: '过宽' }] };
/** Every way in which a request is handed in. */
const waysIn: [string, (more: object, about: Facts, actor?: Actor) => ReturnType<typeof aDraft>][] = [
  ['SUBMIT', (more, about, actor = operator) => aDraft().send(submit(more), actor, about)],
  [
    'RESUBMIT',
    (more, about, actor = operator) =>
      underReview().send(returns, authority).send(submit(more, 'RESUBMIT'), actor, about),
  ],
  ['REQUEST_CHANGE', (more, about, actor = operator) => inUse().send(submit(more, 'REQUEST_CHANGE'), actor, about)],
  [
    'RESUBMIT of a change',
    (more, about, actor = operator) =>
      inUse()
        .send(submit({}, 'REQUEST_CHANGE'), operator, facts)
        .send(returns, authority)
        .send(submit(more, 'RESUBMIT'), actor, about),
  ],
];

describe.each(waysIn)('a request at %s', (_, handIn) => {
  it.each([
    ['its own organisation', [dataset('公交刷卡', operatorId)], {}, ['P6(2)', 'P18', 'P4(1)']],
    ['another provider', [dataset('公交刷卡', healthBureau)], {}, ['P6(2)', 'P18']],
    ['a provider that the agreement does not name', [dataset()], { providers: {} }, ['P6(2)', 'P18']],
    [
      'the operator, though the agreement names it',
      [dataset('公交刷卡', operatorId)],
      { providers: { 公交刷卡: operatorId } },
      ['P4(1)', 'P18'],
    ],
  ])(
    'does not name %s as the provider of a data set',
    law('P4(1)', 'P6(2)', 'P18'),
    (_who, datasets, shares, articles) => {
      const one = handIn({ datasets }, withAgreement(anAgreement({}, shares)));
      expect([one.refusal?.code, one.refusal?.articles.toSorted()]).toEqual(['GUARD_REFUSED', articles.toSorted()]);
    },
  );

  it.each([
    ['data', { datasets: ['公交刷卡'], scenarios: [] }],
    ['the scenario', { datasets: [], scenarios: ['公交线网优化'] }],
  ])('is refused where the committee has ended the qualification for %s', law('P29'), (_what, terminated) => {
    const one = handIn({}, withAgreement(anAgreement({}, { terminated })));
    expect([one.rules, one.refusal?.articles]).toEqual([['scopeIsNotTerminated'], ['P29']]);
    expect(
      handIn({}, withAgreement(anAgreement({}, { terminated: { datasets: ['门诊量'], scenarios: [] } }))).refusal,
    ).toBeUndefined();
  });

  it('leaves out what was barred in another grant of the agreement', law('P9'), () => {
    const others = [fact('scenarioGrant/other/1', { shares: { agreement: agreementId, barred: ['公交刷卡'] } })];
    const one = handIn({}, { ...facts, others });
    expect([one.rules, one.refusal?.articles]).toEqual([['barredDataIsLeftOut'], ['P9']]);
  });
});

describe('the persons of a joint review', () => {
  it('is nobody who asked, then or earlier, in whatever hat', law('P18'), () => {
    const corrected = underReview().send(returns, authority).send(submit({}, 'RESUBMIT'), colleague, facts);
    for (const { person } of [operator, colleague]) {
      const [office, unit] = [
        { ...authority, person },
        { ...transport, person },
      ];
      for (const [event, actor] of [
        [consent(), office],
        [{ type: 'REFUSE', reason: '用途不符' }, office],
        [returns, office],
        [provide(), unit],
        [{ type: 'REFUSE_AS_PROVIDER', reason: '用途不符' }, unit],
        [returns, unit],
      ] as const)
        expect(corrected.fork().send(event, actor, facts).refusal?.code, `${event.type} ${person}`).toBe(
          'MAKER_IS_CHECKER',
        );
    }
    expect(corrected.send(consent(), authority, facts).send(provide(), transport, facts).tags).toContain('inForce');
  });

  it('nor somebody for whom they act', law('P18'), () => {
    const deputy: Actor = { ...authority, person: 'deputy', onBehalfOf: operator.person };
    expect(underReview().send(consent(), deputy, facts).refusal?.code).toBe('MAKER_IS_CHECKER');
  });

  it('who reviewed for one side does not ask, nor review for another side, afterwards', law('P18'), () => {
    const back = underReview().send(provide(), transport, facts).send(returns, authority);
    for (const person of [authority.person, transport.person])
      expect(back.fork().send(submit({}, 'RESUBMIT'), { ...operator, person }, facts).refusal?.code).toBe(
        'MAKER_IS_CHECKER',
      );
    const again = back.send(submit({}, 'RESUBMIT'), operator, facts);
    expect(again.send(consent(), { ...authority, person: transport.person }, facts).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
    expect(again.send(consent(), authority, facts).send(provide(), transport, facts).tags).toContain('inForce');
  });

  it('wants the hat of a provider as well as its party', law('P6(2)', 'P18'), () => {
    const [operatorHat, otherParty] = [{ ...transport, hat: 'OPERATOR' } as const, { ...health, person: 'x' } as const];
    for (const event of [provide(), { type: 'REFUSE_AS_PROVIDER', reason: '不同意' }]) {
      expect(underReview().send(event, operatorHat, facts).rules).toEqual(['answersAsProvider']);
      expect(underReview().send(event, otherParty, facts).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    }
    expect(underReview().send(returns, operatorHat).rules).toEqual(['returnsInOwnHat']);
    const regrade = { type: 'REGRADE', dataset: '公交刷卡', grade: '禁止', prohibited: true, reason: '复核' };
    expect(inUse().send(regrade, operatorHat).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(inUse().send(regrade, otherParty).rules).toEqual(['dataIsTheirs']);
    expect(inUse().send(regrade, { ...transport, person: operator.person }).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(inUse().send(regrade, transport).tags).toContain('barred');
  });

  it('one provider that refuses ends the request, however many consent', law('P18'), () => {
    const two = { datasets: [dataset(), dataset('门诊量', healthBureau)] };
    const review = underReview(two).send(consent(), authority, facts).send(provide(), transport, facts);
    expect(review.send({ type: 'REFUSE_AS_PROVIDER', reason: '不同意' }, health, facts).state).toBe('refused');
  });
});

describe('what the committee has ended', () => {
  const ended = withAgreement(anAgreement({}, { terminated: { datasets: ['公交刷卡'], scenarios: [] } }));

  it('is not consented to and not opened, though it was asked for before', law('P29'), () => {
    for (const [event, actor] of [
      [consent(), authority],
      [provide(), transport],
    ] as const)
      expect(underReview().send(event, actor, ended).rules).toEqual(['scopeIsNotTerminated']);
    const one = granted().send(provision, authority, { ...ready, ...ended });
    expect([one.rules, one.refusal?.articles]).toEqual([['scopeIsNotTerminated'], ['P29']]);
    const asked = opening(scenarioGrant, {
      input,
      actor: operator,
      facts: withAgreement(anAgreement({}, { terminated: { datasets: [], scenarios: [input.scenario] } })),
    });
    expect('ok' in asked && asked.articles).toEqual(['P29']);
  });
});

describe('barred data are refused under P9', () => {
  const regrade = { type: 'REGRADE', dataset: '公交刷卡', grade: '禁止', prohibited: true, reason: '复核' };
  const meanwhile = {
    others: [fact('scenarioGrant/other/1', { shares: { agreement: agreementId, barred: ['公交刷卡'] } })],
  };

  it.each([
    ['CONSENT', underReview, consent(), authority, facts],
    ['CONSENT_AS_PROVIDER', () => underReview().send(consent(), authority, facts), provide(), transport, facts],
    ['PROVISION', granted, provision, authority, ready],
  ])('also at %s, when they were barred in another grant meanwhile', law('P9'), (_, made, event, actor, about) => {
    const one = made();
    expect(one.fork().send(event, actor, about).refusal).toBeUndefined();
    one.send(event, actor, { ...about, ...meanwhile });
    expect([one.rules, one.refusal?.articles]).toEqual([['barredDataIsLeftOut'], ['P9']]);
  });

  it('before access is opened, with or without a suspension beside it', law('P9'), () => {
    const one = granted().send(regrade, transport).send(provision, authority, ready);
    expect([one.rules, one.refusal?.articles]).toEqual([['dataMayStillBeOperated'], ['P9']]);
    one.send(suspended(order)).send(provision, authority, ready);
    expect(one.refusal?.articles).toEqual(['P9', 'P29']);
  });
});

describe('calls to the domain', () => {
  const holds = (one: ReturnType<typeof inUse>) =>
    one.effects.flatMap((effect) => (effect.type === 'call' ? [[effect.op, effect.holds?.tags, one.tags]] : []));

  it('that open access hold while the grant asks for it, and no longer', law('P9', 'P29', 'P31'), () => {
    const asked = granted().send(provision, authority, ready);
    expect(holds(asked)).toEqual([['provision', ['opening'], expect.arrayContaining(['opening'])]]);
    expect(asked.fork().send(suspended(order)).tags).not.toContain('opening');
    const shut = inUse().send(suspended(order));
    expect(holds(shut)).toEqual([['suspend', ['suspended'], expect.arrayContaining(['suspended'])]]);
    const back = shut.send(reply('ACCESS_SUSPENDED'), domain).send(restored(order));
    expect(holds(back)).toEqual([['restore', ['opening'], expect.arrayContaining(['opening'])]]);
    expect(back.send({ type: 'RELINQUISH', reason: '业务调整' }, operator).tags).not.toContain('opening');
    // What takes access away is never overtaken by a change of mind.
    expect(holds(back)).toEqual([['revoke', undefined, back.tags]]);
  });
});

describe('hands of a grant', () => {
  it('are who asked and who reported or decided on a finding', law('P16(2)', 'P20', 'P29'), () => {
    const one = inUse()
      .send({ type: 'REPORT_FINDING', gate: 'leaked', description: '异常' }, authority)
      .send(
        { type: 'ORDER_CORRECTION', items: [{ item: '脱敏', requirement: '整改' }], due: '2026-04-01T16:00:00.000Z' },
        secondAuthority,
      );
    expect(one.refusal).toBeUndefined();
    expect(scenarioGrant.hands!(one.context)).toEqual([operator.person, authority.person, secondAuthority.person]);
  });

  it('an older case goes on with what it knew', law('P18'), () => {
    const old = underReview().case;
    const { applicants, reviewers, examiners, ...rest } = old.context;
    expect([applicants, reviewers, examiners]).toEqual([[operator.person], [], []]);
    const context = { ...rest, applicant: operator.person, consentedBy: authority.person };
    expect(scenarioGrant.migrations![1]!.migrate({ ...old, context }).context).toMatchObject({
      applicants: [operator.person],
      reviewers: [{ person: authority.person, side: 'AUTHORITY' }],
      examiners: [],
    });
  });

  it('the provider reads what holds its data, and no other', law('P6(2)'), () => {
    expect([scenarioGrant.parties(inUse().context)['provider'], scenarioGrant.readers]).toEqual([
      [transportBureau],
      ['AUTHORITY', 'COMMITTEE_OFFICE'],
    ]);
  });
});
