import * as z from 'zod';
import { type EventsOf, event } from '../../shared/events.ts';
import {
  citizen,
  declared,
  documentRef,
  organisation,
  reason,
  returned,
  sentence,
  title,
} from '../../shared/schemas.ts';

export const kinds = ['MERCHANT', 'DEMANDER', 'THIRD_PARTY'] as const;
/** T7, T8: what a data merchant offers; T10: what a third-party body offers. Open lists (“等”). */
export const merchantKinds = ['resource', 'service', 'computing', 'algorithm', 'network', 'security'] as const;

export const input = z
  .strictObject({
    kinds: z
      .array(z.enum(kinds))
      .min(1)
      .refine((list) => new Set(list).size === list.length, 'each kind once'),
    subject: z.discriminatedUnion('type', [organisation, citizen]),
    merchantKinds: z.array(z.union([z.enum(merchantKinds), title])).optional(),
    services: z.array(title).optional(),
  })
  .refine(({ kinds: list, subject }) => subject.type === 'organisation' || list.every((kind) => kind === 'DEMANDER'), {
    path: ['subject'],
    message:
      'a citizen registers as a data demander only (T9); merchants and third-party bodies are organisations (T8, T10)',
  });
export type Input = z.output<typeof input>;

/** T8, T9, T10, T26, item by item; which ones are asked depends on the kinds. */
export const checklist = z.strictObject({
  commitment: declared.extend({ document: documentRef }).optional(),
  securityAbility: declared.optional(),
  venueRules: declared.optional(),
  legalRequirements: declared.optional(),
  premisesAndStaff: declared.optional(),
  qualifications: declared.optional(),
  practitioners: declared.optional(),
  secureService: declared.optional(),
  securitySystem: declared.optional(),
});
export type Checklist = z.output<typeof checklist>;

const cause = z.strictObject({ cause: title, reason: sentence });

export const events = {
  SUBMIT: event('提交登记', 'Submit the registration', z.strictObject({ checklist })),
  PASS: event('注册审核通过', 'Pass the sign-up review', z.strictObject({ note: sentence.optional() })),
  RECOMMEND_REFUSAL: event('建议不予登记', 'Recommend refusal', reason),
  RETURN: event('退回补正', 'Return for correction', returned),
  RESUBMIT: event('补正后提交', 'Submit again', z.strictObject({ checklist })),
  WITHDRAW: event('撤回', 'Withdraw', z.strictObject({ reason: sentence.optional() })),
  APPROVE: event('核准登记', 'Approve the registration', z.strictObject({ note: sentence.optional() })),
  REJECT: event('不予登记', 'Refuse the registration', reason),
  REQUEST_CHANGE: event(
    '申请变更',
    'Ask for a change',
    z.strictObject({
      name: title.optional(),
      merchantKinds: z.array(title).optional(),
      services: z.array(title).optional(),
      evidence: z.array(documentRef).min(1),
    }),
  ),
  APPROVE_CHANGE: event('核准变更', 'Approve the change', z.strictObject({ note: sentence.optional() })),
  REFUSE_CHANGE: event('不予变更', 'Refuse the change', reason),
  SUSPEND: event('暂停资格', 'Suspend the subject', cause),
  REINSTATE: event('恢复资格', 'Lift a cause of the suspension', cause),
  REVOKE: event('撤销登记', 'Revoke the registration', reason),
  DEREGISTER: event('注销登记', 'Deregister', reason),
};
export type Event = EventsOf<typeof events>;
