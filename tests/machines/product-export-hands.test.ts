// What an export may hold and when it may still be carried out (P9, P27, P29), and who stands behind each step.
import { describe, expect, it } from 'vitest';
import { fitting } from '../../machines/kernel/migrate.ts';
import { productExport } from '../../machines/operation/product-export/index.ts';
import type { Actor, CaseFact, Facts } from '../../machines/kernel/lifecycle.ts';
import { fact } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  aDraft,
  approve,
  approved,
  checked,
  exported,
  facts,
  grantEnded,
  misuse,
  submit,
  underReview,
} from '../support/product-export.ts';
import {
  aGrant,
  agreementEnded,
  anAgreement,
  authority,
  domain,
  grantId,
  operator,
  order,
  restored,
  secondAuthority,
  suspended,
  transportBureau,
  withAgreement,
} from '../support/under-agreement.ts';

const colleague: Actor = { ...operator, person: 'second.operator' };
const EXPORT = { type: 'EXPORT' };
const done = { type: 'PRODUCT_EXPORTED', receipt: 'X-1' };
const returns = { type: 'RETURN', items: [{ item: '说明', problem: '不清' }] };
const piece = (more: object) => ({ manifest: [{ name: 'a', kind: '衍生数据', fingerprint: 'f'.repeat(64), ...more }] });
const withGrant = (more: Partial<CaseFact>, shares: CaseFact['shares'] = {}): Facts => ({
  ...facts,
  grants: [aGrant(more, shares)],
});
const returned = () => underReview().send(returns, authority);
/** Each step on the way out, as it is asked under these facts. */
const steps: [string, (about: Facts) => ReturnType<typeof aDraft>][] = [
  ['SUBMIT', (about) => aDraft().send(submit(), operator, about)],
  ['RESUBMIT', (about) => returned().send(submit({}, 'RESUBMIT'), operator, about)],
  ['APPROVE', (about) => underReview().send(approve(), authority, about)],
  ['EXPORT', (about) => approved().send(EXPORT, operator, about)],
];

describe('a manifest', () => {
  it.each([
    ['raw data', { rawData: true }, 'manifestHoldsNoRawData'],
    ['raw data by its kind', { kind: '原始数据' }, 'manifestHoldsNoRawData'],
    ['what raw data can be restored from', { reversible: true }, 'manifestIsIrreversible'],
  ])('with %s is refused, whatever the domain would say', law('P27'), (_, more, rule) => {
    for (const one of [
      aDraft().send(submit(piece(more)), operator, facts),
      returned().send(submit(piece(more), 'RESUBMIT'), operator, facts),
    ])
      expect([one.rules, one.refusal?.articles]).toEqual([[rule], ['P27']]);
  });

  it('that an older program took is not approved, and not exported', law('P27'), () => {
    for (const [from, event, actor] of [
      [underReview(), approve(), authority],
      [approved(), EXPORT, operator],
    ] as const) {
      const dossier = { ...from.context.dossier, ...piece({ rawData: true, reversible: true }) };
      from.case = { ...from.case, context: { ...from.case.context, dossier } };
      from.send(event, actor, facts);
      expect([from.rules, from.refusal?.articles]).toEqual([
        ['manifestHoldsNoRawData', 'manifestIsIrreversible'],
        ['P27'],
      ]);
    }
  });
});

describe.each(steps)('%s', (_, ask) => {
  it.each([
    ['a suspended grant', withGrant({ tags: ['inForce', 'suspended'] }), 'grantsAreInUse', 'P27'],
    ['a grant that has ended', withGrant({ open: false, tags: [] }), 'grantsAreInUse', 'P17'],
    ['a source that a change has left out', withGrant({}, { datasets: ['门诊量'] }), 'sourcesAreGranted', 'P25'],
    [
      'an agreement without the right to operate products',
      { ...facts, ...withAgreement(anAgreement({}, { rights: ['processingUse'] })) },
      'operationIsAuthorized',
      'P4(3)',
    ],
    [
      'data whose qualification has ended',
      { ...facts, ...withAgreement(anAgreement({}, { terminated: { datasets: ['公交刷卡'], scenarios: [] } })) },
      'scopeIsNotTerminated',
      'P29',
    ],
  ])('is refused under %s', law('P4(3)', 'P17', 'P25', 'P27', 'P29'), (_what, about, rule, article) => {
    const one = ask(about);
    expect([one.rules, one.refusal?.articles]).toEqual([[rule], expect.arrayContaining([article])]);
  });

  it('is refused under P9, and no other article, where a source is barred', law('P9'), () => {
    const barred = { datasets: ['公交刷卡'], barred: ['公交刷卡'] };
    for (const about of [withGrant({ tags: ['inForce', 'suspended', 'barred'] }, barred), withGrant({}, barred)])
      expect(ask(about).refusal?.articles).toEqual(['P9']);
  });
});

