// P9, P14 and P15, point by point: what the applicant shows and the reviewer finds. Enterprise and legal
// representative are two questions each time.
import type { ArticleId } from '../../law/cite.ts';

export const requirements = {
  partyOrganisation: { article: 'P14(1)', zh: '建立党的基层组织', en: 'a grass-roots Party organisation exists' },
  partyDecides: {
    article: 'P14(1)',
    zh: '党组织研究决定公共数据授权运营相关事项，落实党管数据制度',
    en: 'the Party organisation decides on matters of authorized operation',
  },
  soundBusiness: { article: 'P14(2)', zh: '经营状况良好', en: 'business is sound' },
  capacity: {
    article: 'P14(2)',
    zh: '具备专业资质、知识人才积累和生产服务能力',
    en: 'qualifications, knowledge, people and capacity for its field',
  },
  enterpriseRecord: {
    article: 'P14(3)',
    zh: '企业无重大违法记录',
    en: 'the enterprise has no record of major illegality',
  },
  representativeRecord: {
    article: 'P14(3)',
    zh: '法定代表人（负责人）无重大违法记录',
    en: 'its legal representative or responsible person has none',
  },
  enterpriseLists: {
    article: 'P14(4)',
    zh: '企业未被列入失信被执行人、重大税收违法案件当事人、严重失信名单',
    en: 'the enterprise is on none of the three lists',
  },
  representativeLists: {
    article: 'P14(4)',
    zh: '法定代表人（负责人）未被列入上述三类名单',
    en: 'nor is its legal representative or responsible person',
  },
  securityLead: {
    article: 'P15(1)',
    zh: '明确数据安全负责人和管理部门',
    en: 'a data-security lead and department are named',
  },
  internalRules: {
    article: 'P15(1)',
    zh: '建立内部管理和安全保障制度',
    en: 'internal management and security rules exist',
  },
  protectionExperience: {
    article: 'P15(2)',
    zh: '具备网络安全等级保护三级系统开发和运维实践经验',
    en: 'experience in developing and running systems at protection level 3',
  },
  cryptographyExperience: {
    article: 'P15(2)',
    zh: '具备通过商用密码安全性评估的系统开发和运维实践经验',
    en: 'experience with systems that passed the commercial cryptography assessment',
  },
  securityCertification: { article: 'P15(3)', zh: '通过数据安全管理认证', en: 'data-security management is certified' },
  riskEvaluation: {
    article: 'P15(4)',
    zh: '公共数据安全体系评估结果无中高风险项',
    en: 'the evaluation of its security system shows no medium or high risk',
  },
  admissibleData: {
    article: 'P9',
    zh: '拟运营的公共数据不属于不得授权运营的范围',
    en: 'none of the data is barred from authorized operation',
  },
} as const satisfies Record<string, { article: ArticleId; zh: string; en: string }>;

export type Requirement = keyof typeof requirements;
export const requirementKeys = Object.keys(requirements) as [Requirement, ...Requirement[]];

/** P9: the five kinds of data that may not be operated. */
export const prohibitions = {
  stateSecrets: { zh: '涉及国家秘密的公共数据', en: 'state secrets' },
  publicSecurity: { zh: '影响公共安全的公共数据', en: 'data that affect public security' },
  notToBeOpened: { zh: '禁止开放的公共数据', en: 'data barred from opening' },
  closedByLaw: { zh: '法律法规明确规定不能对社会开放的公共数据', en: 'data that express law closes to society' },
  otherwiseUnsuitable: { zh: '其他不适合授权运营的公共数据', en: 'data otherwise unsuitable' },
} as const;
export type Prohibition = keyof typeof prohibitions;
