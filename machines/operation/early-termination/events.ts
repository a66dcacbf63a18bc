import * as z from 'zod';
import { agreementEnded } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, day, documentRef, reason, sentence } from '../../shared/schemas.ts';
import { matterDecided } from '../committee-matter/events.ts';

export const input = z.strictObject({
  agreement: caseId,
  reason: sentence,
  /** The day at whose end the agreement is to end. */
  effectiveDate: day,
  documents: z.array(documentRef).max(50).default([]),
});
export type Input = z.output<typeof input>;

export const events = {
  PASS: event('审核同意提前终止', 'Agree to the early end', z.strictObject({ opinion: sentence })),
  REFUSE: event('审核不同意提前终止', 'Refuse the early end', reason),
  WITHDRAW: event('撤回提前终止申请', 'Withdraw the request', z.strictObject({ reason: sentence.optional() })),
  MATTER_DECIDED: told('委员会决定', 'The committee has decided', matterDecided),
  AGREEMENT_ENDED: told('协议已终止', 'The agreement has ended', agreementEnded),
};
export type Event = EventsOf<typeof events>;
