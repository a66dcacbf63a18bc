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
  bai,
  anOverdueOrder,
  cao,
  cyberspace,
  chief,
  day,
  doc,
  extend,
  han,
  items,
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

const third = { ...zhao, person: 'third' };
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
    ['RECORD_OUTCOME', outcome, () => aCompliance().at(day(20)).send(refer, third)],
  ])('in a matter of compliance another person than who found it: %s', law('T6'), (_, event, situation) => {
    expect(situation().send(event, zhao).rules).toEqual(['deciderDiffersFromFinder']);
    expect(situation().send(event, wen).refusal).toBeUndefined();
  });

  const issuer = { hat: 'SEC_REG', party: cyberspace, name: '市网信办' };
  const ground = { finding: '存在较大安全风险', evidence: [doc] };
  const improvement = () => aServedOrder({ kind: 'improvement', issuer, ground }, cao).send(all, sun);
  const compliance = () => aCompliance().send(all, li);
  const amended = () =>
    aServedOrder()
      .send({ ...amend, items }, bai)
      .send(all, sun);
  it.each([
    ['improvement', improvement, cao, { ...cao, person: 'another' }, 'improvementIsAcceptedByAnother', 'T29'],
    ['rectification', aSubmittedOrder, han, bai, 'rectificationIsAcceptedByAnother', 'T32'],
    ['rectification, amended', amended, bai, { ...han, person: 'another' }, 'rectificationIsAcceptedByAnother', 'T32'],
    ['compliance', compliance, zhao, wen, 'deciderDiffersFromFinder', 'T6'],
  ] as const)(
    'is accepted by another person than who issued or amended it: %s',
    law('T6', 'T29', 'T32'),
    (_, situation, maker, other, rule, article) => {
      for (const event of [accept, partly]) {
        expect(situation().send(event, maker)).toMatchObject({ rules: [rule], refusal: { articles: [article] } });
        expect(situation().send(event, other).refusal).toBeUndefined();
      }
    },
  );

  it('ends in enforcement by another person than the one who referred it there', law('T32'), () => {
    const referred = anOverdueOrder().send(refer, bai);
    expect(referred.send(outcome, bai)).toMatchObject({
      rules: ['outcomeIsRecordedByAnother'],
      refusal: { code: 'MAKER_IS_CHECKER', articles: ['T32'] },
    });
    expect(referred.send(outcome, han).state).toBe('enforced');
  });
});
