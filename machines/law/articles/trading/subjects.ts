// Chapters 1 to 3, T1 to T10: general provisions, the venue, the subjects.
import { type Article, enforced, outside, recorded } from '../article.ts';

export const subjectArticles = {
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
  T4: recorded(
    ['监督管理职责', 'Who supervises'],
    [
      '市政务服务和数字化建设管理局为综合监督管理部门，管理交易场所和交易市场主体；发改、网信、公安等部门在各自职责内监管；县级政府负责落实和培育。',
      'The Municipal Bureau of Government Services and Digitalization is the comprehensive supervisory authority over the venue and the market; the other named departments supervise within their own remits; county governments implement and promote.',
    ],
    [
      '条文分配职责，不对案件提出可判定的条件；综合监督管理部门在各案件中以其身份同意、签收、督办，各条另行引用。',
      'It assigns competences and sets no condition that a case could fail; where the supervisor consents, acknowledges or leads a task, the article that says so is cited.',
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
  T6: recorded(
    ['数据交易中心与运营企业的分工', 'The center and the operating enterprise'],
    [
      '场所由数据交易中心（事业单位）和国资运营企业组成。中心制定规则，办理数据商、数据标的、第三方机构的登记凭证和需求方注册核验，监管运营企业并管理平台；运营企业建设和运营平台，办理三类主体的注册，并开展撮合、在线签约、资金结算等日常运营和配套服务。',
      'The venue is a public data trading center and a state-owned operating enterprise. The center makes the rules, issues the registration certificates of merchants, objects and third-party bodies, verifies the sign-up of demanders, supervises the enterprise and manages the platform; the enterprise builds and runs the platform, signs up all three kinds of subject, and does matching, online signing, settlement and supporting services.',
    ],
    [
      '凭证、核验、注册、签约和结算各环节由中心或者运营企业的身份办理，他人办理即被拒绝；制定规则、监管运营企业、建设平台和市场推广不由系统完成。',
      'Certificates, verification, sign-up, signing and settlement are steps of one hand or the other, and refused to anybody else; rule-making, supervision of the enterprise, the platform and promotion are not done by the software.',
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
} as const satisfies Record<string, Article>;
