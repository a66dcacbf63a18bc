// Every law beside the two regulations has a name in Chinese too.
import { expect, it } from 'vitest';
import type { Basis } from '../../machines/law/cite.ts';
import { sourceText } from '../../machines/law/sources.ts';
import * as charts from '../../machines/lifecycles.ts';
import { defaultRegime } from '../../machines/regimes/index.ts';
import { describeLifecycle, describeRegime } from '../../service/describe.ts';

const sourcesIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { basis, source } = value as Partial<Basis & { source: string }>;
  return basis === 'outside' ? [source!] : Object.values(value).flatMap(sourcesIn);
};

it('a source that a rule or a number names is said in Chinese without a word of English', () => {
  const named = sourcesIn([describeRegime(defaultRegime), ...Object.values(charts).map(describeLifecycle)]);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((source) => /[A-Za-z]/.test(sourceText(source).zh))).toEqual([]);
});
