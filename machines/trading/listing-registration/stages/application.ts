// From draft to decision: T11(4), T12, T14, T17, T30.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { assessmentRules, dossierRules, firstDossierRules } from '../guards/index.ts';
import { listing } from '../setup.ts';
import { words } from '../words.ts';

export const application = listing.createStateConfig({
  meta: state(words.states.application, text('T17')),
  initial: 'draft',
  on: {
    WITHDRAW: { target: 'withdrawn', meta: by('owner', gap('T17', 'D-0072')) },
    CONSENT_WITHDRAWN: {
      guard: and(['personalDataRestsOnConsent', 'withdrawalIsNew', 'requesterIsKnown']),
      actions: 'recordWithdrawal',
      meta: by(['CENTER', 'OPCO', 'owner', 'DEMANDER'], reading('T12', 'D-0164')),
    },
    PARTY_ENDED: { target: 'ceased', actions: 'notifyOwner', meta: auto(reading('T7', 'D-0075')) },
    EXPORT_RECALLED: { target: 'recalled', actions: 'notifyOwner', meta: auto(text('P27')) },
  },
  states: {
    draft: {
      meta: state(words.states['application.draft'], text('T15')),
      on: {
        SUBMIT: [
          {
            target: 'awaitingConsent',
            guard: and(['typeAwaitsConsent', ...firstDossierRules]),
            actions: 'recordDossier',
            meta: by('owner', text('T11(4)', 'T17')),
          },
          {
            target: 'underAssessment',
            guard: and([...firstDossierRules]),
            actions: 'recordDossier',
            meta: by('owner', text('T17')),
          },
        ],
      },
      after: {
        'trade.listing.draftExpiry': { target: '#listingRegistration.lapsed', meta: auto(gap('T17', 'D-0023')) },
      },
    },
    awaitingConsent: {
      meta: state(words.states['application.awaitingConsent'], text('T11(4)'), {
        task: {
          by: 'SUPERVISOR',
          sla: 'trade.listing.otherTypeConsentSla',
          lead: 'CENTER',
          title: words.tasks['application.awaitingConsent'],
        },
      }),
      tags: 'underReview',
      on: {
        GRANT_CONSENT: {
          target: 'underAssessment',
          guard: 'consenterDiffersFromApplicant',
          actions: 'recordConsent',
          meta: by('SUPERVISOR', text('T11(4)')),
        },
        REFUSE_CONSENT: {
          target: '#listingRegistration.rejected',
          actions: 'notifyOwner',
          meta: by('SUPERVISOR', text('T11(4)')),
        },
      },
    },
    underAssessment: {
      meta: state(words.states['application.underAssessment'], text('T17'), {
        task: {
          by: 'CENTER',
          sla: 'trade.listing.assessSla',
          lead: 'SUPERVISOR',
          title: words.tasks['application.underAssessment'],
        },
      }),
      tags: 'underReview',
      on: {
        PASS: {
          target: '#listingRegistration.inForce',
          guard: and(['assessorDiffersFromApplicant', ...assessmentRules]),
          actions: ['issueCertificate', 'notifyOwner'],
          meta: by('CENTER', text('T6', 'T17')),
        },
        RETURN: {
          target: 'correction',
          guard: 'assessorDiffersFromApplicant',
          actions: ['recordReturn', 'notifyOwner'],
          meta: by('CENTER', gap('T17', 'D-0072')),
        },
        REJECT: {
          target: '#listingRegistration.rejected',
          guard: 'assessorDiffersFromApplicant',
          actions: 'notifyOwner',
          meta: by('CENTER', text('T14', 'T17')),
        },
      },
    },
    correction: {
      meta: state(words.states['application.correction'], gap('T17', 'D-0072'), {
        stops: ['trade.listing.assessSla'],
        task: { by: 'owner', title: words.tasks['application.correction'] },
      }),
      on: {
        RESUBMIT: {
          target: 'underAssessment',
          guard: and([...dossierRules]),
          actions: 'recordDossier',
          meta: by('owner', gap('T17', 'D-0072')),
        },
      },
      after: {
        'trade.listing.correctionDue': {
          target: '#listingRegistration.lapsed',
          actions: 'notifyOwner',
          meta: auto(gap('T17', 'D-0023')),
        },
      },
    },
  },
});
