// What an entry of the catalogue of periodic duties may be (T27, P26; D-0260): the duty, who does it, how often, what shows that
// it was done. Pure.
import * as z from 'zod';
import { durationPattern } from '../kernel/durations.ts';
import type { Text } from '../law/cite.ts';
import { compareDurations } from './limits.ts';
import type { Duration } from './regime.ts';

export const dutyOwners = ['CENTER', 'OPCO', 'AUTHORITY'] as const;
export type DutyOwner = (typeof dutyOwners)[number];

/** What venue and authority make rules about: T6, T16, T17, T27; P11, P26. */
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

export type Duty = {
  id: string;
  title: Text;
  /** The first answers for it. */
  owners: DutyOwner[];
  /** A period begins where the one before ended. */
  period: Duration;
  /** Within its period, the duty is done by so long after the beginning. */
  dueAfter: Duration;
  /** What the report shows, by name. */
  evidence: { id: string; title: Text }[];
  /** Rules of which the report names the versions that are in force. */
  rules: RuleKind[];
  /** Where it comes from. */
  basis: string;
};

const text = z.strictObject({ zh: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) });
const id = z.string().regex(/^[a-z][A-Za-z0-9]{1,39}$/);
const lasting = (units: string) =>
  z
    .string()
    .regex(durationPattern)
    .refine((value) => !value.startsWith('0 ') && units.includes(value.slice(value.indexOf(' '))));
const isDistinct = (list: { id: string }[]): boolean => new Set(list.map((one) => one.id)).size === list.length;

/** `demanded`: what the law itself wants in the catalogue; `longest`: no period is longer. */
export const catalogueSchema = (demanded: readonly string[], owners: readonly string[], longest: string): z.ZodType =>
  z
    .array(
      z
        .strictObject({
          id,
          title: text,
          owners: z.array(z.enum(owners)).min(1).max(3),
          period: lasting(' mo y').refine((period) => (compareDurations(period, longest) ?? 1) <= 0),
          dueAfter: lasting(' cd mo'),
          evidence: z
            .array(z.strictObject({ id, title: text }))
            .min(1)
            .max(20)
            .refine(isDistinct),
          rules: z.array(z.enum(ruleKinds)).max(ruleKinds.length),
          basis: z.string().trim().min(1).max(300),
        })
        .refine(({ period, dueAfter }) => (compareDurations(dueAfter, period) ?? 1) < 0),
    )
    .max(50)
    .refine(isDistinct)
    .refine((list) => demanded.every((duty) => list.some((one) => one.id === duty)));
