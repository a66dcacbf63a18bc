// Situations of an inspection of the venue, of a subject, of an operator.
import { venueInspection } from '../../machines/shared/venue-inspection/index.ts';
import type { Actor, Facts } from '../../machines/kernel/types.ts';
import type { Regime } from '../../machines/regimes/index.ts';
import { agreementFact, agreementId } from './agreements.ts';
import { type Driven, drive, fact } from './driver.ts';

export const lead: Actor = { person: 'sun', hat: 'SUPERVISOR' };
export const chief: Actor = { person: 'hu', hat: 'SUPERVISOR' };
export const cyber: Actor = { person: 'cao', hat: 'SEC_REG' };
export const center: Actor = { person: 'zhao', hat: 'CENTER' };
export const enterprise: Actor = { person: 'wang', hat: 'OPCO' };
export const official: Actor = { person: 'wei', hat: 'AUTHORITY' };
export const director: Actor = { person: 'deng', hat: 'AUTHORITY' };
export const doc = { sha256: 'a'.repeat(64), name: '材料.pdf' };

const organisation = (serial: string, name: string) => ({
  type: 'organisation',
  uscc: `91220101MA0Y2TLK${serial}`,
  name,
  usccOverride: '测试用代码',
});
export const evaluator = organisation('99', '某评价咨询有限公司');
export const expert: Actor = { person: 'wu', hat: 'EVALUATOR', party: 'org:91220101MA0Y2TLK99' };
export const venue = { center: organisation('11', '数据交易中心'), opco: organisation('22', '运营企业') };

export const four = ['交易活动', '服务质量', '安全管理', '规范经营'];
// The case is opened on a Monday; the window of the plan is a fortnight later.
export const opened = '2026-03-02T02:00:00.000Z';
export const begins = '2026-03-16T01:00:00.000Z';
export const ends = '2026-03-27T10:00:00.000Z';
export const plan = {
  type: 'PLAN',
  aspects: four,
  from: begins,
  to: ends,
  inspectors: ['sun'],
  departments: [{ department: '市委网信办', persons: ['cao'] }],
  announced: true,
  venue,
  document: doc,
};
export const commission = {
  type: 'COMMISSION',
  evaluator,
  contract: doc,
  independence: { declared: true },
  nonDisclosure: doc,
};
export const start = { type: 'START', notice: doc };
export const ask = {
  type: 'REQUEST_MATERIALS',
  items: [{ id: 'm1', from: 'CENTER', item: '近一年审核台账' }],
  due: '2026-03-20T10:00:00.000Z',
};
export const handIn = { type: 'HAND_IN', items: [{ id: 'm1', documents: [doc] }] };
export const refusal = {
  type: 'RECORD_REFUSAL',
  items: ['m1'],
  account: '书面表示不予提供',
  evidence: [doc],
  statement: doc,
};
export const finish = { type: 'FINISH_FIELD_WORK', account: '现场工作完成' };
export const finding = (aspect: string, more: object = {}) => ({
  id: aspect,
  aspect,
  about: 'OPCO',
  result: 'for',
  fact: '经查属实',
  evidence: [doc],
  ...more,
});
export const bad = { result: 'against', gravity: 'serious' };
export const draft = (...found: object[]) => ({
  type: 'DRAFT',
  findings: found.length ? found : four.map((aspect) => finding(aspect)),
  document: doc,
});
export const comment = { type: 'SUBMIT_COMMENT', statement: '无异议' };
export const confirm = (...consequences: object[]) => ({ type: 'CONFIRM', report: doc, consequences });
export const noted = (...findings: string[]) => ({ findings, noted: '已当场整改' });
export const risk = (more: object = {}) => ({
  lifecycle: 'securityIncident',
  input: {
    kind: 'increasedRisk',
    scope: 'venue',
    discoveredAt: opened,
    account: '接口缺少访问控制',
    criminal: 'no',
    critical: false,
    plan: { version: '2026-1', document: doc },
    ...more,
  },
});
export const violation = {
  lifecycle: 'violationCase',
  input: { finding: '卖方重复出售', listing: 'listingRegistration/a/1' },
};
/** What the supervisor orders on an inspection. */
export const rectify = (more: object = {}) => ({
  lifecycle: 'rectificationOrder',
  input: {
    kind: 'rectification',
    issuer: { hat: 'SUPERVISOR', name: '市政务服务和数字化建设管理局' },
    instrument: { number: '2026-7', date: '2026-04-20', document: doc },
    target: { body: 'opco' },
    ground: { finding: '安全管理责任落实不到位', provisions: ['第二十七条'] },
    items: [{ id: '1', demand: '补齐访问控制' }],
    due: '2026-07-30T16:00:00.000Z',
    inspection: 'venueInspection/test/1',
    ...more,
  },
});
export const order = (more: object = {}) => ({
  lifecycle: 'operatorRectification',
  input: {
    agreement: agreementId,
    finding: '操作日志不完整',
    items: [{ item: '日志', requirement: '补齐操作日志' }],
    due: '2026-06-30T16:00:00.000Z',
    ...more,
  },
});

export const venueTarget = { of: 'venue', bodies: ['CENTER', 'OPCO'] };
export const anInspection = (more: object = {}, actor: Actor = lead, facts: Facts = {}, regime?: Regime): Driven =>
  drive(venueInspection, {
    input: { kind: 'evaluation', target: venueTarget, ...more },
    actor,
    facts,
    at: opened,
    ...(regime && { regime }),
  });
export const operatorFacts: Facts = { agreement: agreementFact() };
export const ofAnOperator = (): Driven =>
  anInspection(
    { kind: 'operatorInspection', target: { of: 'operator', agreement: agreementId } },
    official,
    operatorFacts,
  );
export const registration = 'subjectRegistration/a/1';
export const ofASubject = (): Driven =>
  anInspection({ kind: 'special', target: { of: 'subject', registration } }, lead, {
    registration: fact(registration, { parties: ['org:91220101MA0Y2TLK44'] }),
  });

export const planned = (more: object = {}): Driven => anInspection().send({ ...plan, ...more }, lead);
export const underway = (more: object = {}): Driven => planned(more).at(begins).send(start, lead);
export const operatorUnderway = (): Driven =>
  ofAnOperator()
    .send({ ...plan, venue: undefined, departments: [], inspectors: ['wei'] }, official)
    .at(begins)
    .send(start, official);
export const drafting = (): Driven => underway().send(finish, lead);
export const commenting = (...found: object[]): Driven => drafting().send(draft(...found), lead);
export const confirming = (...found: object[]): Driven =>
  commenting(...found)
    .send(comment, center)
    .send(comment, enterprise);
export const twoBad = [finding('交易活动', bad), finding('服务质量', bad), finding('安全管理'), finding('规范经营')];
