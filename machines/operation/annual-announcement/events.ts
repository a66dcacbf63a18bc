import * as z from 'zod';
import { confirms } from '../../shared/confirming.ts';
import { choice, demanded, field } from '../../shared/fields.ts';
import { text } from '../../law/cite.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, day, documentRef, named, reason, returned, sentence, title } from '../../shared/schemas.ts';
import { words } from './words.ts';

/** P8: the fields that have priority; the list is open (“等领域”). */
export const priority = choice({
  credit: ['信用', 'Credit'],
  transport: ['交通', 'Transport'],
  medicalCare: ['医疗', 'Medical care'],
  publicHealth: ['卫生', 'Public health'],
  employment: ['就业', 'Employment'],
  socialSecurity: ['社保', 'Social security'],
  geography: ['地理', 'Geography'],
  culture: ['文化', 'Culture'],
  education: ['教育', 'Education'],
  technology: ['科技', 'Technology'],
  resources: ['资源', 'Resources'],
  agriculture: ['农业', 'Agriculture'],
  environment: ['环境', 'Environment'],
  emergencyResponse: ['应急', 'Emergency response'],
  finance: ['金融', 'Finance'],
  quality: ['质量', 'Quality'],
  statistics: ['统计', 'Statistics'],
  meteorology: ['气象', 'Meteorology'],
  enterpriseRegistration: ['企业登记监管', 'Enterprise registration'],
});
export const priorityFields = priority.options;
export const priorityField = z.union([priority, title]);

export const input = z.strictObject({
  year: field('年度', 'Year', z.int().min(2023).max(2200)),
  /** Rounds beyond the first of a year are announced like it (D-0034). */
  round: field('本年度第几批', 'Round of the year', z.int().min(1).max(99).default(1)),
});
export type Input = z.output<typeof input>;

export const content = z.strictObject({
  title: field('公告标题', 'Title of the announcement', title),
  /** The demand of society that the announcement rests on. */
  demand: demanded('社会主体的数据需求', 'Demand of society for data', sentence, text('P10(1)')),
  /** Modes of authorization that may be applied for. */
  modes: field('授权方式', 'Modes of authorization', z.array(title).max(20).optional(), { needed: text('P10(1)') }),
  conditions: field('申报条件', 'Conditions for applicants', z.array(sentence).max(100).optional(), {
    needed: text('P10(1)'),
  }),
  fields: field('优先支持领域', 'Fields that have priority', z.array(priorityField).max(50).default([])),
  /** The window, in days of Asia/Shanghai: from 00:00 of the first to 24:00 of the last. */
  opensOn: demanded('申请开始日', 'First day for applications', day, text('P10(1)')),
  closesOn: demanded('申请截止日', 'Last day for applications', day, text('P10(1)')),
  document: field('公告文本', 'Text of the announcement', documentRef),
});
export type Content = z.output<typeof content>;

export const events = {
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ content: field('公告内容', 'Announcement', content) })),
  RETURN: event(words.events.RETURN, returned),
  APPROVE: event(words.events.APPROVE, z.strictObject({ confirms, note: named.note })),
  AMEND: event(
    words.events.AMEND,
    z.strictObject({ content: field('修改后的公告内容', 'Amended announcement', content), reason: named.reason }),
  ),
  EXTEND: event(
    words.events.EXTEND,
    z.strictObject({
      closesOn: field('延长后的申请截止日', 'New last day for applications', day),
      reason: named.reason,
      document: field('延期公告文本', 'Notice of the extension', documentRef),
    }),
  ),
  CANCEL: event(words.events.CANCEL, reason),
  CONFIRM_CANCELLATION: event(words.events.CONFIRM_CANCELLATION, z.strictObject({ confirms, note: named.note })),
  TAKE_BACK: event(words.events.TAKE_BACK, z.strictObject({ note: named.note })),
  APPLICATION_SUBMITTED: told(words.events.APPLICATION_SUBMITTED, z.strictObject({ application: caseId })),
  APPLICATION_ENDED: told(
    words.events.APPLICATION_ENDED,
    z.strictObject({
      application: caseId,
      /** Hash of the party, once it was decided on: one application per applicant. */ settled: z.string().nullable(),
    }),
  ),
};
export type Event = EventsOf<typeof events>;
