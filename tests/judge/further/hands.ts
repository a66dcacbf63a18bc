// Honest hats on the wrong head, and words that were said of something else (P4, P7, P9, P10, P12, P16 to P19, P28, P29).
import type { Court, Event, Trial } from '../court.ts';
import { Court as Own } from '../court.ts';
import * as o from '../operation-stories.ts';
import * as p from '../procedure-stories.ts';
import { issue } from '../trials/operating.ts';
import { here } from '../trials/procedure.ts';
import { hashOf } from '../../../machines/kernel/hash.ts';
import type { Told } from './told.ts';

/** The same person in another hat. */
const wearing = (hat: o.Actor, { person }: o.Actor): o.Actor => ({ ...hat, person });
/** In a court of its own, whose clock or whose newest matter is its own. */
const alone =
  (act: (court: Court) => ReturnType<Trial>): Trial =>
  async () =>
    act(await Own.at());
const dataset = (id: string, provider: string) => ({ id, provider, notProhibited: true });
const twoScenarios = {
  scope: { scenarios: [o.scenario, '公交线网优化'], datasets: [dataset('病案首页', o.healthBureau)] },
};
const barred = { type: 'REGRADE', dataset: '病案首页', grade: '核心', prohibited: true, ...o.why };
/** The provider answered a second request; then it barred the same data where they are in use. */
async function barredMeanwhile(court: Court, before?: (id: string) => Promise<unknown>): Promise<string> {
  const agreed = await o.agreement(court, twoScenarios);
  const { grant } = await o.inUse(court, await o.granted(court, agreed));
  const id = await court.open('scenarioGrant', { agreement: agreed.id, scenario: '公交线网优化' }, agreed.operator);
  await court.send(id, { type: 'SUBMIT', request: o.asked() }, agreed.operator);
  await court.send(id, o.answer(), o.health);
  await before?.(id);
  await court.send(grant.id, barred, o.health);
  return id;
}
const found = async (court: Court): Promise<o.Grant> => {
  const { grant } = await o.inUse(court);
  const event = { type: 'REPORT_FINDING', gate: 'leaked', description: '疑似泄露' };
  await court.send(grant.id, event, o.domain);
  return grant;
};
const chosen = (himself: o.Actor): Trial =>
  here(async (court) => {
    const { review } = await p.passed(court);
    await court.send(review, p.group(court, p.member(himself.person)), o.office);
    return court.ask(review, p.panel(['e1', 'e2', 'e3', 'e4', himself.person]), o.qian);
  });
const votedDown = async (court: Court): Promise<string> => {
  const { matter } = await p.sitting(court);
  for (const { person } of p.seats) await court.send(matter, p.vote('oppose'), p.committee(person));
  return matter;
};
/** Returned on the last day but one, corrected after the window. */
const correctedLate = async (more: object) => {
  const court = await p.window('2026-04-29T10:00:00+08:00');
  const { id, actor } = await p.applied(court);
  await court.send(id, { type: 'RETURN', items: [{ item: '材料', problem: '须补正' }] }, o.zhao);
  court.clock.set('2026-05-03T10:00:00+08:00');
  await court.ledger.pendingWork(id);
  return court.ask(id, { type: 'RESUBMIT', filing: p.filing(court, more) }, actor);
};

