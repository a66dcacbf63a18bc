// Situations around one application for authorization: who acts, what is filed, what it knows of other cases.
import { hashText } from '../../machines/kernel/hash.ts';
import type { Facts } from '../../machines/kernel/lifecycle.ts';
import { authorizationApplication } from '../../machines/operation/authorization-application/index.ts';
import { prohibitions, requirementKeys } from '../../machines/operation/authorization-application/requirements.ts';
import { type Driven, type Started, drive, fact } from './driver.ts';

export const applicant = { type: 'organisation', uscc: '91110000600037341L', name: '长春数据集团有限公司' } as const;
export const party = `org:${applicant.uscc}`;
export const announcement = 'annualAnnouncement/2026-1/1';
export const previous = 'operatingAgreement/91110000600037341L/1';
export const [review, matter, agreement] = [
  'expertReview/x/1',
  'committeeMatter/x/1',
  'operatingAgreement/91110000600037341L/2',
];
export const applying = { person: 'ma', hat: 'APPLICANT', party } as const;
export const reviewer = { person: 'sun', hat: 'AUTHORITY' } as const;
export const document = { sha256: 'e'.repeat(64), name: '证明材料.pdf' };
export const proof = { declared: true, evidence: [document] };
export const lists = { judgmentDefaulters: proof, majorTaxCases: proof, seriousDishonesty: proof };
export const filing = {
  mode: '依场景授权',
  fields: ['medicalCare'],
  datasets: [{ id: 'changchun/hospital-visits', title: '门诊统计', provider: 'org:11220100013470208F' }],
  purposes: ['publicWelfare'],
  rights: ['processingUse', 'productOperation'],
  scenarios: ['门诊预约分析'],
  affiliates: [{ party: 'org:91220101MA0Y2TLK3X', name: '长春数据集团子公司', relation: '全资子公司' }],
  plan: '建设门诊预约分析服务',
  representative: { kind: 'legalRepresentative', ref: '0'.repeat(32) },
  partyOrganisation: proof,
  partyDecides: proof,
  soundBusiness: proof,
  qualifications: proof,
  expertise: proof,
  capacity: proof,
  enterpriseRecord: { ...proof, since: '2023-03-01' },
  representativeRecord: { ...proof, since: '2023-03-01' },
  enterpriseLists: lists,
  representativeLists: lists,
  securityLead: { ...proof, person: '1'.repeat(32), department: '数据安全部' },
  internalRules: proof,
  protectionExperience: proof,
  cryptographyExperience: proof,
  securityCertification: { number: 'DSM-2025-0031', validUntil: '2027-06-30', document },
  riskEvaluation: { high: 0, medium: 0, report: document },
  exclusions: Object.fromEntries(prohibitions.map((kind) => [kind, { declared: true }])),
};
export const assessment = Object.fromEntries(requirementKeys.map((key) => [key, { met: true, finding: '经查，符合' }]));
export const submit = (change: object = {}) => ({ type: 'SUBMIT', filing: { ...filing, ...change } });
export const confirmed = {
  dataset: 'changchun/hospital-visits',
  provider: 'org:11220100013470208F',
  kind: 'governmentDepartment',
  catalogue: 'CC-HEALTH-0012',
};
export const pass = (change: object = {}, more: object = {}) => ({
  type: 'PASS',
  assessment: { ...assessment, ...change },
  providers: [confirmed],
  ...more,
});
export const minutes = { sha256: 'f'.repeat(64), name: '会议纪要.pdf' };
export const decided = (outcome: 'approved' | 'refused') => ({
  type: 'MATTER_DECIDED',
  matter,
  kind: 'GRANT',
  outcome,
  minutes,
});
export const result = {
  type: 'EXPERT_RESULT',
  review,
  score: 82.4,
  recommended: true,
  opinion: '推荐',
  panel: ['e0', 'e1'],
};

export const open: Facts = {
  announcement: fact(announcement, { tags: ['published', 'open'], shares: { modes: ['依场景授权'], settled: [] } }),
  previous: null,
};
export const closed: Facts = {
  ...open,
  announcement: fact(announcement, { tags: ['published'], shares: { modes: ['依场景授权'], settled: [] } }),
};
export const settled: Facts = {
  ...open,
  announcement: fact(announcement, { tags: ['open'], shares: { modes: ['依场景授权'], settled: [hashText(party)] } }),
};
export const anAgreement = (more: object = {}): Facts => ({
  announcement: null,
  previous: fact(previous, {
    tags: ['inForce', 'expiring'],
    shares: { operator: party, evaluations: [{ evaluation: 'annualEvaluation/x/1', year: 2027, conforming: true }] },
    ...more,
  }),
});

export const first: Started = { input: { applicant, form: 'legalPerson', announcement }, actor: applying, facts: open };
export const renewal: Started = {
  input: { applicant, form: 'legalPerson', previous },
  actor: { ...applying, hat: 'OPERATOR' },
  facts: anAgreement(),
};
export const aDraft = (started: Started = first): Driven => drive(authorizationApplication, started);
export const anApplication = (): Driven => aDraft().send(submit(), applying, open);
export const underReview = (): Driven =>
  anApplication().send(pass(), reviewer, open).send({ type: 'REVIEW_OPENED', case: review });
export const reported = (): Driven =>
  underReview()
    .send(result)
    .send({ type: 'REPORT', summary: '专家推荐授权' }, { ...reviewer, person: 'wei' })
    .send({ type: 'MATTER_OPENED', case: matter });
export const approved = (): Driven =>
  reported().send(decided('approved')).send({ type: 'AGREEMENT_OPENED', case: agreement });
export const aRenewal = (): Driven => aDraft(renewal).send(submit(), applying, anAgreement());

export const without = (value: object, key: string) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
