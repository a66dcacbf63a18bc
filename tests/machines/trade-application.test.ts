// T18: the application of both sides, and its review.
import { describe, expect, it } from 'vitest';
import { loadRegime } from '../../machines/regimes/index.ts';
import * as t from '../support/trades.ts';
import { opening } from '../support/driver.ts';
import { trade } from '../../machines/trading/trade/index.ts';
import { law } from '../support/law.ts';

const { seller, buyer, center, opco, moment, findings, conformity, text } = t;
const withRegime = (values: object) => loadRegime({ id: 'own', base: 'cc-2023-draft', values });
const unclear = { clear: false, basis: '来源不明' };

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

  it.each<readonly [string, string, Parameters<typeof t.aListing>[0]]>([
    ['consentStands', 'T12', { personalData: 'consent', consentStands: false }],
    ['procedureStands', 'T30', { crossBorder: true, procedureUntil: '2026-03-01' }],
    ['procedureStands', 'T30', { crossBorder: true, procedureUntil: false }],
  ])('is not opened while the %s of the listing does not hold (%s)', law('T12', 'T30'), (rule, article, shares) => {
    const facts = moment({ listing: t.aListing(shares) });
    expect(opening(trade, { input: t.input, actor: buyer, facts })).toMatchObject({
      code: 'GUARD_REFUSED',
      articles: [article],
      details: [{ rule }],
    });
    const until = moment({ listing: t.aListing({ crossBorder: true, procedureUntil: '2026-03-02' }) });
    expect(opening(trade, { input: t.input, actor: buyer, facts: until })).toHaveProperty('next');
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
