// Every title and every sentence that a user reads of a periodic operation report, beyond those that all reports share.
import { say } from '../../law/cite.ts';
import { included } from '../../shared/reporting/words.ts';

export const words = {
  title: say('定期运营报告', 'Operation report'),
  rules: {
    operationIsReported: included('operation', '本期运营情况', 'how the operation went in this period'),
    developmentIsReported: included(
      'development',
      '市场调研、应用场景挖掘和公共数据产品开发情况',
      'market research, scenarios found and products developed',
    ),
    securityIsReported: included(
      'security',
      '公共数据安全和个人信息保护情况',
      'the security of the data and the protection of personal information',
    ),
    costIsReported: included('costs', '承担授权运营域成本的情况', 'the costs of the domain that the operator bore'),
    revenueIsReported: included('revenue', '收益及其分配情况', 'revenue and how it was shared'),
  },
  openings: {
    isOnePeriod: say(
      '一份报告只涵盖一个报告周期；请核对起止日期',
      'a report covers one reporting period; check its first and last day',
    ),
  },
  claims: { operationReport: say('该期间的报告已在办理', 'the report of this period is under way') },
};
