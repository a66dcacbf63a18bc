import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { field } from '../../shared/fields.ts';
import { domainReplies } from '../../shared/domain-port.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import {
  caseId,
  citizen,
  day,
  documentRef,
  instant,
  named,
  reason,
  returned,
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
  agreement: field('授权运营协议', 'Operating agreement', caseId),
  /** By keyed hash: name and identity number stay outside the case. */
  person: field('参与人员', 'Person', citizen),
  position: field('岗位', 'Position', title),
  /** The scenarios for which the person works; more can be assigned later. */
  grants: field('参与的场景授权', 'Grants', grants.default([])),
});
export type Input = z.output<typeof input>;

export const events = {
  VERIFY_IDENTITY: event(
    words.events.VERIFY_IDENTITY,
    z.strictObject({
      /** The person whom the identity service recognised, by the same keyed hash. */ ref: field(
        '实名认证的人员引用值',
        'Reference of the person who was recognised',
        z.string(),
      ),
      method: field('实名认证方式', 'Method', title),
      receipt: field('认证回执编号', 'Receipt', title),
    }),
  ),
  FAIL_IDENTITY: event(words.events.FAIL_IDENTITY, reason),
  PASS: event(
    words.events.PASS,
    z.strictObject({ filing: field('备案编号', 'Number of the filing', title), note: named.note }),
  ),
  RETURN: event(words.events.RETURN, returned),
  REFUSE: event(words.events.REFUSE, reason),
  RESUBMIT: event(
    words.events.RESUBMIT,
    z.strictObject({
      position: field('岗位', 'Position', title),
      documents: field('补正材料', 'Documents', z.array(documentRef).max(20).default([])),
    }),
  ),
  SIGN_NDA: event(
    words.events.SIGN_NDA,
    z.strictObject({
      document: field('保密协议', 'Non-disclosure agreement', documentRef),
      signedOn: field('签订日期', 'Signed on', day),
    }),
  ),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: named.reasonIfAny })),
  ASSIGN_SCENARIOS: event(
    words.events.ASSIGN_SCENARIOS,
    z.strictObject({ grants: field('参与的场景授权', 'Grants', grants) }),
  ),
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
