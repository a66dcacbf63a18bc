// The checker of histories finds what it is for, and nothing where there is nothing.
import { expect, it } from 'vitest';
import { type Seen, contradictions, disagreements } from './history.ts';

const op = (what: Seen['what'], version: number, called: number, returned: number, key?: string): Seen => ({
  caseId: 'c',
  what,
  version,
  called,
  returned,
  ...(key !== undefined && { key }),
});

it('answers that overlap may come in any order, and a repeated call counts from its first try', () => {
  expect(
    contradictions([
      op('wrote', 1, 0, 10, 'a'),
      op('read', 1, 5, 20),
      op('wrote', 3, 11, 30, 'c'),
      op('wrote', 2, 12, 40, 'b'),
      op('read', 3, 31, 32),
    ]),
  ).toEqual([]);
});

it.each<[string, Seen[]]>([
  ['a look that shows less than an earlier one', [op('read', 2, 0, 1), op('read', 1, 2, 3)]],
  ['a look that does not show an act that was answered before', [op('wrote', 2, 0, 1, 'a'), op('read', 1, 2, 3)]],
  [
    'an act whose row stands before one that was answered earlier',
    [op('wrote', 3, 0, 1, 'a'), op('wrote', 2, 2, 3, 'b')],
  ],
  ['an act whose row was seen before it was asked for', [op('read', 2, 0, 1), op('wrote', 2, 2, 3, 'a')]],
])('finds %s', (_, history) => {
  expect(contradictions(history)).toHaveLength(1);
  expect(contradictions(history.map((one, n) => ({ ...one, called: 0, returned: n + 1 })))).toEqual([]);
  expect(contradictions(history.map((one, n) => ({ ...one, caseId: `case ${n}` })))).toEqual([]);
});

it('an answer is borne out by the row that it names, once', () => {
  const rows = new Map([['c', ['a', 'b', 'a']]]);
  expect(disagreements([op('wrote', 2, 0, 1, 'b'), op('read', 3, 0, 1)], rows)).toEqual([]);
  expect(disagreements([op('wrote', 2, 0, 1, 'x')], rows)).toHaveLength(1);
  expect(disagreements([op('wrote', 3, 0, 1, 'a')], rows)).toHaveLength(1);
  expect(disagreements([op('read', 4, 0, 1)], rows)).toHaveLength(1);
});
