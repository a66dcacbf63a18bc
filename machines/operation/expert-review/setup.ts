// The parts of the chart by name: who sits on the panel, what the experts say, and who is told.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now } from '../../kernel/env.ts';
import type { Actor, Meta } from '../../kernel/lifecycle.ts';
import { withHands } from '../../shared/rules.ts';
import type { Context, Expert } from './context.ts';
import type { Event, Input } from './events.ts';
import { consolidated, guards } from './guards.ts';
import { words } from './words.ts';

/** Experts of this status leave the panel, because their time is over. */
const withoutOverdue = ({ experts, left }: Context, status: Expert['status']) => ({
  experts: experts.filter((expert) => expert.status !== status),
  left: [
    ...left,
    ...experts
      .filter((expert) => expert.status === status)
      .map(({ person }) => ({ person, why: 'overdue' as const, reason: null, at: now() })),
  ],
});
const withStatus = (experts: Expert[], person: string, status: Expert['status']): Expert[] =>
  experts.map((expert) => (expert.person === person ? { person, status } : expert));
const undeclared = (people: string[]): Expert[] => people.map((person) => ({ person, status: 'undeclared' }));

export const review = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor?: Actor };
    meta: Meta;
    tags: 'reviewing' | 'sealed';
    emitted: Effect;
  },
  delays: { ...after('pd.expert.declareDue', 'pd.expert.scoreDue') },
  guards,
  actions: {
    recordGroup: assign(({ context, event }) => {
      assertEvent(event, 'PROVIDE_GROUP');
      const others = context.group.filter(({ person }) => !event.experts.some((expert) => expert.person === person));
      return {
        group: [...others, ...event.experts],
        groupDocument: event.document,
        organisers: withHands(context.organisers, event.actor),
      };
    }),
    recordPanel: assign(
      ({ context, event }) => (
        assertEvent(event, 'CONFIRM_PANEL'),
        {
          experts: undeclared(event.experts),
          size: event.experts.length,
          chair: event.chair,
          organisers: withHands(context.organisers, event.actor),
        }
      ),
    ),
    recordReplacement: assign(
      ({ context, event }) => (
        assertEvent(event, 'REPLACE'),
        {
          experts: [...context.experts, ...undeclared(event.experts)],
          chair: event.chair ?? context.chair,
          organisers: withHands(context.organisers, event.actor),
        }
      ),
    ),
    recordDeclaration: assign(({ context, event }) => ({
      experts: withStatus(context.experts, event.actor.person, 'declared'),
    })),
    recordRecusal: assign(({ context, event }) => {
      assertEvent(event, 'RECUSE');
      const { person } = event.actor;
      return {
        experts: context.experts.filter((expert) => expert.person !== person),
        left: [...context.left, { person, why: 'recused' as const, reason: event.reason, at: now() }],
      };
    }),
    recordScore: assign(({ context, event }) => {
      assertEvent(event, 'SUBMIT_SCORE');
      const {
        actor: { person },
        score,
        recommends,
        opinion,
      } = event;
      return {
        experts: withStatus(context.experts, person, 'scored'),
        scores: [...context.scores, { person, score, recommends, opinion, at: now() }],
      };
    }),
    dropUndeclared: assign(({ context }) => withoutOverdue(context, 'undeclared')),
    dropUnscored: assign(({ context }) => withoutOverdue(context, 'declared')),
    consolidate: assign(({ context }) => ({ result: consolidated(context) })),
    recordChair: assign(({ event }) => (assertEvent(event, 'NAME_CHAIR'), { chair: event.chair })),
    recordSignature: assign(
      ({ event }) => (
        assertEvent(event, 'SIGN'),
        { signed: { opinion: event.opinion, document: event.document, by: event.actor.person, at: now() } }
      ),
    ),
    /** Who sits now may read the application. */
    tellPanel: emit(({ context: { id, application, experts } }): Effect => ({
      type: 'tell',
      to: application,
      event: { type: 'PANEL_SEATED', review: id, panel: experts.map(({ person }) => person) },
    })),
    tellResult: emit(({ context: { id, application, result, signed, experts } }): Effect => ({
      type: 'tell',
      to: application,
      event: {
        type: 'EXPERT_RESULT',
        review: id,
        score: result?.score ?? 0,
        recommended: result?.recommended ?? false,
        opinion: signed?.opinion ?? '',
        panel: experts.map(({ person }) => person),
      },
    })),
    notifyOverdue: emit({
      type: 'notify',
      notice: 'N19',
      to: ['EXPERT', 'AUTHORITY'],
      subject: words.notices.overdue,
    }),
  },
});
