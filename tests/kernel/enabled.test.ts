// What may be sent is told without its payload: what the payload alone brings stands against nothing yet.
import { setup } from 'xstate';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { enabled, possible } from '../../machines/kernel/enabled.ts';
import { by, cited, state } from '../../machines/kernel/lifecycle.ts';
import type { Facts, Lifecycle } from '../../machines/kernel/types.ts';
import { say, text } from '../../machines/law/cite.ts';
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

it('of several ways of one event the one that least stands against is told, wherever the chart names it', () => {
  const ground = text('T17');
  const says = say('不符合条件', 'It does not fit');
  const open = cited(() => true, { law: ground, reads: 'context', says });
  const shut = cited(() => false, { law: ground, reads: 'context', says });
  const meta = state(says, ground);
  const way = (guard: string) => ({ guard, meta: by('CENTER', ground) });
  const gate = {
    id: 'gate',
    events: Object.fromEntries(['IN', 'OUT'].map((name) => [name, { title: says, schema: z.strictObject({}) }])),
    machine: setup({ guards: { open, shut } as never }).createMachine({
      id: 'gate',
      initial: 'here',
      states: { here: { meta, on: { IN: [way('shut'), way('open')], OUT: [way('open'), way('shut')] } as never } },
    }),
    parties: () => ({}),
  } as unknown as Lifecycle;
  const before = { value: 'here', context: {}, done: false } as never;
  const told = possible(gate, before, submitted().env);
  expect(told.map(({ event, unmet }) => [event, unmet])).toEqual([
    ['IN', []],
    ['OUT', []],
  ]);
});
