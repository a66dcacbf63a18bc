// The machines as a library: pure, without Temporal or Postgres.
import { bundledCalendar } from './kernel/calendar.ts';
import { useEnv } from './kernel/env.ts';
import type { Lifecycle } from './kernel/types.ts';
import { annualAnnouncement } from './operation/annual-announcement/index.ts';
import { annualEvaluation } from './operation/annual-evaluation/index.ts';
import { annualReport } from './operation/annual-report/index.ts';
import { authorizationApplication } from './operation/authorization-application/index.ts';
import { committeeMatter } from './operation/committee-matter/index.ts';
import { dataImport } from './operation/data-import/index.ts';
import { dataQualityIssue } from './operation/data-quality-issue/index.ts';
import { domainAcceptance } from './operation/domain-acceptance/index.ts';
import { domainClosure } from './operation/domain-closure/index.ts';
import { earlyTermination } from './operation/early-termination/index.ts';
import { expertReview } from './operation/expert-review/index.ts';
import { operatingAgreement } from './operation/operating-agreement/index.ts';
import { operationReport } from './operation/operation-report/index.ts';
import { operatorRectification } from './operation/operator-rectification/index.ts';
import { productExport } from './operation/product-export/index.ts';
import { revocation } from './operation/revocation/index.ts';
import { scenarioGrant } from './operation/scenario-grant/index.ts';
import { staffAdmission } from './operation/staff-admission/index.ts';
import { defaultRegime } from './regimes/index.ts';
import { retentionRecord } from './shared/retention-record/index.ts';
import { listingRegistration } from './trading/listing-registration/index.ts';
import { subjectRegistration } from './trading/subject-registration/index.ts';
import { trade } from './trading/trade/index.ts';
import { violationCase } from './trading/violation-case/index.ts';

/** Every lifecycle, in the order of the law: a new one is a folder and a line here. */
export const lifecycles: Record<string, Lifecycle> = Object.fromEntries(
  [
    subjectRegistration,
    listingRegistration,
    trade,
    violationCase,
    annualAnnouncement,
    authorizationApplication,
    expertReview,
    committeeMatter,
    operatingAgreement,
    scenarioGrant,
    staffAdmission,
    dataImport,
    productExport,
    dataQualityIssue,
    operationReport,
    annualReport,
    annualEvaluation,
    operatorRectification,
    earlyTermination,
    revocation,
    domainClosure,
    domainAcceptance,
    retentionRecord,
  ].map((lifecycle) => [lifecycle.id, lifecycle]),
);

// Charts that run in a plain XState actor see the host's clock, the standard regime and the bundled calendar.
const calendar = bundledCalendar();
useEnv(() => ({ at: new Date().toISOString(), regime: defaultRegime, calendar }));

export { defaultRegime, loadRegime, regimes } from './regimes/index.ts';
export { bundledCalendar, withNotices } from './kernel/calendar.ts';
export { explainEvent, fireDue, fireNext, openCase, takeEvent } from './kernel/case.ts';
export type { Asking, EventFor, Fired, InputFor, Opened, Taken } from './kernel/case.ts';
export { decide } from './kernel/decide.ts';
export { enabled, possible } from './kernel/enabled.ts';
export { longClock } from './kernel/long-clock.ts';
export { dueTimer, fire, nextDueOf, start, step } from './kernel/step.ts';
export type { Actor, CaseState, Effect, Facts, Lifecycle, Stepped } from './kernel/types.ts';
export type { Env } from './kernel/env.ts';
export type { Refusal, RefusalCode } from './kernel/refusals.ts';
export {
  annualAnnouncement,
  annualEvaluation,
  annualReport,
  authorizationApplication,
  committeeMatter,
  dataImport,
  dataQualityIssue,
  domainAcceptance,
  domainClosure,
  earlyTermination,
  expertReview,
  listingRegistration,
  operatingAgreement,
  operationReport,
  operatorRectification,
  productExport,
  retentionRecord,
  revocation,
  scenarioGrant,
  staffAdmission,
  subjectRegistration,
  trade,
  violationCase,
};
