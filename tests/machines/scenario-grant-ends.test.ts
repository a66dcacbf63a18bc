import { describe, expect, it } from 'vitest';
import { scenarioGrant } from '../../machines/operation/scenario-grant/index.ts';
import type { Facts } from '../../machines/kernel/lifecycle.ts';

import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';
import {
  id,
  input,
  submit,
  consent,
  provide,
  facts,
  ready,
  provision,
  reply,
  underReview,
  granted,
  inUse,
  access,
} from '../support/scenario-grant.ts';
import {
  agreementEnded,
  authority,
  domain,
  operator,
  order,
  restored,
  aSuccessor,
  successorId,
  suspended,
} from '../support/under-agreement.ts';

describe('a grant ends', () => {
  it(
    'with its plan, at 24:00 of its last day, and is closed when the domain confirms that nothing remains',
    law('P17(2)'),
    () => {
      const one = inUse().at('2026-12-31T15:59:59.999Z');
      expect(one.tags).toContain('inUse');
      one.at('2026-12-31T16:00:00.000Z');
      expect([one.state, one.tags, one.did]).toEqual([
        'revoking.asked',
        [],
        ['tell GRANT_ENDED', 'notify N18', 'call domain.revoke'],
      ]);
      expect(one.effects).toContainEqual({
        type: 'tell',
        to: { rel: 'grant' },
        event: { type: 'GRANT_ENDED', cause: id, kind: 'completed' },
      });
      one.send(reply('ACCESS_REVOKED', { remaining: 2 }), domain);
      expect(one.state).toBe('revoking.incomplete');
      expect(one.at('2026-12-31T17:00:00.000Z').state).toBe('revoking.asked');
      expect(one.send(reply('ACCESS_REVOKED', { remaining: 0 }), domain).state).toBe('completed');
    },
  );

  it('with the qualification for its data, or when the operator gives it up', law('P29', 'P17'), () => {
    const terminated = inUse().send({ type: 'TERMINATE_GRANT', cause: order });
    expect(terminated.effects).toContainEqual(
      expect.objectContaining({ event: { type: 'GRANT_ENDED', cause: id, kind: 'terminated' } }),
    );
    expect(terminated.send(reply('ACCESS_REVOKED', { remaining: 0 }), domain).state).toBe('terminated');
    expect(
      inUse()
        .send({ type: 'RELINQUISH', reason: '业务调整' }, operator)
        .send(reply('ACCESS_REVOKED', { remaining: 0 }), domain).state,
    ).toBe('relinquished');
    expect(inUse().send({ type: 'TERMINATE_GRANT', cause: order }, authority).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });

  it('with the agreement in the same act, whatever its state; the closure revokes the access', law('P31'), () => {
    for (const one of [
      granted(),
      inUse(),
      inUse().send(suspended(order)),
      inUse().send(submit({}, 'REQUEST_CHANGE'), operator, facts),
    ]) {
      one.send(agreementEnded());
      expect([one.state, one.did, one.done]).toEqual(['ceased', [], true]);
    }
    expect(underReview().send(agreementEnded()).state).toBe('lapsed');
    expect(inUse().send({ type: 'RELINQUISH', reason: '业务调整' }, operator).send(agreementEnded()).state).toBe(
      'relinquished',
    );
  });

  it(
    'or goes over to a signed successor that covers its scenario and data',
    law('P4(3)', 'P13', 'P22', 'P29', 'P31'),
    () => {
      const successor: Facts = { successor: aSuccessor() };
      const full = inUse({ plan: { start: '2026-03-10', end: '2027-12-31' } });
      expect(full.due('planEnds')).toBeUndefined();
      full.send(agreementEnded({ datasets: ['公交刷卡'], scenarios: ['公交线网优化'] }), undefined, successor);
      expect([
        access(full),
        full.shares['agreement'],
        scenarioGrant.links!(full.context),
        full.context.termEndsAt,
      ]).toEqual(['open', successorId, { agreement: successorId }, '2029-12-31T16:00:00.000Z']);
      const goesOver = (cover: { datasets: string[]; scenarios: string[] }, shares = {}) =>
        inUse().send(agreementEnded(cover), undefined, { successor: aSuccessor(shares) }).state;
      const whole = { datasets: ['公交刷卡'], scenarios: ['公交线网优化'] };
      expect(goesOver(whole)).toContain('inForce.access.open');
      expect(goesOver({ ...whole, datasets: ['门诊量'] })).toBe('ceased');
      expect(goesOver({ ...whole, scenarios: ['就医引导'] })).toBe('ceased');
      // P4(3), P22, P29: nor without the right to process, the purpose, or what the committee has not ended.
      expect(goesOver(whole, { rights: ['productOperation'] })).toBe('ceased');
      expect(goesOver(whole, { purposes: ['industrialDevelopment'] })).toBe('ceased');
      expect(goesOver(whole, { terminated: { datasets: ['公交刷卡'], scenarios: [] } })).toBe('ceased');
      expect(inUse().send(agreementEnded(whole)).state).toBe('ceased');
      expect(
        inUse()
          .send({ type: 'RELINQUISH', reason: '业务调整' }, operator)
          .send(agreementEnded({ datasets: [], scenarios: [] })).state,
      ).toBe('revoking.asked');
    },
  );
});

describe('the chart of the scenario grant', () => {
  const starts = [{ input, actor: operator, facts, id }];
  const payloads = {
    SUBMIT: [submit()],
    RESUBMIT: [submit({}, 'RESUBMIT')],
    REQUEST_CHANGE: [submit({}, 'REQUEST_CHANGE')],
    CONSENT: [consent()],
    REFUSE: [{ reason: '不同意' }],
    CONSENT_AS_PROVIDER: [provide()],
    REFUSE_AS_PROVIDER: [{ reason: '不同意' }],
    RETURN: [{ items: [{ item: '字段', problem: '过宽' }] }],
    PROVISION: [provision],
    REGRADE: [
      { dataset: '公交刷卡', grade: '禁止', prohibited: true, reason: '复核' },
      { dataset: '公交刷卡', grade: '二级', prohibited: false, reason: '复核' },
    ],
    REPORT_FINDING: [{ gate: 'rawDataSeen', description: '异常' }],
    DISMISS_FINDING: [{ reason: '误报' }],
    ORDER_CORRECTION: [{ items: [{ item: '脱敏', requirement: '整改' }], due: '2099-01-01T00:00:00Z' }],
    START_REVOCATION: [{ reason: '违规' }],
    RELINQUISH: [{ reason: '放弃' }],
    TERMINATE_GRANT: [{ cause: order }],
    ACCESS_PROVISIONED: [{ receipt: 'R' }],
    ACCESS_SUSPENDED: [{ receipt: 'R' }],
    ACCESS_RESTORED: [{ receipt: 'R' }],
    ACCESS_REVOKED: [
      { receipt: 'R', remaining: 0 },
      { receipt: 'R', remaining: 1 },
    ],
    AGREEMENT_SUSPENDED: [suspended(order)],
    AGREEMENT_RESTORED: [restored(order)],
    AGREEMENT_ENDED: [agreementEnded(), agreementEnded({ datasets: ['公交刷卡'], scenarios: [] })],
  };

  // The regions multiply; each pair that can meet is walked with the others at rest (a payload of the wrong shape).
  const atRest = (types: string[]) => ({
    ...payloads,
    ...Object.fromEntries(types.map((type) => [type, [{ wrong: true }]])),
  });
  const walks = [
    ['REQUEST_CHANGE', 'REPORT_FINDING'],
    ['REPORT_FINDING', 'REGRADE', 'AGREEMENT_SUSPENDED'],
    ['REQUEST_CHANGE', 'AGREEMENT_SUSPENDED', 'REGRADE'],
  ].map(atRest);

  it('every state takes or refuses every event in every role, and can end', law('P17', 'P18'), () => {
    const explored = walks.map((walk) =>
      explore(scenarioGrant, {
        starts,
        payloads: walk,
        persons: ['anna', 'bo', 'cai'],
        facts: () => [{ ...ready, successor: aSuccessor() }],
        keyOf: ({ causes, version, askedVersion, end }) => [
          (causes as string[]).length > 0,
          version === 0,
          version === askedVersion,
          (end as { kind?: string } | null)?.kind,
        ],
      }),
    );
    const missed = explored.map((one) => missedBy(scenarioGrant, one));
    expect(missed[0]!.states.filter((leaf) => missed.every(({ states }) => states.includes(leaf)))).toEqual([]);
    expect(missed[0]!.events.filter((type) => missed.every(({ events }) => events.includes(type)))).toEqual([]);
  });
});
