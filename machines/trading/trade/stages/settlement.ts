// T23: money moves only through the bank or payment institution, and only its reports count. Each instalment is
// instructed, held, and released after acceptance, or refunded when the contract has ended.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { type Hand, twoHands } from '../../../shared/two-hands.ts';
import { trade } from '../setup.ts';
import { words } from '../words.ts';

const { states, steps, tasks } = words;

const SETTLEMENT = '#trade.open.stage.performance.settlement';
const failing23 = gap('T23', 'D-0028');
const ending = gap('T23', 'D-0094');

// The bank is asked, and asked again after each failure (D-0093), until it reports success.
const asking = {
  initial: 'asked',
  states: {
    asked: trade.createStateConfig({
      meta: state(states['settlement.asked'], text('T23')),
      on: {
        FUNDS_FAILED: {
          target: 'failing',
          guard: and(['bankStandsApart', 'instructionIsOurs']),
          actions: 'recordFailure',
          meta: by('PSP', failing23),
        },
      },
    }),
    failing: trade.createStateConfig({
      meta: state(states['settlement.failing'], failing23, {
        task: {
          by: 'OPCO',
          sla: 'trade.settlement.alertAfter',
          lead: 'CENTER',
          title: tasks['settlement.failing'],
        },
      }),
      tags: 'failing',
      initial: 'waiting',
      on: {
        RETRY_SETTLEMENT: {
          target: '.again',
          guard: and(['settlerStandsApart', 'instructionIsOurs', 'tradeIsNotPaused', 'settlementIsNotFrozen']),
          actions: 'recordRetry',
          meta: by(['OPCO', 'CENTER'], failing23),
        },
        // Asked again after a standstill, the bank may fail again before the next attempt.
        FUNDS_FAILED: {
          guard: and(['bankStandsApart', 'instructionIsOurs']),
          actions: 'recordFailure',
          meta: by('PSP', failing23),
        },
      },
      states: {
        waiting: {
          meta: state(states['settlement.failing.waiting'], failing23),
          after: { 'trade.settlement.retryEvery': { target: 'again', meta: auto(failing23) } },
        },
        again: {
          meta: state(states['settlement.failing.again'], failing23),
          entry: 'askBank',
          on: {
            FUNDS_FAILED: [
              {
                target: 'waiting',
                guard: and(['retryIsLeft', 'bankStandsApart', 'instructionIsOurs']),
                actions: 'recordFailure',
                meta: by('PSP', failing23),
              },
              {
                target: 'stuck',
                guard: and(['bankStandsApart', 'instructionIsOurs']),
                actions: ['recordFailure', 'notifyStuck'],
                meta: by('PSP', failing23),
              },
            ],
          },
        },
        stuck: { meta: state(states['settlement.failing.stuck'], failing23) },
      },
    }),
  },
} as const;

const known = { guard: 'reportIsKnown', meta: by('PSP', reading('T23', 'D-0156')) } as const;
export const knownReports = {
  FUNDS_HELD: known,
  FUNDS_RELEASED: known,
  FUNDS_REFUNDED: known,
  FUNDS_FAILED: known,
} as const;

const instruct = (hand: Hand) =>
  ({
    INSTRUCT_SETTLEMENT: {
      target: `${SETTLEMENT}.holding`,
      guard: and([
        'settlerStandsApart',
        'tradeIsNotPaused',
        'settlementIsNotFrozen',
        'contractIsInEvidence',
        'instalmentIsTheCurrentOne',
        'settlementRuleIsInForce',
      ]),
      actions: 'recordInstruction',
      meta: by(hand, text('T23')),
    },
  }) as const;

