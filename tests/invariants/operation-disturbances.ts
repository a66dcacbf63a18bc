// What may come between the steps of an agreement's cases, right or wrong for their state.
import type { CaseRow } from '../../ledger/index.ts';
import { type Documents, ahead, ask, dayIn, why } from './asks.ts';
import { request, sources } from './operation-acts.ts';
import type { Ask, World } from './world.ts';

const items = { items: [{ item: '日志审计', problem: '不完整' }] };

/** Everything that may come between: right or wrong for the state, it is sent. */
export function disturbances(world: World, row: CaseRow, { paper }: Documents): Ask[] {
  const { operator, scenario } = world.context(row.id);
  switch (row.lifecycle) {
    // What only other cases may say.
    case 'operatingAgreement':
      return [
        ask('AUTHORITY', 'LIFT_SUSPENSION', { cause: 'revocation/x/1' }),
        ask('AUTHORITY', 'END', { cause: row.id }),
        ask('AUTHORITY', 'EARLY_END_SET', { cause: row.id, at: ahead(world, 1) }),
        ask('AUTHORITY', 'TERMINATE_SCOPE', { cause: row.id, grants: 'all' }),
        ask('OPERATOR', 'REQUEST_REVISION', why, `org:${operator.uscc}`),
        ask('AUTHORITY', 'CLOSURE_DONE', { closure: row.id }),
      ];
    case 'scenarioGrant': {
      const { dataset, provider } = sources[scenario as string]!;
      const grade = { dataset, grade: '核心', ...why };
      return [
        ask('OPERATOR', 'RELINQUISH', why, operator),
        ask('PROVIDER', 'REGRADE', { ...grade, prohibited: true }, provider),
        ask('PROVIDER', 'REGRADE', { ...grade, prohibited: false }, provider),
        ask('AUTHORITY', 'RETURN', items),
        ask('DOMAIN', 'REPORT_FINDING', { gate: 'leaked', description: '数据外流' }),
        ask(
          'OPERATOR',
          'REQUEST_CHANGE',
          { request: request(scenario as string, dayIn(world, 0), dayIn(world, 90)) },
          operator,
        ),
        ask('AUTHORITY', 'AGREEMENT_RESTORED', { cause: row.id }),
        ask('AUTHORITY', 'TERMINATE_GRANT', { cause: row.id }),
      ];
    }
    case 'staffAdmission':
      return [
        ask('AUTHORITY', 'SUSPEND', why),
        ask('AUTHORITY', 'LIFT', why),
        ask('OPERATOR', 'REMOVE', why, operator),
        ask('AUTHORITY', 'RETURN', items),
      ];
    case 'productExport':
      return [
        ask('AUTHORITY', 'MISUSE_FOUND', {
          usedFor: '商业选址',
          disguised: false,
          finding: '用于他处',
          evidence: [paper],
        }),
        ask('OPERATOR', 'RETIRE', why, operator),
        ask('AUTHORITY', 'RETURN', items),
        ask(
          'OPERATOR',
          'REQUEST_SCENARIOS',
          {
            grants: world
              .of('scenarioGrant')
              .slice(0, 2)
              .map(({ id }) => id),
          },
          operator,
        ),
        ask('AUTHORITY', 'APPROVE_SCENARIOS'),
      ];
    case 'listingRegistration':
      return [
        ask('CENTER', 'SUSPEND', { cause: 'violationCase/x/1', ...why }),
        ask('CENTER', 'RESUME', { cause: 'violationCase/x/1', ...why }),
        ask('CENTER', 'EXPORT_REINSTATED', { cause: row.id }),
      ];
    case 'annualEvaluation':
      return [
        ask('AUTHORITY', 'RECORD_REFUSAL', { kind: 'concealed', finding: '隐匿资料', evidence: [paper] }),
        ask('AUTHORITY', 'SEND_BACK', why),
      ];
    case 'operatorRectification':
      return [
        ask('AUTHORITY', 'EXTEND', { due: ahead(world, 30), ...why }),
        ask('AUTHORITY', 'ACCEPT', { met: ['日志审计'], opinion: '未见反馈' }),
        ask('OPERATOR', 'ACKNOWLEDGE', {}, operator),
      ];
    case 'revocation':
      return [
        ask('AUTHORITY', 'DISMISS', why),
        ask('AUTHORITY', 'ORDER_SUSPENSION', why),
        ask('OPERATOR', 'SUBMIT_STATEMENT', { statement: '不属实' }, operator),
      ];
    case 'earlyTermination':
      return [ask('AUTHORITY', 'REFUSE', why), ask('OPERATOR', 'WITHDRAW', why, operator)];
    case 'domainClosure':
      return [
        ask('NATSEC_POLICE', 'PLACE_HOLD', { hold: '侦查一', basis: '依法冻结', document: paper }),
        ask('AUTHORITY', 'LIFT_HOLD', { hold: '侦查一', ...why }),
        ask('AUTHORITY', 'REPORT_REMAINS', { items: ['备份'] }),
        ask('DOMAIN', 'DATA_DELETED', { receipt: 'R-1', remaining: 0 }),
        ask('AUTHORITY', 'ACCESS_REVOKED', { receipt: 'R-1', remaining: 0 }),
        ask('AUTHORITY', 'RETRY'),
      ];
    case 'committeeMatter':
      return [
        ask('COMMITTEE', 'RECUSE', why),
        ask('COMMITTEE', 'VOTE', { choice: 'approve' }),
        ask('COMMITTEE_OFFICE', 'DEFER', why),
      ];
    default:
      return [];
  }
}
