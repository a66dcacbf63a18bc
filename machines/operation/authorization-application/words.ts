// Every title and every sentence that a user reads of an application for authorization.
import { type Text, say } from '../../law/cite.ts';
import type { Prohibition, Requirement } from './requirements.ts';
import { list, prohibited, requirement } from './words/requirements.ts';

const shows = (field: string, { zh, en }: Text): Text =>
  say(`申请须附证明材料：${zh}（${field}）`, `show with evidence that ${en} (${field})`);
const shown = (key: Requirement): Text => shows(key, requirement[key]);
const enterpriseIsNotOn = (key: keyof typeof list): Text =>
  shows(
    `enterpriseLists.${key}`,
    say(`企业未被列入${list[key].zh}`, `the enterprise is not on the list of ${list[key].en}`),
  );
const representativeIsNotOn = (key: keyof typeof list): Text =>
  shows(
    `representativeLists.${key}`,
    say(
      `法定代表人（负责人）未被列入${list[key].zh}`,
      `the legal representative or responsible person is not on the list of ${list[key].en}`,
    ),
  );
const reachesBack = (field: string, zh: string, en: string): Text =>
  say(
    `${zh}重大违法记录的查询期间不足；请查询至规定的回溯期（${field}）`,
    `the search for violations by ${en} does not reach back far enough; search the whole look-back period (${field})`,
  );
const outside = (kind: Prohibition): Text =>
  say(
    `须声明拟授权运营的公共数据不含${prohibited[kind].zh}（exclusions.${kind}）；含有的，不得授权运营`,
    `declare that the application covers no ${prohibited[kind].en} (exclusions.${kind}); such data may not be operated`,
  );
const found = (key: Requirement): Text =>
  say(
    `资格审查尚未认定符合下列条件：${requirement[key].zh}（assessment.${key}）；不符合的，请退回补正或者不予通过`,
    `the review has not found that ${requirement[key].en} (assessment.${key}); find this condition met, or return or fail the application`,
  );

