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
export const input = (...kinds: Kind[]) => ({ kinds, subject });
export const pdf = { sha256: 'a'.repeat(64), name: '承诺书.pdf' };
export const declared = { declared: true };
export const checklist = {
  commitment: { ...declared, document: pdf },
  securityAbility: declared,
  venueRules: declared,
  legalRequirements: declared,
  premisesAndStaff: declared,
  qualifications: declared,
  practitioners: declared,
  secureService: declared,
  securitySystem: declared,
};
/** The whole checklist but for one item. */
export const without = (field: string) =>
  Object.fromEntries(Object.entries(checklist).filter(([key]) => key !== field));
export const submit = { type: 'SUBMIT', checklist };
export const problem = { items: [{ item: '承诺书', problem: '未盖章' }] };
export const cause = (name: string) => ({ cause: name, reason: '涉嫌违规' });
export const trade = fact('trade/2026/1', { state: ['negotiating'] });

export const aDraft = (kinds: Kind[] = ['MERCHANT'], more: object = {}): Driven =>
  drive(subjectRegistration, { input: input(...kinds), actor: sun, id, ...more });
export const submitted = (kinds?: Kind[], more?: object): Driven => aDraft(kinds, more).send(submit, sun);
export const signedUp = (kinds?: Kind[], more?: object): Driven => submitted(kinds, more).send({ type: 'PASS' }, li);
export const inForce = (kinds?: Kind[], more?: object): Driven => signedUp(kinds, more).send({ type: 'APPROVE' }, wen);
