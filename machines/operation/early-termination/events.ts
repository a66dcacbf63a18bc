import * as z from 'zod';
import { field } from '../../shared/fields.ts';
import { agreementEnded } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, day, documentRef, named, reason, sentence } from '../../shared/schemas.ts';
import { matterDecided } from '../committee-matter/events.ts';
import { words } from './words.ts';

export const input = z.strictObject({
  agreement: field('授权运营协议', 'Operating agreement', caseId),
  reason: named.reason,
  /** The day at whose end the agreement is to end. */
  effectiveDate: field('终止日期', 'Day of the end', day),
  documents: field('申请材料', 'Documents', z.array(documentRef).max(50).default([])),
});
export type Input = z.output<typeof input>;

export const events = {
  PASS: event(words.events.PASS, z.strictObject({ opinion: field('审核意见', 'Opinion', sentence) })),
  REFUSE: event(words.events.REFUSE, reason),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: named.reasonIfAny })),
  MATTER_DECIDED: told(words.events.MATTER_DECIDED, matterDecided),
  AGREEMENT_ENDED: told(words.events.AGREEMENT_ENDED, agreementEnded),
};
export type Event = EventsOf<typeof events>;
