// Is a catalogue of periodic duties one that a regime may have? (T27, P26; D-0260)
import * as z from 'zod';
import { durationPattern } from '../kernel/durations.ts';
import { ruleKinds } from '../law/duties.ts';
import { compareDurations } from './limits.ts';

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
          by: z
            .string()
            .regex(/^\d{2}-\d{2}$/)
            .refine((day) => z.iso.date().safeParse(`2023-${day}`).success)
            .optional(),
          evidence: z
            .array(z.strictObject({ id, title: text }))
            .min(1)
            .max(20)
            .refine(isDistinct),
          rules: z.array(z.enum(ruleKinds)).max(ruleKinds.length),
          basis: z.string().trim().min(1).max(300),
        })
        .refine(({ period, dueAfter }) => (compareDurations(dueAfter, period) ?? 1) < 0)
        .refine(({ period, by }) => by === undefined || compareDurations(period, '12 mo') === 0)
        // What an operator owes is its own, and not what the article lays on the authority.
        .refine(
          ({ id: duty, owners: all }) => !all.includes('OPERATOR') || (all.length === 1 && !demanded.includes(duty)),
        ),
    )
    .max(50)
    .refine(isDistinct)
    .refine((list) => demanded.every((duty) => list.some((one) => one.id === duty)));
