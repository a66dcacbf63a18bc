// P4(2), P7(3), P9, P19, P20, P27 to P29, P31: what is done in the domain, and what follows.
import { anActiveSubject, person, uscc } from '../../support/ledger.ts';
import { assets, checks } from '../../../machines/operation/domain-closure/events.ts';
import { type Court, type Event, type Trial, type Trials, setting } from '../court.ts';
import * as o from '../operation-stories.ts';
import * as s from '../trading-stories.ts';

const used = (court: Court): Promise<o.Staff> => court.once('in use', () => o.inUse(court));
const product =
  (more: object): Trial =>
  async (court) => {
    const one = await court.once('product draft', () => o.productDraft(court));
    const event = { type: 'SUBMIT', dossier: o.productOf(court, one, more) };
    return court.ask(one.id, event, one.grant.agreement.operator);
  };
const piece = (more: object) => ({
  manifest: [{ name: 'score', kind: '衍生数据', fingerprint: 'f'.repeat(64), ...more }],
});
const entering =
  (make: (court: Court) => Promise<o.Staff>): Trial =>
  async (court) => {
    const one = await make(court);
    return court.ask(one.id, { type: 'ENTER_DOMAIN', grant: one.grant.id }, o.domain);
  };
export const imported = async (court: Court, more: object = {}) => {
  const { grant } = await used(court);
  const about = { agreement: grant.agreement.id, grant: grant.id, title: `社会数据${court.serial()}` };
  const id = await court.open('dataImport', about, grant.agreement.operator);
  const dossier = {
    description: '企业自有业务数据',
    purpose: '与病案首页融合计算',
    source: { kind: 'ownBusiness', statement: '自有业务', evidence: [court.paper] },
    personalData: { mode: 'none' },
    fingerprint: 'b'.repeat(64),
    ...more,
  };
  return { id, dossier, operator: grant.agreement.operator };
};
const toImport = async (court: Court) => {
  const one = await imported(court);
  await court.send(one.id, { type: 'SUBMIT', dossier: one.dossier }, one.operator);
  return one;
};
const clear = { clear: true, basis: '已审核' };
export const issue = async (court: Court) => {
  const { agreement } = (await used(court)).grant;
  const about = {
    agreement: agreement.id,
    dataset: '病案首页',
    problem: `字段缺失${court.serial()}`,
    foundWhile: 'processing',
    evidence: [court.paper],
  };
  return { about, agreement };
};
const accepted = async (court: Court): Promise<string> => {
  const { about, agreement } = await issue(court);
  const id = await court.open('dataQualityIssue', about, agreement.operator);
  await court.send(id, { type: 'ACCEPT', provider: o.healthBureau, dueOn: '2026-04-30' }, o.zhao);
  return id;
};
const makes = { ordered: (court: Court) => o.ordered(court), reported: (court: Court) => o.reported(court) };
const corrected =
  (make: 'ordered' | 'reported', act: (court: Court, one: o.Corrected) => [Event, o.Actor]): Trial =>
  async (court) => {
    const one = await court.once(make, () => makes[make](court));
    return court.ask(one.order, ...act(court, one));
  };
const acceptance: Event = { type: 'ACCEPT', met: ['日志审计'], opinion: '已整改' };
export const stranger = person('mallory', 'OPERATOR', `org:${uscc(77_777)}`);

