import { describe, expect, it } from 'vitest';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { annualReport } from '../../machines/operation/annual-report/index.ts';
import { defaultRegime } from '../../machines/regimes/index.ts';
import { drive, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import {
  agreementEnded,
  agreementId,
  anAgreement,
  authority,
  document,
  operator,
  withAgreement,
} from '../support/under-agreement.ts';
import { law } from '../support/law.ts';

const section = { summary: '全年情况正常' };
const content = { storage: section, processing: section, analysis: section, fusion: section, market: section };
const submit = (type = 'SUBMIT', parts: object = content) => ({ type, document, content: parts });
const aReport = (year = 2026, at = '2026-03-02T02:00:00.000Z', facts = withAgreement(), regime = defaultRegime) =>
  drive(annualReport, { input: { agreement: agreementId, year }, facts, at, regime });
const yearEnd = '2026-12-31T16:00:00.000Z';
const RETURN = { type: 'RETURN', items: [{ item: '市场', problem: '缺少收入' }] };

describe('the annual report', () => {
  it.each([
    ['storage', 'storageIsReported'],
    ['processing', 'processingIsReported'],
    ['analysis', 'analysisIsReported'],
    ['fusion', 'fusionIsReported'],
    ['market', 'marketIsReported'],
  ])('has five parts: without “%s” it is refused', law('P30'), (field, rule) => {
    const { [field as keyof typeof content]: _, ...rest } = content;
    const report = aReport().at(yearEnd).send(submit('SUBMIT', rest), operator);
    expect([report.state, report.rules]).toEqual(['due', [rule]]);
    expect(report.send(submit(), operator).send({ type: 'ACCEPT' }, authority).state).toBe('accepted');
  });

  it('is due by 31 January of the year after, or the next day that is no rest day', law('P30'), () => {
    // 31 January 2025 lay in the Spring Festival, which lasted until 4 February.
    const older = anAgreement({}, { startsAt: '2023-12-31T16:00:00.000Z', endsAt: '2025-12-31T16:00:00.000Z' });
    expect(aReport(2024, '2025-01-02T02:00:00.000Z', withAgreement(older)).due('reportDue')).toBe(
      '2025-02-05T16:00:00.000Z',
    );
    const report = aReport();
    expect(report.at('2026-12-31T15:59:59.999Z').state).toBe('running');
    expect(report.at(yearEnd).state).toBe('due');
  });

  it('is overdue from that instant, counts in the evaluation, and is met when it is handed in', law('P30'), () => {
    const report = aReport().at(yearEnd);
    const due = report.due('reportDue')!;
    report.at(due);
    expect(report.effects).toContainEqual({
      type: 'tell',
      to: agreementId,
      event: { type: 'DUTY_OVERDUE', duty: 'annualReport', case: report.context.id, period: '2026' },
    });
    expect(report.send(submit(), operator).did).toContain('tell DUTY_MET');
  });

  it('is owed once more when the agreement ends, within 30 days', law('P30'), () => {
    const report = aReport(2027, '2027-02-01T02:00:00.000Z');
    expect(report.context.period).toEqual({ from: '2027-01-01', to: '2027-12-31', name: '2027' });
    // The agreement ends with that year: it is the last report, due 30 days later and not at the end of January.
    expect(report.due('reportDue')).toBeUndefined();
    expect(report.at('2027-12-31T16:00:00.000Z').due('reportDue')).toBe('2028-01-30T16:00:00.000Z');
    const early = aReport().at('2026-06-30T03:00:00.000Z').send(agreementEnded());
    expect([early.state, early.context.period.to, early.due('reportDue')]).toEqual([
      'due',
      '2026-06-30',
      '2026-07-30T16:00:00.000Z',
    ]);
    const atJanuary = aReport(2026, '2026-03-02T02:00:00.000Z', withAgreement(), {
      ...defaultRegime,
      values: { ...defaultRegime.values, 'pd.annualReport.atEnd': false },
    });
    expect(atJanuary.at('2026-06-30T03:00:00.000Z').send(agreementEnded()).due('reportDue')! > '2027-01-01').toBe(true);
  });

  it('is owed for years of the term only, and by a schedule or the authority', law('P30'), () => {
    const answer = (year: number, actor: Actor = authority) => {
      const one = opening(annualReport, { input: { agreement: agreementId, year }, facts: withAgreement(), actor });
      return 'ok' in one ? one.code : 'opened';
    };
    expect([answer(2025), answer(2026), answer(2027), answer(2028)]).toEqual([
      'GUARD_REFUSED',
      'opened',
      'opened',
      'GUARD_REFUSED',
    ]);
    expect(answer(2026, operator)).toBe('ROLE_NOT_ALLOWED');
  });

  it('every state takes or refuses every event in every role, and can end', law('P30'), () => {
    const explored = explore(annualReport, {
      starts: [
        { input: { agreement: agreementId, year: 2026 }, facts: withAgreement() },
        { input: { agreement: agreementId, year: 2027 }, facts: withAgreement() },
      ],
      payloads: {
        SUBMIT: [submit()],
        RESUBMIT: [submit('RESUBMIT')],
        RETURN: [RETURN],
        EXTEND: [
          { dueOn: '2027-02-15', reason: '延期' },
          { dueOn: '2026-04-20', reason: '延期' },
        ],
        RECORD_DEFAULT: [{ reason: '未交' }],
        CONFIRM_DEFAULT: [{ reason: '未交' }],
        AGREEMENT_ENDED: [agreementEnded()],
      },
      keyOf: ({ defaultBy, late, period }) => [defaultBy, late, (period as { name: string }).name],
    });
    expect(missedBy(annualReport, explored)).toEqual({ states: [], events: [] });
  });
});
