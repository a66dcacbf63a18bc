// What both regulations allow: the last act of each story is taken.
import { findings } from '../../support/trades.ts';
import { problem, subjectFindings } from '../../support/subjects.ts';
import type { Court, Event, Trial, Trials } from '../court.ts';
import * as s from '../trading-stories.ts';
import { appraised } from './agreeing.ts';
import { confirmed, suspected, take } from './performing.ts';
import {
  accept,
  answered,
  cyber,
  cyberSecond,
  improvement,
  regulatorSecond,
  served,
  venuePlan,
} from './supervising.ts';

const approving =
  (kinds: ('MERCHANT' | 'DEMANDER' | 'THIRD_PARTY')[]): Trial =>
  async (court) =>
    court.ask((await s.signedUp(court, kinds)).id, { type: 'APPROVE', findings: subjectFindings }, s.center);
const passing =
  (how: (court: Court) => Parameters<typeof s.underAssessment>[1]): Trial =>
  async (court) =>
    court.ask((await s.underAssessment(court, how(court))).id, s.pass(), s.center);
const consented = (more: object) => (court: Court) => ({
  dossier: {
    personalData: {
      mode: 'consent',
      register: court.paper,
      persons: 20,
      wards: 0,
      guardians: 0,
      purposes: [s.purpose],
      evidence: [court.paper],
      ...more,
    },
  },
});
const own =
  (stage: s.Stage, act: (court: Court, trade: s.Trade) => Promise<s.Asked> | s.Asked, how?: s.How): Trial =>
  async (court) => {
    const trade = await s.aTrade(court, stage, how);
    return court.ask(trade.id, ...(await act(court, trade)));
  };
const preserved = (court: Court): Event => ({
  type: 'EVIDENCE_PRESERVED',
  sha256: court.paper.sha256,
  preservedAt: court.clock.at,
  copies: 2,
});
const use = (court: Court) => ({
  type: 'AUTHORIZE_USE',
  use: '统计分析',
  scope: '仅限统计',
  until: '2026-12-31T16:00:00.000Z',
  document: court.paper,
});

