// On the market. Suspended rights stop what draws on the domain; what was delivered stays, flagged (D-0040). Beside it,
// the scenarios for which the product may be used can grow.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../../law/cite.ts';
import { product } from '../setup.ts';

const procedure = gap('P27', 'D-0146');
const suspension = reading(['P27', 'P29'], 'D-0040');

export const exported = product.createStateConfig({
  meta: state('已导出', 'Exported', text('P27')),
  type: 'parallel',
  on: {
    MISUSE_FOUND: [
      {
        target: 'recalled',
        guard: and(['scenarioWasNotApproved', 'revocationIsPossible']),
        actions: ['recordMisuse', 'countCall', 'askToRevoke', 'recallListings', 'openRevocation', 'notifyRecall'],
        meta: by('AUTHORITY', text('P27', 'P7(3)')),
      },
      {
        target: 'recalled',
        guard: 'scenarioWasNotApproved',
        actions: ['recordMisuse', 'countCall', 'askToRevoke', 'recallListings', 'notifyRecall'],
        meta: by('AUTHORITY', text('P27')),
      },
    ],
    RETIRE: {
      target: 'retired',
      actions: ['countCall', 'askToRevoke', 'recallListings', 'notifyOperator'],
      meta: by('operator', procedure),
    },
    GRANT_ENDED: [
      {
        target: 'ceased',
        guard: 'losesItsSource',
        actions: ['countCall', 'askToRevoke', 'recallListings', 'notifyRecall'],
        meta: auto(reading(['P27', 'P29'], 'D-0146')),
      },
      { meta: auto(procedure) },
    ],
    // The closure of the agreement takes the domain's side (P31); the right to operate the product ends with the term.
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
      meta: state('流通', 'Market', text('P27')),
      initial: 'circulating',
      states: {
        circulating: {
          meta: state('可流通', 'May circulate', text('P27')),
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
          meta: state('标注流通（权限暂停中）', 'Circulates, flagged', suspension),
          tags: ['exported', 'flagged'],
          always: { target: 'circulating', guard: 'noCauseIsLeft', actions: 'notifyVenue', meta: auto(suspension) },
        },
        suspended: {
          meta: state('暂停流通', 'Suspended', suspension),
          tags: 'suspended',
          always: {
            target: 'circulating',
            guard: 'noCauseIsLeft',
            actions: ['countCall', 'askToRestore', 'reinstateListings', 'notifyVenue'],
            meta: auto(suspension),
          },
        },
      },
    },
    scope: {
      meta: state('应用场景', 'Scenarios', text('P27')),
      initial: 'settled',
      states: {
        settled: {
          meta: state('场景已定', 'Scenarios settled', text('P27')),
          on: {
            REQUEST_SCENARIOS: {
              target: 'underReview',
              guard: and(['productIsNotSuspended', 'furtherGrantsAreInUse']),
              actions: 'recordRequest',
              meta: by('operator', text('P27')),
            },
          },
        },
        underReview: {
          meta: state('审核增加场景', 'Further scenarios under review', text('P27'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.export.reviewSla',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '审核增加的应用场景', en: 'Review the further scenarios' },
            },
          }),
          on: {
            APPROVE_SCENARIOS: {
              target: 'settled',
              guard: and(['reviewerDiffersFromRequester', 'requestedGrantsAreInUse', 'productIsNotSuspended']),
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
  },
});
