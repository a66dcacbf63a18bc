// Every title and every sentence that a user reads of the export of a product.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

export const words = {
  title: say('公共数据产品审核导出', 'Product export'),
  states: {
    application: say('产品审核', 'Review of the product'),
    'application.underTechCheck': say('技术检查', 'Technical check'),
    'application.approved': say('已批准待导出', 'Approved, not yet exported'),
    exporting: say('执行导出', 'Being exported'),
    exported: say('已导出', 'Exported'),
    'exported.market': say('流通', 'Market'),
    'exported.market.circulating': say('可流通', 'May circulate'),
    'exported.market.flagged': say('标注流通（权限暂停期间）', 'Circulates, flagged as suspended'),
    'exported.market.suspended': say('暂停流通', 'Suspended'),
    'exported.scope': say('应用场景', 'Scenarios'),
    'exported.scope.settled': say('应用场景已定', 'Scenarios settled'),
    'exported.scope.underReview': say('审核增加的应用场景', 'Further scenarios under review'),
    recalled: say('已召回', 'Recalled'),
    ceased: say('因授权终止而停止', 'Ended with its authorization'),
    retired: say('已下线', 'Retired'),
    refused: say('不得导出', 'Refused'),
    lapsed: say('失效', 'Lapsed'),
    withdrawn: say('已撤回', 'Withdrawn'),
  },
  tasks: {
    'application.underReview': say('审核公共数据产品', 'Review the product'),
    'application.correction': say('补正产品材料', 'Correct the dossier of the product'),
    'application.approved': say('导出产品', 'Export the product'),
    exporting: say('督促确认导出', 'Obtain confirmation of the export'),
    'exported.scope.underReview': say('审核增加的应用场景', 'Review the further scenarios'),
  },
  events: {
    SUBMIT: say('提交产品审核', 'Submit the product'),
    RESUBMIT: say('补正后提交', 'Submit again'),
    APPROVE: say('批准导出', 'Approve the export'),
    RETURN: say('退回补正', 'Return for correction'),
    REFUSE: say('不予批准', 'Refuse the export'),
    WITHDRAW: say('撤回', 'Withdraw'),
    EXPORT: say('导出产品', 'Export the product'),
    REQUEST_SCENARIOS: say('申请增加应用场景', 'Ask for further scenarios'),
    APPROVE_SCENARIOS: say('批准增加应用场景', 'Approve the further scenarios'),
    REFUSE_SCENARIOS: say('不予增加应用场景', 'Refuse the further scenarios'),
    MISUSE_FOUND: say('发现用于未经审批的应用场景', 'Report use for a scenario that was not approved'),
    RETIRE: say('产品下线', 'Retire the product'),
  },
  rules: {
    grantsAreInUse: say(
      '产品须在已开通且未暂停的应用场景内形成；请核对场景授权',
      'a product is made for scenarios whose grants are in use; check these grants',
    ),
    furtherGrantsAreInUse: say('增加的应用场景须已获授权并开通', 'a further scenario needs a grant that is in use'),
    requestedGrantsAreInUse: say(
      '拟增加应用场景的授权已暂停或者终止；请待其恢复或者不予增加',
      'the grant of a further scenario is no longer in use; wait until it is, or refuse the scenarios',
    ),
    sourcesAreGranted: say(
      '产品的数据来源须逐项可溯至场景授权的数据集',
      'each source must be a data set of the grant that it names',
    ),
    rawDataIsDeclaredAbsent: say(
      '原始数据不得导出授权运营域；须声明产品不含原始数据',
      'raw data may not leave the domain; declare that the product contains none',
    ),
    irreversibilityIsTested: say(
      '可通过可逆模型或算法还原出原始数据的，不得导出授权运营域；须附不可还原的测试报告',
      'a product from which raw data can be restored may not leave the domain; attach the test report',
    ),
    pricingFollowsTheRules: say(
      '须声明执行公共数据产品定价和合理收益有关规定',
      'declare that the product follows the rules on pricing and reasonable revenue',
    ),
    reviewerDiffersFromSubmitter: anotherPerson(
      '提交人不得审核',
      'a person who submitted the product does not review it',
    ),
    reviewerDiffersFromRequester: anotherPerson(
      '申请人不得审核',
      'a person who asked for the scenarios does not review them',
    ),
    techCheckIsClear: say(
      '技术检查未完成或者未通过，不得批准导出',
      'no product is approved before a technical check without objections',
    ),
    scenariosAreGranted: say(
      '批准的应用场景须在场景授权之内',
      'a product is approved only for the scenarios of its grants',
    ),
    scenarioWasNotApproved: say(
      '所列应用场景已获批准；如系变相使用，请注明（disguised）',
      'this scenario was approved; if the use was disguised as approved, state so (disguised)',
    ),
  },
  claims: {
    productExport: say(
      '该产品版本正在审核或者已导出',
      'this version of the product is under review or exported already',
    ),
  },
  /** Subject lines of the notices. */
  notices: {
    decided: say('公共数据产品审核办理结果', 'Decision on the product'),
    standing: say('公共数据产品的授权状态变化', 'The authorization of a public-data product has changed'),
    recalled: say('公共数据产品召回', 'A public-data product is recalled'),
    techCheckLate: say('产品技术检查未完成', 'The technical check of a product is overdue'),
    exportLate: say('产品导出未完成', 'A product is not yet exported'),
  },
};
