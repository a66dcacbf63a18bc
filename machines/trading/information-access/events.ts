import * as z from 'zod';
import { confirms } from '../../shared/confirming.ts';
import { choice, field, worded } from '../../shared/fields.ts';
import { say } from '../../law/cite.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import {
  caseId,
  day,
  documentRef,
  instant,
  named,
  party,
  reason,
  registeredAccount,
  returned,
  sentence,
  title,
} from '../../shared/schemas.ts';
import {
  classNames,
  classes,
  headNames,
  heads,
  purposeIds,
  purposeNames,
  requesterKinds,
  requesterNames,
} from './purposes.ts';
import { words } from './words.ts';

const persons = z.array(registeredAccount).max(50);

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
      /** Of a head of a body: of which. */
      hat: field('所在单位', 'Body of the head', worded(z.enum(heads), headNames).optional(), {
        hint: say('工作人员所在单位调取的填写', 'Of a head of a body alone'),
      }),
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
  /** Until when; without it, for the longest term. */
  until: field('申请的期限', 'Asked until', instant.optional(), {
    hint: say('空：规定的最长期限', 'Empty: for the longest term'),
  }),
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
const hold = field('冻结编号', 'Hold', title);
const document = field('文书', 'Document', documentRef);
const documentIfAny = field('文书', 'Document', documentRef.optional());
/** What the requester's own persons do, or the center on its paper; what ends or limits an access of a security organ, too. */
const acts = {
  WITHDRAW: reason,
  FINISH: z.strictObject({ note: named.note }),
  ALLOW_TELLING: z.strictObject({ document: field('允许告知的文书', 'Document', documentRef) }),
  KEEP_BAR: z.strictObject({
    document: field('不予告知的文书', 'Document', documentRef),
    until: field('不得告知的期限', 'Not to be told until', instant.optional(), {
      hint: say('空：到期再次复核', 'Empty: it is reviewed again'),
    }),
  }),
  CLOSE_UNTOLD: z.strictObject({
    reason: named.reason,
    document: field('不予告知的文书', 'Document', documentRef),
  }),
  PLACE_HOLD: z.strictObject({
    hold,
    archives: field('所涉档案', 'Archives', z.array(caseId).min(1).max(1000)),
    basis: field('依据', 'Basis', sentence),
    document,
  }),
  LIFT_HOLD: z.strictObject({ hold, reason: named.reason, document }),
  NARROW: z.strictObject({ ...granted, reason: named.reason, document: documentIfAny }),
  REVOKE: z.strictObject({ reason: named.reason, document: documentIfAny }),
};
const typed = <T extends keyof typeof acts>(type: T) =>
  acts[type].extend({ type: field('办理事项', 'Act', worded(z.literal(type), { [type]: words.events[type] })) });
const act = z.discriminatedUnion('type', [
  typed('WITHDRAW'),
  typed('FINISH'),
  typed('ALLOW_TELLING'),
  typed('KEEP_BAR'),
  typed('CLOSE_UNTOLD'),
  typed('PLACE_HOLD'),
  typed('LIFT_HOLD'),
  typed('NARROW'),
  typed('REVOKE'),
]);
export type Act = z.output<typeof act>;

export const events = {
  AUTHORIZE: event(
    words.events.AUTHORIZE,
    z.strictObject({
      ...granted,
      until: field('准许的期限', 'Until', instant.optional(), {
        hint: say('空：按申请的期限', 'Empty: for as long as it was asked'),
      }),
    }),
  ),
  RETURN: event(words.events.RETURN, returned),
  COMPLETE: event(
    words.events.COMPLETE,
    z.strictObject({
      account: field('补正说明', 'What was completed', sentence),
      documents: field('补正材料', 'Documents', z.array(documentRef).min(1).max(50)),
    }),
  ),
  REFUSE: event(words.events.REFUSE, reason),
  WITHDRAW: event(words.events.WITHDRAW, acts.WITHDRAW),
  WITHDRAW_CONSENT: event(words.events.WITHDRAW_CONSENT, reason),
  PACK: event(
    words.events.PACK,
    z.strictObject({ package: field('拟提供的材料', 'Material to be handed over', documentRef) }),
  ),
  PROVIDE: event(
    words.events.PROVIDE,
    z.strictObject({
      confirms,
      receipt: field('签收回执', 'Receipt', documentRef),
    }),
  ),
  NARROW: event(words.events.NARROW, acts.NARROW),
  REVOKE: event(words.events.REVOKE, acts.REVOKE),
  FINISH: event(words.events.FINISH, acts.FINISH),
  ALLOW_TELLING: event(words.events.ALLOW_TELLING, acts.ALLOW_TELLING),
  KEEP_BAR: event(words.events.KEEP_BAR, acts.KEEP_BAR),
  CLOSE_UNTOLD: event(words.events.CLOSE_UNTOLD, acts.CLOSE_UNTOLD),
  PLACE_HOLD: event(words.events.PLACE_HOLD, acts.PLACE_HOLD),
  LIFT_HOLD: event(words.events.LIFT_HOLD, acts.LIFT_HOLD),
  REGISTER_ACT: event(
    words.events.REGISTER_ACT,
    z.strictObject({
      act: field('书面办理事项', 'Act on paper', act),
      document: field('调取单位的文书', 'Paper of the requester', documentRef),
    }),
  ),
  CONFIRM_ACT: event(words.events.CONFIRM_ACT, z.strictObject({ confirms, note: named.note })),
  DISCARD_ACT: event(words.events.DISCARD_ACT, reason),
  /** By the ledger, before it shows what is read. */
  MATERIAL_READ: told(words.events.MATERIAL_READ, z.strictObject({ parties: z.array(title).min(1) })),
  REFER_TO_DISCIPLINE: event(
    words.events.REFER_TO_DISCIPLINE,
    z.strictObject({
      person: field('涉及的工作人员', 'Person', registeredAccount),
      account: field('情况说明', 'Account', sentence),
      document: field('移送文书', 'Document', documentRef),
    }),
  ),
  RECORD_OUTCOME: event(
    words.events.RECORD_OUTCOME,
    z.strictObject({
      person: field('涉及的工作人员', 'Person', registeredAccount),
      document: field('处理结果文书', 'Document', documentRef),
    }),
  ),
};
export type Event = EventsOf<typeof events>;
