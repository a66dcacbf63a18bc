import * as z from 'zod';
import { type EventsOf, event } from '../../shared/events.ts';
import { caseId, day, documentRef, reason, returned, sentence, title } from '../../shared/schemas.ts';
import { agreementEvents } from '../../shared/under-agreement.ts';

/** A providing unit of public data. */
const provider = z.string().regex(/^org:[0-9A-HJ-NPQRTUWXY]{18}$/, 'an organisation, as `org:` and its credit code');

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
    '受理治理需求',
    'Accept the issue',
    z.strictObject({ provider, /** The prescribed period; without it, the regime's. */ dueOn: day.optional() }),
  ),
  REJECT: event('不予受理', 'Refuse the issue', reason),
  WITHDRAW: event('撤回', 'Withdraw', z.strictObject({ reason: sentence.optional() })),
  REPORT_FIXED: event(
    '报告治理完成',
    'Report that it is put right',
    z.strictObject({ summary: sentence, evidence: z.array(documentRef).min(1).max(20) }),
  ),
  DISPUTE: event('提出异议', 'Say why it is not theirs to put right', reason),
  EXTEND: event('延长治理期限', 'Give more time', z.strictObject({ dueOn: day, reason: sentence })),
  VERIFY: event('核验通过', 'Confirm that it is right', z.strictObject({ note: sentence.optional() })),
  SEND_BACK: event('核验不通过', 'Say what is still wrong', returned.extend({ dueOn: day.optional() })),
  AGREEMENT_ENDED: agreementEvents.AGREEMENT_ENDED,
};
export type Event = EventsOf<typeof events>;
