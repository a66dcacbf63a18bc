// The parts of the chart by name: what a request keeps, whom it tells, which archives it holds.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { deadline, now, until } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import type { Actor, Facts, Meta } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import { isParty } from '../../shared/parties.ts';
import { withHands } from '../../shared/rules.ts';
import type { Context, Granted } from './context.ts';
import type { Event, Input, Scope } from './events.ts';
import { guards, newlyConcerned, untilOf } from './guards.ts';
import { requesters } from './purposes.ts';
import { casesIn } from './scope.ts';
import { words } from './words.ts';

/** Parties of what is granted, as they are now. */
const concernedBy = ({ cases, parties }: Scope, facts: Facts | undefined): string[] => [
  ...new Set([
    ...casesIn(facts)
      .filter(({ id }) => cases.includes(id))
      .flatMap((fact) => fact.parties.filter(isParty)),
    ...parties,
  ]),
];
/** When they are told: at once; where they may not be yet, of fiscal supervision after a time, of others when the instrument says. */
function tellAtOf(purpose: string, mayTell: boolean, barredUntil: string | null): string | null {
  if (mayTell) return now();
  return purpose === 'fiscalSupervision' ? deadline('trade.access.tellAfter').at : barredUntil;
}
/** A bar that says no end, or a later one, is looked at again after a time. Of fiscal supervision the rules say the end. */
function reviewAtOf(purpose: string, isBarred: boolean, tellAt: string | null): string | null {
  if (!isBarred || purpose === 'fiscalSupervision') return null;
  const review = deadline('trade.access.barReview').at;
  return tellAt === null || tellAt > review ? review : null;
}
const inUtc = (instant: string): string => new Date(instant).toISOString();
/** What an urgent request opens at once: all that it asks. */
const urgently = ({ scope, requester, until: end }: Input): Granted => ({
  scope,
  persons: requester.persons,
  until: end === undefined ? deadline('trade.access.grantTerm').at : inUtc(end),
});

export function contextOf({ id, actor, facts, ...input }: Input & Started): Context {
  const { purpose, requester, basis, instrument, scope, form, urgent, under, consents, mayTell } = input;
  const { number, date, document } = instrument;
  const barredUntil = input.barredUntil === undefined ? null : inUtc(input.barredUntil);
  const tellAt = urgent ? tellAtOf(purpose, mayTell, barredUntil) : barredUntil;
  return {
    id,
    purpose,
    requester,
    basis,
    scope,
    form,
    urgent,
    until: input.until === undefined ? null : inUtc(input.until),
    instrument: { number, date, sha256: document.sha256 },
    under: under ?? null,
    consents: consents.map(({ document: { sha256 }, ...consent }) => ({ ...consent, sha256 })),
    onPaper: actor.hat === 'CENTER',
    registrars: handsOf(actor),
    supplements: [],
    returned: [],
    checkers: [],
    granted: urgent ? urgently(input) : null,
    concerned: concernedBy(scope, facts),
    barred: !mayTell,
    tellAt,
    reviewAt: urgent ? reviewAtOf(purpose, !mayTell, tellAt) : null,
    told: false,
    untold: false,
    packed: null,
    provided: [],
    holds: [],
    pending: null,
    referrals: [],
    outcome: null,
  };
}
type Started = { id: string; actor: Actor; facts?: Facts };

/** The persons who ask hear by name: others in their hat learn nothing of it (T25). */
const personsOf = ({ requester: { kind, persons } }: Context): string[] =>
  requesters[kind].length ? persons.map((person) => `person:${person}`) : [];
const toRequester = (subject: Text) =>
  emit<Context, Event, undefined, Event, Effect>(({ context }) => ({
    type: 'notify',
    notice: 'N26',
    to: ['CENTER', ...(context.requester.party ? ['requester'] : personsOf(context))],
    subject,
    about: { purpose: context.purpose },
  }));
const toConcerned = (of: (context: Context, event: Event) => string[]) =>
  emit<Context, Event, undefined, Event, Effect>(({ context, event }) => ({
    type: 'notify',
    notice: 'N26',
    to: ['concerned'],
    among: { concerned: of(context, event) },
    subject: words.notices.told,
    about: { purpose: context.purpose },
  }));
const ended = (outcome: NonNullable<Context['outcome']>) =>
  assign<Context, Event, undefined, Event, never>({ outcome });

