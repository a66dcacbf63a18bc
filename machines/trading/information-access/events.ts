import * as z from 'zod';
import { fault } from '../../kernel/faults.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, day, documentRef, instant, reason, returned, sentence, title } from '../../shared/schemas.ts';
import { classes, heads, purposeIds, requesterKinds } from './purposes.ts';
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
  cases: z.array(caseId).max(1000).default([]),
  parties: z.array(party).max(100).default([]),
  /** Whose acts, for discipline. */
  persons: persons.default([]),
  /** Days on which the cases were opened, or the acts done; both included. */
  from: day.optional(),
  to: day.optional(),
  classes: z.array(z.enum(classes)).min(1),
});
export type Scope = z.output<typeof scope>;

export const input = z.strictObject({
  purpose: z.enum(purposeIds),
  requester: z.strictObject({
    kind: z.enum(requesterKinds),
    body: title,
    /** Of a head of a body: of which. */
    hat: z.enum(heads).optional(),
    /** Where it is a party by itself. */
    party: party.optional(),
    persons: persons.min(1),
  }),
  basis: sentence,
  instrument: z.strictObject({ number: title, date: day, document: documentRef }),
  scope,
  form: z.array(z.enum(['read', 'copy'])).min(1),
  urgent: z.boolean().default(false),
  /** Until when; without it, for the longest term. */
  until: instant.optional(),
  /** May the parties be told? Where not, until when, if the instrument says so. */
  mayTell: z.boolean(),
  barredUntil: instant.optional(),
  under: caseId.optional(),
  consents: z
    .array(z.strictObject({ party, until: instant, document: documentRef }))
    .max(20)
    .default([]),
  /** Data Security Law art. 36: without it a foreign body has nothing. */
  approval: documentRef.optional(),
});
export type Input = z.output<typeof input>;

const granted = { scope, persons: persons.min(1), until: instant };
/** What the requester's own persons do, or the center on its paper; what ends or limits an access of a security organ, too. */
const acts = {
  WITHDRAW: reason,
  FINISH: z.strictObject({ note: sentence.optional() }),
  ALLOW_TELLING: z.strictObject({ document: documentRef }),
  PLACE_HOLD: z.strictObject({
    hold: title,
    archives: z.array(caseId).min(1).max(1000),
    basis: sentence,
    document: documentRef,
  }),
  LIFT_HOLD: z.strictObject({ hold: title, reason: sentence, document: documentRef }),
  NARROW: z.strictObject({ ...granted, reason: sentence, document: documentRef.optional() }),
  REVOKE: z.strictObject({ reason: sentence, document: documentRef.optional() }),
};
const typed = <T extends keyof typeof acts>(type: T) => acts[type].extend({ type: z.literal(type) });
const act = z.discriminatedUnion('type', [
  typed('WITHDRAW'),
  typed('FINISH'),
  typed('ALLOW_TELLING'),
  typed('PLACE_HOLD'),
  typed('LIFT_HOLD'),
  typed('NARROW'),
  typed('REVOKE'),
]);
export type Act = z.output<typeof act>;

export const events = {
  /** Without `until`: for as long as it was asked. */
  AUTHORIZE: event(words.events.AUTHORIZE, z.strictObject({ ...granted, until: instant.optional() })),
  RETURN: event(words.events.RETURN, returned),
  COMPLETE: event(
    words.events.COMPLETE,
    z.strictObject({ account: sentence, documents: z.array(documentRef).min(1).max(50) }),
  ),
  REFUSE: event(words.events.REFUSE, reason),
  WITHDRAW: event(words.events.WITHDRAW, acts.WITHDRAW),
  PROVIDE: event(words.events.PROVIDE, z.strictObject({ package: documentRef, receipt: documentRef })),
  NARROW: event(words.events.NARROW, acts.NARROW),
  REVOKE: event(words.events.REVOKE, acts.REVOKE),
  FINISH: event(words.events.FINISH, acts.FINISH),
  ALLOW_TELLING: event(words.events.ALLOW_TELLING, acts.ALLOW_TELLING),
  PLACE_HOLD: event(words.events.PLACE_HOLD, acts.PLACE_HOLD),
  LIFT_HOLD: event(words.events.LIFT_HOLD, acts.LIFT_HOLD),
  REGISTER_ACT: event(words.events.REGISTER_ACT, z.strictObject({ act, document: documentRef })),
  CONFIRM_ACT: event(words.events.CONFIRM_ACT, z.strictObject({ note: sentence.optional() })),
  DISCARD_ACT: event(words.events.DISCARD_ACT, reason),
  /** By the ledger, before it shows what is read. */
  MATERIAL_READ: told(words.events.MATERIAL_READ, z.strictObject({ parties: z.array(title).min(1) })),
  REFER_TO_DISCIPLINE: event(
    words.events.REFER_TO_DISCIPLINE,
    z.strictObject({ person, account: sentence, document: documentRef }),
  ),
  RECORD_OUTCOME: event(words.events.RECORD_OUTCOME, z.strictObject({ person, document: documentRef })),
};
export type Event = EventsOf<typeof events>;
