// The same content is asked the same at every door: as a first version, corrected, as a change, as a corrected change,
// and again when it is assessed and published.
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../machines/kernel/lifecycle.ts';
import { type Driven, fact } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  aDossier,
  aDraft,
  aRegisteredListing,
  aWithdrawal,
  agreement,
  anAssessment,
  clear,
  declared,
  exported,
  facts,
  pass,
  pdf,
  personA,
  publicFacts,
  publish,
  published,
  submitted,
  sun,
  theAgreement,
  theExport,
  wen,
  withConsent,
} from '../support/listings.ts';

const returned = [{ item: '材料', problem: '不清' }];
const change = (dossier: object) => ({ type: 'REQUEST_CHANGE', dossier, renew: true });
const ofExport = { publicData: { export: exported, agreement } };

/** Each way in, brought to where the content is filed; `more`: of the opening, `known`: as all stands well. */
const doors: Record<string, (more: object, known: Facts, first?: object) => (dossier: object) => [Driven, object]> = {
  SUBMIT: (more, known) => (dossier) => [aDraft(more, known), { type: 'SUBMIT', dossier }],
  RESUBMIT: (more, known, first) => (dossier) => [
    submitted(first, more, known).send({ type: 'RETURN', items: returned }, wen, known),
    { type: 'RESUBMIT', dossier },
  ],
  REQUEST_CHANGE: (more, known, first) => (dossier) => [aRegisteredListing(first, more, known), change(dossier)],
  RESUBMIT_CHANGE: (more, known, first) => (dossier) => [
    aRegisteredListing(first, more, known)
      .send(change(first ?? aDossier()), sun, known)
      .send({ type: 'RETURN_CHANGE', items: returned }, wen, known),
    { type: 'RESUBMIT_CHANGE', dossier },
  ],
};
const abroad = (procedure: object) => ({
  delivery: { recipientRegions: ['CN'], accessRegions: ['HK'], procedure: { document: pdf('批文.pdf'), ...procedure } },
});
const body = 'subjectRegistration/91220102MA0Y3CTR5N/1';
const bodyOf = (tags: string[]): Facts => ({
  body: fact(body, {
    tags,
    shares: { kinds: ['THIRD_PARTY'], party: 'org:91220102MA0Y3CTR5N', services: ['安全审计'] },
  }),
});
const reported = aDossier({ complianceReport: { body, document: pdf('合规报告.pdf') } });

describe.each(Object.entries(doors))('%s', (_, door) => {
  it.each([
    [
      'anonymisedInPart',
      'personalDataIsConsentedOrAnonymised',
      'T12',
      { personalData: { mode: 'anonymised', unidentifiable: declared } },
    ],
    [
      'a rule without words',
      'deliveryRuleIsStated',
      'T17',
      { delivery: { recipientRegions: ['CN'], accessRegions: ['CN'], rule: 'periodic' } },
    ],
    [
      'an assessment without an end',
      'assessmentHasAnEnd',
      'T30',
      abroad({ kind: 'securityAssessment', issued: '2026-01-10' }),
    ],
    [
      'a procedure that is over',
      'crossBorderProcedureIsShown',
      'T30',
      abroad({ kind: 'standardContract', until: '2026-03-01' }),
    ],
  ])('refuses %s under its article', law('T12', 'T17', 'T22', 'T30'), (_what, rule, article, more) => {
    const [listing, event] = door({}, facts())(aDossier(more));
    const { rules, refusal } = listing.send(event as never, sun, facts());
    expect(rules).toEqual([rule]);
    expect(refusal?.articles).toContain(article);
  });

  it('takes no compliance report of a body that is suspended', law('T10', 'T17'), () => {
    const [listing, event] = door({}, facts(bodyOf(['active'])), reported)(reported);
    expect(listing.fork().send(event as never, sun, facts(bodyOf(['active']))).rules).toEqual([]);
    expect(listing.send(event as never, sun, facts(bodyOf(['suspended']))).rules).toEqual(['complianceBodyIsFit']);
  });

  it.each([
    ['an export that was recalled', 'exportIsValid', { export: theExport({ tags: ['recalled'] }) }],
    [
      'other content than the export’s',
      'contentIsTheExports',
      { export: theExport({ shares: { ...theExport().shares, fingerprint: 'a'.repeat(64) } }) },
    ],
    [
      'purposes outside the scenarios',
      'purposesLieWithinScenarios',
      { export: theExport({ shares: { ...theExport().shares, scenarios: ['应急调度'] } }) },
    ],
    [
      'an operator without the right to operate products',
      'ownerMayOperateProducts',
      { agreement: theAgreement({ shares: { rights: ['processingUse'] } }) },
    ],
  ])('takes no public data with %s', law('P4(3)', 'P27'), (_what, rule, more) => {
    const [listing, event] = door(ofExport, publicFacts())(aDossier());
    const { rules, refusal } = listing.send(event as never, sun, publicFacts(more));
    expect(rules).toEqual([rule]);
    expect(refusal?.articles).toContain(rule === 'ownerMayOperateProducts' ? 'P4(3)' : 'P27');
  });
});

