// Agreements, scenario grants, staff, imports, quality, exports: P10(3), P13, P17 to P20, P27.
import { gap, reading, text } from '../../../law/cite.ts';
import { choice, duration, durations, flag, number } from '../define.ts';

export const useParameters = {
  // Agreement and renewal: P10(3), P13
  'pd.agreement.termYears': duration(['协议通常有效期', 'Term of an agreement that states none'], text('P13'), '2 y', {
    floor: '2 y',
    ceiling: '2 y',
  }),
  'pd.agreement.termMin': duration(['协议最短有效期', 'Shortest term of an agreement'], text('P13'), '2 y', {
    floor: '2 y',
    ceiling: '2 y',
  }),
  'pd.agreement.termMax': duration(['协议最长有效期', 'Longest term of an agreement'], text('P13'), '2 y', {
    floor: '2 y',
    ceiling: '2 y',
  }),
  'pd.agreement.extensions': number(
    ['签订期限可延长次数', 'Extensions of the limit for signing'],
    gap('P10(3)', 'D-0231'),
    1,
    { floor: 0, ceiling: 3 },
  ),
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
  'pd.domain.extensions': number(
    ['域整改可延期次数', 'Extensions of a remedy of the domain'],
    gap('P11', 'D-0231'),
    1,
    { floor: 0, ceiling: 3 },
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
  'pd.quality.extensions': number(
    ['数据治理可延期次数', 'Extensions of the period of a provider'],
    gap('P19', 'D-0231'),
    2,
    { floor: 0, ceiling: 3 },
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
  'pd.export.approvalValid': duration(
    ['出域批准有效期', 'An approved export is carried out within'],
    gap('P27', 'D-0181'),
    '90 cd',
    { floor: '1 cd', ceiling: '365 cd' },
  ),
  'pd.export.correctionDue': duration(['产品出域补正期限', 'Correction of an export'], gap('P27', 'D-0023'), '10 bd'),
};
