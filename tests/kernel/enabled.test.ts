// What may be sent is told without its payload: what the payload alone brings stands against nothing yet.
import { expect, it } from 'vitest';
import { enabled } from '../../machines/kernel/enabled.ts';
import type { Facts } from '../../machines/kernel/types.ts';
import { listingRegistration } from '../../machines/lifecycles.ts';
import { facts, submitted, theOwner, wen } from '../support/listings.ts';
import { law } from '../support/law.ts';

const unmetOfPass = (known: Facts): string[] => {
  const { case: state, env } = submitted();
  const pass = enabled(listingRegistration, state, wen, env, { PASS: known }).find(({ event }) => event === 'PASS');
  return pass!.unmet.map(({ rule }) => rule);
};

it('an assessment can be begun before it names its standard', law('T17'), () => {
  // Nobody has asked for the standard yet: which one it is stands in the form.
  expect(unmetOfPass({ ...facts(), rules: [] })).toEqual([]);
});

it('what stands against it whatever the form says is told', law('T17'), () => {
  expect(unmetOfPass({ ...facts(), rules: [], owner: theOwner({ tags: [] }) })).not.toEqual([]);
});
