import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkValue } from '../../machines/regimes/check.ts';
import {
  type Regime,
  RegimeError,
  basisOf,
  defaultRegime,
  exceeds,
  loadRegime,
  reaches,
  regimes,
  restoreRegime,
  roleTitle,
} from '../../machines/regimes/index.ts';
import { violationCase } from '../../machines/trading/violation-case/index.ts';
import { opening } from '../support/driver.ts';
import { law } from '../support/law.ts';
import { limitsOf } from '../../machines/regimes/limits.ts';
import { isParameterKey, parameterKeys, parameters } from '../../machines/regimes/parameters.ts';

const cc2025 = (): unknown => JSON.parse(readFileSync('examples/regime.cc-2025.json', 'utf8'));
const operatorsFile = (values: Record<string, unknown>, base = 'cc-2023-draft') => ({ id: 'operator', base, values });

const problemsOf = (file: unknown, known?: Record<string, Regime>) => {
  try {
    loadRegime(file, known);
  } catch (error) {
    if (error instanceof RegimeError) return error.problems;
    throw error;
  }
  return [];
};

describe('what only a legal text may change', () => {
  const text = { title: { zh: '办法', en: 'Measures' }, number: '1', issued: '2026-01-01', inForce: '2026-07-01' };
  it.each([
    ['pd.renewal.holdover', true, 'P13'],
    ['pd.closure.onExpiry', false, 'P31'],
    ['trade.crossBorder.domesticRegions', ['CN', 'SG'], 'T30'],
    ['pd.application.forms', ['legalPerson'], 'P4(3)'],
    ['pd.committee.departments', ['dataAdministration'], 'P7'],
    ['pd.agreement.termMax', '3 y', 'P13'],
    ['pd.committee.quorum', '1/10', 'P7'],
    ['pd.committee.majority', '1/3', 'P7'],
    ['pd.expert.recommendShare', '1/9', 'P10(2)'],
    ['pd.expert.panel', 1, 'P10(2)'],
    ['trade.violation.reportDue', '9000 h', 'T22'],
    ['trade.incident.report.general', '9000 h', 'T27'],
  ])('is refused in an operator’s file, with its article: %s', (key, value, article) => {
    expect(problemsOf(operatorsFile({ [key]: value }))).toEqual([
      expect.objectContaining({ key, articles: expect.arrayContaining([article]) }),
    ]);
    const limits = { [key]: { floor: null, ceiling: null, law: '办法第九条' } };
    expect(problemsOf({ ...operatorsFile({ [key]: value }), text, limits })).toEqual([]);
  });

  it('binds from the day on which it is in force: nothing is opened under it before', law('T22'), () => {
    const regime = loadRegime({ ...operatorsFile({}), text });
    const input = { finding: '涉嫌非法来源', evidence: [], subjects: [`subjectRegistration/91220101MA0Y2TLK37/1`] };
    const actor = { person: 'zhao.min', hat: 'CENTER' as const };
    const at = (instant: string) => opening(violationCase, { input, actor, regime, at: instant });
    expect(at('2026-06-30T15:59:59.999Z')).toMatchObject({
      code: 'GUARD_REFUSED',
      message: { zh: expect.stringContaining('自 2026-07-01 起施行') },
    });
    const after = at('2026-06-30T16:00:00.000Z');
    expect('ok' in after ? after.message.zh : '').not.toContain('起施行');
  });
});

describe('every number and time', () => {
  const bounded = parameterKeys.flatMap((key) => {
    const limits = limitsOf(parameters[key]);
    return limits ? [{ key, ...limits }] : [];
  });
  it('has a floor and a ceiling, and a standard value within them', () => {
    expect(bounded.length).toBeGreaterThan(120);
    for (const { key, floor, ceiling } of bounded) {
      expect([key, floor, ceiling]).not.toContain(undefined);
      expect(checkValue(key, parameters[key].value)).toBeUndefined();
    }
  });
  it.each([
    ['a correction within a minute', 'trade.subject.correctionDue', '0 h', 'T16'],
    ['a review of a year', 'trade.subject.reviewSla', '365 bd', 'T16'],
    ['a report of an incident after a week', 'pd.incident.report.larger', '168 h', 'P26'],
    ['a remedy that does not start at once', 'trade.incident.remedyStart', '1 h', 'T27'],
    ['an evaluation every third year', 'pd.evaluation.cycle', '3 y', 'P12'],
    ['an annual report at the end of the year after', 'pd.annualReport.due', '12-31', 'P30'],
    ['two years of P13 in days', 'pd.agreement.termYears', '730 cd', 'P13'],
    ['a vote that nobody can win', 'pd.committee.majority', '1/1', 'P7'],
    ['a hundred remedies', 'trade.delivery.remedies', 100, 'T22'],
    ['a reminder two years before', 'trade.subject.renewalReminders', ['2 y'], 'T16'],
    ['a certificate for a day', 'trade.subject.certValidity', '1 cd', 'T16'],
  ])('refuses %s', law('T16', 'T22', 'T27', 'P7', 'P12', 'P13', 'P26', 'P30'), (_, key, value, article) => {
    expect(problemsOf(operatorsFile({ [key]: value }))).toEqual([
      expect.objectContaining({ key, articles: expect.arrayContaining([article]) }),
    ]);
  });
});

