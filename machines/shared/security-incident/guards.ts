// T27, P26: who may take a step of an incident, and what has to be there before it. All total.
import { now } from '../../kernel/env.ts';
import { hashOf } from '../../kernel/hash.ts';
import { handsOf } from '../../kernel/hands.ts';
import { type Actor, type Facts, type Stamp, branch, cited, many, speaking } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { confirmsWhatStands } from '../confirming.ts';
import { lifecycleIn, textsIn } from '../facts.ts';
import { isInForce } from '../rule-register/in-force.ts';
import { checkerDiffersFrom } from '../rules.ts';
import { affectable, datasetsIn, namedIn, nearCases } from './affected.ts';
import { beganLate, owed } from './clocks.ts';
import type { Args, Context, Measure, Report } from './context.ts';
import { type Event, type Grade, type Input, grades } from './events.ts';
import { kinds } from './measures.ts';
import { atOnce, ordering } from './steps.ts';
import { words } from './words.ts';

const hands = { venue: ['CENTER', 'OPCO'], domain: ['AUTHORITY', 'DOMAIN', 'OPERATOR'] } as const;
const isOf = (scope: Input['scope'], hat: string | undefined): boolean =>
  (hands[scope] as readonly (string | undefined)[]).includes(hat);

type Opening = { event: { input: Input } & Stamp };
export const openings = speaking(words.openings, {
  discoveryIsNotAhead: cited(
    reading(['T27', 'P26'], 'D-0255'),
    'payload',
    ({ event }: Opening) => Date.parse(event.input.discoveredAt) <= Date.parse(now()),
  ),
  remedyFollowsDiscovery: cited(
    atOnce,
    'payload',
    ({ event: { input } }: Opening) =>
      !input.remedy ||
      (Date.parse(input.remedy.startedAt) >= Date.parse(input.discoveredAt) &&
        Date.parse(input.remedy.startedAt) <= Date.parse(now())),
  ),
  planIsInForce: cited(
    reading(['T27', 'P26'], 'D-0264'),
    'facts',
    ({ event: { input, facts } }: Opening) =>
      !input.plan ||
      isInForce(facts, input.plan, input.scope === 'venue' ? 'emergencyPlan' : 'domainEmergencyPlan', now()),
  ),
  /** What another case opens was decided by the hands that it carries. */
  openerIsOfScope: cited(
    reading(['T27', 'P26'], 'D-0255'),
    'payload',
    ({ event }: Opening) => event.actor.hat === 'SYSTEM' || isOf(event.input.scope, event.actor.hat),
  ),
});

/** The police are a body of their own. */
export const POLICE = '公安机关';
const isTold = ({ affected, nobody, sending, undeliverable }: Context): boolean =>
  nobody || (affected.length > 0 && sending === 0 && undeliverable.length === 0);
const isReported = (context: Context): boolean => owed(context).length === 0;
const isWithPolice = ({ criminal, police }: Context): boolean => criminal === 'no' || police !== null;
const personsAreTold = ({ persons, personsTold }: Context): boolean => persons === 0 || personsTold !== null;

/** The cases in which a measure is lifted, each once. */
export const liftedBy = (event: Event): string[] => {
  if (event.type === 'LIFT_MEASURE') return [event.target];
  return event.type === 'LIFT_MEASURES' ? [...new Set(event.targets)] : [];
};
/** The measures that an event lifts, as far as they stand. */
export const lifted = ({ measures }: Context, event: Event): Measure[] => {
  const targets = new Set(liftedBy(event));
  return 'measure' in event
    ? measures.filter(({ measure, target }) => measure === event.measure && targets.has(target))
    : [];
};

/** Has every body that has a report the summary, too, since its last initial one? */
const isSummarized = ({ summary, reports }: Context): boolean =>
  summary !== null &&
  reports.every(({ body }) => {
    const lastOf = (kind: Report['kind']): number =>
      reports.findLastIndex((report) => report.body === body && report.kind === kind);
    return lastOf('summary') > lastOf('initial');
  });
const rank = (grade: Grade | null): number => (grade === null ? -1 : grades.indexOf(grade));
/** Who has heard of it: the bodies with a report, and the police. */
const heard = ({ reports, police }: Context): string[] => [
  ...reports.map(({ body }) => body),
  ...(police === null ? [] : [POLICE]),
];
const openTargets = (event: Extract<Event, { type: 'TAKE_MEASURES' }> & { facts?: Facts }): Set<string> =>
  new Set(
    many(event.facts, 'targets').flatMap(({ id, open, lifecycle }) =>
      open && lifecycle === kinds[event.measure]?.lifecycle ? [id] : [],
    ),
  );
