// T28, T31, T33, P16(3): who inspects, who answers, what a draft holds, and what follows from it. All total.
import { now, param } from '../../kernel/env.ts';
import { bodiesOf } from '../../kernel/hands.ts';
import { hashText } from '../../kernel/hash.ts';
import { type Actor, type Facts, branch, cited, many, one, speaking } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { confirmsWhatStands } from '../confirming.ts';
import { lifecycleIn, textsIn } from '../facts.ts';
import { partyOf } from '../parties.ts';
import { checkerDiffersFrom } from '../rules.ts';
import { answering, course, followed, independent, kept } from './basis.ts';
import { type Args, type Body, type Context, type Found, type Material, draftIn } from './context.ts';
import type { Consequence, Event } from './events.ts';
import { words } from './words.ts';

export const teamOf = ({ plan }: Context): string[] => [
  ...(plan?.inspectors ?? []),
  ...(plan?.departments.flatMap(({ persons }) => persons) ?? []),
];
/** Whom somebody answers for: the center or the enterprise by their hat, others by their party. */
export const bodyOf = ({ inspected }: Context, actor: Actor | undefined): Body | undefined =>
  actor && bodiesOf(actor).find((body) => inspected.includes(body));
export const isOpen = ({ documents, refused }: Material): boolean => !documents.length && !refused;
export const openOf = ({ materials }: Context): Material[] => materials.filter(isOpen);
/** What is followed by something: each finding against, and each refusal. */
export const against = ({ findings, refusals }: Pick<Context, 'findings' | 'refusals'>): Found[] =>
  [...findings, ...refusals].filter(({ result }) => result === 'against');
export const everybodyHasCommented = ({ inspected, comments }: Context): boolean =>
  inspected.every((body) => comments.some(({ by }) => by === body));

const evaluatorOf = (event: Event): string | undefined =>
  event.type === 'COMMISSION' && event.evaluator ? partyOf(event.evaluator) : undefined;
const isPartner = (facts: Facts | undefined, name: string, party: string): boolean =>
  textsIn(one(facts, 'agreement')?.shares['affiliates']).includes(party) ||
  many(facts, 'grants').some(({ shares }) => textsIn(shares['partners']).includes(hashText(name)));
/** T33: orders to a body of the venue that are still open, whoever issued them. */
const ordersTo = ({ inspected }: Context, facts: Facts | undefined): string[] =>
  inspected.flatMap((body) =>
    many(facts, `orders/${body}`)
      .filter(({ shares }) => shares['target'] === body.toLowerCase() && shares['issuedAt'] !== null)
      .map(({ id }) => id),
  );
const askedIds = (event: Event): string[] => {
  if (event.type === 'RECORD_REFUSAL') return event.items ?? [];
  return event.type === 'HAND_IN' ? (event.items ?? []).map(({ id }) => id) : [];
};
const consequencesOf = (event: Event): Consequence[] => (event.type === 'CONFIRM' && event.consequences) || [];

type Order = Extract<NonNullable<Consequence['opens']>, { lifecycle: 'rectificationOrder' }>['input'];
/** An order of the supervisor, on this inspection, to whom the findings are about. */
function ordersFor(
  context: Context,
  { findings, actor }: { findings: string[]; actor: Actor | undefined },
  { kind, issuer, paper, inspection, target }: Order,
): boolean {
  const about = against(context).filter(({ id }) => findings.includes(id));
  const isTarget = (body: Body): boolean =>
    target.body === 'subject' ? target.registration === context.registration : target.body.toUpperCase() === body;
  return (
    kind === 'rectification' &&
    issuer.hat === context.owner &&
    // Whoever confirms orders for nobody else's department.
    (issuer.party === null || issuer.party === actor?.party) &&
    !paper &&
    inspection === context.id &&
    about.every((finding) => isTarget(finding.about))
  );
}
/** Does what is opened fit who was inspected? */
function fits(context: Context, { findings, opens }: Consequence, actor: Actor | undefined): boolean {
  switch (opens?.lifecycle) {
    case undefined:
      return true;
    case 'operatorRectification':
      return opens.input.agreement === context.agreement && !opens.input.evaluation;
    case 'violationCase':
      return (
        context.owner === 'SUPERVISOR' &&
        (context.registration === null || opens.input.subjects.includes(context.registration))
      );
    case 'rectificationOrder':
      return ordersFor(context, { findings, actor }, opens.input);
    case 'securityIncident':
      return (
        opens.input.kind === 'increasedRisk' &&
        opens.input.scope === (context.owner === 'SUPERVISOR' ? 'venue' : 'domain')
      );
    default:
      return false;
  }
}

