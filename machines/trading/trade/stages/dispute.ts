// T10: the two sides or an arbiter settle a dispute; until then held funds are not paid out.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, text } from '../../../law/cite.ts';
import { trade } from '../setup.ts';
import { words } from '../words.ts';

const { states, tasks } = words;

const disputes = gap(['T10', 'T22'], 'D-0095');
const both = ['seller', 'buyer'];

export const dispute = trade.createStateConfig({
  meta: state(states.dispute, disputes),
  initial: 'none',
  states: {
    none: {
      meta: state(states['dispute.none'], disputes),
      always: { target: 'open', guard: 'disputeStands', meta: auto(gap('T22', 'D-0028')) },
      on: { OPEN_DISPUTE: { target: 'open', actions: ['recordDispute', 'notifyDisputed'], meta: by(both, disputes) } },
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
