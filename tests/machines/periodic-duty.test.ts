import { describe, expect, it } from 'vitest';
import { periodicDuty } from '../../machines/shared/periodic-duty/index.ts';
import { securityIncident } from '../../machines/shared/security-incident/index.ts';
import { drive, opening, system } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';
import {
  aDuty,
  anOperators,
  aReported,
  aRule,
  aStarted,
  anExtra,
  asRule,
  at,
  begins,
  close,
  confirm,
  doc,
  dueDay,
  evidenceOf,
  extra,
  finding,
  lastDay,
  name,
  named,
  next,
  opco,
  period,
  postpone,
  qian,
  report,
  returning,
  risk,
  setDefault,
  start,
  sun,
  zhao,
} from '../support/periodic-duty.ts';

const after = (day: string): string =>
  at(new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10));

describe('periodic duty', () => {
  it('is planned, falls due thirty days before its end, and is overdue after its last day', law('T27', 'P26'), () => {
    const one = aDuty();
    expect([one.state, one.context.period.to, one.context.dueAt]).toEqual(['planned', lastDay, at(dueDay)]);
    one.at(at('2027-01-03', -1));
    expect(one.state).toBe('planned');
    one.at(at('2027-01-03'));
    expect([one.state, one.did]).toEqual(['due.ofCenter', ['notify N25']]);
    one.at(at(dueDay, -1));
    expect(one.state).toBe('due.ofCenter');
    one.at(at(dueDay));
    expect([one.state, one.tags]).toEqual(['overdue.ofCenter', ['open', 'overdue']]);
    expect(one.effects).toMatchObject([
      { notice: 'N19', to: ['CENTER', 'OPCO', 'SUPERVISOR'] },
      { notice: 'N25', to: ['CENTER', 'OPCO', 'SUPERVISOR'] },
    ]);
  });

  it('of the domain, the office of the committee is told when it is overdue', law('P26'), () => {
    const one = aDuty('securityAudit', {}, 'domain').at(at(dueDay));
    expect(one.state).toBe('overdue.ofAuthority');
    expect(one.effects.slice(-2)).toMatchObject([
      { notice: 'N19', to: ['AUTHORITY', 'COMMITTEE_OFFICE'] },
      { notice: 'N25', to: ['AUTHORITY', 'COMMITTEE_OFFICE'] },
    ]);
  });

  it.each([
    ['riskAssessment', opco, zhao, 'due.ofCenter'],
    ['drill', opco, zhao, 'due.ofOpco'],
  ] as const)('is done by the owners that the catalogue names: %s', law('T27'), (duty, owner, other, state) => {
    expect(aDuty(duty).send(start, sun).rules).toEqual(['actorIsOwner']);
    if (duty === 'drill') expect(aDuty(duty).send(start, other).rules).toEqual(['actorIsOwner']);
    expect(aDuty(duty).at(at('2027-01-10')).state).toBe(state);
    expect(aDuty(duty).send(start, owner).state).toBe(state.replace('due', 'underway'));
  });

  it('may still be done when it is overdue, and is late then', law('T27'), () => {
    const one = aDuty().at(at(dueDay)).send(start, zhao).send(report(), zhao).send(confirm, qian);
    expect([one.state, one.context.late, one.tags]).toEqual(['done', true, ['done']]);
    const returned = aReported().at(after(dueDay));
    expect(returned.context.late).toBe(false);
    returned.send(returning, qian).at(after(dueDay));
    expect([returned.state, returned.context.late]).toEqual(['underway.ofCenter', true]);
  });

  it.each(['scope', 'method', 'risks'])('reports everything that the catalogue asks for: %s', law('T27'), (missing) => {
    const { [missing]: _, ...rest } = evidenceOf['riskAssessment'] as Record<string, unknown>;
    const one = aStarted().send(report([], { evidence: rest }), opco);
    expect([one.rules, one.refusal?.articles]).toEqual([['evidenceIsWhole'], ['T27', 'P26']]);
    expect(one.send(report(), opco).state).toBe('underConfirmation.byCenter');
  });

  it('a drill tries the version of the plan that is in force, a review names each rule', law('T27'), () => {
    const rules = { rules: [asRule(aRule()), asRule(aRule('riskControl'), 'riskControl')] };
    const drill = (ref: object[]) => report([], { rules: ref }, 'drill');
    const one = aStarted('drill');
    expect(one.send(drill([]), opco, rules).rules).toEqual(['rulesAreInForce']);
    expect(one.send(drill([named('emergencyPlan', '2025-1')]), opco, rules).rules).toEqual(['rulesAreInForce']);
    expect(one.fork().send(drill([named()]), opco, {}).rules).toEqual(['rulesAreInForce']);
    expect(one.send(drill([named()]), opco, rules).state).toBe('underConfirmation.byCenter');
    const review = aDuty('planReview').send(start, zhao);
    const reviewed = (ref: object[]) => report([], { rules: ref }, 'planReview');
    expect(review.send(reviewed([named()]), zhao, rules).rules).toEqual(['rulesAreInForce']);
    expect(review.send(reviewed([named(), named('riskControl')]), zhao, rules).state).toBe(
      'underConfirmation.byCenter',
    );
  });

  it('is confirmed by the center, by another person than who reported or closed a finding', law('T27'), () => {
    const one = aReported([finding('F1', 'low')]).send(close(name('F1')), zhao);
    expect(one.fork().send(confirm, opco).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(one.fork().send(confirm, zhao)).toMatchObject({ rules: ['confirmerDiffersFromReporter'] });
    expect(one.fork().send(returning, zhao).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(one.fork().send(confirm, sun).rules).toEqual(['actorIsOfTheSide']);
    expect(one.send(confirm, qian).done).toBe(true);
  });

  describe('findings', () => {
    it('a high one opens an incident of increased risk in the same act, once', law('T27', 'P26'), () => {
      const high = [finding('F1', 'high'), finding('F2', 'low')];
      expect(aStarted().send(report(high), opco).rules).toEqual(['highFindingIsDescribed']);
      const ahead = { risk: { ...risk, discoveredAt: at(begins, 1) } };
      expect(aStarted().send(report(high, ahead), opco).rules).toEqual(['discoveryIsPast']);
      const one = aReported(high, { risk });
      expect(one.effects).toMatchObject([
        { type: 'open', lifecycle: 'securityIncident', input: { kind: 'increasedRisk', scope: 'venue' } },
      ]);
      const { input } = one.effects[0] as { input: object };
      expect(
        drive(securityIncident, { input, actor: { ...system, hands: ['li'] }, at: at(begins) }).context,
      ).toMatchObject({
        kind: 'increasedRisk',
        finders: ['li'],
      });
      one.send({ type: 'INCIDENT_OPENED', case: 'securityIncident/a/1' });
      one.send(returning, qian).send(report(high, { risk }), opco);
      expect([one.did, one.context.incidents]).toEqual([[], ['securityIncident/a/1']]);
      one.send(returning, qian).send(report([finding('F2', 'high')], { risk }), opco);
      expect(one.did).toEqual(['open securityIncident']);
    });

    it('another one is closed by evidence, or carried to the next case by its name', law('T27'), () => {
      const one = aReported([finding('F1', 'medium'), finding('F2', 'low')]);
      expect(one.send(close(name('F9')), opco).rules).toEqual(['findingIsOpen']);
      one.send(close(name('F2')), opco);
      expect(one.fork().send(close(name('F2')), opco).rules).toEqual(['findingIsOpen']);
      for (const carry of [[], [name('F1'), name('F2')]])
        expect(one.send({ ...confirm, carry }, qian).rules).toEqual(['findingsAreAnswered']);
      expect(one.send({ ...confirm, carry: [name('F1')] }, qian).shares['carried']).toEqual([
        { name: name('F1'), grade: 'medium', limit: '2026-12-31' },
      ]);
      const second = aDuty('riskAssessment', { index: 1, carried: one.shares['carried'] as unknown[] });
      second.send(start, zhao).send(report(), zhao);
      expect(second.send(confirm, qian).rules).toEqual(['findingsAreAnswered']);
      expect(second.send(close(name('F1')), zhao).send(confirm, qian).state).toBe('done');
    });

    it('one whose limit has passed is not carried on', law('T27'), () => {
      const carry = { ...confirm, carry: [name('F1')] };
      const one = aReported([finding('F1', 'medium')]);
      expect(one.fork().at(at('2027-01-01')).send(carry, qian).rules).toEqual(['carriedAreWithinLimit']);
      expect(one.at(at('2027-01-01', -1)).send(carry, qian).state).toBe('done');
    });

    it('once the next period has begun, they go to its case while that is open, or nowhere', law('T27'), () => {
      const carry = { ...confirm, carry: [name('F1')] };
      const one = aReported([finding('F1', 'medium', '2028-01-01')]).at(after(lastDay));
      expect(one.send(carry, qian).rules).toEqual(['openFindingsHaveAPlace']);
      one.send(carry, qian, next());
      expect(one.effects).toMatchObject([
        { type: 'tell', to: { rel: 'follows', lifecycle: 'periodicDuty' }, event: { type: 'FINDINGS_CARRIED' } },
      ]);
      const { event } = one.effects[0] as { event: { type: string } };
      expect(aDuty().send(event).context.findings).toMatchObject([{ name: name('F1'), closed: false }]);
      expect(
        anExtra()
          .send(start, zhao)
          .send(report([finding('F1', 'low')]), zhao),
      ).toMatchObject({ state: 'underConfirmation.byCenter' });
      const special = anExtra()
        .send(start, zhao)
        .send(report([finding('F1', 'low')]), zhao);
      const own = 'periodicDuty/test/1#F1';
      expect(special.send({ ...confirm, carry: [own] }, qian, next()).rules).toEqual(['openFindingsHaveAPlace']);
    });
  });

  describe('nobody is released', () => {
    it('it is postponed once, to a day within the same period', law('T27', 'P26'), () => {
      const one = aDuty().at(at('2027-01-10'));
      expect(one.fork().send(postpone('2027-02-01'), zhao).rules).toEqual(['dueStaysInThePeriod']);
      expect(one.fork().send(postpone('2027-03-02'), zhao).rules).toEqual(['dueStaysInThePeriod']);
      expect(one.fork().send(postpone(lastDay), sun).rules).toEqual(['actorIsOfTheSide']);
      const sooner = one.fork().send(postpone('2027-02-10'), zhao);
      expect(sooner.send(postpone(lastDay), zhao).rules).toEqual(['postponementIsLeft']);
      one.send(postpone(lastDay), zhao);
      expect([one.did, one.context.dueAt]).toEqual([['notify N25'], after(lastDay)]);
      expect(one.at(at('2027-02-20')).state).toBe('due.ofCenter');
      expect(one.at(after(lastDay)).state).toBe('overdue.ofCenter');
      expect(Object.keys(periodicDuty.events).filter((type) => /WAIVE|CANCEL|RELEASE/.test(type))).toEqual([]);
    });

    it('a default stands on record only after the next period has begun, and what is open goes on', law('T27'), () => {
      const one = aDuty('riskAssessment', { carried: [{ name: 'x#F1', grade: 'low', limit: '2026-12-31' }] });
      one.at(at(lastDay));
      expect(one.send(setDefault, zhao).rules).toEqual(['nextPeriodHasBegun']);
      one.at(after(lastDay));
      expect(one.fork().send(setDefault, sun).rules).toContain('actorIsOfTheSide');
      expect(one.fork().send(setDefault, zhao).rules).toEqual(['openFindingsHaveAPlace']);
      one.send(setDefault, zhao, next());
      expect([one.state, one.did]).toEqual(['notHeld', ['tell FINDINGS_CARRIED', 'notify N25']]);
      expect(aDuty().at(after(lastDay)).send(setDefault, zhao).state).toBe('notHeld');
    });
  });

  it('the calendar opens the periods, the side an extra one within a period', law('T27', 'P26'), () => {
    const open = (input: object, actor: object = zhao) =>
      opening(periodicDuty, {
        input: { side: 'venue', duty: 'drill', ...input },
        actor: actor as never,
        at: at(begins),
      });
    const refused = (rule: string) => ({ ok: false, details: [{ rule }] });
    expect(open({ period })).toMatchObject(refused('calendarOpensThePeriods'));
    expect(open({ duty: 'party', extra })).toMatchObject(refused('dutyIsInTheCatalogue'));
    expect(open({ extra }, sun)).toMatchObject(refused('openerIsOfTheSide'));
    expect(open({ extra: { ...extra, dueOn: begins } })).toMatchObject(refused('extraIsDueInItsPeriod'));
    expect(open({ extra: { ...extra, dueOn: '2027-03-02' } })).toMatchObject(refused('extraIsDueInItsPeriod'));
    expect(open({ period, extra })).toMatchObject({ ok: false, code: 'EVENT_MALFORMED' });
    expect(anExtra().context).toMatchObject({ extra: true, dueAt: at('2026-07-01'), openers: ['zhao'] });
    // Another case asks for one on behalf of its hands.
    expect(anExtra('drill', { ...system, hands: ['wei'] }).context.openers).toEqual(['wei']);
  });

  it('every state takes or refuses every event in every role, and can end', law('T27', 'P26'), () => {
    const explored = explore(periodicDuty, {
      starts: [
        { input: { side: 'venue', duty: 'riskAssessment', period }, at: at(begins) },
        { input: { side: 'venue', duty: 'drill', period }, at: at(begins) },
        { input: { side: 'venue', duty: 'archiveSample', period }, at: at(begins) },
        { input: { side: 'venue', duty: 'accessNumbers', period }, at: at(begins) },
        anOperators(),
        { input: { side: 'domain', duty: 'riskAssessment', period }, at: at(begins) },
        aReported([finding('F1', 'medium', '2029-01-01')]).at(after(lastDay)),
      ],
      payloads: {
        START: [{ plan: doc, leader: '赵敏' }],
        REPORT: [
          {
            document: doc,
            evidence: { ...evidenceOf['riskAssessment'], ...evidenceOf['drill'] },
            rules: [named()],
            findings: [finding('F1', 'high')],
            risk,
          },
        ],
        ACCESSES_COUNTED: [{ counts: [] }],
        ARCHIVES_SAMPLED: [{ sample: [{ case: 'trade/a/1', archive: 'c'.repeat(64), ok: false }] }],
        RETURN: [{ items: returning.items }],
        CLOSE_FINDING: [{ finding: name('F1'), evidence: [doc] }],
        CONFIRM: [{}, { carry: [name('F1')] }],
        POSTPONE: [{ dueOn: lastDay, reason: '升级' }],
        RECORD_DEFAULT: [{ reason: '未组织' }],
        INCIDENT_OPENED: [{ case: 'securityIncident/a/1' }],
        FINDINGS_CARRIED: [{ findings: [{ name: 'x#F1', grade: 'low', limit: '2029-01-01' }] }],
      },
      facts: (type) => [type === 'REPORT' ? { rules: [asRule(aRule())] } : next()],
      keyOf: ({ side, duty, findings, late, postponed }) => [
        side,
        duty,
        (findings as { closed: boolean; grade: string }[]).some(({ closed, grade }) => !closed && grade !== 'high'),
        late,
        postponed,
      ],
      limit: 3000,
    });
    expect(missedBy(periodicDuty, explored)).toEqual({
      states: expect.arrayContaining(['due.whose', 'overdue.whose', 'underway.whose', 'underConfirmation.confirmedBy']),
      events: [],
    });
    expect(missedBy(periodicDuty, explored).states).toHaveLength(4);
  });
});
