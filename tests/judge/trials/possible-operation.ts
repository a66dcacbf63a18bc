// What the regulation on authorized operation allows: the last act of each story is taken.
import type { Court, Trial, Trials } from '../court.ts';
import * as o from '../operation-stories.ts';
import * as p from '../procedure-stories.ts';
import * as s from '../trading-stories.ts';
import { closed, imported, issue, publicDraft } from './operating.ts';
import { here } from './procedure.ts';
import { afterTheQuarter, afterTheYear, annual, due, quarterly, section } from './reports.ts';

const signing =
  (more: object = {}): Trial =>
  async (court) =>
    court.ask((await o.signedByOperator(court, more)).id, o.signature(court), o.qian);
const reportedAll = (names: string[]) => Object.fromEntries(names.map((name) => [name, section]));
const clear = { clear: true, basis: '已审核' };
/** The committee on the newest matter. */
async function decideOn(court: Court, choice: string): Promise<void> {
  const matter = await court.newest('committeeMatter');
  const agenda = { type: 'PUT_ON_AGENDA', meetingOn: '2026-05-20', seats: p.seats };
  await court.send(matter, agenda, o.office);
  await court.send(matter, { type: 'OPEN_SITTING', present: p.seats.map(({ person }) => person) }, o.office);
  for (const { person } of p.seats) await court.send(matter, p.vote(choice), p.committee(person));
}
const early = async (court: Court) => {
  const one = await o.agreement(court);
  const asked = { agreement: one.id, reason: '经营调整', effectiveDate: '2026-06-30' };
  const id = await court.open('earlyTermination', asked, one.operator);
  await court.send(id, { type: 'PASS', opinion: '同意' }, o.zhao);
  return id;
};

