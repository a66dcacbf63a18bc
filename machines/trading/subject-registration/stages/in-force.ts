// T7, T16, T22: registered and active, or suspended until the last cause is lifted; beside it a change under review.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { registration } from '../setup.ts';
import { words } from '../words.ts';

export const inForce = registration.createStateConfig({
  meta: state(words.states.inForce, text('T7', 'T16')),
  type: 'parallel',
  on: {
    REVOKE: {
      target: 'revoked',
      actions: ['endDependants', 'notifySubject'],
      meta: by(['CENTER', 'SYSTEM'], reading('T22', 'D-0007')),
    },
    DEREGISTER: {
      target: 'deregistered',
      guard: and(['nothingStandsAgainstIt', 'hasNoOpenTrades']),
      actions: ['endDependants', 'notifySubject'],
      meta: by(['subject', 'CENTER'], gap('T7', 'D-0006')),
    },
  },
  after: {
    certificateEnds: {
      target: 'expired',
      actions: ['endDependants', 'notifySubject'],
      meta: auto(gap('T16', 'D-0006')),
    },
  },
  states: {
    standing: {
      meta: state(words.states['inForce.standing'], text('T7')),
      initial: 'active',
      states: {
        active: {
          meta: state(words.states['inForce.standing.active'], text('T7', 'T9(1)')),
          tags: 'active',
          on: {
            SUSPEND: {
              target: 'suspended',
              guard: 'violationSpeaksForItself',
              actions: ['addCause', 'pauseDependants', 'notifySubject'],
              meta: by(['CENTER', 'SYSTEM'], reading('T22', 'D-0007')),
            },
          },
        },
        suspended: {
          meta: state(words.states['inForce.standing.suspended'], reading('T22', 'D-0007')),
          tags: 'suspended',
          on: {
            SUSPEND: {
              guard: and(['causeIsNew', 'violationSpeaksForItself']),
              actions: 'addCause',
              meta: by(['CENTER', 'SYSTEM'], reading('T22', 'D-0007')),
            },
            REINSTATE: [
              {
                guard: and(['causeStands', 'violationSpeaksForItself', 'otherCausesStand']),
                actions: 'liftCause',
                meta: by(['CENTER', 'SYSTEM'], reading('T22', 'D-0007')),
              },
              {
                target: 'active',
                guard: and(['causeStands', 'violationSpeaksForItself']),
                actions: ['liftCause', 'resumeDependants', 'notifySubject'],
                meta: by(['CENTER', 'SYSTEM'], reading('T22', 'D-0007')),
              },
            ],
          },
        },
      },
    },
    change: {
      meta: state(words.states['inForce.change'], gap('T16', 'D-0006')),
      initial: 'none',
      states: {
        none: {
          meta: state(words.states['inForce.change.none'], gap('T16', 'D-0006')),
          on: {
            REQUEST_CHANGE: {
              target: 'underReview',
              actions: 'recordChange',
              meta: by('subject', gap('T16', 'D-0006')),
            },
          },
        },
        underReview: {
          meta: state(words.states['inForce.change.underReview'], gap('T16', 'D-0006'), {
            task: {
              by: 'CENTER',
              sla: 'trade.subject.changeReviewSla',
              lead: 'SUPERVISOR',
              title: words.tasks['inForce.change.underReview'],
            },
          }),
          on: {
            APPROVE_CHANGE: {
              target: 'none',
              guard: 'changeCheckerDiffers',
              actions: ['applyChange', 'notifySubject'],
              meta: by('CENTER', gap('T16', 'D-0006')),
            },
            REFUSE_CHANGE: {
              target: 'none',
              guard: 'changeCheckerDiffers',
              actions: ['dropChange', 'notifySubject'],
              meta: by('CENTER', gap('T16', 'D-0006')),
            },
          },
        },
      },
    },
  },
});
