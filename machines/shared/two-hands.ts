// T6 gives the venue two hands, the center and the operating enterprise; the regime says which of them takes a step
// (D-0025). Such a step is first assigned, then with one hand. The chart's own `createStateConfig` checks the result.
import type { Basis, Text } from '../law/cite.ts';
import type { ParameterKey } from '../regimes/parameters.ts';
import { auto, state } from '../kernel/lifecycle.ts';

export type Hand = 'CENTER' | 'OPCO';

type Step<Guard, On> = {
  law: Basis;
  /** The chart's guard that asks the regime. */
  isForCenter: Guard;
  sla: ParameterKey;
  words: { assigned: Text; byCenter: Text; byEnterprise: Text; task: Text };
  /** What the hand that has the step may do. */
  on: (hand: Hand) => On;
};

/** The inside of a state whose step belongs to one of the two hands. The supervisor of that hand leads the task. */
export const twoHands = <const Guard, const On>({ law, isForCenter, sla, words, on }: Step<Guard, On>) => {
  const { assigned, byCenter, byEnterprise, task } = words;
  const withHand = (hand: Hand, title: Text) => ({
    meta: state(title, law, {
      task: { by: hand, sla, lead: hand === 'CENTER' ? 'SUPERVISOR' : 'CENTER', title: task },
    }),
    on: on(hand),
  });
  return {
    initial: 'assigned',
    states: {
      assigned: {
        meta: state(assigned, law),
        always: [
          { target: 'byCenter', guard: isForCenter, meta: auto(law) },
          { target: 'byEnterprise', meta: auto(law) },
        ],
      },
      byCenter: withHand('CENTER', byCenter),
      byEnterprise: withHand('OPCO', byEnterprise),
    },
  } as const;
};
