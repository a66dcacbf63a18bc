// Every title and every sentence that a user reads of the registration of a subject.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

/** A part of the review on which the finding is missing, or is negative. */
const find = (parts: string, zh: string, en: string) =>
  say(
    `核准须对${zh}逐项作出符合要求的认定（findings：${parts}）；不符合的，请退回补正或者不予登记`,
    `the reviewer must find, part by part, that ${en} (findings: ${parts}); otherwise return or refuse the registration`,
  );
/** An item of the checklist that is missing. */
const missing = (field: string, zh: string, en: string) =>
  say(`登记材料缺项：${zh}（${field}）；请补充后提交`, `the checklist lacks ${en} (${field}); add it and submit again`);

export const words = {
  citizen: say('公民', 'A citizen'),
  title: say('主体登记', 'Subject registration'),
  states: {
    draft: say('草拟', 'Draft'),
    underSignupReview: say('注册审核', 'Sign-up review'),
    underCenterReview: say('登记核准', 'Review by the center'),
    correction: say('补正', 'Correction'),
    inForce: say('登记有效', 'In force'),
    'inForce.standing': say('资格', 'Standing'),
    'inForce.standing.active': say('有效', 'Active'),
    'inForce.standing.suspended': say('暂停', 'Suspended'),
    'inForce.change': say('变更', 'Change'),
    'inForce.change.none': say('无变更', 'No change pending'),
    'inForce.change.underReview': say('变更审核', 'Change under review'),
    rejected: say('不予登记', 'Refused'),
    lapsed: say('逾期失效', 'Lapsed'),
    withdrawn: say('已撤回', 'Withdrawn'),
    revoked: say('已撤销', 'Revoked'),
    deregistered: say('已注销', 'Deregistered'),
    expired: say('凭证到期', 'Expired'),
  },
  tasks: {
    underSignupReview: say('审核主体注册', 'Review the sign-up'),
    underCenterReview: say('核准主体登记', 'Decide on the registration'),
    correction: say('补正登记材料', 'Correct the registration'),
    'inForce.change.underReview': say('审核主体变更', 'Decide on the change'),
  },
  events: {
    SUBMIT: say('提交登记', 'Submit the registration'),
    PASS: say('注册审核通过', 'Pass the sign-up review'),
    RECOMMEND_REFUSAL: say('建议不予登记', 'Recommend refusal'),
    RETURN: say('退回补正', 'Return for correction'),
    RESUBMIT: say('补正后提交', 'Submit again'),
    WITHDRAW: say('撤回', 'Withdraw'),
    APPROVE: say('核准登记', 'Approve the registration'),
    REJECT: say('不予登记', 'Refuse the registration'),
    REQUEST_CHANGE: say('申请变更', 'Ask for a change'),
    APPROVE_CHANGE: say('核准变更', 'Approve the change'),
    REFUSE_CHANGE: say('不予变更', 'Refuse the change'),
    WITHDRAW_CHANGE: say('撤回变更申请', 'Withdraw the change'),
    SUSPEND: say('暂停资格', 'Suspend the subject'),
    REINSTATE: say('解除暂停事由', 'Lift a cause of the suspension'),
    REVOKE: say('撤销登记', 'Revoke the registration'),
    DEREGISTER: say('注销登记', 'Deregister'),
  },
  /** What each rule demands, and what to do next. */
  rules: {
    commitmentIsGiven: missing(
      'commitment',
      '相关资源及能力的真实性、完整性、合法性承诺（document），并分别附资源（resources）和能力（abilities）的材料',
      'the commitment that resources and abilities are authentic, complete and lawful (document), with material on the resources (resources) and on the abilities (abilities)',
    ),
    securityAbilityIsShown: missing(
      'securityAbility',
      '具备必要能力的声明，并分别附安全保护（protection）和技术应用（technology）能力的材料',
      'the declaration of the ability that trading and using data requires, with material on security protection (protection) and on technical ability (technology)',
    ),
    venueRulesAreAccepted: missing(
      'venueRules',
      '遵守数据交易场所规章制度的声明',
      'the declaration to keep the rules of the venue',
    ),
    legalRequirementsAreMet: missing(
      'legalRequirements',
      '遵守法律、法规、规章规定的其他要求的声明',
      'the declaration to meet the other requirements of laws, regulations and rules',
    ),
    premisesAndStaffAreShown: missing(
      'premisesAndStaff',
      '声明，并分别附依法设立（establishment）、固定场所（premises）和工作人员（staff）的材料',
      'the declaration with material on lawful establishment (establishment), fixed premises (premises) and staff (staff)',
    ),
    qualificationsAreShown: missing(
      'qualifications',
      '具备法定资质、资格或其他许可条件的声明，并列明所开展服务依法需要的每项许可（licences：种类、编号、文件、截止日）',
      'the declaration of qualifications, with each licence that its services need by law (licences: kind, number, document, end)',
    ),
    practitionersAreFit: missing(
      'practitioners',
      '声明，并分别附执业人员知识（knowledge）、技能（skills）和职业操守（ethics）的材料',
      'the declaration with material on the knowledge (knowledge), skills (skills) and ethics (ethics) of the practitioners',
    ),
    serviceIsSecure: missing(
      'secureService',
      '具备在安全可控的前提下开展第三方专业服务的能力的声明和材料（evidence）',
      'the declaration of the ability to provide services securely and under control, with material (evidence)',
    ),
    securitySystemIsInPlace: missing(
      'securitySystem',
      '建立健全全流程数据安全管理制度的声明和材料（evidence）',
      'the declaration of a data security system for the whole process, with material (evidence)',
    ),
    servicesAreNamed: say(
      '第三方服务机构须列明所开展的专业服务（services）',
      'a third-party body names the services that it provides (services)',
    ),
    licencesAreValid: say(
      '所列许可中有已过截止日的（licences）；请换发后提交',
      'a licence that is listed has ended (licences); renew it first',
    ),
    commitmentIsFoundTrue: find(
      'resources、abilities',
      '资源和能力的真实性、完整性、合法性',
      'resources and abilities are authentic, complete and lawful',
    ),
    securityAbilityIsFound: find(
      'protection、technology',
      '安全保护能力和技术应用能力',
      'security protection and technical ability suffice',
    ),
    premisesAndStaffAreFound: find(
      'establishment、premises、staff',
      '依法设立、固定场所和工作人员',
      'establishment, premises and staff fit the business',
    ),
    qualificationsAreFound: find(
      'licences',
      '法定资质、资格或其他许可条件',
      'it has the qualifications that the law requires',
    ),
    practitionersAreFoundFit: find(
      'knowledge、skills、ethics',
      '执业人员的知识、技能和职业操守',
      'practitioners have the knowledge, skills and ethics',
    ),
    serviceIsFoundSecure: find('secureService', '安全可控地开展服务的能力', 'it is able to serve securely'),
    revocationsAreConsidered: say(
      '该主体此前的登记曾因违法违规被撤销；核准须说明为何仍予登记（revocations）',
      'an earlier registration of this subject was revoked; an approval says why it is registered all the same (revocations)',
    ),
    checkerDiffersFromMaker: anotherPerson(
      '申请人和注册审核人不得办理登记核准',
      'neither the applicant nor the sign-up reviewer decides on the registration',
    ),
    reviewerDiffersFromApplicant: anotherPerson(
      '申请人不得审核自己的申请',
      'an applicant does not review their own application',
    ),
    changeCheckerDiffers: anotherPerson(
      '申请变更的人员不得审核该变更',
      'the person who asked for a change does not decide on it',
    ),
    changeIsStated: say(
      '变更须与现行登记不同；请写明变更内容，或者申请凭证续期（renew）',
      'a change differs from what is registered; say what is to change, or ask for a renewal of the certificates (renew)',
    ),
    kindsFitTheSubject: say(
      '增加的须是尚未登记的类别，减少的须是已登记的类别，至少保留一类；公民只能登记为数据需求方',
      'a change adds kinds that are not registered yet and drops registered ones; one kind remains, and a citizen is a demander only',
    ),
    droppedKindIsFree: say(
      '减少登记类别前，须办结交易、注销标的，且没有未结的违法违规案件',
      'a kind is dropped once no trade, listing or violation case of the subject is open',
    ),
    droppedKindIsOfNoOrder: say(
      '针对该主体或者其标的的整改要求未办结，不得减少登记类别；请先整改',
      'an order to rectify against this subject or a listing of its own is open; it is brought to its end before a kind is dropped',
    ),
    droppedKindIsOfNoIncident: say(
      '尚有涉及该主体或者其标的的数据安全事件未办结，不得减少登记类别；请待事件办结',
      'a security incident that concerns this subject or a listing of its own is open; a kind is dropped when it is closed',
    ),
    noMeasureStandsForMore: say(
      '处置措施解除前，不得增减登记类别、业务范围或者换发凭证',
      'while a measure stands, no kind or service is added or dropped, and no certificate renewed',
    ),
    hasNoOpenViolations: say(
      '尚有涉及该主体的违法违规案件未结，不得注销',
      'a violation case that concerns this subject is open; it is brought to its end before the subject leaves',
    ),
    hasNoOpenOrders: say(
      '针对该主体或者其标的的整改要求未办结，不得注销；请先整改',
      'an order to rectify against this subject or a listing of its own is open; it is brought to its end before the subject leaves',
    ),
    hasNoOpenIncidents: say(
      '尚有涉及该主体或者其标的的数据安全事件未办结，不得注销；请待事件办结',
      'a security incident that concerns this subject or a listing of its own is open; the subject leaves when it is closed',
    ),
    hasNoOpenTrades: say(
      '尚有未办结的交易，不得注销；请先办结或者终止交易',
      'trades of this subject are still open; complete or terminate them before deregistering',
    ),
    nothingStandsAgainstIt: say(
      '资格暂停期间不得注销；请先逐项解除暂停事由',
      'a suspended subject cannot deregister; have every cause of the suspension lifted first',
    ),
    causeIsNew: say('该事由已是暂停事由', 'the subject is already suspended for this cause'),
    causeStands: say(
      '该事由不是现有的暂停事由；请填写本案所列事由（cause）',
      'the subject is not suspended for this cause; name one that the case shows (cause)',
    ),
    comesFromACase: say(
      '暂停、恢复、撤销须由案件办理；请立违法违规案件（violationCase），或者在数据安全事件、整改要求中采取或者解除措施',
      'suspending, reinstating and revoking is done by a case; open a violation case, or act in the incident or the order that is its cause',
    ),
  },
  /** What is unique while the case is open. */
  claims: {
    subject: say(
      '该主体已有登记（一主体一登记）',
      'this subject already has a registration: one subject, one registration',
    ),
    certificate: say('该凭证编号已被使用', 'this certificate number is already in use'),
  },
  /** Subject lines of the notices. */
  notices: {
    decided: say('主体登记办理结果', 'Decision on the subject registration'),
  },
};
