import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { confirms } from '../../shared/confirming.ts';
import { choice, field } from '../../shared/fields.ts';
import { type EventsOf, event } from '../../shared/events.ts';
import { caseId, documentRef, instant, named, reason, sentence, title } from '../../shared/schemas.ts';
import { words } from './words.ts';

/** The measures of the parameter `trade.violation.measures`. The last one cannot be undone. */
const measure = choice({
  warn: ['警示', 'Warning'],
  pauseDelivery: ['暂停交付', 'Pause of deliveries'],
  freezeSettlement: ['冻结结算', 'Freeze of settlement'],
  suspendListing: ['暂停标的', 'Suspension of the listing'],
  suspendSubject: ['暂停主体', 'Suspension of the subject'],
  terminateTrade: ['终止交易', 'Termination of the trade'],
});
export const measures = measure.options;
export type MeasureKind = (typeof measures)[number];

const evidence = z.array(documentRef).max(50).default([]);

export const input = z
  .strictObject({
    finding: field('发现的违法违规情形', 'Finding', sentence),
    /** Who found it, where another case opens this one; a person who opens it is the finder. */
    foundBy: field('发现人', 'Found by', title.optional()),
    evidence: field('证据', 'Evidence', evidence),
    trade: field('所涉交易', 'Trade concerned', caseId.optional()),
    listing: field('所涉标的登记', 'Listing concerned', caseId.optional()),
    /** Registrations of those who are suspected. */
    subjects: field(
      '所涉主体登记',
      'Subjects concerned',
      z
        .array(caseId)
        .max(20)
        .refine((list) => new Set(list).size === list.length, fault('每个主体只列一次', 'each subject once'))
        .default([]),
    ),
  })
  .refine(({ trade, listing, subjects }) => trade || listing || subjects.length, {
    path: ['trade'],
    message: fault('须写明所涉交易、标的或者主体', 'name the trade, the listing or a subject that is concerned'),
  });
export type Input = z.output<typeof input>;

const items = z
  .array(z.strictObject({ item: field('整改事项', 'Item', title), demand: field('整改要求', 'Demand', sentence) }))
  .min(1)
  .max(50);

export const events = {
  CONFIRM: event(
    words.events.CONFIRM,
    z.strictObject({
      confirms,
      account: field('查明情况', 'Account', sentence),
      provisions: field('违反的规定', 'Provisions that were violated', z.array(title).min(1).max(20)),
    }),
  ),
  DISMISS: event(words.events.DISMISS, reason),
  TAKE_MEASURE: event(
    words.events.TAKE_MEASURE,
    z.strictObject({
      measure: field('处置措施', 'Measure', measure),
      subject: field('所涉主体登记', 'Subject concerned', caseId.optional()),
      reason: named.reason,
    }),
  ),
  LIFT_MEASURE: event(
    words.events.LIFT_MEASURE,
    z.strictObject({
      measure: field('处置措施', 'Measure', measure),
      subject: field('所涉主体登记', 'Subject concerned', caseId.optional()),
      reason: named.reason,
    }),
  ),
  REVOKE: event(
    words.events.REVOKE,
    z.strictObject({ target: field('被撤销的登记', 'Registration that is revoked', caseId), reason: named.reason }),
  ),
  REPORT: event(words.events.REPORT, z.strictObject({ document: field('报告', 'Report', documentRef) })),
  ACKNOWLEDGE_REPORT: event(words.events.ACKNOWLEDGE_REPORT, z.strictObject({ note: named.note })),
  RECORD_RECEIPT: event(
    words.events.RECORD_RECEIPT,
    z.strictObject({ receipt: field('回执', 'Receipt', documentRef) }),
  ),
  SUPPLEMENT_REPORT: event(
    words.events.SUPPLEMENT_REPORT,
    z.strictObject({ document: field('补充报告', 'Supplementary report', documentRef) }),
  ),
  SUBMIT_STATEMENT: event(
    words.events.SUBMIT_STATEMENT,
    z.strictObject({
      statement: field('陈述申辩', 'Statement', sentence),
      evidence: field('证据', 'Evidence', evidence),
    }),
  ),
  EXTEND_SCOPE: event(
    words.events.EXTEND_SCOPE,
    z.strictObject({
      listing: field('增列的标的登记', 'Further listing', caseId.optional()),
      subjects: field('增列的主体登记', 'Further subjects', z.array(caseId).max(20).default([])),
      reason: named.reason,
    }),
  ),
  REQUIRE_RECTIFICATION: event(
    words.events.REQUIRE_RECTIFICATION,
    z.strictObject({ items: field('整改要求', 'What is required', items), due: field('整改期限', 'Due', instant) }),
  ),
  SUBMIT_RECTIFICATION: event(
    words.events.SUBMIT_RECTIFICATION,
    z.strictObject({
      account: field('整改情况', 'Account of the rectification', sentence),
      evidence: field('整改证明', 'Evidence', z.array(documentRef).min(1).max(50)),
    }),
  ),
  ACCEPT_RECTIFICATION: event(words.events.ACCEPT_RECTIFICATION, z.strictObject({ note: named.note })),
  RETURN_RECTIFICATION: event(
    words.events.RETURN_RECTIFICATION,
    z.strictObject({ items: field('整改要求', 'What is required', items), due: field('整改期限', 'Due', instant) }),
  ),
  EXTEND_RECTIFICATION: event(
    words.events.EXTEND_RECTIFICATION,
    z.strictObject({ due: field('延长后的整改期限', 'New due time', instant), reason: named.reason }),
  ),
  FAIL_RECTIFICATION: event(words.events.FAIL_RECTIFICATION, reason),
  CLOSE: event(words.events.CLOSE, z.strictObject({ conclusion: field('结案意见', 'Conclusion', sentence) })),
};
export type Event = EventsOf<typeof events>;
