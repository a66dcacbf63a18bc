// T27 to T35, P26, P28, read a second time, on the charts of supervision.
import * as a from '../../support/information-access.ts';
import * as d from '../../support/periodic-duty.ts';
import * as i from '../../support/security-incident.ts';
import * as v from '../../support/venue-inspections.ts';
import { venueInspection } from '../../../machines/shared/venue-inspection/index.ts';
import { opening } from '../../support/driver.ts';
import type { Finding, Trial } from '../court.ts';
import * as r from '../trials/supervising.ts';
import { type Told, driven } from './told.ts';

const requesting =
  (input: object, actor?: Parameters<typeof a.open>[1], facts?: Parameters<typeof a.open>[2]): Trial =>
  async () => {
    return asked(a.open(input, actor, facts));
  };
const asked = (answer: ReturnType<typeof opening>): Finding => ({
  answer: 'code' in answer ? answer : { ok: true },
  wrote: false,
});
const pack = { type: 'PACK', package: a.paper('b') };
const provide = { type: 'PROVIDE', receipt: a.paper('c') };
const merchant = { person: 'mei', hat: 'MERCHANT', party: a.seller } as const;

export const supervision: Told = {
  'T27-a': [
    'T27',
    '运营企业办结安全事件',
    driven(() => i.aClosable().send({ type: 'CLOSE', conclusion: '处置完毕' }, i.enterprise)),
  ],
  'T27-b': [
    'T27',
    '没有查明原因即办结',
    driven(() => i.aContained().send({ type: 'CLOSE', conclusion: '处置完毕' }, i.head)),
  ],
  'T27-c': [
    'T27',
    '提请降级的人自己确认',
    driven(() =>
      i
        .anIncident()
        .send(i.grade('major'), i.duty)
        .send({ type: 'LOWER_GRADE', grade: 'general', reason: '误报' }, i.duty)
        .send({ type: 'CONFIRM_LOWERING' }, i.duty),
    ),
  ],
  'T27-d': ['T27', '采取措施的人自己解除', driven(() => i.aMeasure().send(i.lift, i.duty))],
  'T27-e': [
    'T27',
    '没有开始补救即报告补救完成',
    driven(() => i.anIncident().send({ type: 'FINISH_REMEDY', account: '已修补', evidence: [i.doc] }, i.enterprise)),
  ],
  'T27-f': [
    'T27',
    '补救没有证据',
    driven(() =>
      i
        .anIncident()
        .send({ type: 'START_REMEDY', account: '隔离' }, i.enterprise)
        .send({ type: 'FINISH_REMEDY', account: '已修补', evidence: [] }, i.enterprise),
    ),
  ],
  'T27-g': ['T27', '报告事件的人自己认定无人受影响', driven(() => i.anIncident().send(i.nobody, i.duty))],
  'T27-h': ['T27', '值班人自己认定误报', driven(() => i.anIncident().send(i.alarm, i.duty))],
  'T27-i': [
    'T27',
    '措施未解除即办结',
    driven(() => i.aClosable().send(i.pause, i.duty, i.targets).send({ type: 'CLOSE', conclusion: '完毕' }, i.head)),
  ],
  'T27-j': [
    'T27',
    '演练报告没有材料',
    driven(() => d.aStarted('drill').send(d.report([], { evidence: {} }, 'drill'), d.opco)),
  ],
  'T27-k': ['T27', '报告人自己确认定期评估', driven(() => d.aReported().send(d.confirm, d.opco))],
  'T27-l': [
    'T27',
    '没有方案即开始演练',
    driven(() => d.aDuty('drill').send({ type: 'START', leader: '赵敏' }, d.opco)),
  ],
  'T27-m': ['T27', '未组织而由运营企业自行延期到期外', driven(() => d.aDuty().send(d.postpone('2028-01-01'), d.zhao))],
  'T27-n': [
    'T27 T6',
    '预案由拟制人自己批准',
    driven(() => d.aRegister('emergencyPlan', d.zhao).send(d.approval, d.zhao)),
  ],
  'T27-o': ['T27', '下一期未开始即记未履行', driven(() => d.aDuty().at(d.at('2027-02-10')).send(d.setDefault, d.zhao))],
  'P26-a': [
    'P26',
    '交易中心处置授权运营域的事件',
    driven(() => i.anIncident({ scope: 'domain' }, i.authority).send(i.grade('general'), i.duty)),
  ],
  'T28-a': [
    'T28',
    '检查组以外的人询问资料',
    driven(() => v.underway().send(v.ask, { person: 'zhou', hat: 'SUPERVISOR' })),
  ],
  'T28-b': [
    'T28 T31',
    '被检查单位自己起草结论',
    driven(() => v.underway().send(v.finish, v.lead).send(v.draft(), v.center)),
  ],
  'T28-c': ['T28 T31', '没有通知即开始', driven(() => v.planned().at(v.begins).send({ type: 'START' }, v.lead))],
  'T28-d': [
    'T28 T31',
    '起草人自己确认结论',
    driven(() =>
      v
        .underway()
        .send(v.finish, v.lead)
        .send(v.draft(), v.lead)
        .send(v.comment, v.center)
        .send(v.comment, v.enterprise)
        .send(v.confirm(), v.lead),
    ),
  ],
  'T28-e': ['T28 T31', '计划没有范围', driven(() => v.anInspection().send({ ...v.plan, aspects: [] }, v.lead))],
  'T28-f': [
    'T28 T31',
    '未逐项作出结论',
    driven(() =>
      v
        .underway()
        .send(v.finish, v.lead)
        .send(v.draft(v.finding(v.four[0]!)), v.lead),
    ),
  ],
  'T31-a': [
    'T31',
    '受托机构未声明独立',
    driven(() => v.planned().send({ ...v.commission, independence: undefined }, v.lead)),
  ],
  'T31-b': [
    'T31',
    '受托机构就是运营企业',
    driven(() => v.planned().send({ ...v.commission, evaluator: v.venue.opco }, v.lead)),
  ],
  'T31-c': ['T31', '未受委托的机构起草结论', driven(() => v.underway().send(v.finish, v.expert))],
  'T31-d': [
    'T31',
    '运营企业自己组织评估',
    async () =>
      asked(
        opening(venueInspection, {
          input: { kind: 'evaluation', target: v.venueTarget },
          actor: v.enterprise,
          at: v.opened,
        }),
      ),
  ],
  'T25-g': ['T25 T34', '登记人自己批准调取', driven(() => a.aRequest().send(a.authorize(), a.registrar, a.causeFacts))],
  'T25-h': [
    'T25 T34',
    '批准的范围超过请求',
    driven(() =>
      a
        .aRequest()
        .send(
          a.authorize('fiscalSupervision', { scope: { ...a.scope, cases: [a.trade, a.other] } }),
          a.checker,
          a.causeFacts,
        ),
    ),
  ],
  'T25-i': [
    'T25',
    '批准给请求以外的人',
    driven(() =>
      a.aRequest().send(a.authorize('fiscalSupervision', { persons: ['mallory'] }), a.checker, a.causeFacts),
    ),
  ],
  'T25-j': [
    'T25',
    '没有全部当事方同意即依同意调取',
    requesting(a.requestOf('partyConsent', { consents: [{ party: a.seller, until: a.days(10), document: a.doc }] })),
  ],
  'T25-k': ['T25', '数据商自行提出调取对方材料', requesting(a.requestOf('fiscalSupervision'), merchant)],
  'T34-a': [
    'T34',
    '公安机关以财政监督为由调取',
    requesting(
      a.requestOf('fiscalSupervision', {
        requester: { kind: 'securityOrgan', body: '市公安局', persons: ['feng', 'gao'] },
      }),
    ),
  ],
  'T34-b': ['T34', '没有函件即调取', requesting(a.requestOf('fiscalSupervision', { instrument: undefined }))],
  'T34-c': [
    'T34',
    '不涉及财政资金',
    requesting(a.requestOf('fiscalSupervision'), undefined, { 'scope/trade': [a.tradeFact({ fiscalFunds: false })] }),
  ],
  'T35-a': [
    'T35',
    '一人执行侦查调取',
    requesting(
      a.requestOf('crimeInvestigation', { requester: { kind: 'securityOrgan', body: '市公安局', persons: ['feng'] } }),
    ),
  ],
  'T35-b': [
    'T35',
    '审计机关以侦查为由调取',
    requesting(
      a.requestOf('crimeInvestigation', {
        requester: { kind: 'disciplineAudit', body: '市审计局', persons: ['deng', 'li'] },
      }),
    ),
  ],
  'T35-c': [
    'T35',
    '未批准即提供副本',
    driven(() => a.aRequest('crimeInvestigation').send(pack, a.checker).send(provide, a.registrar)),
  ],
  'T35-d': [
    'T35 T25',
    '期限届满后提供',
    driven(() => a.aGrant('crimeInvestigation').send(pack, a.checker).at(a.days(20)).send(provide, a.registrar)),
  ],
  'T32-a': [
    'T32 T33',
    '整改要求的期限已过',
    async (court) => {
      const target = await court.once('owner further', () => r.served(court));
      const { target: subject } = target;
      return court.asks(
        'rectificationOrder',
        r.order(court, subject.id, { due: '2026-01-01T00:00:00.000Z' }),
        r.regulator,
      );
    },
  ],
  'T32-b': [
    'T32',
    '整改要求没有事项',
    async (court) => {
      const { target } = await court.once('owner further', () => r.served(court));
      return court.asks('rectificationOrder', r.order(court, target.id, { items: [] }), r.regulator);
    },
  ],
  'T32-c': [
    'T32',
    '整改要求没有依据的条款',
    async (court) => {
      const { target } = await court.once('owner further', () => r.served(court));
      return court.asks(
        'rectificationOrder',
        r.order(court, target.id, { ground: { finding: '不到位', provisions: [], evidence: [] } }),
        r.regulator,
      );
    },
  ],
  'T33-a': [
    'T33 T32',
    '签发人自己验收整改',
    async (court) => {
      const one = await r.answered(court);
      return court.ask(one.id, r.accept, r.regulator);
    },
  ],
  'T33-b': [
    'T33',
    '整改未逐项反馈',
    async (court) => {
      const one = await r.served(court);
      return court.ask(one.id, { type: 'SUBMIT', results: [] }, one.target.actor);
    },
  ],
  'T33-c': [
    'T33 T32',
    '未反馈即验收',
    async (court) => {
      const one = await r.served(court);
      return court.ask(one.id, r.accept, r.regulatorSecond);
    },
  ],
  'T29-a': [
    'T29',
    '其他机关验收网信、公安的改进要求',
    async (court) => {
      const one = await r.answered(court, r.improvement, r.cyber);
      return court.ask(one.id, r.accept, r.regulatorSecond);
    },
  ],
  'T29-b': [
    'T29 T32',
    '其他单位的人延长期限',
    async (court) => {
      const one = await r.served(court, r.improvement, r.cyber);
      return court.ask(one.id, { type: 'EXTEND', due: '2026-12-20T00:00:00.000Z', reason: '协商' }, r.regulator);
    },
  ],
};
