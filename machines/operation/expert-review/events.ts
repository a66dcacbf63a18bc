import * as z from 'zod';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, documentRef, reason, sentence, title } from '../../shared/schemas.ts';
import { words } from './words.ts';

const person = title;

export const input = z.strictObject({
  application: caseId,
  /** The applicant's party id: no expert may work for it. */
  applicant: title,
  affiliates: z.array(title).max(200).default([]),
  fields: z.array(title).max(50).default([]),
  /** Persons who filed or reviewed the application: they sit on no panel about it. */
  hands: z.array(person).max(200).default([]),
});
export type Input = z.output<typeof input>;

const member = z.strictObject({
  person,
  /** Party id of the body that employs the expert. */
  employer: title,
  /** Works for the authority, which organises the review. */
  servesAuthority: z.boolean(),
  specialities: z.array(title).max(20).default([]),
});
export type Member = z.output<typeof member>;

const panel = z.array(person).min(1).max(99);
export const events = {
  PROVIDE_GROUP: event(
    words.events.PROVIDE_GROUP,
    z.strictObject({ document: documentRef, experts: z.array(member).min(1).max(500) }),
  ),
  CONFIRM_PANEL: event(
    words.events.CONFIRM_PANEL,
    z.strictObject({ experts: panel, chair: person, record: documentRef.optional() }),
  ),
  DECLARE_NO_CONFLICT: event(words.events.DECLARE_NO_CONFLICT, z.strictObject({ statement: sentence.optional() })),
  RECUSE: event(words.events.RECUSE, reason),
  SUBMIT_SCORE: event(
    words.events.SUBMIT_SCORE,
    z.strictObject({ score: z.int().min(0).max(100), recommends: z.boolean(), opinion: sentence }),
  ),
  REPLACE: event(
    words.events.REPLACE,
    z.strictObject({ experts: panel, chair: person.optional(), record: documentRef.optional() }),
  ),
  NAME_CHAIR: event(words.events.NAME_CHAIR, z.strictObject({ chair: person, reason: sentence })),
  SIGN: event(words.events.SIGN, z.strictObject({ opinion: sentence, document: documentRef })),
  WITHDRAW_REVIEW: told(words.events.WITHDRAW_REVIEW, z.strictObject({ cause: caseId })),
};
export type Event = EventsOf<typeof events>;
