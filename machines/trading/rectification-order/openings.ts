// T29, T32, T6: who may demand what of whom, and on which ground. All total.
import { now } from '../../kernel/env.ts';
import { type Facts, type Stamp, cited, one, speaking } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { isIssuer, registrarHat } from './bodies.ts';
import type { Input, Kind } from './events.ts';
import { isSomeRuleInForce, mustBeNamed, rulesNamed } from '../../shared/rule-register/in-force.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input } & Stamp };

const issuers: Record<Kind, readonly Input['issuer']['hat'][]> = {
  improvement: ['SEC_REG'],
  rectification: ['SECTOR_REG', 'SUPERVISOR'],
  compliance: ['CENTER'],
};

export const openingFacts = ({ target, ground, inspection, incident, violation }: Input) => ({
  ...rulesNamed(ground.rules),
  target: { case: target.body === 'subject' ? target.registration : null, of: 'subjectRegistration' },
  inspection: { case: inspection, of: 'venueInspection' },
  incident: { case: incident, of: 'securityIncident' },
  violation: { case: violation, of: 'violationCase' },
});
/** The party that is to rectify, where it is a subject. */
export const partyIn = (facts: Facts | undefined): string | null => {
  const party = one(facts, 'target')?.shares['party'];
  return typeof party === 'string' ? party : null;
};

export const openings = speaking(words.openings, {
  /** What another case opens was decided by the hands that it carries. */
  issuerIsTheActor: cited(
    reading(['T29', 'T32'], 'D-0240'),
    'payload',
    ({ event: { input, actor } }: Opening) =>
      actor.hat === 'SYSTEM' || (input.paper ? input.issuer.hat !== actor.hat : isIssuer(input.issuer, actor)),
  ),
  registrarFitsTarget: cited(
    gap(['T6', 'T29', 'T32'], 'D-0241'),
    'payload',
    ({ event: { input, actor } }: Opening) => !input.paper || actor.hat === registrarHat(input.target),
  ),
  issuerFitsKind: cited([text('T29', 'T32'), reading('T6', 'D-0242')], 'payload', ({ event: { input } }: Opening) =>
    issuers[input.kind].includes(input.issuer.hat),
  ),
  targetFitsKind: cited(
    reading('T6', 'D-0242'),
    'payload',
    ({ event: { input } }: Opening) => input.kind !== 'compliance' || input.target.body === 'opco',
  ),
  groundIsOfItsKind: cited(
    [text('T29', 'T32'), reading('T6', 'D-0242')],
    'payload',
    ({ event: { input } }: Opening) =>
      (input.kind === 'improvement'
        ? input.ground.evidence
        : [...input.ground.provisions, ...(input.kind === 'compliance' ? input.ground.rules : [])]
      ).length > 0,
  ),
  rulesAreInForce: cited(
    reading('T6', 'D-0314'),
    'facts',
    ({ event: { input, facts } }: Opening) =>
      input.ground.rules.every((ref) => isSomeRuleInForce(facts, ref, now())) &&
      (input.kind !== 'compliance' || input.ground.rules.length > 0 || !mustBeNamed()),
  ),
  dueIsAhead: cited(
    gap('T33', 'D-0032'),
    'payload',
    ({ event: { input } }: Opening) => Date.parse(input.due) > Date.parse(now()),
  ),
  targetIsRegistered: cited(
    text('T32'),
    'facts',
    ({ event: { input, facts } }: Opening) => input.target.body !== 'subject' || one(facts, 'target')?.open === true,
  ),
  namedCasesExist: cited(reading(['T28', 'T31', 'T32'], 'D-0242'), 'facts', ({ event: { input, facts } }: Opening) =>
    (['inspection', 'incident', 'violation'] as const).every((name) => !input[name] || one(facts, name) !== null),
  ),
});
