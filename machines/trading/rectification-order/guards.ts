// T29, T32, T33: what a step of an order needs, and who must not take it. All total.
import { handsOf } from '../../kernel/hands.ts';
import { now, param } from '../../kernel/env.ts';
import { branch, cited, many, speaking } from '../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../law/cite.ts';
import { confirmsWhatStands } from '../../shared/confirming.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import { isIssuer } from './bodies.ts';
import type { Args, Context, Item, Measure } from './context.ts';
import type { Event } from './events.ts';
import { kinds } from './measures.ts';
import { words } from './words.ts';

const ms = (instant: string): number => Date.parse(instant);
const dueOf = (event: Event): number => ('due' in event && event.due ? ms(event.due) : Number.NaN);
export const openItems = ({ items }: Context): Item[] => items.filter(({ met }) => !met);
/** How many open items are named, each once; null where another is named. */
const named = (context: Context, list: { item: string }[] | undefined): number | null => {
  const ids = new Set((list ?? []).map(({ item }) => item));
  const open = openItems(context).filter(({ id }) => ids.has(id)).length;
  return ids.size === open && ids.size === (list ?? []).length ? open : null;
};
const isEvery = (context: Context, list: { item: string }[] | undefined): boolean =>
  named(context, list) === openItems(context).length;
const requestedOf = (event: Event): { measure: string | undefined; targets: string[] } =>
  event.type === 'TAKE_MEASURES'
    ? { measure: event.measure, targets: event.targets ?? [] }
    : { measure: undefined, targets: [] };
const isRequested = (event: Event, one: { measure: string; target: string }): boolean => {
  const { measure, targets } = requestedOf(event);
  return one.measure === measure && targets.includes(one.target);
};
export const isLifted = (event: Event) => (taken: Measure) =>
  event.type === 'LIFT_MEASURE' && taken.measure === event.measure && taken.target === event.target;

/** Another person of the issuer. What came on paper is the body's own decision, and two persons registered it. */
const byAnother = (makers: (context: Context, event: Event) => string[], law: Basis) =>
  cited(
    law,
    'context',
    ({ context, event }: Args) =>
      !!event.actor &&
      (event.actor.hat === 'SYSTEM' || !handsOf(event.actor).some((person) => makers(context, event).includes(person))),
    'MAKER_IS_CHECKER',
  );

