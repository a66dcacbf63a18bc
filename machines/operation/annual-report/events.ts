import * as z from 'zod';
import { demanded, field } from '../../shared/fields.ts';
import { text } from '../../law/cite.ts';
import type { EventsOf } from '../../shared/events.ts';
import { reportEvents, section } from '../../shared/reporting/events.ts';
import { caseId } from '../../shared/schemas.ts';

export const input = z.strictObject({
  agreement: field('授权运营协议', 'Operating agreement', caseId),
  year: field('年度', 'Year', z.int().min(2023).max(2200)),
});
export type Input = z.output<typeof input>;

/** P30: the five parts; the list is open (“等”). A guard says which is missing. */
export const content = z.strictObject({
  storage: demanded('数据资源的授权存储情况', 'Authorized storage of data', section, text('P30')),
  processing: demanded('加工处理情况', 'Processing', section, text('P30')),
  analysis: demanded('分析挖掘情况', 'Analysis and mining', section, text('P30')),
  fusion: demanded('融合利用情况', 'Fusion and use', section, text('P30')),
  market: demanded('市场运营情况', 'Market operation', section, text('P30')),
  other: field('其他情况', 'Other', section.optional()),
});

export const events = reportEvents(content);
export type Event = EventsOf<typeof events>;
