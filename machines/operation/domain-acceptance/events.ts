import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { confirms } from '../../shared/confirming.ts';
import { choice, field } from '../../shared/fields.ts';
import { type EventsOf, event } from '../../shared/events.ts';
import { ruleRef } from '../../shared/rule-register/in-force.ts';
import { documentRef, named, organisation, reason, title } from '../../shared/schemas.ts';
import { words } from './words.ts';

/** P11(1) to (3), and the functions of P4(5) that P11 does not name, point by point. */
const point = {
  safety: choice({
    networkIsolation: ['网络隔离', 'Isolation of the network'],
    tenantIsolation: ['租户隔离', 'Isolation of tenants'],
    developmentIsolation: ['开发与生产环境隔离', 'Isolation of development and production'],
    masking: ['数据脱敏处理', 'Masking of data'],
    exportReview: ['数据出域审核', 'Review of exports'],
    auditability: ['全流程操作可审计', 'Every operation can be audited'],
    traceability: ['数据可溯源', 'Data can be traced'],
  }),
  standards: choice({
    platformStandards: ['遵循公共数据平台标准规范体系', 'Standards of the public data platform'],
    unifiedIdentity: ['复用统一用户认证组件', 'Unified authentication'],
    openDataSite: ['复用数据开放网站', 'Open data site'],
    userAuthorization: ['复用用户授权服务', 'User authorization'],
  }),
  functions: choice({
    approvalAndSupervision: ['满足政府审批和监管需求', 'Approval and supervision by government'],
    externalData: ['支持集成外部数据', 'Integration of external data'],
    distributedPrivacyComputing: ['分布式隐私计算能力', 'Distributed privacy computing'],
    basicProcessing: ['基本数据加工需求', 'Basic processing of data'],
  }),
  enclave: choice({
    accessControl: ['访问控制', 'Access control'],
    modelling: ['算法建模', 'Modelling'],
    interfaceGeneration: ['接口生成', 'Generation of interfaces'],
    sealingAndDestruction: ['封存销毁', 'Sealing and destruction'],
    fullAudit: ['全程审计', 'Full audit'],
  }),
};
export type Group = keyof typeof point;
export const points = {
  safety: point.safety.options,
  standards: point.standards.options,
  functions: point.functions.options,
  enclave: point.enclave.options,
};
const groupName = choice({
  safety: ['安全可控', 'Safety and control'],
  standards: ['标准规范', 'Standards'],
  functions: ['基础功能', 'Basic functions'],
  enclave: ['安全域功能', 'Functions of the enclave'],
} satisfies Record<Group, readonly [string, string]>);
export const groups = groupName.options;

const finding = z.strictObject({
  met: field('符合要求', 'Met', z.boolean()),
  evidence: field('查验材料', 'Evidence', z.array(documentRef).max(20).default([])),
  note: named.note,
});
export type Finding = z.output<typeof finding>;
const checked = <G extends Group>(group: G) =>
  z.strictObject({ findings: field('查验意见', 'Findings', z.partialRecord(point[group], finding)) });

export const input = z.strictObject({
  /** The name of the domain: the city has one (P11); a test installation is not a domain. */
  domain: field(
    '授权运营域标识',
    'Name of the domain',
    z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]{0,62}$/,
        fault('只能用小写字母、数字和连字符', 'lower-case letters, digits and hyphens'),
      ),
  ),
  title: field('授权运营域名称', 'Title of the domain', title),
  /** Builds the domain, and remedies what a check finds. */
  builder: field('建设单位', 'Builder', organisation),
});
export type Input = z.output<typeof input>;

export const events = {
  START: event(
    words.events.START,
    /** P11: the version of the standard of construction that is in force. */
    z.strictObject({ standard: field('建设标准', 'Standard of construction', ruleRef) }),
  ),
  CHECK_SAFETY: event(words.events.CHECK_SAFETY, checked('safety')),
  CHECK_STANDARDS: event(words.events.CHECK_STANDARDS, checked('standards')),
  CHECK_FUNCTIONS: event(words.events.CHECK_FUNCTIONS, checked('functions')),
  CHECK_ENCLAVE: event(words.events.CHECK_ENCLAVE, checked('enclave')),
  ACCEPT: event(
    words.events.ACCEPT,
    z.strictObject({ report: field('验收报告', 'Report of the acceptance', documentRef) }),
  ),
  SEND_BACK: event(
    words.events.SEND_BACK,
    z.strictObject({
      groups: field('退回的条件', 'Conditions that are sent back', z.array(groupName).min(1).max(4)),
      reason: named.reason,
    }),
  ),
  REMEDIED: event(words.events.REMEDIED, z.strictObject({ report: field('整改报告', 'Report', documentRef) })),
  EXTEND: event(words.events.EXTEND, reason),
  REFUSE: event(words.events.REFUSE, reason),
  RECHECK: event(
    words.events.RECHECK,
    z.strictObject({
      groups: field('复验的条件', 'Conditions that are checked again', z.array(groupName).min(1).max(4)),
      reason: named.reason,
    }),
  ),
  RETIRE: event(words.events.RETIRE, reason),
  CONFIRM_PROPOSAL: event(words.events.CONFIRM_PROPOSAL, z.strictObject({ confirms, note: named.note })),
  TAKE_BACK: event(words.events.TAKE_BACK, z.strictObject({ note: named.note })),
};
export type Event = EventsOf<typeof events>;
