import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { type EventsOf, event } from '../../shared/events.ts';
import {
  caseId,
  citizen,
  day,
  declared,
  documentRef,
  organisation,
  reason,
  returned,
  sentence,
  title,
} from '../../shared/schemas.ts';
import { ruleRef } from '../../shared/rule-register/in-force.ts';
import { words } from './words.ts';

export const kinds = ['MERCHANT', 'DEMANDER', 'THIRD_PARTY'] as const;
/** T7, T8: what a data merchant offers; T10: what a third-party body offers. Open lists (“等”). */
export const merchantKinds = ['resource', 'service', 'computing', 'algorithm', 'network', 'security'] as const;

export const input = z
  .strictObject({
    kinds: z
      .array(z.enum(kinds))
      .min(1)
      .refine((list) => new Set(list).size === list.length, fault('每种身份只列一次', 'each kind once')),
    subject: z.discriminatedUnion('type', [organisation, citizen]),
    merchantKinds: z.array(z.union([z.enum(merchantKinds), title])).optional(),
    services: z.array(title).optional(),
  })
  .refine(({ kinds: list, subject }) => subject.type === 'organisation' || list.every((kind) => kind === 'DEMANDER'), {
    path: ['subject'],
    message: fault(
      '公民只能登记为数据需求方（第九条）；数据商和第三方服务机构须为单位（第八条、第十条）',
      'a citizen registers as a data demander only (T9); merchants and third-party bodies are organisations (T8, T10)',
      'T8',
      'T9',
      'T10',
    ),
  });
export type Input = z.output<typeof input>;

/** A licence that another law wants for a service (T10(3)); `until` null: without end. */
const licence = z.strictObject({ kind: title, number: title, document: documentRef, until: day.nullable() });
export type Licence = z.output<typeof licence>;

const material = z.array(documentRef).max(20).default([]);
/** T8, T9, T10, T26, item by item and part by part; which ones are asked depends on the kinds. */
export const checklist = z.strictObject({
  /** 资源 and 能力 */
  commitment: declared.extend({ document: documentRef, resources: material, abilities: material }).optional(),
  /** 安全保护 and 技术应用 */
  securityAbility: declared.extend({ protection: material, technology: material }).optional(),
  venueRules: declared.optional(),
  legalRequirements: declared.optional(),
  /** 依法设立, 固定场所 and 工作人员 */
  premisesAndStaff: declared.extend({ establishment: material, premises: material, staff: material }).optional(),
  qualifications: declared.extend({ licences: z.array(licence).max(50).default([]) }).optional(),
  /** 知识, 技能 and 职业操守 */
  practitioners: declared.extend({ knowledge: material, skills: material, ethics: material }).optional(),
  secureService: declared.optional(),
  securitySystem: declared.optional(),
});
export type Checklist = z.output<typeof checklist>;

/** T10: the services of a third-party body, where the opening did not name them, or not rightly. */
const services = z.array(title).min(1).max(50);

/** What the reviewer found on one part of an item. */
const finding = z.strictObject({ met: z.boolean(), basis: sentence, evidence: material }).optional();
export const findings = z.strictObject({
  resources: finding,
  abilities: finding,
  protection: finding,
  technology: finding,
  establishment: finding,
  premises: finding,
  staff: finding,
  licences: finding,
  knowledge: finding,
  skills: finding,
  ethics: finding,
  secureService: finding,
});
export type Findings = z.output<typeof findings>;

/** What changes: lists are given whole; roles are added and dropped, with the items that they need. */
const change = z.strictObject({
  name: title.optional(),
  merchantKinds: z.array(title).optional(),
  services: z.array(title).optional(),
  addKinds: z.array(z.enum(kinds)).min(1).optional(),
  dropKinds: z.array(z.enum(kinds)).min(1).optional(),
  checklist: checklist.optional(),
  /** A certificate that ends is renewed; the registration stays as it is. */
  renew: z.literal(true).optional(),
});
export type Change = z.output<typeof change>;

const cause = z.strictObject({ cause: caseId, reason: sentence });

export const events = {
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ checklist, services: services.optional() })),
  PASS: event(words.events.PASS, z.strictObject({ note: sentence.optional() })),
  RECOMMEND_REFUSAL: event(words.events.RECOMMEND_REFUSAL, reason),
  RETURN: event(words.events.RETURN, returned),
  RESUBMIT: event(words.events.RESUBMIT, z.strictObject({ checklist, services: services.optional() })),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: sentence.optional() })),
  APPROVE: event(
    words.events.APPROVE,
    z.strictObject({
      findings: findings.default({}),
      /** T16: the version of the standard of registration that was followed. */
      rule: ruleRef.optional(),
      /** Why a subject that was revoked before is registered all the same. */
      revocations: sentence.optional(),
      note: sentence.optional(),
    }),
  ),
  REJECT: event(words.events.REJECT, reason),
  REQUEST_CHANGE: event(words.events.REQUEST_CHANGE, change.extend({ evidence: z.array(documentRef).min(1) })),
  APPROVE_CHANGE: event(
    words.events.APPROVE_CHANGE,
    z.strictObject({ findings: findings.default({}), rule: ruleRef.optional(), note: sentence.optional() }),
  ),
  REFUSE_CHANGE: event(words.events.REFUSE_CHANGE, reason),
  SUSPEND: event(words.events.SUSPEND, cause),
  REINSTATE: event(words.events.REINSTATE, cause),
  REVOKE: event(words.events.REVOKE, cause),
  DEREGISTER: event(words.events.DEREGISTER, reason),
};
export type Event = EventsOf<typeof events>;
