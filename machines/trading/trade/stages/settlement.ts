// T23: money moves only through the bank or payment institution; what it reports is what has happened. Instalment by
// instalment: instructed, held, then released after acceptance; or, when the contract has ended, given back.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { trade } from '../setup.ts';

const SETTLEMENT = '#trade.open.stage.performance.settlement';
const failing23 = gap('T23', 'D-0028');
const ending = gap('T23', 'D-0094');

// The bank is asked, and asked again while it reports failures (D-0093); its report leaves this state.
const asking = {
  initial: 'asked',
  states: {
    asked: trade.createStateConfig({
      meta: state('待结算机构报告', 'Asked of the bank', text('T23')),
      on: {
        FUNDS_FAILED: {
          target: 'failing',
          guard: 'instructionIsOurs',
          actions: 'recordFailure',
          meta: by('PSP', failing23),
        },
      },
    }),
    failing: trade.createStateConfig({
      meta: state('结算失败', 'The bank reports failure', failing23, {
        task: {
          by: 'OPCO',
          sla: 'trade.settlement.alertAfter',
          lead: 'CENTER',
          title: { zh: '处理结算失败', en: 'See to the failing settlement' },
        },
      }),
      tags: 'failing',
      initial: 'waiting',
      on: {
        RETRY_SETTLEMENT: {
          target: '.again',
          guard: and(['instructionIsOurs', 'settlementIsNotFrozen']),
          meta: by(['OPCO', 'CENTER'], failing23),
        },
      },
      states: {
        waiting: {
          meta: state('待重试', 'Until the next try', failing23),
          after: { 'trade.settlement.retryEvery': { target: 'again', meta: auto(failing23) } },
        },
        again: {
          meta: state('重试中', 'Asked again', failing23),
          entry: 'askBank',
          on: {
            FUNDS_FAILED: [
              {
                target: 'waiting',
                guard: and(['retryIsLeft', 'instructionIsOurs']),
                actions: 'recordFailure',
                meta: by('PSP', failing23),
              },
              {
                target: 'stuck',
                guard: 'instructionIsOurs',
                actions: ['recordFailure', 'notifyStuck'],
                meta: by('PSP', failing23),
              },
            ],
          },
        },
        stuck: { meta: state('待人工处理', 'Waits for a person', failing23) },
      },
    }),
  },
} as const;

const instruct = (hand: 'CENTER' | 'OPCO') =>
  trade.createStateConfig({
    meta: state(
      hand === 'CENTER' ? '中心发出指令' : '运营企业发出指令',
      hand === 'CENTER' ? 'By the center' : 'By the operating enterprise',
      reading(['T6', 'T23'], 'D-0025'),
      {
        task: {
          by: hand,
          sla: 'trade.settlement.instructDue',
          lead: hand === 'CENTER' ? 'SUPERVISOR' : 'CENTER',
          title: { zh: '向结算机构发出结算指令', en: 'Instruct the settlement' },
        },
      },
    ),
    on: {
      INSTRUCT_SETTLEMENT: {
        target: `${SETTLEMENT}.holding`,
        guard: and(['tradeIsNotPaused', 'settlementIsNotFrozen', 'contractIsInEvidence', 'instalmentIsTheCurrentOne']),
        actions: 'recordInstruction',
        meta: by(hand, text('T23')),
      },
    },
  });

