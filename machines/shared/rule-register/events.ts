import * as z from 'zod';
import { ruleKinds } from '../../law/duties.ts';
import { type EventsOf, event } from '../events.ts';
import { day, documentRef, reason, sentence, title } from '../schemas.ts';
import { words } from './words.ts';

const version = { version: title, document: documentRef, /** In force from the beginning of this day. */ from: day };

/** A register of one kind of rule, opened with its first version. */
export const input = z.strictObject({ kind: z.enum(ruleKinds), ...version });
export type Input = z.output<typeof input>;

export const events = {
  PROPOSE: event(words.events.PROPOSE, z.strictObject(version)),
  APPROVE: event(words.events.APPROVE, z.strictObject({ body: title, document: documentRef })),
  WITHDRAW: event(words.events.WITHDRAW, reason),
  REPEAL: event(words.events.REPEAL, z.strictObject({ reason: sentence, document: documentRef })),
};
export type Event = EventsOf<typeof events>;
