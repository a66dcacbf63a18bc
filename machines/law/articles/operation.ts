// The regulation on authorized operation of public data (长春市公共数据授权运营管理办法（试行）征求意见稿),
// P1 to P33, in our own words. The regulation is the authority; this register knows no chart.
import { enforced, outside, recorded, type Article } from './article.ts';

export const operationArticles = {
  P1: outside(
    ['目的与依据', 'Purpose and legal basis'],
    [
      '说明制定目的：加快公共数据开发利用、规范授权运营；并列出所依据的法律法规。',
      'States the purpose, to speed the use of public data and put its authorized operation in order, and the laws it rests on.',
    ],
    ['宣示目的和依据，不对任何一个案件提出要求。', 'It asks nothing of a case.'],
  ),
  P2: outside(
    ['适用范围', 'Scope'],
    [
      '适用于本市行政区域内与公共数据授权运营有关的汇聚、处理、授权、加工、经营、安全、监管等活动。',
      'Applies to gathering, processing, authorizing, working on, trading, securing and supervising public data in the city, as far as authorized operation is concerned.',
    ],
    [
      '一套系统服务一个城市的主管部门，地域范围不由案件判断。',
      "One installation serves one city's authority; no case decides on the territory.",
    ],
  ),
  P3: outside(
    ['原则', 'Principles'],
    [
      '授权运营依法合规、统筹规划、稳慎有序、适度创新、安全可控。',
      'Authorized operation is lawful, planned as a whole, prudent and orderly, moderately innovative, safe and controllable.',
    ],
    [
      '原则不含可判定的条件，由后面各条具体化。',
      'Principles set no testable condition; the later articles make them concrete.',
    ],
  ),
  P4: enforced(
    ['用语含义', 'Definitions'],
    [
      '界定公共数据、公共数据产品、授权运营、授权运营协议和授权运营域。',
      'Defines public data, public data product, authorized operation, agreement and operation domain.',
    ],
  ),
  'P4(1)': recorded(
    ['公共数据', 'Public data'],
    [
      '公共数据是本市政务部门和公共服务企事业单位在履职或提供服务中采集、产生的数据资源。',
      'Public data are data resources that government departments and public-service bodies of the city collect or produce in their duties and services.',
    ],
    [
      '定义；数据集登记其提供单位，是否属于公共数据由目录决定。',
      'A definition; a data set names its providing unit, and the catalogue decides whether it is public data.',
    ],
  ),
  'P4(2)': recorded(
    ['公共数据产品', 'Public data products'],
    [
      '公共数据产品由公共数据加工形成，主要形态有数据组件（原文作“数据组建”）、模型、接口、服务、报告等。',
      'A public data product is made from public data; its main forms are components (misprinted in the text), models, interfaces, services and reports.',
    ],
    ['定义；产品形态作为字段登记，列举未穷尽。', 'A definition; the form is a recorded field and the list is open.'],
  ),
  'P4(3)': enforced(
    ['授权运营与两类权利', 'Authorized operation and its two rights'],
    [
      '市政府指定的本级主管部门依法授权法人或非法人组织加工公共数据、形成产品并向社会提供服务；只有加工使用权和产品经营权两类权利，数据持有权不得授权转让。',
      'The authority designated by the municipal government authorizes legal persons or unincorporated organisations to process public data, make products and serve the public. There are two rights, to process and use the data and to operate the products; the right to hold the data may not be transferred.',
    ],
  ),
  'P4(4)': enforced(
    ['授权运营协议的内容', 'What the agreement contains'],
    [
      '协议为主管部门与运营单位的书面协议，主要内容为：权利义务、授权运营范围、运营期限、合理收益测算方法、数据安全要求、期满资产处置、退出机制等。',
      'The agreement is in writing between authority and operator and mainly covers rights and duties, scope, term, how reasonable revenue is calculated, data security, disposal of assets at the end of the term, and exit.',
    ],
  ),
  'P4(5)': enforced(
    ['授权运营域的功能', 'What the domain can do'],
    [
      '授权运营域是依托政务外网和公共数据平台的安全域，具备脱敏、访问控制、建模、监管溯源、接口生成、封存销毁、全程审计等功能，由主管部门建设运维。',
      'The domain is a secure enclave on the government network and public data platform with masking, access control, modelling, supervision and tracing, interface generation, sealing and destruction, and full audit; the authority has it built and run.',
    ],
  ),
  P5: enforced(
    ['公共数据主管部门', 'The public data authority'],
    [
      '市政务服务和数字化建设管理局是公共数据主管部门，组织全市授权运营。',
      'The Municipal Bureau of Government Services and Digitalization is the public data authority and organises authorized operation in the city.',
    ],
  ),
  P6: enforced(
    ['各方职责', 'Duties of the bodies involved'],
    [
      '分五项规定主管部门、提供单位、市场监管类部门、安全类部门和运营单位的职责。',
      'Five items give the duties of the authority, the providing units, the market departments, the security departments and the operator.',
    ],
  ),
  'P6(1)': recorded(
    ['主管部门的统筹监督', 'The authority coordinates and supervises'],
    [
      '主管部门统筹管理和监督评价授权运营，组织编制全市公共数据目录，统筹数据汇聚治理，协调督促各部门。',
      'The authority manages, supervises and evaluates authorized operation, has the city catalogue drawn up, coordinates the gathering and care of data, and presses other departments to do their part.',
    ],
    [
      '目录和汇聚在公共数据平台上进行；系统只引用目录条目，监督评价由后面各条落实。',
      'Catalogue and gathering live on the public data platform; entries are referred to here, and supervision is in the later articles.',
    ],
  ),
  'P6(2)': enforced(
    ['提供单位的目录、分级和使用要求', 'The providing units'],
    [
      '提供单位编制本单位目录，做好源头治理和分类分级，明确使用要求，配合汇聚。',
      'Providing units draw up their catalogue, look after quality at the source, classify and grade the data, state how it may be used, and cooperate in gathering it.',
    ],
  ),
  'P6(3)': outside(
    ['市场监督部门', 'Market supervision'],
    [
      '发改、工信、财政、市场监管、知识产权等部门按职责监督公共数据产品的市场化。',
      'Development and reform, industry, finance, market regulation and intellectual property departments supervise the market in public data products.',
    ],
    [
      '各部门依自身职权行事；本系统不含其程序。',
      'They act under their own powers, whose procedures are not part of this system.',
    ],
  ),
  'P6(4)': outside(
    ['安全监督部门', 'Security supervision'],
    [
      '网信、公安、国家安全、保密、密码等部门按职责监督授权运营的安全。',
      'Cyberspace, police, national security, secrecy and cryptography departments supervise the security of authorized operation.',
    ],
    [
      '各部门依自身职权行事；其发现可以成为停权或整改的原因，程序本身不在系统内。',
      'They act under their own powers; a finding of theirs may become the cause of a suspension or an order, their procedure is not part of this system.',
    ],
  ),
  'P6(5)': recorded(
    ['运营单位的职责', 'The operator'],
    [
      '运营单位挖掘场景、确认需求、开发产品、保障安全。',
      'The operator finds scenarios, confirms demand, develops products and keeps public data secure.',
    ],
    [
      '概括性职责；其中可检验的部分由第十六条至第二十条落实，其余写入运营报告。',
      'A general duty; what can be checked is in articles 16 to 20, the rest is told in the reports.',
    ],
  ),
  P7: enforced(
    ['管理委员会及其办公室', 'The committee and its office'],
    [
      '设公共数据授权运营管理委员会，由政数、网信、发改等部门组成，审议全市授权重大事宜；办公室设在主管部门，负责日常工作。',
      'A management committee of ten named and other departments deliberates the major matters of authorization; its office sits in the authority and does the daily work.',
    ],
  ),
  'P7(1)': outside(
    ['制度标准机制', 'Rules and standards'],
    [
      '委员会建立健全制度规范、标准规范和工作机制。',
      'The committee builds up rules, standards and working arrangements.',
    ],
    [
      '制定规则的工作；其成果以规则包和参数进入系统。',
      'Rule-making; its results enter as a regime and its parameters.',
    ],
  ),
  'P7(2)': enforced(
    ['组建专家组', 'The expert group'],
    ['委员会组建授权运营工作专家组。', 'The committee forms the expert group.'],
  ),
  'P7(3)': enforced(
    ['审议授权、终止和撤销', 'Grant, termination, revocation'],
    [
      '委员会审议给予授权、终止或撤销授权等重大事项，监督指导年度评估。',
      'The committee deliberates the grant, termination and revocation of authorization and other major matters, and supervises and guides the annual evaluation.',
    ],
  ),
  'P7(4)': recorded(
    ['价值、安全、合规评估体系', 'Evaluation systems'],
    [
      '委员会推动建立价值评估、安全评估、合规评估等体系。',
      'The committee promotes systems for evaluating value, security and compliance.',
    ],
    [
      '体系建设在系统之外；评估报告在相应条文要求时作为材料保存。',
      'Building them is outside; an evaluation report is kept wherever another article asks for one.',
    ],
  ),
  'P7(5)': enforced(
    ['统筹协调重大问题', 'Major problems'],
    ['委员会统筹协调解决授权运营中的重大问题。', 'The committee coordinates the solution of major problems.'],
  ),
  P8: recorded(
    ['优先领域', 'Priority fields'],
    [
      '优先支持与民生、行业增值和产业战略密切相关的信用、交通、医疗等领域开展授权运营。',
      'Fields close to daily life, industrial value or strategy (credit, transport, health care and others) have priority.',
    ],
    [
      '优先不等于排除；领域作为字段登记，供评审参考。',
      'Priority excludes nobody; the field is recorded for the reviewers.',
    ],
  ),
  P9: enforced(
    ['不得授权运营的数据', 'Data that may not be operated'],
    [
      '涉及国家秘密、影响公共安全、禁止开放、法律法规明确不能向社会开放以及其他不适合的公共数据，不得授权运营。',
      'No authorized operation of public data that are state secrets, affect public security, are barred from opening, may by express law not be opened to society, or are otherwise unsuitable.',
    ],
  ),
  P10: enforced(
    ['授权程序', 'Procedure'],
    [
      '授权依次经过公告申请、审查评审审定和签订协议三步。',
      'Authorization takes three steps: announcement and application; review and decision; agreement.',
    ],
  ),
  'P10(1)': enforced(
    ['年度公告与按时申请', 'Announcement and application in time'],
    [
      '主管部门按社会需求发布年度公告，明确授权方式和申报条件；申请单位在规定时间内提交申请。',
      'The authority publishes a yearly announcement by social demand, stating the mode of authorization and the conditions; applicants apply within the prescribed time.',
    ],
  ),
  'P10(2)': enforced(
    ['资格审查、专家评审、委员会审定', 'Qualification, experts, committee'],
    [
      '主管部门审查资格，组织第三方专家综合评审，评审结果报委员会审定。',
      'The authority reviews qualification and has third-party experts make a comprehensive review, whose result goes to the committee for decision.',
    ],
  ),
  'P10(3)': enforced(
    ['签订协议并授权', 'Agreement and authorization'],
    [
      '主管部门与经审定的申请单位签订协议，授权公共数据。',
      'The authority signs the agreement with applicants so decided and authorizes the data.',
    ],
  ),
  P11: enforced(
    ['授权运营域的建设与验收', 'Building and accepting the domain'],
    [
      '主管部门建设授权运营域，作为全市统一的通道和管理平台，制定建设标准并组织验收；域应满足三项条件。',
      'The authority builds the domain as the single channel and management platform of the city, sets its standards and organises its acceptance; three conditions must be met.',
    ],
  ),
  'P11(1)': enforced(
    ['安全可控', 'Safe and controllable'],
    [
      '网络、租户、开发与生产环境相互隔离，具备脱敏和出域审核功能，全流程可审计、数据可溯源。',
      'Network, tenants, and development and production are kept apart; masking and export review exist; everything can be audited and data traced.',
    ],
  ),
  'P11(2)': enforced(
    ['标准规范', 'Standards'],
    [
      '遵循公共数据平台标准，复用统一用户认证、数据开放网站、用户授权等平台能力。',
      'It follows the standards of the public data platform and re-uses its identity, open-data and user-authorization services.',
    ],
  ),
  'P11(3)': enforced(
    ['基础功能', 'Basic functions'],
    [
      '满足政府审批和监管需求，支持外部数据集成，具备分布式隐私计算能力，满足基本加工需求。',
      'It serves government approval and supervision, takes in external data, can do distributed privacy computing, and meets the basic processing needs.',
    ],
  ),
  P12: enforced(
    ['评价指标与年度评估', 'Indicators and annual evaluation'],
    [
      '主管部门会同工信、财政、审计、市场监管、统计等部门制定评价指标，对运营单位开展年度评估、动态管理，可以委托第三方；结果是再次申请的重要依据。',
      'With the industry, finance, audit, market and statistics departments the authority sets indicators; it evaluates operators every year and manages them accordingly, and may commission a third party. The result weighs heavily when an operator applies again.',
    ],
  ),
  P13: enforced(
    ['协议期限、续期与提前终止', 'Term, renewal, early termination'],
    [
      '协议有效期二年；运营单位在期满前重新申请并签订协议；协议期间可以申请提前终止。',
      'An agreement is valid for two years. The operator applies anew and signs anew before it expires, and may apply to end it early.',
    ],
  ),
  P14: enforced(
    ['运营单位的基本要求', 'Requirements on the operator'],
    ['运营单位须满足四项基本要求。', 'The operator must meet four general requirements.'],
  ),
  'P14(1)': enforced(
    ['党的基层组织', 'Party organisation'],
    [
      '建立党的基层组织，由其研究决定授权运营相关事项，落实党管数据的制度要求。',
      "A grass-roots Party organisation exists and decides on matters of authorized operation, as the system of the Party's management of data asks.",
    ],
  ),
  'P14(2)': enforced(
    ['经营与专业能力', 'Business and professional capacity'],
    [
      '经营状况良好，具备所在领域的专业资质、知识人才积累和生产服务能力。',
      'Its business is sound, and it has the qualifications, knowledge, people and capacity that its field needs.',
    ],
  ),
  'P14(3)': enforced(
    ['无重大违法记录', 'No major illegal record'],
    [
      '企业及其法定代表人都没有重大违法记录。',
      'Neither the enterprise nor its legal representative has a record of major illegality.',
    ],
  ),
  'P14(4)': enforced(
    ['未列入失信等名单', 'On none of the lists'],
    [
      '企业及其法定代表人都未被列入失信被执行人、重大税收违法案件当事人、严重失信名单。',
      'Neither is on the lists of judgment defaulters, of parties to major tax cases, or of serious dishonesty.',
    ],
  ),
  P15: enforced(
    ['技术与安全要求', 'Technical and security requirements'],
    ['运营单位须具备四项技术与安全要求。', 'The operator must meet four technical and security requirements.'],
  ),
  'P15(1)': enforced(
    ['数据安全负责人与制度', 'Responsible person, department, systems'],
    [
      '明确数据安全负责人和管理部门，建立内部管理和安全保障制度。',
      'A data-security lead and department are named, and internal management and security rules exist.',
    ],
  ),
  'P15(2)': enforced(
    ['等保三级和密评的实践经验', 'MLPS level 3 and cryptography assessment'],
    [
      '具备开发、运维通过网络安全等级保护三级和商用密码安全性评估的系统的实践经验。',
      'It has practical experience in developing and running systems that passed MLPS level 3 and the commercial cryptography assessment.',
    ],
  ),
  'P15(3)': enforced(
    ['数据安全管理认证', 'Data-security management certification'],
    [
      '须通过数据安全管理认证；鼓励通过 DCMM、DSMM 三级以上认证。',
      'Data-security management certification is required; DCMM and DSMM certification at level 3 or above is encouraged.',
    ],
  ),
  'P15(4)': enforced(
    ['安全体系评估无中高风险', 'No medium or high risk'],
    [
      '公共数据安全体系评估结果没有中、高风险项。',
      'The evaluation of its public-data security system shows no medium or high risk.',
    ],
  ),
  P16: enforced(
    ['运营单位的义务', 'Duties of the operator'],
    ['运营单位履行四项义务。', 'The operator has four duties.'],
  ),
  'P16(1)': recorded(
    ['开发优质产品', 'Good products'],
    [
      '主动调研市场、挖掘场景，开发社会需要的优质产品。',
      'It studies the market, finds scenarios and develops good products that society needs.',
    ],
    [
      '努力的程度无法由系统判定；内容写入运营报告，由年度评估评价。',
      'Software cannot judge effort; it is told in the operation reports and weighed in the evaluation.',
    ],
  ),
  'P16(2)': enforced(
    ['不得泄露、不得转给第三方', 'No leak, nothing to third parties'],
    [
      '依法合规运营，不得泄露、篡改、毁损公共数据，不得把授权运营的公共数据提供给第三方。',
      'It operates lawfully, does not leak, alter or damage public data, and does not hand the authorized public data to third parties.',
    ],
  ),
  'P16(3)': enforced(
    ['定期报告、接受检查', 'Periodic reports, inspections'],
    [
      '定期报告运营情况，接受主管部门监督检查。',
      'It reports periodically on its operation and accepts supervision and inspection.',
    ],
  ),
  'P16(4)': recorded(
    ['安全制度与防护体系', 'Security system'],
    [
      '完善安全制度，建立技术防护和运行管理体系，保护公共数据和个人信息。',
      'It perfects its security rules and runs effective protection and operation systems, keeping public data and personal information safe.',
    ],
    [
      '体系由运营单位自行运行；申请和年度评估时提交证明，违反时成为整改或撤销的原因。',
      'The operator runs it; evidence is handed in with the application and the evaluation, and a failure may become the cause of an order or a revocation.',
    ],
  ),
  P17: enforced(
    ['一场景一授权', 'One scenario, one authorization'],
    [
      '运营单位按应用场景申请数据，一个场景一次授权，并满足三项要求。',
      'The operator requests data per scenario, each scenario is authorized on its own, and three requirements are met.',
    ],
  ),
  'P17(1)': enforced(
    ['场景、伙伴、范围明确且有价值', 'Scenario, partner, scope, value'],
    [
      '应用场景、合作伙伴、使用范围明确，并有社会价值或经济价值。',
      'Scenario, partner and scope of use are definite, and there is social or economic value.',
    ],
  ),
  'P17(2)': enforced(
    ['可实施、有目标计划', 'Feasible, with goals and plan'],
    [
      '场景可实施性强，在运营期限内有明确目标和计划，能取得显著成效。',
      'The scenario is feasible, has clear goals and a plan within the term, and can bring marked results.',
    ],
  ),
  'P17(3)': enforced(
    ['最小必要', 'Minimal necessity'],
    ['申请使用的数据符合最小必要原则。', 'The data requested keep to what is minimally necessary.'],
  ),
  P18: enforced(
    ['会同提供单位审核', 'Joint review with the providers'],
    [
      '需求申请经主管部门会同提供单位审核同意后获取数据。',
      'Data are obtained after the authority, together with the providing units, has reviewed the request and consented.',
    ],
  ),
  P19: enforced(
    ['数据治理需求', 'Data quality'],
    [
      '运营单位发现质量问题可以提出治理需求；主管部门督促提供单位在规定期限内完成治理。',
      'An operator that finds a quality problem may ask for it to be put right; the authority presses the providing unit to do so within a prescribed period.',
    ],
  ),
  P20: enforced(
    ['域内加工处理', 'Processing inside the domain'],
    [
      '公共数据只在授权运营域内加工处理并形成产品，满足三项要求。',
      'Public data are processed into products inside the domain, under three requirements.',
    ],
  ),
  'P20(1)': enforced(
    ['人员实名、备案审查、保密协议', 'Staff'],
    [
      '所有参与加工的人员须实名认证、备案与审查、签订保密协议，操作有记录、可审查。',
      'All staff who process data are identified by real name, filed and reviewed, and sign a non-disclosure agreement; what they do is recorded and can be examined.',
    ],
  ),
  'P20(2)': enforced(
    ['原始数据不可见', 'Raw data invisible'],
    [
      '原始数据对加工人员不可见；训练和验证使用经抽样、脱敏的数据。',
      'Staff do not see raw data; models are trained and validated on sampled and masked data.',
    ],
  ),
  'P20(3)': enforced(
    ['社会数据导入', 'Importing social data'],
    [
      '经主管部门审核批准，可以把依法合规取得的社会数据导入域内融合计算。',
      'With the approval of the authority, lawfully obtained social data may be imported and computed together with the public data.',
    ],
  ),
  P21: recorded(
    ['成本承担', 'Costs'],
    [
      '运营单位承担域内基础设施资源消耗和脱敏、模型发布、结果导出等成本。',
      'The operator bears the cost of the resources it uses and of masking, model publication and export of results.',
    ],
    [
      '计量和收费在域及财务系统中进行；协议写明承担，计量结果可登记。',
      'Metering and billing happen in the domain and in finance systems; the agreement states who bears them and readings can be recorded.',
    ],
  ),
  P22: enforced(
    ['有条件无偿与有条件有偿', 'Free or paid, on conditions'],
    [
      '公共治理、公益事业的数据有条件无偿授权；产业、行业发展的数据在价值评估、价格评估基础上有条件有偿授权；均在协议中约定。',
      'For public governance and welfare, authorization is free on conditions; for industrial and sector development it is paid on conditions, on the basis of value and price evaluation. The agreement says which.',
    ],
  ),
  P23: recorded(
    ['合理收益', 'Reasonable revenue'],
    [
      '运营单位可以向用户提供加工形成的产品并取得合理收益。',
      'The operator may provide its products to users and earn reasonable revenue.',
    ],
    [
      '许可性条文；收益测算方法为协议内容（第四条第四项），收入写入报告。',
      'A permission; how revenue is calculated is part of the agreement (article 4, item 4), and income is reported.',
    ],
  ),
  P24: enforced(
    ['定价与利益分配', 'Pricing and distribution'],
    [
      '运营单位执行产品定价和合理收益规定，按协议在参与方之间合理分配利益。',
      'The operator follows the rules on pricing and reasonable revenue and shares the benefit among those taking part, as the agreement provides.',
    ],
  ),
  P25: enforced(
    ['全生命周期可溯可查', 'Traceability'],
    [
      '坚持安全与利用协调，按分类分级加强全生命周期管理，做到来源可溯、去向可查、行为留痕、责任可究。',
      'Security and use are balanced; by class and grade, data are managed over their whole life so that source and destination can be traced, acts leave traces, and responsibility can be established.',
    ],
  ),
  P26: enforced(
    ['安全责任制与安全管理', 'Responsibility for security'],
    [
      '谁运营谁负责、谁使用谁负责，运营单位主要负责人是第一责任人；主管部门制定防护标准，落实安全审查、风险评估、监测预警，制定应急预案并实施安全审计，监督责任落实。',
      "Who operates and who uses is responsible, and the operator's principal is the first person responsible. The authority sets protection standards, runs security review, risk assessment, monitoring and warning, has an emergency plan, holds security audits, and supervises.",
    ],
  ),
  P27: enforced(
    ['产品审核与导出', 'Review and export of products'],
    [
      '主管部门审核产品；原始数据和可还原出原始数据的模型、算法不得出域；批准出域的产品不得用于或变相用于未经审批的场景；产品按数据要素市场规则流通。',
      'The authority reviews products. Raw data, and models or algorithms from which raw data can be restored, may not leave the domain; an approved product may not be used, openly or in disguise, for scenarios that were not approved. Products circulate by the national and provincial market rules.',
    ],
  ),
  P28: enforced(
    ['评估机制与配合义务', 'Evaluation and cooperation'],
    [
      '主管部门建立评估机制、定期评估；运营单位配合并如实提供资料，不得拒绝、隐匿、瞒报。',
      'The authority evaluates periodically; the operator cooperates and supplies true materials, without refusing, hiding or concealing.',
    ],
  ),
  P29: enforced(
    ['责令改正、停权与终止资格', 'Order, suspension, termination'],
    [
      '评估结果不符合要求的，主管部门责令改正并暂停其公共数据使用权限；运营单位在规定期限内整改并反馈；未按要求整改的，终止其相关公共数据的授权运营资格。',
      'Where a result does not meet the requirements, the authority orders correction and suspends the right to use public data; the operator rectifies within the prescribed period and reports back. If it does not rectify as required, its authorization for the public data concerned is terminated.',
    ],
  ),
  P30: enforced(
    ['年度运营报告', 'Annual operation report'],
    [
      '运营单位在期限内提交年度运营报告，包括授权存储、加工处理、分析挖掘、融合利用和市场运营情况等。',
      'During the term the operator submits an annual report on authorized storage, processing, analysis, combined use and market operation of the data.',
    ],
  ),
  P31: enforced(
    ['停权、删除、留存日志', 'Revoke access, delete, keep logs'],
    [
      '协议终止或撤销的，主管部门及时撤销域使用权限、及时删除域内留存数据，并留存网络日志不少于六个月。',
      'When an agreement is terminated or revoked, the authority promptly revokes access to the domain, promptly deletes the data left there, and keeps the network logs for at least six months.',
    ],
  ),
  P32: outside(
    ['施行日期', 'Entry into force'],
    ['自发布之日起施行。', 'In force from the day of publication.'],
    ['生效时间属于规则包的说明信息。', 'The date of force is descriptive data of a regime.'],
  ),
  P33: outside(
    ['解释机关', 'Interpretation'],
    [
      '由市政务服务和数字化建设管理局解释。',
      'The Municipal Bureau of Government Services and Digitalization interprets these measures.',
    ],
    ['规定谁有权解释，不对案件提出要求。', 'It names who interprets and asks nothing of a case.'],
  ),
} as const satisfies Record<string, Article>;
