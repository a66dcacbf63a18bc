import * as z from 'zod';
import { field } from '../../shared/fields.ts';
import { agreementEnded } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, documentRef, named, reason, sentence, title } from '../../shared/schemas.ts';
import { matterDecided } from '../committee-matter/events.ts';
import { words } from './words.ts';

export const input = z.strictObject({
  agreement: field('授权运营协议', 'Operating agreement', caseId),
  /** One of the grounds that the regime lists. */
  ground: field('撤销事由', 'Ground', title),
  allegation: field('反映的情况', 'Allegation', sentence.optional()),
  evidence: field('证据', 'Evidence', z.array(documentRef).max(100).default([])),
});
export type Input = z.output<typeof input>;

export const events = {
  INVESTIGATE: event(words.events.INVESTIGATE, z.strictObject({ note: named.note })),
  ORDER_SUSPENSION: event(words.events.ORDER_SUSPENSION, reason),
  DISMISS: event(words.events.DISMISS, reason),
  REPORT_FINDINGS: event(
    words.events.REPORT_FINDINGS,
    z.strictObject({
      founded: field('查证属实', 'Founded', z.boolean()),
      report: field('调查报告', 'Report', documentRef),
      findings: field('调查结论', 'Findings', sentence),
    }),
  ),
  SUBMIT_STATEMENT: event(
    words.events.SUBMIT_STATEMENT,
    z.strictObject({
      statement: field('陈述申辩', 'Statement', sentence),
      documents: field('材料', 'Documents', z.array(documentRef).max(100).default([])),
    }),
  ),
  WAIVE_STATEMENT: event(words.events.WAIVE_STATEMENT, z.strictObject({ reason: named.reasonIfAny })),
  MATTER_DECIDED: told(words.events.MATTER_DECIDED, matterDecided),
  AGREEMENT_ENDED: told(words.events.AGREEMENT_ENDED, agreementEnded),
};
export type Event = EventsOf<typeof events>;
