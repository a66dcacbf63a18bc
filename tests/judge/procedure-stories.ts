// Stories of the procedure of P10, in a court of its own whose clock stands inside the window.
import { prohibitions, requirementKeys } from '../../machines/operation/authorization-application/requirements.ts';
import { departments } from '../../machines/operation/committee-matter/events.ts';
import { healthBureau } from '../support/agreements.ts';
import { person, uscc } from '../support/ledger.ts';
import { Court, type Event } from './court.ts';
import { type Actor, announcement, office, organisation, qian, sun, zhao } from './operation-stories.ts';

export const content = ({ paper }: Court, more: object = {}) => ({
  title: '2026年度公告',
  demand: '企业提出数据需求',
  modes: ['依场景授权'],
  conditions: ['符合第十四条、第十五条'],
  opensOn: '2026-04-01',
  closesOn: '2026-04-30',
  document: paper,
  ...more,
});
let year = 2030;
export const newYear = (): number => (year += 1);
/** An announcement of its own court, published; the window is open, unless another day is named. */
export async function window(at = '2026-04-10T10:00:00+08:00'): Promise<Court> {
  const court = await Court.at('2026-03-02T10:00:00+08:00');
  const id = await announced(court);
  await court.send(id, { type: 'SUBMIT', content: content(court) }, zhao);
  await court.send(id, { type: 'APPROVE' }, qian);
  court.clock.set(at);
  return court;
}
export const announced = announcement;
let open: Promise<Court> | undefined;
/** The court with the open window, which most cases share. */
export const procedure = (): Promise<Court> => (open ??= window());

export const filing = ({ paper }: Court, more: object = {}) => {
  const proof = { declared: true, evidence: [paper] };
  const lists = { judgmentDefaulters: proof, majorTaxCases: proof, seriousDishonesty: proof };
  const record = { ...proof, since: '2023-01-01' };
  return {
    mode: '依场景授权',
    fields: ['medicalCare'],
    datasets: [{ id: '病案首页', title: '门诊统计', provider: healthBureau }],
    purposes: ['publicWelfare'],
    rights: ['processingUse'],
    plan: '门诊预约分析',
    representative: { kind: 'legalRepresentative', ref: '0'.repeat(32) },
    partyOrganisation: proof,
    partyDecides: proof,
    soundBusiness: proof,
    qualifications: proof,
    expertise: proof,
    capacity: proof,
    enterpriseRecord: record,
    representativeRecord: record,
    enterpriseLists: lists,
    representativeLists: lists,
    securityLead: { ...proof, person: '1'.repeat(32), department: '数据安全部' },
    internalRules: proof,
    protectionExperience: proof,
    cryptographyExperience: proof,
    securityCertification: { number: 'DSM-2025-0031', validUntil: '2027-06-30', document: paper },
    riskEvaluation: { high: 0, medium: 0, report: paper },
    exclusions: Object.fromEntries(prohibitions.map((kind) => [kind, { declared: true }])),
    ...more,
  };
};
type Applied = { id: string; actor: Actor; court: Court };
export async function draft(court: Court): Promise<Applied> {
  const serial = court.serial();
  const actor = person(`owner.${serial}`, 'APPLICANT', `org:${uscc(serial)}`);
  const asked = { applicant: organisation(serial), form: 'legalPerson', announcement: await announced(court) };
  return { actor, court, id: await court.open('authorizationApplication', asked, actor) };
}
export async function applied(court: Court, more: object = {}): Promise<Applied> {
  const one = await draft(court);
  await court.send(one.id, { type: 'SUBMIT', filing: filing(court, more) }, one.actor);
  return one;
}
export const assessment = Object.fromEntries(requirementKeys.map((key) => [key, { met: true, finding: '经查符合' }]));
export const pass = (more: object = {}): Event => ({
  type: 'PASS',
  assessment: { ...assessment, ...more },
  providers: [{ dataset: '病案首页', provider: healthBureau, kind: 'governmentDepartment', catalogue: 'CC-01' }],
});
export type Reviewed = Applied & { review: string };
export async function passed(court: Court): Promise<Reviewed> {
  const one = await applied(court);
  await court.send(one.id, pass(), zhao);
  return { ...one, review: await court.newest('expertReview') };
}
export const names = ['e1', 'e2', 'e3', 'e4', 'e5'];
export const expert = (name: string): Actor => person(name, 'EXPERT');
export const member = (name: string, more: object = {}) => ({
  person: name,
  employer: 'org:12220000412759116P',
  servesAuthority: false,
  ...more,
});
export const group = ({ paper }: Court, ...more: object[]): Event => ({
  type: 'PROVIDE_GROUP',
  document: paper,
  experts: [...names.map((name) => member(name)), ...more],
});
export const panel = (experts = names): Event => ({ type: 'CONFIRM_PANEL', experts, chair: experts[0] });
export const score: Event = { type: 'SUBMIT_SCORE', score: 80, recommends: true, opinion: '可行' };
export async function seated(court: Court): Promise<Reviewed> {
  const one = await passed(court);
  await court.send(one.review, group(court), office);
  await court.send(one.review, panel(), qian);
  for (const name of names) await court.send(one.review, { type: 'DECLARE_NO_CONFLICT' }, expert(name));
  return one;
}
export type Sitting = Reviewed & { matter: string };
export const seats = departments.map((department, i) => ({ department, person: `m${i}` }));
export const committee = (name: string): Actor => person(name, 'COMMITTEE');
export const vote = (choice = 'approve'): Event => ({ type: 'VOTE', choice });
export async function onAgenda(court: Court): Promise<Sitting> {
  const one = await seated(court);
  for (const name of names) await court.send(one.review, score, expert(name));
  await court.send(one.review, { type: 'SIGN', opinion: '推荐', document: court.paper }, expert('e1'));
  await court.send(one.id, { type: 'REPORT', summary: '专家推荐授权' }, qian);
  const matter = await court.newest('committeeMatter');
  await court.send(matter, { type: 'PUT_ON_AGENDA', meetingOn: '2026-04-20', seats }, office);
  return { ...one, matter };
}
export async function sitting(court: Court): Promise<Sitting> {
  const one = await onAgenda(court);
  await court.send(one.matter, { type: 'OPEN_SITTING', present: seats.map((seat) => seat.person) }, office);
  return one;
}
export const decide = ({ paper }: Court): Event => ({ type: 'DECIDE', minutes: paper });
export async function decided(court: Court, choice = 'approve'): Promise<Sitting> {
  const one = await sitting(court);
  for (const seat of seats) await court.send(one.matter, vote(choice), committee(seat.person));
  await court.send(one.matter, decide(court), office);
  return one;
}
export { office, qian, sun, zhao };
