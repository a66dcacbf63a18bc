import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { appliedScope } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, day, documentRef, reason, sentence, title } from '../../shared/schemas.ts';
import { committeeDepartments } from '../../regimes/parameters/operation/authorization.ts';
import { words } from './words.ts';

export const kinds = [
  'GRANT',
  'RENEW',
  'EARLY_TERMINATION',
  'NON_RECTIFICATION_TERMINATION',
  'REVOCATION',
  'MAJOR_ISSUE',
] as const;
/** P7: of the draft; what a matter is held to, its regime says (`pd.committee.departments`). */
export const departments = committeeDepartments;
export const choices = ['approve', 'oppose', 'abstain'] as const;

const person = title;
const department = z.union([z.enum(departments), title]);

export const input = z
  .strictObject({
    kind: z.enum(kinds),
    /** The case that waits for the decision; a major issue may stand alone. */
    about: caseId.optional(),
    summary: sentence,
    documents: z.array(documentRef).max(50).default([]),
    /** Persons who prepared or reviewed the matter: they do not record its decision, nor vote on it. */
    hands: z.array(person).max(200).default([]),
    /** P10(2)(3): data sets, rights, purposes and scenarios that a grant or a renewal is about. */
    scope: appliedScope.optional(),
  })
  .refine(({ kind, about }) => kind === 'MAJOR_ISSUE' || about !== undefined, {
    path: ['about'],
    message: fault(
      '此类审议事项须写明所涉案件（about），P7(3)',
      'a matter of this kind belongs to a case; name that case (about), P7(3)',
      'P7(3)',
    ),
  });
export type Input = z.output<typeof input>;

/** What the case that waits for the decision receives; other lifecycles import it. */
export const matterDecided = z.strictObject({
  matter: caseId,
  kind: z.enum(kinds),
  outcome: z.enum(['approved', 'refused']),
  minutes: documentRef,
});

export const events = {
  PUT_ON_AGENDA: event(
    words.events.PUT_ON_AGENDA,
    z.strictObject({
      meetingOn: day,
      seats: z.array(z.strictObject({ department, person })).min(1).max(60),
      documents: z.array(documentRef).max(50).default([]),
    }),
  ),
  RESCHEDULE: event(words.events.RESCHEDULE, z.strictObject({ meetingOn: day })),
  SUBSTITUTE: event(words.events.SUBSTITUTE, z.strictObject({ department, person })),
  RECUSE: event(words.events.RECUSE, reason),
  OPEN_SITTING: event(words.events.OPEN_SITTING, z.strictObject({ present: z.array(person).min(1).max(60) })),
  VOTE: event(words.events.VOTE, z.strictObject({ choice: z.enum(choices), opinion: sentence.optional() })),
  DECIDE: event(words.events.DECIDE, z.strictObject({ minutes: documentRef.optional() })),
  ADJOURN: event(words.events.ADJOURN, reason),
  DEFER: event(words.events.DEFER, reason),
  ISSUE_NOTICE: event(words.events.ISSUE_NOTICE, z.strictObject({ document: documentRef })),
  WITHDRAW_MATTER: told(words.events.WITHDRAW_MATTER, z.strictObject({ cause: caseId })),
};
export type Event = EventsOf<typeof events>;
