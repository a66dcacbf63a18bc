// Every title and every sentence that a user reads of the registration of a subject.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';
import type { Checklist } from './events.ts';

/** An item of the checklist that is missing. */
const missing = (field: keyof Checklist, zh: string, en: string) =>
  say(`登记材料缺项：${zh}（${field}）；请补充后提交`, `the checklist lacks ${en} (${field}); add it and submit again`);

export const words = {
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
    SUSPEND: say('暂停资格', 'Suspend the subject'),
    REINSTATE: say('解除暂停事由', 'Lift a cause of the suspension'),
    REVOKE: say('撤销登记', 'Revoke the registration'),
    DEREGISTER: say('注销登记', 'Deregister'),
  },
  /** What each rule demands, and what to do next. */
  rules: {
    commitmentIsGiven: missing(
      'commitment',
      '相关资源及能力的真实性、完整性、合法性承诺及相关材料',
      'the commitment that resources and abilities are authentic, complete and lawful, with its documents',
    ),
    securityAbilityIsShown: missing(
      'securityAbility',
      '具备数据交易及应用过程中必要的安全保护和技术应用能力的声明',
      'the declaration of the security protection and technical ability that trading and using data requires',
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
      '依法设立并有与其开展业务相适应的固定场所和工作人员的声明',
      'the declaration of lawful establishment, with fixed premises and staff that fit the business',
    ),
    qualificationsAreShown: missing(
      'qualifications',
      '具备法律、法规要求的资质、资格或其他许可条件的声明',
      'the declaration of the qualifications or licences that the law requires',
    ),
    practitionersAreFit: missing(
      'practitioners',
      '执业人员具有与所从业的专业服务活动相适应的知识、技能和职业操守的声明',
      'the declaration that practitioners have the knowledge, skills and ethics of their profession',
    ),
    serviceIsSecure: missing(
      'secureService',
      '具备在安全可控的前提下开展第三方专业服务的能力的声明',
      'the declaration of the ability to provide services securely and under control',
    ),
    securitySystemIsInPlace: missing(
      'securitySystem',
      '建立健全全流程数据安全管理制度的声明',
      'the declaration of a data security system for the whole process',
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
    violationSpeaksForItself: say(
      '因违规案件暂停或者恢复的，须在该案件中办理',
      'a violation case makes and lifts its own suspension; act in that case',
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
