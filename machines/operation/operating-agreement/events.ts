import * as z from 'zod';
import { fault } from '../../kernel/faults.ts';
import type { Duration } from '../../regimes/regime.ts';
import { agreementEnded, appliedScope, organisationParty, purposes, rights } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, day, documentRef, fen, instant, organisation, reason, sentence, title } from '../../shared/schemas.ts';
import { conditionKeys } from '../authorization-application/requirements.ts';
import { words } from './words.ts';

export { purposes, rights };

/** P21: what the operator pays for in the domain. */
export const costKinds = ['resources', 'masking', 'modelPublication', 'resultExport'] as const;

export const input = z.strictObject({
  application: caseId,
  operator: organisation,
  previous: caseId.nullable(),
  /** P10(2)(3): what was applied for and decided. */
  approved: appliedScope.nullable(),
  affiliates: z.array(title).max(200).default([]),
  /** The persons who filed the application. */
  filers: z.array(title).max(200).default([]),
});
export type Input = z.output<typeof input>;

const dataset = z.strictObject({
  id: title,
  /** The party of the providing unit, as it was confirmed. */
  provider: organisationParty,
  /** P9: none of the five kinds that may not be operated. */
  notProhibited: z.boolean(),
  /** Its registration as a public data resource. */
  registration: z.strictObject({ code: title, until: day }).optional(),
});
const term = z
  .string()
  .regex(
    /^[1-9]\d{0,2} (mo|y)$/,
    fault('须为以月或者年计的期限，例如 18 mo、3 y', 'a number of months or years, such as 18 mo or 3 y'),
  )
  .transform((text) => text as Duration);
const charging = z.strictObject({
  purpose: z.enum(purposes),
  mode: z.enum(['free', 'paid']),
  conditions: sentence.optional(),
  valuation: documentRef.optional(),
  priceEvaluation: documentRef.optional(),
});

/** P4(4): the seven items, and what P4(3), P21, P22, P24 and P26 add. A guard says which of them is missing. */
export const terms = z.strictObject({
  /** The written agreement that both sign. */
  document: documentRef,
  rightsAndDuties: sentence.optional(),
  scope: z
    .strictObject({ datasets: z.array(dataset).max(1000), scenarios: z.array(title).max(500).default([]) })
    .optional(),
  effectiveDate: day.optional(),
  /** P13: `18 mo`, `3 y`; without it the regime's. */
  term: term.optional(),
  revenueMethod: sentence.optional(),
  dataSecurity: sentence.optional(),
  assetDisposal: sentence.optional(),
  exit: sentence.optional(),
  rights: z.array(z.enum(rights)).max(3).default([]),
  charging: z.array(charging).max(8).default([]),
  distribution: sentence.optional(),
  costs: sentence.optional(),
  responsibility: sentence.optional(),
});
export type Terms = z.output<typeof terms>;

/** P14, P15: found met again when the agreement is signed, item by item and part by part. */
export const conditions = z.partialRecord(
  z.enum(conditionKeys),
  z.strictObject({ met: z.boolean(), finding: sentence }),
);
export type Conditions = z.output<typeof conditions>;

const grants = z.union([z.literal('all'), z.array(caseId).max(5000)]);
const renewal = z.strictObject({ application: caseId });
const cause = z.strictObject({ cause: caseId });

export const events = {
  PROPOSE: event(words.events.PROPOSE, z.strictObject({ terms })),
  REQUEST_REVISION: event(words.events.REQUEST_REVISION, reason),
  SIGN_AS_OPERATOR: event(words.events.SIGN_AS_OPERATOR, z.strictObject({ document: documentRef })),
  SIGN_AS_AUTHORITY: event(
    words.events.SIGN_AS_AUTHORITY,
    z.strictObject({
      document: documentRef,
      conditions: conditions.default({}),
      /** P15(3): the certificate of data-security management that stands on the day of signing. */
      certificate: z.strictObject({ number: title, validUntil: day, document: documentRef }).optional(),
    }),
  ),
  DECLINE: event(words.events.DECLINE, reason),
  RECORD_DECISION: event(
    words.events.RECORD_DECISION,
    z.strictObject({ approved: appliedScope, minutes: documentRef, reason: sentence }),
  ),
  EXTEND_SIGNING: event(words.events.EXTEND_SIGNING, reason),
  DECLARE_LAPSED: event(words.events.DECLARE_LAPSED, reason),
  RECORD_COST: event(
    words.events.RECORD_COST,
    z.strictObject({ kind: z.enum(costKinds), amountFen: fen, period: title, statement: documentRef.optional() }),
  ),
  SUSPEND_RIGHTS: told(words.events.SUSPEND_RIGHTS, z.strictObject({ cause: caseId, grants })),
  LIFT_SUSPENSION: told(words.events.LIFT_SUSPENSION, cause),
  TERMINATE_SCOPE: told(
    words.events.TERMINATE_SCOPE,
    z.strictObject({ cause: caseId, grants, datasets: z.array(title).max(1000).default([]) }),
  ),
  SCOPE_TERMINATED: told(
    words.events.SCOPE_TERMINATED,
    z.strictObject({ cause: caseId, datasets: z.array(title), scenarios: z.array(title) }),
  ),
  EARLY_END_SET: told(words.events.EARLY_END_SET, z.strictObject({ cause: caseId, at: instant })),
  END: told(words.events.END, cause),
  RENEWAL_APPLIED: told(words.events.RENEWAL_APPLIED, renewal),
  RENEWAL_APPROVED: told(words.events.RENEWAL_APPROVED, renewal),
  RENEWAL_REFUSED: told(words.events.RENEWAL_REFUSED, renewal),
  SUCCESSOR_SIGNED: told(
    words.events.SUCCESSOR_SIGNED,
    z.strictObject({ agreement: caseId, datasets: z.array(title), scenarios: z.array(title), start: instant }),
  ),
  DUTY_OVERDUE: told(words.events.DUTY_OVERDUE, z.strictObject({ duty: title, case: caseId, period: title })),
  DUTY_MET: told(words.events.DUTY_MET, z.strictObject({ case: caseId })),
  EVALUATED: told(
    words.events.EVALUATED,
    z.strictObject({
      evaluation: caseId,
      year: z.int(),
      part: z.int().nullable(),
      conforming: z.boolean(),
      considered: z.array(caseId),
    }),
  ),
  AGREEMENT_ENDED: told(words.events.AGREEMENT_ENDED, agreementEnded),
  CLOSURE_OPENED: told(words.events.CLOSURE_OPENED, z.strictObject({ case: caseId })),
  CLOSURE_DONE: told(words.events.CLOSURE_DONE, z.strictObject({ closure: caseId })),
};
export type Event = EventsOf<typeof events>;
