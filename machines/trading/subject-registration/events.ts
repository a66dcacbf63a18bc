import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { choice, demanded, field } from '../../shared/fields.ts';
import { say, text } from '../../law/cite.ts';
import { type EventsOf, event } from '../../shared/events.ts';
import {
  caseId,
  citizen,
  day,
  declared,
  documentRef,
  named,
  organisation,
  reason,
  returned,
  sentence,
  title,
} from '../../shared/schemas.ts';
import { ruleFollowed } from '../../shared/rule-register/in-force.ts';
import { words } from './words.ts';

const kind = choice({
  MERCHANT: ['数据商', 'Data merchant'],
  DEMANDER: ['数据需求方', 'Data demander'],
  THIRD_PARTY: ['第三方服务机构', 'Third-party service body'],
});
export const kinds = kind.options;
/** T7, T8: what a data merchant offers; T10: what a third-party body offers. Open lists (“等”). */
const merchantKind = choice({
  resource: ['数据资源提供商', 'Data resources'],
  service: ['数据服务提供商', 'Data services'],
  computing: ['算力资源提供商', 'Computing power'],
  algorithm: ['算法工具提供商', 'Algorithms and tools'],
  network: ['网络服务提供商', 'Network services'],
  security: ['安全服务提供商', 'Security services'],
});
export const merchantKinds = merchantKind.options;