export const settlement = trade.createStateConfig({
  meta: state(states.settlement, text('T15', 'T23')),
  initial: 'waiting',
  // The bank may say the same thing again, under another id: it is known, and nothing happens.
  on: knownReports,
  states: {
    waiting: {
      meta: state(states['settlement.waiting'], reading('T23', 'D-0091')),
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
      meta: state(states['settlement.instructing'], text('T23')),
      always: { target: 'waiting', guard: 'instalmentHasLapsed', meta: auto(ending) },
      ...twoHands({
        law: reading(['T6', 'T23'], 'D-0025'),
        isForCenter: { type: 'isForCenter', params: { role: 'settlementInstruction' } },
        sla: 'trade.settlement.instructDue',
        words: steps.settlementInstruction,
        on: instruct,
      }),
    },
    holding: {
      meta: state(states['settlement.holding'], text('T23')),
      entry: 'askBank',
      always: { target: 'refunding', guard: 'refundIsPossible', meta: auto(ending) },
      on: {
        FUNDS_HELD: {
          target: 'held',
          guard: and(['bankStandsApart', 'instructionIsOurs', 'amountIsTheInstructed']),
          actions: ['recordHeld', 'notifySettled'],
          meta: by('PSP', text('T23')),
        },
      },
      after: { fundsDue: { actions: 'notifyFundsLate', meta: auto(reading('T23', 'D-0093')) } },
      ...asking,
    },
    held: {
      meta: state(states['settlement.held'], text('T23')),
      tags: 'held',
      initial: 'kept',
      always: [
        { target: 'dividing', guard: 'splitIsKnown', actions: 'applyAward', meta: auto(ending) },
        { target: 'releasing', guard: 'releaseIsDue', meta: auto(text('T23')) },
      ],
      on: {
        // The release crossed the standstill and the measure that came with it: what the bank has done is recorded.
        FUNDS_RELEASED: [
          {
            guard: and([
              'wasStoppedByMeasure',
              'aRestIsLeft',
              'bankStandsApart',
              'instructionIsOurs',
              'amountIsTheInstructed',
            ]),
            actions: ['recordPartReleased', 'notifySettled'],
            meta: by('PSP', gap('T23', 'D-0155')),
          },
          {
            target: 'waiting',
            guard: and(['wasStoppedByMeasure', 'bankStandsApart', 'instructionIsOurs', 'amountIsTheInstructed']),
            actions: ['recordReleased', 'notifySettled'],
            meta: by('PSP', gap('T23', 'D-0155')),
          },
        ],
      },
      states: {
        kept: {
          meta: state(states['settlement.held.kept'], text('T23')),
          always: { target: 'undecided', guard: 'fundsAreToBeDivided', meta: auto(ending) },
        },
        undecided: {
          meta: state(states['settlement.held.undecided'], ending, {
            task: {
              by: 'CENTER',
              sla: 'trade.settlement.decisionDue',
              lead: 'SUPERVISOR',
              title: tasks['settlement.undecided'],
            },
          }),
          on: {
            DECIDE_FUNDS: {
              target: `${SETTLEMENT}.dividing`,
              guard: and([
                'settlerStandsApart',
                'deciderDidNotInstruct',
                'tradeIsNotPaused',
                'settlementIsNotFrozen',
                'splitIsCovered',
              ]),
              actions: 'recordDecision',
              meta: by('CENTER', ending),
            },
          },
        },
      },
    },
    dividing: {
      meta: state(states['settlement.dividing'], ending),
      always: [
        // A measure that came meanwhile leaves the money to the center.
        { target: 'held', guard: 'splitIsOpen', meta: auto(gap('T23', 'D-0155')) },
        { target: 'releasing', guard: and(['sellerGetsAPart', 'moneyMayMove']), meta: auto(ending) },
        { target: 'refunding', guard: 'moneyMayMove', meta: auto(ending) },
      ],
    },
    releasing: {
      meta: state(states['settlement.releasing'], text('T23')),
      tags: 'held',
      entry: ['prepareRelease', 'askBank'],
      always: { target: 'held', guard: 'wasStoppedByMeasure', meta: auto(gap('T23', 'D-0155')) },
      on: {
        FUNDS_RELEASED: [
          {
            target: 'dividing',
            guard: and(['aRestIsLeft', 'bankStandsApart', 'instructionIsOurs', 'amountIsTheInstructed']),
            actions: ['recordPartReleased', 'notifySettled'],
            meta: by('PSP', ending),
          },
          {
            target: 'waiting',
            guard: and(['bankStandsApart', 'instructionIsOurs', 'amountIsTheInstructed']),
            actions: ['recordReleased', 'notifySettled'],
            meta: by('PSP', text('T23')),
          },
        ],
      },
      ...asking,
    },
    refunding: {
      meta: state(states['settlement.refunding'], ending),
      entry: ['prepareRefund', 'askBank'],
      on: {
        FUNDS_REFUNDED: {
          target: 'waiting',
          guard: and(['bankStandsApart', 'instructionIsOurs', 'refundIsWhole']),
          actions: ['recordRefunded', 'notifySettled'],
          meta: by('PSP', text('T23')),
        },
        // The buyer's money crossed the recall; the recall covers it.
        FUNDS_HELD: {
          guard: and(['bankStandsApart', 'instructionIsOurs', 'fundsCrossedTheRecall']),
          actions: 'recordHeld',
          meta: by('PSP', text('T23')),
        },
      },
      ...asking,
    },
    settled: {
      meta: state(states['settlement.settled'], text('T23')),
      // An amendment may add a payment.
      always: { target: 'waiting', guard: 'anInstalmentIsLeft', meta: auto(reading('T21', 'D-0096')) },
    },
  },
});
