import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { organisationParty } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, day, documentRef, instant, reason, sentence, title } from '../../shared/schemas.ts';
import { ruleRef } from '../../shared/rule-register/in-force.ts';
import { words } from './words.ts';

export const kinds = ['improvement', 'rectification', 'compliance'] as const;
export type Kind = (typeof kinds)[number];
export const measures = ['suspendListing', 'suspendSubject', 'pauseTrade'] as const;
export type MeasureKind = (typeof measures)[number];

const documents = z.array(documentRef).max(50).default([]);
/** The signed paper. */
const instrument = z.strictObject({ number: title, date: day, document: documentRef });
const items = z
  .array(z.strictObject({ id: title, demand: sentence, proof: sentence.optional() }))
  .min(1)
  .max(100)
  .refine(
    (list) => new Set(list.map(({ id }) => id)).size === list.length,
    fault('每项要求编号不得重复', 'each item has an id of its own'),
  );
const target = z.discriminatedUnion('body', [
  z.strictObject({ body: z.literal('center') }),
  z.strictObject({ body: z.literal('opco') }),
  z.strictObject({ body: z.literal('subject'), registration: caseId }),
]);

export const input = z.strictObject({
  kind: z.enum(kinds),
  /** T4: a department, and the hat in which it supervises. Without a party it has no account here, and acts on paper. */
  issuer: z.strictObject({
    hat: z.enum(['SEC_REG', 'SECTOR_REG', 'SUPERVISOR', 'CENTER']),
    party: organisationParty.nullable().default(null),
    name: title,
  }),
  instrument,
  /** Registered from the paper of an outside body; another person confirms it before it has effect. */
  paper: z.boolean().default(false),
  target,
  /** The risk that was found; the duties, or the rules of the venue, that were not kept. */
  ground: z.strictObject({
    finding: sentence,
    provisions: z.array(title).max(20).default([]),
    /** Of compliance: the versions of the venue's rules that were not kept. */
    rules: z.array(ruleRef).max(20).default([]),
    evidence: documents,
  }),
  items,
  due: instant,
  /** What it follows. */
  inspection: caseId.optional(),
  incident: caseId.optional(),
  violation: caseId.optional(),
  /** Persons who may read the case besides its parties. */
  readers: z.array(title).max(20).default([]),
});
export type Input = z.output<typeof input>;

const findings = z
  .array(z.strictObject({ item: title, finding: sentence }))
  .min(1)
  .max(100);
const measure = z.strictObject({ measure: z.enum(measures), target: caseId });

/** Acts of the issuing body: by its own hand, or from its paper. */
export const acts = {
  MAINTAIN: z.strictObject({ reason: sentence }),
  STAY: z.strictObject({ reason: sentence }),
  AMEND: z.strictObject({ instrument, items, due: instant, reason: sentence }),
  WITHDRAW: z.strictObject({ reason: sentence, document: documentRef }),
  ACCEPT: z.strictObject({ findings }),
  ACCEPT_PARTLY: z.strictObject({ findings }),
  RETURN: z.strictObject({
    items: z
      .array(z.strictObject({ item: title, problem: sentence }))
      .min(1)
      .max(100),
    due: instant,
  }),
  EXTEND: z.strictObject({ due: instant, reason: sentence }),
  REFER_TO_ENFORCEMENT: z.strictObject({ to: title, document: documentRef }),
  RECORD_OUTCOME: z.strictObject({ outcome: sentence, document: documentRef }),
  REQUEST_MEASURES: z.strictObject({ measures: z.array(measure).min(1).max(200), document: documentRef }),
  LIFT_MEASURE: z.strictObject({ ...measure.shape, reason: sentence }),
};
const typed = <T extends keyof typeof acts>(type: T) => acts[type].extend({ type: z.literal(type) });
const act = z.discriminatedUnion('type', [
  typed('MAINTAIN'),
  typed('STAY'),
  typed('AMEND'),
  typed('WITHDRAW'),
  typed('ACCEPT'),
  typed('ACCEPT_PARTLY'),
  typed('RETURN'),
  typed('EXTEND'),
  typed('REFER_TO_ENFORCEMENT'),
  typed('RECORD_OUTCOME'),
  typed('REQUEST_MEASURES'),
  typed('LIFT_MEASURE'),
]);

const nothing = z.strictObject({ note: sentence.optional() });
export const events = {
  CONFIRM_ORDER: event(words.events.CONFIRM_ORDER, nothing),
  DISCARD_ORDER: event(words.events.DISCARD_ORDER, reason),
  SERVE: event(words.events.SERVE, z.strictObject({ receipt: documentRef })),
  ACKNOWLEDGE: event(words.events.ACKNOWLEDGE, nothing),
  OBJECT: event(words.events.OBJECT, z.strictObject({ statement: sentence, documents })),
  REPORT_PROGRESS: event(words.events.REPORT_PROGRESS, z.strictObject({ account: sentence, documents })),
  SUBMIT: event(
    words.events.SUBMIT,
    z.strictObject({
      results: z
        .array(z.strictObject({ item: title, account: sentence, evidence: z.array(documentRef).min(1).max(50) }))
        .min(1)
        .max(100),
    }),
  ),
  MAINTAIN: event(words.events.MAINTAIN, acts.MAINTAIN),
  STAY: event(words.events.STAY, acts.STAY),
  AMEND: event(words.events.AMEND, acts.AMEND),
  WITHDRAW: event(words.events.WITHDRAW, acts.WITHDRAW),
  ACCEPT: event(words.events.ACCEPT, acts.ACCEPT),
  ACCEPT_PARTLY: event(words.events.ACCEPT_PARTLY, acts.ACCEPT_PARTLY),
  RETURN: event(words.events.RETURN, acts.RETURN),
  EXTEND: event(words.events.EXTEND, acts.EXTEND),
  REFER_TO_ENFORCEMENT: event(words.events.REFER_TO_ENFORCEMENT, acts.REFER_TO_ENFORCEMENT),
  RECORD_OUTCOME: event(words.events.RECORD_OUTCOME, acts.RECORD_OUTCOME),
  REQUEST_MEASURES: event(words.events.REQUEST_MEASURES, acts.REQUEST_MEASURES),
  LIFT_MEASURE: event(words.events.LIFT_MEASURE, acts.LIFT_MEASURE),
  REGISTER_ACT: event(words.events.REGISTER_ACT, z.strictObject({ act, instrument })),
  CONFIRM_ACT: event(words.events.CONFIRM_ACT, nothing),
  DISCARD_ACT: event(words.events.DISCARD_ACT, reason),
  TAKE_MEASURES: event(
    words.events.TAKE_MEASURES,
    z.strictObject({ measure: z.enum(measures), targets: z.array(caseId).min(1).max(200), reason: sentence }),
  ),
  OPEN_VIOLATION: event(
    words.events.OPEN_VIOLATION,
    z.strictObject({ finding: sentence, listing: caseId.optional(), trade: caseId.optional() }),
  ),
  VIOLATION_OPENED: told(words.events.VIOLATION_OPENED, z.strictObject({ case: caseId })),
};
export type Event = EventsOf<typeof events>;
