// T21: an amendment is a new version, reviewed, signed and preserved like the first. The two sides may also terminate
// the contract by agreement. One proposal at a time.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { amendmentRules } from '../guards/agreeing.ts';
import { momentRules, prohibitionRules } from '../guards/moment.ts';
import { type Hand, twoHands } from '../../../shared/two-hands.ts';
import { trade } from '../setup.ts';
import { words } from '../words.ts';

const { states, steps, tasks } = words;

const CHANGE = '#trade.open.stage.performance.change';
const amending = reading('T21', 'D-0096');
const both = ['seller', 'buyer'];
const drop = {
  DROP_CHANGE: {
    target: `${CHANGE}.none`,
    guard: 'signsForOneSide',
    actions: ['dropChange', 'notifyChanged'],
    meta: by(both, gap('T21', 'D-0096')),
  },
} as const;

const signature = (side: 'seller' | 'buyer') =>
  trade.createStateConfig({
    meta: state(states[`change.amendment.signing.${side}`], amending),
    initial: 'awaited',
    states: {
      awaited: {
        meta: state(states['change.amendment.signing.awaited'], amending, {
          task: { by: side, lead: 'OPCO', title: tasks['change.amendment.signing'] },
        }),
        on: {
          SIGN_AMENDMENT: {
            target: 'signed',
            guard: and([
              { type: 'isOfThisSide', params: { side } },
              'signsForOneSide',
              'signsTheText',
              ...momentRules,
              'listingIsTheReviewed',
              'termIsAhead',
            ]),
            actions: 'recordSignature',
            meta: by(side, text('T21')),
          },
        },
      },
      signed: { type: 'final', meta: state(states['change.amendment.signing.signed'], amending) },
    },
  });

const review = (hand: Hand) =>
  ({
    PASS_AMENDMENT: {
      target: `${CHANGE}.amendment.signing`,
      guard: and([
        'reviewerMadeNothing',
        'reviewsTheText',
        ...momentRules,
        'priceIsWithinLimit',
        'termIsAhead',
        ...prohibitionRules,
      ]),
      actions: ['recordReview', 'notifyChanged'],
      meta: by(hand, text('T21')),
    },
    RETURN_AMENDMENT: {
      target: `${CHANGE}.none`,
      guard: 'reviewerMadeNothing',
      actions: ['dropChange', 'notifyChanged'],
      meta: by(hand, amending),
    },
  }) as const;

export const change = trade.createStateConfig({
  meta: state(states.change, amending),
  initial: 'none',
  states: {
    none: {
      meta: state(states['change.none'], amending),
      on: {
        PROPOSE_AMENDMENT: {
          target: 'amendment',
          guard: and(['signsForOneSide', ...amendmentRules]),
          actions: ['recordDraft', 'recordChange', 'notifyChanged'],
          meta: by(both, amending),
        },
        PROPOSE_TERMINATION: {
          target: 'termination',
          guard: 'signsForOneSide',
          actions: ['recordChange', 'notifyChanged'],
          meta: by(both, amending),
        },
      },
    },
    amendment: {
      meta: state(states['change.amendment'], amending),
      tags: 'changing',
      initial: 'underReview',
      always: {
        target: 'none',
        guard: 'contractHasEnded',
        actions: 'dropChange',
        meta: auto(reading('T22', 'D-0097')),
      },
      states: {
        underReview: {
          meta: state(states['change.amendment.underReview'], text('T21')),
          tags: 'underReview',
          on: drop,
          ...twoHands({
            law: reading(['T6', 'T21'], 'D-0025'),
            isForCenter: { type: 'isForCenter', params: { role: 'contractReview' } },
            sla: 'trade.contract.reviewSla',
            words: steps.amendmentReview,
            on: review,
          }),
        },
        signing: {
          meta: state(states['change.amendment.signing'], text('T21')),
          type: 'parallel',
          on: drop,
          states: { seller: signature('seller'), buyer: signature('buyer') },
          onDone: { target: 'preserving', meta: auto(text('T21')) },
          after: {
            'trade.contract.signTimeout': {
              target: `${CHANGE}.none`,
              actions: ['dropChange', 'notifyChanged'],
              meta: auto(gap('T21', 'D-0027')),
            },
          },
        },
        preserving: {
          meta: state(states['change.amendment.preserving'], text('T21')),
          entry: 'preserveText',
          on: {
            EVIDENCE_PRESERVED: [
              {
                target: `${CHANGE}.none`,
                guard: and(['amendmentStillFits', 'evidenceIsOfThisText', 'evidenceIsBackedUp']),
                actions: ['bringIntoForce', 'notifyInForce'],
                meta: auto(text('T21')),
              },
              {
                target: `${CHANGE}.none`,
                guard: and(['evidenceIsOfThisText', 'evidenceIsBackedUp']),
                actions: ['dropChange', 'notifyChanged'],
                meta: auto(amending),
              },
            ],
            RETRY_EVIDENCE: {
              target: 'preserving',
              reenter: true,
              guard: 'retriesTheText',
              meta: by(['CENTER', 'OPCO'], gap('T21', 'D-0090')),
            },
          },
        },
      },
    },
    termination: {
      meta: state(states['change.termination'], amending, {
        task: {
          by: 'otherSide',
          lead: 'OPCO',
          title: tasks['change.termination'],
        },
      }),
      tags: 'changing',
      always: {
        target: 'none',
        guard: 'contractHasEnded',
        actions: 'dropChange',
        meta: auto(reading('T22', 'D-0097')),
      },
      on: {
        AGREE_TERMINATION: {
          target: 'none',
          guard: and([
            'signsForOneSide',
            'changeIsTheOthers',
            'changeIsTheStandingOne',
            'tradeIsNotPaused',
            'settlementIsNotFrozen',
          ]),
          actions: ['endByAgreement', 'dropChange', 'notifyChanged'],
          meta: by(both, amending),
        },
        ...drop,
      },
    },
  },
});
