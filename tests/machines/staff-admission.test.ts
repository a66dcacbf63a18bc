import { describe, expect, it } from 'vitest';
import { staffAdmission } from '../../machines/operation/staff-admission/index.ts';
import type { Facts } from '../../machines/kernel/lifecycle.ts';
import { drive, opening } from '../support/driver.ts';
import {
  aGrant,
  agreementEnded,
  anAgreement,
  authority,
  domain,
  grantId,
  operator,
  operatorId,
  order,
  otherOrder,
  restored,
  aSuccessor,
  secondAuthority,
  stranger,
  successorId,
  suspended,
} from '../support/under-agreement.ts';
import { law } from '../support/law.ts';
import { ref, input, facts, verify, pass, nda, enter, revoked } from '../support/admissions.ts';

const proposed = (more: Facts = {}, asked: object = input) =>
  drive(staffAdmission, { input: asked, actor: operator, facts: { ...facts, ...more } });
const reviewed = (more: Facts = {}) => proposed(more).send(verify, authority).send(pass, authority, facts);
const admitted = (more: Facts = {}) => reviewed(more).send(nda(), operator, facts);

describe('a person who processes public data', () => {
  it('is identified, filed and reviewed, and signs a non-disclosure agreement, in this order', law('P20(1)'), () => {
    const person = proposed();
    expect(person.send(pass, authority, facts).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    person.send(verify, authority);
    expect(person.send(nda(), operator, facts).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    person.send(pass, authority, facts);
    expect([person.state, person.tags]).toEqual(['underAdmission.awaitingNda', []]);
    person.send(nda(), operator, facts);
    expect([person.state, person.tags, person.did]).toEqual([
      'admitted.active',
      ['admitted'],
      ['call domain.provision', 'notify N12'],
    ]);
  });

  it('is the person whom the identity service recognised', law('P20(1)', 'P11(2)'), () => {
    const person = proposed().send({ ...verify, ref: 'f'.repeat(32) }, domain);
    expect([person.state, person.rules]).toEqual(['underAdmission.awaitingIdentity', ['identityIsThePersons']]);
    expect(person.send({ type: 'FAIL_IDENTITY', reason: '人证不符' }, domain).state).toBe('refused');
  });

  it('is reviewed by somebody else than the proposer, while the agreement is in force', law('P20(1)'), () => {
    const person = proposed().send(verify, authority);
    expect(person.send(pass, { ...authority, person: operator.person }, facts).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(person.send(pass, authority, { agreement: anAgreement({ tags: ['ended'] }) }).rules).toEqual([
      'agreementStands',
    ]);
    expect(person.fork().send({ type: 'REFUSE', reason: '背景审查未通过' }, authority).state).toBe('refused');
    person.send({ type: 'RETURN', items: [{ item: '岗位', problem: '不明' }] }, authority);
    expect(person.fork().at('2026-04-01T00:00:00.000Z').state).toBe('lapsed');
    expect(person.send({ type: 'RESUBMIT', position: '数据工程师' }, operator).state).toBe(
      'underAdmission.underReview',
    );
  });

  it('does not come in with an agreement that is signed in the future, or not in time', law('P20(1)'), () => {
    expect(reviewed().send(nda('2026-03-03'), operator, facts).rules).toEqual(['ndaIsSigned']);
    expect(reviewed().at('2026-03-17T00:00:00.000Z').state).toBe('lapsed');
  });

  it('enters only for a scenario that is assigned, in use and not suspended', law('P18', 'P20(1)', 'P29'), () => {
    const person = admitted();
    const inUse = { grant: aGrant() };
    expect(person.send(enter(), domain, inUse).refusal).toBeUndefined();
    expect(person.context.lastEntry.grant).toBe(grantId);
    expect(
      person.send(enter('scenarioGrant/x/1'), domain, { grant: aGrant({ id: 'scenarioGrant/x/1' }) }).rules,
    ).toEqual(['grantIsAssigned']);
    expect(person.send(enter(), domain, { grant: aGrant({ tags: ['inForce', 'suspended'] }) }).rules).toEqual([
      'grantIsInUse',
    ]);
    expect(person.send(enter(), domain, {}).rules).toEqual(['grantIsInUse']);
    expect(person.send(suspended(order)).send(enter(), domain, inUse).rules).toEqual(['personIsNotSuspended']);
    expect(person.refusal?.articles).toContain('P29');
  });

  it('has what was done recorded', law('P20(1)', 'P25'), () => {
    const log = {
      type: 'RECORD_OPERATIONS',
      from: '2026-03-02T00:00:00Z',
      to: '2026-03-03T00:00:00Z',
      entries: 120,
      fingerprint: 'b'.repeat(64),
    };
    const person = admitted()
      .send(log, domain)
      .send({ ...log, to: '2026-03-04T00:00:00Z' }, domain);
    expect(person.context.operations).toEqual({
      entries: 240,
      until: '2026-03-04T00:00:00Z',
      fingerprint: 'b'.repeat(64),
    });
    expect(person.send(log, operator).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });

  it('is kept out as long as any cause stands, each lifted by its own end', law('P29'), () => {
    const person = admitted()
      .send(suspended(order))
      .send(suspended(otherOrder))
      .send({ type: 'SUSPEND', reason: '涉嫌违规' }, authority);
    expect([person.state, person.did]).toEqual(['admitted.suspended', ['notify N12']]);
    expect(person.send(suspended(order)).refusal).toBeDefined();
    person.send(restored(order)).send({ type: 'LIFT', reason: '查无实据' }, secondAuthority);
    // The suspension of the agreement stands: the domain is not asked to restore access.
    expect([person.state, person.context.causes, person.did]).toEqual([
      'admitted.suspended',
      [otherOrder],
      ['notify N12'],
    ]);
    expect(person.send({ type: 'LIFT', reason: '再次' }, secondAuthority).rules).toEqual([
      'personIsSuspendedByAuthority',
    ]);
    expect([person.send(restored(otherOrder)).state, person.did]).toEqual(['admitted.active', ['call domain.restore']]);
    // An order over some grants leaves the person in; the grants themselves are shut.
    expect(person.send(suspended(order, [grantId])).refusal).toBeDefined();
    expect(admitted({ agreement: anAgreement({}, { causes: [{ cause: order, grants: 'all' }] }) }).state).toBe(
      'admitted.suspended',
    );
  });

  it('counts its calls to the domain, so that a later one prevails', law('P20'), () => {
    const person = admitted();
    const orderOf = () =>
      person.effects.flatMap((effect) =>
        effect.type === 'call' ? [`${effect.op} ${Number(effect.input['order'])}`] : [],
      );
    const orders = [
      ...orderOf(),
      ...(person.send({ type: 'SUSPEND', reason: '核查中' }, authority), orderOf()),
      ...(person.send({ type: 'LIFT', reason: '核查完成' }, secondAuthority), orderOf()),
    ];
    expect(orders).toEqual(['provision 1', 'suspend 2', 'restore 3']);
  });

  it('is removed once the domain confirms that nothing remains open', law('P20(1)', 'P31'), () => {
    const person = admitted().send({ type: 'REMOVE', reason: '离职' }, operator);
    expect([person.state, person.did]).toEqual(['removing.asked', ['call domain.revoke']]);
    expect(person.send(enter(), domain, { grant: aGrant() }).refusal?.code).toBe('EVENT_NOT_ALLOWED');
    person.send(revoked(1), domain);
    expect(person.state).toBe('removing.incomplete');
    person.at('2026-03-02T03:00:00.000Z');
    expect([person.state, person.did]).toEqual(['removing.asked', ['call domain.revoke']]);
    expect(person.fork().at('2026-03-02T06:00:00.000Z').did).toContain('notify N12');
    expect(person.send(revoked(0), domain).state).toBe('removed');
  });

  it(
    'leaves with the agreement, unless a signed successor takes the scenarios over',
    law('P4(3)', 'P13', 'P31'),
    () => {
      const gone = admitted().send(agreementEnded());
      expect([gone.state, gone.did]).toEqual(['removed', []]);
      const cover = agreementEnded({ datasets: [], scenarios: ['公交线网优化'] });
      const stays = admitted().send(cover, undefined, { successor: aSuccessor() });
      const unprocessed = { successor: aSuccessor({ rights: ['productOperation'] }) };
      expect(admitted().send(cover, undefined, unprocessed).state).toBe('removed');
      expect([stays.state, staffAdmission.links!(stays.context)]).toEqual([
        'admitted.active',
        { agreement: successorId, grant: [grantId] },
      ]);
      expect(admitted().send(agreementEnded({ datasets: [], scenarios: ['就医引导'] })).state).toBe('removed');
      expect(reviewed().send(agreementEnded()).state).toBe('lapsed');
      expect(
        admitted()
          .send({ type: 'REMOVE', reason: '离职' }, operator)
          .send(agreementEnded({ datasets: [], scenarios: ['公交线网优化'] })).state,
      ).toBe('removing.asked');
    },
  );

  it('is assigned to open grants of the same agreement only, and loses those that end', law('P17', 'P20(1)'), () => {
    const second = 'scenarioGrant/second/1';
    const assign = { type: 'ASSIGN_SCENARIOS', grants: [grantId, second] };
    const person = admitted();
    expect(
      person.send(assign, operator, { grants: [aGrant(), aGrant({ id: second }, { agreement: successorId })] }).rules,
    ).toEqual(['grantsAreOfTheAgreement']);
    person.send(assign, operator, { grants: [aGrant(), aGrant({ id: second })] });
    expect(person.did).toEqual(['call domain.provision']);
    expect(person.send({ type: 'GRANT_ENDED', cause: second, kind: 'completed' }).shares['grants']).toEqual([grantId]);
    const answer = opening(staffAdmission, {
      input,
      actor: operator,
      facts: { ...facts, grants: [aGrant({ open: false })] },
    });
    expect('ok' in answer && answer.code).toBe('GUARD_REFUSED');
    const strange = opening(staffAdmission, { input, actor: stranger, facts });
    expect('ok' in strange && strange.code).toBe('GUARD_REFUSED');
  });

  it('is reviewed by nobody who ever proposed, and let in again by nobody who suspended', law('P20(1)'), () => {
    const again = proposed()
      .send(verify, domain)
      .send({ type: 'RETURN', items: [{ item: '岗位', problem: '不明' }] }, authority);
    expect(
      again.send({ type: 'RESUBMIT', position: '工程师' }, { ...operator, person: authority.person }).refusal?.code,
    ).toBe('MAKER_IS_CHECKER');
    again.send({ type: 'RESUBMIT', position: '工程师' }, { ...operator, person: 'second.operator' });
    for (const person of [operator.person, 'second.operator'])
      for (const event of [pass, { type: 'REFUSE', reason: '不符' }])
        expect(again.fork().send(event, { ...authority, person }, facts).refusal?.code).toBe('MAKER_IS_CHECKER');
    for (const event of [verify, { type: 'FAIL_IDENTITY', reason: '不符' }])
      expect(proposed().send(event, { ...authority, person: operator.person }).refusal?.code).toBe('MAKER_IS_CHECKER');
    const kept = admitted().send({ type: 'SUSPEND', reason: '核查中' }, authority);
    expect(kept.send({ type: 'LIFT', reason: '核查完成' }, authority).refusal?.code).toBe('MAKER_IS_CHECKER');
    expect(kept.send({ type: 'LIFT', reason: '核查完成' }, secondAuthority).state).toBe('admitted.active');
  });

  it('does not enter for a grant whose data are barred, which P9 refuses', law('P9'), () => {
    const barred = { grant: aGrant({ tags: ['inForce', 'suspended', 'barred'] }) };
    expect(admitted().send(enter(), domain, barred).refusal?.articles).toEqual(['P9']);
  });

  it('is let in by calls that hold only while nothing suspends it', law('P29', 'P31'), () => {
    const holds = (one: ReturnType<typeof admitted>) =>
      one.effects.flatMap((effect) => (effect.type === 'call' ? [[effect.op, effect.holds?.tags]] : []));
    const person = admitted();
    expect(holds(person)).toEqual([['provision', ['admitted']]]);
    expect([holds(person.send(suspended(order))), person.tags]).toEqual([[['suspend', ['suspended']]], ['suspended']]);
    expect(holds(person.send(restored(order)))).toEqual([['restore', ['admitted']]]);
    expect(holds(person.send({ type: 'REMOVE', reason: '离职' }, operator))).toEqual([['revoke', undefined]]);
  });

  it('that an older program took goes on with the hands that it knew', law('P20(1)'), () => {
    const { proposers: _, reviewers: __, suspendedBy: ___, ...rest } = admitted().case.context;
    expect(
      staffAdmission.migrations![1]!.migrate({ ...admitted().case, context: { ...rest, proposedBy: 'li' } }).context,
    ).toMatchObject({ proposers: ['li'], reviewers: [], suspendedBy: [] });
  });

  it('is filed once for each operator, and no personal data are shared', law('P20(1)'), () => {
    const person = admitted();
    expect(staffAdmission.claims!(person.context)).toEqual([
      expect.objectContaining({ scope: 'staff', value: `${operatorId}/${ref}` }),
    ]);
    expect(JSON.stringify(person.shares)).not.toContain(ref);
  });
});
