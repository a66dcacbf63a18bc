// Situations of a registration: a company of Changchun signs up as data merchant, data demander or third-party body.
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { subjectRegistration } from '../../machines/trading/subject-registration/index.ts';
import { type Driven, drive, fact } from './driver.ts';

export const uscc = '91220101MA0Y2TLK37';
export const party = `org:${uscc}`;
export const id = `subjectRegistration/${uscc}/1`;
export const citizenRef = 'c'.repeat(32);
export const sun: Actor = { person: 'sun', hat: 'MERCHANT', party };
export const li: Actor = { person: 'li', hat: 'OPCO' };
export const wen: Actor = { person: 'wen', hat: 'CENTER' };
export const ju: Actor = { person: 'ju', hat: 'SUPERVISOR' };

export type Kind = 'MERCHANT' | 'DEMANDER' | 'THIRD_PARTY';
export const subject = { type: 'organisation', uscc, name: '长春数智科技有限公司' };
export const input = (...kinds: Kind[]) => ({ kinds, subject, services: ['数据集成服务'] });
export const pdf = { sha256: 'a'.repeat(64), name: '承诺书.pdf' };
export const declared = { declared: true as const };
/** A whole checklist, part by part, with a document as the material of each. */
export const checklistWith = (document: { sha256: string; name: string }) => ({
  commitment: { ...declared, document, resources: [document], abilities: [document] },
  securityAbility: { ...declared, protection: [document], technology: [document] },
  venueRules: declared,
  legalRequirements: declared,
  premisesAndStaff: { ...declared, establishment: [document], premises: [document], staff: [document] },
  qualifications: { ...declared, licences: [] as never[] },
  practitioners: { ...declared, knowledge: [document], skills: [document], ethics: [document] },
  secureService: { ...declared, evidence: [document] },
  securitySystem: { ...declared, evidence: [document] },
});
export const checklist = checklistWith(pdf);
/** What the reviewer finds, part by part. */
export const met = { met: true, basis: '经核查符合要求' };
export const subjectFindings = Object.fromEntries(
  [
    'resources',
    'abilities',
    'protection',
    'technology',
    'establishment',
    'premises',
    'staff',
    'licences',
    'knowledge',
    'skills',
    'ethics',
    'secureService',
  ].map((part) => [part, met]),
);
export const approve = { type: 'APPROVE', findings: subjectFindings };
/** The whole checklist but for one item. */
export const without = (field: string) =>
  Object.fromEntries(Object.entries(checklist).filter(([key]) => key !== field));
export const submit = { type: 'SUBMIT', checklist };
export const problem = { items: [{ item: '承诺书', problem: '未盖章' }] };
export const cause = (name: string) => ({ cause: `violationCase/${name}/1`, reason: '涉嫌违规' });
export const trade = fact('trade/2026/1', { state: ['negotiating'] });

export const aDraft = (kinds: Kind[] = ['MERCHANT'], more: object = {}): Driven =>
  drive(subjectRegistration, { input: input(...kinds), actor: sun, id, ...more });
export const submitted = (kinds?: Kind[], more?: object): Driven => aDraft(kinds, more).send(submit, sun);
export const signedUp = (kinds?: Kind[], more?: object): Driven => submitted(kinds, more).send({ type: 'PASS' }, li);
export const inForce = (kinds?: Kind[], more?: object): Driven => signedUp(kinds, more).send(approve, wen);
