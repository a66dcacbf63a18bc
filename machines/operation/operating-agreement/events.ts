import * as z from 'zod';
import { confirms } from '../../shared/confirming.ts';
import { choice, demanded, field } from '../../shared/fields.ts';
import { say, text } from '../../law/cite.ts';
import { agreementEnded, appliedScope, purpose, purposes, right, rights } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import {
  caseId,
  day,
  documentRef,
  fen,
  instant,
  named,
  organisation,
  organisationParty,
  reason,
  sentence,
  term,
  title,
} from '../../shared/schemas.ts';
import { securityCertification } from '../authorization-application/events/filing.ts';
import { condition } from '../authorization-application/requirements.ts';
import { words } from './words.ts';

export { purposes, rights };

/** P21: what the operator pays for in the domain. */
const costKind = choice({
  resources: ['公共数据基础设施资源消耗', 'Resources'],
  masking: ['数据脱敏', 'Masking'],
  modelPublication: ['模型发布', 'Publication of models'],
  resultExport: ['结果导出', 'Export of results'],
});
export const costKinds = costKind.options;

export const input = z.strictObject({
  application: field('授权运营申请', 'Application', caseId),
  operator: field('授权运营单位', 'Operator', organisation),
  previous: field('前续协议', 'Earlier agreement', caseId.nullable()),
  /** P10(2)(3): what was applied for and decided. */
  approved: field('审定的授权范围', 'Scope that was decided', appliedScope.nullable()),
  affiliates: field('关联单位', 'Affiliates', z.array(title).max(200).default([])),
  /** The persons who filed the application. */
  filers: field('申请经办人员', 'Persons who filed the application', z.array(title).max(200).default([])),
});
export type Input = z.output<typeof input>;

const dataset = z.strictObject({
  id: field('数据名称', 'Data set', title),
  /** The party of the providing unit, as it was confirmed. */
  provider: field('数据提供单位', 'Providing unit', organisationParty),
  /** P9: none of the five kinds that may not be operated. */
  notProhibited: field('不属于不得授权运营的数据', 'Not prohibited', z.boolean(), { needed: text('P9') }),
  /** Its registration as a public data resource. */
  registration: field(
    '公共数据资源登记',
    'Registration as a public data resource',
    z.strictObject({ code: field('登记编码', 'Code', title), until: field('有效期至', 'Valid until', day) }).optional(),
    { hint: say('规则要求登记的须填写', 'Where the rules ask for it') },
  ),
});
const charging = z.strictObject({
  purpose: field('用途', 'Purpose', purpose),
  mode: field(
    '使用方式',
    'Mode of use',
    choice({ free: ['有条件无偿使用', 'Free of charge'], paid: ['有条件有偿使用', 'Paid'] }),
  ),
  conditions: demanded('使用条件', 'Conditions of use', sentence, text('P22')),
  valuation: field('价值评估报告', 'Valuation', documentRef.optional(), {
    hint: say('有偿使用须提供', 'Needed for paid use'),
  }),
  priceEvaluation: field('价格评估报告', 'Price evaluation', documentRef.optional(), {
    hint: say('有偿使用须提供', 'Needed for paid use'),
  }),
});

/** P4(4): the seven items, and what P4(3), P21, P22, P24 and P26 add. A guard says which of them is missing. */
export const terms = z.strictObject({
  /** The written agreement that both sign. */
  document: field('协议文本', 'Text of the agreement', documentRef),
  rightsAndDuties: demanded('授权运营单位的权利和义务', 'Rights and duties of the operator', sentence, text('P4(4)')),
  scope: field(
    '授权运营范围',
    'Scope',
    z
      .strictObject({
        datasets: field('授权的公共数据', 'Data sets', z.array(dataset).max(1000)),
        scenarios: field('应用场景', 'Scenarios', z.array(title).max(500).default([]), {
          hint: say('空：该数据的全部场景', 'Empty: every scenario of these data'),
        }),
      })
      .optional(),
    { needed: text('P4(4)') },
  ),
  effectiveDate: demanded('协议生效日期', 'First day of the term', day, text('P4(4)', 'P13')),
  /** P13: `18 mo`, `3 y`; without it the regime's. */
  term: field('运营期限', 'Term', term.optional(), {
    hint: say('空：依本办法', 'Empty: as the regime says'),
  }),
  revenueMethod: demanded(
    '合理收益的测算方法',
    'Method of computing reasonable revenue',
    sentence,
    text('P4(4)', 'P23'),
  ),
  dataSecurity: demanded('数据安全要求', 'Data security', sentence, text('P4(4)')),
  assetDisposal: demanded('期限届满后资产处置', 'Disposal of assets at the end', sentence, text('P4(4)')),
  exit: demanded('退出机制', 'Exit', sentence, text('P4(4)')),
  rights: field('授权的权利', 'Rights', z.array(right).max(3).default([]), { needed: text('P4(3)') }),
  charging: field('使用方式和条件', 'Charging', z.array(charging).max(8).default([]), { needed: text('P22') }),
  distribution: demanded('利益分配', 'Distribution of benefits', sentence, text('P24')),
  costs: demanded('成本承担', 'Costs', sentence, text('P21')),
  responsibility: demanded('安全责任', 'Responsibility for security', sentence, text('P26')),
});
export type Terms = z.output<typeof terms>;

