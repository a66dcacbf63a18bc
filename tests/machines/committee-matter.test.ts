import { describe, expect, it } from 'vitest';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { departments } from '../../machines/operation/committee-matter/events.ts';
import { committeeMatter } from '../../machines/operation/committee-matter/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { legalText } from '../support/agreements.ts';
import { type Driven, drive, opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const about = 'authorizationApplication/91220101MA0Y2TLK3X/1';
const office = { person: 'jiang', hat: 'COMMITTEE_OFFICE' } as const;
const member = (person: string) => ({ person, hat: 'COMMITTEE' }) as const;
const minutes = { sha256: 'b'.repeat(64), name: '会议纪要〔2026〕3号.pdf' };
/** Ten departments, ten members: m0 … m9. */
const seats = departments.map((department, i) => ({ department, person: `m${i}` }));
const agenda = (more: object = {}) => ({ type: 'PUT_ON_AGENDA', meetingOn: '2026-03-12', seats, ...more });
const names = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `m${from + i}`);
const decide = { type: 'DECIDE', minutes };

const aMatter = (more: object = {}, regime = undefined as ReturnType<typeof loadRegime> | undefined): Driven =>
  drive(committeeMatter, {
    input: { kind: 'GRANT', about, summary: '审定某公司公共数据授权运营申请', ...more },
    ...(regime && { regime }),
  });
const onAgenda = (...args: Parameters<typeof aMatter>): Driven => aMatter(...args).send(agenda(), office);
const aSitting = (present: string[], ...args: Parameters<typeof aMatter>): Driven =>
  onAgenda(...args).send({ type: 'OPEN_SITTING', present }, office);
const vote = (matter: Driven, people: string[], choice: 'approve' | 'oppose' | 'abstain'): Driven =>
  people.reduce((one, person) => one.send({ type: 'VOTE', choice }, member(person)), matter);
const recuse = (matter: Driven, people: string[]): Driven =>
  people.reduce((one, person) => one.send({ type: 'RECUSE', reason: '曾任申请单位顾问' }, member(person)), matter);

