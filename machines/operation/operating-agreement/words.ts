// Every title and every sentence that a user reads of an operating agreement.
import { type Text, say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';
import type { Requirement } from '../authorization-application/requirements.ts';
import { requirement } from '../authorization-application/words/requirements.ts';

/** What the agreement must state: its items, each with the field in which it stands. */
const contains = (field: string, zh: string, en: string): Text =>
  say(`协议须载明${zh}（${field}）`, `the agreement states ${en} (${field})`);
/** P14, P15: what is found met again at signing. */
const stillMet = (key: Requirement): Text =>
  say(
    `签署前须复核认定：${requirement[key].zh}（conditions.${key}）；不再符合的，不得签署`,
    `before signing, find again that ${requirement[key].en} (conditions.${key}); do not sign where it is no longer so`,
  );

export const words = {
  title: say('授权运营协议', 'Operating agreement'),
  states: {
    preparing: say('签订协议', 'Preparing the agreement'),
    'preparing.choosing': say('签订协议', 'Preparing the agreement'),
    'preparing.drafting': say('起草协议', 'Drafting'),
    'preparing.signing': say('签署', 'Signing'),
    'preparing.signing.operator': say('授权运营单位', 'Operator'),
    'preparing.signing.operator.unsigned': say('授权运营单位未签署', 'Not signed by the operator'),
    'preparing.signing.operator.signed': say('授权运营单位已签署', 'Signed by the operator'),
    'preparing.signing.authority': say('公共数据主管部门', 'Authority'),
    'preparing.signing.authority.unsigned': say('主管部门未签署', 'Not signed by the authority'),
    'preparing.signing.authority.signed': say('主管部门已签署', 'Signed by the authority'),
    signingOverdue: say('逾期未签订', 'Signing overdue'),
    awaitingStart: say('已签订待生效', 'Signed, not yet begun'),
    inForce: say('协议有效', 'In force'),
    'inForce.term': say('期限', 'Term'),
    'inForce.term.running': say('期限内', 'Running'),
    'inForce.term.expiring': say('临近期满', 'About to expire'),
    'inForce.term.heldOver': say('续期未决、暂续效力', 'Held over while the renewal is undecided'),
    'inForce.term.handingOver': say('待续签协议生效', 'Awaiting the start of the successor'),
    'inForce.earlyEnd': say('提前终止', 'Early termination'),
    'inForce.earlyEnd.none': say('未定提前终止日', 'No early end is set'),
    'inForce.earlyEnd.set': say('提前终止日已定', 'An early end is set'),
    'inForce.rights': say('公共数据使用权限', 'Rights'),
    'inForce.rights.active': say('权限有效', 'Rights active'),
    'inForce.rights.suspended': say('暂时停止使用权限', 'Rights suspended'),
    'inForce.intake': say('场景受理', 'New scenarios'),
    'inForce.intake.open': say('可申请新场景', 'Open to new scenarios'),
    'inForce.intake.closed': say('不再受理新场景', 'Closed to new scenarios'),
    'inForce.renewal': say('重新申请', 'Renewal'),
    'inForce.renewal.none': say('未重新申请', 'No renewal applied for'),
    'inForce.renewal.applied': say('已重新申请', 'Renewal applied for'),
    'inForce.renewal.approved': say('重新申请已审定', 'Renewal approved'),
    'inForce.renewal.refused': say('重新申请未获通过', 'Renewal refused'),
    'inForce.renewal.successorSigned': say('续签协议已签订', 'Successor signed'),
    'inForce.duties': say('报告义务', 'Reports'),
    'inForce.duties.upToDate': say('报告无逾期', 'No report overdue'),
    'inForce.duties.inArrears': say('报告逾期', 'A report is overdue'),
    closing: say('权限撤销与数据删除中', 'Closing'),
    expired: say('期满终止', 'Expired'),
    terminatedEarly: say('提前终止', 'Terminated early'),
    qualificationTerminated: say('未按要求整改、终止授权运营资格', 'Qualification terminated'),
    revoked: say('撤销授权', 'Revoked'),
    lapsed: say('未签订而失效', 'Lapsed unsigned'),
    declined: say('申请单位放弃签订', 'Declined by the applicant'),
    annulled: say('未生效而失效', 'Annulled before it began'),
  },
  tasks: {
    'preparing.drafting': say('起草授权运营协议', 'Draft the operating agreement'),
    'preparing.signing.operator.unsigned': say('签署授权运营协议', 'Sign the operating agreement'),
    'preparing.signing.authority.unsigned': say('复核条件并签署协议', 'Check the conditions again and sign'),
    signingOverdue: say('决定延期或者确认失效', 'Extend the limit, or declare it lapsed'),
  },
  events: {
    PROPOSE: say('提出协议文本', 'Propose the text of the agreement'),
    REQUEST_REVISION: say('要求修改协议文本', 'Ask for another text'),
    SIGN_AS_OPERATOR: say('授权运营单位签署', 'Sign for the operator'),
    SIGN_AS_AUTHORITY: say('主管部门签署', 'Sign for the authority'),
    DECLINE: say('放弃签订', 'Decline to sign'),
    RECORD_DECISION: say('补记委员会审定的范围', 'Record what the committee decided on'),
    EXTEND_SIGNING: say('延长签订期限', 'Extend the limit for signing'),
    DECLARE_LAPSED: say('提请宣布协议失效', 'Propose that it lapses'),
    CONFIRM_LAPSE: say('确认协议失效', 'Confirm that it lapses'),
    TAKE_BACK: say('撤回提请', 'Take the proposal back'),
    RECORD_COST: say('登记授权运营域成本', 'Record costs of the domain'),
    SUSPEND_RIGHTS: say('暂时停止公共数据使用权限', 'The rights are suspended for a cause'),
    LIFT_SUSPENSION: say('暂停事由解除', 'A cause of the suspension is lifted'),
    TERMINATE_SCOPE: say('终止相关公共数据的授权运营资格', 'The qualification for the data concerned is terminated'),
    SCOPE_TERMINATED: say('前一协议部分范围的资格被终止', 'Part of the previous agreement was terminated'),
    EARLY_END_SET: say('提前终止日已定', 'The end of an early termination is set'),
    END: say('撤销授权', 'The authorization is revoked'),
    RENEWAL_APPLIED: say('已重新申请', 'A renewal was applied for'),
    RENEWAL_APPROVED: say('重新申请已审定', 'The renewal was approved'),
    RENEWAL_REFUSED: say('重新申请未获通过', 'The renewal was refused, withdrawn or lapsed'),
    SUCCESSOR_SIGNED: say('续签协议已签订', 'The successor was signed'),
    DUTY_OVERDUE: say('报告逾期', 'A report is overdue'),
    DUTY_MET: say('逾期报告已补交', 'An overdue report was submitted'),
    EVALUATED: say('年度评估结果', 'Result of an evaluation'),
    AGREEMENT_ENDED: say('前一协议已终止', 'The previous agreement has ended'),
    CLOSURE_OPENED: say('已启动权限撤销与数据删除', 'The closure was opened'),
    CLOSURE_DONE: say('权限撤销与数据删除完成', 'The closure is done'),
  },
  /** What each rule demands, and what to do next. */
  rules: {
    rightsAndDutiesAreStated: contains(
      'rightsAndDuties',
      '授权运营单位的权利和义务',
      'the rights and duties of the operator',
    ),
    scopeIsStated: contains('scope', '授权运营范围，列明授权的数据集', 'the scope: the data sets that are authorized'),
    termIsStated: contains('effectiveDate', '运营期限，写明生效日期', 'the term, by its effective date'),
    termIsPermitted: say(
      '协议约定的运营期限（term）须在规定的最短与最长期限之间',
      'the term that the agreement states (term) lies between the shortest and the longest that are permitted',
    ),
    revenueMethodIsStated: contains('revenueMethod', '合理收益的测算方法', 'how reasonable revenue is calculated'),
    dataSecurityIsStated: contains('dataSecurity', '数据安全要求', 'the requirements of data security'),
    assetDisposalIsStated: contains(
      'assetDisposal',
      '期限届满后资产处置',
      'how assets are disposed of when the term has expired',
    ),
    exitIsStated: contains('exit', '退出机制', 'how a party leaves the agreement'),
    rightsAreNamed: contains(
      'rights',
      '授予的权利，限于数据加工使用权、数据产品经营权',
      'which rights it grants: to process and use the data, to operate data products',
    ),
    holdingRightStays: say(
      '数据持有权不得授权转让；请从授予的权利中删除（rights）',
      'the right to hold the data may not be transferred; leave it out of the rights (rights)',
    ),
    chargingIsAgreed: contains(
      'charging',
      '各用途的使用方式，即有条件无偿或者有条件有偿',
      'for each purpose whether use is free or paid',
    ),
    modeFitsPurpose: say(
      '用于公共治理、公益事业的，有条件无偿使用；用于产业发展、行业发展的，有条件有偿使用；请按用途更正（charging）',
      'use is free for public governance and public welfare, and paid for industrial and sector development; correct the mode of each purpose (charging)',
    ),
    conditionsOfUseAreStated: say(
      '无偿使用和有偿使用均须载明条件（charging）',
      'both free and paid use have conditions; state them for each purpose (charging)',
    ),
    paidUseIsEvaluated: say(
      '有偿使用须以价值评估、价格评估为基础；请附价值评估报告（valuation）和价格评估报告（priceEvaluation）',
      'paid use requires an evaluation of value and one of price; attach both (valuation, priceEvaluation)',
    ),
    distributionIsStated: contains(
      'distribution',
      '公共数据授权运营参与方之间的利益分配',
      'how the participants share the benefits',
    ),
    costsAreBorne: contains(
      'costs',
      '授权运营单位承担授权运营域资源消耗，以及数据脱敏、模型发布、结果导出等成本',
      'that the operator bears the costs of the domain',
    ),
    responsibilityIsStated: contains(
      'responsibility',
      '授权运营单位的主要负责人为授权运营公共数据安全的第一责任人',
      'that the principal of the operator is the first person responsible for data security',
    ),
    dataMayBeOperated: say(
      '授权运营范围内有不得开展授权运营的公共数据；请从范围中删除（scope）',
      'the scope includes data that may not be operated; leave them out (scope)',
    ),
    isNotBackdated: say(
      '生效日期不得早于提出协议文本之日（effectiveDate）',
      'the effective date is the day on which the text is proposed, or a later one (effectiveDate)',
    ),
    beginsAfterTheOldEnd: say(
      '续签协议的期限自前一协议期限届满后起算；请顺延生效日期（effectiveDate）',
      'the term of a renewed agreement begins when the old term has ended; move the effective date (effectiveDate)',
    ),
    partyOrganisationStands: stillMet('partyOrganisation'),
    partyDecidesStands: stillMet('partyDecides'),
    soundBusinessStands: stillMet('soundBusiness'),
    qualificationsStand: stillMet('qualifications'),
    expertiseStands: stillMet('expertise'),
    capacityStands: stillMet('capacity'),
    enterpriseRecordIsClean: stillMet('enterpriseRecord'),
    representativeRecordIsClean: stillMet('representativeRecord'),
    enterpriseIsUnlisted: stillMet('enterpriseLists'),
    representativeIsUnlisted: stillMet('representativeLists'),
    securityLeadStands: stillMet('securityLead'),
    internalRulesStand: stillMet('internalRules'),
    protectionExperienceStands: stillMet('protectionExperience'),
    cryptographyExperienceStands: stillMet('cryptographyExperience'),
    securityCertificationStands: stillMet('securityCertification'),
    securityEvaluationIsClean: stillMet('riskEvaluation'),
    certificateRuns: say(
      '签署之日数据安全管理认证须在有效期内；请填写认证编号、有效期和证书（certificate）',
      'the certificate of data-security management is valid on the day of signing; state its number, its end date and the document (certificate)',
    ),
    decisionIsKnown: say(
      '本协议未载明委员会审定的范围；请由委员会办公室先行补记（RECORD_DECISION）',
      'this agreement does not know what the committee decided on; the committee office records it first (RECORD_DECISION)',
    ),
    decisionIsMissing: say(
      '本协议已载明委员会审定的范围，不得改记',
      'what the committee decided on is on file, and is not recorded anew',
    ),
    recorderIsNoParty: anotherPerson(
      '提交申请或者起草协议的人员不得补记委员会审定的范围',
      'who filed the application or drafted the text does not record what the committee decided on',
    ),
    extensionIsLeft: say(
      '签订期限的延长次数已用尽；请签订，或者确认逾期未签订',
      'the limit for signing is extended no more; sign, or declare that it has passed',
    ),
    termIsWhole: say(
      '协议载明的生效日已过，签署将缩短授权期限；请重新拟定文本（REQUEST_REVISION）',
      'the first day of the text has passed, so that the term would be shorter than P13 says; ask for a new text (REQUEST_REVISION)',
    ),
    datasetsAreDecided: say(
      '协议范围内的数据集须均在申请并经委员会审定的范围之内（scope.datasets）',
      'every data set of the scope was applied for and decided on by the committee (scope.datasets)',
    ),
    providersAreConfirmed: say(
      '各数据集的提供单位须与审查确认的一致（scope.datasets）',
      'the provider of each data set is the one that the review confirmed (scope.datasets)',
    ),
    rightsAreDecided: say(
      '授予的权利须均在申请并经委员会审定的范围之内（rights）',
      'every right that is granted was applied for and decided on by the committee (rights)',
    ),
    purposesAreDecided: say(
      '各用途须均在申请并经委员会审定的范围之内（charging）',
      'every purpose was applied for and decided on by the committee (charging)',
    ),
    scenariosAreDecided: say(
      '应用场景须均在申请并经委员会审定的范围之内，不得留空扩大（scope.scenarios）',
      'every scenario was applied for and decided on by the committee; an empty list would be wider (scope.scenarios)',
    ),
    providerIsAnotherParty: say(
      '数据提供单位不得为授权运营单位及其关联单位（scope.datasets）',
      'no provider is the operator or an affiliate of it (scope.datasets)',
    ),
    terminatedDataStayOut: say(
      '资格已被终止的公共数据和应用场景不得列入协议；须按名称重新申请、由委员会重新审定',
      'data and scenarios whose qualification was terminated stay out of the agreement, unless they were applied for anew by name and the committee granted them',
    ),
    signsForTheAuthority: say(
      '须由规则包所列的授权主体签署（pd.authority.party）；请以该单位的身份办理',
      'the authorizing body that the regime names signs (pd.authority.party); act for that body',
    ),
    resourcesAreRegistered: say(
      '每个数据集须载明有效的公共数据资源登记编码和有效期（registration）；已到期的请先续期',
      'each data set carries a code of registration as a public data resource that is still valid (registration); renew one that has ended',
    ),
    signsTheProposedText: say(
      '签署的文本须与提出的协议文本一致（哈希值相同）；请签署当前文本',
      'the signed text is the one that was proposed, with the same hash; sign the present text',
    ),
    oldTermStillRuns: say(
      '续签须在前一协议期限届满前完成；前一协议已终止的，请按公告重新申请',
      'a renewal is signed before the old term ends; once it has ended, apply under an announcement',
    ),
    causeIsNew: say('该事由已在暂停之列', 'the rights are already suspended for this cause'),
    causeStands: say('所列事由不在暂停之列', 'the rights are not suspended for this cause'),
    renewalIsOurs: say('该申请不是本协议正在办理的重新申请', 'this is not the pending renewal of this agreement'),
    closureIsOurs: say('该权限撤销与数据删除不属于本协议', 'this is not the closure of this agreement'),
  },
  /** Why maker and checker must differ; completes the sentence of the shared rule. */
  checkers: {
    authorityIsNoApplicant: say(
      '提交申请或者代表授权运营单位签署的人员不得代表主管部门起草、签署协议',
      'who filed the application or signed for the operator neither drafts nor signs for the authority',
    ),
    operatorIsNoDrafter: say(
      '代表主管部门起草或者签署协议的人员不得代表授权运营单位签署',
      'who drafted or signed for the authority does not sign for the operator',
    ),
    signatoryDiffersFromDrafter: say(
      '协议文本起草人不得代表主管部门签署',
      'who drafted the text does not sign it for the authority',
    ),
  },
  claims: {
    agreementOfApplication: say('该申请已有协议', 'this application already has its agreement'),
    successor: say('前一协议已有续签协议', 'the previous agreement already has a successor'),
  },
  /** Subject lines of the notices. */
  notices: {
    lapsed: say('授权运营协议未能生效', 'The operating agreement did not come into force'),
    inForce: say('授权运营协议生效', 'The operating agreement is in force'),
    ended: say('授权运营协议终止', 'The operating agreement has ended'),
  },
};
