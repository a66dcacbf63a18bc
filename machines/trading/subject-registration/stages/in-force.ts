// T7, T16, T22: registered and active, or suspended until the last cause is lifted; beside it a change under review.
import { and } from 'xstate';
import { type StateMeta, auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { changeRules, findingRules } from '../guards.ts';
import { droppingRules } from '../leaving.ts';
import { registration } from '../setup.ts';
import { words } from '../words.ts';

const reminders = {
  reminders: {
    delay: 'renewalDue',
    param: 'trade.subject.renewalReminders',
    to: ['subject'],
    notice: 'N1',
  },
} satisfies Partial<StateMeta>;
/** A certificate or a licence ends; whatever the change, each version has its own ends. */
const renewal = <const S extends string>(here: S) => ({
  renewalDue: [
    {
      target: '#subjectRegistration.expired',
      guard: 'certificateHasEnded',
      actions: ['endDependants', 'notifySubject'],
      meta: auto(gap('T16', 'D-0006')),
    },
    {
      target: here,
      reenter: true,
      actions: ['addEndedLicences', 'notifySubject'],
      meta: auto(reading('T10(3)', 'D-0163')),
    },
  ] as const,
});

export const inForce = registration.createStateConfig({
  meta: state(words.states.inForce, text('T7', 'T16')),
  type: 'parallel',
  on: {
    SUSPEND: {
      guard: and(['causeIsNew', 'comesFromACase']),
      actions: ['addCause', 'notifySubject'],
      meta: by('SYSTEM', reading('T22', 'D-0160')),
    },
    REINSTATE: {
      guard: 'causeStands',
      actions: ['liftCause', 'notifySubject'],
      meta: by('SYSTEM', reading('T22', 'D-0160')),
    },
    REVOKE: {
      target: 'revoked',
      guard: 'comesFromACase',
      actions: ['endDependants', 'notifySubject'],
      meta: by('SYSTEM', reading('T22', 'D-0160')),
    },
    DEREGISTER: {
      target: 'deregistered',
      guard: and([
        'nothingStandsAgainstIt',
        'hasNoOpenViolations',
        'hasNoOpenIncidents',
        'hasNoOpenOrders',
        'hasNoOpenTrades',
      ]),
      actions: ['endDependants', 'notifySubject'],
      meta: by('subject', gap('T7', 'D-0006')),
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
          always: {
            target: 'suspended',
            guard: 'aCauseStands',
            actions: 'pauseDependants',
            meta: auto(reading('T22', 'D-0007')),
          },
        },
        suspended: {
          meta: state(words.states['inForce.standing.suspended'], reading('T22', 'D-0007')),
          tags: 'suspended',
          always: {
            target: 'active',
            guard: 'noCauseIsLeft',
            actions: 'resumeDependants',
            meta: auto(reading('T22', 'D-0007')),
          },
        },
      },
    },
    change: {
      meta: state(words.states['inForce.change'], gap('T16', 'D-0006')),
      initial: 'none',
      states: {
        none: {
          meta: state(words.states['inForce.change.none'], gap('T16', 'D-0006'), reminders),
          after: renewal('none'),
          on: {
            REQUEST_CHANGE: {
              target: 'underReview',
              guard: and([
                'changeIsStated',
                'kindsFitTheSubject',
                'noMeasureStandsForMore',
                ...droppingRules,
                ...changeRules,
              ]),
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
            ...reminders,
          }),
          after: renewal('underReview'),
          on: {
            APPROVE_CHANGE: {
              target: 'none',
              guard: and([
                'changeCheckerDiffers',
                'standardIsInForce',
                'noMeasureStandsForMore',
                ...droppingRules,
                ...findingRules,
              ]),
              actions: ['applyChange', 'notifySubject'],
              meta: by('CENTER', gap('T16', 'D-0006')),
            },
            WITHDRAW_CHANGE: { target: 'none', actions: 'dropChange', meta: by('subject', gap('T16', 'D-0006')) },
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
