import * as z from 'zod';
import { agreementEnded } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, day, documentRef, fen, instant, organisation, reason, sentence, title } from '../../shared/schemas.ts';

/** P4(3): two rights can be authorized; the third is named so that it can be refused. */
export const rights = ['processingUse', 'productOperation', 'dataHolding'] as const;
/** P22: the first two are free of charge under conditions, the last two are paid for after evaluation. */
export const purposes = ['publicGovernance', 'publicWelfare', 'industrialDevelopment', 'sectorDevelopment'] as const;
/** P21: what the operator pays for in the domain. */
export const costKinds = ['resources', 'masking', 'modelPublication', 'resultExport'] as const;

export const input = z.strictObject({ application: caseId, operator: organisation, previous: caseId.nullable() });
export type Input = z.output<typeof input>;

const dataset = z.strictObject({
  id: title,
  provider: title,
  /** P9: none of the five kinds that may not be operated. */
  notProhibited: z.boolean(),
});
const charging = z.strictObject({
  purpose: z.enum(purposes),
  mode: z.enum(['free', 'paid']),
  conditions: sentence.optional(),
  valuation: documentRef.optional(),
  priceEvaluation: documentRef.optional(),
});

/** P4(4): the seven items, and what P4(3), P21, P22, P24 and P26 want agreed. Which of them is missing, a guard says. */
export const terms = z.strictObject({
  /** The written agreement that both sign. */
  document: documentRef,
  rightsAndDuties: sentence.optional(),
  scope: z
    .strictObject({ datasets: z.array(dataset).max(1000), scenarios: z.array(title).max(500).default([]) })
    .optional(),
  effectiveDate: day.optional(),
  revenueMethod: sentence.optional(),
  dataSecurity: sentence.optional(),
  assetDisposal: sentence.optional(),
  exit: sentence.optional(),
  rights: z.array(z.enum(rights)).max(3).default([]),
  charging: z.array(charging).max(8).default([]),
  distribution: sentence.optional(),
  costs: sentence.optional(),
  responsibility: sentence.optional(),
});
export type Terms = z.output<typeof terms>;

/** P14, P15: found again to be met when the agreement is signed; enterprise and legal representative apart. */
export const conditions = z.strictObject({
  partyOrganisation: z.boolean().optional(),
  capacity: z.boolean().optional(),
  enterpriseRecordIsClean: z.boolean().optional(),
  representativeRecordIsClean: z.boolean().optional(),
  enterpriseIsUnlisted: z.boolean().optional(),
  representativeIsUnlisted: z.boolean().optional(),
  securityOfficerAndRules: z.boolean().optional(),
  systemExperience: z.boolean().optional(),
  securityCertification: z.boolean().optional(),
  noMediumOrHighRisk: z.boolean().optional(),
});
export type Conditions = z.output<typeof conditions>;

const grants = z.union([z.literal('all'), z.array(caseId).max(5000)]);
const renewal = z.strictObject({ application: caseId });
const cause = z.strictObject({ cause: caseId });

export const events = {
  PROPOSE: event('提出协议文本', 'Propose the text of the agreement', z.strictObject({ terms })),
  REQUEST_REVISION: event('要求修改协议文本', 'Ask for another text', reason),
  SIGN_AS_OPERATOR: event('授权运营单位签署', 'Sign for the operator', z.strictObject({ document: documentRef })),
  SIGN_AS_AUTHORITY: event(
    '主管部门签署',
    'Sign for the authority',
    z.strictObject({ document: documentRef, conditions: conditions.default({}) }),
  ),
  DECLINE: event('放弃签订', 'Decline to sign', reason),
  EXTEND_SIGNING: event('延长签订期限', 'Give more time to sign', reason),
  DECLARE_LAPSED: event('确认逾期未签', 'Declare that the time to sign is over', reason),
  RECORD_COST: event(
    '登记域内成本',
    'Record costs of the domain',
    z.strictObject({ kind: z.enum(costKinds), amountFen: fen, period: title, statement: documentRef.optional() }),
  ),
  SUSPEND_RIGHTS: told(
    '暂停公共数据使用权限',
    'The rights are suspended for a cause',
    z.strictObject({ cause: caseId, grants }),
  ),
  LIFT_SUSPENSION: told('解除停权事由', 'A cause of the suspension is lifted', cause),
  TERMINATE_SCOPE: told(
    '终止相关公共数据的授权运营资格',
    'The qualification for the data concerned is terminated',
    z.strictObject({ cause: caseId, grants }),
  ),
  EARLY_END_SET: told(
    '提前终止日已定',
    'The end of an early termination is set',
    z.strictObject({ cause: caseId, at: instant }),
  ),
  END: told('协议终止', 'The agreement is ended', cause),
  RENEWAL_APPLIED: told('已重新申请', 'A renewal was applied for', renewal),
  RENEWAL_APPROVED: told('重新申请已审定', 'The renewal was approved', renewal),
  RENEWAL_REFUSED: told('重新申请未获通过', 'The renewal was refused or fell away', renewal),
  SUCCESSOR_SIGNED: told(
    '续签协议已签订',
    'The successor was signed',
    z.strictObject({ agreement: caseId, datasets: z.array(title), scenarios: z.array(title), start: instant }),
  ),
  DUTY_OVERDUE: told('报告逾期', 'A report is overdue', z.strictObject({ duty: title, case: caseId, period: title })),
  DUTY_MET: told('逾期报告已补交', 'An overdue report was handed in', z.strictObject({ case: caseId })),
  EVALUATED: told(
    '年度评估结果',
    'Result of an evaluation',
    z.strictObject({
      evaluation: caseId,
      year: z.int(),
      part: z.int().nullable(),
      conforming: z.boolean(),
      considered: z.array(caseId),
    }),
  ),
  AGREEMENT_ENDED: told('前一协议已终止', 'The previous agreement has ended', agreementEnded),
  CLOSURE_OPENED: told('已启动停权删除', 'The closure was opened', z.strictObject({ case: caseId })),
  CLOSURE_DONE: told('停权删除完成', 'The closure is done', z.strictObject({ closure: caseId })),
};
export type Event = EventsOf<typeof events>;
