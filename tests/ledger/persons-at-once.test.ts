// Several persons at once, and a person and the runner: nothing is lost, nothing is done twice.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Ledger } from '../../ledger/index.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { departments } from '../../machines/operation/committee-matter/events.ts';
import { agreementTerms, request, review, sources } from '../invariants/operation-acts.ts';
import { allConditions, approved, certificate } from '../support/agreements.ts';
import { aDocument, aLedger, clockAt, key, person, sent, started, uscc } from '../support/ledger.ts';
import { law } from '../support/law.ts';

let ledger: Ledger;
let paper: { sha256: string; name: string };
const clock = clockAt('2026-03-02T02:00:00Z');
beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
  paper = await aDocument(ledger);
});

const ask = (caseId: string, event: { type: string; [field: string]: unknown }, actor: Actor): Promise<Answer> =>
  ledger.append({ caseId, event, actor, key: key() });
// oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the chart keeps
const read = async (id: string): Promise<{ tags: string[]; state: string[]; context: any }> => {
  const [row] = await ledger.sql<
    { tags: string[]; state: string[]; snapshot: { context: unknown } }[]
  >`select tags, state, snapshot from cases where id = ${id}`;
  return { ...row!, context: row!.snapshot.context };
};
const verified = async (...ids: string[]) =>
  expect((await Promise.all(ids.map((id) => ledger.verifyCase(id)))).flatMap(({ problems }) => problems)).toEqual([]);
const zhao = person('zhao', 'AUTHORITY');
const qian = person('qian', 'AUTHORITY');

describe('persons at once', () => {
  it('ten members of the committee vote in the same instant, and each vote counts once', law('P7(3)'), async () => {
    const office = person('jiang', 'COMMITTEE_OFFICE');
    const raised = person('hua', 'COMMITTEE_OFFICE');
    const matter = await started(ledger, 'committeeMatter', { kind: 'MAJOR_ISSUE', summary: '重大问题' }, raised);
    const members = departments.map((department, i) => ({ department, person: `m${i}` }));
    await sent(ledger, matter, { type: 'PUT_ON_AGENDA', meetingOn: '2026-03-20', seats: members }, office);
    await sent(ledger, matter, { type: 'OPEN_SITTING', present: members.map((member) => member.person) }, office);
    const twice = [...members, ...members];
    const answers = await Promise.all(
      twice.map((member) => ask(matter, { type: 'VOTE', choice: 'approve' }, person(member.person, 'COMMITTEE'))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.code])))).toEqual(new Set(['GUARD_REFUSED']));
    expect(new Set((await read(matter)).context.votes.map((vote: { person: string }) => vote.person)).size).toBe(10);
    await verified(matter);
  });

  it('two providers answer in the same instant, and the grant is in force by both', law('P18'), async () => {
    const operator = person('li', 'OPERATOR', `org:${uscc(501)}`);
    const organisation = { type: 'organisation', uscc: uscc(501), name: '长春数据集团' };
    const announcement = await started(ledger, 'annualAnnouncement', { year: 2026 }, zhao);
    const application = await started(
      ledger,
      'authorizationApplication',
      { applicant: organisation, form: 'legalPerson', announcement },
      { ...operator, hat: 'APPLICANT' },
    );
    const agreement = await started(
      ledger,
      'operatingAgreement',
      { application, operator: organisation, previous: null, approved },
      person('system', 'SYSTEM'),
    );
    await sent(ledger, agreement, { type: 'PROPOSE', terms: agreementTerms(paper, '2026-03-02', false) }, zhao);
    await sent(ledger, agreement, { type: 'SIGN_AS_OPERATOR', document: paper }, operator);
    await sent(
      ledger,
      agreement,
      {
        type: 'SIGN_AS_AUTHORITY',
        document: paper,
        conditions: allConditions,
        certificate: { ...certificate, document: paper },
      },
      qian,
    );
    const grant = await started(ledger, 'scenarioGrant', { agreement, scenario: '就医引导' }, operator);
    const asked = request('就医引导', '2026-03-02', '2026-12-31');
    const both = [sources['就医引导']!, sources['公交线网优化']!];
    await sent(
      ledger,
      grant,
      { type: 'SUBMIT', request: { ...asked, datasets: both.map((source) => ({ ...asked.datasets[0], ...source })) } },
      operator,
    );
    await sent(ledger, grant, { type: 'CONSENT', review }, zhao);
    const answers = await Promise.all(
      both.map(({ dataset, provider }, i) =>
        ask(
          grant,
          {
            type: 'CONSENT_AS_PROVIDER',
            answers: [{ dataset, catalogued: true, graded: true, withinUseRequirements: true, prohibited: null }],
          },
          person(`p${i}`, 'PROVIDER', provider),
        ),
      ),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    const { tags, context } = await read(grant);
    expect([
      tags.includes('inForce'),
      context.version,
      context.answers.map(({ provider }: { provider: string }) => provider).sort(),
    ]).toEqual([true, 1, both.map(({ provider }) => provider).sort()]);
    await verified(grant, agreement);
  });

  it(
    'a signature and the runner meet in the second of the end: the term has ended, and nothing is signed',
    law('P13'),
    async () => {
      const operator = person('li', 'OPERATOR', `org:${uscc(801)}`);
      const organisation = { type: 'organisation', uscc: uscc(801), name: '长春数据集团' };
      const system = person('system', 'SYSTEM');
      const applied = (ground: object) =>
        started(
          ledger,
          'authorizationApplication',
          { applicant: organisation, form: 'legalPerson', ...ground },
          { ...operator, hat: 'APPLICANT' },
        );
      const agreed = async (application: string, previous: string | null, effectiveDate: string) => {
        const id = await started(
          ledger,
          'operatingAgreement',
          { application, operator: organisation, previous, approved },
          system,
        );
        await sent(ledger, id, { type: 'PROPOSE', terms: agreementTerms(paper, effectiveDate, false) }, zhao);
        await sent(ledger, id, { type: 'SIGN_AS_OPERATOR', document: paper }, operator);
        return id;
      };
      const sign = (id: string) =>
        ask(
          id,
          {
            type: 'SIGN_AS_AUTHORITY',
            document: paper,
            conditions: allConditions,
            certificate: { ...certificate, document: paper },
          },
          qian,
        );
      const [known] = await ledger.sql<{ id: string }[]>`select id from cases where lifecycle = 'annualAnnouncement'`;
      const old = await agreed(await applied({ announcement: known!.id }), null, '2026-03-02');
      expect(await sign(old)).toMatchObject({ ok: true });
      clock.set('2028-02-28T10:00:00+08:00');
      const application = await applied({ previous: old });
      for (const type of ['RENEWAL_APPLIED', 'RENEWAL_APPROVED'])
        await sent(ledger, old, { type, application }, system);
      const next = await agreed(application, old, '2028-03-03');
      clock.set('2028-03-03T00:00:00+08:00');
      const [signature] = await Promise.all([sign(next), ...[1, 2, 3].map(() => ledger.pendingWork(old))]);
      expect(signature.ok).toBe(false);
      expect([(await read(old)).state, (await read(next)).state]).toEqual([['closing'], ['lapsed']]);
      expect(await ledger.sql`select 1 from cases where lifecycle = 'domainClosure' and parent = ${old}`).toHaveLength(
        1,
      );
      await verified(old, next);
      clock.set('2026-03-02T02:00:00Z');
    },
  );
});
