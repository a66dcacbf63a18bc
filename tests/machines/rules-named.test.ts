// T6, T16, T22, T23: acts name the version of the venue's rule that they follow. One out of force is refused at any time; whether
// one must be named, and from which day, the regime says.
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../machines/kernel/types.ts';
import { type Regime, defaultRegime, loadRegime } from '../../machines/regimes/index.ts';
import { listingRegistration } from '../../machines/trading/listing-registration/index.ts';
import { rectificationOrder } from '../../machines/trading/rectification-order/index.ts';
import { type Driven, drive, fact, opening } from '../support/driver.ts';
import { law } from '../support/law.ts';
import * as listings from '../support/listings.ts';
import * as orders from '../support/rectification-orders.ts';
import * as subjects from '../support/subjects.ts';
import * as trades from '../support/trades.ts';

const TODAY = '2026-03-02';
const named = (namedFrom: string): Regime =>
  loadRegime({ id: 'own', base: 'cc-2023-draft', values: { 'trade.rules.namedFrom': namedFrom } });
const demanding = named(TODAY);

const versions = ['2025-1', '2026-1', '2027-1'].map((version) => ({ version, from: `${version.slice(0, 4)}-01-01` }));
const register = (kind: string, more: object = {}) =>
  fact(`ruleRegister/${kind}/1`, { shares: { kind, versions }, ...more });
const ref = (kind: string, version = '2026-1') => ({ register: `ruleRegister/${kind}/1`, version });
const rulesOf = (answer: ReturnType<typeof opening>): string[] =>
  'ok' in answer ? (answer.details ?? []).flatMap(({ rule }) => rule ?? []) : [];

type Act = (rule: object | undefined, registers: Facts, regime: Regime) => string[];
const rule = (one: object | undefined) => (one ? { rule: one } : {});
const registered = (regime: Regime): Driven =>
  subjects
    .signedUp(['MERCHANT'], { regime })
    .send({ ...subjects.approve, rule: ref('registrationStandard') }, subjects.wen, {
      rules: [register('registrationStandard')],
    });
const aListing = (regime: Regime): Driven =>
  drive(listingRegistration, {
    input: listings.input(),
    actor: listings.sun,
    facts: listings.facts(),
    id: 'listingRegistration/L/1',
    regime,
  })
    .send({ type: 'SUBMIT', dossier: listings.aDossier() }, listings.sun, listings.facts())
    .send(listings.pass(), listings.wen, listings.facts());

const acts: [name: string, kind: string, guard: string, act: Act][] = [
  [
    'the approval of a registration',
    'registrationStandard',
    'standardIsInForce',
    (one, registers, regime) =>
      subjects.signedUp(['MERCHANT'], { regime }).send({ ...subjects.approve, ...rule(one) }, subjects.wen, registers)
        .rules,
  ],
  [
    'the approval of a change',
    'registrationStandard',
    'standardIsInForce',
    (one, registers, regime) =>
      registered(regime)
        .send({ type: 'REQUEST_CHANGE', name: '长春数智集团有限公司', evidence: [subjects.pdf] }, subjects.sun)
        .send({ type: 'APPROVE_CHANGE', ...rule(one) }, subjects.wen, registers).rules,
  ],
  [
    'a publication',
    'publication',
    'publicationRuleIsInForce',
    (one, registers, regime) => {
      const listing = aListing(regime);
      return listing.send(
        { ...listings.publish(listing), ...rule(one) },
        listings.sun,
        listings.facts({ rules: registers['rules'] ?? [] }),
      ).rules;
    },
  ],
  [
    'the start of a delivery',
    'delivery',
    'deliveryRuleIsInForce',
    (one, registers, regime) =>
      trades
        .aContractInForce({ regime, contract: trades.contract({ payment: trades.onDelivery }) })
        .send(
          { type: 'START_DELIVERY', place: { recipient: 'CN', access: ['CN'] }, ...rule(one) },
          trades.seller,
          trades.moment(registers),
        ).rules,
  ],
  [
    'an instruction to settle',
    'settlement',
    'settlementRuleIsInForce',
    (one, registers, regime) =>
      trades
        .aContractInForce({ regime })
        .send({ type: 'INSTRUCT_SETTLEMENT', instalment: 1, ...rule(one) }, trades.opco, registers).rules,
  ],
];

