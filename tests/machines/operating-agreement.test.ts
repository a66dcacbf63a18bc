import { describe, expect, it } from 'vitest';
import { operatingAgreement } from '../../machines/operation/operating-agreement/index.ts';
import { loadRegime } from '../../machines/regimes/index.ts';
import {
  aDraft,
  agreementId,
  anAgreementInForce,
  application,
  approved,
  authority,
  closeDown,
  early,
  operator,
  order,
  organisation,
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
  uscc,
} from '../support/agreements.ts';
import { type Driven, drive, fact } from '../support/driver.ts';
import { law } from '../support/law.ts';

const incident = 'securityIncident/2027-1/1';
const grant = (n: number) => `scenarioGrant/${uscc}/${n}`;
const openGrants = (...ids: string[]) => ({ grants: ids.map((id) => fact(id, { tags: ['inForce'] })) });

describe('suspension and end', () => {
  it('rights are suspended as long as any cause stands, each lifted by its own end alone', law('P29'), () => {
    const one = anAgreementInForce().send({ type: 'SUSPEND_RIGHTS', cause: order, grants: 'all' });
    expect(one.tags).toEqual(expect.arrayContaining(['inForce', 'suspended']));
    expect(tells(one, 'AGREEMENT_SUSPENDED')).toEqual([
      { type: 'tell', to: { rel: 'agreement' }, event: { type: 'AGREEMENT_SUSPENDED', cause: order, grants: 'all' } },
    ]);
    one.send({ type: 'SUSPEND_RIGHTS', cause: incident, grants: [grant(1)] });
    expect(one.send({ type: 'SUSPEND_RIGHTS', cause: order, grants: 'all' }).rules).toEqual(['causeIsNew']);
    one.send({ type: 'LIFT_SUSPENSION', cause: order });
    expect([one.tags.includes('suspended'), ...one.did]).toEqual([true, 'tell AGREEMENT_RESTORED']);
    expect(one.send({ type: 'LIFT_SUSPENSION', cause: order }).rules).toEqual(['causeStands']);
    expect(one.send({ type: 'LIFT_SUSPENSION', cause: incident }).tags).toContain('rightsActive');
  });

  it('nobody suspends or restores by hand: only the case that is the cause', law('P29'), () => {
    const one = anAgreementInForce();
    expect(one.send({ type: 'SUSPEND_RIGHTS', cause: order, grants: 'all' }, authority).refusal?.code).toBe(
      'ROLE_NOT_ALLOWED',
    );
    one.send({ type: 'SUSPEND_RIGHTS', cause: order, grants: 'all' });
    expect(one.send({ type: 'LIFT_SUSPENSION', cause: order }, authority).refusal?.code).toBe('ROLE_NOT_ALLOWED');
  });

  it(
    'a termination takes the grants of the order and gives the others back; with none left the agreement ends',
    law('P29'),
    () => {
      const suspended = (more = {}) =>
        anAgreementInForce(more).send({ type: 'SUSPEND_RIGHTS', cause: order, grants: 'all' });
      const terminate = { type: 'TERMINATE_SCOPE', cause: order, grants: [grant(1)] };
      const part = suspended().send(terminate, undefined, openGrants(grant(1), grant(2)));
      expect([part.tags.includes('rightsActive'), ...part.did]).toEqual([
        true,
        'tell TERMINATE_GRANT',
        'tell AGREEMENT_RESTORED',
        'tell SCOPE_TERMINATED',
      ]);
      expect(tells(part, 'TERMINATE_GRANT')[0]?.to).toEqual([grant(1)]);
      const whole = suspended().send(terminate, undefined, openGrants(grant(1)));
      expect(whole.state).toBe('closing');
      expect(closeDown(whole).state).toBe('qualificationTerminated');
      expect(suspended().send({ ...terminate, grants: 'all' }, undefined, openGrants(grant(1), grant(2))).state).toBe(
        'closing',
      );
      const wide = suspended({ regime: regime({ 'pd.termination.scope': 'wholeAgreement' }) });
      expect(wide.send(terminate, undefined, openGrants(grant(1), grant(2))).state).toBe('closing');
    },
  );

  it(
    'what was terminated has left the scope: of the agreement, and of its successor, drafted or signed',
    law('P29'),
    () => {
      const wide = {
        datasets: approved.datasets.map((one) => ({ ...one, notProhibited: true })),
        scenarios: ['商保核保', '公交线网优化'],
      };
      const named = [
        fact(grant(1), { tags: ['inForce'], shares: { scenario: '商保核保', datasets: ['病案首页'] } }),
        fact(grant(2), { tags: ['inForce'], shares: { scenario: '公交线网优化', datasets: ['公交刷卡'] } }),
      ];
      const one = signed(proposed({}, { scope: wide })).at('2026-03-31T01:00:00.000Z');
      const successor = {
        type: 'SUCCESSOR_SIGNED',
        agreement: successorId,
        datasets: ['病案首页', '公交刷卡'],
        scenarios: [],
        start: '2028-03-31T16:00:00.000Z',
      };
      one
        .send({ type: 'RENEWAL_APPLIED', application })
        .send({ type: 'RENEWAL_APPROVED', application })
        .send(successor);
      one.send({ type: 'TERMINATE_SCOPE', cause: order, grants: [grant(1)] }, undefined, { grants: named });
      const terminated = { datasets: ['病案首页'], scenarios: ['商保核保'] };
      expect(one.shares).toMatchObject({ datasets: ['公交刷卡'], scenarios: ['公交线网优化'], terminated });
      expect(one.shares['providers']).toEqual({ 公交刷卡: approved.datasets[1]!.provider });
      expect(one.context.successor.datasets).toEqual(['公交刷卡']);
      expect(tells(one, 'SCOPE_TERMINATED')).toEqual([
        {
          type: 'tell',
          to: { rel: 'previous', lifecycle: 'operatingAgreement' },
          event: { type: 'SCOPE_TERMINATED', cause: order, ...terminated },
        },
      ]);
      const said = { type: 'SCOPE_TERMINATED', cause: order, ...terminated };
      const drafted = proposed({}, { scope: wide }).send(said);
      for (const [event, actor] of [
        [signature.operator, operator],
        [signature.authority, secondHand],
      ] as const)
        expect(drafted.fork().send(event, actor)).toMatchObject({
          rules: ['terminatedDataStayOut'],
          refusal: { articles: ['P29'] },
        });
      expect(
        aDraft()
          .send(said)
          .send({ type: 'PROPOSE', terms: terms({ scope: wide }) }, authority).rules,
      ).toEqual(['terminatedDataStayOut']);
      expect(signed(proposed({}, { scope: wide })).send(said).shares).toMatchObject({ datasets: ['公交刷卡'] });
    },
  );

  it(
    'a successor takes what was terminated only by name, when the committee granted it anew',
    law('P29', 'P13'),
    () => {
      const previousShares = {
        endsAt: '2026-03-30T16:00:00.000Z',
        operator: party,
        terminated: { datasets: ['病案首页'], scenarios: ['商保核保'] },
      };
      const drafted = (reapplied: string[]) =>
        drive(operatingAgreement, {
          input: {
            application,
            operator: organisation,
            previous: agreementId,
            approved: { ...approved, reapplied },
          },
          facts: { previous: previousFact({ shares: previousShares }) },
        }).send({ type: 'PROPOSE', terms: terms() }, authority);
      expect(drafted([]).rules).toEqual(['terminatedDataStayOut']);
      expect(drafted(['公交刷卡']).rules).toEqual(['terminatedDataStayOut']);
      expect(drafted(['病案首页']).refusal).toBeUndefined();
    },
  );

  it('an order that names data alone leaves the other data; with none left the agreement ends', law('P29'), () => {
    const named = (...datasets: string[]) =>
      anAgreementInForce()
        .send({ type: 'SUSPEND_RIGHTS', cause: order, grants: 'all' })
        .send({ type: 'TERMINATE_SCOPE', cause: order, grants: [], datasets }, undefined, { grants: [] });
    expect(named('公交刷卡').tags).toContain('rightsActive');
    expect(named('病案首页').state).toBe('closing');
  });

  it.each([
    [
      'terminatedEarly',
      (one: Driven) =>
        one
          .send({ type: 'EARLY_END_SET', cause: early, at: '2026-06-30T16:00:00.000Z' })
          .at('2026-06-30T16:00:00.000Z'),
    ],
    ['revoked', (one: Driven) => one.send({ type: 'END', cause: 'revocation/1/1' })],
  ] as const)(
    'an agreement that ends otherwise closes the domain and is %s when that is done',
    law('P31'),
    (final, end) => {
      const one = end(anAgreementInForce());
      expect(one.did).toEqual(['tell AGREEMENT_ENDED', 'tell AGREEMENT_ENDED', 'open domainClosure', 'notify N10']);
      expect(one.tags).not.toContain('inForce');
      expect(closeDown(one).state).toBe(final);
    },
  );

  it(
    'reports that are overdue stand against the operator until an evaluation has considered them',
    law('P12', 'P16(3)', 'P30'),
    () => {
      const report = 'operationReport/x/1';
      const one = anAgreementInForce().send({
        type: 'DUTY_OVERDUE',
        duty: 'operationReport',
        case: report,
        period: '2026Q2',
      });
      expect(one.leaves).toContain('inForce.duties.inArrears');
      one.send({ type: 'DUTY_MET', case: report });
      expect(one.leaves).toContain('inForce.duties.upToDate');
      expect(one.shares['overdue']).toEqual([{ duty: 'operationReport', case: report, period: '2026Q2', met: true }]);
      one.send({
        type: 'EVALUATED',
        evaluation: 'annualEvaluation/x/1',
        year: 2026,
        part: null,
        conforming: true,
        considered: [report],
      });
      expect(one.shares).toMatchObject({
        overdue: [],
        evaluations: [{ evaluation: 'annualEvaluation/x/1', year: 2026, conforming: true }],
      });
    },
  );

  it('an early end that is set ends it at that instant, and whoever asks is told that end', law('P13'), () => {
    const set = () =>
      anAgreementInForce().send({ type: 'EARLY_END_SET', cause: early, at: '2026-06-30T16:00:00.000Z' });
    expect(set().shares['endsAt']).toBe('2026-06-30T16:00:00.000Z');
    expect(set().at('2026-06-30T15:59:59.999Z').tags).toContain('inForce');
    expect(set().at('2026-06-30T16:00:00.000Z').context.end).toEqual({
      kind: 'early',
      cause: early,
      at: '2026-06-30T16:00:00.000Z',
    });
  });

  it('closes with it what came over from those before it', law('P13', 'P31'), () => {
    const first = `operatingAgreement/${uscc}/0`;
    const one = drive(operatingAgreement, {
      input: { application, operator: organisation, previous: agreementId, approved },
      facts: {
        previous: previousFact({
          shares: { endsAt: '2026-03-31T16:00:00.000Z', operator: party, predecessors: [first] },
        }),
      },
    });
    expect([one.context.predecessors, one.shares['predecessors']]).toEqual([
      [agreementId, first],
      [agreementId, first],
    ]);
  });

  it('costs of the domain are kept by kind', law('P21'), () => {
    const cost = { type: 'RECORD_COST', kind: 'masking', amountFen: 120_000, period: '2026-04' };
    expect(anAgreementInForce().send(cost, authority).send(cost, authority).context.costs).toEqual({
      masking: 240_000,
    });
  });

  it('a newer law’s term of five years is a matter of the regime; old cases keep theirs', law('P13'), async () => {
    const { default: file } = await import('../../examples/regime.cc-2025.json', { with: { type: 'json' } });
    expect(signed(proposed({ regime: loadRegime(file) })).shares['endsAt']).toBe('2031-03-31T16:00:00.000Z');
    expect(signed(proposed()).shares['endsAt']).toBe('2028-03-31T16:00:00.000Z');
  });
});
