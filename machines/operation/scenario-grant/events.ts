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

/** P16(2), P20: what the gates of the domain watch. */
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
  /** One scenario, one authorization: its name, as the agreement has it where it names scenarios. */
  scenario: title,
});
export type Input = z.output<typeof input>;

/** A providing unit of public data. */
const provider = z.string().regex(/^org:[0-9A-HJ-NPQRTUWXY]{18}$/, 'an organisation, as `org:` and its credit code');
const dataset = z.strictObject({
  dataset: title,
  provider,
  /** P6(2): its entry in the catalogue, its class and grade, and that the provider's requirements of use are kept. */
  catalogue: title.optional(),
  grade: title.optional(),
  useRequirements: declared.optional(),
  /** P17(3): the fields that are asked for, and why each is needed. */
  fields: z.array(title).max(500).default([]),
  necessity: sentence.optional(),
});

/** P17, and what P6(2), P9, P16(2) and P22 want of it. Which part is missing, a guard says. */
export const request = z.strictObject({
  description: sentence,
  purpose: z.enum(purposes),
  partners: z
    .array(z.strictObject({ name: title, role: sentence }))
    .max(50)
    .default([]),
  /** 合作伙伴明确: that there is none is said as well. */
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
  /** Declared one by one: none of the data is of this kind. */
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

/** What a provider says of each of its data sets (P6(2), P9). */
const answer = z.strictObject({
  dataset: title,
  catalogued: z.boolean(),
  graded: z.boolean(),
  withinUseRequirements: z.boolean(),
  prohibited: z.enum(prohibitions).nullable(),
});
export type Answer = z.output<typeof answer>;

export const events = {
  SUBMIT: event('提出数据需求申请', 'Submit the request', z.strictObject({ request })),
  RESUBMIT: event('补正后提交', 'Submit again', z.strictObject({ request })),
  WITHDRAW: event('撤回', 'Withdraw', z.strictObject({ reason: sentence.optional() })),
  CONSENT: event('主管部门审核同意', 'Consent for the authority', z.strictObject({ review })),
  REFUSE: event('主管部门不同意', 'Refuse for the authority', reason),
  CONSENT_AS_PROVIDER: event(
    '提供单位审核同意',
    'Consent as providing unit',
    z.strictObject({ answers: z.array(answer).min(1).max(200) }),
  ),
  REFUSE_AS_PROVIDER: event('提供单位不同意', 'Refuse as providing unit', reason),
  RETURN: event('退回补正', 'Return for correction', returned),
  PROVISION: event(
    '开通域内权限',
    'Provision access',
    z.strictObject({
      /** The acceptance of the domain, and the staff that begin. */
      acceptance: caseId,
      accounts: z.array(caseId).max(500).default([]),
    }),
  ),
  REQUEST_CHANGE: event('申请变更', 'Ask for a change', z.strictObject({ request })),
  WITHDRAW_CHANGE: event('撤回变更', 'Withdraw the change', z.strictObject({ reason: sentence.optional() })),
  REGRADE: event(
    '调整数据分级',
    'Change the grade of data',
    z.strictObject({
      dataset: title,
      grade: title,
      /** Does the new grade bar it from authorized operation (P9)? */ prohibited: z.boolean(),
      reason: sentence,
      evidence: z.array(documentRef).max(20).default([]),
    }),
  ),
  REPORT_FINDING: event(
    '报告域内违规发现',
    'Report a finding at a gate',
    z.strictObject({ gate: z.enum(gates), description: sentence, evidence: z.array(documentRef).max(20).default([]) }),
  ),
  DISMISS_FINDING: event('核查后不予处理', 'Dismiss the finding', reason),
  ORDER_CORRECTION: event(
    '责令改正',
    'Order correction',
    z.strictObject({
      items: z
        .array(z.strictObject({ item: title, requirement: sentence }))
        .min(1)
        .max(100),
      due: instant,
    }),
  ),
  START_REVOCATION: event('启动撤销授权', 'Start a revocation', reason),
  RELINQUISH: event('放弃场景授权', 'Give the grant up', reason),
  TERMINATE_GRANT: told('终止场景授权', 'The grant is terminated', z.strictObject({ cause: caseId })),
  ACCESS_PROVISIONED: domainReplies.ACCESS_PROVISIONED,
  ACCESS_SUSPENDED: domainReplies.ACCESS_SUSPENDED,
  ACCESS_RESTORED: domainReplies.ACCESS_RESTORED,
  ACCESS_REVOKED: domainReplies.ACCESS_REVOKED,
  ...agreementEvents,
};
export type Event = EventsOf<typeof events>;
