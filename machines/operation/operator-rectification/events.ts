import * as z from 'zod';
import { agreementEnded } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, documentRef, instant, reason, sentence, title } from '../../shared/schemas.ts';
import { words } from './words.ts';
import { matterDecided } from '../committee-matter/events.ts';

const item = title;

export const input = z.strictObject({
  agreement: caseId,
  /** The evaluation that did not conform (P29); an order on another finding has none. */
  evaluation: caseId.nullable().default(null),
  finding: sentence.optional(),
  items: z
    .array(z.strictObject({ item, requirement: sentence }))
    .min(1)
    .max(100),
  /** P29: the prescribed period (规定期限), as an instant. */
  due: instant,
  /** The grants that the order concerns; only an evaluation may concern all of them without naming one. */
  scope: z.union([z.literal('all'), z.array(caseId).max(1000)]).default([]),
  /** The data sets that the order concerns, and with them the grants that hold one of them. */
  datasets: z.array(title).max(1000).default([]),
});
export type Input = z.output<typeof input>;

export const events = {
  ACKNOWLEDGE: event(words.events.ACKNOWLEDGE, z.strictObject({ receipt: documentRef.optional() })),
  SUBMIT_FEEDBACK: event(
    words.events.SUBMIT_FEEDBACK,
    z.strictObject({
      report: documentRef,
      results: z
        .array(z.strictObject({ item, done: sentence, evidence: z.array(documentRef).max(50).default([]) }))
        .min(1)
        .max(100),
    }),
  ),
  ACCEPT: event(words.events.ACCEPT, z.strictObject({ met: z.array(item).max(100), opinion: sentence })),
  REJECT: event(
    words.events.REJECT,
    z.strictObject({
      items: z
        .array(z.strictObject({ item, problem: sentence }))
        .min(1)
        .max(100),
    }),
  ),
  EXTEND: event(words.events.EXTEND, z.strictObject({ due: instant, reason: sentence })),
  SUBMIT_STATEMENT: event(
    words.events.SUBMIT_STATEMENT,
    z.strictObject({ statement: sentence, documents: z.array(documentRef).max(100).default([]) }),
  ),
  WAIVE_STATEMENT: event(words.events.WAIVE_STATEMENT, z.strictObject({ reason: sentence.optional() })),
  DECLARE_FAILED: event(words.events.DECLARE_FAILED, reason),
  SET_LIMIT: event(words.events.SET_LIMIT, z.strictObject({ due: instant })),
  MATTER_DECIDED: told(words.events.MATTER_DECIDED, matterDecided),
  AGREEMENT_ENDED: told(words.events.AGREEMENT_ENDED, agreementEnded),
};
export type Event = EventsOf<typeof events>;
