// Whoever names a case names one of the kind that is asked for: a case of another lifecycle is no answer, however its tags read.
import { describe, expect, it } from 'vitest';
import { listingRegistration } from '../../machines/trading/listing-registration/index.ts';
import { productExport } from '../../machines/operation/product-export/index.ts';
import { staffAdmission } from '../../machines/operation/staff-admission/index.ts';
import { trade } from '../../machines/trading/trade/index.ts';
import type { CaseFact, Facts, Lifecycle } from '../../machines/kernel/lifecycle.ts';
import * as lifecycles from '../../machines/lifecycles.ts';
import { factsOfTheirKind, kindsAsked } from '../../machines/kernel/reading.ts';
import { drive, opening, type Started } from '../support/driver.ts';
import { aDossier, exported, agreement, input as listing, publicFacts, sun } from '../support/listings.ts';
import { facts as admission, input as person } from '../support/admissions.ts';
import { facts as exportFacts, inputOf, submit } from '../support/product-export.ts';
import { anOpenTrade, buyer, moment, seller, supply } from '../support/trades.ts';
import { operator } from '../support/under-agreement.ts';

/** The same facts, one of them a case of another lifecycle. */
const disguised = (facts: Facts, name: string): Facts => {
  const other = (one: CaseFact): CaseFact => ({ ...one, lifecycle: 'retentionRecord' });
  const fact = facts[name];
  return { ...facts, [name]: Array.isArray(fact) ? fact.map(other) : fact ? other(fact) : null };
};

const aPublicDraft = () =>
  drive(listingRegistration, {
    input: listing({ publicData: { export: exported, agreement } }),
    actor: sun,
    facts: publicFacts(),
  });

describe.each([
  ['a trade', trade, { input: anOpenTrade().context, actor: buyer, facts: moment() }],
  ['a product export', productExport, { input: inputOf('report'), actor: operator, facts: exportFacts }],
  ['an admission to the domain', staffAdmission, { input: person, actor: operator, facts: admission }],
] as [string, Lifecycle, Started][])('%s', (_, lifecycle, { input: all, actor, facts }) => {
  const keys = Object.keys((lifecycle.input as unknown as { shape: object }).shape);
  const input = Object.fromEntries(Object.entries(all as object).filter(([key]) => keys.includes(key)));
  it.each(Object.keys(facts!))('is not opened where its %s is of another lifecycle', (name) => {
    expect(opening(lifecycle, { input, actor, facts })).not.toHaveProperty('ok');
    expect(opening(lifecycle, { input, actor, facts: disguised(facts!, name) })).toMatchObject({ ok: false });
  });
});

describe.each([
  ['SUBMIT of a listing of public data', aPublicDraft, { type: 'SUBMIT', dossier: aDossier() }, sun, publicFacts()],
  [
    'SUBMIT of a product export',
    () => drive(productExport, { input: inputOf('report'), actor: operator, facts: exportFacts }),
    submit(),
    operator,
    exportFacts,
  ],
  ['SUBMIT_SUPPLY of a trade', () => anOpenTrade(), { type: 'SUBMIT_SUPPLY', supply }, seller, moment()],
] as const)('%s', (_, aCase, event, actor, facts) => {
  // The standard in force is asked for at the assessment, the buyer by others than the seller.
  const asked = Object.keys(facts).filter(
    (name) => name !== 'rules' && (event.type !== 'SUBMIT_SUPPLY' || name !== 'buyer'),
  );
  it.each(asked)('is refused where its %s is of another lifecycle', (name) => {
    expect(aCase().send(event, actor, facts).refusal).toBeUndefined();
    expect(aCase().send(event, actor, disguised(facts, name)).refusal?.articles).not.toEqual([]);
    expect(aCase().send(event, actor, disguised(facts, name)).refusal).toMatchObject({ code: 'GUARD_REFUSED' });
  });
});

it('every fact that is asked for names a lifecycle of the register', () => {
  const known = new Set(Object.keys(lifecycles));
  const fact = { id: 'x/y/1', lifecycle: 'x', open: true, state: [], tags: [], parties: [], shares: {} };
  expect(factsOfTheirKind({ one: { case: 'x/y/1', of: 'trade' } }, { one: fact })).toEqual({ one: null });
  expect(factsOfTheirKind({ all: { cases: ['x/y/1'], of: 'x' } }, { all: [fact] })).toEqual({ all: [fact] });
  for (const lifecycle of Object.values(lifecycles) as Lifecycle[])
    for (const [name, request] of Object.entries(lifecycle.opens.facts?.(anything) ?? {}))
      expect(!request || kindsAsked(request).every((of) => known.has(of)), `${lifecycle.id} ${name}`).toBe(true);
});
/** Empty lists, however deep; of a purpose, one that rests on another case. */
const anything = new Proxy(Object.assign([], { purpose: 'supervision' }), {
  get: (list, key): unknown => (key in list ? Reflect.get(list, key) : anything),
}) as never;
