import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { domainReplies } from '../../shared/domain-port.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import {
  caseId,
  citizen,
  day,
  documentRef,
  instant,
  reason,
  returned,
  sentence,
  sha256,
  title,
} from '../../shared/schemas.ts';
import { agreementEvents, grantEvents } from '../../shared/under-agreement.ts';
import { words } from './words.ts';

const grants = z
  .array(caseId)
  .max(200)
  .refine((list) => new Set(list).size === list.length, fault('每项授权只列一次', 'each grant once'));

export const input = z.strictObject({
  agreement: caseId,
  /** By keyed hash: name and identity number stay outside the case. */
  person: citizen,
  position: title,
  /** The scenarios for which the person works; more can be assigned later. */
  grants: grants.default([]),
});
export type Input = z.output<typeof input>;

export const events = {
  VERIFY_IDENTITY: event(
    words.events.VERIFY_IDENTITY,
    z.strictObject({
      /** The person whom the identity service recognised, by the same keyed hash. */ ref: z.string(),
      method: title,
      receipt: title,
    }),
  ),
  FAIL_IDENTITY: event(words.events.FAIL_IDENTITY, reason),
  PASS: event(words.events.PASS, z.strictObject({ filing: title, note: sentence.optional() })),
  RETURN: event(words.events.RETURN, returned),
  REFUSE: event(words.events.REFUSE, reason),
  RESUBMIT: event(
    words.events.RESUBMIT,
    z.strictObject({ position: title, documents: z.array(documentRef).max(20).default([]) }),
  ),
  SIGN_NDA: event(words.events.SIGN_NDA, z.strictObject({ document: documentRef, signedOn: day })),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: sentence.optional() })),
  ASSIGN_SCENARIOS: event(words.events.ASSIGN_SCENARIOS, z.strictObject({ grants })),
  SUSPEND: event(words.events.SUSPEND, reason),
  LIFT: event(words.events.LIFT, reason),
  REMOVE: event(words.events.REMOVE, reason),
  ENTER_DOMAIN: told(words.events.ENTER_DOMAIN, z.strictObject({ grant: caseId })),
  RECORD_OPERATIONS: told(
    words.events.RECORD_OPERATIONS,
    z.strictObject({
      from: instant,
      to: instant,
      entries: z.int().min(0),
      /** Of the log in the domain. */ fingerprint: sha256,
    }),
  ),
  ACCESS_PROVISIONED: domainReplies.ACCESS_PROVISIONED,
  ACCESS_SUSPENDED: domainReplies.ACCESS_SUSPENDED,
  ACCESS_RESTORED: domainReplies.ACCESS_RESTORED,
  ACCESS_REVOKED: domainReplies.ACCESS_REVOKED,
  GRANT_ENDED: grantEvents.GRANT_ENDED,
  ...agreementEvents,
};
export type Event = EventsOf<typeof events>;
