// P13, P29: term, rights, renewal and reports are independent questions, so they stand side by side.
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { agreement } from '../setup.ts';
import { words } from '../words.ts';

const suspension = reading('P29', 'D-0007');

export const inForce = agreement.createStateConfig({
  meta: state(words.states.inForce, text('P10(3)', 'P13')),
  tags: 'inForce',
  type: 'parallel',
  entry: 'notifyInForce',
  on: {
    SUSPEND_RIGHTS: {
      guard: 'causeIsNew',
      actions: ['addCause', 'suspendDependants'],
      meta: auto(text('P29'), suspension),
    },
    LIFT_SUSPENSION: {
      guard: 'causeStands',
      actions: ['liftCause', 'restoreDependants'],
      meta: auto(text('P29'), suspension),
    },
    TERMINATE_SCOPE: [
      {
        target: 'closing',
        guard: 'nothingIsLeft',
        actions: 'recordTermination',
        meta: auto(text('P29'), reading('P29', 'D-0040')),
      },
      {
        actions: ['recordTerminated', 'terminateGrants', 'liftCause', 'restoreDependants', 'tellSuccessor'],
        meta: auto(text('P29'), reading('P29', 'D-0040'), reading('P29', 'D-0172')),
      },
    ],
    END: { target: 'closing', actions: 'recordEnd', meta: auto(text('P7(3)')) },
    DUTY_OVERDUE: { actions: 'recordOverdue', meta: auto(reading(['P16(3)', 'P30'], 'D-0039')) },
    DUTY_MET: { actions: 'recordMet', meta: auto(reading(['P16(3)', 'P30'], 'D-0039')) },
    EVALUATED: { actions: 'recordEvaluation', meta: auto(text('P12')) },
    RECORD_COST: { actions: 'recordCost', meta: by('AUTHORITY', text('P21')) },
  },
  states: {
    term: {
      meta: state(words.states['inForce.term'], text('P13'), {
        reminders: { delay: 'termEnds', param: 'pd.renewal.reminders', to: ['operator', 'AUTHORITY'], notice: 'N11' },
      }),
      initial: 'running',
      after: {
        termEnds: [
          { target: '.heldOver', guard: 'renewalIsHeldOver', meta: auto(gap('P13', 'D-0037')) },
          {
            target: '#operatingAgreement.closing',
            guard: 'expiryIsClosed',
            actions: 'recordExpiry',
            meta: auto(text('P13'), reading(['P4(4)', 'P31'], 'D-0042')),
          },
          {
            target: '#operatingAgreement.expired',
            actions: ['recordExpiry', 'endDependants', 'endUnbegunSuccessor', 'notifyEnded'],
            meta: auto(text('P13')),
          },
        ],
      },
      states: {
        running: {
          meta: state(words.states['inForce.term.running'], text('P13')),
          after: { renewalOpens: { target: 'expiring', meta: auto(gap('P13', 'D-0037')) } },
        },
        expiring: { meta: state(words.states['inForce.term.expiring'], gap('P13', 'D-0037')), tags: 'expiring' },
        heldOver: {
          meta: state(words.states['inForce.term.heldOver'], gap('P13', 'D-0037')),
          tags: 'expiring',
          on: {
            RENEWAL_REFUSED: {
              target: '#operatingAgreement.closing',
              guard: 'renewalIsOurs',
              actions: 'recordExpiry',
              meta: auto(gap('P13', 'D-0037')),
            },
            SUCCESSOR_SIGNED: { target: 'handingOver', meta: auto(gap('P13', 'D-0037')) },
          },
        },
        handingOver: {
          meta: state(words.states['inForce.term.handingOver'], gap('P13', 'D-0037')),
          after: {
            successorBegins: {
              target: '#operatingAgreement.closing',
              actions: 'recordExpiry',
              meta: auto(gap('P13', 'D-0037')),
            },
          },
        },
      },
    },
    earlyEnd: {
      meta: state(words.states['inForce.earlyEnd'], text('P13')),
      initial: 'none',
      states: {
        none: {
          meta: state(words.states['inForce.earlyEnd.none'], text('P13')),
          on: { EARLY_END_SET: { target: 'set', actions: 'setEarlyEnd', meta: auto(text('P7(3)', 'P13')) } },
        },
        set: {
          meta: state(words.states['inForce.earlyEnd.set'], text('P13')),
          after: {
            earlyEnd: { target: '#operatingAgreement.closing', actions: 'recordEarlyEnd', meta: auto(text('P13')) },
          },
        },
      },
    },
    rights: {
      meta: state(words.states['inForce.rights'], text('P4(3)', 'P29')),
      initial: 'active',
      states: {
        active: {
          meta: state(words.states['inForce.rights.active'], text('P4(3)', 'P10(3)')),
          tags: 'rightsActive',
          always: { target: 'suspended', guard: 'someCauseStands', meta: auto(text('P29'), suspension) },
        },
        suspended: {
          meta: state(words.states['inForce.rights.suspended'], text('P29')),
          tags: 'suspended',
          always: { target: 'active', guard: 'noCauseStands', meta: auto(text('P29'), suspension) },
        },
      },
    },
    intake: {
      meta: state(words.states['inForce.intake'], text('P17(2)')),
      initial: 'open',
      states: {
        open: {
          meta: state(words.states['inForce.intake.open'], text('P17(2)')),
          tags: 'openToScenarios',
          after: { scenariosClose: { target: 'closed', meta: auto(gap('P17(2)', 'D-0038')) } },
        },
        closed: { meta: state(words.states['inForce.intake.closed'], gap('P17(2)', 'D-0038')) },
      },
    },
    renewal: {
      meta: state(words.states['inForce.renewal'], text('P13')),
      initial: 'none',
      states: {
        none: {
          meta: state(words.states['inForce.renewal.none'], text('P13')),
          on: { RENEWAL_APPLIED: { target: 'applied', actions: 'recordRenewal', meta: auto(text('P13')) } },
        },
        applied: {
          meta: state(words.states['inForce.renewal.applied'], text('P13')),
          on: {
            RENEWAL_APPROVED: { target: 'approved', guard: 'renewalIsOurs', meta: auto(text('P10(2)', 'P13')) },
            RENEWAL_REFUSED: {
              target: 'refused',
              guard: 'renewalIsOurs',
              actions: 'dropRenewal',
              meta: auto(text('P10(2)', 'P13')),
            },
          },
        },
        approved: {
          meta: state(words.states['inForce.renewal.approved'], text('P10(2)', 'P13')),
          on: {
            SUCCESSOR_SIGNED: { target: 'successorSigned', actions: 'recordSuccessor', meta: auto(text('P13')) },
            RENEWAL_REFUSED: {
              target: 'refused',
              guard: 'renewalIsOurs',
              actions: 'dropRenewal',
              meta: auto(gap('P13', 'D-0037')),
            },
          },
        },
        refused: {
          meta: state(words.states['inForce.renewal.refused'], text('P10(2)', 'P13')),
          on: { RENEWAL_APPLIED: { target: 'applied', actions: 'recordRenewal', meta: auto(text('P13')) } },
        },
        successorSigned: { meta: state(words.states['inForce.renewal.successorSigned'], text('P13')) },
      },
    },
    duties: {
      meta: state(words.states['inForce.duties'], text('P16(3)', 'P30')),
      initial: 'upToDate',
      states: {
        upToDate: {
          meta: state(words.states['inForce.duties.upToDate'], text('P16(3)', 'P30')),
          always: {
            target: 'inArrears',
            guard: 'someReportIsMissing',
            meta: auto(reading(['P16(3)', 'P30'], 'D-0039')),
          },
        },
        inArrears: {
          meta: state(words.states['inForce.duties.inArrears'], reading(['P16(3)', 'P30'], 'D-0039')),
          always: { target: 'upToDate', guard: 'noReportIsMissing', meta: auto(reading(['P16(3)', 'P30'], 'D-0039')) },
        },
      },
    },
  },
});
