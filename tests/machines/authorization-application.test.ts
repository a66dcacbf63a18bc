import { describe, expect, it } from 'vitest';
import { hashText } from '../../machines/kernel/hash.ts';
import type { Facts } from '../../machines/kernel/lifecycle.ts';
import { authorizationApplication } from '../../machines/operation/authorization-application/index.ts';
import { prohibitions, requirementKeys } from '../../machines/operation/authorization-application/requirements.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { type Driven, drive, fact, opening, type Started } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const applicant = { type: 'organisation', uscc: '91110000600037341L', name: '长春数据集团有限公司' } as const;
const party = `org:${applicant.uscc}`;
const announcement = 'annualAnnouncement/2026-1/1';
const previous = 'operatingAgreement/91110000600037341L/1';
const [review, matter, agreement] = [
  'expertReview/x/1',
  'committeeMatter/x/1',
  'operatingAgreement/91110000600037341L/2',
];
const applying = { person: 'ma', hat: 'APPLICANT', party } as const;
const reviewer = { person: 'sun', hat: 'AUTHORITY' } as const;
const document = { sha256: 'e'.repeat(64), name: '证明材料.pdf' };
const proof = { declared: true, evidence: [document] };
const lists = { judgmentDefaulters: proof, majorTaxCases: proof, seriousDishonesty: proof };
const filing = {
  mode: '依场景授权',
  fields: ['medicalCare'],
  datasets: [{ id: 'changchun/hospital-visits', title: '门诊统计', provider: '市卫生健康委员会' }],
  purposes: ['publicWelfare'],
  plan: '建设门诊预约分析服务',
  representative: { kind: 'legalRepresentative', ref: '0'.repeat(32) },
  partyOrganisation: proof,
  partyDecides: proof,
  soundBusiness: proof,
  capacity: proof,
  enterpriseRecord: { ...proof, since: '2023-03-01' },
  representativeRecord: { ...proof, since: '2023-03-01' },
  enterpriseLists: lists,
  representativeLists: lists,
  securityLead: { ...proof, person: '1'.repeat(32), department: '数据安全部' },
  internalRules: proof,
  protectionExperience: proof,
  cryptographyExperience: proof,
  securityCertification: { number: 'DSM-2025-0031', validUntil: '2027-06-30', document },
  riskEvaluation: { high: 0, medium: 0, report: document },
  exclusions: Object.fromEntries(prohibitions.map((kind) => [kind, { declared: true }])),
};
const assessment = Object.fromEntries(requirementKeys.map((key) => [key, { met: true, finding: '经查，符合' }]));
const submit = (change: object = {}) => ({ type: 'SUBMIT', filing: { ...filing, ...change } });
const pass = (change: object = {}) => ({ type: 'PASS', assessment: { ...assessment, ...change } });
const minutes = { sha256: 'f'.repeat(64), name: '会议纪要.pdf' };
const decided = (outcome: 'approved' | 'refused') => ({
  type: 'MATTER_DECIDED',
  matter,
  kind: 'GRANT',
  outcome,
  minutes,
});
const result = { type: 'EXPERT_RESULT', review, score: 82.4, recommended: true, opinion: '推荐', panel: ['e0', 'e1'] };

const open: Facts = {
  announcement: fact(announcement, { tags: ['published', 'open'], shares: { modes: ['依场景授权'], settled: [] } }),
  previous: null,
};
const closed: Facts = {
  ...open,
  announcement: fact(announcement, { tags: ['published'], shares: { modes: ['依场景授权'], settled: [] } }),
};
const settled: Facts = {
  ...open,
  announcement: fact(announcement, { tags: ['open'], shares: { modes: ['依场景授权'], settled: [hashText(party)] } }),
};
const anAgreement = (more: object = {}): Facts => ({
  announcement: null,
  previous: fact(previous, {
    tags: ['inForce', 'expiring'],
    shares: { operator: party, evaluations: [{ evaluation: 'annualEvaluation/x/1', year: 2027, conforming: true }] },
    ...more,
  }),
});

const first: Started = { input: { applicant, form: 'legalPerson', announcement }, actor: applying, facts: open };
const renewal: Started = {
  input: { applicant, form: 'legalPerson', previous },
  actor: { ...applying, hat: 'OPERATOR' },
  facts: anAgreement(),
};
const aDraft = (started: Started = first): Driven => drive(authorizationApplication, started);
const anApplication = (): Driven => aDraft().send(submit(), applying, open);
const underReview = (): Driven =>
  anApplication().send(pass(), reviewer, open).send({ type: 'REVIEW_OPENED', case: review });
