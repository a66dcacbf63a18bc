import { describe, expect, it } from 'vitest';
import { rectificationOrder } from '../../machines/trading/rectification-order/index.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';
import {
  accept,
  all,
  amend,
  anOrder,
  anOverdueOrder,
  day,
  doc,
  extend,
  findings,
  lift,
  listing,
  maintain,
  object,
  onPaper,
  outcome,
  partly,
  refer,
  register,
  request,
  results,
  sendBack,
  serve,
  stay,
  take,
  targets,
  trade,
  withdraw,
  zhao,
} from '../support/rectification-orders.ts';

const without = ({ type: _, ...payload }: { type: string; [key: string]: unknown }): object => payload;

describe('an order to rectify, explored', () => {
  it('every state takes or refuses every event in every role, and can end', law('T29', 'T32', 'T33'), () => {
    const explored = explore(rectificationOrder, {
      // Half of the limit passes first, and changes nothing.
      starts: [anOverdueOrder(), anOrder(), anOrder(onPaper, zhao), anOrder({ target: { body: 'center' } })],
      payloads: {
        SERVE: [without(serve)],
        DISCARD_ORDER: [{ reason: '重复登记' }],
        OBJECT: [without(object)],
        REPORT_PROGRESS: [{ account: '已采购设备' }],
        SUBMIT: [without(all), without(results('duty')), without(results('new'))],
        MAINTAIN: [without(maintain)],
        STAY: [without(stay)],
        AMEND: [without({ ...amend, due: day(900) })],
        WITHDRAW: [without(withdraw)],
        ACCEPT: [without(accept), { findings: findings('duty') }, { findings: findings('new') }],
        ACCEPT_PARTLY: [without(partly)],
        RETURN: [without({ ...sendBack, due: day(900) })],
        EXTEND: [without({ ...extend, due: day(900) })],
        REFER_TO_ENFORCEMENT: [without(refer)],
        RECORD_OUTCOME: [without(outcome)],
        REQUEST_MEASURES: [without(request)],
        LIFT_MEASURE: [without(lift)],
        REGISTER_ACT: [without(register(withdraw))],
        DISCARD_ACT: [{ reason: '登记有误' }],
        TAKE_MEASURES: [without(take())],
        OPEN_VIOLATION: [{ finding: '交付未脱敏数据', trade }],
        VIOLATION_OPENED: [{ case: 'violationCase/a/1' }],
        CONFIRM_ORDER: [{ note: doc.name }],
      },
      facts: () => [targets(listing)],
      keyOf: ({ measures, requested, objection, items }) => [
        (requested as unknown[]).length > 0,
        (measures as unknown[]).length > 0,
        (objection as { open: boolean } | null)?.open ?? false,
        (items as { met: boolean }[]).map(({ met }) => met),
      ],
      limit: 3000,
    });
    expect(missedBy(rectificationOrder, explored)).toEqual({
      // Left at once.
      states: ['registered.entering', 'open.course.served.entering'],
      events: [],
    });
  });
});
