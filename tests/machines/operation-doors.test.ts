// Rules of the authorized operation that other rules precede in every other test, each seen to refuse alone.
import { describe, expect, it } from 'vitest';
import type { Actor, Facts, Lifecycle } from '../../machines/kernel/lifecycle.ts';
import { annualReport } from '../../machines/operation/annual-report/index.ts';
import { dataImport } from '../../machines/operation/data-import/index.ts';
import { operationReport } from '../../machines/operation/operation-report/index.ts';
import { productExport } from '../../machines/operation/product-export/index.ts';
import { scenarioGrant } from '../../machines/operation/scenario-grant/index.ts';
import { staffAdmission } from '../../machines/operation/staff-admission/index.ts';
import * as admission from '../support/admissions.ts';
import * as application from '../support/applications.ts';
import { drive, opening } from '../support/driver.ts';
import { law } from '../support/law.ts';
import * as product from '../support/product-export.ts';
import * as scenario from '../support/scenario-grant.ts';
import {
  aGrant,
  agreementId,
  anAgreement,
  authority,
  grantId,
  operator,
  order,
  suspended,
  withAgreement,
} from '../support/under-agreement.ts';

const rulesOf = (lifecycle: Lifecycle, input: unknown, actor: Actor, facts: Facts): string[] => {
  const one = opening(lifecycle, { input, actor, facts });
  return 'ok' in one ? (one.details ?? []).flatMap(({ rule }) => rule ?? []) : [];
};

describe('nothing is opened under an agreement that is not in force', () => {
  const ended = { agreement: anAgreement({ tags: ['rightsActive', 'openToScenarios'] }) };
  it.each<[string, Lifecycle, unknown, Facts]>([
    ['an import', dataImport, { agreement: agreementId, grant: grantId, title: '泊位' }, { grant: aGrant() }],
    ['an export', productExport, product.inputOf('report'), product.facts],
    ['a scenario', scenarioGrant, scenario.input, withAgreement()],
    ['a person', staffAdmission, admission.input, admission.facts],
  ])('%s', law('P10(3)', 'P13', 'P17(2)', 'P20(1)', 'P20(3)', 'P27'), (_, lifecycle, input, facts) => {
    expect(rulesOf(lifecycle, input, operator, { ...withAgreement(), ...facts })).toEqual([]);
    expect(rulesOf(lifecycle, input, operator, { ...facts, ...ended })).toEqual(['agreementIsInForce']);
    const refused = opening(lifecycle, { input, actor: operator, facts: { ...facts, ...ended } });
    expect(refused).toMatchObject({ articles: expect.arrayContaining(['P13']) });
  });
});

describe('a corrected application', () => {
  const returned = (one = application.anApplication()) =>
    one.send({ type: 'RETURN', items: [{ item: '材料', problem: '缺页' }] }, application.reviewer);
  const filed = (change: object) => ({ type: 'RESUBMIT', filing: { ...application.filing, ...change } });

  it.each([
    ['holdingRightIsNotAsked', 'P4(3)', { rights: ['processingUse', 'dataHolding'] }],
    ['representativeFitsForm', 'P14(3)', { representative: { kind: 'responsiblePerson', ref: '0'.repeat(32) } }],
    [
      'providerIsAnotherParty',
      'P6(2)',
      { datasets: [{ ...application.filing.datasets[0], provider: application.party }] },
    ],
  ])('is asked again: %s', law('P4(3)', 'P6(2)', 'P14(3)'), (rule, article, change) => {
    const one = returned().send(filed(change), application.applying, application.open);
    expect(one.rules).toEqual([rule]);
    expect(one.refusal?.articles).toContain(article);
  });
  it.each([
    ['previousIsInForce', { tags: ['expiring'] }],
    ['renewalMayBeAsked', { tags: ['inForce'] }],
    ['previousIsTheirs', { shares: { operator: 'org:91220101MA0Y2XXXXX', evaluations: [] } }],
  ])('for a renewal is asked again: %s', law('P13'), (rule, more) => {
    const one = returned(application.aRenewal());
    expect(one.send(filed({}), application.applying, application.anAgreement(more)).rules).toContain(rule);
  });
});

