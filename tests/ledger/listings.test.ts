// The market (T6, T25): what registered subjects read of published listings, and who reads nothing.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../ledger/index.ts';
import { law } from '../support/law.ts';
import {
  aDraftSubject,
  aLedger,
  anActiveSubject,
  center,
  clockAt,
  measure,
  opco,
  person,
  sent,
  system,
} from '../support/ledger.ts';
import { aListing, aPublishedListing } from '../support/market.ts';

let ledger: Ledger;
let seller: Awaited<ReturnType<typeof anActiveSubject>>;
let buyer: Awaited<ReturnType<typeof anActiveSubject>>;
let published: string[];
beforeAll(async () => {
  ledger = await aLedger({ clock: clockAt('2026-03-02T02:00:00Z').read });
  seller = await anActiveSubject(ledger, 1);
  buyer = await anActiveSubject(ledger, 2, 'DEMANDER');
  published = [];
  for (const title of ['甲', '乙', '丙']) published.push(await aPublishedListing(ledger, seller, title));
  await aListing(ledger, seller, '未上架');
  published.sort();
});

const seenBy = async (actor = buyer.actor): Promise<string[]> => {
  const page = await ledger.listings(actor);
  if (!page.ok) throw new Error(page.message.en);
  return page.listings.map(({ caseId }) => caseId);
};

describe('a registered subject in force', () => {
  it('reads the public view of what is published, and no more of it', law('T6', 'T25'), async () => {
    expect(await seenBy()).toEqual(published);
    const one = await ledger.listing(published[0]!, buyer.actor);
    if (!one.ok) throw new Error(one.message.en);
    expect(Object.keys(one.view).sort()).toEqual(
      ['title', 'class', 'kind', 'description', 'price', 'purposes', 'regions', 'certificate'].sort(),
    );
    expect(await ledger.show(published[0]!, buyer.actor)).toMatchObject({ code: 'READ_NOT_ALLOWED' });
  });

  it('reads it page by page, also where unpublished ones lie between', async () => {
    const first = await ledger.listings(buyer.actor, { limit: 2 });
    expect(first).toMatchObject({ listings: published.slice(0, 2).map((caseId) => ({ caseId })), next: published[1] });
    const second = await ledger.listings(buyer.actor, { limit: 2, after: published[1]! });
    expect(second).toMatchObject({ listings: [{ caseId: published[2] }] });
    expect(second).not.toHaveProperty('next');
  });

  it('does not find what is unpublished, paused, of another kind, or not there', law('T22', 'T25'), async () => {
    const other = await aListing(ledger, seller, '另一未上架');
    for (const id of [other, seller.id, 'listingRegistration/none/1'])
      expect(await ledger.listing(id, buyer.actor)).toMatchObject({ ok: false, code: 'CASE_UNKNOWN' });
    await sent(ledger, published[2]!, measure('SUSPEND'), system);
    expect(await seenBy()).toEqual(published.slice(0, 2));
    expect(await ledger.listing(published[2]!, buyer.actor)).toMatchObject({ code: 'CASE_UNKNOWN' });
    await sent(ledger, published[2]!, measure('RESUME'), system);
    expect(await seenBy()).toEqual(published);
  });

  it('reads what the state says, whatever the columns say', law('T25'), async () => {
    await ledger.sql`update cases set shares = '{}', tags = '{}', state = '{}' where id = ${published[0]!}`;
    expect(await seenBy()).toEqual(published);
  });
});

describe('the market is not read', () => {
  const refusal = { ok: false, code: 'READ_NOT_ALLOWED', articles: ['T25'] };
  const refused = async (actor = buyer.actor) => {
    expect(await ledger.listings(actor)).toMatchObject(refusal);
    expect(await ledger.listing(published[0]!, actor)).toMatchObject(refusal);
  };

  it.each([center, opco, person('li', 'EXPERT'), person('mallory', 'DEMANDER', 'org:91220101MA9999999X')])(
    'by $person in the hat $hat, who acts for no registered subject',
    law('T25'),
    (actor) => refused(actor),
  );

  it(
    'by a subject whose registration is not in force yet, also if the columns say that it is',
    law('T25'),
    async () => {
      const draft = await aDraftSubject(ledger, 3, 'DEMANDER');
      await refused(draft.actor);
      await ledger.sql`update cases set tags = '{active}', state = '{active}' where id = ${draft.id}`;
      await refused(draft.actor);
    },
  );

  it('by a party that the columns of another registration name', law('T25'), async () => {
    const stranger = person('mallory', 'DEMANDER', 'org:91220101MA8888888X');
    await ledger.sql`update cases set parties = parties || ${[stranger.party!]} where id = ${buyer.id}`;
    await refused(stranger);
  });

  it('by a subject that is suspended, until it is reinstated', law('T22', 'T25'), async () => {
    await sent(ledger, buyer.id, measure('SUSPEND'), system);
    await refused();
    await sent(ledger, buyer.id, measure('REINSTATE'), system);
    expect(await seenBy()).toEqual(published);
  });
});