export const access = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & Started;
    meta: Meta;
    tags: 'open' | 'granting';
    emitted: Effect;
  },
  delays: {
    grantEnds: until<Context>(({ granted }) => granted?.until),
    reviewDue: until<Context>(({ told, reviewAt }) => (told ? null : reviewAt)),
    /** Also where nobody is concerned yet: whose material is read meanwhile is told then. */
    tellDue: until<Context>(({ told, tellAt, concerned }) => {
      if (told || tellAt === null) return null;
      if (tellAt > now()) return tellAt;
      return concerned.length ? now() : null;
    }),
  },
  guards,
  actions: {
    tellRegistered: toRequester(words.notices.registered),
    tellReturned: toRequester(words.notices.returned),
    tellAuthorized: toRequester(words.notices.authorized),
    tellRefused: toRequester(words.notices.refused),
    tellEnded: toRequester(words.notices.ended),
    tellRegisteredAct: emit(({ context: { purpose } }): Effect => ({
      type: 'notify',
      notice: 'N26',
      to: ['CENTER'],
      subject: words.notices.registeredAct,
      about: { purpose },
    })),
    tellConcerned: toConcerned(({ concerned }) => concerned),
    tellNewlyConcerned: toConcerned(newlyConcerned),
    recordConcerned: assign(({ context, event }) => ({
      concerned: [...context.concerned, ...newlyConcerned(context, event)],
    })),
    recordTold: assign({ told: true }),
    recordGrant: assign(({ context, event }) => {
      assertEvent(event, 'AUTHORIZE');
      const { scope, persons } = event;
      const tellAt = context.urgent ? context.tellAt : tellAtOf(context.purpose, !context.barred, context.tellAt);
      return {
        granted: { scope, persons, until: inUtc(untilOf(context, event)) },
        // Of an urgent access some may have been told already, of what was read.
        concerned: context.urgent ? context.concerned : concernedBy(scope, event.facts),
        tellAt,
        reviewAt: context.urgent ? context.reviewAt : reviewAtOf(context.purpose, context.barred, tellAt),
        checkers: withHands(context.checkers, event.actor),
      };
    }),
    recordNarrowing: assign(({ event }) => {
      assertEvent(event, 'NARROW');
      const { scope, persons, until: end } = event;
      // What was packed before may be more than this; it is packed anew.
      return { granted: { scope, persons, until: inUtc(end) }, packed: null };
    }),
    recordCheck: assign(({ context, event }) => ({ checkers: withHands(context.checkers, event.actor) })),
    recordReturn: assign(({ event }) => (assertEvent(event, 'RETURN'), { returned: event.items })),
    recordSupplement: assign(({ context, event }) => {
      assertEvent(event, 'COMPLETE');
      return {
        supplements: [...context.supplements, ...event.documents.map(({ sha256 }) => sha256)],
        registrars: withHands(context.registrars, event.actor),
        returned: [],
      };
    }),
    recordPacking: assign(({ event }) => {
      assertEvent(event, 'PACK');
      return { packed: { sha256: event.package.sha256, by: handsOf(event.actor) } };
    }),
    recordCopies: assign(({ context, event }) => {
      assertEvent(event, 'PROVIDE');
      const { sha256 = '' } = context.packed ?? {};
      return { packed: null, provided: [...context.provided, { sha256, receipt: event.receipt.sha256, at: now() }] };
    }),
    allowTelling: assign(() => ({ barred: false, tellAt: now(), reviewAt: null })),
    keepBar: assign(({ context, event }) => {
      assertEvent(event, 'KEEP_BAR');
      const tellAt = event.until === undefined ? null : inUtc(event.until);
      return { tellAt, reviewAt: reviewAtOf(context.purpose, true, tellAt) };
    }),
    tellReview: toRequester(words.notices.review),
    reviewAgain: assign(({ context: { purpose, tellAt } }) => ({ reviewAt: reviewAtOf(purpose, true, tellAt) })),
    closeUntold: assign({ untold: true, tellAt: null, reviewAt: null }),
    recordRegistration: assign(({ event }) => {
      assertEvent(event, 'REGISTER_ACT');
      const { act, document, actor } = event;
      return { pending: { act, sha256: document.sha256, by: handsOf(actor), at: now() } };
    }),
    /** The case does what the paper says, under the rules of that act; where one refuses, nothing is confirmed. */
    carryOut: emit(({ context }): Effect => ({
      type: 'tell',
      to: context.id,
      mode: 'must',
      event: context.pending?.act ?? { type: '' },
    })),
    forgetRegistration: assign({ pending: null }),
    holdArchives: emit(({ event }): Effect => {
      assertEvent(event, 'PLACE_HOLD');
      const { hold, archives, basis, document } = event;
      return { type: 'tell', to: archives, event: { type: 'PLACE_HOLD', hold, basis, document }, mode: 'must' };
    }),
    recordHold: assign(({ context, event }) => {
      assertEvent(event, 'PLACE_HOLD');
      return { holds: [...context.holds, { hold: event.hold, archives: [...new Set(event.archives)] }] };
    }),
    releaseArchives: emit(({ context, event }): Effect => {
      assertEvent(event, 'LIFT_HOLD');
      const { hold, reason } = event;
      const archives = context.holds.find((placed) => placed.hold === hold)?.archives ?? [];
      return { type: 'tell', to: archives, event: { type: 'LIFT_HOLD', hold, reason }, mode: 'must' };
    }),
    recordLifting: assign(({ context, event }) => {
      assertEvent(event, 'LIFT_HOLD');
      return { holds: context.holds.filter(({ hold }) => hold !== event.hold) };
    }),
    recordReferral: assign(({ context, event }) => {
      assertEvent(event, 'REFER_TO_DISCIPLINE');
      const { person, document, actor } = event;
      const by = personsIn([actor.person])[0] ?? '';
      return { referrals: [...context.referrals, { person, sha256: document.sha256, by, outcome: null }] };
    }),
    recordOutcome: assign(({ context, event }) => {
      assertEvent(event, 'RECORD_OUTCOME');
      const at = context.referrals.findIndex(({ person, outcome }) => person === event.person && outcome === null);
      return {
        referrals: context.referrals.map((one, index) =>
          index === at ? { ...one, outcome: event.document.sha256 } : one,
        ),
      };
    }),
    endProvided: ended('provided'),
    endExpired: ended('expired'),
    endRevoked: ended('revoked'),
    endWithdrawn: ended('withdrawn'),
  },
});
