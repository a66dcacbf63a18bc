import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { type EventsOf, event } from '../../shared/events.ts';
import { caseId, day, documentRef, reason, returned, sentence, title } from '../../shared/schemas.ts';
import { agreementEvents } from '../../shared/under-agreement.ts';
import { words } from './words.ts';

/** A providing unit of public data. */
const provider = z
  .string()
  .regex(
    /^org:[0-9A-HJ-NPQRTUWXY]{18}$/,
    fault('须为单位：写作 org: 加统一社会信用代码', 'an organisation, as `org:` and its credit code'),
  );

export const input = z.strictObject({
  agreement: caseId,
  /** The data set as the agreement names it. */
  dataset: title,
  problem: sentence,
  /** P19: found while processing the data, or while providing a service. */
  foundWhile: z.enum(['processing', 'service']),
  evidence: z.array(documentRef).min(1).max(20),
});
export type Input = z.output<typeof input>;

export const events = {
  ACCEPT: event(
    words.events.ACCEPT,
    z.strictObject({ provider, /** The prescribed period; without it, the regime's. */ dueOn: day.optional() }),
  ),
  REJECT: event(words.events.REJECT, reason),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: sentence.optional() })),
  REPORT_FIXED: event(
    words.events.REPORT_FIXED,
    z.strictObject({ summary: sentence, evidence: z.array(documentRef).min(1).max(20) }),
  ),
  DISPUTE: event(words.events.DISPUTE, reason),
  EXTEND: event(words.events.EXTEND, z.strictObject({ dueOn: day, reason: sentence })),
  VERIFY: event(words.events.VERIFY, z.strictObject({ note: sentence.optional() })),
  SEND_BACK: event(words.events.SEND_BACK, returned.extend({ dueOn: day.optional() })),
  AGREEMENT_ENDED: agreementEvents.AGREEMENT_ENDED,
};
export type Event = EventsOf<typeof events>;
