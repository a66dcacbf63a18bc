// What may be asked of a report that falls due by period; each duty adds its own content.
import * as z from 'zod';
import type { ZodType } from 'zod';
import { type EventsOf, event } from '../events.ts';
import { day, documentRef, reason, returned, sentence } from '../schemas.ts';
import { agreementEvents } from '../under-agreement.ts';

/** One part of a report: what was done, with figures and documents where there are any. */
export const section = z.strictObject({
  summary: sentence,
  figures: z.record(z.string().max(100), z.number()).default({}),
  documents: z.array(documentRef).max(20).default([]),
});

export const reportEvents = <S extends ZodType>(content: S) => ({
  SUBMIT: event('提交报告', 'Hand in the report', z.strictObject({ document: documentRef, content })),
  RESUBMIT: event('补正后提交报告', 'Hand in the report again', z.strictObject({ document: documentRef, content })),
  ACCEPT: event('接收报告', 'Accept the report', z.strictObject({ note: sentence.optional() })),
  RETURN: event('退回补正', 'Return for correction', returned),
  EXTEND: event('延长报告期限', 'Give more time', z.strictObject({ dueOn: day, reason: sentence })),
  WAIVE: event('免予报告', 'Waive the report', reason),
  RECORD_DEFAULT: event('记录未提交', 'Record that it was not handed in', reason),
  AGREEMENT_ENDED: agreementEvents.AGREEMENT_ENDED,
});
const common = reportEvents(z.record(z.string(), section));
export type ReportEvent = EventsOf<typeof common>;
