// Orders to rectify against real cases: what follows an order in others is one transaction with it, bodies that act at once
// come to one answer, and a subject does not leave while an order is open.
import { describe, expect, it } from 'vitest';
import { anActiveSubject, center, key, person, sent, started } from '../support/ledger.ts';
import { law } from '../support/law.ts';
import {
  aVenue,
  byPolice,
  accept,
  bai,
  deregister,
  against,
  take,
  bureau,
  han,
  jin,
  wen,
  why,
} from './orders-in-the-ledger.ts';

const {
  clock,
  ledger,
  paper,
  ask,
  orderAgainst,
  results,
  withdraw,
  aDraft,
  aListing,
  aTrade,
  aServed,
  read,
  verified,
} = await aVenue();

describe('measures of an order', () => {
  it('are one act with the cases that they stop, and end with the order', law('T32', 'T33'), async () => {
    const [seller, buyer] = [await anActiveSubject(ledger, 1), await anActiveSubject(ledger, 2, 'DEMANDER')];
    const listings = [await aListing(seller), await aListing(seller)];
    const trade = await aTrade(seller, buyer, listings[0]!);
    const order = await aServed(orderAgainst(against(seller)));
    const other = await aServed(orderAgainst(against(seller), byPolice), jin);
    for (const [id, actor] of [
      [order, han],
      [other, jin],
    ] as const) {
      const measures = [
        ...listings.map((target) => ({ measure: 'suspendListing', target })),
        { measure: 'pauseTrade', target: trade },
      ];
      await sent(ledger, id, { type: 'REQUEST_MEASURES', measures, document: paper }, actor);
    }
    await sent(ledger, order, take('suspendListing', ...listings), center);
    await sent(ledger, order, take('pauseTrade', trade), center);
    for (const listing of listings) expect((await read(listing)).tags).toContain('suspended');
    expect((await read(trade)).context.pauses).toContainEqual({ kind: 'measure', cause: order });

    // Of several that are to be stopped one cannot be: none is.
    const draft = await aDraft(seller);
    const asked = {
      type: 'REQUEST_MEASURES',
      measures: [{ measure: 'suspendListing', target: draft }],
      document: paper,
    };
    await sent(ledger, other, asked, jin);
    const { version } = await read(listings[0]!);
    expect(await ask(other, take('suspendListing', listings[0]!, draft), center)).toMatchObject({ ok: false });
    expect((await read(listings[0]!)).version).toBe(version);
    await sent(ledger, other, take('suspendListing', listings[0]!), center);

    await sent(ledger, order, results(), seller.actor);
    await sent(ledger, order, accept, bai);
    expect((await read(listings[1]!)).tags).toContain('listed');
    expect((await read(listings[0]!)).tags).toContain('suspended');
    expect((await read(trade)).context.pauses).not.toContainEqual({ kind: 'measure', cause: order });
    await sent(ledger, other, withdraw(), jin);
    expect((await read(listings[0]!)).tags).toContain('listed');
    await verified(order, other, ...listings, trade);
  });
});

describe('bodies at once', () => {
  it('only the issuer is answered, and it decides once', law('T29', 'T32'), async () => {
    const seller = await anActiveSubject(ledger, 11);
    for (let round = 0; round < 5; round += 1) {
      const order = await aServed(orderAgainst(against(seller)));
      await sent(ledger, order, results(), seller.actor);
      const answers = await Promise.all([
        ask(order, accept, jin),
        ask(order, accept, bai),
        ask(order, withdraw(), person('chen', 'SECTOR_REG', bureau)),
      ]);
      expect(answers[0]).toMatchObject({ ok: false });
      const taken = answers.filter(({ ok }) => ok);
      expect(taken).toHaveLength(1);
      expect(answers.slice(1).find(({ ok }) => !ok)).toMatchObject({ code: 'CASE_CLOSED' });
      await verified(order);
    }
  });
});

