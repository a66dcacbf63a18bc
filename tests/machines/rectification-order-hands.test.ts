import { describe, expect, it } from 'vitest';
import type { Driven } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  aCompliance,
  aReferredOrder,
  aServedOrder,
  aSubmittedOrder,
  accept,
  all,
  amend,
  anOverdueOrder,
  cao,
  cyberspace,
  chief,
  day,
  extend,
  han,
  li,
  maintain,
  object,
  outcome,
  partly,
  police,
  provider,
  refer,
  sendBack,
  stay,
  sun,
  wen,
  withdraw,
  zhao,
} from '../support/rectification-orders.ts';

const situations: [string, { type: string }, () => Driven][] = [
  ['WITHDRAW', withdraw, aServedOrder],
  ['AMEND', amend, aServedOrder],
  ['EXTEND', extend, aServedOrder],
  ['MAINTAIN', maintain, () => aServedOrder().send(object, sun)],
  ['STAY', stay, () => aServedOrder().send(object, sun)],
  ['ACCEPT', accept, aSubmittedOrder],
  ['ACCEPT_PARTLY', partly, aSubmittedOrder],
  ['RETURN', sendBack, aSubmittedOrder],
  ['REFER_TO_ENFORCEMENT', refer, anOverdueOrder],
  ['RECORD_OUTCOME', outcome, aReferredOrder],
];
describe('only the body that issued an order', () => {
  it.each(situations)('may %s', law('T29', 'T32'), (_, event, situation) => {
    for (const other of [cao, { ...han, party: cyberspace }, chief, zhao])
      expect(situation().send(event, other).refusal).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    for (const otherHat of [provider, police])
      expect(situation().send(event, otherHat)).toMatchObject({ rules: ['actorIsIssuer'] });
    expect(situation().send(event, { ...han, person: 'another' }).refusal).toBeUndefined();
  });

  it.each(situations)(
    'and never a person who acted for the addressee: %s',
    law('T29', 'T32', 'T33'),
    (_, event, situation) => {
      const one = situation().send({ type: 'REPORT_PROGRESS', account: '已采购设备' }, sun);
      expect(one.send(event, { ...han, person: 'sun' }).refusal).toMatchObject({
        code: 'MAKER_IS_CHECKER',
        details: [{ rule: 'deciderDiffersFromAnswerer' }],
      });
    },
  );

  it.each([
    ['WITHDRAW', withdraw, aCompliance],
    ['RECORD_OUTCOME', outcome, () => aCompliance().at(day(20)).send(refer, zhao)],
  ])('in a matter of compliance another person than who found it: %s', law('T6'), (_, event, situation) => {
    expect(situation().send(event, zhao).rules).toEqual(['deciderDiffersFromFinder']);
    expect(situation().send(event, wen).refusal).toBeUndefined();
  });
  it.each([
    ['ACCEPT', accept, () => aCompliance().send(all, li), zhao, wen],
    ['ACCEPT_PARTLY', partly, () => aCompliance().send(all, li), zhao, wen],
    ['ACCEPT', accept, aSubmittedOrder, han, { ...han, person: 'another' }],
    ['ACCEPT_PARTLY', partly, aSubmittedOrder, han, { ...han, person: 'another' }],
  ])(
    'a rectification is accepted by another person than who issued the order: %s',
    law('T29', 'T32', 'T33'),
    (_, event, situation, issuer, other) => {
      expect(situation().send(event, issuer).rules).toEqual(['accepterDiffersFromIssuer']);
      expect(situation().send(event, other).refusal).toBeUndefined();
    },
  );
});