describe.each(acts)('%s', (_, kind, guard, act) => {
  const its = (more: object = {}): Facts => ({ rules: [register(kind, more)] });

  it('names the version that is in force', law('T6', 'T16', 'T22', 'T23'), () => {
    expect(act(ref(kind), its(), demanding)).toEqual([]);
    expect(act(ref(kind), its(), defaultRegime)).toEqual([]);
  });

  it.each([
    ['an older version', ref(kind, '2025-1'), its()],
    ['a version that is not in force yet', ref(kind, '2027-1'), its()],
    ['a version that nobody made', ref(kind, '2026-9'), its()],
    ['a register that was repealed', ref(kind), its({ open: false })],
    ['a register that is not there', ref(kind), {}],
    [
      'a rule of another kind',
      ref('riskControl'),
      { rules: [register('riskControl', { shares: { kind: 'riskControl', versions } })] },
    ],
  ])('is refused under %s, whatever the regime says', law('T6', 'T16', 'T22', 'T23'), (__, one, registers) => {
    for (const regime of [defaultRegime, demanding]) expect(act(one, registers, regime)).toEqual([guard]);
  });

  it('need not name one before the day from which the regime wants it', law('T6', 'T16', 'T22', 'T23'), () => {
    expect(act(undefined, {}, defaultRegime)).toEqual([]);
    expect(act(undefined, {}, demanding)).toEqual([guard]);
  });
});

describe('an order of compliance', () => {
  const order = (ground: object) => ({
    kind: 'compliance',
    issuer: { hat: 'CENTER', name: '长春市数据交易中心' },
    target: { body: 'opco' },
    ground: { finding: '未按规则结算', ...ground },
  });
  const asked = (ground: object, regime: Regime, registers: Facts = { rules: [register('settlement')] }, more = {}) =>
    opening(rectificationOrder, {
      ...orders.opened({ ...order(ground), ...more }, orders.zhao),
      facts: registers,
      regime,
    });

  it('names the rule of the venue that was not kept, or its provisions', law('T6'), () => {
    expect(rulesOf(asked({ rules: [ref('settlement')] }, demanding))).toEqual([]);
    expect(rulesOf(asked({ provisions: ['结算规则第八条'] }, defaultRegime))).toEqual([]);
    expect(rulesOf(asked({ provisions: ['结算规则第八条'] }, demanding))).toEqual(['rulesAreInForce']);
    expect(rulesOf(asked({}, defaultRegime))).toEqual(['groundIsOfItsKind']);
  });

  it.each([
    ['an older version', [ref('settlement', '2025-1')]],
    ['one in force and one not', [ref('settlement'), ref('settlement', '2027-1')]],
    ['a register that is not there', [ref('delivery')]],
  ])('is refused under %s', law('T6'), (_, rules) => {
    expect(rulesOf(asked({ rules, provisions: ['第八条'] }, defaultRegime))).toEqual(['rulesAreInForce']);
  });

  it('keeps what it named beside its provisions', law('T6'), () => {
    const started = orders.opened(order({ provisions: ['第八条'], rules: [ref('settlement')] }), orders.zhao);
    const one = drive(rectificationOrder, { ...started, facts: { rules: [register('settlement')] } });
    expect(one.context.provisions).toEqual(['第八条', 'ruleRegister/settlement/1 2026-1']);
  });

  it('a regulator’s order is not asked for a rule of the venue', law('T32'), () => {
    const started = orders.opened();
    expect(rulesOf(opening(rectificationOrder, { ...started, regime: demanding }))).toEqual([]);
  });
});

it('a regime names a day, or none', () => {
  expect(() => named('2026-02-30')).toThrow(/trade\.rules\.namedFrom/);
  expect(() => named('soon')).toThrow(/trade\.rules\.namedFrom/);
});
