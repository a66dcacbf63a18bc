// Every number and open rule of the data trading regulation, in the order of the law.
// The text fixes one of them (twenty years, T24); the others are placeholders for the operator to set.
import { gap, outside, reading, text } from '../../law/cite.ts';
import { choice, choices, duration, durations, flag, note, number, optionalDuration, texts } from './define.ts';

const hands = ['CENTER', 'OPCO'] as const;
const stages = [
  'subjectRegistration',
  'listingRegistration',
  'application',
  'negotiation',
  'contract',
  'delivery',
  'settlement',
  'filing',
] as const;

export const tradingParameters = {
  // The venue and its two hands: T2, T6
  'trade.venue.approval': note(['交易场所的批准文件', 'Document that approved the venue'], text('T2'), null),
  'trade.roles.applicationReview': choice(
    ['交易申请审核方', 'Who reviews applications'],
    reading(['T6', 'T18'], 'D-0025'),
    'CENTER',
    hands,
  ),
  'trade.roles.orderReview': choice(
    ['交易订单审核方', 'Who reviews orders'],
    reading(['T6', 'T20'], 'D-0025'),
    'CENTER',
    hands,
  ),
  'trade.roles.contractReview': choice(
    ['交易合同审核方', 'Who reviews contracts'],
    reading(['T6', 'T21'], 'D-0025'),
    'CENTER',
    hands,
  ),
  'trade.roles.settlementInstruction': choice(
    ['结算指令发出方', 'Who instructs settlement'],
    reading(['T6', 'T23'], 'D-0025'),
    'OPCO',
    hands,
  ),
  'trade.roles.filing': choice(['备案办理方', 'Who files'], reading(['T6', 'T24'], 'D-0025'), 'CENTER', hands),

  // Subjects: T6 to T10, T16
  'trade.subject.draftExpiry': duration(
    ['主体登记草稿保留期', 'A draft registration lapses after'],
    gap('T16', 'D-0023'),
    '90 cd',
  ),
  'trade.subject.reviewSla': duration(
    ['主体登记审核时限（每步）', 'Review of a registration, each step'],
    gap(['T6', 'T9(1)', 'T16'], 'D-0022'),
    '10 bd',
  ),
  'trade.subject.changeReviewSla': duration(['主体变更审核时限', 'Review of a change'], gap('T16', 'D-0022'), '10 bd'),
  'trade.subject.correctionDue': duration(
    ['主体登记补正期限', 'Correction of a registration'],
    gap('T16', 'D-0023'),
    '10 bd',
  ),
  'trade.subject.uniqueness': choice(
    ['一主体一登记的单位', 'What one registration stands for'],
    reading('T16', 'D-0024'),
    'perEntity',
    ['perEntity', 'perRole'],
  ),
  'trade.subject.certValidity': optionalDuration(
    ['主体凭证有效期', 'Validity of a subject certificate'],
    gap('T16', 'D-0024'),
    null,
  ),

  // Listings: T11, T12, T14, T17, T30
  'trade.listing.draftExpiry': duration(
    ['标的登记草稿保留期', 'A draft listing lapses after'],
    gap('T17', 'D-0023'),
    '90 cd',
  ),
  'trade.listing.assessSla': duration(['标的评估时限', 'Assessment of a listing'], gap('T17', 'D-0022'), '15 bd'),
  'trade.listing.otherTypeConsentSla': duration(
    ['其他标的同意时限', 'Consent to another type of object'],
    gap('T11(4)', 'D-0022'),
    '15 bd',
  ),
  'trade.listing.correctionDue': duration(
    ['标的登记补正期限', 'Correction of a listing'],
    gap('T17', 'D-0023'),
    '10 bd',
  ),
  'trade.listing.certValidity': optionalDuration(
    ['标的凭证有效期', 'Validity of an object certificate'],
    gap('T17', 'D-0024'),
    null,
  ),
  'trade.crossBorder.domesticRegions': texts(
    ['视为境内的地区代码', 'Regions that count as inside the border'],
    outside(
      'Data Security Law art. 31 and the national rules on data leaving the country',
      'What is abroad is national law; Hong Kong, Macao and Taiwan are outside the customs and data border.',
      'T30',
    ),
    ['CN'],
  ),

  // The eight stages: T15, T18 to T24
  'trade.stages': choices(['交易环节', 'Stages of a trade'], reading('T15', 'D-0026'), stages, stages, {
    atLeast: stages,
    ordered: true,
  }),
  'trade.paymentOrder': choice(
    ['付款与交付的先后', 'Payment before or after delivery'],
    reading(['T15', 'T23'], 'D-0026'),
    'contract',
    ['contract', 'prepay', 'onDelivery', 'milestones'],
  ),
  'trade.application.submitTimeout': duration(
    ['双方提交申请的期限', 'Both sides have applied within'],
    gap('T18', 'D-0023'),
    '30 cd',
  ),
  'trade.application.reviewSla': duration(
    ['交易申请审核时限', 'Review of an application'],
    gap('T18', 'D-0022'),
    '5 bd',
  ),
  'trade.application.correctionDue': duration(
    ['交易申请补正期限', 'Correction of an application'],
    gap('T18', 'D-0023'),
    '10 bd',
  ),
  'trade.application.disclosureReminders': durations(
    ['披露督促', 'Both sides are urged to disclose, before the limit'],
    gap('T18', 'D-0086'),
    ['15 cd', '5 cd'],
  ),
  'trade.negotiation.timeout': duration(['磋商期限', 'Negotiation lapses after'], gap('T20', 'D-0027'), '60 cd'),
  'trade.order.reviewSla': duration(['订单审核时限', 'Review of an order'], gap('T20', 'D-0022'), '3 bd'),
  'trade.contract.draftTimeout': duration(
    ['合同起草期限', 'A contract is drafted within'],
    gap('T21', 'D-0027'),
    '30 cd',
  ),
  'trade.contract.reviewTiming': choice(
    ['合同审核时点', 'Review of the contract before or after signature'],
    reading('T21', 'D-0027'),
    'preSign',
    ['preSign', 'postSign'],
  ),
  'trade.contract.reviewSla': duration(['合同审核时限', 'Review of a contract'], gap('T21', 'D-0022'), '5 bd'),
  'trade.contract.correctionDue': duration(['合同补正期限', 'Correction of a contract'], gap('T21', 'D-0023'), '10 bd'),
  'trade.contract.signTimeout': duration(
    ['合同签署期限', 'Both sides have signed within'],
    gap('T21', 'D-0027'),
    '30 cd',
  ),
  'trade.contract.onlineRequired': flag(
    ['必须在线签署', 'Signature through the venue is required'],
    text('T21'),
    false,
  ),
  'trade.delivery.acceptDue': duration(['验收期限', 'Acceptance of a delivery'], gap('T22', 'D-0028'), '10 bd'),
  'trade.delivery.onSilence': choice(['逾期未验收', 'When the buyer stays silent'], gap('T22', 'D-0028'), 'escalate', [
    'escalate',
    'accept',
  ]),
  'trade.delivery.remedyDue': duration(['补救交付期限', 'Remedy of a delivery'], gap('T22', 'D-0028'), '10 bd'),
  'trade.delivery.remedies': number(['补救次数', 'Remedies before the trade is disputed'], gap('T22', 'D-0028'), 2, {
    floor: 0,
  }),
  'trade.pause.followUp': duration(
    ['暂停中的交易跟踪期限', 'A paused trade is looked after within'],
    gap('T22', 'D-0088'),
    '20 bd',
  ),
  'trade.dispute.alertAfter': duration(
    ['争议未决提醒', 'An open dispute is brought up again after'],
    gap(['T10', 'T22'], 'D-0028'),
    '60 cd',
  ),
  'trade.settlement.instructDue': duration(
    ['结算指令时限', 'Settlement is instructed within'],
    gap('T23', 'D-0028'),
    '3 bd',
  ),
  'trade.settlement.alertAfter': duration(
    ['结算失败告警', 'A failing settlement raises an alert after'],
    gap('T23', 'D-0028'),
    '4 h',
  ),
  'trade.settlement.retryFor': duration(
    ['结算重试时长', 'A failing settlement is retried for'],
    gap('T23', 'D-0028'),
    '5 cd',
  ),
  'trade.settlement.retryEvery': duration(
    ['结算失败重试间隔', 'A failing settlement is tried again after'],
    gap('T23', 'D-0093'),
    '1 h',
  ),
  'trade.settlement.decisionDue': duration(
    ['决定托管资金去向的时限', 'What becomes of held funds is decided within'],
    gap('T23', 'D-0094'),
    '5 bd',
  ),
  'trade.violation.decisionDue': duration(
    ['涉嫌违规认定时限', 'A suspicion is confirmed or dismissed within'],
    gap('T22', 'D-0029'),
    '5 bd',
  ),
  'trade.violation.measureDue': duration(['处置措施时限', 'A measure is taken within'], gap('T22', 'D-0029'), '1 bd'),
  'trade.violation.reportDue': duration(
    ['向综合监管部门报告时限', 'Report to the supervisor, from the finding'],
    gap('T22', 'D-0029'),
    '1 bd',
  ),
  'trade.violation.receiptDue': duration(
    ['报告签收时限', 'The supervisor acknowledges the report within'],
    gap('T22', 'D-0078'),
    '3 bd',
  ),
  'trade.violation.closeDue': duration(
    ['违规处置办结时限', 'A confirmed violation is brought to its end within'],
    gap('T22', 'D-0079'),
    '20 bd',
  ),
  'trade.violation.measures': choices(
    ['必要的处置措施', 'Measures the venue may take'],
    gap('T22', 'D-0029'),
    ['warn', 'pauseDelivery', 'freezeSettlement', 'suspendListing', 'suspendSubject', 'terminateTrade'],
    ['warn', 'pauseDelivery', 'freezeSettlement', 'suspendListing', 'suspendSubject', 'terminateTrade'],
  ),
  'trade.filing.due': duration(['备案期限', 'Filing, after settlement'], gap('T24', 'D-0030'), '10 bd'),
  'trade.retention.years': duration(['资料保存期限', 'Materials are kept for'], text('T24'), '20 y', { floor: '20 y' }),
  'trade.retention.start': choice(['保存期起算', 'Retention runs from'], gap('T24', 'D-0030'), 'latest', [
    'latest',
    'caseEnd',
  ]),
  'trade.retention.afterEnd': choice(
    ['保存期满后', 'When retention has ended'],
    gap('T24', 'D-0030'),
    'manualDecision',
    ['manualDecision', 'keep'],
  ),
  'trade.retention.disposalReviewSla': duration(
    ['处置审核时限', 'Review of a disposal'],
    gap('T24', 'D-0030'),
    '20 bd',
  ),

  // Security and supervision: T25 to T35
  'trade.access.legalCheckSla': duration(
    ['调取合法性审查时限', 'Legal check of a request for information'],
    gap(['T25', 'T34', 'T35'], 'D-0033'),
    '3 bd',
  ),
  'trade.access.grantTerm': duration(
    ['调取授权有效期', 'An authorised access lasts'],
    gap(['T25', 'T34', 'T35'], 'D-0033'),
    '30 cd',
  ),
  'trade.incident.remedyStart': duration(
    ['安全事件补救开始', 'Remedy of an incident starts'],
    reading('T27', 'D-0031'),
    '0 h',
  ),
  'trade.incident.notify': duration(['告知交易主体时限', 'Subjects are informed within'], gap('T27', 'D-0031'), '4 h'),
  'trade.incident.report': duration(
    ['向有关部门报告时限', 'Departments have the report within'],
    gap('T27', 'D-0031'),
    '24 h',
  ),
  'trade.duty.riskAssessment.period': duration(
    ['风险评估周期', 'Period of risk assessments'],
    gap('T27', 'D-0031'),
    '12 mo',
  ),
  'trade.duty.drill.period': duration(['应急演练周期', 'Period of emergency drills'], gap('T27', 'D-0031'), '12 mo'),
  'trade.duty.training.period': duration(
    ['安全培训周期', 'Period of security training'],
    gap('T27', 'D-0031'),
    '12 mo',
  ),
  'trade.duty.completeDue': duration(
    ['定期工作完成期限', 'A periodic duty is done within'],
    gap('T27', 'D-0031'),
    '30 cd',
  ),
  'trade.inspection.reportDue': duration(
    ['检查评估报告期限', 'Report of an inspection or evaluation'],
    gap(['T28', 'T31'], 'D-0033'),
    '20 bd',
  ),
  'trade.rectification.acknowledgeDue': duration(
    ['整改要求签收期限', 'An order is acknowledged within'],
    gap(['T29', 'T32', 'T33'], 'D-0032'),
    '3 bd',
  ),
  'trade.rectification.suggestedDue': duration(
    ['整改期限建议值', 'Suggested limit of an order (each order sets its own)'],
    gap(['T29', 'T32', 'T33'], 'D-0032'),
    '20 bd',
  ),
  'trade.rectification.reviewSla': duration(
    ['整改结果审核时限', 'Review of a rectification'],
    gap(['T29', 'T32'], 'D-0022'),
    '10 bd',
  ),
  'trade.rectification.extensions': number(['整改可延期次数', 'Extensions of an order'], gap('T33', 'D-0032'), 1, {
    floor: 0,
  }),
};
