// Orders to rectify against real cases: what follows an order in others is one transaction with it, bodies that act at once
// come to one answer, and a subject does not leave while an order is open.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Ledger } from '../../ledger/index.ts';
import { hashOf } from '../../machines/kernel/hash.ts';
import type { Actor } from '../../machines/kernel/lifecycle.ts';
import { assessment, dossier } from '../invariants/trading-acts.ts';
import {
  aDocument,
  aLedger,
  anActiveSubject,
  center,
  clockAt,
  key,
  opco,
  person,
  publication,
  sent,
  started,
  supervisor,
} from '../support/ledger.ts';
import { law } from '../support/law.ts';

let ledger: Ledger;
let paper: { sha256: string; name: string };
const clock = clockAt('2026-03-02T02:00:00Z');
beforeAll(async () => {
  ledger = await aLedger({ clock: clock.read });
  paper = await aDocument(ledger);
});

const bureau = 'org:11220100MB1234567X';
const police = 'org:11220100MB7654321X';
const han = person('han', 'SECTOR_REG', bureau);
const jin = person('jin', 'SECTOR_REG', police);
const wen = person('wen', 'CENTER');
const why = { reason: '测试用理由' };
type Subject = Awaited<ReturnType<typeof anActiveSubject>>;

const ask = (caseId: string, event: { type: string; [field: string]: unknown }, actor: Actor): Promise<Answer> =>
  ledger.append({ caseId, event, actor, key: key() });
const instrument = () => ({ number: '长监改〔2026〕1号', date: '2026-03-02', document: paper });
const orderAgainst = (target: object, more: object = {}) => ({
  kind: 'rectification',
  issuer: { hat: 'SECTOR_REG', party: bureau, name: '市场监督管理局' },
  instrument: instrument(),
  target,
  ground: { finding: '安全责任落实不到位', provisions: ['T26'] },
  items: [{ id: 'log', demand: '补齐访问日志' }],
  due: '2026-12-01T00:00:00.000Z',
  ...more,
});
const against = ({ id }: Subject) => ({ body: 'subject', registration: id });
const byPolice = { issuer: { hat: 'SECTOR_REG', party: police, name: '公安局' } };
const results = () => ({ type: 'SUBMIT', results: [{ item: 'log', account: '已整改', evidence: [paper] }] });
const accept = { type: 'ACCEPT', findings: [{ item: 'log', finding: '经核查已落实' }] };
const withdraw = () => ({ type: 'WITHDRAW', document: paper, ...why });
const deregister = { type: 'DEREGISTER', ...why };

const aDraft = (seller: Subject): Promise<string> =>
  started(
    ledger,
    'listingRegistration',
    {
      registration: seller.id,
      owner: seller.party,
      title: '数据集',
      type: { class: 'DATA_PRODUCT', kind: 'derivative' },
      publicData: null,
    },
    seller.actor,
  );
async function aListing(seller: Subject): Promise<string> {
  const id = await aDraft(seller);
  await sent(ledger, id, { type: 'SUBMIT', dossier: dossier(paper, hashOf(id)) }, seller.actor);
  await sent(ledger, id, { type: 'PASS', assessment }, center);
  await sent(ledger, id, await publication(ledger, id), seller.actor);
  return id;
}
const aTrade = (seller: Subject, buyer: Subject, listing: string) =>
  started(
    ledger,
    'trade',
    {
      listing,
      seller: { registration: seller.id, party: seller.party },
      buyer: { registration: buyer.id, party: buyer.party },
    },
    buyer.actor,
  );
async function aServed(input: object, actor: Actor = han): Promise<string> {
  const id = await started(ledger, 'rectificationOrder', input, actor);
  await sent(ledger, id, { type: 'SERVE', receipt: paper }, actor);
  return id;
}
// oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever the chart keeps
const read = async (id: string): Promise<{ tags: string[]; state: string[]; version: number; context: any }> => {
  const [row] = await ledger.sql<
    { tags: string[]; state: string[]; version: number; snapshot: { context: unknown } }[]
  >`select tags, state, version, snapshot from cases where id = ${id}`;
  return { ...row!, context: row!.snapshot.context };
};
const verified = async (...ids: string[]) =>
  expect((await Promise.all(ids.map((id) => ledger.verifyCase(id)))).flatMap(({ problems }) => problems)).toEqual([]);
const take = (measure: string, ...targets: string[]) => ({ type: 'TAKE_MEASURES', measure, targets, ...why });

describe('measures of an order', () => {
  it(
    'are one act with the cases that they stop, and end with the order',
    { ...law('T32', 'T33'), timeout: 60_000 },
    async () => {
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
      await sent(ledger, order, accept, han);
      expect((await read(listings[1]!)).tags).toContain('listed');
      expect((await read(listings[0]!)).tags).toContain('suspended');
      expect((await read(trade)).context.pauses).not.toContainEqual({ kind: 'measure', cause: order });
      await sent(ledger, other, withdraw(), jin);
      expect((await read(listings[0]!)).tags).toContain('listed');
      await verified(order, other, ...listings, trade);
    },
  );
});

describe('bodies at once', () => {
  it('only the issuer is answered, and it decides once', { ...law('T29', 'T32'), timeout: 60_000 }, async () => {
    const seller = await anActiveSubject(ledger, 11);
    for (let round = 0; round < 5; round += 1) {
      const order = await aServed(orderAgainst(against(seller)));
      await sent(ledger, order, results(), seller.actor);
      const answers = await Promise.all([
        ask(order, accept, jin),
        ask(order, accept, han),
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
  it(
    'neither deregisters nor takes a listing down, until the order has ended',
    { ...law('T22', 'T33'), timeout: 60_000 },
    async () => {
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
    },
  );

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

  it('deregistered and ordered at once, one of the two is refused', { ...law('T33'), timeout: 60_000 }, async () => {
    for (let round = 0; round < 6; round += 1) {
      const seller = await anActiveSubject(ledger, 30 + round);
      const [left, ordered] = await Promise.all([
        ask(seller.id, deregister, seller.actor),
        ledger.open({ lifecycle: 'rectificationOrder', input: orderAgainst(against(seller)), actor: han, key: key() }),
      ]);
      expect([left.ok, ordered.ok].toSorted()).toEqual([false, true]);
    }
  });

  it(
    'that is revoked meanwhile still owes its answer; the order ends by its issuer',
    { ...law('T32', 'T33'), timeout: 60_000 },
    async () => {
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
      await sent(ledger, order, accept, han);
      await verified(order, violation, seller.id);
    },
  );
});

describe('paper', () => {
  it(
    'does what it says in one act with its confirmation, or nothing',
    { ...law('T29', 'T32'), timeout: 60_000 },
    async () => {
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
    },
  );
});

describe('who reads an order', () => {
  it(
    'its issuer, its addressee and the supervisor; not the enterprise, nor another regulator',
    law('T4', 'T25'),
    async () => {
      const order = await aServed(orderAgainst({ body: 'center' }));
      const reads = async (actor: Actor) =>
        'ok' in (await ledger.show(order, actor)) && (await ledger.show(order, actor)).ok;
      expect(await Promise.all([han, center, supervisor].map(reads))).toEqual([true, true, true]);
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