export const words = {
  title: say('授权申请', 'Application for authorization'),
  states: {
    draft: say('草拟', 'Draft'),
    pending: say('办理中', 'Pending'),
    undecided: say('未审定', 'Undecided'),
    underQualificationReview: say('资格审查', 'Qualification review'),
    correction: say('补正', 'Under correction'),
    underExpertReview: say('专家综合评审', 'Expert review'),
    underReport: say('评审结果报审', 'To be reported to the committee'),
    underDeliberation: say('委员会审定', 'Before the committee'),
    approved: say('已审定', 'Approved'),
    publicity: say('公示', 'Published for objections'),
    underSigning: say('待签订协议', 'Agreement to be signed'),
    authorized: say('已授权', 'Authorized'),
    notQualified: say('资格审查不通过', 'Not qualified'),
    refused: say('审定不予授权', 'Refused by the committee'),
    withdrawn: say('已撤回', 'Withdrawn'),
    lapsed: say('逾期失效', 'Lapsed'),
  },
  tasks: {
    underQualificationReview: say('审查申请单位资格', 'Review the qualification of the applicant'),
    correction: say('补正申请材料', 'Correct the application'),
    underReport: say('将评审结果报委员会审定', 'Report the result to the committee'),
    publicity: say('受理公示异议', 'Receive objections while the decision is published'),
  },
  events: {
    SUBMIT: say('提交申请', 'Submit the application'),
    RESUBMIT: say('补正后提交', 'Submit the corrected application'),
    WITHDRAW: say('撤回申请', 'Withdraw'),
    PANEL_SEATED: say('评审专家已确定', 'The panel was seated'),
    PASS: say('资格审查通过', 'Pass the qualification review'),
    RETURN: say('退回补正', 'Return for correction'),
    FAIL: say('资格审查不通过', 'Fail the qualification review'),
    REPORT: say('报委员会审定', 'Report to the committee'),
    OBJECTION_UPHELD: say('公示异议成立', 'Uphold an objection'),
    REVIEW_OPENED: say('已启动专家综合评审', 'The expert review was opened'),
    EXPERT_RESULT: say('专家综合评审结果', 'Result of the expert review'),
    MATTER_OPENED: say('已提请委员会审定', 'The matter was put before the committee'),
    MATTER_DECIDED: say('委员会审定', 'The committee has decided'),
    AGREEMENT_OPENED: say('已起草协议', 'The agreement was opened'),
    AGREEMENT_SIGNED: say('协议已签订', 'The agreement was signed'),
    AGREEMENT_LAPSED: say('协议未签订', 'The agreement was not signed'),
    AGREEMENT_ENDED: say('原协议已终止', 'The agreement to be renewed has ended'),
  },
  /** What each rule demands, and what to do next. */
  rules: {
    representativeFitsForm: say(
      '法人申请的，须列明法定代表人；非法人组织申请的，须列明负责人（representative）',
      'a legal person names its legal representative, an unincorporated organisation its responsible person (representative)',
    ),
    partyOrganisationIsShown: shown('partyOrganisation'),
    partyDecidesIsShown: shown('partyDecides'),
    soundBusinessIsShown: shown('soundBusiness'),
    qualificationsAreShown: shown('qualifications'),
    expertiseIsShown: shown('expertise'),
    capacityIsShown: shown('capacity'),
    enterpriseRecordIsShown: shown('enterpriseRecord'),
    enterpriseRecordReachesBack: reachesBack('enterpriseRecord', '企业', 'the enterprise'),
    representativeRecordIsShown: shown('representativeRecord'),
    representativeRecordReachesBack: reachesBack(
      'representativeRecord',
      '法定代表人（负责人）',
      'the legal representative or responsible person',
    ),
    enterpriseIsNoDefaulter: enterpriseIsNotOn('judgmentDefaulters'),
    enterpriseIsInNoTaxCase: enterpriseIsNotOn('majorTaxCases'),
    enterpriseIsNotDishonest: enterpriseIsNotOn('seriousDishonesty'),
    representativeIsNoDefaulter: representativeIsNotOn('judgmentDefaulters'),
    representativeIsInNoTaxCase: representativeIsNotOn('majorTaxCases'),
    representativeIsNotDishonest: representativeIsNotOn('seriousDishonesty'),
    securityLeadIsNamed: shown('securityLead'),
    internalRulesAreShown: shown('internalRules'),
    protectionExperienceIsShown: shown('protectionExperience'),
    cryptographyExperienceIsShown: shown('cryptographyExperience'),
    securityCertificationIsValid: shows(
      'securityCertification',
      say(
        '通过数据安全管理认证，且在有效期内',
        'the management of data security is certified, and the certificate valid',
      ),
    ),
    riskEvaluationIsClean: shown('riskEvaluation'),
    holdingRightIsNotAsked: say(
      '数据持有权不得授权转让；请从申请的权利中删除（rights）',
      'the right to hold the data may not be transferred; leave it out of the rights (rights)',
    ),
    providerIsAnotherParty: say(
      '数据提供单位须为申请单位及其关联单位以外的单位（datasets、affiliates）',
      'the provider of each data set is neither the applicant nor an affiliate of it (datasets, affiliates)',
    ),
    terminatedDataAreNamed: say(
      '资格已被终止的公共数据再次申请的，须逐一列明（reapplied），由委员会重新审定',
      'data whose qualification was terminated are asked for anew only by name (reapplied), so that the committee decides on them again',
    ),
    providersAreConfirmed: say(
      '须按公共数据目录逐一确认每个数据集的提供单位，与申请一致，且只确认一个（providers）',
      'confirm from the catalogue the one provider of each data set, as the application names it (providers)',
    ),
    providersArePublic: say(
      '数据提供单位须为政务部门，或者附认定依据的公共服务企事业单位（providers）；其他单位的数据不是公共数据',
      'a provider is a government department, or a public-service body with the document that shows it (providers); data of others are not public data',
    ),
    certificateStillRuns: say(
      '数据安全管理认证已过有效期；请退回补正有效的认证',
      'the certificate of data-security management has run out; return the application for a valid one',
    ),
    hasNoStateSecrets: outside('stateSecrets'),
    sparesPublicSecurity: outside('publicSecurity'),
    isNotBarredFromOpening: outside('notToBeOpened'),
    isNotClosedByLaw: outside('closedByLaw'),
    isNotUnsuitable: outside('otherwiseUnsuitable'),
    announcementIsOpen: say(
      '申请须在公告规定的时间内提交；目前不在受理期内',
      'submit within the time that the announcement prescribes; its window is not open',
    ),
    nothingIsAddedLate: say(
      '规定的申请时间已过，补正不得增加公共数据、权利、用途、应用场景或者更换授权方式；请在原申请范围内补正',
      'the time for applications is over: a correction adds no data, rights, purposes or scenarios and changes no mode; stay within what was asked for',
    ),
    modeIsAnnounced: say(
      '申请的授权方式须为公告明确的方式之一（mode）',
      'name one of the modes of authorization that the announcement states (mode)',
    ),
    isNotDecidedYet: say(
      '同一公告下每个单位只申请一次，该单位的申请已有结果；请等待下一次公告',
      'each applicant applies once under an announcement, and this one has its decision; wait for the next announcement',
    ),
    previousIsInForce: say(
      '重新申请应当在原协议期限届满前提出；原协议已不在有效期内，请按公告申请',
      'apply for renewal before the agreement expires; this one is no longer in force, so apply under an announcement',
    ),
    previousIsTheirs: say(
      '只有原协议的授权运营单位可以重新申请',
      'only the operator of the agreement applies for its renewal',
    ),
    renewalMayBeAsked: say(
      '尚未到可以重新申请的时间；请在原协议临近期满时提出',
      'it is too early to apply for renewal; apply when the agreement shows that its term is about to expire',
    ),
    evaluationsAreConsidered: say(
      '评估结果是再次申请授权运营的重要依据；请逐一列明该单位的历次评估（considered）',
      'evaluations are an important ground when an operator applies again; list every evaluation of this operator (considered)',
    ),
    partyOrganisationIsFound: found('partyOrganisation'),
    partyDecidesIsFound: found('partyDecides'),
    soundBusinessIsFound: found('soundBusiness'),
    qualificationsAreFound: found('qualifications'),
    expertiseIsFound: found('expertise'),
    capacityIsFound: found('capacity'),
    enterpriseRecordIsFound: found('enterpriseRecord'),
    representativeRecordIsFound: found('representativeRecord'),
    enterpriseListsAreFound: found('enterpriseLists'),
    representativeListsAreFound: found('representativeLists'),
    securityLeadIsFound: found('securityLead'),
    internalRulesAreFound: found('internalRules'),
    protectionExperienceIsFound: found('protectionExperience'),
    cryptographyExperienceIsFound: found('cryptographyExperience'),
    securityCertificationIsFound: found('securityCertification'),
    riskEvaluationIsFound: found('riskEvaluation'),
    dataAreFoundAdmissible: found('admissibleData'),
    somethingIsNotMet: say(
      '资格审查不通过的，须指明至少一项不符合的条件（assessment）；均符合的，请予通过',
      'name at least one condition that is not met (assessment), or pass the application',
    ),
    reviewIsOurs: say('该评审不属于本申请', 'this is not the review of this application'),
    panelIsOurs: say('该评审组不属于本申请', 'this is not the panel of this application'),
    matterIsOurs: say('该审议事项不属于本申请', 'this is not the matter of this application'),
    agreementIsOurs: say('该协议不属于本申请', 'this is not the agreement of this application'),
  },
  /** Why maker and checker must differ; completes the sentence of the shared rule. */
  checkers: {
    reviewerDiffersFromApplicant: say(
      '提交过申请材料的人员不得审查、报审该申请或者处理其异议',
      'who ever submitted the application neither reviews nor reports it nor decides on objections to it',
    ),
  },
  /** The same for what opens a case. */
  openings: {
    formIsPermitted: say(
      '按本办法，此类组织形式不得申请授权运营（form）',
      'under this regime a body of this form does not apply for authorized operation (form)',
    ),
    announcementIsKnown: say(
      '没有该年度公告，或者公告已办结；请核对公告编号（announcement）',
      'there is no such announcement, or it has concluded; check its number (announcement)',
    ),
    previousIsTheirs: say(
      '该单位没有这一授权运营协议；请核对原协议编号（previous）',
      'the applicant has no such operating agreement; check the number of the one to be renewed (previous)',
    ),
  },
  claims: {
    renewal: say('该协议的重新申请已在办理', 'a renewal of this agreement is already pending'),
    application: say('该单位在本公告下已有申请', 'this applicant has already applied under this announcement'),
  },
  /** Subject lines of the notices. */
  notices: {
    committee: say('专家综合评审结果报审', 'Result of the expert review, for decision'),
    applicant: say('授权运营申请办理情况', 'Progress of your application for authorization'),
  },
};
