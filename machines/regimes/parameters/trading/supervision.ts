// Security and supervision: T25 to T35.
import { gap, reading, text } from '../../../law/cite.ts';
import { duration, durations, flag, number, texts } from '../define.ts';
import { venueDuties } from '../duties.ts';

export const supervisionParameters = {
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
    { ceiling: '0 h' },
  ),
  'trade.incident.notify': duration(['告知交易主体时限', 'Subjects are informed within'], gap('T27', 'D-0031'), '4 h'),
  'trade.incident.report.general': duration(
    ['一般事件报告时限', 'Report of a general incident within'],
    gap('T27', 'D-0256'),
    '24 h',
    { ceiling: '24 h' },
  ),
  'trade.incident.report.larger': duration(
    ['较大以上事件报告时限', 'Report of a larger incident within'],
    gap('T27', 'D-0256'),
    '4 h',
    { ceiling: '4 h' },
  ),
  'trade.incident.report.critical': duration(
    ['关键信息基础设施事件报告时限', 'Report of an incident of critical infrastructure within'],
    gap('T27', 'D-0256'),
    '1 h',
    { ceiling: '1 h' },
  ),
  'trade.incident.report.summary': duration(
    ['事件总结报告时限', 'Summary of an incident within'],
    gap('T27', 'D-0256'),
    '720 h',
    { ceiling: '720 h' },
  ),
  'trade.incident.reportTo.general': texts(['一般事件报告对象', 'Bodies that have the report'], gap('T27', 'D-0256'), [
    '数据主管部门',
  ]),
  'trade.incident.reportTo.larger': texts(
    ['较大以上事件另行报告对象', 'Bodies that also have the report of a larger incident'],
    gap('T27', 'D-0256'),
    ['省级网信部门'],
  ),
  'trade.incident.reportTo.critical': texts(
    ['关键信息基础设施事件另行报告对象', 'Bodies that also have the report where infrastructure is critical'],
    gap('T27', 'D-0256'),
    ['保护工作部门', '公安机关'],
  ),
  ...venueDuties,
  'trade.inspection.reportDue': duration(
    ['检查评估报告期限', 'Report of an inspection or evaluation'],
    gap(['T28', 'T31'], 'D-0033'),
    '20 bd',
  ),
  'trade.inspection.commentDue': duration(
    ['对报告初稿提出意见的期限', 'Those inspected comment on the draft within'],
    reading(['T33', 'P16(3)'], 'D-0297'),
    '5 bd',
    { floor: '3 bd' },
  ),
  'trade.inspection.stepSla': duration(
    ['检查评估各步骤办理时限', 'A step of an inspection is taken within'],
    gap(['T28', 'T31'], 'D-0299'),
    '10 bd',
  ),
  'trade.inspection.followUpSla': duration(
    ['检查评估跟踪办理时限', 'Findings are seen through within'],
    gap(['T28', 'T31'], 'D-0299'),
    '90 cd',
  ),
  'trade.inspection.securityPeriod': duration(
    ['数据安全检查周期', 'Period of security inspections'],
    gap('T28', 'D-0299'),
    '12 mo',
    { floor: '1 mo', ceiling: '24 mo' },
  ),
  'trade.inspection.evaluationPeriod': duration(
    ['交易场所评估周期', 'Period of evaluations of the venue'],
    gap('T31', 'D-0299'),
    '12 mo',
    { floor: '1 mo', ceiling: '24 mo' },
  ),
  'trade.inspection.aspects': texts(['交易场所评估的方面', 'Aspects of an evaluation of the venue'], text('T31'), [
    '交易活动',
    '服务质量',
    '安全管理',
    '规范经营',
  ]),
  'trade.inspection.publishResult': flag(
    ['是否公布检查评估结果', 'Is the result of an inspection published?'],
    gap(['T28', 'T31'], 'D-0298'),
    false,
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
  'trade.rectification.confirmSla': duration(
    ['纸质文书复核时限', 'Confirmation of what was registered from paper'],
    gap(['T29', 'T32'], 'D-0241'),
    '1 bd',
    { ceiling: '3 bd' },
  ),
  'trade.rectification.objectionAnswerDue': duration(
    ['整改要求异议答复期限', 'An objection to an order is answered within'],
    gap(['T32', 'T33'], 'D-0243'),
    '5 bd',
    { ceiling: '20 bd' },
  ),
  'trade.rectification.reminders': durations(
    ['整改期限提醒（届满前）', 'Reminders before the limit of an order'],
    gap('T33', 'D-0032'),
    ['7 cd', '1 cd'],
  ),
  'trade.rectification.extensions': number(['整改可延期次数', 'Extensions of an order'], gap('T33', 'D-0032'), 1, {
    floor: 0,
  }),
};
