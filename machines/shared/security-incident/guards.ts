// T27, P26: who may take a step of an incident, and what has to be there before it. All total.
import { now } from '../../kernel/env.ts';
import { handsOf } from '../../kernel/hands.ts';
import { type Facts, type Stamp, branch, cited, many, speaking } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { isInForce } from '../rule-register/in-force.ts';
import { checkerDiffersFrom } from '../rules.ts';
import { bodiesOf } from './clocks.ts';
import type { Args, Context, Measure } from './context.ts';
import { type Event, type Input, grades } from './events.ts';
import { kinds } from './measures.ts';
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

/** Of each scope, the cases that an incident may affect. */
export const affectable: Record<Input['scope'], readonly string[]> = {
  venue: ['listingRegistration', 'trade', 'subjectRegistration'],
  domain: ['operatingAgreement', 'scenarioGrant', 'productExport', 'staffAdmission', 'dataImport'],
};
const namedIn = (event: Event): string[] => (event.type === 'NAME_AFFECTED' && event.cases) || [];
/** Whom a naming concerns: the cases themselves, and the open trades and listings under them at that moment. */
export const foundBy = (facts: Facts | undefined): { id: string; parties: string[] }[] =>
  Object.keys(facts ?? {})
    .filter((name) => name.startsWith('named/') || name.startsWith('under/'))
    .flatMap((name) => many(facts, name));

export const isTold = ({ affected, nobody, sending, undeliverable, otherwise }: Context): boolean =>
  nobody || (affected.length > 0 && sending === 0 && undeliverable <= otherwise);
export const isReported = (context: Context): boolean =>
  bodiesOf(context).every((body) => context.reports.some((report) => report.body === body));
const isWithPolice = ({ criminal, police }: Context): boolean => criminal === 'no' || police !== null;
const personsAreTold = ({ persons, personsTold }: Context): boolean => persons === 0 || personsTold !== null;

export const stands = (context: Context, event: Event): Measure | undefined =>
  event.type === 'LIFT_MEASURE'
    ? context.measures.find(({ measure, target }) => measure === event.measure && target === event.target)
    : undefined;

export const guards = speaking(words.rules, {
  actorIsOfScope: cited(
    reading(['T27', 'P26'], 'D-0255'),
    'context',
    ({ context, event }: Args) => !!event.actor && isOf(context.scope, event.actor.hat),
  ),
  gradeIsNotLowered: cited(
    gap(['T27', 'P26'], 'D-0256'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'GRADE' &&
      grades.includes(event.grade) &&
      (context.grade === null ||
        grades.indexOf(event.grade) >= grades.indexOf(context.grade) ||
        !handsOf(event.actor).some((person) => context.gradedBy.includes(person))),
    'MAKER_IS_CHECKER',
  ),
  affectedAreNamed: cited(
    text('T27'),
    'payload',
    ({ event }: Args) => event.type === 'NAME_AFFECTED' && (namedIn(event).length > 0 || event.persons > 0),
  ),
  namedCasesExist: cited(reading('T27', 'D-0257'), 'facts', ({ context, event }: Args) =>
    namedIn(event).every((id) =>
      affectable[context.scope].some((of) => many(event.facts, `named/${of}`).some((fact) => fact.id === id)),
    ),
  ),
  nobodyIsNamed: cited(text('T27'), 'context', ({ context }: Args) => context.affected.length === 0),
  finderDiffersFromOpener: checkerDiffersFrom<Context>(({ finders }) => finders, reading('T27', 'D-0257')),
  undeliverableAreLeft: cited(
    reading('T27', 'D-0257'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'TELL_OTHERWISE' && event.parties <= context.undeliverable - context.otherwise,
  ),
  crimeIsPossible: cited(gap(['T27', 'P26'], 'D-0256'), 'context', ({ context }: Args) => context.criminal !== 'no'),
  personsAreAffected: cited(gap(['T27', 'P26'], 'D-0256'), 'context', ({ context }: Args) => context.persons > 0),
  measureIsOfScope: cited(
    reading(['T27', 'P26'], 'D-0258'),
    'payload',
    ({ context, event }: Args) => event.type === 'TAKE_MEASURES' && kinds[event.measure]?.scope === context.scope,
  ),
  targetsFit: cited(
    reading(['T27', 'P26'], 'D-0258'),
    'facts',
    ({ event }: Args) =>
      event.type === 'TAKE_MEASURES' &&
      (event.targets ?? []).every((id) =>
        many(event.facts, 'targets').some(
          (fact) => fact.id === id && fact.open && fact.lifecycle === kinds[event.measure]?.lifecycle,
        ),
      ),
  ),
  measuresAreNew: cited(
    reading(['T27', 'P26'], 'D-0258'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'TAKE_MEASURES' &&
      !context.measures.some(
        ({ measure, target }) => measure === event.measure && (event.targets ?? []).includes(target),
      ),
  ),
  measureStands: cited(
    reading(['T27', 'P26'], 'D-0258'),
    'payload',
    ({ context, event }: Args) => stands(context, event) !== undefined,
  ),
  lifterDiffersFromImposer: cited(
    reading(['T27', 'P26'], 'D-0258'),
    'payload',
    ({ context, event }: Args) =>
      !handsOf(event.actor).some((person) => stands(context, event)?.by.includes(person) ?? false),
    'MAKER_IS_CHECKER',
  ),
  noMeasureStands: cited(
    reading(['T27', 'P26'], 'D-0258'),
    'context',
    ({ context }: Args) => context.measures.length === 0,
  ),
  rootCauseIsFound: cited(gap(['T27', 'P26'], 'D-0256'), 'context', ({ context }: Args) => context.rootCause !== null),
  summaryIsMade: cited(gap(['T27', 'P26'], 'D-0256'), 'context', ({ context }: Args) => context.summary !== null),
  followUpIsNamed: cited(
    gap(['T27', 'P26'], 'D-0256'),
    'context',
    ({ context }: Args) => context.followUps.length > 0 || context.noFollowUp !== null,
  ),

  remedyIsDone: branch(({ context }: Args) => Boolean(context.remedy?.doneAt)),
  isVenue: branch(({ context }: Args) => context.scope === 'venue'),
  everybodyIsTold: branch(({ context }: Args) => isTold(context)),
  everyBodyHasTheReport: branch(({ context }: Args) => isReported(context)),
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
