import { fault } from '../../kernel/faults.ts';
import * as z from 'zod';
import { type EventsOf, event, told } from '../../shared/events.ts';
import { ruleRef } from '../../shared/rule-register/in-force.ts';
import {
  caseId,
  day,
  declared,
  documentRef,
  fen,
  reason,
  returned,
  sentence,
  sha256,
  title,
} from '../../shared/schemas.ts';
import { words } from './words.ts';

/** T11: the four items; what (1) and (2) name. What (3) names is open (“等”), so its kinds are free. */
export const classes = ['DATA_PRODUCT', 'DATA_SERVICE', 'THIRD_PARTY_SERVICE', 'OTHER'] as const;
export const namedKinds = {
  DATA_PRODUCT: ['rawData', 'algorithmModel', 'dataTool', 'derivative'],
  DATA_SERVICE: ['infrastructure', 'processing', 'analysis', 'security', 'delivery'],
} as const;

export const input = z.strictObject({
  /** The owner's registration, and the owner. */
  registration: caseId,
  owner: z
    .string()
    .regex(
      /^org:[0-9A-HJ-NPQRTUWXY]{18}$/,
      fault('须为单位：写作 org: 加统一社会信用代码', 'an organisation, as `org:` and its credit code'),
    ),
  title,
  /** A kind that the law does not name is described, and waits for the supervisor's consent (T11(4)). */
  type: z.strictObject({ class: z.enum(classes), kind: title, description: sentence.optional() }),
  /** A product of public data names its export and its agreement; null says that it is none. */
  publicData: z.strictObject({ export: caseId, agreement: caseId }).nullable(),
});
export type Input = z.output<typeof input>;

/** Names one person by keyed hash, so that a withdrawal can be followed without naming anybody. */
const person = z
  .string()
  .regex(
    /^[0-9a-f]{32}$/,
    fault('须为公民登记引用值，不得为身份证号码', 'a citizen reference (keyed hash), not an identity number'),
  );
/** ISO 3166-1: where a recipient is, or where the data are accessed from. */
const region = z
  .string()
  .regex(/^[A-Z]{2}$/, fault('须为国家或者地区代码，例如 CN、HK', 'a region code, like CN or HK'));

const personalData = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('none') }),
  z.strictObject({
    mode: z.literal('consent'),
    /** One line for each person or guardian, with scope and evidence; kept as a document, never in the case. */
    register: documentRef,
    persons: z.int().min(1),
    /** How many of them are under guardianship, and for how many a guardian consented. */
    wards: z.int().min(0).optional(),
    guardians: z.int().min(0),
    purposes: z.array(title).min(1),
    evidence: z.array(documentRef).min(1).max(20),
    /** Persons who withdrew and whose data are out of this version. */
    removed: z.array(person).max(2000).default([]),
    /** Persons who withdrew and have consented anew, with the evidence. */
    renewed: z
      .array(
        z.strictObject({ person, by: z.enum(['person', 'guardian']), evidence: z.array(documentRef).min(1).max(20) }),
      )
      .max(2000)
      .default([]),
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
    /** What is handed over: the content of the fingerprint, or what grows by periods or is computed, by a stated rule. */
    rule: z.enum(['fingerprint', 'periodic', 'computed']).default('fingerprint'),
    statement: sentence.optional(),
    /** T30: what the national rules asked for and was obtained. */
    procedure: z
      .strictObject({
        kind: z.enum(['securityAssessment', 'standardContract', 'certification', 'exempt']),
        document: documentRef,
        /** When it was obtained, and how long it is valid; asked of a security assessment. */
        issued: day.optional(),
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
/** The assessment, finding by finding, under the version of the venue's standard that is in force (T17). */
export const assessment = z.strictObject({
  standard: ruleRef,
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
    deliveryRule: finding.optional(),
  }),
});
export type Findings = z.output<typeof assessment>['findings'];

/** What everybody on the market may read. Where it repeats the register it says the same. */
const publicView = z.strictObject({
  title,
  class: z.enum(classes),
  description: sentence,
  purposes: z.array(title).min(1).max(50),
  regions: z.array(region).min(1).max(120),
  certificate: title,
  price: title.optional(),
  /** Of public data under control of prices: the highest price, and the instrument that set it. */
  priceLimit: z.strictObject({ fen, instrument: title }).optional(),
});

const suspension = z.strictObject({ cause: caseId, reason: sentence });
const cause = z.strictObject({ cause: title });

export const events = {
  SUBMIT: event(words.events.SUBMIT, z.strictObject({ dossier })),
  RESUBMIT: event(words.events.RESUBMIT, z.strictObject({ dossier })),
  WITHDRAW: event(words.events.WITHDRAW, z.strictObject({ reason: sentence.optional() })),
  GRANT_CONSENT: event(words.events.GRANT_CONSENT, z.strictObject({ document: documentRef })),
  REFUSE_CONSENT: event(words.events.REFUSE_CONSENT, reason),
  PASS: event(words.events.PASS, z.strictObject({ assessment })),
  RETURN: event(words.events.RETURN, returned),
  REJECT: event(words.events.REJECT, reason),
  /** T6: the version of the rules for publication that is followed. */
  PUBLISH: event(words.events.PUBLISH, z.strictObject({ publicView, rule: ruleRef.optional() })),
  SUSPEND: event(words.events.SUSPEND, suspension),
  RESUME: event(words.events.RESUME, suspension),
  CONSENT_WITHDRAWN: event(
    words.events.CONSENT_WITHDRAWN,
    z.strictObject({
      person,
      by: z.enum(['person', 'guardian']),
      evidence: z.array(documentRef).min(1).max(20),
      /** How the center made sure who asks: the person, or the guardian of the person. */
      identity: documentRef.optional(),
    }),
  ),
  REQUEST_CHANGE: event(
    words.events.REQUEST_CHANGE,
    z.strictObject({
      dossier,
      publicData: z.strictObject({ export: caseId, agreement: caseId }).optional(),
      /** A certificate that ends is renewed, with the same content or a new one. */
      renew: z.literal(true).optional(),
    }),
  ),
  PASS_CHANGE: event(words.events.PASS_CHANGE, z.strictObject({ assessment })),
  RETURN_CHANGE: event(words.events.RETURN_CHANGE, returned),
  RESUBMIT_CHANGE: event(words.events.RESUBMIT_CHANGE, z.strictObject({ dossier })),
  REFUSE_CHANGE: event(words.events.REFUSE_CHANGE, reason),
  WITHDRAW_CHANGE: event(words.events.WITHDRAW_CHANGE, z.strictObject({ reason: sentence.optional() })),
  DELIST: event(words.events.DELIST, reason),
  REVOKE: event(words.events.REVOKE, suspension),
  PARTY_SUSPENDED: told(words.events.PARTY_SUSPENDED, cause),
  PARTY_REINSTATED: told(words.events.PARTY_REINSTATED, cause),
  PARTY_ENDED: told(words.events.PARTY_ENDED, cause),
  EXPORT_SUSPENDED: told(words.events.EXPORT_SUSPENDED, cause),
  EXPORT_REINSTATED: told(words.events.EXPORT_REINSTATED, cause),
  EXPORT_RECALLED: told(words.events.EXPORT_RECALLED, cause),
};
export type Event = EventsOf<typeof events>;
