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
  pdf,
  personA,
  personB,
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
  violation,
} from '../support/listings.ts';

describe('a registered trading object', () => {
  it('a withdrawn consent suspends the listing until a new version is free of that person', law('T12'), () => {
    const withdrawal = { type: 'CONSENT_WITHDRAWN', person: personA, by: 'person', evidence: [pdf('撤回.pdf')] };
    const listing = aListedListing(withConsent()).send(withdrawal, wen);
    expect(listing.tags).toContain('suspended');
    expect(listing.tags).not.toContain('listed');
    expect(listing.did).toContain('tell LISTING_SUSPENDED');
    expect(listing.shares).toMatchObject({ consentStands: false, suspended: true });
    expect(listing.send(withdrawal, wen).rules).toEqual(['withdrawalIsNew']);
    expect(listing.send({ type: 'RESUME', cause: personA, reason: '已处理' }, wen).rules).toEqual(['causeStands']);
    expect(listing.send({ type: 'REQUEST_CHANGE', dossier: withConsent() }, sun, facts()).rules).toEqual([
      'withdrawnPersonsAreRemoved',
    ]);
    listing.send(
      { type: 'REQUEST_CHANGE', dossier: { ...withConsent({ removed: [personA] }), fingerprint: 'e'.repeat(64) } },
      sun,
      facts(),
    );
    expect(
      listing
        .fork()
        .send({ ...withdrawal, person: personB }, wen)
        .send({ type: 'PASS_CHANGE', assessment: anAssessment() }, wen, facts()).rules,
    ).toEqual(['withdrawnPersonsAreRemoved']);
    listing.send({ type: 'PASS_CHANGE', assessment: anAssessment() }, wen, facts());
    expect(listing.tags).toContain('listed');
    expect(listing.did).toEqual(['notify N1', 'tell LISTING_REINSTATED']);
    expect(listing.shares).toMatchObject({ version: 2, fingerprint: 'e'.repeat(64), consentStands: true });
    expect(aListedListing().send(withdrawal, wen).rules).toContain('personalDataRestsOnConsent');
  });

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
    expect(listing.send({ type: 'RESUME', ...violation }, wen).rules).toEqual(['violationSpeaksForItself']);
    expect(listing.send({ type: 'RESUME', cause: registration, reason: '试图绕过' }, wen).rules).toEqual([
      'causeStands',
    ]);
    expect(listing.send({ type: 'EXPORT_REINSTATED', cause: exported }).tags).toContain('suspended');
    expect(listing.send({ type: 'RESUME', ...violation }).tags).toContain('suspended');
    expect(listing.send({ type: 'PARTY_REINSTATED', cause: registration }).tags).toContain('listed');
    expect(listing.did).toEqual(['tell LISTING_REINSTATED']);
  });

  it('what was not published before a suspension is not published by its end', law('T17', 'T22'), () => {
    const listing = aRegisteredListing().send({ type: 'SUSPEND', cause: '投诉 12', reason: '核查' }, wen);
    expect(listing.send({ type: 'PUBLISH' }, sun, facts()).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(listing.send({ type: 'RESUME', cause: '投诉 12', reason: '查清' }, wen).tags).toContain('registered');
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
    listing.send({ type: 'SUSPEND', cause: '投诉', reason: '核查' }, wen);
    expect(listing.send({ type: 'DELIST', reason: '停售' }, sun, { openTrades: [] }).rules).toEqual([
      'noMeasureStands',
    ]);
    listing.send({ type: 'RESUME', cause: '投诉', reason: '查清' }, wen);
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
    const listing = aListedListing(withConsent()).send(
      { type: 'CONSENT_WITHDRAWN', person: personA, by: 'guardian', evidence: [pdf('撤回.pdf')] },
      wen,
    );
    const shown = JSON.stringify(listing.shares);
    for (const hidden of [personA, '自有业务系统汇总', '权属', 'sun', 'wen', 'b'.repeat(64)])
      expect(shown).not.toContain(hidden);
  });
});
