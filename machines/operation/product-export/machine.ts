// P27: a product leaves the domain after a technical check and a review, for the approved scenarios. Raw data, and a
// product from which they can be restored, stay inside. Misuse recalls the product and opens a revocation.
import { and } from 'xstate';
import { handsOf } from '../../kernel/hands.ts';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf } from '../../shared/agreement.ts';
import { dossierReview } from '../../shared/dossier-review.ts';
import { grantsOf, standingCauses } from '../../shared/under-agreement.ts';
import { approval, carriedOut, resubmission, submission } from './guards.ts';
import { product } from './setup.ts';
import { exported } from './stages/exported.ts';
import { words } from './words.ts';

const procedure = gap('P27', 'D-0146');
const suspension = reading('P29', 'D-0007');
const takeover = reading('P13', 'D-0149');
const stop = reading(['P9', 'P29'], 'D-0181');
/** Before it is confirmed, an export ends with its grant or its agreement, and what may be under way is undone. */
const ends = {
  GRANT_ENDED: { target: 'ceased', actions: ['countCall', 'askToRevoke', 'notifyOperator'], meta: auto(procedure) },
  AGREEMENT_ENDED: [
    { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(takeover) },
    { target: 'ceased', actions: ['countCall', 'askToRevoke', 'notifyOperator'], meta: auto(text('P31')) },
  ],
} as const;

const review = dossierReview({
  chart: 'productExport',
  article: 'P27',
  procedure,
  first: 'underTechCheck',
  submission: and([...submission]),
  resubmission: and([...resubmission]),
  approval: and([...approval]),
  reviewer: 'reviewerDiffersFromSubmitter',
  reviewSla: 'pd.export.reviewSla',
  correctionDue: 'pd.export.correctionDue',
  tasks: {
    underReview: words.tasks['application.underReview'],
    correction: words.tasks['application.correction'],
  },
});

export const machine = product.createMachine({
  id: 'productExport',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    title: input.title,
    form: input.form,
    grants: grantsOf(input.facts, input.agreement),
    dossier: null,
    drawsOnDomain: false,
    submitters: handsOf(input.actor),
    reviewers: [],
    providers: [],
    returned: [],
    techCheck: null,
    scenarios: [],
    approvedBy: null,
    exported: null,
    requested: null,
    causes: standingCauses(input.facts, input.grants),
    misuse: null,
    finders: [],
    sourceIsLost: false,
    order: 0,
  }),
  initial: 'application',
  on: {
    AGREEMENT_SUSPENDED: {
      guard: and(['concernsTheProduct', 'causeIsNew']),
      actions: 'addCause',
      meta: auto(text('P29'), suspension),
    },
    AGREEMENT_RESTORED: { guard: 'causeStands', actions: 'liftCause', meta: auto(text('P29'), suspension) },
    GRANT_SUSPENDED: { guard: 'causeIsNew', actions: 'addCause', meta: auto(reading(['P6(2)', 'P9'], 'D-0143')) },
    GRANT_RESTORED: {
      guard: and(['causeStands', 'barIsLifted']),
      actions: 'liftCause',
      meta: auto(reading(['P6(2)', 'P9'], 'D-0143')),
    },
  },
  states: {
    application: {
      meta: state(words.states.application, text('P27')),
      initial: 'draft',
      on: review.on,
      states: {
        draft: review.draft,
        underTechCheck: {
          meta: state(words.states['application.underTechCheck'], text('P27', 'P11(1)')),
          tags: 'underReview',
          entry: ['countCall', 'askForTechCheck'],
          on: {
            TECH_CHECKED: [
              {
                target: '#productExport.refused',
                guard: 'rawDataIsPresent',
                actions: ['recordTechCheck', 'notifyOperator'],
                meta: by('DOMAIN', text('P27')),
              },
              {
                target: '#productExport.refused',
                guard: 'isReversible',
                actions: ['recordTechCheck', 'notifyOperator'],
                meta: by('DOMAIN', text('P27')),
              },
              { target: 'underReview', actions: 'recordTechCheck', meta: by('DOMAIN', text('P27')) },
            ],
          },
          after: { 'pd.export.techCheckDue': { actions: 'alertTechCheck', meta: auto(gap('P27', 'D-0043')) } },
        },
        underReview: review.underReview,
        correction: review.correction,
        approved: {
          meta: state(words.states['application.approved'], text('P27'), {
            task: { by: 'operator', lead: 'AUTHORITY', title: words.tasks['application.approved'] },
          }),
          tags: 'approved',
          on: {
            EXPORT: {
              target: '#productExport.exporting',
              guard: and([...carriedOut]),
              meta: by('operator', text('P27')),
            },
          },
          after: {
            'pd.export.approvalValid': {
              target: '#productExport.lapsed',
              actions: 'notifyOperator',
              meta: auto(gap('P27', 'D-0181')),
            },
          },
        },
      },
    },
    exporting: {
      meta: state(words.states.exporting, text('P27'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.domain.provisionDue',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.exporting,
        },
      }),
      tags: ['approved', 'exporting'],
      entry: ['countCall', 'askToExport'],
      always: { target: 'stopped', guard: 'someCauseStands', meta: auto(stop) },
      on: {
        PRODUCT_EXPORTED: {
          target: 'exported',
          actions: ['recordExport', 'notifyOperator'],
          meta: by('DOMAIN', text('P27')),
        },
        ...ends,
      },
      after: { 'pd.domain.alertAfter': { actions: 'alertExport', meta: auto(gap('P20', 'D-0043')) } },
    },
    // Asked for, and no longer allowed: what may be under way is undone, and the approval is given anew or not at all.
    stopped: {
      meta: state(words.states.stopped, stop),
      entry: ['countCall', 'askToRevoke', 'notifyOperator'],
      always: { target: 'application.underReview', guard: 'noCauseIsLeft', meta: auto(stop) },
      on: {
        // Carried out before the domain knew: taken back.
        PRODUCT_EXPORTED: { target: 'stopped', reenter: true, meta: by('DOMAIN', stop) },
        WITHDRAW: { target: 'withdrawn', meta: by('operator', procedure) },
        ...ends,
      },
    },
    exported,
    recalled: { type: 'final', meta: state(words.states.recalled, text('P27')) },
    ceased: {
      type: 'final',
      meta: state(words.states.ceased, reading(['P4(3)', 'P31'], 'D-0146')),
    },
    retired: { type: 'final', meta: state(words.states.retired, procedure) },
    refused: { type: 'final', meta: state(words.states.refused, text('P27')) },
    lapsed: { type: 'final', meta: state(words.states.lapsed, gap('P27', 'D-0023')) },
    withdrawn: { type: 'final', meta: state(words.states.withdrawn, procedure) },
  },
});
