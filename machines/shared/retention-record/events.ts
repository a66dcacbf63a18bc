import * as z from 'zod';
import { isParameterKey, parameters } from '../../regimes/parameters.ts';
import type { KeyOf } from '../../regimes/parameters.ts';
import { type EventsOf, event, told } from '../events.ts';
import { caseId, documentRef, instant, reason, sentence, sha256, title } from '../schemas.ts';

type Term = KeyOf<'duration'>;
const isTerm = (key: unknown): key is Term =>
  typeof key === 'string' && isParameterKey(key) && parameters[key].kind === 'duration';

export const input = z.strictObject({
  /** The case whose material is kept. */
  of: caseId,
  /** How long, as the parameter that says so. */
  years: z.custom<Term>(isTerm, 'the key of a duration parameter, like trade.retention.years'),
  kind: z.enum(['archive', 'logs']).default('archive'),
  /** Tell the case when it is sealed. */
  report: z.boolean().default(false),
  /** The term does not start before this: the last settlement, the last amendment, completed deletion. */
  from: instant.optional(),
});
export type Input = z.output<typeof input>;

export const events = {
  ARCHIVE_SEALED: told(
    '归档封存完成',
    'The archive is sealed',
    z.strictObject({ sha256, rows: z.int().min(0), documents: z.int().min(0) }),
  ),
  RETRY: event('重试归档操作', 'Ask the archive again', z.strictObject({})),
  EXTEND: event('延长保存期限', 'Extend the retention', z.strictObject({ until: instant, reason: sentence })),
  PROPOSE_DISPOSAL: event('提出处置', 'Propose disposal', z.strictObject({ reason: sentence, appraisal: documentRef })),
  APPROVE_DISPOSAL: event('批准处置', 'Approve disposal', z.strictObject({ note: sentence.optional() })),
  REFUSE_DISPOSAL: event('不予处置', 'Refuse disposal', reason),
  PLACE_HOLD: event(
    '法定冻结',
    'Place a legal hold',
    z.strictObject({ hold: title, basis: sentence, document: documentRef.optional() }),
  ),
  LIFT_HOLD: event('解除法定冻结', 'Lift a legal hold', z.strictObject({ hold: title, reason: sentence })),
  // Not named `sha256`: that would refer to a document, which is gone by then.
  ARCHIVE_DISPOSED: told('档案已销毁', 'The archive is disposed of', z.strictObject({ archive: sha256 })),
};
export type Event = EventsOf<typeof events>;
