// From the order to its end: served, answered, reviewed; late results are results.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { text } from '../../../law/cite.ts';
import { order } from '../setup.ts';
import {
  amended,
  byIssuer,
  demand,
  ending,
  extended,
  followed,
  limit,
  objecting,
  referred,
  reviewing,
  submitted,
} from '../steps.ts';
import { words } from '../words.ts';

const { states, tasks } = words;
const objected = {
  target: 'objected',
  actions: ['recordAnswerer', 'recordObjection', 'tellReviewer'],
  meta: by('target', objecting),
} as const;
const maintained = {
  guard: and(['actorIsIssuer', 'deciderDiffersFromAnswerer']),
  actions: ['recordAnswer', 'tellTarget'],
  meta: byIssuer(objecting),
} as const;

/** Who issued an order, found what it is about or amended it does not find it fulfilled. */
const accepting = [
  'actorIsIssuer',
  'deciderDiffersFromAnswerer',
  'improvementIsAcceptedByAnother',
  'rectificationIsAcceptedByAnother',
  'deciderDiffersFromFinder',
] as const;

export const course = order.createStateConfig({
  meta: state(states.course, demand),
  initial: 'issued',
  states: {
    issued: {
      meta: state(states.issued, demand, { task: { by: 'reviewer', lead: 'SUPERVISOR', title: tasks.issued } }),
      on: {
        SERVE: {
          target: 'served',
          guard: 'limitIsAhead',
          actions: ['recordService', 'tellTarget'],
          meta: by('reviewer', text('T33'), limit),
        },
        AMEND: { ...amended, target: 'issued' },
      },
    },
    served: {
      meta: state(states.served, text('T33'), {
        reminders: { delay: 'rectificationDue', param: 'trade.rectification.reminders', to: ['target'], notice: 'N19' },
      }),
      tags: 'served',
      initial: 'entering',
      on: { SUBMIT: submitted, EXTEND: extended, AMEND: amended },
      after: {
        halfTime: { actions: 'tellHalf', meta: auto(limit) },
        rectificationDue: { target: 'overdue', meta: auto(text('T33'), limit) },
      },
      states: {
        entering: {
          meta: state(states.entering, objecting),
          always: [
            { target: 'objected', guard: 'objectionStands', meta: auto(objecting) },
            { target: 'working', guard: 'isAcknowledged', meta: auto(limit) },
            { target: 'toAcknowledge', meta: auto(limit) },
          ],
        },
        toAcknowledge: {
          meta: state(states.toAcknowledge, limit, {
            task: {
              by: 'target',
              sla: 'trade.rectification.acknowledgeDue',
              lead: 'SUPERVISOR',
              title: tasks.toAcknowledge,
            },
          }),
          on: {
            ACKNOWLEDGE: {
              target: 'working',
              actions: ['recordAnswerer', 'recordAcknowledgement', 'tellReviewer'],
              meta: by('target', limit),
            },
            OBJECT: objected,
          },
        },
        working: {
          meta: state(states.working, text('T33'), {
            task: { by: 'target', lead: 'SUPERVISOR', title: tasks.working },
          }),
          on: { OBJECT: objected },
        },
        objected: {
          meta: state(states.objected, objecting, {
            task: {
              by: 'reviewer',
              sla: 'trade.rectification.objectionAnswerDue',
              lead: 'SUPERVISOR',
              title: tasks.objected,
            },
          }),
          on: {
            MAINTAIN: { ...maintained, target: 'working' },
            STAY: {
              target: '#rectificationOrder.open.course.stayed',
              guard: and(['actorIsIssuer', 'deciderDiffersFromAnswerer']),
              actions: ['recordStay', 'tellTarget'],
              meta: byIssuer(objecting),
            },
          },
        },
      },
    },
    stayed: {
      meta: state(states.stayed, objecting, {
        task: {
          by: 'reviewer',
          sla: 'trade.rectification.objectionAnswerDue',
          lead: 'SUPERVISOR',
          title: tasks.objected,
        },
      }),
      exit: 'endStay',
      on: { MAINTAIN: { ...maintained, target: 'served' }, AMEND: amended, SUBMIT: submitted },
    },
    underReview: {
      meta: state(states.underReview, reviewing, {
        task: {
          by: 'reviewer',
          sla: 'trade.rectification.reviewSla',
          lead: 'SUPERVISOR',
          title: tasks.underReview,
        },
      }),
      tags: 'underReview',
      on: {
        ACCEPT: {
          target: '#rectificationOrder.accepted',
          guard: and(['everyItemIsMet', ...accepting]),
          actions: ['recordFindings', ...ending],
          meta: byIssuer(reviewing),
        },
        ACCEPT_PARTLY: {
          target: 'served',
          guard: and(['someItemsAreMet', ...accepting]),
          actions: ['recordFindings', 'tellTarget'],
          meta: byIssuer(reviewing),
        },
        RETURN: {
          target: 'served',
          guard: and(['actorIsIssuer', 'deciderDiffersFromAnswerer', 'returnedItemsAreOpen', 'dueIsAhead']),
          actions: ['recordReturn', 'tellTarget'],
          meta: byIssuer(reviewing),
        },
        AMEND: amended,
        REFER_TO_ENFORCEMENT: referred,
      },
    },
    overdue: {
      meta: state(states.overdue, [text('T33'), limit], {
        task: { by: 'reviewer', sla: 'trade.rectification.reviewSla', lead: 'SUPERVISOR', title: tasks.overdue },
      }),
      tags: 'overdue',
      entry: 'tellOverdue',
      on: {
        SUBMIT: submitted,
        EXTEND: extended,
        AMEND: amended,
        MAINTAIN: { ...maintained, guard: and(['actorIsIssuer', 'deciderDiffersFromAnswerer', 'objectionIsOpen']) },
        REFER_TO_ENFORCEMENT: referred,
        ...followed,
      },
    },
    enforcement: {
      meta: state(states.enforcement, text('T32'), {
        task: { by: 'reviewer', lead: 'SUPERVISOR', title: tasks.enforcement },
      }),
      tags: 'referred',
      on: {
        SUBMIT: { guard: 'everyItemIsAnswered', actions: submitted.actions, meta: submitted.meta },
        RECORD_OUTCOME: {
          target: '#rectificationOrder.enforced',
          guard: and([
            'actorIsIssuer',
            'deciderDiffersFromAnswerer',
            'deciderDiffersFromFinder',
            'outcomeIsRecordedByAnother',
          ]),
          actions: ['recordOutcome', 'recordDecider', ...ending],
          meta: byIssuer(text('T32')),
        },
        ...followed,
      },
    },
  },
});
