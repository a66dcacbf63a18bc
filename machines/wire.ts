// What may be sent to each lifecycle, as types alone: inferred from the schemas that check it, so that a client in a
// browser is typed without a line of theirs.
import type { z, ZodType } from 'zod';
import type { TaskEvent } from './kernel/task-events.ts';
import type { taskSchemas } from './kernel/task-events.ts';
import type * as annualAnnouncement from './operation/annual-announcement/events.ts';
import type * as annualEvaluation from './operation/annual-evaluation/events.ts';
import type * as annualReport from './operation/annual-report/events.ts';
import type * as authorizationApplication from './operation/authorization-application/events.ts';
import type * as committeeMatter from './operation/committee-matter/events.ts';
import type * as dataImport from './operation/data-import/events.ts';
import type * as dataQualityIssue from './operation/data-quality-issue/events.ts';
import type * as domainAcceptance from './operation/domain-acceptance/events.ts';
import type * as domainClosure from './operation/domain-closure/events.ts';
import type * as earlyTermination from './operation/early-termination/events.ts';
import type * as expertReview from './operation/expert-review/events.ts';
import type * as operatingAgreement from './operation/operating-agreement/events.ts';
import type * as operationReport from './operation/operation-report/events.ts';
import type * as operatorRectification from './operation/operator-rectification/events.ts';
import type * as productExport from './operation/product-export/events.ts';
import type * as revocation from './operation/revocation/events.ts';
import type * as scenarioGrant from './operation/scenario-grant/events.ts';
import type * as staffAdmission from './operation/staff-admission/events.ts';
import type * as periodicDuty from './shared/periodic-duty/events.ts';
import type * as retentionRecord from './shared/retention-record/events.ts';
import type * as ruleRegister from './shared/rule-register/events.ts';
import type * as securityIncident from './shared/security-incident/events.ts';
import type * as venueInspection from './shared/venue-inspection/events.ts';
import type * as listingRegistration from './trading/listing-registration/events.ts';
import type * as rectificationOrder from './trading/rectification-order/events.ts';
import type * as subjectRegistration from './trading/subject-registration/events.ts';
import type * as trade from './trading/trade/events.ts';
import type * as violationCase from './trading/violation-case/events.ts';

type Schemas = {
  annualAnnouncement: typeof annualAnnouncement;
  annualEvaluation: typeof annualEvaluation;
  annualReport: typeof annualReport;
  authorizationApplication: typeof authorizationApplication;
  committeeMatter: typeof committeeMatter;
  dataImport: typeof dataImport;
  dataQualityIssue: typeof dataQualityIssue;
  domainAcceptance: typeof domainAcceptance;
  domainClosure: typeof domainClosure;
  earlyTermination: typeof earlyTermination;
  expertReview: typeof expertReview;
  listingRegistration: typeof listingRegistration;
  operatingAgreement: typeof operatingAgreement;
  operationReport: typeof operationReport;
  operatorRectification: typeof operatorRectification;
  periodicDuty: typeof periodicDuty;
  productExport: typeof productExport;
  retentionRecord: typeof retentionRecord;
  rectificationOrder: typeof rectificationOrder;
  revocation: typeof revocation;
  ruleRegister: typeof ruleRegister;
  scenarioGrant: typeof scenarioGrant;
  securityIncident: typeof securityIncident;
  staffAdmission: typeof staffAdmission;
  subjectRegistration: typeof subjectRegistration;
  trade: typeof trade;
  venueInspection: typeof venueInspection;
  violationCase: typeof violationCase;
};

/** A schema without fields infers `Record<string, never>`, which no object with a type fits. */
type Fields<S extends ZodType> = z.input<S> extends Record<string, never> ? unknown : z.input<S>;
/** The events of people; what other cases and ports report (`internal`) comes in by no door. */
type Sent<E> = {
  [K in keyof E & string as E[K] extends { internal: true } ? never : K]: E[K] extends {
    schema: infer S extends ZodType;
  }
    ? { type: K } & Fields<S>
    : never;
};
type EventsIn<E> = Sent<E>[keyof Sent<E>];

/** Events of the tasks of any case; `task` is the state whose task is meant, as `show` lists it. */
export type TaskEventIn = EventsIn<{ [K in TaskEvent]: { schema: (typeof taskSchemas)[K] } }>;

/** By lifecycle: what opens a case, and what may be sent to it. */
export type Wire = {
  [L in keyof Schemas]: {
    input: z.input<Schemas[L]['input']>;
    event: EventsIn<Schemas[L]['events']> | TaskEventIn;
  };
};
export type LifecycleId = keyof Wire;
export type InputOf<L extends LifecycleId> = Wire[L]['input'];
export type EventOf<L extends LifecycleId> = Wire[L]['event'];
