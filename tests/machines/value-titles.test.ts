// Every value that a parameter may take from a list is called something, in both languages.
import { expect, it } from 'vitest';
import { parameterKeys, parameters, valueTitle } from '../../machines/regimes/index.ts';

it('every value of a list has a title, but for grades, which are called as they are', () => {
  const nameless = parameterKeys.flatMap((key) => {
    const parameter = parameters[key];
    if (parameter.kind !== 'choice' && parameter.kind !== 'choices') return [];
    return parameter.oneOf
      .filter((value) => !/^[A-E]$/.test(value) && !valueTitle(key, value))
      .map((value) => `${key}: ${value}`);
  });
  expect(nameless).toEqual([]);
  expect(valueTitle('trade.retention.years', '20')).toBeUndefined();
  expect(valueTitle('calendar.uncovered', 'toString')).toBeUndefined();
});
