import * as z from 'zod';
import { type EventsOf, event, told } from '../events.ts';
import { extraDuty } from '../periodic-duty/events.ts';
import { ruleRef } from '../rule-register/in-force.ts';
import { caseId, documentRef, instant, reason, sentence, title } from '../schemas.ts';
import { input as rectification } from '../../operation/operator-rectification/events.ts';
import { input as revocation } from '../../operation/revocation/events.ts';
import { input as order } from '../../trading/rectification-order/events.ts';
import { input as violation } from '../../trading/violation-case/events.ts';
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
  /** T27 (立即): the remedy that has begun by the time of recording. */
  remedy: z.strictObject({ startedAt: instant, account: sentence }).optional(),
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
const parties = z.array(title).min(1).max(1000);
const follow = <const L extends string, I extends z.ZodType>(lifecycle: L, schema: I) =>
  z.strictObject({ lifecycle: z.literal(lifecycle), input: schema });

export const events = {
  GRADE: event(
    words.events.GRADE,
    z.strictObject({
      grade: z.enum(grades),
      /** Found to concern critical infrastructure after all; it is not found otherwise again. */
      critical: z.literal(true).optional(),
      reason: sentence,
    }),
  ),
  LOWER_GRADE: event(words.events.LOWER_GRADE, z.strictObject({ grade: z.enum(grades), reason: sentence })),
  CONFIRM_LOWERING: event(words.events.CONFIRM_LOWERING, z.strictObject({ reason: sentence.optional() })),
  JUDGE_CRIME: event(
    words.events.JUDGE_CRIME,
    z.strictObject({ criminal: z.enum(['yes', 'no', 'unknown']), finding: sentence, document: documentRef }),
  ),
  START_REMEDY: event(words.events.START_REMEDY, z.strictObject({ account: sentence })),
  FINISH_REMEDY: event(
    words.events.FINISH_REMEDY,
    z.strictObject({ account: sentence, evidence: z.array(documentRef).min(1).max(50) }),
  ),
  NAME_AFFECTED: event(
    words.events.NAME_AFFECTED,
    z.strictObject({
      /** Listings, trades, registrations; agreements, grants, exports. What is open under them is found. */
      cases: z.array(caseId).max(1000).default([]),
      /** Everything of the scope that is open at this moment. */
      all: z.boolean().default(false),
      /** Of the domain: data sets by name; who holds them, and what was made of them, is found. */
      datasets: z.array(title).max(1000).default([]),
      persons: count.default(0),
      /** What each of them is to do: the same for all, and nothing of what others lost (T25). */
      advice: sentence,
    }),
  ),
  NOBODY_AFFECTED: event(words.events.NOBODY_AFFECTED, finding),
  NOTICES_SETTLED: told(
    words.events.NOTICES_SETTLED,
    // The receipts stay with the port: how many it told, the hash of their list, and for whom it found nobody.
    z.object({
      receipts: z.strictObject({ parties: z.int().min(0), hash: z.string() }),
      unreachedParties: z.array(title),
    }),
  ),
  TELL_OTHERWISE: event(words.events.TELL_OTHERWISE, z.strictObject({ channel: title, parties, receipt: documentRef })),
  REPORT_TO: event(words.events.REPORT_TO, z.strictObject({ body: title, document: documentRef })),
  REPORT_TO_POLICE: event(words.events.REPORT_TO_POLICE, document),
  TELL_PERSONS: event(words.events.TELL_PERSONS, document),
  PERSONS_NEED_NOT: event(words.events.PERSONS_NEED_NOT, finding),
  TAKE_MEASURES: event(
    words.events.TAKE_MEASURES,
    z.strictObject({
      measure: z.enum(measures),
      targets: z.array(caseId).min(1).max(1000),
      /** Of an agreement, the grants whose rights are suspended; all of them where none is listed. */
      grants: z.array(caseId).min(1).max(1000).optional(),
      reason: sentence,
    }),
  ),
  LIFT_MEASURE: event(
    words.events.LIFT_MEASURE,
    z.strictObject({ measure: z.enum(measures), target: caseId, reason: sentence }),
  ),
  ROOT_CAUSE: event(words.events.ROOT_CAUSE, document),
  SUMMARIZE: event(
    words.events.SUMMARIZE,
    z.strictObject({ document: documentRef, bodies: z.array(title).min(1).max(50) }),
  ),
  FOLLOW_UP: event(
    words.events.FOLLOW_UP,
    z.strictObject({
      opens: z.discriminatedUnion('lifecycle', [
        follow('violationCase', violation),
        follow('operatorRectification', rectification),
        follow('revocation', revocation),
        follow('periodicDuty', extraDuty),
        follow('rectificationOrder', order),
      ]),
    }),
  ),
  FOLLOW_UP_OPENED: told(words.events.FOLLOW_UP_OPENED, z.strictObject({ case: caseId })),
  NO_FOLLOW_UP: event(words.events.NO_FOLLOW_UP, reason),
  CLOSE: event(words.events.CLOSE, z.strictObject({ conclusion: sentence })),
  FALSE_ALARM: event(
    words.events.FALSE_ALARM,
    z.strictObject({
      finding: sentence,
      document: documentRef,
      /** The correction for each body that has a report, the police among them, and for the persons who were told. */
      corrections: z
        .array(z.strictObject({ body: title, document: documentRef }))
        .max(50)
        .default([]),
      persons: documentRef.optional(),
    }),
  ),
};
export type Event = EventsOf<typeof events>;
