// Orders to rectify on paper, and who reads an order, in the ledger.
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { anActiveSubject, center, opco, person, sent, started, supervisor } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import { aVenue, accept, against, police, han, jin, wen, why } from './orders-in-the-ledger.ts';

const { ledger, paper, ask, orderAgainst, results, aServed, read, verified, instrument } = await aVenue();

describe('paper', () => {
  it('does what it says in one act with its confirmation, or nothing', law('T29', 'T32'), async () => {
    const seller = await anActiveSubject(ledger, 51);
    const written = { paper: true, issuer: { hat: 'SECTOR_REG', name: '金融监管局' } };
    const order = await started(ledger, 'rectificationOrder', orderAgainst(against(seller), written), center);
    expect(await ask(order, { type: 'CONFIRM_ORDER' }, center)).toMatchObject({ code: 'MAKER_IS_CHECKER' });
    await sent(ledger, order, { type: 'CONFIRM_ORDER' }, wen);
    await sent(ledger, order, { type: 'SERVE', receipt: paper }, wen);
    await sent(ledger, order, results(), seller.actor);
    const register = (act: object) => ({ type: 'REGISTER_ACT', act, instrument: instrument() });
    await sent(ledger, order, register({ ...accept, findings: [{ item: 'x', finding: '经核查' }] }), center);
    const { version } = await read(order);
    expect(await ask(order, { type: 'CONFIRM_ACT' }, wen)).toMatchObject({ details: [{ rule: 'everyItemIsMet' }] });
    expect((await read(order)).version).toBe(version);
    await sent(ledger, order, { type: 'DISCARD_ACT', ...why }, wen);
    await sent(ledger, order, register(accept), center);
    expect(await sent(ledger, order, { type: 'CONFIRM_ACT' }, wen)).toEqual(['accepted']);
    expect((await read(order)).context).toMatchObject({ issuer: { name: '金融监管局' } });
    await verified(order);
  });
});

describe('who reads an order', () => {
  it(
    'its issuer, its addressee and the supervisor; not the enterprise, nor another regulator',
    law('T4', 'T25'),
    async () => {
      const order = await aServed(orderAgainst({ body: 'center' }, { readers: ['shen'] }));
      const reads = async (actor: Actor) =>
        'ok' in (await ledger.show(order, actor)) && (await ledger.show(order, actor)).ok;
      expect(await Promise.all([han, center, supervisor, person('shen', 'DISC_AUDIT')].map(reads))).toEqual([
        true,
        true,
        true,
        true,
      ]);
      expect(await Promise.all([opco, jin, person('han', 'PROVIDER', police)].map(reads))).toEqual([
        false,
        false,
        false,
      ]);
      const listed = async (actor: Actor) =>
        (await ledger.list(actor, { lifecycle: 'rectificationOrder', party: 'CENTER' })).some(
          ({ caseId }) => caseId === order,
        );
      expect(await Promise.all([supervisor, center, opco].map(listed))).toEqual([true, true, false]);
      const waiting = async (actor: Actor) => (await ledger.tasks(actor)).some(({ caseId }) => caseId === order);
      expect(await Promise.all([center, opco].map(waiting))).toEqual([true, false]);
      expect(await ask(order, { type: 'ACKNOWLEDGE' }, opco)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
      await sent(ledger, order, { type: 'ACKNOWLEDGE' }, center);
    },
  );
});
