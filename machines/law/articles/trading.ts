// The data trading regulation (长春市数据交易管理办法（试行）征求意见稿), T1 to T39, in our own words.
// The regulation is the authority; this register must not say more than it, nor know any chart.
import { enforced, outside, recorded, type Article } from './article.ts';

export const tradingArticles = {
  T1: outside(
    ['目的与依据', 'Purpose and legal basis'],
    [
      '说明制定目的：培育数据要素市场、规范数据交易；并列出所依据的中央文件、法律和省级条例。',
      'States the purpose, to grow the market in data and to put its trading in order, and names the central documents, national laws and provincial rules it rests on.',
    ],
    [
      '宣示目的和依据，不对任何一个案件提出要求；所列法律在用到之处另行引用。',
      'It asks nothing of a case; the laws it names are cited where one of them is needed.',
    ],
  ),
  T2: recorded(
    ['适用范围', 'Scope'],
    [
      '只适用于经市政府批准成立的数据交易场所内的交易及相关管理活动。',
      'Applies only to trades, and their administration, inside a data trading venue whose establishment the municipal government has approved.',
    ],
    [
      '一套系统服务一个场所；场所的批准文件作为参数登记，批准行为本身在系统之外。',
      'One installation serves one venue; its approval document is a recorded parameter, the approval itself happens elsewhere.',
    ],
  ),
  T3: outside(
    ['交易原则', 'Principles'],
    [
      '数据交易由政府引导、市场主导，依法合规、包容审慎、安全可控，并遵守行业准则、商业道德和公序良俗。',
      'Trading is guided by government and led by the market, lawful, prudent, safe and controllable, and keeps to industry rules, business ethics and public order and good morals.',
    ],
    [
      '原则不含可判定的条件，由后面各条具体化。',
      'Principles set no testable condition; the later articles make them concrete.',
    ],
  ),
  T4: enforced(
    ['监督管理职责', 'Who supervises'],
    [
      '市政务服务和数字化建设管理局为综合监督管理部门，管理交易场所和交易市场主体；发改、网信、公安等部门在各自职责内监管；县级政府负责落实和培育。',
      'The Municipal Bureau of Government Services and Digitalization is the comprehensive supervisory authority over the venue and the market; the other named departments supervise within their own remits; county governments implement and promote.',
    ],
  ),
  T5: outside(
    ['交易场所的定义', 'What the venue is'],
    [
      '数据交易场所经市政府批准成立，组织数据交易，遵循自愿、公平、诚信，面向全国服务。',
      'The venue is established with municipal approval, organises data trading on the principles of free will, fairness and good faith, and serves the whole country.',
    ],
    [
      '定义性条文；场所面向全国，系统因此不设属地条件。',
      'A definition; since the venue serves the whole country, no local residence is asked for.',
    ],
  ),
  T6: enforced(
    ['数据交易中心与运营企业的分工', 'The center and the operating enterprise'],
    [
      '场所由数据交易中心（事业单位）和国资运营企业组成。中心制定规则，办理数据商、数据标的、第三方机构的登记凭证和需求方注册核验，监管运营企业并管理平台；运营企业建设和运营平台，办理三类主体的注册，并开展撮合、在线签约、资金结算等日常运营和配套服务。',
      'The venue is a public data trading center and a state-owned operating enterprise. The center makes the rules, issues the registration certificates of merchants, objects and third-party bodies, verifies the sign-up of demanders, supervises the enterprise and manages the platform; the enterprise builds and runs the platform, signs up all three kinds of subject, and does matching, online signing, settlement and supporting services.',
    ],
  ),
  T7: enforced(
    ['先登记后交易', 'Certificate before trading'],
    [
      '交易主体是数据商、数据需求方和第三方服务机构；数据商和第三方服务机构登记并取得凭证后才能在场所交易。',
      'Subjects are data merchants, data demanders and third-party service bodies; merchants and third-party bodies may trade only after they have registered and hold the certificate.',
    ],
  ),
  T8: enforced(
    ['数据商', 'Data merchants'],
    [
      '数据商是经场所认证、把数据资源变为数据应用的专业市场化机构，并须符合五项要求。',
      'A data merchant is a professional, market-based institution, certified by the venue, that links data resources to data applications; it must meet five requirements.',
    ],
  ),
  'T8(1)': enforced(
    ['数据商登记并取得凭证', 'Registration and certificate'],
    [
      '数据商在场所登记并取得登记认证凭证。',
      'The merchant has registered with the venue and obtained the registration certificate.',
    ],
  ),
  'T8(2)': enforced(
    ['真实、完整、合法的承诺', 'Commitment and materials'],
    [
      '数据商提供其资源和能力真实、完整、合法的承诺及相关材料。',
      'The merchant commits that its resources and abilities are authentic, complete and lawful, and hands in the materials.',
    ],
  ),
  'T8(3)': enforced(
    ['数据商的安全与技术能力', 'Security and technical ability'],
    [
      '数据商具备交易和应用过程中必要的安全保护和技术应用能力。',
      'The merchant has the security and technical ability that trading and applying the data needs.',
    ],
  ),
  'T8(4)': recorded(
    ['数据商遵守场所规章', "The venue's rules"],
    ['数据商遵守场所的规章制度。', "The merchant obeys the venue's rules."],
    [
      '将来的遵守在登记时无从核实：登记时必须逐项声明，违反则按违规处置。',
      'Future obedience cannot be checked at registration: a separate declaration is required, and a breach becomes a violation case.',
    ],
  ),
  'T8(5)': recorded(
    ['数据商的其他法定要求', 'Other legal requirements'],
    [
      '数据商遵守法律、法规、规章的其他要求。',
      'The merchant meets the other requirements of laws, regulations and rules.',
    ],
    [
      '内容由其他法律决定：登记时必须逐项声明，由审核人核对。',
      'Other law decides what it means: a separate declaration is required and the reviewer considers it.',
    ],
  ),
  T9: enforced(
    ['数据需求方', 'Data demanders'],
    [
      '数据需求方是购买和使用数据产品及相关服务的公民、法人或其他组织，须符合四项要求。',
      'A demander is a citizen, legal person or other organisation that buys and uses data products and related services; it must meet four requirements.',
    ],
  ),
  'T9(1)': enforced(
    ['需求方注册并经审核通过', 'Sign-up and review'],
    [
      '需求方在场所注册并经审核通过；条文没有规定发给凭证。',
      'The demander has signed up with the venue and passed its review; the text names no certificate for it.',
    ],
  ),
  'T9(2)': enforced(
    ['需求方的安全与技术能力', 'Security and technical ability'],
    [
      '需求方具备交易和应用过程中必要的安全保护和技术应用能力。',
      'The demander has the security and technical ability that trading and applying the data needs.',
    ],
  ),
  'T9(3)': recorded(
    ['需求方遵守场所规章', "The venue's rules"],
    ['需求方遵守场所的规章制度。', "The demander obeys the venue's rules."],
    [
      '将来的遵守在注册时无从核实：注册时必须逐项声明，违反则按违规处置。',
      'Future obedience cannot be checked at sign-up: a separate declaration is required, and a breach becomes a violation case.',
    ],
  ),
  'T9(4)': recorded(
    ['需求方的其他法定要求', 'Other legal requirements'],
    [
      '需求方遵守法律、法规、规章的其他要求。',
      'The demander meets the other requirements of laws, regulations and rules.',
    ],
    [
      '内容由其他法律决定：注册时必须逐项声明，由审核人核对。',
      'Other law decides what it means: a separate declaration is required and the reviewer considers it.',
    ],
  ),
  T10: enforced(
    ['第三方服务机构', 'Third-party service bodies'],
    [
      '第三方服务机构是依法设立、受托有偿提供鉴证、代理、信息等交易相关服务的法人或其他组织，须符合七项要求。',
      'A third-party body is a lawfully established legal person or other organisation that provides attestation, agency, information or similar services for trading, on commission and for pay; it must meet seven requirements.',
    ],
  ),
  'T10(1)': enforced(
    ['第三方机构登记并取得凭证', 'Registration and certificate'],
    [
      '第三方机构在场所登记并取得登记认证凭证。',
      'The body has registered with the venue and obtained the registration certificate.',
    ],
  ),
  'T10(2)': enforced(
    ['依法设立、固定场所和人员', 'Establishment, premises, staff'],
    [
      '第三方机构依法设立，并有与业务相适应的固定场所和工作人员。',
      'The body is lawfully established and has fixed premises and staff that fit its business.',
    ],
  ),
  'T10(3)': enforced(
    ['资质、资格或许可', 'Qualifications and licences'],
    [
      '第三方机构具备法律、法规要求的资质、资格或其他许可条件。',
      'The body has the qualifications, credentials or other permits that laws and regulations require.',
    ],
  ),
  'T10(4)': enforced(
    ['执业人员', 'Practitioners'],
    [
      '执业人员具备与所从事专业服务相适应的知识、技能和职业操守。',
      'Its practitioners have the knowledge, skills and professional ethics that their service calls for.',
    ],
  ),
  'T10(5)': enforced(
    ['安全可控地服务的能力', 'Ability to serve securely'],
    [
      '第三方机构能够在安全可控的前提下开展专业服务。',
      'The body is able to provide its services in a safe and controllable way.',
    ],
  ),
  'T10(6)': recorded(
    ['第三方机构遵守场所规章', "The venue's rules"],
    ['第三方机构遵守场所的规章制度。', "The body obeys the venue's rules."],
    [
      '将来的遵守在登记时无从核实：登记时必须逐项声明，违反则按违规处置。',
      'Future obedience cannot be checked at registration: a separate declaration is required, and a breach becomes a violation case.',
    ],
  ),
  'T10(7)': recorded(
    ['第三方机构的其他法定要求', 'Other legal requirements'],
    [
      '第三方机构遵守法律、法规、规章的其他要求。',
      'The body meets the other requirements of laws, regulations and rules.',
    ],
    [
      '内容由其他法律决定：登记时必须逐项声明，由审核人核对。',
      'Other law decides what it means: a separate declaration is required and the reviewer considers it.',
    ],
  ),
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
  T16: enforced(
    ['一主体一登记', 'One subject, one registration'],
    [
      '场所制定主体登记标准，一个主体登记一次，向数据商、第三方服务机构等颁发凭证。',
      'The venue sets the standard for registering subjects, registers each subject once, and issues certificates to merchants, third-party bodies and the like.',
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
  T25: enforced(
    ['保密与不得擅用', 'Non-disclosure'],
    [
      '场所不得披露交易过程中的非公开材料和所获悉的其他非公开信息，未经授权不得使用双方的数据或衍生品。',
      "The venue may not disclose non-public materials of a trade or other non-public information it learns, nor use the parties' data or derivatives without authorisation.",
    ],
  ),
  T26: recorded(
    ['主体的数据安全义务', "The subjects' data security"],
    [
      '交易主体建立全流程数据安全管理制度，采取技术和其他必要措施，并遵守法定和约定的保密要求。',
      'Subjects keep a data-security management system over the whole process, take technical and other necessary measures, and honour legal and contractual confidentiality.',
    ],
    [
      '制度在主体自身运行：登记时作为清单项声明并附材料，系统不能替其执行。',
      'The system is run by the subject itself: it is an item of the registration checklist, with materials; software here cannot carry it out.',
    ],
  ),
  T27: enforced(
    ['场所的安全保障与事件处置', "The venue's security and incidents"],
    [
      '场所建立安全保障体系、风险监测警示处置制度和应急预案，定期评估、演练、培训；发生安全事件或风险明显加大时，立即补救、及时告知有关主体并向有关部门报告。',
      'The venue keeps a security system, rules for monitoring, warning of and handling major risks, and an emergency plan, and holds periodic assessments, drills and training. On an incident, or when risk clearly grows, it remedies at once, informs the subjects concerned in time, and reports to the departments.',
    ],
  ),
  T28: enforced(
    ['安全检查', 'Security inspections'],
    [
      '综合监督管理部门会同有关部门开展数据安全检查，指导场所排查风险。',
      'The comprehensive supervisory authority, with other departments, holds data-security inspections and guides the venue in finding and removing risks.',
    ],
  ),
  T29: enforced(
    ['较大安全风险的改进要求', 'Larger security risks'],
    [
      '网信、公安、密码等部门发现较大安全风险的，提出改进要求并督促整改。',
      'Cyberspace, police and cryptography authorities that find a larger security risk require improvement and press for rectification.',
    ],
  ),
  T30: enforced(
    ['跨境交易', 'Cross-border trades'],
    ['涉及数据跨境的交易按国家规定执行。', 'Trades that take data across the border follow the national rules.'],
  ),
  T31: enforced(
    ['全程监管与第三方评估', 'Supervision and evaluation of the venue'],
    [
      '综合监督管理部门加强事前事中事后管理，可以委托第三方对场所的交易活动、服务质量、安全管理、规范经营等进行评估，并督促规范经营。',
      "The comprehensive supervisory authority supervises before, during and after trading; it may commission a third party to evaluate the venue's trading, service quality, security management and conduct, and presses it to operate by the rules.",
    ],
  ),
  T32: enforced(
    ['责任不落实时的整改要求', 'Requirements to rectify'],
    [
      '有关监管部门发现场所或主体责任不落实的，及时指出并提出整改要求，依法开展执法。',
      'Regulators that find the venue or a subject failing its duties point it out in time, require rectification, and enforce within their powers and procedures.',
    ],
  ),
  T33: enforced(
    ['接受监管、及时整改', 'Accepting supervision'],
    [
      '场所和主体守法、接受并配合监管，对整改要求及时整改。',
      'The venue and the subjects obey the law and the regulators, cooperate, and rectify in time what they are required to.',
    ],
  ),
  T34: enforced(
    ['涉及财政资金的监督', 'Supervision where fiscal funds are used'],
    [
      '场所和主体支持协助纪检监察、审计等部门依法监督涉及财政资金收支的数据交易；涉及财政资金购买活动的主体接受财政监督和社会监督。',
      'The venue and the subjects support discipline inspection, audit and similar bodies that lawfully supervise trades involving fiscal income or spending; subjects in fiscally funded purchases accept fiscal and public supervision.',
    ],
  ),
  T35: enforced(
    ['协助国家安全和侦查', 'Assistance to security organs'],
    [
      '场所和主体支持协助国家安全机关、公安机关等依法维护国家安全和侦查犯罪。',
      'The venue and the subjects support national security, police and similar organs that lawfully protect national security and investigate crime.',
    ],
  ),
  T36: recorded(
    ['责任追究', 'Liability'],
    [
      '场所、主体、监管部门及其人员违规违法的，对直接负责的主管人员和其他直接责任人员依法处分；构成犯罪的追究刑事责任。',
      'Where the venue, a subject, a supervisor or their staff break rules or law, those directly in charge and directly responsible are disciplined by law; crimes are prosecuted.',
    ],
    [
      '处分和追责由有权机关作出；系统只保存每一步由谁、以何种身份作出。',
      'The competent organs decide on liability; the ledger keeps who did each step and in which role.',
    ],
  ),
  T37: outside(
    ['上位规定优先', 'Other law prevails'],
    [
      '法律、法规、规章和国家政策对数据交易管理有规定的，从其规定。',
      'Where laws, regulations, rules or national policy provide for data trading, they prevail.',
    ],
    [
      '法律适用规则；新的规定以另一个规则包的形式进入系统，其他法律在引用处标明。',
      'A rule on which law applies; newer law enters as another regime, and other laws are cited where they are used.',
    ],
  ),
  T38: outside(
    ['解释机关', 'Interpretation'],
    [
      '由市政务服务和数字化建设管理局解释。',
      'The Municipal Bureau of Government Services and Digitalization interprets these measures.',
    ],
    [
      '规定谁有权解释，不对案件提出要求；我们的理解均标为理解并记录。',
      'It names who interprets and asks nothing of a case; our own readings are marked as such.',
    ],
  ),
  T39: outside(
    ['施行日期', 'Entry into force'],
    ['自印发之日起施行。', 'In force from the day of issue.'],
    ['生效时间属于规则包的说明信息。', 'The date of force is descriptive data of a regime.'],
  ),
} as const satisfies Record<string, Article>;
