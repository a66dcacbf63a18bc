// Every title and every sentence that a user reads of a scenario grant.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

/** A part of the request. */
const request = (zh: string, en: string) => say(`申请须${zh}`, `the request must ${en}`);
/** P9, one kind after the other. */
const declaration = (zh: string, en: string) =>
  say(`须逐项声明所申请的公共数据不涉及：${zh}`, `declare that no data of the request are ${en}`);
/** What the authority finds (P9, P17). */
const finding = (zh: string, en: string) =>
  say(
    `审核须逐项得出结论：${zh}；不符合的请退回补正或者不同意`,
    `the review must find that ${en}; otherwise return or refuse the request`,
  );
/** What a providing unit confirms of each of its data sets (P6(2), P9). */
const confirmation = (zh: string, en: string) =>
  say(
    `提供单位须就其每个数据集确认：${zh}；不符合的请退回补正或者不同意`,
    `the provider must confirm that each of its data sets ${en}; otherwise return or refuse the request`,
  );

export const words = {
  title: say('一场景一授权', 'Scenario grant'),
  states: {
    application: say('数据需求申请', 'Request for data'),
    'application.draft': say('草拟', 'Draft'),
    'application.correction': say('补正', 'Correction'),
    review: say('会同审核', 'Joint review'),
    'review.authority': say('主管部门审核', 'Review by the authority'),
    'review.authority.pending': say('待主管部门审核', 'Awaits the authority'),
    'review.authority.consented': say('主管部门同意', 'The authority consents'),
    'review.providers': say('数据提供单位审核', 'Review by the providing units'),
    'review.providers.pending': say('待数据提供单位审核', 'Awaits the providing units'),
    'review.providers.consented': say('数据提供单位同意', 'The providing units consent'),
    inForce: say('授权有效', 'In force'),
    'inForce.access': say('域内权限', 'Access'),
    'inForce.access.unprovisioned': say('待开通', 'To be provisioned'),
    'inForce.access.withheld': say('暂不开通', 'Withheld'),
    'inForce.access.provisioning': say('正在开通', 'Being provisioned'),
    'inForce.access.open': say('使用中', 'In use'),
    'inForce.access.suspending': say('暂停（待授权运营域确认）', 'Suspended, to be confirmed by the domain'),
    'inForce.access.shut': say('已暂停', 'Suspended'),
    'inForce.access.restoring': say('正在恢复', 'Being restored'),
    'inForce.data': say('数据分类分级', 'Grades of the data'),
    'inForce.data.permitted': say('数据均可授权运营', 'All data may be operated'),
    'inForce.data.barred': say('部分数据不得授权运营', 'Some data may not be operated'),
    'inForce.plan': say('计划期限', 'Term of the plan'),
    'inForce.plan.running': say('计划执行中', 'The plan is running'),
    'inForce.change': say('变更', 'Change'),
    'inForce.change.none': say('无变更', 'No change pending'),
    'inForce.change.correction': say('变更补正', 'Correction of the change'),
    'inForce.supervision': say('域内监管', 'Supervision'),
    'inForce.supervision.clear': say('无违规发现', 'No finding'),
    'inForce.supervision.underExamination': say('核查违规发现', 'A finding is examined'),
    revoking: say('授权已终止、撤销权限', 'Ended, access being revoked'),
    'revoking.asked': say('已要求撤销权限', 'Revocation asked of the domain'),
    'revoking.incomplete': say('权限部分撤销', 'Revoked in part'),
    completed: say('计划期满', 'Completed with its plan'),
    relinquished: say('运营单位放弃', 'Given up'),
    terminated: say('终止授权运营资格', 'Qualification terminated'),
    ceased: say('随协议终止', 'Ended with the agreement'),
    refused: say('不同意', 'Refused'),
    lapsed: say('失效', 'Lapsed'),
    withdrawn: say('已撤回', 'Withdrawn'),
  },
  tasks: {
    'application.correction': say('补正数据需求申请', 'Correct the request'),
    'review.authority.pending': say('审核数据需求申请', 'Review the request for data'),
    'review.providers.pending': say('会同审核数据需求申请', 'Review the request as providing unit'),
    'inForce.access.unprovisioned': say('开通域内权限', 'Provision access'),
    'inForce.access.suspending': say('督促确认暂停权限', 'Obtain confirmation of the suspension'),
    'inForce.change.correction': say('补正变更申请', 'Correct the change'),
    'inForce.supervision.underExamination': say('核查域内违规发现', 'Examine the finding'),
    revoking: say('督促确认撤销权限', 'Obtain confirmation that the access is revoked'),
  },
  events: {
    SUBMIT: say('提出数据需求申请', 'Submit the request'),
    RESUBMIT: say('补正后提交', 'Submit again'),
    WITHDRAW: say('撤回', 'Withdraw'),
    CONSENT: say('主管部门审核同意', 'Consent as the authority'),
    REFUSE: say('主管部门不同意', 'Refuse as the authority'),
    CONSENT_AS_PROVIDER: say('数据提供单位审核同意', 'Consent as providing unit'),
    REFUSE_AS_PROVIDER: say('数据提供单位不同意', 'Refuse as providing unit'),
    RETURN: say('退回补正', 'Return for correction'),
    PROVISION: say('开通域内权限', 'Provision access'),
    REQUEST_CHANGE: say('申请变更', 'Ask for a change'),
    WITHDRAW_CHANGE: say('撤回变更', 'Withdraw the change'),
    REGRADE: say('调整数据分级', 'Change the grade of data'),
    REPORT_FINDING: say('报告域内违规发现', 'Report a finding'),
    DISMISS_FINDING: say('核查后不予处理', 'Dismiss the finding'),
    ORDER_CORRECTION: say('责令改正', 'Order correction'),
    START_REVOCATION: say('启动撤销授权', 'Start a revocation'),
    RELINQUISH: say('放弃场景授权', 'Give up the grant'),
    TERMINATE_GRANT: say('终止场景授权', 'The grant is terminated'),
  },
  rules: {
    intakeIsOpen: say(
      '协议临近期满，不再受理新的应用场景；请在续签后申请',
      'the agreement is near its end and takes no new scenario; ask under the renewed agreement',
    ),
    processingIsAuthorized: say(
      '协议未授予数据加工使用权',
      'the agreement does not grant the right to process and use data',
    ),
    scenarioIsAuthorized: say(
      '所申请的应用场景不在协议列明的应用场景之内',
      'the agreement lists its scenarios, and this is none of them',
    ),
    dataIsAuthorized: say(
      '所申请的公共数据不在协议的授权运营范围内',
      'the request asks for data that the agreement does not authorize',
    ),
    purposeIsCharged: say(
      '协议未就该用途约定有条件无偿或者有条件有偿使用',
      'the agreement does not provide whether use for this purpose is free or paid',
    ),
    partnersAreDefinite: request(
      '明确合作伙伴（partners）；没有合作伙伴的，请注明（withoutPartner）',
      'name the partners (partners), or state that there is none (withoutPartner)',
    ),
    partnersGetNoData: request(
      '声明不向合作伙伴提供公共数据（partnersGetNoData）',
      'declare that no partner receives public data (partnersGetNoData)',
    ),
    scopeIsDefinite: request('明确使用范围（scopeOfUse）', 'state the scope of use (scopeOfUse)'),
    valueIsShown: request('说明社会价值或者经济价值（value）', 'state its social or economic value (value)'),
    feasibilityIsShown: request('说明可实施性（feasibility）', 'show that it is feasible (feasibility)'),
    goalsAreSet: request('明确目标（goals）', 'state its goals (goals)'),
    changeIsStated: say(
      '变更申请与已获授权的内容相同；请提交不同的申请（request）',
      'the request says what is granted already; hand in one that differs (request)',
    ),
    planLiesWithinTerm: say(
      '计划（plan）须有起止日期，并在授权运营期限之内',
      'the plan (plan) needs a first and a last day within the term of the agreement',
    ),
    dataIsMinimal: request(
      '逐个数据集列明所需字段及其必要性（fields、necessity）',
      'state for each data set the fields that it needs, and why (fields, necessity)',
    ),
    dataIsCatalogued: request(
      '列明每个数据集的目录编号（catalogue）',
      'name the catalogue entry of each data set (catalogue)',
    ),
    dataIsGraded: request('列明每个数据集的分类分级（grade）', 'state the class and grade of each data set (grade)'),
    useRequirementsAreKept: request(
      '声明遵守提供单位的数据使用要求（useRequirements）',
      'declare that it follows the provider’s requirements of use (useRequirements)',
    ),
    stateSecretsAreOut: declaration(
      '国家秘密（notProhibited.stateSecrets）',
      'state secrets (notProhibited.stateSecrets)',
    ),
    publicSecurityIsSafe: declaration(
      '影响公共安全的数据（notProhibited.publicSecurity）',
      'data that affect public security (notProhibited.publicSecurity)',
    ),
    openingIsNotProhibited: declaration(
      '禁止开放的数据（notProhibited.openingProhibited）',
      'data whose opening is prohibited (notProhibited.openingProhibited)',
    ),
    lawDoesNotCloseIt: declaration(
      '有关法律法规明确规定不能对社会开放的数据（notProhibited.closedByLaw）',
      'data that laws expressly exclude from opening to society (notProhibited.closedByLaw)',
    ),
    nothingIsUnsuitable: declaration(
      '其他不适合授权运营的数据（notProhibited.otherwiseUnsuitable）',
      'otherwise unsuitable for authorized operation (notProhibited.otherwiseUnsuitable)',
    ),
    barredDataIsLeftOut: say(
      '所申请的数据集在分级调整后不得授权运营；请移除该数据集',
      'the request asks for data that may not be operated after their re-grading; remove them',
    ),
    changeIsPending: say('没有正在办理的变更', 'no change is pending'),
    applicantIsNoReviewer: anotherPerson(
      '曾审核本申请的人员不得代运营单位申请',
      'a person who reviewed this request does not ask for the data',
    ),
    scopeIsNotTerminated: say(
      '委员会已终止该公共数据或者应用场景的授权运营资格，不得再申请或者开通',
      'the committee has ended the qualification for these data or this scenario; they cannot be asked for again',
    ),
    providersAreTheAgreements: say(
      '数据提供单位须与授权运营协议列明的一致；协议未列明提供单位的数据集不得申请',
      'the provider of each data set is the one that the agreement names; data without a named provider cannot be asked for',
    ),
    providerIsNotTheOperator: say(
      '运营单位不得作为其所申请数据的提供单位',
      'the operator is not the provider of the data that it asks for',
    ),
    reviewerIsAnotherHand: anotherPerson(
      '申请人不得审核，主管部门与各提供单位须由不同人员审核',
      'the applicant does not review, and the authority and each provider review through persons of their own',
    ),
    scenarioIsClear: finding('应用场景明确（scenario）', 'the scenario is definite (scenario)'),
    partnersAreClear: finding('合作伙伴明确（partners）', 'the partners are definite (partners)'),
    scopeIsClear: finding('使用范围明确（scope）', 'the scope of use is definite (scope)'),
    valueIsClear: finding('具有社会价值或经济价值（value）', 'the scenario has social or economic value (value)'),
    feasibilityIsClear: finding(
      '具有较强的可实施性，能够取得显著成效（feasibility）',
      'the scenario is feasible and can bring marked results (feasibility)',
    ),
    planIsStillAhead: say(
      '所申请的计划已届满；请退回运营单位更新计划（RETURN）',
      'the plan that the request names is over; return it for a new one (RETURN)',
    ),
    planIsClear: finding(
      '在授权运营期限内有明确目标和计划（plan）',
      'goals and plan within the term are definite (plan)',
    ),
    minimalityIsClear: finding('符合最小必要的原则（minimality）', 'the request is minimal and necessary (minimality)'),
    dataMayBeOperated: finding(
      '不含不得开展授权运营的公共数据（notProhibited）',
      'all of the data may be operated (notProhibited)',
    ),
    answersAsProvider: say(
      '须由数据提供单位以提供单位身份答复',
      'only the providing unit answers, in the hat of a provider',
    ),
    returnsInOwnHat: say(
      '退回补正须由主管部门或者提供单位以其身份作出',
      'the authority or a provider returns a request, in its own hat',
    ),
    providerHasNotAnswered: say('本单位已作出答复', 'this providing unit has answered already'),
    ownDataIsCatalogued: confirmation('已列入公共数据目录（catalogued）', 'is in the catalogue (catalogued)'),
    ownDataIsGraded: confirmation('已分类分级（graded）', 'is classified and graded (graded)'),
    ownRequirementsAreMet: confirmation(
      '符合数据使用要求（withinUseRequirements）',
      'is used within its requirements (withinUseRequirements)',
    ),
    ownDataIsNotProhibited: confirmation('不属于不得开展授权运营的数据（prohibited）', 'may be operated (prohibited)'),
    domainIsAccepted: say(
      '授权运营域须经验收合格；请先完成验收',
      'the domain must be accepted; complete its acceptance first',
    ),
    staffIsAdmitted: say(
      '只能为已准入并安排到本应用场景的人员开通；请先办理备案并安排应用场景',
      'access is opened only for staff who are admitted and assigned to this scenario; admit and assign them first',
    ),
    grantIsNotSuspended: say(
      '公共数据使用权限正在暂停；请先消除暂停事由',
      'the right to use public data is suspended; every cause of the suspension must be lifted first',
    ),
    dataIsOfTheGrant: say('该数据集不在本场景授权之内', 'this data set is not part of the grant'),
    dataMayStillBeOperated: say(
      '本授权含有分级调整后不得授权运营的数据集；请先申请变更、移除该数据集',
      'the grant holds data that may not be operated after their re-grading; ask for a change that leaves them out',
    ),
    provisionerIsNoApplicant: anotherPerson(
      '申请人不得开通权限',
      'a person who asked for the data does not open the access to them',
    ),
    graderIsNoApplicant: anotherPerson('申请人不得调整数据分级', 'a person who asked for the data does not grade them'),
    dataIsTheirs: say('提供单位只能调整本单位数据的分级', 'a providing unit changes the grade of its own data only'),
    nothingIsExamined: say(
      '发现的情形正在核查，不得放弃授权以终结核查；请待主管部门处理',
      'a finding is being examined, which is not ended by giving the grant up; wait for the decision on it',
    ),
    examinerDiffersFromReporter: anotherPerson(
      '报告人、场景授权申请人不得核查处理',
      'a person who reported the finding or asked for the grant does not decide on it',
    ),
    limitIsAhead: say('整改期限须晚于现在', 'the limit of an order lies in the future'),
    groundIsListed: say(
      '该违规不在现行规则所列撤销事由之内；可责令改正',
      'the rules in force do not list this breach among the grounds of a revocation; order correction instead',
    ),
  },
  openings: {
    scenarioIsNotTerminated: say(
      '委员会已终止该应用场景的授权运营资格',
      'the committee has ended the qualification for this scenario',
    ),
  },
  claims: {
    scenario: say(
      '该应用场景已有申请或者授权（一场景一授权）',
      'this scenario has a request or a grant already: one scenario, one authorization',
    ),
  },
  /** Subject lines of the notices. */
  notices: {
    toReview: say('数据需求申请待审核', 'A request for data awaits your review'),
    decided: say('数据需求申请办理结果', 'Decision on the request for data'),
    regraded: say('数据分级调整，场景授权状态变化', 'The grade of data has changed: the grant is affected'),
    finding: say('授权运营域违规发现', 'A finding in the domain'),
    ended: say('场景授权终止', 'The grant has ended'),
    domainLate: say('授权运营域操作未确认', 'The domain has not yet confirmed'),
    domainStalled: say('授权运营域操作长时间未确认', 'The domain has not confirmed for a long time'),
  },
};
