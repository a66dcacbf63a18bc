// The next step, as the law has it, of the cases that supervise an agreement or end it.
import type { CaseRow } from '../../ledger/index.ts';
import { departments as evaluators } from '../../machines/operation/annual-evaluation/events.ts';
import { assets, checks } from '../../machines/operation/domain-closure/events.ts';
import { type Documents, ahead, ask, why, within } from './asks.ts';
import type { Ask, World } from './world.ts';

const items = { items: [{ item: '日志审计', problem: '不完整' }] };

export function nextOfSupervision(
  world: World,
  row: CaseRow,
  context: { operator: string },
  paper: Documents['paper'],
): Ask[] {
  const at = (path: string) => within(row, path);
  const order = { items: [{ item: '日志审计', requirement: '补齐操作日志' }], due: ahead(world, 25), scope: 'all' };
  const fails = world.story.length % 2 === 0;
  switch (row.lifecycle) {
    case 'annualEvaluation':
      return [
        ...(at('planned')
          ? [
              ask('AUTHORITY', 'REQUEST_EVIDENCE', {
                indicators: { version: '2026-1', document: paper },
                departments: [...evaluators],
                items: ['运营情况'],
              }),
            ]
          : []),
        ...(at('evidenceRequested') || at('evidenceOverdue')
          ? [ask('OPERATOR', 'SUBMIT_EVIDENCE', { documents: [paper], truthful: true }, context.operator)]
          : []),
        ...(at('assessing')
          ? [ask('AUTHORITY', 'ASSESS', { grade: fails ? 'D' : 'A', report: paper, findings: '已评估' })]
          : []),
        ...(at('confirming') ? [ask('AUTHORITY', 'CONFIRM', { order }), ask('AUTHORITY', 'CONFIRM')] : []),
      ];
    case 'operatorRectification':
      return [
        ...(at('rectifying')
          ? [
              ask(
                'OPERATOR',
                'SUBMIT_FEEDBACK',
                { report: paper, results: [{ item: '日志审计', done: '已补齐' }] },
                context.operator,
              ),
            ]
          : []),
        ...(at('underReview')
          ? [ask('AUTHORITY', 'ACCEPT', { met: ['日志审计'], opinion: '已整改' }), ask('AUTHORITY', 'REJECT', items)]
          : []),
        ...(at('overdue') ? [ask('OPERATOR', 'WAIVE_STATEMENT', {}, context.operator)] : []),
        ...(at('heard')
          ? [ask('AUTHORITY', 'DECLARE_FAILED', why), ask('AUTHORITY', 'EXTEND', { due: ahead(world, 15), ...why })]
          : []),
        ...(at('limitDue') ? [ask('AUTHORITY', 'SET_LIMIT', { due: ahead(world, 15) })] : []),
      ];
    case 'revocation':
      return [
        ...(at('alleged') ? [ask('AUTHORITY', 'INVESTIGATE')] : []),
        ...(at('investigating') || at('hearing') ? [ask('AUTHORITY', 'ORDER_SUSPENSION', why)] : []),
        ...(at('investigating')
          ? [ask('AUTHORITY', 'REPORT_FINDINGS', { founded: fails, report: paper, findings: '已查明' })]
          : []),
        ...(at('hearing') ? [ask('OPERATOR', 'WAIVE_STATEMENT', {}, context.operator)] : []),
      ];
    case 'earlyTermination':
      return at('underReview') ? [ask('AUTHORITY', 'PASS', { opinion: '同意' })] : [];
    case 'domainClosure':
      return [
        ...(at('disposing')
          ? [
              ask('AUTHORITY', 'RECORD_DISPOSAL', {
                dispositions: assets.map((asset) => ({ asset, how: 'destroyed' })),
                asAgreed: true,
                record: paper,
              }),
            ]
          : []),
        ...(at('verifying') ? [ask('AUTHORITY', 'VERIFY_DELETION', { checked: [...checks], report: paper })] : []),
        ...(at('held') ? [ask('NATSEC_POLICE', 'LIFT_HOLD', { hold: '侦查一', ...why })] : []),
        ...(at('stalled') ? [ask('AUTHORITY', 'RETRY')] : []),
      ];
    default:
      return [];
  }
}
