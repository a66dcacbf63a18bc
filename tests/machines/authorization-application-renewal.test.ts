import { describe, expect, it } from 'vitest';
import type { Facts } from '../../machines/kernel/lifecycle.ts';
import { authorizationApplication } from '../../machines/operation/authorization-application/index.ts';
import {
  aDraft,
  aRenewal,
  anAgreement,
  anApplication,
  applying,
  decided,
  filing,
  matter,
  open,
  party,
  pass,
  previous,
  renewal,
  result,
  review,
  reviewer,
  submit,
} from '../support/applications.ts';
import { fact, opening } from '../support/driver.ts';
import { law } from '../support/law.ts';

describe('an application for renewal', () => {
  it(
    'a renewal needs no announcement: it is asked for by the operator, in time, while the agreement runs',
    law('P13'),
    () => {
      const sent = (facts: Facts) => aDraft(renewal).send(submit({ mode: undefined }), applying, facts);
      expect(sent(anAgreement()).effects).toEqual([
        {
          type: 'tell',
          to: [previous],
          event: { type: 'RENEWAL_APPLIED', application: 'authorizationApplication/test/1' },
        },
      ]);
      expect(sent(anAgreement({ tags: ['ended'] })).rules).toEqual(['previousIsInForce', 'renewalMayBeAsked']);
      expect(sent(anAgreement({ tags: ['inForce'] })).rules).toEqual(['renewalMayBeAsked']);
      expect(sent(anAgreement({ shares: { operator: 'org:12220000412759116P' } })).rules).toEqual(['previousIsTheirs']);
      expect(
        opening(authorizationApplication, {
          ...renewal,
          facts: anAgreement({ shares: { operator: 'org:12220000412759116P' } }),
        }),
      ).toMatchObject({ ok: false, articles: ['P13'] });
    },
  );

  it('the evaluations of the agreement are weighed when its operator applies again', law('P12'), () => {
    const again = aRenewal();
    expect(again.send(pass(), reviewer, anAgreement()).rules).toEqual(['evaluationsAreConsidered']);
    expect(again.send({ ...pass(), considered: ['annualEvaluation/x/1'] }, reviewer, anAgreement()).state).toBe(
      'pending.undecided.underExpertReview',
    );
  });

  it(
    'evaluations follow the operator: an application under an announcement weighs those of its former agreements too',
    law('P12'),
    () => {
      const former = 'annualEvaluation/former/1';
      const known: Facts = {
        ...open,
        evaluations: [
          fact(former, { tags: ['evaluated'], shares: { conforming: false } }),
          fact('annualEvaluation/former/2', { tags: ['underway'] }),
        ],
      };
      expect(authorizationApplication.facts?.({ type: 'PASS' }, anApplication().context, 'x')).toMatchObject({
        evaluations: { linked: { lifecycle: 'annualEvaluation', rel: 'operator', to: party } },
      });
      expect(anApplication().send(pass(), reviewer, known)).toMatchObject({
        rules: ['evaluationsAreConsidered'],
        refusal: { articles: ['P12'] },
      });
      expect(anApplication().send(pass({}, { considered: [former] }), reviewer, known).refusal).toBeUndefined();
    },
  );

  it('what was terminated is asked for anew by name alone', law('P29', 'P13'), () => {
    const dataset = filing.datasets[0]!.id;
    const about = anAgreement({
      shares: { operator: party, evaluations: [], terminated: { datasets: [dataset], scenarios: [] } },
    });
    const first = (change: object) => aDraft(renewal).send(submit(change), applying, about);
    expect(first({})).toMatchObject({ rules: ['terminatedDataAreNamed'], refusal: { articles: ['P29'] } });
    expect(first({ reapplied: [dataset] }).refusal).toBeUndefined();
    const returned = aRenewal().send({ type: 'RETURN', items: [{ item: '材料', problem: '缺页' }] }, reviewer);
    expect(returned.send({ type: 'RESUBMIT', filing }, applying, about).rules).toEqual(['terminatedDataAreNamed']);
    expect(returned.send({ type: 'RESUBMIT', filing }, applying, anAgreement({ tags: ['ended'] })).rules).toEqual([
      'previousIsInForce',
      'renewalMayBeAsked',
    ]);
  });

  it('a renewal that is not signed when the old agreement ends is over, at whatever stage', law('P13'), () => {
    const end = {
      type: 'AGREEMENT_ENDED',
      agreement: previous,
      kind: 'expired',
      successor: null,
      datasets: [],
      scenarios: [],
    };
    for (const application of [
      aDraft(renewal),
      aRenewal(),
      aRenewal().send({ ...pass(), considered: ['annualEvaluation/x/1'] }, reviewer, anAgreement()),
    ])
      expect(application.send(end).state).toBe('lapsed');
    expect(aRenewal().send(end).effects).toContainEqual({
      type: 'tell',
      to: [previous],
      event: { type: 'RENEWAL_REFUSED', application: 'authorizationApplication/test/1' },
    });
  });

  it('a renewal is decided as such, and the old agreement is told', law('P13', 'P7(3)'), () => {
    const again = aRenewal()
      .send({ ...pass(), considered: ['annualEvaluation/x/1'] }, reviewer, anAgreement())
      .send({ type: 'REVIEW_OPENED', case: review })
      .send(result)
      .send({ type: 'REPORT', summary: '续期' }, reviewer);
    expect(again.effects).toContainEqual(
      expect.objectContaining({ lifecycle: 'committeeMatter', input: expect.objectContaining({ kind: 'RENEW' }) }),
    );
    again.send({ type: 'MATTER_OPENED', case: matter }).send({ ...decided('approved'), kind: 'RENEW' });
    expect(again.did).toEqual(expect.arrayContaining(['tell RENEWAL_APPROVED', 'open operatingAgreement']));
  });
});
