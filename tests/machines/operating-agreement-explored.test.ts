import { describe, expect, it } from 'vitest';
import { operatingAgreement } from '../../machines/operation/operating-agreement/index.ts';
import {
  agreementId,
  allConditions,
  application,
  approved,
  certificate,
  doc,
  early,
  ended,
  order,
  previousFact,
  regime,
  successorId,
  terms,
  uscc,
} from '../support/agreements.ts';
import { fact } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';

const incident = 'securityIncident/2027-1/1';
const grant = (n: number) => `scenarioGrant/${uscc}/${n}`;

describe('the whole chart', () => {
  it('answers every event in every state and role, and can always end', law('P10(3)', 'P13', 'P31'), () => {
    const input = {
      application,
      operator: { type: 'organisation', uscc, name: '某公司', usccOverride: '测试' },
      previous: null,
      approved,
    };
    const payloads = {
      PROPOSE: [{ terms: terms({ effectiveDate: '2028-04-01' }) }, { terms: { document: doc('a') } }],
      REQUEST_REVISION: [{ reason: '有误' }],
      DECLINE: [{ reason: '放弃' }],
      RECORD_DECISION: [{ approved, minutes: doc('9'), reason: '补记' }],
      EXTEND_SIGNING: [{ reason: '盖章' }],
      DECLARE_LAPSED: [{ reason: '逾期' }],
      CONFIRM_LAPSE: [{}],
      SIGN_AS_OPERATOR: [{ document: doc('a') }],
      SIGN_AS_AUTHORITY: [{ document: doc('a'), conditions: allConditions, certificate }, { document: doc('a') }],
      RECORD_COST: [{ kind: 'resources', amountFen: 1, period: '2026-04' }],
      SUSPEND_RIGHTS: [{ cause: order, grants: 'all' }],
      LIFT_SUSPENSION: [{ cause: order }, { cause: incident }],
      TERMINATE_SCOPE: [
        { cause: order, grants: 'all' },
        { cause: order, grants: [grant(1)] },
      ],
      SCOPE_TERMINATED: [{ cause: order, datasets: ['病案首页'], scenarios: [] }],
      END: [{ cause: order }],
      EARLY_END_SET: [{ cause: early, at: '2027-01-01T16:00:00.000Z' }],
      RENEWAL_APPLIED: [{ application }],
      RENEWAL_APPROVED: [{ application }],
      RENEWAL_REFUSED: [{ application }],
      SUCCESSOR_SIGNED: [{ agreement: successorId, datasets: [], scenarios: [], start: '2031-01-01T00:00:00.000Z' }],
      DUTY_OVERDUE: [{ duty: 'annualReport', case: 'annualReport/1/1', period: '2026' }],
      DUTY_MET: [{ case: 'annualReport/1/1' }],
      EVALUATED: [{ evaluation: 'annualEvaluation/1/1', year: 2026, part: null, conforming: true, considered: [] }],
      AGREEMENT_ENDED: [ended('expired'), ended('revoked')],
      CLOSURE_OPENED: [{ case: 'domainClosure/1/1' }],
      CLOSURE_DONE: [{ closure: 'domainClosure/1/1' }],
    };
    const common = {
      facts: () => [{ previous: previousFact(), grants: [fact(grant(2), { tags: ['inForce'] })] }],
      keyOf: ({ end, closure, terms: text, proposal, terminated, approved: decided }: Record<string, unknown>) => [
        proposal !== null,
        decided !== null,
        (terminated as { datasets: string[] }).datasets.length > 0,
        (end as { kind: string } | null)?.kind,
        closure,
        text !== null,
      ],
    };
    // The regions of an agreement in force are independent: reports and suspensions in one walk, renewal and holdover in
    // the other.
    const without = (...types: string[]) => Object.fromEntries(types.map((type) => [type, []]));
    const first = explore(operatingAgreement, {
      ...common,
      persons: ['anna', 'bo', 'cai'],
      starts: [
        { input, facts: { previous: null } },
        { input: { ...input, approved: null }, facts: { previous: null } },
      ],
      payloads: { ...payloads, ...without('RENEWAL_APPLIED') },
    });
    const second = explore(operatingAgreement, {
      ...common,
      persons: ['anna', 'bo', 'cai'],
      starts: [
        {
          input: { ...input, previous: agreementId },
          facts: { previous: previousFact() },
          at: '2028-03-10T02:00:00.000Z',
          regime: regime({ 'pd.renewal.holdover': true, 'pd.closure.onExpiry': false }),
        },
      ],
      payloads: { ...payloads, ...without('SUSPEND_RIGHTS', 'DUTY_OVERDUE', 'TERMINATE_SCOPE', 'END') },
    });
    const both = (name: 'states' | 'taken' | 'refused') => new Set([...first[name], ...second[name]]);
    const explored = {
      nodes: first.nodes + second.nodes,
      states: both('states'),
      taken: both('taken'),
      refused: both('refused'),
    };
    expect(missedBy(operatingAgreement, explored)).toEqual({ states: ['preparing.choosing'], events: [] });
    expect(explored.refused).toContain('SIGN_AS_AUTHORITY MAKER_IS_CHECKER');
  });
});
