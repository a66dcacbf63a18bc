import * as z from 'zod';
import { type EventsOf, event } from '../../shared/events.ts';
import { caseId, documentRef, instant, reason, sentence, title } from '../../shared/schemas.ts';

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
      .refine((list) => new Set(list).size === list.length, 'each subject once')
      .default([]),
  })
  .refine(({ trade, listing, subjects }) => trade || listing || subjects.length, {
    path: ['trade'],
    message: 'name the trade, the listing or a subject that is concerned',
  });
export type Input = z.output<typeof input>;

const items = z
  .array(z.strictObject({ item: title, demand: sentence }))
  .min(1)
  .max(50);

export const events = {
  CONFIRM: event(
    '认定违法违规',
    'Confirm the violation',
    z.strictObject({ account: sentence, provisions: z.array(title).min(1).max(20) }),
  ),
  DISMISS: event('排除嫌疑', 'Dismiss the suspicion', reason),
  TAKE_MEASURE: event(
    '采取处置措施',
    'Take a measure',
    z.strictObject({ measure: z.enum(measures), subject: caseId.optional(), reason: sentence }),
  ),
  LIFT_MEASURE: event(
    '解除处置措施',
    'Lift a measure',
    z.strictObject({ measure: z.enum(measures), subject: caseId.optional(), reason: sentence }),
  ),
  REVOKE: event('撤销登记', 'Revoke a registration', z.strictObject({ target: caseId, reason: sentence })),
  REPORT: event('向综合监督管理部门报告', 'Report to the supervisor', z.strictObject({ document: documentRef })),
  ACKNOWLEDGE_REPORT: event('签收报告', 'Acknowledge the report', z.strictObject({ note: sentence.optional() })),
  RECORD_RECEIPT: event('登记送达回执', 'Record the receipt of the report', z.strictObject({ receipt: documentRef })),
  SUPPLEMENT_REPORT: event('补充报告', 'Supplement the report', z.strictObject({ document: documentRef })),
  SUBMIT_STATEMENT: event('提交陈述', 'Make a statement', z.strictObject({ statement: sentence, evidence })),
  EXTEND_SCOPE: event(
    '增列涉案标的、主体',
    'Name further listings or subjects',
    z.strictObject({ listing: caseId.optional(), subjects: z.array(caseId).max(20).default([]), reason: sentence }),
  ),
  REQUIRE_RECTIFICATION: event('要求整改', 'Require rectification', z.strictObject({ items, due: instant })),
  SUBMIT_RECTIFICATION: event(
    '提交整改结果',
    'Submit the rectification',
    z.strictObject({ account: sentence, evidence: z.array(documentRef).min(1).max(50) }),
  ),
  ACCEPT_RECTIFICATION: event(
    '整改验收通过',
    'Accept the rectification',
    z.strictObject({ note: sentence.optional() }),
  ),
  RETURN_RECTIFICATION: event('退回整改', 'Return the rectification', z.strictObject({ items, due: instant })),
  EXTEND_RECTIFICATION: event(
    '延长整改期限',
    'Extend the rectification',
    z.strictObject({ due: instant, reason: sentence }),
  ),
  FAIL_RECTIFICATION: event('认定整改未完成', 'Find that rectification has failed', reason),
  CLOSE: event('结案', 'Close the case', z.strictObject({ conclusion: sentence })),
};
export type Event = EventsOf<typeof events>;
