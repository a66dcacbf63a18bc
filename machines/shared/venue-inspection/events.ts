import * as z from 'zod';
import { confirms } from '../confirming.ts';
import { choice, field, worded } from '../fields.ts';
import { fault } from '../../kernel/faults.ts';
import { input as operatorRectification } from '../../operation/operator-rectification/events.ts';
import { input as rectificationOrder } from '../../trading/rectification-order/events.ts';
import { input as violationCase } from '../../trading/violation-case/events.ts';
import { type EventsOf, event, told } from '../events.ts';
import {
  caseId,
  citizenParty,
  day,
  declared,
  documentRef,
  instant,
  organisation,
  organisationParty,
  reason,
  sentence,
  title,
} from '../schemas.ts';
import { input as securityIncident } from '../security-incident/events.ts';
import { words } from './words.ts';

export const kinds = ['securityInspection', 'evaluation', 'operatorInspection', 'recheck', 'special'] as const;
const venueBody = choice({
  CENTER: ['数据交易中心', 'Data trading center'],
  OPCO: ['运营企业', 'Operating enterprise'],
});
export const bodies = venueBody.options;

const once = fault('同一项只列一次', 'each of them once');
const unique = (list: unknown[]): boolean => new Set(list).size === list.length;

export const input = z.strictObject({
  kind: field('检查类别', 'Kind of inspection', worded(z.enum(kinds), words.kinds)),
  /** T6: the center, the operating enterprise, or both; a subject by its registration; an operator by its agreement. */
  target: field(
    '检查对象',
    'Who is inspected',
    z.discriminatedUnion('of', [
      z.strictObject({
        of: field('对象类别', 'Kind of target', choice({ venue: ['数据交易场所', 'Trading venue'] })),
        bodies: field('受检单位', 'Bodies', z.array(venueBody).min(1).refine(unique, once)),
      }),
      z.strictObject({
        of: field('对象类别', 'Kind of target', choice({ subject: ['交易主体', 'Subject'] })),
        registration: field('主体登记', 'Registration', caseId),
      }),
      z.strictObject({
        of: field('对象类别', 'Kind of target', choice({ operator: ['授权运营单位', 'Operator'] })),
        agreement: field('授权运营协议', 'Operating agreement', caseId),
      }),
    ]),
  ),
  /** Of a round: the period that it is held for. */
  period: field(
    '检查周期',
    'Period',
    z.strictObject({ from: field('起始日', 'First day', day), to: field('截止日', 'Last day', day) }).optional(),
  ),
  /** The order, incident or inspection that a recheck or a special inspection follows. */
  follows: field('所依案件', 'Case that it follows', caseId.optional()),
});
export type Input = z.output<typeof input>;

/** An account: it stands in the record and opens the case to its owner. */
const account = title;
/** The center or the enterprise by its hat, anybody else by party. */
const body = z.union([venueBody, organisationParty, citizenParty]);
const evidence = z.array(documentRef).min(1).max(50);

const finding = z
  .strictObject({
    id: field('问题编号', 'Id of the finding', title),
    aspect: field('检查事项', 'Aspect', title),
    about: field('受检单位', 'Body concerned', body),
    result: field('检查结果', 'Result', choice({ for: ['符合', 'Conforms'], against: ['不符合', 'Does not conform'] })),
    /** Of a finding against: how grave it is. */
    gravity: field(
      '严重程度',
      'Gravity',
      choice({ minor: ['轻微', 'Minor'], serious: ['严重', 'Serious'], grave: ['特别严重', 'Grave'] }).optional(),
    ),
    fact: field('事实', 'Fact', sentence),
    evidence: field('证据', 'Evidence', evidence),
  })
  .refine(({ result, gravity }) => (result === 'against') === (gravity !== undefined), {
    path: ['gravity'],
    message: fault('不符合的须写明严重程度，符合的不写', 'a finding against has a gravity, one for has none'),
  });
export type Finding = z.output<typeof finding>;

/** Each with the input of the case that it opens: what that case refuses, the confirmation is refused for. */
const opens = z.discriminatedUnion('lifecycle', [
  z.strictObject({
    lifecycle: field('后续案件类别', 'Kind of case', choice({ rectificationOrder: ['整改要求', 'Order to rectify'] })),
    input: field('立案内容', 'What opens it', rectificationOrder),
  }),
  z.strictObject({
    lifecycle: field(
      '后续案件类别',
      'Kind of case',
      choice({ operatorRectification: ['责令改正', 'Order to correct'] }),
    ),
    input: field('立案内容', 'What opens it', operatorRectification),
  }),
  z.strictObject({
    lifecycle: field('后续案件类别', 'Kind of case', choice({ violationCase: ['违法违规处置', 'Violation case'] })),
    input: field('立案内容', 'What opens it', violationCase),
  }),
  z.strictObject({
    lifecycle: field(
      '后续案件类别',
      'Kind of case',
      choice({ securityIncident: ['数据安全事件', 'Security incident'] }),
    ),
    input: field('立案内容', 'What opens it', securityIncident),
  }),
]);
const consequence = z
  .strictObject({
    findings: field('所依问题', 'Findings that it follows', z.array(title).min(1).max(200)),
    opens: field('后续案件', 'Case that is opened', opens.optional()),
    noted: field('仅作记录的理由', 'Why it is only noted', sentence.optional()),
  })
  .refine(({ opens: opened, noted }) => (opened === undefined) !== (noted === undefined), {
    path: ['noted'],
    message: fault('须立案，或者写明仅作记录的理由', 'a case is opened, or the reason given why it is only noted'),
  });
