// What holds at the opening is asked again at every later step: pauses (T22), the procedure of T30, the scenarios of P27.
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../machines/kernel/lifecycle.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import type { Driven } from '../support/driver.ts';
import { law } from '../support/law.ts';
import * as t from '../support/trades.ts';

const { seller, buyer, center, system, moment, findings, conformity, text } = t;
const amendment = t.contract({
  document: t.doc('a'),
  deliveries: [{ title: '全量交付', due: '2026-06-30T16:00:00.000Z' }],
});
const propose = { type: 'PROPOSE_AMENDMENT', contract: amendment, reason: '延期交付' };
const anAmendment = () => t.did(t.aContractInForce(), propose, seller);
const passAmendment = { type: 'PASS_AMENDMENT', document: t.doc('a'), findings };
const body = 'subjectRegistration/91220102MA17ABCD5T/1';
const anOffer = () =>
  t.did(t.aNegotiation(), { type: 'OFFER', priceFen: 50_000_00, terms: '一次性许可', basis: 'agreed' }, seller);

type Step = [event: { type: string }, make: () => Driven, actor: typeof seller, facts?: Facts];
const steps: Step[] = [
  [{ type: 'PASS_APPLICATION', findings } as never, t.aCompleteApplication, center],
  [{ type: 'ACCEPT', offer: 1 } as never, anOffer, buyer],
  [{ type: 'PASS_ORDER', findings, conformity } as never, t.aConfirmedOrder, center],
  [{ type: 'PASS_CONTRACT', document: text, findings } as never, t.aDraftedContract, center],
  [{ type: 'SIGN', document: text } as never, t.aReviewedContract, seller],
  [passAmendment as never, anAmendment, center],
  [
    { type: 'SIGN_AMENDMENT', document: t.doc('a') } as never,
    () => t.did(anAmendment(), passAmendment, center, moment()),
    seller,
  ],
];
const paused = (one: Driven) => t.did(one, { type: 'PARTY_SUSPENDED', cause: t.sellerCase }, system);
const sending = (make: () => Driven): Driven => {
  const one = make();
  const place = { recipient: 'CN', access: ['HK'] };
  Object.assign(one.case, { context: { ...one.context, demand: { ...t.demand, place } } });
  return one;
};
const abroad = (procedureUntil: string): Facts =>
  moment({ listing: t.aListing({ crossBorder: true, regions: ['CN', 'HK'], procedureUntil }) });

describe.each(steps.map(([event, make, actor]) => ({ type: event.type, event, make, actor })))(
  '$type',
  ({ event, make, actor }) => {
    it('is refused while the trade is paused', law('T7', 'T22'), () => {
      expect(paused(make()).send(event, actor, moment()).rules).toEqual(['tradeIsNotPaused']);
      expect(make().send(event, actor, moment()).refusal).toBeUndefined();
    });
    it('is refused after the last day of the procedure of T30, and taken on it', law('T30'), () => {
      expect(sending(make).send(event, actor, abroad('2026-03-01')).rules).toEqual(['procedureStands']);
      expect(sending(make).send(event, actor, abroad('2026-03-02')).refusal).toBeUndefined();
    });
    it('is refused for purposes outside the scenarios of the public data', law('P27'), () => {
      const publicData = { export: 'productExport/x/1', scenarios: ['城市治理'] };
      const facts = moment({ listing: t.aListing({ publicData }) });
      expect(make().send(event, actor, facts).rules).toEqual(['purposesLieWithinScenarios']);
    });
  },
);

it.each([
  ['SUBMIT_SUPPLY', { supply: t.supply }, seller],
  ['SUBMIT_DEMAND', { demand: t.demand }, buyer],
])(
  '%s states no purpose outside the scenarios of the public data, and waits while the trade is paused',
  law('P27', 'T22'),
  (type, more, actor) => {
    const publicData = { export: 'productExport/x/1', scenarios: ['城市治理'] };
    const sent = t.anOpenTrade().send({ type, ...more }, actor, moment({ listing: t.aListing({ publicData }) }));
    expect(sent.rules).toEqual(['purposesLieWithinScenarios']);
    expect(paused(t.anOpenTrade()).send({ type, ...more }, actor, moment()).rules).toEqual(['tradeIsNotPaused']);
  },
);

it('nothing is confirmed, commissioned or drafted while the trade is paused', law('T19', 'T20', 'T21', 'T22'), () => {
  const accepted = t.anAcceptedOffer();
  const confirm = { type: 'CONFIRM_ORDER', orderHash: t.orderHashOf(accepted) };
  expect(paused(accepted).send(confirm, seller).rules).toEqual(['tradeIsNotPaused']);
  const commission = { type: 'COMMISSION', body, commission: t.doc('5') };
  expect(paused(t.aNegotiation()).send(commission, buyer, t.aBody()).rules).toEqual(['tradeIsNotPaused']);
  const draft = { type: 'DRAFT_CONTRACT', contract: t.contract() };
  expect(paused(t.anOrderThatPassed()).send(draft, seller).rules).toEqual(['tradeIsNotPaused']);
});

it('a contract without a price is told so, drafted or amended', law('T21'), () => {
  const { priceFen: _, ...priceless } = t.contract();
  const draft = t.anOrderThatPassed().send({ type: 'DRAFT_CONTRACT', contract: priceless }, seller);
  expect(draft.rules).toEqual(['priceIsAgreed']);
  const { priceFen: __, ...amended } = amendment;
  expect(t.aContractInForce().send({ ...propose, contract: amended }, seller).rules).toEqual(['priceIsAgreed']);
});

it(
  'an amendment keeps to the order of payment, and to signing online where that is required',
  law('T15', 'T21'),
  () => {
    const instalments = [{ ...amendment.payment.instalments[0]!, heldBefore: null }];
    const late = { ...amendment, payment: { order: 'prepay', instalments } };
    expect(t.aContractInForce().send({ ...propose, contract: late }, seller).rules).toEqual(['paymentOrderFits']);
    const regime = loadRegime({
      id: 'online',
      base: 'cc-2023-draft',
      values: { 'trade.contract.onlineRequired': true },
    });
    const outside = { ...amendment, signing: 'outside' };
    expect(t.aContractInForce({ regime }).send({ ...propose, contract: outside }, seller).rules).toEqual([
      'onlineWhereRequired',
    ]);
  },
);

it('settlement is not instructed on a contract that is not in evidence', law('T21', 'T23'), () => {
  const one = t.aContractInForce();
  Object.assign(one.case, { context: { ...one.context, evidence: [] } });
  expect(one.send({ type: 'INSTRUCT_SETTLEMENT', instalment: 1 }, t.opco).rules).toEqual(['contractIsInEvidence']);
});

it('what an older chart let begin for another place is not handed over there', law('T18', 'T30'), () => {
  const one = t.did(t.aFundedTrade(), { type: 'START_DELIVERY', place: t.demand.place }, seller, moment());
  const place = { recipient: 'CN', access: ['CN', 'HK'] };
  Object.assign(one.case, { context: { ...one.context, delivery: { ...one.context.delivery, place } } });
  expect(one.send(t.handover, seller, abroad('2026-12-31')).rules).toEqual(['destinationWasAppliedFor']);
});
