import { describe, expect, it } from 'vitest';
import { law } from '../support/law.ts';
import {
  aClosable,
  alarm,
  aContained,
  aMeasure,
  anIncident,
  doc,
  duty,
  grade,
  head,
  lift,
  listing,
  named,
  naming,
  nobody,
  pause,
  remedied,
  reportTo,
  settled,
  summary,
  targets,
  violation,
} from '../support/security-incident.ts';

describe('the end of a security incident', () => {
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
    const none = { type: 'NO_FOLLOW_UP', reason: '外部供应商故障，无责任主体' };
    const with3 = (...sent: { type: string; [key: string]: unknown }[]) =>
      sent.reduce((one, event) => one.send(event, duty), aContained().send(grade('general'), duty)).send(close, duty);
    const ungraded = aContained().send(cause, duty).send(summary, duty).send(none, duty);
    expect(ungraded.fork().send(close, duty).rules).toEqual(['gradeIsSet']);
    expect(aContained().send({ ...summary, bodies: ['省级网信部门'] }, duty).rules).toEqual(['summaryReachesEachBody']);
    expect(with3(summary, none).rules).toEqual(['rootCauseIsFound']);
    expect(with3(cause, none).rules).toEqual(['summaryIsMade']);
    expect(with3(cause, summary).rules).toEqual(['followUpIsNamed']);
    const standing = aClosable().send(pause, duty, targets);
    expect(standing.send(close, duty).rules).toEqual(['noMeasureStands']);
    expect(standing.send(lift, head).send(close, duty).state).toBe('closed');
    const followed = aContained().send(grade('general'), duty).send(cause, duty).send(summary, duty);
    followed.send({ type: 'FOLLOW_UP', opens: violation }, duty);
    expect(followed.effects).toMatchObject([
      { type: 'open', lifecycle: 'violationCase', input: { listing, foundBy: duty.person } },
    ]);
    followed.send({ type: 'FOLLOW_UP_OPENED', case: 'violationCase/a/1' });
    expect(followed.send(close, duty).state).toBe('closed');
  });

  it('a body that hears of it after the summary has the summary, too', law('T27'), () => {
    const close = { type: 'CLOSE', conclusion: '处置完毕' };
    const more = aClosable().send(grade('larger'), duty).send(reportTo('省级网信部门'), duty);
    expect(more.tags).toContain('contained');
    expect(more.send(close, duty).refusal).toMatchObject({
      details: [{ rule: 'summaryIsMade' }],
      articles: ['T27', 'P26'],
    });
    more.send({ ...summary, bodies: ['数据主管部门', '省级网信部门'] }, duty);
    expect(more.send(close, duty).state).toBe('closed');
  });

  it('a false alarm is found by another person, and corrected to all who were told', law('T27'), () => {
    expect(anIncident().send(alarm, duty).rules).toEqual(['finderDiffersFromOpener']);
    expect(aMeasure().send(alarm, head).rules).toEqual(['noMeasureStands']);
    const one = anIncident({ criminal: 'yes' })
      .send({ ...naming, persons: 3 }, duty, named)
      .send(reportTo('数据主管部门'), duty)
      .send({ type: 'REPORT_TO_POLICE', document: doc }, duty)
      .send({ type: 'TELL_PERSONS', document: doc }, duty);
    const toBodies = ['数据主管部门', '公安机关'].map((body) => ({ body, document: doc }));
    const corrected = { ...alarm, corrections: toBodies, persons: doc };
    for (const less of [
      { corrections: toBodies.slice(1) },
      { corrections: toBodies.slice(0, 1) },
      { persons: undefined },
    ])
      expect(one.fork().send({ ...corrected, ...less }, head, named).rules).toEqual(['everybodyIsCorrected']);
    one.send(corrected, head, named);
    expect(one.state).toBe('falseAlarm');
    expect(one.did).toEqual(['notify N4', 'notify N5', 'notify N24']);
    expect(one.effects).toMatchObject([{ among: { affected: ['org:A', 'org:B'] } }, {}, {}]);
  });

  it.each([
    ['just before', -1, []],
    ['at the hour, on a holiday', 0, ['summary']],
  ] as const)('the summary is due 30 days after the handling: %s', law('T27'), (_, ms, late) => {
    const one = aContained();
    one.at(new Date(Date.parse('2026-04-05T10:00:00.000Z') + ms).toISOString());
    expect(one.context.late.filter((what: string) => what === 'summary')).toEqual(late);
  });

  it('a summary that is made is not asked for', law('T27'), () => {
    expect(aContained().send(summary, duty).at('2026-05-01T00:00:00.000Z').context.late).not.toContain('summary');
  });
});
