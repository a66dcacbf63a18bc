import { describe, expect, it } from 'vitest';
import { productExport } from '../../machines/operation/product-export/index.ts';
import type { Facts } from '../../machines/kernel/lifecycle.ts';
import { defaultRegime } from '../../machines/regimes/index.ts';
import { opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';
import {
  fingerprint,
  secondGrant,
  facts,
  bothGrants,
  inputOf,
  submit,
  checked,
  approve,
  aDraft,
  underReview,
  approved,
  exported,
  misuse,
  grantEnded,
} from '../support/product-export.ts';
import {
  aGrant,
  agreementEnded,
  agreementId,
  authority,
  document,
  domain,
  grantId,
  operator,
  operatorId,
  order,
  restored,
  aSuccessor,
  secondAuthority,
  stranger,
  transportBureau,
  successorId,
  suspended,
} from '../support/under-agreement.ts';

const confirmed = { type: 'CONFIRM_MISUSE', opinion: '经核查属实' };

describe('a public-data product', () => {
  it.each([
    [{ rawDataAbsent: undefined }, 'rawDataIsDeclaredAbsent', 'P27'],
    [{ reversibilityTest: undefined }, 'irreversibilityIsTested', 'P27'],
    [{ pricing: undefined }, 'pricingFollowsTheRules', 'P24'],
    [{ sources: [{ grant: grantId, dataset: '门诊量' }] }, 'sourcesAreGranted', 'P25'],
    [{ sources: [{ grant: secondGrant, dataset: '公交刷卡' }] }, 'sourcesAreGranted', 'P25'],
  ])('is submitted with what the review needs: %o is refused', law('P24', 'P25', 'P27'), (more, rule, article) => {
    const draft = aDraft().send(submit(more), operator, facts);
    expect([draft.rules, draft.refusal?.articles]).toEqual([[rule], expect.arrayContaining([article])]);
  });

  it('is made for scenarios whose grants are in use, by the operator of the agreement', law('P17', 'P27'), () => {
    expect(
      aDraft().send(submit(), operator, { ...facts, grants: [aGrant({ tags: ['inForce', 'suspended'] })] }).rules,
    ).toEqual(['grantsAreInUse']);
    expect(aDraft().send(submit(), operator, { ...facts, grants: [] }).rules).toEqual(
      expect.arrayContaining(['grantsAreInUse']),
    );
    const answer = (more: Facts, actor = operator) => {
      const one = opening(productExport, { input: inputOf('report'), actor, facts: { ...facts, ...more } });
      return 'ok' in one ? one.code : 'opened';
    };
    expect([answer({}), answer({}, stranger), answer({ grants: [aGrant({}, { agreement: successorId })] })]).toEqual([
      'opened',
      'GUARD_REFUSED',
      'GUARD_REFUSED',
    ]);
  });

  it('never leaves the domain with raw data, or where raw data can be restored', law('P27', 'P11(1)'), () => {
    const submitted = aDraft().send(submit(), operator, facts);
    expect(submitted.effects).toContainEqual(
      expect.objectContaining({
        port: 'domain',
        op: 'techCheck',
        reply: 'TECH_CHECKED',
        input: expect.objectContaining({ manifest: [expect.objectContaining({ name: 'heat.parquet' })] }),
      }),
    );
    expect(submitted.fork().send(checked(true, false), domain).state).toBe('refused');
    expect(submitted.fork().send(checked(false, true), domain).state).toBe('refused');
    expect(submitted.send(checked(), authority).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(submitted.send(approve(), authority, facts).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(submitted.send(checked(), domain).state).toBe('application.underReview');
  });

  it(
    'is approved by another person for scenarios of its grants, and is out when the domain says so',
    law('P27'),
    () => {
      const review = underReview();
      expect(review.send(approve(), { ...authority, person: operator.person }, facts).refusal?.code).toBe(
        'MAKER_IS_CHECKER',
      );
      expect(review.send(approve('就医引导'), authority, facts).rules).toEqual(['scenariosAreGranted']);
      expect(review.send(approve(), authority, { ...facts, grants: [aGrant({ tags: ['inForce'] })] }).rules).toEqual([
        'grantsAreInUse',
      ]);
      review.send(approve(), authority, facts).send({ type: 'EXPORT' }, operator, facts);
      expect([review.state, review.tags]).toEqual(['exporting', ['approved', 'exporting']]);
      review.send({ type: 'PRODUCT_EXPORTED', receipt: 'X-1' }, domain);
      expect(review.tags).toEqual(['exported']);
      expect(review.shares).toMatchObject({
        agreement: agreementId,
        scenarios: ['公交线网优化'],
        fingerprint,
        drawsOnDomain: false,
      });
      expect(productExport.parties(review.context)).toEqual({ operator: operatorId, provider: [transportBureau] });
      expect(productExport.claims!(review.context).map(({ scope, value }) => [scope, value])).toEqual([
        ['productExport', fingerprint],
        ['fingerprint', fingerprint],
      ]);
    },
  );

  it('goes through the technical check again after a correction', law('P27'), () => {
    const returned = underReview().send({ type: 'RETURN', items: [{ item: '说明', problem: '不清' }] }, authority);
    expect(returned.fork().at('2026-03-16T16:00:00.000Z').state).toBe('lapsed');
    returned.send(submit({ version: '1.1' }, 'RESUBMIT'), operator, facts);
    expect([returned.state, returned.context.techCheck, returned.did]).toEqual([
      'application.underTechCheck',
      null,
      ['call domain.techCheck'],
    ]);
  });

  it(
    'stops with a suspension when it draws on the domain, and is flagged when it was delivered',
    law('P29', 'P27'),
    () => {
      const service = exported('interface').send(suspended(order));
      expect([service.leaves[0], service.tags]).toEqual(['exported.market.suspended', ['suspended']]);
      expect(service.did).toEqual(['call domain.suspend', 'tell EXPORT_SUSPENDED', 'notify N16']);
      expect(service.send(restored(order)).did).toEqual([
        'call domain.restore',
        'tell EXPORT_REINSTATED',
        'notify N16',
      ]);
      const report = exported('report').send(suspended(order));
      expect([report.tags.sort(), report.shares['flagged'], report.did]).toEqual([
        ['exported', 'flagged'],
        true,
        ['notify N16'],
      ]);
      expect(report.effects).toContainEqual(expect.objectContaining({ to: ['operator', 'CENTER'] }));
      expect(report.send(restored(order)).tags).toEqual(['exported']);
      const strict = exported('report', {
        ...defaultRegime,
        values: { ...defaultRegime.values, 'pd.suspension.exportedProducts': 'stopAll' },
      });
      expect(strict.send(suspended(order)).did).toContain('tell EXPORT_SUSPENDED');
    },
  );

  it(
    'stays suspended until every cause is lifted, and is not touched by an order over other grants',
    law('P29'),
    () => {
      const service = exported('service').send(suspended(order, ['scenarioGrant/other/1']));
      expect(service.tags).toEqual(['exported']);
      service
        .send(suspended(order, [grantId]))
        .send({ type: 'GRANT_SUSPENDED', cause: grantId })
        .send(restored(order));
      expect(service.tags).toEqual(['suspended']);
      expect(service.send({ type: 'GRANT_RESTORED', cause: grantId }, undefined, { source: aGrant() }).tags).toEqual([
        'exported',
      ]);
      expect(approved('service').send(suspended(order)).send({ type: 'EXPORT' }, operator, facts).rules).toEqual([
        'productIsNotSuspended',
      ]);
    },
  );

  it(
    'is recalled with its listings when a second person confirms its use for a scenario that was not approved',
    law('P27', 'P7(3)'),
    () => {
      const product = exported();
      expect(product.send(misuse('公交线网优化'), authority).rules).toEqual(['scenarioWasNotApproved']);
      const disguised = product.fork().send(misuse('公交线网优化', true), authority);
      expect(disguised.send(confirmed, secondAuthority).state).toBe('recalled');
      product.send(misuse('商业选址'), authority);
      expect([product.tags, product.did]).toEqual([
        ['suspended'],
        ['notify N12', 'call domain.suspend', 'tell EXPORT_SUSPENDED', 'notify N16'],
      ]);
      product.send(confirmed, secondAuthority);
      expect([product.state, product.did]).toEqual([
        'recalled',
        ['call domain.revoke', 'tell EXPORT_RECALLED', 'open revocation', 'notify N12'],
      ]);
      expect(product.effects).toContainEqual({
        type: 'open',
        lifecycle: 'revocation',
        input: { agreement: agreementId, ground: 'exportMisused', allegation: '用于商业选址', evidence: [document] },
      });
      expect(product.effects).toContainEqual({
        type: 'tell',
        to: { rel: 'export' },
        event: { type: 'EXPORT_RECALLED', cause: product.context.id },
      });
    },
  );

  it('takes further scenarios only when their grants are in use and another person approves', law('P27'), () => {
    const product = exported();
    const ask = { type: 'REQUEST_SCENARIOS', grants: [secondGrant] };
    expect(product.send(ask, operator, facts).rules).toEqual(['furtherGrantsAreInUse']);
    product.send(ask, operator, bothGrants);
    expect(product.shares['scenarios']).toEqual(['公交线网优化']);
    expect(
      product.send({ type: 'APPROVE_SCENARIOS' }, { ...authority, person: operator.person }, bothGrants).refusal?.code,
    ).toBe('MAKER_IS_CHECKER');
    expect(product.send({ type: 'APPROVE_SCENARIOS' }, authority, facts).rules).toEqual(['requestedGrantsAreInUse']);
    expect(product.send({ type: 'APPROVE_SCENARIOS' }, authority, bothGrants).shares['scenarios']).toEqual([
      '公交线网优化',
      '就医引导',
    ]);
  });

  it(
    'ceases when its grant is terminated, or completed while it draws on the domain; delivered ones stay',
    law('P27', 'P29'),
    () => {
      expect(exported('report').send(grantEnded('completed')).tags).toEqual(['exported']);
      expect(exported('report').send(grantEnded('terminated')).did).toContain('tell EXPORT_RECALLED');
      expect(exported('interface').send(grantEnded('completed')).state).toBe('ceased');
      expect(underReview().send(grantEnded('completed')).state).toBe('lapsed');
    },
  );

  it(
    'leaves the market with the agreement, unless a successor covers scenarios and sources',
    law('P4(3)', 'P13', 'P31'),
    () => {
      const gone = exported().send(agreementEnded());
      expect([gone.state, gone.did]).toEqual(['ceased', ['tell EXPORT_RECALLED', 'notify N12']]);
      const whole = { datasets: ['公交刷卡'], scenarios: ['公交线网优化'] };
      const stays = exported().send(agreementEnded(whole), undefined, { successor: aSuccessor() });
      expect([stays.tags, stays.shares['agreement']]).toEqual([['exported'], successorId]);
      for (const [cover, shares] of [
        [{ ...whole, datasets: ['门诊量'] }, {}],
        [{ ...whole, scenarios: ['就医引导'] }, {}],
        [whole, { rights: ['processingUse'] }],
        [whole, { terminated: { datasets: ['公交刷卡'], scenarios: [] } }],
      ] as const)
        expect(
          exported().send(agreementEnded(cover as never), undefined, { successor: aSuccessor(shares as never) }).state,
        ).toBe('ceased');
    },
  );

  it('every state takes or refuses every event in every role, and can end', law('P27'), () => {
    const explored = explore(productExport, {
      starts: [
        { input: inputOf('report'), actor: operator, facts },
        { input: inputOf('interface'), actor: operator, facts },
      ],
      payloads: {
        SUBMIT: [submit()],
        RESUBMIT: [submit({}, 'RESUBMIT')],
        APPROVE: [approve()],
        RETURN: [{ items: [{ item: '说明', problem: '不清' }] }],
        REFUSE: [{ reason: '不符' }],
        REQUEST_SCENARIOS: [{ grants: [grantId] }],
        REFUSE_SCENARIOS: [{ reason: '不符' }],
        MISUSE_FOUND: [misuse('商业选址')],
        CONFIRM_MISUSE: [{ opinion: '属实' }],
        DISMISS_MISUSE: [{ reason: '误报' }],
        RETIRE: [{ reason: '下线' }],
        TECH_CHECKED: [checked(), checked(true)],
        PRODUCT_EXPORTED: [{ receipt: 'X' }],
        GRANT_SUSPENDED: [{ cause: grantId }],
        GRANT_RESTORED: [{ cause: grantId }],
        GRANT_ENDED: [grantEnded('completed'), grantEnded('terminated')],
        AGREEMENT_SUSPENDED: [suspended(order)],
        AGREEMENT_RESTORED: [restored(order)],
        AGREEMENT_ENDED: [agreementEnded(), agreementEnded({ datasets: ['公交刷卡'], scenarios: [] })],
      },
      persons: ['anna', 'bo', 'cai'],
      facts: () => [{ ...facts, source: aGrant(), successor: aSuccessor() }],
      keyOf: ({ causes, form, requested, misuse, sourceIsLost }) => [
        (causes as string[]).length,
        form,
        requested !== null,
        misuse !== null,
        sourceIsLost,
      ],
    });
    expect(missedBy(productExport, explored)).toEqual({ states: [], events: [] });
  });
});
