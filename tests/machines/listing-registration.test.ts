import { describe, expect, it } from 'vitest';
import type { Actor, CaseFact, Facts } from '../../machines/kernel/lifecycle.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { listingRegistration } from '../../machines/trading/listing-registration/index.ts';
import { type Driven, drive, fact, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const registration = 'subjectRegistration/91220101MA0Y2TLK3X/1';
const owner = 'org:91220101MA0Y2TLK3X';
const exported = 'productExport/hospital-flow/1';
const agreement = 'operatingAgreement/91220101MA0Y2TLK3X/1';
const sun: Actor = { person: 'sun', hat: 'MERCHANT', party: owner };
const wen: Actor = { person: 'wen', hat: 'CENTER' };
const ju: Actor = { person: 'ju', hat: 'SUPERVISOR' };
const pdf = (name: string) => ({ sha256: 'b'.repeat(64), name });
const declared = { declared: true, evidence: [pdf('声明.pdf')] };
const personA = 'a'.repeat(32);
const personB = 'b'.repeat(32);

const aDossier = (more: object = {}) => ({
  fingerprint: 'f'.repeat(64),
  description: '长春市门诊量日汇总数据产品',
  source: '自有业务系统汇总',
  ownership: { statement: '自行采集加工，权属清晰', evidence: [pdf('权属.pdf')] },
  purposes: ['医院运营分析', '客流预测'],
  declarations: {
    nationalSecurity: declared,
    othersRights: declared,
    enterpriseRights: declared,
    source: { ...declared, fromIllegalChannel: false, fromIrregularChannel: false },
    otherProhibitions: declared,
  },
  personalData: { mode: 'none' },
  delivery: { recipientRegions: ['CN'], accessRegions: ['CN'] },
  ...more,
});
const withConsent = (more: object = {}) =>
  aDossier({
    personalData: {
      mode: 'consent',
      register: pdf('同意登记册.xlsx'),
      persons: 120,
      guardians: 4,
      purposes: ['医院运营分析', '客流预测'],
      evidence: [pdf('同意书.pdf')],
      ...more,
    },
  });
const clear = { clear: true, basis: '经核查未发现问题' };
const findings = {
  safety: clear,
  nationalSecurity: clear,
  othersRights: clear,
  enterpriseRights: clear,
  illegalSource: clear,
  irregularSource: clear,
  otherProhibitions: clear,
  personalData: clear,
  crossBorder: clear,
};
const anAssessment = (more: object = {}) => ({
  standard: '安全合规评估标准 2026-1',
  findings: { ...findings, ...more },
});
const input = (more: object = {}) => ({
  registration,
  owner,
  title: '门诊量日汇总',
  type: { class: 'DATA_PRODUCT', kind: 'derivative' },
  publicData: null,
  ...more,
});

const theOwner = (more: Partial<CaseFact> = {}): CaseFact =>
  fact(registration, { tags: ['active'], shares: { party: owner, kinds: ['MERCHANT'] }, ...more });
const theExport = (more: Partial<CaseFact> = {}): CaseFact =>
  fact(exported, {
    tags: ['exported'],
    parties: [owner],
    shares: { agreement, scenarios: ['医院运营分析', '客流预测', '应急调度'] },
    ...more,
  });
const theAgreement = (more: Partial<CaseFact> = {}): CaseFact =>
  fact(agreement, {
    tags: ['inForce'],
    parties: [owner],
    shares: { rights: ['processingUse', 'productOperation'] },
    ...more,
  });
const facts = (more: Facts = {}): Facts => ({ owner: theOwner(), ...more });
const publicFacts = (more: Facts = {}): Facts => facts({ export: theExport(), agreement: theAgreement(), ...more });

const aDraft = (more: object = {}, known: Facts = facts()): Driven =>
  drive(listingRegistration, { input: input(more), actor: sun, facts: known, id: 'listingRegistration/L/1' });
const submitted = (dossier: object = aDossier(), more: object = {}, known: Facts = facts()): Driven =>
  aDraft(more, known).send({ type: 'SUBMIT', dossier }, sun, known);
const pass = (more: object = {}) => ({ type: 'PASS', assessment: anAssessment(more) });
const aRegisteredListing = (dossier: object = aDossier(), more: object = {}, known: Facts = facts()): Driven =>
  submitted(dossier, more, known).send(pass(), wen, known);
const aListedListing = (dossier: object = aDossier(), more: object = {}, known: Facts = facts()): Driven =>
  aRegisteredListing(dossier, more, known).send({ type: 'PUBLISH' }, sun, known);
const aPublicListing = (): Driven =>
  aListedListing(aDossier(), { publicData: { export: exported, agreement } }, publicFacts());
const violation = { cause: 'violationCase/trade/1/1', reason: '涉嫌违规' };

describe('registration of a trading object', () => {
  it(
    'the center assesses an object and issues its certificate to the subject; then it is published',
    law('T6', 'T17'),
    () => {
      const listing = submitted();
      expect(listing.state).toBe('application.underAssessment');
      listing.send(pass(), wen, facts());
      expect(listing.state).toBe('inForce.market.registered inForce.change.none');
      expect(listing.shares['certificate']).toMatchObject({ version: 1, validUntil: null });
      expect(listing.did).toEqual(['notify N1']);
      expect(listing.send({ type: 'PUBLISH' }, sun, facts()).tags).toContain('listed');
    },
  );

  it('only the active registration of the owner itself can list an object', law('T7'), () => {
    const open = (known: Facts, actor: Actor = sun) =>
      opening(listingRegistration, { input: input(), actor, facts: known });
    expect(open(facts())).not.toHaveProperty('ok');
    expect(open(facts({ owner: theOwner({ tags: ['suspended'] }) }))).toMatchObject({ ok: false, articles: ['T7'] });
    expect(open(facts({ owner: theOwner({ shares: { party: 'org:91110000600037341L' } }) }))).toMatchObject({
      ok: false,
      articles: ['T7'],
    });
    expect(open(facts(), { ...sun, party: 'org:91110000600037341L' })).toMatchObject({ ok: false, articles: ['T7'] });
    const suspended = facts({ owner: theOwner({ tags: ['suspended'] }) });
    expect(aDraft().send({ type: 'SUBMIT', dossier: aDossier() }, sun, suspended).rules).toEqual(['ownerIsActive']);
    expect(submitted().send(pass(), wen, suspended).rules).toEqual(['ownerIsActive']);
    expect(aRegisteredListing().send({ type: 'PUBLISH' }, sun, suspended).rules).toEqual(['ownerIsActive']);
  });

  it(
    'products and data services are a merchant’s to list, professional services a third-party body’s',
    law('T7', 'T8', 'T10', 'T11(3)'),
    () => {
      const offer = (type: object, kinds: string[]) => {
        const known = facts({ owner: theOwner({ shares: { party: owner, kinds } }) });
        return aDraft({ type }, known).send({ type: 'SUBMIT', dossier: aDossier() }, sun, known).rules;
      };
      expect(offer({ class: 'DATA_SERVICE', kind: 'analysis' }, ['THIRD_PARTY'])).toEqual(['ownerMayOffer']);
      expect(offer({ class: 'THIRD_PARTY_SERVICE', kind: '数据公证服务' }, ['MERCHANT'])).toEqual(['ownerMayOffer']);
      expect(offer({ class: 'THIRD_PARTY_SERVICE', kind: '数据公证服务' }, ['MERCHANT', 'THIRD_PARTY'])).toEqual([]);
      expect(offer({ class: 'DATA_PRODUCT', kind: 'rawData' }, ['DEMANDER'])).toEqual(['ownerMayOffer']);
    },
  );

  it(
    'an object is of a kind that the law names, or waits for the supervisor’s consent',
    law('T11(1)', 'T11(2)', 'T11(4)'),
    () => {
      const open = (type: object) =>
        opening(listingRegistration, { input: input({ type }), actor: sun, facts: facts() });
      expect(open({ class: 'DATA_PRODUCT', kind: 'carbonQuota' })).toMatchObject({
        ok: false,
        articles: ['T11(1)', 'T11(2)', 'T11(3)'],
      });
      expect(open({ class: 'DATA_SERVICE', kind: 'rawData' })).toMatchObject({ ok: false });
      const other = submitted(aDossier(), { type: { class: 'OTHER', kind: '数据资产凭证' } });
      expect(other.state).toBe('application.awaitingConsent');
      expect(other.send(pass(), wen, facts()).refusal).toMatchObject({
        code: 'EVENT_NOT_ALLOWED',
        articles: ['T17', 'T11(4)'],
      });
      expect(other.send({ type: 'GRANT_CONSENT', document: pdf('同意函.pdf') }, wen).refusal?.code).toBe(
        'ROLE_NOT_ALLOWED',
      );
      const refused = other.fork().send({ type: 'REFUSE_CONSENT', reason: '不宜交易' }, ju);
      expect(refused.state).toBe('rejected');
      expect(other.send({ type: 'GRANT_CONSENT', document: pdf('同意函.pdf') }, ju).state).toBe(
        'application.underAssessment',
      );
    },
  );

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

  it('nobody assesses their own object', law('T17'), () => {
    const sunAtTheCenter: Actor = { person: 'sun', hat: 'CENTER' };
    for (const event of [
      pass(),
      { type: 'RETURN', items: [{ item: '来源', problem: '不清' }] },
      { type: 'REJECT', reason: '不合规' },
    ])
      expect(submitted().send(event, sunAtTheCenter, facts()).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(submitted().send(pass(), { person: 'ma', hat: 'OPCO' }, facts()).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });

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

  it(
    'one object has one registration: the fingerprint is claimed from submission, also for a pending version',
    law('T17'),
    () => {
      const claims = (listing: Driven) =>
        listingRegistration.claims!(listing.context as never)
          .filter(({ scope }) => scope === 'listing')
          .map(({ value }) => value);
      expect(claims(aDraft())).toEqual([]);
      expect(claims(submitted())).toEqual(['f'.repeat(64)]);
      expect(
        claims(
          aListedListing().send(
            { type: 'REQUEST_CHANGE', dossier: aDossier({ fingerprint: 'e'.repeat(64) }) },
            sun,
            facts(),
          ),
        ),
      ).toEqual(['f'.repeat(64), 'e'.repeat(64)]);
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

  it('a returned listing is corrected in time or lapses, and the assessor’s clock stands meanwhile', law('T17'), () => {
    const listing = submitted();
    expect(listing.due('trade.listing.assessSla')).toBe('2026-03-23T16:00:00.000Z');
    listing
      .at('2026-03-04T02:00:00.000Z')
      .send({ type: 'RETURN', items: [{ item: '来源', problem: '证据不足' }] }, wen);
    expect(listing.due('trade.listing.correctionDue')).toBe('2026-03-18T16:00:00.000Z');
    expect(listing.fork().at('2026-03-18T15:59:59.000Z').state).toBe('application.correction');
    expect(listing.fork().at('2026-03-18T16:00:00.000Z').state).toBe('lapsed');
    listing.at('2026-03-11T02:00:00.000Z').send({ type: 'RESUBMIT', dossier: aDossier() }, sun, facts());
    expect(listing.due('trade.listing.assessSla')).toBe('2026-03-30T16:00:00.000Z');
    expect(aDraft().at('2026-06-01T16:00:00.000Z').state).toBe('lapsed');
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

  it('every state takes or refuses every event in every role, and can end', law('T11', 'T14', 'T17'), () => {
    const removed = withConsent({ removed: [personA, personB] });
    const publicData = { export: exported, agreement };
    const known = publicFacts();
    const explored = explore(listingRegistration, {
      starts: [
        { input: input(), actor: sun, facts: known },
        { input: input({ type: { class: 'OTHER', kind: '数据资产凭证' }, publicData }), actor: sun, facts: known },
      ],
      persons: ['sun', 'wen'],
      payloads: {
        SUBMIT: [{ dossier: withConsent() }, { dossier: aDossier({ declarations: {} }) }],
        RESUBMIT: [{ dossier: removed }],
        PASS: [{ assessment: anAssessment() }, { assessment: { standard: '标准', findings: {} } }],
        GRANT_CONSENT: [{ document: pdf('同意.pdf') }],
        REFUSE_CONSENT: [{ reason: '不同意' }],
        RETURN: [{ items: [{ item: '甲', problem: '不清' }] }],
        REJECT: [{ reason: '不合规' }],
        SUSPEND: [{ cause: '投诉', reason: '核查' }, violation],
        RESUME: [{ cause: '投诉', reason: '查清' }, violation],
        REVOKE: [{ reason: '违规' }],
        DELIST: [{ reason: '停售' }],
        CONSENT_WITHDRAWN: [{ person: personA, by: 'person', evidence: [pdf('撤回.pdf')] }],
        REQUEST_CHANGE: [{ dossier: removed }, { dossier: withConsent() }],
        PASS_CHANGE: [{ assessment: anAssessment() }],
        RETURN_CHANGE: [{ items: [{ item: '甲', problem: '不清' }] }],
        RESUBMIT_CHANGE: [{ dossier: removed }],
        REFUSE_CHANGE: [{ reason: '不合规' }],
        PARTY_SUSPENDED: [{ cause: registration }],
        PARTY_REINSTATED: [{ cause: registration }],
        PARTY_ENDED: [{ cause: registration }],
        EXPORT_SUSPENDED: [{ cause: exported }],
        EXPORT_REINSTATED: [{ cause: exported }],
        EXPORT_RECALLED: [{ cause: exported }],
      },
      facts: (type) =>
        type === 'DELIST'
          ? [{ openTrades: [] }, { openTrades: [fact('trade/1')] }]
          : ['SUBMIT', 'RESUBMIT', 'PASS', 'PUBLISH', 'REQUEST_CHANGE', 'RESUBMIT_CHANGE', 'PASS_CHANGE'].includes(type)
            ? [known, {}]
            : [{}],
      keyOf: ({ causes, withdrawn, published, dossier, type }) => [
        dossier === null && type,
        (causes as { kind: string }[])
          .map(({ kind }) => kind)
          .sort()
          .slice(0, 1),
        (withdrawn as []).length,
        published,
      ],
    });
    expect(missedBy(listingRegistration, explored)).toEqual({ states: ['expired'], events: [] });
  });
});
