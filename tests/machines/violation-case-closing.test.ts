import { describe, expect, it } from 'vitest';
import type { Facts } from '../../machines/kernel/lifecycle.ts';
import { migrate } from '../../machines/kernel/migrate.ts';
import { violationCase } from '../../machines/trading/violation-case/index.ts';
import { fact } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';
import {
  trade,
  listing,
  buyer,
  seller,
  id,
  finder,
  wen,
  zhao,
  ju,
  sun,
  pdf,
  monday,
  facts,
  input,
  aSuspicion,
  confirm,
  aConfirmedViolation,
  take,
  lift,
  report,
  close,
  tells,
} from '../support/violations.ts';

describe('the end of a violation case', () => {
  it('the clock of the report runs from the finding, not from its confirmation', law('T22'), () => {
    const found = aSuspicion();
    expect(found.due('trade.violation.reportDue')).toBe('2026-03-03T16:00:00.000Z');
    found.at('2026-03-03T09:00:00.000Z').send(confirm, wen);
    expect(found.due('trade.violation.reportDue')).toBe('2026-03-03T16:00:00.000Z');
    found.at('2026-03-03T16:00:00.000Z');
    expect(found.effects).toContainEqual(expect.objectContaining({ notice: 'N19', to: ['CENTER', 'SUPERVISOR'] }));
    expect(found.send(report, wen).effects).toContainEqual(
      expect.objectContaining({ notice: 'N3', to: ['SUPERVISOR'] }),
    );
  });

  it(
    'no case closes without a measure, the receipt of the report, and everything that it suspended lifted or ended',
    law('T22'),
    () => {
      const handled = aConfirmedViolation();
      expect(aSuspicion().send(close, wen).refusal?.code).toBe('EVENT_NOT_ALLOWED');
      expect(handled.send(close, finder).rules).toContain('deciderDiffersFromFinder');
      expect(handled.send(close, zhao).rules).toEqual(['measureIsTaken', 'reportIsReceived', 'noMeasureStands']);
      handled.send(take('warn'), wen);
      expect(handled.send(close, wen).refusal).toMatchObject({ code: 'MAKER_IS_CHECKER' });
      expect(handled.send(close, zhao).rules).toEqual(['reportIsReceived', 'noMeasureStands']);
      handled.send(report, wen);
      expect(handled.send(close, zhao).rules).toEqual(['reportIsReceived', 'noMeasureStands']);
      handled.send({ type: 'ACKNOWLEDGE_REPORT' }, ju);
      expect(handled.send(close, zhao).rules).toEqual(['noMeasureStands']);
      handled.send(lift('pauseDelivery'), zhao);
      expect(tells(handled)).toEqual([['UNPAUSE', trade, id]]);
      expect(
        handled
          .fork()
          .send({ type: 'SUPPLEMENT_REPORT', document: pdf('补充.pdf') }, wen)
          .send(close, zhao).rules,
      ).toEqual(['reportIsReceived']);
      expect(handled.send(close, zhao).state).toBe('closed');
      expect(handled.shares).toEqual({ reported: true, received: true });
    },
  );

  it('the automatic pause alone is not the measure that the law asks for', law('T22'), () => {
    const handled = aConfirmedViolation()
      .send(lift('pauseDelivery'), wen)
      .send(report, wen)
      .send({ type: 'RECORD_RECEIPT', receipt: pdf('回执.pdf') }, wen);
    expect(handled.state).toContain('measureDue');
    expect(handled.send(close, wen).rules).toEqual(['measureIsTaken']);
  });

  it(
    'a suspicion is dismissed without a report only before that is due, and before a measure was taken',
    law('T22'),
    () => {
      const dismiss = { type: 'DISMISS', reason: '抽样有误' };
      const late = aSuspicion().at('2026-03-03T16:00:00.000Z');
      expect(aSuspicion().at('2026-03-03T15:59:59.000Z').send(dismiss, wen).state).toBe('dismissed');
      expect(late.send(dismiss, wen).refusal).toMatchObject({ code: 'GUARD_REFUSED', articles: ['T22'] });
      expect(late.send(report, finder).send(dismiss, wen).state).toBe('dismissed');
      expect(aSuspicion().send(take('suspendListing'), wen).send(dismiss, zhao).rules).toEqual(['dueReportIsMade']);
    },
  );

  it('a case of the version before goes on with its hands, and the system is none of them', law('T22'), () => {
    const now = aSuspicion();
    const { concerned: _, ...context } = now.context;
    const old = {
      ...now.case,
      context: { ...context, foundBy: 'ma', measures: [{ ...context.measures[0], by: 'system' }] },
    };
    const { next } = migrate(violationCase, old, 1);
    expect(next.context).toMatchObject({
      foundBy: ['ma'],
      measures: [{ by: ['ma'], automatic: true, standing: true }],
      concerned: [listing, seller],
    });
  });

  it('a measure taken while it was a suspicion counts when it is confirmed', law('T22'), () => {
    expect(aSuspicion().send(take('suspendListing'), wen).send(confirm, wen).state).toContain('handling');
  });

  it(
    'only the supervisor acknowledges the report; the center may file the proof of delivery instead',
    law('T22'),
    () => {
      const sent = aSuspicion().send(report, wen);
      expect(sent.fork().send({ type: 'ACKNOWLEDGE_REPORT' }, wen).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      expect(sent.fork().send({ type: 'RECORD_RECEIPT', receipt: pdf('回执.pdf') }, wen).state).toContain(
        'report.received',
      );
    },
  );

  it(
    'rectification is required of a confirmed violation, accepted or found failed before the case closes',
    law('T22', 'T33'),
    () => {
      const order = {
        type: 'REQUIRE_RECTIFICATION',
        items: [{ item: '脱敏', demand: '重新脱敏并复核' }],
        due: '2026-03-20T16:00:00.000Z',
      };
      expect(aSuspicion().send(order, wen).rules).toEqual(['violationIsConfirmed']);
      const handled = aConfirmedViolation()
        .send(take('warn'), wen)
        .send(lift('pauseDelivery'), wen)
        .send(report, wen)
        .send({ type: 'ACKNOWLEDGE_REPORT' }, ju);
      expect(handled.send({ ...order, due: monday }, wen).rules).toEqual(['rectificationIsDueAhead']);
      handled.send(order, wen);
      expect(handled.send(close, zhao).rules).toEqual(['rectificationIsSettled']);
      const rectified = handled
        .fork()
        .send({ type: 'SUBMIT_RECTIFICATION', account: '已重新脱敏', evidence: [pdf('整改报告.pdf')] }, sun);
      expect(rectified.at('2026-03-21T00:00:00.000Z').state).toContain('submitted');
      const back = (due: string) => rectified.fork().send({ ...order, type: 'RETURN_RECTIFICATION', due }, wen);
      expect(back('2026-03-21T00:00:00.000Z').rules).toEqual(['rectificationIsDueAhead']);
      expect(back('2026-03-21T00:00:00.001Z').state).not.toContain('submitted');
      expect(rectified.send({ type: 'ACCEPT_RECTIFICATION' }, wen).refusal?.code).toBe('MAKER_IS_CHECKER');
      expect(rectified.send({ type: 'ACCEPT_RECTIFICATION' }, zhao).send(close, zhao).state).toBe('closed');
      handled.at('2026-03-20T16:00:00.000Z');
      expect(handled.state).toContain('overdue');
      const extend = (due: string) => ({ type: 'EXTEND_RECTIFICATION', due, reason: '设备到货延迟' });
      handled.send(extend('2026-03-27T16:00:00.000Z'), wen).at('2026-03-27T16:00:00.000Z');
      expect(handled.send(extend('2026-04-10T16:00:00.000Z'), wen).rules).toEqual(['extensionIsLeft']);
      expect(handled.send({ type: 'FAIL_RECTIFICATION', reason: '逾期未改' }, wen).refusal?.code).toBe(
        'MAKER_IS_CHECKER',
      );
      expect(handled.send({ type: 'FAIL_RECTIFICATION', reason: '逾期未改' }, zhao).send(close, zhao).state).toBe(
        'closed',
      );
    },
  );

  it('every state takes or refuses every event in every role, and can end', law('T22'), () => {
    const items = [{ item: '脱敏', demand: '重新脱敏' }];
    const due = '2099-01-01T00:00:00Z';
    const explored = explore(violationCase, {
      starts: [{ input: input(), actor: finder, facts: facts(), id }],
      persons: ['ma', 'wen', 'zhao', 'qi'],
      payloads: {
        CONFIRM: [{ account: '查实', provisions: ['T12'] }],
        DISMISS: [{ reason: '误报' }],
        CLOSE: [{ conclusion: '办结' }],
        REVOKE: [
          { target: listing, reason: '违规' },
          { target: buyer, reason: '违规' },
        ],
        TAKE_MEASURE: ['warn', 'pauseDelivery', 'suspendSubject', 'terminateTrade'].map((measure) => ({
          measure,
          reason: '处置',
        })),
        LIFT_MEASURE: ['pauseDelivery', 'suspendSubject'].map((measure) => ({ measure, reason: '解除' })),
        REPORT: [{ document: pdf('报告.pdf') }],
        SUPPLEMENT_REPORT: [{ document: pdf('报告.pdf') }],
        RECORD_RECEIPT: [{ receipt: pdf('回执.pdf') }],
        SUBMIT_STATEMENT: [{ statement: '说明' }],
        EXTEND_SCOPE: [{ subjects: [buyer], reason: '增列' }],
        REQUIRE_RECTIFICATION: [{ items, due }],
        RETURN_RECTIFICATION: [{ items, due }],
        EXTEND_RECTIFICATION: [{ due: '2100-01-01T00:00:00Z', reason: '延期' }],
        SUBMIT_RECTIFICATION: [{ account: '已改', evidence: [pdf('整改.pdf')] }],
        FAIL_RECTIFICATION: [{ reason: '未改' }],
      },
      facts: (type): Facts[] => (type === 'EXTEND_SCOPE' ? [{ subjects: [fact(buyer)] }, {}] : [{}]),
      keyOf: ({ measures }) => [
        (measures as { standing: boolean }[]).some(({ standing: stands }) => stands),
        (measures as { automatic?: true }[]).some(({ automatic }) => !automatic),
      ],
    });
    expect(missedBy(violationCase, explored)).toEqual({ states: [], events: [] });
  });
});
