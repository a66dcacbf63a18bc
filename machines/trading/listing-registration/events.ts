import * as z from 'zod';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { caseId, day, declared, documentRef, reason, returned, sentence, sha256, title } from '../../shared/schemas.ts';

/** T11: the four items; what (1) and (2) name. What (3) names is open (“等”), so its kinds are free. */
export const classes = ['DATA_PRODUCT', 'DATA_SERVICE', 'THIRD_PARTY_SERVICE', 'OTHER'] as const;
export const namedKinds = {
  DATA_PRODUCT: ['rawData', 'algorithmModel', 'dataTool', 'derivative'],
  DATA_SERVICE: ['infrastructure', 'processing', 'analysis', 'security', 'delivery'],
} as const;

export const input = z.strictObject({
  /** The owner's registration, and the owner. */
  registration: caseId,
  owner: z.string().regex(/^org:[0-9A-HJ-NPQRTUWXY]{18}$/, 'an organisation, as `org:` and its credit code'),
  title,
  type: z.strictObject({ class: z.enum(classes), kind: title }),
  /** Made of public data under an authorization: the export that let it out, and its agreement. Said either way. */
  publicData: z.strictObject({ export: caseId, agreement: caseId }).nullable(),
});
export type Input = z.output<typeof input>;

/** Names one person by keyed hash, so that a withdrawal can be followed without naming anybody. */
const person = z.string().regex(/^[0-9a-f]{32}$/, 'a citizen reference (keyed hash), not an identity number');
/** ISO 3166-1: where a recipient is, or where the data are accessed from. */
const region = z.string().regex(/^[A-Z]{2}$/, 'a region code, like CN or HK');

const personalData = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('none') }),
  z.strictObject({
    mode: z.literal('consent'),
    /** One line for each person or guardian, with scope and evidence; kept as a document, never in the case. */
    register: documentRef,
    persons: z.int().min(1),
    guardians: z.int().min(0),
    purposes: z.array(title).min(1),
    evidence: z.array(documentRef).min(1).max(20),
    /** Persons who withdrew and whose data are out of this version. */
    removed: z.array(person).max(2000).default([]),
  }),
  z.strictObject({
    mode: z.literal('anonymised'),
    unidentifiable: declared.optional(),
    irreversible: declared.optional(),
  }),
]);

/** T14(1)–(5), declared one by one. */
const declarations = z.strictObject({
  nationalSecurity: declared.optional(),
  othersRights: declared.optional(),
  enterpriseRights: declared.optional(),
  source: declared.extend({ fromIllegalChannel: z.boolean(), fromIrregularChannel: z.boolean() }).optional(),
  otherProhibitions: declared.optional(),
});

export const dossier = z.strictObject({
  fingerprint: sha256,
  description: sentence,
  source: sentence,
  ownership: z.strictObject({ statement: sentence, evidence: z.array(documentRef).min(1).max(20) }),
  /** What it may be used for (使用范围). */
  purposes: z.array(title).min(1).max(50),
  sample: documentRef.optional(),
  declarations,
  personalData,
  delivery: z.strictObject({
    recipientRegions: z.array(region).min(1).max(60),
    accessRegions: z.array(region).min(1).max(60),
    /** T30: what the national rules asked for and was obtained. */
    procedure: z
      .strictObject({
        kind: z.enum(['securityAssessment', 'standardContract', 'certification', 'exempt']),
        document: documentRef,
        until: day.optional(),
      })
      .optional(),
  }),
  /** By a third-party body, if one was commissioned. */
  complianceReport: z.strictObject({ body: caseId, document: documentRef }).optional(),
});
export type Dossier = z.output<typeof dossier>;

const finding = z.strictObject({
  clear: z.boolean(),
  basis: sentence,
  evidence: z.array(documentRef).max(20).default([]),
});
/** The assessment, finding by finding, under a named version of the venue's standard (T17). */
export const assessment = z.strictObject({
  standard: title,
  findings: z.strictObject({
    safety: finding.optional(),
    nationalSecurity: finding.optional(),
    othersRights: finding.optional(),
    enterpriseRights: finding.optional(),
    illegalSource: finding.optional(),
    irregularSource: finding.optional(),
    otherProhibitions: finding.optional(),
    personalData: finding.optional(),
    crossBorder: finding.optional(),
  }),
});
export type Findings = z.output<typeof assessment>['findings'];

const suspension = z.strictObject({ cause: title, reason: sentence });
const cause = z.strictObject({ cause: title });

export const events = {
  SUBMIT: event('提交标的登记', 'Submit the listing', z.strictObject({ dossier })),
  RESUBMIT: event('补正后提交', 'Submit again', z.strictObject({ dossier })),
  WITHDRAW: event('撤回', 'Withdraw', z.strictObject({ reason: sentence.optional() })),
  GRANT_CONSENT: event('同意作为交易标的', 'Consent to this type of object', z.strictObject({ document: documentRef })),
  REFUSE_CONSENT: event('不同意作为交易标的', 'Refuse consent', reason),
  PASS: event('安全合规评估通过', 'Pass the assessment', z.strictObject({ assessment })),
  RETURN: event('退回补正', 'Return for correction', returned),
  REJECT: event('不予登记', 'Refuse the listing', reason),
  PUBLISH: event('上架', 'Publish', z.strictObject({})),
  SUSPEND: event('暂停交易', 'Suspend the listing', suspension),
  RESUME: event('恢复交易', 'Lift a cause of the suspension', suspension),
  CONSENT_WITHDRAWN: event(
    '个人撤回同意',
    'A person has withdrawn consent',
    z.strictObject({ person, by: z.enum(['person', 'guardian']), evidence: z.array(documentRef).min(1).max(20) }),
  ),
  REQUEST_CHANGE: event(
    '申请变更',
    'Ask for a new version',
    z.strictObject({ dossier, publicData: z.strictObject({ export: caseId, agreement: caseId }).optional() }),
  ),
  PASS_CHANGE: event('变更评估通过', 'Pass the new version', z.strictObject({ assessment })),
  RETURN_CHANGE: event('退回变更', 'Return the new version', returned),
  RESUBMIT_CHANGE: event('补正后提交变更', 'Submit the new version again', z.strictObject({ dossier })),
  REFUSE_CHANGE: event('不予变更', 'Refuse the new version', reason),
  WITHDRAW_CHANGE: event('撤回变更', 'Withdraw the new version', z.strictObject({ reason: sentence.optional() })),
  DELIST: event('下架注销', 'Delist', reason),
  REVOKE: event('撤销标的登记', 'Revoke the listing', reason),
  PARTY_SUSPENDED: told('主体资格暂停', 'The owner is suspended', cause),
  PARTY_REINSTATED: told('主体资格恢复', 'The owner is reinstated', cause),
  PARTY_ENDED: told('主体登记终止', 'The owner’s registration has ended', cause),
  EXPORT_SUSPENDED: told('公共数据产品暂停', 'The export is suspended', cause),
  EXPORT_REINSTATED: told('公共数据产品恢复', 'The export is reinstated', cause),
  EXPORT_RECALLED: told('公共数据产品召回', 'The export is recalled', cause),
};
export type Event = EventsOf<typeof events>;
