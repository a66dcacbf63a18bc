// Granted: is access open in the domain, may all of the data be operated, is the plan running, is a change pending, is a
// finding examined? Independent questions, in parallel.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { changeRules } from '../guards/request.ts';
import { grant } from '../setup.ts';
import { review } from './review.ts';
import { words } from '../words.ts';

const suspension = reading('P29', 'D-0007');
const domainActs = gap('P20', 'D-0141');
const regrading = reading(['P6(2)', 'P9'], 'D-0143');
const changes = reading('P17', 'D-0140');
const examining = gap(['P16(2)', 'P20'], 'D-0142');
/** When the domain does not confirm: an alert, and a second one when the delay lasts. */
const alerts = {
  'pd.domain.alertAfter': { actions: 'alertDomain', meta: auto(gap('P20', 'D-0043')) },
  'pd.domain.retryFor': { actions: 'escalateDomain', meta: auto(gap('P20', 'D-0043')) },
} as const;
const provision = {
  target: 'provisioning',
  guard: and([
    'provisionerIsNoApplicant',
    'dataMayStillBeOperated',
    'barredDataIsLeftOut',
    'grantIsNotSuspended',
    'agreementStands',
    'scopeIsNotTerminated',
    'domainIsAccepted',
    'staffIsAdmitted',
  ]),
  actions: 'recordProvision',
  meta: by('AUTHORITY', text('P11', 'P18', 'P20')),
} as const;
const isStopped = { target: 'suspending', guard: 'someCauseStands', meta: auto(text('P29'), suspension) } as const;

