// Situations of a scenario grant: from its draft to its use in the domain.
import { prohibitions } from '../../machines/operation/scenario-grant/events.ts';
import { scenarioGrant } from '../../machines/operation/scenario-grant/index.ts';
import type { CaseFact, Facts } from '../../machines/kernel/lifecycle.ts';
import { defaultRegime } from '../../machines/regimes/index.ts';
import { drive, fact } from './driver.ts';
import {
  agreementId,
  authority,
  declared,
  domain,
  operator,
  transport,
  transportBureau,
  withAgreement,
} from './under-agreement.ts';

export const id = 'scenarioGrant/91220101MA0Y2TLK3X-1-test/1';
export const input = { agreement: agreementId, scenario: '公交线网优化' };
export const dataset = (name = '公交刷卡', provider = transportBureau, more: object = {}) => ({
  dataset: name,
  provider,
  catalogue: `CC-JT-${name}`,
  grade: '一般数据二级',
  useRequirements: declared,
  fields: ['站点', '时刻'],
  necessity: '用于统计站点客流',
  ...more,
});
export const notProhibited = Object.fromEntries(prohibitions.map((kind) => [kind, declared]));
export const requestOf = (more: object = {}) => ({
  description: '以刷卡记录优化公交线网',
  purpose: 'publicWelfare',
  partners: [{ name: '长春公交集团', role: '线路调整' }],
  partnersGetNoData: declared,
  scopeOfUse: '长春市区线网规划',
  value: { social: '缩短候车时间' },
  feasibility: '已有试点',
  goals: ['平均候车时间缩短一分钟'],
  plan: { start: '2026-03-10', end: '2026-12-31' },
  datasets: [dataset()],
  notProhibited,
  ...more,
});
/** What asks for a change differs from the first request. */
export const submit = (more: object = {}, type = 'SUBMIT') => ({
  type,
  request: requestOf({ ...(type !== 'SUBMIT' && { feasibility: '已有试点，扩大范围' }), ...more }),
});
export const clear = { clear: true, basis: '已审核' };
export const points = [
  'scenario',
  'partners',
  'scope',
  'value',
  'feasibility',
  'plan',
  'minimality',
  'notProhibited',
] as const;
export const consent = (more: object = {}) => ({
  type: 'CONSENT',
  review: { ...Object.fromEntries(points.map((point) => [point, clear])), ...more },
});
export const answer = (name = '公交刷卡', more: object = {}) => ({
  dataset: name,
  catalogued: true,
  graded: true,
  withinUseRequirements: true,
  prohibited: null,
  ...more,
});
export const provide = (...answers: object[]) => ({
  type: 'CONSENT_AS_PROVIDER',
  answers: answers.length ? answers : [answer()],
});
export const facts = withAgreement();
export const acceptance = 'domainAcceptance/changchun/1';
export const staff = 'staffAdmission/91220101MA0Y2TLK3X-1-0123/1';
export const anAcceptedDomain = fact(acceptance, { tags: ['accepted'] });
export const aPerson = (more: Partial<CaseFact> = {}) =>
  fact(staff, { tags: ['admitted'], shares: { agreement: agreementId, grants: [id] }, ...more });
export const ready: Facts = { ...facts, acceptance: anAcceptedDomain, accounts: [aPerson()] };
export const provision = { type: 'PROVISION', acceptance, accounts: [staff] };
export const reply = (type: string, more: object = {}) => ({ type, receipt: 'R-1', ...more });

export const aDraft = (regime = defaultRegime) => drive(scenarioGrant, { input, actor: operator, facts, id, regime });
export const underReview = (more: object = {}, regime = defaultRegime) =>
  aDraft(regime).send(submit(more), operator, facts);
export const granted = (more: object = {}, regime = defaultRegime) =>
  underReview(more, regime).send(consent(), authority, facts).send(provide(), transport, facts);
export const inUse = (more: object = {}, regime = defaultRegime) =>
  granted(more, regime).send(provision, authority, ready).send(reply('ACCESS_PROVISIONED'), domain);
export const callsOf = (one: { effects: { type: string }[] }) =>
  one.effects.flatMap((effect) =>
    'op' in effect && 'input' in effect
      ? [`${String(effect.op)} ${String((effect.input as { order: number }).order)}`]
      : [],
  );
export const access = (one: { leaves: string[] }) =>
  one.leaves
    .find((leaf) => leaf.includes('.access.'))
    ?.split('.')
    .at(-1);
