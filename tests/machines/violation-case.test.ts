import { describe, expect, it } from 'vitest';
import type { Actor, Facts } from '../../machines/kernel/lifecycle.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import { violationCase } from '../../machines/trading/violation-case/index.ts';
import { type Started, fact, opening, system } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  trade,
  listing,
  seller,
  buyer,
  sellerParty,
  buyerParty,
  id,
  finder,
  wen,
  zhao,
  ju,
  sun,
  facts,
  input,
  aSuspicion,
  confirm,
  aConfirmedViolation,
  take,
  lift,
  report,
  tells,
  standing,
} from '../support/violations.ts';

describe('violation case', () => {
  it('finding a violation pauses the delivery at once, before anybody has confirmed it', law('T22'), () => {
    const found = aSuspicion();
    expect(found.effects[0]).toMatchObject({ type: 'tell', to: trade, event: { type: 'PAUSE', cause: id } });
    expect(found.tags).toContain('suspected');
    expect(standing(found)).toEqual(['pauseDelivery']);
    expect(JSON.stringify(found.effects)).not.toContain('未脱敏');
    expect(tells(aSuspicion({ input: input({ trade: undefined }), facts: facts({ trade: null }) }))).toEqual([]);
  });

  it('the venue’s own people or the system open a case, and it names something that exists', law('T6', 'T22'), () => {
    const open = (actor: Actor, asked: object = {}, known: Facts = facts()) =>
      opening(violationCase, { input: input(asked), actor, facts: known });
    expect(open(sun)).toMatchObject({ ok: false, code: 'ROLE_NOT_ALLOWED' });
    expect(open({ person: 'qi', hat: 'OPCO' })).not.toHaveProperty('ok');
    expect(open(finder, { trade: undefined, listing: undefined, subjects: [] })).toMatchObject({
      ok: false,
      code: 'EVENT_MALFORMED',
    });
    expect(open(finder, {}, facts({ trade: null }))).toMatchObject({ ok: false, articles: ['T22'] });
    expect(open(finder, {}, facts({ listing: fact(trade) }))).toMatchObject({ ok: false, articles: ['T22'] });
    expect(open(finder, {}, facts({ subjects: [] }))).toMatchObject({ ok: false, articles: ['T22'] });
  });

  it('only those whose conduct is examined are parties of the case', law('T22', 'T25'), () => {
    const parties = (more: Partial<Started>) => violationCase.parties(aSuspicion(more).context as never)['respondent'];
    expect(parties({})).toEqual([sellerParty]);
    expect(parties({ input: input({ subjects: [] }), facts: facts({ subjects: [] }) })).toEqual([sellerParty]);
    expect(
      parties({ input: input({ subjects: [], listing: undefined }), facts: facts({ subjects: [], listing: null }) }),
    ).toEqual([sellerParty, buyerParty]);
  });

  it('who raised a suspicion neither confirms nor dismisses it', law('T6', 'T22'), () => {
    expect(aSuspicion().send(confirm, finder).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(aSuspicion().send({ type: 'DISMISS', reason: '误报' }, finder).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(aSuspicion().send(confirm, { person: 'qi', hat: 'OPCO' }).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    const reported = input({ foundBy: 'wen' });
    expect(aSuspicion({ input: reported, actor: system }).send(confirm, wen).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(aSuspicion({ input: reported }).send(confirm, finder).refusal?.code).toBe('MAKER_IS_CHECKER');
  });

  it(
    'a dismissed suspicion lifts exactly what it brought about, and the supervisor learns of it if it had the report',
    law('T22'),
    () => {
      const found = aSuspicion()
        .send(take('suspendSubject'), wen)
        .send(take('suspendListing'), wen)
        .send(take('freezeSettlement'), wen)
        .send(lift('suspendListing'), zhao);
      const dismiss = { type: 'DISMISS', reason: '抽样有误' };
      expect(found.send(dismiss, zhao).rules).toEqual(['dueReportIsMade']);
      found.send(report, wen);
      // A dismissal lifts the measures, and nobody lifts their own.
      expect(found.send(dismiss, wen).rules).toEqual(['closerDiffersFromImposer']);
      const dismissed = found.fork().send(dismiss, zhao);
      expect(dismissed.state).toBe('dismissed');
      expect(tells(dismissed)).toEqual([
        ['UNPAUSE', [trade], id],
        ['UNFREEZE_SETTLEMENT', [trade], id],
        ['REINSTATE', [seller], id],
      ]);
      expect(dismissed.did).toContain('notify N3');
      expect(aSuspicion().send(dismiss, wen).did).not.toContain('notify N3');
    },
  );

  it.each([
    ['decides', confirm],
    ['dismisses', { type: 'DISMISS', reason: '误报' }],
    ['takes a measure', take('suspendSubject')],
    ['lifts the pause', lift('pauseDelivery')],
  ])('nobody %s who found it, named more in it, or stands behind the case that opened it', law('T22'), (_, event) => {
    const makers = { code: 'MAKER_IS_CHECKER', articles: expect.arrayContaining(['T22']) };
    expect(aSuspicion().send(event, finder).refusal).toMatchObject(makers);
    const opened = aSuspicion({
      input: input({ foundBy: 'system' }),
      actor: { ...system, hands: ['li.na', 'ma'] },
    });
    expect(opened.context.foundBy).toEqual(['li.na', 'ma']);
    for (const person of ['li.na', 'ma']) expect(opened.send(event, { ...wen, person }).refusal).toMatchObject(makers);
    const onBehalf = aSuspicion({ actor: { ...finder, person: 'he', onBehalfOf: 'zhao' } });
    expect(onBehalf.send(event, zhao).refusal).toMatchObject(makers);
    const extended = aSuspicion().send({ type: 'EXTEND_SCOPE', subjects: [buyer], reason: '需方参与' }, zhao, {
      subjects: [fact(buyer, { shares: { party: buyerParty } })],
    });
    expect(extended.send({ ...event, ...('measure' in event && { subject: seller }) }, zhao).refusal).toMatchObject(
      makers,
    );
    expect(extended.send({ ...event, ...('measure' in event && { subject: seller }) }, wen).refusal).toBeUndefined();
  });

  it('what it concerns, accused or not, is linked to it while it is open', law('T22'), () => {
    const found = aSuspicion({
      input: input({ subjects: [] }),
      facts: facts({
        trade: fact(trade, { shares: { registrations: [seller, buyer], listing } }),
        listing: fact(listing, { shares: { owner: sellerParty, registration: seller } }),
        subjects: [],
      }),
    });
    expect(violationCase.links!(found.context as never)).toMatchObject({ concerned: [listing, seller, buyer] });
    expect(violationCase.hands!(found.context as never)).toEqual(['ma', 'ma']);
  });

  it('before confirmation only measures that can be undone are taken', law('T22'), () => {
    expect(aSuspicion().send(take('freezeSettlement'), wen).refusal).toBeUndefined();
    expect(aSuspicion().send(take('terminateTrade'), wen).rules).toEqual(['measureCanBeUndone']);
    expect(aSuspicion().send(take('warn'), wen).rules).toEqual(['measureCanBeUndone']);
    expect(aSuspicion().send({ type: 'REVOKE', target: seller, reason: '严重违规' }, wen).refusal?.code).toBe(
      'EVENT_NOT_ALLOWED',
    );
  });

  it.each([
    ['freezeSettlement', 'FREEZE_SETTLEMENT', trade, 'UNFREEZE_SETTLEMENT'],
    ['suspendListing', 'SUSPEND', listing, 'RESUME'],
    ['suspendSubject', 'SUSPEND', seller, 'REINSTATE'],
  ])(
    'the measure %s reaches its target in the same act, and is lifted there',
    law('T22'),
    (measure, event, target, undone) => {
      const handled = aConfirmedViolation().send(take(measure), wen);
      expect(handled.effects[0]).toMatchObject({
        type: 'tell',
        to: target,
        event: { type: event, cause: id },
        mode: 'must',
      });
      expect(handled.send(take(measure), wen).rules).toEqual(['measureIsNew']);
      expect(handled.send(lift(measure), wen).refusal).toMatchObject({ code: 'MAKER_IS_CHECKER', articles: ['T22'] });
      expect(handled.send(lift(measure), zhao).effects[0]).toMatchObject({
        type: 'tell',
        to: target,
        event: { type: undone, cause: id },
      });
      expect(handled.send(lift(measure), zhao).rules).toEqual(['measureStands']);
    },
  );

  it('a measure names a target of this case, and is one that the regime offers', law('T22'), () => {
    const two = aSuspicion({
      input: input({ subjects: [seller, buyer] }),
      facts: facts({
        subjects: [fact(seller, { shares: { party: sellerParty } }), fact(buyer, { shares: { party: buyerParty } })],
      }),
    });
    expect(two.send(take('suspendSubject'), wen).rules).toEqual(['measureHasTarget']);
    expect(two.send(take('suspendSubject', { subject: 'subjectRegistration/X/1' }), wen).rules).toEqual([
      'measureHasTarget',
    ]);
    expect(two.send(take('suspendSubject', { subject: buyer }), wen).effects[0]).toMatchObject({ to: buyer });
    const mild = loadRegime({
      id: 'mild',
      base: 'cc-2023-draft',
      values: { 'trade.violation.measures': ['warn', 'pauseDelivery'] },
    });
    expect(aSuspicion({ regime: mild }).send(take('suspendSubject'), wen).rules).toEqual(['measureIsOffered']);
  });

  it('the pause that came with the finding becomes a measure when the center takes it up', law('T22'), () => {
    const handled = aConfirmedViolation();
    expect(handled.state).toContain('measureDue');
    handled.send(take('pauseDelivery'), wen);
    expect(handled.effects[0]).toMatchObject({ event: { type: 'PAUSE', cause: id }, mode: 'may' });
    expect(handled.state).toContain('handling');
    expect(standing(handled)).toEqual(['pauseDelivery']);
    expect(handled.send(take('pauseDelivery'), wen).rules).toEqual(['measureIsNew']);
  });

  it('ending a trade or a registration takes a second person', law('T22'), () => {
    const handled = aConfirmedViolation();
    expect(handled.send(take('terminateTrade'), wen).refusal).toMatchObject({
      code: 'MAKER_IS_CHECKER',
      articles: ['T22'],
    });
    expect(handled.send({ type: 'REVOKE', target: listing, reason: '严重违规' }, wen).refusal?.code).toBe(
      'MAKER_IS_CHECKER',
    );
    handled.send(take('suspendListing'), wen);
    expect(handled.send(take('terminateTrade'), zhao).effects[0]).toMatchObject({
      to: trade,
      event: { type: 'TERMINATE', cause: id },
      mode: 'must',
    });
    expect(standing(handled)).toEqual(['suspendListing']);
    expect(handled.send({ type: 'REVOKE', target: listing, reason: '严重违规' }, zhao).effects[0]).toEqual({
      type: 'tell',
      to: listing,
      event: { type: 'REVOKE', cause: id, reason: '严重违规' },
      mode: 'must',
    });
    expect(standing(handled)).toEqual([]);
    expect(handled.send({ type: 'REVOKE', target: buyer, reason: '严重违规' }, zhao).rules).toEqual([
      'revocationHasTarget',
    ]);
  });

  it('a listing or subject that turns out to be concerned is named later, and hears of it', law('T22'), () => {
    const found = aSuspicion();
    const named = { type: 'EXTEND_SCOPE', subjects: [buyer], reason: '需方参与' };
    expect(found.send(named, wen, { subjects: [] }).rules).toEqual(['newlyNamedExist']);
    expect(
      found.send({ type: 'EXTEND_SCOPE', listing: 'listingRegistration/other/1', reason: '另一标的' }, wen, {
        listing: fact('listingRegistration/other/1'),
      }).rules,
    ).toEqual(['listingIsNotFixed']);
    found.send(named, wen, { subjects: [fact(buyer, { shares: { party: buyerParty } })] });
    expect(violationCase.links!(found.context as never)).toEqual({
      trade,
      listing,
      subject: [seller, buyer],
      concerned: [listing, seller, buyer],
    });
    expect(violationCase.parties(found.context as never)['respondent']).toEqual([sellerParty, buyerParty]);
  });

  it('whoever is named after the confirmation is confirmed before anything final, and reported', law('T22'), () => {
    const named = { type: 'EXTEND_SCOPE', subjects: [buyer], reason: '需方参与' };
    const revoke = { type: 'REVOKE', target: buyer, reason: '严重违规' };
    const one = aConfirmedViolation().send(report, wen).send({ type: 'ACKNOWLEDGE_REPORT' }, ju);
    expect(one.send(confirm, zhao).rules).toEqual(['somebodyIsNewlyNamed']);
    one.send(named, finder, { subjects: [fact(buyer, { shares: { party: buyerParty } })] });
    expect(one.send(revoke, zhao).rules).toEqual(['finalActIsOfConfirmed']);
    for (const subject of [buyer, undefined])
      expect(one.send(take('warn', { subject }), zhao).rules).toEqual(['finalActIsOfConfirmed']);
    expect(one.fork().send(take('warn', { subject: seller }), zhao).refusal).toBeUndefined();
    expect(one.fork().send(take('suspendSubject', { subject: buyer }), zhao).refusal).toBeUndefined();
    one.send(confirm, zhao);
    expect(one.context.confirmation).toMatchObject({ by: ['wen', 'zhao'], of: [trade, listing, seller, buyer] });
    expect(one.send(revoke, zhao).rules).toEqual(['secondPersonRevokes']);
    one.send(revoke, { ...zhao, person: 'kang' }).send(lift('pauseDelivery'), zhao);
    expect(one.send({ type: 'CLOSE', conclusion: '已处置' }, zhao).rules).toEqual(['reportIsOfEverybodyNamed']);
    one.send({ type: 'SUPPLEMENT_REPORT', document: report.document }, wen).send({ type: 'ACKNOWLEDGE_REPORT' }, ju);
    expect(one.send({ type: 'CLOSE', conclusion: '已处置' }, zhao).state).toBe('closed');
  });

  it('the respondent may state its case, others may not', law('T22'), () => {
    const statement = { type: 'SUBMIT_STATEMENT', statement: '系统误配，已修正' };
    expect(aSuspicion().send(statement, sun).context.statements).toHaveLength(1);
    expect(aSuspicion().send(statement, { ...sun, party: buyerParty }).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });
});
