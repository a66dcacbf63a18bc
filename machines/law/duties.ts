// What may be a periodic duty (T27, P26; D-0260), and what venue and authority make rules about (T6, T16, T17, T27; P11, P26).
import type { Text } from './say.ts';

export const dutyOwners = ['CENTER', 'OPCO', 'AUTHORITY', 'OPERATOR'] as const;
export type DutyOwner = (typeof dutyOwners)[number];

export const ruleKinds = [
  'registrationStandard',
  'assessmentStandard',
  'publication',
  'delivery',
  'settlement',
  'riskControl',
  'emergencyPlan',
  'domainStandard',
  'domainSecurity',
  'domainEmergencyPlan',
] as const;
export type RuleKind = (typeof ruleKinds)[number];
export const ruleTitles: Record<RuleKind, Text> = {
  registrationStandard: { zh: '交易主体登记标准', en: 'Standard of registration' },
  assessmentStandard: { zh: '安全合规评估标准', en: 'Standard of assessment' },
  publication: { zh: '交易信息处理和发布规则', en: 'Rules of publication' },
  delivery: { zh: '数据交付规则', en: 'Rules of delivery' },
  settlement: { zh: '资金结算规则', en: 'Rules of settlement' },
  riskControl: { zh: '风险控制制度', en: 'Risk control' },
  emergencyPlan: { zh: '突发事件应急处置预案', en: 'Emergency plan' },
  domainStandard: { zh: '授权运营域建设标准', en: 'Standard of the domain' },
  domainSecurity: { zh: '授权运营安全防护技术标准和规范', en: 'Security standard of the domain' },
  domainEmergencyPlan: { zh: '授权运营安全应急处置预案', en: 'Emergency plan of the domain' },
};

type Months = `${number} ${'mo' | 'y'}`;
/** An entry of the catalogue. */
export type Duty = {
  id: string;
  title: Text;
  /** The first answers for it. What an operator owns has a case for each agreement in force. */
  owners: DutyOwner[];
  /** A period begins where the one before ended. */
  period: Months;
  /** Within its period, the duty is done by so long after the beginning. */
  dueAfter: `${number} ${'cd' | 'mo'}`;
  /** `03-31`: a day of each calendar year by which it is done; its periods are calendar years then. */
  by?: `${number}-${number}`;
  /** What the report shows, by name. */
  evidence: { id: string; title: Text }[];
  /** Rules of which the report names the versions that are in force. */
  rules: RuleKind[];
  /**
   * What the system itself does: opens a sample of the sealed archives before anybody reports; or counts the accesses to
   * information of the quarter that has ended, which nobody has to report.
   */
  checks?: 'archives' | 'accesses';
  /** Where it comes from. */
  basis: string;
};
