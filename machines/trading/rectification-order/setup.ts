// The parts of the chart by name: what an order keeps, what it stops elsewhere, and who is told.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { instantOf } from '../../kernel/durations.ts';
import { now, until } from '../../kernel/env.ts';
import { handsOf } from '../../kernel/hands.ts';
import type { Actor, Facts, Meta } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import type { NoticeId } from '../../law/notices.ts';
import { withHands } from '../../shared/rules.ts';
import type { Context, Item } from './context.ts';
import type { Event, Input, MeasureKind } from './events.ts';
import { guards, isLifted } from './guards.ts';
import { imposing, lifting } from './measures.ts';
import { words } from './words.ts';

export const instrumentOf = ({ number, date, document }: Input['instrument']): Context['instrument'] => ({
  number,
  date,
  sha256: document.sha256,
});
export const itemsOf = (items: Input['items']): Item[] =>
  items.map(({ id, demand, proof }) => ({ id, demand, proof: proof ?? null, met: false, problem: null }));

/** T29 demands improvement, T32 rectification. */
const noticeOf = ({ kind }: Context): NoticeId => (kind === 'improvement' ? 'N6' : 'N7');
const notice = (
  to: string[],
  subject: Text | ((context: Context) => Text),
  id: NoticeId | typeof noticeOf = noticeOf,
) =>
  emit<Context, Event, undefined, Event, Effect>(({ context }) => ({
    type: 'notify',
    notice: typeof id === 'function' ? id(context) : id,
    to,
    subject: typeof subject === 'function' ? subject(context) : subject,
    about: { number: context.instrument.number, issuer: context.issuer.name, due: context.due },
  }));
const met = (context: Context, findings: { item: string }[]): Item[] =>
  context.items.map((item) =>
    findings.some((finding) => finding.item === item.id) ? { ...item, met: true, problem: null } : item,
  );
/** A limit that has passed already comes at once. */
const notBefore = (instant: string): string => (instant > now() ? instant : now());
const half = ({ since, due }: Context): string | null => {
  const at = new Date((Date.parse(since) + Date.parse(due)) / 2).toISOString();
  return at > now() ? at : null;
};
/** An answer to the objection that is open. */
const answered = ({ objection }: Context): Context['objection'] => objection && { ...objection, open: false };

