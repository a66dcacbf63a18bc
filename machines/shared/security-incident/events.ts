import * as z from 'zod';
import { confirms } from '../confirming.ts';
import { choice, field, worded } from '../fields.ts';
import { say } from '../../law/cite.ts';
import { type EventsOf, event, told } from '../events.ts';
import { extraDuty } from '../periodic-duty/events.ts';
import { ruleRef } from '../rule-register/in-force.ts';
import { caseId, documentRef, instant, named, reason, sentence, title } from '../schemas.ts';
import { input as rectification } from '../../operation/operator-rectification/events.ts';
import { input as revocation } from '../../operation/revocation/events.ts';
import { input as order } from '../../trading/rectification-order/events.ts';
import { input as violation } from '../../trading/violation-case/events.ts';
import { words } from './words.ts';

/** From the lowest to the highest. */
const gradeOf = choice({
  general: ['一般', 'General'],
  larger: ['较大', 'Larger'],
  major: ['重大', 'Major'],
  extraordinary: ['特别重大', 'Extraordinary'],
});
export const grades = gradeOf.options;
export type Grade = (typeof grades)[number];
const measure = choice({
  suspendListing: ['暂停标的', 'Suspension of a listing'],
  pauseTrade: ['暂停交易', 'Pause of a trade'],
  freezeSettlement: ['冻结结算', 'Freeze of a settlement'],
  suspendSubject: ['暂停主体', 'Suspension of a subject'],
  suspendRights: ['暂停公共数据使用权限', 'Suspension of rights'],
  suspendAccess: ['暂停人员权限', 'Suspension of access'],
  suspendProduct: ['暂停产品', 'Suspension of a product'],
});
export const measures = measure.options;
export type MeasureKind = (typeof measures)[number];

export const input = z.strictObject({
  kind: field('事件性质', 'Kind', worded(z.enum(['incident', 'increasedRisk']), words.kinds)),
  scope: field(
    '发生范围',
    'Where it happened',
    choice({ venue: ['数据交易场所', 'Trading venue'], domain: ['授权运营域', 'Operation domain'] }),
  ),
  discoveredAt: field('发现时间', 'Discovered at', instant),
  account: field('情况说明', 'Account', sentence),
  /** T27 (立即): the remedy that has begun by the time of recording. */
  remedy: field(
    '登记时已采取的补救措施',
    'Remedy that has begun',
    z
      .strictObject({
        startedAt: field('开始时间', 'Begun at', instant),
        account: field('补救措施', 'Remedy', sentence),
      })
      .optional(),
  ),
  systems: field('涉及的系统', 'Systems concerned', z.array(title).max(100).default([])),
  suspectedCause: field('初步判断的原因', 'Suspected cause', sentence.optional()),
  criminal: field(
    '是否涉嫌犯罪',
    'Is a crime suspected',
    choice({ yes: ['是', 'Yes'], no: ['否', 'No'], unknown: ['尚不清楚', 'Not known'] }),
  ),
  critical: field('涉及关键信息基础设施', 'Critical infrastructure is concerned', z.boolean()),
  /** T27, P26: the emergency plan that is followed, in the register of rules; an incident is recorded also without one. */
  plan: field('所依应急预案', 'Emergency plan that is followed', ruleRef.optional()),
});
export type Input = z.output<typeof input>;

const document = z.strictObject({ document: field('文件', 'Document', documentRef) });
const count = z.int().min(0).max(1_000_000);
const finding = z.strictObject({
  finding: field('认定情况', 'Finding', sentence),
  document: field('依据文件', 'Document', documentRef),
});
const parties = z.array(title).min(1).max(1000);
const followed = {
  violationCase: say('违法违规处置', 'Violation case'),
  operatorRectification: say('责令改正', 'Order to correct'),
  revocation: say('撤销授权', 'Revocation'),
  periodicDuty: say('定期工作', 'Periodic duty'),
  rectificationOrder: say('整改要求', 'Order to rectify'),
};
const follow = <const L extends keyof typeof followed, I extends z.ZodType>(lifecycle: L, schema: I) =>
  z.strictObject({
    lifecycle: field(
      '后续案件类别',
      'Kind of case',
      worded(z.literal(lifecycle), { [lifecycle]: followed[lifecycle] }),
    ),
    input: field('立案内容', 'What opens it', schema),
  });

