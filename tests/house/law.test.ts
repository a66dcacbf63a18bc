// What is ours to decide is written down, what is written down is used, and the generated documents are current.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lifecycles } from '../../machines/index.ts';
import { decide } from '../../machines/kernel/decide.ts';
import { checkLifecycle } from '../../machines/kernel/chart-rules.ts';
import { transitionsOf } from '../../machines/kernel/chart-walk.ts';
import { type Role, roles } from '../../machines/law/roles.ts';
import { parameterKeys } from '../../machines/regimes/parameters.ts';
import { coverage } from '../../scripts/coverage.ts';
import { codeOf, sourceFiles } from './sources.ts';

const records = readdirSync('docs/decisions').filter((name) => /^\d{4}-.*\.md$/.test(name));

describe('decision records', () => {
  it('have numbers of their own', () => {
    const numbers = records.map((name) => name.slice(0, 4));
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
  });

  it('exist for every decision that code cites', () => {
    const written = new Set(records.map((name) => `D-${name.slice(0, 4)}`));
    const missing = sourceFiles.filter((file) => !file.startsWith('tests/')).flatMap((file) => [...new Set(codeOf(file).match(/\bD-\d{4}\b/g) ?? [])].filter((id) => !written.has(id)).map((id) => `${file} cites ${id}`));
    expect(missing).toEqual([]);
  });
});

describe('lifecycles', () => {
  it.each(Object.values(lifecycles).map((one) => [one.id, one] as const))('%s keeps to the rules for charts', (_id, lifecycle) => {
    expect(checkLifecycle(lifecycle)).toEqual([]);
  });
});

describe('parameters', () => {
  /** Read by nothing yet, and why. */
  const unread: Record<string, string> = {
    'trade.venue.approval': 'T2: recorded for whoever asks; no case depends on it',
  };
  it('of the regime are each read by a chart, the ledger, or an adapter', () => {
    const readers = sourceFiles.filter((file) => !/^(tests|scripts)\/|^machines\/regimes\//.test(file)).map(codeOf).join('\n');
    expect(parameterKeys.filter((key) => !readers.includes(`'${key}'`) && !(key in unread))).toEqual([]);
    expect(Object.keys(unread).filter((key) => readers.includes(`'${key}'`))).toEqual([]);
  });
});

describe('coverage', () => {
  it('of the regulations has no gap: code and test for whatever is enforced', () => expect(coverage(['T', 'P']).problems).toEqual([]));
});

/** What one hat alone may do, in every lifecycle: the event, and the states where it is taken. */
const reservedTo = (hat: Role) =>
  Object.values(lifecycles).flatMap((lifecycle) =>
    transitionsOf(lifecycle).filter(({ kind, meta }) => kind === 'event' && meta?.by.length === 1 && meta.by[0] === hat).map(({ name, from }) => ({ lifecycle, name, from })),
  );
