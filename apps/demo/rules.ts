// A rule of the venue or of the domain enters its register by two persons (T6, T17, P11).
import type { Stage } from './stage.ts';

/** Answers what a case names: the register and the version in force; those that an earlier run has left, where there are. */
export async function ruleInForce(
  { api, open, act, examples }: Stage,
  kind: string,
  [proposer, approver]: [proposer: string, approver: string],
  file: string,
): Promise<{ register: string; version: string }> {
  const version = '2026-1';
  const kept = await api.list(proposer, { lifecycle: 'ruleRegister', ended: 'false' });
  const known = kept.find(({ caseId }) => caseId.split('/')[1] === kind);
  if (known) return { register: known.caseId, version };
  const document = await examples.upload(proposer, file);
  const register = await open(proposer, 'ruleRegister', { kind, version, document, from: examples.day(0) });
  await act(
    approver,
    register,
    await api.asShown(approver, register, { type: 'APPROVE', body: '主任办公会', document }),
  );
  return { register, version };
}