const agreements: Told = {
  'P4-b': [
    'P4(4)',
    '同一文本换了条款，仍按先前所见签署',
    async (court) => {
      const one = await o.drafted(court);
      const seen = o.proposal(court);
      await court.send(one.id, seen, o.zhao);
      const { terms } = await court.context(one.id);
      await court.send(one.id, { type: 'REQUEST_REVISION', ...o.why }, o.zhao);
      await court.send(one.id, o.proposal(court, { distribution: '全部归主管部门' }), o.zhao);
      const event = { type: 'SIGN_AS_OPERATOR', document: court.paper, confirms: hashOf(terms) };
      return court.ask(one.id, event, one.operator);
    },
  ],
  'P10-l': [
    'P10(1)',
    '规定时间届满后以补正名义增加数据',
    () =>
      correctedLate({
        datasets: ['病案首页', '医保结算'].map((id) => ({ id, title: id, provider: o.healthBureau })),
      }),
  ],
  'P10-m': [
    'P4(1) P6(2)',
    '同一数据确认两个提供单位',
    here(async (court) => {
      const { id } = await p.applied(court);
      const providers = [o.healthBureau, o.otherProvider.party!].map((provider) => ({
        dataset: '病案首页',
        provider,
        kind: 'governmentDepartment',
        catalogue: 'CC-01',
      }));
      return court.ask(id, { ...p.pass(), providers }, o.zhao);
    }),
  ],
  'P10-n': ['P10(2)', '确定评审专家的人自任专家', chosen(o.qian)],
  'P10-o': ['P10(2)', '提供专家组名单的人任评审专家', chosen(o.office)],
  'P10-p': [
    'P10(2)',
    '为申请单位办事的专家评分',
    here(async (court) => {
      const { review, actor } = await p.seated(court);
      return court.ask(review, p.score, { ...p.expert('e1'), alsoFor: [actor.party!] });
    }),
  ],
  'P10-q': [
    'P10(3)',
    '代表运营单位签署的人延长自己的签订期限',
    alone(async (court) => {
      const one = await o.drafted(court);
      await court.send(one.id, o.proposal(court, { effectiveDate: '2026-12-31' }), o.zhao);
      await court.send(one.id, { type: 'SIGN_AS_OPERATOR', document: court.paper }, one.operator);
      court.clock.set('2026-12-02T02:00:00Z');
      await court.ledger.pendingWork(one.id);
      return court.ask(one.id, { type: 'EXTEND_SIGNING', ...o.why }, wearing(o.office, one.operator));
    }),
  ],
};
const committee: Told = {
  'P7-g': [
    'P7(3)',
    '全部表决后办公室休会，使表决作废',
    here(async (court) => court.ask(await votedDown(court), { type: 'ADJOURN', ...o.why }, o.office)),
  ],
  'P7-h': [
    'P7(3)',
    '全部表决后办公室暂缓审议',
    here(async (court) => court.ask(await votedDown(court), { type: 'DEFER', ...o.why }, o.office)),
  ],
  'P7-i': [
    'P7(3) P10(2)',
    '为申请单位办事的委员表决',
    here(async (court) => {
      const { matter, actor } = await p.sitting(court);
      return court.ask(matter, p.vote(), { ...p.committee('m2'), alsoFor: [actor.party!] });
    }),
  ],
  'P7-j': [
    'P7(3)',
    '代表运营单位反馈整改的人列席审议终止其资格',
    alone(async (court) => {
      const { order, grant } = await o.ordered(court);
      const { operator } = grant.agreement;
      await court.send(order, o.feedback(court), operator);
      court.clock.set('2026-05-02T02:00:00Z');
      const problem = { item: '日志审计', problem: '未补齐' };
      await court.send(order, { type: 'REJECT', items: [problem] }, o.sun);
      await court.send(order, { type: 'WAIVE_STATEMENT' }, operator);
      await court.send(order, { type: 'DECLARE_FAILED', ...o.why }, o.sun);
      const seats = p.seats.map((seat, i) => (i === 1 ? { ...seat, person: operator.person } : seat));
      const agenda = { type: 'PUT_ON_AGENDA', meetingOn: '2026-05-20', seats };
      return court.ask(await court.newest('committeeMatter'), agenda, o.office);
    }),
  ],
};
const use: Told = {
  'P9-b': [
    'P9',
    '数据已由提供单位转为禁止，仍同意此前提出的申请',
    alone(async (court) => court.ask(await barredMeanwhile(court), o.consent(), o.zhao)),
  ],
  'P9-c': [
    'P9',
    '数据已由提供单位转为禁止，仍开通此前同意的申请',
    alone(async (court) => {
      const id = await barredMeanwhile(court, (one) => court.send(one, o.consent(), o.zhao));
      const event = { type: 'PROVISION', acceptance: await o.acceptance(court), accounts: [] };
      return court.ask(id, event, o.zhao);
    }),
  ],
  'P16-a': [
    'P16(2) P20',
    '申请场景授权的人驳回对本单位的发现',
    async (court) => {
      const { id, agreement } = await found(court);
      return court.ask(id, { type: 'DISMISS_FINDING', ...o.why }, wearing(o.zhao, agreement.operator));
    },
  ],
  'P16-b': [
    'P16(2) P20',
    '核查期间放弃授权以终结核查',
    async (court) => {
      const { id, agreement } = await found(court);
      return court.ask(id, { type: 'RELINQUISH', ...o.why }, agreement.operator);
    },
  ],
  'P17-c': [
    'P17(2)',
    '计划已届满，仍同意',
    alone(async (court) => {
      const { id } = await o.requested(court);
      await court.send(id, o.answer(), o.health);
      court.clock.set('2026-12-31T16:00:00Z');
      await court.ledger.pendingWork(id);
      return court.ask(id, o.consent(), o.zhao);
    }),
  ],
  'P18-d': [
    'P6(2) P9',
    '提供单位对同一数据作相反的答复',
    async (court) => {
      const { id } = await o.requested(court);
      const answers = [o.answer(), o.answer({ prohibited: 'stateSecrets' })].flatMap((one) => one['answers']);
      return court.ask(id, { type: 'CONSENT_AS_PROVIDER', answers } as Event, o.health);
    },
  ],
  'P18-e': [
    'P18',
    '申请人自己以主管部门名义开通',
    async (court) => {
      const { id, agreement } = await o.granted(court);
      const event = { type: 'PROVISION', acceptance: await o.acceptance(court), accounts: [] };
      return court.ask(id, event, wearing(o.zhao, agreement.operator));
    },
  ],
};
const limits: Told = {
  'P12-c': [
    'P12',
    '提交资料的人以主管部门名义退回评估结果',
    async (court) => {
      const one = await o.agreement(court);
      const id = await o.toConfirm(court, one, 'D');
      return court.ask(id, { type: 'SEND_BACK', ...o.why }, wearing(o.zhao, one.operator));
    },
  ],
  'P28-c': [
    'P28',
    '提交资料的人延长自己的期限',
    alone(async (court) => {
      const one = await o.agreement(court);
      const id = await o.toConfirm(court, one, 'D');
      await court.send(id, { type: 'SEND_BACK', ...o.why }, o.qian);
      await court.send(id, { type: 'REQUEST_MORE', items: ['账目'] }, o.zhao);
      court.clock.set('2026-06-30T02:00:00Z');
      await court.ledger.pendingWork(id);
      return court.ask(id, { type: 'EXTEND_EVIDENCE', ...o.why }, wearing(o.zhao, one.operator));
    }),
  ],
  'P29-g': [
    'P29',
    '终止资格的数据另依公告申请，不作说明',
    here(async (court) => {
      const scope = {
        scenarios: [],
        datasets: [dataset('病案首页', o.healthBureau), dataset('公交刷卡', o.otherProvider.party!)],
      };
      const agreed = await o.agreement(court, { effectiveDate: '2026-04-10', scope });
      const cause = `operatorRectification/${agreed.serial}/1`;
      const gone = { type: 'TERMINATE_SCOPE', cause, grants: [], datasets: ['病案首页'] };
      await court.send(agreed.id, gone, o.system);
      const actor: o.Actor = { ...agreed.operator, hat: 'APPLICANT' };
      const asked = {
        applicant: o.organisation(agreed.serial),
        form: 'legalPerson',
        announcement: await p.announced(court),
      };
      const id = await court.open('authorizationApplication', asked, actor);
      return court.ask(id, { type: 'SUBMIT', filing: p.filing(court) }, actor);
    }),
  ],
  'P29-f': [
    'P29',
    '反馈整改的人延长整改期限',
    async (court) => {
      const { order, grant } = await o.reported(court);
      await court.send(order, { type: 'REJECT', items: [{ item: '日志审计', problem: '未补齐' }] }, o.sun);
      const event = { type: 'EXTEND', due: '2026-06-30T16:00:00.000Z', ...o.why };
      return court.ask(order, event, wearing(o.zhao, grant.agreement.operator));
    },
  ],
  'P19-d': [
    'P19',
    '治理数据的人延长自己的期限',
    async (court) => {
      const { about, agreement } = await issue(court);
      const id = await court.open('dataQualityIssue', about, agreement.operator);
      await court.send(id, { type: 'ACCEPT', provider: o.healthBureau, dueOn: '2026-04-30' }, o.zhao);
      await court.send(id, { type: 'REPORT_FIXED', summary: '已补齐', evidence: [court.paper] }, o.health);
      const items = [{ item: '字段', problem: '仍缺失' }];
      await court.send(id, { type: 'SEND_BACK', items, dueOn: '2026-05-10' }, o.zhao);
      return court.ask(id, { type: 'EXTEND', dueOn: '2026-06-10', ...o.why }, wearing(o.zhao, o.health));
    },
  ],
};
export const hands: Told = { ...agreements, ...committee, ...use, ...limits };
