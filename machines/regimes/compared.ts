// The values of a regime one by one, and then against each other. Pure.
import { type LimitsByKey, type Problem, checkValue, problem } from './check.ts';
import { liesBetween } from './limits.ts';
import { type ParameterKey, type Values, parameterKeys } from './parameters.ts';

/** What fits one by one is then compared with each other. */
export function valueProblems(values: Values, limits: LimitsByKey): Problem[] {
  const wrong = parameterKeys.flatMap((key) => checkValue(key, values[key], limits[key]) ?? []);
  const areFit = (...keys: ParameterKey[]): boolean => wrong.every(({ key }) => !keys.includes(key as ParameterKey));
  return [
    ...wrong,
    ...authorityProblems(values),
    ...(areFit('pd.evaluation.grades') ? gradeProblems(values) : []),
    ...(areFit('pd.agreement.termMin', 'pd.agreement.termYears', 'pd.agreement.termMax') ? termProblems(values) : []),
  ];
}
function authorityProblems({ 'pd.authority.party': party }: Values): Problem[] {
  if (typeof party !== 'string' || /^org:[0-9A-HJ-NPQRTUWXY]{18}$/.test(party)) return [];
  return [
    problem(
      'pd.authority.party',
      `pd.authority.party 不能是 ${party}：须为单位`,
      `pd.authority.party cannot be ${party}: it is an organisation`,
      { zh: 'org: 加统一社会信用代码，或 null', en: '`org:` and a credit code, or null' },
      ['P5', 'P10(3)'],
    ),
  ];
}
function termProblems(values: Values): Problem[] {
  const [least, standard, most] = [
    values['pd.agreement.termMin'],
    values['pd.agreement.termYears'],
    values['pd.agreement.termMax'],
  ];
  if (liesBetween(least, standard, most)) return [];
  return [
    problem(
      'pd.agreement.termYears',
      `协议有效期 ${standard} 不在最短 ${least} 与最长 ${most} 之间`,
      `the term ${standard} does not lie between the shortest, ${least}, and the longest, ${most}`,
      { zh: '最短不长于通常、通常不长于最长', en: 'shortest, standard and longest in this order' },
      ['P13'],
    ),
  ];
}
function gradeProblems({ 'pd.evaluation.grades': grades, 'pd.evaluation.failBelow': fail }: Values): Problem[] {
  if (grades.includes(fail)) return [];
  return [
    problem(
      'pd.evaluation.failBelow',
      `${fail} 不在评估等级之中`,
      `${fail} is not one of the grades`,
      {
        zh: `其中之一：${grades.join('、')}`,
        en: `one of ${grades.join(', ')}`,
      },
      ['P12', 'P29'],
    ),
  ];
}