type Closure = { id: string; staff: o.Staff };
/** The committee revoked the authorization, so the domain is being closed. */
async function closing(court: Court): Promise<Closure> {
  const staff = await o.inUse(court);
  const { agreement } = staff.grant;
  await court.send(agreement.id, { type: 'END', cause: `revocation/${agreement.serial}/1` }, o.system);
  return { staff, id: await court.newest('domainClosure') };
}
const disposal = ({ paper }: Court): Event => ({
  type: 'RECORD_DISPOSAL',
  dispositions: assets.map((asset) => ({ asset, how: 'destroyed' })),
  asAgreed: true,
  record: paper,
});
const verifying: (court: Court) => Event = ({ paper }) => ({
  type: 'VERIFY_DELETION',
  checked: [...checks],
  report: paper,
});
/** Everything is closed but the last check. */
export async function closed(court: Court): Promise<Closure & { verify: Event }> {
  const { id, staff } = await closing(court);
  await court.send(id, { type: 'ACCESS_REVOKED', receipt: 'r-1', remaining: 0 }, o.domain);
  await court.send(id, disposal(court), o.zhao);
  await court.send(id, { type: 'DATA_DELETED', receipt: 'd-1', remaining: 0 }, o.domain);
  return { id, staff, verify: verifying(court) };
}
/** The operator of the product as a merchant, with a draft of its listing. */
export async function publicDraft(court: Court, one: o.Product, owned = true) {
  const { serial } = one.grant.agreement;
  const owner = await anActiveSubject(court.ledger, owned ? serial : court.serial());
  const publicData = { export: one.id, agreement: one.grant.agreement.id };
  const id = await court.open('listingRegistration', s.listingInput(owner, '公共产品', { publicData }), owner.actor);
  return { id, owner };
}
const listing =
  (make: (court: Court) => Promise<o.Product>, more: (one: o.Product) => object, owned = true): Trial =>
  async (court) => {
    const one = await make(court);
    const { id, owner } = await publicDraft(court, one, owned);
    const dossier = s.theDossier(court, { fingerprint: one.fingerprint, purposes: [o.scenario], ...more(one) });
    return court.ask(id, { type: 'SUBMIT', dossier }, owner.actor);
  };

