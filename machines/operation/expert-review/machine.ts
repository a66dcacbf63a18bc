// P10(2), P7(2): third-party experts review an application. They come from the committee's group, declare conflicts of
// interest, and score independently: no score is shown before all are in. Experts who recuse or are overdue are
// replaced, until every seat has scored. The result advises the committee; it decides nothing.
import { and } from 'xstate';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import { panelRules } from './guards.ts';
import { review } from './setup.ts';
import { words } from './words.ts';

export const machine = review.createMachine({
  id: 'expertReview',
  context: ({ input }) => ({
    id: input.id,
    application: input.application,
    applicant: input.applicant,
    fields: input.fields,
    affiliates: input.affiliates,
    hands: personsIn([...input.hands, ...handsOf(input.actor)]),
    organisers: [],
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
