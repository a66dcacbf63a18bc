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
    expect(submitted(withConsent({ guardians: 121 })).rules).toEqual(['personalDataIsConsentedOrAnonymised']);
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
    const reported = (known: Partial<CaseFact>) =>
      aDraft().send(
        { type: 'SUBMIT', dossier },
        sun,
        facts({
          body: fact(body, {
            tags: ['active'],
            shares: { kinds: ['THIRD_PARTY'], party: 'org:91220102MA0Y3CTR5N' },
            ...known,
          }),
        }),
      ).rules;
    expect(reported({})).toEqual([]);
    expect(reported({ tags: ['suspended'] })).toEqual(['complianceBodyIsFit']);
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
      aRegisteredListing(aDossier(), more, publicFacts()).send(
        { type: 'PUBLISH' },
        sun,
        publicFacts({ export: theExport({ tags: [] }) }),
      ).rules,
    ).toEqual(['exportIsValid']);
  });

  it('a product of public data is used within the scenarios that its export was approved for', law('P27'), () => {
    const known = publicFacts({ export: theExport({ shares: { agreement, scenarios: ['医院运营分析'] } }) });
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
