// Situations of a security incident.
import type { Facts } from '../../machines/kernel/types.ts';
import { securityIncident } from '../../machines/shared/security-incident/index.ts';
import { type Driven, drive, fact } from './driver.ts';

export const duty = { person: 'zhao', hat: 'CENTER' } as const;
export const head = { person: 'qian', hat: 'CENTER' } as const;
export const authority = { person: 'sun', hat: 'AUTHORITY' } as const;
export const chief = { person: 'wei', hat: 'AUTHORITY' } as const;
export const enterprise = { person: 'li', hat: 'OPCO' } as const;
export const doc = { sha256: 'a'.repeat(64), name: '材料.pdf' };
// A Friday evening before a weekend, in Changchun.
export const discovered = '2026-03-06T10:00:00.000Z';
export const input = {
  kind: 'incident',
  scope: 'venue',
  discoveredAt: discovered,
  account: '交付服务器被非法访问',
  criminal: 'no',
  critical: false,
};
export const hours = (n: number, ms = 0) => new Date(Date.parse(discovered) + n * 3_600_000 + ms).toISOString();
export const anIncident = (more: object = {}, actor: { person: string; hat: 'CENTER' | 'AUTHORITY' } = duty): Driven =>
  drive(securityIncident, { input: { ...input, ...more }, actor, at: discovered });

export const listing = 'listingRegistration/a/1';
export const trade = 'trade/a/1';
export const agreement = 'operatingAgreement/a/1';
export const named: Facts = {
  'named/listingRegistration': [fact(listing, { parties: ['org:A'] })],
  under: [fact(trade, { parties: ['org:A', 'org:B'] })],
};
export const naming = { type: 'NAME_AFFECTED', cases: [listing], persons: 0, advice: '请立即更换接口密钥' };
export const grade = (to: string) => ({ type: 'GRADE', grade: to, reason: '核实影响范围' });
export const reportTo = (body: string) => ({ type: 'REPORT_TO', body, document: doc });
export const settled = (...unreachedParties: string[]) => ({
  type: 'NOTICES_SETTLED',
  receipts: { parties: 2 - unreachedParties.length, hash: 'b'.repeat(64) },
  unreachedParties,
});
export const remedied = (one: Driven): Driven =>
  one
    .send({ type: 'START_REMEDY', account: '隔离服务器' }, enterprise)
    .send({ type: 'FINISH_REMEDY', account: '已修补', evidence: [doc] }, enterprise);
export const nobody = { type: 'NOBODY_AFFECTED', finding: '无数据外泄', document: doc };
export const aContained = (more: object = {}): Driven =>
  remedied(anIncident(more)).send(nobody, head).send(reportTo('数据主管部门'), duty);
export const summary = { type: 'SUMMARIZE', document: doc, bodies: ['数据主管部门'] };
export const aClosable = (): Driven =>
  aContained()
    .send(grade('general'), duty)
    .send({ type: 'ROOT_CAUSE', document: doc }, duty)
    .send(summary, duty)
    .send({ type: 'NO_FOLLOW_UP', reason: '外部供应商故障' }, duty);
export const pause = { type: 'TAKE_MEASURES', measure: 'pauseTrade', targets: [trade], reason: '接口不安全' };
export const lift = { type: 'LIFT_MEASURE', measure: 'pauseTrade', target: trade, reason: '接口已修复' };
export const targets: Facts = { targets: [fact(trade)] };
export const alarm = { type: 'FALSE_ALARM', finding: '监测规则误判', document: doc };
export const violation = { lifecycle: 'violationCase', input: { finding: '数据商泄露密钥', listing } };
export const aMeasure = (): Driven => anIncident().send(pause, duty, targets);
