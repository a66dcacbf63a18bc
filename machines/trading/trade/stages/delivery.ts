// T22: delivery as contracted, lot by lot: accepted, or refused and remedied. Beside it runs the delivery date.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { deliveryRules } from '../guards/moment.ts';
import { trade } from '../setup.ts';
import { words } from '../words.ts';

const { states, tasks } = words;

const delivery22 = reading('T22', 'D-0092');
const handOver = {
  HAND_OVER: {
    target: 'delivered',
    guard: and(['performsForOneSide', ...deliveryRules, 'contentIsWhatWasAssessed', 'mannerIsTheContracts']),
    actions: ['recordHandover', 'notifyDelivered'],
    meta: by('seller', text('T22')),
  },
} as const;

export const delivery = trade.createStateConfig({
  meta: state(states.delivery, text('T15', 'T22')),
  initial: 'running',
  states: {
    running: {
      meta: state(states['delivery.running'], text('T22')),
      initial: 'next',
      always: { target: 'stopped', guard: 'contractHasEnded', meta: auto(reading('T22', 'D-0097')) },
      states: {
        next: {
          meta: state(states['delivery.next'], reading(['T22', 'T23'], 'D-0091')),
          always: [
            { target: 'complete', guard: 'allIsDelivered', meta: auto(text('T22')) },
            { target: 'scheduled', guard: 'fundsForLotAreHeld', meta: auto(reading(['T22', 'T23'], 'D-0091')) },
          ],
        },
        scheduled: {
          meta: state(states['delivery.scheduled'], text('T22'), {
            task: { by: 'seller', lead: 'OPCO', title: tasks['delivery.scheduled'] },
          }),
          on: {
            START_DELIVERY: {
              target: 'delivering',
              guard: and(['performsForOneSide', ...deliveryRules, 'deliveryRuleIsInForce']),
              actions: 'recordStart',
              meta: by('seller', text('T22')),
            },
          },
        },
        delivering: {
          meta: state(states['delivery.delivering'], text('T22'), {
            task: {
              by: 'seller',
              lead: 'OPCO',
              title: tasks['delivery.delivering'],
            },
          }),
          on: handOver,
        },
        delivered: {
          meta: state(states['delivery.delivered'], text('T22'), {
            task: {
              by: 'buyer',
              sla: 'trade.delivery.acceptDue',
              lead: 'CENTER',
              title: tasks['delivery.delivered'],
            },
          }),
          tags: 'delivered',
          on: {
            ACCEPT_DELIVERY: {
              target: 'next',
              guard: and(['performsForOneSide', 'tradeIsNotPaused', 'lotIsTheCurrentOne']),
              actions: 'recordAcceptance',
              meta: by('buyer', text('T22')),
            },
            REJECT_DELIVERY: [
              {
                target: 'remedy',
                guard: and(['remedyIsLeft', 'performsForOneSide', 'lotIsTheCurrentOne']),
                actions: ['recordRefusal', 'notifyRefused'],
                meta: by('buyer', text('T22'), gap('T22', 'D-0028')),
              },
              {
                target: 'contested',
                guard: and(['performsForOneSide', 'lotIsTheCurrentOne']),
                actions: ['contestLot', 'notifyRefused'],
                meta: by('buyer', gap('T22', 'D-0028')),
              },
            ],
          },
          after: {
            'trade.delivery.acceptDue': [
              { target: 'next', guard: 'silenceAccepts', actions: 'recordSilence', meta: auto(gap('T22', 'D-0028')) },
              { actions: 'notifySilence', meta: auto(gap('T22', 'D-0028')) },
            ],
          },
        },
        remedy: {
          meta: state(states['delivery.remedy'], gap('T22', 'D-0028'), {
            task: {
              by: 'seller',
              lead: 'CENTER',
              title: tasks['delivery.remedy'],
            },
          }),
          on: handOver,
          after: {
            'trade.delivery.remedyDue': {
              target: 'contested',
              actions: ['contestLot', 'notifyDisputed'],
              meta: auto(gap('T22', 'D-0028')),
            },
          },
        },
        contested: {
          meta: state(states['delivery.contested'], gap('T22', 'D-0095')),
          always: [
            { target: 'next', guard: 'lotIsResolved', meta: auto(gap('T22', 'D-0095')) },
            { target: 'remedy', guard: 'lotIsToBeRemedied', meta: auto(gap('T22', 'D-0095')) },
          ],
          on: {
            ACCEPT_DELIVERY: {
              target: 'next',
              guard: and(['performsForOneSide', 'tradeIsNotPaused', 'lotIsTheCurrentOne']),
              actions: 'recordAcceptance',
              meta: by('buyer', text('T22')),
            },
          },
        },
        complete: {
          meta: state(states['delivery.complete'], text('T22')),
          // An amendment may add a delivery.
          always: { target: 'next', guard: 'aLotIsLeft', meta: auto(reading('T21', 'D-0096')) },
        },
      },
    },
    stopped: { meta: state(states['delivery.stopped'], delivery22) },
  },
});

/** The date of the current delivery under the current contract; the timer is set again when another date applies. */
export const punctuality = trade.createStateConfig({
  meta: state(states.punctuality, delivery22),
  initial: 'running',
  states: {
    running: {
      meta: state(states['punctuality.running'], delivery22),
      entry: 'noteDueDate',
      always: { target: 'running', reenter: true, guard: 'dueDateHasMoved', meta: auto(delivery22) },
      after: { deliveryDue: { target: 'late', actions: ['recordLate', 'notifyLate'], meta: auto(delivery22) } },
    },
    late: {
      meta: state(states['punctuality.late'], delivery22),
      tags: 'late',
      always: { target: 'running', guard: 'dueDateHasMoved', meta: auto(delivery22) },
    },
  },
});
