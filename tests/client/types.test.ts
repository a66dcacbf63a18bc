// The client's types and the service's are the same shapes, and every lifecycle is typed.
import { describe, expect, expectTypeOf, it } from 'vitest';
import type * as client from '@shuquan/client';
import { lifecycles } from '@shuquan/machines';
import type { TaskEvent } from '@shuquan/machines/kernel';
import type { EventOf, InputOf, LifecycleId, TaskEventIn } from '@shuquan/machines/wire';
import type { HolidayNotice, Proposed, Taken } from '../../ledger/holiday-notices.ts';
import type { Draft } from '../../service/intake.ts';
import type * as service from '../../service/index.ts';

describe('the types of the client', () => {
  it('are what the service answers', () => {
    expectTypeOf<service.Accepted>().toExtend<client.Accepted>();
    expectTypeOf<service.Case>().toExtend<client.Case>();
    expectTypeOf<Exclude<service.Explained, service.No>>().toExtend<client.Explained>();
    expectTypeOf<service.Page>().toExtend<client.Page>();
    expectTypeOf<service.Inbox>().toExtend<client.TaskPage>();
    expectTypeOf<service.Done>().toExtend<client.DonePage>();
    expectTypeOf<service.Notices>().toExtend<client.NoticePage>();
    expectTypeOf<service.TaskCounts>().toExtend<client.TaskCounts>();
    expectTypeOf<service.LedgerRow>().toExtend<client.LedgerRow>();
    expectTypeOf<service.Verdict>().toExtend<client.Verdict>();
    expectTypeOf<service.CertificateView>().toExtend<client.CertificateView>();
    expectTypeOf<service.StoredDocument>().toExtend<client.StoredDocument>();
    expectTypeOf<Draft>().toExtend<client.ListingDraft>();
    expectTypeOf<Proposed>().toExtend<client.ProposedNotice>();
    expectTypeOf<Taken>().toExtend<client.TakenNotice>();
    expectTypeOf<HolidayNotice>().toExtend<client.HolidayNotice>();
    expectTypeOf<service.LifecycleSummary>().toExtend<client.LifecycleSummary>();
    expectTypeOf<service.LifecycleView>().toExtend<client.LifecycleView>();
    expectTypeOf<{ ok: false } & service.Problem>().toExtend<client.Refused>();
    // In both directions: nothing that the service answers is missing in the client.
    expectTypeOf<keyof client.Case>().toEqualTypeOf<keyof service.Case>();
    expectTypeOf<keyof client.Listed>().toEqualTypeOf<keyof service.Page['cases'][number]>();
    expectTypeOf<keyof client.Task>().toEqualTypeOf<keyof service.Inbox['tasks'][number]>();
    expectTypeOf<keyof client.LedgerRow>().toEqualTypeOf<keyof service.LedgerRow>();
    expectTypeOf<keyof client.LifecycleView>().toEqualTypeOf<keyof service.LifecycleView>();
    expectTypeOf<client.Code>().toEqualTypeOf<service.Code>();
  });

  it('know every lifecycle, its input and its events', () => {
    const typed: Record<LifecycleId, true> = {
      annualAnnouncement: true,
      annualEvaluation: true,
      annualReport: true,
      authorizationApplication: true,
      committeeMatter: true,
      dataImport: true,
      dataQualityIssue: true,
      domainAcceptance: true,
      domainClosure: true,
      earlyTermination: true,
      expertReview: true,
      informationAccess: true,
      listingRegistration: true,
      operatingAgreement: true,
      operationReport: true,
      operatorRectification: true,
      productExport: true,
      retentionRecord: true,
      rectificationOrder: true,
      revocation: true,
      periodicDuty: true,
      ruleRegister: true,
      securityIncident: true,
      scenarioGrant: true,
      staffAdmission: true,
      subjectRegistration: true,
      trade: true,
      venueInspection: true,
      violationCase: true,
    };
    expect(Object.keys(typed).sort()).toEqual(Object.keys(lifecycles).sort());
    expectTypeOf<TaskEventIn['type']>().toEqualTypeOf<TaskEvent>();
  });

  it('do not let a wrong event or input compile', () => {
    const withdraw: EventOf<'subjectRegistration'> = { type: 'WITHDRAW' };
    const claim: EventOf<'trade'> = { type: 'CLAIM', task: 'underFormalReview' };
    const publish: EventOf<'violationCase'> = { type: 'CLAIM', task: 'open.report.due' };
    // @ts-expect-error there is no such event
    const unknown: EventOf<'trade'> = { type: 'SIGNN' };
    // @ts-expect-error only another case tells of it
    const internal: EventOf<'operatorRectification'> = { type: 'AGREEMENT_ENDED' };
    // @ts-expect-error a refusal has its reason
    const bare: EventOf<'subjectRegistration'> = { type: 'REJECT' };
    // @ts-expect-error there is no such kind
    const kind: InputOf<'subjectRegistration'>['kinds'] = ['BROKER'];
    expect([withdraw, claim, publish, unknown, internal, bare, kind]).toHaveLength(7);
    expectTypeOf<EventOf<'trade'>>().not.toBeAny();
  });
});
