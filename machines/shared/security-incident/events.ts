import * as z from 'zod';
import { type EventsOf, event, told } from '../events.ts';
import { ruleRef } from '../rule-register/in-force.ts';
import { caseId, documentRef, instant, reason, sentence, title } from '../schemas.ts';
import { words } from './words.ts';

/** From the lowest to the highest. */
export const grades = ['general', 'larger', 'major', 'extraordinary'] as const;
export type Grade = (typeof grades)[number];
export const measures = [
  'suspendListing',
  'pauseTrade',
  'freezeSettlement',
  'suspendSubject',
  'suspendRights',
  'suspendAccess',
  'suspendProduct',
] as const;
export type MeasureKind = (typeof measures)[number];

export const input = z.strictObject({
  kind: z.enum(['incident', 'increasedRisk']),
  scope: z.enum(['venue', 'domain']),
  discoveredAt: instant,
  account: sentence,
  systems: z.array(title).max(100).default([]),
  suspectedCause: sentence.optional(),
  criminal: z.enum(['yes', 'no', 'unknown']),
  critical: z.boolean(),
  /** T27, P26: the emergency plan that is followed, in the register of rules; an incident is recorded also without one. */
  plan: ruleRef.optional(),
});
export type Input = z.output<typeof input>;

const document = z.strictObject({ document: documentRef });
const count = z.int().min(0).max(1_000_000);
const finding = z.strictObject({ finding: sentence, document: documentRef });
const violation = z.strictObject({
  lifecycle: z.literal('violationCase'),
  finding: sentence,
  subjects: z.array(caseId).max(20).optional(),
  listing: caseId.optional(),
  trade: caseId.optional(),
});
const rectification = z.strictObject({
  lifecycle: z.literal('operatorRectification'),
  agreement: caseId,
  finding: sentence,
  items: z
    .array(z.strictObject({ item: title, requirement: sentence }))
    .min(1)
    .max(100),
  due: instant,
  scope: z.array(caseId).max(1000).optional(),
  datasets: z.array(title).max(1000).optional(),
});

export const events = {
  GRADE: event(words.events.GRADE, z.strictObject({ grade: z.enum(grades), reason: sentence })),
  START_REMEDY: event(words.events.START_REMEDY, z.strictObject({ account: sentence })),
  FINISH_REMEDY: event(
    words.events.FINISH_REMEDY,
    z.strictObject({ account: sentence, evidence: z.array(documentRef).min(1).max(50) }),
  ),
  NAME_AFFECTED: event(
    words.events.NAME_AFFECTED,
    z.strictObject({
      /** Listings, trades, registrations; agreements, grants, exports. Open trades and listings under them are found. */
      cases: z.array(caseId).max(1000),
      persons: count.default(0),
      /** What each of them is to do: the same for all, and nothing of what others lost (T25). */
      advice: sentence,
    }),
  ),
  NOBODY_AFFECTED: event(words.events.NOBODY_AFFECTED, finding),
  NOTICES_SETTLED: told(words.events.NOTICES_SETTLED, z.looseObject({ unreachedParties: z.int().min(0) })),
  TELL_OTHERWISE: event(
    words.events.TELL_OTHERWISE,
    z.strictObject({ channel: title, parties: z.int().min(1), receipt: documentRef }),
  ),
  REPORT_TO: event(words.events.REPORT_TO, z.strictObject({ body: title, document: documentRef })),
  REPORT_TO_POLICE: event(words.events.REPORT_TO_POLICE, document),
  TELL_PERSONS: event(words.events.TELL_PERSONS, document),
  PERSONS_NEED_NOT: event(words.events.PERSONS_NEED_NOT, finding),
  TAKE_MEASURES: event(
    words.events.TAKE_MEASURES,
    z.strictObject({ measure: z.enum(measures), targets: z.array(caseId).min(1).max(1000), reason: sentence }),
  ),
  LIFT_MEASURE: event(
    words.events.LIFT_MEASURE,
    z.strictObject({ measure: z.enum(measures), target: caseId, reason: sentence }),
  ),
  ROOT_CAUSE: event(words.events.ROOT_CAUSE, document),
  SUMMARIZE: event(words.events.SUMMARIZE, document),
  FOLLOW_UP: event(
    words.events.FOLLOW_UP,
    z.strictObject({ opens: z.discriminatedUnion('lifecycle', [violation, rectification]) }),
  ),
  FOLLOW_UP_OPENED: told(words.events.FOLLOW_UP_OPENED, z.strictObject({ case: caseId })),
  NO_FOLLOW_UP: event(words.events.NO_FOLLOW_UP, reason),
  CLOSE: event(words.events.CLOSE, z.strictObject({ conclusion: sentence })),
  FALSE_ALARM: event(words.events.FALSE_ALARM, finding),
};
export type Event = EventsOf<typeof events>;
