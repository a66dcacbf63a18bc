// What must be true of an applicant and of its data, and what may not be (P9, P14, P15).
import { type Text, say } from '../../../law/cite.ts';
import type { Prohibition, Requirement } from '../requirements.ts';

/** P9, P14, P15: what must be true of the applicant and of its data. */
export const requirement: Record<Requirement, Text> = {
  partyOrganisation: say('建立党的基层组织', 'the applicant has a primary-level Party organisation'),
  partyDecides: say(
    '党的基层组织研究决定公共数据授权运营相关事项，落实党管数据的制度建设要求',
    'the Party organisation decides on matters of authorized operation, and the system of Party leadership over data is in place',
  ),
  soundBusiness: say('经营状况良好', 'business is sound'),
  qualifications: say(
    '具备运营领域所需的专业资质',
    'the applicant has the professional qualifications that its field needs',
  ),
  expertise: say(
    '具备运营领域所需的知识人才积累',
    'the applicant has the knowledge and the people that its field needs',
  ),
  capacity: say(
    '具备运营领域所需的生产服务能力',
    'the applicant has the capacity to produce and serve that its field needs',
  ),
  enterpriseRecord: say('企业无重大违法记录', 'the enterprise has no record of a major violation of law'),
  representativeRecord: say(
    '法定代表人（负责人）无重大违法记录',
    'the legal representative or responsible person has no record of a major violation of law',
  ),
  enterpriseLists: say(
    '企业未被列入失信被执行人名单、重大税收违法案件当事人名单、严重失信名单',
    'the enterprise is not on the lists of judgment defaulters, major tax cases or serious dishonesty',
  ),
  representativeLists: say(
    '法定代表人（负责人）未被列入失信被执行人名单、重大税收违法案件当事人名单、严重失信名单',
    'the legal representative or responsible person is not on the lists of judgment defaulters, major tax cases or serious dishonesty',
  ),
  securityLead: say(
    '明确数据安全负责人和管理部门',
    'the person and the department responsible for data security are named',
  ),
  internalRules: say(
    '建立公共数据授权运营内部管理和安全保障制度',
    'internal rules of management and security for authorized operation exist',
  ),
  protectionExperience: say(
    '具备通过网络安全等级保护三级标准的系统开发和运维实践经验',
    'the applicant has developed and run systems that meet MLPS level 3',
  ),
  cryptographyExperience: say(
    '具备通过商用密码安全性评估的系统开发和运维实践经验',
    'the applicant has developed and run systems that passed the commercial cryptography security assessment',
  ),
  securityCertification: say('通过数据安全管理认证', 'the management of data security is certified'),
  riskEvaluation: say(
    '公共数据安全体系评估结果无中高风险项',
    'the evaluation of its data security system shows no medium or high risk',
  ),
  admissibleData: say(
    '拟授权运营的公共数据不属于不得授权运营的范围',
    'none of the data is excluded from authorized operation',
  ),
};
/** P9: the five kinds of data that may not be operated. */
export const prohibited: Record<Prohibition, Text> = {
  stateSecrets: say('涉及国家秘密的公共数据', 'data that involve state secrets'),
  publicSecurity: say('影响公共安全的公共数据', 'data that affect public security'),
  notToBeOpened: say('禁止开放的公共数据', 'data that may not be opened'),
  closedByLaw: say(
    '有关法律法规明确规定不能对社会开放的公共数据',
    'data that laws and regulations expressly close to society',
  ),
  otherwiseUnsuitable: say('其他不适合授权运营的公共数据', 'data otherwise unsuitable for authorized operation'),
};
/** P14(4): the lists that bar an applicant. */
export const list = {
  judgmentDefaulters: say('失信被执行人名单', 'judgment defaulters'),
  majorTaxCases: say('重大税收违法案件当事人名单', 'parties to major tax cases'),
  seriousDishonesty: say('严重失信名单', 'serious dishonesty'),
};
