// Every title and every sentence that a user reads of the registration of a trading object.
import { say } from '../../law/cite.ts';
import { anotherPerson } from '../../shared/rules.ts';

/** What T14 asks of the data, once for the declaration of the owner and once for the finding of the assessor. */
const prohibitions = {
  nationalSecurity: [
    '不危害国家安全、公共利益和社会稳定',
    'do not endanger national security, the public interest or social stability',
  ],
  othersRights: ['不侵犯他人合法权益、个人隐私', 'do not infringe the lawful rights or the privacy of others'],
  enterpriseRights: [
    '不涉及未经授权的企业数据、商业秘密等特定企业权益',
    'contain no enterprise data or trade secrets without authorisation',
  ],
  otherProhibitions: [
    '不属于其他法律、法规、规章或者合法约定明确禁止交易的数据',
    'may be traded under every other law, regulation, rule and lawful agreement',
  ],
} as const;
type Prohibition = keyof typeof prohibitions;

const declare = (field: Prohibition) => {
  const [zh, en] = prohibitions[field];
  return say(`须逐项声明：数据${zh}（${field}）`, `declare separately that the data ${en} (${field})`);
};
const find = (field: string, zh: string, en: string) =>
  say(
    `评估须逐项作出结论：${zh}（${field}）；结论为否的，请退回补正或者不予登记`,
    `the assessment must find that ${en} (${field}); otherwise return or refuse the listing`,
  );
const findData = (field: Prohibition) => {
  const [zh, en] = prohibitions[field];
  return find(field, `数据${zh}`, `the data ${en}`);
};

