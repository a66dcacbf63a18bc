// T19, T20: the two sides agree on a price, or adopt that of an independent body. Their agreement becomes an order,
// which both confirm and the venue reviews.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { momentRules, prohibitionRules } from '../guards/moment.ts';
import { type Hand, twoHands } from '../../../shared/two-hands.ts';
import { trade } from '../setup.ts';
import { words } from '../words.ts';

const { states, steps, tasks } = words;

const NEGOTIATION = '#trade.open.stage.preparing.negotiation';
const both = ['seller', 'buyer'];

const bargaining = trade.createStateConfig({
  meta: state(states.bargaining, text('T19', 'T20')),
  initial: 'open',
  on: {
    OFFER: {
      target: '.offered',
      guard: and(['speaksForOneSide', 'tradeIsNotPaused', 'priceEqualsProposal']),
      actions: ['recordOffer', 'notifyOffered'],
      meta: by(both, text('T19', 'T20')),
    },
  },
  states: {
    open: { meta: state(states['bargaining.open'], text('T20')) },
    offered: {
      meta: state(states['bargaining.offered'], text('T20'), {
        task: {
          by: 'otherSide',
          lead: 'OPCO',
          title: tasks['bargaining.offered'],
        },
      }),
      on: {
        ACCEPT: {
          target: `${NEGOTIATION}.confirming`,
          guard: and([
            'speaksForOneSide',
            'answersTheOtherSide',
            'offerIsTheStandingOne',
            'priceBasisStands',
            ...momentRules,
          ]),
          actions: 'formOrder',
          meta: by(both, text('T20')),
        },
        WITHDRAW_OFFER: {
          target: 'open',
          guard: and(['speaksForOneSide', 'offerIsTheirs', 'offerIsTheStandingOne']),
          actions: 'dropOffer',
          meta: by(both, gap('T20', 'D-0087')),
        },
      },
    },
  },
});

const commission = {
  COMMISSION: {
    target: 'commissioned',
    guard: and(['speaksForOneSide', 'tradeIsNotPaused', 'bodyIsCertified', 'bodyServes', 'bodyIsIndependent']),
    actions: ['recordCommission', 'notifyCommissioned'],
    meta: by(both, text('T19')),
  },
} as const;
const evaluation = trade.createStateConfig({
  meta: state(states.evaluation, text('T19')),
  initial: 'none',
  states: {
    none: {
      meta: state(states['evaluation.none'], text('T19')),
      always: [
        { target: 'proposed', guard: 'proposalIsOnFile', meta: auto(text('T19')) },
        { target: 'commissioned', guard: 'commissionStands', meta: auto(text('T19')) },
      ],
      on: commission,
    },
    commissioned: {
      meta: state(states['evaluation.commissioned'], text('T19'), {
        task: { by: 'evaluator', lead: 'OPCO', title: tasks['evaluation.commissioned'] },
      }),
      on: {
        SUBMIT_PRICE_PROPOSAL: {
          target: 'proposed',
          guard: and(['bodyStandsApart', 'bodyIsCertified', 'bodyServes', 'independenceIsDeclared']),
          actions: 'recordProposal',
          meta: by('evaluator', text('T19')),
        },
        END_COMMISSION: {
          target: 'none',
          guard: 'standsApart',
          actions: 'dropCommission',
          meta: by(['seller', 'buyer', 'evaluator'], gap('T19', 'D-0089')),
        },
      },
    },
    proposed: { meta: state(states['evaluation.proposed'], text('T19')), on: commission },
  },
});

const confirmation = (side: 'seller' | 'buyer') =>
  trade.createStateConfig({
    meta: state(states[`negotiation.confirming.${side}`], text('T20')),
    initial: 'awaited',
    states: {
      awaited: {
        meta: state(states['negotiation.confirming.awaited'], text('T20'), {
          task: { by: side, lead: 'OPCO', title: tasks['negotiation.confirming'] },
        }),
        on: {
          CONFIRM_ORDER: {
            target: 'confirmed',
            guard: and([
              { type: 'isOfThisSide', params: { side } },
              'speaksForOneSide',
              'tradeIsNotPaused',
              'confirmsThisOrder',
              'priceBasisStands',
            ]),
            actions: 'recordConfirmation',
            meta: by(side, text('T20')),
          },
        },
      },
      confirmed: { type: 'final', meta: state(states['negotiation.confirming.confirmed'], text('T20')) },
    },
  });

const review = (hand: Hand) =>
  ({
    PASS_ORDER: {
      target: '#trade.open.stage.preparing.contract',
      guard: and([
        'reviewerMadeNothing',
        ...momentRules,
        'listingIsTheSame',
        'priceBasisStands',
        'priceIsWithinLimit',
        'orderConformsToLaw',
        'orderConformsToStandards',
        ...prohibitionRules,
      ]),
      actions: ['closeCommission', 'notifyDecided'],
      meta: by(hand, text('T20')),
    },
    RETURN_ORDER: {
      target: `${NEGOTIATION}.talking`,
      guard: 'reviewerMadeNothing',
      actions: ['dropOffer', 'notifyDecided'],
      meta: by(hand, gap('T20', 'D-0087')),
    },
    REJECT_ORDER: {
      target: '#trade.filing',
      guard: 'reviewerMadeNothing',
      actions: ['recordRejected', 'notifyEnded'],
      meta: by(hand, text('T20')),
    },
  }) as const;

export const negotiation = trade.createStateConfig({
  meta: state(states.negotiation, text('T15', 'T20')),
  initial: 'talking',
  after: {
    'trade.negotiation.timeout': {
      target: '#trade.filing',
      actions: ['recordLapsed', 'notifyEnded'],
      meta: auto(gap('T20', 'D-0027')),
    },
  },
  states: {
    talking: {
      meta: state(states['negotiation.talking'], text('T19', 'T20'), { stops: ['trade.order.reviewSla'] }),
      type: 'parallel',
      states: { bargaining, evaluation },
    },
    confirming: {
      meta: state(states['negotiation.confirming'], text('T20'), { stops: ['trade.order.reviewSla'] }),
      type: 'parallel',
      on: {
        REOPEN_NEGOTIATION: {
          target: 'talking',
          guard: 'speaksForOneSide',
          actions: 'dropOffer',
          meta: by(both, gap('T20', 'D-0087')),
        },
      },
      states: { seller: confirmation('seller'), buyer: confirmation('buyer') },
      onDone: { target: 'underReview', meta: auto(text('T20')) },
    },
    underReview: {
      meta: state(states['negotiation.underReview'], text('T20'), { stops: ['trade.negotiation.timeout'] }),
      tags: 'underReview',
      ...twoHands({
        law: reading(['T6', 'T20'], 'D-0025'),
        isForCenter: { type: 'isForCenter', params: { role: 'orderReview' } },
        sla: 'trade.order.reviewSla',
        words: steps.orderReview,
        on: review,
      }),
    },
  },
});