const reported = (): Driven =>
  underReview()
    .send(result)
    .send({ type: 'REPORT', summary: '专家推荐授权' }, { ...reviewer, person: 'wei' })
    .send({ type: 'MATTER_OPENED', case: matter });
const approved = (): Driven => reported().send(decided('approved')).send({ type: 'AGREEMENT_OPENED', case: agreement });
const aRenewal = (): Driven => aDraft(renewal).send(submit(), applying, anAgreement());

const without = (value: object, key: string) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));

describe('authorization application', () => {
  it('an application is taken only within the time that the announcement prescribes', law('P10(1)'), () => {
    expect(aDraft().send(submit(), applying, closed).refusal).toMatchObject({
      code: 'GUARD_REFUSED',
      articles: expect.arrayContaining(['P10(1)']),
    });
    expect(aDraft().send(submit(), applying, closed).rules).toEqual(['announcementIsOpen']);
    expect(aDraft().send(submit(), applying).rules).toContain('announcementIsOpen');
    expect(anApplication().did).toEqual(['tell APPLICATION_SUBMITTED']);
  });

  it('an applicant applies once under an announcement, for a mode that it states', law('P10(1)'), () => {
    expect(aDraft().send(submit(), applying, settled).rules).toEqual(['isNotDecidedYet']);
    expect(aDraft().send(submit({ mode: '整体授权' }), applying, open).rules).toEqual(['modeIsAnnounced']);
    expect(authorizationApplication.claims?.(anApplication().context)).toMatchObject([
      { scope: 'application', value: `${announcement}/${party}` },
    ]);
    expect(authorizationApplication.claims?.(aDraft().context)).toEqual([]);
  });

  it.each([
    ['partyOrganisation', 'P14(1)'],
    ['partyDecides', 'P14(1)'],
    ['soundBusiness', 'P14(2)'],
    ['capacity', 'P14(2)'],
    ['enterpriseRecord', 'P14(3)'],
    ['representativeRecord', 'P14(3)'],
    ['enterpriseLists', 'P14(4)'],
    ['representativeLists', 'P14(4)'],
    ['securityLead', 'P15(1)'],
    ['internalRules', 'P15(1)'],
    ['protectionExperience', 'P15(2)'],
    ['cryptographyExperience', 'P15(2)'],
    ['securityCertification', 'P15(3)'],
    ['riskEvaluation', 'P15(4)'],
  ])('an application without %s is refused under its own item [%s]', (key, article) => {
    const refused = aDraft().send({ type: 'SUBMIT', filing: without(filing, key) }, applying, open);
    expect(refused.refusal?.code).toBe('GUARD_REFUSED');
    expect(refused.refusal?.articles).toEqual([article]);
  });

  it(
    'every one of P14 and P15 is asked, of enterprise and legal representative apart',
    law('P14(1)', 'P14(2)', 'P14(3)', 'P14(4)', 'P15(1)', 'P15(2)', 'P15(3)', 'P15(4)'),
    () => {
      for (const who of ['enterpriseLists', 'representativeLists'])
        for (const list of Object.keys(lists))
          expect(
            aDraft().send(submit({ [who]: without(lists, list) }), applying, open).rules,
            `${who}.${list}`,
          ).toHaveLength(1);
      for (const key of ['partyOrganisation', 'partyDecides', 'protectionExperience'])
        expect(
          aDraft().send(submit({ [key]: { declared: true } }), applying, open).rules,
          `${key} without evidence`,
        ).toHaveLength(1);
    },
  );

  it('a record is searched over the whole look-back period, to the day', law('P14(3)'), () => {
    const since = (day: string) => submit({ representativeRecord: { ...proof, since: day } });
    expect(aDraft().send(since('2023-03-03'), applying, open).rules).toEqual(['representativeRecordReachesBack']);
    expect(aDraft().send(since('2023-03-02'), applying, open).refusal).toBeUndefined();
    expect(
      aDraft().send(submit({ enterpriseRecord: { ...proof, since: '2023-03-03' } }), applying, open).rules,
    ).toEqual(['enterpriseRecordReachesBack']);
  });

  it('an unincorporated organisation has its responsible person checked', law('P14(3)', 'P4(3)'), () => {
    const unincorporated: Started = { ...first, input: { applicant, form: 'unincorporated', announcement } };
    expect(aDraft(unincorporated).send(submit(), applying, open).rules).toEqual(['representativeFitsForm']);
    expect(
      aDraft(unincorporated).send(
        submit({ representative: { kind: 'responsiblePerson', ref: '0'.repeat(32) } }),
        applying,
        open,
      ).refusal,
    ).toBeUndefined();
  });

  it(
    'a certificate that has run out and a medium risk are refused; maturity levels are encouraged and never block',
    law('P15(3)', 'P15(4)'),
    () => {
      expect(
        aDraft().send(
          submit({ securityCertification: { ...filing.securityCertification, validUntil: '2026-03-01' } }),
          applying,
          open,
        ).rules,
      ).toEqual(['securityCertificationIsValid']);
      expect(
        aDraft().send(submit({ riskEvaluation: { high: 0, medium: 1, report: document } }), applying, open).rules,
      ).toEqual(['riskEvaluationIsClean']);
      expect(aDraft().send(submit({ dcmmLevel: 1, dsmmLevel: 2 }), applying, open).refusal).toBeUndefined();
    },
  );

  it.each(prohibitions)('data are declared free of each prohibited kind: %s', law('P9'), (kind) => {
    const refused = aDraft().send(submit({ exclusions: without(filing.exclusions, kind) }), applying, open);
    expect(refused.rules).toHaveLength(1);
    expect(refused.refusal?.articles).toEqual(['P9']);
  });

  it.each(requirementKeys)(
    'the review does not pass an application while %s is not found met',
    law('P10(2)', 'P14', 'P15'),
    (key) => {
      expect(
        anApplication().send(pass({ [key]: { met: false, finding: '材料不足' } }), reviewer, open).rules,
      ).toHaveLength(1);
      expect(
        anApplication().send({ type: 'PASS', assessment: without(assessment, key) }, reviewer, open).rules,
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

  it('correction stops the clock of the review and lapses after five working days', law('P10(2)'), () => {
    const application = anApplication().at('2026-03-04T02:00:00.000Z');
    const due = application.due('pd.qualification.sla');
    application.send({ type: 'RETURN', items: [{ item: '安全认证', problem: '缺证书附页' }] }, reviewer);
    expect(due).toBe('2026-03-16T16:00:00.000Z');
    expect(application.due('pd.qualification.sla')).toBeUndefined();
    const lapsing = application.due('pd.qualification.correctionDue')!;
    expect(lapsing).toBe('2026-03-11T16:00:00.000Z');
    application.at('2026-03-10T02:00:00.000Z').send({ type: 'RESUBMIT', filing }, applying);
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
          hands: ['ma', 'sun', 'e0', 'e1', 'wei'],
        },
      });
      expect(application.did).toContain('notify N9');
      application.send({ type: 'MATTER_OPENED', case: matter });
      expect(application.send({ ...decided('approved'), matter: 'committeeMatter/other/1' }).rules).toEqual([
        'matterIsOurs',
      ]);
      expect(application.send(decided('approved')).did).toContain('open operatingAgreement');
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

  it(
    'an application answers an announcement or renews an agreement, for the one who opens it',
    law('P10(1)', 'P13', 'P4(3)'),
    () => {
      const input = { applicant, form: 'legalPerson' };
      expect(opening(authorizationApplication, { ...first, input })).toMatchObject({
        ok: false,
        code: 'EVENT_MALFORMED',
      });
      expect(
        opening(authorizationApplication, { ...first, input: { ...input, announcement, previous } }),
      ).toMatchObject({
        ok: false,
        code: 'EVENT_MALFORMED',
      });
      expect(opening(authorizationApplication, { ...first, facts: { announcement: null } })).toMatchObject({
        ok: false,
        articles: ['P10(1)'],
      });
      expect(
        opening(authorizationApplication, { ...first, actor: { ...applying, party: 'org:12220000412759116P' } }),
      ).toMatchObject({ ok: false, articles: ['P10(1)'] });
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
      persons: ['ma', 'sun'],
      facts: (type) => (type === 'SUBMIT' || type === 'PASS' ? [open, closed, anAgreement()] : [{}]),
      payloads: {
        SUBMIT: [{ filing }],
        RESUBMIT: [{ filing }],
        WITHDRAW: [{ reason: '撤回' }],
        PASS: [{ assessment }, { assessment, considered: ['annualEvaluation/x/1'] }],
        RETURN: [{ items: [{ item: '材料', problem: '缺页' }] }],
        FAIL: [{ assessment: failing, reason: '不符合' }],
        REPORT: [{ summary: '报审' }],
        OBJECTION_UPHELD: [{ reason: '异议成立' }],
        REVIEW_OPENED: [{ case: review }],
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
