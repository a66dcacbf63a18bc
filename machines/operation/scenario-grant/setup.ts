// The parts of the chart by name: what a grant keeps, and what it sends to the domain and to the cases linked to it.
import { assertEvent, assign, emit, setup } from 'xstate';
import { endOfDay } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { after, now, until } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import { type Actor, type Facts, type Meta, one } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import type { NoticeId } from '../../law/notices.ts';
import { successorOf } from '../../shared/agreement.ts';
import type { Context } from './context.ts';
import type { Event, Input, Request } from './events.ts';
import { guards } from './guards/index.ts';
import { datasetsOf, groundOf, sideOf } from './guards/reading.ts';
import { words } from './words.ts';

type Tag = 'underReview' | 'inForce' | 'opening' | 'inUse' | 'suspended' | 'incomplete' | 'changing' | 'barred';

const does = (make: (context: Context, event: Event) => Effect) =>
  emit<Context, Event, undefined, Event, Effect>(({ context, event }) => make(context, event));
/** To the cases linked to this grant; the cause is the grant. */
const tellBound = (type: string, more: (context: Context) => Record<string, string> = () => ({})) =>
  does((context) => ({ type: 'tell', to: { rel: 'grant' }, event: { type, cause: context.id, ...more(context) } }));
/**
 * Each call states the whole access to be open, so that the latest call alone counts. What opens access holds only while
 * the grant still asks for it; taking access away always holds.
 */
const callDomain = (op: string, reply: string, holds?: { tags: Tag[] }) =>
  does(({ id, agreement, scenario, granted, accounts, version, order }) => ({
    type: 'call',
    port: 'domain',
    op,
    reply,
    ...(holds && { holds }),
    input: { grant: id, agreement, scenario, datasets: datasetsOf(granted), accounts, version, order },
  }));
const notify = (notice: NoticeId, to: string[], subject: Text) =>
  does(({ scenario }) => ({ type: 'notify', notice, to, subject, about: { scenario } }));

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const termIn = (facts: Facts | undefined, name: string): string | null => textOf(one(facts, name)?.shares['endsAt']);
const ended = (kind: NonNullable<Context['end']>['kind']) =>
  assign<Context, Event, undefined, Event, never>(({ context, event }) => ({
    end: { kind, cause: 'cause' in event && typeof event.cause === 'string' ? event.cause : context.id, at: now() },
  }));

