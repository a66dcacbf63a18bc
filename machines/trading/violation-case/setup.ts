// The parts of the chart by name: what a violation case keeps, and what it tells the trade, the listing, the subjects.
import type { NoticeId } from '../../law/notices.ts';
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { now, until } from '../../kernel/env.ts';
import { type Facts, type Meta, many, one } from '../../kernel/lifecycle.ts';
import type { Event, Input, MeasureKind } from './events.ts';
import { type Context, type Measure, guards, isDirectedAt, lasts, standing, targetOf } from './guards.ts';

type Tell = Extract<Effect, { type: 'tell' }>;
const tell = (to: Tell['to'], event: Tell['event'], mode: Tell['mode'] = 'may'): Effect => ({
  type: 'tell',
  to,
  event,
  mode,
});
const told = (notice: NoticeId, to: string[], zh: string, en: string): Effect => ({
  type: 'notify',
  notice,
  to,
  subject: { zh, en },
});

const impose: Record<Exclude<MeasureKind, 'warn'>, string> = {
  pauseDelivery: 'PAUSE',
  freezeSettlement: 'FREEZE_SETTLEMENT',
  suspendListing: 'SUSPEND',
  suspendSubject: 'SUSPEND',
  terminateTrade: 'TERMINATE',
};
const undo = {
  pauseDelivery: 'UNPAUSE',
  freezeSettlement: 'UNFREEZE_SETTLEMENT',
  suspendListing: 'RESUME',
  suspendSubject: 'REINSTATE',
} as const;
/** What a final act leaves without object. */
const overtakenBy =
  ({ measure, target }: Measure) =>
  (other: Measure): boolean =>
    other.target === target &&
    (measure === 'revoke' || (measure === 'terminateTrade' && other.measure === 'pauseDelivery'));
const withMeasure = ({ measures }: Context, added: Measure): Measure[] => [
  // The pause that came with the finding becomes the center's own when the center takes it up.
  ...measures
    .filter(({ by, measure, target }) => !(by === 'system' && measure === added.measure && target === added.target))
    .map((other) => (overtakenBy(added)(other) ? { ...other, standing: false } : other)),
  added,
];

/** Lifts whatever stands of one kind. */
const release = (kind: keyof typeof undo) =>
  emit<Context, Event, undefined, Event, Effect>(({ context }) =>
    tell(standing(context, kind), {
      type: undo[kind],
      cause: context.id,
      reason: '违规嫌疑排除 / The suspicion is dismissed',
    }),
  );

