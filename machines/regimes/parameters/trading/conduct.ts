// The eight stages of a trade: T15, T18 to T24.
import { gap, reading, text } from '../../../law/cite.ts';
import { choice, choices, duration, durations, flag, number } from '../define.ts';

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

export const conductParameters = {
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
  'trade.retention.years': duration(['资料保存期限', 'Materials are kept for'], text('T24'), '20 y', {
    floor: '20 y',
    ceiling: '100 y',
  }),
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
};
