// Chapter 1, P1 to P9: general provisions, and who is responsible for what.
import { type Article, enforced, outside, recorded } from '../article.ts';

export const generalArticles = {
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
  'P6(2)': recorded(
    ['提供单位的目录、分级和使用要求', 'The providing units'],
    [
      '提供单位编制本单位目录，做好源头治理和分类分级，明确使用要求，配合汇聚。',
      'Providing units draw up their catalogue, look after quality at the source, classify and grade the data, state how it may be used, and cooperate in gathering it.',
    ],
    [
      '提供单位在审核数据需求时逐项确认目录、分级和使用要求，未确认的不予授权；源头治理和汇聚在公共数据平台上进行，系统只登记。',
      'When it reviews a request, a providing unit confirms catalogue, grade and requirements of use, or nothing is granted; care at the source and gathering are the platform’s, and only recorded here.',
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
  'P7(2)': recorded(
    ['组建专家组', 'The expert group'],
    ['委员会组建授权运营工作专家组。', 'The committee forms the expert group.'],
    [
      '专家组由委员会在系统之外组建；系统保存组建文件和名单，评审专家只能从名单中确定。',
      'The committee forms the group outside; its document and its list are kept, and a panel is taken from that list alone.',
    ],
  ),
  'P7(3)': recorded(
    ['审议授权、终止和撤销', 'Grant, termination, revocation'],
    [
      '委员会审议给予授权、终止或撤销授权等重大事项，监督指导年度评估。',
      'The committee deliberates the grant, termination and revocation of authorization and other major matters, and supervises and guides the annual evaluation.',
    ],
    [
      '授予、终止和撤销非经委员会审议决定不能生效，其他途径被拒绝；对年度评估的监督指导只保存委员会的查阅，不作条件。',
      'Grant, termination and revocation take effect by a decision of the committee alone, and every other way is refused; its guidance of the annual evaluation is reading, and no condition.',
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
} as const satisfies Record<string, Article>;