describe('a subject with an open order', () => {
  it('neither deregisters nor takes a listing down, until the order has ended', law('T22', 'T33'), async () => {
    const seller = await anActiveSubject(ledger, 21);
    const listing = await aListing(seller);
    const order = await aServed(orderAgainst(against(seller)));
    for (const [id, type] of [
      [seller.id, 'DEREGISTER'],
      [listing, 'DELIST'],
    ] as const)
      expect(await ask(id, { type, ...why }, seller.actor)).toMatchObject({
        ok: false,
        articles: ['T22', 'T33'],
        details: [{ rule: 'hasNoOpenOrders' }],
      });
    await sent(ledger, order, withdraw(), han);
    await sent(ledger, listing, { type: 'DELIST', ...why }, seller.actor);
    await sent(ledger, seller.id, deregister, seller.actor);
    expect(
      await ledger.open({
        lifecycle: 'rectificationOrder',
        input: orderAgainst(against(seller)),
        actor: han,
        key: key(),
      }),
    ).toMatchObject({
      ok: false,
      details: [{ rule: 'targetIsRegistered' }],
    });
  });

  it('is not held by paper that nobody has confirmed', law('T29', 'T33'), async () => {
    const seller = await anActiveSubject(ledger, 22);
    const unconfirmed = await started(
      ledger,
      'rectificationOrder',
      orderAgainst(against(seller), { paper: true }),
      center,
    );
    await sent(ledger, seller.id, deregister, seller.actor);
    await sent(ledger, unconfirmed, { type: 'DISCARD_ORDER', ...why }, center);
  });

  it(
    'has one case for each instrument; what was registered in error is registered again',
    law('T29', 'T32'),
    async () => {
      const seller = await anActiveSubject(ledger, 23);
      const input = orderAgainst(against(seller), { paper: true });
      const again = () => ledger.open({ lifecycle: 'rectificationOrder', input, actor: center, key: key() });
      const wrong = await started(ledger, 'rectificationOrder', input, center);
      expect(await again()).toMatchObject({ ok: false, code: 'ALREADY_CLAIMED', articles: ['T29', 'T32'] });
      await sent(ledger, wrong, { type: 'DISCARD_ORDER', ...why }, center);
      const order = await started(ledger, 'rectificationOrder', input, center);
      await sent(ledger, order, { type: 'CONFIRM_ORDER' }, wen);
      await sent(ledger, order, withdraw(), han);
      expect(await again()).toMatchObject({ ok: false, code: 'ALREADY_CLAIMED' });
    },
  );

  it('deregistered and ordered at once, one of the two is refused', law('T33'), async () => {
    for (let round = 0; round < 6; round += 1) {
      const seller = await anActiveSubject(ledger, 30 + round);
      const [left, ordered] = await Promise.all([
        ask(seller.id, deregister, seller.actor),
        ledger.open({ lifecycle: 'rectificationOrder', input: orderAgainst(against(seller)), actor: han, key: key() }),
      ]);
      expect([left.ok, ordered.ok].toSorted()).toEqual([false, true]);
    }
  });

  it('that is revoked meanwhile still owes its answer; the order ends by its issuer', law('T32', 'T33'), async () => {
    const seller = await anActiveSubject(ledger, 41);
    const order = await aServed(orderAgainst(against(seller), { due: '2026-03-20T00:00:00.000Z' }));
    clock.set('2026-03-21T02:00:00Z');
    const opened = await ask(order, { type: 'OPEN_VIOLATION', finding: '拒不整改' }, center);
    expect(opened.ok).toBe(true);
    const { violation } = (await read(order)).context;
    expect((await read(violation)).context).toMatchObject({ subjects: [seller.id] });
    // Who opened the case from the order is behind it, and decides nothing in it.
    const confirm = { type: 'CONFIRM', account: '经查属实', provisions: ['T26'] };
    expect(await ask(violation, confirm, center)).toMatchObject({ code: 'MAKER_IS_CHECKER' });
    await sent(ledger, violation, confirm, wen);
    await sent(ledger, violation, { type: 'REVOKE', target: seller.id, ...why }, person('ling', 'CENTER'));
    expect((await read(seller.id)).state).toEqual(['revoked']);
    expect((await read(order)).state).toContain('open.course.overdue');
    await sent(ledger, order, results(), seller.actor);
    await sent(ledger, order, accept, bai);
    await verified(order, violation, seller.id);
  });
});
