import { describe, expect, it } from 'vitest';
import { operationReport } from '../../machines/operation/operation-report/index.ts';
import { drive, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import {
  agreementEnded,
  agreementId,
  anAgreement,
  authority,
  document,
  operator,
  secondAuthority,
  stranger,
  successorId,
  withAgreement,
} from '../support/under-agreement.ts';
import { law } from '../support/law.ts';

const input = { agreement: agreementId, from: '2026-01-01', to: '2026-03-31' };
const section = { summary: '本期情况正常' };
const content = { operation: section, development: section, security: section, costs: section, revenue: section };
const submit = (type = 'SUBMIT', parts: object = content) => ({ type, document, content: parts });
const aReport = (at = '2026-02-02T02:00:00.000Z', facts = withAgreement(), asked: object = input) =>
  drive(operationReport, { input: asked, facts, at });
/** The first instant after the first quarter, Shanghai time. */
const quarterEnd = '2026-03-31T16:00:00.000Z';
const due = '2026-04-15T16:00:00.000Z';
const ACCEPT = { type: 'ACCEPT' };
const RETURN = { type: 'RETURN', items: [{ item: '收益', problem: '与账目不符' }] };

describe('the operation report', () => {
  it('falls due when its quarter is over, and is handed in within 15 days', law('P16(3)'), () => {
    const report = aReport();
    expect(report.send(submit(), operator).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    report.at('2026-03-31T15:59:59.999Z');
    expect(report.state).toBe('running');
    report.at(quarterEnd);
    expect([report.state, report.did]).toEqual(['due', ['notify N14']]);
    expect(report.due('reportDue')).toBe(due);
    expect(report.send(submit(), stranger).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(report.send(submit(), operator).send(ACCEPT, authority).state).toBe('accepted');
    expect(report.shares).toMatchObject({ period: '2026-01-01/2026-03-31', late: false });
  });

  it.each([
    ['operation', 'operationIsReported', 'P16(3)'],
    ['development', 'developmentIsReported', 'P16(1)'],
    ['security', 'securityIsReported', 'P16(4)'],
    ['costs', 'costIsReported', 'P21'],
    ['revenue', 'revenueIsReported', 'P23'],
  ])(
    'is refused without the part “%s”',
    law('P16(3)', 'P16(1)', 'P16(4)', 'P21', 'P23', 'P24'),
    (field, rule, article) => {
      const { [field as keyof typeof content]: _, ...rest } = content;
      const report = aReport(quarterEnd).send(submit('SUBMIT', rest), operator);
      expect([report.state, report.rules, report.refusal?.articles]).toEqual([
        'due',
        [rule],
        expect.arrayContaining([article]),
      ]);
    },
  );

  it(
    'reminds once per step, and counts against the operator from its last instant until it is handed in',
    law('P16(3)'),
    () => {
      const report = aReport(quarterEnd);
      const reminders = report
        .fork()
        .at('2026-04-15T15:59:59.999Z')
        .effects.filter((effect) => effect.type === 'notify' && effect.about?.['kind'] === 'remind');
      expect(reminders).toHaveLength(2);
      expect(report.fork().at('2026-04-15T15:59:59.999Z').state).toBe('due');
      report.at(due);
      expect(report.effects).toContainEqual({
        type: 'tell',
        to: agreementId,
        event: {
          type: 'DUTY_OVERDUE',
          duty: 'operationReport',
          case: report.context.id,
          period: '2026-01-01/2026-03-31',
        },
      });
      expect(report.send({ ...submit() }, operator).effects).toContainEqual({
        type: 'tell',
        to: agreementId,
        event: { type: 'DUTY_MET', case: report.context.id },
      });
      expect(report.shares['late']).toBe(true);
    },
  );

  it(
    'is reviewed by another person, and counts as missing when it was returned and not put right in time',
    law('P16(3)'),
    () => {
      const report = aReport(quarterEnd).send(submit(), operator);
      expect(report.send(ACCEPT, { ...authority, person: operator.person }).refusal?.code).toBe('MAKER_IS_CHECKER');
      report.send(RETURN, authority);
      expect(report.state).toBe('correction');
      expect(report.fork().send(submit('RESUBMIT'), operator).state).toBe('underReview');
      report.at('2026-04-30T00:00:00.000Z');
      expect([report.state, report.did.includes('tell DUTY_OVERDUE')]).toEqual(['overdue', true]);
      report.send({ type: 'RECORD_DEFAULT', reason: '协议已终止' }, secondAuthority);
      expect(report.send({ type: 'CONFIRM_DEFAULT', reason: '协议已终止' }, authority).state).toBe('defaulted');
    },
  );

  it('stops the reviewer’s clock while the operator corrects', law('P16(3)'), () => {
    const report = aReport(quarterEnd).send(submit(), operator);
    const level = report.due('pd.opReport.reviewSla')!;
    report
      .at('2026-04-02T02:00:00.000Z')
      .send(RETURN, authority)
      .at('2026-04-08T02:00:00.000Z')
      .send(submit('RESUBMIT'), operator);
    expect(report.due('pd.opReport.reviewSla')! > level).toBe(true);
  });

  it('ends its period with the agreement, and answers to the successor from then on', law('P13', 'P16(3)'), () => {
    const report = aReport()
      .at('2026-03-10T16:00:00.000Z')
      .send(agreementEnded({ datasets: ['公交刷卡'], scenarios: [] }));
    expect([report.state, report.context.period.to, report.due('reportDue')]).toEqual([
      'due',
      '2026-03-10',
      '2026-03-25T16:00:00.000Z',
    ]);
    expect(report.at('2026-03-25T16:00:00.000Z').effects).toContainEqual(
      expect.objectContaining({ type: 'tell', to: successorId }),
    );
    const notBegun = aReport('2026-02-02T02:00:00.000Z', withAgreement(), {
      ...input,
      from: '2026-04-01',
      to: '2026-06-30',
    });
    expect(notBegun.send(agreementEnded()).state).toBe('fellAway');
  });

  it('can be given more time by the authority, once and not for long, and is never waived', law('P16(3)'), () => {
    const report = aReport(quarterEnd);
    expect(report.send({ type: 'EXTEND', dueOn: '2026-04-10', reason: '提前' }, authority).rules).toEqual([
      'dueIsLater',
    ]);
    const extend = (dueOn: string) => ({ type: 'EXTEND', dueOn, reason: '系统升级' });
    // The old limit is the 15th; the extension of thirty days ends on 15 May.
    expect(report.fork().send(extend('2026-05-16'), authority).rules).toEqual(['extensionIsShort']);
    expect(report.fork().send(extend('2026-05-15'), authority).due('reportDue')).toBe('2026-05-15T16:00:00.000Z');
    expect(report.send(extend('2026-04-30'), operator).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    report.send(extend('2026-04-30'), authority);
    expect(report.due('reportDue')).toBe('2026-04-30T16:00:00.000Z');
    const again = report.fork().send(extend('2026-05-10'), authority);
    expect([again.rules, again.refusal?.articles]).toEqual([['extensionIsLeft'], ['P16(3)']]);
    for (const one of [aReport(quarterEnd), report.fork().at('2026-04-30T16:00:00.000Z')])
      expect(one.send({ type: 'WAIVE', reason: '不可抗力' }, authority).refusal).toMatchObject({ ok: false });
  });

  it('two persons find that it was not submitted; a report that comes meanwhile is taken', law('P16(3)'), () => {
    const recorded = aReport(quarterEnd)
      .at('2026-04-30T16:00:00.000Z')
      .send({ type: 'RECORD_DEFAULT', reason: '未交' }, authority);
    const confirm = { type: 'CONFIRM_DEFAULT', reason: '未交' };
    expect(recorded.fork().send(confirm, authority).refusal).toMatchObject({
      code: 'MAKER_IS_CHECKER',
      articles: ['P16(3)'],
    });
    const late = recorded.fork().send(submit(), operator);
    expect([late.state, late.did.includes('tell DUTY_MET')]).toEqual(['underReview', true]);
    expect(recorded.send(confirm, secondAuthority).state).toBe('defaulted');
  });

  it('an earlier submitter does not review the corrected report, whatever hat they wear', law('P16(3)'), () => {
    const two = aReport(quarterEnd)
      .send(submit(), { ...operator, person: 'first' })
      .send(RETURN, authority)
      .send(submit('RESUBMIT'), operator);
    for (const person of ['first', operator.person])
      expect(two.fork().send({ type: 'ACCEPT' }, { ...authority, person }).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(two.send({ type: 'ACCEPT' }, authority).state).toBe('accepted');
  });

  it('covers one quarter at most, within the term', law('P16(3)'), () => {
    const refused = (asked: object, facts = withAgreement()) => {
      const answer = opening(operationReport, { input: asked, facts, actor: authority });
      return 'ok' in answer ? answer.code : 'opened';
    };
    expect(refused(input)).toBe('opened');
    expect(refused({ ...input, to: '2026-04-01' })).toBe('GUARD_REFUSED');
    expect(refused({ ...input, from: '2028-01-01', to: '2028-03-31' })).toBe('GUARD_REFUSED');
    expect(refused({ ...input, from: '2025-10-01', to: '2025-12-31' })).toBe('GUARD_REFUSED');
    expect(refused(input, { agreement: null })).toBe('GUARD_REFUSED');
    // The last quarter of a term that ends in its midst is cut.
    expect(
      aReport('2026-02-02T02:00:00.000Z', withAgreement(anAgreement({}, { endsAt: '2026-02-28T16:00:00.000Z' })))
        .context.period.to,
    ).toBe('2026-02-28');
  });

  it('every state takes or refuses every event in every role, and can end', law('P16(3)'), () => {
    const explored = explore(operationReport, {
      starts: [
        { input, facts: withAgreement(), at: '2026-02-02T02:00:00.000Z' },
        {
          input: { ...input, from: '2026-04-01', to: '2026-06-30' },
          facts: withAgreement(),
          at: '2026-02-02T02:00:00.000Z',
        },
      ],
      payloads: {
        SUBMIT: [submit(), submit('SUBMIT', {})],
        RESUBMIT: [submit('RESUBMIT')],
        RETURN: [RETURN],
        EXTEND: [
          { dueOn: '2026-05-10', reason: '延期' },
          { dueOn: '2026-03-10', reason: '延期' },
        ],
        RECORD_DEFAULT: [{ reason: '未交' }],
        CONFIRM_DEFAULT: [{ reason: '未交' }],
        AGREEMENT_ENDED: [agreementEnded(), agreementEnded({ datasets: [], scenarios: [] })],
      },
      keyOf: ({ defaultBy, late, period }) => [defaultBy, late, (period as { name: string }).name],
    });
    expect(missedBy(operationReport, explored)).toEqual({ states: [], events: [] });
  });
});