export const words = {
  title: say('标的登记', 'Registration of a trading object'),
  states: {
    application: say('标的登记申请', 'Application'),
    'application.draft': say('草拟', 'Draft'),
    'application.awaitingConsent': say('报请综合监督管理部门同意', 'Awaiting the supervisor’s consent'),
    'application.underAssessment': say('安全合规评估', 'Assessment'),
    'application.correction': say('补正', 'Correction'),
    inForce: say('登记有效', 'In force'),
    'inForce.market': say('上架', 'Market'),
    'inForce.market.registered': say('已登记未上架', 'Registered, not published'),
    'inForce.market.listed': say('已上架', 'Published'),
    'inForce.market.suspended': say('暂停交易', 'Suspended'),
    'inForce.change': say('变更', 'New version'),
    'inForce.change.none': say('无变更', 'No new version pending'),
    'inForce.change.underAssessment': say('变更评估', 'Assessment of the new version'),
    'inForce.change.correction': say('变更补正', 'Correction of the new version'),
    rejected: say('不予登记', 'Refused'),
    lapsed: say('逾期失效', 'Lapsed'),
    withdrawn: say('已撤回', 'Withdrawn'),
    delisted: say('已下架注销', 'Delisted'),
    revoked: say('已撤销', 'Revoked'),
    recalled: say('已召回', 'Recalled'),
    ceased: say('因主体登记终止而失效', 'Ended with the registration of its owner'),
    expired: say('凭证到期', 'Expired'),
  },
  tasks: {
    'application.awaitingConsent': say('决定是否同意其他交易标的', 'Decide on another type of object'),
    'application.underAssessment': say('评估交易标的', 'Assess the listing'),
    'application.correction': say('补正标的材料', 'Correct the listing'),
    'inForce.change.underAssessment': say('评估标的变更', 'Assess the new version'),
    'inForce.change.correction': say('补正变更材料', 'Correct the new version'),
  },
  events: {
    SUBMIT: say('提交标的登记', 'Submit the listing'),
    RESUBMIT: say('补正后提交', 'Submit again'),
    WITHDRAW: say('撤回', 'Withdraw'),
    GRANT_CONSENT: say('同意作为交易标的', 'Consent to this type of object'),
    REFUSE_CONSENT: say('不同意作为交易标的', 'Refuse consent'),
    PASS: say('安全合规评估通过', 'Pass the assessment'),
    RETURN: say('退回补正', 'Return for correction'),
    REJECT: say('不予登记', 'Refuse the listing'),
    PUBLISH: say('上架', 'Publish'),
    SUSPEND: say('暂停交易', 'Suspend the listing'),
    RESUME: say('解除暂停事由', 'Lift a cause of the suspension'),
    CONSENT_WITHDRAWN: say('个人撤回同意', 'A person has withdrawn consent'),
    REQUEST_CHANGE: say('申请变更', 'Ask for a new version'),
    PASS_CHANGE: say('变更评估通过', 'Pass the new version'),
    RETURN_CHANGE: say('退回变更', 'Return the new version'),
    RESUBMIT_CHANGE: say('补正后提交变更', 'Submit the new version again'),
    REFUSE_CHANGE: say('不予变更', 'Refuse the new version'),
    WITHDRAW_CHANGE: say('撤回变更', 'Withdraw the new version'),
    DELIST: say('下架注销', 'Delist'),
    REVOKE: say('撤销标的登记', 'Revoke the listing'),
    PARTY_SUSPENDED: say('主体资格暂停', 'The owner is suspended'),
    PARTY_REINSTATED: say('主体资格恢复', 'The owner is reinstated'),
    PARTY_ENDED: say('主体登记终止', 'The registration of the owner has ended'),
    EXPORT_SUSPENDED: say('公共数据产品暂停', 'The export is suspended'),
    EXPORT_REINSTATED: say('公共数据产品恢复', 'The export is reinstated'),
    EXPORT_RECALLED: say('公共数据产品召回', 'The export is recalled'),
  },
  /** What each rule demands, and what to do next. */
  rules: {
    nationalSecurityIsDeclared: declare('nationalSecurity'),
    othersRightsAreDeclared: declare('othersRights'),
    enterpriseRightsAreDeclared: declare('enterpriseRights'),
    sourceIsDeclaredLawful: say(
      '须声明数据不是从非法渠道，也不是从违规渠道获取（source）；从非法、违规渠道获取的数据不得交易',
      'declare that the data come neither from an illegal nor from an irregular channel (source); data from either may not be traded',
    ),
    otherProhibitionsAreDeclared: declare('otherProhibitions'),

    personalDataIsConsentedOrAnonymised: say(
      '个人数据须经本人或者其监护人逐人同意（附同意登记册和证据），或者经加工无法识别特定个人且不能复原（两项均附证据）',
      'personal data need the consent of each person or guardian (with register and evidence), or processing after which no person can be identified and nothing can be restored (evidence of both)',
    ),
    consentCoversPurposes: say(
      '使用范围（purposes）不得超出个人同意的范围；请缩小使用范围，或者取得同意',
      'the scope of use (purposes) goes beyond the consents; narrow it, or obtain consent',
    ),
    withdrawnPersonsAreRemoved: say(
      '撤回同意的个人的数据尚未移除；请移除并列入已移除名单（removed）',
      'data of persons who withdrew consent are still included; remove them and name the persons (removed)',
    ),
    guardiansConsent: say(
      '须列明被监护人人数（wards），且每名被监护人均经其监护人同意（guardians 与 wards 相等）',
      'state how many persons are under guardianship (wards); a guardian has consented for each of them, and for nobody else (guardians equals wards)',
    ),
    contentIsFreeOfWithdrawn: say(
      '该内容（fingerprint）含有已撤回同意的个人的数据；请移除后以新的内容提交，或者取得其重新同意（renewed）',
      'this content (fingerprint) holds data of a person who withdrew consent; submit another without them, or with their new consent (renewed)',
    ),
    requesterIsKnown: say(
      '由中心或者运营企业代为登记的，须附申请人身份核验材料（identity）；本人以账户办理的，只能撤回自己的同意',
      'filed through the venue: attach how the person or guardian was identified (identity); with an own account one withdraws one’s own consent only',
    ),
    assessmentHasAnEnd: say(
      '数据出境安全评估须列明结果出具日（issued）和有效期截止日（until），有效期不得超过三年',
      'a security assessment states when it was given (issued) and until when it is valid (until), three years at most',
    ),
    contentIsTheExports: say(
      '公共数据产品的内容（fingerprint）须与经批准导出的产品一致；请核对，或者重新申请导出',
      'the content (fingerprint) of a product of public data is the one whose export was approved; check it, or ask for another export',
    ),
    deliveryRuleIsStated: say(
      '按期更新或者计算交付的，须说明交付内容的规则（statement）',
      'what grows by periods or is computed states the rule of what is delivered (statement)',
    ),
    deliveryRuleIsClear: find(
      'deliveryRule',
      '按期更新或者计算交付的规则明确、可核对',
      'the rule by which periods or results are delivered is clear and can be checked',
    ),
    publicViewIsTheRegisters: say(
      '公示信息（publicView）中的名称、类别、使用范围、地区、凭证编号须与登记一致',
      'title, class, purposes, regions and certificate of the public view (publicView) are those of the register',
    ),
    personalDataRestsOnConsent: say(
      '该标的不以个人同意为依据，没有可撤回的同意',
      'this listing does not rely on consent, so there is none to withdraw',
    ),
    withdrawalIsNew: say('该个人撤回同意已有记录', 'this withdrawal is already on record'),
    priceLimitIsPublished: say(
      '实行价格管理的公共数据产品，公开信息须载明最高限价和定价文件（publicView.priceLimit）',
      'a product of public data under control of prices is published with its highest price and the instrument that set it (publicView.priceLimit)',
    ),
    crossBorderProcedureIsShown: say(
      '接收方或者访问地在境外的，须附国家规定的出境手续（procedure），且在有效期内',
      'a recipient or a place of access is abroad: attach the procedure that the national rules require (procedure), still valid',
    ),
    complianceBodyIsFit: say(
      '合规报告须由登记有效、不同于标的所有者，且登记从事合规认证、安全审计、风险评估、法律咨询等服务的第三方服务机构出具',
      'a compliance report comes from a third-party body that is registered for certification, audit, risk assessment or legal advice, active and not the owner',
    ),

    ownerIsActive: say(
      '标的所有者的主体登记不在有效状态；请先完成登记或者恢复资格',
      'the registration of the owner is not active; complete it, or have it reinstated',
    ),
    ownerMayOffer: say(
      '数据产品、数据服务由数据商登记，第三方专业服务由第三方服务机构登记；请先取得相应凭证',
      'data merchants list data products and services, third-party bodies list professional services; obtain that certificate first',
    ),
    exportIsValid: say(
      '公共数据产品须经公共数据主管部门审核批准后由本单位导出授权运营域，且仍然有效；请核对所填导出案件（export）和协议（agreement）',
      'a product of public data needs an approved export of the owner, still valid and under the agreement that is named; check export and agreement',
    ),
    ownerMayOperateProducts: say(
      '公共数据产品的所有者须依有效的授权运营协议取得数据产品经营权',
      'the owner of a product of public data needs the right to operate data products, under an agreement in force',
    ),
    purposesLieWithinScenarios: say(
      '公共数据产品不得用于或者变相用于未经审批的应用场景；请缩小使用范围（purposes）',
      'the scope of use (purposes) goes beyond the scenarios that the export was approved for; narrow it',
    ),

    standardIsInForce: say(
      '评估须依据登记的现行有效的安全合规评估标准（assessment.standard）；请先在规则制度登记中登记',
      'the assessment follows the version of the standard that is in force in its register (assessment.standard); register it first',
    ),
    safetyIsClear: find('safety', '标的符合安全合规评估标准', 'the object meets the standard of safety and compliance'),
    nationalSecurityIsClear: findData('nationalSecurity'),
    othersRightsAreClear: findData('othersRights'),
    enterpriseRightsAreClear: findData('enterpriseRights'),
    sourceIsNotIllegal: find('illegalSource', '数据不是从非法渠道获取', 'the data do not come from an illegal channel'),
    sourceIsNotIrregular: find(
      'irregularSource',
      '数据不是从违规渠道获取',
      'the data do not come from an irregular channel',
    ),
    noOtherProhibition: findData('otherProhibitions'),
    personalDataIsClear: find(
      'personalData',
      '个人数据已经本人或者其监护人同意，或者无法识别特定个人且不能复原',
      'personal data are consented to, or identify nobody and cannot be restored',
    ),
    crossBorderIsClear: find(
      'crossBorder',
      '不涉及数据跨境交易，或者按照国家有关规定执行',
      'the trade does not cross the border, or follows the national rules',
    ),

    assessorDiffersFromApplicant: anotherPerson(
      '申请人不得评估自己的标的',
      'an applicant does not assess their own listing',
    ),
    changeIsStated: say(
      '变更内容与现行版本相同；请提交不同的材料，或者申请凭证续期（renew）',
      'the new version says what stands already; hand in what differs, or ask for a renewal of the certificate (renew)',
    ),
    changeAssessorDiffers: anotherPerson(
      '申请变更的人员不得评估该变更',
      'the person who asked for a new version does not assess it',
    ),
    consenterDiffersFromApplicant: anotherPerson(
      '申请人不得对自己的标的作出同意',
      'an applicant does not consent to their own listing',
    ),
    hasNoOpenViolations: say(
      '尚有涉及该标的的违法违规案件未结，不得下架',
      'a violation case that concerns this listing is open; it is brought to its end before the listing leaves',
    ),
    hasNoOpenOrders: say(
      '涉及该标的或者其登记方的整改要求未办结，不得下架；请先整改',
      'an order to rectify that concerns this listing or its owner is open; it is brought to its end before the listing leaves',
    ),
    hasNoOpenIncidents: say(
      '尚有涉及该标的的数据安全事件未办结，不得下架；请待事件办结',
      'a security incident that concerns this listing is open; the listing leaves when it is closed',
    ),
    hasNoOpenTrades: say(
      '该标的尚有未办结的交易，不得下架；请先办结或者终止交易',
      'trades of this listing are still open; complete or terminate them before delisting',
    ),
    noMeasureStands: say(
      '该标的处于处置措施之下，不得下架；请先解除措施',
      'the listing is suspended by a measure; have the measure lifted before delisting',
    ),
    causeIsNew: say('该事由已是暂停事由', 'the listing is already suspended for this cause'),
    causeStands: say(
      '没有可以这样解除的该项暂停事由；各项事由只能由其来源解除',
      'this event lifts no such cause; each cause is lifted only where it came from',
    ),
    comesFromACase: say(
      '暂停、恢复、撤销须由案件办理；请立违法违规案件（violationCase），或者在数据安全事件、整改要求中采取或者解除措施',
      'suspending, resuming and revoking is done by a case; open a violation case, or act in the incident or the order that is its cause',
    ),
  },
  /** The same for what opens a case. */
  openings: {
    kindIsNamed: say(
      '本办法未列明该种类；请说明标的（type.description），报请综合监督管理部门同意',
      'the regulation does not name this kind of object; describe it (type.description), for the supervisor’s consent',
    ),
    ownerMayOffer: say(
      '数据产品、数据服务由数据商登记，第三方专业服务由第三方服务机构登记；请先取得相应凭证',
      'data merchants list data products and services, third-party bodies list professional services; obtain that certificate first',
    ),
    registrationIsTheOwners: say(
      '标的所有者须已办理主体登记且资格有效；请先办理主体登记',
      'the owner must be registered and active; register the subject first',
    ),
  },
  /** What is unique while the case is open. */
  claims: {
    listing: say(
      '该标的已有登记（一标的一登记）',
      'this object already has a registration: one object, one registration',
    ),
    fingerprint: say(
      '该内容已由他人登记，或者属于经批准导出的公共数据产品；公共数据产品须列明其导出（publicData）',
      'this content is registered already, or is that of an approved export of public data; a product of public data names its export (publicData)',
    ),
    certificate: say('该凭证编号已被使用', 'this certificate number is already in use'),
  },
  /** Subject lines of the notices. */
  notices: {
    decided: say('标的登记办理结果', 'Decision on the listing'),
  },
};
