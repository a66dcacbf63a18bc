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
import { words } from './words.ts';

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
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ checklist })),
  PASS: event(words.events.PASS, z.strictObject({ note: sentence.optional() })),
  RECOMMEND_REFUSAL: event(words.events.RECOMMEND_REFUSAL, reason),
  RETURN: event(words.events.RETURN, returned),
  RESUBMIT: event(words.events.RESUBMIT, z.strictObject({ checklist })),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: sentence.optional() })),
  APPROVE: event(words.events.APPROVE, z.strictObject({ note: sentence.optional() })),
  REJECT: event(words.events.REJECT, reason),
  REQUEST_CHANGE: event(
    words.events.REQUEST_CHANGE,
    z.strictObject({
      name: title.optional(),
      merchantKinds: z.array(title).optional(),
      services: z.array(title).optional(),
      evidence: z.array(documentRef).min(1),
    }),
  ),
  APPROVE_CHANGE: event(words.events.APPROVE_CHANGE, z.strictObject({ note: sentence.optional() })),
  REFUSE_CHANGE: event(words.events.REFUSE_CHANGE, reason),
  SUSPEND: event(words.events.SUSPEND, cause),
  REINSTATE: event(words.events.REINSTATE, cause),
  REVOKE: event(words.events.REVOKE, reason),
  DEREGISTER: event(words.events.DEREGISTER, reason),
};
export type Event = EventsOf<typeof events>;
