import * as z from 'zod';
import { confirms } from '../confirming.ts';
import { choice, field } from '../fields.ts';
import { say } from '../../law/cite.ts';
import { fault } from '../../kernel/faults.ts';
import { type EventsOf, event, told } from '../events.ts';
import { ruleRef } from '../rule-register/in-force.ts';
import { caseId, day, documentRef, instant, named, returned, sentence, sha256, title } from '../schemas.ts';
import { words } from './words.ts';

const gradeOf = choice({ high: ['高', 'High'], medium: ['中', 'Medium'], low: ['低', 'Low'] });
const name = z.string().min(1).max(300);
const carried = z
  .array(
    z.strictObject({
      name: field('问题编号', 'Id of the finding', name),
      grade: field('风险等级', 'Grade of the risk', gradeOf),
      limit: field('整改期限', 'To be closed by', day),
    }),
  )
  .max(200);

const extra = z.strictObject({
  reason: named.reason,
  dueOn: field('开展期限', 'Due on', day),
  document: field('要求文件', 'Document', documentRef.optional()),
});
/** What another case asks for beside the periods. */
export const extraDuty = z.strictObject({
  duty: field('工作名称', 'Duty', title),
  extra: field('专项要求', 'What is asked for', extra),
});

export const input = z
  .strictObject({
    side: field(
      '适用范围',
      'Side',
      choice({ venue: ['数据交易场所', 'Trading venue'], domain: ['授权运营域', 'Operation domain'] }),
    ),
    duty: field('工作名称', 'Duty', title),
    /** Of an operator's duty: the agreement. */
    agreement: field('授权运营协议', 'Operating agreement', caseId.optional(), {
      hint: say('授权运营单位的定期工作填写', 'Of a duty of an operator'),
    }),
    /** What the calendar opens: which period, after which case, with what that one left open. */
    period: field(
      '所属周期',
      'Period',
      z
        .strictObject({
          anchor: field('周期起算日', 'First day of the count', day),
          index: field('周期序号', 'Number of the period', z.int().min(0).max(2400)),
          follows: field('上一周期案件', 'Case of the period before', caseId.nullable()),
          carried: field('上期遗留问题', 'Findings taken over', carried.default([])),
        })
        .optional(),
    ),
    /** What somebody demands beside the periods. */
    extra: field('专项要求', 'What is asked for beside the periods', extra.optional()),
  })
  .refine(
    ({ period, extra }) => (period === undefined) !== (extra === undefined),
    fault('须为某一周期（period）或者一次专项（extra），二者择一', 'either one period or an extra one'),
  );
export type Input = z.output<typeof input>;

const count = z.int().min(0);
const id = z
  .string()
  .regex(/^[A-Za-z0-9][\w-]{0,39}$/, fault('须为字母、数字组成的编号', 'a short name of letters and digits'));
const finding = z.strictObject({
  id: field('问题编号', 'Id of the finding', id),
  title: field('问题名称', 'Finding', title),
  grade: field('风险等级', 'Grade of the risk', gradeOf),
  limit: field('整改期限', 'To be closed by', day),
});

export const events = {
  START: event(
    words.events.START,
    z.strictObject({ plan: field('工作方案', 'Plan', documentRef), leader: field('负责人', 'Leader', title) }),
  ),
  REPORT: event(
    words.events.REPORT,
    z.strictObject({
      document: field('工作报告', 'Report', documentRef),
      /** What the catalogue asks for, by name. */
      evidence: field(
        '要求的材料',
        'What the catalogue asks for',
        z.record(z.string().max(40), z.array(documentRef).min(1).max(20)),
      ),
      rules: field('所依规则', 'Rules that it rests on', z.array(ruleRef).max(20).default([])),
      findings: field(
        '发现的问题',
        'Findings',
        z
          .array(finding)
          .max(200)
          .refine(
            (list) => new Set(list.map((one) => one.id)).size === list.length,
            fault('问题编号不得重复', 'each finding has a name of its own'),
          ),
      ),
      /** T27: what a high finding opens. */
      risk: field(
        '重大风险情况',
        'Risk that was found',
        z
          .strictObject({
            discoveredAt: field('发现时间', 'Discovered at', instant),
            account: field('情况说明', 'Account', sentence),
            criminal: field(
              '是否涉嫌犯罪',
              'Is a crime suspected',
              choice({ yes: ['是', 'Yes'], no: ['否', 'No'], unknown: ['尚不清楚', 'Not known'] }),
            ),
            critical: field('涉及关键信息基础设施', 'Critical infrastructure is concerned', z.boolean()),
          })
          .optional(),
        { hint: say('发现高风险问题时填写（第二十七条）', 'Where a high finding is reported (T27)') },
      ),
    }),
  ),
  RETURN: event(words.events.RETURN, returned),
  CLOSE_FINDING: event(
    words.events.CLOSE_FINDING,
    z.strictObject({
      finding: field('问题编号', 'Id of the finding', name),
      evidence: field('整改证明', 'Evidence', z.array(documentRef).min(1).max(20)),
    }),
  ),
  CONFIRM: event(
    words.events.CONFIRM,
    z.strictObject({
      confirms,
      note: named.note,
      /** Open findings that the next case takes over. */ carry: field(
        '转入下期的问题',
        'Findings that the next period takes over',
        z.array(name).max(200).default([]),
      ),
    }),
  ),
  POSTPONE: event(
    words.events.POSTPONE,
    z.strictObject({ dueOn: field('延期至', 'New due day', day), reason: named.reason }),
  ),
  RECORD_DEFAULT: event(words.events.RECORD_DEFAULT, z.strictObject({ reason: named.reason })),
  /** What the archive found when it opened a sample. */
  ARCHIVES_SAMPLED: told(
    words.events.ARCHIVES_SAMPLED,
    z.strictObject({ sample: z.array(z.strictObject({ case: caseId, archive: sha256, ok: z.boolean() })).max(500) }),
  ),
  /** Counted over the rows, by purpose: neither who asked nor about whom. */
  ACCESSES_COUNTED: told(
    words.events.ACCESSES_COUNTED,
    z.strictObject({
      counts: z
        .array(z.strictObject({ purpose: title, asked: count, granted: count, refused: count, reads: count }))
        .max(50),
    }),
  ),
  INCIDENT_OPENED: told(words.events.INCIDENT_OPENED, z.strictObject({ case: caseId })),
  FINDINGS_CARRIED: told(words.events.FINDINGS_CARRIED, z.strictObject({ findings: carried })),
};
export type Event = EventsOf<typeof events>;
