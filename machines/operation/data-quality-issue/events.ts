import * as z from 'zod';
import { choice, field } from '../../shared/fields.ts';
import { type EventsOf, event } from '../../shared/events.ts';
import {
  caseId,
  day,
  documentRef,
  named,
  organisationParty,
  reason,
  returned,
  sentence,
  title,
} from '../../shared/schemas.ts';
import { agreementEvents } from '../../shared/under-agreement.ts';
import { words } from './words.ts';

export const input = z.strictObject({
  agreement: field('授权运营协议', 'Operating agreement', caseId),
  /** The data set as the agreement names it. */
  dataset: field('公共数据名称', 'Data set', title),
  problem: field('数据质量问题', 'Problem of quality', sentence),
  /** P19: found while processing the data, or while providing a service. */
  foundWhile: field(
    '发现环节',
    'Found while',
    choice({ processing: ['数据加工处理', 'Processing'], service: ['提供服务', 'Providing a service'] }),
  ),
  evidence: field('证明材料', 'Evidence', z.array(documentRef).min(1).max(20)),
});
export type Input = z.output<typeof input>;

export const events = {
  ACCEPT: event(
    words.events.ACCEPT,
    z.strictObject({
      provider: field('数据提供单位', 'Providing unit', organisationParty),
      /** The prescribed period; without it, the regime's. */ dueOn: field('治理期限', 'Due on', day.optional()),
    }),
  ),
  REJECT: event(words.events.REJECT, reason),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: named.reasonIfAny })),
  REPORT_FIXED: event(
    words.events.REPORT_FIXED,
    z.strictObject({
      summary: field('治理情况', 'What was done', sentence),
      evidence: field('治理证明', 'Evidence', z.array(documentRef).min(1).max(20)),
    }),
  ),
  DISPUTE: event(words.events.DISPUTE, reason),
  EXTEND: event(
    words.events.EXTEND,
    z.strictObject({ dueOn: field('延长后的治理期限', 'New due day', day), reason: named.reason }),
  ),
  VERIFY: event(words.events.VERIFY, z.strictObject({ note: named.note })),
  SEND_BACK: event(words.events.SEND_BACK, returned.extend({ dueOn: field('重新治理期限', 'Due on', day.optional()) })),
  AGREEMENT_ENDED: agreementEvents.AGREEMENT_ENDED,
};
export type Event = EventsOf<typeof events>;
