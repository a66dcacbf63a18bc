import { describe, expect, it } from 'vitest';
import { loadRegime } from '../../machines/regimes/index.ts';
import { listingRegistration } from '../../machines/trading/listing-registration/index.ts';
import { drive, fact } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  registration,
  exported,
  sun,
  wen,
  personA,
  aDossier,
  withConsent,
  clear,
  anAssessment,
  input,
  facts,
  submitted,
  pass,
  aRegisteredListing,
  aListedListing,
  aPublicListing,
  published,
  publish,
  theOwner,
  aWithdrawal,
  violation,
} from '../support/listings.ts';

describe('a registered trading object', () => {
  it('a recall of the export ends the listing and reaches its open trades', law('P27'), () => {
    const listing = aPublicListing().send({ type: 'EXPORT_RECALLED', cause: exported });
    expect(listing.state).toBe('recalled');
    expect(listing.effects[0]).toEqual({
      type: 'tell',
      to: { rel: 'listing' },
      event: { type: 'LISTING_ENDED', cause: 'listingRegistration/L/1' },
    });
  });

  it('a listing is suspended as long as any cause stands, and each is lifted only by its own end', law('T22'), () => {
    const listing = aPublicListing().send({ type: 'SUSPEND', ...violation });
    expect(listing.did).toEqual(['notify N1', 'tell LISTING_SUSPENDED']);
    listing.send({ type: 'PARTY_SUSPENDED', cause: registration }).send({ type: 'EXPORT_SUSPENDED', cause: exported });
    expect(listing.did).toEqual([]);
    expect(listing.send({ type: 'SUSPEND', ...violation }).rules).toEqual(['causeIsNew']);
    expect(listing.send({ type: 'RESUME', ...violation }, wen).refusal).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
      articles: ['T22'],
    });
    expect(listing.send({ type: 'RESUME', cause: registration, reason: '试图绕过' }).rules).toEqual(['causeStands']);
    expect(listing.send({ type: 'EXPORT_REINSTATED', cause: exported }).tags).toContain('suspended');
    expect(listing.send({ type: 'RESUME', ...violation }).tags).toContain('suspended');
    expect(listing.send({ type: 'PARTY_REINSTATED', cause: registration }).tags).toContain('listed');
    expect(listing.did).toEqual(['tell LISTING_REINSTATED']);
  });

  it('what was not published before a suspension is not published by its end', law('T17', 'T22'), () => {
    const listing = aRegisteredListing().send({ type: 'SUSPEND', ...violation });
    expect(published(listing).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(listing.send({ type: 'RESUME', ...violation }).tags).toContain('registered');
  });

  it('the end of the owner’s registration ends its listings and their applications', law('T7'), () => {
    expect(aListedListing().send({ type: 'PARTY_ENDED', cause: registration }).did).toContain('tell LISTING_ENDED');
    expect(submitted().send({ type: 'PARTY_ENDED', cause: registration }).state).toBe('ceased');
    expect(aListedListing().send({ type: 'PARTY_ENDED', cause: registration }, wen).refusal?.code).toBe(
      'ROLE_NOT_ALLOWED',
    );
  });

  it('a new version is assessed while the old one stays on the market', law('T17'), () => {
    const listing = aListedListing().send(
      { type: 'REQUEST_CHANGE', dossier: aDossier({ purposes: ['科研'] }) },
      sun,
      facts(),
    );
    expect(listing.tags).toEqual(expect.arrayContaining(['listed', 'changing']));
    expect(listing.shares).toMatchObject({ version: 1, purposes: ['医院运营分析', '客流预测'] });
    expect(
      listing.send({ type: 'PASS_CHANGE', assessment: anAssessment() }, { person: 'sun', hat: 'CENTER' }, facts())
        .refusal?.code,
    ).toBe('MAKER_IS_CHECKER');
    expect(
      listing.send(
        { type: 'PASS_CHANGE', assessment: anAssessment({ nationalSecurity: { ...clear, clear: false } }) },
        wen,
        facts(),
      ).refusal?.articles,
    ).toEqual(['T14(1)']);
    listing.send({ type: 'RETURN_CHANGE', items: [{ item: '用途', problem: '过宽' }] }, wen);
    const lapsed = listing.fork().at('2026-03-17T16:00:00.000Z');
    expect(lapsed.state).toBe('inForce.market.listed inForce.change.none');
    expect(lapsed.shares).toMatchObject({ version: 1 });
    listing
      .send({ type: 'RESUBMIT_CHANGE', dossier: aDossier({ purposes: ['科研统计'] }) }, sun, facts())
      .send({ type: 'PASS_CHANGE', assessment: anAssessment() }, wen, facts());
    expect(listing.shares).toMatchObject({ version: 2, purposes: ['科研统计'] });
  });

  it('an object with open trades, or under a measure, is not delisted', law('T17', 'T22'), () => {
    const listing = aListedListing();
    expect(listing.send({ type: 'DELIST', reason: '停售' }, sun, { openTrades: [fact('trade/1')] }).rules).toEqual([
      'hasNoOpenTrades',
    ]);
    listing.send({ type: 'SUSPEND', ...violation });
    expect(listing.send({ type: 'DELIST', reason: '停售' }, sun, { openTrades: [] }).rules).toEqual([
      'noMeasureStands',
    ]);
    listing.send({ type: 'RESUME', ...violation });
    const leave = { type: 'DELIST', reason: '停售' };
    expect(
      listing.send(leave, sun, { openTrades: [], openViolations: [fact('violationCase/x/1')] }).refusal,
    ).toMatchObject({ articles: ['T22'], details: [{ rule: 'hasNoOpenViolations' }] });
    for (const orders of ['openOrders', 'ownersOrders'])
      expect(listing.send(leave, sun, { [orders]: [fact('rectificationOrder/x/1')] }).rules).toEqual([
        'hasNoOpenOrders',
      ]);
    expect(
      listing.send(leave, sun, { openTrades: [], openIncidents: [fact('securityIncident/x/1')] }).refusal,
    ).toMatchObject({ articles: ['T27'], details: [{ rule: 'hasNoOpenIncidents' }] });
    expect(listing.send(leave, wen, { openTrades: [] }).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(listing.send({ type: 'DELIST', reason: '停售' }, sun, { openTrades: [] }).state).toBe('delisted');
  });

  it('a certificate that the operator limits in time ends with its term', law('T17'), () => {
    const regime = loadRegime({
      id: 'limited',
      base: 'cc-2023-draft',
      values: { 'trade.listing.certValidity': '1 y' },
    });
    const listing = drive(listingRegistration, { input: input(), actor: sun, facts: facts(), regime })
      .send({ type: 'SUBMIT', dossier: aDossier() }, sun, facts())
      .send(pass(), wen, facts());
    expect(listing.fork().at('2027-03-02T15:59:00.000Z').done).toBe(false);
    expect(listing.at('2027-03-02T16:00:00.000Z').state).toBe('expired');
  });

  it('what others see of a listing has no dossier and no person in it', law('T25'), () => {
    const listing = aListedListing(withConsent()).send(aWithdrawal(personA, { by: 'guardian' }), wen);
    const shown = JSON.stringify(listing.shares);
    for (const hidden of [personA, '自有业务系统汇总', '权属', 'sun', 'wen', 'b'.repeat(64)])
      expect(shown).not.toContain(hidden);
  });

  it.each([['SUSPEND'], ['RESUME'], ['REVOKE']])(
    'no person %ss a listing alone: it is told by a case in which two persons decided',
    law('T22'),
    (type) => {
      const listing = aListedListing();
      for (const actor of [sun, wen, { person: 'li', hat: 'OPCO' as const }])
        expect(listing.send({ type, ...violation }, actor).refusal).toMatchObject({
          code: 'ROLE_NOT_ALLOWED',
          articles: ['T22'],
        });
      expect(listing.send({ type, cause: '投诉', reason: '核查' }).refusal?.code).toBe('EVENT_MALFORMED');
      expect(listing.send({ type, cause: registration, reason: '核查' }).rules).toContain(
        type === 'RESUME' ? 'causeStands' : 'comesFromACase',
      );
    },
  );

  it('a revocation names its case, and ends the listing and its trades', law('T22'), () => {
    const listing = aListedListing().send({ type: 'REVOKE', ...violation });
    expect([listing.state, listing.did]).toEqual(['revoked', ['tell LISTING_ENDED', 'notify N1']]);
  });

  it.each([
    ['REQUEST_CHANGE', { dossier: aDossier(), renew: true }, sun],
    ['PASS_CHANGE', { assessment: anAssessment() }, wen],
  ])(
    'a suspended owner, or one without the certificate for it, gets no new version: %s',
    law('T7', 'T8'),
    (type, more, actor) => {
      const listing = aListedListing();
      if (type === 'PASS_CHANGE')
        listing.send({ type: 'REQUEST_CHANGE', dossier: aDossier(), renew: true }, sun, facts());
      expect(listing.send({ type, ...more }, actor, facts({ owner: theOwner({ tags: ['suspended'] }) })).rules).toEqual(
        ['ownerIsActive'],
      );
      const demander = theOwner({ shares: { ...theOwner().shares, kinds: ['DEMANDER'] } });
      expect(listing.send({ type, ...more }, actor, facts({ owner: demander })).rules).toEqual(['ownerMayOffer']);
      expect(listing.send({ type, ...more }, actor, facts()).refusal).toBeUndefined();
    },
  );

  it.each([
    ['title', '另一名称'],
    ['class', 'DATA_SERVICE'],
    ['purposes', ['保险精算']],
    ['purposes', ['医院运营分析', '客流预测', '保险精算']],
    ['regions', ['CN', 'HK']],
    ['certificate', 'CC-L-2026-0000000000'],
  ])('what the market reads of a listing is what the register says: %s', law('T6', 'T25'), (field, value) => {
    const listing = aRegisteredListing();
    expect(listing.send(publish(listing, { [field]: value }), sun, facts()).refusal).toMatchObject({
      articles: ['T6', 'T25'],
      details: [{ rule: 'publicViewIsTheRegisters' }],
    });
  });

  it('the market reads a published listing, and nothing of one that is suspended or gone', law('T6', 'T25'), () => {
    const viewOf = (listing: { context: unknown }) => listingRegistration.publicView!(listing.context as never);
    const listing = aRegisteredListing();
    expect(viewOf(listing)).toBeNull();
    listing.send(publish(listing, { price: '面议' }), sun, facts());
    expect(viewOf(listing)).toMatchObject({
      title: '门诊量日汇总',
      purposes: ['医院运营分析', '客流预测'],
      price: '面议',
    });
    expect(JSON.stringify(viewOf(listing))).not.toContain('b'.repeat(64));
    // The owner states it anew, also where a listing was published before there was a public view.
    expect(viewOf(listing.fork().send(publish(listing, { price: '每年一万元' }), sun, facts()))).toMatchObject({
      price: '每年一万元',
    });
    listing
      .send({ type: 'REQUEST_CHANGE', dossier: aDossier({ purposes: ['科研'] }) }, sun, facts())
      .send({ type: 'PASS_CHANGE', assessment: anAssessment() }, wen, facts());
    expect(viewOf(listing)).toMatchObject({ purposes: ['科研'] });
    expect(viewOf(listing.fork().send({ type: 'SUSPEND', ...violation }))).toBeNull();
    expect(viewOf(listing.send({ type: 'DELIST', reason: '停售' }, sun, { openTrades: [] }))).toBeNull();
  });

  it('a certificate with a validity ends where it said, unless a renewal passes', law('T17'), () => {
    const regime = loadRegime({
      id: 'limited',
      base: 'cc-2023-draft',
      values: { 'trade.listing.certValidity': '1 y' },
    });
    const listing = drive(listingRegistration, { input: input(), actor: sun, facts: facts(), regime })
      .send({ type: 'SUBMIT', dossier: aDossier() }, sun, facts())
      .send(pass(), wen, facts());
    expect(listing.at('2027-01-20T00:00:00.000Z').did).toEqual(['notify N1']);
    const changed = listing
      .fork()
      .send({ type: 'REQUEST_CHANGE', dossier: aDossier({ purposes: ['科研'] }) }, sun, facts())
      .send({ type: 'PASS_CHANGE', assessment: anAssessment() }, wen, facts());
    expect(changed.context.certificate).toMatchObject({
      version: 2,
      validUntil: listing.context.certificate.validUntil,
    });
    expect(changed.at('2027-03-02T16:00:00.000Z').state).toBe('expired');
    listing
      .send({ type: 'REQUEST_CHANGE', dossier: aDossier(), renew: true }, sun, facts())
      .send({ type: 'PASS_CHANGE', assessment: anAssessment() }, wen, facts());
    expect(listing.at('2027-03-03T00:00:00.000Z').done).toBe(false);
    expect(listing.at('2028-01-20T16:00:00.000Z').state).toBe('expired');
  });

  it('a new version that says what stands already, also after a return, is no change', law('T17'), () => {
    const ask = (type: string, more: object = {}) => ({ type, dossier: aDossier(), ...more });
    const listing = aListedListing();
    const none = { articles: ['T17'], details: [{ rule: 'changeIsStated' }] };
    expect(listing.send(ask('REQUEST_CHANGE'), sun, facts()).refusal).toMatchObject(none);
    listing.send(ask('REQUEST_CHANGE', { dossier: aDossier({ purposes: ['科研'] }) }), sun, facts());
    listing.send({ type: 'RETURN_CHANGE', items: [{ item: '用途', problem: '过宽' }] }, wen);
    expect(listing.send(ask('RESUBMIT_CHANGE'), sun, facts()).refusal).toMatchObject(none);
  });
});
