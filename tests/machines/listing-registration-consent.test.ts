import { describe, expect, it } from 'vitest';
import { migrate } from '../../machines/kernel/migrate.ts';
import { listingRegistration } from '../../machines/trading/listing-registration/index.ts';
import { law } from '../support/law.ts';
import {
  sun,
  wen,
  pdf,
  personA,
  personB,
  aDossier,
  withConsent,
  anAssessment,
  facts,
  aListedListing,
  aWithdrawal,
  violation,
} from '../support/listings.ts';

describe('a withdrawn consent', () => {
  it('a withdrawn consent suspends the listing until a new version is free of that person', law('T12'), () => {
    const withdrawal = aWithdrawal(personA);
    const listing = aListedListing(withConsent()).send(withdrawal, wen);
    expect(listing.tags).toContain('suspended');
    expect(listing.tags).not.toContain('listed');
    expect(listing.did).toContain('tell LISTING_SUSPENDED');
    expect(listing.shares).toMatchObject({ consentStands: false, suspended: true });
    expect(listing.send(withdrawal, wen).rules).toEqual(['withdrawalIsNew']);
    expect(listing.send({ type: 'RESUME', ...violation }).rules).toEqual(['causeStands']);
    expect(listing.send({ type: 'REQUEST_CHANGE', dossier: withConsent(), renew: true }, sun, facts()).rules).toEqual([
      'withdrawnPersonsAreRemoved',
      'contentIsFreeOfWithdrawn',
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
    ).toEqual(['contentIsFreeOfWithdrawn']);
    listing.send({ type: 'PASS_CHANGE', assessment: anAssessment() }, wen, facts());
    expect(listing.tags).toContain('listed');
    expect(listing.did).toEqual(['notify N1', 'tell LISTING_REINSTATED']);
    expect(listing.shares).toMatchObject({ version: 2, fingerprint: 'e'.repeat(64), consentStands: true });
    expect(aListedListing().send(withdrawal, wen).rules).toContain('personalDataRestsOnConsent');
  });

  it('a withdrawn consent is never forgotten: old content does not come back without a new consent', law('T12'), () => {
    const [first, second, third] = ['f', 'e', 'd'].map((digit) => digit.repeat(64));
    const passed = { type: 'PASS_CHANGE', assessment: anAssessment() };
    const listing = aListedListing(withConsent()).send(aWithdrawal(personA), wen);
    listing
      .send(
        { type: 'REQUEST_CHANGE', dossier: { ...withConsent({ removed: [personA] }), fingerprint: second } },
        sun,
        facts(),
      )
      .send(passed, wen, facts());
    expect(listing.shares).toMatchObject({ version: 2, consentStands: true });
    const ask = (personalData: object, fingerprint = third) =>
      listing
        .fork()
        .send({ type: 'REQUEST_CHANGE', dossier: { ...aDossier(personalData), fingerprint } }, sun, facts());
    const { personalData } = withConsent();
    expect(ask({ personalData }).rules).toEqual(['withdrawnPersonsAreRemoved']);
    expect(ask({ personalData: { mode: 'none' } }, first).refusal).toMatchObject({
      articles: ['T12'],
      details: [{ rule: 'contentIsFreeOfWithdrawn' }],
    });
    expect(ask({ personalData: { ...personalData, removed: [personA] } }, first).rules).toEqual([
      'contentIsFreeOfWithdrawn',
    ]);
    const renewed = [{ person: personA, by: 'person', evidence: [pdf('重新同意.pdf')] }];
    const again = ask({ personalData: { ...personalData, renewed } }, first);
    expect(again.refusal).toBeUndefined();
    expect(again.send(passed, wen, facts()).context.withdrawn).toEqual([]);
    // And from then on a withdrawal counts anew.
    expect(again.send(aWithdrawal(personA), wen).tags).toContain('suspended');
    expect(ask({ personalData: { ...personalData, removed: [personA] } }).refusal).toBeUndefined();
  });

  it('the person concerned withdraws through the venue, identified, or with an own account', law('T12'), () => {
    const listing = () => aListedListing(withConsent());
    for (const hat of ['CENTER', 'OPCO'] as const)
      expect(listing().send(aWithdrawal(personA, { identity: undefined }), { ...wen, hat }).refusal).toMatchObject({
        articles: ['T12'],
        details: [{ rule: 'requesterIsKnown' }],
      });
    expect(listing().send(aWithdrawal(personA, { by: 'guardian' }), wen).tags).toContain('suspended');
    const citizen = { person: 'zhou', hat: 'DEMANDER' as const, party: `citizen:${personA}` };
    expect(listing().send(aWithdrawal(personA, { identity: undefined }), citizen).tags).toContain('suspended');
    expect(listing().send(aWithdrawal(personB, { identity: undefined }), citizen).rules).toEqual(['requesterIsKnown']);
    expect(listing().send(aWithdrawal(personA), { ...citizen, party: 'org:12220100412345678X' }).rules).toEqual([
      'requesterIsKnown',
    ]);
  });

  it('a listing of the version before keeps its withdrawals and its hands', law('T12'), () => {
    const now = aListedListing(withConsent()).send(aWithdrawal(personA), wen);
    const { applicants: _, contents: __, unremoved: ___, publicView: ____, ...context } = now.context;
    const { next } = migrate(listingRegistration, { ...now.case, context: { ...context, applicant: 'sun' } }, 1);
    expect(next.context).toMatchObject({
      applicants: ['sun'],
      withdrawn: [personA],
      unremoved: [personA],
      contents: [{ fingerprint: 'f'.repeat(64), consent: true, removed: [] }],
    });
  });
});
