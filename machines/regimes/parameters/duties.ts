// The catalogue of periodic duties: T27 for the venue, P26 for the domain.
import { gap, reading } from '../../law/cite.ts';
import type { Duty } from '../../law/duties.ts';
import { duration, duties, number, optionalDay } from './define.ts';

const named = (id: string, zh: string, en: string) => ({ id, title: { zh, en } });
// A year, of which eleven months are the time that the duty has; the last one is left for a postponement.
const yearly = { period: '12 mo', dueAfter: '11 mo' } as const;

const risks = [
  named('scope', '评估范围', 'what was assessed'),
  named('method', '评估方法', 'the method'),
  named('risks', '风险清单、等级和责任人', 'risks with grade and owner'),
];
const venue: Duty[] = [
  {
    ...named('riskAssessment', '数据交易安全风险评估', 'Risk assessment of data trading'),
    owners: ['CENTER', 'OPCO'],
    ...yearly,
    evidence: risks,
    rules: [],
    basis: 'T27',
  },
  {
    ...named('drill', '应急演练', 'Emergency drill'),
    owners: ['OPCO'],
    ...yearly,
    evidence: [
      named('scenario', '演练场景', 'the scenario'),
      named('attendance', '参加人员', 'who took part'),
      named('course', '演练过程和用时', 'course and times'),
      named('defects', '发现的不足', 'defects that were found'),
    ],
    rules: ['emergencyPlan'],
    basis: 'T27',
  },
  {
    ...named('training', '安全教育培训', 'Security training'),
    owners: ['CENTER', 'OPCO'],
    ...yearly,
    evidence: [
      named('programme', '培训方案', 'the programme'),
      named('attendance', '参加、缺席和补训情况', 'who attended, who was absent and when it was made good'),
      named('result', '考核结果', 'the result'),
    ],
    rules: [],
    basis: 'T27',
  },
  {
    ...named('planReview', '预案和风险控制制度评审', 'Review of emergency plan and risk control'),
    owners: ['CENTER'],
    ...yearly,
    evidence: [named('review', '评审意见', 'the opinion of the review')],
    rules: ['emergencyPlan', 'riskControl'],
    basis: 'T27',
  },
];
const domain: Duty[] = [
  {
    ...named('riskAssessment', '授权运营风险评估', 'Risk assessment of authorized operation'),
    owners: ['AUTHORITY'],
    ...yearly,
    evidence: risks,
    rules: [],
    basis: 'P26',
  },
  {
    ...named('securityAudit', '授权运营安全审计', 'Security audit of authorized operation'),
    owners: ['AUTHORITY'],
    ...yearly,
    evidence: [
      named('operators', '受审运营单位', 'the operators that were audited'),
      named('samples', '操作抽样与授权运营域日志比对', 'their operations, sampled against the log of the domain'),
      named('opinion', '审计意见', 'the opinion of the audit'),
    ],
    rules: [],
    basis: 'P26',
  },
  {
    ...named('planReview', '授权运营应急预案评审', 'Review of the emergency plan of the domain'),
    owners: ['AUTHORITY'],
    ...yearly,
    evidence: [named('review', '评审意见', 'the opinion of the review')],
    rules: ['domainEmergencyPlan'],
    basis: 'P26',
  },
];

export const venueDuties = {
  'trade.duty.catalogue': duties(
    ['交易场所定期工作目录', 'Periodic duties of the venue'],
    gap('T27', 'D-0260'),
    venue,
    { atLeast: ['riskAssessment', 'drill', 'training', 'planReview'], owners: ['CENTER', 'OPCO'], ceiling: '24 mo' },
  ),
  'trade.duty.completeDue': duration(
    ['定期工作完成期限', 'A periodic duty is done within'],
    gap('T27', 'D-0031'),
    '30 cd',
  ),
  'trade.duty.confirmSla': duration(
    ['定期工作结果确认时限', 'The result of a periodic duty is confirmed within'],
    gap('T27', 'D-0261'),
    '10 bd',
  ),
  'archive.sampleEvery': duration(
    ['档案抽检周期', 'A sample of the archives is checked every'],
    reading(['T24', 'T25'], 'D-0313'),
    '12 mo',
    { floor: '2 mo', ceiling: '24 mo' },
  ),
  'archive.sampleSize': number(['每次抽检档案数', 'Archives in a sample'], reading(['T24', 'T25'], 'D-0313'), 20, {
    floor: 1,
    ceiling: 500,
  }),
  'trade.rules.namedFrom': optionalDay(
    ['自何日起须载明所依据的交易规则版本', 'From which day acts name the version of the venue’s rule that they follow'],
    reading(['T6', 'T16', 'T22', 'T23'], 'D-0314'),
    null,
  ),
  'trade.rules.approvalSla': duration(
    ['规则制度审批时限', 'A rule of the venue is approved within'],
    gap('T6', 'D-0263'),
    '10 bd',
  ),
};
export const domainDuties = {
  'pd.duty.catalogue': duties(
    ['授权运营定期工作目录', 'Periodic duties of authorized operation'],
    gap('P26', 'D-0260'),
    domain,
    { atLeast: ['riskAssessment', 'securityAudit', 'planReview'], owners: ['AUTHORITY', 'OPERATOR'], ceiling: '24 mo' },
  ),
  'pd.duty.completeDue': duration(
    ['授权运营定期工作完成期限', 'A periodic duty of authorized operation is done within'],
    gap('P26', 'D-0031'),
    '30 cd',
  ),
  'pd.duty.confirmSla': duration(
    ['授权运营定期工作结果确认时限', 'The result of such a duty is confirmed within'],
    gap('P26', 'D-0261'),
    '10 bd',
  ),
  'pd.rules.approvalSla': duration(
    ['授权运营规则制度审批时限', 'A rule on authorized operation is approved within'],
    gap(['P11', 'P26'], 'D-0263'),
    '10 bd',
  ),
};
