// T28, T31, P16(3): who opens an inspection of whom, and after what. All total.
import { type CaseFact, type Facts, type Stamp, cited, one, speaking } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import { inspecting } from './basis.ts';
import type { Context } from './context.ts';
import type { Input } from './events.ts';
import { words } from './words.ts';

type Opening = { event: { input: Input } & Stamp };
export const ownerOf = ({ target }: Pick<Input, 'target'>): Context['owner'] =>
  target.of === 'operator' ? 'AUTHORITY' : 'SUPERVISOR';
/** Of whom each kind is; what follows an order or an incident is of whomever that concerned. */
const targets: Record<Input['kind'], Input['target']['of'][]> = {
  securityInspection: ['venue', 'subject'],
  evaluation: ['venue'],
  operatorInspection: ['operator'],
  recheck: ['venue', 'subject', 'operator'],
  special: ['venue', 'subject', 'operator'],
};
export const causes = ['rectificationOrder', 'operatorRectification', 'securityIncident', 'venueInspection'] as const;

/** Is what an inspection follows about whom it inspects? An incident is of the venue, its subjects too, or of the domain. */
function concerns({ lifecycle, shares, parties }: CaseFact, target: Input['target'], facts: Facts): boolean {
  if (lifecycle === 'securityIncident') return shares['scope'] === (target.of === 'operator' ? 'domain' : 'venue');
  if (target.of === 'operator' && lifecycle === 'operatorRectification')
    return shares['agreement'] === target.agreement;
  if (target.of === 'venue' && lifecycle === 'rectificationOrder')
    return target.bodies.some((body) => shares['target'] === body.toLowerCase());
  const inspected =
    target.of === 'venue'
      ? target.bodies
      : (one(facts, target.of === 'subject' ? 'registration' : 'agreement')?.parties ?? []);
  return parties.some((party) => inspected.some((body) => body === party));
}

export const openings = speaking(words.openings, {
  openerIsOwner: cited([text('T28', 'T31'), text('P16(3)')], 'payload', ({ event }: Opening) =>
    ['SYSTEM', ownerOf(event.input)].includes(event.actor.hat),
  ),
  targetFitsKind: cited([text('T28', 'T31'), text('P16(3)')], 'payload', ({ event }: Opening) =>
    targets[event.input.kind].includes(event.input.target.of),
  ),
  targetExists: cited(inspecting, 'facts', ({ event }: Opening) => {
    const { target } = event.input;
    if (target.of === 'venue') return true;
    return target.of === 'subject'
      ? one(event.facts, 'registration')?.open === true
      : one(event.facts, 'agreement')?.tags.includes('inForce') === true;
  }),
  causeIsOnFile: cited(inspecting, 'facts', ({ event }: Opening) =>
    event.input.follows === undefined
      ? event.input.kind !== 'recheck'
      : causes.some((of) => one(event.facts, `follows/${of}`) !== null),
  ),
  causeConcernsTarget: cited(inspecting, 'facts', ({ event }: Opening) =>
    causes.every((of) => {
      const cause = one(event.facts, `follows/${of}`);
      return cause === null || concerns(cause, event.input.target, event.facts);
    }),
  ),
  periodIsOfTheRound: cited(
    gap(['T28', 'T31'], 'D-0299'),
    'payload',
    ({ event }: Opening) => event.input.period === undefined || event.actor.hat === 'SYSTEM',
  ),
});