export const order = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: 'open' | 'served' | 'underReview' | 'overdue' | 'referred';
    emitted: Effect;
  },
  delays: {
    rectificationDue: until<Context>(({ due }) => notBefore(due)),
    halfTime: until<Context>(half),
  },
  guards,
  actions: {
    issue: assign({ issuedAt: now }),
    tellOrder: notice(['target', 'SUPERVISOR'], ({ kind }) => words.notices[kind]),
    tellTarget: notice(['target', 'SUPERVISOR'], words.notices.moved),
    tellReviewer: notice(['reviewer'], words.notices.answered),
    tellHalf: notice(['target'], words.notices.half, 'N19'),
    tellOverdue: notice(['target', 'reviewer', 'SUPERVISOR'], words.notices.overdue, 'N19'),
    tellResult: notice(['target', 'reviewer', 'SUPERVISOR'], words.notices.result, 'N23'),
    recordConfirmer: assign(({ context, event }) => ({ finders: withHands(context.finders, event.actor) })),
    recordService: assign(() => ({ servedAt: now(), since: now() })),
    recordAcknowledgement: assign(() => ({ acknowledgedAt: now() })),
    recordAnswerer: assign(({ context, event }) => ({ answerers: withHands(context.answerers, event.actor) })),
    recordObjection: assign(({ context, event }) => ({
      objection: { by: handsOf(event.actor), at: now(), open: true },
      acknowledgedAt: context.acknowledgedAt ?? now(),
    })),
    recordAnswer: assign(({ context }) => ({ objection: answered(context) })),
    recordStay: assign(() => ({ stayedAt: now() })),
    /** What was left of the limit when it stood is left when it runs again. */
    endStay: assign(({ context: { due, since, stayedAt } }) => {
      const stood = stayedAt === null ? 0 : Date.parse(now()) - Date.parse(stayedAt);
      const later = (instant: string): string => new Date(Date.parse(instant) + stood).toISOString();
      return { due: later(due), since: later(since), stayedAt: null };
    }),
    recordAmendment: assign(({ context, event }) => {
      assertEvent(event, 'AMEND');
      return {
        instrument: instrumentOf(event.instrument),
        items: itemsOf(event.items),
        due: instantOf(event.due),
        since: now(),
        objection: answered(context),
        submission: null,
        finders: withHands(context.finders, event.actor),
      };
    }),
    recordExtension: assign(({ context, event }) => {
      assertEvent(event, 'EXTEND');
      return { due: instantOf(event.due), extensions: context.extensions + 1 };
    }),
    recordSubmission: assign(({ context, event }) => {
      assertEvent(event, 'SUBMIT');
      return {
        submission: { at: now(), late: now() >= context.due, items: event.results.map(({ item }) => item) },
        acknowledgedAt: context.acknowledgedAt ?? now(),
      };
    }),
    recordFindings: assign(({ context, event }) => {
      assertEvent(event, ['ACCEPT', 'ACCEPT_PARTLY']);
      return { items: met(context, event.findings), deciders: withHands(context.deciders, event.actor) };
    }),
    recordReturn: assign(({ context, event }) => {
      assertEvent(event, 'RETURN');
      const problems = new Map(event.items.map(({ item, problem }) => [item, problem]));
      return {
        items: context.items.map((item) => ({ ...item, problem: problems.get(item.id) ?? item.problem })),
        due: instantOf(event.due),
        since: now(),
        deciders: withHands(context.deciders, event.actor),
      };
    }),
    recordReferral: assign(({ event }) => {
      assertEvent(event, 'REFER_TO_ENFORCEMENT');
      return { referral: { to: event.to, at: now(), sha256: event.document.sha256, by: handsOf(event.actor) } };
    }),
    recordOutcome: assign(({ event }) => {
      assertEvent(event, 'RECORD_OUTCOME');
      return { outcome: { outcome: event.outcome, at: now(), sha256: event.document.sha256 } };
    }),
    recordDecider: assign(({ context, event }) => ({ deciders: withHands(context.deciders, event.actor) })),

    recordRegistration: assign(({ context, event }) => {
      assertEvent(event, 'REGISTER_ACT');
      return {
        pending: {
          act: event.act,
          instrument: instrumentOf(event.instrument),
          by: handsOf(event.actor),
          at: now(),
        },
        registrars: withHands(context.registrars, event.actor),
      };
    }),
    /** The case does what the paper says, under the rules of that act; where one refuses, nothing is confirmed. */
    carryOut: emit(({ context }): Effect => ({
      type: 'tell',
      to: context.id,
      mode: 'must',
      event: context.pending?.act ?? { type: '' },
    })),
    forgetRegistration: assign(({ context, event }) => ({
      pending: null,
      registrars: withHands(context.registrars, event.actor),
    })),

    recordRequest: assign(({ context, event }) => {
      assertEvent(event, 'REQUEST_MEASURES');
      const by = event.actor.hat === 'SYSTEM' ? [] : handsOf(event.actor);
      return { requested: [...context.requested, ...event.measures.map((one) => ({ ...one, by }))] };
    }),
    tellRequest: notice(['CENTER'], words.notices.moved),
    imposeMeasures: emit(({ context, event }) => {
      assertEvent(event, 'TAKE_MEASURES');
      return imposing(context.id, event.measure, [...new Set(event.targets)], event.reason);
    }),
    recordMeasures: assign(({ context, event }) => {
      assertEvent(event, 'TAKE_MEASURES');
      const { measure, targets, actor } = event;
      const taken = [...new Set(targets)].map((target) => ({ measure, target, by: handsOf(actor), at: now() }));
      return { measures: [...context.measures, ...taken] };
    }),
    liftMeasure: emit(({ context, event }) => {
      assertEvent(event, 'LIFT_MEASURE');
      return lifting(context.id, event.measure, [event.target], event.reason);
    }),
    recordLifting: assign(({ context, event }) => ({
      measures: context.measures.filter((measure) => !isLifted(event)(measure)),
      requested: context.requested.filter(
        (one) => event.type !== 'LIFT_MEASURE' || one.measure !== event.measure || one.target !== event.target,
      ),
    })),
    releaseListings: emit(({ context }) => release(context, 'suspendListing')),
    releaseSubjects: emit(({ context }) => release(context, 'suspendSubject')),
    releaseTrades: emit(({ context }) => release(context, 'pauseTrade')),
    recordRelease: assign({ measures: [] }),
    openViolation: emit(({ context, event }): Effect => {
      assertEvent(event, 'OPEN_VIOLATION');
      const { finding, listing, trade } = event;
      const subjects = context.target.registration === null ? [] : [context.target.registration];
      return {
        type: 'open',
        lifecycle: 'violationCase',
        input: { finding, subjects, ...(listing && { listing }), ...(trade && { trade }) },
        reply: 'VIOLATION_OPENED',
      };
    }),
    recordViolation: assign(({ event }) => (assertEvent(event, 'VIOLATION_OPENED'), { violation: event.case })),
  },
});
const release = (context: Context, kind: MeasureKind): Effect =>
  lifting(
    context.id,
    kind,
    context.measures.filter(({ measure }) => measure === kind).map(({ target }) => target),
    `${words.reasons.ended.zh} / ${words.reasons.ended.en}`,
  );
