import * as z from 'zod';
import type { EventsOf } from '../../shared/events.ts';
import { reportEvents, section } from '../../shared/reporting/events.ts';
import { caseId, day } from '../../shared/schemas.ts';

export const input = z.strictObject({ agreement: caseId, /** First and last day of the period. */ from: day, to: day });
export type Input = z.output<typeof input>;

/** P16(3): how the operation went, and what P16(1), P16(4), P21, P23 and P24 ask for. A guard says what is missing. */
export const content = z.strictObject({
  operation: section.optional(),
  development: section.optional(),
  security: section.optional(),
  costs: section.optional(),
  revenue: section.optional(),
});

export const events = reportEvents(content);
export type Event = EventsOf<typeof events>;
