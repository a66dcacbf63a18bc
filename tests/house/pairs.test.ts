// What is asked of a first submission is asked of every later one: pairs of events are derived from all charts, and
// each has the same rules, or a reason why not.
import { describe, expect, it } from 'vitest';
import { guardsOf, transitionsOf } from '../../machines/kernel/chart-walk.ts';
import { lifecycles } from '../../machines/index.ts';

/** The events that repeat another one, by their names. */
const firstOf = (type: string, known: Set<string>): string | undefined =>
  [
    type.replace(/^RESUBMIT/, 'SUBMIT'),
    type.replace(/^RESUBMIT_CHANGE$/, 'REQUEST_CHANGE'),
    type.replace(/^PASS_CHANGE$/, 'PASS'),
    type.replace(/^APPROVE_CHANGE$/, 'APPROVE'),
    type.replace(/^HAND_OVER$/, 'START_DELIVERY'),
  ].find((first) => first !== type && known.has(first));

/** Rules of the first event that the later one does not ask, and why it need not. */
const theSameHands = 'a rule of its own compares the hands of the change';
const asked =
  'decided on when it was first submitted; a correction is due within its own limit, after the window has closed';
const trade = 'asked by the rules of the hand-over itself, see the trade';
const exempt: Record<string, Record<string, string>> = {
  'subjectRegistration APPROVE/APPROVE_CHANGE': {
    checkerDiffersFromMaker: theSameHands,
    revocationsAreConsidered: 'considered when the registration was approved',
  },
  'subjectRegistration SUBMIT/RESUBMIT': { servicesAreNamed: 'services once named stay named' },
  'listingRegistration PASS/PASS_CHANGE': { assessorDiffersFromApplicant: theSameHands },
  'authorizationApplication SUBMIT/RESUBMIT': {
    previousIsInForce: asked,
    previousIsTheirs: asked,
    renewalMayBeAsked: asked,
    announcementIsOpen: asked,
    isNotDecidedYet: asked,
    modeIsAnnounced: asked,
  },
  'scenarioGrant SUBMIT/RESUBMIT': { intakeIsOpen: asked },
  'trade START_DELIVERY/HAND_OVER': Object.fromEntries([
    ['deliveryRuleIsInForce', 'named when the delivery begins, which follows it from then on'],
    ...[
      'sellerIsActive',
      'buyerIsActive',
      'listingIsListed',
      'purposesAreAllowed',
      'purposesLieWithinScenarios',
      'consentStands',
      'destinationIsAssessed',
      'procedureStands',
      'listingIsTheSame',
    ].map((rule) => [rule, trade]),
  ]),
};

const pairs = Object.values(lifecycles).flatMap((lifecycle) => {
  const rulesOf = new Map<string, Set<string>>();
  for (const { kind, name, guard } of transitionsOf(lifecycle)) {
    if (kind !== 'event') continue;
    const rules = rulesOf.get(name) ?? new Set();
    for (const part of guardsOf(lifecycle.machine, guard)) if ('rule' in part && part.rule) rules.add(part.name);
    rulesOf.set(name, rules);
  }
  const known = new Set(rulesOf.keys());
  return [...rulesOf].flatMap(([later, rules]) => {
    const first = firstOf(later, known);
    const missing = first ? [...rulesOf.get(first)!].filter((rule) => !rules.has(rule)) : [];
    return first ? [{ pair: `${lifecycle.id} ${first}/${later}`, missing }] : [];
  });
});

describe('events that repeat another one', () => {
  it('are found in every chart that has them', () => {
    expect(pairs.map(({ pair }) => pair)).toEqual(
      expect.arrayContaining([
        'subjectRegistration SUBMIT/RESUBMIT',
        'listingRegistration PASS/PASS_CHANGE',
        'trade START_DELIVERY/HAND_OVER',
      ]),
    );
  });

  it.each(pairs)('$pair ask the same', ({ pair, missing }) => {
    expect(missing.filter((rule) => !exempt[pair]?.[rule])).toEqual([]);
  });

  it('are excused only where the later one exists, each with a reason', () => {
    for (const [pair, rules] of Object.entries(exempt)) {
      expect(pairs.map((one) => one.pair)).toContain(pair);
      for (const reason of Object.values(rules)) expect(reason.length).toBeGreaterThan(10);
    }
  });
});
