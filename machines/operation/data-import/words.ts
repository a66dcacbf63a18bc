// Every title and every sentence that a user reads of an import of social data.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

const finding = (zh: string, en: string) =>
  say(
    `审核须逐项得出结论：${zh}；不符合的请退回补正或者不予批准`,
    `the review must find that ${en}; otherwise return or refuse the import`,
  );

export const words = {
  title: say('社会数据导入', 'Import of social data'),
  states: {
    requesting: say('申请导入', 'Request'),
    'requesting.approved': say('已批准待导入', 'Approved, not yet imported'),
    importing: say('执行导入', 'Being imported'),
    imported: say('已导入', 'Imported'),
    removalDue: say('待移除', 'To be removed'),
    removing: say('执行移除', 'Being removed'),
    'removing.asked': say('已要求移除', 'Removal asked of the domain'),
    'removing.incomplete': say('部分移除', 'Removed in part'),
    removed: say('已移除', 'Removed'),
    leftToClosure: say('由停权删除程序处理', 'Left to the closure of the domain'),
    refused: say('不予批准', 'Refused'),
    lapsed: say('失效', 'Lapsed'),
    withdrawn: say('已撤回', 'Withdrawn'),
  },
  tasks: {
    'requesting.underReview': say('审核社会数据导入', 'Review the import'),
    'requesting.correction': say('补正导入材料', 'Correct the request'),
    'requesting.approved': say('执行导入', 'Import the data'),
    importing: say('督促确认导入', 'Obtain confirmation of the import'),
    removalDue: say('移除场景授权终止后的导入数据', 'Remove the data after the end of the grant'),
    removing: say('督促确认移除', 'Obtain confirmation of the removal'),
  },
  events: {
    SUBMIT: say('申请导入社会数据', 'Submit the request'),
    RESUBMIT: say('补正后提交', 'Submit again'),
    APPROVE: say('批准导入', 'Approve the import'),
    RETURN: say('退回补正', 'Return for correction'),
    REFUSE: say('不予批准', 'Refuse the import'),
    WITHDRAW: say('撤回', 'Withdraw'),
    IMPORT: say('执行导入', 'Import the data'),
    REMOVE: say('移除导入的数据', 'Remove the imported data'),
  },
  rules: {
    sourceIsShownLawful: say(
      '须说明社会数据系依法合规获取，并附证明',
      'state how the data were lawfully obtained, and attach the proof',
    ),
    personalDataIsLawful: say(
      '须声明是否含个人信息；含个人信息的，附个人同意或者匿名化的证明',
      'state whether the data contain personal information; if so, attach the proof of consent or of anonymisation',
    ),
    grantIsInForce: say(
      '社会数据须用于已获授权的应用场景；请先取得该场景授权',
      'data are imported for an authorized scenario; obtain its grant first',
    ),
    reviewerDiffersFromApplicant: anotherPerson(
      '申请人不得审核',
      'a person who asked for the import does not review it',
    ),
    applicantIsNoReviewer: anotherPerson('审核人员不得申请', 'a person who reviewed the import does not ask for it'),
    importerDiffersFromReviewer: anotherPerson(
      '审核人员不得执行导入',
      'a person who reviewed the import does not carry it out',
    ),
    grantDataMayBeOperated: say(
      '该场景授权含有分级调整后不得授权运营的公共数据',
      'the grant holds data that may not be operated after their re-grading',
    ),
    importIsNotSuspended: say(
      '公共数据使用权限正在暂停；请先消除暂停事由',
      'the right to use public data is suspended; every cause of the suspension must be lifted first',
    ),
    grantIsNotBarred: say(
      '该场景授权仍含有不得授权运营的公共数据',
      'the grant still holds data that may not be operated',
    ),
    sourceIsClear: finding('数据依法合规获取（lawfulSource）', 'the data were lawfully obtained (lawfulSource)'),
    personalDataIsClear: finding(
      '个人信息处理合法（personalData）',
      'personal information is processed lawfully (personalData)',
    ),
    securityIsClear: finding('导入无安全风险（security）', 'the import brings no security risk (security)'),
    isWhatWasApproved: say(
      '导入的数据与批准的数据不一致（指纹不同）；请导入所批准的数据',
      'the fingerprint differs from that of the approved data; import the data that were approved',
    ),
    grantHasClosed: say(
      '须待授权运营域确认撤销该场景权限后再移除数据',
      'the domain must first confirm that the access of this scenario is revoked',
    ),
  },
  openings: {
    grantIsOfTheAgreement: say('所列场景授权须属于本协议且未终结', 'the grant must be an open grant of this agreement'),
  },
  claims: {
    dataImport: say(
      '同一数据已申请导入该应用场景',
      'an import of the same data for this scenario is on record already',
    ),
  },
  /** Subject lines of the notices. */
  notices: {
    decided: say('社会数据导入办理结果', 'Decision on the import'),
    importLate: say('导入社会数据未完成', 'The data are not yet imported'),
    removalLate: say('移除导入数据未完成', 'The imported data are not yet removed'),
  },
};
