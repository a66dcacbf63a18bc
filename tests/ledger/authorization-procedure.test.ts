// The procedure of P10 over several cases in the ledger: each opens and tells the next in the same transaction.
import { describe, expect, it } from 'vitest';
import { annualAnnouncement } from '../../machines/operation/annual-announcement/index.ts';
import { authorizationApplication } from '../../machines/operation/authorization-application/index.ts';
import { prohibitions, requirementKeys } from '../../machines/operation/authorization-application/requirements.ts';
import { departments } from '../../machines/operation/committee-matter/events.ts';
import { committeeMatter } from '../../machines/operation/committee-matter/index.ts';
import { expertReview } from '../../machines/operation/expert-review/index.ts';
import { operatingAgreement } from '../../machines/operation/operating-agreement/index.ts';
import { type TestClock, aDocument, aLedger, clockAt, key, person, sent, started, uscc } from '../support/ledger.ts';
import { law } from '../support/law.ts';

const lifecycles = Object.fromEntries(
  [annualAnnouncement, authorizationApplication, expertReview, committeeMatter, operatingAgreement].map((one) => [
    one.id,
    one,
  ]),
);
const [clerk, director, office] = [
  person('sun.li', 'AUTHORITY'),
  person('wei.dong', 'AUTHORITY'),
  person('jiang.hua', 'COMMITTEE_OFFICE'),
];
const experts = ['e1', 'e2', 'e3', 'e4', 'e5'];
const members = departments.map((department, i) => ({ department, person: `m${i}` }));

async function aProcedure() {
  const clock: TestClock = clockAt('2026-03-02T10:00:00+08:00');
  const ledger = await aLedger({ lifecycles, clock: clock.read });
  const document = await aDocument(ledger);
  const announcement = await started(ledger, 'annualAnnouncement', { year: 2026 }, clerk);
  const content = {
    title: '2026年度公告',
    demand: '企业提出数据需求',
    modes: ['依场景授权'],
    conditions: ['符合第十四条、第十五条'],
    opensOn: '2026-04-01',
    closesOn: '2026-04-30',
    document,
  };
  await sent(ledger, announcement, { type: 'SUBMIT', content }, clerk);
  await sent(ledger, announcement, { type: 'APPROVE' }, director);
  return { clock, ledger, document, announcement };
}
type Procedure = Awaited<ReturnType<typeof aProcedure>>;

function aFiling({ document }: Procedure) {
  const proof = { declared: true, evidence: [document] };
  const lists = { judgmentDefaulters: proof, majorTaxCases: proof, seriousDishonesty: proof };
  const record = { ...proof, since: '2023-01-01' };
  return {
    mode: '依场景授权',
    fields: ['medicalCare'],
    datasets: [{ id: 'changchun/visits', title: '门诊统计', provider: 'org:11220100013470208F' }],
    purposes: ['publicWelfare'],
    rights: ['processingUse'],
    plan: '门诊预约分析',
    representative: { kind: 'legalRepresentative', ref: '0'.repeat(32) },
    partyOrganisation: proof,
    partyDecides: proof,
    soundBusiness: proof,
    qualifications: proof,
    expertise: proof,
    capacity: proof,
    enterpriseRecord: record,
    representativeRecord: record,
    enterpriseLists: lists,
    representativeLists: lists,
    securityLead: { ...proof, person: '1'.repeat(32), department: '数据安全部' },
    internalRules: proof,
    protectionExperience: proof,
    cryptographyExperience: proof,
    securityCertification: { number: 'DSM-2025-0031', validUntil: '2027-06-30', document },
    riskEvaluation: { high: 0, medium: 0, report: document },
    exclusions: Object.fromEntries(prohibitions.map((kind) => [kind, { declared: true }])),
  };
}

