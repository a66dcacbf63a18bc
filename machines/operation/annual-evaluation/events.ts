import * as z from 'zod';
import { confirms } from '../../shared/confirming.ts';
import { choice, field } from '../../shared/fields.ts';
import { say } from '../../law/cite.ts';
import { agreementEnded } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, declared, documentRef, instant, organisation, reason, sentence, title } from '../../shared/schemas.ts';
import { orderItems } from '../operator-rectification/events.ts';
import { words } from './words.ts';

/** P12: the departments with which the authority sets the indicators; the list is open (“等”). */
const department = choice({
  industry: ['工信', 'Industry'],
  finance: ['财政', 'Finance'],
  audit: ['审计', 'Audit'],
  marketRegulation: ['市场监管', 'Market regulation'],
  statistics: ['统计', 'Statistics'],
});
export const departments = department.options;
/** P28: what an operator may not do with materials. */
const refusal = choice({
  refused: ['拒绝', 'Refused'],
  concealed: ['隐匿', 'Concealed'],
  misreported: ['瞒报', 'Misreported'],
});
export const refusals = refusal.options;

export const input = z.strictObject({
  agreement: field('授权运营协议', 'Operating agreement', caseId),
  year: field('年度', 'Year', z.int().min(2023).max(2200)),
  /** P28: the part of the year, counted in cycles of the regime. Absent: the whole year (P12). */
  part: field('年度内第几次评估', 'Part of the year', z.int().min(1).max(12).optional(), {
    hint: say('空：全年', 'Empty: the whole year'),
  }),
});
export type Input = z.output<typeof input>;

/** P29: what is ordered when the result does not conform. */
export const order = z.strictObject({
  items: field('改正事项', 'What is to be corrected', orderItems),
  due: field('整改期限', 'Due', instant),
  scope: field(
    '所涉场景授权',
    'Grants concerned',
    z.union([choice({ all: ['全部', 'All'] }), z.array(caseId).min(1).max(1000)]),
  ),
});
export type Order = z.output<typeof order>;

export const events = {
  COMMISSION: event(
    words.events.COMMISSION,
    z.strictObject({
      evaluator: field('受托第三方机构', 'Third-party evaluator', organisation),
      contract: field('委托合同', 'Contract', documentRef),
      independence: field('独立性声明', 'Declaration of independence', declared),
    }),
  ),
  REQUEST_EVIDENCE: event(
    words.events.REQUEST_EVIDENCE,
    z.strictObject({
      indicators: field(
        '综合评价指标',
        'Indicators',
        z.strictObject({
          version: field('指标版本', 'Version', title),
          document: field('指标文本', 'Document', documentRef),
        }),
      ),
      departments: field(
        '会同制定指标的部门',
        'Departments that set the indicators',
        z.array(z.union([department, title])).max(40),
      ),
      items: field('应提供的资料', 'What is to be provided', z.array(title).min(1).max(100)),
    }),
  ),
  SUBMIT_EVIDENCE: event(
    words.events.SUBMIT_EVIDENCE,
    z.strictObject({
      documents: field('评估资料', 'Documents', z.array(documentRef).min(1).max(200)),
      truthful: field('保证如实提供', 'Truthful', z.boolean()),
    }),
  ),
  EXTEND_EVIDENCE: event(words.events.EXTEND_EVIDENCE, reason),
  REQUEST_MORE: event(
    words.events.REQUEST_MORE,
    z.strictObject({ items: field('应补充的资料', 'What is still to be provided', z.array(title).min(1).max(100)) }),
  ),
  RECORD_REFUSAL: event(
    words.events.RECORD_REFUSAL,
    z.strictObject({
      kind: field('情形', 'Kind of refusal', refusal),
      finding: field('认定情况', 'Finding', sentence),
      evidence: field('证据', 'Evidence', z.array(documentRef).min(1).max(50)),
    }),
  ),
  ASSESS: event(
    words.events.ASSESS,
    z.strictObject({
      grade: field('评估等次', 'Grade', title),
      report: field('评估报告', 'Report', documentRef),
      findings: field('评估意见', 'Findings', sentence),
      considered: field('已考虑的案件', 'Cases that were considered', z.array(caseId).max(500).default([])),
    }),
  ),
  SEND_BACK: event(words.events.SEND_BACK, reason),
  CONFIRM: event(
    words.events.CONFIRM,
    z.strictObject({
      confirms,
      order: field('责令改正', 'Order to correct', order.optional()),
      opinion: field('意见', 'Opinion', sentence.optional()),
    }),
  ),
  AGREEMENT_ENDED: told(words.events.AGREEMENT_ENDED, agreementEnded),
};
export type Event = EventsOf<typeof events>;
