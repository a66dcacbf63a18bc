// P17 to P27, read a second time.
import type { Court } from '../court.ts';
import * as o from '../operation-stories.ts';
import { proposing, requesting, reviewing } from '../trials/agreements.ts';
import { stranger } from '../trials/operating.ts';
import type { Told } from './told.ts';

const asAuthority = (actor: o.Actor): o.Actor => ({ ...o.zhao, person: actor.person });
const issue = async (court: Court, agreement?: o.Agreement) => {
  const { grant } = await o.inUse(court, agreement && (await o.granted(court, agreement)));
  const about = {
    agreement: grant.agreement.id,
    dataset: '病案首页',
    problem: `字段缺失${court.serial()}`,
    foundWhile: 'processing',
    evidence: [court.paper],
  };
  return { id: await court.open('dataQualityIssue', about, grant.agreement.operator), grant };
};

export const domain: Told = {
  'P17-a': ['P17(2)', '没有明确目标', requesting({ goals: undefined })],
  'P17-b': ['P17(3) P18', '没有任何数据', requesting({ datasets: [] })],
  'P18-a': [
    'P18',
    '主管部门人员兼以提供单位名义同意',
    async (court) => {
      const one = await o.requested(court);
      await court.send(one.id, o.consent(), o.zhao);
      return court.ask(one.id, o.answer(), { ...o.health, person: o.zhao.person });
    },
  ],
  'P18-b': ['P18 P6(2)', '提供单位只答复了别的数据', reviewing(o.answer({ dataset: '别的数据' }), o.health)],
  'P18-c': [
    'P18',
    '主管部门审核没有结论',
    async (court) => {
      const one = await court.once('requested', () => o.requested(court));
      return court.ask(one.id, { type: 'CONSENT' }, o.zhao);
    },
  ],
  'P19-a': [
    'P19',
    '提出人自己以主管部门名义驳回治理需求',
    async (court) => {
      const { id, grant } = await issue(court);
      return court.ask(id, { type: 'REJECT', ...o.why }, asAuthority(grant.agreement.operator));
    },
  ],
  'P19-b': [
    'P19',
    '延期早于原期限',
    async (court) => {
      const { id } = await issue(court);
      await court.send(id, { type: 'ACCEPT', provider: o.healthBureau, dueOn: '2026-04-30' }, o.zhao);
      return court.ask(id, { type: 'EXTEND', dueOn: '2026-04-01', ...o.why }, o.zhao);
    },
  ],
  'P19-c': [
    'P19',
    '数据提供单位自己验证治理结果',
    async (court) => {
      const { id } = await issue(court);
      await court.send(id, { type: 'ACCEPT', provider: o.healthBureau, dueOn: '2026-04-30' }, o.zhao);
      await court.send(id, { type: 'REPORT_FIXED', summary: '已补齐', evidence: [court.paper] }, o.health);
      return court.ask(id, { type: 'VERIFY' }, o.health);
    },
  ],
  'P20-a': [
    'P20(1)',
    '实名认证的不是备案的人',
    async (court) => {
      const one = await o.proposed(court);
      return court.ask(one.id, o.verify('9'.repeat(32)), o.zhao);
    },
  ],
  'P20-b': [
    'P20(1)',
    '保密协议没有文本',
    async (court) => {
      const one = await o.reviewedStaff(court);
      return court.ask(one.id, { type: 'SIGN_NDA', signedOn: '2026-03-02' }, one.grant.agreement.operator);
    },
  ],
  'P20-c': [
    'P20(1)',
    '运营单位自己作实名认证',
    async (court) => {
      const one = await o.proposed(court);
      return court.ask(one.id, o.verify(one.ref), one.grant.agreement.operator);
    },
  ],
  'P20-d': [
    'P20(1)',
    '进入未获授权的场景',
    async (court) => {
      const one = await o.inUse(court);
      return court.ask(one.id, { type: 'ENTER_DOMAIN', grant: 'scenarioGrant/x/1' }, o.domain);
    },
  ],
  'P20-e': [
    'P20(1)',
    '其他单位申报人员',
    async (court) => {
      const { agreement, id } = await o.granted(court);
      return court.asks(
        'staffAdmission',
        { agreement: agreement.id, person: { type: 'citizen', ref: 'e'.repeat(32) }, position: '工程师', grants: [id] },
        stranger,
      );
    },
  ],
  'P21-a': [
    'P21',
    '运营单位自己记录资源消耗',
    async (court) => {
      const one = await o.shared(court);
      return court.ask(
        one.id,
        { type: 'RECORD_COST', kind: 'resources', amountFen: 1, period: '2026-03' },
        one.operator,
      );
    },
  ],
  'P22-a': ['P22', '无偿使用没有条件', proposing({ charging: [{ purpose: 'publicWelfare', mode: 'free' }] })],
  'P22-b': ['P22', '协议未约定使用方式', proposing({ charging: [] })],
  'P27-a': [
    'P27',
    '未经技术检查即批准',
    async (court) => {
      const one = await o.productDraft(court);
      await court.send(one.id, { type: 'SUBMIT', dossier: o.productOf(court, one) }, one.grant.agreement.operator);
      return court.ask(one.id, { type: 'APPROVE', scenarios: [o.scenario] }, o.zhao);
    },
  ],
  'P27-b': [
    'P27',
    '运营单位自报技术检查结果',
    async (court) => {
      const one = await o.productDraft(court);
      await court.send(one.id, { type: 'SUBMIT', dossier: o.productOf(court, one) }, one.grant.agreement.operator);
      return court.ask(
        one.id,
        { type: 'TECH_CHECKED', rawData: false, reversible: false, report: '抽样比对' },
        one.grant.agreement.operator,
      );
    },
  ],
  'P27-c': [
    'P27',
    '批准未列明任何场景',
    async (court) => {
      const one = await o.underReview(court);
      return court.ask(one.id, { type: 'APPROVE', scenarios: [] }, o.zhao);
    },
  ],
  'P27-d': [
    'P27',
    '没有可逆性检测报告',
    async (court) => {
      const one = await o.productDraft(court);
      return court.ask(
        one.id,
        { type: 'SUBMIT', dossier: o.productOf(court, one, { reversibilityTest: undefined }) },
        one.grant.agreement.operator,
      );
    },
  ],
  'P27-e': [
    'P27 P25',
    '产品没有内容清单',
    async (court) => {
      const one = await o.productDraft(court);
      return court.ask(
        one.id,
        { type: 'SUBMIT', dossier: o.productOf(court, one, { manifest: [] }) },
        one.grant.agreement.operator,
      );
    },
  ],
  'P27-f': [
    'P27 P31',
    '协议终止后导出',
    async (court) => {
      const one = await o.approvedProduct(court);
      const { agreement } = one.grant;
      await court.send(agreement.id, { type: 'END', cause: `revocation/${agreement.serial}/1` }, o.system);
      return court.ask(one.id, { type: 'EXPORT' }, agreement.operator);
    },
  ],
};
