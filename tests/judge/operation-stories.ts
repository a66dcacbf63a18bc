// Stories of the authorized operation: an agreement, a scenario, its people and products, as far as a case needs.
import { hashOf } from '../../machines/kernel/hash.ts';
import { departments as evaluators } from '../../machines/operation/annual-evaluation/events.ts';
import { type Group, groups, points } from '../../machines/operation/domain-acceptance/events.ts';
import { request, review } from '../invariants/operation-acts.ts';
import { allConditions, approved, certificate, healthBureau, terms } from '../support/agreements.ts';
import { aRuleInForce, person, uscc } from '../support/ledger.ts';
import type { Court, Event } from './court.ts';

export const [zhao, qian, sun, office] = [
  person('zhao.min', 'AUTHORITY'),
  person('qian.yi', 'AUTHORITY'),
  person('sun.bo', 'AUTHORITY'),
  person('jiang.hua', 'COMMITTEE_OFFICE'),
] as const;
export type Actor = typeof zhao;
export const system = person('system', 'SYSTEM');
export const domain = person('system:domain', 'DOMAIN');
export const health = person('sun.lei', 'PROVIDER', healthBureau);
export const otherProvider = person('wu.di', 'PROVIDER', 'org:11220100013470101L');
export const why = { reason: '测试用理由' };
export { healthBureau };

export const organisation = (serial: number) => ({
  type: 'organisation',
  uscc: uscc(serial),
  name: `长春数据集团${serial}`,
});
export const announcement = (court: Court): Promise<string> =>
  court.announcement(() => court.open('annualAnnouncement', { year: 2025 }, zhao));

export type Agreement = { id: string; operator: Actor; serial: number };
/** Opened by the approved application, with no text yet. */
export async function drafted(court: Court, decided: object = {}): Promise<Agreement> {
  const serial = court.serial();
  const operator = person(`owner.${serial}`, 'OPERATOR', `org:${uscc(serial)}`);
  const organised = organisation(serial);
  const asked = { applicant: organised, form: 'legalPerson', announcement: await announcement(court) };
  const application = await court.open('authorizationApplication', asked, { ...operator, hat: 'APPLICANT' });
  const input = { application, operator: organised, previous: null, approved: { ...approved, ...decided } };
  return { id: await court.open('operatingAgreement', input, system), operator, serial };
}
export const free = [{ purpose: 'publicWelfare', mode: 'free', conditions: '仅用于公益项目' }];
export const proposal = ({ paper }: Court, more: object = {}): Event => ({
  type: 'PROPOSE',
  terms: terms({ document: paper, charging: free, effectiveDate: '2026-03-02', ...more }),
});
export const signature = ({ paper }: Court, more: object = {}): Event => ({
  type: 'SIGN_AS_AUTHORITY',
  document: paper,
  conditions: allConditions,
  certificate: { ...certificate, document: paper },
  ...more,
});
export async function signedByOperator(court: Court, more: object = {}): Promise<Agreement> {
  const one = await drafted(court);
  await court.send(one.id, proposal(court, more), zhao);
  await court.send(one.id, { type: 'SIGN_AS_OPERATOR', document: court.paper }, one.operator);
  return one;
}
export async function agreement(court: Court, more: object = {}): Promise<Agreement> {
  const one = await signedByOperator(court, more);
  await court.send(one.id, signature(court), qian);
  return one;
}
export const shared = (court: Court): Promise<Agreement> => court.once('agreement', () => agreement(court));

export const scenario = '商保核保';
export const asked = (more: object = {}) => ({ ...request(scenario, '2026-03-02', '2026-12-31'), ...more });
export const consent = (more: object = {}): Event => ({ type: 'CONSENT', review: { ...review, ...more } });
export const answer = (more: object = {}): Event => ({
  type: 'CONSENT_AS_PROVIDER',
  answers: [
    { dataset: '病案首页', catalogued: true, graded: true, withinUseRequirements: true, prohibited: null, ...more },
  ],
});
export type Grant = { id: string; agreement: Agreement };
export async function grantDraft(court: Court, agreed?: Agreement): Promise<Grant> {
  const one = agreed ?? (await agreement(court));
  return { agreement: one, id: await court.open('scenarioGrant', { agreement: one.id, scenario }, one.operator) };
}
export async function requested(court: Court, agreed?: Agreement): Promise<Grant> {
  const one = await grantDraft(court, agreed);
  await court.send(one.id, { type: 'SUBMIT', request: asked() }, one.agreement.operator);
  return one;
}
export async function granted(court: Court, agreed?: Agreement): Promise<Grant> {
  const one = await requested(court, agreed);
  await court.send(one.id, consent(), zhao);
  await court.send(one.id, answer(), health);
  return one;
}

export const met = ({ paper }: Court, group: Group, not?: string) =>
  Object.fromEntries(
    points[group].map((point) => [
      point,
      { met: point !== not, ...(point === not && { note: '未建' }), evidence: [paper] },
    ]),
  );
export const checks: Record<Group, string> = {
  safety: 'CHECK_SAFETY',
  standards: 'CHECK_STANDARDS',
  functions: 'CHECK_FUNCTIONS',
  enclave: 'CHECK_ENCLAVE',
};
export async function checked(court: Court, not?: string): Promise<string> {
  const builder = organisation(89_999);
  const about = { domain: `changchun${court.serial()}`, title: '长春市授权运营域', builder };
  const id = await court.open('domainAcceptance', about, zhao);
  await court.send(id, { type: 'START', standard: await aRuleInForce(court.ledger, 'domainStandard') }, zhao);
  for (const group of groups) await court.send(id, { type: checks[group], findings: met(court, group, not) }, qian);
  return id;
}
export const acceptance = (court: Court): Promise<string> =>
  court.once('acceptance', async () => {
    const id = await checked(court);
    await court.send(id, { type: 'ACCEPT', report: court.paper }, zhao);
    return id;
  });

