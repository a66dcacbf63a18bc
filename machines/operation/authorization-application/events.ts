import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { agreementEnded, organisationParty, rights } from '../../shared/agreement.ts';
import { type EventsOf, event, told } from '../../shared/events.ts';
import {
  caseId,
  citizen,
  day,
  declared,
  documentRef,
  organisation,
  reason,
  returned,
  sentence,
  title,
} from '../../shared/schemas.ts';
import { field } from '../annual-announcement/events.ts';
import { matterDecided } from '../committee-matter/events.ts';
import { purposes } from '../operating-agreement/events.ts';
import { requirementKeys } from './requirements.ts';
import { words } from './words.ts';

export const input = z
  .strictObject({
    applicant: organisation,
    /** P4(3): a legal person or an unincorporated organisation. */
    form: z.enum(['legalPerson', 'unincorporated']),
    /** The announcement that it answers (P10(1)), or … */
    announcement: caseId.optional(),
    /** … the agreement that it renews without an announcement (P13). */
    previous: caseId.optional(),
  })
  .refine(({ announcement, previous }) => (announcement === undefined) !== (previous === undefined), {
    path: ['announcement'],
    message: fault(
      '申请须对应一份公告（第十条）或者一份期满续签的协议（第十三条），须写明其一',
      'an application answers an announcement (P10(1)) or renews an agreement (P13); name one of the two',
      'P10(1)',
      'P13',
    ),
  });
export type Input = z.output<typeof input>;

const record = declared.extend({ /** The record was searched back to this day. */ since: day });
const lists = z.strictObject({
  judgmentDefaulters: declared.optional(),
  majorTaxCases: declared.optional(),
  seriousDishonesty: declared.optional(),
});

/** What the applicant files. Which item is missing, a guard says, with its article. */
export const filing = z.strictObject({
  mode: title.optional(),
  fields: z.array(field).min(1).max(50),
  datasets: z
    .array(z.strictObject({ id: title, title, /** The party of the providing unit. */ provider: organisationParty }))
    .min(1)
    .max(500),
  purposes: z.array(z.enum(purposes)).min(1).max(4),
  /** P4(3): which of the two rights is asked for. */
  rights: z.array(z.enum(rights)).min(1).max(3),
  /** The scenarios asked for; none: every scenario of these data. */
  scenarios: z.array(title).max(500).default([]),
  /** Bodies that control the applicant, or that it controls, or under the same control. */
  affiliates: z
    .array(z.strictObject({ party: organisationParty, name: title, relation: title }))
    .max(200)
    .default([]),
  /** P29: data sets whose qualification was terminated and that are asked for anew, by name. */
  reapplied: z.array(title).max(500).default([]),
  plan: sentence,
  representative: z.strictObject({
    kind: z.enum(['legalRepresentative', 'responsiblePerson']),
    ref: citizen.shape.ref,
  }),
  partyOrganisation: declared.optional(),
  partyDecides: declared.optional(),
  soundBusiness: declared.optional(),
  qualifications: declared.optional(),
  expertise: declared.optional(),
  capacity: declared.optional(),
  enterpriseRecord: record.optional(),
  representativeRecord: record.optional(),
  enterpriseLists: lists.optional(),
  representativeLists: lists.optional(),
  securityLead: declared.extend({ person: citizen.shape.ref, department: title }).optional(),
  internalRules: declared.optional(),
  protectionExperience: declared.optional(),
  cryptographyExperience: declared.optional(),
  securityCertification: z.strictObject({ number: title, validUntil: day, document: documentRef }).optional(),
  /** Encouraged by P15(3), never required. */
  dcmmLevel: z.int().min(1).max(5).optional(),
  dsmmLevel: z.int().min(1).max(5).optional(),
  riskEvaluation: z.strictObject({ high: z.int().min(0), medium: z.int().min(0), report: documentRef }).optional(),
  exclusions: z
    .strictObject({
      stateSecrets: declared.optional(),
      publicSecurity: declared.optional(),
      notToBeOpened: declared.optional(),
      closedByLaw: declared.optional(),
      otherwiseUnsuitable: declared.optional(),
    })
    .default({}),
});
export type Filing = z.output<typeof filing>;

/** P4(1): a government department, or an enterprise or institution that serves the public. */
export const providerKinds = ['governmentDepartment', 'publicServiceBody'] as const;

const assessment = z.partialRecord(z.enum(requirementKeys), z.strictObject({ met: z.boolean(), finding: sentence }));
export type Assessment = z.output<typeof assessment>;
const opened = z.strictObject({ case: caseId });

export const events = {
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ filing })),
  RESUBMIT: event(words.events.RESUBMIT, z.strictObject({ filing })),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: sentence.optional() })),
  PASS: event(
    words.events.PASS,
    z.strictObject({
      assessment,
      /** P4(1), P6(2): the provider of each data set, as the catalogue has it. */
      providers: z
        .array(
          z.strictObject({
            dataset: title,
            provider: organisationParty,
            kind: z.enum(providerKinds),
            catalogue: title,
            /** What shows that a body serves the public. */ basis: documentRef.optional(),
          }),
        )
        .max(500)
        .default([]),
      /** Evaluations of the applicant that were weighed (P12). */ considered: z.array(caseId).max(50).default([]),
    }),
  ),
  RETURN: event(words.events.RETURN, returned),
  FAIL: event(words.events.FAIL, z.strictObject({ assessment, reason: sentence })),
  REPORT: event(
    words.events.REPORT,
    z.strictObject({ summary: sentence, documents: z.array(documentRef).max(50).default([]) }),
  ),
  OBJECTION_UPHELD: event(words.events.OBJECTION_UPHELD, reason),
  REVIEW_OPENED: told(words.events.REVIEW_OPENED, opened),
  PANEL_SEATED: told(words.events.PANEL_SEATED, z.strictObject({ review: caseId, panel: z.array(title) })),
  EXPERT_RESULT: told(
    words.events.EXPERT_RESULT,
    z.strictObject({
      review: caseId,
      score: z.number(),
      recommended: z.boolean(),
      opinion: sentence,
      panel: z.array(title),
    }),
  ),
  MATTER_OPENED: told(words.events.MATTER_OPENED, opened),
  MATTER_DECIDED: told(words.events.MATTER_DECIDED, matterDecided),
  AGREEMENT_OPENED: told(words.events.AGREEMENT_OPENED, opened),
  AGREEMENT_SIGNED: told(words.events.AGREEMENT_SIGNED, z.strictObject({ agreement: caseId })),
  AGREEMENT_LAPSED: told(words.events.AGREEMENT_LAPSED, z.strictObject({ agreement: caseId })),
  AGREEMENT_ENDED: told(words.events.AGREEMENT_ENDED, agreementEnded),
};
export type Event = EventsOf<typeof events>;
