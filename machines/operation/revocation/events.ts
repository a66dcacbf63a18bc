import * as z from 'zod';
import { agreementEnded } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, documentRef, reason, sentence, title } from '../../shared/schemas.ts';
import { matterDecided } from '../committee-matter/events.ts';

export const input = z.strictObject({
  agreement: caseId,
  /** One of the regime's grounds; which of them stand, a rule says. */
  ground: title,
  allegation: sentence.optional(),
  evidence: z.array(documentRef).max(100).default([]),
});
export type Input = z.output<typeof input>;

export const events = {
  INVESTIGATE: event('立案调查', 'Open the investigation', z.strictObject({ note: sentence.optional() })),
  ORDER_SUSPENSION: event('调查期间暂停权限', 'Suspend the rights while it lasts', reason),
  DISMISS: event('不予立案', 'Dismiss the allegation', reason),
  REPORT_FINDINGS: event(
    '提出调查结论',
    'Report the findings',
    z.strictObject({ founded: z.boolean(), report: documentRef, findings: sentence }),
  ),
  SUBMIT_STATEMENT: event(
    '陈述申辩',
    'Make a statement',
    z.strictObject({ statement: sentence, documents: z.array(documentRef).max(100).default([]) }),
  ),
  WAIVE_STATEMENT: event('放弃陈述申辩', 'Waive the statement', z.strictObject({ reason: sentence.optional() })),
  MATTER_DECIDED: told('委员会决定', 'The committee has decided', matterDecided),
  AGREEMENT_ENDED: told('协议已终止', 'The agreement has ended', agreementEnded),
};
export type Event = EventsOf<typeof events>;
