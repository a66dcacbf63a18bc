// T14, T15, T18 to T21: from the application to the signed contract.
import { conformity, findings } from '../../support/trades.ts';
import type { Court, Trial, Trials } from '../court.ts';
import * as s from '../trading-stories.ts';

type Act = (court: Court, trade: s.Trade) => s.Asked | Promise<s.Asked>;
/** One act on the trade that the cases of this stage share. */
export const at =
  (stage: s.Stage, act: Act): Trial =>
  async (court) => {
    const trade = await s.trade(court, stage);
    const [event, actor] = await act(court, trade);
    return court.ask(trade.id, event, actor);
  };
/** The same on a trade of its own. */
export const own =
  (stage: s.Stage, act: Act, how: s.How = {}): Trial =>
  async (court) => {
    const trade = await s.aTrade(court, stage, how);
    const [event, actor] = await act(court, trade);
    return court.ask(trade.id, event, actor);
  };
const supplying = (more: object): Trial =>
  at('opened', (court, { seller }) => [{ type: 'SUBMIT_SUPPLY', supply: s.supply(court, more) }, seller.actor]);
const demanding = (more: object): Trial =>
  at('supplied', (_, { buyer }) => [{ type: 'SUBMIT_DEMAND', demand: s.demand(more) }, buyer.actor]);
const drafting = (more: object): Trial =>
  at('drafting', (court, { seller }) => [
    { type: 'DRAFT_CONTRACT', contract: s.theContract(court, more) },
    seller.actor,
  ]);
/** The same natural person with the hat of the other side. */
const asBuyer = ({ seller, buyer }: s.Trade): s.Subject['actor'] => ({ ...buyer.actor, person: seller.actor.person });
const inspector = s.person('jian.cha', 'SECTOR_REG', 'org:11220100MB1234567X');

