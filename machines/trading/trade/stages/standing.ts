// Beside the stages: does anything keep the trade paused (T7, T17, T22), and is its money frozen (T22, T23)? Each a set of
// causes; each cause is lifted only by its own end.
import { and } from 'xstate';
import { auto, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { pausedClocks, trade } from '../setup.ts';

const party = reading('T7', 'D-0088');
const listing = reading('T17', 'D-0088');
const measure = text('T22');
const freeze = gap('T23', 'D-0098');

export const standing = trade.createStateConfig({
  meta: state('暂停与恢复', 'Standing', reading('T22', 'D-0088')),
  initial: 'running',
  on: {
    PARTY_SUSPENDED: { guard: 'pauseIsNew', actions: 'addPause', meta: auto(party) },
    LISTING_SUSPENDED: { guard: 'pauseIsNew', actions: 'addPause', meta: auto(listing) },
    PAUSE: { guard: 'pauseIsNew', actions: 'addPause', meta: auto(measure) },
    PARTY_REINSTATED: { guard: 'pauseStands', actions: 'liftPause', meta: auto(party) },
    LISTING_REINSTATED: { guard: 'pauseStands', actions: 'liftPause', meta: auto(listing) },
    UNPAUSE: { guard: 'pauseStands', actions: 'liftPause', meta: auto(measure) },
  },
  states: {
    running: {
      meta: state('正常', 'Running', text('T15')),
      always: {
        target: 'paused',
        guard: 'aPauseStands',
        actions: 'notifyPaused',
        meta: auto(reading('T22', 'D-0088')),
      },
    },
    paused: {
      meta: state('暂停', 'Paused', reading('T22', 'D-0088'), {
        stops: pausedClocks,
        task: {
          by: 'CENTER',
          sla: 'trade.pause.followUp',
          lead: 'SUPERVISOR',
          title: { zh: '跟踪暂停中的交易', en: 'Follow the paused trade' },
        },
      }),
      tags: 'paused',
      always: {
        target: 'running',
        guard: 'noPauseIsLeft',
        actions: 'notifyResumed',
        meta: auto(reading('T22', 'D-0088')),
      },
    },
  },
});

export const funds = trade.createStateConfig({
  meta: state('资金', 'Funds', freeze),
  initial: 'free',
  on: {
    FREEZE_SETTLEMENT: { guard: 'freezeIsNew', actions: 'addFreeze', meta: auto(measure) },
    UNFREEZE_SETTLEMENT: { guard: 'freezeStands', actions: 'liftFreeze', meta: auto(freeze) },
  },
  states: {
    free: {
      meta: state('未冻结', 'Free', text('T23')),
      always: [
        {
          target: 'frozen',
          guard: and(['aFreezeStands', 'moneyIsAtTheBank']),
          actions: 'freezeAtBank',
          meta: auto(freeze),
        },
        { target: 'frozen', guard: 'aFreezeStands', meta: auto(freeze) },
      ],
    },
    frozen: {
      meta: state('冻结', 'Frozen', freeze, { stops: ['trade.settlement.retryEvery'] }),
      tags: 'frozen',
      always: [
        {
          target: 'free',
          guard: and(['noFreezeIsLeft', 'moneyIsAtTheBank']),
          actions: 'unfreezeAtBank',
          meta: auto(freeze),
        },
        { target: 'free', guard: 'noFreezeIsLeft', meta: auto(freeze) },
      ],
    },
  },
});
