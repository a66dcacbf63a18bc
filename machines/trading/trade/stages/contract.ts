// T21: nine items, the review of the venue, both signatures, and evidence preservation. The reviewed, the signed and
// the preserved text have the same hash.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../../law/cite.ts';
import { contractRules } from '../guards/agreeing.ts';
import { momentRules, prohibitionRules } from '../guards/moment.ts';
import { type Hand, twoHands } from '../../../shared/two-hands.ts';
import { trade } from '../setup.ts';
import { words } from '../words.ts';

const { states, steps, tasks } = words;

const CONTRACT = '#trade.open.stage.preparing.contract';
const both = ['seller', 'buyer'];
const passing = [
  'reviewerMadeNothing',
  'reviewsTheText',
  ...momentRules,
  'listingIsTheSame',
  'termIsAhead',
  ...prohibitionRules,
] as const;

const submission = {
  DRAFT_CONTRACT: [
    {
      target: `${CONTRACT}.signing`,
      guard: and(['signatureComesFirst', 'signsForOneSide', 'tradeIsNotPaused', ...contractRules]),
      actions: 'recordDraft',
      meta: by(both, reading('T21', 'D-0027')),
    },
    {
      target: `${CONTRACT}.underReview`,
      guard: and(['signsForOneSide', 'tradeIsNotPaused', ...contractRules]),
      actions: 'recordDraft',
      meta: by(both, text('T21')),
    },
  ],
} as const;

const signature = (side: 'seller' | 'buyer') =>
  trade.createStateConfig({
    meta: state(states[`contract.signing.${side}`], text('T21')),
    initial: 'awaited',
    states: {
      awaited: {
        meta: state(states['contract.signing.awaited'], text('T21'), {
          task: { by: side, lead: 'OPCO', title: tasks['contract.signing'] },
        }),
        on: {
          SIGN: {
            target: 'signed',
            guard: and([
              { type: 'isOfThisSide', params: { side } },
              'signsForOneSide',
              'signsTheText',
              ...momentRules,
              'listingIsTheSame',
              'termIsAhead',
            ]),
            actions: 'recordSignature',
            meta: by(side, text('T21')),
          },
        },
      },
      signed: { type: 'final', meta: state(states['contract.signing.signed'], text('T21')) },
    },
  });

const review = (hand: Hand) =>
  ({
    PASS_CONTRACT: [
      {
        target: '#trade.open.stage.concluded',
        guard: and(['textIsSigned', ...passing]),
        actions: ['recordReview', 'notifyDecided'],
        meta: by(hand, text('T21')),
      },
      {
        target: `${CONTRACT}.signing`,
        guard: and([...passing]),
        actions: ['recordReview', 'notifyDecided'],
        meta: by(hand, text('T21')),
      },
    ],
    RETURN_CONTRACT: {
      target: `${CONTRACT}.correction`,
      guard: 'reviewerMadeNothing',
      actions: ['recordContractReturn', 'voidDraft', 'notifyDecided'],
      meta: by(hand, gap('T21', 'D-0090')),
    },
    REJECT_CONTRACT: {
      target: '#trade.filing',
      guard: 'reviewerMadeNothing',
      actions: ['recordRejected', 'notifyEnded'],
      meta: by(hand, text('T21')),
    },
  }) as const;

export const contract = trade.createStateConfig({
  meta: state(states.contract, text('T15', 'T21')),
  initial: 'drafting',
  states: {
    drafting: {
      meta: state(states['contract.drafting'], text('T21'), {
        task: { by: 'seller', lead: 'OPCO', title: tasks['contract.drafting'] },
      }),
      on: submission,
      after: {
        'trade.contract.draftTimeout': {
          target: '#trade.filing',
          actions: ['recordLapsed', 'notifyEnded'],
          meta: auto(gap('T21', 'D-0027')),
        },
      },
    },
    underReview: {
      meta: state(states['contract.underReview'], text('T21')),
      tags: 'underReview',
      ...twoHands({
        law: reading(['T6', 'T21'], 'D-0025'),
        isForCenter: { type: 'isForCenter', params: { role: 'contractReview' } },
        sla: 'trade.contract.reviewSla',
        words: steps.contractReview,
        on: review,
      }),
    },
    correction: {
      meta: state(states['contract.correction'], gap('T21', 'D-0090'), {
        stops: ['trade.contract.reviewSla'],
        task: { by: 'seller', lead: 'OPCO', title: tasks['contract.correction'] },
      }),
      on: submission,
      after: {
        'trade.contract.correctionDue': {
          target: '#trade.filing',
          actions: ['recordLapsed', 'notifyEnded'],
          meta: auto(gap('T21', 'D-0023')),
        },
      },
    },
    signing: {
      meta: state(states['contract.signing'], text('T21')),
      type: 'parallel',
      on: {
        REOPEN_DRAFT: {
          target: 'drafting',
          guard: 'signsForOneSide',
          actions: 'voidDraft',
          meta: by(both, gap('T21', 'D-0090')),
        },
      },
      states: { seller: signature('seller'), buyer: signature('buyer') },
      onDone: [
        { target: '#trade.open.stage.concluded', guard: 'textIsReviewed', meta: auto(text('T21')) },
        { target: 'underReview', meta: auto(reading('T21', 'D-0027')) },
      ],
      after: {
        'trade.contract.signTimeout': {
          target: '#trade.filing',
          actions: ['recordLapsed', 'notifyEnded'],
          meta: auto(gap('T21', 'D-0027')),
        },
      },
    },
  },
});

const endsOnce = (law: Basis) =>
  [
    { guard: 'contractHasEnded', actions: 'liftEndedCause', meta: auto(law) },
    { actions: 'endByCause', meta: auto(law) },
  ] as const;

/** Signed and reviewed: neither side can withdraw, and the evidence is being preserved. */
export const concluded = trade.createStateConfig({
  meta: state(states.concluded, text('T21')),
  entry: 'preserveText',
  on: {
    EVIDENCE_PRESERVED: {
      target: 'performance',
      guard: and(['evidenceIsOfThisText', 'evidenceIsBackedUp']),
      actions: ['bringIntoForce', 'notifyInForce'],
      meta: auto(text('T21')),
    },
    RETRY_EVIDENCE: {
      target: 'concluded',
      reenter: true,
      guard: 'retriesTheText',
      meta: by(['CENTER', 'OPCO'], gap('T21', 'D-0090')),
    },
    TERMINATE: [
      { guard: 'contractHasEnded', actions: 'endByMeasureToo', meta: auto(reading('T22', 'D-0155')) },
      { actions: 'endByCause', meta: auto(reading('T22', 'D-0097')) },
    ],
    PARTY_ENDED: endsOnce(reading('T7', 'D-0097')),
    LISTING_ENDED: endsOnce(reading('T17', 'D-0097')),
  },
});
