import * as z from 'zod';
import { field } from '../../shared/fields.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, documentRef, named, reason, sentence, title } from '../../shared/schemas.ts';
import { words } from './words.ts';

const person = title;

export const input = z.strictObject({
  application: field('授权运营申请', 'Application', caseId),
  /** The applicant's party id: no expert may work for it. */
  applicant: field('申请单位', 'Applicant', title),
  affiliates: field('关联单位', 'Affiliates', z.array(title).max(200).default([])),
  fields: field('申请领域', 'Fields', z.array(title).max(50).default([])),
  /** Persons who filed or reviewed the application: they sit on no panel about it. */
  hands: field('经办人员', 'Persons who worked on it', z.array(person).max(200).default([])),
});
export type Input = z.output<typeof input>;

const member = z.strictObject({
  person: field('专家', 'Expert', person),
  /** Party id of the body that employs the expert. */
  employer: field('所在单位', 'Employer', title),
  /** Works for the authority, which organises the review. */
  servesAuthority: field('任职于公共数据主管部门', 'Works for the authority', z.boolean()),
  specialities: field('专业领域', 'Specialities', z.array(title).max(20).default([])),
});
export type Member = z.output<typeof member>;

const panel = z.array(person).min(1).max(99);
export const events = {
  PROVIDE_GROUP: event(
    words.events.PROVIDE_GROUP,
    z.strictObject({
      document: field('专家组名单文件', 'List of the expert group', documentRef),
      experts: field('专家组', 'Experts', z.array(member).min(1).max(500)),
    }),
  ),
  CONFIRM_PANEL: event(
    words.events.CONFIRM_PANEL,
    z.strictObject({
      experts: field('评审专家', 'Panel', panel),
      chair: field('组长', 'Chair', person),
      record: field('抽取记录', 'Record of the selection', documentRef.optional()),
    }),
  ),
  DECLARE_NO_CONFLICT: event(
    words.events.DECLARE_NO_CONFLICT,
    z.strictObject({ statement: field('声明', 'Statement', sentence.optional()) }),
  ),
  RECUSE: event(words.events.RECUSE, reason),
  SUBMIT_SCORE: event(
    words.events.SUBMIT_SCORE,
    z.strictObject({
      score: field('评分', 'Score', z.int().min(0).max(100)),
      recommends: field('是否推荐', 'Recommends', z.boolean()),
      opinion: field('评审意见', 'Opinion', sentence),
    }),
  ),
  REPLACE: event(
    words.events.REPLACE,
    z.strictObject({
      experts: field('补选专家', 'Replacements', panel),
      chair: field('组长', 'Chair', person.optional()),
      record: field('抽取记录', 'Record of the selection', documentRef.optional()),
    }),
  ),
  NAME_CHAIR: event(
    words.events.NAME_CHAIR,
    z.strictObject({ chair: field('组长', 'Chair', person), reason: named.reason }),
  ),
  SIGN: event(
    words.events.SIGN,
    z.strictObject({
      opinion: field('综合评审意见', 'Opinion of the panel', sentence),
      document: field('评审报告', 'Report', documentRef),
    }),
  ),
  WITHDRAW_REVIEW: told(words.events.WITHDRAW_REVIEW, z.strictObject({ cause: caseId })),
};
export type Event = EventsOf<typeof events>;
