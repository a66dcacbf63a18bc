// T28, T32, T33: an inspection of the enterprise after the incident; its finding and the order that follows are one act.
import { type DemoCase, StoryBroke, kept } from './caller.ts';
import { passTo } from './city.ts';
import { enterprise } from './incident.ts';
import type { Stage } from './stage.ts';

export const supervisor = 'sun.wei@SUPERVISOR';
const director = 'hu.bo@SUPERVISOR';
const accepting = 'yan.ke@SUPERVISOR';
const aspect = '安全管理';
const items = [
  { id: '密钥', demand: '接口密钥每月轮换', proof: '轮换记录' },
  { id: '日志', demand: '访问日志保存不少于六个月' },
];
/** Fictional, like everybody here. */
const body = (uscc: string, name: string) => ({ type: 'organisation', uscc, name, usccOverride: '虚构代码，仅供演示' });

const plan = {
  type: 'PLAN',
  aspects: [aspect],
  from: '2026-03-16T09:00:00+08:00',
  to: '2026-03-20T18:00:00+08:00',
  inspectors: ['sun.wei'],
  departments: [{ department: '长春市网络安全监管部门（虚构）', persons: ['cao.yang'] }],
  announced: true,
  venue: {
    center: body('12220100MB0000001X', '长春市数据交易中心（虚构）'),
    opco: body('91220100MA0000002X', '长春数据交易运营有限公司（虚构）'),
  },
};

export async function inspected(stage: Stage, incident: string): Promise<{ inspection: string; order: string }> {
  const { act, examples, open, tell } = stage;
  tell.stage({ zh: '五 安全检查，责令整改', en: '5 Inspection, and the order in the same act' }, ['T28', 'T32']);
  await passTo(stage, '2026-03-16T09:30:00+08:00');
  const report = await examples.upload(supervisor, 'inspection-report.txt', '检查报告.txt');
  const inspection = await open(supervisor, 'venueInspection', {
    kind: 'securityInspection',
    target: { of: 'venue', bodies: ['OPCO'] },
    follows: incident,
  });
  await act(supervisor, inspection, { ...plan, document: report });
  await act(supervisor, inspection, { type: 'START', notice: report });
  await act('cao.yang@SEC_REG', inspection, { type: 'FINISH_FIELD_WORK', account: '现场核查接口、密钥和日志' });
  const finding = {
    id: '1',
    aspect,
    about: 'OPCO',
    result: 'against',
    gravity: 'serious',
    fact: '密钥无人轮换，访问日志不足六个月',
    evidence: [report],
  };
  await act(supervisor, inspection, { type: 'DRAFT', findings: [finding], document: report });
  await act(enterprise, inspection, { type: 'SUBMIT_COMMENT', statement: '属实，将整改' });
  const consequences = [{ findings: ['1'], opens: await ordered(stage, inspection) }];
  const confirm = await stage.api.asShown(director, inspection, { type: 'CONFIRM', report, consequences });
  const confirmed = await act(director, inspection, confirm);
  return { inspection, order: await sameAct(stage, inspection, confirmed) };
}

/** Answers the order that the confirmation opened; the rows of both carry the same instant. */
async function sameAct({ api, tell }: Stage, inspection: string, confirmed: DemoCase): Promise<string> {
  const order = kept<{ case: string | null }[]>(confirmed, 'followed')[0]?.case;
  if (!order) throw new StoryBroke(`${inspection} opened no order.`);
  const [opening] = await api.log(supervisor, order);
  const confirming = (await api.log(supervisor, inspection)).find(({ event }) => event.type === 'CONFIRM');
  if (opening?.at !== confirming?.at) throw new StoryBroke(`${order} is not of the act that confirmed the finding.`);
  tell.followed(`同一行为 · in the same act: ${order}, ${opening?.at}`, opening?.articles ?? []);
  return order;
}

const ordered = async ({ examples }: Stage, inspection: string) => ({
  lifecycle: 'rectificationOrder',
  input: {
    kind: 'rectification',
    issuer: { hat: 'SUPERVISOR', name: '长春市数据主管部门（虚构）' },
    instrument: {
      number: '长数改〔2026〕1号',
      date: '2026-03-16',
      document: await examples.upload(director, 'rectification-order.txt', '责令整改通知书.txt'),
    },
    target: { body: 'opco' },
    ground: { finding: '安全管理责任落实不到位', provisions: ['第二十七条'] },
    items,
    due: '2026-04-20T18:00:00+08:00',
    inspection,
  },
});

/** Late results are results; whether they are enough, the body that ordered says (T33). */
export async function rectified(stage: Stage, { inspection, order }: { inspection: string; order: string }) {
  const { act, api, examples, tell } = stage;
  tell.stage({ zh: '六 逾期整改，由责令机关验收', en: '6 Late results, accepted by the issuing body' }, ['T32', 'T33']);
  const receipt = await examples.upload(supervisor, 'rectification-order.txt', '送达回证.txt');
  await act(supervisor, order, { type: 'SERVE', receipt });
  await act(enterprise, order, { type: 'ACKNOWLEDGE' });
  await stage.waits(enterprise, order);
  await passTo(stage, '2026-04-23T10:00:00+08:00');
  const overdue = await api.until(supervisor, order, 'the end of its limit', ({ state }) =>
    state.some((path) => path.includes('overdue')),
  );
  tell.waits(overdue);
  const evidence = [await examples.upload(enterprise, 'rectification-report.txt', '整改报告.txt')];
  const results = items.map(({ id }) => ({ item: id, account: '已整改', evidence }));
  const { late } = kept<{ late: boolean }>(await act(enterprise, order, { type: 'SUBMIT', results }), 'submission');
  if (!late) throw new StoryBroke(`The results for ${order} came in time.`);
  const findings = items.map(({ id }) => ({ item: id, finding: '经核查已落实' }));
  tell.waits(await act(accepting, order, { type: 'ACCEPT', findings }));
  await act(supervisor, inspection, { type: 'CLOSE', conclusion: '整改已验收' });
}
