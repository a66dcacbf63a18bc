import { describe, expect, it } from 'vitest';
import { hashText } from '../../machines/kernel/hash.ts';
import { authorizationApplication } from '../../machines/operation/authorization-application/index.ts';
import { requirementKeys } from '../../machines/operation/authorization-application/requirements.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import {
  aDraft,
  anApplication,
  announcement,
  applying,
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
  result,
  review,
  reviewer,
  submit,
  without,
} from '../support/applications.ts';
import type { Driven } from '../support/driver.ts';
import { law } from '../support/law.ts';

describe('the review of the qualification', () => {
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
});
