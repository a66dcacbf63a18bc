import { describe, expect, it } from 'vitest';
import type { Facts } from '../../machines/kernel/types.ts';
import { securityIncident } from '../../machines/shared/security-incident/index.ts';
import { type Driven, fact, opening } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  aClosable,
  aContained,
  aMeasure,
  agreement,
  anIncident,
  authority,
  chief,
  discovered,
  doc,
  duty,
  grade,
  head,
  hours,
  input,
  lift,
  listing,
  named,
  naming,
  nobody,
  pause,
  remedied,
  reportTo,
  settled,
  targets,
  trade,
} from '../support/security-incident.ts';

describe('security incident', () => {
  it('is recorded by a hand of its scope, after its discovery', law('T27', 'P26'), () => {
    const open = (more: object, hat: 'CENTER' | 'AUTHORITY') =>
      opening(securityIncident, { input: { ...input, ...more }, actor: { person: 'zhao', hat }, at: discovered });
    expect(open({}, 'AUTHORITY')).toMatchObject({ ok: false, details: [{ rule: 'openerIsOfScope' }] });
    expect(open({ discoveredAt: hours(0, 1) }, 'CENTER')).toMatchObject({
      ok: false,
      details: [{ rule: 'discoveryIsNotAhead' }],
    });
    expect(anIncident({ scope: 'domain' }, authority).leaves).toContain('responding.owner.domain');
  });

  it.each([
    ['at once', {}, null, 'remedy', 0],
    ['subjects in 4 hours', {}, null, 'notice', 4],
    ['general in 24 hours', {}, 'general', 'report', 24],
    ['larger in 4 hours', {}, 'larger', 'report', 4],
    ['critical infrastructure in 1 hour', { critical: true }, 'general', 'report', 1],
  ] as const)(
    'its clocks run from discovery through night and weekend: %s',
    law('T27', 'P26'),
    (_, more, to, clock, n) => {
      const lateAt = (at: string) => {
        const one = anIncident(more);
        if (to) one.send(grade(to), duty);
        return one.at(at).context.late as string[];
      };
      if (n) expect(lateAt(hours(n, -1))).not.toContain(clock);
      expect(lateAt(hours(n))).toContain(clock);
    },
  );

  it('graded up after its clock has passed, the report is overdue at once', law('T27'), () => {
    const one = anIncident().at(hours(10));
    expect(one.context.late).not.toContain('report');
    one.send(grade('major'), duty).at(hours(10));
    expect(one.context.late).toContain('report');
    expect(one.leaves).toContain('responding.report.reportLate');
  });

  it('one person raises a grade, another than who set it lowers it', law('T27'), () => {
    const one = anIncident().send(grade('general'), duty).send(grade('major'), duty);
    expect(one.context.grade).toBe('major');
    expect(one.send(grade('general'), duty).rules).toEqual(['gradeIsNotLowered']);
    expect(one.send(grade('general'), head).context.grade).toBe('general');
  });

  it('each body of the grade has the report, also one that joins when the grade is raised', law('T27'), () => {
    const one = anIncident().send(reportTo('数据主管部门'), duty);
    expect(one.did).toEqual(['notify N5']);
    expect(one.leaves).toContain('responding.report.reportMade');
    expect(one.send(grade('larger'), duty).leaves).toContain('responding.report.reportDue');
    expect(one.send(reportTo('省级网信部门'), duty).leaves).toContain('responding.report.reportMade');
  });

  it('the parties of what is named, and of what is open under it, are told once', law('T27', 'T25'), () => {
    const one = anIncident().send(naming, duty, named);
    expect(one.effects).toMatchObject([{ notice: 'N4', among: { affected: ['org:A', 'org:B'] } }]);
    expect(JSON.stringify(one.context)).not.toContain('org:A');
    expect(one.context.affected).toEqual([listing, trade]);
    one.send(naming, duty, named);
    expect(one.effects).toMatchObject([{ notice: 'N4', among: { affected: [] } }]);
    expect(one.send(nobody, head).rules).toEqual(['nobodyIsNamed']);
  });

  it('notice is given when the port has settled, and who was not reached is told otherwise', law('T27'), () => {
    const one = anIncident().send(naming, duty, named);
    expect(one.leaves).toContain('responding.notice.noticeDue');
    one.send(settled(1));
    expect(one.leaves).toContain('responding.notice.noticeDue');
    const otherwise = { type: 'TELL_OTHERWISE', channel: '电话', parties: 1, receipt: doc };
    expect(one.fork().send({ ...otherwise, parties: 2 }, duty).rules).toEqual(['undeliverableAreLeft']);
    expect(one.send(otherwise, duty).leaves).toContain('responding.notice.noticeDone');
  });

  it('what is named exists and is of the scope', law('T27'), () => {
    expect(anIncident().send(naming, duty, {}).rules).toEqual(['namedCasesExist']);
    expect(anIncident().send({ ...naming, cases: [] }, duty, {}).rules).toEqual(['affectedAreNamed']);
    const other = { ...naming, cases: [agreement] };
    expect(anIncident().send(other, duty, { 'named/operatingAgreement': [fact(agreement)] }).rules).toEqual([
      'namedCasesExist',
    ]);
  });

  it('that nobody is affected is found by another person', law('T27'), () => {
    expect(anIncident().send(nobody, duty).rules).toEqual(['finderDiffersFromOpener']);
    expect(anIncident().send(nobody, head).leaves).toContain('responding.notice.noticeDone');
    const late = anIncident().at(hours(5));
    expect(late.fork().send(nobody, duty).rules).toEqual(['finderDiffersFromOpener']);
    expect(late.send(nobody, head).leaves).toContain('responding.notice.noticeDone');
  });

  it('police and persons are questions of their own', law('T27'), () => {
    const police = { type: 'REPORT_TO_POLICE', document: doc };
    expect(anIncident().send(police, duty).rules).toEqual(['crimeIsPossible']);
    const suspected = aContained({ criminal: 'unknown' });
    expect(suspected.tags).not.toContain('contained');
    expect(suspected.send(police, duty).tags).toContain('contained');
    const persons = anIncident();
    const told = { type: 'TELL_PERSONS', document: doc };
    const needNot = { type: 'PERSONS_NEED_NOT', finding: '已有效避免危害', document: doc };
    expect(persons.fork().send(told, duty).rules).toEqual(['personsAreAffected']);
    expect(persons.fork().send(needNot, head).rules).toEqual(['personsAreAffected']);
    persons.send({ ...naming, persons: 12 }, duty, named);
    expect(persons.leaves).toContain('responding.persons.personsDue');
    expect(persons.fork().send(needNot, duty).rules).toEqual(['finderDiffersFromOpener']);
    expect(persons.fork().send(needNot, head).leaves).toContain('responding.persons.personsDone');
    expect(persons.send(told, duty).leaves).toContain('responding.persons.personsDone');
  });

  it('many cases are stopped in one act, with this case as cause, and lifted by another person', law('T27'), () => {
    const one = aMeasure();
    expect(one.effects).toMatchObject([
      { type: 'tell', to: [trade], mode: 'must', event: { type: 'PAUSE', cause: one.context.id } },
    ]);
    expect(one.fork().send(pause, duty, targets).rules).toEqual(['measuresAreNew']);
    expect(one.fork().send(lift, duty).rules).toEqual(['lifterDiffersFromImposer']);
    one.send(lift, head);
    expect(one.effects).toMatchObject([{ to: trade, event: { type: 'UNPAUSE', cause: one.context.id } }]);
    expect(one.send(lift, head).rules).toEqual(['measureStands']);
  });

  it('a measure is of the scope, and its targets are open cases of its kind', law('T27', 'P26'), () => {
    const rights = { ...pause, measure: 'suspendRights', targets: [agreement] };
    const facts = { targets: [fact(agreement)] };
    expect(anIncident().send(rights, duty, facts).rules).toEqual(['measureIsOfScope']);
    expect(anIncident().send(pause, duty, { targets: [fact(trade, { open: false })] }).rules).toEqual(['targetsFit']);
    const domain = anIncident({ scope: 'domain' }, authority).send(rights, authority, facts);
    expect(domain.effects).toMatchObject([{ event: { type: 'SUSPEND_RIGHTS', grants: 'all' } }]);
    domain.send({ ...lift, measure: 'suspendRights', target: agreement }, chief);
    expect(domain.effects).toMatchObject([{ event: { type: 'LIFT_SUSPENSION' } }]);
  });

  it('it is contained when every question is answered, and responds again when more are named', law('T27'), () => {
    expect(anIncident().send(nobody, head).send(reportTo('数据主管部门'), duty).tags).not.toContain('contained');
    const one = aContained();
    expect(one.tags).toContain('contained');
    expect(one.fork().send(grade('larger'), duty).leaves).toContain('responding.report.reportDue');
    expect(one.fork().send(grade('general'), duty).tags).toContain('contained');
    expect(one.fork().send({ ...naming, cases: [] }, duty, {}).rules).toEqual(['affectedAreNamed']);
    expect(one.fork().send(naming, duty, {}).rules).toEqual(['namedCasesExist']);
    expect(one.send(naming, duty, named).tags).not.toContain('contained');
    expect(one.send(settled()).tags).toContain('contained');
  });

  it('who graded it does not lower the grade while it is reviewed either', law('T27'), () => {
    const one = remedied(anIncident().send(grade('larger'), duty))
      .send(nobody, head)
      .send(reportTo('数据主管部门'), duty)
      .send(reportTo('省级网信部门'), duty);
    expect(one.send(grade('general'), duty).rules).toEqual(['gradeIsNotLowered']);
  });

  it('it closes only when nothing of it stands, with cause, summary and follow-up', law('T27'), () => {
    const close = { type: 'CLOSE', conclusion: '处置完毕' };
    const cause = { type: 'ROOT_CAUSE', document: doc };
    const summary = { type: 'SUMMARIZE', document: doc };
    const none = { type: 'NO_FOLLOW_UP', reason: '外部供应商故障，无责任主体' };
    const with3 = (...sent: { type: string; [key: string]: unknown }[]) =>
      sent.reduce((one, event) => one.send(event, duty), aContained()).send(close, duty);
    expect(with3(summary, none).rules).toEqual(['rootCauseIsFound']);
    expect(with3(cause, none).rules).toEqual(['summaryIsMade']);
    expect(with3(cause, summary).rules).toEqual(['followUpIsNamed']);
    const standing = aContained().send(pause, duty, targets).send(cause, duty).send(summary, duty).send(none, duty);
    expect(standing.send(close, duty).rules).toEqual(['noMeasureStands']);
    expect(standing.send(lift, head).send(close, duty).state).toBe('closed');
    const followed = aContained().send(cause, duty).send(summary, duty);
    followed.send(
      { type: 'FOLLOW_UP', opens: { lifecycle: 'violationCase', finding: '数据商泄露密钥', listing } },
      duty,
    );
    expect(followed.effects).toMatchObject([{ type: 'open', lifecycle: 'violationCase', input: { listing } }]);
    followed.send({ type: 'FOLLOW_UP_OPENED', case: 'violationCase/a/1' });
    expect(followed.send(close, duty).state).toBe('closed');
  });

  it('a false alarm is found by another person, and corrected to all who were told', law('T27'), () => {
    const alarm = { type: 'FALSE_ALARM', finding: '监测规则误判', document: doc };
    expect(anIncident().send(alarm, duty).rules).toEqual(['finderDiffersFromOpener']);
    expect(aMeasure().send(alarm, head).rules).toEqual(['noMeasureStands']);
    const one = anIncident().send(alarm, head, named);
    expect(one.state).toBe('falseAlarm');
    expect(one.did).toEqual(['notify N4', 'notify N24']);
  });

  const steps: [string, object, Facts?][] = [
    ['GRADE', { grade: 'general', reason: '核实' }],
    ['START_REMEDY', { account: '隔离服务器' }],
    ['NAME_AFFECTED', naming, named],
    ['NOBODY_AFFECTED', nobody],
    ['REPORT_TO', { body: '数据主管部门', document: doc }],
    ['REPORT_TO_POLICE', { document: doc }],
    ['FALSE_ALARM', { finding: '误判', document: doc }],
    ['TAKE_MEASURES', pause, targets],
  ];
  it.each(steps)('%s is not for the hands of the other scope', law('T27', 'P26'), (type, payload, facts) => {
    const other = anIncident({ criminal: 'yes' });
    expect(other.send({ ...payload, type }, authority, facts ?? {}).rules).toEqual(['actorIsOfScope']);
  });
  const later: [string, object, () => Driven, Facts?][] = [
    [
      'FINISH_REMEDY',
      { account: '已修补', evidence: [doc] },
      () => anIncident().send({ type: 'START_REMEDY', account: '隔离' }, duty),
    ],
    ['START_REMEDY', { account: '隔离' }, () => anIncident().at(hours(1))],
    ['NOBODY_AFFECTED', nobody, () => anIncident().at(hours(5))],
    ['TELL_PERSONS', { document: doc }, () => anIncident().send({ ...naming, persons: 1 }, duty, named)],
    [
      'PERSONS_NEED_NOT',
      { finding: '已避免危害', document: doc },
      () => anIncident().send({ ...naming, persons: 1 }, duty, named),
    ],
    [
      'TELL_OTHERWISE',
      { channel: '电话', parties: 1, receipt: doc },
      () => anIncident().send(naming, duty, named).send(settled(1)),
    ],
    ['LIFT_MEASURE', lift, aMeasure],
    ['GRADE', { grade: 'general', reason: '核实' }, aContained],
    ['NAME_AFFECTED', naming, aContained, named],
    ['ROOT_CAUSE', { document: doc }, aContained],
    ['SUMMARIZE', { document: doc }, aContained],
    ['FOLLOW_UP', { opens: { lifecycle: 'violationCase', finding: '泄露密钥' } }, aContained],
    ['NO_FOLLOW_UP', { reason: '无责任主体' }, aContained],
    ['CLOSE', { conclusion: '处置完毕' }, aClosable],
  ];
  it.each(later)('%s, later, is not for them either', law('T27', 'P26'), (type, payload, situation, facts) => {
    expect(situation().send({ ...payload, type }, authority, facts ?? {}).rules).toEqual(['actorIsOfScope']);
  });
});