export const input = z
  .strictObject({
    kinds: field(
      '登记类别',
      'Kinds of subject',
      z
        .array(kind)
        .min(1)
        .refine((list) => new Set(list).size === list.length, fault('每种身份只列一次', 'each kind once')),
    ),
    subject: field('交易主体', 'Subject', z.discriminatedUnion('type', [organisation, citizen])),
    merchantKinds: field('数据商类型', 'Kinds of data merchant', z.array(z.union([merchantKind, title])).optional()),
    services: field('第三方专业服务', 'Third-party services', z.array(title).optional()),
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
const licence = z.strictObject({
  kind: field('许可种类', 'Kind of licence', title),
  number: field('许可证号', 'Number of the licence', title),
  document: field('许可文件', 'Licence', documentRef),
  until: field('有效期至', 'Valid until', day.nullable(), { hint: say('空：长期有效', 'Empty: without end') }),
});
export type Licence = z.output<typeof licence>;

const material = z.array(documentRef).max(20).default([]);
/** T8, T9, T10, T26, item by item and part by part; which ones are asked depends on the kinds. */
export const checklist = z.strictObject({
  /** 资源 and 能力 */
  commitment: field(
    '资源及能力的真实性、完整性、合法性承诺',
    'Commitment that resources and abilities are authentic, complete and lawful',
    declared
      .extend({
        document: field('承诺书', 'Commitment', documentRef),
        resources: field('资源证明材料', 'Material on the resources', material),
        abilities: field('能力证明材料', 'Material on the abilities', material),
      })
      .optional(),
    { hint: say('数据商须提供（第八条）', 'Asked of data merchants (T8(2))') },
  ),
  /** 安全保护 and 技术应用 */
  securityAbility: field(
    '安全保护和技术应用能力',
    'Security protection and technical ability',
    declared
      .extend({
        protection: field('安全保护材料', 'Material on security protection', material),
        technology: field('技术应用材料', 'Material on technical ability', material),
      })
      .optional(),
    { hint: say('数据商、数据需求方须提供（第八条、第九条）', 'Asked of data merchants and demanders (T8(3), T9(2))') },
  ),
  venueRules: demanded(
    '遵守数据交易场所的规章制度',
    'Observance of the rules of the venue',
    declared,
    text('T8(4)', 'T9(3)', 'T10(6)'),
  ),
  legalRequirements: demanded(
    '遵守法律、法规、规章规定的其他要求',
    'Observance of other legal requirements',
    declared,
    text('T8(5)', 'T9(4)', 'T10(7)'),
  ),
  /** 依法设立, 固定场所 and 工作人员 */
  premisesAndStaff: field(
    '依法设立，有固定场所和工作人员',
    'Lawful establishment, premises and staff',
    declared
      .extend({
        establishment: field('依法设立证明', 'Proof of establishment', material),
        premises: field('固定场所证明', 'Proof of premises', material),
        staff: field('工作人员证明', 'Proof of staff', material),
      })
      .optional(),
    { hint: say('第三方服务机构须提供（第十条）', 'Asked of third-party bodies (T10(2))') },
  ),
  qualifications: field(
    '资质、资格或者其他许可',
    'Qualifications and licences',
    declared.extend({ licences: field('许可证件', 'Licences', z.array(licence).max(50).default([])) }).optional(),
    { hint: say('第三方服务机构须提供（第十条）', 'Asked of third-party bodies (T10(3))') },
  ),
  /** 知识, 技能 and 职业操守 */
  practitioners: field(
    '执业人员的知识、技能和职业操守',
    'Knowledge, skills and ethics of practitioners',
    declared
      .extend({
        knowledge: field('知识证明', 'Proof of knowledge', material),
        skills: field('技能证明', 'Proof of skills', material),
        ethics: field('职业操守证明', 'Proof of ethics', material),
      })
      .optional(),
    { hint: say('第三方服务机构须提供（第十条）', 'Asked of third-party bodies (T10(4))') },
  ),
  secureService: field(
    '安全可控地开展专业服务的能力',
    'Ability to serve safely and under control',
    declared.optional(),
    { hint: say('第三方服务机构须提供（第十条）', 'Asked of third-party bodies (T10(5))') },
  ),
  securitySystem: demanded(
    '全流程数据安全管理制度和措施',
    'Data security system over the whole process',
    declared,
    text('T26'),
  ),
});
export type Checklist = z.output<typeof checklist>;

/** T10: the services of a third-party body, where the opening did not name them, or not rightly. */
const services = z.array(title).min(1).max(50);

/** What the reviewer found on one part of an item. */
const finding = z
  .strictObject({
    met: field('符合要求', 'Met', z.boolean()),
    basis: field('认定依据', 'Basis of the finding', sentence),
    evidence: field('核查材料', 'Evidence', material),
  })
  .optional();
export const findings = z.strictObject({
  resources: field('资源', 'Resources', finding),
  abilities: field('能力', 'Abilities', finding),
  protection: field('安全保护', 'Security protection', finding),
  technology: field('技术应用', 'Technical ability', finding),
  establishment: field('依法设立', 'Lawful establishment', finding),
  premises: field('固定场所', 'Premises', finding),
  staff: field('工作人员', 'Staff', finding),
  licences: field('资质许可', 'Licences', finding),
  knowledge: field('知识', 'Knowledge', finding),
  skills: field('技能', 'Skills', finding),
  ethics: field('职业操守', 'Ethics', finding),
  secureService: field('安全可控的服务能力', 'Ability to serve safely', finding),
});
export type Findings = z.output<typeof findings>;

/** What changes: lists are given whole; roles are added and dropped, with the items that they need. */
const change = z.strictObject({
  name: field('变更后的名称', 'New name', title.optional()),
  merchantKinds: field('变更后的数据商类型', 'New kinds of data merchant', z.array(title).optional()),
  services: field('变更后的第三方专业服务', 'New third-party services', z.array(title).optional()),
  addKinds: field('增加的登记类别', 'Kinds that are added', z.array(kind).min(1).optional()),
  dropKinds: field('减少的登记类别', 'Kinds that are dropped', z.array(kind).min(1).optional()),
  checklist: field('登记要求', 'Checklist', checklist.optional()),
  /** A certificate that ends is renewed; the registration stays as it is. */
  renew: field('凭证续期', 'Renewal of the certificate', z.literal(true).optional()),
});
export type Change = z.output<typeof change>;

const cause = z.strictObject({ cause: field('事由案件', 'Case that is the cause', caseId), reason: named.reason });

export const events = {
  SUBMIT: event(
    words.events.SUBMIT,
    z.strictObject({
      checklist: field('登记要求', 'Checklist', checklist),
      services: field('第三方专业服务', 'Third-party services', services.optional()),
    }),
  ),
  PASS: event(words.events.PASS, z.strictObject({ note: named.note })),
  RECOMMEND_REFUSAL: event(words.events.RECOMMEND_REFUSAL, reason),
  RETURN: event(words.events.RETURN, returned),
  RESUBMIT: event(
    words.events.RESUBMIT,
    z.strictObject({
      checklist: field('登记要求', 'Checklist', checklist),
      services: field('第三方专业服务', 'Third-party services', services.optional()),
    }),
  ),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: named.reasonIfAny })),
  APPROVE: event(
    words.events.APPROVE,
    z.strictObject({
      findings: field('审核意见', 'Findings', findings.default({})),
      rule: ruleFollowed('registrationStandard'),
      /** Why a subject that was revoked before is registered all the same. */
      revocations: field('曾被撤销登记仍予登记的理由', 'Why it is registered after a revocation', sentence.optional()),
      note: named.note,
    }),
  ),
  REJECT: event(words.events.REJECT, reason),
  REQUEST_CHANGE: event(
    words.events.REQUEST_CHANGE,
    change.extend({ evidence: field('变更证明材料', 'Evidence of the change', z.array(documentRef).min(1)) }),
  ),
  APPROVE_CHANGE: event(
    words.events.APPROVE_CHANGE,
    z.strictObject({
      findings: field('审核意见', 'Findings', findings.default({})),
      rule: ruleFollowed('registrationStandard'),
      note: named.note,
    }),
  ),
  REFUSE_CHANGE: event(words.events.REFUSE_CHANGE, reason),
  WITHDRAW_CHANGE: event(words.events.WITHDRAW_CHANGE, z.strictObject({ reason: named.reasonIfAny })),
  SUSPEND: event(words.events.SUSPEND, cause),
  REINSTATE: event(words.events.REINSTATE, cause),
  REVOKE: event(words.events.REVOKE, cause),
  DEREGISTER: event(words.events.DEREGISTER, reason),
};
export type Event = EventsOf<typeof events>;
