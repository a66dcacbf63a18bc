// Reports, evaluation, security, correction and ends: P12, P13, P16(3), P26 to P31.
import { gap, reading, text } from '../../../law/cite.ts';
import { choice, choices, duration, durations, flag, monthDay, number, texts } from '../define.ts';
import { domainDuties } from '../duties.ts';

const grounds = [
  'dataLeakedOrHandedOn', // P16(2)
  'processedOutsideDomain', // P20
  'exportMisused', // P27
  'falseApplication', // P10, P14, P15
  'conditionsLost', // P14, P15
] as const;

export const supervisionParameters = {
  // Reports, evaluation, security duties: P12, P16(3), P26, P28, P30
  'pd.opReport.period': duration(['定期运营报告周期', 'Period of operation reports'], gap('P16(3)', 'D-0039'), '3 mo', {
    ceiling: '12 mo',
  }),
  'pd.opReport.dueAfter': duration(
    ['定期运营报告期限', 'An operation report is due, after its period'],
    gap('P16(3)', 'D-0039'),
    '15 cd',
  ),
  'pd.opReport.reminders': durations(
    ['定期运营报告提醒（届满前）', 'Reminders before an operation report is due'],
    gap('P16(3)', 'D-0148'),
    ['7 cd', '1 cd'],
  ),
  'pd.opReport.reviewSla': duration(
    ['定期运营报告审核时限', 'Review of an operation report'],
    gap('P16(3)', 'D-0039'),
    '10 bd',
  ),
  'pd.opReport.correctionDue': duration(
    ['定期运营报告补正期限', 'Correction of an operation report'],
    gap('P16(3)', 'D-0039'),
    '5 bd',
  ),
  'pd.report.extensions': number(
    ['报告可延期次数', 'Extensions of the limit of a report'],
    reading(['P16(3)', 'P30'], 'D-0175'),
    1,
    { floor: 0, ceiling: 3 },
  ),
  'pd.report.extension': duration(
    ['报告单次延期最长', 'Longest extension of the limit of a report'],
    reading(['P16(3)', 'P30'], 'D-0175'),
    '30 cd',
    { floor: '1 cd', ceiling: '90 cd' },
  ),
  'pd.annualReport.due': monthDay(
    ['年度运营报告截止日（次年）', 'The annual report is due, in the year after'],
    gap('P30', 'D-0039'),
    '01-31',
    { ceiling: '06-30' },
  ),
  'pd.annualReport.reminders': durations(
    ['年度运营报告提醒（届满前）', 'Reminders before the annual report is due'],
    gap('P30', 'D-0148'),
    ['20 cd', '7 cd', '1 cd'],
  ),
  'pd.annualReport.atEnd': flag(
    ['协议结束时提交末次年度报告', 'A last annual report is due when the agreement ends'],
    reading('P30', 'D-0039'),
    true,
  ),
  'pd.annualReport.finalDue': duration(
    ['末次年度报告期限', 'The last annual report is due, after the end'],
    gap('P30', 'D-0039'),
    '30 cd',
  ),
  'pd.annualReport.reviewSla': duration(
    ['年度运营报告审核时限', 'Review of an annual report'],
    gap('P30', 'D-0039'),
    '10 bd',
  ),
  'pd.annualReport.correctionDue': duration(
    ['年度运营报告补正期限', 'Correction of an annual report'],
    gap('P30', 'D-0039'),
    '10 bd',
  ),
  'pd.evaluation.cycle': duration(['评估周期', 'Period of evaluations'], reading(['P12', 'P28'], 'D-0039'), '12 mo', {
    floor: '6 mo',
    ceiling: '12 mo',
  }),
  'pd.evaluation.grades': choices(
    ['评估等级（由高到低）', 'Grades, best first'],
    gap('P12', 'D-0039'),
    ['A', 'B', 'C', 'D'],
    ['A', 'B', 'C', 'D', 'E'],
    { ordered: true },
  ),
  'pd.evaluation.failBelow': choice(
    ['不符合要求的等级（含以下）', 'This grade and those below it do not conform'],
    gap(['P12', 'P29'], 'D-0039'),
    'D',
    ['A', 'B', 'C', 'D', 'E'],
  ),
  'pd.evaluation.evidenceDue': duration(
    ['评估资料提交期限', 'The operator hands in materials within'],
    gap('P28', 'D-0039'),
    '10 bd',
  ),
  'pd.evaluation.extensions': number(
    ['评估资料可延期次数', 'Extensions of the limit for materials'],
    gap('P28', 'D-0231'),
    1,
    { floor: 0, ceiling: 3 },
  ),
  'pd.evaluation.assessDue': duration(
    ['评估完成期限', 'An evaluation is completed within'],
    gap('P12', 'D-0039'),
    '30 cd',
  ),
  'pd.evaluation.stepSla': duration(
    ['评估方案、确认等内部环节时限', 'Plan, extension and confirmation of an evaluation, each within'],
    gap('P12', 'D-0039'),
    '5 bd',
  ),
  'pd.evaluation.onRecord': duration(
    ['评估结果作为再次申请依据的期限', 'A result weighs in another application for'],
    reading('P12', 'D-0171'),
    '5 y',
    { floor: '2 y', ceiling: '20 y' },
  ),
  ...domainDuties,
  'pd.incident.remedyStart': duration(
    ['安全事件补救开始', 'Remedy of an incident starts'],
    gap('P26', 'D-0031'),
    '0 h',
    { ceiling: '0 h' },
  ),
  'pd.incident.notify': duration(
    ['告知相关方时限', 'Those concerned are informed within'],
    gap('P26', 'D-0031'),
    '4 h',
  ),
  'pd.incident.report.general': duration(
    ['一般事件报告时限', 'Report of a general incident within'],
    gap('P26', 'D-0256'),
    '24 h',
    { ceiling: '24 h' },
  ),
  'pd.incident.report.larger': duration(
    ['较大以上事件报告时限', 'Report of a larger incident within'],
    gap('P26', 'D-0256'),
    '4 h',
    { ceiling: '4 h' },
  ),
  'pd.incident.report.critical': duration(
    ['关键信息基础设施事件报告时限', 'Report of an incident of critical infrastructure within'],
    gap('P26', 'D-0256'),
    '1 h',
    { ceiling: '1 h' },
  ),
  'pd.incident.report.summary': duration(
    ['事件总结报告时限', 'Summary of an incident within'],
    gap('P26', 'D-0256'),
    '720 h',
    { ceiling: '720 h' },
  ),
  'pd.incident.reportTo.general': texts(['一般事件报告对象', 'Bodies that have the report'], gap('P26', 'D-0256'), [
    '数据主管部门',
  ]),
  'pd.incident.reportTo.larger': texts(
    ['较大以上事件另行报告对象', 'Bodies that also have the report of a larger incident'],
    gap('P26', 'D-0256'),
    ['省级网信部门'],
  ),
  'pd.incident.reportTo.critical': texts(
    ['关键信息基础设施事件另行报告对象', 'Bodies that also have the report where infrastructure is critical'],
    gap('P26', 'D-0256'),
    ['保护工作部门', '公安机关'],
  ),

  // Correction, suspension, ends: P13, P27, P29, P31
  'pd.rectification.suggestedDue': duration(
    ['整改期限建议值', 'Suggested limit of an order (each order sets its own)'],
    gap('P29', 'D-0040'),
    '30 cd',
  ),
  'pd.rectification.reviewSla': duration(['整改反馈审核时限', 'Review of the feedback'], gap('P29', 'D-0040'), '10 bd'),
  'pd.rectification.extensions': number(['整改可延期次数', 'Extensions of an order'], gap('P29', 'D-0040'), 1, {
    floor: 0,
  }),
  'pd.rectification.reminders': durations(
    ['整改期限提醒（届满前）', 'Reminders before the limit of an order'],
    gap('P29', 'D-0125'),
    ['7 cd', '1 cd'],
  ),
  'pd.rectification.statementDue': duration(
    ['认定未按要求整改前的陈述期限', 'The operator makes its statement, before a failure is declared, within'],
    gap('P29', 'D-0174'),
    '7 cd',
    { floor: '3 cd', ceiling: '30 cd' },
  ),
  'pd.suspension.scope': choice(['停权范围', 'What a suspension covers'], reading('P29', 'D-0040'), 'allGrants', [
    'allGrants',
    'listedGrants',
  ]),
  'pd.suspension.exportedProducts': choice(
    ['停权时已出域的产品', 'Products exported before a suspension'],
    gap(['P27', 'P29'], 'D-0040'),
    'keepFlagged',
    ['keepFlagged', 'stopAll'],
  ),
  'pd.suspension.notifyVenue': flag(
    ['停权时通知交易场所', 'A suspension is told to the trading venue'],
    gap(['P27', 'P29'], 'D-0040'),
    true,
  ),
  'pd.termination.scope': choice(
    ['终止资格范围', 'What a termination covers'],
    reading('P29', 'D-0040'),
    'orderedGrants',
    ['orderedGrants', 'wholeAgreement'],
  ),
  'pd.earlyTermination.notice': duration(
    ['提前终止预告期', 'Notice of an early termination'],
    gap('P13', 'D-0041'),
    '30 cd',
  ),
  'pd.earlyTermination.reviewSla': duration(
    ['提前终止审核时限', 'Review of an early termination'],
    gap('P13', 'D-0041'),
    '10 bd',
  ),
  'pd.revocation.grounds': choices(
    ['撤销授权的事由', 'Grounds of a revocation'],
    gap('P7(3)', 'D-0041'),
    grounds,
    grounds,
  ),
  'pd.revocation.openSla': duration(
    ['决定是否立案调查的时限', 'Decision whether an allegation is investigated'],
    gap('P7(3)', 'D-0128'),
    '5 bd',
  ),
  'pd.revocation.investigateDue': duration(
    ['撤销调查期限', 'An allegation is investigated within'],
    gap('P7(3)', 'D-0041'),
    '30 cd',
  ),
  'pd.revocation.statementDue': duration(
    ['运营单位陈述期限', 'The operator makes its statement within'],
    gap('P7(3)', 'D-0041'),
    '10 bd',
  ),
  'pd.closure.onExpiry': flag(
    ['期满也停权删除', 'An agreement that expires is closed like a terminated one'],
    reading(['P4(4)', 'P31'], 'D-0042'),
    true,
  ),
  'pd.closure.revokeDue': duration(
    ['域确认停权时限', 'The domain confirms that access is revoked within'],
    gap('P31', 'D-0042'),
    '1 bd',
  ),
  'pd.closure.disposalDue': duration(
    ['资产处置期限', 'Assets are disposed of within'],
    gap(['P4(4)', 'P31'], 'D-0042'),
    '10 bd',
  ),
  'pd.closure.deleteDue': duration(['删除期限', 'Data are deleted within'], gap('P31', 'D-0042'), '10 bd'),
  'pd.closure.verifyDue': duration(['删除核验期限', 'Deletion is verified within'], gap('P31', 'D-0042'), '5 bd'),
  'pd.closure.alertAfter': duration(
    ['停权删除失败告警', 'A failing closure raises an alert after'],
    gap('P31', 'D-0042'),
    '4 h',
  ),
  'pd.closure.retryFor': duration(
    ['停权删除重试时长', 'A failing closure is retried for'],
    gap('P31', 'D-0042'),
    '30 cd',
  ),
  'pd.closure.retryEvery': duration(
    ['停权删除部分完成后的重试间隔', 'A closure that was done in part is tried again after'],
    gap('P31', 'D-0131'),
    '1 h',
  ),
  'pd.logs.retentionMonths': duration(['网络日志留存期限', 'Network logs are kept for'], text('P31'), '6 mo', {
    floor: '6 mo',
    ceiling: '20 y',
  }),
  'pd.logs.start': choice(['日志留存起算', 'Log retention runs from'], gap('P31', 'D-0042'), 'latest', [
    'latest',
    'endOfRights',
  ]),
};