export type Consequence = z.output<typeof consequence>;

export const events = {
  PLAN: event(
    words.events.PLAN,
    z.strictObject({
      aspects: field('检查事项', 'Aspects', z.array(title).min(1).max(50).refine(unique, once)),
      from: field('现场检查开始时间', 'Field work from', instant),
      to: field('现场检查结束时间', 'Field work to', instant),
      inspectors: field('检查人员', 'Inspectors', z.array(account).min(1).max(50)),
      departments: field(
        '会同部门',
        'Departments that join',
        z
          .array(
            z.strictObject({
              department: field('部门', 'Department', title),
              persons: field('参加人员', 'Persons', z.array(account).min(1).max(50)),
            }),
          )
          .max(40)
          .default([]),
      ),
      announced: field('事先通知', 'Announced', z.boolean()),
      venue: field(
        '场所单位',
        'The venue',
        z
          .strictObject({
            center: field('数据交易中心', 'Data trading center', organisation),
            opco: field('运营企业', 'Operating enterprise', organisation),
          })
          .optional(),
      ),
      document: field('检查方案', 'Plan', documentRef),
    }),
  ),
  COMMISSION: event(
    words.events.COMMISSION,
    z.strictObject({
      evaluator: field('受托第三方机构', 'Third-party evaluator', organisation),
      contract: field('委托合同', 'Contract', documentRef),
      independence: field('独立性声明', 'Declaration of independence', declared),
      /** T25: what it reads here stays here. */
      nonDisclosure: field('保密协议', 'Non-disclosure agreement', documentRef),
    }),
  ),
  START: event(
    words.events.START,
    z.strictObject({ notice: field('检查通知书', 'Notice of the inspection', documentRef) }),
  ),
  REQUEST_MATERIALS: event(
    words.events.REQUEST_MATERIALS,
    z.strictObject({
      items: field(
        '调取材料清单',
        'Materials',
        z
          .array(
            z.strictObject({
              id: field('材料编号', 'Id of the material', title),
              from: field('提供单位', 'From whom', body),
              item: field('材料内容', 'What is asked for', sentence),
            }),
          )
          .min(1)
          .max(100),
      ),
      due: field('提交期限', 'Due', instant),
    }),
  ),
  HAND_IN: event(
    words.events.HAND_IN,
    z.strictObject({
      items: field(
        '提交的材料',
        'Materials',
        z
          .array(
            z.strictObject({
              id: field('材料编号', 'Id of the material', title),
              documents: field('材料文件', 'Documents', evidence),
            }),
          )
          .min(1)
          .max(100),
      ),
    }),
  ),
  RECORD_REFUSAL: event(
    words.events.RECORD_REFUSAL,
    z.strictObject({
      items: field(
        '拒不提供的材料',
        'Materials that were refused',
        z.array(title).min(1).max(100).refine(unique, once),
      ),
      account: field('情况说明', 'Account', sentence),
      evidence: field('证据', 'Evidence', evidence),
      /** A refusal in writing; without one, the limit has passed. */
      statement: field('书面拒绝意见', 'Refusal in writing', documentRef.optional()),
    }),
  ),
  FINISH_FIELD_WORK: event(
    words.events.FINISH_FIELD_WORK,
    z.strictObject({ account: field('现场检查情况', 'Account of the field work', sentence) }),
  ),
  DRAFT: event(
    words.events.DRAFT,
    z.strictObject({
      findings: field(
        '检查意见',
        'Findings',
        z
          .array(finding)
          .min(1)
          .max(500)
          .refine((list) => unique(list.map(({ id }) => id)), once),
      ),
      /** T31: the open orders to the venue that an evaluation has taken into account. */
      considered: field('已考虑的案件', 'Cases that were considered', z.array(caseId).max(500).default([])),
      document: field('检查报告初稿', 'Draft of the report', documentRef),
    }),
  ),
  SUBMIT_COMMENT: event(
    words.events.SUBMIT_COMMENT,
    z.strictObject({
      statement: field('陈述意见', 'Statement', sentence),
      documents: field('材料', 'Documents', z.array(documentRef).max(50).default([])),
    }),
  ),
  SEND_BACK: event(words.events.SEND_BACK, reason),
  CONFIRM: event(
    words.events.CONFIRM,
    z.strictObject({
      confirms,
      report: field('检查报告', 'Report', documentRef),
      consequences: field('处理意见', 'Consequences', z.array(consequence).max(200)),
    }),
  ),
  CONSEQUENCE_OPENED: told(words.events.CONSEQUENCE_OPENED, z.strictObject({ case: caseId })),
  CLOSE: event(words.events.CLOSE, z.strictObject({ conclusion: field('结案意见', 'Conclusion', sentence) })),
  DISCONTINUE: event(words.events.DISCONTINUE, reason),
};
export type Event = EventsOf<typeof events>;
