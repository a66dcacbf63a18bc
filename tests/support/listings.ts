// Situations of a listing: a data merchant of Changchun registers a daily summary of outpatient visits.
import type { Actor, CaseFact, Facts } from '../../machines/kernel/lifecycle.ts';
import { listingRegistration } from '../../machines/trading/listing-registration/index.ts';
import { type Driven, drive, fact } from './driver.ts';

export const registration = 'subjectRegistration/91220101MA0Y2TLK3X/1';
export const owner = 'org:91220101MA0Y2TLK3X';
export const exported = 'productExport/hospital-flow/1';
export const agreement = 'operatingAgreement/91220101MA0Y2TLK3X/1';
export const sun: Actor = { person: 'sun', hat: 'MERCHANT', party: owner };
export const wen: Actor = { person: 'wen', hat: 'CENTER' };
export const ju: Actor = { person: 'ju', hat: 'SUPERVISOR' };
export const pdf = (name: string) => ({ sha256: 'b'.repeat(64), name });
export const declared = { declared: true, evidence: [pdf('声明.pdf')] };
export const personA = 'a'.repeat(32);
export const personB = 'b'.repeat(32);

export const aDossier = (more: object = {}) => ({
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
export const withConsent = (more: object = {}) =>
  aDossier({
    personalData: {
      mode: 'consent',
      register: pdf('同意登记册.xlsx'),
      persons: 120,
      wards: 4,
      guardians: 4,
      purposes: ['医院运营分析', '客流预测'],
      evidence: [pdf('同意书.pdf')],
      ...more,
    },
  });
export const clear = { clear: true, basis: '经核查未发现问题' };
export const findings = {
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
export const anAssessment = (more: object = {}) => ({
  standard: { register: 'ruleRegister/assessmentStandard/1', version: '2026-1' },
  findings: { ...findings, ...more },
});
export const input = (more: object = {}) => ({
  registration,
  owner,
  title: '门诊量日汇总',
  type: { class: 'DATA_PRODUCT', kind: 'derivative' },
  publicData: null,
  ...more,
});

export const theOwner = (more: Partial<CaseFact> = {}): CaseFact =>
  fact(registration, { tags: ['active'], shares: { party: owner, kinds: ['MERCHANT'] }, ...more });
export const theExport = (more: Partial<CaseFact> = {}): CaseFact =>
  fact(exported, {
    tags: ['exported'],
    parties: [owner],
    shares: { agreement, scenarios: ['医院运营分析', '客流预测', '应急调度'], fingerprint: 'f'.repeat(64) },
    ...more,
  });
export const theAgreement = (more: Partial<CaseFact> = {}): CaseFact =>
  fact(agreement, {
    tags: ['inForce'],
    parties: [owner],
    shares: { rights: ['processingUse', 'productOperation'] },
    ...more,
  });
/** The register of the venue's standard of assessment (T17). */
export const theStandard = (more: Partial<CaseFact> = {}): CaseFact =>
  fact('ruleRegister/assessmentStandard/1', {
    shares: { kind: 'assessmentStandard', versions: [{ version: '2026-1', from: '2026-01-01' }] },
    ...more,
  });
export const facts = (more: Facts = {}): Facts => ({ owner: theOwner(), rules: [theStandard()], ...more });
export const publicFacts = (more: Facts = {}): Facts =>
  facts({ export: theExport(), agreement: theAgreement(), ...more });

export const aDraft = (more: object = {}, known: Facts = facts()): Driven =>
  drive(listingRegistration, { input: input(more), actor: sun, facts: known, id: 'listingRegistration/L/1' });
export const submitted = (dossier: object = aDossier(), more: object = {}, known: Facts = facts()): Driven =>
  aDraft(more, known).send({ type: 'SUBMIT', dossier }, sun, known);
export const pass = (more: object = {}) => ({ type: 'PASS', assessment: anAssessment(more) });
export const aRegisteredListing = (dossier: object = aDossier(), more: object = {}, known: Facts = facts()): Driven =>
  submitted(dossier, more, known).send(pass(), wen, known);
export const aListedListing = (dossier: object = aDossier(), more: object = {}, known: Facts = facts()): Driven =>
  published(aRegisteredListing(dossier, more, known), known);
/** Put on the market with a public view that says what the register says. */
export const publish = (listing: Driven, more: object = {}) => ({
  type: 'PUBLISH',
  publicView: {
    title: listing.shares['title'],
    class: listing.shares['class'],
    description: '长春市门诊量，按日汇总',
    purposes: listing.shares['purposes'],
    regions: listing.shares['regions'],
    certificate: (listing.shares['certificate'] as { number: string } | null)?.number ?? '-',
    ...more,
  },
});
export const published = (listing: Driven, known: Facts = facts()): Driven =>
  listing.send(publish(listing), sun, known);
export const aPublicListing = (): Driven =>
  aListedListing(aDossier(), { publicData: { export: exported, agreement } }, publicFacts());
export const aWithdrawal = (person: string, more: object = {}) => ({
  type: 'CONSENT_WITHDRAWN',
  person,
  by: 'person',
  evidence: [pdf('撤回.pdf')],
  identity: pdf('身份核验.pdf'),
  ...more,
});
export const violation = { cause: 'violationCase/trade/1/1', reason: '涉嫌违规' };
