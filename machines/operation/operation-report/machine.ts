// P16(3): the operator reports periodically on its operation. What other articles leave to its effort or its books is
// told here: products and scenarios (P16(1)), security (P16(4)), costs (P21), revenue and its distribution (P23, P24).
import { dueAt, startOfDay } from '../../kernel/durations.ts';
import { env, param } from '../../kernel/env.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { part, type Period, reportChart } from '../../shared/reporting/chart.ts';
import type { Input } from './events.ts';

export const periodOf = ({ from, to }: Input): Period => ({ from, to, name: `${from}/${to}` });

export const machine = reportChart<Input>({
  id: 'operationReport',
  notice: 'N14',
  title: { zh: '定期运营报告', en: 'Operation report' },
  law: { duty: text('P16(3)'), gap: gap('P16(3)', 'D-0148') },
  clocks: {
    correction: 'pd.opReport.correctionDue',
    review: 'pd.opReport.reviewSla',
    reminders: 'pd.opReport.reminders',
  },
  periodOf,
  dueAt: ({ to }) =>
    dueAt(startOfDay(to), param('pd.opReport.dueAfter'), env().calendar, {
      weekendsRoll: param('calendar.weekendRolls'),
    }).at,
  content: {
    operationIsReported: part('operation', text('P16(3)'), '本期运营情况', 'how the operation went in this period'),
    developmentIsReported: part(
      'development',
      reading('P16(1)', 'D-0148'),
      '市场调研、应用场景和产品开发情况',
      'market research, scenarios and products developed',
    ),
    securityIsReported: part(
      'security',
      reading('P16(4)', 'D-0148'),
      '数据安全和个人信息保护情况',
      'the security of the data and the protection of personal information',
    ),
    costIsReported: part('costs', reading('P21', 'D-0148'), '承担的域内成本', 'the costs of the domain that it bore'),
    revenueIsReported: part(
      'revenue',
      reading(['P23', 'P24'], 'D-0148'),
      '收益及其分配',
      'revenue and how it was shared',
    ),
  },
});