export const possibleOperation: Trials = {
  'T+14': async (court) => {
    const one = await o.exported(court);
    const { id, owner } = await publicDraft(court, one);
    const dossier = s.theDossier(court, { fingerprint: one.fingerprint, purposes: [o.scenario] });
    return court.ask(id, { type: 'SUBMIT', dossier }, owner.actor);
  },
  'P+1': here(async (court) => {
    const id = await court.open('annualAnnouncement', { year: p.newYear() }, o.zhao);
    const content = p.content(court, { opensOn: '2026-05-01', closesOn: '2026-05-30' });
    await court.send(id, { type: 'SUBMIT', content }, o.zhao);
    const answer = await court.ask(id, { type: 'APPROVE' }, o.qian);
    return answer;
  }),
  'P+2': here(async (court) => {
    const { id, actor } = await p.draft(court);
    return court.ask(id, { type: 'SUBMIT', filing: p.filing(court) }, actor);
  }),
  'P+3': here(async (court) => court.ask((await p.applied(court)).id, p.pass(), o.zhao)),
  'P+4': here(async (court) => {
    const { id, actor } = await p.applied(court);
    await court.send(id, { type: 'RETURN', items: [{ item: '材料', problem: '须补正' }] }, o.zhao);
    return court.ask(id, { type: 'RESUBMIT', filing: p.filing(court) }, actor);
  }),
  'P+5': here(async (court) => {
    const one = await p.seated(court);
    for (const name of p.names) await court.send(one.review, p.score, p.expert(name));
    return court.ask(one.review, { type: 'SIGN', opinion: '推荐', document: court.paper }, p.expert('e1'));
  }),
  'P+6': here(async (court) => {
    const { matter } = await p.sitting(court);
    for (const { person } of p.seats) await court.send(matter, p.vote(), p.committee(person));
    return court.ask(matter, p.decide(court), o.office);
  }),
  'P+7': here(async (court) => {
    const { matter } = await p.sitting(court);
    for (const { person } of p.seats) await court.send(matter, p.vote('oppose'), p.committee(person));
    return court.ask(matter, p.decide(court), o.office);
  }),
  'P+8': signing(),
  'P+9': async (court) => court.ask((await o.drafted(court)).id, o.proposal(court), o.zhao),
  'P+10': async (court) => {
    const paid = { mode: 'paid', conditions: '按季结算', valuation: court.paper, priceEvaluation: court.paper };
    const charging = [{ purpose: 'industrialDevelopment', ...paid }];
    return court.ask((await o.drafted(court)).id, o.proposal(court, { charging }), o.zhao);
  },
  'P+11': async (court) => court.ask(await o.checked(court), { type: 'ACCEPT', report: court.paper }, o.zhao),
  'P+12': async (court) => {
    const staff = await o.admitted(court);
    const provision = { type: 'PROVISION', acceptance: await o.acceptance(court), accounts: [staff.id] };
    return court.ask(staff.grant.id, provision, o.zhao);
  },
  'P+13': async (court) => court.ask((await o.requested(court)).id, { type: 'REFUSE_AS_PROVIDER', ...o.why }, o.health),
  'P+14': async (court) => {
    const one = await o.reviewedStaff(court);
    const nda = { type: 'SIGN_NDA', document: court.paper, signedOn: '2026-03-02' };
    return court.ask(one.id, nda, one.grant.agreement.operator);
  },
  'P+15': async (court) => {
    const { id, dossier, operator } = await imported(court);
    await court.send(id, { type: 'SUBMIT', dossier }, operator);
    const findings = { lawfulSource: clear, personalData: clear, security: clear };
    await court.send(id, { type: 'APPROVE', findings }, o.zhao);
    return court.ask(id, { type: 'IMPORT', fingerprint: dossier.fingerprint }, operator);
  },
  'P+16': async (court) => {
    const one = await o.approvedProduct(court);
    return court.ask(one.id, { type: 'EXPORT' }, one.grant.agreement.operator);
  },
  'P+17': async (court) => court.ask((await o.underReview(court)).id, { type: 'REFUSE', ...o.why }, o.zhao),
  'P+18': async (court) => {
    const { about, agreement } = await issue(court);
    const id = await court.open('dataQualityIssue', about, agreement.operator);
    await court.send(id, { type: 'ACCEPT', provider: o.healthBureau, dueOn: '2026-04-30' }, o.zhao);
    return court.ask(id, { type: 'REPORT_FIXED', summary: '已补齐', evidence: [court.paper] }, o.health);
  },
  'P+19': async (court) =>
    court.ask(await o.toConfirm(court, await o.agreement(court), 'A'), { type: 'CONFIRM' }, o.qian),
  'P+20': async (court) => {
    const id = await o.toConfirm(court, await o.agreement(court));
    return court.ask(id, { type: 'CONFIRM', order: o.theOrder }, o.qian);
  },
  'P+21': async (court) =>
    court.ask((await o.reported(court)).order, { type: 'ACCEPT', met: ['日志审计'], opinion: '已整改' }, o.sun),
  'P+22': async (court) => {
    const { order, grant } = await o.ordered(court);
    const { operator } = grant.agreement;
    await court.send(order, o.feedback(court), operator);
    await court.send(order, { type: 'REJECT', items: [{ item: '日志审计', problem: '未补齐' }] }, o.sun);
    return court.ask(order, o.feedback(court), operator);
  },
  'P+23': async () => {
    const { court, id, agreement } = await due(annual, afterTheYear);
    const content = reportedAll(['storage', 'processing', 'analysis', 'fusion', 'market']);
    return court.ask(id, { type: 'SUBMIT', document: court.paper, content }, agreement.operator);
  },
  'P+24': async () => {
    const { court, id, agreement } = await due(quarterly, afterTheQuarter);
    const content = reportedAll(['operation', 'development', 'security', 'costs', 'revenue']);
    return court.ask(id, { type: 'SUBMIT', document: court.paper, content }, agreement.operator);
  },
  'P+25': async (court) => {
    await early(court);
    await decideOn(court, 'approve');
    return court.ask(await court.newest('committeeMatter'), p.decide(court), o.office);
  },
  'P+26': async (court) => {
    const one = await o.agreement(court);
    const asked = { applicant: o.organisation(one.serial), form: 'legalPerson', previous: one.id };
    return court.asks('authorizationApplication', asked, one.operator);
  },
  'P+27': async (court) => {
    const { id, verify } = await closed(court);
    return court.ask(id, verify, o.qian);
  },
};
