// The parts of the chart by name: what an agreement keeps, and what it tells the cases linked to it.
import { assertEvent, assign, emit, setup } from 'xstate';
import { beforeInstant } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { after, now, param, until } from '../../kernel/env.ts';
import { handsOf } from '../../kernel/hands.ts';
import type { Facts, Meta } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import type { EndKind } from '../../shared/agreement.ts';
import { partyOf } from '../../shared/parties.ts';
import { proposalOf } from '../../shared/second-hand.ts';
import type { Context, Successor } from './context.ts';
import type { Event, Input } from './events.ts';
import { guards } from './guards.ts';
import { coverOf, terminatedBy, withoutTerminated } from './scope.ts';
import { endOfTerm, startOfRights } from './term.ts';
import { words } from './words.ts';

const before = (key: 'pd.renewal.windowOpens' | 'pd.request.leadTime') =>
  until<Context>(({ endsAt }) => endsAt && beforeInstant(endsAt, param(key)));

/** The signed successor that takes over at the end: only when the term runs out, and if it has begun by then. */
const takesOver = ({ end, successor }: Context): Successor | null =>
  end?.kind === 'expired' && successor && successor.start <= now() ? successor : null;
const ended = (context: Context) => {
  const successor = takesOver(context);
  return {
    type: 'AGREEMENT_ENDED',
    agreement: context.id,
    kind: context.end?.kind ?? 'expired',
    successor: successor?.agreement ?? null,
    datasets: successor?.datasets ?? [],
    scenarios: successor?.scenarios ?? [],
  };
};
/** When it ends, as known now. */
export const endOf = ({ endsAt, earlyEnd }: Context): string | null =>
  earlyEnd && endsAt && earlyEnd.at < endsAt ? earlyEnd.at : endsAt;

const does = (make: (context: Context, event: Event) => Effect) =>
  emit<Context, Event, undefined, Event, Effect>(({ context, event }) => make(context, event));
const tellDependants = (make: (context: Context, event: Event) => Told) =>
  does((context, event) => ({ type: 'tell', to: { rel: 'agreement' }, event: make(context, event) }));
type Told = Extract<Effect, { type: 'tell' }>['event'];
const notifyBoth = (subject: Text) =>
  does(() => ({ type: 'notify', notice: 'N10', to: ['operator', 'AUTHORITY'], subject }));

