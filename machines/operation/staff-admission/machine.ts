// P20(1), in this order: a person who processes public data is identified by real name, filed and reviewed, and signs a
// non-disclosure agreement. The domain records what the person does there, and confirms that their access has ended.
import { and } from 'xstate';
import { handsOf } from '../../kernel/hands.ts';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf } from '../../shared/agreement.ts';
import { grantsOf, standingCauses } from '../../shared/under-agreement.ts';
import { admission } from './setup.ts';
import { words } from './words.ts';

const filing = gap('P20(1)', 'D-0144');
const suspension = reading('P29', 'D-0007');
const ownMeasure = gap('P20(1)', 'D-0144');
const domainActs = gap('P20', 'D-0141');

export const machine = admission.createMachine({
  id: 'staffAdmission',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    person: input.person,
    position: input.position,
    grants: grantsOf(input.facts, input.agreement),
    proposers: handsOf(input.actor),
    reviewers: [],
    suspendedBy: [],
    identity: null,
    returned: [],
    filing: null,
    nda: null,
    admittedAt: null,
    causes: standingCauses(input.facts),
    lastEntry: null,
    operations: null,
    order: 0,
    receipt: null,
    remaining: 0,
  }),
  initial: 'underAdmission',
  on: {
    AGREEMENT_SUSPENDED: {
      guard: and(['suspensionIsGeneral', 'causeIsNew']),
      actions: 'addCause',
      meta: auto(text('P29'), suspension),
    },
    AGREEMENT_RESTORED: { guard: 'causeStands', actions: 'liftCause', meta: auto(text('P29'), suspension) },
    GRANT_ENDED: { actions: 'dropGrant', meta: auto(filing) },
  },
  states: {
    underAdmission: {
      meta: state(words.states.underAdmission, text('P20(1)')),
      initial: 'awaitingIdentity',
      on: {
        WITHDRAW: { target: 'withdrawn', meta: by('operator', filing) },
        AGREEMENT_ENDED: [
          { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(reading('P13', 'D-0149')) },
          { target: 'lapsed', meta: auto(text('P31')) },
        ],
      },
      states: {
        awaitingIdentity: {
          meta: state(words.states['underAdmission.awaitingIdentity'], text('P20(1)', 'P11(2)'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.staff.reviewSla',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks['underAdmission.awaitingIdentity'],
            },
          }),
          on: {
            VERIFY_IDENTITY: {
              target: 'underReview',
              guard: and(['identityIsThePersons', 'reviewerDiffersFromProposer']),
              actions: ['recordIdentity', 'recordReviewer'],
              meta: by(['AUTHORITY', 'DOMAIN'], text('P20(1)')),
            },
            FAIL_IDENTITY: {
              target: '#staffAdmission.refused',
              guard: 'reviewerDiffersFromProposer',
              actions: 'notifyOperator',
              meta: by(['AUTHORITY', 'DOMAIN'], text('P20(1)')),
            },
          },
        },
        underReview: {
          meta: state(words.states['underAdmission.underReview'], text('P20(1)'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.staff.reviewSla',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks['underAdmission.underReview'],
            },
          }),
          tags: 'underReview',
          on: {
            PASS: {
              target: 'awaitingNda',
              guard: and(['reviewerDiffersFromProposer', 'agreementStands']),
              actions: ['recordFiling', 'recordReviewer', 'notifyOperator'],
              meta: by('AUTHORITY', text('P20(1)')),
            },
            RETURN: {
              target: 'correction',
              guard: 'reviewerDiffersFromProposer',
              actions: ['recordReturn', 'recordReviewer', 'notifyOperator'],
              meta: by('AUTHORITY', filing),
            },
            REFUSE: {
              target: '#staffAdmission.refused',
              guard: 'reviewerDiffersFromProposer',
              actions: 'notifyOperator',
              meta: by('AUTHORITY', text('P20(1)')),
            },
          },
        },
        correction: {
          meta: state(words.states['underAdmission.correction'], filing, {
            stops: ['pd.staff.reviewSla'],
            task: { by: 'operator', lead: 'AUTHORITY', title: words.tasks['underAdmission.correction'] },
          }),
          on: {
            RESUBMIT: {
              target: 'underReview',
              guard: 'proposerIsNoReviewer',
              actions: 'recordCorrection',
              meta: by('operator', filing),
            },
          },
          after: {
            'pd.staff.correctionDue': {
              target: '#staffAdmission.lapsed',
              actions: 'notifyOperator',
              meta: auto(gap('P20(1)', 'D-0023')),
            },
          },
        },
        awaitingNda: {
          meta: state(words.states['underAdmission.awaitingNda'], text('P20(1)'), {
            task: {
              by: 'operator',
              lead: 'AUTHORITY',
              title: words.tasks['underAdmission.awaitingNda'],
            },
          }),
          on: {
            SIGN_NDA: {
              target: '#staffAdmission.admitted',
              guard: and(['ndaIsSigned', 'agreementStands']),
              actions: ['recordNda', 'countCall', 'askToProvision', 'notifyOperator'],
              meta: by('operator', text('P20(1)')),
            },
          },
          after: {
            'pd.staff.ndaDue': {
              target: '#staffAdmission.lapsed',
              actions: 'notifyOperator',
              meta: auto(gap('P20(1)', 'D-0043')),
            },
          },
        },
      },
    },
    admitted: {
      meta: state(words.states.admitted, text('P20(1)')),
      initial: 'active',
      on: {
        ENTER_DOMAIN: {
          guard: and(['personIsNotSuspended', 'grantIsAssigned', 'grantDataMayBeOperated', 'grantIsInUse']),
          actions: 'recordEntry',
          meta: by('DOMAIN', text('P18', 'P20(1)')),
        },
        RECORD_OPERATIONS: { actions: 'recordOperations', meta: by('DOMAIN', text('P20(1)', 'P25')) },
        ASSIGN_SCENARIOS: {
          guard: and(['personIsNotSuspended', 'grantsAreOfTheAgreement']),
          actions: ['recordScenarios', 'countCall', 'askToProvision'],
          meta: by('operator', text('P17', 'P20(1)')),
        },
        SUSPEND: {
          guard: 'personIsNotYetSuspended',
          actions: ['addOwnCause', 'recordSuspender', 'notifyOperator'],
          meta: by('AUTHORITY', ownMeasure),
        },
        LIFT: {
          guard: and(['personIsSuspendedByAuthority', 'lifterDiffersFromSuspender']),
          actions: ['liftOwnCause', 'clearSuspenders', 'notifyOperator'],
          meta: by('AUTHORITY', ownMeasure),
        },
        REMOVE: { target: 'removing', meta: by(['operator', 'AUTHORITY'], filing) },
        ACCESS_PROVISIONED: { actions: 'recordReceipt', meta: by('DOMAIN', text('P20(1)')) },
        ACCESS_SUSPENDED: { actions: 'recordReceipt', meta: by('DOMAIN', domainActs) },
        ACCESS_RESTORED: { actions: 'recordReceipt', meta: by('DOMAIN', domainActs) },
        // The closure of the agreement revokes every account at once (P31).
        AGREEMENT_ENDED: [
          { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(reading('P13', 'D-0149')) },
          { target: 'removed', meta: auto(text('P31')) },
        ],
      },
      states: {
        active: {
          meta: state(words.states['admitted.active'], text('P20(1)')),
          tags: 'admitted',
          always: {
            target: 'suspended',
            guard: 'someCauseStands',
            actions: ['countCall', 'askToSuspend'],
            meta: auto(suspension),
          },
        },
        suspended: {
          meta: state(words.states['admitted.suspended'], suspension),
          tags: 'suspended',
          // The domain is asked to restore access when the last cause is lifted, whichever that is.
          always: {
            target: 'active',
            guard: 'noCauseIsLeft',
            actions: ['countCall', 'askToRestore'],
            meta: auto(suspension),
          },
        },
      },
    },
    removing: {
      meta: state(words.states.removing, domainActs, {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.domain.provisionDue',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.removing,
        },
      }),
      initial: 'asked',
      on: {
        ACCESS_REVOKED: [
          {
            target: 'removed',
            guard: 'nothingRemains',
            actions: ['recordReceipt', 'recordRemaining'],
            meta: by('DOMAIN', domainActs),
          },
          { target: '.incomplete', actions: ['recordReceipt', 'recordRemaining'], meta: by('DOMAIN', domainActs) },
        ],
        RECORD_OPERATIONS: { actions: 'recordOperations', meta: by('DOMAIN', text('P20(1)', 'P25')) },
        AGREEMENT_ENDED: [
          { guard: 'hasSuccessor', actions: 'followAgreement', meta: auto(reading('P13', 'D-0149')) },
          { target: 'removed', meta: auto(text('P31')) },
        ],
      },
      after: { 'pd.domain.alertAfter': { actions: 'alertAuthority', meta: auto(gap('P20', 'D-0043')) } },
      states: {
        asked: { meta: state(words.states['removing.asked'], domainActs), entry: ['countCall', 'askToRevoke'] },
        incomplete: {
          meta: state(words.states['removing.incomplete'], domainActs),
          tags: 'incomplete',
          after: { 'pd.domain.retryEvery': { target: 'asked', meta: auto(domainActs) } },
        },
      },
    },
    removed: { type: 'final', meta: state(words.states.removed, text('P20(1)', 'P31')) },
    refused: { type: 'final', meta: state(words.states.refused, text('P20(1)')) },
    lapsed: { type: 'final', meta: state(words.states.lapsed, gap('P20(1)', 'D-0023')) },
    withdrawn: { type: 'final', meta: state(words.states.withdrawn, filing) },
  },
});
