// An agreement over several cases in the ledger: how it comes into force, is evaluated, corrected and closed.
import { expect } from 'vitest';
import { departments as evaluators } from '../../machines/operation/annual-evaluation/events.ts';
import { departments } from '../../machines/operation/committee-matter/events.ts';
import { assets, checks } from '../../machines/operation/domain-closure/events.ts';
import { allConditions, terms, approved, certificate } from '../support/agreements.ts';
import { type TestClock, aDocument, aLedger, clockAt, key, person, sent, started, uscc } from '../support/ledger.ts';

export const [zhao, qian, third, office] = [
  person('zhao.min', 'AUTHORITY'),
  person('qian.yi', 'AUTHORITY'),
  person('sun.bo', 'AUTHORITY'),
  person('jiang.hua', 'COMMITTEE_OFFICE'),
];
export const system = person('system', 'SYSTEM');
const domain = person('system:domain', 'DOMAIN');
const members = departments.map((department, i) => ({ department, person: `m${i}` }));

export async function aCity() {
  const clock: TestClock = clockAt('2026-03-02T10:00:00+08:00');
  const ledger = await aLedger({ clock: clock.read });
  return { clock, ledger, document: await aDocument(ledger) };
}
type City = Awaited<ReturnType<typeof aCity>>;

export const caseOf = async ({ ledger }: City, lifecycle: string, n = 0) =>
  (
    await ledger.sql<
      { id: string; state: string[]; tags: string[]; ended: boolean; at: string }[]
    >`select id, state, tags, ended, at from cases where lifecycle = ${lifecycle} order by opened_at, id`
  )[n]!;
export const ask = (
  { ledger }: City,
  caseId: string,
  event: { type: string; [field: string]: unknown },
  actor: typeof zhao,
) => ledger.append({ caseId, event, actor, key: key() });
export const passTime = async ({ clock, ledger }: City, instant: string, ...cases: string[]) => {
  clock.set(instant);
  for (const id of cases) await ledger.pendingWork(id);
};

/** Who provides which data set of the agreement. */
export const providers = { 病案首页: 'org:11220100013470208F', 公交刷卡: 'org:11220100013470101L' };
/** The operator has signed, the authority signs at `sign()`; it begins on the day it names. */
export async function anAgreement(
  city: City,
  serial = 901,
  previous: string | null = null,
  effectiveDate = '2026-03-02',
) {
  const { ledger, document } = city;
  const operator = person(`owner.${serial}`, 'OPERATOR', `org:${uscc(serial)}`);
  const organisation = { type: 'organisation', uscc: uscc(serial), name: `长春数据集团${serial}` };
  const ground = previous
    ? { previous }
    : { announcement: await started(ledger, 'annualAnnouncement', { year: 2026 }, zhao) };
  const application = await started(
    ledger,
    'authorizationApplication',
    { applicant: organisation, form: 'legalPerson', ...ground },
    { ...operator, hat: 'APPLICANT' },
  );
  const id = await started(
    ledger,
    'operatingAgreement',
    { application, operator: organisation, previous, approved },
    system,
  );
  const charging = [{ purpose: 'publicWelfare', mode: 'free', conditions: '仅用于公益项目' }];
  const scope = {
    datasets: Object.entries(providers).map(([dataset, provider]) => ({ id: dataset, provider, notProhibited: true })),
    scenarios: ['商保核保'],
  };
  await sent(ledger, id, { type: 'PROPOSE', terms: terms({ document, charging, effectiveDate, scope }) }, zhao);
  await sent(ledger, id, { type: 'SIGN_AS_OPERATOR', document }, operator);
  return {
    id,
    operator,
    application,
    sign: () =>
      ask(
        city,
        id,
        {
          type: 'SIGN_AS_AUTHORITY',
          document,
          conditions: allConditions,
          certificate: { ...certificate, document },
        },
        qian,
      ),
  };
}
export async function anAgreementInForce(city: City, ...how: [serial?: number]) {
  const agreement = await anAgreement(city, ...how);
  expect(await agreement.sign()).toMatchObject({ ok: true });
  return agreement;
}

export const anOrder = (document: object, due = '2026-04-30T16:00:00.000Z') => ({
  items: [{ item: '日志审计', requirement: '补齐操作日志' }],
  due,
  scope: 'all',
  document,
});
export async function anEvaluationToConfirm(city: City, agreement: string, operator: typeof zhao) {
  const { ledger, document } = city;
  const id = await started(ledger, 'annualEvaluation', { agreement, year: 2026 }, zhao);
  await sent(
    ledger,
    id,
    {
      type: 'REQUEST_EVIDENCE',
      indicators: { version: '2026-1', document },
      departments: [...evaluators],
      items: ['运营情况'],
    },
    zhao,
  );
  await sent(ledger, id, { type: 'SUBMIT_EVIDENCE', documents: [document], truthful: true }, operator);
  await sent(ledger, id, { type: 'ASSESS', grade: 'D', report: document, findings: '日志缺失' }, zhao);
  return id;
}
export async function anOrderInForce(city: City, agreement: string, operator: typeof zhao) {
  const { document: _, ...order } = anOrder(city.document);
  await sent(city.ledger, await anEvaluationToConfirm(city, agreement, operator), { type: 'CONFIRM', order }, qian);
  return (await caseOf(city, 'operatorRectification')).id;
}
export async function theCommittee(city: City, choice: 'approve' | 'oppose', n = 0) {
  const { ledger, document } = city;
  const { id } = await caseOf(city, 'committeeMatter', n);
  await sent(ledger, id, { type: 'PUT_ON_AGENDA', meetingOn: '2026-05-20', seats: members }, office);
  await sent(ledger, id, { type: 'OPEN_SITTING', present: members.map((member) => member.person) }, office);
  for (const member of members) await sent(ledger, id, { type: 'VOTE', choice }, person(member.person, 'COMMITTEE'));
  await sent(ledger, id, { type: 'DECIDE', minutes: document }, office);
}
/** Everything in order, until the domain is closed. */
export async function closeTheDomain(city: City) {
  const { ledger, document } = city;
  const { id } = await caseOf(city, 'domainClosure');
  await sent(ledger, id, { type: 'ACCESS_REVOKED', receipt: 'r-1', remaining: 0 }, domain);
  await sent(
    ledger,
    id,
    {
      type: 'RECORD_DISPOSAL',
      dispositions: assets.map((asset) => ({ asset, how: 'destroyed' })),
      asAgreed: true,
      record: document,
    },
    zhao,
  );
  await sent(ledger, id, { type: 'DATA_DELETED', receipt: 'd-1', remaining: 0 }, domain);
  await sent(ledger, id, { type: 'VERIFY_DELETION', checked: [...checks], report: document }, qian);
  await sent(
    ledger,
    (await caseOf(city, 'retentionRecord')).id,
    { type: 'ARCHIVE_SEALED', sha256: document.sha256, rows: 10, documents: 2 },
    system,
  );
}