/** P14, P15: found met again when the agreement is signed, item by item and part by part. */
export const conditions = z.partialRecord(
  condition,
  z.strictObject({ met: field('符合要求', 'Met', z.boolean()), finding: field('认定依据', 'Finding', sentence) }),
);
export type Conditions = z.output<typeof conditions>;

const grants = z.union([z.literal('all'), z.array(caseId).max(5000)]);
const renewal = z.strictObject({ application: caseId });
const cause = z.strictObject({ cause: caseId });

export const events = {
  PROPOSE: event(words.events.PROPOSE, z.strictObject({ terms: field('协议条款', 'Terms', terms) })),
  REQUEST_REVISION: event(words.events.REQUEST_REVISION, reason),
  SIGN_AS_OPERATOR: event(
    words.events.SIGN_AS_OPERATOR,
    z.strictObject({ confirms, document: field('所签署的协议文本', 'Text that is signed', documentRef) }),
  ),
  SIGN_AS_AUTHORITY: event(
    words.events.SIGN_AS_AUTHORITY,
    z.strictObject({
      confirms,
      document: field('所签署的协议文本', 'Text that is signed', documentRef),
      conditions: field('签约前资格复核', 'Conditions, checked again at signing', conditions.default({})),
      /** P15(3): the certificate of data-security management that stands on the day of signing. */
      certificate: securityCertification,
    }),
  ),
  DECLINE: event(words.events.DECLINE, reason),
  RECORD_DECISION: event(
    words.events.RECORD_DECISION,
    z.strictObject({
      approved: field('审定的授权范围', 'Scope that was decided', appliedScope),
      minutes: field('会议纪要', 'Minutes', documentRef),
      reason: named.reason,
    }),
  ),
  EXTEND_SIGNING: event(words.events.EXTEND_SIGNING, reason),
  DECLARE_LAPSED: event(words.events.DECLARE_LAPSED, reason),
  CONFIRM_LAPSE: event(words.events.CONFIRM_LAPSE, z.strictObject({ confirms, note: named.note })),
  TAKE_BACK: event(words.events.TAKE_BACK, z.strictObject({ note: named.note })),
  RECORD_COST: event(
    words.events.RECORD_COST,
    z.strictObject({
      kind: field('成本类别', 'Kind of cost', costKind),
      amountFen: field('金额', 'Amount', fen),
      period: field('所属期间', 'Period', title),
      statement: field('结算单', 'Statement', documentRef.optional()),
    }),
  ),
  SUSPEND_RIGHTS: told(words.events.SUSPEND_RIGHTS, z.strictObject({ cause: caseId, grants })),
  LIFT_SUSPENSION: told(words.events.LIFT_SUSPENSION, cause),
  TERMINATE_SCOPE: told(
    words.events.TERMINATE_SCOPE,
    z.strictObject({ cause: caseId, grants, datasets: z.array(title).max(1000).default([]) }),
  ),
  SCOPE_TERMINATED: told(
    words.events.SCOPE_TERMINATED,
    z.strictObject({ cause: caseId, datasets: z.array(title), scenarios: z.array(title) }),
  ),
  EARLY_END_SET: told(words.events.EARLY_END_SET, z.strictObject({ cause: caseId, at: instant })),
  END: told(words.events.END, cause),
  RENEWAL_APPLIED: told(words.events.RENEWAL_APPLIED, renewal),
  RENEWAL_APPROVED: told(words.events.RENEWAL_APPROVED, renewal),
  RENEWAL_REFUSED: told(words.events.RENEWAL_REFUSED, renewal),
  SUCCESSOR_SIGNED: told(
    words.events.SUCCESSOR_SIGNED,
    z.strictObject({ agreement: caseId, datasets: z.array(title), scenarios: z.array(title), start: instant }),
  ),
  DUTY_OVERDUE: told(words.events.DUTY_OVERDUE, z.strictObject({ duty: title, case: caseId, period: title })),
  DUTY_MET: told(words.events.DUTY_MET, z.strictObject({ case: caseId })),
  EVALUATED: told(
    words.events.EVALUATED,
    z.strictObject({
      evaluation: caseId,
      year: z.int(),
      part: z.int().nullable(),
      conforming: z.boolean(),
      considered: z.array(caseId),
    }),
  ),
  AGREEMENT_ENDED: told(words.events.AGREEMENT_ENDED, agreementEnded),
  CLOSURE_OPENED: told(words.events.CLOSURE_OPENED, z.strictObject({ case: caseId })),
  CLOSURE_DONE: told(words.events.CLOSURE_DONE, z.strictObject({ closure: caseId })),
};
export type Event = EventsOf<typeof events>;
