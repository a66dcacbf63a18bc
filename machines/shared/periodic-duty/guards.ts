// T27, P26: who takes a step of a periodic duty, and what has to be there before it. All total.
import { dateOf, endOfDay } from '../../kernel/durations.ts';
import { now } from '../../kernel/env.ts';
import { type Actor, type Stamp, branch, cited, many, one, speaking } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import type { DutyOwner } from '../../law/duties.ts';
import { confirmsWhatStands } from '../confirming.ts';
import { checkerDiffersFrom } from '../rules.ts';
import { isInForce } from '../rule-register/in-force.ts';
import { type Args, type Context, type Finding, type Side, reportIn } from './context.ts';
import type { Event, Input } from './events.ts';
import { entryOf, isOfOperators, periodFrom, today } from './period.ts';
import { words } from './words.ts';

export const duty = text('T27', 'P26');
export const periods = gap(['T27', 'P26'], 'D-0260');
export const course = gap(['T27', 'P26'], 'D-0261');
export const found = reading(['T27', 'P26'], 'D-0262');

/** P26: operators answer for their own (谁运营谁负责), each under its agreement. */
export const ofOperators = reading('P26', 'D-0312');
export const counting = reading(['T25', 'T28'], 'D-0316');
export const sampling = reading(['T24', 'T25'], 'D-0313');

const isOfSide = (side: Side, hat: string | undefined): boolean => hat === (side === 'venue' ? 'CENTER' : 'AUTHORITY');

type Opening = { event: { input: Input } & Stamp };
export const openings = speaking(words.openings, {
  dutyIsInTheCatalogue: cited([duty, periods], 'payload', ({ event }: Opening) => entryOf(event.input) !== undefined),
  calendarOpensThePeriods: cited(
    periods,
    'payload',
    ({ event }: Opening) => event.actor.hat === 'SYSTEM' || event.input.period === undefined,
  ),
  openerIsOfTheSide: cited(
    duty,
    'payload',
    ({ event }: Opening) => event.actor.hat === 'SYSTEM' || isOfSide(event.input.side, event.actor.hat),
  ),
  agreementFitsTheOwner: cited(ofOperators, 'facts', ({ event: { input, facts } }: Opening) =>
    isOfOperators(entryOf(input))
      ? one(facts, 'agreement')?.tags.includes('inForce') === true
      : input.agreement === undefined,
  ),
  extraIsDueInItsPeriod: cited(periods, 'payload', ({ event: { input } }: Opening) => {
    const entry = entryOf(input);
    return (
      !input.extra ||
      !entry ||
      (input.extra.dueOn > today() && input.extra.dueOn <= periodFrom(today(), 0, entry.period).to)
    );
  }),
});

const isOwner = ({ operator }: Context, owner: DutyOwner, actor: Actor | undefined): boolean =>
  owner === 'OPERATOR' ? operator !== null && actor?.party === operator : owner === actor?.hat;
const reported = (event: Event) => (event.type === 'REPORT' ? (event.findings ?? []) : []);
const nameOf = ({ id }: Context, finding: string): string => `${id}#${finding}`;
/** High findings of a report that no report of this case named before. */
export const newlyHigh = (context: Context, event: Event): { title: string }[] =>
  reported(event).filter(
    ({ id, grade }) =>
      grade === 'high' && !context.findings.some((one) => one.name === nameOf(context, id) && one.grade === 'high'),
  );
/** The findings with those of a report: what was named once stays. */
export const withReported = (context: Context, event: Event): Finding[] => {
  const added = reported(event).map(({ id, ...finding }) => ({ ...finding, name: nameOf(context, id), closed: false }));
  const again = new Map(added.map((one) => [one.name, one]));
  return [
    ...context.findings.map((one) => {
      const next = again.get(one.name);
      return one.grade !== 'high' && next && (next.grade === 'high' || !one.closed) ? next : one;
    }),
    ...added.filter(({ name }) => !context.findings.some((one) => one.name === name)),
  ];
};
/** What is neither closed nor handed to an incident. */
export const openIn = ({ findings }: Context): Finding[] =>
  findings.filter(({ closed, grade }) => !closed && grade !== 'high');
const carryIn = (event: Event): string[] => (event.type === 'CONFIRM' ? (event.carry ?? []) : []);
export const isOver = ({ period }: Context): boolean => now() >= endOfDay(period.to);

