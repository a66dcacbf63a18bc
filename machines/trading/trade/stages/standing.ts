// Beside the stages: is the trade paused (T7, T17, T22), is its settlement frozen (T22, T23)? Each is a set of causes,
// and each cause is lifted only by its own end.
import { and } from 'xstate';
import { auto, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { pausedClocks, trade } from '../setup.ts';
import { words } from '../words.ts';

const { states, tasks } = words;

const party = reading('T7', 'D-0088');
const listing = reading('T17', 'D-0088');
const measure = text('T22');
const freeze = gap('T23', 'D-0098');

export const standing = trade.createStateConfig({
  meta: state(states.standing, reading('T22', 'D-0088')),
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
      meta: state(states['standing.running'], text('T15')),
      tags: 'unpaused',
      always: [
        {
          target: 'paused',
          guard: and(['aPauseStands', 'noFreezeIsLeft', 'moneyIsAtTheBank']),
          actions: ['freezeAtBank', 'notifyPaused'],
          meta: auto(gap('T23', 'D-0154')),
        },
        {
          target: 'paused',
          guard: 'aPauseStands',
          actions: 'notifyPaused',
          meta: auto(reading('T22', 'D-0088')),
        },
      ],
    },
    paused: {
      meta: state(states['standing.paused'], reading('T22', 'D-0088'), {
        stops: pausedClocks,
        task: {
          by: 'CENTER',
          sla: 'trade.pause.followUp',
          lead: 'SUPERVISOR',
          title: tasks.paused,
        },
      }),
      tags: 'paused',
      always: [
        {
          target: 'running',
          guard: and(['noPauseIsLeft', 'noFreezeIsLeft', 'bankIsToldAgain']),
          actions: ['unfreezeAtBank', 'askBank', 'notifyResumed'],
          meta: auto(gap('T23', 'D-0154')),
        },
        {
          target: 'running',
          guard: and(['noPauseIsLeft', 'noFreezeIsLeft', 'moneyIsAtTheBank']),
          actions: ['unfreezeAtBank', 'notifyResumed'],
          meta: auto(gap('T23', 'D-0154')),
        },
        {
          target: 'running',
          guard: 'noPauseIsLeft',
          actions: 'notifyResumed',
          meta: auto(reading('T22', 'D-0088')),
        },
      ],
    },
  },
});

export const funds = trade.createStateConfig({
  meta: state(states.funds, freeze),
  initial: 'free',
  on: {
    FREEZE_SETTLEMENT: { guard: 'freezeIsNew', actions: 'addFreeze', meta: auto(measure) },
    UNFREEZE_SETTLEMENT: { guard: 'freezeStands', actions: 'liftFreeze', meta: auto(freeze) },
  },
  states: {
    free: {
      meta: state(states['funds.free'], text('T23')),
      tags: 'unfrozen',
      always: [
        {
          target: 'frozen',
          guard: and(['aFreezeStands', 'noPauseIsLeft', 'moneyIsAtTheBank']),
          actions: 'freezeAtBank',
          meta: auto(freeze),
        },
        { target: 'frozen', guard: 'aFreezeStands', meta: auto(freeze) },
      ],
    },
    frozen: {
      meta: state(states['funds.frozen'], freeze, { stops: ['trade.settlement.retryEvery'] }),
      tags: 'frozen',
      always: [
        {
          target: 'free',
          guard: and(['noFreezeIsLeft', 'noPauseIsLeft', 'bankIsToldAgain']),
          actions: ['unfreezeAtBank', 'askBank'],
          meta: auto(gap('T23', 'D-0154')),
        },
        {
          target: 'free',
          guard: and(['noFreezeIsLeft', 'noPauseIsLeft', 'moneyIsAtTheBank']),
          actions: 'unfreezeAtBank',
          meta: auto(freeze),
        },
        { target: 'free', guard: 'noFreezeIsLeft', meta: auto(freeze) },
      ],
    },
  },
});
