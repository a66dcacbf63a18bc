import { describe, expect, it } from 'vitest';
import { fact } from '../support/driver.ts';
import { law } from '../support/law.ts';
import {
  id,
  dataset,
  submit,
  consent,
  answer,
  provide,
  facts,
  acceptance,
  aPerson,
  ready,
  provision,
  reply,
  underReview,
  granted,
  aDraft,
  inUse,
  callsOf,
  access,
} from '../support/scenario-grant.ts';
import {
  anAgreement,
  withAgreement,
  authority,
  domain,
  health,
  healthBureau,
  operator,
  order,
  otherOrder,
  restored,
  suspended,
  transport,
  transportBureau,
} from '../support/under-agreement.ts';

describe('access in the domain', () => {
  it(
    'is provisioned in an accepted domain, for admitted staff of the scenario, and confirmed',
    law('P11', 'P18', 'P20(1)'),
    () => {
      const one = granted();
      expect(access(one)).toBe('unprovisioned');
      expect(one.send(provision, authority, { ...ready, acceptance: fact(acceptance) }).rules).toEqual([
        'domainIsAccepted',
      ]);
      expect(one.send(provision, authority, { ...ready, acceptance: null }).rules).toEqual(['domainIsAccepted']);
      expect(one.send(provision, authority, { ...ready, accounts: [aPerson({ tags: ['suspended'] })] }).rules).toEqual([
        'staffIsAdmitted',
      ]);
      expect(
        one.send(provision, authority, { ...ready, accounts: [aPerson({ shares: { grants: [] } })] }).rules,
      ).toEqual(['staffIsAdmitted']);
      one.send(provision, authority, ready);
      expect([access(one), one.tags.includes('inUse'), callsOf(one)]).toEqual(['provisioning', false, ['provision 1']]);
      expect(one.send(reply('ACCESS_PROVISIONED'), authority).refusal?.code).toBe('ROLE_NOT_ALLOWED');
      expect(one.send(reply('ACCESS_PROVISIONED'), domain).tags).toContain('inUse');
    },
  );

  it('alerts when the domain does not confirm, once and once more, and goes on waiting', law('P20'), () => {
    const one = granted().send(provision, authority, ready);
    expect(one.fork().at('2026-03-02T05:59:59.999Z').did).toEqual([]);
    expect(one.at('2026-03-02T06:00:00.000Z').did).toEqual(['notify N19']);
    expect([one.at('2026-04-02T06:00:00.000Z').did.filter((did) => did === 'notify N19').length, access(one)]).toEqual([
      1,
      'provisioning',
    ]);
  });

  it(
    'is shut from the instant of a suspension, and comes back when every cause is lifted and the domain confirms',
    law('P29'),
    () => {
      const one = inUse().send(suspended(order));
      expect([access(one), one.tags.includes('inUse'), one.tags.includes('suspended'), callsOf(one)]).toEqual([
        'suspending',
        false,
        true,
        ['suspend 2'],
      ]);
      one.send(reply('ACCESS_SUSPENDED'), domain).send(suspended(otherOrder)).send(restored(order));
      expect([access(one), one.context.causes]).toEqual(['shut', [otherOrder]]);
      expect(one.send(suspended(otherOrder)).refusal).toBeDefined();
      one.send(restored(otherOrder));
      expect([access(one), callsOf(one), one.tags.includes('inUse')]).toEqual(['restoring', ['restore 3'], false]);
      expect(one.send(reply('ACCESS_RESTORED'), domain).tags).toContain('inUse');
    },
  );

  it(
    'is shut again when a cause comes while the domain restores it; the late answer changes nothing',
    law('P29'),
    () => {
      const one = inUse()
        .send(suspended(order))
        .send(reply('ACCESS_SUSPENDED'), domain)
        .send(restored(order))
        .send(suspended(otherOrder));
      expect([access(one), callsOf(one)]).toEqual(['suspending', ['suspend 4']]);
      expect(one.send(reply('ACCESS_RESTORED'), domain).refusal?.code).toBe('EVENT_NOT_ALLOWED');
      expect(access(one)).toBe('suspending');
    },
  );

  it('is not touched by an order over other grants, nor opened while one stands', law('P29'), () => {
    expect(access(inUse().send(suspended(order, ['scenarioGrant/other/1'])))).toBe('open');
    const one = granted().send(suspended(order, [id]));
    expect([access(one), one.tags.includes('suspended')]).toEqual(['withheld', true]);
    expect(one.send(provision, authority, ready).rules).toEqual(['grantIsNotSuspended']);
    expect(access(one.send(restored(order)))).toBe('unprovisioned');
    const reviewed = underReview()
      .send(suspended(order))
      .send(consent(), authority, facts)
      .send(provide(), transport, facts);
    expect(access(reviewed)).toBe('withheld');
  });
});