export const agreement = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; facts?: Facts };
    meta: Meta;
    emitted: Effect;
    tags: 'preparing' | 'signed' | 'inForce' | 'rightsActive' | 'suspended' | 'expiring' | 'openToScenarios' | 'ended';
  },
  delays: {
    ...after('pd.agreement.signDue'),
    termBegins: until<Context>(({ startsAt }) => startsAt),
    termEnds: until<Context>(({ endsAt }) => endsAt),
    renewalOpens: before('pd.renewal.windowOpens'),
    scenariosClose: before('pd.request.leadTime'),
    earlyEnd: until<Context>(({ earlyEnd }) => earlyEnd?.at),
    successorBegins: until<Context>(({ successor }) => successor?.start),
  },
  guards,
  actions: {
    recordTerms: assign(
      ({ event }) => (
        assertEvent(event, 'PROPOSE'),
        { terms: event.terms, drafters: handsOf(event.actor), signedByOperator: null, signedByAuthority: null }
      ),
    ),
    // The text is proposed anew, within what is known by now.
    recordDecision: assign(
      ({ event }) => (assertEvent(event, 'RECORD_DECISION'), { approved: event.approved, terms: null, drafters: [] }),
    ),
    countExtension: assign(({ context }) => ({ extensions: context.extensions + 1, proposal: null })),
    proposeLapse: assign(({ event }) => (assertEvent(event, 'DECLARE_LAPSED'), { proposal: proposalOf(event) })),
    takeBack: assign({ proposal: null }),
    clearSignatures: assign({ signedByOperator: null, signedByAuthority: null }),
    recordOperatorSignature: assign(({ event }) => ({ signedByOperator: { person: event.actor.person, at: now() } })),
    recordAuthoritySignature: assign(({ event }) => ({ signedByAuthority: { person: event.actor.person, at: now() } })),
    fixTerm: assign(({ context }) => {
      const startsAt = startOfRights(context);
      return { startsAt, endsAt: endOfTerm({ ...context, startsAt }) };
    }),
    tellApplicationSigned: does((context) => ({
      type: 'tell',
      to: context.application,
      event: { type: 'AGREEMENT_SIGNED', agreement: context.id },
    })),
    tellApplicationLapsed: does((context) => ({
      type: 'tell',
      to: context.application,
      event: { type: 'AGREEMENT_LAPSED', agreement: context.id },
    })),
    tellPrevious: does((context) => ({
      type: 'tell',
      mode: 'must',
      to: context.previous ?? [],
      event: { type: 'SUCCESSOR_SIGNED', agreement: context.id, ...coverOf(context), start: context.startsAt ?? now() },
    })),
    addCause: assign(
      ({ context, event }) => (
        assertEvent(event, 'SUSPEND_RIGHTS'),
        { causes: [...context.causes, { cause: event.cause, grants: event.grants }] }
      ),
    ),
    liftCause: assign(
      ({ context, event }) => (
        assertEvent(event, ['LIFT_SUSPENSION', 'TERMINATE_SCOPE']),
        { causes: context.causes.filter(({ cause }) => cause !== event.cause) }
      ),
    ),
    suspendDependants: tellDependants(
      (_, event) => (
        assertEvent(event, 'SUSPEND_RIGHTS'),
        { type: 'AGREEMENT_SUSPENDED', cause: event.cause, grants: event.grants }
      ),
    ),
    restoreDependants: tellDependants(
      (_, event) => (
        assertEvent(event, ['LIFT_SUSPENSION', 'TERMINATE_SCOPE']),
        { type: 'AGREEMENT_RESTORED', cause: event.cause }
      ),
    ),
    terminateGrants: does((_, event) => {
      assertEvent(event, 'TERMINATE_SCOPE');
      return {
        type: 'tell',
        to: event.grants === 'all' ? [] : event.grants,
        event: { type: 'TERMINATE_GRANT', cause: event.cause },
      };
    }),
    recordTerminated: assign(({ context, event }) => {
      const { terminated, successor } = withoutTerminated(context, event);
      return { terminated, successor };
    }),
    /** A successor that is drafted or signed gives up what is terminated now. */
    tellSuccessor: does((_, event) => {
      assertEvent(event, 'TERMINATE_SCOPE');
      return {
        type: 'tell',
        to: { rel: 'previous', lifecycle: 'operatingAgreement' },
        event: { type: 'SCOPE_TERMINATED', cause: event.cause, ...terminatedBy(event) },
      };
    }),
    recordRenewal: assign(({ event }) => (assertEvent(event, 'RENEWAL_APPLIED'), { renewal: event.application })),
    dropRenewal: assign({ renewal: null }),
    recordSuccessor: assign(({ event }) => {
      assertEvent(event, 'SUCCESSOR_SIGNED');
      const { agreement: successor, datasets, scenarios, start } = event;
      return { successor: { agreement: successor, datasets, scenarios, start } };
    }),
    recordOverdue: assign(({ context, event }) => {
      assertEvent(event, 'DUTY_OVERDUE');
      const { duty, case: id, period } = event;
      return {
        overdue: [...context.overdue.filter((other) => other.case !== id), { duty, case: id, period, met: false }],
      };
    }),
    recordMet: assign(
      ({ context, event }) => (
        assertEvent(event, 'DUTY_MET'),
        { overdue: context.overdue.map((one) => (one.case === event.case ? { ...one, met: true } : one)) }
      ),
    ),
    recordEvaluation: assign(({ context, event }) => {
      assertEvent(event, 'EVALUATED');
      const { evaluation, year, part, conforming, considered } = event;
      return {
        evaluations: [...context.evaluations, { evaluation, year, part, conforming }],
        overdue: context.overdue.filter(({ case: id, met }) => !met || !considered.includes(id)),
      };
    }),
    recordCost: assign(
      ({ context, event }) => (
        assertEvent(event, 'RECORD_COST'),
        { costs: { ...context.costs, [event.kind]: (context.costs[event.kind] ?? 0) + event.amountFen } }
      ),
    ),
    recordExpiry: assign(() => ({ end: { kind: 'expired' as EndKind, cause: null, at: now() } })),
    recordTermination: assign(
      ({ event }) => (
        assertEvent(event, 'TERMINATE_SCOPE'),
        { end: { kind: 'nonRectification' as EndKind, cause: event.cause, at: now() } }
      ),
    ),
    setEarlyEnd: assign(
      ({ event }) => (assertEvent(event, 'EARLY_END_SET'), { earlyEnd: { cause: event.cause, at: event.at } }),
    ),
    recordEarlyEnd: assign(({ context }) => ({
      end: { kind: 'early' as EndKind, cause: context.earlyEnd?.cause ?? null, at: now() },
    })),
    recordEnd: assign(
      ({ event }) => (
        assertEvent(event, 'END'),
        { end: { kind: 'revoked' as EndKind, cause: event.cause, at: now() } }
      ),
    ),
    endDependants: tellDependants((context) => ended(context)),
    endUnbegunSuccessor: does((context) => ({ type: 'tell', to: { rel: 'previous' }, event: ended(context) })),
    openClosure: does((context) => {
      const successor = takesOver(context);
      return {
        type: 'open',
        lifecycle: 'domainClosure',
        reply: 'CLOSURE_OPENED',
        input: {
          agreement: context.id,
          predecessors: context.predecessors,
          operator: partyOf(context.operator),
          assetDisposal: context.terms?.assetDisposal ?? '',
          endedAt: context.end?.at ?? now(),
          coveredBy: successor && {
            agreement: successor.agreement,
            datasets: successor.datasets,
            scenarios: successor.scenarios,
          },
        },
      };
    }),
    recordClosure: assign(({ event }) => (assertEvent(event, 'CLOSURE_OPENED'), { closure: event.case })),
    notifyLapsed: notifyBoth(words.notices.lapsed),
    notifyInForce: notifyBoth(words.notices.inForce),
    notifyEnded: notifyBoth(words.notices.ended),
  },
});
