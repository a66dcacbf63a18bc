import * as z from 'zod';
import type { EventsOf } from '../../shared/events.ts';
import { reportEvents, section } from '../../shared/reporting/events.ts';
import { caseId } from '../../shared/schemas.ts';

export const input = z.strictObject({ agreement: caseId, year: z.int().min(2023).max(2200) });
export type Input = z.output<typeof input>;

/** P30: the five parts; the list is open (“等”). A guard says which is missing. */
export const content = z.strictObject({
  storage: section.optional(),
  processing: section.optional(),
  analysis: section.optional(),
  fusion: section.optional(),
  market: section.optional(),
  other: section.optional(),
});

export const events = reportEvents(content);
export type Event = EventsOf<typeof events>;
