// Chapters 3 to 6, P17 to P33: applying for and using data, revenue, security and supervision, final provisions.
import { type Article, enforced, outside, recorded } from '../article.ts';

export const useArticles = {
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
  'P20(2)': recorded(
    ['原始数据不可见', 'Raw data invisible'],
    [
      '原始数据对加工人员不可见；训练和验证使用经抽样、脱敏的数据。',
      'Staff do not see raw data; models are trained and validated on sampled and masked data.',
    ],
    [
      '数据可见与否由授权运营域控制；系统按域的报告处理违规发现，不接触数据。',
      'The domain decides what staff see; findings that it reports are handled here, which never touches the data.',
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
  P24: recorded(
    ['定价与利益分配', 'Pricing and distribution'],
    [
      '运营单位执行产品定价和合理收益规定，按协议在参与方之间合理分配利益。',
      'The operator follows the rules on pricing and reasonable revenue and shares the benefit among those taking part, as the agreement provides.',
    ],
    [
      '协议须写明利益分配，产品定价须声明依据；实际定价和分配写入运营报告，由年度评估评价。',
      'The agreement states the distribution and a product declares its pricing, or is refused; what is charged and shared in fact is told in the reports and weighed in the evaluation.',
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