export const violation = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: { person: string; hat: string }; facts: Facts };
    meta: Meta;
    tags: 'open' | 'suspected' | 'confirmed' | 'reported' | 'rectifying';
    emitted: Effect;
  },
  delays: { rectificationDue: until<Context>((context) => context.rectification?.due) },
  guards,
  actions: {
    pauseAtOnce: emit(({ context }) =>
      tell(context.trade ?? [], {
        type: 'PAUSE',
        cause: context.id,
        reason: '交易实施中发现涉嫌违法违规情形 / A violation is suspected in the implementation of the trade',
      }),
    ),
    recordConfirmation: assign(({ event }) => {
      assertEvent(event, 'CONFIRM');
      return {
        confirmation: { by: event.actor.person, at: now(), account: event.account, provisions: event.provisions },
      };
    }),
    imposeMeasure: emit(({ context, event }) => {
      assertEvent(event, 'TAKE_MEASURE');
      const { measure, reason } = event;
      return measure === 'warn'
        ? told('N29', ['respondent'], '违规警告', 'Warning for a violation')
        : tell(
            targetOf(context, event) ?? [],
            { type: impose[measure], cause: context.id, reason },
            context.measures.some((other) => other.standing && isDirectedAt(context, event)(other)) ? 'may' : 'must',
          );
    }),
    recordMeasure: assign(({ context, event }) => {
      assertEvent(event, 'TAKE_MEASURE');
      const { measure, actor } = event;
      return {
        measures: withMeasure(context, {
          measure,
          target: targetOf(context, event) ?? context.id,
          by: actor.person,
          at: now(),
          standing: lasts(measure),
        }),
      };
    }),
    undoMeasure: emit(({ context, event }) => {
      assertEvent(event, 'LIFT_MEASURE');
      const { measure, reason } = event;
      return tell(measure in undo ? (targetOf(context, event) ?? []) : [], {
        type: measure in undo ? undo[measure as keyof typeof undo] : 'UNPAUSE',
        cause: context.id,
        reason,
      });
    }),
    recordLifting: assign(({ context, event }) => ({
      measures: context.measures.map((measure) =>
        measure.standing && isDirectedAt(context, event)(measure) ? { ...measure, standing: false } : measure,
      ),
    })),
    revoke: emit(
      ({ event }) => (
        assertEvent(event, 'REVOKE'),
        tell(event.target, { type: 'REVOKE', reason: event.reason }, 'must')
      ),
    ),
    recordRevocation: assign(({ context, event }) => {
      assertEvent(event, 'REVOKE');
      return {
        measures: withMeasure(context, {
          measure: 'revoke',
          target: event.target,
          by: event.actor.person,
          at: now(),
          standing: false,
        }),
      };
    }),
    releaseDelivery: release('pauseDelivery'),
    releaseSettlement: release('freezeSettlement'),
    releaseListing: release('suspendListing'),
    releaseSubjects: release('suspendSubject'),
    recordRelease: assign(({ context }) => ({
      measures: context.measures.map((measure) => ({ ...measure, standing: false })),
    })),
    recordReport: assign(({ event }) => {
      assertEvent(event, ['REPORT', 'SUPPLEMENT_REPORT']);
      return { report: { by: event.actor.person, at: now(), sha256: event.document.sha256 }, receipt: null };
    }),
    recordReceipt: assign(({ event }) => {
      assertEvent(event, ['ACKNOWLEDGE_REPORT', 'RECORD_RECEIPT']);
      return {
        receipt: {
          by: event.actor.person,
          at: now(),
          sha256: event.type === 'RECORD_RECEIPT' ? event.receipt.sha256 : null,
        },
      };
    }),
    recordStatement: assign(({ context, event }) => {
      assertEvent(event, 'SUBMIT_STATEMENT');
      return {
        statements: [
          ...context.statements,
          { party: event.actor.party ?? null, at: now(), statement: event.statement },
        ],
      };
    }),
    extendScope: assign(({ context, event }) => {
      assertEvent(event, 'EXTEND_SCOPE');
      const parties = many(event.facts, 'subjects').flatMap(({ shares }) =>
        typeof shares['party'] === 'string' ? [shares['party']] : [],
      );
      const owner = one(event.facts, 'listing')?.shares['owner'];
      return {
        listing: event.listing ?? context.listing,
        subjects: [...new Set([...context.subjects, ...event.subjects])],
        respondents: [...new Set([...context.respondents, ...parties, ...(typeof owner === 'string' ? [owner] : [])])],
      };
    }),
    recordRectification: assign(({ context, event }) => {
      assertEvent(event, ['REQUIRE_RECTIFICATION', 'RETURN_RECTIFICATION']);
      return {
        rectification: {
          items: event.items,
          due: event.due,
          extensions: event.type === 'RETURN_RECTIFICATION' ? (context.rectification?.extensions ?? 0) : 0,
          open: true,
        },
      };
    }),
    recordExtension: assign(({ context, event }) => {
      assertEvent(event, 'EXTEND_RECTIFICATION');
      return {
        rectification: context.rectification && {
          ...context.rectification,
          due: event.due,
          extensions: context.rectification.extensions + 1,
        },
      };
    }),
    settleRectification: assign(({ context }) => ({
      rectification: context.rectification && { ...context.rectification, open: false },
    })),
    reportToSupervisor: emit(
      told('N3', ['SUPERVISOR'], '交易实施违法违规情况报告', 'Report of a violation in a trade'),
    ),
    reportDismissal: emit(
      told('N3', ['SUPERVISOR'], '补充报告：违规嫌疑已排除', 'Supplement to the report: the suspicion is dismissed'),
    ),
    tellRespondent: emit(told('N29', ['respondent'], '违规处置进展', 'A violation case that concerns you has moved')),
  },
});