export const grant = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    emitted: Effect;
    tags: Tag;
  },
  delays: {
    ...after(
      'pd.request.draftExpiry',
      'pd.request.correctionDue',
      'pd.domain.alertAfter',
      'pd.domain.retryEvery',
      'pd.domain.retryFor',
    ),
    planEnds: until<Context>(({ planEndsAt }) => planEndsAt),
  },
  guards,
  actions: {
    recordProposal: assign(({ context, event }) => {
      assertEvent(event, ['SUBMIT', 'RESUBMIT', 'REQUEST_CHANGE']);
      return {
        proposal: event.request,
        applicants: personsIn([...context.applicants, ...handsOf(event.actor)]),
        returned: [],
        consentedBy: null,
        answers: [],
        termEndsAt: termIn(event.facts, 'agreement') ?? context.termEndsAt,
      };
    }),
    recordConsent: assign(({ event }) => ({ consentedBy: event.actor.person })),
    recordReviewer: assign(({ context, event }) => ({
      reviewers: [
        ...context.reviewers,
        ...handsOf(event.actor)
          .map((person) => ({ person, side: sideOf(event.actor) }))
          .filter(({ person, side }) => !context.reviewers.some((one) => one.person === person && one.side === side)),
      ],
    })),
    recordExaminer: assign(({ context, event }) => ({
      examiners: personsIn([...context.examiners, ...handsOf(event.actor)]),
    })),
    recordAnswer: assign(({ context, event }) => {
      assertEvent(event, ['CONSENT_AS_PROVIDER', 'REFUSE_AS_PROVIDER']);
      return {
        answers: [
          ...context.answers,
          {
            provider: event.actor.party ?? '',
            person: event.actor.person,
            refused: event.type === 'REFUSE_AS_PROVIDER' ? event.reason : null,
          },
        ],
      };
    }),
    recordReturn: assign(({ event }) => (assertEvent(event, 'RETURN'), { returned: event.items })),
    // A plan that ends with the term ends with the agreement, without a clock of its own.
    applyProposal: assign(({ context }) => {
      const { proposal, termEndsAt } = context;
      if (!proposal) return {};
      const end = proposal.plan ? endOfDay(proposal.plan.end) : null;
      return {
        granted: proposal,
        proposal: null,
        version: context.version + 1,
        planEndsAt: end !== null && end === termEndsAt ? null : end,
      };
    }),
    dropProposal: assign({ proposal: null, returned: [] }),
    recordProvision: assign(
      ({ event }) => (assertEvent(event, 'PROVISION'), { acceptance: event.acceptance, accounts: event.accounts }),
    ),
    countCall: assign(({ context }) => ({ order: context.order + 1 })),
    countOpening: assign(({ context }) => ({ order: context.order + 1, askedVersion: context.version })),
    askToProvision: callDomain('provision', 'ACCESS_PROVISIONED', { tags: ['opening'] }),
    askToSuspend: callDomain('suspend', 'ACCESS_SUSPENDED', { tags: ['suspended'] }),
    askToRestore: callDomain('restore', 'ACCESS_RESTORED', { tags: ['opening'] }),
    askToRevoke: callDomain('revoke', 'ACCESS_REVOKED'),
    recordReceipt: assign(
      ({ event }) => (
        assertEvent(event, ['ACCESS_PROVISIONED', 'ACCESS_SUSPENDED', 'ACCESS_RESTORED', 'ACCESS_REVOKED']),
        { receipt: event.receipt }
      ),
    ),
    recordRemaining: assign(({ event }) => (assertEvent(event, 'ACCESS_REVOKED'), { remaining: event.remaining })),
    armPlan: assign(({ context }) => ({ planIsArmedFor: context.version })),

    addCause: assign(
      ({ context, event }) => (assertEvent(event, 'AGREEMENT_SUSPENDED'), { causes: [...context.causes, event.cause] }),
    ),
    liftCause: assign(
      ({ context, event }) => (
        assertEvent(event, 'AGREEMENT_RESTORED'),
        { causes: context.causes.filter((cause) => cause !== event.cause) }
      ),
    ),
    addOwnCause: assign(({ context }) => ({ causes: [...context.causes, context.id] })),
    liftOwnCause: assign(({ context }) => ({ causes: context.causes.filter((cause) => cause !== context.id) })),
    recordGrade: assign(({ context, event }) => {
      assertEvent(event, 'REGRADE');
      const others = context.barred.filter((dataset) => dataset !== event.dataset);
      const graded = (request: Request | null) =>
        request && {
          ...request,
          datasets: request.datasets.map((held) =>
            held.dataset === event.dataset ? { ...held, grade: event.grade } : held,
          ),
        };
      return {
        granted: graded(context.granted),
        proposal: graded(context.proposal),
        barred: event.prohibited ? [...others, event.dataset] : others,
      };
    }),
    recordFinding: assign(({ context, event }) => {
      assertEvent(event, 'REPORT_FINDING');
      const { gate, description, evidence, actor } = event;
      return { findings: [...context.findings, { gate, description, evidence, by: handsOf(actor), at: now() }] };
    }),
    clearFindings: assign({ findings: [] }),
    followAgreement: assign(({ context, event }) => ({
      agreement: successorOf({ event }) ?? context.agreement,
      termEndsAt: termIn(event.facts, 'successor') ?? context.termEndsAt,
    })),
    recordCompletion: ended('completed'),
    recordRelinquishment: ended('relinquished'),
    recordTermination: ended('terminated'),

    suspendBound: tellBound('GRANT_SUSPENDED'),
    restoreBound: tellBound('GRANT_RESTORED'),
    endBound: tellBound('GRANT_ENDED', ({ end }) => ({
      kind: end?.kind === 'terminated' ? 'terminated' : 'completed',
    })),
    orderCorrection: does(({ id, agreement, findings }, event) => {
      assertEvent(event, 'ORDER_CORRECTION');
      return {
        type: 'open',
        lifecycle: 'operatorRectification',
        input: {
          agreement,
          finding: findings
            .map(({ gate, description }) => `${gate}: ${description}`)
            .join('; ')
            .slice(0, 4000),
          items: event.items,
          due: event.due,
          scope: [id],
        },
      };
    }),
    openRevocation: does(({ agreement, findings }, event) => {
      assertEvent(event, 'START_REVOCATION');
      return {
        type: 'open',
        lifecycle: 'revocation',
        input: {
          agreement,
          ground: groundOf(findings),
          allegation: event.reason,
          evidence: findings.flatMap(({ evidence }) => evidence).slice(0, 100),
        },
      };
    }),

    notifyProviders: notify('N12', ['provider', 'AUTHORITY'], words.notices.toReview),
    notifyOperator: notify('N12', ['operator'], words.notices.decided),
    notifyRegrading: notify('N12', ['operator', 'AUTHORITY', 'provider'], words.notices.regraded),
    notifyFinding: notify('N12', ['AUTHORITY', 'operator'], words.notices.finding),
    notifyEnd: notify('N18', ['operator', 'AUTHORITY', 'provider'], words.notices.ended),
    alertDomain: notify('N19', ['AUTHORITY'], words.notices.domainLate),
    escalateDomain: notify('N19', ['AUTHORITY', 'COMMITTEE_OFFICE', 'operator'], words.notices.domainStalled),
  },
});