export const operating: Trials = {
  'T12-9': listing(o.underReview, () => ({})),
  'T12-10': listing(o.exported, () => ({ fingerprint: '7'.repeat(64) })),
  'P4-12': async (court) => {
    const { grant } = await used(court);
    const about = { agreement: grant.agreement.id, grants: [grant.id], title: '原始数据', form: '' };
    return court.asks('productExport', about, grant.agreement.operator);
  },
  'P7-1': async (court) => {
    const one = await o.shared(court);
    return court.ask(one.id, { type: 'END', cause: 'revocation/x/1' }, o.zhao);
  },
  'P7-2': async (court) => {
    const one = await o.shared(court);
    return court.asks('revocation', { agreement: one.id, ground: '无', evidence: [] }, o.zhao);
  },
  'P9-7': async (court) => {
    const one = await o.approvedProduct(court);
    const grade = { type: 'REGRADE', dataset: '病案首页', grade: '核心', prohibited: true, ...o.why };
    await court.send(one.grant.id, grade, o.health);
    return court.ask(one.id, { type: 'EXPORT' }, one.grant.agreement.operator);
  },
  'P19-1': async (court) => {
    const { about, agreement } = await issue(court);
    const id = await court.open('dataQualityIssue', about, agreement.operator);
    return court.ask(id, { type: 'ACCEPT', provider: o.healthBureau, dueOn: '' }, o.zhao);
  },
  'P19-2': async (court) => court.asks('dataQualityIssue', (await issue(court)).about, stranger),
  'P19-3': async (court) => {
    const id = await court.once('issue', () => accepted(court));
    return court.ask(id, { type: 'REPORT_FIXED', summary: '已补齐', evidence: [court.paper] }, o.otherProvider);
  },
  'P20-1': async (court) => {
    const one = await court.once('proposed', () => o.proposed(court));
    return court.ask(one.id, { type: 'PASS', filing: 'BA-1' }, o.zhao);
  },
  'P20-2': entering((court) => court.once('reviewed staff', () => o.reviewedStaff(court))),
  'P20-3': async (court) => {
    const one = await court.once('identified', () => o.identified(court));
    const actor = { ...o.zhao, person: one.grant.agreement.operator.person };
    return court.ask(one.id, { type: 'PASS', filing: 'BA-1' }, actor);
  },
  'P20-4': entering((court) => court.once('proposed', () => o.proposed(court))),
  'P20-5': entering(async (court) => {
    const one = await o.inUse(court);
    await court.send(one.id, { type: 'SUSPEND', ...o.why }, o.zhao);
    return one;
  }),
  'P20-7': async (court) => {
    const one = await court.once('to import', () => toImport(court));
    return court.ask(one.id, { type: 'IMPORT', fingerprint: 'b'.repeat(64) }, one.operator);
  },
  'P20-8': async (court) => {
    const one = await court.once('import draft', () => imported(court, { source: undefined }));
    return court.ask(one.id, { type: 'SUBMIT', dossier: one.dossier }, one.operator);
  },
  'P20-9': async (court) => {
    const one = await court.once('to import', () => toImport(court));
    const findings = { lawfulSource: clear, personalData: clear, security: clear };
    return court.ask(one.id, { type: 'APPROVE', findings }, { ...o.zhao, person: one.operator.person });
  },
  'P27-1': product(piece({ rawData: true })),
  'P27-2': product(piece({ reversible: true })),
  'P27-3': async (court) => {
    const one = await court.once('under review', () => o.underReview(court));
    return court.ask(one.id, { type: 'EXPORT' }, one.grant.agreement.operator);
  },
  'P27-4': async (court) => {
    const one = await court.once('under review', () => o.underReview(court));
    const actor = { ...o.zhao, person: one.grant.agreement.operator.person };
    return court.ask(one.id, { type: 'APPROVE', scenarios: [o.scenario] }, actor);
  },
  'P27-5': async (court) => {
    const one = await court.once('under review', () => o.underReview(court));
    return court.ask(one.id, { type: 'APPROVE', scenarios: ['商业选址'] }, o.zhao);
  },
  'P27-6': listing(o.exported, () => ({}), false),
  'P27-7': listing(o.exported, () => ({ purposes: ['商业选址'] })),
  'P27-8': async (court) => {
    const one = await o.approvedProduct(court);
    await o.ordered(court, one.grant);
    return court.ask(one.id, { type: 'EXPORT' }, one.grant.agreement.operator);
  },
  'P28-1': async (court) =>
    court.asks('annualEvaluation', { agreement: (await o.shared(court)).id, year: 2026 }, stranger),
  'P28-2': async (court) => {
    const one = await o.agreement(court);
    const id = await court.open('annualEvaluation', { agreement: one.id, year: 2026 }, o.zhao);
    await court.send(id, o.evidenceAsked(court), o.zhao);
    return court.ask(id, { type: 'ASSESS', grade: 'A', report: court.paper, findings: '未提交资料' }, o.zhao);
  },
  'P29-1': async (court) => {
    const id = await o.toConfirm(court, await o.agreement(court));
    return court.ask(id, { type: 'CONFIRM', order: { ...o.theOrder, due: undefined } }, o.qian);
  },
  'P29-2': corrected('reported', (_, { grant }) => [acceptance, { ...o.sun, person: grant.agreement.operator.person }]),
  'P29-3': async (court) => {
    const { grant } = await court.once('ordered', () => o.ordered(court));
    const { agreement } = grant;
    return court.asks('scenarioGrant', { agreement: agreement.id, scenario: '公交线网优化' }, agreement.operator);
  },
  'P29-4': corrected('reported', () => [acceptance, o.qian]),
  'P29-5': corrected('ordered', (court) => [o.feedback(court), stranger]),
  'P29-7': corrected('ordered', () => [acceptance, o.sun]),
  'P29-6': async (court) => {
    const { grant } = await o.inUse(court);
    const { agreement } = grant;
    const cause = `operatorRectification/${agreement.serial}/1`;
    await court.send(agreement.id, { type: 'TERMINATE_SCOPE', cause, grants: [grant.id] }, o.system);
    return court.asks('scenarioGrant', { agreement: agreement.id, scenario: o.scenario }, agreement.operator);
  },
  'P31-1': async (court) => {
    const { id } = await closing(court);
    await court.send(id, { type: 'ACCESS_REVOKED', receipt: 'r-1', remaining: 0 }, o.domain);
    await court.send(id, disposal(court), o.zhao);
    return court.ask(id, verifying(court), o.qian);
  },
  'P31-2': async (court) => {
    const { id } = await court.once('closing', () => closing(court));
    return court.ask(id, { type: 'DATA_DELETED', receipt: 'd-1', remaining: 0 }, o.domain);
  },
  'P31-3': async () => setting({ 'pd.logs.retentionMonths': '5 mo' }),
  'P31-4': async (court) => {
    const { id, verify } = await closed(court);
    await court.send(id, verify, o.qian);
    const logs = await court.newest('retentionRecord');
    const { sha256 } = court.paper;
    await court.send(logs, { type: 'ARCHIVE_SEALED', sha256, rows: 1, documents: 0 }, o.system);
    const event = { type: 'PROPOSE_DISPOSAL', reason: '库房已满', appraisal: court.paper };
    return court.ask(logs, event, person('dang.an', 'ARCHIVIST'));
  },
  'P31-5': entering(async (court) => (await closing(court)).staff),
  'P31-6': async (court) => {
    const { id, staff, verify } = await closed(court);
    return court.ask(id, verify, staff.grant.agreement.operator);
  },
};
