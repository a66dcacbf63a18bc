// T27: an incident on a Friday night: graded, remedied, told to whom it concerns, reported on hours from its discovery.
import { type DemoCase, StoryBroke, kept } from './caller.ts';
import { passTo } from './city.ts';
import { ruleInForce } from './rules.ts';
import type { Stage } from './stage.ts';

export const onDuty = 'zhao.min@CENTER';
export const head = 'zhou.tao@CENTER';
export const enterprise = 'wang.fang@OPCO';
const bodies = ['数据主管部门', '省级网信部门'];

/** Answers the incident, whose measure on the listing stands. */
export async function discovered(stage: Stage, listing: string): Promise<string> {
  const { act, open, tell } = stage;
  tell.stage({ zh: '二 夜间发现事件，定级、补救', en: '2 An incident at night: graded, remedied' }, ['T6', 'T27']);
  const plan = await ruleInForce(stage, 'emergencyPlan', [head, onDuty], 'emergency-plan.txt');
  await passTo(stage, '2026-03-06T23:40:00+08:00');
  const incident = await open(onDuty, 'securityIncident', {
    kind: 'incident',
    scope: 'venue',
    discoveredAt: '2026-03-06T23:10:00+08:00',
    account: '交付接口密钥泄露，出现异常下载',
    criminal: 'no',
    critical: false,
    plan,
  });
  await act(enterprise, incident, { type: 'START_REMEDY', account: '停用密钥，隔离交付服务器' });
  await act(onDuty, incident, { type: 'GRADE', grade: 'larger', reason: '涉及在售数据产品的交付接口' });
  await act(onDuty, incident, {
    type: 'TAKE_MEASURES',
    measure: 'suspendListing',
    targets: [listing],
    reason: '交付接口不安全',
  });
  await tellState(stage, listing);
  tell.waits(await stage.api.show(onDuty, incident), 4);
  return incident;
}

export async function toldAndReported(stage: Stage, incident: string, listing: string): Promise<void> {
  const { act, api, examples, tell } = stage;
  tell.stage({ zh: '三 告知受影响主体，按小时报告', en: '3 Notice to the subject, reports within hours' }, ['T27']);
  await act(onDuty, incident, { type: 'NAME_AFFECTED', cases: [listing], advice: '请立即更换接口密钥' });
  const told = await api.until(onDuty, incident, 'the notice', ({ state }) =>
    state.includes('responding.notice.noticeDone'),
  );
  const [receipt] = kept<{ parties: number; hash: string }[]>(told, 'receipts');
  tell.followed(`已告知 · told: ${receipt?.parties} 个主体 · subject, ${receipt?.hash.slice(0, 16)}…`, ['T27']);
  await passTo(stage, '2026-03-07T02:30:00+08:00');
  for (const body of bodies)
    await act(onDuty, incident, {
      type: 'REPORT_TO',
      body,
      document: await examples.upload(onDuty, 'incident-report.txt', '事件报告.txt'),
    });
  const view = await api.show(onDuty, incident);
  const late = kept<string[]>(view, 'late').filter((what) => what !== 'remedy');
  if (late.length) throw new StoryBroke(`Notice and reports were in time, yet ${late.join(', ')} counts as late.`);
  tell.followed(`发现后四小时内报告${bodies.join('、')} · reported within four hours of the discovery`, ['T27']);
}

/** What stopped goes on again, by another hand than the one that stopped it. */
export async function lifted(stage: Stage, incident: string, listing: string): Promise<void> {
  const { act, examples, refused, tell } = stage;
  tell.stage({ zh: '四 补救完成，解除措施，总结', en: '4 Remedied; the measure is lifted; the summary' }, ['T27']);
  await passTo(stage, '2026-03-09T10:00:00+08:00');
  const document = await examples.upload(onDuty, 'incident-report.txt', '事件总结报告.txt');
  await act(enterprise, incident, {
    type: 'FINISH_REMEDY',
    account: '密钥已更换，接口已加固',
    evidence: [await examples.upload(enterprise, 'incident-report.txt', '补救证明.txt')],
  });
  const lift = { type: 'LIFT_MEASURE', measure: 'suspendListing', target: listing, reason: '接口已修复' };
  tell.aside('采取措施的人想自己解除 · Who took the measure tries to lift it:');
  await refused(onDuty, incident, lift);
  await act(head, incident, lift);
  await tellState(stage, listing);
  await act(onDuty, incident, { type: 'ROOT_CAUSE', document });
  await act(onDuty, incident, { type: 'SUMMARIZE', document, bodies });
}

export async function closed({ act, tell }: Stage, incident: string): Promise<DemoCase> {
  tell.stage({ zh: '七 事件结案', en: '7 The incident is closed' }, ['T27']);
  await act(head, incident, { type: 'NO_FOLLOW_UP', reason: '由主管部门检查并责令整改，场所不另行立案' });
  const view = await act(head, incident, { type: 'CLOSE', conclusion: '已补救、告知、报告，整改到位' });
  tell.waits(view);
  return view;
}

async function tellState({ api, tell }: Stage, listing: string): Promise<void> {
  const { stateTitle } = await api.show(onDuty, listing);
  tell.followed(`${listing}: ${stateTitle.zh} · ${stateTitle.en}`, ['T27']);
}
