// T17, T19, T21, T22, T30: what is handed over is what was assessed, agreed and reviewed, at that moment.
import { describe, expect, it } from 'vitest';
import { guardsOf, isFault, transitionsOf } from '../../machines/kernel/chart-walk.ts';
import { trade } from '../../machines/trading/trade/index.ts';
import type { Driven } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, moment, findings, conformity, text } = t;
const listed = (shares: object) => moment({ listing: t.aListing(shares as never) });
const start = { type: 'START_DELIVERY', place: t.demand.place };
const reject = { type: 'REJECT_DELIVERY', lot: 1, items: [{ item: '完整率', problem: '低于约定' }] };
const started = () => t.did(t.aFundedTrade(), start, seller, moment());
const refused = () => t.did(t.aDeliveredTrade(), reject, buyer);
const ways: [name: string, make: () => Driven, event: { type: string }][] = [
  ['START_DELIVERY', () => t.aFundedTrade(), start],
  ['HAND_OVER', started, t.handover],
  ['HAND_OVER of a remedy', refused, t.handover],
];

describe('a hand-over', () => {
  it('asks all that the start of the delivery asks, wherever it happens', law('T12', 'T17', 'T22', 'T30'), () => {
    const rulesOf = (type: string) =>
      transitionsOf(trade)
        .filter(({ kind, name }) => kind === 'event' && name === type)
        .map(({ guard }) => guardsOf(trade.machine, guard).flatMap((part) => (isFault(part) ? [] : [part.name])));
    // The rule is named when the delivery begins, which follows it from then on (D-0314).
    const asked = rulesOf('START_DELIVERY')[0]!.filter((rule) => rule !== 'deliveryRuleIsInForce');
    const handovers = rulesOf('HAND_OVER');
    expect(handovers).toHaveLength(2);
    for (const rules of handovers) expect(rules).toEqual(expect.arrayContaining(asked));
  });

  const abroad = { crossBorder: true, regions: ['HK'] };
  describe.each(ways)('%s', (_, make, event) => {
    it.each([
      ['sellerIsActive', 'T7', moment({ seller: t.aSeller({ tags: ['suspended'] }) })],
      ['buyerIsActive', 'T9(1)', moment({ buyer: t.aBuyer({ tags: [] }) })],
      ['listingIsListed', 'T17', moment({ listing: t.aListing({}, ['inForce', 'suspended']) })],
      ['listingIsTheSame', 'T17', listed({ version: 2 })],
      ['purposesAreAllowed', 'T18', listed({ purposes: ['城市治理'] })],
      [
        'purposesLieWithinScenarios',
        'P27',
        listed({ publicData: { export: 'productExport/x/1', scenarios: ['城市治理'] } }),
      ],
      ['consentStands', 'T12', listed({ personalData: 'consent', consentStands: false })],
      ['destinationIsAssessed', 'T30', listed(abroad)],
    ] as const)(
      'is refused when %s fails at that moment [%s]',
      law('T7', 'T12', 'T17', 'T30'),
      (rule, article, facts) => {
        const one = make().send(event, seller, facts);
        expect(one.rules).toContain(rule);
        expect(one.refusal?.articles).toContain(article);
        expect(one.send(event, seller, moment()).refusal).toBeUndefined();
      },
    );

    it('is refused when the procedure for data that leave the country has ended', law('T30'), () => {
      const place = { recipient: 'HK', access: ['HK'] };
      const valid = { crossBorder: true, regions: ['CN', 'HK'], procedureUntil: '2026-03-02' };
      const one = make();
      const going = {
        ...one.case.context,
        demand: { ...t.demand, place },
        delivery: { ...one.context.delivery, place },
      };
      Object.assign(one.case, { context: going });
      const sent = event.type === 'START_DELIVERY' ? { ...event, place } : event;
      expect(one.fork().send(sent, seller, listed({ ...valid, procedureUntil: '2026-03-01' })).rules).toEqual([
        'procedureStands',
      ]);
      expect(one.send(sent, seller, listed(valid)).refusal).toBeUndefined();
    });

    it('is refused while the trade is paused, and after the term of use', law('T21', 'T22'), () => {
      const one = make();
      const paused = t.did(one.fork(), { type: 'PARTY_SUSPENDED', cause: t.sellerCase }, t.system);
      expect(paused.send(event, seller, moment()).rules).toEqual(['tradeIsNotPaused']);
      Object.assign(one.case, {
        context: { ...one.context, contract: t.contract({ term: { from: '2026-03-01', until: '2026-03-01' } }) },
      });
      expect(one.send(event, seller, moment()).rules).toEqual(['termHasNotEnded']);
      Object.assign(one.case, {
        context: { ...one.context, contract: t.contract({ term: { from: '2026-03-01', until: '2026-03-02' } }) },
      });
      expect(one.send(event, seller, moment()).refusal).toBeUndefined();
    });
  });

  describe.each(ways.slice(1))('%s', (_, make) => {
    it('has the fingerprint of the assessed version, in the manner of the contract', law('T17', 'T22'), () => {
      const one = make();
      for (const [more, rule] of [
        [{ contentHash: 'f'.repeat(64) }, 'contentIsWhatWasAssessed'],
        [{ contentHash: 'f'.repeat(64), follows: '按月更新' }, 'contentIsWhatWasAssessed'],
        [{ manner: '光盘邮寄' }, 'mannerIsTheContracts'],
        [{ manner: undefined }, 'mannerIsTheContracts'],
      ] as const)
        expect(one.send({ ...t.handover, ...more }, seller, moment()).rules).toEqual([rule]);
      expect(one.send(t.handover, seller, listed({ fingerprint: null })).rules).toEqual(['contentIsWhatWasAssessed']);
      expect(one.send(t.handover, seller, moment()).context.delivery.handovers.at(-1)).toMatchObject({
        contentHash: t.handover.contentHash,
        manner: '受控接口',
      });
    });

    it.each(['periodic', 'computed', { rule: 'periodic', statement: '每月更新' }])(
      'follows the rule of delivery that was assessed with the listing, and keeps how: %o',
      law('T17', 'T22'),
      (deliveryRule) => {
        const one = make();
        const july = { ...t.handover, contentHash: '7'.repeat(64) };
        expect(one.send(july, seller, listed({ deliveryRule })).rules).toEqual(['contentIsWhatWasAssessed']);
        expect(
          one
            .send({ ...july, follows: '二〇二六年七月' }, seller, listed({ deliveryRule }))
            .context.delivery.handovers.at(-1),
        ).toMatchObject({ contentHash: '7'.repeat(64), follows: '二〇二六年七月' });
      },
    );
  });

  it.each([
    [{ recipient: 'HK', access: ['CN'] }],
    [{ recipient: 'CN', access: ['CN', 'HK'] }],
    [{ recipient: 'HK', access: ['HK'] }],
  ])('goes nowhere that was not applied for, though the listing allows it: %o', law('T18', 'T30'), (place) => {
    const wide = listed({ crossBorder: true, regions: ['CN', 'HK'], procedureUntil: '2028-01-01' });
    const one = t.aFundedTrade().send({ ...start, place }, seller, wide);
    expect(one.rules).toEqual(['destinationWasAppliedFor']);
    expect(one.refusal?.articles).toEqual(expect.arrayContaining(['T18', 'T30']));
    expect(one.send(start, seller, wide).refusal).toBeUndefined();
  });
});

