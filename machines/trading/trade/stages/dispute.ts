// T10: the two sides or an arbiter settle a dispute; until then held funds are not paid out.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { trade } from '../setup.ts';
import { words } from '../words.ts';

const { states, tasks } = words;

const disputes = gap(['T10', 'T22'], 'D-0095');
const both = ['seller', 'buyer'];
const arbiterRules = ['arbiterIsCertified', 'arbiterServes', 'arbiterIsIndependent'] as const;
/** What ends a dispute may move money, so that nothing may stand against it. */
const resolutionRules = [
  'resolutionFits',
  'fundsAreNotTheCenters',
  'tradeIsNotPaused',
  'settlementIsNotFrozen',
] as const;

export const dispute = trade.createStateConfig({
  meta: state(states.dispute, disputes),
  initial: 'none',
  states: {
    none: {
      meta: state(states['dispute.none'], disputes),
      always: { target: 'open', guard: 'disputeStands', meta: auto(gap('T22', 'D-0028')) },
      on: {
        OPEN_DISPUTE: {
          target: 'open',
          guard: 'disputesForOneSide',
          actions: ['recordDispute', 'notifyDisputed'],
          meta: by(both, disputes),
        },
      },
    },
    open: {
      meta: state(states['dispute.open'], disputes, {
        task: {
          by: 'CENTER',
          sla: 'trade.dispute.alertAfter',
          lead: 'SUPERVISOR',
          title: tasks.dispute,
        },
        stops: ['trade.delivery.acceptDue', 'trade.delivery.remedyDue'],
      }),
      tags: 'disputed',
      always: { target: 'none', guard: 'noDisputeIsLeft', meta: auto(disputes) },
      on: {
        WITHDRAW_DISPUTE: {
          guard: and(['disputesForOneSide', 'disputeIsTheirs']),
          actions: ['dropDispute', 'notifyDisputed'],
          meta: by(both, disputes),
        },
        REFER_TO_ARBITRATION: {
          guard: and(['disputesForOneSide', 'noArbiterIsAgreed', ...arbiterRules]),
          actions: ['recordReferral', 'notifyDisputed'],
          meta: by(both, text('T10')),
        },
        AGREE_ARBITRATION: {
          guard: and(['disputesForOneSide', 'referralIsTheOthers', 'referralIsTheStandingOne', ...arbiterRules]),
          actions: ['recordArbiter', 'notifyDisputed'],
          meta: by(both, text('T10')),
        },
        RECORD_AWARD: {
          guard: and(['bodyStandsApart', ...arbiterRules, ...resolutionRules]),
          actions: ['applyResolution', 'notifyDisputed'],
          meta: by('arbiter', text('T10'), disputes),
        },
        // A court’s decision needs no consent of the sides, and two persons of the venue.
        RECORD_JUDGMENT: {
          guard: and(['recorderStandsApart', 'resolutionFits', 'fundsAreNotTheCenters']),
          actions: ['recordJudgment', 'notifyDisputed'],
          meta: by(['CENTER', 'OPCO'], reading('T10', 'D-0152')),
        },
        CONFIRM_JUDGMENT: {
          guard: and(['recorderStandsApart', 'judgmentIsAnothersRecord', 'judgmentIsOnFile', ...resolutionRules]),
          actions: ['applyResolution', 'notifyDisputed'],
          meta: by('CENTER', reading('T10', 'D-0152')),
        },
        PROPOSE_RESOLUTION: {
          guard: and(['disputesForOneSide', 'resolutionFits', 'fundsAreNotTheCenters']),
          actions: ['recordResolution', 'notifyDisputed'],
          meta: by(both, disputes),
        },
        AGREE_RESOLUTION: {
          guard: and(['disputesForOneSide', 'resolutionIsTheOthers', 'resolutionIsTheStandingOne', ...resolutionRules]),
          actions: ['applyResolution', 'notifyDisputed'],
          meta: by(both, disputes),
        },
      },
    },
  },
});
