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
    stopped: say('停止导出', 'Stopped before its export'),
    exported: say('已导出', 'Exported'),
    'exported.market': say('流通', 'Market'),
    'exported.market.circulating': say('可流通', 'May circulate'),
    'exported.market.flagged': say('标注流通（权限暂停期间）', 'Circulates, flagged as suspended'),
    'exported.market.suspended': say('暂停流通', 'Suspended'),
    'exported.scope': say('应用场景', 'Scenarios'),
    'exported.scope.settled': say('应用场景已定', 'Scenarios settled'),
    'exported.scope.underReview': say('审核增加的应用场景', 'Further scenarios under review'),
    'exported.supervision': say('使用监管', 'Supervision of the use'),
    'exported.supervision.clear': say('无违规发现', 'No finding'),
    'exported.supervision.underExamination': say('核查违规使用、先行暂停', 'A misuse is examined, the product stopped'),
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
    'exported.supervision.underExamination': say('由另一人员核查违规使用', 'Have a second person examine the misuse'),
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
    CONFIRM_MISUSE: say('确认违规使用、召回产品', 'Confirm the misuse and recall the product'),
    DISMISS_MISUSE: say('核查后不予认定', 'Dismiss the misuse and lift the stop'),
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
    sourcesAreNotBarred: say(
      '产品的数据来源或者其场景授权含有分级调整后不得授权运营的公共数据',
      'a source of the product, or its grant, holds data that may not be operated after their re-grading',
    ),
    barIsLifted: say(
      '产品的数据来源仍不得授权运营，不因场景授权变更而恢复',
      'a source of the product is still barred; a change of the grant does not bring it back',
    ),
    scopeIsNotTerminated: say(
      '委员会已终止该公共数据或者应用场景的授权运营资格',
      'the committee has ended the qualification for these data or this scenario',
    ),
    operationIsAuthorized: say(
      '协议未授予数据产品经营权',
      'the agreement does not grant the right to operate data products',
    ),
    manifestHoldsNoRawData: say(
      '产品清单（manifest）中含原始数据，原始数据不得导出授权运营域；请移除',
      'a piece of the manifest (manifest) is raw data, which may not leave the domain; remove it',
    ),
    manifestIsIrreversible: say(
      '产品清单（manifest）中有可还原出原始数据的内容，不得导出授权运营域；请移除',
      'raw data can be restored from a piece of the manifest (manifest), which may not leave the domain; remove it',
    ),
    productIsNotSuspended: say(
      '公共数据使用权限正在暂停；请先消除暂停事由',
      'the right to use public data is suspended; every cause of the suspension must be lifted first',
    ),
    noMisuseIsOpen: say(
      '正在核查违规使用；请待核查结束',
      'a misuse of the product is being examined; wait until that is decided',
    ),
    submitterIsNoReviewer: anotherPerson(
      '审核人员不得提交产品',
      'a person who reviewed the product does not submit it',
    ),
    exporterDiffersFromReviewer: anotherPerson(
      '审核人员不得执行导出',
      'a person who reviewed the product does not export it',
    ),
    finderIsNoSubmitter: anotherPerson(
      '提交产品的人员不得认定违规使用',
      'a person who submitted the product does not find its misuse',
    ),
    examinerDiffersFromFinder: anotherPerson(
      '发现违规使用的人员不得确认或者撤销认定',
      'a person who found the misuse neither confirms nor dismisses it',
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
    fingerprint: say(
      '该内容（指纹）已由他人作为其他标的登记，不得作为公共数据产品导出',
      'this content (fingerprint) is registered by another case already',
    ),
  },
  /** Subject lines of the notices. */
  notices: {
    decided: say('公共数据产品审核办理结果', 'Decision on the product'),
    standing: say('公共数据产品的授权状态变化', 'The authorization of a public-data product has changed'),
    misuse: say('公共数据产品违规使用核查', 'On the misuse of a public-data product'),
    recalled: say('公共数据产品召回', 'A public-data product is recalled'),
    techCheckLate: say('产品技术检查未完成', 'The technical check of a product is overdue'),
    exportLate: say('产品导出未完成', 'A product is not yet exported'),
  },
};