export const events = {
  GRADE: event(
    words.events.GRADE,
    z.strictObject({
      grade: field('事件等级', 'Grade', gradeOf),
      /** Found to concern critical infrastructure after all; it is not found otherwise again. */
      critical: field('涉及关键信息基础设施', 'Critical infrastructure is concerned', z.literal(true).optional()),
      reason: named.reason,
    }),
  ),
  LOWER_GRADE: event(
    words.events.LOWER_GRADE,
    z.strictObject({ grade: field('降低后的等级', 'Lower grade', gradeOf), reason: named.reason }),
  ),
  CONFIRM_LOWERING: event(words.events.CONFIRM_LOWERING, z.strictObject({ confirms, reason: named.reasonIfAny })),
  JUDGE_CRIME: event(
    words.events.JUDGE_CRIME,
    z.strictObject({
      criminal: field(
        '是否涉嫌犯罪',
        'Is a crime suspected',
        choice({ yes: ['是', 'Yes'], no: ['否', 'No'], unknown: ['尚不清楚', 'Not known'] }),
      ),
      finding: field('认定情况', 'Finding', sentence),
      document: field('依据文件', 'Document', documentRef),
    }),
  ),
  START_REMEDY: event(words.events.START_REMEDY, z.strictObject({ account: field('补救措施', 'Remedy', sentence) })),
  FINISH_REMEDY: event(
    words.events.FINISH_REMEDY,
    z.strictObject({
      account: field('补救结果', 'What was done', sentence),
      evidence: field('补救证明', 'Evidence', z.array(documentRef).min(1).max(50)),
    }),
  ),
  NAME_AFFECTED: event(
    words.events.NAME_AFFECTED,
    z.strictObject({
      /** Listings, trades, registrations; agreements, grants, exports. What is open under them is found. */
      cases: field('受影响的案件', 'Cases that are affected', z.array(caseId).max(1000).default([])),
      /** Everything of the scope that is open at this moment. */
      all: field('范围内全部案件', 'Everything of the scope', z.boolean().default(false)),
      /** Of the domain: data sets by name; who holds them, and what was made of them, is found. */
      datasets: field('受影响的公共数据', 'Data sets that are affected', z.array(title).max(1000).default([]), {
        hint: say('授权运营域的事件填写', 'Of an incident of the domain'),
      }),
      persons: field('受影响的个人数', 'Persons who are affected', count.default(0)),
      /** What each of them is to do: the same for all, and nothing of what others lost (T25). */
      advice: field('告知的处置建议', 'What each is to do', sentence),
    }),
  ),
  NOBODY_AFFECTED: event(words.events.NOBODY_AFFECTED, finding),
  NOTICES_SETTLED: told(
    words.events.NOTICES_SETTLED,
    // The receipts stay with the port: how many it told, the hash of their list, and for whom it found nobody.
    z.object({
      receipts: z.strictObject({ parties: z.int().min(0), hash: z.string() }),
      unreachedParties: z.array(title),
    }),
  ),
  TELL_OTHERWISE: event(
    words.events.TELL_OTHERWISE,
    z.strictObject({
      channel: field('告知方式', 'Channel', title),
      parties: field('所告知的主体', 'Parties that were told', parties),
      receipt: field('告知凭证', 'Receipt', documentRef),
    }),
  ),
  REPORT_TO: event(
    words.events.REPORT_TO,
    z.strictObject({
      body: field('报告机关', 'Body that is reported to', title),
      document: field('报告', 'Report', documentRef),
    }),
  ),
  REPORT_TO_POLICE: event(words.events.REPORT_TO_POLICE, document),
  TELL_PERSONS: event(words.events.TELL_PERSONS, document),
  PERSONS_NEED_NOT: event(words.events.PERSONS_NEED_NOT, finding),
  TAKE_MEASURES: event(
    words.events.TAKE_MEASURES,
    z.strictObject({
      measure: field('措施', 'Measure', measure),
      targets: field('措施对象', 'Targets', z.array(caseId).min(1).max(1000)),
      /** Of an agreement, the grants whose rights are suspended; all of them where none is listed. */
      grants: field('所涉场景授权', 'Grants concerned', z.array(caseId).min(1).max(1000).optional(), {
        hint: say('空：全部', 'Empty: all of them'),
      }),
      reason: named.reason,
    }),
  ),
  LIFT_MEASURE: event(
    words.events.LIFT_MEASURE,
    z.strictObject({
      measure: field('措施', 'Measure', measure),
      target: field('措施对象', 'Target', caseId),
      reason: named.reason,
    }),
  ),
  LIFT_MEASURES: event(
    words.events.LIFT_MEASURES,
    z.strictObject({
      measure: field('措施', 'Measure', measure),
      targets: field('措施对象', 'Targets', z.array(caseId).min(1).max(1000)),
      reason: named.reason,
    }),
  ),
  ROOT_CAUSE: event(words.events.ROOT_CAUSE, document),
  SUMMARIZE: event(
    words.events.SUMMARIZE,
    z.strictObject({
      document: field('总结报告', 'Summary', documentRef),
      bodies: field('报送机关', 'Bodies that receive it', z.array(title).min(1).max(50)),
    }),
  ),
  FOLLOW_UP: event(
    words.events.FOLLOW_UP,
    z.strictObject({
      opens: field(
        '后续案件',
        'Case that is opened',
        z.discriminatedUnion('lifecycle', [
          follow('violationCase', violation),
          follow('operatorRectification', rectification),
          follow('revocation', revocation),
          follow('periodicDuty', extraDuty),
          follow('rectificationOrder', order),
        ]),
      ),
    }),
  ),
  FOLLOW_UP_OPENED: told(words.events.FOLLOW_UP_OPENED, z.strictObject({ case: caseId })),
  NO_FOLLOW_UP: event(words.events.NO_FOLLOW_UP, reason),
  CLOSE: event(words.events.CLOSE, z.strictObject({ conclusion: field('结案意见', 'Conclusion', sentence) })),
  FALSE_ALARM: event(
    words.events.FALSE_ALARM,
    z.strictObject({
      finding: field('误报认定', 'Finding', sentence),
      document: field('认定文件', 'Document', documentRef),
      /** The correction for each body that has a report, the police among them, and for the persons who were told. */
      corrections: field(
        '更正报告',
        'Corrections',
        z
          .array(
            z.strictObject({
              body: field('报告机关', 'Body', title),
              document: field('更正文件', 'Correction', documentRef),
            }),
          )
          .max(50)
          .default([]),
      ),
      persons: field('对个人的更正说明', 'Correction to the persons who were told', documentRef.optional()),
    }),
  ),
};
export type Event = EventsOf<typeof events>;
