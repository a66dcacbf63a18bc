import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { confirms } from '../../shared/confirming.ts';
import { choice, field, worded } from '../../shared/fields.ts';
import { say } from '../../law/cite.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import {
  caseId,
  day,
  documentRef,
  instant,
  named,
  organisationParty,
  reason,
  sentence,
  title,
} from '../../shared/schemas.ts';
import { ruleRef } from '../../shared/rule-register/in-force.ts';
import { words } from './words.ts';

const kind = choice({
  improvement: ['改进要求', 'Demand for improvement'],
  rectification: ['整改要求', 'Demand for rectification'],
  compliance: ['合规监管要求', 'Compliance demand'],
});
export const kinds = kind.options;
export type Kind = (typeof kinds)[number];
const measureKind = choice({
  suspendListing: ['暂停标的', 'Suspension of a listing'],
  suspendSubject: ['暂停主体', 'Suspension of a subject'],
  pauseTrade: ['暂停交易', 'Pause of a trade'],
});
export const measures = measureKind.options;
export type MeasureKind = (typeof measures)[number];

const documents = z.array(documentRef).max(50).default([]);
/** The signed paper. */
const instrument = z.strictObject({
  number: field('文号', 'Number', title),
  date: field('成文日期', 'Date', day),
  document: field('文书', 'Document', documentRef),
});
const items = z
  .array(
    z.strictObject({
      id: field('事项编号', 'Id of the item', title),
      demand: field('整改要求', 'Demand', sentence),
      proof: field('应提交的证明', 'Proof that is asked', sentence.optional()),
    }),
  )
  .min(1)
  .max(100)
  .refine(
    (list) => new Set(list.map(({ id }) => id)).size === list.length,
    fault('每项要求编号不得重复', 'each item has an id of its own'),
  );
const target = z.discriminatedUnion('body', [
  z.strictObject({
    body: field('整改对象', 'Who is ordered', choice({ center: ['数据交易中心', 'Data trading center'] })),
  }),
  z.strictObject({ body: field('整改对象', 'Who is ordered', choice({ opco: ['运营企业', 'Operating enterprise'] })) }),
  z.strictObject({
    body: field('整改对象', 'Who is ordered', choice({ subject: ['交易主体', 'Subject'] })),
    registration: field('主体登记', 'Registration of the subject', caseId),
  }),
]);

export const input = z.strictObject({
  kind: field('文书类别', 'Kind of order', kind),
  /** T4: a department, and the hat in which it supervises. Without a party it has no account here, and acts on paper. */
  issuer: field(
    '提出机关',
    'Issuing body',
    z.strictObject({
      hat: field(
        '监管身份',
        'Hat in which it supervises',
        choice({
          SEC_REG: ['网信、公安、密码管理等部门', 'Security regulator'],
          SECTOR_REG: ['有关监管部门', 'Sector regulator'],
          SUPERVISOR: ['综合监督管理部门', 'Supervising authority'],
          CENTER: ['数据交易中心', 'Data trading center'],
        }),
      ),
      party: field('机关主体编号', 'Party of the body', organisationParty.nullable().default(null), {
        hint: say('空：在本系统无账号', 'Empty: it has no account here'),
      }),
      name: field('机关名称', 'Name of the body', title),
    }),
  ),
  instrument: field('文书', 'Instrument', instrument),
  /** Registered from the paper of an outside body; another person confirms it before it has effect. */
  paper: field('依纸质文书登记', 'Registered from paper', z.boolean().default(false)),
  target: field('整改对象', 'Target', target),
  /** The risk that was found; the duties, or the rules of the venue, that were not kept. */
  ground: field(
    '事由',
    'Ground',
    z.strictObject({
      finding: field('发现的问题', 'Finding', sentence),
      provisions: field('未落实的规定', 'Provisions that were not kept', z.array(title).max(20).default([])),
      /** Of compliance: the versions of the venue's rules that were not kept. */
      rules: field('未遵守的交易规则', 'Rules of the venue that were not kept', z.array(ruleRef).max(20).default([])),
      evidence: field('证据', 'Evidence', documents),
    }),
  ),
  items: field('整改事项', 'Items', items),
  due: field('整改期限', 'Due', instant),
  /** What it follows. */
  inspection: field('所依检查', 'Inspection that it follows', caseId.optional()),
  incident: field('所依事件', 'Incident that it follows', caseId.optional()),
  violation: field('所依违规案件', 'Violation that it follows', caseId.optional()),
  /** Persons who may read the case besides its parties. */
  readers: field('可查阅人员', 'Further readers', z.array(title).max(20).default([])),
});
export type Input = z.output<typeof input>;

const findings = z
  .array(
    z.strictObject({
      item: field('事项编号', 'Id of the item', title),
      finding: field('核查意见', 'Finding', sentence),
    }),
  )
  .min(1)
  .max(100);
const measure = z.strictObject({
  measure: field('措施', 'Measure', measureKind),
  target: field('措施对象', 'Target of the measure', caseId),
});

