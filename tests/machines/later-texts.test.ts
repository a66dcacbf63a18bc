// What the texts of 2025 ask where a regime says so: the authorizing body, registered resources, highest prices.
import { describe, expect, it } from 'vitest';
import { type Regime, loadRegime } from '../../machines/regimes/index.ts';
import { listingRegistration } from '../../machines/trading/listing-registration/index.ts';
import { healthBureau, proposed, secondHand, operator, signature, terms } from '../support/agreements.ts';
import { type Driven, drive } from '../support/driver.ts';
import { law } from '../support/law.ts';
import * as listings from '../support/listings.ts';
import * as trades from '../support/trades.ts';

const own = (values: object): Regime => loadRegime({ id: 'own', base: 'cc-2023-draft', values });
const bureau = 'org:11220100MB1234567X';

describe('the authorizing body that a regime names', () => {
  const regime = own({ 'pd.authority.party': bureau });
  const toSign = (how: object): Driven => proposed(how).send(signature.operator, operator);

  it('signs the agreement, and no other body in its hat', law('P5', 'P10(3)'), () => {
    const one = toSign({ regime });
    expect(one.fork().send(signature.authority, secondHand).rules).toEqual(['signsForTheAuthority']);
    const other = { ...secondHand, party: 'org:11220100MB7654321X' };
    expect(one.fork().send(signature.authority, other).rules).toEqual(['signsForTheAuthority']);
    expect(one.send(signature.authority, { ...secondHand, party: bureau }).refusal).toBeUndefined();
  });

  it('is nobody in particular under the drafts', law('P5'), () => {
    expect(toSign({}).send(signature.authority, secondHand).refusal).toBeUndefined();
  });

  it('is an organisation by its credit code', () => {
    expect(() => own({ 'pd.authority.party': '数据局' })).toThrow(/pd\.authority\.party/);
  });
});

describe('data sets that are registered resources', () => {
  const regime = own({ 'pd.resource.registeredFrom': '2026-01-01' });
  const scope = (...registrations: (object | undefined)[]) => ({
    scope: {
      ...terms().scope,
      datasets: registrations.map((registration, i) => ({
        id: i === 0 ? '病案首页' : '公交刷卡',
        provider: i === 0 ? healthBureau : 'org:11220100013470101L',
        notProhibited: true,
        ...(registration && { registration }),
      })),
    },
  });
  const code = (until: string) => ({ code: 'GGSJ-2026-0001', until });

  it.each([
    ['none', [undefined]],
    ['one that has ended', [code('2026-03-01')]],
    ['one of two', [code('2029-01-01'), undefined]],
  ])('carry a valid code; with %s the text is refused', law('P9', 'P10(3)'), (_, registrations) => {
    expect(proposed({ regime }, scope(...registrations)).rules).toEqual(['resourcesAreRegistered']);
  });

  it('are asked for from the day that the regime names', law('P9'), () => {
    expect(proposed({ regime }, scope(code('2029-01-01'))).refusal).toBeUndefined();
    expect(proposed({}, scope(undefined)).refusal).toBeUndefined();
    const later = own({ 'pd.resource.registeredFrom': '2030-01-01' });
    expect(proposed({ regime: later }, scope(undefined)).refusal).toBeUndefined();
  });

  it('are asked for again on the day of signing', law('P9', 'P10(3)'), () => {
    const one = proposed({ regime }, scope(code('2026-03-04'))).send(signature.operator, operator);
    expect(one.fork().send(signature.authority, secondHand).refusal).toBeUndefined();
    one.at('2026-03-05T02:00:00.000Z');
    expect(one.send(signature.authority, secondHand).rules).toEqual(['resourcesAreRegistered']);
  });
});

describe('the highest price of a product of public data', () => {
  const limited = own({ 'pd.price.limitedFrom': '2026-01-01' });
  const priceLimit = { fen: 100_000, instrument: '长发改价〔2026〕3号' };
  const aProduct = (regime: Regime | undefined, isPublic = true): Driven => {
    const { agreement, exported } = listings;
    const more = isPublic ? { publicData: { export: exported, agreement } } : {};
    const facts = listings.publicFacts();
    return drive(listingRegistration, {
      input: listings.input(more),
      actor: listings.sun,
      facts,
      id: 'listingRegistration/L/1',
      regime,
    })
      .send({ type: 'SUBMIT', dossier: listings.aDossier() }, listings.sun, facts)
      .send(listings.pass(), listings.wen, facts);
  };
  const publish = (one: Driven, more: object = {}): Driven =>
    one.send(listings.publish(one, more), listings.sun, listings.publicFacts());

  it('is published with it, from the day that the regime names', law('T19', 'P24'), () => {
    expect(publish(aProduct(limited)).rules).toEqual(['priceLimitIsPublished']);
    const one = publish(aProduct(limited), { priceLimit });
    expect(one.refusal).toBeUndefined();
    expect(one.shares['priceLimitFen']).toBe(100_000);
    expect(listingRegistration.publicView?.(one.context)).toMatchObject({ priceLimit });
    // Published on 2 March 2026: the day before that day, and the day itself.
    const from = (day: string) => publish(aProduct(own({ 'pd.price.limitedFrom': day })));
    expect(from('2026-03-03').refusal).toBeUndefined();
    expect(from('2026-03-02').rules).toEqual(['priceLimitIsPublished']);
    expect(publish(aProduct(undefined)).refusal).toBeUndefined();
  });

  it('no other product is asked for one', law('T19'), () => {
    expect(publish(aProduct(limited, false)).refusal).toBeUndefined();
  });

  it.each([
    ['below', -1, []],
    ['at', 0, []],
    ['above', 1, ['priceIsWithinLimit']],
  ] as const)('an order %s it', law('T19', 'P24'), (_, fen, rules) => {
    const one = trades.aConfirmedOrder();
    const price = one.context.order.priceFen as number;
    const listing = trades.aListing({ priceLimitFen: price - fen });
    const pass = { type: 'PASS_ORDER', findings: trades.findings, conformity: trades.conformity };
    expect(one.send(pass, trades.center, trades.moment({ listing })).rules).toEqual(rules);
  });
  it('an amendment above it is not passed', law('T19', 'T21', 'P24'), () => {
    const one = trades.aContractInForce();
    const price = one.context.contract.priceFen as number;
    const dearer = trades.contract({ priceFen: price + 1 });
    const payment = { ...dearer.payment, instalments: [{ ...dearer.payment.instalments[0]!, amountFen: price + 1 }] };
    one.send(
      { type: 'PROPOSE_AMENDMENT', contract: { ...dearer, payment }, reason: '调价' },
      trades.seller,
      trades.moment(),
    );
    expect(one.rules).toEqual([]);
    const pass = { type: 'PASS_AMENDMENT', document: trades.text, findings: trades.findings };
    const limited = (fen: number) => trades.moment({ listing: trades.aListing({ priceLimitFen: fen }) });
    expect(one.fork().send(pass, trades.center, limited(price)).rules).toEqual(['priceIsWithinLimit']);
    expect(one.send(pass, trades.center, limited(price + 1)).rules).toEqual([]);
  });
});
