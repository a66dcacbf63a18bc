import * as z from 'zod';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, day, documentRef, reason, sentence, title } from '../../shared/schemas.ts';

export const kinds = [
  'GRANT',
  'RENEW',
  'EARLY_TERMINATION',
  'NON_RECTIFICATION_TERMINATION',
  'REVOCATION',
  'MAJOR_ISSUE',
] as const;
/** P7: the ten departments that make up the committee; the list is open (“等”). */
export const departments = [
  'dataAdministration',
  'cyberspace',
  'developmentAndReform',
  'stateAssets',
  'industry',
  'publicSecurity',
  'stateSecurity',
  'justice',
  'finance',
  'marketRegulation',
] as const;
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
    hands: z.array(person).max(50).default([]),
  })
  .refine(({ kind, about }) => kind === 'MAJOR_ISSUE' || about !== undefined, {
    path: ['about'],
    message: 'a matter of this kind belongs to a case: name it in `about` (P7(3))',
  });
export type Input = z.output<typeof input>;

/** What the case that the matter is about is told; other lifecycles import it. */
export const matterDecided = z.strictObject({
  matter: caseId,
  kind: z.enum(kinds),
  outcome: z.enum(['approved', 'refused']),
  minutes: documentRef,
});

export const events = {
  PUT_ON_AGENDA: event(
    '列入议程',
    'Put the matter on the agenda',
    z.strictObject({
      meetingOn: day,
      seats: z.array(z.strictObject({ department, person })).min(1).max(60),
      documents: z.array(documentRef).max(50).default([]),
    }),
  ),
  RESCHEDULE: event('改定会议日期', 'Set another day', z.strictObject({ meetingOn: day })),
  SUBSTITUTE: event('更换委员单位代表', 'Send another representative', z.strictObject({ department, person })),
  RECUSE: event('委员回避', 'Recuse oneself', reason),
  OPEN_SITTING: event('开会审议', 'Open the sitting', z.strictObject({ present: z.array(person).min(1).max(60) })),
  VOTE: event('表决', 'Vote', z.strictObject({ choice: z.enum(choices), opinion: sentence.optional() })),
  DECIDE: event('形成决定', 'Record the decision', z.strictObject({ minutes: documentRef.optional() })),
  ADJOURN: event('休会再议', 'Adjourn the sitting', reason),
  DEFER: event('暂缓审议', 'Defer the matter', reason),
  ISSUE_NOTICE: event('通知决定', 'Make the decision known', z.strictObject({ document: documentRef })),
  WITHDRAW_MATTER: told('提请事由消失', 'What asked for it has fallen away', z.strictObject({ cause: caseId })),
};
export type Event = EventsOf<typeof events>;
