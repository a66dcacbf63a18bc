// T21: an amendment is a new version and is reviewed, signed and kept in evidence like the first; and the two sides may
// end the contract by agreement. One proposal at a time.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { amendmentRules } from '../guards/agreeing.ts';
import { momentRules, prohibitionRules } from '../guards/moment.ts';
import { trade } from '../setup.ts';

const CHANGE = '#trade.open.stage.performance.change';
const amending = reading('T21', 'D-0096');
const both = ['seller', 'buyer'];
const drop = {
  DROP_CHANGE: {
    target: `${CHANGE}.none`,
    actions: ['dropChange', 'notifyChanged'],
    meta: by(both, gap('T21', 'D-0096')),
  },
} as const;

const signature = (side: 'seller' | 'buyer') =>
  trade.createStateConfig({
    meta: state(
      side === 'seller' ? '供方签署变更' : '需求方签署变更',
      side === 'seller' ? 'By the seller' : 'By the buyer',
      amending,
    ),
    initial: 'awaited',
    states: {
      awaited: {
        meta: state('待签署', 'Awaited', amending, {
          task: { by: side, lead: 'OPCO', title: { zh: '签署变更后的合同', en: 'Sign the amendment' } },
        }),
        on: {
          SIGN_AMENDMENT: {
            target: 'signed',
            guard: and([{ type: 'isOfThisSide', params: { side } }, 'signsTheText', ...momentRules]),
            actions: 'recordSignature',
            meta: by(side, text('T21')),
          },
        },
      },
      signed: { type: 'final', meta: state('已签署', 'Signed', amending) },
    },
  });

const review = (hand: 'CENTER' | 'OPCO') =>
  trade.createStateConfig({
    meta: state(
      hand === 'CENTER' ? '中心审核变更' : '运营企业审核变更',
      hand === 'CENTER' ? 'With the center' : 'With the operating enterprise',
      reading(['T6', 'T21'], 'D-0025'),
      {
        task: {
          by: hand,
          sla: 'trade.contract.reviewSla',
          lead: hand === 'CENTER' ? 'SUPERVISOR' : 'CENTER',
          title: { zh: '审核合同变更', en: 'Review the amendment' },
        },
      },
    ),
    on: {
      PASS_AMENDMENT: {
        target: `${CHANGE}.amendment.signing`,
        guard: and(['reviewerMadeNothing', 'reviewsTheText', ...momentRules, ...prohibitionRules]),
        actions: ['recordReview', 'notifyChanged'],
        meta: by(hand, text('T21')),
      },
      RETURN_AMENDMENT: {
        target: `${CHANGE}.none`,
        guard: 'reviewerMadeNothing',
        actions: ['dropChange', 'notifyChanged'],
        meta: by(hand, amending),
      },
    },
  });

export const change = trade.createStateConfig({
  meta: state('变更与解除', 'Amendment and termination', amending),
  initial: 'none',
  states: {
    none: {
      meta: state('无变更', 'None pending', amending),
      on: {
        PROPOSE_AMENDMENT: {
          target: 'amendment',
          guard: and([...amendmentRules]),
          actions: ['recordDraft', 'recordChange', 'notifyChanged'],
          meta: by(both, amending),
        },
        PROPOSE_TERMINATION: {
          target: 'termination',
          actions: ['recordChange', 'notifyChanged'],
          meta: by(both, amending),
        },
      },
    },
    amendment: {
      meta: state('合同变更', 'Amendment', amending),
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
          meta: state('变更审核', 'Review', text('T21')),
          tags: 'underReview',
          initial: 'assigned',
          on: drop,
          states: {
            assigned: {
              meta: state('分派', 'Being assigned', reading(['T6', 'T21'], 'D-0025')),
              always: [
                {
                  target: 'byCenter',
                  guard: { type: 'isForCenter', params: { role: 'contractReview' } },
                  meta: auto(reading(['T6', 'T21'], 'D-0025')),
                },
                { target: 'byEnterprise', meta: auto(reading(['T6', 'T21'], 'D-0025')) },
              ],
            },
            byCenter: review('CENTER'),
            byEnterprise: review('OPCO'),
          },
        },
        signing: {
          meta: state('签署变更', 'Signing', text('T21')),
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
          meta: state('变更存证', 'Kept in evidence', text('T21')),
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
            RETRY_EVIDENCE: { target: 'preserving', reenter: true, meta: by(['CENTER', 'OPCO'], gap('T21', 'D-0090')) },
          },
        },
      },
    },
    termination: {
      meta: state('协议解除待对方答复', 'Termination is proposed', amending, {
        task: {
          by: 'otherSide',
          lead: 'OPCO',
          title: { zh: '答复解除合同的提议', en: 'Answer the proposal to end the contract' },
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
          guard: and(['changeIsTheOthers', 'changeIsTheStandingOne']),
          actions: ['endByAgreement', 'dropChange', 'notifyChanged'],
          meta: by(both, amending),
        },
        ...drop,
      },
    },
  },
});
