import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../machines/kernel/lifecycle.ts';
import { fact } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  owner,
  exported,
  agreement,
  sun,
  wen,
  pdf,
  declared,
  aDossier,
  anAssessment,
  withConsent,
  clear,
  theExport,
  theAgreement,
  facts,
  publicFacts,
  aDraft,
  submitted,
  pass,
  aRegisteredListing,
  published,
} from '../support/listings.ts';

describe('the dossier of a trading object', () => {
  it.each([
    ['nationalSecurity', 'nationalSecurityIsDeclared', 'T14(1)'],
    ['othersRights', 'othersRightsAreDeclared', 'T14(2)'],
    ['enterpriseRights', 'enterpriseRightsAreDeclared', 'T14(3)'],
    ['source', 'sourceIsDeclaredLawful', 'T14(4)'],
    ['otherProhibitions', 'otherProhibitionsAreDeclared', 'T14(5)'],
  ])(
    'each of the five prohibitions is declared by itself: %s',
    law('T14(1)', 'T14(2)', 'T14(3)', 'T14(4)', 'T14(5)'),
    (field, rule, article) => {
      const { declarations } = aDossier();
      const draft = submitted(aDossier({ declarations: { ...declarations, [field]: undefined } }));
      expect(draft.rules).toEqual([rule]);
      expect(draft.refusal?.articles).toEqual([article]);
      expect(draft.state).toBe('application.draft');
    },
  );

  it('data from an illegal channel and data from an irregular one are both refused', law('T14(4)'), () => {
    const from = (source: object) =>
      submitted(
        aDossier({
          declarations: {
            ...aDossier().declarations,
            source: { ...declared, fromIllegalChannel: false, fromIrregularChannel: false, ...source },
          },
        }),
      ).rules;
    expect(from({ fromIllegalChannel: true })).toEqual(['sourceIsDeclaredLawful']);
    expect(from({ fromIrregularChannel: true })).toEqual(['sourceIsDeclaredLawful']);
    expect(submitted().send(pass({ irregularSource: { ...clear, clear: false } }), wen, facts()).rules).toEqual([
      'sourceIsNotIrregular',
    ]);
  });

  it.each([
    ['safety', 'T17'],
    ['nationalSecurity', 'T14(1)'],
    ['othersRights', 'T14(2)'],
    ['enterpriseRights', 'T14(3)'],
    ['illegalSource', 'T14(4)'],
    ['irregularSource', 'T14(4)'],
    ['otherProhibitions', 'T14(5)'],
    ['personalData', 'T12'],
    ['crossBorder', 'T30'],
  ])(
    'an assessment passes only when %s is found clear',
    law('T12', 'T14(1)', 'T14(2)', 'T14(3)', 'T14(4)', 'T14(5)', 'T17', 'T30'),
    (field, article) => {
      expect(submitted().send(pass({ [field]: undefined }), wen, facts()).refusal?.articles).toEqual([article]);
      expect(submitted().send(pass({ [field]: { ...clear, clear: false } }), wen, facts()).refusal?.articles).toEqual([
        article,
      ]);
    },
  );

  it('personal data need consent, or must be both unidentifiable and impossible to restore', law('T12'), () => {
    const anonymised = (items: object) => submitted(aDossier({ personalData: { mode: 'anonymised', ...items } })).rules;
    expect(anonymised({ unidentifiable: declared })).toEqual(['personalDataIsConsentedOrAnonymised']);
    expect(anonymised({ irreversible: declared })).toEqual(['personalDataIsConsentedOrAnonymised']);
    expect(anonymised({ unidentifiable: declared, irreversible: { declared: true } })).toEqual([
      'personalDataIsConsentedOrAnonymised',
    ]);
    expect(anonymised({ unidentifiable: declared, irreversible: declared })).toEqual([]);
    expect(submitted(withConsent()).state).toBe('application.underAssessment');
    expect(submitted(withConsent({ purposes: ['医院运营分析'] })).rules).toEqual(['consentCoversPurposes']);
    expect(submitted(withConsent({ guardians: 121 })).rules).toEqual([
      'personalDataIsConsentedOrAnonymised',
      'guardiansConsent',
    ]);
  });

  it.each([
    ['not counted', { wards: undefined }],
    ['without a guardian’s consent for each', { guardians: 3 }],
    ['more than there are persons', { wards: 121, guardians: 121 }],
  ])('persons under guardianship are counted, and each guardian has consented: %s', law('T12'), (_, more) => {
    expect(submitted(withConsent(more)).rules).toContain('guardiansConsent');
    expect(submitted(withConsent(more)).refusal?.articles).toEqual(['T12']);
  });

  it('a security assessment has an end, at most three years after it was given', law('T30'), () => {
    const filed = (more: object) =>
      submitted(
        aDossier({
          delivery: {
            recipientRegions: ['CN'],
            accessRegions: ['HK'],
            procedure: { kind: 'securityAssessment', document: pdf('评估结果.pdf'), ...more },
          },
        }),
      );
    for (const more of [
      {},
      { until: '2026-12-31' },
      { issued: '2026-01-10' },
      { issued: '2026-01-10', until: '2029-01-11' },
      { issued: '2026-03-03', until: '2026-12-31' },
    ])
      expect(filed(more).refusal).toMatchObject({ articles: ['T30'], details: [{ rule: 'assessmentHasAnEnd' }] });
    const listing = filed({ issued: '2026-01-10', until: '2029-01-10' }).send(pass(), wen, facts());
    expect(listing.refusal).toBeUndefined();
    published(listing);
    expect(listing.at('2028-12-20T00:00:00.000Z').did).toContain('notify N1');
    expect(listing.at('2029-01-10T16:00:00.000Z').tags).toContain('suspended');
    expect(listing.did).toContain('tell LISTING_SUSPENDED');
    expect(listing.done).toBe(false);
  });

  it('what grows by periods or is computed states its rule, and the assessor finds on it', law('T17', 'T22'), () => {
    const filed = (more: object) =>
      submitted(aDossier({ delivery: { recipientRegions: ['CN'], accessRegions: ['CN'], ...more } }));
    expect(filed({}).shares['deliveryRule']).toBe('fingerprint');
    expect(filed({ rule: 'periodic' }).refusal).toMatchObject({
      articles: ['T17', 'T22'],
      details: [{ rule: 'deliveryRuleIsStated' }],
    });
    const listing = filed({ rule: 'periodic', statement: '每月 5 日前交付上月数据' });
    expect(listing.shares['deliveryRule']).toBe('periodic');
    expect(listing.send(pass(), wen, facts()).rules).toEqual(['deliveryRuleIsClear']);
    expect(listing.send(pass({ deliveryRule: clear }), wen, facts()).refusal).toBeUndefined();
  });

  it(
    'cross-border is derived from recipients and places of access, and asks for the national procedure',
    law('T30'),
    () => {
      const procedure = { kind: 'standardContract', document: pdf('备案.pdf') };
      const to = (delivery: object) =>
        submitted(aDossier({ delivery: { recipientRegions: ['CN'], accessRegions: ['CN'], ...delivery } }));
      expect(to({ recipientRegions: ['CN', 'JP'] }).refusal?.articles).toEqual(['T30']);
      expect(to({ accessRegions: ['HK'] }).refusal?.articles).toEqual(['T30']);
      expect(to({ accessRegions: ['HK'], procedure: { ...procedure, until: '2026-03-01' } }).refusal?.articles).toEqual(
        ['T30'],
      );
      const abroad = to({ accessRegions: ['HK'], procedure: { ...procedure, until: '2026-03-02' } });
      expect(abroad.shares).toMatchObject({ crossBorder: true, regions: ['CN', 'HK'], procedureUntil: '2026-03-02' });
      expect(abroad.at('2026-03-03T02:00:00.000Z').send(pass(), wen, facts()).refusal?.articles).toEqual(['T30']);
      expect(submitted().shares).toMatchObject({ crossBorder: false });
    },
  );

  it('a compliance report comes from an active third-party body other than the owner', law('T10', 'T17'), () => {
    const body = 'subjectRegistration/91220102MA0Y3CTR5N/1';
    const dossier = aDossier({ complianceReport: { body, document: pdf('合规报告.pdf') } });
    const third = { kinds: ['THIRD_PARTY'], party: 'org:91220102MA0Y3CTR5N' };
    const reported = (known: Partial<CaseFact>) =>
      aDraft().send(
        { type: 'SUBMIT', dossier },
        sun,
        facts({
          body: fact(body, {
            tags: ['active'],
            shares: { ...third, services: ['合规认证服务'] },
            ...known,
          }),
        }),
      ).rules;
    expect(reported({})).toEqual([]);
    expect(reported({ tags: ['suspended'] })).toEqual(['complianceBodyIsFit']);
    expect(reported({ shares: { ...third, services: ['人才培训服务'] } })).toEqual(['complianceBodyIsFit']);
    expect(reported({ shares: { kinds: ['MERCHANT'], party: 'org:91220102MA0Y3CTR5N' } })).toEqual([
      'complianceBodyIsFit',
    ]);
    expect(reported({ shares: { kinds: ['THIRD_PARTY'], party: owner } })).toEqual(['complianceBodyIsFit']);
  });

  it('a product of public data needs its own export that is still valid, asked again at each step', law('P27'), () => {
    const more = { publicData: { export: exported, agreement } };
    const with_ = (product: CaseFact | null, listing = aDraft(more, publicFacts())) =>
      listing.send({ type: 'SUBMIT', dossier: aDossier() }, sun, publicFacts({ export: product })).rules;
    expect(with_(theExport())).toEqual([]);
    expect(with_(null)).toContain('exportIsValid');
    expect(with_(theExport({ tags: ['recalled'] }))).toEqual(['exportIsValid']);
    expect(with_(theExport({ parties: ['org:91110000600037341L'] }))).toEqual(['exportIsValid']);
    expect(
      submitted(aDossier(), more, publicFacts()).send(pass(), wen, publicFacts({ export: theExport({ tags: [] }) }))
        .rules,
    ).toEqual(['exportIsValid']);
    expect(
      published(aRegisteredListing(aDossier(), more, publicFacts()), publicFacts({ export: theExport({ tags: [] }) }))
        .rules,
    ).toEqual(['exportIsValid']);
  });

  it('a product of public data has the content whose export was approved, at every step', law('P27'), () => {
    const more = { publicData: { export: exported, agreement } };
    const other = aDossier({ fingerprint: 'e'.repeat(64) });
    const moved = publicFacts({
      export: theExport({ shares: { ...theExport().shares, fingerprint: 'e'.repeat(64) } }),
    });
    const listed = published(aRegisteredListing(aDossier(), more, publicFacts()), publicFacts());
    for (const one of [
      submitted(other, more, publicFacts()),
      submitted(aDossier(), more, publicFacts()).send(pass(), wen, moved),
      published(aRegisteredListing(aDossier(), more, publicFacts()), moved),
      listed.fork().send({ type: 'REQUEST_CHANGE', dossier: other, renew: true }, sun, publicFacts()),
      listed
        .fork()
        .send({ type: 'REQUEST_CHANGE', dossier: aDossier(), renew: true }, sun, publicFacts())
        .send({ type: 'PASS_CHANGE', assessment: anAssessment() }, wen, moved),
    ])
      expect(one.refusal).toMatchObject({ articles: ['P27'], details: [{ rule: 'contentIsTheExports' }] });
  });

  it('a product of public data is used within the scenarios that its export was approved for', law('P27'), () => {
    const known = publicFacts({
      export: theExport({ shares: { agreement, scenarios: ['医院运营分析'], fingerprint: 'f'.repeat(64) } }),
    });
    expect(
      aDraft({ publicData: { export: exported, agreement } }, known).send(
        { type: 'SUBMIT', dossier: aDossier() },
        sun,
        known,
      ).rules,
    ).toEqual(['purposesLieWithinScenarios']);
  });

  it(
    'a public-data product on the market needs the right to operate data products, in an agreement in force',
    law('P4(3)'),
    () => {
      const under = (fact_: CaseFact) =>
        aDraft({ publicData: { export: exported, agreement } }, publicFacts()).send(
          { type: 'SUBMIT', dossier: aDossier() },
          sun,
          publicFacts({ agreement: fact_ }),
        ).rules;
      expect(under(theAgreement({ shares: { rights: ['processingUse'] } }))).toEqual(['ownerMayOperateProducts']);
      expect(under(theAgreement({ tags: [] }))).toEqual(['ownerMayOperateProducts']);
      expect(under(theAgreement())).toEqual([]);
    },
  );
});
