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