describe("an operator's regime file", () => {
  it('says only what differs, and keeps the rest of its base', () => {
    const regime = loadRegime(operatorsFile({ 'trade.order.reviewSla': '2 bd' }));
    expect(regime.values).toEqual({ ...defaultRegime.values, 'trade.order.reviewSla': '2 bd' });
    expect(regime.hash).not.toBe(defaultRegime.hash);
    expect(defaultRegime.values['trade.order.reviewSla']).toBe('3 bd');
  });

  it('has every problem listed at once, with its article and what is permitted', () => {
    const problems = problemsOf(
      operatorsFile({
        'trade.retention.years': '19 y',
        'trade.retention.yeers': '25 y',
        'pd.agreement.termYears': '3 y',
        'pd.logs.retentionMonths': '150 cd',
        'pd.expert.panel': 6,
        'pd.committee.requiredFor': ['grant'],
        'pd.committee.quorum': '4/3',
        'trade.order.reviewSla': 3,
        'trade.contract.reviewTiming': 'never',
        'trade.stages': ['application'],
        'pd.annualReport.due': '02-29',
        'pd.evaluation.grades': ['A', 'B'],
        'trade.contract.onlineRequired': 'no',
        'calendar.uncovered': null,
      }),
    );
    expect(Object.fromEntries(problems.map(({ key, articles }) => [key, articles.join(' ')]))).toEqual({
      'trade.retention.years': 'T24',
      'trade.retention.yeers': '',
      'pd.agreement.termYears': 'P13',
      'pd.logs.retentionMonths': 'P31',
      'pd.expert.panel': 'P10(2)',
      'pd.committee.requiredFor': 'P7(3) P10(2) P13 P29',
      'pd.committee.quorum': 'P7',
      'trade.order.reviewSla': 'T20',
      'trade.contract.reviewTiming': 'T21',
      'trade.stages': 'T15',
      'pd.annualReport.due': 'P30',
      'pd.evaluation.failBelow': 'P12 P29',
      'trade.contract.onlineRequired': 'T21',
      'calendar.uncovered': '',
    });
    expect(problems.find(({ key }) => key === 'trade.retention.years')?.permitted.en).toContain('at least 20 y');
    expect(problems.find(({ key }) => key === 'trade.retention.yeers')?.permitted.en).toContain(
      'trade.retention.years',
    );
  });

  it.each([
    ['no object', 7],
    ['an unknown base', operatorsFile({}, 'cc-1999')],
    ['an inherited name as base', operatorsFile({}, 'constructor')],
    ['the name of a pack that exists', { id: 'cc-2023-draft', base: 'cc-2023-draft' }],
    ['an unknown field', { ...operatorsFile({}), floors: {} }],
    ['an unknown role', { ...operatorsFile({}), roleTitles: { BOSS: { zh: '局长', en: 'chief' } } }],
    [
      'limits without a legal text',
      { ...operatorsFile({}), limits: { 'trade.retention.years': { floor: '1 y', law: 'none' } } },
    ],
    [
      'a limit of another kind',
      { ...(cc2025() as object), limits: { 'trade.retention.start': { floor: '1 y', law: 'x' } } },
    ],
  ])('is refused with a typed error for %s', (_, file) => {
    expect(problemsOf(file)).not.toEqual([]);
  });

  it('may keep materials longer than twenty years and logs longer than six months, never shorter', () => {
    const months = fc.nat({ max: 240 });
    fc.assert(
      fc.property(months, fc.boolean(), (n, inYears) => {
        const [value, total] = inYears ? [`${n} y`, n * 12] : [`${n} mo`, n];
        expect(checkValue('trade.retention.years', value) === undefined).toBe(total >= 240 && total <= 1200);
        expect(checkValue('pd.logs.retentionMonths', value) === undefined).toBe(total >= 6 && total <= 240);
      }),
    );
  });

  it.each([false, null, 0, '', [], {}, [null], '0 bd', -1, 'constructor'])(
    'never makes a regime of junk such as %j',
    (junk) => {
      const file = operatorsFile(Object.fromEntries(parameterKeys.map((key) => [key, junk])));
      const unsound = parameterKeys.filter((key) => checkValue(key, junk));
      expect(unsound.length).toBeGreaterThan(parameterKeys.length / 2);
      expect(problemsOf(file).map(({ key }) => key)).toEqual(expect.arrayContaining(unsound));
    },
  );

  it('is refused or sound, whatever JSON a value is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...parameterKeys), fc.jsonValue(), (key, value) => {
        const text = {
          title: { zh: '办法', en: 'Measures' },
          number: '1',
          issued: '2026-01-01',
          inForce: '2026-07-01',
        };
        const isNamed = problemsOf({ ...operatorsFile({ [key]: value }), text }).some((problem) => problem.key === key);
        problemsOf(operatorsFile({ [key]: value }));
        expect(isNamed).toBe(checkValue(key, value) !== undefined);
      }),
    );
  });
});

