import * as z from 'zod';
import { demanded, field } from '../../shared/fields.ts';
import { text } from '../../law/cite.ts';
import type { EventsOf } from '../../shared/events.ts';
import { reportEvents, section } from '../../shared/reporting/events.ts';
import { caseId, day } from '../../shared/schemas.ts';

export const input = z.strictObject({
  agreement: field('授权运营协议', 'Operating agreement', caseId),
  /** First and last day of the period. */ from: field('报告期起始日', 'First day of the period', day),
  to: field('报告期截止日', 'Last day of the period', day),
});
export type Input = z.output<typeof input>;

/** P16(3): how the operation went, and what P16(1), P16(4), P21, P23 and P24 ask for. A guard says what is missing. */
export const content = z.strictObject({
  operation: demanded('运营情况', 'Operation', section, text('P16(3)')),
  development: demanded(
    '市场调研、场景挖掘和产品开发情况',
    'Market research, scenarios and products',
    section,
    text('P16(1)'),
  ),
  security: demanded('数据安全情况', 'Security', section, text('P16(4)')),
  costs: demanded('成本承担情况', 'Costs', section, text('P21')),
  revenue: demanded('收益与分配情况', 'Revenue and its distribution', section, text('P23', 'P24')),
});

export const events = reportEvents(content);
export type Event = EventsOf<typeof events>;
