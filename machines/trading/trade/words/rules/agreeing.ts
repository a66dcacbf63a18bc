// What a trade demands from its application to its signed contract, and what to do next.
import { say } from '../../../../law/cite.ts';

const given = (zh: string, en: string) => say(`供方须说明或者提供：${zh}`, `the seller must give ${en}`);
const stated = (zh: string, en: string) => say(`合同须明确：${zh}`, `the contract must state ${en}`);
const clear = (field: string, zh: string, en: string) =>
  say(
    `审核须逐项得出结论：${zh}（${field}）；未通过的请退回或者不予通过`,
    `the review must find ${en} (${field}); return or refuse it otherwise`,
  );

export const agreeing = {
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
    'the body must be registered for evaluation; choose another',
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
  amendmentIsStated: say(
    '变更后的合同与现行合同相同；请提交不同的合同文本',
    'this contract is the one in force; propose one that differs',
  ),
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
};
