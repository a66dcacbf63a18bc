// The cases of supervision beside a trade, each opened, and what may be asked of them: the normal path and what comes between,
// by whom it is for. Whether it is right for where a case stands is for the chart to say.
import type { CaseRow } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import * as access from '../support/information-access.ts';
import * as duty from '../support/periodic-duty.ts';
import * as orders from '../support/rectification-orders.ts';
import * as incidents from '../support/security-incident.ts';
import * as inspections from '../support/venue-inspections.ts';
import type { World } from './world.ts';

type Event = { type: string; [field: string]: unknown };
/** An event, with whom it is for: the first does it, the next confirms it. */
export type Said = readonly [event: Event, ...actors: Actor[]];
const why = { reason: '测试用理由' };

const hourAgo = (world: World): string => new Date(Date.parse(world.clock.at) - 3_600_000).toISOString();
const inDays = (world: World, days: number): string =>
  new Date(Date.parse(world.clock.at) + days * 86_400_000).toISOString();
const idOf = (world: World, lifecycle: string): string => world.of(lifecycle)[0]!.id;

type Lifecycle = keyof typeof openings;
const openings = {
  rectificationOrder: (world: World) => {
    const registration = world.of('subjectRegistration')[0]!;
    const input = { ...orders.input, target: { body: 'subject', registration: registration.id } };
    return [{ ...input, due: inDays(world, 10) }, orders.han];
  },
  securityIncident: (world: World) => [{ ...incidents.input, discoveredAt: hourAgo(world) }, incidents.duty],
  periodicDuty: (world: World) => [
    { side: 'venue', duty: 'riskAssessment', extra: { ...why, dueOn: inDays(world, 90).slice(0, 10) } },
    duty.zhao,
  ],
  informationAccess: (world: World) => [
    {
      ...access.requestOf('crimeInvestigation'),
      scope: { ...access.scope, cases: [idOf(world, 'trade')] },
      until: inDays(world, 10),
    },
    access.registrar,
  ],
  venueInspection: () => [{ kind: 'evaluation', target: inspections.venueTarget }, inspections.lead],
} satisfies Record<string, (world: World) => [object, Actor]>;
export const supervised = Object.keys(openings) as Lifecycle[];
export const isSupervised = ({ lifecycle }: Pick<CaseRow, 'lifecycle'>): boolean => lifecycle in openings;

export function open(world: World, lifecycle: Lifecycle): Promise<string | undefined> {
  const [input, actor] = openings[lifecycle](world);
  return world.open(lifecycle, input, actor);
}

export function said(world: World, row: CaseRow): Said[] {
  return pools[row.lifecycle as Lifecycle](world, row);
}

const anInstrument = { document: orders.doc };
const ofOrder = (world: World, row: CaseRow): Said[] => {
  const addressee: Actor = { person: 'li', hat: 'MERCHANT', party: world.context(row.id).target.party };
  return [
    [orders.serve, orders.han],
    [orders.all, addressee],
    [orders.accept, orders.bai, orders.han],
    [orders.partly, orders.bai, orders.han],
    [{ ...orders.sendBack, due: inDays(world, 9) }, orders.bai],
    [{ ...orders.extend, due: inDays(world, 30) }, orders.han],
    [orders.withdraw, orders.han],
    [{ type: 'REFER_TO_ENFORCEMENT', to: '执法队', ...anInstrument }, orders.bai],
    [{ type: 'RECORD_OUTCOME', outcome: '已处罚', ...anInstrument }, orders.bai],
    [{ type: 'OBJECT', statement: '已有日志' }, addressee],
  ];
};
const ofIncident = (world: World): Said[] => {
  const { duty: first, head, enterprise } = incidents;
  const targets = { measure: 'pauseTrade', target: idOf(world, 'trade') };
  return [
    [{ type: 'START_REMEDY', account: '隔离服务器' }, enterprise],
    [{ type: 'FINISH_REMEDY', account: '已修补', evidence: [incidents.doc] }, enterprise],
    [incidents.nobody, head, first],
    [{ ...incidents.naming, cases: [idOf(world, 'listingRegistration')] }, head],
    [incidents.reportTo('数据主管部门'), first],
    [incidents.grade('general'), first],
    [incidents.grade('major'), first],
    [{ type: 'LOWER_GRADE', grade: 'general', ...why }, first],
    [{ type: 'CONFIRM_LOWERING' }, head, first],
    [{ ...incidents.pause, targets: [targets.target] }, first],
    [{ type: 'LIFT_MEASURE', ...targets, ...why }, head, first],
    [{ type: 'ROOT_CAUSE', document: incidents.doc }, first],
    [incidents.summary, first],
    [{ type: 'NO_FOLLOW_UP', ...why }, first],
    [{ type: 'CLOSE', conclusion: '处置完毕' }, head, enterprise],
    [incidents.alarm, head, first],
  ];
};
const ofDuty = (world: World): Said[] => [
  [duty.start, duty.opco],
  [duty.report(), duty.opco],
  [duty.confirm, duty.qian, duty.opco, { ...duty.qian, person: duty.opco.person }],
  [duty.returning, duty.qian],
  [duty.postpone(inDays(world, 120).slice(0, 10)), duty.qian],
  [duty.setDefault, duty.zhao],
];
const ofAccess = (world: World, row: CaseRow): Said[] => {
  const { registrar, checker, officer, doc } = access;
  const { scope, until } = world.context(row.id);
  const granting = { scope, persons: ['feng', 'gao'], until };
  const act = { type: 'REVOKE', ...why, document: doc };
  return [
    [{ type: 'AUTHORIZE', ...granting }, checker, registrar],
    [{ type: 'AUTHORIZE', ...granting, persons: ['feng', 'gao', 'mallory'] }, checker],
    [{ type: 'AUTHORIZE', ...granting, until: inDays(world, 40) }, checker],
    [{ type: 'PACK', package: access.paper('b') }, registrar],
    [{ type: 'PROVIDE', receipt: access.paper('c') }, checker, registrar],
    [{ type: 'NARROW', ...granting, persons: ['feng'], ...why, document: doc }, checker],
    [{ type: 'REGISTER_ACT', act, document: doc }, registrar],
    [{ type: 'CONFIRM_ACT' }, checker, registrar],
    [{ type: 'RETURN', items: [{ item: '文书', problem: '不清' }] }, checker],
    [{ type: 'COMPLETE', account: '补齐', documents: [doc] }, registrar],
    [{ type: 'REFUSE', ...why }, checker],
    [{ type: 'WITHDRAW', ...why }, officer, registrar],
    [{ type: 'FINISH' }, officer, registrar],
  ];
};
const ofInspection = (): Said[] => {
  const { lead, chief, center, enterprise } = inspections;
  return [
    [inspections.plan, lead],
    [inspections.start, lead],
    [inspections.ask, lead],
    [inspections.handIn, center, enterprise],
    [inspections.refusal, lead],
    [inspections.finish, lead],
    [inspections.draft(), lead, center],
    [inspections.draft(inspections.finding('交易活动')), lead],
    [inspections.comment, center],
    [inspections.comment, enterprise],
    [inspections.confirm(), chief, lead],
    [{ type: 'SEND_BACK', ...why }, chief],
    [{ type: 'CLOSE', conclusion: '均已办结' }, lead],
    [{ type: 'DISCONTINUE', ...why }, chief],
  ];
};
const pools: Record<Lifecycle, (world: World, row: CaseRow) => Said[]> = {
  rectificationOrder: ofOrder,
  securityIncident: ofIncident,
  periodicDuty: ofDuty,
  informationAccess: ofAccess,
  venueInspection: ofInspection,
};