describe('whoever reports does not decide about the report', () => {
  it.each<[string, Lifecycle, object, string, string]>([
    ['annual', annualReport, { agreement: agreementId, year: 2026 }, '2026-12-31T16:00:00.000Z', '2027-02-10'],
    [
      'operation',
      operationReport,
      { agreement: agreementId, from: '2026-01-01', to: '2026-03-31' },
      '2026-03-31T16:00:00.000Z',
      '2026-04-25',
    ],
  ])(
    '%s: neither extends its limit nor records its default',
    law('P16(3)', 'P30'),
    (_, lifecycle, input, end, dueOn) => {
      const actor: Actor = { person: 'system', hat: 'SYSTEM' };
      const one = drive(lifecycle, { input, actor, facts: withAgreement(), at: '2026-03-02T02:00:00.000Z' }).at(end);
      // As if it had been handed in by this person, and returned.
      Object.assign(one.case, { context: { ...one.context, submitters: [authority.person] } });
      const extend = { type: 'EXTEND', dueOn, reason: '系统升级' };
      expect(one.fork().send(extend, authority).rules).toEqual(['reviewerDiffersFromReporter']);
      const other = { ...authority, person: 'zhou' };
      expect(one.fork().send(extend, other).rules).toEqual([]);
      const late = one.fork().at(one.due('reportDue')!);
      const record = { type: 'RECORD_DEFAULT', reason: '未交' };
      expect(late.fork().send(record, authority).rules).toEqual(['reviewerDiffersFromReporter']);
      Object.assign(one.case, { context: { ...one.context, extensions: 3 } });
      expect(one.send(extend, other).rules).toEqual(['extensionIsLeft']);
    },
  );
});

describe('a product whose rights are suspended', () => {
  const facts = product.facts;
  const paused = (one: ReturnType<typeof product.aDraft>) => one.send(suspended(order));
  const returned = () =>
    product.underReview().send({ type: 'RETURN', items: [{ item: '清单', problem: '不全' }] }, authority, facts);
  const request = { type: 'REQUEST_SCENARIOS', grants: [product.secondGrant] };
  it('is neither submitted, nor approved, nor put to further use', law('P29'), () => {
    expect(paused(product.aDraft()).send(product.submit(), operator, facts).rules).toEqual(['productIsNotSuspended']);
    expect(paused(returned()).send(product.submit({}, 'RESUBMIT'), operator, facts).rules).toEqual([
      'productIsNotSuspended',
    ]);
    expect(paused(product.underReview()).send(product.approve(), authority, facts).rules).toEqual([
      'productIsNotSuspended',
    ]);
    expect(paused(product.exported()).send(request, operator, product.bothGrants).rules).toEqual([
      'productIsNotSuspended',
    ]);
    const asked = paused(product.exported().send(request, operator, product.bothGrants));
    expect(asked.send({ type: 'APPROVE_SCENARIOS' }, authority, product.bothGrants).rules).toEqual([
      'productIsNotSuspended',
    ]);
  });
  it('that an older chart took with raw or reversible pieces is neither approved nor exported', law('P27'), () => {
    const older = (
      one: ReturnType<typeof product.aDraft>,
      type: 'APPROVE' | 'EXPORT',
      piece: object,
      check: object = {},
    ) => {
      const { dossier, techCheck } = one.context;
      const manifest = dossier.manifest.map((known: object) => ({ ...known, ...piece }));
      Object.assign(one.case, {
        context: { ...one.context, dossier: { ...dossier, manifest }, techCheck: { ...techCheck, ...check } },
      });
      return type === 'APPROVE'
        ? one.send(product.approve(), authority, facts).rules
        : one.send({ type }, operator, facts).rules;
    };
    for (const [situation, type] of [
      [product.underReview, 'APPROVE'],
      [product.approved, 'EXPORT'],
    ] as const) {
      expect(older(situation(), type, { kind: '原始数据' })).toEqual(['manifestHoldsNoRawData']);
      expect(older(situation(), type, { reversible: true })).toEqual(['manifestIsIrreversible']);
    }
    expect(older(product.underReview(), 'APPROVE', {}, { rawData: true })).toEqual(['techCheckIsClear']);
  });
});
