// What is ours to decide is written down, what is written down is used, and the generated documents are current.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lifecycles } from '../../machines/index.ts';
import { checkLifecycle } from '../../machines/kernel/chart-rules.ts';
import { parameterKeys } from '../../machines/regimes/parameters.ts';
import { codeOf, sourceFiles } from './sources.ts';

const records = readdirSync('docs/decisions').filter((name) => /^\d{4}-.*\.md$/.test(name));

describe('decision records', () => {
  it('have numbers of their own', () => {
    const numbers = records.map((name) => name.slice(0, 4));
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
  });

  it('exist for every decision that code cites', () => {
    const written = new Set(records.map((name) => `D-${name.slice(0, 4)}`));
    const missing = sourceFiles
      .filter((file) => !file.startsWith('tests/'))
      .flatMap((file) =>
        [...new Set(codeOf(file).match(/\bD-\d{4}\b/g) ?? [])]
          .filter((id) => !written.has(id))
          .map((id) => `${file} cites ${id}`),
      );
    expect(missing).toEqual([]);
  });
});

describe('lifecycles', () => {
  it.each(Object.values(lifecycles).map((one) => [one.id, one] as const))(
    '%s keeps to the rules for charts',
    (_id, lifecycle) => {
      expect(checkLifecycle(lifecycle)).toEqual([]);
    },
  );
});

/** Read by nothing yet, and why; a pattern with a lifecycle holds only until that lifecycle is there. */
const unread: [pattern: RegExp, why: string, until?: string][] = [
  [/^trade\.venue\.approval$/, 'T2: recorded for whoever asks; no case depends on it'],
  [
    /^trade\.stages$/,
    'T15: the eight stages may not be fewer, so the chart has them all; the parameter states their names',
  ],
  [
    /^pd\.announcement\.(perYear|suggestedWindow)$/,
    'P10(1): suggestions to the office; each announcement sets its own window',
  ],
  [/^pd\.renewal\.latest$/, 'P13: its only value is what the agreement does'],
  [/^pd\.rectification\.suggestedDue$/, 'P29: a suggestion; each order sets its own limit'],
  [/^trade\.access\./, 'T25, T34, T35', 'informationAccess'],
  [/^trade\.rectification\.suggestedDue$/, 'T33: a suggestion; each order sets its own limit'],
];

describe('parameters', () => {
  const readers = sourceFiles
    .filter((file) => !/^(tests|scripts)\/|^machines\/regimes\//.test(file))
    .map(codeOf)
    .join('\n');
  const prefixes = [...readers.matchAll(/`((?:trade|pd|task|calendar)\.[\w.]+\.)\$\{/g)].map(([, prefix]) => prefix!);
  const isRead = (key: string) => readers.includes(`'${key}'`) || prefixes.some((prefix) => key.startsWith(prefix));

  it('of the regime are each read by a chart, the ledger, or an adapter', () => {
    const excused = unread.filter(([, , until]) => !until || !(until in lifecycles));
    expect(parameterKeys.filter((key) => !isRead(key) && !excused.some(([pattern]) => pattern.test(key)))).toEqual([]);
  });

  it('are excused from that no longer than needed', () => {
    expect(
      unread
        .filter(([pattern]) => !parameterKeys.some((key) => pattern.test(key) && !isRead(key)))
        .map(([pattern]) => pattern.source),
    ).toEqual([]);
  });
});
