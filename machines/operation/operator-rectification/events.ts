import * as z from 'zod';
import { choice, field } from '../../shared/fields.ts';
import { agreementEnded } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, documentRef, instant, named, reason, sentence, title } from '../../shared/schemas.ts';
import { words } from './words.ts';
import { matterDecided } from '../committee-matter/events.ts';

const item = title;

export const orderItems = z
  .array(z.strictObject({ item: field('事项', 'Item', item), requirement: field('整改要求', 'Requirement', sentence) }))
  .min(1)
  .max(100);

export const input = z.strictObject({
  agreement: field('授权运营协议', 'Operating agreement', caseId),
  /** The evaluation that did not conform (P29); an order on another finding has none. */
  evaluation: field('所依评估', 'Evaluation that it follows', caseId.nullable().default(null)),
  finding: field('发现的问题', 'Finding', sentence.optional()),
  items: field('责令改正事项', 'What is to be corrected', orderItems),
  /** P29: the prescribed period (规定期限), as an instant. */
  due: field('整改期限', 'Due', instant),
  /** The grants that the order concerns; only an evaluation may concern all of them without naming one. */
  scope: field(
    '所涉场景授权',
    'Grants concerned',
    z.union([choice({ all: ['全部', 'All'] }), z.array(caseId).max(1000)]).default([]),
  ),
  /** The data sets that the order concerns, and with them the grants that hold one of them. */
  datasets: field('所涉公共数据', 'Data sets concerned', z.array(title).max(1000).default([])),
});
export type Input = z.output<typeof input>;

export const events = {
  ACKNOWLEDGE: event(
    words.events.ACKNOWLEDGE,
    z.strictObject({ receipt: field('签收回执', 'Receipt', documentRef.optional()) }),
  ),
  SUBMIT_FEEDBACK: event(
    words.events.SUBMIT_FEEDBACK,
    z.strictObject({
      report: field('整改报告', 'Report', documentRef),
      results: field(
        '整改情况',
        'Results',
        z
          .array(
            z.strictObject({
              item: field('事项', 'Item', item),
              done: field('整改情况', 'What was done', sentence),
              evidence: field('整改证明', 'Evidence', z.array(documentRef).max(50).default([])),
            }),
          )
          .min(1)
          .max(100),
      ),
    }),
  ),
  ACCEPT: event(
    words.events.ACCEPT,
    z.strictObject({
      met: field('已整改事项', 'Items that are met', z.array(item).max(100)),
      opinion: field('核查意见', 'Opinion', sentence),
    }),
  ),
  REJECT: event(
    words.events.REJECT,
    z.strictObject({
      items: field(
        '未通过事项',
        'Items that are not met',
        z
          .array(
            z.strictObject({
              item: field('事项', 'Item', item),
              problem: field('存在的问题', 'What is wrong', sentence),
            }),
          )
          .min(1)
          .max(100),
      ),
    }),
  ),
  EXTEND: event(
    words.events.EXTEND,
    z.strictObject({ due: field('延长后的整改期限', 'New due time', instant), reason: named.reason }),
  ),
  SUBMIT_STATEMENT: event(
    words.events.SUBMIT_STATEMENT,
    z.strictObject({
      statement: field('陈述申辩', 'Statement', sentence),
      documents: field('材料', 'Documents', z.array(documentRef).max(100).default([])),
    }),
  ),
  WAIVE_STATEMENT: event(words.events.WAIVE_STATEMENT, z.strictObject({ reason: named.reasonIfAny })),
  DECLARE_FAILED: event(words.events.DECLARE_FAILED, reason),
  SET_LIMIT: event(words.events.SET_LIMIT, z.strictObject({ due: field('整改期限', 'Due', instant) })),
  MATTER_DECIDED: told(words.events.MATTER_DECIDED, matterDecided),
  AGREEMENT_ENDED: told(words.events.AGREEMENT_ENDED, agreementEnded),
};
export type Event = EventsOf<typeof events>;