export const inForce = grant.createStateConfig({
  meta: state(words.states.inForce, text('P17', 'P18')),
  tags: 'inForce',
  type: 'parallel',
  on: {
    RELINQUISH: {
      target: 'revoking',
      guard: 'nothingIsExamined',
      actions: ['recordRelinquishment', 'endBound', 'notifyEnd'],
      meta: by('operator', gap('P17', 'D-0141')),
    },
    TERMINATE_GRANT: {
      target: 'revoking',
      actions: ['recordTermination', 'endBound', 'notifyEnd'],
      meta: auto(text('P29')),
    },
    // The agreement itself informs every linked case, and its closure revokes every access at once.
    AGREEMENT_ENDED: [
      { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(reading('P13', 'D-0149')) },
      { target: 'ceased', meta: auto(text('P31')) },
    ],
  },
  states: {
    access: {
      meta: state(words.states['inForce.access'], text('P18', 'P20')),
      initial: 'unprovisioned',
      states: {
        unprovisioned: {
          meta: state(words.states['inForce.access.unprovisioned'], text('P18'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.domain.provisionDue',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks['inForce.access.unprovisioned'],
            },
          }),
          always: { target: 'withheld', guard: 'someCauseStands', meta: auto(text('P29'), suspension) },
          on: {
            PROVISION: provision,
          },
        },
        withheld: {
          meta: state(words.states['inForce.access.withheld'], suspension),
          tags: 'suspended',
          always: { target: 'unprovisioned', guard: 'noCauseIsLeft', meta: auto(suspension) },
          // Refused, with the reason why: barred data (P9), or a suspension (P29).
          on: { PROVISION: provision },
        },
        provisioning: {
          meta: state(words.states['inForce.access.provisioning'], text('P18', 'P20')),
          tags: 'opening',
          entry: ['countOpening', 'askToProvision'],
          always: isStopped,
          on: {
            ACCESS_PROVISIONED: { target: 'open', actions: 'recordReceipt', meta: by('DOMAIN', text('P18', 'P20')) },
          },
          after: alerts,
        },
        open: {
          meta: state(words.states['inForce.access.open'], text('P18', 'P20')),
          tags: 'inUse',
          always: [isStopped, { target: 'provisioning', guard: 'versionIsNew', meta: auto(changes) }],
        },
        suspending: {
          meta: state(words.states['inForce.access.suspending'], text('P29'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.closure.revokeDue',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks['inForce.access.suspending'],
            },
          }),
          tags: 'suspended',
          entry: ['countCall', 'askToSuspend'],
          on: { ACCESS_SUSPENDED: { target: 'shut', actions: 'recordReceipt', meta: by('DOMAIN', text('P29')) } },
          after: alerts,
        },
        shut: {
          meta: state(words.states['inForce.access.shut'], text('P29')),
          tags: 'suspended',
          always: { target: 'restoring', guard: 'noCauseIsLeft', meta: auto(text('P29'), suspension) },
        },
        restoring: {
          meta: state(words.states['inForce.access.restoring'], text('P29')),
          tags: 'opening',
          entry: ['countOpening', 'askToRestore'],
          always: isStopped,
          on: { ACCESS_RESTORED: { target: 'open', actions: 'recordReceipt', meta: by('DOMAIN', domainActs) } },
          after: alerts,
        },
      },
    },
    data: {
      meta: state(words.states['inForce.data'], text('P6(2)', 'P9')),
      initial: 'permitted',
      on: {
        REGRADE: [
          {
            guard: and(['dataIsOfTheGrant', 'dataIsTheirs', 'graderIsNoApplicant', 'permitsWhatIsLeftOut']),
            actions: ['recordGrade', 'restoreBound'],
            meta: by(['PROVIDER', 'AUTHORITY'], reading(['P6(2)', 'P9'], 'D-0143')),
          },
          {
            guard: and(['dataIsOfTheGrant', 'dataIsTheirs', 'graderIsNoApplicant']),
            actions: 'recordGrade',
            meta: by(['PROVIDER', 'AUTHORITY'], text('P6(2)')),
          },
        ],
      },
      states: {
        permitted: {
          meta: state(words.states['inForce.data.permitted'], text('P9')),
          always: {
            target: 'barred',
            guard: 'someDataIsBarred',
            actions: ['addOwnCause', 'suspendBound', 'notifyRegrading'],
            meta: auto(text('P9'), regrading),
          },
        },
        barred: {
          meta: state(words.states['inForce.data.barred'], text('P9')),
          tags: 'barred',
          always: {
            target: 'permitted',
            guard: 'noDataIsBarred',
            actions: ['liftOwnCause', 'restoreBound', 'notifyRegrading'],
            meta: auto(regrading),
          },
        },
      },
    },
    plan: {
      meta: state(words.states['inForce.plan'], text('P17(2)')),
      initial: 'running',
      states: {
        running: {
          meta: state(words.states['inForce.plan.running'], text('P17(2)')),
          always: {
            target: 'running',
            reenter: true,
            guard: 'planHasMoved',
            actions: 'armPlan',
            meta: auto(text('P17(2)')),
          },
          after: {
            planEnds: {
              target: '#scenarioGrant.revoking',
              actions: ['recordCompletion', 'endBound', 'notifyEnd'],
              meta: auto(text('P17(2)')),
            },
          },
        },
      },
    },
    change: {
      meta: state(words.states['inForce.change'], changes),
      initial: 'none',
      on: {
        WITHDRAW_CHANGE: {
          target: '.none',
          guard: 'changeIsPending',
          actions: 'dropProposal',
          meta: by('operator', gap('P18', 'D-0140')),
        },
      },
      states: {
        none: {
          meta: state(words.states['inForce.change.none'], changes),
          on: {
            REQUEST_CHANGE: {
              target: 'underReview',
              guard: and([...changeRules]),
              actions: ['recordProposal', 'notifyProviders'],
              meta: by('operator', text('P17', 'P18')),
            },
          },
        },
        underReview: review({
          granted: '#scenarioGrant.inForce.change.none',
          refused: '#scenarioGrant.inForce.change.none',
          correction: '#scenarioGrant.inForce.change.correction',
          onRefusal: ['dropProposal', 'notifyOperator'],
        }),
        correction: {
          meta: state(words.states['inForce.change.correction'], gap('P18', 'D-0140'), {
            stops: ['pd.request.sla', 'pd.request.providerSla'],
            task: { by: 'operator', lead: 'AUTHORITY', title: words.tasks['inForce.change.correction'] },
          }),
          tags: 'changing',
          on: {
            RESUBMIT: {
              target: 'underReview',
              guard: and([...changeRules]),
              actions: ['recordProposal', 'notifyProviders'],
              meta: by('operator', gap('P18', 'D-0140')),
            },
          },
          after: {
            'pd.request.correctionDue': {
              target: 'none',
              actions: ['dropProposal', 'notifyOperator'],
              meta: auto(gap('P18', 'D-0023')),
            },
          },
        },
      },
    },
    supervision: {
      meta: state(words.states['inForce.supervision'], text('P16(2)', 'P20')),
      initial: 'clear',
      states: {
        clear: {
          meta: state(words.states['inForce.supervision.clear'], text('P20')),
          on: {
            REPORT_FINDING: {
              target: 'underExamination',
              actions: ['recordFinding', 'recordExaminer', 'notifyFinding'],
              meta: by(['DOMAIN', 'AUTHORITY'], text('P16(2)', 'P20(1)', 'P20(2)', 'P26')),
            },
          },
        },
        underExamination: {
          meta: state(words.states['inForce.supervision.underExamination'], examining, {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.finding.examineSla',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks['inForce.supervision.underExamination'],
            },
          }),
          on: {
            REPORT_FINDING: {
              actions: ['recordFinding', 'recordExaminer', 'notifyFinding'],
              meta: by(['DOMAIN', 'AUTHORITY'], text('P16(2)', 'P20(1)', 'P20(2)', 'P26')),
            },
            DISMISS_FINDING: {
              target: 'clear',
              guard: 'examinerDiffersFromReporter',
              actions: ['recordExaminer', 'clearFindings', 'notifyFinding'],
              meta: by('AUTHORITY', examining),
            },
            ORDER_CORRECTION: {
              target: 'clear',
              guard: and(['examinerDiffersFromReporter', 'limitIsAhead']),
              actions: ['recordExaminer', 'orderCorrection', 'clearFindings'],
              meta: by('AUTHORITY', reading(['P20', 'P26', 'P29'], 'D-0142')),
            },
            START_REVOCATION: {
              target: 'clear',
              guard: and(['examinerDiffersFromReporter', 'groundIsListed']),
              actions: ['recordExaminer', 'openRevocation', 'clearFindings'],
              meta: by('AUTHORITY', reading(['P7(3)', 'P16(2)', 'P20'], 'D-0142')),
            },
          },
        },
      },
    },
  },
});