export const possibleTrading: Trials = {
  'T+1': approving(['MERCHANT']),
  'T+2': async (court) => {
    const ref = 'd'.repeat(32);
    const actor = s.person('min', 'DEMANDER', `citizen:${ref}`);
    const input = { kinds: ['DEMANDER'], subject: { type: 'citizen', ref } };
    const id = await court.open('subjectRegistration', input, actor);
    await court.send(id, s.submission(court), actor);
    await court.send(id, { type: 'PASS' }, s.opco);
    return court.ask(id, { type: 'APPROVE', findings: subjectFindings }, s.center);
  },
  'T+3': approving(['THIRD_PARTY']),
  'T+4': approving(['MERCHANT', 'THIRD_PARTY']),
  'T+5': async (court) => {
    const { id, actor } = await s.submitted(court);
    await court.send(id, { type: 'RETURN', ...problem }, s.opco);
    return court.ask(id, { ...s.submission(court), type: 'RESUBMIT' }, actor);
  },
  'T+6': async (court) => court.ask((await s.signedUp(court)).id, { type: 'REJECT', ...s.why }, s.center),
  'T+7': passing(() => ({})),
  'T+8': passing(() => ({ input: { type: { class: 'DATA_SERVICE', kind: 'analysis' } } })),
  'T+9': async (court) => {
    const owner = await s.registeredBody(court, ['数据评估服务']);
    const input = { type: { class: 'THIRD_PARTY_SERVICE', kind: '数据评估服务' } };
    return court.ask((await s.underAssessment(court, { owner, input })).id, s.pass(), s.center);
  },
  'T+10': async (court) => {
    const input = { type: { class: 'OTHER', kind: '数据权益', description: '其他标的' } };
    const { id } = await s.underAssessment(court, { input });
    await court.send(id, { type: 'GRANT_CONSENT', document: court.paper }, s.supervisor);
    return court.ask(id, s.pass(), s.center);
  },
  'T+11': passing(consented({})),
  'T+12': passing(consented({ wards: 4, guardians: 4 })),
  'T+13': passing((court) => {
    const declared = { declared: true, evidence: [court.paper] };
    return { dossier: { personalData: { mode: 'anonymised', unidentifiable: declared, irreversible: declared } } };
  }),
  'T+15': async (court) => {
    const { id, owner } = await s.listed(court);
    await court.send(id, { type: 'REQUEST_CHANGE', dossier: s.theDossier(court) }, owner.actor);
    return court.ask(id, { ...s.pass(), type: 'PASS_CHANGE' }, s.center);
  },
  'T+16': own('applied', () => [{ type: 'PASS_APPLICATION', findings }, s.center]),
  'T+17': own('offered', (_, { buyer }) => [{ type: 'ACCEPT', offer: 1 }, buyer.actor]),
  'T+18': async (court) => {
    const trade = await s.aTrade(court, 'negotiating');
    await appraised(court, trade);
    await court.send(trade.id, s.offer({ basis: 'proposal' }), trade.seller.actor);
    return court.ask(trade.id, { type: 'ACCEPT', offer: 1 }, trade.buyer.actor);
  },
  'T+19': async (court) => {
    const trade = await s.aTrade(court, 'offered');
    await court.send(trade.id, s.offer({ priceFen: 40_000_00 }), trade.buyer.actor);
    return court.ask(trade.id, { type: 'ACCEPT', offer: 2 }, trade.seller.actor);
  },
  'T+20': own('ordered', () => [{ type: 'RETURN_ORDER', ...problem }, s.center]),
  'T+21': own('signed', (court) => [preserved(court), s.system]),
  // Signed elsewhere, it comes signed to the review of the venue.
  'T+22': own(
    'drafted',
    async (court, { id, seller, buyer }) => {
      for (const { actor } of [seller, buyer]) await court.send(id, { type: 'SIGN', document: court.paper }, actor);
      await court.send(id, { type: 'PASS_CONTRACT', document: court.paper, findings }, s.center);
      return [preserved(court), s.system];
    },
    { contract: { signing: 'outside' } },
  ),
  'T+23': own('delivered', (_, { buyer }) => [{ type: 'ACCEPT_DELIVERY', lot: 1 }, buyer.actor]),
  'T+24': async (court) => {
    const trade = await s.aTrade(court, 'delivered');
    const reject = { type: 'REJECT_DELIVERY', lot: 1, ...problem };
    await court.send(trade.id, reject, trade.buyer.actor);
    return court.ask(trade.id, await s.handover(court, trade), trade.seller.actor);
  },
  'T+25': own('received', async (court, trade) => [await s.funds(court, trade, 'FUNDS_RELEASED'), s.bank]),
  'T+26': own('settled', async (court, trade) => [await s.filing(court, trade), s.center]),
  'T+27': async (court) => {
    const { id } = await confirmed(court);
    await court.send(id, take('warn'), s.second);
    await court.send(id, { type: 'REPORT', document: court.paper }, s.second);
    await court.send(id, { type: 'ACKNOWLEDGE_REPORT' }, s.supervisor);
    await court.send(id, { type: 'LIFT_MEASURE', measure: 'pauseDelivery', ...s.why }, s.third);
    await court.send(id, { type: 'LIFT_MEASURE', measure: 'warn', ...s.why }, s.third).catch(() => []);
    return court.ask(id, { type: 'CLOSE', conclusion: '处置完毕' }, s.third);
  },
  'T+28': async (court) => {
    const { id } = await suspected(court);
    await court.send(id, { type: 'REPORT', document: court.paper }, s.second);
    return court.ask(id, { type: 'DISMISS', ...s.why }, s.second);
  },
  'T+29': async (court) => {
    const trade = await s.aTrade(court, 'inForce');
    await court.send(trade.id, use(court), trade.seller.actor);
    const used = { type: 'RECORD_USE', use: '统计分析', of: 'seller', what: '形成月度统计' };
    return court.ask(trade.id, used, s.center);
  },
  'T+30': passing((court) => ({
    dossier: {
      delivery: {
        recipientRegions: ['HK'],
        accessRegions: ['HK'],
        procedure: { kind: 'securityAssessment', document: court.paper, issued: '2026-01-05', until: '2029-01-04' },
      },
    },
  })),
  'T+31': async (court) => court.ask((await answered(court, improvement, cyber)).id, accept, cyberSecond),
  'T+32': async (court) => {
    const one = await served(court);
    return court.ask(one.id, { type: 'EXTEND', due: '2026-12-15T00:00:00.000Z', ...s.why }, regulatorSecond);
  },
  'T+33': async (court) => {
    const input = { kind: 'evaluation', target: { of: 'venue', bodies: ['CENTER', 'OPCO'] } };
    const id = await court.open('venueInspection', input, s.supervisor);
    const [center, opco] = ['91220101MA0000011K', '91220101MA0000022H'].map((code, i) => ({
      type: 'organisation',
      uscc: code,
      name: i ? '运营企业' : '数据交易中心',
      usccOverride: '测试用代码',
    }));
    await court.send(id, venuePlan(court, { venue: { center, opco } }), s.supervisor);
    const evaluator = { type: 'organisation', uscc: '91220101MA0000033F', name: '评价公司', usccOverride: '测试' };
    const independence = { declared: true };
    const { paper } = court;
    const commission = { type: 'COMMISSION', evaluator, contract: paper, independence, nonDisclosure: paper };
    return court.ask(id, commission, s.supervisor);
  },
  'T+34': (court) =>
    court.asks(
      'venueInspection',
      { kind: 'securityInspection', target: { of: 'venue', bodies: ['CENTER'] } },
      s.supervisor,
    ),
  'T+35': async (court) => {
    const one = await s.subject(court, 'DEMANDER');
    return court.ask(one.id, { type: 'DEREGISTER', ...s.why }, one.actor);
  },
};
