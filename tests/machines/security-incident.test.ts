import { describe, expect, it } from 'vitest';
import type { Facts } from '../../machines/kernel/types.ts';
import { securityIncident } from '../../machines/shared/security-incident/index.ts';
import { type Driven, fact, opening } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  aClosable,
  alarm,
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
  reportTo,
  settled,
  summary,
  targets,
  trade,
  violation,
} from '../support/security-incident.ts';

const lower = { type: 'LOWER_GRADE', grade: 'general', reason: '核减影响范围' };
const confirmed = { type: 'CONFIRM_LOWERING' };
const judge = (criminal: string) => ({ type: 'JUDGE_CRIME', criminal, finding: '核查结论', document: doc });
const otherwise = { type: 'TELL_OTHERWISE', channel: '电话', parties: ['org:B'], receipt: doc };

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

  it('one person raises a grade, two lower it, and the clocks follow the highest', law('T27'), () => {
    const one = anIncident().send(grade('general'), duty).send(grade('major'), duty);
    expect(one.send(grade('general'), head).rules).toEqual(['gradeIsNotLowered']);
    expect(one.fork().send({ ...lower, grade: 'major' }, head).rules).toEqual(['gradeIsLower']);
    expect(one.fork().send(confirmed, head).rules).toEqual(['loweringIsProposed']);
    one.send(lower, head);
    expect(one.context.grade).toBe('major');
    expect(one.fork().send(grade('major'), duty).send(confirmed, duty).rules).toEqual(['loweringIsProposed']);
    expect(one.fork().send(confirmed, head).rules).toEqual(['confirmerDiffersFromProposer']);
    expect(one.send(confirmed, duty).context.grade).toBe('general');
    expect(one.at(hours(4)).context.lateReports).toEqual(['数据主管部门', '省级网信部门']);
  });

  it('each body has a clock of its own', law('T27'), () => {
    const one = anIncident({ critical: true });
    expect(one.at(hours(1)).context.lateReports).toEqual(['保护工作部门', '公安机关']);
    one.send(reportTo('保护工作部门'), duty).send(reportTo('公安机关'), duty);
    expect(one.leaves).toContain('responding.report.reportDue');
    expect(one.at(hours(24, -1)).context.lateReports).toHaveLength(2);
    expect(one.at(hours(24)).context.lateReports).toContain('数据主管部门');
    expect(one.leaves).toContain('responding.report.reportLate');
    one.send(reportTo('数据主管部门'), duty).send(reportTo('数据主管部门'), duty);
    expect(one.context.reports.map(({ kind }: { kind: string }) => kind)).toEqual([
      'initial',
      'initial',
      'initial',
      'supplement',
    ]);
  });

  it('of two bodies, one told in time and one not, only the second is late', law('T27'), () => {
    const one = anIncident().send(grade('larger'), duty).send(reportTo('省级网信部门'), duty).at(hours(4));
    expect(one.context.lateReports).toEqual(['数据主管部门']);
    one.send({ ...grade('larger'), critical: true }, duty).at(hours(4));
    expect(one.context.lateReports).toEqual(['数据主管部门', '保护工作部门', '公安机关']);
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
    one.send(settled('org:B'));
    expect(one.leaves).toContain('responding.notice.noticeDue');
    expect(one.context.receipts).toEqual([{ parties: 1, hash: 'b'.repeat(64) }]);
    expect(JSON.stringify(one.context)).not.toContain('org:B');
    expect(one.fork().send({ ...otherwise, parties: ['org:A'] }, duty).rules).toEqual(['undeliverableAreLeft']);
    one.send(otherwise, duty);
    expect(one.leaves).toContain('responding.notice.noticeDone');
    expect(one.send(otherwise, duty).rules).toEqual(['undeliverableAreLeft']);
  });

  it('what is named exists and is of the scope', law('T27'), () => {
    expect(anIncident().send(naming, duty, {}).rules).toEqual(['namedCasesExist']);
    expect(anIncident().send({ ...naming, cases: [] }, duty, {}).rules).toEqual(['affectedAreNamed']);
    expect(anIncident().send({ ...naming, cases: [], all: true }, duty, named).context.affected).toEqual([
      listing,
      trade,
    ]);
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
    expect(suspected.fork().send(judge('no'), duty).rules).toEqual(['crimeIsRuledOutByAnother']);
    expect(suspected.fork().send(judge('no'), head).tags).toContain('contained');
    const later = aContained();
    expect(later.fork().send(judge('no'), duty).rules).toEqual(['crimeIsRuledOutByAnother']);
    expect(later.send(judge('yes'), duty).leaves).toContain('responding.police.policeDue');
    expect(anIncident().send(judge('yes'), duty).leaves).toContain('responding.police.policeDue');
    expect(suspected.tags).not.toContain('contained');
    expect(suspected.send(police, duty).tags).toContain('contained');
    const persons = anIncident();
    const told = { type: 'TELL_PERSONS', document: doc };
    const needNot = { type: 'PERSONS_NEED_NOT', finding: '已有效避免危害', document: doc };
    const namedByHead = anIncident().send({ ...naming, persons: 5 }, head, named);
    for (const finding of [needNot, alarm])
      expect(namedByHead.send(finding, head, named).rules).toEqual(['finderDiffersFromOpener']);
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
    expect(one.fork().send(lift, head, { target: fact(trade, { open: false }) }).effects).toMatchObject([{ to: [] }]);
    one.send(lift, head, { target: fact(trade) });
    expect(one.effects).toMatchObject([{ to: trade, mode: 'must', event: { type: 'UNPAUSE', cause: one.context.id } }]);
    expect(one.send(lift, head).rules).toEqual(['measureStands']);
  });

  it('those of many cases are lifted in one act by name, and none of what does not stand', law('T27'), () => {
    const second = 'trade/b/1';
    const both = { targets: [fact(trade), fact(second)] };
    const one = anIncident().send({ ...pause, targets: [trade, second] }, duty, both);
    const lifts = { type: 'LIFT_MEASURES', measure: 'pauseTrade', targets: [trade, second], reason: '接口已修复' };
    expect(one.fork().send(lifts, duty, both).rules).toEqual(['lifterDiffersFromImposer']);
    expect(one.fork().send({ ...lifts, targets: [trade, 'trade/c/1'] }, head, both).rules).toEqual(['measureStands']);
    const ended = { targets: [fact(trade), fact(second, { open: false })] };
    expect(one.fork().send(lifts, head, ended).effects).toMatchObject([{ to: [trade] }]);
    expect(one.send({ ...lifts, targets: [trade, second, trade] }, head, both).effects).toMatchObject([
      { type: 'tell', to: [trade, second], mode: 'must', event: { type: 'UNPAUSE', cause: one.context.id } },
    ]);
    expect(one.context.measures).toEqual([]);
  });

  it('a measure is of the scope, and its targets are open cases of its kind', law('T27', 'P26'), () => {
    const rights = { ...pause, measure: 'suspendRights', targets: [agreement] };
    const facts = { targets: [fact(agreement)] };
    expect(anIncident().send(rights, duty, facts).rules).toEqual(['measureIsOfScope']);
    expect(anIncident().send(pause, duty, { targets: [fact(trade, { open: false })] }).rules).toEqual(['targetsFit']);
    const domain = anIncident({ scope: 'domain' }, authority).send(rights, authority, facts);
    expect(domain.effects).toMatchObject([{ event: { type: 'SUSPEND_RIGHTS', grants: 'all' } }]);
    const listed = (...grants: string[]) => ({ ...rights, grants });
    const grant = fact('scenarioGrant/a/1', { shares: { agreement } });
    const incident = () => anIncident({ scope: 'domain' }, authority);
    expect(incident().send(listed(grant.id), authority, { ...facts, grants: [] }).rules).toEqual([
      'grantsAreOfTheAgreement',
    ]);
    expect(incident().send(listed(grant.id), authority, { ...facts, grants: [grant] }).effects).toMatchObject([
      { to: [agreement], event: { grants: [grant.id] } },
    ]);
    domain.send({ ...lift, measure: 'suspendRights', target: agreement }, chief, { target: fact(agreement) });
    expect(domain.effects).toMatchObject([{ event: { type: 'LIFT_SUSPENSION' } }]);
  });

  const steps: [string, object, Facts?][] = [
    ['GRADE', { grade: 'general', reason: '核实' }],
    ['START_REMEDY', { account: '隔离服务器' }],
    ['NAME_AFFECTED', naming, named],
    ['NOBODY_AFFECTED', nobody],
    ['REPORT_TO', { body: '数据主管部门', document: doc }],
    ['REPORT_TO_POLICE', { document: doc }],
    ['FALSE_ALARM', alarm],
    ['JUDGE_CRIME', judge('yes')],
    ['FOLLOW_UP', { opens: violation }],
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
    ['TELL_OTHERWISE', otherwise, () => anIncident().send(naming, duty, named).send(settled('org:B'))],
    ['LIFT_MEASURE', lift, aMeasure],
    ['LIFT_MEASURES', { measure: 'pauseTrade', targets: [trade], reason: '已修复' }, aMeasure],
    ['GRADE', { grade: 'general', reason: '核实' }, aContained],
    ['NAME_AFFECTED', naming, aContained, named],
    ['ROOT_CAUSE', { document: doc }, aContained],
    ['LOWER_GRADE', lower, () => anIncident().send(grade('major'), duty)],
    ['CONFIRM_LOWERING', confirmed, () => anIncident().send(grade('major'), duty).send(lower, duty)],
    ['SUMMARIZE', summary, aContained],
    ['JUDGE_CRIME', judge('yes'), aContained],
    ['REPORT_TO', { body: '数据主管部门', document: doc }, aContained],
    ['NO_FOLLOW_UP', { reason: '无责任主体' }, aContained],
    ['CLOSE', { conclusion: '处置完毕' }, aClosable],
  ];
  it.each(later)('%s, later, is not for them either', law('T27', 'P26'), (type, payload, situation, facts) => {
    expect(situation().send({ ...payload, type }, authority, facts ?? {}).rules).toEqual(['actorIsOfScope']);
  });
});