const refOf = (n: number): string => n.toString(16).padStart(32, '0');
export type Staff = { id: string; ref: string; grant: Grant };
export async function proposed(court: Court, made?: Grant): Promise<Staff> {
  const grant = made ?? (await granted(court));
  const ref = refOf(court.serial());
  const person = { type: 'citizen', ref };
  const who = { agreement: grant.agreement.id, person, position: '工程师', grants: [grant.id] };
  return { ref, grant, id: await court.open('staffAdmission', who, grant.agreement.operator) };
}
export const verify = (ref: string): Event => ({
  type: 'VERIFY_IDENTITY',
  ref,
  method: '统一用户认证',
  receipt: 'ID-1',
});
export async function identified(court: Court, made?: Grant): Promise<Staff> {
  const one = await proposed(court, made);
  await court.send(one.id, verify(one.ref), zhao);
  return one;
}
export async function reviewedStaff(court: Court, made?: Grant): Promise<Staff> {
  const one = await identified(court, made);
  await court.send(one.id, { type: 'PASS', filing: 'BA-2026-1' }, zhao);
  return one;
}
export async function admitted(court: Court, made?: Grant): Promise<Staff> {
  const one = await reviewedStaff(court, made);
  const nda = { type: 'SIGN_NDA', document: court.paper, signedOn: '2026-03-02' };
  await court.send(one.id, nda, one.grant.agreement.operator);
  return one;
}
/** The grant is open in the domain to one admitted person. */
export async function inUse(court: Court, made?: Grant): Promise<Staff> {
  const one = await admitted(court, made);
  const provision = { type: 'PROVISION', acceptance: await acceptance(court), accounts: [one.id] };
  await court.send(one.grant.id, provision, zhao);
  await court.send(one.grant.id, { type: 'ACCESS_PROVISIONED', receipt: 'A-1' }, domain);
  return one;
}

export type Product = { id: string; grant: Grant; fingerprint: string };
export const productOf = ({ paper }: Court, { grant, fingerprint }: Omit<Product, 'id'>, more: object = {}) => ({
  version: '1.0',
  description: '核保评分服务',
  fingerprint,
  manifest: [{ name: 'score', kind: '衍生数据', fingerprint: 'f'.repeat(64) }],
  sources: [{ grant: grant.id, dataset: '病案首页' }],
  drawsOnDomain: false,
  rawDataAbsent: { declared: true },
  reversibilityTest: paper,
  pricing: { declared: true },
  ...more,
});
export async function productDraft(court: Court, made?: Grant): Promise<Product> {
  const grant = made ?? (await inUse(court)).grant;
  const about = { agreement: grant.agreement.id, grants: [grant.id], title: `评分${court.serial()}`, form: 'report' };
  const id = await court.open('productExport', about, grant.agreement.operator);
  return { grant, id, fingerprint: hashOf(id) };
}
export async function underReview(court: Court, made?: Grant): Promise<Product> {
  const one = await productDraft(court, made);
  await court.send(one.id, { type: 'SUBMIT', dossier: productOf(court, one) }, one.grant.agreement.operator);
  const reply = { type: 'TECH_CHECKED', rawData: false, reversible: false, report: '抽样比对' };
  await court.send(one.id, reply, domain);
  return one;
}
export async function approvedProduct(court: Court, made?: Grant): Promise<Product> {
  const one = await underReview(court, made);
  await court.send(one.id, { type: 'APPROVE', scenarios: [scenario] }, zhao);
  return one;
}
export async function exported(court: Court, made?: Grant): Promise<Product> {
  const one = await approvedProduct(court, made);
  await court.send(one.id, { type: 'EXPORT' }, one.grant.agreement.operator);
  await court.send(one.id, { type: 'PRODUCT_EXPORTED', receipt: 'X-1' }, domain);
  return one;
}

export const evidenceAsked = ({ paper }: Court, departments: string[] = [...evaluators]): Event => ({
  type: 'REQUEST_EVIDENCE',
  indicators: { version: '2026-1', document: paper },
  departments,
  items: ['运营情况'],
});
export const theOrder = {
  items: [{ item: '日志审计', requirement: '补齐操作日志' }],
  due: '2026-04-30T16:00:00.000Z',
  scope: 'all',
};
export async function toConfirm(court: Court, agreed: Agreement, grade = 'D'): Promise<string> {
  const { paper } = court;
  const id = await court.open('annualEvaluation', { agreement: agreed.id, year: 2026 }, zhao);
  await court.send(id, evidenceAsked(court), zhao);
  await court.send(id, { type: 'SUBMIT_EVIDENCE', documents: [paper], truthful: true }, agreed.operator);
  await court.send(id, { type: 'ASSESS', grade, report: paper, findings: '已评估' }, zhao);
  return id;
}
export type Corrected = { order: string; grant: Grant };
/** An order under P29 stands: the rights are suspended. */
export async function ordered(court: Court, made?: Grant): Promise<Corrected> {
  const grant = made ?? (await inUse(court)).grant;
  await court.send(await toConfirm(court, grant.agreement), { type: 'CONFIRM', order: theOrder }, qian);
  return { grant, order: await court.newest('operatorRectification') };
}
export const feedback = ({ paper }: Court): Event => ({
  type: 'SUBMIT_FEEDBACK',
  report: paper,
  results: [{ item: '日志审计', done: '已补齐' }],
});
export async function reported(court: Court): Promise<Corrected> {
  const one = await ordered(court);
  await court.send(one.order, feedback(court), one.grant.agreement.operator);
  return one;
}
