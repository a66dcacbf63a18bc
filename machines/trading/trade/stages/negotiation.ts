// T19, T20: the two sides agree on a price, or take that of an independent body; what they agree on becomes an order,
// which both confirm and the venue reviews.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { momentRules, prohibitionRules } from '../guards/moment.ts';
import { trade } from '../setup.ts';

const NEGOTIATION = '#trade.open.stage.preparing.negotiation';
const both = ['seller', 'buyer'];

const bargaining = trade.createStateConfig({
  meta: state('议价', 'Bargaining', text('T19', 'T20')),
  initial: 'open',
  on: {
    OFFER: {
      target: '.offered',
      guard: and(['tradeIsNotPaused', 'priceEqualsProposal']),
      actions: ['recordOffer', 'notifyOffered'],
      meta: by(both, text('T19', 'T20')),
    },
  },
  states: {
    open: { meta: state('待报价', 'No offer stands', text('T20')) },
    offered: {
      meta: state('已报价，待对方答复', 'An offer stands', text('T20'), {
        task: {
          by: 'otherSide',
          lead: 'OPCO',
          title: { zh: '答复报价：接受或者还价', en: 'Answer the offer: accept, or make another' },
        },
      }),
      on: {
        ACCEPT: {
          target: `${NEGOTIATION}.confirming`,
          guard: and(['answersTheOtherSide', 'offerIsTheStandingOne', ...momentRules]),
          actions: 'formOrder',
          meta: by(both, text('T20')),
        },
        WITHDRAW_OFFER: {
          target: 'open',
          guard: and(['offerIsTheirs', 'offerIsTheStandingOne']),
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
    guard: and(['tradeIsNotPaused', 'bodyIsCertified', 'bodyIsIndependent']),
    actions: ['recordCommission', 'notifyCommissioned'],
    meta: by(both, text('T19')),
  },
} as const;
const evaluation = trade.createStateConfig({
  meta: state('价格评估', 'Price proposal', text('T19')),
  initial: 'none',
  states: {
    none: {
      meta: state('未委托', 'None commissioned', text('T19')),
      always: [
        { target: 'proposed', guard: 'proposalIsOnFile', meta: auto(text('T19')) },
        { target: 'commissioned', guard: 'commissionStands', meta: auto(text('T19')) },
      ],
      on: commission,
    },
    commissioned: {
      meta: state('已委托，待出具建议书', 'Commissioned', text('T19'), {
        task: { by: 'evaluator', lead: 'OPCO', title: { zh: '出具价格建议书', en: 'Submit the price proposal' } },
      }),
      on: {
        SUBMIT_PRICE_PROPOSAL: {
          target: 'proposed',
          guard: and(['bodyIsCertified', 'bodyIsIndependent', 'independenceIsDeclared']),
          actions: 'recordProposal',
          meta: by('evaluator', text('T19')),
        },
        END_COMMISSION: {
          target: 'none',
          actions: 'dropCommission',
          meta: by(['seller', 'buyer', 'evaluator'], gap('T19', 'D-0089')),
        },
      },
    },
    proposed: { meta: state('已出具建议书', 'Proposed', text('T19')), on: commission },
  },
});

const confirmation = (side: 'seller' | 'buyer') =>
  trade.createStateConfig({
    meta: state(
      side === 'seller' ? '供方确认' : '需求方确认',
      side === 'seller' ? 'By the seller' : 'By the buyer',
      text('T20'),
    ),
    initial: 'awaited',
    states: {
      awaited: {
        meta: state('待确认', 'Awaited', text('T20'), {
          task: { by: side, lead: 'OPCO', title: { zh: '确认交易订单', en: 'Confirm the order' } },
        }),
        on: {
          CONFIRM_ORDER: {
            target: 'confirmed',
            guard: and([{ type: 'isOfThisSide', params: { side } }, 'tradeIsNotPaused', 'confirmsThisOrder']),
            actions: 'recordConfirmation',
            meta: by(side, text('T20')),
          },
        },
      },
      confirmed: { type: 'final', meta: state('已确认', 'Confirmed', text('T20')) },
    },
  });

const review = (hand: 'CENTER' | 'OPCO') =>
  trade.createStateConfig({
    meta: state(
      hand === 'CENTER' ? '中心审核订单' : '运营企业审核订单',
      hand === 'CENTER' ? 'With the center' : 'With the operating enterprise',
      reading(['T6', 'T20'], 'D-0025'),
      {
        task: {
          by: hand,
          sla: 'trade.order.reviewSla',
          lead: hand === 'CENTER' ? 'SUPERVISOR' : 'CENTER',
          title: { zh: '审核交易订单', en: 'Review the order' },
        },
      },
    ),
    on: {
      PASS_ORDER: {
        target: '#trade.open.stage.preparing.contract',
        guard: and([
          'reviewerMadeNothing',
          ...momentRules,
          'listingIsTheSame',
          'orderConformsToLaw',
          'orderConformsToStandards',
          ...prohibitionRules,
        ]),
        actions: 'notifyDecided',
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
    },
  });

export const negotiation = trade.createStateConfig({
  meta: state('交易磋商', 'Negotiation', text('T15', 'T20')),
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
      meta: state('磋商', 'Talking', text('T19', 'T20'), { stops: ['trade.order.reviewSla'] }),
      type: 'parallel',
      states: { bargaining, evaluation },
    },
    confirming: {
      meta: state('形成订单', 'The order is confirmed', text('T20'), { stops: ['trade.order.reviewSla'] }),
      type: 'parallel',
      on: { REOPEN_NEGOTIATION: { target: 'talking', actions: 'dropOffer', meta: by(both, gap('T20', 'D-0087')) } },
      states: { seller: confirmation('seller'), buyer: confirmation('buyer') },
      onDone: { target: 'underReview', meta: auto(text('T20')) },
    },
    underReview: {
      meta: state('订单审核', 'Order review', text('T20'), { stops: ['trade.negotiation.timeout'] }),
      tags: 'underReview',
      initial: 'assigned',
      states: {
        assigned: {
          meta: state('分派', 'Being assigned', reading(['T6', 'T20'], 'D-0025')),
          always: [
            {
              target: 'byCenter',
              guard: { type: 'isForCenter', params: { role: 'orderReview' } },
              meta: auto(reading(['T6', 'T20'], 'D-0025')),
            },
            { target: 'byEnterprise', meta: auto(reading(['T6', 'T20'], 'D-0025')) },
          ],
        },
        byCenter: review('CENTER'),
        byEnterprise: review('OPCO'),
      },
    },
  },
});
