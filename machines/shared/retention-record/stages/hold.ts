// T34, T35: a legal hold stops disposal, not the term; several may be in force side by side.
import { and } from 'xstate';
import { by, state } from '../../../kernel/lifecycle.ts';
import { gap } from '../../../law/cite.ts';
import type { Role } from '../../../law/roles.ts';
import { record } from '../setup.ts';
import { words } from '../words.ts';

// SYSTEM: what an access to information demands for its organ (D-0274).
const everybody: Role[] = ['ARCHIVIST', 'CENTER', 'AUTHORITY', 'SUPERVISOR', 'DISC_AUDIT', 'NATSEC_POLICE', 'SYSTEM'];

export const hold = record.createStateConfig({
  meta: state(words.states['kept.hold'], gap(['T34', 'T35'], 'D-0082')),
  initial: 'free',
  states: {
    free: {
      meta: state(words.states['kept.hold.free'], gap(['T34', 'T35'], 'D-0082')),
      on: {
        PLACE_HOLD: {
          target: 'held',
          guard: 'disposalIsNotUnderWay',
          actions: 'addHold',
          meta: by(everybody, gap(['T34', 'T35'], 'D-0082')),
        },
      },
    },
    held: {
      meta: state(words.states['kept.hold.held'], gap(['T34', 'T35'], 'D-0082')),
      tags: 'held',
      on: {
        PLACE_HOLD: {
          guard: 'holdIsNew',
          actions: 'addHold',
          meta: by(everybody, gap(['T34', 'T35'], 'D-0082')),
        },
        LIFT_HOLD: [
          {
            guard: and(['holdIsTheirs', 'otherHoldsStand']),
            actions: 'liftHold',
            meta: by(everybody, gap(['T34', 'T35'], 'D-0082')),
          },
          {
            target: 'free',
            guard: 'holdIsTheirs',
            actions: 'liftHold',
            meta: by(everybody, gap(['T34', 'T35'], 'D-0082')),
          },
        ],
      },
    },
  },
});
