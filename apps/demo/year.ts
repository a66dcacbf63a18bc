// A year under the agreement: a scenario with its domain and its staff (P11, P17, P18, P20), the year's report (P30), an
// evaluation that does not conform, order and suspension in one act, rectification (P12, P28, P29), and what a successor takes over (P13).
import { indicatorDepartments } from '@shuquan/machines/choices';
import { points } from '@shuquan/machines/choices';
import { authority, director, fired, inspector, operator, passTo, provider, theOnly } from './city.ts';
import { StoryBroke, kept } from './caller.ts';
import { references } from './granting.ts';
import { ruleInForce } from './rules.ts';
import type { Stage } from './stage.ts';

export type Scenario = { grant: string; staff: string };

export async function opened(stage: Stage, agreement: string): Promise<Scenario> {
  const { act, api, examples, tell } = stage;
  tell.stage({ zh: '一场景一授权', en: 'One scenario, one grant' }, ['P11', 'P16', 'P17', 'P18', 'P20']);
  const acceptance = await accepted(stage);
  const grant = await stage.open(operator, 'scenarioGrant', { agreement, scenario: '就医引导' });
  await act(operator, grant, { type: 'SUBMIT', request: await examples.read('operation/grant.json', operator) });
  await stage.waits(authority, grant);
  const { review, answers } = await examples.read('operation/grant-review.json', authority);
  await act(authority, grant, { type: 'CONSENT', review });
  await act(provider, grant, { type: 'CONSENT_AS_PROVIDER', answers });
  const staff = await admitted(stage, agreement, grant);
  await act(authority, grant, { type: 'PROVISION', acceptance, accounts: [staff] });
  await api.until(authority, grant, 'the domain', isOpen);
  await tellAccess(stage, { grant, staff });
  return { grant, staff };
}

const isOpen = ({ state }: { state: string[] }): boolean => state.includes('inForce.access.open');
const isShut = ({ state }: { state: string[] }): boolean => state.includes('inForce.access.shut');

/** The domain is accepted point by point, by two hands (P11). */
async function accepted(stage: Stage): Promise<string> {
  const { api, examples, open, act, tell } = stage;
  const builder = { type: 'organisation', uscc: '91220108MA6LW2G417', name: '长春云域信息工程有限公司（虚构）' };
  const acceptance = await open(authority, 'domainAcceptance', {
    domain: 'changchun',
    title: '长春市公共数据授权运营域',
    builder,
  });
  const document = await examples.upload(authority, 'domain-standard.txt', '建设标准与验收记录.txt');
  const standard = await ruleInForce(stage, 'domainStandard', [authority, director], 'domain-standard.txt');
  await api.send(authority, acceptance, { type: 'START', standard });
  for (const [group, names] of Object.entries(points))
    await api.send(authority, acceptance, {
      type: `CHECK_${group.toUpperCase()}`,
      findings: Object.fromEntries(names.map((name) => [name, { met: true, evidence: [document] }])),
    });
  tell.followed(`${Object.values(points).flat().length} 项逐项检查合格 · checked point by point`, ['P11', 'P4(5)']);
  await act(director, acceptance, { type: 'ACCEPT', report: document });
  return acceptance;
}

/** Real name, filing, non-disclosure, in this order (P20(1)). */
async function admitted(stage: Stage, agreement: string, grant: string): Promise<string> {
  const { act, examples, open } = stage;
  const { securityLead: ref } = await references(stage);
  const staff = await open(operator, 'staffAdmission', {
    agreement,
    person: { type: 'citizen', ref },
    position: '数据加工',
    grants: [grant],
  });
  await act(authority, staff, { type: 'VERIFY_IDENTITY', ref, method: '统一身份认证', receipt: 'ID-2026-0007' });
  await act(director, staff, { type: 'PASS', filing: 'CC-STAFF-2026-0001' });
  await act(operator, staff, {
    type: 'SIGN_NDA',
    document: await examples.upload(operator, 'nda.txt', '保密协议.txt'),
    signedOn: examples.day(0),
  });
  return staff;
}

/** What the simulated domain says, and whether a person may enter now. */
export async function tellAccess({ api, system, tell }: Stage, { grant, staff }: Scenario): Promise<void> {
  const { domain } = system;
  if (!domain) throw new StoryBroke('This story needs the simulator of the domain.');
  const access = await domain.access();
  tell.followed(
    `授权运营域（模拟） · domain (simulator): grant ${access[grant]?.state ?? 'unknown'}, staff ${access[staff]?.state ?? 'unknown'}`,
    ['P18', 'P20'],
  );
  const entry = await domain.report(staff, 'ENTER_DOMAIN', { grant });
  const answer = (await entry.json()) as { code?: string; articles?: string[]; detail?: string };
  const { title } = (
    await api.get<{ told: { event: string; title: { zh: string; en: string } }[] }>('/lifecycles/staffAdmission', null)
  ).told.find(({ event }) => event === 'ENTER_DOMAIN')!;
  tell.followed(
    `${title.zh} · ${title.en}: ${entry.ok ? '准予 · let in' : `拒绝 · denied, ${answer.code}`}`,
    answer.articles ?? ['P18', 'P20(1)'],
  );
}

