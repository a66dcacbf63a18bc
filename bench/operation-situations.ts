// Authorized operation, as the parts about it need it: an agreement in force, its grants, its staff.
import { randomUUID } from 'node:crypto';
import type { Ledger } from '../ledger/index.ts';
import { type Actor, hashOf } from '@shuquan/machines/kernel';
import { conditionKeys, prohibitions } from '@shuquan/machines/choices';
import { documents, uscc } from './situations.ts';

const paper = documents[0]!;
export const system: Actor = { person: 'system', hat: 'SYSTEM' };
const [zhao, qian]: Actor[] = [
  { person: 'zhao.min', hat: 'AUTHORITY' },
  { person: 'qian.yi', hat: 'AUTHORITY' },
];
const provider: Actor = { person: 'sun.lei', hat: 'PROVIDER', party: 'org:112201000134702080' };
export const operator: Actor = { person: 'li.na', hat: 'OPERATOR', party: `org:${uscc(9_001)}` };
/** Who does all of it, for the doors that ask. */
export const people = [zhao!, qian!, provider, operator];
/** Where cases are opened and acted on. */
export type Doors = Pick<Ledger, 'open' | 'append'>;

export async function sent(
  ledger: Doors,
  caseId: string,
  event: { type: string; [field: string]: unknown },
  actor: Actor,
): Promise<void> {
  const answer = await ledger.append({ caseId, event, actor, key: randomUUID() });
  if (!answer.ok)
    throw new Error(
      `${event.type} on ${caseId}: ${answer.code} ${answer.message.en} ${JSON.stringify(answer.details ?? '')}`,
    );
}
export async function opened(ledger: Doors, lifecycle: string, input: unknown, actor: Actor): Promise<string> {
  const answer = await ledger.open({ lifecycle, input, actor, key: randomUUID() });
  if (!answer.ok)
    throw new Error(`${lifecycle}: ${answer.code} ${answer.message.en} ${JSON.stringify(answer.details ?? '')}`);
  return answer.caseId;
}

const conditions = Object.fromEntries(conditionKeys.map((name) => [name, { met: true, finding: '经复核，仍符合' }]));
const approved = {
  datasets: [{ id: '病案首页', provider: provider.party }],
  rights: ['processingUse', 'productOperation'],
  purposes: ['publicWelfare'],
  scenarios: [],
};
const terms = (effectiveDate: string) => ({
  document: paper,
  effectiveDate,
  rightsAndDuties: '依协议加工使用公共数据，接受监督检查',
  scope: { datasets: [{ id: '病案首页', provider: provider.party, notProhibited: true }], scenarios: [] },
  revenueMethod: '成本加成，年度核定',
  dataSecurity: '原始数据不出域',
  assetDisposal: '模型封存，衍生数据删除',
  exit: '提前三十日书面通知',
  rights: ['processingUse', 'productOperation'],
  charging: [{ purpose: 'publicWelfare', mode: 'free', conditions: '仅用于公益项目' }],
  distribution: '按约定比例分配',
  costs: '运营单位承担',
  responsibility: '主要负责人为第一责任人',
});

/** Signed by both, in force from that day (P10(3), P13). */
export async function anAgreement(ledger: Doors, effectiveDate: string): Promise<string> {
  const organisation = { type: 'organisation', uscc: uscc(9_001), name: '长春数据集团' };
  const announcement = await opened(ledger, 'annualAnnouncement', { year: Number(effectiveDate.slice(0, 4)) }, zhao!);
  const application = await opened(
    ledger,
    'authorizationApplication',
    { applicant: organisation, form: 'legalPerson', announcement },
    { ...operator, hat: 'APPLICANT' },
  );
  const id = await opened(
    ledger,
    'operatingAgreement',
    { application, operator: organisation, previous: null, approved },
    system,
  );
  const proposed = terms(effectiveDate);
  const confirms = hashOf(proposed);
  await sent(ledger, id, { type: 'PROPOSE', terms: proposed }, zhao!);
  await sent(ledger, id, { type: 'SIGN_AS_OPERATOR', confirms, document: paper }, operator);
  await sent(
    ledger,
    id,
    {
      type: 'SIGN_AS_AUTHORITY',
      confirms,
      document: paper,
      conditions,
      certificate: { number: 'DSM-1', validUntil: '2099-12-31', document: paper },
    },
    qian!,
  );
  return id;
}

const declared = { declared: true };
const clear = { clear: true, basis: '已审核' };
/** Granted, by the joint consent of the authority and the provider (P18). */
export async function aGrant(
  ledger: Doors,
  agreement: string,
  n: number,
  plan: { start: string; end: string },
): Promise<string> {
  const id = await opened(ledger, 'scenarioGrant', { agreement, scenario: `就医引导 ${n}` }, operator);
  const dataset = {
    dataset: '病案首页',
    provider: provider.party,
    catalogue: 'CC-01',
    grade: '二级',
    useRequirements: declared,
    fields: ['字段'],
    necessity: '所需',
  };
  const request = {
    description: '以公共数据改进服务',
    purpose: 'publicWelfare',
    withoutPartner: true,
    scopeOfUse: '长春市区',
    value: { social: '便民' },
    feasibility: '已有试点',
    goals: ['缩短时间'],
    plan,
    datasets: [dataset],
    notProhibited: Object.fromEntries(prohibitions.map((kind) => [kind, declared])),
  };
  await sent(ledger, id, { type: 'SUBMIT', request }, operator);
  const review = Object.fromEntries(
    ['scenario', 'partners', 'scope', 'value', 'feasibility', 'plan', 'minimality', 'notProhibited'].map((point) => [
      point,
      clear,
    ]),
  );
  await sent(ledger, id, { type: 'CONSENT', review }, zhao!);
  await sent(
    ledger,
    id,
    {
      type: 'CONSENT_AS_PROVIDER',
      answers: [{ dataset: '病案首页', catalogued: true, graded: true, withinUseRequirements: true, prohibited: null }],
    },
    provider,
  );
  return id;
}

/** Admitted to the domain (P20(1)). */
export async function aMemberOfStaff(
  ledger: Doors,
  agreement: string,
  grant: string,
  n: number,
  today: string,
): Promise<string> {
  const ref = n.toString(16).padStart(12, '0').padEnd(32, '0');
  const id = await opened(
    ledger,
    'staffAdmission',
    { agreement, person: { type: 'citizen', ref }, position: '工程师', grants: [grant] },
    operator,
  );
  await sent(ledger, id, { type: 'VERIFY_IDENTITY', ref, method: '统一用户认证', receipt: `ID-${n}` }, zhao!);
  await sent(ledger, id, { type: 'PASS', filing: `BA-2026-${n}` }, zhao!);
  await sent(ledger, id, { type: 'SIGN_NDA', document: paper, signedOn: today }, operator);
  return id;
}
