import * as z from 'zod';
import { agreementEnded } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, declared, documentRef, instant, organisation, reason, sentence, title } from '../../shared/schemas.ts';
import { words } from './words.ts';

/** P12: the departments with which the authority sets the indicators; the list is open (“等”). */
export const departments = ['industry', 'finance', 'audit', 'marketRegulation', 'statistics'] as const;
/** P28: what an operator may not do with materials. */
export const refusals = ['refused', 'concealed', 'misreported'] as const;

export const input = z.strictObject({
  agreement: caseId,
  year: z.int().min(2023).max(2200),
  /** P28: the part of the year, counted in cycles of the regime. Absent: the whole year (P12). */
  part: z.int().min(1).max(12).optional(),
});
export type Input = z.output<typeof input>;

/** P29: what is ordered when the result does not conform. */
export const order = z.strictObject({
  items: z
    .array(z.strictObject({ item: title, requirement: sentence }))
    .min(1)
    .max(100),
  due: instant,
  scope: z.union([z.literal('all'), z.array(caseId).min(1).max(1000)]),
});
export type Order = z.output<typeof order>;

export const events = {
  COMMISSION: event(
    words.events.COMMISSION,
    z.strictObject({ evaluator: organisation, contract: documentRef, independence: declared }),
  ),
  REQUEST_EVIDENCE: event(
    words.events.REQUEST_EVIDENCE,
    z.strictObject({
      indicators: z.strictObject({ version: title, document: documentRef }),
      departments: z.array(z.union([z.enum(departments), title])).max(40),
      items: z.array(title).min(1).max(100),
    }),
  ),
  SUBMIT_EVIDENCE: event(
    words.events.SUBMIT_EVIDENCE,
    z.strictObject({ documents: z.array(documentRef).min(1).max(200), truthful: z.boolean() }),
  ),
  EXTEND_EVIDENCE: event(words.events.EXTEND_EVIDENCE, reason),
  REQUEST_MORE: event(words.events.REQUEST_MORE, z.strictObject({ items: z.array(title).min(1).max(100) })),
  RECORD_REFUSAL: event(
    words.events.RECORD_REFUSAL,
    z.strictObject({ kind: z.enum(refusals), finding: sentence, evidence: z.array(documentRef).min(1).max(50) }),
  ),
  ASSESS: event(
    words.events.ASSESS,
    z.strictObject({
      grade: title,
      report: documentRef,
      findings: sentence,
      considered: z.array(caseId).max(500).default([]),
    }),
  ),
  SEND_BACK: event(words.events.SEND_BACK, reason),
  CONFIRM: event(words.events.CONFIRM, z.strictObject({ order: order.optional(), opinion: sentence.optional() })),
  AGREEMENT_ENDED: told(words.events.AGREEMENT_ENDED, agreementEnded),
};
export type Event = EventsOf<typeof events>;
