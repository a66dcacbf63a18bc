import * as z from 'zod';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, day, documentRef, reason, returned, sentence, title } from '../../shared/schemas.ts';
import { words } from './words.ts';

/** P8: the fields that have priority; the list is open (“等领域”). */
export const priorityFields = [
  'credit',
  'transport',
  'medicalCare',
  'publicHealth',
  'employment',
  'socialSecurity',
  'geography',
  'culture',
  'education',
  'technology',
  'resources',
  'agriculture',
  'environment',
  'emergencyResponse',
  'finance',
  'quality',
  'statistics',
  'meteorology',
  'enterpriseRegistration',
] as const;
export const field = z.union([z.enum(priorityFields), title]);

export const input = z.strictObject({
  year: z.int().min(2023).max(2200),
  /** Rounds beyond the first of a year are announced like it (D-0034). */
  round: z.int().min(1).max(99).default(1),
});
export type Input = z.output<typeof input>;

export const content = z.strictObject({
  title,
  /** The demand of society that the announcement rests on. */
  demand: sentence.optional(),
  /** Modes of authorization that may be applied for. */
  modes: z.array(title).max(20).optional(),
  conditions: z.array(sentence).max(100).optional(),
  fields: z.array(field).max(50).default([]),
  /** The window, in days of Asia/Shanghai: from 00:00 of the first to 24:00 of the last. */
  opensOn: day.optional(),
  closesOn: day.optional(),
  document: documentRef,
});
export type Content = z.output<typeof content>;

export const events = {
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ content })),
  RETURN: event(words.events.RETURN, returned),
  APPROVE: event(words.events.APPROVE, z.strictObject({ note: sentence.optional() })),
  AMEND: event(words.events.AMEND, z.strictObject({ content, reason: sentence })),
  EXTEND: event(words.events.EXTEND, z.strictObject({ closesOn: day, reason: sentence, document: documentRef })),
  CANCEL: event(words.events.CANCEL, reason),
  APPLICATION_SUBMITTED: told(words.events.APPLICATION_SUBMITTED, z.strictObject({ application: caseId })),
  APPLICATION_ENDED: told(
    words.events.APPLICATION_ENDED,
    z.strictObject({
      application: caseId,
      /** Hash of the party, once it was decided on: one application per applicant. */ settled: z.string().nullable(),
    }),
  ),
};
export type Event = EventsOf<typeof events>;