export const guards = speaking(words.rules, {
  /** What was registered from paper and confirmed, the case tells itself. */
  actorIsIssuer: cited(
    reading(['T29', 'T32'], 'D-0240'),
    'context',
    ({ context, event }: Args) =>
      !!event.actor && (event.actor.hat === 'SYSTEM' || isIssuer(context.issuer, event.actor)),
  ),
  confirmerDiffersFromRegistrar: checkerDiffersFrom<Context>(
    ({ pending, issuedAt, finders }) => pending?.by ?? (issuedAt === null ? finders : []),
    gap(['T29', 'T32'], 'D-0241'),
  ),
  confirmsWhatStands: confirmsWhatStands<Context>(({ pending }) => pending, gap(['T29', 'T32'], 'D-0425')),
  limitIsAhead: cited(gap('T33', 'D-0032'), 'context', ({ context }: Args) => ms(context.due) > ms(now())),
  dueIsAhead: cited(gap('T33', 'D-0032'), 'payload', ({ event }: Args) => dueOf(event) > ms(now())),
  dueIsLater: cited(
    gap('T33', 'D-0032'),
    'payload',
    ({ context, event }: Args) => dueOf(event) > Math.max(ms(context.due), ms(now())),
  ),
  extensionIsLeft: cited(
    gap('T33', 'D-0032'),
    'context',
    ({ context }: Args) => context.extensions < param('trade.rectification.extensions'),
  ),
  objectionIsOpen: cited(
    gap(['T32', 'T33'], 'D-0243'),
    'context',
    ({ context }: Args) => context.objection?.open === true,
  ),
  everyItemIsAnswered: cited(
    text('T33'),
    'payload',
    ({ context, event }: Args) => event.type === 'SUBMIT' && isEvery(context, event.results),
  ),
  everyItemIsMet: cited(
    reading(['T29', 'T32', 'T33'], 'D-0244'),
    'payload',
    ({ context, event }: Args) => event.type === 'ACCEPT' && isEvery(context, event.findings),
  ),
  someItemsAreMet: cited(
    reading(['T29', 'T32', 'T33'], 'D-0244'),
    'payload',
    ({ context, event }: Args) =>
      event.type === 'ACCEPT_PARTLY' && (named(context, event.findings) ?? 0) > 0 && !isEvery(context, event.findings),
  ),
  returnedItemsAreOpen: cited(
    reading(['T29', 'T32', 'T33'], 'D-0244'),
    'payload',
    ({ context, event }: Args) => event.type === 'RETURN' && (named(context, event.items) ?? 0) > 0,
  ),
  deciderDiffersFromAnswerer: checkerDiffersFrom<Context>(
    ({ answerers }) => answerers,
    reading(['T29', 'T32', 'T33'], 'D-0244'),
  ),
  deciderDiffersFromFinder: checkerDiffersFrom<Context>(
    ({ kind, finders }) => (kind === 'compliance' ? finders : []),
    reading('T6', 'D-0242'),
  ),
  improvementIsAcceptedByAnother: byAnother(
    ({ kind, finders }) => (kind === 'improvement' ? finders : []),
    reading('T29', 'D-0423'),
  ),
  rectificationIsAcceptedByAnother: byAnother(
    ({ kind, finders }) => (kind === 'rectification' ? finders : []),
    reading('T32', 'D-0423'),
  ),
  outcomeIsRecordedByAnother: byAnother(({ referral }) => referral?.by ?? [], reading('T32', 'D-0427')),
  measuresAreRequested: cited(reading('T32', 'D-0245'), 'payload', ({ context, event }: Args) => {
    const { measure, targets } = requestedOf(event);
    return (
      targets.length > 0 &&
      targets.every((target) => context.requested.some((one) => one.measure === measure && one.target === target))
    );
  }),
  takerDiffersFromRequester: byAnother(
    ({ requested }, event) => requested.filter((one) => isRequested(event, one)).flatMap(({ by }) => by),
    reading(['T6', 'T32'], 'D-0327'),
  ),
  lifterDiffersFromTaker: byAnother(
    ({ measures }, event) => measures.filter(isLifted(event)).flatMap(({ by }) => by),
    reading(['T6', 'T32'], 'D-0327'),
  ),
  targetsFit: cited(reading('T32', 'D-0245'), 'facts', ({ context, event }: Args) => {
    const { body, party } = context.target;
    return (
      event.type === 'TAKE_MEASURES' &&
      (event.targets ?? []).every((id) =>
        many(event.facts, 'targets').some(
          (fact) =>
            fact.id === id &&
            fact.open &&
            fact.lifecycle === kinds[event.measure]?.lifecycle &&
            (body !== 'subject' || (party !== null && fact.parties.includes(party))),
        ),
      )
    );
  }),
  measuresAreNew: cited(reading('T32', 'D-0245'), 'payload', ({ context, event }: Args) => {
    const { measure, targets } = requestedOf(event);
    return (
      measure !== undefined &&
      !context.measures.some((taken) => taken.measure === measure && targets.includes(taken.target))
    );
  }),
  measureStands: cited(reading('T32', 'D-0245'), 'payload', ({ context, event }: Args) =>
    context.measures.some(isLifted(event)),
  ),
  targetIsSubject: cited(
    reading(['T22', 'T32'], 'D-0245'),
    'context',
    ({ context }: Args) => context.target.body === 'subject',
  ),
  violationIsNew: cited(
    reading(['T22', 'T32'], 'D-0245'),
    'context',
    ({ context }: Args) => context.violation === null,
  ),

  isOnPaper: branch(({ context }: Args) => context.paper),
  objectionStands: branch(({ context }: Args) => context.objection?.open === true),
  isAcknowledged: branch(({ context }: Args) => context.acknowledgedAt !== null),
});
