import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { confirms } from '../../shared/confirming.ts';
import { choice, demanded, field } from '../../shared/fields.ts';
import { text } from '../../law/cite.ts';
import { domainReplies } from '../../shared/domain-port.ts';
import { type EventsOf, event } from '../../shared/events.ts';
import {
  caseId,
  declared,
  documentRef,
  named,
  reason,
  returned,
  sentence,
  sha256,
  title,
} from '../../shared/schemas.ts';
import { agreementEvents, grantEvents } from '../../shared/under-agreement.ts';
import { words } from './words.ts';

/** P4(2): the main forms; the list is open (“等”). */
const form = choice({
  component: ['数据组件', 'Component'],
  model: ['数据模型', 'Model'],
  interface: ['数据接口', 'Interface'],
  service: ['数据服务', 'Service'],
  report: ['数据报告', 'Report'],
});
export const forms = form.options;
const grants = z
  .array(caseId)
  .min(1)
  .max(20)
  .refine((list) => new Set(list).size === list.length, fault('每项授权只列一次', 'each grant once'));

export const input = z.strictObject({
  agreement: field('授权运营协议', 'Operating agreement', caseId),
  /** The scenarios for which the product was made. */
  grants: field('应用场景授权', 'Grants', grants),
  title: field('产品名称', 'Name of the product', title),
  form: field('产品形态', 'Form of the product', z.union([form, title])),
});
export type Input = z.output<typeof input>;

/** What leaves the domain, piece by piece; the domain checks what is declared of each. */
const piece = z.strictObject({
  name: field('组成部分', 'Piece', title),
  kind: field('类型', 'Kind', title),
  fingerprint: field('哈希值', 'Hash', sha256),
  rawData: field('含原始数据', 'Holds raw data', z.boolean().default(false)),
  reversible: field('可还原出原始数据', 'Raw data can be restored', z.boolean().default(false)),
});

/** What a reviewer needs; a guard reports a missing part. */
export const dossier = z.strictObject({
  version: field('产品版本', 'Version', title),
  description: field('产品说明', 'Description', sentence),
  /** Of the whole version. */
  fingerprint: field('版本哈希值', 'Hash of the version', sha256),
  manifest: field('导出清单', 'What leaves the domain', z.array(piece).min(1).max(500)),
  /** The data sets of which it was made, each under its grant. */
  sources: field(
    '数据来源',
    'Sources',
    z
      .array(
        z.strictObject({ grant: field('场景授权', 'Grant', caseId), dataset: field('公共数据', 'Data set', title) }),
      )
      .min(1)
      .max(500),
  ),
  /** Does it still draw on the domain when it is on the market? Interfaces and services always do. */
  drawsOnDomain: field('流通后仍调用授权运营域', 'Draws on the domain when on the market', z.boolean()),
  rawDataAbsent: demanded('不含原始数据的声明', 'Declaration that no raw data are in it', declared, text('P27')),
  reversibilityTest: demanded('可逆性测试报告', 'Test of reversibility', documentRef, text('P27')),
  pricing: demanded('遵守定价和合理收益规定的声明', 'Declaration on pricing and revenue', declared, text('P24')),
});
export type Dossier = z.output<typeof dossier>;

export const events = {
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ dossier: field('导出申请材料', 'Dossier', dossier) })),
  RESUBMIT: event(words.events.RESUBMIT, z.strictObject({ dossier: field('导出申请材料', 'Dossier', dossier) })),
  APPROVE: event(
    words.events.APPROVE,
    z.strictObject({
      scenarios: field('批准的应用场景', 'Scenarios that are approved', z.array(title).min(1).max(20)),
    }),
  ),
  RETURN: event(words.events.RETURN, returned),
  REFUSE: event(words.events.REFUSE, reason),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: named.reasonIfAny })),
  EXPORT: event(words.events.EXPORT, z.strictObject({})),
  REQUEST_SCENARIOS: event(
    words.events.REQUEST_SCENARIOS,
    z.strictObject({ grants: field('增加的场景授权', 'Further grants', grants) }),
  ),
  APPROVE_SCENARIOS: event(words.events.APPROVE_SCENARIOS, z.strictObject({ note: named.note })),
  REFUSE_SCENARIOS: event(words.events.REFUSE_SCENARIOS, reason),
  MISUSE_FOUND: event(
    words.events.MISUSE_FOUND,
    z.strictObject({
      usedFor: field('实际用于的场景', 'What it was used for', title),
      /** 变相使用: under the name of an approved scenario. */ disguised: field(
        '变相使用',
        'Disguised use',
        z.boolean(),
      ),
      finding: field('发现情况', 'Finding', sentence),
      evidence: field('证据', 'Evidence', z.array(documentRef).min(1).max(50)),
    }),
  ),
  CONFIRM_MISUSE: event(
    words.events.CONFIRM_MISUSE,
    z.strictObject({ confirms, opinion: field('认定意见', 'Opinion', sentence) }),
  ),
  DISMISS_MISUSE: event(words.events.DISMISS_MISUSE, reason),
  RETIRE: event(words.events.RETIRE, reason),
  TECH_CHECKED: domainReplies.TECH_CHECKED,
  PRODUCT_EXPORTED: domainReplies.PRODUCT_EXPORTED,
  ...grantEvents,
  ...agreementEvents,
};
export type Event = EventsOf<typeof events>;
