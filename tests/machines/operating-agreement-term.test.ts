import { describe, expect, it } from 'vitest';
import {
  agreementId,
  anAgreementInForce,
  application,
  authority,
  closeDown,
  closed,
  ended,
  operator,
  order,
  party,
  previousFact,
  proposed,
  regime,
  secondHand,
  signature,
  signed,
  successorId,
  tells,
  terms,
} from '../support/agreements.ts';
import { law } from '../support/law.ts';

describe('the term', () => {
  it('runs for two years from the written day and ends at 24:00, a rest day or not', law('P13'), () => {
    const one = signed(proposed());
    expect(one.shares).toMatchObject({ startsAt: '2026-03-30T16:00:00.000Z', endsAt: '2028-03-31T16:00:00.000Z' });
    one.at('2026-03-30T15:59:59.999Z');
    expect(one.tags).not.toContain('inForce');
    one.at('2026-03-30T16:00:00.000Z');
    expect(one.tags).toEqual(expect.arrayContaining(['inForce', 'rightsActive', 'openToScenarios']));
    // 2028-10-01 is a statutory holiday: the term does not roll, unless the regime says so.
    const onHoliday = (values: object) =>
      signed(proposed({ at: '2024-09-24T02:00:00.000Z', regime: regime(values) }, { effectiveDate: '2024-10-01' }))
        .shares['endsAt'];
    expect(onHoliday({})).toBe('2026-10-01T16:00:00.000Z');
    expect(onHoliday({ 'pd.agreement.termRolls': true })).toBe('2026-10-08T16:00:00.000Z');
  });

  it('from 29 February it ends on 28 February two years on', law('P13'), () => {
    expect(signed(proposed({ at: '2024-02-20T02:00:00.000Z' }, { effectiveDate: '2024-02-29' })).shares['endsAt']).toBe(
      '2026-02-28T16:00:00.000Z',
    );
  });

  it(
    'nobody signs after the written first day, which would shorten the term, unless the regime counts from the signature',
    law('P13'),
    () => {
      const text = (values: object, at: string) =>
        proposed({ regime: regime(values) }, { effectiveDate: '2026-03-03' }).at(at);
      for (const at of ['2026-03-02T02:00:00.000Z', '2026-03-03T15:59:59.999Z'])
        expect(signed(text({}, at)).shares['endsAt']).toBe('2028-03-03T16:00:00.000Z');
      const late = text({}, '2026-03-03T16:00:00.000Z');
      for (const [event, actor] of [
        [signature.operator, operator],
        [signature.authority, secondHand],
      ] as const)
        expect(late.send(event, actor).refusal).toMatchObject({
          articles: ['P13'],
          details: [{ rule: 'termIsWhole' }],
        });
      late.send({ type: 'REQUEST_REVISION', reason: '生效日已过' }, operator);
      late.send({ type: 'PROPOSE', terms: terms({ effectiveDate: '2026-03-10' }) }, authority);
      expect(signed(late).shares['endsAt']).toBe('2028-03-10T16:00:00.000Z');
      const fromSignature = text({ 'pd.agreement.termStart': 'lastSignature' }, '2026-03-05T02:00:00.000Z');
      expect(signed(fromSignature).shares['endsAt']).toBe('2028-03-05T16:00:00.000Z');
    },
  );

  it(
    'reminds once at each of 180, 90, 60, 30 and 7 days, operator and authority, and opens the renewal',
    law('P13'),
    () => {
      const one = anAgreementInForce();
      const days = ['2027-10-03', '2028-01-01', '2028-01-31', '2028-03-01', '2028-03-24'];
      for (const day of days) {
        expect(one.at(`${day}T15:59:59.000Z`).did.filter((what) => what === 'notify N11')).toEqual([]);
        one.at(`${day}T16:00:00.000Z`);
        expect(one.effects.filter((effect) => effect.type === 'notify')).toMatchObject([
          { notice: 'N11', to: ['operator', 'AUTHORITY'] },
        ]);
        expect(one.tags).toContain('expiring');
      }
      expect(anAgreementInForce().at('2027-10-03T15:00:00.000Z').tags).not.toContain('expiring');
    },
  );

  it('no new scenarios are taken in the last thirty days', law('P17(2)'), () => {
    expect(anAgreementInForce().at('2028-03-01T15:59:59.000Z').tags).toContain('openToScenarios');
    expect(anAgreementInForce().at('2028-03-01T16:00:00.000Z').tags).not.toContain('openToScenarios');
  });

  it(
    'at the end everything that hangs on it is told and the closure starts, in the same step, though renewal is undecided',
    law('P13', 'P31'),
    () => {
      const one = anAgreementInForce()
        .at('2028-03-01T00:00:00.000Z')
        .send({ type: 'RENEWAL_APPLIED', application: 'authorizationApplication/x/2' });
      one.at('2028-03-31T15:59:59.999Z');
      expect(one.tags).toContain('inForce');
      one.at('2028-03-31T16:00:00.000Z');
      expect([one.state, ...one.tags]).toEqual(['closing', 'ended']);
      expect(one.effects).toContainEqual({ type: 'tell', to: { rel: 'agreement' }, event: ended('expired') });
      expect(one.effects).toContainEqual({
        type: 'open',
        lifecycle: 'domainClosure',
        reply: 'CLOSURE_OPENED',
        input: {
          agreement: agreementId,
          predecessors: [],
          operator: party,
          assetDisposal: '模型封存，衍生数据删除',
          endedAt: '2028-03-31T16:00:00.000Z',
          coveredBy: null,
        },
      });
      expect(one.send({ ...closed, closure: 'domainClosure/9/9' }).rules).toContain('closureIsOurs');
      expect(closeDown(one).state).toBe('expired');
    },
  );

  it('expiry is not closed where the regime reads P31 narrowly; what hangs on it ends all the same', law('P31'), () => {
    const one = anAgreementInForce({ regime: regime({ 'pd.closure.onExpiry': false }) }).at('2028-03-31T16:00:00.000Z');
    expect([one.state, ...one.did.filter((what) => what !== 'notify N11')]).toEqual([
      'expired',
      'tell AGREEMENT_ENDED',
      'tell AGREEMENT_ENDED',
      'notify N10',
    ]);
  });

  it('holds over while a renewal is undecided only if the regime says so', law('P13'), () => {
    const held = () =>
      anAgreementInForce({ regime: regime({ 'pd.renewal.holdover': true }) })
        .send({ type: 'RENEWAL_APPLIED', application })
        .at('2028-03-31T16:00:00.000Z');
    expect(held().leaves).toContain('inForce.term.heldOver');
    expect(held().send({ type: 'RENEWAL_REFUSED', application }).state).toBe('closing');
    const start = '2028-05-01T16:00:00.000Z';
    const handing = held()
      .send({ type: 'RENEWAL_APPROVED', application })
      .send({ type: 'SUCCESSOR_SIGNED', agreement: successorId, datasets: ['病案首页'], scenarios: [], start });
    expect(handing.leaves).toContain('inForce.term.handingOver');
    expect(tells(handing.at(start), 'AGREEMENT_ENDED')[0]?.event).toMatchObject({
      kind: 'expired',
      successor: successorId,
    });
    expect(
      anAgreementInForce({ regime: regime({ 'pd.renewal.holdover': true }) }).at('2028-03-31T16:00:00.000Z').state,
    ).toBe('closing');
  });
});