describe('data that are re-graded', () => {
  const regrade = (prohibited: boolean, name = '公交刷卡') => ({
    type: 'REGRADE',
    dataset: name,
    grade: prohibited ? '禁止开放' : '一般数据三级',
    prohibited,
    reason: '分级复核',
  });

  it('as prohibited suspend the grant until they are permitted again', law('P6(2)', 'P9'), () => {
    const one = inUse().send(regrade(true), transport);
    expect([access(one), one.tags.includes('barred'), one.did]).toEqual([
      'suspending',
      true,
      expect.arrayContaining(['tell GRANT_SUSPENDED', 'call domain.suspend']),
    ]);
    one.send(suspended(order)).send(restored(order)).send(reply('ACCESS_SUSPENDED'), domain);
    expect(access(one)).toBe('shut');
    expect(one.send(regrade(false), transport).did).toContain('tell GRANT_RESTORED');
    expect([access(one), one.context.granted.datasets[0].grade]).toEqual(['restoring', '一般数据三级']);
  });

  it(
    'are graded by their own provider or the authority, and may be left out by a change',
    law('P6(2)', 'P9', 'P17'),
    () => {
      const own = withAgreement(anAgreement({}, { providers: { 公交刷卡: transportBureau, 门诊量: transportBureau } }));
      const one = aDraft()
        .send(submit({ datasets: [dataset(), dataset('门诊量', transportBureau)] }), operator, own)
        .send(consent(), authority, own);
      const both = provide(answer(), answer('门诊量'));
      expect(one.leaves.some((leaf) => leaf.includes('application'))).toBe(true);
      one.send(both, transport, facts).send(provision, authority, ready).send(reply('ACCESS_PROVISIONED'), domain);
      expect(one.send(regrade(true, '户籍'), authority).rules).toContain('dataIsOfTheGrant');
      expect(inUse().send(regrade(true), { ...health, party: healthBureau }).refusal?.code).toBe('GUARD_REFUSED');
      const mixed = underReview({ datasets: [dataset(), dataset('门诊量', healthBureau)] })
        .send(consent(), authority, facts)
        .send(provide(), transport, facts)
        .send(provide(answer('门诊量')), health, facts);
      expect(mixed.send(regrade(true), health).rules).toEqual(['dataIsTheirs']);
      one.send(regrade(true, '门诊量'), authority).send(reply('ACCESS_SUSPENDED'), domain);
      expect(one.send(submit({ datasets: [dataset('门诊量')] }, 'REQUEST_CHANGE'), operator, own).rules).toEqual([
        'barredDataIsLeftOut',
      ]);
      one
        .send(submit({}, 'REQUEST_CHANGE'), operator, facts)
        .send(consent(), authority, facts)
        .send(provide(), transport, facts);
      expect([access(one), one.shares['datasets'], one.tags.includes('barred')]).toEqual([
        'restoring',
        ['公交刷卡'],
        false,
      ]);
      // Left out is not permitted: it is still barred when a later change asks for it again.
      expect(one.shares['barred']).toEqual(['门诊量']);
      expect(one.send(submit({ datasets: [dataset('门诊量')] }, 'REQUEST_CHANGE'), operator, own).rules).toEqual([
        'barredDataIsLeftOut',
      ]);
      one.send(regrade(false, '门诊量'), transport, own);
      expect([one.shares['barred'], one.did]).toEqual([[], ['tell GRANT_RESTORED']]);
    },
  );
});

describe('a change of the scenario', () => {
  it('that says what is granted already is none', law('P18'), () => {
    expect(inUse().send({ ...submit(), type: 'REQUEST_CHANGE' }, operator, facts).refusal).toMatchObject({
      articles: ['P18'],
      details: [{ rule: 'changeIsStated' }],
    });
  });

  const change = submit({ plan: { start: '2026-03-10', end: '2027-06-30' } }, 'REQUEST_CHANGE');

  it('that was returned still says something else than what is granted', law('P18'), () => {
    const returned = inUse()
      .send(change, operator, facts)
      .send({ type: 'RETURN', items: [{ item: '计划', problem: '过长' }] }, authority);
    expect(returned.send({ ...submit(), type: 'RESUBMIT' }, operator, facts).rules).toEqual(['changeIsStated']);
  });

  it('is a new version that goes through the joint review while the old one stays in use', law('P17', 'P18'), () => {
    const one = inUse().send(change, operator, facts);
    expect(one.tags.sort()).toEqual(['inForce', 'inUse', 'underReview']);
    one.send(consent(), authority, facts).send(provide(), transport, facts);
    expect([one.shares['version'], one.due('planEnds'), access(one), callsOf(one)]).toEqual([
      2,
      '2027-06-30T16:00:00.000Z',
      'provisioning',
      ['provision 2'],
    ]);
    const refused = inUse()
      .send(change, operator, facts)
      .send({ type: 'REFUSE_AS_PROVIDER', reason: '不同意' }, transport);
    expect([refused.shares['version'], refused.due('planEnds'), access(refused)]).toEqual([
      1,
      '2026-12-31T16:00:00.000Z',
      'open',
    ]);
  });

  it('falls away when it is withdrawn or not corrected in time; the grant stays', law('P17', 'P18'), () => {
    expect(inUse().send({ type: 'WITHDRAW_CHANGE' }, operator).rules).toEqual(['changeIsPending']);
    const returned = inUse()
      .send(change, operator, facts)
      .send({ type: 'RETURN', items: [{ item: '计划', problem: '过长' }] }, authority);
    expect(returned.tags).toContain('changing');
    expect(returned.fork().send({ type: 'WITHDRAW_CHANGE' }, operator).tags.sort()).toEqual(['inForce', 'inUse']);
    expect(returned.fork().send(submit({}, 'RESUBMIT'), operator, facts).tags).toContain('underReview');
    expect(returned.at('2026-03-16T16:00:00.000Z').tags.sort()).toEqual(['inForce', 'inUse']);
  });
});
