import { describe, expect, it } from 'vitest';
import { rectificationOrder } from '../../machines/trading/rectification-order/index.ts';
import { fact, opening, system } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  aMeasure,
  aPaperOrder,
  aReferredOrder,
  aServedOrder,
  aSubmittedOrder,
  accept,
  all,
  anOrder,
  anOverdueOrder,
  bai,
  byPaper,
  cao,
  chief,
  deputy,
  han,
  lift,
  listing,
  market,
  merchantParty,
  onPaper,
  opened,
  outcome,
  provider,
  register,
  registration,
  request,
  serve,
  sun,
  take,
  targets,
  trade,
  wen,
  withdraw,
  zhao,
} from '../support/rectification-orders.ts';

const confirm = { type: 'CONFIRM_ORDER' };

describe('an order on paper', () => {
  it(
    'is registered for another body, by the center, and by the supervisor where the center is addressed',
    law('T29', 'T6'),
    () => {
      const open = (more: object, actor = zhao) => opening(rectificationOrder, opened({ ...onPaper, ...more }, actor));
      const own = { issuer: { hat: 'CENTER', name: '数据交易中心' }, kind: 'compliance', target: { body: 'opco' } };
      expect(open({ ...own, ground: { finding: '违规', provisions: ['规则'] } })).toMatchObject({
        details: [{ rule: 'issuerIsTheActor' }],
      });
      expect(open({ target: { body: 'center' } })).toMatchObject({ details: [{ rule: 'registrarFitsTarget' }] });
      expect(open({}, chief)).toMatchObject({ details: [{ rule: 'registrarFitsTarget' }] });
      expect(open({ target: { body: 'center' } }, chief)).toMatchObject({ next: { done: false } });
    },
  );

  it('has effect, and is known to its addressee, when another person has confirmed it', law('T29'), () => {
    const one = anOrder(onPaper, zhao);
    expect([one.state, one.effects, rectificationOrder.parties(one.context)['target']]).toEqual([
      'registered.toConfirm',
      [],
      null,
    ]);
    expect(rectificationOrder.links?.(one.context)['concerned']).toEqual([]);
    expect(one.send(confirm, zhao).rules).toEqual(['confirmerDiffersFromRegistrar']);
    expect(one.fork().send({ type: 'DISCARD_ORDER', reason: '重复登记' }, zhao).state).toBe('discarded');
    one.send(confirm, wen);
    expect(one.did).toEqual(['notify N6']);
    expect(one.context.issuer).toMatchObject({ hat: 'SEC_REG', name: '长春市公安局' });
    expect(rectificationOrder.parties(one.context)).toMatchObject({
      target: sun.party,
      issuer: null,
      reviewer: ['CENTER'],
    });
    expect(rectificationOrder.links?.(one.context)['concerned']).toEqual([registration]);
  });

  it(
    'goes on by paper: one person registers an act, and the case does it when another has confirmed it',
    law('T29', 'T32'),
    () => {
      const one = aPaperOrder().send(all, sun);
      expect(one.send(accept, zhao).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      expect(one.send(accept, cao).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      one.send(register(accept), zhao);
      expect([one.leaves, one.done]).toEqual([['open.course.underReview', 'open.paper.toConfirm'], false]);
      expect(one.send(register(accept), wen).refusal?.code).toBe('EVENT_NOT_ALLOWED');
      expect(one.send({ type: 'CONFIRM_ACT' }, zhao).refusal).toMatchObject({
        code: 'MAKER_IS_CHECKER',
        details: [{ rule: 'confirmerDiffersFromRegistrar' }],
      });
      expect(one.fork().send({ type: 'DISCARD_ACT', reason: '登记有误' }, zhao).context.pending).toBeNull();
      one.send({ type: 'CONFIRM_ACT' }, wen);
      expect(one.effects).toEqual([
        { type: 'tell', to: one.context.id, mode: 'must', event: expect.objectContaining(accept) },
      ]);
      expect(one.send(accept, { ...system, hands: ['wen', 'zhao'] }).state).toBe('accepted');
    },
  );

  it('a body that works here may use paper too; the center registers none of its own', law('T32', 'T6'), () => {
    expect(byPaper(aServedOrder(), withdraw).state).toBe('withdrawn');
    const own = anOrder(
      {
        kind: 'compliance',
        issuer: { hat: 'CENTER', name: '数据交易中心' },
        target: { body: 'opco' },
        ground: { finding: '违规', provisions: ['规则'] },
      },
      zhao,
    );
    expect(own.send(register(withdraw), wen).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    const center = anOrder({ ...onPaper, target: { body: 'center' } }, chief).send(confirm, deputy);
    expect(center.send(register(withdraw), zhao).refusal?.code).toBe('ROLE_NOT_ALLOWED');
    expect(center.send(register(withdraw), chief).refusal).toBeUndefined();
  });
});

describe('measures of an order', () => {
  it('are requested by its issuer and taken by the center with the order as cause, all in one act', law('T32'), () => {
    expect(aServedOrder().send(request, provider).rules).toEqual(['actorIsIssuer']);
    expect(aServedOrder().send(take(), zhao, targets(listing)).rules).toEqual(['measuresAreRequested']);
    const one = aServedOrder().send(request, han);
    expect(one.effects).toMatchObject([{ notice: 'N7', to: ['CENTER'] }]);
    expect(one.send(take('pauseTrade', 'trade/b/1'), zhao, targets('trade/b/1')).rules).toEqual([
      'measuresAreRequested',
    ]);
    one.send(take(), zhao, targets(listing));
    expect(one.effects[0]).toMatchObject({
      type: 'tell',
      to: [listing],
      mode: 'must',
      event: { type: 'SUSPEND', cause: one.context.id },
    });
    expect(one.send(take(), zhao, targets(listing)).rules).toEqual(['measuresAreNew']);
    expect(rectificationOrder.links?.(one.context)['concerned']).toEqual([registration, listing]);
  });

  it('concern open cases of the addressee alone', law('T32'), () => {
    const one = aServedOrder().send(request, han);
    expect(one.send(take(), zhao, { targets: [] }).rules).toEqual(['targetsFit']);
    for (const wrong of [{ open: false }, { parties: [market] }, { lifecycle: 'trade' }])
      expect(
        one.send(take(), zhao, { targets: [fact(listing, { parties: [merchantParty], ...wrong })] }).rules,
      ).toEqual(['targetsFit']);
    const venue = anOrder({ target: { body: 'opco' } }).send(request, han);
    const ofAnother = [fact(listing, { parties: [market] })];
    expect(venue.send(take(), zhao, { targets: ofAnother }).refusal).toBeUndefined();
  });

  it('are lifted by the issuer one by one, and with the end of the order', law('T32', 'T33'), () => {
    expect(aMeasure().send(lift, provider).rules).toEqual(['actorIsIssuer']);
    const twoHats = { ...zhao, person: han.person };
    expect(aServedOrder().send(request, han).send(take(), twoHats, targets(listing)).rules).toEqual([
      'takerDiffersFromRequester',
    ]);
    expect(aMeasure().send(lift, { ...han, person: zhao.person }).rules).toEqual(['lifterDiffersFromTaker']);
    const answered = aMeasure().send({ type: 'ACKNOWLEDGE' }, sun);
    expect(answered.send(lift, { ...han, person: 'sun' }).rules).toEqual(['deciderDiffersFromAnswerer']);
    expect(aMeasure().send({ ...lift, target: trade }, han).rules).toEqual(['measureStands']);
    const one = aMeasure().send(lift, han);
    expect(one.effects[0]).toMatchObject({ to: [listing], event: { type: 'RESUME', cause: one.context.id } });
    expect(one.send(take(), zhao, targets(listing)).rules).toEqual(['measuresAreRequested']);
    const ended = aMeasure()
      .send(take('pauseTrade', trade), zhao, targets(trade))
      .send(take('suspendSubject', registration), zhao, targets(registration))
      .send(withdraw, han);
    expect(ended.effects.filter(({ type }) => type === 'tell')).toMatchObject([
      { to: [listing], event: { type: 'RESUME' } },
      { to: [registration], event: { type: 'REINSTATE' } },
      { to: [trade], event: { type: 'UNPAUSE' } },
    ]);
    expect(ended.context.measures).toEqual([]);
  });

  it.each([
    ['overdue', anOverdueOrder],
    ['referred', aReferredOrder],
  ])('the center opens a violation case by choice, once: %s', law('T22', 'T32'), (_, situation) => {
    const open = { type: 'OPEN_VIOLATION', finding: '交付未脱敏数据', listing };
    expect(aSubmittedOrder().send(open, zhao).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    const one = situation().send(open, zhao);
    expect(one.effects).toMatchObject([
      { type: 'open', lifecycle: 'violationCase', input: { subjects: [registration], listing } },
    ]);
    one.send({ type: 'VIOLATION_OPENED', case: 'violationCase/a/1' });
    expect(one.send(open, zhao).rules).toEqual(['violationIsNew']);
    const venue = anOrder({ target: { body: 'opco' } })
      .send(serve, han)
      .at(situation().env.at);
    expect(venue.send(open, zhao).rules).toEqual(['targetIsSubject']);
    expect(one.send(outcome, bai).refusal?.code ?? 'taken').toBe(
      one.leaves.includes('open.course.overdue') ? 'EVENT_NOT_ALLOWED' : 'taken',
    );
  });
});
