// The checker of what the outside did finds what was doubled, lost or made up, and nothing where there is nothing.
import { expect, it } from 'vitest';
import { type Asked, type Taken, doneAmiss, moneyAmiss } from './outside.ts';

const asked = (...ids: string[]): Asked[] => ids.map((id) => ({ id, superseded: false }));
const release = (id: string, more: object = {}): Taken => ({
  id,
  op: 'release',
  trade: 'trade/1',
  instruction: 'trade/1/S1',
  amountFen: 500,
  ...more,
});
const grant = (id: string, op: string, order: number): Taken => ({ id, op, case: 'grant/1', grant: 'grant/1', order });

it('a call that came again under its id is one act, and what is different is another', () => {
  expect(doneAmiss(asked('a'), [release('a'), release('a')])).toEqual([]);
  expect(doneAmiss(asked('a', 'b'), [release('a'), release('b', { instruction: 'trade/1/S2' })])).toEqual([]);
  expect(doneAmiss(asked('a', 'b'), [grant('a', 'provision', 1), grant('b', 'revoke', 2)])).toEqual([]);
  expect(doneAmiss([{ id: 'a', superseded: true }], [])).toEqual([]);
});

it.each<[string, Asked[], Taken[]]>([
  ['an act done twice under two ids, both of which the ledger has', asked('a', 'b'), [release('a'), release('b')]],
  [
    'the same, though the calls of the case go on counting',
    asked('a', 'b'),
    [1, 2].map((n) => grant('ab'[n - 1]!, 'provision', n)),
  ],
  ['one id for two acts', asked('a'), [release('a'), release('a', { amountFen: 501 })]],
  ['a call that never came', asked('a', 'b'), [release('a')]],
  ['a call of no case', asked('a'), [release('a'), release('x', { trade: 'trade/2' })]],
])('finds %s', (_, ledger, outside) => {
  expect(doneAmiss(ledger, outside)).toHaveLength(1);
});

it('money that moved is on the record as often as it moved', () => {
  const held = { caseId: 'trade/1', what: 'FUNDS_HELD', amountFen: 500 };
  expect(moneyAmiss([held], [held])).toEqual([]);
  for (const [bank, record] of [
    [[held, held], [held]],
    [[held], [held, held]],
    [[], [held]],
    [[held], [{ ...held, amountFen: 501 }, held]],
  ] as const)
    expect(moneyAmiss(bank, record)).toHaveLength(1);
});