describe('the default pack', () => {
  it('has a value for each parameter that its own registry permits', () => {
    expect(Object.keys(defaultRegime.values).filter(isParameterKey)).toEqual(parameterKeys);
    expect(parameterKeys.flatMap((key) => checkValue(key, defaultRegime.values[key]) ?? [])).toEqual([]);
  });

  it('holds the numbers that the law itself gives', () => {
    expect(defaultRegime.values).toMatchObject({
      'trade.retention.years': '20 y',
      'pd.agreement.termYears': '2 y',
      'pd.logs.retentionMonths': '6 mo',
    });
  });
});

describe('a later legal text', () => {
  it('loosens a limit by its own words, renames roles, and is cited instead', () => {
    const regime = loadRegime(cc2025());
    expect(regime.values['pd.agreement.termYears']).toBe('5 y');
    expect(roleTitle(regime, 'OPERATOR').zh).toBe('运营机构');
    expect(roleTitle(defaultRegime, 'OPERATOR').zh).toBe('授权运营单位');
    expect(basisOf(regime, 'pd.agreement.termYears')).toMatchObject({ basis: 'outside', articles: ['P13'] });
    expect(basisOf(defaultRegime, 'pd.agreement.termYears')).toEqual({ basis: 'text', articles: ['P13'] });
  });

  it("sets the limits of an operator's file that is based on it", () => {
    const known = { ...regimes, 'cc-2025': loadRegime(cc2025()) };
    const ofTerm = (term: string, base: string) =>
      problemsOf(operatorsFile({ 'pd.agreement.termYears': term }, base), known);
    expect(ofTerm('3 y', 'cc-2025')).toEqual([]);
    expect(ofTerm('61 mo', 'cc-2025').map(({ permitted }) => permitted.en)).toEqual([
      expect.stringContaining('at most 5 y'),
    ]);
    expect(ofTerm('3 y', 'cc-2023-draft')).toHaveLength(1);
  });
});

describe('a regime that was kept', () => {
  it('comes back as it was, whatever the order of its keys', () => {
    const kept = JSON.parse(JSON.stringify(defaultRegime)) as Regime;
    const values = Object.fromEntries(Object.entries(kept.values).reverse()) as Regime['values'];
    expect(restoreRegime({ ...kept, values })).toEqual(defaultRegime);
  });

  it('is refused when it was altered', () => {
    const values = { ...defaultRegime.values, 'trade.retention.years': '1 y' as const };
    expect(() => restoreRegime({ ...defaultRegime, values })).toThrow(/does not fit its hash/);
  });
});

describe('fractions', () => {
  it('count exactly: a quorum is reached at its fraction, a majority is more than its fraction', () => {
    expect([5, 6, 7].map((present) => reaches(present, 9, '2/3'))).toEqual([false, true, true]);
    expect([4, 5, 6].map((votes) => exceeds(votes, 10, '1/2'))).toEqual([false, false, true]);
    expect(reaches(0, 0, '2/3')).toBe(false);
  });
});
