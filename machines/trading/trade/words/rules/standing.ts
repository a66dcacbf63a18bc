// What a trade demands of the person who acts, and at every step that binds a side: what to do next.
import { say } from '../../../../law/cite.ts';

const oneSide = say(
  '同一自然人在一笔交易中只能代表一方办理；请由该方的另一位人员办理',
  'one natural person acts for one side only in a trade; ask another person of this side',
);
const apart = (zh: string, en: string) =>
  say(
    `同一自然人在一笔交易中只能居于一个位置：${zh}；请由另一位人员办理`,
    `one natural person stands in one place of a trade: ${en}; ask another person`,
  );

export const standing = {
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
  priceIsWithinLimit: say(
    '成交价格不得高于标的公开的最高限价；请重新协商价格',
    'the price does not exceed the highest one that the listing publishes; negotiate it anew',
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
};
