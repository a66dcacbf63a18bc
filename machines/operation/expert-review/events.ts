import * as z from 'zod';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, documentRef, reason, sentence, title } from '../../shared/schemas.ts';

const person = title;

export const input = z.strictObject({
  application: caseId,
  /** The applicant's party id: no expert may work for it. */
  applicant: title,
  fields: z.array(title).max(50).default([]),
  /** Persons who filed or reviewed the application: they sit on no panel about it. */
  hands: z.array(person).max(50).default([]),
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
    '提供专家组名单',
    'Name the expert group',
    z.strictObject({ document: documentRef, experts: z.array(member).min(1).max(500) }),
  ),
  CONFIRM_PANEL: event(
    '确定评审专家',
    'Confirm the panel',
    z.strictObject({ experts: panel, chair: person, record: documentRef.optional() }),
  ),
  DECLARE_NO_CONFLICT: event(
    '声明无利益冲突',
    'Declare that there is no conflict',
    z.strictObject({ statement: sentence.optional() }),
  ),
  RECUSE: event('专家回避', 'Recuse oneself', reason),
  SUBMIT_SCORE: event(
    '提交评分',
    'Hand in the score',
    z.strictObject({ score: z.int().min(0).max(100), recommends: z.boolean(), opinion: sentence }),
  ),
  REPLACE: event(
    '补选专家',
    'Fill the vacant seats',
    z.strictObject({ experts: panel, chair: person.optional(), record: documentRef.optional() }),
  ),
  NAME_CHAIR: event('更换组长', 'Name another chair', z.strictObject({ chair: person, reason: sentence })),
  SIGN: event('组长签署', 'Sign the result', z.strictObject({ opinion: sentence, document: documentRef })),
  WITHDRAW_REVIEW: told('评审事由消失', 'What asked for it has fallen away', z.strictObject({ cause: caseId })),
};
export type Event = EventsOf<typeof events>;