const takenOf = ({ measures }: Context, kind: string): Set<string> =>
  new Set(measures.flatMap(({ measure, target }) => (measure === kind ? [target] : [])));

const ORDER = 'rectificationOrder';
/** The orders that this incident opened. */
export const ordersOf = ({ followUps }: Context): string[] => followUps.filter((id) => lifecycleIn(id) === ORDER);
type Order = Extract<Extract<Event, { type: 'FOLLOW_UP' }>['opens'], { lifecycle: typeof ORDER }>['input'];
const isOurOrder = ({ id, scope }: Context, order: Order, actor: Actor | undefined): boolean =>
  scope === 'venue' &&
  order.kind === 'compliance' &&
  order.target.body === 'opco' &&
  !order.paper &&
  order.incident === id &&
  order.issuer.hat === actor?.hat &&
  (order.issuer.party === null || order.issuer.party === actor.party);

export const guards = speaking(words.rules, {
  actorIsOfScope: cited(
    reading(['T27', 'P26'], 'D-0255'),
    'context',
    ({ context, event }: Args) => !!event.actor && isOf(context.scope, event.actor.hat),
  ),
  gradeIsNotLowered: cited(
    gap(['T27', 'P26'], 'D-0290'),
    'payload',
    ({ context, event }: Args) => event.type === 'GRADE' && rank(event.grade) >= rank(context.grade),
  ),
  gradeIsLower: cited(
    gap(['T27', 'P26'], 'D-0290'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'LOWER_GRADE' && grades.includes(event.grade) && rank(event.grade) < rank(context.grade),
  ),
  loweringIsProposed: cited(gap(['T27', 'P26'], 'D-0290'), 'context', ({ context }: Args) => context.lowering !== null),
  confirmerDiffersFromProposer: checkerDiffersFrom<Context>(
    ({ lowering }) => lowering?.by ?? [],
    gap(['T27', 'P26'], 'D-0290'),
  ),
  confirmsWhatStands: confirmsWhatStands<Context>(({ lowering }) => lowering, gap(['T27', 'P26'], 'D-0425')),
  crimeIsRuledOutByAnother: cited(
    gap(['T27', 'P26'], 'D-0291'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'JUDGE_CRIME' &&
      (event.criminal !== 'no' || !handsOf(event.actor).some((person) => context.finders.includes(person))),
    'MAKER_IS_CHECKER',
  ),
  affectedAreNamed: cited(
    text('T27'),
    'payload',
    ({ event }: Args) =>
      event.type === 'NAME_AFFECTED' &&
      (namedIn(event).length > 0 || datasetsIn(event).length > 0 || event.all || event.persons > 0),
  ),
  namedCasesExist: cited(reading('T27', 'D-0257'), 'facts', ({ context, event }: Args) => {
    const found = new Set(
      affectable[context.scope].flatMap((of) => many(event.facts, `named/${of}`)).map(({ id }) => id),
    );
    return namedIn(event).every((id) => found.has(id));
  }),
  datasetsAreAuthorized: cited(reading(['T27', 'P26'], 'D-0311'), 'facts', ({ event }: Args) => {
    const known = new Set(nearCases(event.facts).flatMap(({ shares }) => textsIn(shares['datasets'])));
    return datasetsIn(event).every((dataset) => known.has(dataset));
  }),
  nobodyIsNamed: cited(text('T27'), 'context', ({ context }: Args) => context.affected.length === 0),
  finderDiffersFromOpener: checkerDiffersFrom<Context>(
    ({ finders, namers }) => [...finders, ...namers],
    reading('T27', 'D-0257'),
  ),
  undeliverableAreLeft: cited(
    reading('T27', 'D-0257'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'TELL_OTHERWISE' && event.parties?.every((party) => context.undeliverable.includes(hashOf(party))),
  ),
  crimeIsPossible: cited(gap(['T27', 'P26'], 'D-0256'), 'context', ({ context }: Args) => context.criminal !== 'no'),
  personsAreAffected: cited(gap(['T27', 'P26'], 'D-0256'), 'context', ({ context }: Args) => context.persons > 0),
  measureIsOfScope: cited(
    reading(['T27', 'P26'], 'D-0258'),
    'payload',
    ({ context, event }: Args) => event.type === 'TAKE_MEASURES' && kinds[event.measure]?.scope === context.scope,
  ),
  targetsFit: cited(reading(['T27', 'P26'], 'D-0258'), 'facts', ({ event }: Args) => {
    if (event.type !== 'TAKE_MEASURES' || !event.targets) return false;
    const open = openTargets(event);
    return event.targets.every((id) => open.has(id));
  }),
  grantsAreOfTheAgreement: cited(reading(['T27', 'P26'], 'D-0258'), 'facts', ({ event }: Args) => {
    if (event.type !== 'TAKE_MEASURES') return false;
    if (!event.grants) return true;
    const [agreement, ...others] = event.targets ?? [];
    const known = many(event.facts, 'grants').filter(({ open, shares }) => open && shares['agreement'] === agreement);
    return (
      event.measure === 'suspendRights' &&
      !others.length &&
      event.grants.every((grant) => known.some(({ id }) => id === grant))
    );
  }),
  measuresAreNew: cited(reading(['T27', 'P26'], 'D-0258'), 'payload', ({ context, event }: Args) => {
    if (event.type !== 'TAKE_MEASURES' || !event.targets) return false;
    const taken = takenOf(context, event.measure);
    return !event.targets.some((target) => taken.has(target));
  }),
  measureStands: cited(reading(['T27', 'P26'], 'D-0258'), 'payload', ({ context, event }: Args) => {
    const named = liftedBy(event).length;
    return named > 0 && lifted(context, event).length === named;
  }),
  lifterDiffersFromImposer: cited(
    reading(['T27', 'P26'], 'D-0258'),
    'payload',
    ({ context, event }: Args) =>
      !handsOf(event.actor).some((person) => lifted(context, event).some(({ by }) => by.includes(person))),
    'MAKER_IS_CHECKER',
  ),
  noMeasureStands: cited(
    reading(['T27', 'P26'], 'D-0258'),
    'context',
    ({ context }: Args) => context.measures.length === 0,
  ),
  rootCauseIsFound: cited(gap(['T27', 'P26'], 'D-0256'), 'context', ({ context }: Args) => context.rootCause !== null),
  gradeIsSet: cited(gap(['T27', 'P26'], 'D-0290'), 'context', ({ context }: Args) => context.grade !== null),
  summaryReachesEachBody: cited(
    gap(['T27', 'P26'], 'D-0256'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'SUMMARIZE' && context.reports.every(({ body }) => event.bodies?.includes(body)),
  ),
  summaryIsMade: cited(gap(['T27', 'P26'], 'D-0256'), 'context', ({ context }: Args) => isSummarized(context)),
  everybodyIsCorrected: cited(
    gap(['T27', 'P26'], 'D-0291'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'FALSE_ALARM' &&
      heard(context).every((body) => event.corrections?.some((correction) => correction.body === body)) &&
      (context.personsTold === null || event.persons !== undefined),
  ),
  /** What the opened order asks of its issuer is asked of who opens it: it sees the system alone. */
  orderIsOnThisIncident: cited(
    ordering,
    'payload',
    ({ context, event }: Args) =>
      event.type === 'FOLLOW_UP' &&
      (event.opens?.lifecycle !== 'rectificationOrder' || isOurOrder(context, event.opens.input, event.actor)),
  ),
  ordersHaveEnded: cited(ordering, 'facts', ({ context, event }: Args) => {
    const facts = many(event.facts, `followed/${ORDER}`);
    return ordersOf(context).every((id) => facts.some((one) => one.id === id && !one.open));
  }),
  followUpIsNamed: cited(
    gap(['T27', 'P26'], 'D-0256'),
    'context',
    ({ context }: Args) => context.followUps.length > 0 || context.noFollowUp !== null,
  ),

  remedyHasBegun: branch(({ context }: Args) => context.remedy !== null),
  remedyBeganLate: branch(({ context }: Args) => beganLate(context)),
  remedyIsDone: branch(({ context }: Args) => Boolean(context.remedy?.doneAt)),
  isVenue: branch(({ context }: Args) => context.scope === 'venue'),
  everybodyIsTold: branch(({ context }: Args) => isTold(context)),
  everyBodyHasTheReport: branch(({ context }: Args) => isReported(context)),
  policeAreOpen: branch(({ context }: Args) => !isWithPolice(context)),
  someReportIsLate: branch(({ context }: Args) => owed(context).some(({ body }) => context.lateReports.includes(body))),
  summaryIsMissing: branch(({ context }: Args) => !isSummarized(context)),
  policeAreAnswered: branch(({ context }: Args) => isWithPolice(context)),
  personsAreAnswered: branch(({ context }: Args) => personsAreTold(context)),
  personsAreOpen: branch(({ context }: Args) => !personsAreTold(context)),
  isContained: branch(
    ({ context }: Args) =>
      Boolean(context.remedy?.doneAt) &&
      isTold(context) &&
      isReported(context) &&
      isWithPolice(context) &&
      personsAreTold(context),
  ),
});
