// T22 to T25: delivery, violations, money, filing, and what the venue keeps to itself.
import { onDelivery } from '../../support/trades.ts';
import type { Court, Trial, Trials } from '../court.ts';
import * as s from '../trading-stories.ts';
import { at, own } from './agreeing.ts';

type Violation = { id: string; trade: s.Trade };
export const finding = (court: Court, { id, seller, listing }: s.Trade) => ({
  finding: '交付数据含未脱敏个人信息',
  evidence: [court.paper],
  trade: id,
  listing,
  subjects: [seller.id],
});
export const confirm = { type: 'CONFIRM', account: '经查属实', provisions: ['T14(2)'] };
export const take = (name: string, more: object = {}) => ({ type: 'TAKE_MEASURE', measure: name, ...s.why, ...more });
export async function suspected(court: Court, stage: s.Stage = 'delivering', how: s.How = {}): Promise<Violation> {
  const trade = await s.aTrade(court, stage, how);
  return { trade, id: await court.open('violationCase', finding(court, trade), s.center) };
}
export async function confirmed(court: Court, stage?: s.Stage): Promise<Violation> {
  const one = await suspected(court, stage);
  await court.send(one.id, confirm, s.second);
  return one;
}
/** The measure is taken and lifted; only the report is missing. */
async function unreported(court: Court): Promise<Violation> {
  const one = await confirmed(court);
  await court.send(one.id, take('warn'), s.second);
  await court.send(one.id, { type: 'LIFT_MEASURE', measure: 'pauseDelivery', ...s.why }, s.third);
  return one;
}
const inCase =
  (name: string, make: (court: Court) => Promise<Violation>, act: (court: Court, one: Violation) => s.Asked): Trial =>
  async (court) => {
    const one = await court.once(name, () => make(court));
    return court.ask(one.id, ...act(court, one));
  };
const inTrade =
  (make: (court: Court) => Promise<Violation>, act: (court: Court, trade: s.Trade) => Promise<s.Asked>): Trial =>
  async (court) => {
    const { trade } = await make(court);
    return court.ask(trade.id, ...(await act(court, trade)));
  };
const paidOnDelivery = { contract: { payment: onDelivery } };
export const use = (court: Court, more: object = {}) => ({
  type: 'AUTHORIZE_USE',
  use: '统计分析',
  scope: '仅限统计',
  until: '2026-12-31T16:00:00.000Z',
  document: court.paper,
  ...more,
});
export const used = (more: object = {}) => ({
  type: 'RECORD_USE',
  use: '统计分析',
  of: 'seller',
  what: '形成月度统计',
  ...more,
});
const authorised = async (court: Court) => {
  const trade = await s.aTrade(court, 'inForce');
  await court.send(trade.id, use(court), trade.seller.actor);
  return trade;
};
/** The archive of a trade, kept. */
export const archived = async (court: Court) => {
  const trade = await s.aTrade(court, 'filed');
  const archive = (await court.context(trade.id)).filing.record ?? (await court.newest('retentionRecord'));
  await court.send(archive, { type: 'ARCHIVE_SEALED', sha256: court.paper.sha256, rows: 3, documents: 1 }, s.system);
  return archive as string;
};

