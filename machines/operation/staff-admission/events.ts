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

const grants = z
  .array(caseId)
  .max(200)
  .refine((list) => new Set(list).size === list.length, 'each grant once');

export const input = z.strictObject({
  agreement: caseId,
  /** By keyed hash: neither name nor identity number enters the case. */
  person: citizen,
  position: title,
  /** The scenarios to be worked on; more can be assigned later. */
  grants: grants.default([]),
});
export type Input = z.output<typeof input>;

export const events = {
  VERIFY_IDENTITY: event(
    '实名认证通过',
    'Confirm the real name',
    z.strictObject({
      /** Whom the identity service recognised, by the same keyed hash. */ ref: z.string(),
      method: title,
      receipt: title,
    }),
  ),
  FAIL_IDENTITY: event('实名认证未通过', 'The real name is not confirmed', reason),
  PASS: event('备案审查通过', 'File and pass', z.strictObject({ filing: title, note: sentence.optional() })),
  RETURN: event('退回补正', 'Return for correction', returned),
  REFUSE: event('审查不通过', 'Refuse admission', reason),
  RESUBMIT: event(
    '补正后提交',
    'Submit again',
    z.strictObject({ position: title, documents: z.array(documentRef).max(20).default([]) }),
  ),
  SIGN_NDA: event(
    '签订保密协议',
    'Sign the non-disclosure agreement',
    z.strictObject({ document: documentRef, signedOn: day }),
  ),
  WITHDRAW: event('撤回', 'Withdraw', z.strictObject({ reason: sentence.optional() })),
  ASSIGN_SCENARIOS: event('安排场景', 'Assign scenarios', z.strictObject({ grants })),
  SUSPEND: event('暂停人员权限', 'Suspend the person', reason),
  LIFT: event('恢复人员权限', 'Lift the suspension of the person', reason),
  REMOVE: event('移除人员', 'Remove the person', reason),
  ENTER_DOMAIN: told('登录授权运营域', 'The person enters the domain', z.strictObject({ grant: caseId })),
  RECORD_OPERATIONS: told(
    '操作记录归集',
    'What the person did is recorded',
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
