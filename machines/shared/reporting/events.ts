// What may be asked of a report that falls due by period; each duty adds its own content.
import * as z from 'zod';
import { field } from '../fields.ts';
import type { ZodType } from 'zod';
import { type EventsOf, event } from '../events.ts';
import { day, documentRef, named, reason, returned, sentence } from '../schemas.ts';
import { agreementEvents } from '../under-agreement.ts';
import { words } from './words.ts';

/** One part of a report: what was done, with figures and documents where there are any. */
export const section = z.strictObject({
  summary: field('情况说明', 'Summary', sentence),
  figures: field('数据指标', 'Figures', z.record(z.string().max(100), z.number()).default({})),
  documents: field('附件', 'Documents', z.array(documentRef).max(20).default([])),
});

export const reportEvents = <S extends ZodType>(content: S) => ({
  SUBMIT: event(
    words.events.SUBMIT,
    z.strictObject({
      document: field('报告文本', 'Text of the report', documentRef),
      content: field('报告内容', 'Content', content),
    }),
  ),
  RESUBMIT: event(
    words.events.RESUBMIT,
    z.strictObject({
      document: field('报告文本', 'Text of the report', documentRef),
      content: field('报告内容', 'Content', content),
    }),
  ),
  ACCEPT: event(words.events.ACCEPT, z.strictObject({ note: named.note })),
  RETURN: event(words.events.RETURN, returned),
  EXTEND: event(
    words.events.EXTEND,
    z.strictObject({ dueOn: field('延长后的报告期限', 'New due day', day), reason: named.reason }),
  ),
  RECORD_DEFAULT: event(words.events.RECORD_DEFAULT, reason),
  CONFIRM_DEFAULT: event(words.events.CONFIRM_DEFAULT, reason),
  AGREEMENT_ENDED: agreementEvents.AGREEMENT_ENDED,
});
const common = reportEvents(z.record(z.string(), section));
export type ReportEvent = EventsOf<typeof common>;
