// What people read for a clock.
import type { Text } from '../law/cite.ts';
import { isParameterKey, parameters } from './parameters.ts';

// Deadlines that read an instant of the case instead of a parameter.
const ownClocks: Record<string, Text> = {
  certificateEnds: { zh: '凭证有效期届满', en: 'The certificate ends' },
  rectificationDue: { zh: '整改期限', en: 'Rectification is due' },
  halfTime: { zh: '整改期限过半', en: 'Half of the limit has passed' },
  windowOpens: { zh: '申请受理开始', en: 'The window opens' },
  windowCloses: { zh: '申请受理截止', en: 'The window closes' },
  termBegins: { zh: '授权期限开始', en: 'The term begins' },
  termEnds: { zh: '授权期限届满', en: 'The term ends' },
  renewalOpens: { zh: '可以重新申请', en: 'Renewal opens' },
  successorBegins: { zh: '后续协议开始', en: 'The successor begins' },
  scenariosClose: { zh: '停止受理新场景', en: 'No new scenarios from here' },
  governanceDue: { zh: '数据治理期限', en: 'Governance is due' },
  periodEnds: { zh: '报告期届满', en: 'The period ends' },
  reportDue: { zh: '报告期限', en: 'The report is due' },
  deliveryDue: { zh: '合同约定的交付期限', en: 'Delivery is due under the contract' },
  fundsDue: { zh: '合同约定的付款期限', en: 'Payment is due under the contract' },
  planEnds: { zh: '场景运营方案期满', en: 'The plan of the scenario ends' },
  fieldWorkDue: { zh: '方案所定的结束时间', en: 'The window of the plan ends' },
  materialsDue: { zh: '材料提交期限', en: 'Materials are due' },
  effectiveDay: { zh: '终止生效日', en: 'It takes effect' },
  renewalDue: { zh: '凭证、许可或者程序有效期届满', en: 'A certificate, licence or procedure ends' },
  authorisationsEnd: { zh: '最后一项使用授权届满', en: 'The last authorization of use ends' },
  earlyEnd: { zh: '提前终止日', en: 'The agreement ends early' },
  grantEnds: { zh: '查询期限届满', en: 'The access ends' },
  tellDue: { zh: '告知相关主体的时间', en: 'Those concerned are told' },
  reviewDue: { zh: '复核是否仍不予告知的时间', en: 'The bar on telling is reviewed' },
  remedyDue: { zh: '补救开始时限', en: 'The remedy is due to start' },
  noticeDue: { zh: '告知相关主体时限', en: 'The notice is due' },
  summaryDue: { zh: '总结报告期限', en: 'The summary is due' },
  fallsDue: { zh: '职责进入办理期', en: 'The duty falls due' },
  dueEnds: { zh: '职责办理期限', en: 'The duty is due' },
  delegationEnds: { zh: '委托期限届满', en: 'The delegation ends' },
  retentionEnds: { zh: '保存期届满', en: 'Retention ends' },
};

/** What a clock is called: the parameter's title, where the clock is one. */
export const clockTitle = (clock: string): Text =>
  isParameterKey(clock)
    ? parameters[clock].title
    : Object.hasOwn(ownClocks, clock)
      ? ownClocks[clock]!
      : { zh: clock, en: clock };