describe.each(['RESUBMIT', 'REQUEST_CHANGE', 'RESUBMIT_CHANGE'])('%s after a withdrawal', (type) => {
  const filed = (dossier: object) => {
    const [listing, event] = doors[type]!({}, facts(), withConsent())(dossier);
    return listing.send(aWithdrawal(personA), wen).send(event as never, sun, facts());
  };
  it('names the person as removed', law('T12'), () => {
    expect(filed({ ...withConsent(), fingerprint: 'e'.repeat(64) }).rules).toEqual(['withdrawnPersonsAreRemoved']);
  });
  it('is another content than that which held the person', law('T12'), () => {
    expect(filed(withConsent({ removed: [personA] })).rules).toEqual(['contentIsFreeOfWithdrawn']);
  });
});

describe.each([
  ['PASS', (dossier: object, more: object, known: Facts) => submitted(dossier, more, known)],
  [
    'PASS_CHANGE',
    (dossier: object, more: object, known: Facts) =>
      aRegisteredListing(dossier, more, known).send(change(dossier), sun, known),
  ],
] as const)('%s asks again', (type, waiting) => {
  const passed = { type, assessment: anAssessment() };

  it('whether somebody withdrew since', law('T12'), () => {
    const listing = waiting(withConsent(), {}, facts()).send(aWithdrawal(personA), wen);
    expect(listing.send(passed, wen, facts()).rules).toEqual(['contentIsFreeOfWithdrawn']);
  });
  it('for a finding on the rule of delivery', law('T17', 'T22'), () => {
    const delivery = {
      recipientRegions: ['CN'],
      accessRegions: ['CN'],
      rule: 'periodic',
      statement: '每月 5 日前交付',
    };
    const [before, after] = [aDossier(), aDossier({ delivery })];
    const listing = type === 'PASS' ? submitted(after) : aRegisteredListing(before).send(change(after), sun, facts());
    expect(listing.send(passed, wen, facts()).rules).toEqual(['deliveryRuleIsClear']);
    expect(listing.send({ type, assessment: anAssessment({ deliveryRule: clear }) }, wen, facts()).rules).toEqual([]);
  });
  it('whether the procedure of T30 goes on', law('T30'), () => {
    const listing = waiting(aDossier(abroad({ kind: 'standardContract', until: '2026-03-02' })), {}, facts());
    expect(listing.fork().send(passed, wen, facts()).rules).toEqual([]);
    expect(listing.at('2026-03-02T16:00:00.000Z').send(passed, wen, facts()).rules).toEqual([
      'crossBorderProcedureIsShown',
    ]);
  });
  it('for the end of a security assessment that an older chart took without one', law('T30'), () => {
    const listing = waiting(
      aDossier(abroad({ kind: 'securityAssessment', issued: '2026-01-10', until: '2029-01-10' })),
      {},
      facts(),
    );
    const { context } = listing;
    const pending = type === 'PASS' ? context : context.change;
    delete pending.dossier.delivery.procedure.issued;
    expect(listing.send(passed, wen, facts()).rules).toEqual(['assessmentHasAnEnd']);
  });
  it('whether the compliance body is still fit', law('T10', 'T17'), () => {
    const listing = waiting(reported, {}, facts(bodyOf(['active'])));
    expect(listing.send(passed, wen, facts(bodyOf(['suspended']))).rules).toEqual(['complianceBodyIsFit']);
  });
  it.each([
    ['exportIsValid', { export: theExport({ tags: ['recalled'] }) }],
    ['purposesLieWithinScenarios', { export: theExport({ shares: { ...theExport().shares, scenarios: [] } }) }],
    ['ownerMayOperateProducts', { agreement: theAgreement({ tags: [] }) }],
  ])('of public data: %s', law('P4(3)', 'P27'), (rule, more) => {
    expect(waiting(aDossier(), ofExport, publicFacts()).send(passed, wen, publicFacts(more)).rules).toEqual([rule]);
  });
});

it('a listing is not published on the report of a body that is no longer registered', law('T10', 'T17'), () => {
  const listing = submitted(reported, {}, facts(bodyOf(['active']))).send(pass(), wen, facts(bodyOf(['active'])));
  expect(listing.fork().send(publish(listing), sun, facts(bodyOf([]))).rules).toEqual(['complianceBodyIsFit']);
  published(listing, facts(bodyOf(['active'])));
  expect(listing.tags).toContain('listed');
});
