import { describe, expect, it } from 'vitest';
import { isInForce } from '../../machines/shared/rule-register/in-force.ts';
import { ruleRegister } from '../../machines/shared/rule-register/index.ts';
import type { Actor } from '../../machines/kernel/types.ts';
import { securityIncident } from '../../machines/shared/security-incident/index.ts';
import { confirmsAnother } from '../support/confirms-another.ts';
import { opening } from '../support/driver.ts';
import { explore, missedBy } from '../support/explore.ts';
import { law } from '../support/law.ts';
import { facts, pass, submitted, theStandard, wen } from '../support/listings.ts';
import { input as incident } from '../support/security-incident.ts';
import {
  aRegister,
  aRule,
  approval,
  asRule,
  at,
  begins,
  doc,
  named,
  qian,
  sun,
  version,
  wei,
  zhao,
} from '../support/periodic-duty.ts';

const propose = (name: string, from: string) => ({ type: 'PROPOSE', ...version(name, from) });

describe('register of rules', () => {
  it.each([
    ['registrationStandard', zhao, sun],
    ['assessmentStandard', zhao, sun],
    ['emergencyPlan', zhao, sun],
    ['domainStandard', sun, zhao],
    ['domainEmergencyPlan', sun, zhao],
  ] as const)(
    'is kept by whoever makes the rule: %s',
    law('T6', 'T16', 'T17', 'T27', 'P11', 'P26'),
    (kind, maker, other) => {
      const input = { kind, ...version('2026-1', begins) };
      expect(opening(ruleRegister, { input, actor: other })).toMatchObject({
        ok: false,
        details: [{ rule: 'openerMakesTheRule' }],
      });
      const one = aRegister(kind, maker);
      const second = maker.hat === 'CENTER' ? qian : wei;
      expect(one.fork().send(approval, other).rules).toEqual(['actorMakesTheRule']);
      expect(one.send(approval, second).state).toBe('registered');
    },
  );

  it('holds a version only once another person has approved it', law('T6', 'T27'), () => {
    const one = aRegister();
    expect(one.send(approval, zhao)).toMatchObject({ rules: ['approverDiffersFromProposer'] });
    expect(isInForce({ rules: [asRule(one)] }, named(), 'emergencyPlan', at(begins))).toBe(false);
    one.send(approval, qian);
    expect(isInForce({ rules: [asRule(one)] }, named(), 'emergencyPlan', at(begins))).toBe(true);
    expect(isInForce({ rules: [asRule(one)] }, named(), 'riskControl', at(begins))).toBe(false);
  });

  it('a version is approved as it was looked at: another text under its name is not', law('T6', 'P26'), () => {
    const one = aRule().send(propose('2026-2', '2026-04-01'), zhao);
    const again = one
      .fork()
      .send({ type: 'WITHDRAW', reason: '内容有误' }, zhao)
      .send({ ...propose('2026-2', '2026-04-01'), document: { ...doc, sha256: 'e'.repeat(64) } }, zhao);
    confirmsAnother({ seen: one, now: again, event: approval, actor: qian }, 'T6', 'P26');
  });

  it('a version is in force from its day until the next one is', law('T6', 'T27', 'P26'), () => {
    const one = aRule().send(propose('2026-2', '2026-04-01'), zhao).send(approval, qian);
    const holds = (name: string, instant: string) =>
      isInForce({ rules: [asRule(one)] }, named('emergencyPlan', name), 'emergencyPlan', instant);
    expect([holds('2026-1', at('2026-04-01', -1)), holds('2026-2', at('2026-04-01', -1))]).toEqual([true, false]);
    expect([holds('2026-1', at('2026-04-01')), holds('2026-2', at('2026-04-01'))]).toEqual([false, true]);
    one.send({ type: 'REPEAL', reason: '场所撤销', document: doc }, zhao);
    expect(holds('2026-2', at('2026-05-01'))).toBe(false);
  });

  it('a later version comes after the last, under a new name, and not in the past', law('T6'), () => {
    const one = aRule();
    expect(one.fork().send(propose('2026-1', '2026-04-01'), zhao).rules).toEqual(['versionIsNew']);
    expect(one.fork().send(propose('2026-2', '2024-01-01'), zhao).rules).toEqual(['followsTheLast']);
    one.send(propose('2026-2', '2026-03-10'), zhao);
    expect(one.fork().at(at('2026-03-11')).send(approval, qian).rules).toEqual(['startsTodayOrLater']);
    expect(one.at(at('2026-03-11', -1)).send(approval, qian).state).toBe('registered');
  });

  it('is repealed by another person than who approved what is in force', law('T6'), () => {
    const repeal = { type: 'REPEAL', reason: '场所撤销', document: doc };
    expect(aRule().send(repeal, qian).rules).toEqual(['repealerDiffersFromApprover']);
    expect(aRule().send(repeal, zhao).done).toBe(true);
  });

  it('what is withdrawn leaves the versions as they were', law('T6'), () => {
    const withdraw = { type: 'WITHDRAW', reason: '内容有误' };
    expect(aRegister().send(withdraw, zhao).state).toBe('withdrawn');
    const one = aRule().send(propose('2026-2', '2026-04-01'), zhao).send(withdraw, zhao);
    expect(one.state).toBe('registered');
    expect(one.context.versions).toHaveLength(1);
  });

  it('an incident follows the plan that is in force, and is recorded without one', law('T27', 'P26'), () => {
    const rules = [asRule(aRule()), asRule(aRule('domainEmergencyPlan'), 'domainEmergencyPlan')];
    const open = (plan: object | undefined, scope = 'venue', actor: Actor = zhao) =>
      opening(securityIncident, {
        input: { ...incident, scope, discoveredAt: at(begins), ...(plan && { plan }) },
        actor,
        at: at(begins),
        facts: { rules },
      });
    const refused = { ok: false, details: [{ rule: 'planIsInForce' }] };
    expect(open(named('emergencyPlan', '2025-1'))).toMatchObject(refused);
    expect(open(named('domainEmergencyPlan'))).toMatchObject(refused);
    expect(open(named('emergencyPlan'), 'domain', sun)).toMatchObject(refused);
    for (const opened of [open(named()), open(named('domainEmergencyPlan'), 'domain', sun), open(undefined)])
      expect(opened).not.toHaveProperty('code');
  });

  it('an object is assessed by the standard that is in force', law('T17'), () => {
    const other = facts({
      rules: [
        theStandard({ shares: { kind: 'assessmentStandard', versions: [{ version: '2026-2', from: '2026-01-01' }] } }),
      ],
    });
    expect(submitted().send(pass(), wen, other).rules).toEqual(['standardIsInForce']);
    expect(submitted().send(pass(), wen, facts({ rules: [theStandard({ open: false })] })).rules).toEqual([
      'standardIsInForce',
    ]);
    expect(submitted().send(pass(), wen, facts()).rules).toEqual([]);
  });

  it('every state takes or refuses every event in every role, and can end', law('T6', 'P11', 'P26'), () => {
    const explored = explore(ruleRegister, {
      starts: [
        { input: { kind: 'emergencyPlan', ...version('2026-1', begins) }, actor: zhao, at: at(begins) },
        { input: { kind: 'domainStandard', ...version('2026-1', begins) }, actor: sun, at: at(begins) },
        aRule(),
      ],
      payloads: {
        PROPOSE: [version('2026-9', '2026-09-01')],
        APPROVE: [{ body: '办公会', document: doc }],
        WITHDRAW: [{ reason: '有误' }],
        REPEAL: [{ reason: '撤销', document: doc }],
      },
      limit: 400,
    });
    expect(missedBy(ruleRegister, explored)).toEqual({ states: ['proposed.whose'], events: [] });
  });
});
