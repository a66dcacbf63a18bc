// T22, T23: delivery and settlement run side by side, in the order that the contract sets. Performance is over when
// everything is delivered and paid, or when the contract has ended and the money is settled.
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { reading, text } from '../../../law/cite.ts';
import { and } from 'xstate';
import { trade } from '../setup.ts';
import { change } from './change.ts';
import { delivery, punctuality } from './delivery.ts';
import { dispute } from './dispute.ts';
import { settlement } from './settlement.ts';
import { words } from '../words.ts';

const { states } = words;

const party = reading('T7', 'D-0097');
const listing = reading('T17', 'D-0097');
const ends = (law: ReturnType<typeof text>) =>
  [
    // After full delivery payment is still due, and a contract ends for one reason only.
    { guard: 'allIsDelivered', actions: 'liftEndedCause', meta: auto(law) },
    { guard: 'contractHasEnded', actions: 'liftEndedCause', meta: auto(law) },
    { actions: ['endByCause', 'notifyChanged'], meta: auto(law) },
  ] as const;

export const performance = trade.createStateConfig({
  meta: state(states.performance, text('T15', 'T22', 'T23')),
  tags: 'effective',
  type: 'parallel',
  always: [
    {
      target: '#trade.filing',
      guard: and(['contractHasEnded', 'bothSidesAreDone']),
      actions: ['recordTerminated', 'notifyEnded'],
      meta: auto(reading('T22', 'D-0097')),
    },
    {
      target: '#trade.filing',
      guard: 'bothSidesAreDone',
      actions: ['recordCompleted', 'notifyEnded'],
      meta: auto(text('T15')),
    },
  ],
  on: {
    REPORT_FINDING: { actions: 'openViolation', meta: by(['CENTER', 'OPCO'], text('T22')) },
    TERMINATE: [
      { guard: 'endedByMeasure', actions: 'liftEndedCause', meta: auto(text('T22')) },
      {
        guard: 'contractHasEnded',
        actions: ['endByMeasureToo', 'notifyChanged'],
        meta: auto(reading('T22', 'D-0155')),
      },
      { actions: ['endByCause', 'notifyChanged'], meta: auto(text('T22'), reading('T22', 'D-0097')) },
    ],
    PARTY_ENDED: ends(party),
    LISTING_ENDED: ends(listing),
  },
  states: { delivery, punctuality, settlement, change, dispute },
});
