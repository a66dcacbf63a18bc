// P4 to P15, read a second time.
import { groups, points } from '../../../machines/operation/domain-acceptance/events.ts';
import type { Court, Trial } from '../court.ts';
import * as o from '../operation-stories.ts';
import * as p from '../procedure-stories.ts';
import { proposing, reviewing } from '../trials/agreements.ts';
import { stranger } from '../trials/operating.ts';
import { filing, here, listed } from '../trials/procedure.ts';
import type { Told } from './told.ts';

const lacking = (part: string): Trial => filing({ [part]: undefined });
const lists = (whose: string, not: string): Trial => filing((court) => ({ [whose]: listed(court, not) }));
/** P11, P4(5): one trial for each point of the conditions that the first reading did not take. */
const taken = [
  'networkIsolation',
  'tenantIsolation',
  'environmentIsolation',
  'exportReview',
  'unifiedIdentity',
  'privacyComputing',
];
const conditions: Told = Object.fromEntries(
  groups.flatMap((group) =>
    points[group]
      .filter((point) => !taken.includes(point))
      .map((point) => [
        `P11-${point}`,
        [
          group === 'enclave' ? 'P4(5)' : 'P11',
          `域的条件${point}未达标，仍通过验收`,
          async (court: Court) =>
            court.ask(await o.checked(court, point), { type: 'ACCEPT', report: court.paper }, o.zhao),
        ] as const,
      ]),
  ),
);
export const operation: Told = {
  ...conditions,
  'P4-a': ['P4(3)', '公共数据产品的经营权另行转让给第三方（协议权利为空）', proposing({ rights: [] })],
  'P7-a': [
    'P7 P7(3)',
    '会前表决',
    here(async (court) => {
      const { matter } = await p.onAgenda(court);
      return court.ask(matter, p.vote(), p.committee('m0'));
    }),
  ],
  'P7-b': [
    'P7 P7(3)',
    '缺席委员表决',
    here(async (court) => {
      const one = await p.onAgenda(court);
      const present = p.seats.map((seat) => seat.person).slice(0, -1);
      await court.send(one.matter, { type: 'OPEN_SITTING', present }, o.office);
      return court.ask(one.matter, p.vote(), p.committee(p.seats.at(-1)!.person));
    }),
  ],
  'P7-c': [
    'P7 P7(3)',
    '决定之后改票',
    here(async (court) => {
      const one = await p.decided(court);
      return court.ask(one.matter, p.vote('oppose'), p.committee('m0'));
    }),
  ],
  'P7-d': [
    'P7 P7(3)',
    '委员会决定没有会议纪要',
    here(async (court) => {
      const { matter } = await p.sitting(court);
      for (const seat of p.seats) await court.send(matter, p.vote(), p.committee(seat.person));
      return court.ask(matter, { type: 'DECIDE' }, o.office);
    }),
  ],
  'P7-e': [
    'P7(3) P29',
    '主管部门径行恢复或者停止权利（LIFT_SUSPENSION）',
    async (court) =>
      court.ask((await o.shared(court)).id, { type: 'SUSPEND_RIGHTS', cause: 'x/1/1', grants: 'all' }, o.zhao),
  ],
  'P7-f': [
    'P7(3) P13',
    '主管部门未经委员会定提前终止',
    async (court) =>
      court.ask(
        (await o.shared(court)).id,
        { type: 'EARLY_END_SET', cause: 'x/1/1', at: '2026-06-01T00:00:00.000Z' },
        o.zhao,
      ),
  ],
  'P9-a': [
    'P9',
    '数据提供单位认定属于不得授权的数据，仍同意',
    reviewing(o.answer({ prohibited: 'stateSecrets' }), o.health),
  ],
  'P6-a': ['P6(2)', '数据未编入目录，仍同意', reviewing(o.answer({ catalogued: false }), o.health)],
  'P6-b': ['P6(2)', '数据未分级，仍同意', reviewing(o.answer({ graded: false }), o.health)],
  'P6-c': ['P6(2)', '不符合使用要求，仍同意', reviewing(o.answer({ withinUseRequirements: false }), o.health)],
  'P10-a': [
    'P10(1)',
    '拟制人自己批准公告',
    here(async (court) => {
      const id = await court.open('annualAnnouncement', { year: p.newYear() }, o.zhao);
      await court.send(
        id,
        { type: 'SUBMIT', content: p.content(court, { opensOn: '2026-05-01', closesOn: '2026-05-30' }) },
        o.zhao,
      );
      return court.ask(id, { type: 'APPROVE' }, o.zhao);
    }),
  ],
  'P10-b': [
    'P10(1)',
    '一人撤销已发布的公告',
    here(async (court) => {
      const id = await court.open('annualAnnouncement', { year: p.newYear() }, o.zhao);
      await court.send(
        id,
        { type: 'SUBMIT', content: p.content(court, { opensOn: '2026-05-01', closesOn: '2026-05-30' }) },
        o.zhao,
      );
      await court.send(id, { type: 'APPROVE' }, o.qian);
      await court.send(id, { type: 'CANCEL', ...o.why }, o.zhao);
      return court.ask(id, { type: 'CONFIRM_CANCELLATION' }, o.zhao);
    }),
  ],
  'P10-c': [
    'P10(1)',
    '公告没有数据需求',
    here(async (court) => {
      const id = await court.open('annualAnnouncement', { year: p.newYear() }, o.zhao);
      return court.ask(id, { type: 'SUBMIT', content: p.content(court, { demand: undefined }) }, o.zhao);
    }),
  ],
  'P10-d': [
    'P10(2)',
    '专家声明无利害关系前评分',
    here(async (court) => {
      const { review } = await p.passed(court);
      await court.send(review, p.group(court), o.office);
      await court.send(review, p.panel(), o.qian);
      return court.ask(review, p.score, p.expert('e1'));
    }),
  ],
  'P10-e': [
    'P10(2)',
    '回避的专家评分',
    here(async (court) => {
      const { review } = await p.passed(court);
      await court.send(review, p.group(court), o.office);
      await court.send(review, p.panel(), o.qian);
      await court.send(review, { type: 'RECUSE', ...o.why }, p.expert('e2'));
      return court.ask(review, p.score, p.expert('e2'));
    }),
  ],
  'P10-f': [
    'P10(2)',
    '主管部门代专家评分',
    here(async (court) => court.ask((await p.seated(court)).review, p.score, o.zhao)),
  ],
  'P10-g': [
    'P10(2)',
    '不在专家库的人组成评审组',
    here(async (court) => {
      const { review } = await p.passed(court);
      await court.send(review, p.group(court), o.office);
      return court.ask(review, p.panel(['e1', 'e2', 'e3', 'e4', 'nobody']), o.qian);
    }),
  ],
  'P10-h': [
    'P10(2)',
    '不是组长的专家签署结论',
    here(async (court) => {
      const { review } = await p.seated(court);
      for (const name of p.names) await court.send(review, p.score, p.expert(name));
      return court.ask(review, { type: 'SIGN', opinion: '推荐', document: court.paper }, p.expert('e2'));
    }),
  ],
  'P10-i': [
    'P10(2)',
    '评审组人数为偶数',
    here(async (court) => {
      const { review } = await p.passed(court);
      await court.send(review, p.group(court), o.office);
      return court.ask(review, p.panel(['e1', 'e2', 'e3', 'e4']), o.qian);
    }),
  ],
  'P10-j': [
    'P10(3) P10(2)',
    '撤回的申请仍通过审查',
    here(async (court) => {
      const { id, actor } = await p.applied(court);
      await court.send(id, { type: 'WITHDRAW', ...o.why }, actor);
      return court.ask(id, p.pass(), o.zhao);
    }),
  ],
  'P10-k': [
    'P10(3)',
    '起草协议的人代主管部门签署',
    async (court) => {
      const one = await o.signedByOperator(court);
      return court.ask(one.id, o.signature(court), o.zhao);
    },
  ],
  'P12-a': [
    'P12',
    '评估人自己确认结果',
    async (court) => {
      const id = await o.toConfirm(court, await o.agreement(court), 'A');
      return court.ask(id, { type: 'CONFIRM' }, o.zhao);
    },
  ],
  'P12-b': [
    'P12',
    '等级不在评价指标之内',
    async (court) => {
      const one = await o.agreement(court);
      const id = await court.open('annualEvaluation', { agreement: one.id, year: 2026 }, o.zhao);
      await court.send(id, o.evidenceAsked(court), o.zhao);
      await court.send(id, { type: 'SUBMIT_EVIDENCE', documents: [court.paper], truthful: true }, one.operator);
      return court.ask(id, { type: 'ASSESS', grade: 'Z', report: court.paper, findings: '已评估' }, o.zhao);
    },
  ],
  'P13-a': [
    'P13',
    '其他单位申请提前终止',
    async (court) =>
      court.asks(
        'earlyTermination',
        { agreement: (await o.shared(court)).id, ...o.why, effectiveDate: '2026-12-31' },
        stranger,
      ),
  ],
  'P13-b': ['P13', '协议有效期两年零一日', proposing({ term: '25 mo' })],
  'P14-a': ['P14(1)', '党组织不研究决定有关事项', lacking('partyDecides')],
  'P14-b': ['P14(2)', '没有专业资质', lacking('qualifications')],
  'P14-c': ['P14(2)', '没有知识人才积累', lacking('expertise')],
  'P14-d': ['P14(2)', '没有生产服务能力', lacking('capacity')],
  'P14-e': ['P14(3)', '没有法定代表人无重大违法记录的证明', lacking('representativeRecord')],
  'P14-f': ['P14(4)', '企业在严重失信名单', lists('enterpriseLists', 'seriousDishonesty')],
  'P14-g': ['P14(4)', '法定代表人为失信被执行人', lists('representativeLists', 'judgmentDefaulters')],
  'P14-h': ['P14(4)', '法定代表人为重大税收违法案件当事人', lists('representativeLists', 'majorTaxCases')],
  'P15-a': ['P15(1)', '没有内部管理和安全保障制度', lacking('internalRules')],
  'P15-b': ['P15(4)', '安全体系评估没有报告', filing({ riskEvaluation: { high: 0, medium: 0 } })],
  'P15-c': ['P15(4)', '没有作安全体系评估', lacking('riskEvaluation')],
};
