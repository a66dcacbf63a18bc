// What each rule of a trade demands, and what to do next.
import { say } from '../../../law/cite.ts';

const given = (zh: string, en: string) => say(`供方须说明或者提供：${zh}`, `the seller must give ${en}`);
const stated = (zh: string, en: string) => say(`合同须明确：${zh}`, `the contract must state ${en}`);
const clear = (field: string, zh: string, en: string) =>
  say(
    `审核须逐项得出结论：${zh}（${field}）；未通过的请退回或者不予通过`,
    `the review must find ${en} (${field}); return or refuse it otherwise`,
  );

const oneSide = say(
  '同一自然人在一笔交易中只能代表一方办理；请由该方的另一位人员办理',
  'one natural person acts for one side only in a trade; ask another person of this side',
);
const apart = (zh: string, en: string) =>
  say(
    `同一自然人在一笔交易中只能居于一个位置：${zh}；请由另一位人员办理`,
    `one natural person stands in one place of a trade: ${en}; ask another person`,
  );

export const rules = {
  // One person, one place
  speaksForOneSide: oneSide,
  signsForOneSide: oneSide,
  performsForOneSide: oneSide,
  disputesForOneSide: oneSide,
  authorizesForOneSide: oneSide,
  addsForOneParty: apart('为一方或者场所补充资料', 'material is added for one side, or for the venue'),
  standsApart: apart('终止委托的人员', 'whoever ends the commission'),
  bodyStandsApart: apart(
    '第三方机构的经办人员不得代表一方或者场所',
    'whoever acts for a third-party body acts for neither side and not for the venue',
  ),
  bankStandsApart: apart(
    '资金结算机构的经办人员不得代表一方、第三方机构或者场所',
    'whoever reports for the bank acts for nobody else',
  ),

  // At every step that binds a side
  sellerIsActive: say(
    '供方须已登记、取得凭证且资格有效；请先办理登记或者恢复资格',
    'the seller must be registered, certified and active; register or reinstate it first',
  ),
  buyerIsActive: say(
    '需求方须已注册、经审核通过且资格有效；请先办理注册或者恢复资格',
    'the buyer must be signed up as a demander, admitted and active; sign it up or reinstate it first',
  ),
  listingIsListed: say(
    '交易标的须已登记上架且未被暂停；请待恢复交易或者另选标的',
    'the listing must be registered, published and not suspended; wait until it is reinstated, or choose another',
  ),
  listingIsTheSame: say(
    '标的已有新版本；请按现行版本重新形成订单或者变更合同',
    'the listing has a new version; form a new order on it, or amend the contract',
  ),
  listingIsTheReviewed: say(
    '标的版本与变更审核时不一致；请撤回变更，按现行版本重新提出',
    'the listing has another version than when the amendment was reviewed; drop it and propose it anew',
  ),
  purposesAreAllowed: say(
    '用途须在标的登记的使用范围之内；请缩小用途，或者由供方变更登记',
    'the purposes must lie within the registered scope of use; narrow them, or ask the seller to change the registration',
  ),
  purposesLieWithinScenarios: say(
    '公共数据产品不得用于或者变相用于未经审批的应用场景；请缩小用途',
    'a public-data product serves only the scenarios that its export was approved for; narrow the purposes',
  ),
  consentStands: say(
    '标的含个人数据的，自然人或者其监护人的同意须仍然有效，经加工无法识别特定个人且不能复原的除外；请供方先处理撤回的同意',
    'consent to the personal data must still stand, unless they are anonymised; the seller deals with withdrawals first',
  ),
  destinationIsAssessed: say(
    '接收方所在地和访问地须在标的已评估的地区之内；请更正，或者由供方变更登记并评估',
    'the recipient and each place of access must lie in the assessed regions; correct them, or have the listing assessed',
  ),
  procedureStands: say(
    '接收方或者访问地在境外的，须有仍在有效期内的国家规定手续；请供方先办理',
    'data that leave the country need the procedure of the national rules, still valid; the seller obtains it first',
  ),
  destinationWasAppliedFor: say(
    '接收方所在地和访问地须在交易申请并经审核的范围之内；改变去向的，请另行申请交易',
    'the recipient and each place of access must lie within what was applied for and reviewed; another destination takes another application',
  ),
  termIsAhead: say(
    '使用期限的截止日不得早于今日（term.until）',
    'the term of use may not have ended already (term.until)',
  ),
  termHasNotEnded: say(
    '合同约定的使用期限已届满，不得交付；请先变更合同',
    'the term of use in the contract has ended and nothing is delivered; amend the contract first',
  ),
  contentIsWhatWasAssessed: say(
    '交付内容须与经评估的标的版本一致（contentHash 等于登记的指纹）；标的登记了交付规则的，须说明交付内容如何符合该规则（follows）',
    'what is handed over must be the assessed version of the listing (contentHash equals its fingerprint); where the listing states a rule of delivery, say how the content follows it (follows)',
  ),
  mannerIsTheContracts: say(
    '交付方式须与合同约定一致（manner）；改变交付方式的，请先变更合同',
    'the manner of delivery must be that of the contract (manner); amend the contract to change it',
  ),
  tradeIsNotPaused: say(
    '交易已暂停；须待各项暂停事由分别解除',
    'the trade is paused; each cause of the pause must be lifted first',
  ),

  // The five prohibitions
  nationalSecurityIsClear: clear(
    'nationalSecurity',
    '不危害国家安全、公共利益和社会稳定',
    'no danger to national security, public interest or social stability',
  ),
  othersRightsAreClear: clear(
    'othersRights',
    '不侵犯他人合法权益、个人隐私',
    'no infringement of rights or personal privacy',
  ),
  enterpriseRightsAreClear: clear(
    'enterpriseRights',
    '不涉及未经授权的企业数据、商业秘密等特定企业权益',
    'no unauthorized enterprise data or trade secrets',
  ),
  sourceIsNotIllegal: clear('illegalSource', '非从非法渠道获取', 'no illegal source'),
  sourceIsNotIrregular: clear('irregularSource', '非从违规渠道获取', 'no irregular source'),
  noOtherProhibition: clear('otherProhibitions', '无其他明确禁止交易的情形', 'no other prohibition'),

  // Application
  sourceIsStated: given('标的来源（source）', 'the source of the object (source)'),
  contentIsStated: given('标的内容（content）', 'its content (content)'),
  ownershipIsStated: given('权属情况及证明（ownership）', 'its ownership, with evidence (ownership)'),
  scopeOfUseIsStated: given('使用范围（purposes）', 'its scope of use (purposes)'),
  descriptionIsGiven: given('描述信息（description）', 'a description (description)'),
  sampleIsGiven: given('样本（例）（sample）', 'a sample (sample)'),
  needIsStated: say('需求方须提交需求内容（need）', 'the buyer must state its need (need)'),
  purposeIsStated: say('需求方须提交用途（purposes）', 'the buyer must state its purposes (purposes)'),
  demandFitsSupply: say(
    '需求用途超出供方说明的使用范围；请退回一方更正',
    'the buyer’s purposes exceed the scope of use that the seller states; return the application to one side',
  ),

  // Negotiation and order
  isOfThisSide: say(
    '双方各自确认和签署；本方已办理的，请等待另一方',
    'each side confirms and signs for itself; wait for the other side',
  ),
  answersTheOtherSide: say(
    '报价只能由对方接受；请等待对方答复，或者提出新的报价',
    'only the other side accepts an offer; wait for its answer, or make another offer',
  ),
  offerIsTheirs: say('只能撤回本方的报价', 'only the side that made the offer withdraws it'),
  offerIsTheStandingOne: say(
    '该报价已被新的报价取代或者已撤回；请查看现行报价',
    'this offer has been replaced or withdrawn; look at the current one',
  ),
  priceEqualsProposal: say(
    '以价格建议书为交易价格的，须已出具价格建议书，且价格与其一致',
    'a price that is based on a proposal needs that proposal, and equals it',
  ),
  bodyIsCertified: say(
    '须委托登记有效的第三方服务机构；请另行委托',
    'the body must be a registered and active third-party body; choose another',
  ),
  bodyServes: say(
    '受托机构登记的服务须包括资产评估；请另行委托',
    'the body must be registered for evaluation (资产评估); choose another',
  ),
  priceBasisStands: say(
    '价格所依据的价格建议书已被新的委托取代；请依现行价格建议书重新报价',
    'the price rests on a proposal that a new commission has replaced; make an offer on the proposal that is on file',
  ),
  bodyIsIndependent: say(
    '受托机构不得是交易的一方；请另行委托',
    'the body may be neither side of the trade; choose another',
  ),
  independenceIsDeclared: say(
    '受托机构须声明与双方均无关联（independence）',
    'the body must declare that it is connected to neither side (independence)',
  ),
  confirmsThisOrder: say(
    '所确认的不是现行订单；请核对订单内容后确认',
    'this is not the current order; check its content and confirm the current one',
  ),
  orderConformsToLaw: say(
    '订单须符合相关法律、法规、规章（conformity.laws）；不符合的请退回',
    'the order must conform to laws, regulations and rules (conformity.laws); return it otherwise',
  ),
  orderConformsToStandards: say(
    '订单须符合相关标准（conformity.standards）；不符合的请退回',
    'the order must conform to the standards (conformity.standards); return it otherwise',
  ),

  // The nine items of a contract
  subjectMatterIsAgreed: stated('交易内容（content）', 'what is traded (content)'),
  purposeIsAgreed: stated('用途范围（purposes）', 'the scope of use (purposes)'),
  priceIsAgreed: stated('交易价格（priceFen）', 'the price (priceFen)'),
  modeIsAgreed: stated('交易方式（mode）', 'the mode of trading (mode)'),
  termIsAgreed: stated(
    '使用期限，截止日不早于起始日（term）',
    'the term of use, its end not before its beginning (term)',
  ),
  qualityIsAgreed: stated('交付质量（quality）', 'the quality of what is delivered (quality)'),
  mannerIsAgreed: stated('交付方式（manner）', 'the manner of delivery (manner)'),
  securityIsAgreed: stated('安全责任（security）', 'the responsibility for security (security)'),
  confidentialityIsAgreed: stated('保密条款（confidentiality）', 'the terms of confidentiality (confidentiality)'),

  // What else a contract must fit
  priceIsTheOrders: say(
    '合同价格须与审核通过的订单一致',
    'the price must equal that of the order that passed the review',
  ),
  purposeIsTheDemands: say(
    '合同用途不得超出交易申请的用途',
    'the purposes of the contract must lie within those of the application',
  ),
  deliveriesAreAhead: say('各次交付的期限须晚于现在', 'the delivery dates must lie in the future'),
  instalmentsAddUp: say(
    '各期付款之和须等于交易价格；全部价款均通过数据交易场所结算',
    'the instalments must add up to the price; all of it is settled through the venue',
  ),
  paymentOrderFits: say(
    '付款与交付的先后须与约定方式一致（先付、到付或者分期），并为规则包所允许',
    'the instalments must fit the agreed order of payment (prepay, onDelivery, milestones), and the regime must allow it',
  ),
  instalmentsFollowDeliveries: say(
    '各期付款须与交付次序相应：先付的在交付前到账，验收后划付',
    'the instalments must follow the deliveries: held before one, released after its acceptance, one after the other',
  ),
  onlineWhereRequired: say('本场所要求在线签署合同', 'this venue requires online signature'),
  whatIsDoneStays: say('变更不得改动已交付或者已付款的部分', 'an amendment may not change what was delivered or paid'),

  // One text is reviewed, signed and preserved
  reviewsTheText: say(
    '所审核的文本与提交的合同文本不一致（哈希值不同）；请审核现行文本',
    'this is not the text that was submitted (another hash); review the current one',
  ),
  signsTheText: say(
    '所签署的文本须与提交审核的文本一致（哈希值相同）',
    'the signed text must be the text that was submitted for review (same hash)',
  ),
  retriesTheText: say(
    '重试存证的文本须为经审核的文本（哈希值相同）',
    'evidence is preserved of the text that was reviewed (same hash)',
  ),
  evidenceIsOfThisText: say(
    '存证的哈希值须与审核的文本一致',
    'the preserved hash must equal the hash that was reviewed',
  ),
  evidenceIsBackedUp: say('合同须备份存证，至少两份', 'the contract must be backed up, in at least two copies'),

  // Delivery
  lotIsTheCurrentOne: say('只能验收当前一次交付（lot）', 'name the delivery that awaits acceptance (lot)'),

  // Settlement
  contractIsInEvidence: say('合同备份存证后方可结算', 'settlement begins after the contract is preserved as evidence'),
  instalmentIsTheCurrentOne: say('只能指令当前一期付款（instalment）', 'name the instalment that is due (instalment)'),
  settlementIsNotFrozen: say(
    '结算已冻结；须待各项冻结事由分别解除',
    'the settlement is frozen; each cause of the freeze must be lifted first',
  ),
  instructionIsOurs: say(
    '所列指令不是本交易正在办理的结算指令',
    'this is not the current settlement instruction of the trade',
  ),
  amountIsTheInstructed: say(
    '所报告的金额与指令不一致；请与资金结算机构核对',
    'the reported amount differs from the instructed one; reconcile it with the bank',
  ),
  reportIsKnown: say(
    '当前不办理该项结算报告，且其不是已登记报告的重复；请核对指令、金额和流水号',
    'this report is not awaited now, and does not repeat one that is on record; check instruction, amount and reference',
  ),
  refundIsWhole: say('退回的金额须等于尚在托管的金额', 'the refund must equal all that is still held'),
  fundsCrossedTheRecall: say(
    '该笔资金已记录到账，或者超出本期金额；请与资金结算机构核对',
    'these funds are already on record, or exceed the instalment; reconcile them with the bank',
  ),
  splitIsCovered: say('划付金额不得超过托管金额', 'the release may not exceed what the bank holds'),

  // Dispute
  disputeIsTheirs: say('只能由提出争议的一方撤回', 'only the side that opened the dispute withdraws it'),
  arbiterIsCertified: say(
    '争议仲裁须由登记有效的第三方服务机构承担',
    'the arbiter must be a registered and active third-party body',
  ),
  arbiterServes: say(
    '仲裁机构登记的服务须包括争议仲裁；请另选机构',
    'the arbiter must be registered for arbitration (争议仲裁); choose another',
  ),
  noArbiterIsAgreed: say(
    '双方已同意仲裁机构，任何一方不得另行提交；请等待裁决',
    'both sides have agreed to an arbiter, whom neither replaces; wait for the award',
  ),
  referralIsTheOthers: say('仲裁机构须由对方同意', 'only the other side agrees to the arbiter'),
  referralIsTheStandingOne: say(
    '所同意的不是现行的仲裁提议（referral、agreement）；请查看现行提议',
    'this is not the referral that stands (referral, agreement); look at the current one',
  ),
  judgmentIsOnFile: say(
    '复核的文书须与登记的法院裁判一致（哈希值相同）',
    'the confirmed document must be the judgment that was recorded (same hash)',
  ),
  fundsAreNotTheCenters: say(
    '合同已因处置措施终止或者已经终止，托管资金由数据交易中心决定；请以继续（continue）了结争议',
    'the contract has ended, by a measure or otherwise, and the held funds are no longer for the sides to divide; end the dispute with “continue”',
  ),
  arbiterIsIndependent: say('仲裁机构不得是交易的一方', 'the arbiter may be neither side of the trade'),
  resolutionFits: say(
    '当前没有争议交付，不得以视为验收了结争议',
    'no delivery is contested, so none can be accepted by the resolution',
  ),
  resolutionIsTheOthers: say('和解方案只能由对方同意', 'only the other side agrees to a resolution'),
  resolutionIsTheStandingOne: say(
    '该方案已被取代；请查看现行方案',
    'this resolution has been replaced; look at the current one',
  ),

  // Amendment and termination
  changeIsTheOthers: say('解除合同的提议只能由对方同意', 'only the other side agrees to the termination'),
  changeIsTheStandingOne: say(
    '该提议已被取代；请查看现行提议',
    'this proposal has been replaced; look at the current one',
  ),

  // Pauses and freezes
  pauseIsNew: say('该事由已列为暂停事由', 'this cause already keeps the trade paused'),
  pauseStands: say('所列事由不是现有的暂停事由', 'no pause stands for this cause'),
  freezeIsNew: say('该事由已列为冻结事由', 'this cause already keeps the settlement frozen'),
  freezeStands: say('所列事由不是现有的冻结事由', 'no freeze stands for this cause'),

  // Filing
  manifestIsTheOne: say(
    '备案清单已变化；请核对现行清单后办理',
    'the manifest has changed; check the current one and file that',
  ),
  sealIsOurs: say('封存的不是本交易的档案', 'the sealed archive is not that of this trade'),

  // Use of the parties' data by the venue
  useIsAuthorized: say(
    '未经相关主体授权，不得使用供需双方的数据或者数据衍生品；请先取得有效授权',
    'the venue may use a side’s data or derivatives only with its valid authorization; obtain it first',
  ),
  authorisationIsAhead: say('授权期限须晚于现在', 'the authorization must end in the future'),
  authorisationIsTheirs: say('没有本方作出的该项授权', 'your side has given no such authorization'),
};
