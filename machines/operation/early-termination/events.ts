import * as z from 'zod';
import { agreementEnded } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, day, documentRef, reason, sentence } from '../../shared/schemas.ts';
import { matterDecided } from '../committee-matter/events.ts';
import { words } from './words.ts';

export const input = z.strictObject({
  agreement: caseId,
  reason: sentence,
  /** The day at whose end the agreement is to end. */
  effectiveDate: day,
  documents: z.array(documentRef).max(50).default([]),
});
export type Input = z.output<typeof input>;

export const events = {
  PASS: event(words.events.PASS, z.strictObject({ opinion: sentence })),
  REFUSE: event(words.events.REFUSE, reason),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: sentence.optional() })),
  MATTER_DECIDED: told(words.events.MATTER_DECIDED, matterDecided),
  AGREEMENT_ENDED: told(words.events.AGREEMENT_ENDED, agreementEnded),
};
export type Event = EventsOf<typeof events>;
