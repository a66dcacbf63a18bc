// The first regulation as somebody with an honest role would try to get around it: each act was once taken.
import * as a from '../../support/information-access.ts';
import * as i from '../../support/security-incident.ts';
import * as n from '../../support/venue-inspections.ts';
import * as o from '../../support/rectification-orders.ts';
import * as v from '../../support/violations.ts';
import { fact } from '../../support/driver.ts';
import { subjectFindings } from '../../support/subjects.ts';
import type { Court, Trial } from '../court.ts';
import * as s from '../trading-stories.ts';
import { order, regulator } from '../trials/supervising.ts';
import { type Told, driven } from './told.ts';

const why = { reason: '测试用理由' };
const fifth = { ...v.wen, person: 'kang' };

/** A violation of the seller was confirmed, and then the buyer was named, too. */
const named = { type: 'EXTEND_SCOPE', subjects: [v.buyer], reason: '需方参与' };
const buyerFacts = { subjects: [fact(v.buyer, { shares: { party: v.buyerParty } })] };
/** What the venue demands of the violator. */
const demand = { items: [{ item: '脱敏', demand: '重新脱敏' }], due: '2026-04-01T00:00:00.000Z' };
/** Everything is done but that the supervisor does not know of the buyer. */
const reportedTooEarly = () =>
  v
    .aConfirmedViolation()
    .send(v.report, v.wen)
    .send({ type: 'ACKNOWLEDGE_REPORT' }, v.ju)
    .send(v.take('warn', { subject: v.seller }), v.wen)
    .send(v.lift('pauseDelivery'), v.zhao)
    .send(named, v.finder, buyerFacts);

const pack = { type: 'PACK', package: a.paper('b') };
const provide = { type: 'PROVIDE', receipt: a.paper('c') };
const ended = { 'under/venueInspection': [fact(a.inspection, { open: false })] };
const holder = { person: 'he', hat: 'MERCHANT', party: a.evaluator } as const;

const discontinue = { type: 'DISCONTINUE', ...why };
const grave = n.four.map((aspect, i) => n.finding(aspect, i === 0 ? { result: 'against', gravity: 'grave' } : {}));

/** The center supervises the enterprise and asks itself for measures. */
const requested = () => o.aCompliance().send(o.request, o.zhao);

/** Who sells and buys gives up the role of the seller. */
const dropping =
  (first: (court: Court, registration: string) => Promise<unknown>): Trial =>
  async (court) => {
    const one = await s.signedUp(court, ['MERCHANT', 'DEMANDER']);
    await court.send(one.id, { type: 'APPROVE', findings: subjectFindings }, s.center);
    await first(court, one.id);
    const drop = { type: 'REQUEST_CHANGE', dropKinds: ['MERCHANT'], evidence: [court.paper] };
    return court.ask(one.id, drop, one.actor);
  };
const incident = (court: Court) =>
  court.open('securityIncident', { ...i.input, discoveredAt: court.clock.at }, s.center);

export const adversary: Told = {
  'T27-q': [
    'T27',
    '列明受影响个人的人员自行认定无需告知个人',
    driven(() =>
      i
        .anIncident()
        .send({ ...i.naming, persons: 5 }, i.head, i.named)
        .send({ type: 'PERSONS_NEED_NOT', finding: '已有效避免危害', document: i.doc }, i.head),
    ),
  ],
  'T10-c': [
    'T10',
    '只登记人才培训的机构为标的出具合规报告',
    async (court) => {
      const body = await s.registeredBody(court, ['人才培训']);
      const { id, owner } = await s.listingDraft(court);
      const complianceReport = { body: body.id, document: court.paper };
      return court.ask(id, { type: 'SUBMIT', dossier: s.theDossier(court, { complianceReport }) }, owner.actor);
    },
  ],
  'T33-e': [
    'T33',
    '整改要求未办结，数据商放弃该身份',
    dropping((court, id) => court.open('rectificationOrder', order(court, id), regulator)),
  ],
  'T27-p': [
    'T27',
    '涉及该主体的安全事件未办结，数据商放弃该身份',
    dropping(async (court, id) => court.send(await incident(court), { ...i.naming, cases: [id] }, s.center)),
  ],
  'T31-e': [
    'T31 T32',
    '检查发现问题后，检查人员终止检查，不作处理',
    driven(() => n.confirming(...n.twoBad).send(discontinue, n.lead)),
  ],
  'T33-d': [
    'T33 T32',
    '记录拒不提供材料后终止检查',
    driven(() => n.underway().send(n.ask, n.lead).send(n.refusal, n.lead).send(discontinue, n.lead)),
  ],
  'T32-d': [
    'T32',
    '特别严重的问题仅作记录，不提出整改要求',
    driven(() => n.confirming(...grave).send(n.confirm(n.noted(n.four[0]!)), n.chief)),
  ],
  'T25-l': [
    'T25 T31',
    '评估结束后仍向受托机构提供副本',
    driven(() => a.aGrant('evaluation').send(pack, a.checker, a.causeFacts).send(provide, a.registrar, ended)),
  ],
  'T34-d': [
    'T34 T35',
    '数据商依当事方同意调取，以此冻结档案',
    driven(() => a.aGrant('partyConsent').send(a.hold, holder, a.archives)),
  ],
  'T6-c': [
    'T6 T32',
    '中心一人以合规监管为由，自己请求并采取暂停标的的措施',
    driven(() => requested().send(o.take(), o.zhao, o.targets(o.listing))),
  ],
  'T6-d': [
    'T6 T32',
    '中心人员自行解除本人按合规监管要求采取的措施',
    driven(() => requested().send(o.take(), o.wen, o.targets(o.listing)).send(o.lift, o.wen)),
  ],
  'T22-j': [
    'T22',
    '认定违规后增列的主体，未经认定即撤销其登记',
    driven(() =>
      v
        .aConfirmedViolation()
        .send(named, v.zhao, buyerFacts)
        .send({ type: 'REVOKE', target: v.buyer, ...why }, fifth),
    ),
  ],
  'T22-m': [
    'T22 T33',
    '发现人退回整改，参与对自己所提嫌疑的决定',
    driven(() =>
      v
        .aConfirmedViolation()
        .send({ ...demand, type: 'REQUIRE_RECTIFICATION' }, v.wen)
        .send({ type: 'SUBMIT_RECTIFICATION', account: '已整改完毕', evidence: [v.pdf('整改证明.pdf')] }, v.sun)
        .send({ ...demand, type: 'RETURN_RECTIFICATION' }, v.finder),
    ),
  ],
  'T22-k': ['T22', '报告后增列主体，未补充报告即办结', driven(() => reportedTooEarly().send(v.close, fifth))],
  'T22-l': [
    'T22',
    '采取措施的人以排除嫌疑自行解除措施',
    driven(() =>
      v
        .aSuspicion()
        .send(v.take('suspendListing'), v.wen)
        .send(v.report, v.zhao)
        .send({ type: 'DISMISS', ...why }, v.wen),
    ),
  ],
};