export const settlement = trade.createStateConfig({
  meta: state('结算', 'Settlement', text('T15', 'T23')),
  initial: 'waiting',
  states: {
    waiting: {
      meta: state('待付款条件成就', 'Until the next instalment is due', reading('T23', 'D-0091')),
      always: [
        { target: 'settled', guard: 'allIsSettled', meta: auto(text('T23')) },
        {
          target: 'waiting',
          reenter: true,
          guard: 'instalmentHasLapsed',
          actions: 'skipInstalment',
          meta: auto(ending),
        },
        { target: 'instructing', guard: 'instalmentIsDue', meta: auto(reading('T23', 'D-0091')) },
      ],
    },
    instructing: {
      meta: state('待发出结算指令', 'To be instructed', text('T23')),
      initial: 'assigned',
      always: { target: 'waiting', guard: 'instalmentHasLapsed', meta: auto(ending) },
      states: {
        assigned: {
          meta: state('分派', 'Being assigned', reading(['T6', 'T23'], 'D-0025')),
          always: [
            {
              target: 'byCenter',
              guard: { type: 'isForCenter', params: { role: 'settlementInstruction' } },
              meta: auto(reading(['T6', 'T23'], 'D-0025')),
            },
            { target: 'byEnterprise', meta: auto(reading(['T6', 'T23'], 'D-0025')) },
          ],
        },
        byCenter: instruct('CENTER'),
        byEnterprise: instruct('OPCO'),
      },
    },
    holding: {
      meta: state('已指令，待资金到账', 'Instructed', text('T23')),
      entry: 'askBank',
      always: { target: 'refunding', guard: 'refundIsPossible', meta: auto(ending) },
      on: {
        FUNDS_HELD: {
          target: 'held',
          guard: and(['instructionIsOurs', 'amountIsTheInstructed']),
          actions: ['recordHeld', 'notifySettled'],
          meta: by('PSP', text('T23')),
        },
      },
      after: { fundsDue: { actions: 'notifyFundsLate', meta: auto(reading('T23', 'D-0093')) } },
      ...asking,
    },
    held: {
      meta: state('资金托管', 'Held by the bank', text('T23')),
      tags: 'held',
      initial: 'kept',
      always: [
        { target: 'dividing', guard: 'splitIsKnown', actions: 'applyAward', meta: auto(ending) },
        { target: 'releasing', guard: 'releaseIsDue', meta: auto(text('T23')) },
      ],
      states: {
        kept: {
          meta: state('待验收', 'Until acceptance', text('T23')),
          always: { target: 'undecided', guard: 'fundsAreToBeDivided', meta: auto(ending) },
        },
        undecided: {
          meta: state('待决定资金去向', 'To be decided', ending, {
            task: {
              by: 'CENTER',
              sla: 'trade.settlement.decisionDue',
              lead: 'SUPERVISOR',
              title: { zh: '决定托管资金的划付与退回', en: 'Decide what of the funds is released, what refunded' },
            },
          }),
          on: {
            DECIDE_FUNDS: {
              target: `${SETTLEMENT}.dividing`,
              guard: and(['deciderDidNotInstruct', 'settlementIsNotFrozen', 'splitIsCovered']),
              actions: 'recordDecision',
              meta: by('CENTER', ending),
            },
          },
        },
      },
    },
    dividing: {
      meta: state('分配托管资金', 'Being divided', ending),
      always: [
        { target: 'releasing', guard: 'sellerGetsAPart', meta: auto(ending) },
        { target: 'refunding', meta: auto(ending) },
      ],
    },
    releasing: {
      meta: state('划付中', 'Being released', text('T23')),
      tags: 'held',
      entry: ['prepareRelease', 'askBank'],
      on: {
        FUNDS_RELEASED: [
          {
            target: 'refunding',
            guard: and(['aRestIsLeft', 'instructionIsOurs', 'amountIsTheInstructed']),
            actions: ['recordPartReleased', 'notifySettled'],
            meta: by('PSP', ending),
          },
          {
            target: 'waiting',
            guard: and(['instructionIsOurs', 'amountIsTheInstructed']),
            actions: ['recordReleased', 'notifySettled'],
            meta: by('PSP', text('T23')),
          },
        ],
      },
      ...asking,
    },
    refunding: {
      meta: state('退款中', 'Being refunded', ending),
      entry: ['prepareRefund', 'askBank'],
      on: {
        FUNDS_REFUNDED: {
          target: 'waiting',
          guard: and(['instructionIsOurs', 'refundIsWhole']),
          actions: ['recordRefunded', 'notifySettled'],
          meta: by('PSP', text('T23')),
        },
        // The buyer's money crossed the recall, which is of everything that comes.
        FUNDS_HELD: {
          guard: and(['instructionIsOurs', 'fundsCrossedTheRecall']),
          actions: 'recordHeld',
          meta: by('PSP', text('T23')),
        },
      },
      ...asking,
    },
    settled: {
      meta: state('结算完毕', 'All is settled', text('T23')),
      // An amendment may add a payment.
      always: { target: 'waiting', guard: 'anInstalmentIsLeft', meta: auto(reading('T21', 'D-0096')) },
    },
  },
});
