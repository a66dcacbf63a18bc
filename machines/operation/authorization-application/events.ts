import * as z from 'zod';
import { agreementEnded } from '../../shared/agreement.ts';
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

export const input = z
  .strictObject({
    applicant: organisation,
    /** P4(3): a legal person or an unincorporated organisation. */
    form: z.enum(['legalPerson', 'unincorporated']),
    /** The announcement that it answers (P10(1)) … */
    announcement: caseId.optional(),
    /** … or the agreement that it renews (P13), which needs no announcement. */
    previous: caseId.optional(),
  })
  .refine(({ announcement, previous }) => (announcement === undefined) !== (previous === undefined), {
    path: ['announcement'],
    message: 'an application answers an announcement (P10(1)) or renews an agreement (P13): name one of the two',
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
    .array(z.strictObject({ id: title, title, provider: title }))
    .min(1)
    .max(500),
  purposes: z.array(z.enum(purposes)).min(1).max(4),
  plan: sentence,
  representative: z.strictObject({
    kind: z.enum(['legalRepresentative', 'responsiblePerson']),
    ref: citizen.shape.ref,
  }),
  partyOrganisation: declared.optional(),
  partyDecides: declared.optional(),
  soundBusiness: declared.optional(),
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

const assessment = z.partialRecord(z.enum(requirementKeys), z.strictObject({ met: z.boolean(), finding: sentence }));
export type Assessment = z.output<typeof assessment>;
const opened = z.strictObject({ case: caseId });

export const events = {
  SUBMIT: event('提交申请', 'Submit the application', z.strictObject({ filing })),
  RESUBMIT: event('补正后提交', 'Submit again', z.strictObject({ filing })),
  WITHDRAW: event('撤回申请', 'Withdraw', z.strictObject({ reason: sentence.optional() })),
  PASS: event(
    '资格审查通过',
    'Pass the qualification review',
    z.strictObject({
      assessment,
      /** Evaluations of the applicant that were weighed (P12). */ considered: z.array(caseId).max(50).default([]),
    }),
  ),
  RETURN: event('退回补正', 'Return for correction', returned),
  FAIL: event('资格审查不通过', 'Fail the qualification review', z.strictObject({ assessment, reason: sentence })),
  REPORT: event(
    '报委员会审定',
    'Report to the committee',
    z.strictObject({ summary: sentence, documents: z.array(documentRef).max(50).default([]) }),
  ),
  OBJECTION_UPHELD: event('公示异议成立', 'An objection is upheld', reason),
  REVIEW_OPENED: told('已启动专家评审', 'The expert review was opened', opened),
  EXPERT_RESULT: told(
    '专家评审结果',
    'Result of the expert review',
    z.strictObject({
      review: caseId,
      score: z.number(),
      recommended: z.boolean(),
      opinion: sentence,
      panel: z.array(title),
    }),
  ),
  MATTER_OPENED: told('已提请审议', 'The matter was put before the committee', opened),
  MATTER_DECIDED: told('委员会审定', 'The committee has decided', matterDecided),
  AGREEMENT_OPENED: told('已起草协议', 'The agreement was opened', opened),
  AGREEMENT_SIGNED: told('协议已签订', 'The agreement was signed', z.strictObject({ agreement: caseId })),
  AGREEMENT_LAPSED: told('协议逾期未签', 'The agreement was not signed', z.strictObject({ agreement: caseId })),
  AGREEMENT_ENDED: told('原协议已终止', 'The agreement to be renewed has ended', agreementEnded),
};
export type Event = EventsOf<typeof events>;
