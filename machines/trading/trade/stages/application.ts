// T18: both sides state their own, the venue reviews both and urges disclosure that is lawful, timely and accurate.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { demandRules, supplyRules } from '../guards/agreeing.ts';
import { momentRules, prohibitionRules } from '../guards/moment.ts';
import { trade } from '../setup.ts';

const supply = trade.createStateConfig({
  meta: state('供方说明', 'What is offered', text('T18')),
  initial: 'awaited',
  states: {
    awaited: {
      meta: state('待供方说明', 'Awaited from the seller', text('T18'), {
        task: {
          by: 'seller',
          lead: 'OPCO',
          title: { zh: '说明标的来源、内容、权属和使用范围', en: 'State what is offered' },
        },
      }),
      always: { target: 'submitted', guard: 'supplyIsOnFile', meta: auto(text('T18')) },
      on: {
        SUBMIT_SUPPLY: {
          target: 'submitted',
          guard: and([
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
    submitted: { type: 'final', meta: state('供方已说明', 'Stated by the seller', text('T18')) },
  },
});

const demand = trade.createStateConfig({
  meta: state('需求方说明', 'What is needed', text('T18')),
  initial: 'awaited',
  states: {
    awaited: {
      meta: state('待需求方说明', 'Awaited from the buyer', text('T18'), {
        task: { by: 'buyer', lead: 'OPCO', title: { zh: '提交需求内容和用途', en: 'State need and purpose' } },
      }),
      always: { target: 'submitted', guard: 'demandIsOnFile', meta: auto(text('T18')) },
      on: {
        SUBMIT_DEMAND: {
          target: 'submitted',
          guard: and([
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
    submitted: { type: 'final', meta: state('需求方已说明', 'Stated by the buyer', text('T18')) },
  },
});

const review = (hand: 'CENTER' | 'OPCO') =>
  trade.createStateConfig({
    meta: state(
      hand === 'CENTER' ? '中心审核申请' : '运营企业审核申请',
      hand === 'CENTER' ? 'With the center' : 'With the operating enterprise',
      reading(['T6', 'T18'], 'D-0025'),
      {
        task: {
          by: hand,
          sla: 'trade.application.reviewSla',
          lead: hand === 'CENTER' ? 'SUPERVISOR' : 'CENTER',
          title: { zh: '审核双方交易申请', en: 'Review both sides of the application' },
        },
      },
    ),
    on: {
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
    },
  });

export const application = trade.createStateConfig({
  meta: state('交易申请', 'Application', text('T15', 'T18')),
  initial: 'collecting',
  states: {
    collecting: {
      meta: state('双方提交', 'Both sides state their own', text('T18'), {
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
      meta: state('交易申请审核', 'Review', text('T18')),
      tags: 'underReview',
      initial: 'assigned',
      states: {
        assigned: {
          meta: state('分派', 'Being assigned', reading(['T6', 'T18'], 'D-0025')),
          always: [
            {
              target: 'byCenter',
              guard: { type: 'isForCenter', params: { role: 'applicationReview' } },
              meta: auto(reading(['T6', 'T18'], 'D-0025')),
            },
            { target: 'byEnterprise', meta: auto(reading(['T6', 'T18'], 'D-0025')) },
          ],
        },
        byCenter: review('CENTER'),
        byEnterprise: review('OPCO'),
      },
    },
    correction: {
      meta: state('补正', 'Correction', gap('T18', 'D-0086'), { stops: ['trade.application.reviewSla'] }),
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