export const guards = speaking(words.rules, {
  aspectsAreCovered: cited(
    text('T31'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'PLAN' &&
      (context.kind !== 'evaluation' ||
        (param('trade.inspection.aspects') as string[]).every((aspect) => event.aspects?.includes(aspect))),
  ),
  departmentTakesPart: cited(
    text('T28'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'PLAN' && (context.kind !== 'securityInspection' || (event.departments ?? []).length > 0),
  ),
  departmentsAreOthers: cited(
    text('T28'),
    'payload',
    ({ event }: Args) =>
      event.type === 'PLAN' &&
      (event.departments ?? []).every(
        ({ department, persons }) =>
          !persons.some((person) => event.inspectors?.includes(person)) &&
          ![event.venue?.center.name, event.venue?.opco.name].includes(department),
      ),
  ),
  venueIsNamed: cited(
    reading('T6', 'D-0295'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'PLAN' &&
      (context.registration !== null || context.agreement !== null || event.venue !== undefined),
  ),
  windowIsAhead: cited(
    course,
    'payload',
    ({ event }: Args) =>
      event.type === 'PLAN' &&
      Date.parse(event.to) > Date.parse(event.from) &&
      Date.parse(event.to) > Date.parse(now()),
  ),
  windowHasBegun: cited(
    course,
    'context',
    ({ context }: Args) => context.plan !== null && Date.parse(context.plan.from) <= Date.parse(now()),
  ),
  commissionIsPossible: cited(
    [text('T31'), independent],
    'context',
    ({ context }: Args) => context.kind === 'evaluation' || context.kind === 'operatorInspection',
  ),
  evaluatorIsNotInspected: cited(independent, 'payload', ({ context, event }: Args) => {
    const party = evaluatorOf(event);
    return party !== undefined && ![...context.inspected, ...(context.plan?.venue ?? [])].includes(party);
  }),
  evaluatorDoesNotTrade: cited(
    independent,
    'facts',
    ({ context, event }: Args) =>
      event.type === 'COMMISSION' &&
      (context.owner === 'AUTHORITY' || (!!event.evaluator && many(event.facts, 'registrations').length === 0)),
  ),
  evaluatorIsNoPartner: cited(
    independent,
    'facts',
    ({ context, event }: Args) =>
      event.type === 'COMMISSION' &&
      (context.owner === 'SUPERVISOR' ||
        (one(event.facts, 'agreement') !== null &&
          !!event.evaluator &&
          !isPartner(event.facts, event.evaluator.name, partyOf(event.evaluator)))),
  ),
  actorIsOfTheTeam: cited(
    [text('T28', 'T31'), reading('T28', 'D-0296')],
    'context',
    ({ context, event }: Args) =>
      !!event.actor &&
      (teamOf(context).includes(event.actor.person) ||
        (context.evaluator !== null && event.actor.party === context.evaluator)),
  ),
  inspectedAreAsked: cited(
    answering,
    'payload',
    ({ context, event }: Args) =>
      event.type === 'REQUEST_MATERIALS' && (event.items ?? []).every(({ from }) => context.inspected.includes(from)),
  ),
  materialsAreNew: cited(answering, 'payload', ({ context, event }: Args) => {
    const ids = event.type === 'REQUEST_MATERIALS' ? (event.items ?? []).map(({ id }) => id) : [];
    return new Set([...ids, ...context.materials.map(({ id }) => id)]).size === ids.length + context.materials.length;
  }),
  limitIsAhead: cited(
    answering,
    'payload',
    ({ event }: Args) => event.type === 'REQUEST_MATERIALS' && Date.parse(event.due) > Date.parse(now()),
  ),
  materialsAreOpen: cited(answering, 'payload', ({ context, event }: Args) => {
    const open = openOf(context).map(({ id }) => id);
    return askedIds(event).every((id) => open.includes(id));
  }),
  materialsAreTheirs: cited(answering, 'payload', ({ context, event }: Args) => {
    const ids = askedIds(event);
    const body = bodyOf(context, event.actor);
    return context.materials.filter(({ id }) => ids.includes(id)).every(({ from }) => from === body);
  }),
  refusalIsCertain: cited(
    answering,
    'payload',
    ({ context, event }: Args) =>
      event.type === 'RECORD_REFUSAL' &&
      (event.statement !== undefined ||
        openOf(context).every(({ id, due }) => !event.items?.includes(id) || Date.parse(due) <= Date.parse(now()))),
  ),
  materialsAreAnswered: cited(answering, 'context', ({ context }: Args) => openOf(context).length === 0),
  everyAspectIsAnswered: cited(
    [text('T31'), reading('T28', 'D-0297')],
    'payload',
    ({ context, event }: Args) =>
      event.type === 'DRAFT' &&
      (context.plan?.aspects ?? []).every((aspect) => event.findings?.some((finding) => finding.aspect === aspect)),
  ),
  findingsAreOfThePlan: cited(
    reading(['T28', 'T31'], 'D-0297'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'DRAFT' &&
      (event.findings ?? []).every(
        ({ aspect, about }) => context.plan?.aspects.includes(aspect) && context.inspected.includes(about),
      ),
  ),
  ordersAreConsidered: cited(
    reading('T31', 'D-0297'),
    'facts',
    ({ context, event }: Args) =>
      event.type === 'DRAFT' &&
      (context.kind !== 'evaluation' || ordersTo(context, event.facts).every((id) => event.considered?.includes(id))),
  ),
  everyFindingIsFollowed: cited(followed, 'payload', ({ context, event }: Args) => {
    const listed = consequencesOf(event).flatMap(({ findings }) => findings ?? []);
    const found = against(context).map(({ id }) => id);
    return listed.length === found.length && found.every((id) => listed.includes(id));
  }),
  consequencesFit: cited(followed, 'payload', ({ context, event }: Args) =>
    consequencesOf(event).every((consequence) => fits(context, consequence, event.actor)),
  ),
  consequencesHaveEnded: cited(followed, 'facts', ({ context, event }: Args) =>
    context.followed.every(({ case: id }) => {
      if (id === null) return true;
      const fact = many(event.facts, `followed/${lifecycleIn(id)}`).find((other) => other.id === id);
      return fact !== undefined && (!fact.open || fact.shares['referred'] === true);
    }),
  ),
  answererIsNotOfTheTeam: checkerDiffersFrom<Context>(
    (context) => [...teamOf(context), ...context.drafters],
    reading(['T28', 'T31'], 'D-0296'),
  ),
  drafterIsNoAnswerer: checkerDiffersFrom<Context>(({ answerers }) => answerers, reading(['T28', 'T31'], 'D-0296')),
  confirmsWhatStands: confirmsWhatStands(draftIn, gap(['T28', 'T31'], 'D-0425')),
  confirmerDiffersFromDrafter: checkerDiffersFrom<Context>(
    ({ drafters, answerers }) => [...drafters, ...answerers],
    followed,
  ),

  nothingIsFoundAgainst: cited(kept, 'context', ({ context }: Args) => against(context).length === 0),
  graveFindingsOpenACase: cited(kept, 'payload', ({ context, event }: Args) => {
    const grave = against(context).flatMap(({ id, gravity }) => (gravity === 'grave' ? id : []));
    return consequencesOf(event).every(({ findings, opens }) => opens || !findings.some((id) => grave.includes(id)));
  }),

  nothingIsOpen: branch(({ context }: Args) => openOf(context).length === 0),
  everybodyHasAnswered: branch(({ context }: Args) => everybodyHasCommented(context)),
  somethingIsOpened: branch(({ event }: Args) => consequencesOf(event).some(({ opens }) => opens !== undefined)),
  moreAreLeft: branch(({ context }: Args) => context.pending.length > 1),
});
