import { describe, expect, it } from 'vitest';
import { authorizationApplication } from '../../machines/operation/authorization-application/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import {
  aDraft,
  agreement,
  anAgreement,
  anApplication,
  applicant,
  applying,
  approved,
  assessment,
  closed,
  confirmed,
  decided,
  filing,
  first,
  matter,
  open,
  party,
  pass,
  previous,
  renewal,
  reported,
  result,
  review,
  reviewer,
  submit,
  underReview,
  without,
} from '../support/applications.ts';
import { migrate } from '../../machines/kernel/migrate.ts';
import type { Driven } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const scope = {
  datasets: [{ id: 'changchun/hospital-visits', provider: confirmed.provider }],
  rights: ['processingUse', 'productOperation'],
  purposes: ['publicWelfare'],
  scenarios: ['门诊预约分析'],
  reapplied: [],
};

describe('authorization application', () => {
  it('the experts of its panel read it, as long as they sit, and no other expert', law('P10(2)'), () => {
    expect(authorizationApplication.readers).not.toContain('EXPERT');
    const seats = (one: Driven) => authorizationApplication.seats?.(one.context);
    const one = underReview();
    expect(one.send({ type: 'PANEL_SEATED', review: 'expertReview/other/1', panel: ['e9'] }).rules).toEqual([
      'panelIsOurs',
    ]);
    one.send({ type: 'PANEL_SEATED', review, panel: ['e0', 'e1'] });
    expect(seats(one)).toEqual(['e0', 'e1']);
    expect(seats(one.send(result))).toEqual([]);
  });

  it('an application of the first version is carried over', () => {
    const { filers, providers, panel, reporters, approved: decidedOn, ...context } = anApplication().case.context;
    const { rights, scenarios, affiliates, ...old } = filing;
    const carried = migrate(
      authorizationApplication,
      { ...anApplication().case, context: { ...context, filedBy: 'ma', filing: old } as never },
      1,
    ).next;
    expect(carried.context).toMatchObject({ filers: ['ma'], approved: null, filing: { rights: [] } });
  });

  it(
    'the order is qualification, experts, committee, agreement, and no step is skipped',
    law('P10', 'P10(2)', 'P10(3)'),
    () => {
      const application = anApplication();
      expect(application.send(decided('approved')).refusal?.code).toBe('EVENT_NOT_ALLOWED');
      application.send(pass(), reviewer, open);
      expect(application.effects).toEqual([
        {
          type: 'open',
          lifecycle: 'expertReview',
          reply: 'REVIEW_OPENED',
          input: {
            application: 'authorizationApplication/test/1',
            applicant: party,
            affiliates: ['org:91220101MA0Y2TLK3X'],
            fields: ['medicalCare'],
            hands: ['ma', 'sun'],
          },
        },
      ]);
      application.send({ type: 'REVIEW_OPENED', case: review });
      expect(application.send(decided('approved')).refusal?.code).toBe('EVENT_NOT_ALLOWED');
      expect(application.send({ ...result, review: 'expertReview/other/1' }).rules).toEqual(['reviewIsOurs']);
      application.send(result).send({ type: 'REPORT', summary: '专家推荐授权' }, { ...reviewer, person: 'wei' });
      expect(application.effects).toContainEqual({
        type: 'open',
        lifecycle: 'committeeMatter',
        reply: 'MATTER_OPENED',
        input: {
          kind: 'GRANT',
          about: 'authorizationApplication/test/1',
          party,
          summary: '专家推荐授权',
          documents: [],
          hands: ['e0', 'e1', 'ma', 'sun', 'wei'],
          scope,
        },
      });
      expect(application.did).toContain('notify N9');
      application.send({ type: 'MATTER_OPENED', case: matter });
      expect(application.send({ ...decided('approved'), matter: 'committeeMatter/other/1' }).rules).toEqual([
        'matterIsOurs',
      ]);
      application.send(decided('approved'));
      expect(application.effects).toContainEqual({
        type: 'open',
        lifecycle: 'operatingAgreement',
        reply: 'AGREEMENT_OPENED',
        input: {
          application: 'authorizationApplication/test/1',
          operator: applicant,
          previous: null,
          approved: scope,
          affiliates: ['org:91220101MA0Y2TLK3X'],
          filers: ['ma'],
        },
      });
      application.send({ type: 'AGREEMENT_OPENED', case: agreement });
      expect(application.send({ type: 'AGREEMENT_SIGNED', agreement: previous }).rules).toEqual(['agreementIsOurs']);
      expect(application.send({ type: 'AGREEMENT_SIGNED', agreement }).state).toBe('authorized');
    },
  );

  it('the result goes to the committee either way, and the committee decides', law('P10(2)', 'P7(3)'), () => {
    const against = underReview().send({ ...result, score: 51, recommended: false });
    expect(against.state).toBe('pending.undecided.underReport');
    expect(reported().send(decided('refused')).state).toBe('refused');
    expect(reported().send(decided('approved'), reviewer).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });

  it('no agreement is opened without a decision of the committee', law('P10(3)'), () => {
    expect(underReview().did).not.toContain('open operatingAgreement');
    expect(approved().shares).toMatchObject({ applicant: party, matter, agreement });
    expect(approved().send({ type: 'AGREEMENT_LAPSED', agreement }).state).toBe('lapsed');
  });

  it('an applicant withdraws before the decision, not after; review and matter fall with it', law('P10(2)'), () => {
    const withdrawn = reported().send({ type: 'WITHDRAW', reason: '经营计划调整' }, applying);
    expect(withdrawn.state).toBe('withdrawn');
    expect(withdrawn.effects).toEqual(
      expect.arrayContaining([
        { type: 'tell', to: [review], event: { type: 'WITHDRAW_REVIEW', cause: 'authorizationApplication/test/1' } },
        { type: 'tell', to: [matter], event: { type: 'WITHDRAW_MATTER', cause: 'authorizationApplication/test/1' } },
      ]),
    );
    expect(approved().send({ type: 'WITHDRAW' }, applying).refusal?.code).toBe('EVENT_NOT_ALLOWED');
  });

  it(
    'where the regime wants publicity, the agreement waits for it, and an upheld objection goes back to the committee',
    law('P10(3)'),
    () => {
      const regime = loadRegime({ id: 'public', base: 'cc-2023-draft', values: { 'pd.publicity.days': '5 cd' } });
      const published = (): Driven =>
        aDraft({ ...first, regime })
          .send(submit(), applying, open)
          .send(pass(), reviewer, open)
          .send({ type: 'REVIEW_OPENED', case: review })
          .send(result)
          .send({ type: 'REPORT', summary: '专家推荐授权' }, reviewer)
          .send({ type: 'MATTER_OPENED', case: matter })
          .send(decided('approved'));
      expect(published().state).toBe('pending.approved.publicity');
      expect(published().did).not.toContain('open operatingAgreement');
      expect(published().at('2026-03-09T15:59:59.999Z').state).toBe('pending.approved.publicity');
      expect(published().at('2026-03-09T16:00:00.000Z').state).toBe('pending.approved.underSigning');
      expect(published().send({ type: 'OBJECTION_UPHELD', reason: '异议属实' }, reviewer).state).toBe(
        'pending.undecided.underReport',
      );
    },
  );

  it('a draft that is left lapses', law('P10(1)'), () => {
    expect(aDraft().at('2026-06-01T15:59:59.999Z').state).toBe('draft');
    const lapsed = aDraft().at('2026-06-01T16:00:00.000Z');
    expect(lapsed.state).toBe('lapsed');
    // Nobody had heard of it: neither announcement nor agreement is told.
    for (const effect of lapsed.effects) expect(effect).toMatchObject({ type: 'tell', to: [] });
  });

  it('every state takes or refuses every event in every role, and can end', law('P10'), () => {
    const regime = loadRegime({ id: 'shown', base: 'cc-2023-draft', values: { 'pd.publicity.days': '5 cd' } });
    const failing = { capacity: { met: false, finding: '不足' } };
    const explored = explore(authorizationApplication, {
      starts: [{ ...first, regime }, renewal],
      limit: 20_000,
      persons: ['ma', 'sun', 'wei'],
      facts: (type) => (['SUBMIT', 'RESUBMIT', 'PASS'].includes(type) ? [open, closed, anAgreement()] : [{}]),
      payloads: {
        SUBMIT: [{ filing }],
        RESUBMIT: [{ filing }],
        WITHDRAW: [{ reason: '撤回' }],
        PASS: [
          { assessment, providers: [confirmed] },
          { assessment, providers: [confirmed], considered: ['annualEvaluation/x/1'] },
        ],
        RETURN: [{ items: [{ item: '材料', problem: '缺页' }] }],
        FAIL: [{ assessment: failing, reason: '不符合' }],
        REPORT: [{ summary: '报审' }],
        OBJECTION_UPHELD: [{ reason: '异议成立' }],
        REVIEW_OPENED: [{ case: review }],
        PANEL_SEATED: [{ review, panel: ['e0'] }],
        EXPERT_RESULT: [without(result, 'type')],
        MATTER_OPENED: [{ case: matter }],
        MATTER_DECIDED: [without(decided('approved'), 'type'), without(decided('refused'), 'type')],
        AGREEMENT_OPENED: [{ case: agreement }],
        AGREEMENT_SIGNED: [{ agreement }],
        AGREEMENT_LAPSED: [{ agreement }],
        AGREEMENT_ENDED: [{ agreement: previous, kind: 'expired', successor: null, datasets: [], scenarios: [] }],
      },
      keyOf: (context) =>
        ['previous', 'filing', 'review', 'matter', 'agreement', 'approvedAt'].map((key) => context[key] !== null),
    });
    expect(missedBy(authorizationApplication, explored)).toEqual({ states: [], events: [] });
  });
});
