// T24, T26 to T35: the venue is watched, and helps those who may ask.
import { begins, ends, four } from '../../support/venue-inspections.ts';
import { type Court, type Event, type Finding, type Trial, type Trials, setting } from '../court.ts';
import * as s from '../trading-stories.ts';

export const bureau = 'org:11220100MB1234567X';
export const police = 'org:11220100MB7654321X';
export const cyber = s.person('cao', 'SEC_REG', police);
export const cyberSecond = s.person('lin', 'SEC_REG', police);
export const regulator = s.person('han', 'SECTOR_REG', bureau);
export const regulatorSecond = s.person('bai', 'SECTOR_REG', bureau);
let count = 0;
export const order = ({ paper }: Court, registration: string, more: object = {}) => ({
  kind: 'rectification',
  issuer: { hat: 'SECTOR_REG', party: bureau, name: '市场监督管理局' },
  instrument: { number: `长监改〔2026〕${(count += 1)}号`, date: '2026-03-02', document: paper },
  target: { body: 'subject', registration },
  ground: { finding: '安全责任落实不到位', provisions: ['T26'], evidence: [paper] },
  items: [{ id: 'log', demand: '补齐访问日志' }],
  due: '2026-12-01T00:00:00.000Z',
  ...more,
});
export const improvement = { kind: 'improvement', issuer: { hat: 'SEC_REG', party: police, name: '市公安局' } };
export type Order = { id: string; target: s.Subject };
export async function served(court: Court, more: object = {}, actor = regulator): Promise<Order> {
  const target = await s.subject(court);
  const id = await court.open('rectificationOrder', order(court, target.id, more), actor);
  await court.send(id, { type: 'SERVE', receipt: court.paper }, actor);
  return { id, target };
}
export const results = ({ paper }: Court) => ({
  type: 'SUBMIT',
  results: [{ item: 'log', account: '已整改', evidence: [paper] }],
});
export const accept = { type: 'ACCEPT', findings: [{ item: 'log', finding: '经核查已落实' }] };
export async function answered(court: Court, more?: object, actor?: typeof regulator): Promise<Order> {
  const one = await served(court, more, actor);
  await court.send(one.id, results(court), one.target.actor);
  return one;
}
const ordering =
  (more: object, actor: s.Subject['actor']): Trial =>
  async (court) => {
    const target = await court.once('owner', () => s.subject(court));
    return court.asks('rectificationOrder', order(court, target.id, more), actor);
  };

/** An incident in which everything is done but what `without` names. */
async function almost(court: Court, without: 'remedy' | 'telling' | 'report'): Promise<string> {
  const document = court.paper;
  const input = {
    kind: 'incident',
    scope: 'venue',
    discoveredAt: '2026-03-02T01:00:00.000Z',
    account: '交付服务器被非法访问',
    criminal: 'no',
    critical: false,
  };
  const id = await court.open('securityIncident', input, s.center);
  const done = (event: Event, actor = s.center) => court.send(id, event, actor);
  if (without !== 'remedy') {
    await done({ type: 'START_REMEDY', account: '隔离服务器' });
    await done({ type: 'FINISH_REMEDY', account: '已修补', evidence: [document] });
  }
  if (without !== 'telling') await done({ type: 'NOBODY_AFFECTED', finding: '无数据外泄', document }, s.second);
  if (without !== 'report') await done({ type: 'REPORT_TO', body: '数据主管部门', document });
  await done({ type: 'GRADE', grade: 'general', reason: '核实影响范围' });
  return id;
}
const closing =
  (without: 'remedy' | 'telling' | 'report'): Trial =>
  async (court) =>
    court.ask(await almost(court, without), { type: 'CLOSE', conclusion: '处置完毕' }, s.second);

const evaluation = { kind: 'evaluation', target: { of: 'venue', bodies: ['CENTER', 'OPCO'] } };
export const venuePlan = ({ paper }: Court, more: object = {}) => ({
  type: 'PLAN',
  aspects: four,
  from: begins,
  to: ends,
  inspectors: [s.supervisor.person],
  announced: true,
  document: paper,
  ...more,
});
const asked = async (court: Court, more: object, actor: s.Subject['actor']): Promise<Finding> =>
  court.asks('informationAccess', more, actor);

export const supervising: Trials = {
  'T24-2': async () => setting({ 'trade.retention.years': '19 y' }),
  'T26-1': async (court) => {
    const { id, actor } = await court.once('draft MERCHANT', () => s.draft(court, ['MERCHANT']));
    const { securitySystem: _, ...rest } = s.checklist(court);
    return court.ask(id, { type: 'SUBMIT', checklist: rest }, actor);
  },
  'T27-1': closing('remedy'),
  'T27-2': closing('telling'),
  'T27-3': closing('report'),
  'T28-1': (court) =>
    court.asks(
      'venueInspection',
      { kind: 'securityInspection', target: { of: 'venue', bodies: ['CENTER'] } },
      s.center,
    ),
  'T29-1': ordering({ kind: 'improvement' }, regulator),
  'T29-2': ordering({ ...improvement, due: undefined }, cyber),
  'T31-1': (court) => court.asks('venueInspection', evaluation, s.center),
  'T31-2': async (court) => {
    const id = await court.open('venueInspection', evaluation, s.supervisor);
    return court.ask(id, venuePlan(court, { aspects: four.slice(0, 2) }), s.supervisor);
  },
  'T32-1': ordering({ issuer: { hat: 'CENTER', name: '长春市数据交易中心' } }, s.center),
  'T32-2': ordering({ ground: undefined }, regulator),
  'T33-1': async (court) => {
    const one = await court.once('answered', () => answered(court));
    return court.ask(one.id, accept, one.target.actor);
  },
  'T33-2': async (court) => {
    const one = await court.once('served', () => served(court));
    const stranger = await s.subject(court);
    return court.ask(one.id, results(court), stranger.actor);
  },
  'T33-3': async (court) => {
    const one = await served(court);
    const extend = (due: string) => ({ type: 'EXTEND', due, reason: '设备采购延迟' });
    await court.send(one.id, extend('2026-12-15T00:00:00.000Z'), regulator);
    return court.ask(one.id, extend('2026-12-30T00:00:00.000Z'), regulator);
  },
  'T34-1': async (court) => {
    const trade = await s.trade(court, 'inForce');
    return asked(
      court,
      {
        purpose: 'fiscalSupervision',
        requester: { kind: 'disciplineAudit', body: '市审计局', persons: ['deng'] },
        basis: '依法开展监督',
        instrument: { number: '2026-1', date: '2026-03-01', document: court.paper },
        scope: { cases: [trade.id], classes: ['case'] },
        form: ['read'],
        mayTell: true,
      },
      s.center,
    );
  },
  'T35-1': async (court) => {
    const trade = await s.trade(court, 'inForce');
    return asked(
      court,
      {
        purpose: 'crimeInvestigation',
        requester: { kind: 'securityOrgan', body: '市公安局', persons: ['feng', 'gao'] },
        basis: '依法侦查',
        scope: { cases: [trade.id], classes: ['case'] },
        form: ['read'],
        mayTell: true,
      },
      s.center,
    );
  },
};