export const guards = speaking(words.rules, {
  actorIsOwner: cited(
    duty,
    'context',
    ({ context, event }: Args) =>
      entryOf(context)?.owners.some((owner) => isOwner(context, owner, event.actor)) ?? false,
  ),
  actorIsOfTheSide: cited(
    duty,
    'context',
    ({ context, event }: Args) =>
      !!event.actor &&
      isOfSide(context.side, event.actor.hat) &&
      // Whoever acts for the operator decides nothing on its duty, whatever hat it wears.
      (context.operator === null || event.actor.party !== context.operator),
  ),
  evidenceIsWhole: cited(
    periods,
    'payload',
    ({ context, event }: Args) =>
      event.type === 'REPORT' &&
      (entryOf(context)?.evidence ?? []).every(({ id }) => (event.evidence?.[id] ?? []).length > 0),
  ),
  rulesAreInForce: cited(
    [reading('T27', 'D-0264'), reading('P26', 'D-0264')],
    'facts',
    ({ context, event }: Args) =>
      event.type === 'REPORT' &&
      (entryOf(context)?.rules ?? []).every((kind) =>
        (event.rules ?? []).some((ref) => isInForce(event.facts, ref, kind, now())),
      ),
  ),
  sampleIsChecked: cited(
    sampling,
    'context',
    ({ context }: Args) => entryOf(context)?.checks !== 'archives' || context.sample !== null,
  ),
  highFindingIsDescribed: cited(
    found,
    'payload',
    ({ context, event }: Args) =>
      event.type === 'REPORT' && (event.risk !== undefined || newlyHigh(context, event).length === 0),
  ),
  discoveryIsPast: cited(
    found,
    'payload',
    ({ event }: Args) =>
      event.type === 'REPORT' && (!event.risk || Date.parse(event.risk.discoveredAt) <= Date.parse(now())),
  ),
  findingIsOpen: cited(
    found,
    'payload',
    ({ context, event }: Args) =>
      event.type === 'CLOSE_FINDING' && openIn(context).some(({ name }) => name === event.finding),
  ),
  confirmerDiffersFromReporter: checkerDiffersFrom<Context>(({ reporters }) => reporters, course),
  confirmsWhatStands: confirmsWhatStands(reportIn, gap(['T27', 'P26'], 'D-0425')),
  findingsAreAnswered: cited(
    found,
    'payload',
    ({ context, event }: Args) =>
      openIn(context).every(({ name }) => carryIn(event).includes(name)) &&
      carryIn(event).every((carried) => openIn(context).some(({ name }) => name === carried)),
  ),
  carriedAreWithinLimit: cited(found, 'payload', ({ context, event }: Args) =>
    openIn(context).every(({ name, limit }) => !carryIn(event).includes(name) || limit >= dateOf(now())),
  ),
  /** The next case takes them when it is opened, or is told. */
  openFindingsHaveAPlace: cited(
    found,
    'facts',
    ({ context, event }: Args) =>
      openIn(context).length === 0 || (!context.extra && (!isOver(context) || many(event.facts, 'next').length > 0)),
  ),
  postponementIsLeft: cited(course, 'context', ({ context }: Args) => !context.postponed),
  dueStaysInThePeriod: cited(
    course,
    'payload',
    ({ context, event }: Args) =>
      event.type === 'POSTPONE' &&
      Boolean(event.dueOn) &&
      endOfDay(event.dueOn) > context.dueAt &&
      endOfDay(event.dueOn) > now() &&
      event.dueOn <= context.period.to,
  ),
  nextPeriodHasBegun: cited(course, 'context', ({ context }: Args) => isOver(context)),

  samples: branch(({ context }: Args) => entryOf(context)?.checks === 'archives' && context.sample === null),
  sampleFails: branch(
    ({ event }: Args) => event.type === 'ARCHIVES_SAMPLED' && (event.sample ?? []).some(({ ok }) => !ok),
  ),
  counts: branch(({ context }: Args) => entryOf(context)?.checks === 'accesses'),
  isOfTheOperator: branch(({ context }: Args) => isOfOperators(entryOf(context))),
  reportsHigh: branch(({ context, event }: Args) => newlyHigh(context, event).length > 0),
  somethingIsOpen: branch(({ context }: Args) => openIn(context).length > 0),
  isOfTheCenter: branch(({ context }: Args) => entryOf(context)?.owners[0] === 'CENTER'),
  isOfTheOpco: branch(({ context }: Args) => entryOf(context)?.owners[0] === 'OPCO'),
  isOfTheVenue: branch(({ context }: Args) => context.side === 'venue'),
});
