// Every number and open rule of the regulation on authorized operation, in the order of the law.
// The text fixes the two years of P13 and the six months of P31; the others are for the operator to set.
import { gap, reading, text } from '../../law/cite.ts';
import { choice, choices, duration, durations, flag, fraction, monthDay, number } from './define.ts';

const matters = ['grant', 'renewal', 'termination', 'revocation', 'earlyTermination'] as const;
const grounds = [
  'dataLeakedOrHandedOn', // P16(2)
  'processedOutsideDomain', // P20
  'exportMisused', // P27
  'falseApplication', // P10, P14, P15
  'conditionsLost', // P14, P15
] as const;

export const operationParameters = {
  // Announcement and application: P10(1), P14, P15
  'pd.announcement.perYear': number(['每年公告次数', 'Announcements per year'], text('P10(1)'), 1, { floor: 1 }),
  'pd.announcement.suggestedWindow': duration(
    ['申请窗口建议长度', 'Suggested window for applications (each announcement sets its own)'],
    gap('P10(1)', 'D-0034'),
    '30 cd',
  ),
  'pd.announcement.prepareDue': duration(
    ['公告拟制时限', 'An announcement is drawn up within'],
    gap('P10(1)', 'D-0105'),
    '20 bd',
  ),
  'pd.announcement.approveSla': duration(
    ['公告审定时限', 'Approval of an announcement'],
    gap('P10(1)', 'D-0105'),
    '5 bd',
  ),
  'pd.application.draftExpiry': duration(
    ['申请草稿保留期', 'A draft application lapses after'],
    gap('P10(1)', 'D-0023'),
    '90 cd',
  ),
  'pd.qualification.sla': duration(['资格审查时限', 'Qualification review'], gap('P10(2)', 'D-0034'), '10 bd'),
  'pd.qualification.correctionDue': duration(
    ['申请补正期限', 'Correction of an application'],
    gap('P10(2)', 'D-0034'),
    '5 bd',
  ),
  'pd.qualification.lookBack': duration(
    ['重大违法记录回溯期', 'How far back a record of major illegality counts'],
    gap('P14(3)', 'D-0034'),
    '3 y',
  ),
  'pd.qualification.recheckAtSigning': flag(
    ['签约前复核资格', 'Conditions are checked again at signing'],
    reading(['P14', 'P15'], 'D-0034'),
    true,
  ),

  // Experts and committee: P7, P10(2)
  'pd.expert.panel': number(
    ['专家组最少人数', 'Fewest experts on a panel (the number is odd)'],
    gap('P10(2)', 'D-0035'),
    5,
    { floor: 1, odd: true },
  ),
  'pd.expert.rule': choice(
    ['专家评审通过规则', 'When the panel recommends'],
    gap('P10(2)', 'D-0035'),
    'scoreAndShare',
    ['scoreAndShare', 'score', 'share'],
  ),
  'pd.expert.passScore': number(['通过的平均分', 'Mean score that passes, out of 100'], gap('P10(2)', 'D-0035'), 70, {
    floor: 0,
    ceiling: 100,
  }),
  'pd.expert.recommendShare': fraction(
    ['推荐的专家比例', 'Share of the experts who recommend'],
    gap('P10(2)', 'D-0035'),
    '2/3',
  ),
  'pd.expert.groupDue': duration(
    ['专家组名单提供时限', 'The committee’s office names the expert group within'],
    gap('P7(2)', 'D-0110'),
    '5 bd',
  ),
  'pd.expert.formDue': duration(['组成专家组时限', 'The panel is formed within'], gap('P10(2)', 'D-0035'), '10 bd'),
  'pd.expert.declareDue': duration(
    ['利益冲突声明时限', 'An expert declares conflicts within'],
    gap('P10(2)', 'D-0035'),
    '3 bd',
  ),
  'pd.expert.replaceDue': duration(
    ['补选专家时限', 'A vacant seat on the panel is filled within'],
    gap('P10(2)', 'D-0110'),
    '5 bd',
  ),
  'pd.expert.scoreDue': duration(['专家评分时限', 'An expert scores within'], gap('P10(2)', 'D-0035'), '10 bd'),
  'pd.expert.signDue': duration(['组长签署时限', 'The chair signs the result within'], gap('P10(2)', 'D-0035'), '3 bd'),
  'pd.application.reportDue': duration(
    ['评审结果上报时限', 'The result is reported to the committee within'],
    gap('P10(2)', 'D-0036'),
    '5 bd',
  ),
  'pd.committee.requiredFor': choices(
    ['须经委员会审议的事项', 'What the committee decides'],
    reading(['P7(3)', 'P10(2)', 'P13', 'P29'], 'D-0036'),
    matters,
    matters,
    { atLeast: ['grant', 'renewal', 'termination', 'revocation'] },
  ),
  'pd.committee.quorum': fraction(['出席比例', 'Members present, at least'], gap('P7', 'D-0036'), '2/3'),
  'pd.committee.majority': fraction(['通过比例（超过）', 'Votes in favour, more than'], gap('P7', 'D-0036'), '1/2'),
  'pd.committee.majorityOf': choice(['通过比例的基数', 'The majority is counted of'], gap('P7', 'D-0036'), 'members', [
    'members',
    'present',
  ]),
  'pd.committee.defer': number(['可延期审议次数', 'Deferrals of one matter'], gap('P7', 'D-0036'), 1, { floor: 0 }),
  'pd.committee.voteDue': duration(
    ['会上表决时限', 'Members vote, from the opening of the sitting, within'],
    gap('P7', 'D-0107'),
    '1 bd',
  ),
  'pd.committee.decisionDue': duration(['审议时限', 'A matter is decided within'], gap('P7', 'D-0036'), '20 bd'),
  'pd.committee.noticeDue': duration(
    ['决定通知时限', 'A decision is made known within'],
    gap('P10(3)', 'D-0036'),
    '3 bd',
  ),
  'pd.publicity.days': duration(['公示期', 'Publicity before a grant'], gap('P10(3)', 'D-0034'), '0 cd'),

  // Agreement and renewal: P10(3), P13
  'pd.agreement.termYears': duration(['协议有效期', 'Term of the agreement'], text('P13'), '2 y', {
    floor: '2 y',
    ceiling: '2 y',
  }),
  'pd.agreement.termStart': choice(['协议有效期起算', 'The term runs from'], gap('P13', 'D-0037'), 'effectiveDate', [
    'effectiveDate',
    'lastSignature',
  ]),
  'pd.agreement.termRolls': flag(
    ['期满日遇休息日顺延', 'A term that ends on a rest day rolls'],
    reading('P13', 'D-0021'),
    false,
  ),
  'pd.agreement.signDue': duration(
    ['签订协议期限', 'The agreement is signed within'],
    gap('P10(3)', 'D-0037'),
    '20 bd',
  ),
  'pd.renewal.windowOpens': duration(
    ['续期申请开始时间（期满前）', 'Renewal may be asked for, before the end'],
    gap('P13', 'D-0037'),
    '180 cd',
  ),
  'pd.renewal.reminders': durations(['期满提醒（期满前）', 'Reminders before the end'], gap('P13', 'D-0037'), [
    '180 cd',
    '90 cd',
    '60 cd',
    '30 cd',
    '7 cd',
  ]),
  'pd.renewal.latest': choice(['续签最迟时间', 'The renewal is signed by'], reading('P13', 'D-0037'), 'expiry', [
    'expiry',
  ]),
  'pd.renewal.holdover': flag(
    ['续期未决时继续有效', 'Rights go on while a renewal is undecided'],
    gap('P13', 'D-0037'),
    false,
  ),

  // Scenario grants, staff, imports, quality: P17 to P20
  'pd.request.sla': duration(
    ['主管部门审核数据需求时限', 'Review of a request by the authority'],
    gap('P18', 'D-0038'),
    '10 bd',
  ),
  'pd.request.providerSla': duration(
    ['提供单位审核数据需求时限', 'Review of a request by each provider, in parallel'],
    gap('P18', 'D-0038'),
    '10 bd',
  ),
  'pd.request.providerRule': choice(
    ['提供单位同意规则', 'How many providers must consent'],
    reading('P18', 'D-0038'),
    'all',
    ['all', 'majority'],
  ),
  'pd.request.correctionDue': duration(['数据需求补正期限', 'Correction of a request'], gap('P18', 'D-0023'), '10 bd'),
  'pd.request.draftExpiry': duration(
    ['数据需求、导入、导出草稿保留期', 'A draft request, import or export lapses after'],
    gap(['P18', 'P20(3)', 'P27'], 'D-0023'),
    '90 cd',
  ),
  'pd.request.leadTime': duration(
    ['期满前停止受理新场景', 'No new scenario, before the end of the term'],
    gap('P17(2)', 'D-0038'),
    '30 cd',
  ),
  'pd.finding.examineSla': duration(
    ['域内违规发现核查时限', 'A finding at the gates of the domain is examined within'],
    gap(['P16(2)', 'P20'], 'D-0142'),
    '10 bd',
  ),
  'pd.domain.provisionDue': duration(['域内开通时限', 'Access is provisioned within'], gap('P18', 'D-0043'), '3 bd'),
  'pd.domain.checkSla': duration(['域验收检查时限', 'Checks of an acceptance'], gap('P11', 'D-0112'), '20 bd'),
  'pd.domain.decideSla': duration(['域验收结论时限', 'Decision on an acceptance'], gap('P11', 'D-0112'), '5 bd'),
  'pd.domain.alertAfter': duration(
    ['域操作失败告警', 'A failing act of the domain raises an alert after'],
    gap('P20', 'D-0043'),
    '4 h',
  ),
  'pd.domain.retryFor': duration(
    ['域操作重试时长', 'A failing act of the domain is retried for'],
    gap('P20', 'D-0043'),
    '7 cd',
  ),
  'pd.domain.retryEvery': duration(
    ['域操作部分完成后的重试间隔', 'An act of the domain that was done in part is asked for again after'],
    gap('P20', 'D-0141'),
    '1 h',
  ),
  'pd.domain.remedyDue': duration(
    ['域验收整改期限', 'Defects found at acceptance are mended within'],
    gap('P11', 'D-0043'),
    '30 cd',
  ),
  'pd.staff.reviewSla': duration(['人员备案审查时限', 'Filing and review of staff'], gap('P20(1)', 'D-0043'), '5 bd'),
  'pd.staff.correctionDue': duration(
    ['人员备案补正期限', 'Correction of a staff filing'],
    gap('P20(1)', 'D-0023'),
    '5 bd',
  ),
  'pd.staff.ndaDue': duration(
    ['保密协议签署期限', 'The non-disclosure agreement is signed within'],
    gap('P20(1)', 'D-0043'),
    '10 bd',
  ),
  'pd.import.reviewSla': duration(['社会数据导入审核时限', 'Review of an import'], gap('P20(3)', 'D-0043'), '10 bd'),
  'pd.import.correctionDue': duration(
    ['社会数据导入补正期限', 'Correction of an import'],
    gap('P20(3)', 'D-0023'),
    '10 bd',
  ),
  'pd.import.approvalValid': duration(
    ['导入批准有效期', 'An approved import is carried out within'],
    gap('P20(3)', 'D-0145'),
    '90 cd',
  ),
  'pd.import.removeSla': duration(
    ['导入数据移除时限', 'Imported data whose scenario has ended are removed within'],
    gap('P20(3)', 'D-0145'),
    '10 bd',
  ),
  'pd.quality.acceptSla': duration(
    ['治理需求受理时限', 'A quality issue is accepted or refused within'],
    gap('P19', 'D-0038'),
    '5 bd',
  ),
  'pd.quality.suggestedDue': duration(
    ['数据治理期限建议值', 'Suggested limit for putting data right (each request sets its own)'],
    gap('P19', 'D-0038'),
    '20 bd',
  ),
  'pd.quality.reminders': durations(
    ['数据治理期限提醒（届满前）', 'Reminders before the limit for putting data right'],
    gap('P19', 'D-0147'),
    ['5 cd', '1 cd'],
  ),
  'pd.quality.escalateAfter': duration(
    ['数据治理逾期升级', 'An overdue quality issue goes to the committee office after'],
    gap('P19', 'D-0147'),
    '10 bd',
  ),
  'pd.quality.verifySla': duration(['治理结果核验时限', 'The result is verified within'], gap('P19', 'D-0038'), '5 bd'),

  // Product export: P27
  'pd.export.techCheckDue': duration(
    ['出域技术检查时限', 'Technical check of a product'],
    gap('P27', 'D-0043'),
    '5 bd',
  ),
  'pd.export.reviewSla': duration(['产品出域审核时限', 'Review of a product'], gap('P27', 'D-0043'), '10 bd'),
  'pd.export.correctionDue': duration(['产品出域补正期限', 'Correction of an export'], gap('P27', 'D-0023'), '10 bd'),

  // Reports, evaluation, security duties: P12, P16(3), P26, P28, P30
  'pd.opReport.period': duration(['定期运营报告周期', 'Period of operation reports'], gap('P16(3)', 'D-0039'), '3 mo'),
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
  'pd.annualReport.due': monthDay(
    ['年度运营报告截止日（次年）', 'The annual report is due, in the year after'],
    gap('P30', 'D-0039'),
    '01-31',
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
  'pd.evaluation.cycle': duration(['评估周期', 'Period of evaluations'], reading(['P12', 'P28'], 'D-0039'), '12 mo'),
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
  'pd.duty.riskAssessment.period': duration(
    ['授权运营风险评估周期', 'Period of risk assessments'],
    gap('P26', 'D-0031'),
    '12 mo',
  ),
  'pd.duty.securityAudit.period': duration(
    ['授权运营安全审计周期', 'Period of security audits'],
    gap('P26', 'D-0031'),
    '12 mo',
  ),
  'pd.incident.remedyStart': duration(
    ['安全事件补救开始', 'Remedy of an incident starts'],
    gap('P26', 'D-0031'),
    '0 h',
  ),
  'pd.incident.notify': duration(
    ['告知相关方时限', 'Those concerned are informed within'],
    gap('P26', 'D-0031'),
    '4 h',
  ),
  'pd.incident.report': duration(
    ['向有关部门报告时限', 'Departments have the report within'],
    gap('P26', 'D-0031'),
    '24 h',
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
  }),
  'pd.logs.start': choice(['日志留存起算', 'Log retention runs from'], gap('P31', 'D-0042'), 'latest', [
    'latest',
    'endOfRights',
  ]),
};