async function aDraft({ ledger, announcement }: Procedure, serial: number) {
  const actor = person(`owner.${serial}`, 'APPLICANT', `org:${uscc(serial)}`);
  const applicant = { type: 'organisation', uscc: uscc(serial), name: `长春数据集团${serial}` };
  return {
    actor,
    id: await started(ledger, 'authorizationApplication', { applicant, form: 'legalPerson', announcement }, actor),
  };
}
const casesOf = ({ ledger }: Procedure, lifecycle: string) =>
  ledger.sql<
    { id: string; state: string[]; ended: boolean }[]
  >`select id, state, ended from cases where lifecycle = ${lifecycle} order by id`;
const theOnly = async (procedure: Procedure, lifecycle: string): Promise<string> =>
  (await casesOf(procedure, lifecycle))[0]!.id;

/** T25: in the inbox of other experts, and in its counts, there is nothing of a review in which they do not sit. */
async function waitsForThePanelAlone(ledger: Procedure['ledger'], review: string): Promise<void> {
  const waiting = async (name: string) => {
    const actor = person(name, 'EXPERT');
    const tasks = await ledger.tasks(actor);
    return { tasks: tasks.filter(({ caseId }) => caseId === review).length, all: (await ledger.taskCounts(actor)).all };
  };
  expect((await waiting(experts[0]!)).tasks).toBe(1);
  expect(await waiting('an.expert.of.no.panel')).toEqual({ tasks: 0, all: 0 });
}

/** From a submitted application to a matter on which everybody present has still to vote. */
async function beforeTheVote(procedure: Procedure, application: string): Promise<string> {
  const { ledger, document } = procedure;
  const assessment = Object.fromEntries(
    requirementKeys.map((requirement) => [requirement, { met: true, finding: '经查符合' }]),
  );
  const providers = [
    {
      dataset: 'changchun/visits',
      provider: 'org:11220100013470208F',
      kind: 'governmentDepartment',
      catalogue: 'CC-01',
    },
  ];
  await sent(ledger, application, { type: 'PASS', assessment, providers }, clerk);
  const review = await theOnly(procedure, 'expertReview');
  const group = experts.map((name) => ({ person: name, employer: 'org:12220000412759116P', servesAuthority: false }));
  await sent(ledger, review, { type: 'PROVIDE_GROUP', document, experts: group }, office);
  await sent(ledger, review, { type: 'CONFIRM_PANEL', experts, chair: 'e1' }, director);
  await waitsForThePanelAlone(ledger, review);
  for (const name of experts) await sent(ledger, review, { type: 'DECLARE_NO_CONFLICT' }, person(name, 'EXPERT'));
  await Promise.all(
    experts.map((name) =>
      sent(
        ledger,
        review,
        { type: 'SUBMIT_SCORE', score: 80, recommends: true, opinion: '可行' },
        person(name, 'EXPERT'),
      ),
    ),
  );
  await sent(ledger, review, { type: 'SIGN', opinion: '推荐', document }, person('e1', 'EXPERT'));
  await sent(ledger, application, { type: 'REPORT', summary: '专家推荐授权' }, director);
  const matter = await theOnly(procedure, 'committeeMatter');
  await sent(ledger, matter, { type: 'PUT_ON_AGENDA', meetingOn: '2026-04-20', seats: members }, office);
  await sent(ledger, matter, { type: 'OPEN_SITTING', present: members.map((member) => member.person) }, office);
  return matter;
}

