// What was shown with given facts alone, on real cases: an order that concerns nothing but a listing keeps its owner, too; an
// inspection that was discontinued in its period is opened again by hand; two regulators act at once.
import { describe, expect, it } from 'vitest';
import { law } from '../support/law.ts';
import { anActiveSubject, center, person, sent, started, supervisor } from '../support/ledger.ts';
import { aVenue, accept, against, bai, byPolice, deregister, han, jin, take, why } from './orders-in-the-ledger.ts';

const { ledger, paper, ask, orderAgainst, results, withdraw, aListing, aServed, read, verified } = await aVenue();
const chief = person('ju.an', 'SUPERVISOR');

describe('an order to the venue that stops a listing', () => {
  it(
    'keeps the owner in the register until it has ended, although it is not addressed to it',
    law('T22', 'T33'),
    async () => {
      const seller = await anActiveSubject(ledger, 61);
      const listing = await aListing(seller);
      const order = await aServed(orderAgainst({ body: 'center' }));
      const measures = [{ measure: 'suspendListing', target: listing }];
      await sent(ledger, order, { type: 'REQUEST_MEASURES', measures, document: paper }, han);
      await sent(ledger, order, take('suspendListing', listing), center);
      for (const [id, type] of [
        [seller.id, 'DEREGISTER'],
        [listing, 'DELIST'],
      ] as const)
        expect(await ask(id, { type, ...why }, seller.actor)).toMatchObject({
          ok: false,
          details: expect.arrayContaining([expect.objectContaining({ rule: 'hasNoOpenOrders' })]),
        });
      await sent(ledger, order, withdraw(), han);
      await sent(ledger, listing, { type: 'DELIST', ...why }, seller.actor);
      await sent(ledger, seller.id, deregister, seller.actor);
      await verified(order, listing, seller.id);
    },
  );
});

describe('two regulators at once', () => {
  it('order the same subject, stop the same listing, and each lifts its own', law('T29', 'T32', 'T33'), async () => {
    const seller = await anActiveSubject(ledger, 62);
    const listing = await aListing(seller);
    const opened = await Promise.all([
      aServed(orderAgainst(against(seller))),
      aServed(orderAgainst(against(seller), byPolice), jin),
    ]);
    const [one, other] = opened as [string, string];
    const request = {
      type: 'REQUEST_MEASURES',
      measures: [{ measure: 'suspendListing', target: listing }],
      document: paper,
    };
    const requested = await Promise.all([ask(one, request, han), ask(other, request, jin), ask(one, request, jin)]);
    expect(requested.map(({ ok }) => ok)).toEqual([true, true, false]);
    const taken = await Promise.all([
      ask(one, take('suspendListing', listing), center),
      ask(other, take('suspendListing', listing), center),
    ]);
    expect(taken.map(({ ok }) => ok)).toEqual([true, true]);
    await sent(ledger, one, results(), seller.actor);
    await sent(ledger, one, accept, bai);
    expect((await read(listing)).tags).toContain('suspended');
    await sent(ledger, other, withdraw(), jin);
    expect((await read(listing)).tags).toContain('listed');
    await verified(one, other, listing);
  });
});

describe('an inspection of a period that is discontinued', () => {
  it('is not opened again by the round; the supervisor opens another by hand', law('T28'), async () => {
    const round = () => ledger.openDue('securityInspection');
    expect(await round()).toMatchObject({ opened: 1, known: 0 });
    const [first] = await ledger.sql<{ id: string }[]>`select id from cases where lifecycle = 'venueInspection'`;
    await sent(ledger, first!.id, { type: 'DISCONTINUE', reason: '与专项检查合并' }, supervisor);
    expect(await round()).toMatchObject({ opened: 0, known: 1 });
    const target = { of: 'venue', bodies: ['CENTER', 'OPCO'] };
    const again = await started(ledger, 'venueInspection', { kind: 'securityInspection', target }, chief);
    expect((await read(again)).context.period).toBeNull();
    await verified(first!.id, again);
  });
});