describe('the term of use', () => {
  const gone = { term: { from: '2019-01-01', until: '2020-12-31' } };
  const today = { term: { from: '2026-03-01', until: '2026-03-02' } };
  const late = '2027-03-10T02:00:00.000Z';
  it('has not ended when a contract or an amendment is submitted', law('T21'), () => {
    const draft = (more: object) =>
      t.anOrderThatPassed().send({ type: 'DRAFT_CONTRACT', contract: t.contract(more) }, seller);
    expect(draft(gone).rules).toEqual(['termIsAhead']);
    expect(draft({ ...gone, signing: 'outside' }).rules).toEqual(['termIsAhead']);
    expect(draft(today).refusal).toBeUndefined();
    const amend = (more: object) =>
      t.aFundedTrade().send({ type: 'PROPOSE_AMENDMENT', contract: t.contract(more), reason: '变更' }, buyer);
    expect(amend(gone).rules).toEqual(['termIsAhead']);
    expect(amend(today).refusal).toBeUndefined();
  });

  const amending = () =>
    t.did(
      t.aFundedTrade(),
      { type: 'PROPOSE_AMENDMENT', contract: t.contract({ confidentiality: '另行约定' }), reason: '变更' },
      seller,
    );
  it.each([
    ['PASS_CONTRACT', () => t.aDraftedContract(), { type: 'PASS_CONTRACT', document: text, findings }, center],
    ['SIGN', () => t.aReviewedContract(), { type: 'SIGN', document: text }, seller],
    ['PASS_AMENDMENT', amending, { type: 'PASS_AMENDMENT', document: text, findings }, center],
    [
      'SIGN_AMENDMENT',
      () => t.did(amending(), { type: 'PASS_AMENDMENT', document: text, findings }, center, moment()),
      { type: 'SIGN_AMENDMENT', document: text },
      buyer,
    ],
  ])('has not ended at %s either', law('T21'), (_, make, event, actor) => {
    const one = make();
    // Nobody was in a hurry: the clock is set, nothing has fallen due.
    one.env = { ...one.env, at: late };
    expect(one.send(event, actor, moment()).rules).toEqual(['termIsAhead']);
  });
});