describe('committee matter', () => {
  it('the ten departments of the committee each have one seat', law('P7'), () => {
    expect(aMatter().send(agenda({ seats: seats.slice(1) }), office).rules).toEqual(['rosterIsTheCommittee']);
    expect(aMatter().send(agenda({ seats: [...seats, { department: 'audit', person: 'm0' }] }), office).rules).toEqual([
      'seatsAreDistinct',
    ]);
    expect(aMatter().send(agenda({ seats: [...seats, { department: 'audit', person: 'm10' }] }), office).state).toBe(
      'pending.onAgenda',
    );
  });

  it('a regime of another text names other departments', law('P7'), () => {
    const elsewhere = loadRegime({
      id: 'own',
      base: 'cc-2023-draft',
      text: legalText,
      values: { 'pd.committee.departments': ['dataAdministration', 'audit'] },
    });
    const [data] = seats;
    const audit = { department: 'audit', person: 'm10' };
    expect(aMatter({}, elsewhere).send(agenda({ seats: [data, audit] }), office).state).toBe('pending.onAgenda');
    expect(aMatter({}, elsewhere).send(agenda({ seats }), office).rules).toEqual(['rosterIsTheCommittee']);
  });

  it('the committee sits only with two thirds of its members', law('P7'), () => {
    expect(onAgenda().send({ type: 'OPEN_SITTING', present: names(6) }, office).rules).toEqual(['quorumIsPresent']);
    expect(aSitting(names(7)).state).toBe('pending.deliberating');
    expect(onAgenda().send({ type: 'OPEN_SITTING', present: [...names(6), 'm0'] }, office).rules).toEqual([
      'presentAreMembers',
    ]);
    expect(onAgenda().send({ type: 'OPEN_SITTING', present: [...names(6), 'guest'] }, office).rules).toEqual([
      'presentAreMembers',
    ]);
  });

  it('a grant needs more than half of all members, not of those present', law('P7(3)', 'P10(2)'), () => {
    const five = vote(vote(aSitting(names(7)), names(5), 'approve'), ['m5', 'm6'], 'abstain').send(decide, office);
    expect(five.shares).toMatchObject({ outcome: 'refused' });
    const six = vote(vote(aSitting(names(7)), names(6), 'approve'), ['m6'], 'oppose').send(decide, office);
    expect(six.shares).toMatchObject({ outcome: 'approved' });
    expect(six.effects).toContainEqual({
      type: 'tell',
      to: [about],
      event: { type: 'MATTER_DECIDED', matter: 'committeeMatter/test/1', kind: 'GRANT', outcome: 'approved', minutes },
    });
    const ofPresent = loadRegime({
      id: 'present',
      base: 'cc-2023-draft',
      values: { 'pd.committee.majorityOf': 'present' },
    });
    expect(
      vote(vote(aSitting(names(7), {}, ofPresent), names(5), 'approve'), ['m5', 'm6'], 'abstain').send(decide, office)
        .shares,
    ).toMatchObject({ outcome: 'approved' });
  });

  it('a member votes once, in person, and only when present', law('P7'), () => {
    const sitting = vote(aSitting(names(7)), ['m0'], 'approve');
    expect(sitting.send({ type: 'VOTE', choice: 'oppose' }, member('m0')).rules).toEqual(['memberHasNotVoted']);
    expect(sitting.send({ type: 'VOTE', choice: 'oppose' }, member('m8')).rules).toEqual(['memberIsPresent']);
    expect(sitting.send({ type: 'VOTE', choice: 'oppose' }, member('stranger')).rules).toContain('memberSits');
    expect(sitting.send({ type: 'VOTE', choice: 'oppose' }, office).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(sitting.context.votes).toHaveLength(1);
  });

  it('a recused member has no vote and does not count', law('P7'), () => {
    const sitting = recuse(aSitting(names(7)), ['m0']);
    expect(sitting.send({ type: 'VOTE', choice: 'approve' }, member('m0')).rules).toContain('memberSits');
    // Nine members are left: five in favour are more than half of them, and no longer of ten.
    expect(vote(vote(sitting, names(5, 1), 'approve'), ['m6'], 'oppose').send(decide, office).shares).toMatchObject({
      outcome: 'approved',
    });
    expect(recuse(vote(aSitting(names(7)), ['m0'], 'approve'), ['m0']).rules).toEqual(['memberHasNotVoted']);
  });

  it('where too many are recused, nothing is decided until their departments send others', law('P7'), () => {
    const matter = recuse(onAgenda(), names(5));
    expect(matter.send({ type: 'OPEN_SITTING', present: names(5, 5) }, office).rules).toEqual(['enoughMembersRemain']);
    expect(matter.send({ type: 'SUBSTITUTE', department: 'dataAdministration', person: 'm9' }, office).rules).toEqual([
      'substituteIsNew',
    ]);
    expect(matter.send({ type: 'SUBSTITUTE', department: 'weather', person: 'deng' }, office).rules).toEqual([
      'substituteIsNew',
    ]);
    matter.send({ type: 'SUBSTITUTE', department: 'dataAdministration', person: 'deng' }, office);
    expect(matter.send({ type: 'OPEN_SITTING', present: [...names(5, 5), 'm0'] }, office).rules).toEqual([
      'presentAreMembers',
    ]);
    expect(matter.send({ type: 'OPEN_SITTING', present: [...names(5, 5), 'deng'] }, office).state).toBe(
      'pending.deliberating',
    );
    const during = recuse(vote(aSitting(names(10)), names(5, 5), 'approve'), names(5));
    expect(during.send(decide, office).rules).toEqual(['enoughMembersRemain']);
  });

  it('a recusal holds for the whole matter, whoever draws up the next agenda', law('P7'), () => {
    const matter = recuse(onAgenda(), ['m0'])
      .send({ type: 'DEFER', reason: '材料待补充' }, office)
      .send(agenda(), office);
    expect(matter.send({ type: 'OPEN_SITTING', present: names(7) }, office).rules).toEqual(['presentAreMembers']);
    matter.send({ type: 'SUBSTITUTE', department: 'dataAdministration', person: 'deng' }, office);
    expect(matter.send({ type: 'SUBSTITUTE', department: 'cyberspace', person: 'm0' }, office).rules).toEqual([
      'substituteIsNew',
    ]);
  });

  it(
    'who worked on the matter draws up no roster, takes no seat, calls no sitting, records no decision',
    law('P7(3)', 'P10(2)'),
    () => {
      const other = { ...office, person: 'hua' };
      const refused = (one: Driven, event: { type: string; [field: string]: unknown }, actor: Actor = office) => {
        expect(one.fork().send(event, actor).refusal, event.type).toMatchObject({
          code: 'MAKER_IS_CHECKER',
          articles: ['P7(3)', 'P10(2)'],
        });
        return one;
      };
      // Named by the case, or standing behind it.
      const byCase = aMatter({ hands: ['jiang', 'm0'] });
      const behind = drive(committeeMatter, {
        input: { kind: 'REVOCATION', about, summary: '撤销授权' },
        actor: { person: 'system', hat: 'SYSTEM', hands: ['jiang', 'm0'] },
      });
      const spared = seats.map((seat) => (seat.person === 'm0' ? { ...seat, person: 'm20' } : seat));
      for (const one of [byCase, behind]) {
        refused(one, agenda({ seats: spared }));
        expect(one.fork().send(agenda(), other).rules).toEqual(['seatsWereNoHands']);
        one.send(agenda({ seats: spared }), other);
        refused(one, { type: 'SUBSTITUTE', department: 'cyberspace', person: 'deng' });
        refused(one, { type: 'SUBSTITUTE', department: 'cyberspace', person: 'm0' }, other);
        refused(one, { type: 'OPEN_SITTING', present: names(7, 1) });
        one.send({ type: 'OPEN_SITTING', present: names(7, 1) }, other);
        refused(one, { type: 'VOTE', choice: 'approve' }, { ...member('m1'), onBehalfOf: 'm0' });
        refused(vote(one, names(7, 1), 'approve'), decide);
        expect(one.send(decide, other).shares).toMatchObject({ outcome: 'approved' });
        expect(committeeMatter.hands?.(one.context)).toEqual(['jiang', 'm0']);
      }
    },
  );

  it('a decision needs every vote of the sitting, a quorum of votes and the minutes', law('P7(3)'), () => {
    expect(vote(aSitting(names(8)), names(7), 'approve').send(decide, office).rules).toEqual(['everyoneHasVoted']);
    expect(recuse(vote(aSitting(names(7)), names(5), 'approve'), ['m5', 'm6']).send(decide, office).rules).toEqual([
      'quorumHasVoted',
    ]);
    expect(vote(aSitting(names(7)), names(7), 'approve').send({ type: 'DECIDE' }, office).rules).toEqual([
      'minutesAreAttached',
    ]);
  });

  it('a matter is deferred once; a sitting may be adjourned, and its votes fall with it', law('P7'), () => {
    const matter = vote(aSitting(names(7)), names(3), 'approve').send({ type: 'DEFER', reason: '材料待补充' }, office);
    expect(matter.state).toBe('pending.registered');
    matter.send(agenda(), office).send({ type: 'OPEN_SITTING', present: names(7) }, office);
    expect(matter.context.votes).toEqual([]);
    expect(matter.send({ type: 'DEFER', reason: '再议' }, office).rules).toEqual(['deferralIsLeft']);
    expect(vote(matter, names(2), 'oppose').send({ type: 'ADJOURN', reason: '委员中途离会' }, office).state).toBe(
      'pending.onAgenda',
    );
    expect(matter.context.votes).toEqual([]);
  });

  it('the office is pressed for a decision within the period, from registration on', law('P7'), () => {
    const matter = onAgenda();
    const due = matter.due('pd.committee.decisionDue')!;
    expect(due).toBe('2026-03-30T16:00:00.000Z');
    matter.at(due);
    expect(matter.effects).toContainEqual(
      expect.objectContaining({ notice: 'N19', to: ['COMMITTEE_OFFICE', 'AUTHORITY'] }),
    );
    expect(matter.state).toBe('pending.onAgenda');
  });

  it('the decision stands when it is made, and is then made known', law('P7(3)', 'P10(3)'), () => {
    const decided = vote(aSitting(names(10)), names(10), 'approve').send(decide, office);
    expect(decided.tags).toContain('decided');
    expect(decided.send({ type: 'WITHDRAW_MATTER', cause: about }).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(committeeMatter.claims?.(decided.context)).toEqual([]);
    expect(decided.send({ type: 'ISSUE_NOTICE', document: minutes }, office).state).toBe('notified');
  });

  it('a matter falls with what asked for it, as long as it is undecided', law('P7'), () => {
    expect(aSitting(names(7)).send({ type: 'WITHDRAW_MATTER', cause: about }).state).toBe('withdrawn');
    expect(aSitting(names(7)).send({ type: 'WITHDRAW_MATTER', cause: about }, office).refusal?.code).toBe(
      'ROLE_NOT_ALLOWED',
    );
  });

  it('only a major issue is raised by itself; the rest come with their case', law('P7(3)', 'P7(5)'), () => {
    const input = { kind: 'REVOCATION', about: 'revocation/x/1', summary: '撤销授权' };
    expect(opening(committeeMatter, { input, actor: office })).toMatchObject({
      ok: false,
      articles: ['P7(3)', 'P7(5)'],
    });
    expect(opening(committeeMatter, { input: { kind: 'REVOCATION', summary: '撤销授权' } })).toMatchObject({
      ok: false,
      code: 'EVENT_MALFORMED',
    });
    const issue = drive(committeeMatter, {
      input: { kind: 'MAJOR_ISSUE', summary: '跨部门数据汇聚的重大问题' },
      actor: { ...office, person: 'hua' },
    })
      .send(agenda(), office)
      .send({ type: 'OPEN_SITTING', present: names(10) }, office);
    expect(vote(issue, names(10), 'approve').send(decide, office).effects).toContainEqual(
      expect.objectContaining({ type: 'tell', to: [] }),
    );
  });

  it('every state takes or refuses every event in every role, and can end', law('P7'), () => {
    const two = loadRegime({
      id: 'two',
      base: 'cc-2023-draft',
      text: {
        title: { zh: '另一部办法', en: 'Another regulation' },
        number: '1',
        issued: '2025-01-01',
        inForce: '2025-01-01',
      },
      limits: { 'pd.committee.quorum': { floor: null, law: 'art. 9' } },
      values: { 'pd.committee.quorum': '1/10' },
    });
    const explored = explore(committeeMatter, {
      starts: [{ input: { kind: 'GRANT', about, summary: '审定申请', hands: ['m11'] }, regime: two }],
      persons: ['m0', 'm1', 'm11'],
      payloads: {
        PUT_ON_AGENDA: [agenda()],
        RESCHEDULE: [{ meetingOn: '2026-03-20' }],
        SUBSTITUTE: [{ department: 'cyberspace', person: 'deng' }],
        RECUSE: [{ reason: '利益冲突' }],
        OPEN_SITTING: [{ present: ['m0', 'm1'] }],
        VOTE: [{ choice: 'approve' }, { choice: 'oppose' }],
        DECIDE: [{}, { minutes }],
        ADJOURN: [{ reason: '休会' }],
        DEFER: [{ reason: '暂缓' }],
        ISSUE_NOTICE: [{ document: minutes }],
        WITHDRAW_MATTER: [{ cause: about }],
      },
      keyOf: ({ recusals, present, votes, adjourned, outcome }) => [
        (recusals as unknown[]).length,
        (present as string[]).length,
        (votes as unknown[]).length,
        (adjourned as { deferred: boolean }[]).some(({ deferred }) => deferred),
        outcome,
      ],
    });
    expect(missedBy(committeeMatter, explored)).toEqual({ states: [], events: [] });
  });
});
