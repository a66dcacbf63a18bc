import { z } from 'zod';
import { agreementEnded } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, documentRef, instant, reason, sentence, title } from '../../shared/schemas.ts';
import { matterDecided } from '../committee-matter/events.ts';

const item = title;

export const input = z.strictObject({
  agreement: caseId,
  /** The evaluation that did not conform (P29); an order on another finding has none. */
  evaluation: caseId.nullable().default(null),
  finding: sentence.optional(),
  items: z
    .array(z.strictObject({ item, requirement: sentence }))
    .min(1)
    .max(100),
  /** P29: the prescribed period (规定期限), as an instant. */
  due: instant,
  /** The grants that the order concerns, or all. */
  scope: z.union([z.literal('all'), z.array(caseId).min(1).max(1000)]).default('all'),
});
export type Input = z.output<typeof input>;

export const events = {
  ACKNOWLEDGE: event('签收责令改正通知', 'Acknowledge the order', z.strictObject({ receipt: documentRef.optional() })),
  SUBMIT_FEEDBACK: event(
    '反馈整改情况',
    'Report on the rectification',
    z.strictObject({
      report: documentRef,
      results: z
        .array(z.strictObject({ item, done: sentence, evidence: z.array(documentRef).max(50).default([]) }))
        .min(1)
        .max(100),
    }),
  ),
  ACCEPT: event(
    '整改通过',
    'Accept the rectification',
    z.strictObject({ met: z.array(item).max(100), opinion: sentence }),
  ),
  REJECT: event(
    '整改未通过',
    'Reject the rectification',
    z.strictObject({
      items: z
        .array(z.strictObject({ item, problem: sentence }))
        .min(1)
        .max(100),
    }),
  ),
  EXTEND: event('延长整改期限', 'Extend the limit', z.strictObject({ due: instant, reason: sentence })),
  DECLARE_FAILED: event('认定未按要求整改', 'Find that the order was not followed', reason),
  SET_LIMIT: event('重新规定整改期限', 'Set a new limit', z.strictObject({ due: instant })),
  MATTER_DECIDED: told('委员会决定', 'The committee has decided', matterDecided),
  AGREEMENT_ENDED: told('协议已终止', 'The agreement has ended', agreementEnded),
};
export type Event = EventsOf<typeof events>;
