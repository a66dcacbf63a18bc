// T10: disputes are settled between the two sides or by an arbiter; until then nothing that is held is paid out.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, text } from '../../../law/cite.ts';
import { trade } from '../setup.ts';

const disputes = gap(['T10', 'T22'], 'D-0095');
const both = ['seller', 'buyer'];

export const dispute = trade.createStateConfig({
  meta: state('争议', 'Dispute', disputes),
  initial: 'none',
  states: {
    none: {
      meta: state('无争议', 'None', disputes),
      always: { target: 'open', guard: 'disputeStands', meta: auto(gap('T22', 'D-0028')) },
      on: { OPEN_DISPUTE: { target: 'open', actions: ['recordDispute', 'notifyDisputed'], meta: by(both, disputes) } },
    },
    open: {
      meta: state('争议处理中', 'Open', disputes, {
        task: {
          by: 'CENTER',
          sla: 'trade.dispute.alertAfter',
          lead: 'SUPERVISOR',
          title: { zh: '督促双方解决争议', en: 'Urge both sides to settle the dispute' },
        },
        stops: ['trade.delivery.acceptDue', 'trade.delivery.remedyDue'],
      }),
      tags: 'disputed',
      always: { target: 'none', guard: 'noDisputeIsLeft', meta: auto(disputes) },
      on: {
        WITHDRAW_DISPUTE: {
          guard: 'disputeIsTheirs',
          actions: ['dropDispute', 'notifyDisputed'],
          meta: by(both, disputes),
        },
        REFER_TO_ARBITRATION: {
          guard: and(['arbiterIsCertified', 'arbiterIsIndependent']),
          actions: ['recordArbiter', 'notifyDisputed'],
          meta: by(both, text('T10')),
        },
        RECORD_AWARD: {
          guard: 'resolutionFits',
          actions: ['applyResolution', 'notifyDisputed'],
          meta: by(['arbiter', 'CENTER'], disputes),
        },
        PROPOSE_RESOLUTION: {
          guard: 'resolutionFits',
          actions: ['recordResolution', 'notifyDisputed'],
          meta: by(both, disputes),
        },
        AGREE_RESOLUTION: {
          guard: and(['resolutionIsTheOthers', 'resolutionIsTheStandingOne', 'resolutionFits']),
          actions: ['applyResolution', 'notifyDisputed'],
          meta: by(both, disputes),
        },
      },
    },
  },
});
