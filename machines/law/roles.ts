// Hats. A person acts in a hat, never as an organisation: one bureau wears several of them (it is SUPERVISOR
// under the trading regulation, AUTHORITY and COMMITTEE_OFFICE under the other), and duties stay separate.
import type { Text } from './cite.ts';

export const roles = {
  // Data trading
  SUPERVISOR: { zh: '综合监督管理部门', en: 'comprehensive supervisory authority' },
  SECTOR_REG: { zh: '有关监管部门', en: 'competent regulator' },
  SEC_REG: { zh: '网信、公安、密码管理等部门', en: 'cyberspace, police or cryptography authority' },
  CENTER: { zh: '数据交易中心', en: 'data trading center' },
  OPCO: { zh: '运营企业', en: 'operating enterprise' },
  MERCHANT: { zh: '数据商', en: 'data merchant' },
  DEMANDER: { zh: '数据需求方', en: 'data demander' },
  THIRD_PARTY: { zh: '第三方服务机构', en: 'third-party service body' },
  PSP: { zh: '资金结算机构', en: 'settlement bank or payment institution' },
  ARCHIVIST: { zh: '档案管理员', en: 'archivist' },
  DISC_AUDIT: { zh: '纪检监察、审计等部门', en: 'discipline inspection or audit' },
  NATSEC_POLICE: { zh: '国家安全机关、公安机关', en: 'national security or public security organ' },
  // Authorized operation of public data
  AUTHORITY: { zh: '公共数据主管部门', en: 'public data authority' },
  COMMITTEE: { zh: '公共数据授权运营管理委员会', en: 'authorized-operation management committee' },
  COMMITTEE_OFFICE: { zh: '委员会办公室', en: 'committee office' },
  PROVIDER: { zh: '公共数据提供单位', en: 'public data provider' },
  APPLICANT: { zh: '授权运营申请单位', en: 'applicant for authorization' },
  OPERATOR: { zh: '授权运营单位', en: 'authorized operator' },
  EXPERT: { zh: '第三方专家', en: 'third-party expert' },
  EVALUATOR: { zh: '第三方评估机构', en: 'third-party evaluator' },
  DOMAIN: { zh: '授权运营域', en: 'authorized operation domain' },
  // Both
  SYSTEM: { zh: '系统', en: 'system' },
} as const satisfies Record<string, Text>;

export type Role = keyof typeof roles;
/** Worn by the system, by signed callbacks of banks and of the domain; never by a person. */
export const machineHats: readonly Role[] = ['SYSTEM', 'PSP', 'DOMAIN'];
/** These act for one organisation or citizen, and for nobody else. */
export const partyHats: readonly Role[] = ['MERCHANT', 'DEMANDER', 'THIRD_PARTY', 'PROVIDER', 'APPLICANT', 'OPERATOR'];

const each = (hats: readonly Role[], relations: readonly string[]): Partial<Record<Role, readonly string[]>> =>
  Object.fromEntries(hats.map((hat) => [hat, relations]));
/** Whose cases nobody decides on who acts for them, whatever their hat: the parties that an office judges (D-0321). */
export const judged: Partial<Record<Role, readonly string[]>> = {
  ...each(
    ['CENTER', 'OPCO', 'SUPERVISOR', 'SECTOR_REG', 'SEC_REG'],
    ['subject', 'owner', 'seller', 'buyer', 'respondent'],
  ),
  ...each(['AUTHORITY', 'COMMITTEE', 'COMMITTEE_OFFICE', 'EXPERT'], ['applicant', 'operator', 'builder']),
};

// Whoever acts for a party of the case; a relation without a title keeps its own name.
export const relations: Record<string, Text> = {
  subject: { zh: '登记主体', en: 'the subject' },
  owner: { zh: '标的登记方', en: 'the owner' },
  seller: { zh: '卖方', en: 'the seller' },
  buyer: { zh: '买方', en: 'the buyer' },
  respondent: { zh: '涉案主体', en: 'the respondent' },
  applicant: { zh: '申请单位', en: 'the applicant' },
  operator: { zh: '授权运营单位', en: 'the operator' },
  provider: { zh: '数据提供单位', en: 'the data provider' },
  providers: { zh: '数据提供单位', en: 'the data providers' },
  evaluator: { zh: '第三方评估机构', en: 'the evaluator' },
  builder: { zh: '建设单位', en: 'the builder' },
  issuer: { zh: '作出要求的部门', en: 'the issuing body' },
  consenting: { zh: '授权的主体', en: 'the consenting party' },
  registrar: { zh: '文书登记方', en: 'who registers its paper' },
  reviewer: { zh: '审核整改的部门', en: 'the reviewing body' },
  target: { zh: '整改对象', en: 'the addressee' },
  inspector: { zh: '检查评估承办部门', en: 'the department that inspects' },
  worker: { zh: '检查组或者受托机构', en: 'the team or the evaluator' },
  inspected: { zh: '被检查单位', en: 'those inspected' },
  requester: { zh: '调取单位', en: 'the requesting body' },
  otherSide: { zh: '对方', en: 'the other side' },
  arbiter: { zh: '仲裁机构', en: 'the arbiter' },
};