export const performing: Trials = {
  'T22-1': at('delivering', async (court, trade) => [await s.handover(court, trade), trade.buyer.actor]),
  'T22-2': at('delivering', async (court, trade) => [
    await s.handover(court, trade, { contentHash: '9'.repeat(64) }),
    trade.seller.actor,
  ]),
  'T22-3': at('delivering', async (court, trade) => [
    await s.handover(court, trade, { manner: '邮件附件' }),
    trade.seller.actor,
  ]),
  'T22-4': at('delivered', (_, { seller }) => [{ type: 'ACCEPT_DELIVERY', lot: 1 }, seller.actor]),
  'T22-5': inTrade(suspected, async (court, trade) => [await s.handover(court, trade), trade.seller.actor]),
  'T22-6': inCase('unreported', unreported, () => [{ type: 'CLOSE', conclusion: '处置完毕' }, s.third]),
  'T22-7': inCase('suspected', suspected, () => [confirm, s.center]),
  'T22-8': async (court) => {
    const one = await court.once('owner', () => s.subject(court));
    return court.ask(one.id, { type: 'REVOKE', ...s.inquiry }, s.center);
  },
  'T22-9': inCase('suspected', suspected, (_, { trade }) => [
    { type: 'LIFT_MEASURE', measure: 'pauseDelivery', ...s.why },
    trade.seller.actor,
  ]),
  'T22-10': inCase('suspected', suspected, ({ paper }, { trade }) => [
    { type: 'REPORT', document: paper },
    trade.seller.actor,
  ]),
  'T23-1': at('received', async (court, trade) => [await s.funds(court, trade, 'FUNDS_RELEASED'), trade.seller.actor]),
  'T23-2': at('received', async (court, trade) => [await s.funds(court, trade, 'FUNDS_RELEASED'), s.opco]),
  'T23-3': at('drafting', (court, { seller }) => [
    {
      type: 'DRAFT_CONTRACT',
      contract: s.theContract(court, {
        payment: {
          order: 'prepay',
          instalments: [{ amountFen: 40_000_00, heldBefore: 1, releasedAfter: 1, due: '2026-04-10T16:00:00.000Z' }],
        },
      }),
    },
    seller.actor,
  ]),
  'T23-4': async (court) => {
    const { id, trade } = await suspected(court, 'inForce');
    await court.send(id, take('freezeSettlement'), s.second);
    return court.ask(trade.id, { type: 'INSTRUCT_SETTLEMENT', instalment: 1 }, s.opco);
  },
  'T23-5': own('inForce', () => [{ type: 'INSTRUCT_SETTLEMENT', instalment: 1 }, s.opco], paidOnDelivery),
  'T23-6': async (court) => {
    const trade = await s.aTrade(court, 'funded');
    const proposed = { type: 'PROPOSE_TERMINATION', releaseFen: 50_000_00, ...s.why };
    await court.open('violationCase', finding(court, trade), s.center);
    await court.send(trade.id, proposed, trade.seller.actor);
    const { change } = await court.context(trade.id);
    return court.ask(trade.id, { type: 'AGREE_TERMINATION', proposal: change.number }, trade.buyer.actor);
  },
  'T23-7': at('received', async (court, trade) => [
    await s.funds(court, trade, 'FUNDS_RELEASED', { amountFen: 60_000_00 }),
    s.bank,
  ]),
  'T24-1': async (court) => {
    const trade = await s.trade(court, 'settled');
    return court.ask(trade.id, { type: 'FILE', manifestHash: '8'.repeat(64) }, s.center);
  },
  'T24-3': async (court) => {
    const archive = await court.once('archived', () => archived(court));
    return court.ask(
      archive,
      { type: 'PROPOSE_DISPOSAL', reason: '库房已满', appraisal: court.paper },
      s.person('dang.an', 'ARCHIVIST'),
    );
  },
  'T24-4': at('settled', async (court, trade) => [
    await s.filing(court, trade),
    { ...s.center, person: trade.seller.actor.person },
  ]),
  'T25-1': async (court) => {
    const trade = await s.trade(court, 'inForce');
    const stranger = await s.subject(court);
    return { answer: await court.ledger.show(trade.id, stranger.actor), wrote: false };
  },
  'T25-2': at('inForce', () => [used(), s.center]),
  'T25-3': async (court) => {
    const trade = await authorised(court);
    await court.send(trade.id, { type: 'WITHDRAW_AUTHORIZATION', use: '统计分析' }, trade.seller.actor);
    return court.ask(trade.id, used(), s.center);
  },
  'T25-4': async (court) => {
    const trade = await court.once('authorised', () => authorised(court));
    return court.ask(trade.id, used({ use: '广告投放' }), s.center);
  },
  'T25-5': async (court) => {
    const trade = await s.trade(court, 'inForce');
    const stranger = await s.subject(court);
    return court.ask(trade.id, use(court), stranger.actor);
  },
};
