// T22: what may be done about a suspected violation, by whom, and when the case may end. All total.
import { dueUnder, env, now, param } from '../../kernel/env.ts';
import { handsOf } from '../../kernel/hands.ts';
import { branch, cited, many, one, speaking } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { confirmsWhatStands } from '../../shared/confirming.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import { type Args, type Context, type Measure, namedIn, suspicionIn } from './context.ts';
import type { Event, Input, MeasureKind } from './events.ts';
import { words } from './words.ts';

type Chosen = Partial<Extract<Event, { type: 'TAKE_MEASURE' | 'LIFT_MEASURE' }>>;
const chosenBy = (event: Event): Chosen => ('measure' in event ? event : {});

/** Which case a measure is directed at; null when this case names none of that kind. */
export const targetOf = (context: Context, { measure, subject }: Chosen): string | null => {
  switch (measure) {
    case 'pauseDelivery':
    case 'freezeSettlement':
    case 'terminateTrade':
      return context.trade;
    case 'suspendListing':
      return context.listing;
    case 'suspendSubject':
      return subject
        ? (context.subjects.find((id) => id === subject) ?? null)
        : context.subjects.length === 1
          ? context.subjects[0]!
          : null;
    case 'warn':
      return subject ? (context.subjects.find((id) => id === subject) ?? null) : context.id;
    case undefined:
      return null;
    default:
      return measure satisfies never;
  }
};
export const isDirectedAt = (context: Context, event: Event) => {
  const chosen = chosenBy(event);
  const target = targetOf(context, chosen);
  return (taken: Measure): boolean => taken.measure === chosen.measure && taken.target === target;
};
/** Does it stay in force until somebody lifts it? */
export const lasts = (measure: Measure['measure']): boolean =>
  measure !== 'warn' && measure !== 'terminateTrade' && measure !== 'revoke';
/** The targets of all measures of one kind that are in force. */
export const standing = (context: Context, kind: MeasureKind): string[] =>
  context.measures.filter(({ measure, standing: stands }) => stands && measure === kind).map(({ target }) => target);
/** What names somebody whom no confirmation or report has reached yet. */
const newlyNamed = (context: Context, reached: { of: string[] } | null): string[] =>
  namedIn(context).filter((id) => !reached?.of.includes(id));
/** What the act is directed at; a warning of everybody is directed at the case. */
const aimOf = (context: Context, event: Event): string | null =>
  event.type === 'REVOKE' ? event.target : targetOf(context, chosenBy(event));
const taken = ({ measures }: Context): Measure[] => measures.filter(({ automatic }) => !automatic);
const isOneOf = (event: Event, persons: readonly string[]): boolean =>
  !event.actor || handsOf(event.actor).some((person) => persons.includes(person));
const reportWasDue = ({ foundAt }: Context): boolean =>
  dueUnder(env(), foundAt, param('trade.violation.reportDue')).at <= now();
const dueIsAhead = ({ event }: Args): boolean =>
  'due' in event && Boolean(event.due) && Date.parse(event.due) > Date.parse(now());

