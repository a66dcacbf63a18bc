// Registered: published or not, and suspended until the last cause is lifted; beside it the next version.
import { and } from 'xstate';
import { type StateMeta, auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { assessmentRules, changeRules, publicationRules } from '../guards/index.ts';
import { listing } from '../setup.ts';
import { words } from '../words.ts';

const reminders = {
  reminders: { delay: 'renewalDue', param: 'trade.listing.renewalReminders', to: ['owner'], notice: 'N1' },
} satisfies Partial<StateMeta>;
/** The certificate ends, or the procedure of T30; whatever the change, each version has its own ends. */
const renewal = <const S extends string>(here: S) => ({
  renewalDue: [
    {
      target: '#listingRegistration.expired',
      guard: 'certificateHasEnded',
      actions: ['leaveMarket', 'endTrades', 'notifyOwner'],
      meta: auto(gap('T17', 'D-0024')),
    },
    {
      target: here,
      reenter: true,
      actions: ['addProcedureCause', 'notifyOwner'],
      meta: auto(text('T30')),
    },
  ] as const,
});

export const inForce = listing.createStateConfig({
  meta: state(words.states.inForce, text('T17')),
  tags: 'inForce',
  type: 'parallel',
  on: {
    SUSPEND: {
      guard: and(['causeIsNew', 'comesFromACase']),
      actions: ['addCause', 'notifyOwner'],
      meta: by('SYSTEM', reading('T22', 'D-0160')),
    },
    RESUME: {
      guard: 'causeStands',
      actions: ['liftCause', 'notifyOwner'],
      meta: by('SYSTEM', reading('T22', 'D-0160')),
    },
    PARTY_SUSPENDED: { guard: 'causeIsNew', actions: 'addCause', meta: auto(reading('T7', 'D-0075')) },
    PARTY_REINSTATED: { guard: 'causeStands', actions: 'liftCause', meta: auto(reading('T7', 'D-0075')) },
    EXPORT_SUSPENDED: { guard: 'causeIsNew', actions: 'addCause', meta: auto(reading(['P27', 'P29'], 'D-0076')) },
    EXPORT_REINSTATED: { guard: 'causeStands', actions: 'liftCause', meta: auto(reading(['P27', 'P29'], 'D-0076')) },
    CONSENT_WITHDRAWN: {
      guard: and(['personalDataRestsOnConsent', 'withdrawalIsNew', 'requesterIsKnown']),
      actions: ['recordWithdrawal', 'addConsentCause', 'notifyOwner'],
      meta: by(['CENTER', 'OPCO', 'owner', 'DEMANDER'], reading('T12', 'D-0164')),
    },
    DELIST: {
      target: 'delisted',
      guard: and([
        'noMeasureStands',
        'hasNoOpenViolations',
        'hasNoOpenIncidents',
        'hasNoOpenOrders',
        'hasNoOpenTrades',
      ]),
      actions: ['leaveMarket', 'endTrades', 'notifyOwner'],
      // The system: with the public-data product, when that is retired (D-0183).
      meta: by(['owner', 'SYSTEM'], gap('T17', 'D-0072')),
    },
    REVOKE: {
      target: 'revoked',
      guard: 'comesFromACase',
      actions: ['leaveMarket', 'endTrades', 'notifyOwner'],
      meta: by('SYSTEM', reading('T22', 'D-0160')),
    },
    PARTY_ENDED: {
      target: 'ceased',
      actions: ['leaveMarket', 'endTrades', 'notifyOwner'],
      meta: auto(reading('T7', 'D-0075')),
    },
    EXPORT_RECALLED: {
      target: 'recalled',
      actions: ['leaveMarket', 'endTrades', 'notifyOwner'],
      meta: auto(text('P27')),
    },
  },
  states: {
    market: {
      meta: state(words.states['inForce.market'], text('T6', 'T17')),
      initial: 'registered',
      states: {
        registered: {
          meta: state(words.states['inForce.market.registered'], text('T17')),
          tags: 'registered',
          on: {
            PUBLISH: {
              target: 'listed',
              guard: and([...publicationRules]),
              actions: 'recordPublication',
              meta: by(['owner', 'OPCO'], text('T6', 'T17')),
            },
          },
          // Never published, so it has no trades to tell.
          always: { target: 'suspended', guard: 'aCauseStands', meta: auto(reading('T22', 'D-0007')) },
        },
        listed: {
          meta: state(words.states['inForce.market.listed'], text('T17')),
          tags: 'listed',
          on: {
            PUBLISH: {
              guard: and([...publicationRules]),
              actions: 'recordPublication',
              meta: by(['owner', 'OPCO'], reading(['T6', 'T25'], 'D-0167')),
            },
          },
          always: {
            target: 'suspended',
            guard: 'aCauseStands',
            actions: 'pauseTrades',
            meta: auto(reading('T22', 'D-0007')),
          },
        },
        suspended: {
          meta: state(words.states['inForce.market.suspended'], reading('T22', 'D-0007')),
          tags: 'suspended',
          always: [
            {
              target: 'listed',
              guard: and(['noCauseIsLeft', 'isPublished']),
              actions: 'resumeTrades',
              meta: auto(reading('T22', 'D-0007')),
            },
            { target: 'registered', guard: 'noCauseIsLeft', meta: auto(reading('T22', 'D-0007')) },
          ],
        },
      },
    },
    change: {
      meta: state(words.states['inForce.change'], gap('T17', 'D-0072')),
      initial: 'none',
      states: {
        none: {
          meta: state(words.states['inForce.change.none'], gap('T17', 'D-0072'), reminders),
          after: renewal('none'),
          on: {
            REQUEST_CHANGE: {
              target: 'underAssessment',
              guard: and([...changeRules]),
              actions: 'recordChange',
              meta: by('owner', gap('T17', 'D-0072')),
            },
          },
        },
        underAssessment: {
          meta: state(words.states['inForce.change.underAssessment'], gap('T17', 'D-0072'), {
            task: {
              by: 'CENTER',
              sla: 'trade.listing.assessSla',
              lead: 'SUPERVISOR',
              title: words.tasks['inForce.change.underAssessment'],
            },
            ...reminders,
          }),
          after: renewal('underAssessment'),
          tags: 'changing',
          on: {
            PASS_CHANGE: {
              target: 'none',
              guard: and(['changeAssessorDiffers', ...assessmentRules]),
              actions: ['applyChange', 'notifyOwner'],
              meta: by('CENTER', text('T17')),
            },
            RETURN_CHANGE: {
              target: 'correction',
              guard: 'changeAssessorDiffers',
              actions: ['recordReturn', 'notifyOwner'],
              meta: by('CENTER', gap('T17', 'D-0072')),
            },
            REFUSE_CHANGE: {
              target: 'none',
              guard: 'changeAssessorDiffers',
              actions: ['dropChange', 'notifyOwner'],
              meta: by('CENTER', text('T17')),
            },
            WITHDRAW_CHANGE: { target: 'none', actions: 'dropChange', meta: by('owner', gap('T17', 'D-0072')) },
          },
        },
        correction: {
          meta: state(words.states['inForce.change.correction'], gap('T17', 'D-0072'), {
            stops: ['trade.listing.assessSla'],
            task: { by: 'owner', title: words.tasks['inForce.change.correction'] },
            ...reminders,
          }),
          tags: 'changing',
          on: {
            RESUBMIT_CHANGE: {
              target: 'underAssessment',
              guard: and([...changeRules]),
              actions: 'recordChange',
              meta: by('owner', gap('T17', 'D-0072')),
            },
            WITHDRAW_CHANGE: { target: 'none', actions: 'dropChange', meta: by('owner', gap('T17', 'D-0072')) },
          },
          after: {
            'trade.listing.correctionDue': {
              target: 'none',
              actions: ['dropChange', 'notifyOwner'],
              meta: auto(gap('T17', 'D-0023')),
            },
            ...renewal('correction'),
          },
        },
      },
    },
  },
});
