import * as z from 'zod';
import { choice, field, worded } from '../../shared/fields.ts';
import { fault } from '../../kernel/faults.ts';
import { type EventsOf, event } from '../../shared/events.ts';
import { caseId, day, documentRef, instant, named, reason, returned, sentence, title } from '../../shared/schemas.ts';
import { classNames, classes, purposeIds, purposeNames, requesterKinds, requesterNames } from './purposes.ts';
import { words } from './words.ts';

const party = z
  .string()
  .regex(
    /^(org:[0-9A-HJ-NPQRTUWXY]{18}|citizen:[0-9a-f]{32})$/,
    fault(
      '须为主体编号，由类别和统一社会信用代码或者引用值组成',
      'a party, like `org:` and its unified social credit code',
    ),
  );
/** An account of the register of persons. */
const person = z
  .string()
  .regex(/^[\p{L}][\p{L}\p{N}._-]{1,63}$/u, fault('须为人员账号', 'an account name: letters, digits, `.`, `_`, `-`'));
const persons = z.array(person).max(50);

export const scope = z.strictObject({
  cases: field('调取的案件', 'Cases', z.array(caseId).max(1000).default([])),
  parties: field('调取的主体', 'Parties', z.array(party).max(100).default([])),
  /** Whose acts, for discipline. */
  persons: field('涉及的工作人员', 'Persons whose acts are asked for', persons.default([])),
  /** Days on which the cases were opened, or the acts done; both included. */
  from: field('起始日', 'First day', day.optional()),
  to: field('截止日', 'Last day', day.optional()),
  classes: field('材料类别', 'Classes of material', z.array(worded(z.enum(classes), classNames)).min(1)),
});
export type Scope = z.output<typeof scope>;

export const input = z.strictObject({
  purpose: field('调取目的', 'Purpose', worded(z.enum(purposeIds), purposeNames)),
  requester: field(
    '调取单位',
    'Requester',
    z.strictObject({
      kind: field('单位类别', 'Kind of requester', worded(z.enum(requesterKinds), requesterNames)),
      body: field('单位名称', 'Name of the body', title),
      /** Where it is a party by itself. */
      party: field('主体编号', 'Party', party.optional()),
      persons: field('经办人员', 'Persons who read', persons.min(1)),
    }),
  ),
  basis: field('法律依据', 'Legal basis', sentence),
  instrument: field(
    '调取文书',
    'Instrument',
    z.strictObject({
      number: field('文号', 'Number', title),
      date: field('成文日期', 'Date', day),
      document: field('文书', 'Document', documentRef),
    }),
  ),
  scope: field('调取范围', 'Scope', scope),
  form: field('提供方式', 'Form', z.array(choice({ read: ['查阅', 'Reading'], copy: ['复制', 'Copy'] })).min(1)),
  urgent: field('紧急', 'Urgent', z.boolean().default(false)),
  /** May the parties be told? Where not, until when, if the instrument says so. */
  mayTell: field('可以告知相关主体', 'The parties may be told', z.boolean()),
  barredUntil: field('不得告知的期限', 'Not to be told until', instant.optional()),
  under: field('所依案件', 'Case that it is under', caseId.optional()),
  consents: field(
    '主体同意',
    'Consents of the parties',
    z
      .array(
        z.strictObject({
          party: field('同意的主体', 'Party', party),
          until: field('同意有效期至', 'Valid until', instant),
          document: field('同意书', 'Consent', documentRef),
        }),
      )
      .max(20)
      .default([]),
  ),
  /** Data Security Law art. 36: without it a foreign body has nothing. */
  approval: field('主管机关批准文件', 'Approval by the competent authority', documentRef.optional()),
});
export type Input = z.output<typeof input>;

const granted = {
  scope: field('准许的范围', 'Scope that is granted', scope),
  persons: field('准许的人员', 'Persons who may read', persons.min(1)),
  until: field('准许的期限', 'Until', instant),
};
export const events = {
  AUTHORIZE: event(words.events.AUTHORIZE, z.strictObject(granted)),
  RETURN: event(words.events.RETURN, returned),
  COMPLETE: event(
    words.events.COMPLETE,
    z.strictObject({
      account: field('补正说明', 'What was completed', sentence),
      documents: field('补正材料', 'Documents', z.array(documentRef).min(1).max(50)),
    }),
  ),
  REFUSE: event(words.events.REFUSE, reason),
  WITHDRAW: event(
    words.events.WITHDRAW,
    z.strictObject({ reason: named.reason, document: field('撤回文书', 'Document', documentRef.optional()) }),
  ),
  PROVIDE: event(
    words.events.PROVIDE,
    z.strictObject({
      package: field('所提供的材料', 'Material that was handed over', documentRef),
      receipt: field('签收回执', 'Receipt', documentRef),
    }),
  ),
  NARROW: event(
    words.events.NARROW,
    z.strictObject({ ...granted, reason: named.reason, document: field('文书', 'Document', documentRef.optional()) }),
  ),
  REVOKE: event(
    words.events.REVOKE,
    z.strictObject({ reason: named.reason, document: field('文书', 'Document', documentRef.optional()) }),
  ),
  FINISH: event(
    words.events.FINISH,
    z.strictObject({ note: named.note, document: field('文书', 'Document', documentRef.optional()) }),
  ),
  ALLOW_TELLING: event(
    words.events.ALLOW_TELLING,
    z.strictObject({ document: field('允许告知的文书', 'Document', documentRef) }),
  ),
  PLACE_HOLD: event(
    words.events.PLACE_HOLD,
    z.strictObject({
      hold: field('暂缓处置编号', 'Hold', title),
      archives: field('所涉档案', 'Archives', z.array(caseId).min(1).max(1000)),
      basis: field('依据', 'Basis', sentence),
      document: field('文书', 'Document', documentRef),
    }),
  ),
  LIFT_HOLD: event(
    words.events.LIFT_HOLD,
    z.strictObject({
      hold: field('暂缓处置编号', 'Hold', title),
      reason: named.reason,
      document: field('文书', 'Document', documentRef),
    }),
  ),
  REFER_TO_DISCIPLINE: event(
    words.events.REFER_TO_DISCIPLINE,
    z.strictObject({
      person: field('涉及的工作人员', 'Person', person),
      account: field('情况说明', 'Account', sentence),
      document: field('移送文书', 'Document', documentRef),
    }),
  ),
  RECORD_OUTCOME: event(
    words.events.RECORD_OUTCOME,
    z.strictObject({
      person: field('涉及的工作人员', 'Person', person),
      document: field('处理结果文书', 'Document', documentRef),
    }),
  ),
};
export type Event = EventsOf<typeof events>;
