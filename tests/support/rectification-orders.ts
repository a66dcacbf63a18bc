// Situations of an order to rectify: a merchant of Changchun, its regulators, and the two bodies of the venue.
import type { Actor, Facts } from '../../machines/kernel/types.ts';
import { rectificationOrder } from '../../machines/trading/rectification-order/index.ts';
import { type Driven, type Started, drive, fact, system } from './driver.ts';

export const cyberspace = 'org:11220100MB1234567X';
export const market = 'org:11220100MB7654321X';
export const merchantParty = 'org:91220101MA0Y2TLK3X';
export const registration = 'subjectRegistration/91220101MA0Y2TLK3X/1';
export const listing = 'listingRegistration/a/1';
export const trade = 'trade/a/1';

export const cao: Actor = { person: 'cao', hat: 'SEC_REG', party: cyberspace };
export const police: Actor = { person: 'jin', hat: 'SEC_REG', party: market };
export const han: Actor = { person: 'han', hat: 'SECTOR_REG', party: market };
/** Another person of the same body: who issued an order does not accept it. */
export const bai: Actor = { ...han, person: 'bai' };
/** The same bureau as a provider of data. */
export const provider: Actor = { person: 'peng', hat: 'PROVIDER', party: market };
export const chief: Actor = { person: 'ju', hat: 'SUPERVISOR' };
export const deputy: Actor = { person: 'fu', hat: 'SUPERVISOR' };
export const zhao: Actor = { person: 'zhao', hat: 'CENTER' };
export const wen: Actor = { person: 'wen', hat: 'CENTER' };
export const li: Actor = { person: 'li', hat: 'OPCO' };
export const sun: Actor = { person: 'sun', hat: 'MERCHANT', party: merchantParty };

export const monday = '2026-03-02T02:00:00.000Z';
export const day = (n: number, ms = 0): string => new Date(Date.parse(monday) + n * 86_400_000 + ms).toISOString();
export const doc = { sha256: 'c'.repeat(64), name: '文书.pdf' };
export const instrument = { number: '长市监改〔2026〕1号', date: '2026-03-02', document: doc };
export const items = [
  { id: 'log', demand: '补齐访问日志' },
  { id: 'duty', demand: '指定安全负责人', proof: '任命文件' },
];
export const input = {
  kind: 'rectification',
  issuer: { hat: 'SECTOR_REG', party: market, name: '长春市市场监督管理局' },
  instrument,
  target: { body: 'subject', registration },
  ground: { finding: '安全责任落实不到位', provisions: ['T26'] },
  items,
  due: day(20),
};
export const facts: Facts = { target: fact(registration, { shares: { party: merchantParty } }) };

export const opened = (more: object = {}, actor: Actor = han, at: string = monday): Started => ({
  input: { ...input, ...more },
  actor,
  facts,
  at,
});
export const anOrder = (more: object = {}, actor: Actor = han): Driven =>
  drive(rectificationOrder, opened(more, actor));
export const serve = { type: 'SERVE', receipt: doc };
export const aServedOrder = (more: object = {}, actor: Actor = han): Driven => anOrder(more, actor).send(serve, actor);
export const aCompliance = (): Driven =>
  aServedOrder(
    {
      kind: 'compliance',
      issuer: { hat: 'CENTER', name: '长春市数据交易中心' },
      target: { body: 'opco' },
      ground: { finding: '未按规则撮合', provisions: ['交易规则第八条'] },
    },
    zhao,
  );
export const results = (...ids: string[]) => ({
  type: 'SUBMIT',
  results: ids.map((item) => ({ item, account: '已整改', evidence: [doc] })),
});
export const all = results('log', 'duty');
export const findings = (...ids: string[]) => ids.map((item) => ({ item, finding: '经核查已落实' }));
export const accept = { type: 'ACCEPT', findings: findings('log', 'duty') };
export const partly = { type: 'ACCEPT_PARTLY', findings: findings('log') };
export const sendBack = { type: 'RETURN', items: [{ item: 'duty', problem: '任命文件未签章' }], due: day(40) };
export const extend = { type: 'EXTEND', due: day(30), reason: '设备采购延迟' };
export const withdraw = { type: 'WITHDRAW', reason: '事实有误', document: doc };
export const amend = {
  type: 'AMEND',
  instrument,
  items: [{ id: 'new', demand: '完善日志' }],
  due: day(35),
  reason: '采纳异议',
};
export const refer = { type: 'REFER_TO_ENFORCEMENT', to: '执法支队', document: doc };
export const outcome = { type: 'RECORD_OUTCOME', outcome: '罚款并整改完毕', document: doc };
export const object = { type: 'OBJECT', statement: '日志已在异地保存' };
export const maintain = { type: 'MAINTAIN', reason: '异地保存不符合要求' };
export const stay = { type: 'STAY', reason: '待核实' };
export const request = {
  type: 'REQUEST_MEASURES',
  measures: [
    { measure: 'suspendListing', target: listing },
    { measure: 'pauseTrade', target: trade },
    { measure: 'suspendSubject', target: registration },
  ],
  document: doc,
};
export const take = (measure = 'suspendListing', target = listing) => ({
  type: 'TAKE_MEASURES',
  measure,
  targets: [target],
  reason: '按监管部门书面请求',
});
export const lift = { type: 'LIFT_MEASURE', measure: 'suspendListing', target: listing, reason: '已整改' };
export const targets = (...ids: string[]): Facts => ({
  targets: ids.map((id) => fact(id, { parties: [merchantParty] })),
});

export const aSubmittedOrder = (): Driven => aServedOrder().send(all, sun);
export const anOverdueOrder = (): Driven => aServedOrder().at(day(20));
export const aReferredOrder = (): Driven => anOverdueOrder().send(refer, han);
export const aMeasure = (): Driven => aServedOrder().send(request, han).send(take(), zhao, targets(listing));

export const onPaper = {
  paper: true,
  kind: 'improvement',
  issuer: { hat: 'SEC_REG', name: '长春市公安局' },
  ground: { finding: '存在较大安全风险', evidence: [doc] },
};
export const aPaperOrder = (): Driven => anOrder(onPaper, zhao).send({ type: 'CONFIRM_ORDER' }, wen).send(serve, wen);
export const register = (act: object) => ({ type: 'REGISTER_ACT', act, instrument });
/** Registered by one person, confirmed by another, and carried out as the ledger would do it. */
export const byPaper = (one: Driven, act: { type: string; [key: string]: unknown }): Driven => {
  one.send(register(act), zhao).send({ type: 'CONFIRM_ACT' }, wen);
  return one.refusal ? one : one.send(act, { ...system, hands: ['wen', 'zhao'] });
};
