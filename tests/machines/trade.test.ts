// T15, T18 to T21, T25: from the opening of a trade to a contract in force.
import { describe, expect, it } from 'vitest';
import { defaultRegime, loadRegime } from '../../machines/regimes/index.ts';
import { trade } from '../../machines/trading/trade/index.ts';
import { type Driven, opening, system } from '../support/driver.ts';
import * as t from '../support/trades.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, opco, moment, findings, conformity, text } = t;
const opened = (facts = moment(), actor = buyer, input: unknown = t.input) => opening(trade, { input, actor, facts });
const withRegime = (values: object) => loadRegime({ id: 'own', base: 'cc-2023-draft', values });
const clear = { clear: true, basis: '已核对' };
const unclear = { clear: false, basis: '来源不明' };

describe('who may trade, and what', () => {
  it(
    'only a certified merchant or third-party body sells, and only an admitted demander buys',
    law('T7', 'T9(1)'),
    () => {
      expect(opened()).toMatchObject({ next: { done: false } });
      expect(opened(moment({ seller: t.aSeller({ tags: ['suspended'] }) }))).toMatchObject({
        code: 'GUARD_REFUSED',
        articles: ['T7'],
      });
      expect(
        opened(moment({ seller: t.aSeller({ shares: { party: t.sellerParty, kinds: ['DEMANDER'] } }) })),
      ).toMatchObject({ articles: ['T7'] });
      expect(opened(moment({ seller: null }))).toMatchObject({ articles: ['T7'] });
      expect(opened(moment({ buyer: t.aBuyer({ tags: [] }) }))).toMatchObject({ articles: ['T9(1)'] });
      expect(
        opened(moment({ buyer: t.aBuyer({ shares: { party: t.buyerParty, kinds: ['MERCHANT'] } }) })),
      ).toMatchObject({ articles: ['T9(1)'] });
    },
  );

  it('the object is listed by the one who sells it', law('T17'), () => {
    expect(opened(moment({ listing: t.aListing({}, ['inForce', 'suspended']) }))).toMatchObject({ articles: ['T17'] });
    expect(opened(moment({ listing: t.aListing({ owner: 'org:91220101MA0Y2TLK4Y' }) }))).toMatchObject({
      articles: ['T17'],
    });
  });

  it('one of the two sides opens a trade, or the operating enterprise brings them together', law('T6', 'T18'), () => {
    expect(opened(moment(), { person: 'x', hat: 'DEMANDER', party: 'org:91220102MA17ABCD5T' })).toMatchObject({
      articles: ['T6', 'T18'],
    });
    expect(opened(moment(), center)).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    expect(opened(moment(), opco)).toMatchObject({ next: { done: false } });
    expect(
      opened(moment(), buyer, { ...t.input, buyer: { registration: t.sellerCase, party: t.sellerParty } }),
    ).toMatchObject({ code: 'EVENT_MALFORMED' });
  });
});

