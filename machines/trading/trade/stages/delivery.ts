// T22: delivered as the contract says, lot by lot; accepted, or refused and remedied. Beside it, is it late?
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { momentRules } from '../guards/moment.ts';
import { trade } from '../setup.ts';

const delivery22 = reading('T22', 'D-0092');
const handOver = {
  HAND_OVER: {
    target: 'delivered',
    guard: 'tradeIsNotPaused',
    actions: ['recordHandover', 'notifyDelivered'],
    meta: by('seller', text('T22')),
  },
} as const;

export const delivery = trade.createStateConfig({
  meta: state('交付', 'Delivery', text('T15', 'T22')),
  initial: 'running',
  states: {
    running: {
      meta: state('履行交付', 'Being performed', text('T22')),
      initial: 'next',
      always: { target: 'stopped', guard: 'contractHasEnded', meta: auto(reading('T22', 'D-0097')) },
      states: {
        next: {
          meta: state('待先付款项到账', 'Until the funds are held', reading(['T22', 'T23'], 'D-0091')),
          always: [
            { target: 'complete', guard: 'allIsDelivered', meta: auto(text('T22')) },
            { target: 'scheduled', guard: 'fundsForLotAreHeld', meta: auto(reading(['T22', 'T23'], 'D-0091')) },
          ],
        },
        scheduled: {
          meta: state('待交付', 'To be delivered', text('T22'), {
            task: { by: 'seller', lead: 'OPCO', title: { zh: '按合同约定交付', en: 'Deliver as contracted' } },
          }),
          on: {
            START_DELIVERY: {
              target: 'delivering',
              guard: and([...momentRules, 'listingIsTheSame']),
              actions: 'recordStart',
              meta: by('seller', text('T22')),
            },
          },
        },
        delivering: {
          meta: state('交付中', 'Being delivered', text('T22'), {
            task: {
              by: 'seller',
              lead: 'OPCO',
              title: { zh: '完成交付并提交交付记录', en: 'Hand over, with a record of it' },
            },
          }),
          on: handOver,
        },
        delivered: {
          meta: state('已交付，待验收', 'Delivered', text('T22'), {
            task: {
              by: 'buyer',
              sla: 'trade.delivery.acceptDue',
              lead: 'CENTER',
              title: { zh: '验收交付', en: 'Accept or refuse the delivery' },
            },
          }),
          tags: 'delivered',
          on: {
            ACCEPT_DELIVERY: {
              target: 'next',
              guard: and(['tradeIsNotPaused', 'lotIsTheCurrentOne']),
              actions: 'recordAcceptance',
              meta: by('buyer', text('T22')),
            },
            REJECT_DELIVERY: [
              {
                target: 'remedy',
                guard: and(['remedyIsLeft', 'lotIsTheCurrentOne']),
                actions: ['recordRefusal', 'notifyRefused'],
                meta: by('buyer', text('T22'), gap('T22', 'D-0028')),
              },
              {
                target: 'contested',
                guard: 'lotIsTheCurrentOne',
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
          meta: state('补救交付', 'To be remedied', gap('T22', 'D-0028'), {
            task: {
              by: 'seller',
              lead: 'CENTER',
              title: { zh: '补救后重新交付', en: 'Remedy the delivery and hand over again' },
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
          meta: state('交付有争议', 'Contested', gap('T22', 'D-0095')),
          always: [
            { target: 'next', guard: 'lotIsResolved', meta: auto(gap('T22', 'D-0095')) },
            { target: 'remedy', guard: 'lotIsToBeRemedied', meta: auto(gap('T22', 'D-0095')) },
          ],
          on: {
            ACCEPT_DELIVERY: {
              target: 'next',
              guard: and(['tradeIsNotPaused', 'lotIsTheCurrentOne']),
              actions: 'recordAcceptance',
              meta: by('buyer', text('T22')),
            },
          },
        },
        complete: {
          meta: state('交付完毕', 'All is delivered', text('T22')),
          // An amendment may add a delivery.
          always: { target: 'next', guard: 'aLotIsLeft', meta: auto(reading('T21', 'D-0096')) },
        },
      },
    },
    stopped: { meta: state('停止交付', 'Delivery has stopped', delivery22) },
  },
});

/** The date of the present delivery, as the contract has it now; armed anew whenever another date applies. */
export const punctuality = trade.createStateConfig({
  meta: state('交付期限', 'Date of delivery', delivery22),
  initial: 'running',
  states: {
    running: {
      meta: state('期限内', 'In time', delivery22),
      entry: 'noteDueDate',
      always: { target: 'running', reenter: true, guard: 'dueDateHasMoved', meta: auto(delivery22) },
      after: { deliveryDue: { target: 'late', actions: ['recordLate', 'notifyLate'], meta: auto(delivery22) } },
    },
    late: {
      meta: state('交付逾期', 'Overdue', delivery22),
      tags: 'late',
      always: { target: 'running', guard: 'dueDateHasMoved', meta: auto(delivery22) },
    },
  },
});
