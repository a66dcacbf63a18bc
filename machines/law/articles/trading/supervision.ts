// Chapters 6 to 8, T26 to T39: security, supervision, final provisions.
import { type Article, enforced, outside, recorded } from '../article.ts';

export const supervisionArticles = {
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
