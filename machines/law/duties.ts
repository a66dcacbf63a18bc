// What may be a periodic duty (T27, P26; D-0260), and what venue and authority make rules about (T6, T16, T17, T27; P11, P26).
import type { Text } from './say.ts';

export const dutyOwners = ['CENTER', 'OPCO', 'AUTHORITY'] as const;
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
  /** The first answers for it. */
  owners: DutyOwner[];
  /** A period begins where the one before ended. */
  period: Months;
  /** Within its period, the duty is done by so long after the beginning. */
  dueAfter: `${number} ${'cd' | 'mo'}`;
  /** What the report shows, by name. */
  evidence: { id: string; title: Text }[];
  /** Rules of which the report names the versions that are in force. */
  rules: RuleKind[];
  /** Where it comes from. */
  basis: string;
};
