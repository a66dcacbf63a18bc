// Every title and every sentence that a user reads of an annual operation report, beyond those that all reports share.
import { say } from '../../law/cite.ts';
import { included } from '../../shared/reporting/words.ts';

export const words = {
  title: say('年度运营报告', 'Annual operation report'),
  /** P30: the five parts. */
  rules: {
    storageIsReported: included(
      'storage',
      '本单位数据资源的授权存储情况',
      'how the authorized data resources are stored',
    ),
    processingIsReported: included('processing', '加工处理情况', 'how they are processed'),
    analysisIsReported: included('analysis', '分析挖掘情况', 'how they are analysed and mined'),
    fusionIsReported: included('fusion', '融合利用情况', 'how they are used in combination with other data'),
    marketIsReported: included('market', '市场运营情况', 'the operation on the market'),
  },
  claims: { annualReport: say('该年度的报告已在办理', 'the report of this year is under way') },
};
