// Granted: is access open in the domain, is any of the data barred, does the plan still run, is a change asked for, is
// a finding examined? Each its own question, side by side.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { requestRules } from '../guards.ts';
import { grant } from '../setup.ts';
import { review } from './review.ts';

const suspension = reading('P29', 'D-0007');
const domainActs = gap('P20', 'D-0141');
const regrading = reading(['P6(2)', 'P9'], 'D-0143');
const changes = reading('P17', 'D-0140');
const examining = gap(['P16(2)', 'P20'], 'D-0142');
/** What the domain does not confirm is alerted once, and once more when it lasts. */
const alerts = {
  'pd.domain.alertAfter': { actions: 'alertDomain', meta: auto(gap('P20', 'D-0043')) },
  'pd.domain.retryFor': { actions: 'escalateDomain', meta: auto(gap('P20', 'D-0043')) },
} as const;
const isStopped = { target: 'suspending', guard: 'someCauseStands', meta: auto(text('P29'), suspension) } as const;

export const inForce = grant.createStateConfig({
  meta: state('授权有效', 'In force', text('P17', 'P18')),
  tags: 'inForce',
  type: 'parallel',
  on: {
    RELINQUISH: {
      target: 'revoking',
      actions: ['recordRelinquishment', 'endBound', 'notifyEnd'],
      meta: by('operator', gap('P17', 'D-0141')),
    },
    TERMINATE_GRANT: {
      target: 'revoking',
      actions: ['recordTermination', 'endBound', 'notifyEnd'],
      meta: auto(text('P29')),
    },
    // The agreement tells all that hang on it, and its closure revokes every access at once.
    AGREEMENT_ENDED: [
      { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(reading('P13', 'D-0149')) },
      { target: 'ceased', meta: auto(text('P31')) },
    ],
  },
  states: {
    access: {
      meta: state('域内权限', 'Access', text('P18', 'P20')),
      initial: 'unprovisioned',
      states: {
        unprovisioned: {
          meta: state('待开通', 'To be provisioned', text('P18'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.domain.provisionDue',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '开通域内权限', en: 'Have access provisioned' },
            },
          }),
          always: { target: 'withheld', guard: 'someCauseStands', meta: auto(text('P29'), suspension) },
          on: {
            PROVISION: {
              target: 'provisioning',
              guard: and(['grantIsNotSuspended', 'agreementStands', 'domainIsAccepted', 'staffIsAdmitted']),
              actions: 'recordProvision',
              meta: by('AUTHORITY', text('P11', 'P18', 'P20')),
            },
          },
        },
        withheld: {
          meta: state('暂不开通', 'Withheld', suspension),
          tags: 'suspended',
          always: { target: 'unprovisioned', guard: 'noCauseIsLeft', meta: auto(suspension) },
        },
        provisioning: {
          meta: state('开通中', 'Being provisioned', text('P18', 'P20')),
          entry: ['countOpening', 'askToProvision'],
          always: isStopped,
          on: {
            ACCESS_PROVISIONED: { target: 'open', actions: 'recordReceipt', meta: by('DOMAIN', text('P18', 'P20')) },
          },
          after: alerts,
        },
        open: {
          meta: state('使用中', 'In use', text('P18', 'P20')),
          tags: 'inUse',
          always: [isStopped, { target: 'provisioning', guard: 'versionIsNew', meta: auto(changes) }],
        },
        suspending: {
          meta: state('暂停中（待域确认）', 'Suspended, to be confirmed by the domain', text('P29'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.closure.revokeDue',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '督促确认暂停权限', en: 'See that the suspension is confirmed' },
            },
          }),
          tags: 'suspended',
          entry: ['countCall', 'askToSuspend'],
          on: { ACCESS_SUSPENDED: { target: 'shut', actions: 'recordReceipt', meta: by('DOMAIN', text('P29')) } },
          after: alerts,
        },
        shut: {
          meta: state('已暂停', 'Suspended', text('P29')),
          tags: 'suspended',
          always: { target: 'restoring', guard: 'noCauseIsLeft', meta: auto(text('P29'), suspension) },
        },
        restoring: {
          meta: state('恢复中', 'Being restored', text('P29')),
          entry: ['countOpening', 'askToRestore'],
          always: isStopped,
          on: { ACCESS_RESTORED: { target: 'open', actions: 'recordReceipt', meta: by('DOMAIN', domainActs) } },
          after: alerts,
        },
      },
    },
    data: {
      meta: state('数据分级', 'Grades of the data', text('P6(2)', 'P9')),
      initial: 'permitted',
      on: {
        REGRADE: {
          guard: and(['dataIsOfTheGrant', 'dataIsTheirs']),
          actions: 'recordGrade',
          meta: by(['provider', 'AUTHORITY'], text('P6(2)')),
        },
      },
      states: {
        permitted: {
          meta: state('数据均可运营', 'All data may be operated', text('P9')),
          always: {
            target: 'barred',
            guard: 'someDataIsBarred',
            actions: ['addOwnCause', 'suspendBound', 'notifyRegrading'],
            meta: auto(text('P9'), regrading),
          },
        },
        barred: {
          meta: state('部分数据已禁止', 'Some data are barred', text('P9')),
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
      meta: state('计划期限', 'The plan', text('P17(2)')),
      initial: 'running',
      states: {
        running: {
          meta: state('计划执行中', 'The plan runs', text('P17(2)')),
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
      meta: state('变更', 'Change', changes),
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
          meta: state('无变更', 'No change pending', changes),
          on: {
            REQUEST_CHANGE: {
              target: 'underReview',
              guard: and([...requestRules, 'barredDataIsLeftOut']),
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
          meta: state('变更补正', 'Correction of the change', gap('P18', 'D-0140'), {
            stops: ['pd.request.sla', 'pd.request.providerSla'],
            task: { by: 'operator', lead: 'AUTHORITY', title: { zh: '补正变更申请', en: 'Correct the change' } },
          }),
          tags: 'changing',
          on: {
            RESUBMIT: {
              target: 'underReview',
              guard: and([...requestRules, 'barredDataIsLeftOut']),
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
      meta: state('域内监管', 'Supervision', text('P16(2)', 'P20')),
      initial: 'clear',
      states: {
        clear: {
          meta: state('无违规发现', 'No finding', text('P20')),
          on: {
            REPORT_FINDING: {
              target: 'underExamination',
              actions: ['recordFinding', 'notifyFinding'],
              meta: by(['DOMAIN', 'AUTHORITY'], text('P16(2)', 'P20(1)', 'P20(2)', 'P26')),
            },
          },
        },
        underExamination: {
          meta: state('核查违规发现', 'A finding is examined', examining, {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.finding.examineSla',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '核查域内违规发现', en: 'Examine the finding' },
            },
          }),
          on: {
            REPORT_FINDING: {
              actions: ['recordFinding', 'notifyFinding'],
              meta: by(['DOMAIN', 'AUTHORITY'], text('P16(2)', 'P20(1)', 'P20(2)', 'P26')),
            },
            DISMISS_FINDING: {
              target: 'clear',
              guard: 'examinerDiffersFromReporter',
              actions: ['clearFindings', 'notifyFinding'],
              meta: by('AUTHORITY', examining),
            },
            ORDER_CORRECTION: {
              target: 'clear',
              guard: and(['examinerDiffersFromReporter', 'limitIsAhead']),
              actions: ['orderCorrection', 'clearFindings'],
              meta: by('AUTHORITY', reading(['P20', 'P26', 'P29'], 'D-0142')),
            },
            START_REVOCATION: {
              target: 'clear',
              guard: and(['examinerDiffersFromReporter', 'groundIsListed']),
              actions: ['openRevocation', 'clearFindings'],
              meta: by('AUTHORITY', reading(['P7(3)', 'P16(2)', 'P20'], 'D-0142')),
            },
          },
        },
      },
    },
  },
});
