import { describe, expect, it } from 'vitest';
import { authorizationApplication } from '../../machines/operation/authorization-application/index.ts';
import { prohibitions } from '../../machines/operation/authorization-application/requirements.ts';
import {
  aDraft,
  anApplication,
  announcement,
  applicant,
  applying,
  closed,
  document,
  filing,
  first,
  lists,
  open,
  party,
  previous,
  proof,
  reviewer,
  settled,
  submit,
  without,
} from '../support/applications.ts';
import { regime } from '../support/agreements.ts';
import { opening, type Started } from '../support/driver.ts';
import { law } from '../support/law.ts';

describe('what an application files', () => {
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
    ['qualifications', 'P14(2)'],
    ['expertise', 'P14(2)'],
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
  ])(
    'an application without %s is refused under its own item, %s',
    law('P14(1)', 'P14(2)', 'P14(3)', 'P14(4)', 'P15(1)', 'P15(2)', 'P15(3)', 'P15(4)'),
    (key, article) => {
      const refused = aDraft().send({ type: 'SUBMIT', filing: without(filing, key) }, applying, open);
      expect(refused.refusal?.code).toBe('GUARD_REFUSED');
      expect(refused.refusal?.articles).toEqual([article]);
    },
  );

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

  it('what a submission is asked, the corrected one is asked too', law('P10(1)', 'P14(3)', 'P15(3)'), () => {
    const returned = () =>
      anApplication().send({ type: 'RETURN', items: [{ item: '材料', problem: '缺页' }] }, reviewer);
    const again = (change: object, facts = open) =>
      returned().send({ type: 'RESUBMIT', filing: { ...filing, ...change } }, applying, facts);
    expect(again({ mode: '整体授权' })).toMatchObject({
      rules: ['modeIsAnnounced'],
      refusal: { articles: ['P10(1)'] },
    });
    expect(again({}, settled).rules).toEqual(['isNotDecidedYet']);
    expect(again({ enterpriseRecord: undefined }).rules).toContain('enterpriseRecordIsShown');
    expect(
      again({ securityCertification: { ...filing.securityCertification, validUntil: '2026-03-01' } }).rules,
    ).toEqual(['securityCertificationIsValid']);
    expect(again({}, closed).refusal).toBeUndefined();
  });

  it('the right to hold the data is not applied for', law('P4(3)'), () => {
    expect(aDraft().send(submit({ rights: ['processingUse', 'dataHolding'] }), applying, open)).toMatchObject({
      rules: ['holdingRightIsNotAsked'],
      refusal: { articles: ['P4(3)'] },
    });
  });

  it.each([
    ['the applicant', party],
    ['an affiliate that it names', filing.affiliates[0]!.party],
  ])('the provider of a data set is never %s', law('P4(1)', 'P6(2)'), (_, provider) => {
    const datasets = [{ ...filing.datasets[0]!, provider }];
    expect(aDraft().send(submit({ datasets }), applying, open)).toMatchObject({
      rules: ['providerIsAnotherParty'],
      refusal: { articles: ['P4(1)', 'P6(2)'] },
    });
    expect(
      aDraft().send(submit({ datasets: [{ ...datasets[0], provider: '市卫生健康委员会' }] }), applying, open).refusal
        ?.code,
    ).toBe('EVENT_MALFORMED');
  });

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

  it('who may apply by its form is what the regime says', law('P4(3)'), () => {
    const input = { ...(first.input as object), form: 'unincorporated' };
    expect(opening(authorizationApplication, { ...first, input })).not.toHaveProperty('ok');
    const narrower = regime({ 'pd.application.forms': ['legalPerson'] });
    expect(opening(authorizationApplication, { ...first, input, regime: narrower })).toMatchObject({
      ok: false,
      articles: ['P4(3)'],
      details: [expect.objectContaining({ rule: 'formIsPermitted' })],
    });
  });
});