export const guards = speaking(words.rules, {
  deciderDiffersFromFinder: checkerDiffersFrom<Context>(({ foundBy }) => foundBy, reading(['T6', 'T22'], 'D-0160')),
  confirmsWhatStands: confirmsWhatStands(suspicionIn, reading(['T6', 'T22'], 'D-0425')),
  secondPersonRevokes: checkerDiffersFrom<Context>(
    ({ confirmation }) => confirmation?.by ?? [],
    reading('T22', 'D-0077'),
  ),
  lifterDiffersFromImposer: cited(
    reading('T22', 'D-0160'),
    'payload',
    ({ context, event }: Args) =>
      !isOneOf(
        event,
        context.measures
          .filter((measure) => measure.standing && isDirectedAt(context, event)(measure))
          .flatMap(({ by }) => by),
      ),
    'MAKER_IS_CHECKER',
  ),
  closerDiffersFromImposer: checkerDiffersFrom<Context>(
    (context) => taken(context).flatMap(({ by }) => by),
    reading('T22', 'D-0160'),
  ),
  accepterDiffersFromOrderer: checkerDiffersFrom<Context>(
    ({ rectification }) => rectification?.by ?? [],
    reading(['T22', 'T33'], 'D-0160'),
  ),
  secondPersonEndsTrade: cited(
    reading('T22', 'D-0077'),
    'payload',
    ({ context, event }: Args) =>
      chosenBy(event).measure !== 'terminateTrade' || !isOneOf(event, context.confirmation?.by ?? []),
    'MAKER_IS_CHECKER',
  ),

  measureIsOffered: cited(
    gap('T22', 'D-0029'),
    'payload',
    ({ event }: Args) => event.type === 'TAKE_MEASURE' && param('trade.violation.measures').includes(event.measure),
  ),
  measureCanBeUndone: cited(
    reading('T22', 'D-0077'),
    'payload',
    ({ event }: Args) => event.type === 'TAKE_MEASURE' && Boolean(event.measure) && lasts(event.measure),
  ),
  finalActIsOfConfirmed: cited([text('T22'), reading('T22', 'D-0324')], 'payload', ({ context, event }: Args) => {
    if (event.type === 'TAKE_MEASURE' && lasts(event.measure)) return true;
    const aim = aimOf(context, event);
    const open = newlyNamed(context, context.confirmation);
    return aim === context.id ? open.length === 0 : aim !== null && !open.includes(aim);
  }),
  somebodyIsNewlyNamed: cited(
    reading('T22', 'D-0324'),
    'context',
    ({ context }: Args) => newlyNamed(context, context.confirmation).length > 0,
  ),
  measureHasTarget: cited(
    text('T22'),
    'payload',
    ({ context, event }: Args) => targetOf(context, chosenBy(event)) !== null,
  ),
  measureIsNew: cited(
    gap('T22', 'D-0029'),
    'payload',
    ({ context, event }: Args) =>
      !taken(context).some((measure) => measure.standing && isDirectedAt(context, event)(measure)),
  ),
  measureStands: cited(gap('T22', 'D-0079'), 'payload', ({ context, event }: Args) =>
    context.measures.some((measure) => measure.standing && isDirectedAt(context, event)(measure)),
  ),
  revocationHasTarget: cited(
    text('T22'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'REVOKE' && (event.target === context.listing || context.subjects.includes(event.target)),
  ),
  newlyNamedExist: cited(text('T22'), 'facts', ({ event }: Args) => {
    if (event.type !== 'EXTEND_SCOPE') return false;
    const listing = one(event.facts, 'listing');
    const subjects = many(event.facts, 'subjects');
    return (
      Boolean(event.listing || event.subjects?.length) &&
      (!event.listing || listing?.lifecycle === 'listingRegistration') &&
      (event.subjects ?? []).every((id) =>
        subjects.some((fact) => fact.id === id && fact.lifecycle === 'subjectRegistration'),
      )
    );
  }),
  listingIsNotFixed: cited(
    gap('T22', 'D-0077'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'EXTEND_SCOPE' &&
      (!event.listing || context.listing === null || context.listing === event.listing),
  ),

  measureIsTaken: cited(text('T22'), 'context', ({ context }: Args) => taken(context).length > 0),
  reportIsReceived: cited(
    text('T22'),
    'context',
    ({ context }: Args) => context.report !== null && context.receipt !== null,
  ),
  reportIsOfEverybodyNamed: cited(
    [text('T22'), reading('T22', 'D-0324')],
    'context',
    // Where there is no report yet, another rule says so.
    ({ context }: Args) => context.report === null || newlyNamed(context, context.report).length === 0,
  ),
  dueReportIsMade: cited(
    reading('T22', 'D-0161'),
    'context',
    ({ context }: Args) => context.report !== null || (taken(context).length === 0 && !reportWasDue(context)),
  ),
  noMeasureStands: cited(
    gap('T22', 'D-0079'),
    'context',
    ({ context }: Args) => !context.measures.some(({ standing: stands }) => stands),
  ),
  rectificationIsSettled: cited(
    gap(['T22', 'T33'], 'D-0080'),
    'context',
    ({ context }: Args) => !context.rectification?.open,
  ),
  violationIsConfirmed: cited(
    gap(['T22', 'T33'], 'D-0080'),
    'context',
    ({ context }: Args) => context.confirmation !== null,
  ),
  rectificationIsDueAhead: cited(gap(['T22', 'T33'], 'D-0080'), 'payload', dueIsAhead),
  extensionIsLeft: cited(
    gap('T33', 'D-0032'),
    'context',
    ({ context }: Args) => (context.rectification?.extensions ?? Infinity) < param('trade.rectification.extensions'),
  ),
  reportIsSent: branch(({ context }: Args) => context.report !== null),
  personHasActed: branch(({ context }: Args) => taken(context).length > 0),
});

/** Whose conduct is examined, as the facts show when the case is opened. */
export const respondentsOf = (facts: Event['facts']): string[] => {
  const subjects = many(facts, 'subjects').flatMap(({ shares }) =>
    typeof shares['party'] === 'string' ? [shares['party']] : [],
  );
  const owner = one(facts, 'listing')?.shares['owner'];
  if (subjects.length) return [...new Set(subjects)];
  return typeof owner === 'string' ? [owner] : (one(facts, 'trade')?.parties ?? []);
};
/** Everything that the case concerns, accused or not. */
export const concernedBy = (
  { listing, subjects }: { listing?: string | null | undefined; subjects: readonly string[] },
  facts: Event['facts'],
): string[] => {
  const trade = one(facts, 'trade')?.shares;
  const named = [
    listing,
    ...subjects,
    one(facts, 'listing')?.shares['registration'],
    trade?.['listing'],
    ...[trade?.['registrations'] ?? []].flat(),
  ];
  return [...new Set(named.filter((id) => typeof id === 'string'))];
};
export const namedCasesExist = cited(
  text('T22'),
  'facts',
  ({ event: { input, facts } }: { event: { input: Input; facts: Event['facts'] } }) => {
    const subjects = many(facts, 'subjects');
    return (
      (!input.trade || one(facts, 'trade')?.lifecycle === 'trade') &&
      (!input.listing || one(facts, 'listing')?.lifecycle === 'listingRegistration') &&
      input.subjects.every((id) => subjects.some((fact) => fact.id === id && fact.lifecycle === 'subjectRegistration'))
    );
  },
);
