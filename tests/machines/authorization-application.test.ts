import { describe, expect, it } from 'vitest';
import { hashText } from '../../machines/kernel/hash.ts';
import { authorizationApplication } from '../../machines/operation/authorization-application/index.ts';
import { requirementKeys } from '../../machines/operation/authorization-application/requirements.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import {
  aDraft,
  agreement,
  anAgreement,
  anApplication,
  announcement,
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
import { type Driven } from '../support/driver.ts';
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
  it.each(requirementKeys)(
    'the review does not pass an application while %s is not found met',
    law('P10(2)', 'P14', 'P15'),
    (key) => {
      expect(
        anApplication().send(pass({ [key]: { met: false, finding: '材料不足' } }), reviewer, open).rules,
      ).toHaveLength(1);
      expect(
        anApplication().send({ ...pass(), assessment: without(assessment, key) }, reviewer, open).rules,
      ).toHaveLength(1);
    },
  );

  it('an application fails only for a condition that is named', law('P10(2)'), () => {
    expect(anApplication().send({ type: 'FAIL', assessment, reason: '综合考虑' }, reviewer).rules).toEqual([
      'somethingIsNotMet',
    ]);
    const failed = anApplication().send(
      { type: 'FAIL', assessment: { capacity: { met: false, finding: '无专业人员' } }, reason: '不具备能力' },
      reviewer,
    );
    expect(failed.state).toBe('notQualified');
    expect(failed.effects).toContainEqual({
      type: 'tell',
      to: [announcement],
      event: { type: 'APPLICATION_ENDED', application: 'authorizationApplication/test/1', settled: hashText(party) },
    });
  });

  it('nobody reviews their own application, whatever hat they wear', law('P10(2)'), () => {
    expect(anApplication().send(pass(), { ...reviewer, person: 'ma' }, open).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(anApplication().send(pass(), { ...reviewer, hat: 'COMMITTEE_OFFICE' }, open).refusal?.code).toBe(
      'ROLE_NOT_ALLOWED',
    );
  });

  it(
    'an earlier submitter neither assesses the corrected dossier nor reports it nor decides on an objection',
    law('P10(2)', 'P10(3)'),
    () => {
      const regime = loadRegime({ id: 'public', base: 'cc-2023-draft', values: { 'pd.publicity.days': '5 cd' } });
      const corrected = aDraft({ ...first, regime })
        .send(submit(), applying, open)
        .send({ type: 'RETURN', items: [{ item: '材料', problem: '缺页' }] }, reviewer)
        .send({ type: 'RESUBMIT', filing }, { ...applying, person: 'liang' }, open);
      const refused = (one: Driven, event: { type: string; [field: string]: unknown }) => {
        for (const person of ['ma', 'liang'])
          expect(one.fork().send(event, { ...reviewer, person }, open).refusal?.code, event.type).toBe(
            'MAKER_IS_CHECKER',
          );
      };
      for (const event of [
        pass(),
        { type: 'RETURN', items: [{ item: '材料', problem: '缺页' }] },
        { type: 'FAIL', assessment: { capacity: { met: false, finding: '不足' } }, reason: '不符合' },
      ])
        refused(corrected, event);
      corrected.send(pass(), reviewer, open).send({ type: 'REVIEW_OPENED', case: review }).send(result);
      refused(corrected, { type: 'REPORT', summary: '报审' });
      corrected
        .send({ type: 'REPORT', summary: '报审' }, reviewer)
        .send({ type: 'MATTER_OPENED', case: matter })
        .send(decided('approved'));
      refused(corrected, { type: 'OBJECTION_UPHELD', reason: '异议属实' });
      expect(authorizationApplication.hands?.(corrected.context)).toEqual(['e0', 'e1', 'liang', 'ma', 'sun']);
    },
  );

  it('a certificate that ran out between filing and examination is refused', law('P15(3)'), () => {
    const short = { securityCertification: { ...filing.securityCertification, validUntil: '2026-03-05' } };
    const examined = (at: string) => aDraft().send(submit(short), applying, open).at(at).send(pass(), reviewer, open);
    expect(examined('2026-03-05T15:59:59.999Z').refusal).toBeUndefined();
    const late = examined('2026-03-05T16:00:00.000Z');
    expect([late.rules, late.refusal?.articles]).toEqual([['certificateStillRuns'], ['P15(3)']]);
  });

  it('the authority confirms the provider of each data set from the catalogue', law('P4(1)', 'P6(2)'), () => {
    const sent = (providers: object[]) => anApplication().send(pass({}, { providers }), reviewer, open);
    for (const wrong of [
      [],
      [{ ...confirmed, dataset: '其他' }],
      [{ ...confirmed, provider: 'org:11220100013470101L' }],
    ])
      expect(sent(wrong)).toMatchObject({
        rules: ['providersAreConfirmed'],
        refusal: { articles: ['P4(1)', 'P6(2)'] },
      });
    // A private firm has no code of a department, and nothing that shows it as a public-service body.
    const firm = { ...filing, datasets: [{ ...filing.datasets[0], provider: 'org:91220101MA0Y2TLK37' }] };
    const ofFirm = (more: object) =>
      aDraft()
        .send({ type: 'SUBMIT', filing: firm }, applying, open)
        .send(pass({}, { providers: [{ ...confirmed, provider: 'org:91220101MA0Y2TLK37', ...more }] }), reviewer, open)
        .rules;
    expect(ofFirm({})).toEqual(['providersArePublic']);
    expect(ofFirm({ kind: 'publicServiceBody' })).toEqual(['providersArePublic']);
    expect(ofFirm({ kind: 'publicServiceBody', basis: filing.riskEvaluation.report })).toEqual([]);
  });

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

  it('correction stops the clock of the review and lapses after five working days', law('P10(2)'), () => {
    const application = anApplication().at('2026-03-04T02:00:00.000Z');
    const due = application.due('pd.qualification.sla');
    application.send({ type: 'RETURN', items: [{ item: '安全认证', problem: '缺证书附页' }] }, reviewer);
    expect(due).toBe('2026-03-16T16:00:00.000Z');
    expect(application.due('pd.qualification.sla')).toBeUndefined();
    const lapsing = application.due('pd.qualification.correctionDue')!;
    expect(lapsing).toBe('2026-03-11T16:00:00.000Z');
    // The window has closed meanwhile; the application was in time.
    application.at('2026-03-10T02:00:00.000Z').send({ type: 'RESUBMIT', filing }, applying, closed);
    expect(application.due('pd.qualification.sla')).toBe('2026-03-20T16:00:00.000Z');
    const late = anApplication()
      .send({ type: 'RETURN', items: [{ item: '安全认证', problem: '缺页' }] }, reviewer)
      .at('2026-03-09T16:00:00.000Z');
    expect(late.state).toBe('lapsed');
    expect(late.effects).toContainEqual(
      expect.objectContaining({
        event: { type: 'APPLICATION_ENDED', application: 'authorizationApplication/test/1', settled: null },
      }),
    );
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