describe('an approval', () => {
  it('lapses when it is not carried out in its period', law('P27'), () => {
    expect(approved().due('pd.export.approvalValid')).toBe('2026-06-01T16:00:00.000Z');
    expect(approved().at('2026-06-01T16:00:00.000Z').state).toBe('lapsed');
  });

  it('is not carried out after the end of the agreement', law('P27', 'P31'), () => {
    const ended = withAgreement(anAgreement({ open: false, tags: ['ended'] }), { grants: [aGrant()] });
    expect(approved().send(EXPORT, operator, ended).rules).toEqual(['agreementStands']);
    expect(approved().send(agreementEnded()).state).toBe('lapsed');
  });

  it('is given by nobody who submitted, then or earlier, and carried out by nobody who reviewed', law('P27'), () => {
    const again = returned().send(submit({}, 'RESUBMIT'), colleague, facts).send(checked(), domain);
    for (const { person } of [operator, colleague])
      for (const event of [approve(), returns, { type: 'REFUSE', reason: '不符' }])
        expect(again.fork().send(event, { ...authority, person }, facts).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(
      returned().send(submit({}, 'RESUBMIT'), { ...operator, person: authority.person }, facts).refusal?.code,
    ).toBe('MAKER_IS_CHECKER');
    expect(approved().send(EXPORT, { ...operator, person: authority.person }, facts).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
  });
});

describe('an export that is asked for', () => {
  const asked = () => approved().send(EXPORT, operator, facts);
  const bar = { type: 'GRANT_SUSPENDED', cause: grantId };

  it('holds while the case is being exported, and no longer', law('P9', 'P29', 'P31'), () => {
    const call = asked().effects.find((effect) => effect.type === 'call');
    expect(call).toMatchObject({ op: 'export', holds: { tags: ['exporting'] } });
    expect(asked().tags).toContain('exporting');
    for (const event of [suspended(order), bar, grantEnded('completed'), grantEnded('terminated'), agreementEnded()]) {
      const one = asked().send(event);
      expect([one.tags.includes('exporting'), one.did.includes('call domain.revoke')], event.type).toEqual([
        false,
        true,
      ]);
    }
  });

  it(
    'and reported done after a bar or a suspension is taken back, and does not reach the market',
    law('P9', 'P29'),
    () => {
      for (const event of [suspended(order), bar]) {
        const one = asked().send(event).send(done, domain);
        expect([one.state, one.did, one.shares['exportedAt']]).toEqual([
          'stopped',
          ['call domain.revoke', 'notify N12'],
          null,
        ]);
      }
    },
  );

  it('is approved anew once the cause is lifted', law('P27', 'P29'), () => {
    const one = asked().send(suspended(order)).send(restored(order));
    expect(one.state).toBe('application.underReview');
    one.send(approve(), authority, facts).send(EXPORT, operator, facts).send(done, domain);
    expect([one.refusal, one.tags]).toEqual([undefined, ['exported']]);
  });
});

describe('barred data of a product', () => {
  const bar = { type: 'GRANT_SUSPENDED', cause: grantId };
  const lift = { type: 'GRANT_RESTORED', cause: grantId };
  const told = (shares: CaseFact['shares'], tags = ['inForce']) =>
    exported('service')
      .send(bar)
      .send(lift, undefined, { source: aGrant({ tags }, shares) });

  it('keep it off the market when the grant is changed to leave them out', law('P9'), () => {
    const one = told({ datasets: ['门诊量'], barred: ['公交刷卡'] });
    expect([one.rules, one.tags]).toEqual([['barIsLifted'], ['suspended']]);
    expect(told({}, ['inForce', 'barred']).tags).toEqual(['suspended']);
    expect(told({ datasets: ['门诊量'], barred: [] }).tags).toEqual(['exported']);
    expect(told({ datasets: ['公交刷卡'], barred: ['门诊量'] }).tags).toEqual(['exported']);
  });
});

describe('a misuse', () => {
  const found = (form?: string) => exported(form).send(misuse('商业选址'), authority);
  const confirm = { type: 'CONFIRM_MISUSE', opinion: '属实' };
  const dismiss = { type: 'DISMISS_MISUSE', reason: '误报' };

  it('stops the product at once, and is confirmed or dismissed by another person', law('P27', 'P7(3)'), () => {
    const one = found();
    expect([one.tags, one.shares['flagged']]).toEqual([['suspended'], true]);
    for (const person of [authority.person, operator.person])
      for (const event of [confirm, dismiss])
        expect(one.fork().send(event, { ...authority, person }).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(one.fork().send(confirm, secondAuthority).state).toBe('recalled');
    one.send(dismiss, secondAuthority);
    expect([one.tags, one.did, one.context.misuse]).toEqual([
      ['exported'],
      ['notify N12', 'call domain.restore', 'tell EXPORT_REINSTATED', 'notify N16'],
      null,
    ]);
    expect(productExport.hands!(one.context)).toEqual([operator.person, authority.person, secondAuthority.person]);
  });

  it('is not found by somebody who submitted the product', law('P27'), () => {
    expect(exported().send(misuse('商业选址'), { ...authority, person: operator.person }).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
  });

  it('leaves a product flagged where a suspension of the rights stands beside it', law('P27', 'P29'), () => {
    const one = found().send(suspended(order)).send(dismiss, secondAuthority);
    expect(one.tags.toSorted()).toEqual(['exported', 'flagged']);
    expect(one.send(misuse('商业选址'), authority).tags).toEqual(['suspended']);
  });

  it('is examined to its end: neither retiring nor giving up the grant evades it', law('P27'), () => {
    const one = found('interface');
    expect(one.send({ type: 'RETIRE', reason: '下线' }, operator).rules).toEqual(['noMisuseIsOpen']);
    expect(one.send(grantEnded('completed')).state).toContain('underExamination');
    expect(one.fork().send(dismiss, secondAuthority).state).toBe('ceased');
    expect(one.send(confirm, secondAuthority).did).toContain('open revocation');
    const asking = exported().send({ type: 'REQUEST_SCENARIOS', grants: [grantId] }, operator, facts);
    asking.send(misuse('商业选址'), authority).send({ type: 'APPROVE_SCENARIOS' }, secondAuthority, facts);
    expect(asking.rules).toEqual(['noMisuseIsOpen']);
  });
});

describe('a product is retired', () => {
  it('by delisting it, which a measure or an open trade of the listing refuses', law('P27'), () => {
    const listings = [
      fact('listingRegistration/x/1', { tags: ['inForce', 'listed'] }),
      fact('listingRegistration/x/2', { tags: [] }),
    ];
    const one = exported().send({ type: 'RETIRE', reason: '下线' }, operator, { listings });
    expect(one.effects.filter((effect) => effect.type === 'tell')).toEqual([
      {
        type: 'tell',
        to: ['listingRegistration/x/1'],
        mode: 'must',
        event: { type: 'DELIST', reason: '下线' },
      },
      { type: 'tell', to: { rel: 'export' }, event: { type: 'EXPORT_RECALLED', cause: one.context.id } },
    ]);
  });
});

describe('an older export', () => {
  const old = (one: ReturnType<typeof aDraft>) => {
    const {
      submitters: _,
      reviewers: __,
      providers: ___,
      finders: ____,
      sourceIsLost: _____,
      ...rest
    } = one.case.context;
    return productExport.migrations![1]!.migrate({
      ...one.case,
      timers: one.case.timers.filter(({ clock }) => clock !== 'pd.export.approvalValid'),
      context: { ...rest, submittedBy: operator.person },
    });
  };

  it('goes on with what it knew, and its approval runs from its day', law('P27'), () => {
    expect(old(exported()).context).toMatchObject({ submitters: [operator.person], reviewers: [authority.person] });
    const carried = old(approved());
    expect(carried.timers.find(({ clock }) => clock === 'pd.export.approvalValid')).toMatchObject({
      id: approved().case.timers.find(({ clock }) => clock === 'pd.export.approvalValid')!.id,
      dueAt: '2026-05-31T16:00:00.000Z',
    });
    expect([exported().context.providers, carried.context['providers']]).toEqual([[transportBureau], []]);
  });

  it('fits the chart wherever it stands', law('P27'), () => {
    const before = (one: ReturnType<typeof aDraft>) => {
      const { value } = one.case;
      const out = typeof value === 'object' ? value['exported'] : undefined;
      if (!out || typeof out !== 'object') return one;
      const { supervision: _, ...regions } = out as Record<string, string>;
      one.case = { ...one.case, value: { exported: regions } };
      return one;
    };
    for (const one of [aDraft(), underReview(), approved(), exported(), exported().send(suspended(order))])
      expect(() => fitting(productExport, old(before(one)))).not.toThrow();
  });
});