export async function reportedAndEvaluated(stage: Stage, scenario: Scenario): Promise<string> {
  const { act, examples, refused, tell } = stage;
  tell.stage({ zh: '年度报告与年度评估', en: 'Report and evaluation of the year' }, ['P12', 'P28', 'P29', 'P30']);
  await passTo(stage, '2026-12-10T09:00:00+08:00');
  const report = await fired(stage, 'annualReport', authority);
  await passTo(stage, '2027-01-11T09:00:00+08:00');
  await stage.waits(authority, report);
  await act(operator, report, { type: 'SUBMIT', ...(await examples.read('operation/annual-report.json', operator)) });
  await act(authority, report, { type: 'ACCEPT' });
  const evaluation = await fired(stage, 'annualEvaluation', authority);
  const document = await examples.upload(authority, 'evaluation-report.txt', '评估报告.txt');
  await act(authority, evaluation, {
    type: 'REQUEST_EVIDENCE',
    indicators: { version: '2026-1', document },
    departments: [...indicatorDepartments],
    items: ['运营情况', '安全管理'],
  });
  await act(operator, evaluation, {
    type: 'SUBMIT_EVIDENCE',
    documents: [await examples.upload(operator, 'annual-report.txt', '年度运营报告.txt')],
    truthful: true,
  });
  await act(authority, evaluation, {
    type: 'ASSESS',
    grade: 'D',
    report: document,
    findings: '域内操作日志缺失 17 天',
  });
  tell.aside('不责令改正而确认“不符合” · Confirming “not conforming” without an order:');
  await refused(director, evaluation, await stage.api.asShown(director, evaluation, { type: 'CONFIRM' }));
  const order = {
    items: [{ item: '日志审计', requirement: '补齐操作日志并改为双通道采集' }],
    due: `${examples.day(46)}T00:00:00+08:00`,
    scope: 'all',
  };
  await act(director, evaluation, await stage.api.asShown(director, evaluation, { type: 'CONFIRM', order }));
  await tellOneAct(stage, evaluation, scenario);
  return theOnly(stage, 'operatorRectification');
}

const theAct = new Set(['CONFIRM', 'OPEN', 'SUSPEND_RIGHTS', 'AGREEMENT_SUSPENDED']);
/** Evaluation, order and suspension are one transaction (P29): the rows of all of them carry the same instant. */
async function tellOneAct(stage: Stage, evaluation: string, scenario: Scenario): Promise<void> {
  const { api, tell } = stage;
  const order = await theOnly(stage, 'operatorRectification');
  const agreement = await theOnly(stage, 'operatingAgreement');
  const last = await Promise.all(
    [evaluation, order, agreement, scenario.grant].map(async (id) =>
      (await api.log(authority, id)).findLast(({ event }) => theAct.has(event.type))!,
    ),
  );
  const [at, ...others] = new Set(last.map((row) => row.at));
  if (others.length) throw new StoryBroke(`One act has several instants: ${last.map((row) => row.at).join(', ')}`);
  tell.followed(
    `一个行为，一个时刻 ${at}：评估结果、责令改正、暂停协议权限、暂停场景授权 · one act, one instant: result, order, suspension of agreement and grant`,
    ['P29'],
  );
  await api.until(authority, scenario.grant, 'the domain', isShut);
  await tellAccess(stage, scenario);
  await stage.waits(authority, order);
}

export async function rectified(stage: Stage, order: string, scenario: Scenario): Promise<void> {
  const { act, api, examples, tell } = stage;
  tell.stage({ zh: '整改与恢复权限', en: 'Rectification, and rights restored' }, ['P29']);
  await passTo(stage, '2027-02-01T10:00:00+08:00');
  const report = await examples.upload(operator, 'rectification-report.txt', '整改报告.txt');
  await act(operator, order, {
    type: 'SUBMIT_FEEDBACK',
    report,
    results: [{ item: '日志审计', done: '已补齐并改为双通道' }],
  });
  await act(inspector, order, { type: 'ACCEPT', met: ['日志审计'], opinion: '整改到位' });
  await api.until(authority, scenario.grant, 'the domain', isOpen);
  await tellAccess(stage, scenario);
}

/** P13: at the old end the signed successor takes over what it covers; the closure is for the rest. */
export async function takenOver(stage: Stage, agreement: string, successor: string, scenario: Scenario): Promise<void> {
  const { api, tell } = stage;
  tell.stage({ zh: '新旧协议交接', en: 'The successor takes over' }, ['P13', 'P31']);
  for (const id of [agreement, successor]) {
    const view = await api.show(authority, id);
    tell.followed(`${id}: ${view.stateTitle.zh} · ${view.stateTitle.en}`, ['P13']);
  }
  for (const id of [scenario.grant, scenario.staff]) {
    const under = kept<string>(await api.show(authority, id), 'agreement');
    if (under !== successor) throw new StoryBroke(`${id} did not go over to ${successor}.`);
    tell.followed(`${id} 转入 · goes over to ${under}`, ['P13']);
  }
  await tellAccess(stage, scenario);
}
