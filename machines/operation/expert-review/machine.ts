// P10(2), P7(2): third-party experts review an application. They come from the committee's group, declare conflicts,
// and score apart: nobody learns a score before all are in. Who recuses or is overdue is replaced; rounds go on until
// every seat has scored. The result advises the committee, it decides nothing.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now } from '../../kernel/env.ts';
import { auto, by, state, type Meta } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import type { Event, Input } from './events.ts';
import { type Context, type Expert, consolidated, guards, panelRules } from './guards.ts';

/** Those of a status leave the panel, because their time is over. */
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
    input: Input & { id: string };
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
      subject: { zh: '专家逾期，须补选', en: 'An expert is overdue and is to be replaced' },
    }),
  },
}).createMachine({
  id: 'expertReview',
  context: ({ input }) => ({
    id: input.id,
    application: input.application,
    applicant: input.applicant,
    fields: input.fields,
    hands: input.hands,
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
      meta: state('评审中', 'Under review', text('P10(2)')),
      tags: 'reviewing',
      initial: 'awaitingGroup',
      on: { WITHDRAW_REVIEW: { target: 'discontinued', meta: auto(gap('P10(2)', 'D-0108')) } },
      states: {
        awaitingGroup: {
          meta: state('待提供专家组名单', 'Awaiting the expert group', text('P7(2)'), {
            task: {
              by: 'COMMITTEE_OFFICE',
              sla: 'pd.expert.groupDue',
              lead: 'AUTHORITY',
              title: { zh: '提供专家组名单', en: 'Name the expert group' },
            },
          }),
          on: {
            PROVIDE_GROUP: {
              target: 'formingPanel',
              actions: 'recordGroup',
              meta: by('COMMITTEE_OFFICE', text('P7(2)')),
            },
          },
        },
        formingPanel: {
          meta: state('组成评审组', 'Forming the panel', text('P10(2)'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.expert.formDue',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '确定评审专家', en: 'Confirm the panel' },
            },
          }),
          on: {
            CONFIRM_PANEL: {
              target: 'declaring',
              guard: and(['panelIsLargeEnough', 'panelIsOdd', ...panelRules]),
              actions: 'recordPanel',
              meta: by('AUTHORITY', text('P10(2)')),
            },
            PROVIDE_GROUP: { actions: 'recordGroup', meta: by('COMMITTEE_OFFICE', text('P7(2)')) },
          },
        },
        declaring: {
          meta: state('声明利益冲突', 'Declaring conflicts', gap('P10(2)', 'D-0035'), {
            task: {
              by: 'EXPERT',
              each: true,
              sla: 'pd.expert.declareDue',
              lead: 'AUTHORITY',
              title: { zh: '声明有无利益冲突', en: 'Declare whether there is a conflict' },
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
              actions: 'recordRecusal',
              meta: by('EXPERT', gap('P10(2)', 'D-0035')),
            },
          },
          after: {
            'pd.expert.declareDue': {
              target: 'replacing',
              actions: ['dropUndeclared', 'notifyOverdue'],
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
          meta: state('专家评分', 'Scoring', text('P10(2)'), {
            task: {
              by: 'EXPERT',
              each: true,
              sla: 'pd.expert.scoreDue',
              lead: 'AUTHORITY',
              title: { zh: '独立评分并提出意见', en: 'Score on your own, and give an opinion' },
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
              actions: 'recordRecusal',
              meta: by('EXPERT', gap('P10(2)', 'D-0035')),
            },
          },
          after: {
            'pd.expert.scoreDue': {
              target: 'replacing',
              actions: ['dropUnscored', 'notifyOverdue'],
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
          meta: state('补选专家', 'Filling vacant seats', gap('P10(2)', 'D-0035'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.expert.replaceDue',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '补选评审专家', en: 'Fill the vacant seats of the panel' },
            },
          }),
          tags: 'sealed',
          on: {
            REPLACE: {
              target: 'declaring',
              guard: and(['seatsAreFilled', ...panelRules]),
              actions: 'recordReplacement',
              meta: by('AUTHORITY', gap('P10(2)', 'D-0110')),
            },
            PROVIDE_GROUP: { actions: 'recordGroup', meta: by('COMMITTEE_OFFICE', text('P7(2)')) },
          },
        },
        consolidated: {
          meta: state('汇总待签署', 'To be signed', text('P10(2)'), {
            task: {
              by: 'EXPERT',
              sla: 'pd.expert.signDue',
              lead: 'AUTHORITY',
              title: { zh: '组长签署评审结果', en: 'The chair signs the result' },
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
              guard: 'chairIsAnotherMember',
              actions: 'recordChair',
              meta: by('AUTHORITY', gap('P10(2)', 'D-0110')),
            },
          },
        },
      },
    },
    concluded: { type: 'final', meta: state('评审完成', 'Concluded', text('P10(2)')) },
    discontinued: { type: 'final', meta: state('终止评审', 'Discontinued', gap('P10(2)', 'D-0108')) },
  },
});
