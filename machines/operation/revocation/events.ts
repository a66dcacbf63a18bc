import * as z from 'zod';
import { agreementEnded } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, documentRef, reason, sentence, title } from '../../shared/schemas.ts';
import { matterDecided } from '../committee-matter/events.ts';
import { words } from './words.ts';

export const input = z.strictObject({
  agreement: caseId,
  /** One of the grounds that the regime lists. */
  ground: title,
  allegation: sentence.optional(),
  evidence: z.array(documentRef).max(100).default([]),
});
export type Input = z.output<typeof input>;

export const events = {
  INVESTIGATE: event(words.events.INVESTIGATE, z.strictObject({ note: sentence.optional() })),
  ORDER_SUSPENSION: event(words.events.ORDER_SUSPENSION, reason),
  DISMISS: event(words.events.DISMISS, reason),
  REPORT_FINDINGS: event(
    words.events.REPORT_FINDINGS,
    z.strictObject({ founded: z.boolean(), report: documentRef, findings: sentence }),
  ),
  SUBMIT_STATEMENT: event(
    words.events.SUBMIT_STATEMENT,
    z.strictObject({ statement: sentence, documents: z.array(documentRef).max(100).default([]) }),
  ),
  WAIVE_STATEMENT: event(words.events.WAIVE_STATEMENT, z.strictObject({ reason: sentence.optional() })),
  MATTER_DECIDED: told(words.events.MATTER_DECIDED, matterDecided),
  AGREEMENT_ENDED: told(words.events.AGREEMENT_ENDED, agreementEnded),
};
export type Event = EventsOf<typeof events>;
