import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { confirms } from '../confirming.ts';
import { choice, field, worded } from '../fields.ts';
import { isParameterKey, parameterKeys, parameters } from '../../regimes/parameters.ts';
import type { KeyOf } from '../../regimes/parameters.ts';
import { type EventsOf, event, told } from '../events.ts';
import { caseId, documentRef, instant, named, reason, sha256 } from '../schemas.ts';
import { holdLifted, holdPlaced } from '../holds.ts';
import { words } from './words.ts';

type Term = KeyOf<'duration'>;
const isTerm = (key: unknown): key is Term =>
  typeof key === 'string' && isParameterKey(key) && parameters[key].kind === 'duration';

export const input = z.strictObject({
  /** The case whose material is kept. */
  of: field('保存对象案件', 'Case whose material is kept', caseId),
  /** How long, as the parameter that says so. */
  years: field(
    '保存期限',
    'Term of retention',
    worded(
      z.custom<Term>(
        isTerm,
        fault(
          '须为期限类参数的名称，例如 trade.retention.years',
          'the key of a duration parameter, like trade.retention.years',
        ),
      ),
      Object.fromEntries(parameterKeys.filter(isTerm).map((key) => [key, parameters[key].title])),
    ),
  ),
  kind: field(
    '保存内容',
    'What is kept',
    choice({ archive: ['备案资料', 'Archive'], logs: ['网络日志', 'Network logs'] }).default('archive'),
  ),
  /** Tell the case when it is sealed. */
  report: field('封存后告知原案件', 'The case is told when it is sealed', z.boolean().default(false)),
  /** The term does not start before this: the last settlement, the last amendment, completed deletion. */
  from: field('保存期起算时间', 'The term starts at', instant.optional()),
});
export type Input = z.output<typeof input>;

export const events = {
  ARCHIVE_SEALED: told(
    words.events.ARCHIVE_SEALED,
    z.strictObject({ sha256, rows: z.int().min(0), documents: z.int().min(0) }),
  ),
  RETRY: event(words.events.RETRY, z.strictObject({})),
  EXTEND: event(
    words.events.EXTEND,
    z.strictObject({ until: field('延长至', 'Extended until', instant), reason: named.reason }),
  ),
  PROPOSE_DISPOSAL: event(
    words.events.PROPOSE_DISPOSAL,
    z.strictObject({ reason: named.reason, appraisal: field('鉴定意见', 'Appraisal', documentRef) }),
  ),
  APPROVE_DISPOSAL: event(words.events.APPROVE_DISPOSAL, z.strictObject({ confirms, note: named.note })),
  REFUSE_DISPOSAL: event(words.events.REFUSE_DISPOSAL, reason),
  PLACE_HOLD: event(words.events.PLACE_HOLD, holdPlaced),
  LIFT_HOLD: event(words.events.LIFT_HOLD, holdLifted),
  // Not named `sha256`: that would refer to a document, which is gone by then.
  ARCHIVE_DISPOSED: told(words.events.ARCHIVE_DISPOSED, z.strictObject({ archive: sha256 })),
};
export type Event = EventsOf<typeof events>;
