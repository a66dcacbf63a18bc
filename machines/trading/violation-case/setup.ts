// The parts of the chart by name: what a violation case remembers, and what it tells its trade, listing and subjects.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { now, until } from '../../kernel/env.ts';
import { handsOf } from '../../kernel/hands.ts';
import { type Actor, type Facts, type Meta, many, one } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import type { NoticeId } from '../../law/notices.ts';
import { type Context, type Measure, namedIn } from './context.ts';
import type { Event, Input, MeasureKind } from './events.ts';
import { withHands } from '../../shared/rules.ts';
import { concernedBy, guards, isDirectedAt, lasts, standing, targetOf } from './guards.ts';
import { words } from './words.ts';

type Tell = Extract<Effect, { type: 'tell' }>;
const tell = (to: Tell['to'], event: Tell['event'], mode: Tell['mode'] = 'may'): Effect => ({
  type: 'tell',
  to,
  event,
  mode,
});
const told = (notice: NoticeId, to: string[], subject: Text): Effect => ({ type: 'notify', notice, to, subject });
/** A reason in both languages, for events that hold one string. */
const reasonOf = ({ zh, en }: Text): string => `${zh} / ${en}`;

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
const canBeUndone = (measure: MeasureKind): measure is keyof typeof undo => measure in undo;
/** The measures that a final act replaces. */
const overtakenBy =
  ({ measure, target }: Measure) =>
  (other: Measure): boolean =>
    other.target === target &&
    (measure === 'revoke' || (measure === 'terminateTrade' && other.measure === 'pauseDelivery'));
const withMeasure = ({ measures }: Context, added: Measure): Measure[] => [
  // The pause that came with the finding becomes the center's own when the center takes it up.
  ...measures
    .filter(({ automatic, measure, target }) => !(automatic && measure === added.measure && target === added.target))
    .map((other) => (overtakenBy(added)(other) ? { ...other, standing: false } : other)),
  added,
];

/** Lifts all measures of one kind that are in force. */
const release = (kind: keyof typeof undo) =>
  emit<Context, Event, undefined, Event, Effect>(({ context }) =>
    tell(standing(context, kind), {
      type: undo[kind],
      cause: context.id,
      reason: reasonOf(words.reasons.dismissed),
    }),
  );

export const violation = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts: Facts };
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
        reason: reasonOf(words.reasons.suspected),
      }),
    ),
    recordConfirmation: assign(({ context, event }) => {
      assertEvent(event, 'CONFIRM');
      const { account, actor } = event;
      const { by, provisions } = context.confirmation ?? { by: [], provisions: [] };
      return {
        confirmation: {
          by: withHands(by, actor),
          at: now(),
          account,
          provisions: [...new Set([...provisions, ...event.provisions])],
          of: namedIn(context),
        },
      };
    }),
    imposeMeasure: emit(({ context, event }) => {
      assertEvent(event, 'TAKE_MEASURE');
      const { measure, reason } = event;
      return measure === 'warn'
        ? told('N29', ['respondent'], words.notices.warned)
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
          by: handsOf(actor),
          at: now(),
          standing: lasts(measure),
        }),
      };
    }),
    undoMeasure: emit(({ context, event }) => {
      assertEvent(event, 'LIFT_MEASURE');
      const { measure, reason } = event;
      return tell(canBeUndone(measure) ? (targetOf(context, event) ?? []) : [], {
        type: canBeUndone(measure) ? undo[measure] : 'UNPAUSE',
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
      ({ context, event }) => (
        assertEvent(event, 'REVOKE'),
        tell(event.target, { type: 'REVOKE', cause: context.id, reason: event.reason }, 'must')
      ),
    ),
    recordRevocation: assign(({ context, event }) => {
      assertEvent(event, 'REVOKE');
      return {
        measures: withMeasure(context, {
          measure: 'revoke',
          target: event.target,
          by: handsOf(event.actor),
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
    recordReport: assign(({ context, event }) => {
      assertEvent(event, ['REPORT', 'SUPPLEMENT_REPORT']);
      const { actor, document } = event;
      const report = { by: handsOf(actor), at: now(), sha256: document.sha256, of: namedIn(context) };
      return { report, receipt: null };
    }),
    recordReceipt: assign(({ event }) => {
      assertEvent(event, ['ACKNOWLEDGE_REPORT', 'RECORD_RECEIPT']);
      return {
        receipt: {
          by: handsOf(event.actor),
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
        // Whoever accuses somebody more does not decide on it.
        foundBy: withHands(context.foundBy, event.actor),
        concerned: [...new Set([...context.concerned, ...concernedBy(event, event.facts)])],
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
          by: withHands(event.type === 'RETURN_RECTIFICATION' ? (context.rectification?.by ?? []) : [], event.actor),
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
    reportToSupervisor: emit(told('N3', ['SUPERVISOR'], words.notices.reported)),
    reportDismissal: emit(told('N3', ['SUPERVISOR'], words.notices.dismissalReported)),
    tellRespondent: emit(told('N29', ['respondent'], words.notices.moved)),
  },
});
