// P20(3): with the approval of the authority, lawfully obtained social data may be imported into the domain and computed
// together with the public data of a scenario. The approved data alone are imported, and removed after the scenario.
import { and } from 'xstate';
import { handsOf } from '../../kernel/hands.ts';
import { auto, by, one, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf } from '../../shared/agreement.ts';
import { dossierReview } from '../../shared/dossier-review.ts';
import { scenarioOf, standingCauses } from '../../shared/under-agreement.ts';
import { approval, resubmission, submission } from './guards.ts';
import { socialData } from './setup.ts';
import { words } from './words.ts';

const procedure = gap('P20(3)', 'D-0145');
const domainActs = gap('P20', 'D-0141');
const suspension = reading('P29', 'D-0007');
const bar = reading(['P6(2)', 'P9'], 'D-0143');
const stop = reading(['P9', 'P29'], 'D-0181');
const takeover = reading('P13', 'D-0149');

const review = dossierReview({
  chart: 'dataImport',
  article: 'P20(3)',
  procedure,
  first: 'underReview',
  submission: and([...submission]),
  resubmission: and([...resubmission]),
  approval: and([...approval]),
  reviewer: 'reviewerDiffersFromApplicant',
  reviewSla: 'pd.import.reviewSla',
  correctionDue: 'pd.import.correctionDue',
  tasks: {
    underReview: words.tasks['requesting.underReview'],
    correction: words.tasks['requesting.correction'],
  },
});

export const machine = socialData.createMachine({
  id: 'dataImport',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    grant: input.grant,
    scenario: scenarioOf(one(input.facts, 'grant')),
    title: input.title,
    dossier: null,
    applicants: handsOf(input.actor),
    reviewers: [],
    returned: [],
    approvedBy: null,
    imported: null,
    deleted: null,
    remaining: 0,
    causes: standingCauses(input.facts, [input.grant]),
    halted: false,
    order: 0,
  }),
  initial: 'requesting',
  on: {
    AGREEMENT_SUSPENDED: {
      guard: and(['concernsTheGrant', 'causeIsNew']),
      actions: 'addCause',
      meta: auto(text('P29'), suspension),
    },
    AGREEMENT_RESTORED: { guard: 'causeStands', actions: 'liftCause', meta: auto(text('P29'), suspension) },
    GRANT_SUSPENDED: { guard: 'causeIsNew', actions: 'addCause', meta: auto(bar) },
    GRANT_RESTORED: { guard: and(['causeStands', 'grantIsNotBarred']), actions: 'liftCause', meta: auto(bar) },
  },
  states: {
    requesting: {
      meta: state(words.states.requesting, text('P20(3)')),
      initial: 'draft',
      on: review.on,
      states: {
        draft: review.draft,
        underReview: review.underReview,
        correction: review.correction,
        approved: {
          meta: state(words.states['requesting.approved'], text('P20(3)'), {
            task: { by: 'operator', lead: 'AUTHORITY', title: words.tasks['requesting.approved'] },
          }),
          tags: 'approved',
          on: {
            IMPORT: {
              target: '#dataImport.importing',
              guard: and([
                'importerDiffersFromReviewer',
                'isWhatWasApproved',
                'grantDataMayBeOperated',
                'importIsNotSuspended',
                'rightsStand',
                'grantIsInForce',
              ]),
              meta: by('operator', text('P20(3)')),
            },
          },
          after: {
            'pd.import.approvalValid': {
              target: '#dataImport.lapsed',
              actions: 'notifyOperator',
              meta: auto(procedure),
            },
          },
        },
      },
    },
    importing: {
      meta: state(words.states.importing, text('P20(3)'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.domain.provisionDue',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.importing,
        },
      }),
      tags: 'importing',
      entry: ['countCall', 'askToImport'],
      // Asked for, and no longer allowed: what may have come in is removed, and the import is reviewed again.
      always: { target: 'removing', guard: 'someCauseStands', actions: ['halt', 'notifyOperator'], meta: auto(stop) },
      on: {
        DATA_IMPORTED: {
          target: 'imported',
          actions: ['recordImport', 'notifyOperator'],
          meta: by('DOMAIN', text('P20(3)')),
        },
        // It is not known whether the domain has imported the data: they are removed in any case.
        GRANT_ENDED: { target: 'removalDue', actions: 'notifyOperator', meta: auto(procedure) },
        AGREEMENT_ENDED: [
          { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(takeover) },
          { target: 'leftToClosure', meta: auto(text('P31')) },
        ],
      },
      after: { 'pd.domain.alertAfter': { actions: 'alertImport', meta: auto(gap('P20', 'D-0043')) } },
    },
    imported: {
      meta: state(words.states.imported, text('P20(3)')),
      tags: 'imported',
      on: {
        REMOVE: { target: 'removing', meta: by('operator', procedure) },
        GRANT_ENDED: { target: 'removalDue', actions: 'notifyOperator', meta: auto(procedure) },
        AGREEMENT_ENDED: [
          { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(takeover) },
          { target: 'leftToClosure', meta: auto(text('P31')) },
        ],
      },
    },
    removalDue: {
      meta: state(words.states.removalDue, procedure, {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.import.removeSla',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.removalDue,
        },
      }),
      on: {
        REMOVE: { target: 'removing', guard: 'grantHasClosed', meta: by(['AUTHORITY', 'operator'], procedure) },
        AGREEMENT_ENDED: [
          { guard: 'hasSuccessor', actions: 'followAgreement', meta: auto(takeover) },
          { target: 'leftToClosure', meta: auto(text('P31')) },
        ],
      },
    },
    removing: {
      meta: state(words.states.removing, procedure, {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.import.removeSla',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.removing,
        },
      }),
      initial: 'asked',
      on: {
        DATA_DELETED: [
          {
            target: 'requesting.underReview',
            guard: 'nothingRemainsOfTheHalted',
            actions: ['goOn', 'notifyOperator'],
            meta: by('DOMAIN', stop),
          },
          {
            target: 'removed',
            guard: 'nothingRemains',
            actions: ['recordDeletion', 'notifyOperator'],
            meta: by('DOMAIN', domainActs),
          },
          { target: '.incomplete', actions: 'recordRemaining', meta: by('DOMAIN', domainActs) },
        ],
        // Carried out before the domain knew: removed as well.
        DATA_IMPORTED: { target: '.asked', meta: by('DOMAIN', stop) },
        GRANT_ENDED: { actions: 'goOn', meta: auto(procedure) },
        AGREEMENT_ENDED: [
          { guard: 'hasSuccessor', actions: 'followAgreement', meta: auto(takeover) },
          { target: 'leftToClosure', meta: auto(text('P31')) },
        ],
      },
      after: { 'pd.domain.alertAfter': { actions: 'alertDeletion', meta: auto(gap('P20', 'D-0043')) } },
      states: {
        asked: { meta: state(words.states['removing.asked'], domainActs), entry: ['countCall', 'askToDelete'] },
        incomplete: {
          meta: state(words.states['removing.incomplete'], domainActs),
          tags: 'incomplete',
          after: { 'pd.domain.retryEvery': { target: 'asked', meta: auto(domainActs) } },
        },
      },
    },
    removed: { type: 'final', meta: state(words.states.removed, procedure) },
    leftToClosure: {
      type: 'final',
      meta: state(words.states.leftToClosure, text('P31')),
    },
    refused: { type: 'final', meta: state(words.states.refused, text('P20(3)')) },
    lapsed: { type: 'final', meta: state(words.states.lapsed, gap('P20(3)', 'D-0023')) },
    withdrawn: { type: 'final', meta: state(words.states.withdrawn, procedure) },
  },
});
