// P10(2), P7(2): third-party experts review an application. They come from the committee's group, declare conflicts of
// interest, and score independently: no score is shown before all are in. Experts who recuse or are overdue are
// replaced, until every seat has scored. The result advises the committee; it decides nothing.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import { type Actor, type Meta, auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import type { Context, Expert } from './context.ts';
import type { Event, Input } from './events.ts';
import { consolidated, guards, panelRules } from './guards.ts';
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

export const machine = setup({
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
      return { group: [...others, ...event.experts], groupDocument: event.document };
    }),
    recordPanel: assign(
      ({ event }) => (
        assertEvent(event, 'CONFIRM_PANEL'),
        { experts: undeclared(event.experts), size: event.experts.length, chair: event.chair }
      ),
    ),
    recordReplacement: assign(
      ({ context, event }) => (
        assertEvent(event, 'REPLACE'),
        { experts: [...context.experts, ...undeclared(event.experts)], chair: event.chair ?? context.chair }
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
}).createMachine({
  id: 'expertReview',
  context: ({ input }) => ({
    id: input.id,
    application: input.application,
    applicant: input.applicant,
    fields: input.fields,
    affiliates: input.affiliates,
    hands: personsIn([...input.hands, ...handsOf(input.actor)]),
    group: [],
    groupDocument: null,
    size: 0,
    experts: [],
    chair: null,
    left: [],
    scores: [],
    result: null,
    signed: null,
  }),
  initial: 'reviewing',
  states: {
    reviewing: {
      meta: state(words.states.reviewing, text('P10(2)')),
      tags: 'reviewing',
      initial: 'awaitingGroup',
      on: { WITHDRAW_REVIEW: { target: 'discontinued', meta: auto(gap('P10(2)', 'D-0108')) } },
      states: {
        awaitingGroup: {
          meta: state(words.states.awaitingGroup, text('P7(2)'), {
            task: {
              by: 'COMMITTEE_OFFICE',
              sla: 'pd.expert.groupDue',
              lead: 'AUTHORITY',
              title: words.tasks.awaitingGroup,
            },
          }),
          on: {
            PROVIDE_GROUP: {
              target: 'formingPanel',
              guard: 'organiserWasNoHand',
              actions: 'recordGroup',
              meta: by('COMMITTEE_OFFICE', text('P7(2)')),
            },
          },
        },
        formingPanel: {
          meta: state(words.states.formingPanel, text('P10(2)'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.expert.formDue',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks.formingPanel,
            },
          }),
          on: {
            CONFIRM_PANEL: {
              target: 'declaring',
              guard: and(['organiserWasNoHand', 'panelIsLargeEnough', 'panelIsOdd', ...panelRules]),
              actions: ['recordPanel', 'tellPanel'],
              meta: by('AUTHORITY', text('P10(2)')),
            },
            PROVIDE_GROUP: {
              guard: 'organiserWasNoHand',
              actions: 'recordGroup',
              meta: by('COMMITTEE_OFFICE', text('P7(2)')),
            },
          },
        },
        declaring: {
          meta: state(words.states.declaring, gap('P10(2)', 'D-0035'), {
            task: {
              by: 'EXPERT',
              each: true,
              sla: 'pd.expert.declareDue',
              lead: 'AUTHORITY',
              title: words.tasks.declaring,
            },
          }),
          tags: 'sealed',
          on: {
            DECLARE_NO_CONFLICT: {
              guard: and(['expertSits', 'expertHasNotDeclared']),
              actions: 'recordDeclaration',
              meta: by('EXPERT', gap('P10(2)', 'D-0035')),
            },
            RECUSE: {
              guard: and(['expertSits', 'expertHasNotScored']),
              actions: ['recordRecusal', 'tellPanel'],
              meta: by('EXPERT', gap('P10(2)', 'D-0035')),
            },
          },
          after: {
            'pd.expert.declareDue': {
              target: 'replacing',
              actions: ['dropUndeclared', 'tellPanel', 'notifyOverdue'],
              meta: auto(gap('P10(2)', 'D-0035')),
            },
          },
          always: [
            {
              target: 'replacing',
              guard: and(['everybodyHasDeclared', 'seatsAreVacant']),
              meta: auto(gap('P10(2)', 'D-0035')),
            },
            { target: 'scoring', guard: 'everybodyHasDeclared', meta: auto(text('P10(2)')) },
          ],
        },
        scoring: {
          meta: state(words.states.scoring, text('P10(2)'), {
            task: {
              by: 'EXPERT',
              each: true,
              sla: 'pd.expert.scoreDue',
              lead: 'AUTHORITY',
              title: words.tasks.scoring,
            },
          }),
          tags: 'sealed',
          on: {
            SUBMIT_SCORE: {
              guard: and(['expertSits', 'expertHasNotScored']),
              actions: 'recordScore',
              meta: by('EXPERT', text('P10(2)')),
            },
            RECUSE: {
              guard: and(['expertSits', 'expertHasNotScored']),
              actions: ['recordRecusal', 'tellPanel'],
              meta: by('EXPERT', gap('P10(2)', 'D-0035')),
            },
          },
          after: {
            'pd.expert.scoreDue': {
              target: 'replacing',
              actions: ['dropUnscored', 'tellPanel', 'notifyOverdue'],
              meta: auto(gap('P10(2)', 'D-0035')),
            },
          },
          always: [
            {
              target: 'replacing',
              guard: and(['everybodyHasScored', 'seatsAreVacant']),
              meta: auto(gap('P10(2)', 'D-0110')),
            },
            { target: 'consolidated', guard: 'everybodyHasScored', actions: 'consolidate', meta: auto(text('P10(2)')) },
          ],
        },
        replacing: {
          meta: state(words.states.replacing, gap('P10(2)', 'D-0035'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.expert.replaceDue',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks.replacing,
            },
          }),
          tags: 'sealed',
          on: {
            REPLACE: {
              target: 'declaring',
              guard: and(['organiserWasNoHand', 'seatsAreFilled', ...panelRules]),
              actions: ['recordReplacement', 'tellPanel'],
              meta: by('AUTHORITY', gap('P10(2)', 'D-0110')),
            },
            PROVIDE_GROUP: {
              guard: 'organiserWasNoHand',
              actions: 'recordGroup',
              meta: by('COMMITTEE_OFFICE', text('P7(2)')),
            },
          },
        },
        consolidated: {
          meta: state(words.states.consolidated, text('P10(2)'), {
            task: {
              by: 'EXPERT',
              sla: 'pd.expert.signDue',
              lead: 'AUTHORITY',
              title: words.tasks.consolidated,
            },
          }),
          on: {
            SIGN: {
              target: '#expertReview.concluded',
              guard: 'signerIsTheChair',
              actions: ['recordSignature', 'tellResult'],
              meta: by('EXPERT', text('P10(2)')),
            },
            NAME_CHAIR: {
              guard: and(['organiserWasNoHand', 'chairIsAnotherMember']),
              actions: 'recordChair',
              meta: by('AUTHORITY', gap('P10(2)', 'D-0110')),
            },
          },
        },
      },
    },
    concluded: { type: 'final', meta: state(words.states.concluded, text('P10(2)')) },
    discontinued: { type: 'final', meta: state(words.states.discontinued, gap('P10(2)', 'D-0108')) },
  },
});
