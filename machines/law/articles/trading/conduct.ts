// Chapters 4 and 5, T11 to T25: the objects, and how they are traded.
import { type Article, enforced, recorded } from '../article.ts';

export const conductArticles = {
  T11: enforced(
    ['交易标的的种类', 'Kinds of trading object'],
    [
      '交易标的包括数据产品、数据服务、第三方专业服务等，分四项列明。',
      'Trading objects are data products, data services, third-party professional services and others, in four items.',
    ],
  ),
  'T11(1)': enforced(
    ['数据产品', 'Data products'],
    [
      '数据产品主要是用于交易的原始数据、算法模型、数据工具和加工处理后的衍生产品。',
      'Data products are mainly raw data for trade, algorithm models, data tools, and derivatives made by processing.',
    ],
  ),
  'T11(2)': enforced(
    ['数据服务', 'Data services'],
    [
      '数据服务主要是数据基础设施、加工处理、分析、安全和交付服务。',
      'Data services are mainly infrastructure, processing, analysis, security and delivery services.',
    ],
  ),
  'T11(3)': enforced(
    ['第三方专业服务', 'Third-party professional services'],
    [
      '第三方专业服务包括集成、评估、经纪、托管、咨询、保险、公证、人才培训等；列举未穷尽。',
      'Third-party services include integration, evaluation, brokerage, custody, consulting, insurance, notarisation and training; the list is open.',
    ],
  ),
  'T11(4)': enforced(
    ['经同意的其他标的', 'Other objects, with consent'],
    [
      '其他标的须经综合监督管理部门同意。',
      'Any other object needs the consent of the comprehensive supervisory authority.',
    ],
  ),
  T12: enforced(
    ['个人数据的同意或匿名化', 'Personal data: consent or anonymisation'],
    [
      '鼓励通过交易依法利用经授权运营的公共数据产品和企业数据产品。未经本人或监护人同意不得非法交易其个人数据，加工后无法识别特定个人且不能复原的除外。',
      "Encourages the lawful use, by trading, of authorized public data products and of enterprise data products. A person's data may not be unlawfully traded without the consent of the person or guardian, unless processing has made the person unidentifiable and this cannot be undone.",
    ],
  ),
  T13: recorded(
    ['财政保障机构的采购', 'Purchases by fiscally funded bodies'],
    [
      '鼓励由财政资金保障运行的公共管理和服务机构采购非公共数据产品、服务和工具。',
      'Encourages public bodies that run on fiscal funds to buy non-public data products, services and tools.',
    ],
    [
      '鼓励性条文；只标明交易是否使用财政资金，供第三十四条的监督使用。',
      'An encouragement; only the use of fiscal funds is marked on a trade, because article 34 supervises it.',
    ],
  ),
  T14: enforced(
    ['禁止交易的数据', 'Data that may not be traded'],
    ['五类数据不得交易。', 'Five classes of data may not be traded.'],
  ),
  'T14(1)': enforced(
    ['危害国家安全、公共利益和社会稳定', 'National security, public interest, social stability'],
    [
      '危害国家安全、公共利益和社会稳定的数据不得交易。',
      'No trade in data that endangers national security, the public interest or social stability.',
    ],
  ),
  'T14(2)': enforced(
    ['侵犯他人权益和隐私', 'Rights and privacy of others'],
    [
      '侵犯他人合法权益、个人隐私的数据不得交易。',
      'No trade in data that infringes the lawful rights or the privacy of others.',
    ],
  ),
  'T14(3)': enforced(
    ['侵害企业权益', 'Enterprise data and trade secrets'],
    [
      '未经授权的企业数据、商业秘密等涉及特定企业权益的数据不得交易。',
      'No trade in enterprise data, trade secrets and the like that the enterprise has not authorised.',
    ],
  ),
  'T14(4)': enforced(
    ['来源非法或违规', 'Illegal or irregular sources'],
    [
      '从非法渠道或者违规渠道取得的数据都不得交易。',
      'No trade in data obtained through illegal channels, nor through irregular (rule-breaking) ones.',
    ],
  ),
  'T14(5)': enforced(
    ['其他禁止交易的数据', 'Otherwise prohibited'],
    [
      '法律、法规、规章或者合法约定明确禁止交易的其他数据不得交易。',
      'No trade in other data whose trading a law, regulation, rule or lawful agreement expressly prohibits.',
    ],
  ),
  T15: enforced(
    ['交易环节', 'Stages of a trade'],
    [
      '交易一般经过主体登记、标的登记、交易申请、交易磋商、签订合同、交易实施、交易结算、交易备案等环节。',
      'A trade generally passes through registration of subjects, registration of the object, application, negotiation, contract, delivery, settlement and filing.',
    ],
  ),
  T16: recorded(
    ['一主体一登记', 'One subject, one registration'],
    [
      '场所制定主体登记标准，一个主体登记一次，向数据商、第三方服务机构等颁发凭证。',
      'The venue sets the standard for registering subjects, registers each subject once, and issues certificates to merchants, third-party bodies and the like.',
    ],
    [
      '一个主体只有一个登记，凭证由系统颁发，重复登记被拒绝；登记标准由场所在系统之外制定，审核人逐项填写认定。',
      'One subject has one registration, the system issues its certificates, and a second one is refused; the standard is made by the venue outside, and the reviewer states a finding on each of its items.',
    ],
  ),
  T17: enforced(
    ['一标的一登记', 'One object, one registration'],
    [
      '场所制定标的安全合规评估标准，一个标的登记一次，向交易主体颁发标的登记凭证。',
      'The venue sets the standard for assessing the safety and compliance of objects, registers each object once, and issues its certificate to the subject.',
    ],
  ),
  T18: enforced(
    ['交易申请与审核', 'Application and its review'],
    [
      '供方（数据商或第三方机构）说明标的的来源、内容、权属和使用范围，并提供描述信息和样本；需求方提交需求内容和用途。场所审核双方信息，督促依法、及时、准确披露。',
      'The supplying side, a merchant or third-party body, states the source, content, ownership and permitted use of the object and gives a description and a sample; the demander states its need and purpose. The venue reviews both and urges lawful, timely and accurate disclosure.',
    ],
  ),
  T19: enforced(
    ['交易价格', 'Price'],
    [
      '双方可以结合成本、应用场景协商定价，也可以委托第三方评估机构出具价格建议书，以其作为交易价格。',
      'The parties may agree the price in view of cost and use, or may commission a third-party evaluation body whose price proposal then serves as the price.',
    ],
  ),
  T20: enforced(
    ['磋商与订单审核', 'Negotiation and order review'],
    [
      '双方磋商达成一致后形成订单，场所审核订单是否符合法律、法规、规章和标准。',
      'The parties negotiate; what they agree becomes an order, and the venue reviews it against laws, regulations, rules and standards.',
    ],
  ),
  T21: enforced(
    ['合同的签订、审核与存证', 'Contract: signing, review, evidence'],
    [
      '双方可以通过场所在线签约；合同应写明交易内容、用途范围、价格、交易方式、使用期限、交付质量、交付方式、安全责任、保密条款等；场所应当审核合同并备份存证。',
      'The parties may sign online through the venue. The contract shall state content, scope of use, price, mode of trading, term of use, quality, manner of delivery, security responsibility and confidentiality, among others; the venue shall review it and keep a backup as evidence.',
    ],
  ),
  T22: enforced(
    ['交付与违规处置', 'Delivery and violations'],
    [
      '双方按合同交付；实施中发现违法违规的，场所依法采取必要处置措施，并向综合监督管理部门报告。',
      'The parties deliver as contracted. Where a violation is found during performance, the venue takes the necessary measures by law and reports to the comprehensive supervisory authority.',
    ],
  ),
  T23: enforced(
    ['第三方资金结算', 'Settlement through a third party'],
    [
      '双方按合同通过场所结算资金；场所实行第三方结算，由开户银行或非银行支付机构负责。',
      'The parties settle as contracted and through the venue; the venue runs third-party settlement, carried out by the bank that holds the account or by a non-bank payment institution.',
    ],
  ),
  T24: enforced(
    ['备案与保存二十年', 'Filing, kept for 20 years'],
    [
      '场所对注册、登记、交易、结算、交付等资料备案，保存不少于二十年。',
      'The venue files the materials of sign-up, registration, trade, settlement and delivery, and keeps them for at least 20 years.',
    ],
  ),
  T25: recorded(
    ['保密与不得擅用', 'Non-disclosure'],
    [
      '场所不得披露交易过程中的非公开材料和所获悉的其他非公开信息，未经授权不得使用双方的数据或衍生品。',
      "The venue may not disclose non-public materials of a trade or other non-public information it learns, nor use the parties' data or derivatives without authorisation.",
    ],
    [
      '系统拒绝当事人和办理部门以外的查阅，使用须有授权并逐次登记；人员在系统之外的披露和使用无从核实，发现后按违规处置。',
      'Reading is refused to all but parties and offices, and use needs an authorisation and is recorded; what persons disclose or use outside cannot be checked here, and becomes a violation case when it is found.',
    ],
  ),
} as const satisfies Record<string, Article>;
