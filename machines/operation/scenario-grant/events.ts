import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { domainReplies } from '../../shared/domain-port.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import {
  caseId,
  day,
  declared,
  documentRef,
  instant,
  reason,
  returned,
  sentence,
  title,
} from '../../shared/schemas.ts';
import { agreementEvents } from '../../shared/under-agreement.ts';
import { purposes } from '../operating-agreement/events.ts';
import { words } from './words.ts';

/** P16(2), P20: what the domain detects. */
export const gates = [
  'rawDataSeen',
  'unmaskedTraining',
  'processedOutside',
  'operationsUnrecorded',
  'handedToPartner',
  'leaked',
  'alteredOrDamaged',
] as const;
export type Gate = (typeof gates)[number];
/** P9: data that may not be operated. */
export const prohibitions = [
  'stateSecrets',
  'publicSecurity',
  'openingProhibited',
  'closedByLaw',
  'otherwiseUnsuitable',
] as const;

export const input = z.strictObject({
  agreement: caseId,
  /** 一场景一授权: the name of the scenario, as in the agreement where that lists scenarios. */
  scenario: title,
});
export type Input = z.output<typeof input>;

/** A providing unit of public data. */
const provider = z
  .string()
  .regex(
    /^org:[0-9A-HJ-NPQRTUWXY]{18}$/,
    fault('须为单位：写作 org: 加统一社会信用代码', 'an organisation, as `org:` and its credit code'),
  );
const dataset = z.strictObject({
  dataset: title,
  provider,
  /** P6(2): its entry in the catalogue, its class and grade, and the declaration to follow the provider's requirements. */
  catalogue: title.optional(),
  grade: title.optional(),
  useRequirements: declared.optional(),
  /** P17(3): the fields that are needed, and why. */
  fields: z.array(title).max(500).default([]),
  necessity: sentence.optional(),
});

/** What P6(2), P9, P16(2), P17 and P22 demand of a request; a guard reports a missing part. */
export const request = z.strictObject({
  description: sentence,
  purpose: z.enum(purposes),
  partners: z
    .array(z.strictObject({ name: title, role: sentence }))
    .max(50)
    .default([]),
  /** 合作伙伴明确: having none is declared as well. */
  withoutPartner: z.boolean().default(false),
  partnersGetNoData: declared.optional(),
  scopeOfUse: sentence.optional(),
  value: z.strictObject({ social: sentence.optional(), economic: sentence.optional() }).default({}),
  feasibility: sentence.optional(),
  goals: z.array(sentence).max(50).default([]),
  plan: z
    .strictObject({
      start: day,
      end: day,
      milestones: z
        .array(z.strictObject({ on: day, what: sentence }))
        .max(50)
        .default([]),
    })
    .optional(),
  datasets: z.array(dataset).min(1).max(200),
  /** Declared one by one: no data are of this kind. */
  notProhibited: z
    .strictObject(
      Object.fromEntries(prohibitions.map((kind) => [kind, declared.optional()])) as Record<
        (typeof prohibitions)[number],
        z.ZodOptional<typeof declared>
      >,
    )
    .default({}),
});
export type Request = z.output<typeof request>;

const finding = z.strictObject({ clear: z.boolean(), basis: sentence });
/** What the authority finds, point by point (P9, P17). */
export const review = z.strictObject({
  scenario: finding.optional(),
  partners: finding.optional(),
  scope: finding.optional(),
  value: finding.optional(),
  feasibility: finding.optional(),
  plan: finding.optional(),
  minimality: finding.optional(),
  notProhibited: finding.optional(),
});
export type Review = z.output<typeof review>;

/** What a provider confirms of each of its data sets (P6(2), P9). */
const answer = z.strictObject({
  dataset: title,
  catalogued: z.boolean(),
  graded: z.boolean(),
  withinUseRequirements: z.boolean(),
  prohibited: z.enum(prohibitions).nullable(),
});
export type Answer = z.output<typeof answer>;

export const events = {
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ request })),
  RESUBMIT: event(words.events.RESUBMIT, z.strictObject({ request })),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: sentence.optional() })),
  CONSENT: event(words.events.CONSENT, z.strictObject({ review })),
  REFUSE: event(words.events.REFUSE, reason),
  CONSENT_AS_PROVIDER: event(
    words.events.CONSENT_AS_PROVIDER,
    z.strictObject({ answers: z.array(answer).min(1).max(200) }),
  ),
  REFUSE_AS_PROVIDER: event(words.events.REFUSE_AS_PROVIDER, reason),
  RETURN: event(words.events.RETURN, returned),
  PROVISION: event(
    words.events.PROVISION,
    z.strictObject({
      /** The acceptance of the domain, and the staff who start. */
      acceptance: caseId,
      accounts: z.array(caseId).max(500).default([]),
    }),
  ),
  REQUEST_CHANGE: event(words.events.REQUEST_CHANGE, z.strictObject({ request })),
  WITHDRAW_CHANGE: event(words.events.WITHDRAW_CHANGE, z.strictObject({ reason: sentence.optional() })),
  REGRADE: event(
    words.events.REGRADE,
    z.strictObject({
      dataset: title,
      grade: title,
      /** Does the new grade bar it from authorized operation (P9)? */ prohibited: z.boolean(),
      reason: sentence,
      evidence: z.array(documentRef).max(20).default([]),
    }),
  ),
  REPORT_FINDING: event(
    words.events.REPORT_FINDING,
    z.strictObject({ gate: z.enum(gates), description: sentence, evidence: z.array(documentRef).max(20).default([]) }),
  ),
  DISMISS_FINDING: event(words.events.DISMISS_FINDING, reason),
  ORDER_CORRECTION: event(
    words.events.ORDER_CORRECTION,
    z.strictObject({
      items: z
        .array(z.strictObject({ item: title, requirement: sentence }))
        .min(1)
        .max(100),
      due: instant,
    }),
  ),
  START_REVOCATION: event(words.events.START_REVOCATION, reason),
  RELINQUISH: event(words.events.RELINQUISH, reason),
  TERMINATE_GRANT: told(words.events.TERMINATE_GRANT, z.strictObject({ cause: caseId })),
  ACCESS_PROVISIONED: domainReplies.ACCESS_PROVISIONED,
  ACCESS_SUSPENDED: domainReplies.ACCESS_SUSPENDED,
  ACCESS_RESTORED: domainReplies.ACCESS_RESTORED,
  ACCESS_REVOKED: domainReplies.ACCESS_REVOKED,
  ...agreementEvents,
};
export type Event = EventsOf<typeof events>;
