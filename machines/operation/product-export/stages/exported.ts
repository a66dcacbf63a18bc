// On the market. A suspension of the rights stops a product that draws on the domain; a delivered one stays, flagged
// (D-0040). In parallel, further scenarios can be approved for the product.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { product } from '../setup.ts';
import { words } from '../words.ts';

const procedure = gap('P27', 'D-0146');
const suspension = reading(['P27', 'P29'], 'D-0040');

export const exported = product.createStateConfig({
  meta: state(words.states.exported, text('P27')),
  type: 'parallel',
  on: {
    RETIRE: {
      target: 'retired',
      guard: 'noMisuseIsOpen',
      actions: ['delistListings', 'countCall', 'askToRevoke', 'recallListings', 'notifyOperator'],
      meta: by('operator', reading('P27', 'D-0183')),
    },
    GRANT_ENDED: [
      // An end of the grant does not end the examination.
      {
        guard: and(['losesItsSource', 'misuseIsOpen']),
        actions: 'noteLostSource',
        meta: auto(reading('P27', 'D-0180')),
      },
      {
        target: 'ceased',
        guard: 'losesItsSource',
        actions: ['countCall', 'askToRevoke', 'recallListings', 'notifyRecall'],
        meta: auto(reading(['P27', 'P29'], 'D-0146')),
      },
      { meta: auto(procedure) },
    ],
    // The closure of the agreement ends access in the domain (P31); the right to operate the product ends with the term.
    AGREEMENT_ENDED: [
      { guard: 'isTakenOver', actions: 'followAgreement', meta: auto(reading('P13', 'D-0149')) },
      {
        target: 'ceased',
        actions: ['recallListings', 'notifyRecall'],
        meta: auto(reading(['P4(3)', 'P31'], 'D-0146')),
      },
    ],
  },
  states: {
    market: {
      meta: state(words.states['exported.market'], text('P27')),
      initial: 'circulating',
      states: {
        circulating: {
          meta: state(words.states['exported.market.circulating'], text('P27')),
          tags: 'exported',
          always: [
            {
              target: 'suspended',
              guard: and(['someCauseStands', 'stopsOnSuspension']),
              actions: ['countCall', 'askToSuspend', 'suspendListings', 'notifyVenue'],
              meta: auto(suspension),
            },
            { target: 'flagged', guard: 'someCauseStands', actions: 'notifyVenue', meta: auto(suspension) },
          ],
        },
        flagged: {
          meta: state(words.states['exported.market.flagged'], suspension),
          tags: ['exported', 'flagged'],
          always: [
            { target: 'circulating', guard: 'noCauseIsLeft', actions: 'notifyVenue', meta: auto(suspension) },
            {
              target: 'suspended',
              guard: 'stopsOnSuspension',
              actions: ['countCall', 'askToSuspend', 'suspendListings', 'notifyVenue'],
              meta: auto(reading('P27', 'D-0180')),
            },
          ],
        },
        suspended: {
          meta: state(words.states['exported.market.suspended'], suspension),
          tags: 'suspended',
          always: [
            {
              target: 'circulating',
              guard: 'noCauseIsLeft',
              actions: ['countCall', 'askToRestore', 'reinstateListings', 'notifyVenue'],
              meta: auto(suspension),
            },
            {
              target: 'flagged',
              guard: 'isOnlyFlagged',
              actions: ['countCall', 'askToRestore', 'reinstateListings', 'notifyVenue'],
              meta: auto(reading('P27', 'D-0180')),
            },
          ],
        },
      },
    },
    scope: {
      meta: state(words.states['exported.scope'], text('P27')),
      initial: 'settled',
      states: {
        settled: {
          meta: state(words.states['exported.scope.settled'], text('P27')),
          on: {
            REQUEST_SCENARIOS: {
              target: 'underReview',
              guard: and(['sourcesAreNotBarred', 'productIsNotSuspended', 'noMisuseIsOpen', 'furtherGrantsAreInUse']),
              actions: 'recordRequest',
              meta: by('operator', text('P27')),
            },
          },
        },
        underReview: {
          meta: state(words.states['exported.scope.underReview'], text('P27'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.export.reviewSla',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks['exported.scope.underReview'],
            },
          }),
          on: {
            APPROVE_SCENARIOS: {
              target: 'settled',
              guard: and([
                'reviewerDiffersFromRequester',
                'sourcesAreNotBarred',
                'productIsNotSuspended',
                'noMisuseIsOpen',
                'requestedGrantsAreInUse',
              ]),
              actions: ['applyRequest', 'notifyOperator'],
              meta: by('AUTHORITY', text('P27')),
            },
            REFUSE_SCENARIOS: {
              target: 'settled',
              guard: 'reviewerDiffersFromRequester',
              actions: ['dropRequest', 'notifyOperator'],
              meta: by('AUTHORITY', text('P27')),
            },
          },
        },
      },
    },
    // P27: one person finds a misuse, and the product stops at once; another one confirms or dismisses it.
    supervision: {
      meta: state(words.states['exported.supervision'], text('P27')),
      initial: 'clear',
      states: {
        clear: {
          meta: state(words.states['exported.supervision.clear'], text('P27')),
          on: {
            MISUSE_FOUND: {
              target: 'underExamination',
              guard: and(['scenarioWasNotApproved', 'finderIsNoSubmitter']),
              actions: ['recordMisuse', 'recordFinder', 'addOwnCause', 'notifyMisuse'],
              meta: by('AUTHORITY', text('P27'), reading('P27', 'D-0180')),
            },
          },
        },
        underExamination: {
          meta: state(words.states['exported.supervision.underExamination'], reading('P27', 'D-0180'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.finding.examineSla',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks['exported.supervision.underExamination'],
            },
          }),
          on: {
            CONFIRM_MISUSE: [
              {
                target: '#productExport.recalled',
                guard: and(['examinerDiffersFromFinder', 'confirmsWhatStands', 'revocationIsPossible']),
                actions: [
                  'recordFinder',
                  'countCall',
                  'askToRevoke',
                  'recallListings',
                  'openRevocation',
                  'notifyRecall',
                ],
                meta: by('AUTHORITY', text('P27', 'P7(3)')),
              },
              {
                target: '#productExport.recalled',
                guard: and(['examinerDiffersFromFinder', 'confirmsWhatStands']),
                actions: ['recordFinder', 'countCall', 'askToRevoke', 'recallListings', 'notifyRecall'],
                meta: by('AUTHORITY', text('P27')),
              },
            ],
            DISMISS_MISUSE: [
              {
                target: '#productExport.ceased',
                guard: and(['examinerDiffersFromFinder', 'sourceIsLost']),
                actions: ['recordFinder', 'dropMisuse', 'countCall', 'askToRevoke', 'recallListings', 'notifyRecall'],
                meta: by('AUTHORITY', reading(['P27', 'P29'], 'D-0146')),
              },
              {
                target: 'clear',
                guard: 'examinerDiffersFromFinder',
                actions: ['recordFinder', 'dropMisuse', 'liftOwnCause', 'notifyMisuse'],
                meta: by('AUTHORITY', reading('P27', 'D-0180')),
              },
            ],
          },
        },
      },
    },
  },
});