/** Acts of the issuing body: by its own hand, or from its paper. */
export const acts = {
  MAINTAIN: z.strictObject({ reason: named.reason }),
  STAY: z.strictObject({ reason: named.reason }),
  AMEND: z.strictObject({
    instrument: field('变更文书', 'Instrument', instrument),
    items: field('变更后的整改事项', 'Items', items),
    due: field('变更后的期限', 'Due', instant),
    reason: named.reason,
  }),
  WITHDRAW: z.strictObject({ reason: named.reason, document: field('撤回文书', 'Document', documentRef) }),
  ACCEPT: z.strictObject({ findings: field('核查意见', 'Findings', findings) }),
  ACCEPT_PARTLY: z.strictObject({ findings: field('核查意见', 'Findings', findings) }),
  RETURN: z.strictObject({
    items: field(
      '退回事项',
      'Items that are returned',
      z
        .array(
          z.strictObject({
            item: field('事项编号', 'Id of the item', title),
            problem: field('存在的问题', 'What is wrong', sentence),
          }),
        )
        .min(1)
        .max(100),
    ),
    due: field('重新提交期限', 'Due', instant),
  }),
  EXTEND: z.strictObject({ due: field('延长后的期限', 'New due time', instant), reason: named.reason }),
  REFER_TO_ENFORCEMENT: z.strictObject({
    to: field('受移送机关', 'Body that it is referred to', title),
    document: field('移送文书', 'Letter of referral', documentRef),
  }),
  RECORD_OUTCOME: z.strictObject({
    outcome: field('执法结果', 'Outcome', sentence),
    document: field('结果文书', 'Document', documentRef),
  }),
  REQUEST_MEASURES: z.strictObject({
    measures: field('请求的措施', 'Measures that are requested', z.array(measure).min(1).max(200)),
    document: field('请求文书', 'Document', documentRef),
  }),
  LIFT_MEASURE: z.strictObject({ ...measure.shape, reason: named.reason }),
};
const typed = <T extends keyof typeof acts>(type: T) =>
  acts[type].extend({ type: field('行为', 'Act', worded(z.literal(type), { [type]: words.events[type] })) });
const act = z.discriminatedUnion('type', [
  typed('MAINTAIN'),
  typed('STAY'),
  typed('AMEND'),
  typed('WITHDRAW'),
  typed('ACCEPT'),
  typed('ACCEPT_PARTLY'),
  typed('RETURN'),
  typed('EXTEND'),
  typed('REFER_TO_ENFORCEMENT'),
  typed('RECORD_OUTCOME'),
  typed('REQUEST_MEASURES'),
  typed('LIFT_MEASURE'),
]);

const nothing = z.strictObject({ note: named.note });
export const events = {
  CONFIRM_ORDER: event(words.events.CONFIRM_ORDER, nothing),
  DISCARD_ORDER: event(words.events.DISCARD_ORDER, reason),
  SERVE: event(words.events.SERVE, z.strictObject({ receipt: field('送达回证', 'Receipt of service', documentRef) })),
  ACKNOWLEDGE: event(words.events.ACKNOWLEDGE, nothing),
  OBJECT: event(
    words.events.OBJECT,
    z.strictObject({
      statement: field('异议', 'Objection', sentence),
      documents: field('材料', 'Documents', documents),
    }),
  ),
  REPORT_PROGRESS: event(
    words.events.REPORT_PROGRESS,
    z.strictObject({
      account: field('进展情况', 'Progress', sentence),
      documents: field('材料', 'Documents', documents),
    }),
  ),
  SUBMIT: event(
    words.events.SUBMIT,
    z.strictObject({
      results: field(
        '整改结果',
        'Results',
        z
          .array(
            z.strictObject({
              item: field('事项编号', 'Id of the item', title),
              account: field('整改情况', 'What was done', sentence),
              evidence: field('整改证明', 'Evidence', z.array(documentRef).min(1).max(50)),
            }),
          )
          .min(1)
          .max(100),
      ),
    }),
  ),
  MAINTAIN: event(words.events.MAINTAIN, acts.MAINTAIN),
  STAY: event(words.events.STAY, acts.STAY),
  AMEND: event(words.events.AMEND, acts.AMEND),
  WITHDRAW: event(words.events.WITHDRAW, acts.WITHDRAW),
  ACCEPT: event(words.events.ACCEPT, acts.ACCEPT),
  ACCEPT_PARTLY: event(words.events.ACCEPT_PARTLY, acts.ACCEPT_PARTLY),
  RETURN: event(words.events.RETURN, acts.RETURN),
  EXTEND: event(words.events.EXTEND, acts.EXTEND),
  REFER_TO_ENFORCEMENT: event(words.events.REFER_TO_ENFORCEMENT, acts.REFER_TO_ENFORCEMENT),
  RECORD_OUTCOME: event(words.events.RECORD_OUTCOME, acts.RECORD_OUTCOME),
  REQUEST_MEASURES: event(words.events.REQUEST_MEASURES, acts.REQUEST_MEASURES),
  LIFT_MEASURE: event(words.events.LIFT_MEASURE, acts.LIFT_MEASURE),
  REGISTER_ACT: event(
    words.events.REGISTER_ACT,
    z.strictObject({
      act: field('登记的行为', 'Act that is registered', act),
      instrument: field('文书', 'Instrument', instrument),
    }),
  ),
  CONFIRM_ACT: event(words.events.CONFIRM_ACT, z.strictObject({ confirms })),
  DISCARD_ACT: event(words.events.DISCARD_ACT, reason),
  TAKE_MEASURES: event(
    words.events.TAKE_MEASURES,
    z.strictObject({
      measure: field('措施', 'Measure', measureKind),
      targets: field('措施对象', 'Targets', z.array(caseId).min(1).max(200)),
      reason: named.reason,
    }),
  ),
  OPEN_VIOLATION: event(
    words.events.OPEN_VIOLATION,
    z.strictObject({
      finding: field('发现的违规情形', 'Finding', sentence),
      listing: field('所涉标的登记', 'Listing concerned', caseId.optional()),
      trade: field('所涉交易', 'Trade concerned', caseId.optional()),
    }),
  ),
  VIOLATION_OPENED: told(words.events.VIOLATION_OPENED, z.strictObject({ case: caseId })),
};
export type Event = EventsOf<typeof events>;
