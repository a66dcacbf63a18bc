// T21: nine items, the venue's review, both signatures, and the text kept in evidence: the hash that is reviewed, that is
// signed and that is preserved is one and the same.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { contractRules } from '../guards/agreeing.ts';
import { momentRules, prohibitionRules } from '../guards/moment.ts';
import { trade } from '../setup.ts';

const CONTRACT = '#trade.open.stage.preparing.contract';
const both = ['seller', 'buyer'];
const passing = [
  'reviewerMadeNothing',
  'reviewsTheText',
  ...momentRules,
  'listingIsTheSame',
  ...prohibitionRules,
] as const;

const submission = {
  DRAFT_CONTRACT: [
    {
      target: `${CONTRACT}.signing`,
      guard: and(['signatureComesFirst', 'tradeIsNotPaused', ...contractRules]),
      actions: 'recordDraft',
      meta: by(both, reading('T21', 'D-0027')),
    },
    {
      target: `${CONTRACT}.underReview`,
      guard: and(['tradeIsNotPaused', ...contractRules]),
      actions: 'recordDraft',
      meta: by(both, text('T21')),
    },
  ],
} as const;

const signature = (side: 'seller' | 'buyer') =>
  trade.createStateConfig({
    meta: state(
      side === 'seller' ? '供方签署' : '需求方签署',
      side === 'seller' ? 'By the seller' : 'By the buyer',
      text('T21'),
    ),
    initial: 'awaited',
    states: {
      awaited: {
        meta: state('待签署', 'Awaited', text('T21'), {
          task: { by: side, lead: 'OPCO', title: { zh: '签署交易合同', en: 'Sign the contract' } },
        }),
        on: {
          SIGN: {
            target: 'signed',
            guard: and([
              { type: 'isOfThisSide', params: { side } },
              'signsTheText',
              ...momentRules,
              'listingIsTheSame',
            ]),
            actions: 'recordSignature',
            meta: by(side, text('T21')),
          },
        },
      },
      signed: { type: 'final', meta: state('已签署', 'Signed', text('T21')) },
    },
  });

const review = (hand: 'CENTER' | 'OPCO') =>
  trade.createStateConfig({
    meta: state(
      hand === 'CENTER' ? '中心审核合同' : '运营企业审核合同',
      hand === 'CENTER' ? 'With the center' : 'With the operating enterprise',
      reading(['T6', 'T21'], 'D-0025'),
      {
        task: {
          by: hand,
          sla: 'trade.contract.reviewSla',
          lead: hand === 'CENTER' ? 'SUPERVISOR' : 'CENTER',
          title: { zh: '审核交易合同', en: 'Review the contract' },
        },
      },
    ),
    on: {
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
    },
  });

export const contract = trade.createStateConfig({
  meta: state('签订合同', 'Contract', text('T15', 'T21')),
  initial: 'drafting',
  states: {
    drafting: {
      meta: state('起草合同', 'Drafting', text('T21'), {
        task: { by: 'seller', lead: 'OPCO', title: { zh: '起草并提交交易合同', en: 'Draft and submit the contract' } },
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
      meta: state('合同审核', 'Contract review', text('T21')),
      tags: 'underReview',
      initial: 'assigned',
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
    correction: {
      meta: state('合同补正', 'Correction', gap('T21', 'D-0090'), {
        stops: ['trade.contract.reviewSla'],
        task: { by: 'seller', lead: 'OPCO', title: { zh: '补正交易合同', en: 'Correct the contract' } },
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
      meta: state('签署', 'Signing', text('T21')),
      type: 'parallel',
      on: { REOPEN_DRAFT: { target: 'drafting', actions: 'voidDraft', meta: by(both, gap('T21', 'D-0090')) } },
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

/** Signed and reviewed: nobody steps back any more, the evidence is being kept. */
export const concluded = trade.createStateConfig({
  meta: state('备份存证', 'Kept in evidence', text('T21')),
  entry: 'preserveText',
  on: {
    EVIDENCE_PRESERVED: {
      target: 'performance',
      guard: and(['evidenceIsOfThisText', 'evidenceIsBackedUp']),
      actions: ['bringIntoForce', 'notifyInForce'],
      meta: auto(text('T21')),
    },
    RETRY_EVIDENCE: { target: 'concluded', reenter: true, meta: by(['CENTER', 'OPCO'], gap('T21', 'D-0090')) },
    TERMINATE: { actions: 'endByCause', meta: auto(reading('T22', 'D-0097')) },
    PARTY_ENDED: { actions: 'endByCause', meta: auto(reading('T7', 'D-0097')) },
    LISTING_ENDED: { actions: 'endByCause', meta: auto(reading('T17', 'D-0097')) },
  },
});
