// Situations of a periodic duty and of the register of rules.
import { readFileSync } from 'node:fs';
import type { Actor, Facts } from '../../machines/kernel/types.ts';
import { periodicDuty } from '../../machines/shared/periodic-duty/index.ts';
import { ruleRegister } from '../../machines/shared/rule-register/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { type Driven, drive, fact } from './driver.ts';

export const zhao = { person: 'zhao', hat: 'CENTER' } as const;
export const qian = { person: 'qian', hat: 'CENTER' } as const;
export const opco = { person: 'li', hat: 'OPCO' } as const;
export const sun = { person: 'sun', hat: 'AUTHORITY' } as const;
export const wei = { person: 'wei', hat: 'AUTHORITY' } as const;
export const doc = { sha256: 'a'.repeat(64), name: '材料.pdf' };

// A Monday; eleven months on is a Monday too.
export const begins = '2026-03-02';
export const at = (day: string, ms = 0) => new Date(Date.parse(`${day}T00:00:00+08:00`) + ms).toISOString();
export const dueDay = '2027-02-02';
export const lastDay = '2027-03-01';

export const period = { anchor: begins, index: 0, follows: null as string | null, carried: [] as unknown[] };
export const aDuty = (duty = 'riskAssessment', more: object = {}, side = 'venue'): Driven =>
  drive(periodicDuty, {
    input: { side, duty, period: { ...period, ...more } },
    at: at(begins),
    id: `periodicDuty/${side}-${duty}/1`,
  });
export const extra = { reason: '事件处置后重新评估', dueOn: '2026-06-30' };
export const anExtra = (duty = 'riskAssessment', actor: Actor = zhao, more: object = {}): Driven =>
  drive(periodicDuty, { input: { side: 'venue', duty, extra: { ...extra, ...more } }, actor, at: at(begins) });

export const start = { type: 'START', plan: doc, leader: '赵敏' };
const evidence = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, [doc]]));
export const evidenceOf: Record<string, object> = {
  riskAssessment: evidence('scope', 'method', 'risks'),
  drill: evidence('scenario', 'attendance', 'course', 'defects'),
  planReview: evidence('review'),
  archiveSample: evidence('opinion'),
  importantDataRisk: evidence('scope', 'method', 'risks', 'submission'),
  operatorDisclosure: evidence('disclosed', 'place'),
};
export const finding = (id: string, grade: string, limit = '2026-12-31') => ({ id, title: `问题${id}`, grade, limit });
export const report = (findings: object[] = [], more: object = {}, duty = 'riskAssessment') => ({
  type: 'REPORT',
  document: doc,
  evidence: evidenceOf[duty],
  findings,
  ...more,
});
export const risk = { discoveredAt: at(begins), account: '结算接口存在高危漏洞', criminal: 'no', critical: false };
export const confirm = { type: 'CONFIRM' };
export const postpone = (dueOn: string) => ({ type: 'POSTPONE', dueOn, reason: '系统升级' });
export const setDefault = { type: 'RECORD_DEFAULT', reason: '未组织' };
export const returning = { type: 'RETURN', items: [{ item: '风险清单', problem: '无责任人' }] };
export const name = (id: string, of = 'periodicDuty/venue-riskAssessment/1') => `${of}#${id}`;
export const close = (finding: string) => ({ type: 'CLOSE_FINDING', finding, evidence: [doc] });
export const next = (id = 'periodicDuty/venue-riskAssessment/2'): Facts => ({ next: [fact(id)] });

export const aStarted = (duty = 'riskAssessment'): Driven => aDuty(duty).send(start, opco);
/** Reported by the enterprise, in the first week. */
export const aReported = (findings: object[] = [], more: object = {}): Driven =>
  aStarted().send(report(findings, more), opco);

/** A regime in which operators owe duties of their own. */
export const national = loadRegime(JSON.parse(readFileSync('examples/regime.cc-2025.json', 'utf8')));
export const agreement = 'operatingAgreement/a/1';
export const operator = { person: 'liu', hat: 'OPERATOR', party: 'org:91220101MA7F2K4D0Y' } as const;
export const agreementFact = (more: object = {}): Facts => ({
  agreement: fact(agreement, { tags: ['inForce'], shares: { operator: operator.party }, ...more }),
});
export const ofOperator = (more: object = {}, facts: Facts = agreementFact()) => ({
  input: { side: 'domain', duty: 'importantDataRisk', agreement, period, ...more },
  at: at(begins),
  facts,
  regime: national,
});
export const anOperators = (more: object = {}): Driven => drive(periodicDuty, ofOperator(more));

export const version = (name: string, from: string) => ({ version: name, document: doc, from });
export const aRegister = (kind = 'emergencyPlan', actor: Actor = zhao): Driven =>
  drive(ruleRegister, {
    input: { kind, ...version('2026-1', '2024-01-01') },
    actor,
    at: at(begins),
    id: `ruleRegister/${kind}/1`,
  });
export const approval = { type: 'APPROVE', body: '数据交易中心主任办公会', document: doc };
export const aRule = (kind = 'emergencyPlan'): Driven =>
  kind.startsWith('domain') ? aRegister(kind, sun).send(approval, wei) : aRegister(kind).send(approval, qian);
/** The register as another case sees it. */
export const asRule = (one: Driven, kind = 'emergencyPlan') =>
  fact(`ruleRegister/${kind}/1`, { shares: one.shares, open: !one.done });
export const named = (kind = 'emergencyPlan', name = '2026-1') => ({
  register: `ruleRegister/${kind}/1`,
  version: name,
});
