// T6, T7, T9, T17, T18, T22, T25: who may trade, what pauses a trade, and what it keeps from others.
import { describe, expect, it } from 'vitest';
import { trade } from '../../machines/trading/trade/index.ts';
import { opening, system } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, opco, moment } = t;
const opened = (facts = moment(), actor = buyer, input: unknown = t.input) => opening(trade, { input, actor, facts });

describe('who may trade, and what', () => {
  it(
    'only a certified merchant or third-party body sells, and only an admitted demander buys',
    law('T7', 'T9(1)'),
    () => {
      expect(opened()).toMatchObject({ next: { done: false } });
      expect(opened(moment({ seller: t.aSeller({ tags: ['suspended'] }) }))).toMatchObject({
        code: 'GUARD_REFUSED',
        articles: ['T7'],
      });
      expect(
        opened(moment({ seller: t.aSeller({ shares: { party: t.sellerParty, kinds: ['DEMANDER'] } }) })),
      ).toMatchObject({ articles: ['T7'] });
      expect(opened(moment({ seller: null }))).toMatchObject({ articles: ['T7'] });
      expect(opened(moment({ buyer: t.aBuyer({ tags: [] }) }))).toMatchObject({ articles: ['T9(1)'] });
      expect(
        opened(moment({ buyer: t.aBuyer({ shares: { party: t.buyerParty, kinds: ['MERCHANT'] } }) })),
      ).toMatchObject({ articles: ['T9(1)'] });
    },
  );

  it('the object is listed by the one who sells it', law('T17'), () => {
    expect(opened(moment({ listing: t.aListing({}, ['inForce', 'suspended']) }))).toMatchObject({ articles: ['T17'] });
    expect(opened(moment({ listing: t.aListing({ owner: 'org:91220101MA0Y2TLK4Y' }) }))).toMatchObject({
      articles: ['T17'],
    });
  });

  it('one of the two sides opens a trade, or the operating enterprise brings them together', law('T6', 'T18'), () => {
    expect(opened(moment(), { person: 'x', hat: 'DEMANDER', party: 'org:91220102MA17ABCD5T' })).toMatchObject({
      articles: ['T6', 'T18'],
    });
    expect(opened(moment(), center)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    expect(opened(moment(), opco)).toMatchObject({ next: { done: false } });
    expect(
      opened(moment(), buyer, { ...t.input, buyer: { registration: t.sellerCase, party: t.sellerParty } }),
    ).toMatchObject({ code: 'EVENT_MALFORMED' });
  });
});

describe('pauses', () => {
  it(
    'a suspended party or listing pauses the trade, and only the end of each cause lifts it',
    law('T7', 'T17', 'T22'),
    () => {
      const one = t.aNegotiation();
      t.did(one, { type: 'PARTY_SUSPENDED', cause: t.sellerCase }, system);
      t.did(one, { type: 'LISTING_SUSPENDED', cause: t.listingCase }, system);
      expect(one.tags).toContain('paused');
      expect(one.send({ type: 'OFFER', priceFen: 1, terms: '条件', basis: 'agreed' }, seller).rules).toEqual([
        'tradeIsNotPaused',
      ]);
      expect(one.send({ type: 'PARTY_SUSPENDED', cause: t.sellerCase }).rules).toEqual(['pauseIsNew']);
      expect(one.send({ type: 'UNPAUSE', cause: t.sellerCase }).rules).toEqual(['pauseStands']);
      t.did(one, { type: 'PARTY_REINSTATED', cause: t.sellerCase }, system);
      expect(one.tags).toContain('paused');
      expect(t.did(one, { type: 'LISTING_REINSTATED', cause: t.listingCase }, system).tags).not.toContain('paused');
      expect(one.send({ type: 'OFFER', priceFen: 1, terms: '条件', basis: 'agreed' }, seller).refusal).toBeUndefined();
    },
  );

  it('only another case pauses a trade or lifts a pause', law('T22'), () => {
    expect(
      t.aNegotiation().send({ type: 'PAUSE', cause: 'violationCase/x/1', reason: '涉嫌违规' }, center).refusal?.code,
    ).toBe('ROLE_NOT_ALLOWED');
  });

  it('clocks of the parties and of the venue stand still during a pause', law('T22'), () => {
    const one = t.aCompleteApplication().at('2026-03-03T02:00:00.000Z');
    t.did(one, { type: 'PARTY_SUSPENDED', cause: t.buyerCase }, system);
    expect(one.due('trade.application.reviewSla')).toBeUndefined();
    expect(
      t
        .did(one.at('2026-04-20T02:00:00.000Z'), { type: 'PARTY_REINSTATED', cause: t.buyerCase }, system)
        .due('trade.application.reviewSla'),
    ).toBe('2026-04-24T16:00:00.000Z');
  });
});

describe('non-disclosure', () => {
  it('what a trade shows to other cases names neither price nor material', law('T25'), () => {
    expect(t.aSettledTrade().shares).toEqual({
      registrations: [expect.stringContaining('subjectRegistration/'), expect.stringContaining('subjectRegistration/')],
      listing: expect.stringContaining('listingRegistration/'),
      fiscalFunds: true,
      outcome: 'completed',
      paused: false,
    });
    expect(trade.readers).toEqual(['CENTER', 'OPCO']);
  });

  it('the venue uses the parties’ data only as the party concerned has authorised, while it lasts', law('T25'), () => {
    const one = t.aNegotiation();
    const use = { type: 'RECORD_USE', use: '样本展示', of: 'seller', what: '在平台展示样例' };
    expect(one.send(use, opco).rules).toEqual(['useIsAuthorized']);
    const authorise = {
      type: 'AUTHORIZE_USE',
      use: '样本展示',
      scope: '仅样例',
      until: '2026-04-01T00:00:00.000Z',
      document: t.doc('7'),
    };
    expect(one.send({ ...authorise, until: '2026-03-01T00:00:00.000Z' }, seller).rules).toEqual([
      'authorisationIsAhead',
    ]);
    t.did(one, authorise, buyer);
    expect(one.send(use, opco).rules).toEqual(['useIsAuthorized']);
    t.did(one, authorise, seller);
    expect(one.send(use, opco).refusal).toBeUndefined();
    expect(one.fork().at('2026-04-01T00:00:00.000Z').send(use, opco).rules).toEqual(['useIsAuthorized']);
    t.did(one, { type: 'WITHDRAW_AUTHORIZATION', use: '样本展示' }, seller);
    expect(one.send(use, opco).rules).toEqual(['useIsAuthorized']);
    expect(one.send({ type: 'WITHDRAW_AUTHORIZATION', use: '样本展示' }, seller).rules).toEqual([
      'authorisationIsTheirs',
    ]);
  });
});
