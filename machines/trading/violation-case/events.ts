import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { type EventsOf, event } from '../../shared/events.ts';
import { caseId, documentRef, instant, reason, sentence, title } from '../../shared/schemas.ts';
import { words } from './words.ts';

/** The measures of the parameter `trade.violation.measures`. The last one cannot be undone. */
export const measures = [
  'warn',
  'pauseDelivery',
  'freezeSettlement',
  'suspendListing',
  'suspendSubject',
  'terminateTrade',
] as const;
export type MeasureKind = (typeof measures)[number];

const evidence = z.array(documentRef).max(50).default([]);

export const input = z
  .strictObject({
    finding: sentence,
    /** Who found it, where another case opens this one; a person who opens it is the finder. */
    foundBy: title.optional(),
    evidence,
    trade: caseId.optional(),
    listing: caseId.optional(),
    /** Registrations of those who are suspected. */
    subjects: z
      .array(caseId)
      .max(20)
      .refine((list) => new Set(list).size === list.length, fault('每个主体只列一次', 'each subject once'))
      .default([]),
  })
  .refine(({ trade, listing, subjects }) => trade || listing || subjects.length, {
    path: ['trade'],
    message: fault('须写明所涉交易、标的或者主体', 'name the trade, the listing or a subject that is concerned'),
  });
export type Input = z.output<typeof input>;

const items = z
  .array(z.strictObject({ item: title, demand: sentence }))
  .min(1)
  .max(50);

export const events = {
  CONFIRM: event(
    words.events.CONFIRM,
    z.strictObject({ account: sentence, provisions: z.array(title).min(1).max(20) }),
  ),
  DISMISS: event(words.events.DISMISS, reason),
  TAKE_MEASURE: event(
    words.events.TAKE_MEASURE,
    z.strictObject({ measure: z.enum(measures), subject: caseId.optional(), reason: sentence }),
  ),
  LIFT_MEASURE: event(
    words.events.LIFT_MEASURE,
    z.strictObject({ measure: z.enum(measures), subject: caseId.optional(), reason: sentence }),
  ),
  REVOKE: event(words.events.REVOKE, z.strictObject({ target: caseId, reason: sentence })),
  REPORT: event(words.events.REPORT, z.strictObject({ document: documentRef })),
  ACKNOWLEDGE_REPORT: event(words.events.ACKNOWLEDGE_REPORT, z.strictObject({ note: sentence.optional() })),
  RECORD_RECEIPT: event(words.events.RECORD_RECEIPT, z.strictObject({ receipt: documentRef })),
  SUPPLEMENT_REPORT: event(words.events.SUPPLEMENT_REPORT, z.strictObject({ document: documentRef })),
  SUBMIT_STATEMENT: event(words.events.SUBMIT_STATEMENT, z.strictObject({ statement: sentence, evidence })),
  EXTEND_SCOPE: event(
    words.events.EXTEND_SCOPE,
    z.strictObject({ listing: caseId.optional(), subjects: z.array(caseId).max(20).default([]), reason: sentence }),
  ),
  REQUIRE_RECTIFICATION: event(words.events.REQUIRE_RECTIFICATION, z.strictObject({ items, due: instant })),
  SUBMIT_RECTIFICATION: event(
    words.events.SUBMIT_RECTIFICATION,
    z.strictObject({ account: sentence, evidence: z.array(documentRef).min(1).max(50) }),
  ),
  ACCEPT_RECTIFICATION: event(words.events.ACCEPT_RECTIFICATION, z.strictObject({ note: sentence.optional() })),
  RETURN_RECTIFICATION: event(words.events.RETURN_RECTIFICATION, z.strictObject({ items, due: instant })),
  EXTEND_RECTIFICATION: event(words.events.EXTEND_RECTIFICATION, z.strictObject({ due: instant, reason: sentence })),
  FAIL_RECTIFICATION: event(words.events.FAIL_RECTIFICATION, reason),
  CLOSE: event(words.events.CLOSE, z.strictObject({ conclusion: sentence })),
};
export type Event = EventsOf<typeof events>;
