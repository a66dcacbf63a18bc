// Registered: published or not, and suspended until the last cause is lifted; beside it the next version.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { assessmentRules, dossierRules } from '../guards.ts';
import { listing } from '../setup.ts';
import { words } from '../words.ts';

export const inForce = listing.createStateConfig({
  meta: state(words.states.inForce, text('T17')),
  tags: 'inForce',
  type: 'parallel',
  on: {
    SUSPEND: {
      guard: and(['causeIsNew', 'violationSpeaksForItself']),
      actions: ['addCause', 'notifyOwner'],
      meta: by(['CENTER', 'SYSTEM'], reading('T22', 'D-0007')),
    },
    RESUME: {
      guard: and(['causeStands', 'violationSpeaksForItself']),
      actions: ['liftCause', 'notifyOwner'],
      meta: by(['CENTER', 'SYSTEM'], reading('T22', 'D-0007')),
    },
    PARTY_SUSPENDED: { guard: 'causeIsNew', actions: 'addCause', meta: auto(reading('T7', 'D-0075')) },
    PARTY_REINSTATED: { guard: 'causeStands', actions: 'liftCause', meta: auto(reading('T7', 'D-0075')) },
    EXPORT_SUSPENDED: { guard: 'causeIsNew', actions: 'addCause', meta: auto(reading(['P27', 'P29'], 'D-0076')) },
    EXPORT_REINSTATED: { guard: 'causeStands', actions: 'liftCause', meta: auto(reading(['P27', 'P29'], 'D-0076')) },
    CONSENT_WITHDRAWN: {
      guard: and(['personalDataRestsOnConsent', 'withdrawalIsNew']),
      actions: ['recordWithdrawal', 'addConsentCause', 'notifyOwner'],
      meta: by(['CENTER', 'OPCO', 'owner'], reading('T12', 'D-0073')),
    },
    DELIST: {
      target: 'delisted',
      guard: and(['noMeasureStands', 'hasNoOpenTrades']),
      actions: ['endTrades', 'notifyOwner'],
      // The system: with the public-data product, when that is retired (D-0183).
      meta: by(['owner', 'CENTER', 'SYSTEM'], gap('T17', 'D-0072')),
    },
    REVOKE: {
      target: 'revoked',
      actions: ['endTrades', 'notifyOwner'],
      meta: by(['CENTER', 'SYSTEM'], reading('T22', 'D-0007')),
    },
    PARTY_ENDED: { target: 'ceased', actions: ['endTrades', 'notifyOwner'], meta: auto(reading('T7', 'D-0075')) },
    EXPORT_RECALLED: { target: 'recalled', actions: ['endTrades', 'notifyOwner'], meta: auto(text('P27')) },
  },
  after: {
    certificateEnds: { target: 'expired', actions: ['endTrades', 'notifyOwner'], meta: auto(gap('T17', 'D-0024')) },
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
              guard: and([
                'ownerIsActive',
                'crossBorderProcedureIsShown',
                'exportIsValid',
                'ownerMayOperateProducts',
                'purposesLieWithinScenarios',
              ]),
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
          meta: state(words.states['inForce.change.none'], gap('T17', 'D-0072')),
          on: {
            REQUEST_CHANGE: {
              target: 'underAssessment',
              guard: and([...dossierRules]),
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
          }),
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
          }),
          tags: 'changing',
          on: {
            RESUBMIT_CHANGE: {
              target: 'underAssessment',
              guard: and([...dossierRules]),
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
          },
        },
      },
    },
  },
});
