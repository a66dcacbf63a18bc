// T18: each side submits its statement; the venue reviews both and urges lawful, timely and accurate disclosure.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { demandRules, supplyRules } from '../guards/agreeing.ts';
import { momentRules, prohibitionRules } from '../guards/moment.ts';
import { type Hand, twoHands } from '../../../shared/two-hands.ts';
import { trade } from '../setup.ts';
import { words } from '../words.ts';

const { states, steps, tasks } = words;

const supply = trade.createStateConfig({
  meta: state(states['application.supply'], text('T18')),
  initial: 'awaited',
  states: {
    awaited: {
      meta: state(states['application.supply.awaited'], text('T18'), {
        task: {
          by: 'seller',
          lead: 'OPCO',
          title: tasks['application.supply'],
        },
      }),
      always: { target: 'submitted', guard: 'supplyIsOnFile', meta: auto(text('T18')) },
      on: {
        SUBMIT_SUPPLY: {
          target: 'submitted',
          guard: and([
            'speaksForOneSide',
            'tradeIsNotPaused',
            'sellerIsActive',
            'listingIsListed',
            ...supplyRules,
            'purposesAreAllowed',
            'purposesLieWithinScenarios',
          ]),
          actions: 'recordSupply',
          meta: by('seller', text('T18')),
        },
      },
    },
    submitted: { type: 'final', meta: state(states['application.supply.submitted'], text('T18')) },
  },
});

const demand = trade.createStateConfig({
  meta: state(states['application.demand'], text('T18')),
  initial: 'awaited',
  states: {
    awaited: {
      meta: state(states['application.demand.awaited'], text('T18'), {
        task: { by: 'buyer', lead: 'OPCO', title: tasks['application.demand'] },
      }),
      always: { target: 'submitted', guard: 'demandIsOnFile', meta: auto(text('T18')) },
      on: {
        SUBMIT_DEMAND: {
          target: 'submitted',
          guard: and([
            'speaksForOneSide',
            'tradeIsNotPaused',
            'buyerIsActive',
            'listingIsListed',
            ...demandRules,
            'purposesAreAllowed',
            'purposesLieWithinScenarios',
            'destinationIsAssessed',
            'procedureStands',
          ]),
          actions: 'recordDemand',
          meta: by('buyer', text('T18')),
        },
      },
    },
    submitted: { type: 'final', meta: state(states['application.demand.submitted'], text('T18')) },
  },
});

const review = (hand: Hand) =>
  ({
    PASS_APPLICATION: {
      target: '#trade.open.stage.preparing.negotiation',
      guard: and(['reviewerMadeNothing', ...momentRules, 'demandFitsSupply', ...prohibitionRules]),
      actions: ['clearReturn', 'notifyDecided'],
      meta: by(hand, text('T18')),
    },
    RETURN_APPLICATION: {
      target: '#trade.open.stage.preparing.application.correction',
      guard: 'reviewerMadeNothing',
      actions: ['returnSides', 'notifyReturned'],
      meta: by(hand, gap('T18', 'D-0086')),
    },
    REJECT_APPLICATION: {
      target: '#trade.filing',
      guard: 'reviewerMadeNothing',
      actions: ['recordRejected', 'notifyEnded'],
      meta: by(hand, text('T18')),
    },
  }) as const;

export const application = trade.createStateConfig({
  meta: state(states.application, text('T15', 'T18')),
  initial: 'collecting',
  states: {
    collecting: {
      meta: state(states['application.collecting'], text('T18'), {
        reminders: {
          delay: 'trade.application.submitTimeout',
          param: 'trade.application.disclosureReminders',
          to: ['seller', 'buyer'],
          notice: 'N2',
        },
      }),
      type: 'parallel',
      entry: 'remindOfDisclosure',
      states: { supply, demand },
      onDone: { target: 'underReview', meta: auto(text('T18')) },
      after: {
        'trade.application.submitTimeout': {
          target: '#trade.filing',
          actions: ['recordLapsed', 'notifyEnded'],
          meta: auto(gap('T18', 'D-0023')),
        },
      },
    },
    underReview: {
      meta: state(states['application.underReview'], text('T18')),
      tags: 'underReview',
      ...twoHands({
        law: reading(['T6', 'T18'], 'D-0025'),
        isForCenter: { type: 'isForCenter', params: { role: 'applicationReview' } },
        sla: 'trade.application.reviewSla',
        words: steps.applicationReview,
        on: review,
      }),
    },
    correction: {
      meta: state(states['application.correction'], gap('T18', 'D-0086'), { stops: ['trade.application.reviewSla'] }),
      type: 'parallel',
      states: { supply, demand },
      onDone: { target: 'underReview', meta: auto(text('T18')) },
      after: {
        'trade.application.correctionDue': {
          target: '#trade.filing',
          actions: ['recordLapsed', 'notifyEnded'],
          meta: auto(gap('T18', 'D-0023')),
        },
      },
    },
  },
});
