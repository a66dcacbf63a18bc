// P9, P14 and P15, item by item: what the applicant shows and the reviewer finds, by article. Enterprise and legal
// representative are two questions each time.
import type { ArticleId } from '../../law/cite.ts';
import { choice } from '../../shared/fields.ts';

export const requirements = {
  partyOrganisation: 'P14(1)',
  partyDecides: 'P14(1)',
  soundBusiness: 'P14(2)',
  qualifications: 'P14(2)',
  expertise: 'P14(2)',
  capacity: 'P14(2)',
  enterpriseRecord: 'P14(3)',
  representativeRecord: 'P14(3)',
  enterpriseLists: 'P14(4)',
  representativeLists: 'P14(4)',
  securityLead: 'P15(1)',
  internalRules: 'P15(1)',
  protectionExperience: 'P15(2)',
  cryptographyExperience: 'P15(2)',
  securityCertification: 'P15(3)',
  riskEvaluation: 'P15(4)',
  admissibleData: 'P9',
} as const satisfies Record<string, ArticleId>;

export type Requirement = keyof typeof requirements;
/** What is found met again at signing; which data are admissible, the review has found. */
const conditions = {
  partyOrganisation: ['党的基层组织', 'Party organisation'],
  partyDecides: ['研究决定授权运营事项、落实党管数据的制度', 'The party organisation decides on the operation'],
  soundBusiness: ['经营状况良好', 'Sound business'],
  qualifications: ['运营领域所需的专业资质', 'Qualifications in the field'],
  expertise: ['知识人才积累', 'Knowledge and talent'],
  capacity: ['生产服务能力', 'Capacity to produce and serve'],
  enterpriseRecord: ['企业无重大违法记录', 'Clean record of the enterprise'],
  representativeRecord: ['法定代表人无重大违法记录', 'Clean record of the representative'],
  enterpriseLists: ['企业未列入失信名单', 'The enterprise is on no list'],
  representativeLists: ['法定代表人未列入失信名单', 'The representative is on no list'],
  securityLead: ['数据安全负责人和管理部门', 'Person and department in charge of data security'],
  internalRules: ['内部管理和安全保障制度', 'Internal rules of management and security'],
  protectionExperience: ['网络安全等级保护三级系统的开发和运维经验', 'Experience with systems of protection level 3'],
  cryptographyExperience: [
    '商用密码安全性评估系统的开发和运维经验',
    'Experience with systems of assessed cryptography',
  ],
  securityCertification: ['数据安全管理认证', 'Certification of data security management'],
  riskEvaluation: ['公共数据安全体系评估', 'Evaluation of the security system'],
} as const satisfies Record<Exclude<Requirement, 'admissibleData'>, readonly [string, string]>;
export const condition = choice(conditions);
export const conditionKeys = condition.options;
export const requirement = choice({
  ...conditions,
  admissibleData: ['申请的公共数据可以授权运营', 'The data may be operated'],
});
export const requirementKeys = requirement.options;

/** P9: the five kinds of data that may not be operated. */
export const prohibitions = [
  'stateSecrets',
  'publicSecurity',
  'notToBeOpened',
  'closedByLaw',
  'otherwiseUnsuitable',
] as const;
export type Prohibition = (typeof prohibitions)[number];