describe('the procedure of authorization', () => {
  it(
    'runs from announcement to agreement, each case opened by the one before it',
    law('P10', 'P10(1)', 'P10(2)', 'P10(3)'),
    async () => {
      const procedure = await aProcedure();
      const { clock, ledger, document, announcement } = procedure;
      const { id, actor } = await aDraft(procedure, 77);
      const submit = { type: 'SUBMIT', filing: aFiling(procedure) };
      expect(await ledger.append({ caseId: id, event: submit, actor, key: key() })).toMatchObject({
        ok: false,
        code: 'GUARD_REFUSED',
        articles: ['P10(1)'],
      });
      clock.set('2026-04-10T10:00:00+08:00');
      await sent(ledger, id, submit, actor);
      const matter = await beforeTheVote(procedure, id);
      await Promise.all(
        members.map((member) =>
          sent(ledger, matter, { type: 'VOTE', choice: 'approve' }, person(member.person, 'COMMITTEE')),
        ),
      );
      expect(await casesOf(procedure, 'operatingAgreement')).toEqual([]);
      expect(await sent(ledger, matter, { type: 'DECIDE', minutes: document }, office)).toEqual(['decided']);
      expect(await casesOf(procedure, 'authorizationApplication')).toMatchObject([
        { state: ['pending.approved.underSigning'] },
      ]);
      expect(await casesOf(procedure, 'operatingAgreement')).toHaveLength(1);
      // The window closes meanwhile; the announcement waits for the application.
      clock.set('2026-05-06T10:00:00+08:00');
      await ledger.pendingWork(announcement);
      expect(await casesOf(procedure, 'annualAnnouncement')).toMatchObject([{ state: ['closed'], ended: false }]);
    },
  );

  it(
    'two members who vote at once are both counted, and one who votes twice at once is counted once',
    law('P7'),
    async () => {
      const procedure = await aProcedure();
      const { clock, ledger } = procedure;
      const { id, actor } = await aDraft(procedure, 78);
      clock.set('2026-04-10T10:00:00+08:00');
      await sent(ledger, id, { type: 'SUBMIT', filing: aFiling(procedure) }, actor);
      const matter = await beforeTheVote(procedure, id);
      const voters = ['m0', 'm1', 'm2', 'm2'];
      const answers = await Promise.all(
        voters.map((name) =>
          ledger.append({
            caseId: matter,
            event: { type: 'VOTE', choice: 'approve' },
            actor: person(name, 'COMMITTEE'),
            key: key(),
          }),
        ),
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(3);
      const view = await ledger.show(matter, office);
      expect(
        view.ok && (view.context as { votes: { person: string }[] }).votes.map((vote) => vote.person).sort(),
      ).toEqual(['m0', 'm1', 'm2']);
    },
  );

  it('an application that comes in the second in which the window closes loses', law('P10(1)'), async () => {
    const procedure = await aProcedure();
    const { clock, ledger } = procedure;
    const submit = { type: 'SUBMIT', filing: aFiling(procedure) };
    const [late, last] = [await aDraft(procedure, 79), await aDraft(procedure, 80)];
    clock.set('2026-04-30T23:59:59.999+08:00');
    await sent(ledger, last.id, submit, last.actor);
    clock.set('2026-05-01T00:00:00+08:00');
    expect(await ledger.append({ caseId: late.id, event: submit, actor: late.actor, key: key() })).toMatchObject({
      ok: false,
      code: 'GUARD_REFUSED',
      articles: ['P10(1)'],
    });
  });

  it(
    'an applicant has one application under an announcement; withdrawing it stops the review and lets the announcement conclude',
    law('P10(1)', 'P10(2)'),
    async () => {
      const procedure = await aProcedure();
      const { clock, ledger, announcement } = procedure;
      const submit = { type: 'SUBMIT', filing: aFiling(procedure) };
      const [one, two] = [await aDraft(procedure, 81), await aDraft(procedure, 81)];
      clock.set('2026-04-10T10:00:00+08:00');
      await sent(ledger, one.id, submit, one.actor);
      expect(await ledger.append({ caseId: two.id, event: submit, actor: two.actor, key: key() })).toMatchObject({
        ok: false,
        code: 'ALREADY_CLAIMED',
        articles: ['P10(1)'],
      });
      await beforeTheVote(procedure, one.id);
      clock.set('2026-05-02T10:00:00+08:00');
      await ledger.pendingWork(announcement);
      await sent(ledger, one.id, { type: 'WITHDRAW', reason: '经营计划调整' }, one.actor);
      expect(await casesOf(procedure, 'committeeMatter')).toMatchObject([{ state: ['withdrawn'] }]);
      expect(await casesOf(procedure, 'annualAnnouncement')).toMatchObject([{ state: ['concluded'], ended: true }]);
    },
  );
});