describe('renewal', () => {
  const renewal = { previous: agreementId, at: '2028-03-10T02:00:00.000Z', id: successorId };
  const runs = { previous: previousFact() };

  it('begins when the old term has ended, not before', law('P13'), () => {
    expect(proposed(renewal, { effectiveDate: '2028-03-31' }).rules).toEqual(['beginsAfterTheOldEnd']);
    expect(proposed(renewal, { effectiveDate: '2028-04-01' }).refusal).toBeUndefined();
  });

  it('is signed before the old end or not at all', law('P13'), () => {
    const over = { previous: previousFact({ tags: ['ended'] }) };
    const one = proposed(renewal, { effectiveDate: '2028-04-01' });
    expect(one.send(signature.operator, operator, over).rules).toEqual(['oldTermStillRuns']);
    expect(one.send(signature.authority, secondHand, { previous: null }).rules).toEqual(['oldTermStillRuns']);
    expect(one.send(ended('expired')).state).toBe('lapsed');
    const both = signed(proposed(renewal, { effectiveDate: '2028-04-01' }), runs);
    expect(tells(both, 'SUCCESSOR_SIGNED')).toEqual([
      {
        type: 'tell',
        mode: 'must',
        to: agreementId,
        event: {
          type: 'SUCCESSOR_SIGNED',
          agreement: successorId,
          datasets: ['病案首页'],
          scenarios: ['商保核保'],
          start: '2028-03-31T16:00:00.000Z',
        },
      },
    ]);
  });

  it('hands over at the old end what the signed successor covers', law('P13', 'P31'), () => {
    const cover = { agreement: successorId, datasets: ['病案首页'], scenarios: ['商保核保'] };
    const renewed = (start: string) =>
      anAgreementInForce()
        .at('2028-03-01T00:00:00.000Z')
        .send({ type: 'RENEWAL_APPLIED', application })
        .send({ type: 'RENEWAL_APPROVED', application })
        .send({ type: 'SUCCESSOR_SIGNED', ...cover, start });
    const one = renewed('2028-03-31T16:00:00.000Z').at('2028-03-31T16:00:00.000Z');
    expect(tells(one, 'AGREEMENT_ENDED')[0]?.event).toMatchObject({
      kind: 'expired',
      successor: successorId,
      datasets: cover.datasets,
      scenarios: cover.scenarios,
    });
    expect(one.effects).toContainEqual(
      expect.objectContaining({ lifecycle: 'domainClosure', input: expect.objectContaining({ coveredBy: cover }) }),
    );
    // A successor that begins later leaves a gap, and an early end leaves nothing to take over.
    expect(
      tells(renewed('2028-06-01T16:00:00.000Z').at('2028-03-31T16:00:00.000Z'), 'AGREEMENT_ENDED')[0]?.event,
    ).toMatchObject({ successor: null, datasets: [] });
    expect(
      tells(renewed('2028-03-31T16:00:00.000Z').send({ type: 'END', cause: 'revocation/x/1' }), 'AGREEMENT_ENDED')[0]
        ?.event,
    ).toMatchObject({ kind: 'revoked', successor: null });
  });

  it('only the renewal that is pending is decided; after a refusal one may apply again', law('P13'), () => {
    const one = anAgreementInForce().send({ type: 'RENEWAL_APPLIED', application });
    expect(one.send({ type: 'RENEWAL_APPROVED', application: 'authorizationApplication/x/9' }).rules).toEqual([
      'renewalIsOurs',
    ]);
    expect(
      one.send({
        type: 'SUCCESSOR_SIGNED',
        agreement: successorId,
        datasets: [],
        scenarios: [],
        start: '2028-03-31T16:00:00.000Z',
      }).refusal?.code,
    ).toBe('EVENT_NOT_ALLOWED');
    one.send({ type: 'RENEWAL_REFUSED', application });
    expect(one.leaves).toContain('inForce.renewal.refused');
    expect(one.send({ type: 'RENEWAL_APPLIED', application }).leaves).toContain('inForce.renewal.applied');
  });

  it('a successor of an operator whose authorization was revoked does not begin', law('P7(3)'), () => {
    const waiting = () => signed(proposed(renewal, { effectiveDate: '2028-04-01' }), runs);
    expect(waiting().send(ended('revoked')).state).toBe('annulled');
    expect(waiting().send(ended('nonRectification')).state).toBe('annulled');
    expect(waiting().send(ended('early')).at('2028-03-31T16:00:00.000Z').tags).toContain('inForce');
  });

  it('a suspension that goes over to the successor stands when it begins', law('P29'), () => {
    const one = signed(proposed(renewal, { effectiveDate: '2028-04-01' }), runs).send({
      type: 'SUSPEND_RIGHTS',
      cause: order,
      grants: 'all',
    });
    expect(one.at('2028-03-31T16:00:00.000Z').tags).toContain('suspended');
  });
});
