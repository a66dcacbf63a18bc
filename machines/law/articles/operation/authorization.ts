// Chapter 2, P10 to P16: how an authorization is given, to whom, and what an operator keeps to.
import { type Article, enforced, recorded } from '../article.ts';

export const authorizationArticles = {
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
  P12: recorded(
    ['评价指标与年度评估', 'Indicators and annual evaluation'],
    [
      '主管部门会同工信、财政、审计、市场监管、统计等部门制定评价指标，对运营单位开展年度评估、动态管理，可以委托第三方；结果是再次申请的重要依据。',
      'With the industry, finance, audit, market and statistics departments the authority sets indicators; it evaluates operators every year and manages them accordingly, and may commission a third party. The result weighs heavily when an operator applies again.',
    ],
    [
      '每年逐家评估、由另一人确认、结果随再次申请提交审查，均由系统保证；会同各部门制定指标的过程只保存文件和所列部门。',
      'An evaluation of each operator each year, confirmed by another person, and before the reviewers when it applies again, is kept by the system; of how the departments made the indicators together only the document and their names are kept.',
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
  'P16(3)': recorded(
    ['定期报告、接受检查', 'Periodic reports, inspections'],
    [
      '定期报告运营情况，接受主管部门监督检查。',
      'It reports periodically on its operation and accepts supervision and inspection.',
    ],
    [
      '定期报告由系统开立，逾期即提示并计入评估；接受检查是线下的行为，拒绝检查作为认定另行记录。',
      'Periodic reports are opened by the system, and a late one is shown and counts in the evaluation; accepting an inspection happens outside, and a refusal is recorded as a finding of its own.',
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
} as const satisfies Record<string, Article>;
