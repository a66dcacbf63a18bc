// An order to correct, as far as a test needs it.
import { operatorRectification } from '../../machines/operation/operator-rectification/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { agreementFact, agreementId, authority, doc, operator, uscc } from './agreements.ts';
import { type Driven, drive, fact, system } from './driver.ts';

export const grant = `scenarioGrant/${uscc}/1`;
export const evaluation = 'annualEvaluation/x-2026/1';
export const items = [
  { item: '日志审计', requirement: '补齐三个月日志' },
  { item: '脱敏', requirement: '修复脱敏规则' },
];
export const due = '2026-04-01T16:00:00.000Z';
export const input = { agreement: agreementId, evaluation, items, due, scope: [grant] };
export const facts = { agreement: agreementFact(), grants: [fact(grant)] };
export const id = 'operatorRectification/test/1';
export const results = items.map(({ item }) => ({ item, done: '已整改', evidence: [doc('e')] }));
export const feedback = { type: 'SUBMIT_FEEDBACK', report: doc('d'), results };
export const accept = { type: 'ACCEPT', met: items.map(({ item }) => item), opinion: '已按要求整改' };
export const reject = { type: 'REJECT', items: [{ item: '脱敏', problem: '仍可还原' }] };
export const extend = (to = '2026-04-20T16:00:00.000Z') => ({ type: 'EXTEND', due: to, reason: '采购周期' });
export const failed = { type: 'DECLARE_FAILED', reason: '逾期未整改' };
export const decided = (outcome: string, kind = 'NON_RECTIFICATION_TERMINATION') => ({
  type: 'MATTER_DECIDED',
  matter: 'committeeMatter/x/1',
  kind,
  outcome,
  minutes: doc('b'),
});
export const regime = (values: object) => loadRegime({ id: 'own', base: 'cc-2023-draft', values });

/** As the ledger opens it: behind the system stand those who made and confirmed the evaluation. */
export const evaluators = { ...system, hands: ['mei', 'zhao'] };
export const ordered = (more: object = {}): Driven =>
  drive(operatorRectification, { input, facts, actor: evaluators, ...more });
export const overdue = (more: object = {}): Driven => ordered(more).at(due);
export const heard = (more: object = {}): Driven =>
  overdue(more).send({ type: 'SUBMIT_STATEMENT', statement: '设备到货延误' }, operator);
export const beforeCommittee = (more: object = {}): Driven => heard(more).send(failed, authority);
