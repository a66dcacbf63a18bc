// Revocation by the committee, and the closure of the domain in order (P7(3), P16(2), P31): access revoked, assets
// disposed of, data deleted, a second person verifies, certificate, network logs kept.
import { assets, checks } from '@shuquan/machines/choices';
import { authority, director, operator, passTo } from './city.ts';
import { kept } from './caller.ts';
import { decidedByCommittee } from './committee.ts';
import type { Stage } from './stage.ts';
import { type Scenario, tellAccess } from './year.ts';

export async function revoked(stage: Stage, agreement: string, scenario: Scenario): Promise<void> {
  const { act, api, examples, tell } = stage;
  tell.stage({ zh: '撤销授权', en: 'Revocation' }, ['P7(3)', 'P16(2)', 'P31']);
  await passTo(stage, '2028-06-20T09:00:00+08:00');
  const revocation = await stage.open(authority, 'revocation', {
    agreement,
    ground: 'dataLeakedOrHandedOn',
    allegation: '域内统计表被提供给合作伙伴',
  });
  await act(authority, revocation, { type: 'INVESTIGATE' });
  await act(director, revocation, { type: 'ORDER_SUSPENSION', reason: '防止继续外流' });
  await act(director, revocation, {
    type: 'REPORT_FINDINGS',
    founded: true,
    report: await examples.upload(director, 'investigation-report.txt', '调查报告.txt'),
    findings: '经查属实',
  });
  await act(operator, revocation, { type: 'SUBMIT_STATEMENT', statement: '承认管理疏漏，已处理责任人员' });
  await stage.waits(authority, revocation);
  await decidedByCommittee(stage, 'approve');
  const ended = await Promise.all([agreement, scenario.grant, scenario.staff].map((id) => api.show(authority, id)));
  for (const view of ended) tell.followed(`${view.caseId}: ${view.stateTitle.zh} · ${view.stateTitle.en}`, ['P31']);
}

/** Answers whether the agreement ended as revoked, with nothing left open in the domain. */
export async function closed(stage: Stage, agreement: string, scenario: Scenario): Promise<boolean> {
  const { act, api, examples, refused, system, tell } = stage;
  tell.stage({ zh: '停权、处置、删除、核验、留存', en: 'Closure of the domain, in order' }, ['P4(4)', 'P31']);
  const closure = kept<string>(await api.show(authority, agreement), 'closure');
  const disposing = await api.until(authority, closure, 'the revocation of access', ({ state }) =>
    state.some((path) => path.startsWith('disposing')),
  );
  tell.followed(`域内权限已撤销 · access revoked, ${kept<{ receipt: string }>(disposing, 'revoked').receipt}`, ['P31']);
  tell.waits(disposing);
  const dispositions = assets.map((asset) => ({ asset, how: asset === 'importedData' ? 'none' : 'destroyed' }));
  await act(authority, closure, {
    type: 'RECORD_DISPOSAL',
    dispositions,
    asAgreed: true,
    record: await examples.upload(authority, 'disposal-record.txt', '资产处置记录.txt'),
  });
  const deleted = await api.until(authority, closure, 'the deletion', ({ context }) => context['deleted'] !== null);
  tell.followed(`域内数据已删除 · data deleted, ${kept<{ receipt: string }>(deleted, 'deleted').receipt}`, ['P31']);
  const verification = async (as: string) => ({
    type: 'VERIFY_DELETION',
    checked: [...checks],
    report: await examples.upload(as, 'deletion-check.txt', '删除核验报告.txt'),
  });
  await refused(authority, closure, await verification(authority));
  await act(director, closure, await verification(director));
  const done = await api.until(authority, closure, 'the seal of the logs', ({ ended }) => ended);
  const { number } = kept<{ number: string }>(done, 'certificate');
  const logs = await api.show(authority, kept<string>(done, 'record'));
  tell.followed(
    `删除证明 · certificate ${number} · 网络日志留存至 · network logs kept until ${kept<string>(logs, 'until').slice(0, 10)}`,
    ['P31'],
  );
  await tellAccess(stage, scenario);
  const view = await api.until(authority, agreement, 'its end', ({ ended }) => ended);
  tell.waits(view);
  const left = Object.values((await system.domain?.access()) ?? {}).filter(({ state }) => state !== 'revoked');
  return done.state.includes('closed') && view.state.includes('revoked') && left.length === 0;
}