describe('application', () => {
  it(
    'the supplying side states source, content, ownership, scope of use, a description and a sample',
    law('T18'),
    () => {
      for (const [field, rule] of [
        ['source', 'sourceIsStated'],
        ['content', 'contentIsStated'],
        ['ownership', 'ownershipIsStated'],
        ['purposes', 'scopeOfUseIsStated'],
        ['description', 'descriptionIsGiven'],
        ['sample', 'sampleIsGiven'],
      ] as const) {
        const one = t
          .anOpenTrade()
          .send({ type: 'SUBMIT_SUPPLY', supply: { ...t.supply, [field]: undefined } }, seller, moment());
        expect(one.refusal, field).toMatchObject({ code: 'GUARD_REFUSED' });
        expect(one.rules, field).toContain(rule);
      }
    },
  );

  it('the demanding side states need and purpose, and each side speaks for itself', law('T18'), () => {
    expect(
      t.anOpenTrade().send({ type: 'SUBMIT_DEMAND', demand: { ...t.demand, need: undefined } }, buyer, moment()).rules,
    ).toEqual(['needIsStated']);
    expect(
      t.anOpenTrade().send({ type: 'SUBMIT_DEMAND', demand: { ...t.demand, purposes: undefined } }, buyer, moment())
        .rules,
    ).toContain('purposeIsStated');
    expect(t.anOpenTrade().send({ type: 'SUBMIT_DEMAND', demand: t.demand }, seller, moment()).refusal?.code).toBe(
      'ROLE_NOT_ALLOWED',
    );
    expect(t.anOpenTrade().send({ type: 'SUBMIT_SUPPLY', supply: t.supply }, buyer, moment()).refusal?.code).toBe(
      'ROLE_NOT_ALLOWED',
    );
  });

  it('the venue reviews only when both sides have stated their own', law('T18'), () => {
    const one = t.did(t.anOpenTrade(), { type: 'SUBMIT_SUPPLY', supply: t.supply }, seller, moment());
    expect(one.send({ type: 'PASS_APPLICATION', findings }, center, moment()).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(t.did(one, { type: 'SUBMIT_DEMAND', demand: t.demand }, buyer, moment()).tags).toContain('underReview');
  });

  it(
    'both sides are urged to disclose at the start, before the limit, and when something is returned',
    law('T18'),
    () => {
      const one = t.anOpenTrade();
      expect(one.did).toContain('notify N2');
      expect(one.at('2026-03-28T02:00:00.000Z').effects).toMatchObject([
        { notice: 'N2', to: ['seller', 'buyer'] },
        { notice: 'N2' },
      ]);
      expect(one.at('2026-04-01T16:00:00.000Z').context.outcome).toBe('lapsed');
      const returned = t.did(
        t.aCompleteApplication(),
        { type: 'RETURN_APPLICATION', sides: ['seller'], items: [{ item: '权属', problem: '缺少证明' }] },
        center,
      );
      expect(returned.did).toContain('notify N2');
    },
  );

  it('a return concerns one side, stops the clock of the review, and lapses', law('T18'), () => {
    const one = t.aCompleteApplication().at('2026-03-04T02:00:00.000Z');
    const due = one.due('trade.application.reviewSla');
    expect(due).toBe('2026-03-09T16:00:00.000Z');
    t.did(
      one,
      { type: 'RETURN_APPLICATION', sides: ['seller'], items: [{ item: '权属', problem: '缺少证明' }] },
      center,
    );
    expect(one.due('trade.application.reviewSla')).toBeUndefined();
    expect(one.leaves).toContain('open.stage.preparing.application.correction.demand.submitted');
    const other = t.did(
      t.aCompleteApplication(),
      { type: 'RETURN_APPLICATION', sides: ['buyer'], items: [{ item: '用途', problem: '过宽' }] },
      center,
    );
    expect(other.leaves).toContain('open.stage.preparing.application.correction.supply.submitted');
    const lapsed = one.fork().at('2026-03-18T16:00:00.000Z');
    expect(lapsed.context.outcome).toBe('lapsed');
    one.at('2026-03-10T02:00:00.000Z');
    t.did(one, { type: 'SUBMIT_SUPPLY', supply: t.supply }, seller, moment());
    // Three of the five working days were left.
    expect(one.due('trade.application.reviewSla')).toBe('2026-03-13T16:00:00.000Z');
  });

  it('both subjects are active and the listing is listed at that moment', law('T7', 'T9(1)', 'T17'), () => {
    const cases = [
      ['sellerIsActive', moment({ seller: t.aSeller({ tags: ['suspended'] }) })],
      [
        'sellerIsActive',
        moment({ seller: t.aSeller({ shares: { party: t.sellerParty, kinds: ['MERCHANT'], certificates: [] } }) }),
      ],
      ['buyerIsActive', moment({ buyer: t.aBuyer({ tags: [] }) })],
      ['listingIsListed', moment({ listing: t.aListing({}, ['suspended']) })],
      ['consentStands', moment({ listing: t.aListing({ personalData: 'consent', consentStands: false }) })],
      ['purposesAreAllowed', moment({ listing: t.aListing({ purposes: ['城市治理'] }) })],
      [
        'purposesLieWithinScenarios',
        moment({ listing: t.aListing({ publicData: { export: 'productExport/x/1', scenarios: ['城市治理'] } }) }),
      ],
      ['destinationIsAssessed', moment({ listing: t.aListing({ regions: ['HK'] }) })],
    ] as const;
    const steps = [
      [t.aCompleteApplication, { type: 'PASS_APPLICATION', findings }, center],
      [
        () => t.did(t.aNegotiation(), { type: 'OFFER', priceFen: 1, terms: '条件', basis: 'agreed' }, seller),
        { type: 'ACCEPT', offer: 1 },
        buyer,
      ],
      [t.aConfirmedOrder, { type: 'PASS_ORDER', findings, conformity }, center],
      [t.aDraftedContract, { type: 'PASS_CONTRACT', document: text, findings }, center],
      [t.aReviewedContract, { type: 'SIGN', document: text }, seller],
      [t.aFundedTrade, { type: 'START_DELIVERY', place: { recipient: 'CN', access: ['CN'] } }, seller],
    ] as const;
    for (const [make, event, actor] of steps) {
      const ready = make();
      for (const [rule, facts] of cases)
        expect(ready.fork().send(event, actor, facts).rules, `${event.type} ${rule}`).toContain(rule);
      expect(ready.fork().send(event, actor, moment()).refusal, event.type).toBeUndefined();
    }
  });

  it(
    'each of the five prohibitions, and both kinds of unlawful source, is found clear at application, order and contract',
    law('T14(1)', 'T14(2)', 'T14(3)', 'T14(4)', 'T14(5)'),
    () => {
      const rules = {
        nationalSecurity: 'nationalSecurityIsClear',
        othersRights: 'othersRightsAreClear',
        enterpriseRights: 'enterpriseRightsAreClear',
        illegalSource: 'sourceIsNotIllegal',
        irregularSource: 'sourceIsNotIrregular',
        otherProhibitions: 'noOtherProhibition',
      };
      const steps = [
        [t.aCompleteApplication(), { type: 'PASS_APPLICATION' }],
        [t.aConfirmedOrder(), { type: 'PASS_ORDER', conformity }],
        [t.aDraftedContract(), { type: 'PASS_CONTRACT', document: text }],
      ] as const;
      for (const [ready, event] of steps)
        for (const [field, rule] of Object.entries(rules))
          for (const finding of [unclear, undefined])
            expect(
              ready.fork().send({ ...event, findings: { ...findings, [field]: finding } }, center, moment()).rules,
              `${event.type} ${field}`,
            ).toEqual([rule]);
    },
  );

  it('the demanded purposes lie within what the supplier states', law('T18'), () => {
    const one = t.did(
      t.anOpenTrade(),
      { type: 'SUBMIT_SUPPLY', supply: { ...t.supply, purposes: ['保险精算'] } },
      seller,
      moment(),
    );
    t.did(one, { type: 'SUBMIT_DEMAND', demand: t.demand }, buyer, moment());
    expect(one.send({ type: 'PASS_APPLICATION', findings }, center, moment()).rules).toEqual(['demandFitsSupply']);
  });

  it('cross-border follows from where the recipient and the access are, not from a declaration', law('T30'), () => {
    const abroad = { ...t.demand, place: { recipient: 'CN', access: ['CN', 'HK'] } };
    const assessed = { crossBorder: true, regions: ['CN', 'HK'], procedureUntil: '2026-03-02' };
    const submit = (listing: object) =>
      t.anOpenTrade().send({ type: 'SUBMIT_DEMAND', demand: abroad }, buyer, moment({ listing: t.aListing(listing) }));
    expect(submit({}).rules).toEqual(['destinationIsAssessed', 'procedureStands']);
    expect(submit({ ...assessed, crossBorder: false }).rules).toEqual(['procedureStands']);
    expect(submit({ ...assessed, procedureUntil: '2026-03-01' }).rules).toEqual(['procedureStands']);
    expect(submit(assessed).refusal).toBeUndefined();
  });

  it('the use of fiscal funds is marked on the trade', law('T13', 'T34'), () =>
    expect(t.aCompleteApplication().shares).toMatchObject({ fiscalFunds: true }),
  );

  it('whoever submitted for a party does not review, whatever hat they wear', law('T18', 'T20', 'T21'), () => {
    for (const [one, event] of [
      [t.aCompleteApplication(), { type: 'PASS_APPLICATION', findings }],
      [t.aDraftedContract(), { type: 'PASS_CONTRACT', document: text, findings }],
    ] as const)
      expect(one.send(event, { person: 'sun', hat: 'CENTER' }, moment()).refusal?.code).toBe('MAKER_IS_CHECKER');
  });

  it('whoever confirmed an order or signed a contract does not review it either', law('T20', 'T21'), () => {
    const order = t.anAcceptedOffer();
    const orderHash = t.orderHashOf(order);
    t.did(
      t.did(order, { type: 'CONFIRM_ORDER', orderHash }, { ...seller, person: 'shi' }),
      { type: 'CONFIRM_ORDER', orderHash },
      buyer,
    );
    expect(
      order.send({ type: 'PASS_ORDER', findings, conformity }, { person: 'shi', hat: 'CENTER' }, moment()).refusal
        ?.code,
    ).toBe('MAKER_IS_CHECKER');
    const signed = t.aDraftedContract({ contract: t.contract({ signing: 'outside' }) });
    t.did(
      t.did(signed, { type: 'SIGN', document: text }, seller, moment()),
      { type: 'SIGN', document: text },
      { ...buyer, person: 'bo' },
      moment(),
    );
    expect(
      signed.send({ type: 'PASS_CONTRACT', document: text, findings }, { person: 'bo', hat: 'CENTER' }, moment())
        .refusal?.code,
    ).toBe('MAKER_IS_CHECKER');
  });

  it(
    'the regime says which hand of the venue reviews, and that hand alone has the task',
    law('T6', 'T18', 'T20', 'T21'),
    () => {
      expect(t.aCompleteApplication().send({ type: 'PASS_APPLICATION', findings }, opco, moment()).refusal?.code).toBe(
        'ROLE_NOT_ALLOWED',
      );
      const moved = t.aCompleteApplication({ regime: withRegime({ 'trade.roles.applicationReview': 'OPCO' }) });
      expect(moved.case.tasks.map(({ by }) => by)).toEqual(['OPCO']);
      expect(moved.send({ type: 'PASS_APPLICATION', findings }, center, moment()).refusal?.code).toBe(
        'ROLE_NOT_ALLOWED',
      );
      expect(moved.send({ type: 'PASS_APPLICATION', findings }, opco, moment()).refusal).toBeUndefined();
    },
  );
});

describe('negotiation', () => {
  const anOffer = () =>
    t.did(t.aNegotiation(), { type: 'OFFER', priceFen: 60_000_00, terms: '一次性许可', basis: 'agreed' }, seller);

  it('an offer is accepted by the other side only', law('T20'), () => {
    expect(anOffer().send({ type: 'ACCEPT', offer: 1 }, seller, moment()).rules).toEqual(['answersTheOtherSide']);
    expect(anOffer().case.tasks.map(({ by }) => by)).toContain('otherSide');
    const countered = t.did(
      anOffer(),
      { type: 'OFFER', priceFen: 50_000_00, terms: '一次性许可', basis: 'agreed' },
      buyer,
    );
    expect(countered.send({ type: 'ACCEPT', offer: 2 }, buyer, moment()).rules).toEqual(['answersTheOtherSide']);
    expect(countered.send({ type: 'ACCEPT', offer: 2 }, seller, moment()).context.order).toMatchObject({
      priceFen: 50_000_00,
    });
  });

  it('an offer that was replaced meanwhile is not accepted by mistake', law('T20'), () => {
    const revised = t.did(
      anOffer(),
      { type: 'OFFER', priceFen: 90_000_00, terms: '一次性许可', basis: 'agreed' },
      seller,
    );
    expect(revised.send({ type: 'ACCEPT', offer: 1 }, buyer, moment()).rules).toEqual(['offerIsTheStandingOne']);
    expect(revised.send({ type: 'WITHDRAW_OFFER', offer: 2 }, buyer).rules).toEqual(['offerIsTheirs']);
    expect(
      t.did(revised, { type: 'WITHDRAW_OFFER', offer: 2 }, seller).send({ type: 'ACCEPT', offer: 2 }, buyer, moment())
        .refusal?.code,
    ).toBe('EVENT_NOT_ALLOWED');
  });

  it(
    'a price proposal comes from a commissioned, certified body that is connected to neither side, and the price equals it',
    law('T19'),
    () => {
      const commission = {
        type: 'COMMISSION',
        body: 'subjectRegistration/91220102MA17ABCD5T/1',
        commission: t.doc('5'),
      };
      const proposal = {
        type: 'SUBMIT_PRICE_PROPOSAL',
        priceFen: 48_000_00,
        document: t.doc('6'),
        independence: { declared: true },
      };
      const offer = { type: 'OFFER', priceFen: 48_000_00, terms: '按建议书', basis: 'proposal' };
      const one = t.aNegotiation();
      expect(one.send(offer, buyer).rules).toEqual(['priceEqualsProposal']);
      expect(one.send(commission, buyer, t.aBody({ tags: [] })).rules).toEqual(['bodyIsCertified']);
      expect(one.send(commission, buyer, t.aBody({}, t.sellerParty)).rules).toEqual(['bodyIsIndependent']);
      expect(one.send(proposal, t.evaluator, t.aBody()).refusal?.code).toBe('EVENT_NOT_ALLOWED');
      t.did(one, commission, buyer, t.aBody());
      expect(one.send(proposal, seller, t.aBody()).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      expect(one.send({ ...proposal, independence: undefined }, t.evaluator, t.aBody()).rules).toEqual([
        'independenceIsDeclared',
      ]);
      expect(one.send(proposal, t.evaluator, t.aBody({ tags: [] })).rules).toEqual(['bodyIsCertified']);
      t.did(one, proposal, t.evaluator, t.aBody());
      expect(one.send({ ...offer, priceFen: 48_000_01 }, buyer).rules).toEqual(['priceEqualsProposal']);
      expect(
        t.did(t.did(one, offer, buyer), { type: 'ACCEPT', offer: 1 }, seller, moment()).context.order,
      ).toMatchObject({ priceFen: 48_000_00, basis: 'proposal' });
    },
  );

  it('a commission, and the proposal that came of it, outlast a return to the table', law('T19', 'T20'), () => {
    const evaluation = (one: Driven) => one.leaves.find((leaf) => leaf.includes('evaluation'));
    const reopened = (one: Driven) => {
      t.did(
        t.did(one, { type: 'OFFER', priceFen: 48_000_00, terms: '一次性许可', basis: 'agreed' }, seller),
        { type: 'ACCEPT', offer: 1 },
        buyer,
        moment(),
      );
      return evaluation(t.did(one, { type: 'REOPEN_NEGOTIATION', reason: '价格再议' }, buyer));
    };
    const commissioned = t.did(
      t.aNegotiation(),
      { type: 'COMMISSION', body: 'subjectRegistration/91220102MA17ABCD5T/1', commission: t.doc('5') },
      buyer,
      t.aBody(),
    );
    const proposed = t.did(
      commissioned.fork(),
      { type: 'SUBMIT_PRICE_PROPOSAL', priceFen: 48_000_00, document: t.doc('6'), independence: { declared: true } },
      t.evaluator,
      t.aBody(),
    );
    expect(reopened(t.aNegotiation())).toMatch(/none$/);
    expect(reopened(commissioned)).toMatch(/commissioned$/);
    expect(reopened(proposed)).toMatch(/proposed$/);
  });

  it('both sides confirm the same order before the venue reviews it', law('T20'), () => {
    const one = t.anAcceptedOffer();
    const orderHash = t.orderHashOf(one);
    expect(one.send({ type: 'CONFIRM_ORDER', orderHash: 'f'.repeat(64) }, seller).rules).toEqual(['confirmsThisOrder']);
    t.did(one, { type: 'CONFIRM_ORDER', orderHash }, seller);
    expect(one.send({ type: 'PASS_ORDER', findings, conformity }, center, moment()).refusal?.code).toBe(
      'EVENT_NOT_ALLOWED',
    );
    expect(t.did(one, { type: 'CONFIRM_ORDER', orderHash }, buyer).tags).toContain('underReview');
  });

  it('an order passes only if it conforms to law and to the standards', law('T20'), () => {
    const one = t.aConfirmedOrder();
    expect(
      one.send({ type: 'PASS_ORDER', findings, conformity: { laws: unclear, standards: clear } }, center, moment())
        .rules,
    ).toEqual(['orderConformsToLaw']);
    expect(one.send({ type: 'PASS_ORDER', findings, conformity: { laws: clear } }, center, moment()).rules).toEqual([
      'orderConformsToStandards',
    ]);
  });

  it('a listing that has a new version since the order was formed needs a new order', law('T17', 'T20'), () => {
    expect(
      t
        .aConfirmedOrder()
        .send({ type: 'PASS_ORDER', findings, conformity }, center, moment({ listing: t.aListing({ version: 2 }) }))
        .rules,
    ).toEqual(['listingIsTheSame']);
  });

  it('a returned order is negotiated anew, and the venue’s time does not count against the parties', law('T20'), () => {
    const one = t.aConfirmedOrder().at('2026-03-05T02:00:00.000Z');
    expect(one.due('trade.negotiation.timeout')).toBeUndefined();
    t.did(one, { type: 'RETURN_ORDER', items: [{ item: '价格', problem: '缺少依据' }] }, center);
    expect(one.leaves).toContain('open.stage.preparing.negotiation.talking.bargaining.open');
    expect(one.due('trade.negotiation.timeout')).toBe('2026-05-09T16:00:00.000Z');
    expect(one.at('2026-05-09T16:00:00.000Z').context.outcome).toBe('lapsed');
  });
});

describe('contract', () => {
  const draft = (contract: object, regime = defaultRegime) =>
    t.anOrderThatPassed({ regime }).send({ type: 'DRAFT_CONTRACT', contract }, seller);

  it('states all nine items', law('T21'), () => {
    const items = {
      content: 'subjectMatterIsAgreed',
      purposes: 'purposeIsAgreed',
      priceFen: 'priceIsAgreed',
      mode: 'modeIsAgreed',
      term: 'termIsAgreed',
      quality: 'qualityIsAgreed',
      manner: 'mannerIsAgreed',
      security: 'securityIsAgreed',
      confidentiality: 'confidentialityIsAgreed',
    };
    for (const [field, rule] of Object.entries(items))
      expect(draft(t.contract({ [field]: undefined })).rules, field).toContain(rule);
    expect(draft(t.contract()).tags).toContain('underReview');
  });

  it('has the price of the order, and purposes that were applied for', law('T18', 'T19', 'T20'), () => {
    const instalments = [{ amountFen: 1, heldBefore: 1, releasedAfter: 1, due: '2026-04-10T16:00:00.000Z' }];
    expect(draft(t.contract({ priceFen: 1, payment: { order: 'prepay', instalments } })).rules).toEqual([
      'priceIsTheOrders',
    ]);
    expect(draft(t.contract({ purposes: ['临床科研', '保险精算'] })).rules).toEqual(['purposeIsTheDemands']);
  });

  it(
    'says when is delivered and how is paid, so that all of the price is settled in an order that can be performed',
    law('T22', 'T23'),
    () => {
      const pay = (
        order: string,
        ...instalments: [amountFen: number, heldBefore: number | null, releasedAfter: number][]
      ) =>
        t.twoLots({
          payment: {
            order,
            instalments: instalments.map(([amountFen, heldBefore, releasedAfter]) => ({
              amountFen,
              heldBefore,
              releasedAfter,
              due: '2026-04-10T16:00:00.000Z',
            })),
          },
        });
      expect(draft(t.contract({ deliveries: [{ title: '过期', due: '2026-03-02T01:00:00.000Z' }] })).rules).toEqual([
        'deliveriesAreAhead',
      ]);
      expect(draft(pay('prepay', [49_000_00, 1, 1])).rules).toEqual(['instalmentsAddUp']);
      expect(draft(pay('prepay', [50_000_00, null, 1])).rules).toEqual(['paymentOrderFits']);
      expect(draft(pay('onDelivery', [50_000_00, 1, 1])).rules).toEqual(['paymentOrderFits']);
      expect(draft(pay('prepay', [50_000_00, 2, 1])).rules).toEqual(['instalmentsFollowDeliveries']);
      expect(draft(pay('prepay', [50_000_00, 1, 3])).rules).toEqual(['instalmentsFollowDeliveries']);
      // The second could never be held before the first delivery, because the first is released only after it.
      expect(draft(pay('prepay', [20_000_00, 1, 1], [30_000_00, 1, 2])).rules).toEqual(['instalmentsFollowDeliveries']);
      expect(draft(pay('prepay', [20_000_00, 1, 1], [30_000_00, 2, 2])).refusal).toBeUndefined();
      expect(draft(t.contract(), withRegime({ 'trade.paymentOrder': 'onDelivery' })).rules).toEqual([
        'paymentOrderFits',
      ]);
    },
  );

  it('is reviewed before it is signed, and what is signed has the hash of what was reviewed', law('T21'), () => {
    const one = t.aDraftedContract();
    expect(one.send({ type: 'SIGN', document: text }, seller, moment()).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    expect(one.send({ type: 'PASS_CONTRACT', document: t.doc('9'), findings }, center, moment()).rules).toEqual([
      'reviewsTheText',
    ]);
    const reviewed = t.aReviewedContract();
    expect(reviewed.send({ type: 'SIGN', document: t.doc('9') }, seller, moment()).rules).toEqual(['signsTheText']);
    t.did(reviewed, { type: 'SIGN', document: text }, seller, moment());
    expect(reviewed.send({ type: 'SIGN', document: text }, seller, moment()).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(reviewed.leaves).toContain('open.stage.preparing.contract.signing.buyer.awaited');
  });

  it('is kept in evidence with hash and time, backed up, before it is in force', law('T21'), () => {
    const one = t.aSignedContract();
    expect(one.effects).toContainEqual({
      type: 'call',
      port: 'documents',
      op: 'preserve',
      input: { sha256: text.sha256 },
      reply: 'EVIDENCE_PRESERVED',
    });
    expect(one.tags).not.toContain('effective');
    expect(one.send({ ...t.preserved, sha256: 'f'.repeat(64) }).rules).toEqual(['evidenceIsOfThisText']);
    expect(one.send({ ...t.preserved, copies: 1 }).rules).toEqual(['evidenceIsBackedUp']);
    expect(one.send(t.preserved, center).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(one.send({ type: 'RETRY_EVIDENCE', document: text.sha256 }, opco).did).toEqual(['call documents.preserve']);
    expect(one.send({ type: 'CANCEL', reason: '反悔' }, buyer).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    t.did(one, t.preserved, system);
    expect(one.tags).toContain('effective');
    expect(one.context.evidence).toEqual([{ sha256: text.sha256, preservedAt: t.preserved.preservedAt, copies: 2 }]);
  });

  it('that was signed elsewhere still comes to review, with the text that was signed', law('T21'), () => {
    const one = t.aDraftedContract({ contract: t.contract({ signing: 'outside' }) });
    t.did(
      t.did(one, { type: 'SIGN', document: text }, seller, moment()),
      { type: 'SIGN', document: text },
      buyer,
      moment(),
    );
    expect(one.tags).toContain('underReview');
    expect(one.send({ type: 'PASS_CONTRACT', document: t.doc('9'), findings }, center, moment()).rules).toEqual([
      'reviewsTheText',
    ]);
    expect(one.send({ type: 'PASS_CONTRACT', document: text, findings }, center, moment()).did).toContain(
      'call documents.preserve',
    );
    expect(
      draft(t.contract({ signing: 'outside' }), withRegime({ 'trade.contract.onlineRequired': true })).rules,
    ).toEqual(['onlineWhereRequired']);
  });

  it('may be reviewed after signature where the regime says so', law('T21'), () => {
    const one = t.aDraftedContract({ regime: withRegime({ 'trade.contract.reviewTiming': 'postSign' }) });
    expect(one.leaves).toContain('open.stage.preparing.contract.signing.seller.awaited');
  });

  it(
    'that is returned loses its signatures, stops the reviewer’s clock, and lapses when it is not corrected',
    law('T21'),
    () => {
      const one = t.did(
        t.aDraftedContract(),
        { type: 'RETURN_CONTRACT', items: [{ item: '保密条款', problem: '过于笼统' }] },
        center,
      );
      expect(one.due('trade.contract.reviewSla')).toBeUndefined();
      expect(one.fork().at('2026-03-16T16:00:00.000Z').context.outcome).toBe('lapsed');
      expect(t.did(one, { type: 'DRAFT_CONTRACT', contract: t.contract() }, buyer).tags).toContain('underReview');
    },
  );

  it('that is not drafted, or not signed by both, in time lapses', law('T21'), () => {
    const drafting = t.anOrderThatPassed();
    expect(drafting.at('2026-04-01T15:59:59.999Z').context.outcome).toBeNull();
    expect(drafting.at('2026-04-01T16:00:00.000Z').context.outcome).toBe('lapsed');
    const signing = t.did(t.aReviewedContract(), { type: 'SIGN', document: text }, seller, moment());
    expect(signing.fork().at('2026-04-01T16:00:00.000Z').context.outcome).toBe('lapsed');
    expect(
      t.did(signing, { type: 'REOPEN_DRAFT', reason: '价款支付方式有误' }, buyer).context.draft.signatures,
    ).toEqual({ seller: null, buyer: null });
  });
});

describe('pauses', () => {
  it(
    'a suspended party or listing pauses the trade, and only the end of each cause lifts it',
    law('T7', 'T17', 'T22'),
    () => {
      const one = t.aNegotiation();
      t.did(one, { type: 'PARTY_SUSPENDED', cause: t.sellerCase }, system);
      t.did(one, { type: 'LISTING_SUSPENDED', cause: t.listingCase }, system);
      expect(one.tags).toContain('paused');
      expect(one.send({ type: 'OFFER', priceFen: 1, terms: '条件', basis: 'agreed' }, seller).rules).toEqual([
        'tradeIsNotPaused',
      ]);
      expect(one.send({ type: 'PARTY_SUSPENDED', cause: t.sellerCase }).rules).toEqual(['pauseIsNew']);
      expect(one.send({ type: 'UNPAUSE', cause: t.sellerCase }).rules).toEqual(['pauseStands']);
      t.did(one, { type: 'PARTY_REINSTATED', cause: t.sellerCase }, system);
      expect(one.tags).toContain('paused');
      expect(t.did(one, { type: 'LISTING_REINSTATED', cause: t.listingCase }, system).tags).not.toContain('paused');
      expect(one.send({ type: 'OFFER', priceFen: 1, terms: '条件', basis: 'agreed' }, seller).refusal).toBeUndefined();
    },
  );

  it('only another case pauses a trade or lifts a pause', law('T22'), () => {
    expect(
      t.aNegotiation().send({ type: 'PAUSE', cause: 'violationCase/x/1', reason: '涉嫌违规' }, center).refusal?.code,
    ).toBe('ROLE_NOT_ALLOWED');
  });

  it('clocks of the parties and of the venue stand still during a pause', law('T22'), () => {
    const one = t.aCompleteApplication().at('2026-03-03T02:00:00.000Z');
    t.did(one, { type: 'PARTY_SUSPENDED', cause: t.buyerCase }, system);
    expect(one.due('trade.application.reviewSla')).toBeUndefined();
    expect(
      t
        .did(one.at('2026-04-20T02:00:00.000Z'), { type: 'PARTY_REINSTATED', cause: t.buyerCase }, system)
        .due('trade.application.reviewSla'),
    ).toBe('2026-04-24T16:00:00.000Z');
  });
});

describe('non-disclosure', () => {
  it('what a trade shows to other cases names neither price nor material', law('T25'), () => {
    expect(t.aSettledTrade().shares).toEqual({ fiscalFunds: true, outcome: 'completed', paused: false });
    expect(trade.readers).toEqual(['CENTER', 'OPCO']);
  });

  it('the venue uses the parties’ data only as the party concerned has authorised, while it lasts', law('T25'), () => {
    const one = t.aNegotiation();
    const use = { type: 'RECORD_USE', use: '样本展示', of: 'seller', what: '在平台展示样例' };
    expect(one.send(use, opco).rules).toEqual(['useIsAuthorized']);
    const authorise = {
      type: 'AUTHORIZE_USE',
      use: '样本展示',
      scope: '仅样例',
      until: '2026-04-01T00:00:00.000Z',
      document: t.doc('7'),
    };
    expect(one.send({ ...authorise, until: '2026-03-01T00:00:00.000Z' }, seller).rules).toEqual([
      'authorisationIsAhead',
    ]);
    t.did(one, authorise, buyer);
    expect(one.send(use, opco).rules).toEqual(['useIsAuthorized']);
    t.did(one, authorise, seller);
    expect(one.send(use, opco).refusal).toBeUndefined();
    expect(one.fork().at('2026-04-01T00:00:00.000Z').send(use, opco).rules).toEqual(['useIsAuthorized']);
    t.did(one, { type: 'WITHDRAW_AUTHORIZATION', use: '样本展示' }, seller);
    expect(one.send(use, opco).rules).toEqual(['useIsAuthorized']);
    expect(one.send({ type: 'WITHDRAW_AUTHORIZATION', use: '样本展示' }, seller).rules).toEqual([
      'authorisationIsTheirs',
    ]);
  });
});