export const agreeing: Trials = {
  'T14-7': at('applied', () => [
    { type: 'PASS_APPLICATION', findings: { ...findings, nationalSecurity: s.unclear } },
    s.center,
  ]),
  'T14-8': at('ordered', () => [
    { type: 'PASS_ORDER', findings: { ...findings, othersRights: s.unclear }, conformity },
    s.center,
  ]),
  'T14-9': at('drafted', ({ paper }) => [
    { type: 'PASS_CONTRACT', document: paper, findings: { ...findings, enterpriseRights: s.unclear } },
    s.center,
  ]),
  'T15-1': async (court) => {
    const { id: listing, owner: seller } = await court.once('underAssessment {}', () => s.underAssessment(court));
    const buyer = await s.subject(court, 'DEMANDER');
    return court.asks('trade', s.tradeInput({ seller, buyer, listing }), buyer.actor);
  },
  'T15-2': at('applied', (_, { seller }) => [s.offer(), seller.actor]),
  'T15-3': at('ordered', (court, { seller }) => [
    { type: 'DRAFT_CONTRACT', contract: s.theContract(court) },
    seller.actor,
  ]),
  'T15-4': at('reviewed', (_, { seller }) => [{ type: 'START_DELIVERY', place: s.home }, seller.actor]),
  'T15-5': at('received', () => [{ type: 'FILE', manifestHash: 'a'.repeat(64) }, s.center]),
  'T15-6': at('filed', async (court, trade) => [await s.handover(court, trade), trade.seller.actor]),
  'T18-1': supplying({ source: undefined }),
  'T18-2': supplying({ content: undefined }),
  'T18-3': supplying({ ownership: undefined }),
  'T18-4': supplying({ purposes: [] }),
  'T18-5': supplying({ description: undefined }),
  'T18-6': supplying({ sample: undefined }),
  'T18-7': demanding({ need: undefined }),
  'T18-8': demanding({ purposes: [] }),
  'T18-9': at('supplied', (_, { seller }) => [{ type: 'SUBMIT_DEMAND', demand: s.demand() }, seller.actor]),
  'T18-10': at('supplied', () => [{ type: 'PASS_APPLICATION', findings }, s.center]),
  'T18-11': demanding({ purposes: ['商业营销'] }),
  'T18-12': at('applied', (_, { seller }) => [
    { type: 'PASS_APPLICATION', findings },
    { ...s.center, person: seller.actor.person },
  ]),
  'T18-13': async (court) => {
    const { id: listing, owner } = await court.once('listed', () => s.listed(court));
    return court.asks('trade', s.tradeInput({ seller: owner, buyer: owner, listing }), owner.actor);
  },
  'T19-1': at('negotiating', ({ paper }, { seller, buyer }) => [
    { type: 'COMMISSION', body: seller.id, commission: paper },
    buyer.actor,
  ]),
  'T19-2': async (court) => {
    const trade = await s.aTrade(court, 'negotiating');
    const [chosen, other] = await Promise.all([appraiser(court), appraiser(court)]);
    await court.send(trade.id, { type: 'COMMISSION', body: chosen.id, commission: court.paper }, trade.seller.actor);
    return court.ask(trade.id, proposal(court), other.actor);
  },
  'T19-3': async (court) => {
    const trade = await s.aTrade(court, 'negotiating');
    await appraised(court, trade);
    return court.ask(trade.id, s.offer({ basis: 'proposal', priceFen: 60_000_00 }), trade.seller.actor);
  },
  'T19-4': async (court) => {
    const trade = await s.aTrade(court, 'negotiating');
    await appraised(court, trade);
    await court.send(trade.id, s.offer({ basis: 'proposal' }), trade.seller.actor);
    const body = await appraiser(court);
    await court.send(trade.id, { type: 'COMMISSION', body: body.id, commission: court.paper }, trade.buyer.actor);
    return court.ask(trade.id, { type: 'ACCEPT', offer: 1 }, trade.buyer.actor);
  },
  'T19-5': async (court) => {
    const trade = await s.aTrade(court, 'negotiating');
    const body = await appraiser(court);
    await court.send(trade.id, { type: 'COMMISSION', body: body.id, commission: court.paper }, trade.seller.actor);
    await s.suspend(court, body.id);
    return court.ask(trade.id, proposal(court), body.actor);
  },
  'T20-1': at('offered', (_, { seller }) => [{ type: 'ACCEPT', offer: 1 }, seller.actor]),
  'T20-2': at('offered', (_, trade) => [{ type: 'ACCEPT', offer: 1 }, asBuyer(trade)]),
  'T20-3': async (court) => {
    const trade = await s.aTrade(court, 'offered');
    await court.send(trade.id, s.offer({ priceFen: 40_000_00 }), trade.seller.actor);
    return court.ask(trade.id, { type: 'ACCEPT', offer: 1 }, trade.buyer.actor);
  },
  'T20-4': at('ordered', (_, { buyer }) => [
    { type: 'PASS_ORDER', findings, conformity },
    { ...s.center, person: buyer.actor.person },
  ]),
  'T20-5': at('ordered', () => [{ type: 'PASS_ORDER', findings, conformity }, inspector]),
  'T20-6': at('ordered', () => [
    { type: 'PASS_ORDER', findings, conformity: { ...conformity, standards: s.unclear } },
    s.center,
  ]),
  'T21-1': drafting({ content: undefined }),
  'T21-2': drafting({ purposes: [] }),
  'T21-3': drafting({ priceFen: undefined }),
  'T21-4': drafting({ mode: undefined }),
  'T21-5': drafting({ term: undefined }),
  'T21-6': drafting({ quality: undefined }),
  'T21-7': drafting({ manner: undefined }),
  'T21-8': drafting({ security: undefined }),
  'T21-9': drafting({ confidentiality: undefined }),
  'T21-10': at('drafted', ({ paper }, { seller }) => [{ type: 'SIGN', document: paper }, seller.actor]),
  'T21-11': at('halfSigned', (_, { seller }) => [{ type: 'START_DELIVERY', place: s.home }, seller.actor]),
  'T21-12': at('reviewed', async (court, { seller }) => [
    { type: 'SIGN', document: await court.doc('另一文本.pdf') },
    seller.actor,
  ]),
  'T21-13': at('halfSigned', ({ paper }, trade) => [{ type: 'SIGN', document: paper }, asBuyer(trade)]),
  'T21-14': drafting({
    priceFen: 60_000_00,
    payment: {
      order: 'prepay',
      instalments: [{ amountFen: 60_000_00, heldBefore: 1, releasedAfter: 1, due: '2026-04-10T16:00:00.000Z' }],
    },
  }),
  'T21-15': drafting({ purposes: ['保险精算'] }),
  'T21-16': drafting({ term: { from: '2024-01-01', until: '2025-01-01' } }),
  'T21-17': at('drafted', ({ paper }, { buyer }) => [
    { type: 'PASS_CONTRACT', document: paper, findings },
    { ...s.center, person: buyer.actor.person },
  ]),
  'T21-18': async (court) => {
    const trade = await s.trade(court, 'reviewed');
    const stranger = await s.subject(court, 'MERCHANT');
    return court.ask(trade.id, { type: 'SIGN', document: court.paper }, stranger.actor);
  },
};

const appraiser = (court: Court) => s.registeredBody(court, ['资产评估服务']);
export const proposal = ({ paper }: Court, priceFen = 50_000_00) => ({
  type: 'SUBMIT_PRICE_PROPOSAL',
  priceFen,
  document: paper,
  independence: { declared: true },
});
export async function appraised(court: Court, trade: s.Trade) {
  const body = await appraiser(court);
  await court.send(trade.id, { type: 'COMMISSION', body: body.id, commission: court.paper }, trade.seller.actor);
  await court.send(trade.id, proposal(court), body.actor);
  return body;
}
