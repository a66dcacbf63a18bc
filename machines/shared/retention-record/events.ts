import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { isParameterKey, parameters } from '../../regimes/parameters.ts';
import type { KeyOf } from '../../regimes/parameters.ts';
import { type EventsOf, event, told } from '../events.ts';
import { caseId, documentRef, instant, reason, sentence, sha256, title } from '../schemas.ts';
import { words } from './words.ts';

type Term = KeyOf<'duration'>;
const isTerm = (key: unknown): key is Term =>
  typeof key === 'string' && isParameterKey(key) && parameters[key].kind === 'duration';

export const input = z.strictObject({
  /** The case whose material is kept. */
  of: caseId,
  /** How long, as the parameter that says so. */
  years: z.custom<Term>(
    isTerm,
    fault(
      '须为期限类参数的名称，例如 trade.retention.years',
      'the key of a duration parameter, like trade.retention.years',
    ),
  ),
  kind: z.enum(['archive', 'logs']).default('archive'),
  /** Tell the case when it is sealed. */
  report: z.boolean().default(false),
  /** The term does not start before this: the last settlement, the last amendment, completed deletion. */
  from: instant.optional(),
});
export type Input = z.output<typeof input>;

export const events = {
  ARCHIVE_SEALED: told(
    words.events.ARCHIVE_SEALED,
    z.strictObject({ sha256, rows: z.int().min(0), documents: z.int().min(0) }),
  ),
  RETRY: event(words.events.RETRY, z.strictObject({})),
  EXTEND: event(words.events.EXTEND, z.strictObject({ until: instant, reason: sentence })),
  PROPOSE_DISPOSAL: event(words.events.PROPOSE_DISPOSAL, z.strictObject({ reason: sentence, appraisal: documentRef })),
  APPROVE_DISPOSAL: event(words.events.APPROVE_DISPOSAL, z.strictObject({ note: sentence.optional() })),
  REFUSE_DISPOSAL: event(words.events.REFUSE_DISPOSAL, reason),
  PLACE_HOLD: event(words.events.PLACE_HOLD, z.strictObject({ hold: title, basis: sentence, document: documentRef })),
  LIFT_HOLD: event(words.events.LIFT_HOLD, z.strictObject({ hold: title, reason: sentence })),
  // Not named `sha256`: that would refer to a document, which is gone by then.
  ARCHIVE_DISPOSED: told(words.events.ARCHIVE_DISPOSED, z.strictObject({ archive: sha256 })),
};
export type Event = EventsOf<typeof events>;