describe('a price that rests on a proposal', () => {
  const body = 'subjectRegistration/91220102MA17ABCD5T/1';
  const commission = { type: 'COMMISSION', body, commission: t.doc('5') };
  const proposal = {
    type: 'SUBMIT_PRICE_PROPOSAL',
    priceFen: 48_000_00,
    document: t.doc('6'),
    independence: { declared: true },
  };
  const appraised = () =>
    t.did(t.did(t.aNegotiation(), commission, buyer, t.aBody()), proposal, t.evaluator, t.aBody());
  const offer = { type: 'OFFER', priceFen: 48_000_00, terms: '按建议书', basis: 'proposal' };
  const offered = () => t.did(appraised(), offer, buyer);
  /** As a case of version 1 could stand: the proposal was replaced after the order was formed. */
  const replaced = (one: Driven) => {
    Object.assign(one.case, {
      context: { ...one.context, evaluation: { ...one.context.evaluation, proposal: null } },
    });
    return one;
  };
  const formed = () => t.did(offered(), { type: 'ACCEPT', offer: 1 }, seller, moment());
  const confirmed = () => {
    const one = formed();
    const orderHash = t.orderHashOf(one);
    return t.did(t.did(one, { type: 'CONFIRM_ORDER', orderHash }, seller), { type: 'CONFIRM_ORDER', orderHash }, buyer);
  };

  it('is not accepted once a new commission has replaced it', law('T19'), () => {
    const one = t.did(offered(), commission, seller, t.aBody());
    expect(one.send({ type: 'ACCEPT', offer: 1 }, seller, moment()).rules).toEqual(['priceBasisStands']);
    t.did(one, { ...proposal, document: t.doc('7') }, t.evaluator, t.aBody());
    const again = one.send({ type: 'ACCEPT', offer: 1 }, seller, moment());
    expect(again.rules).toEqual(['priceBasisStands']);
    expect(again.refusal?.articles).toContain('T19');
    t.did(one, offer, buyer);
    expect(one.send({ type: 'ACCEPT', offer: 2 }, seller, moment()).refusal).toBeUndefined();
  });

  it('carries neither confirmation nor review when it is gone', law('T19', 'T20'), () => {
    const one = replaced(formed());
    expect(one.send({ type: 'CONFIRM_ORDER', orderHash: t.orderHashOf(one) }, seller).rules).toEqual([
      'priceBasisStands',
    ]);
    expect(replaced(confirmed()).send({ type: 'PASS_ORDER', findings, conformity }, center, moment()).rules).toEqual([
      'priceBasisStands',
    ]);
    expect(confirmed().send({ type: 'PASS_ORDER', findings, conformity }, center, moment()).refusal).toBeUndefined();
  });

  it('comes from a body that is registered for evaluation', law('T10', 'T19'), () => {
    const trainer = t.aBody({
      shares: { party: t.evaluatorParty, kinds: ['THIRD_PARTY'], services: ['人才培训'] },
    });
    const one = t.aNegotiation();
    expect(one.send(commission, buyer, trainer).rules).toEqual(['bodyServes']);
    expect(one.refusal?.articles).toEqual(expect.arrayContaining(['T10', 'T19']));
    t.did(one, commission, buyer, t.aBody());
    expect(one.send(proposal, t.evaluator, trainer).rules).toEqual(['bodyServes']);
    expect(one.send(proposal, t.evaluator, t.aBody()).refusal).toBeUndefined();
  });

  it('lets the body read from the commission to its result, and no longer', law('T25'), () => {
    const reads = (one: Driven) => trade.parties(one.context as never)['evaluator'] ?? null;
    expect(reads(t.aNegotiation())).toBeNull();
    const one = t.did(t.aNegotiation(), commission, buyer, t.aBody());
    expect(reads(one)).toBe(t.evaluatorParty);
    expect(reads(t.did(one.fork(), proposal, t.evaluator, t.aBody()))).toBeNull();
    expect(reads(t.did(one.fork(), { type: 'CANCEL', reason: '预算调整' }, buyer))).toBeNull();
    const agreed = { type: 'OFFER', priceFen: 1, terms: '一次性许可', basis: 'agreed' };
    t.did(t.did(one, agreed, seller), { type: 'ACCEPT', offer: 1 }, buyer, moment());
    const orderHash = t.orderHashOf(one);
    t.did(t.did(one, { type: 'CONFIRM_ORDER', orderHash }, seller), { type: 'CONFIRM_ORDER', orderHash }, buyer);
    expect(reads(t.did(one, { type: 'PASS_ORDER', findings, conformity }, center, moment()))).toBeNull();
  });
});

describe('evidence', () => {
  it('is preserved once more of the reviewed text only', law('T21'), () => {
    const retry = (hash: string) => ({ type: 'RETRY_EVIDENCE', document: hash });
    const one = t.aSignedContract();
    expect(one.send(retry('f'.repeat(64)), center).rules).toEqual(['retriesTheText']);
    expect(one.send(retry(text.sha256), center).did).toEqual(['call documents.preserve']);
    const amended = t.did(
      t.aFundedTrade(),
      { type: 'PROPOSE_AMENDMENT', contract: t.contract({ document: t.doc('a') }), reason: '变更' },
      seller,
    );
    t.did(amended, { type: 'PASS_AMENDMENT', document: t.doc('a'), findings }, center, moment());
    for (const actor of [seller, buyer])
      t.did(amended, { type: 'SIGN_AMENDMENT', document: t.doc('a') }, actor, moment());
    expect(amended.send(retry(text.sha256), center).rules).toEqual(['retriesTheText']);
    expect(amended.send(retry('a'.repeat(64)), center).did).toEqual(['call documents.preserve']);
  });
});
