// T22: finding a violation pauses the delivery concerned and starts the clock of the report; then it is confirmed or
// dismissed, measures are taken, and the case closes only with a measure, the report's receipt, and nothing left standing.
import { and } from 'xstate';
import { now } from '../../kernel/env.ts';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { respondentsOf } from './guards.ts';
import { violation } from './setup.ts';
import { rectification } from './stages/rectification.ts';

export const machine = violation.createMachine({
  id: 'violationCase',
  context: ({ input }) => ({
    id: input.id,
    finding: input.finding,
    foundBy: (input.actor.hat === 'SYSTEM' && input.foundBy) || input.actor.person,
    foundAt: now(),
    trade: input.trade ?? null,
    listing: input.listing ?? null,
    subjects: input.subjects,
    respondents: respondentsOf(input.facts),
    confirmation: null,
    measures: input.trade
      ? [{ measure: 'pauseDelivery', target: input.trade, by: 'system', at: now(), standing: true }]
      : [],
    report: null,
    receipt: null,
    statements: [],
    rectification: null,
  }),
  initial: 'open',
  states: {
    open: {
      meta: state('办理中', 'Open', text('T22')),
      tags: 'open',
      entry: ['pauseAtOnce', 'tellRespondent'],
      type: 'parallel',
      on: {
        SUBMIT_STATEMENT: { actions: 'recordStatement', meta: by('respondent', gap('T22', 'D-0077')) },
        EXTEND_SCOPE: {
          guard: and(['newlyNamedExist', 'listingIsNotFixed']),
          actions: ['extendScope', 'tellRespondent'],
          meta: by('CENTER', gap('T22', 'D-0077')),
        },
        LIFT_MEASURE: {
          guard: 'measureStands',
          actions: ['undoMeasure', 'recordLifting', 'tellRespondent'],
          meta: by('CENTER', gap('T22', 'D-0079')),
        },
      },
      states: {
        finding: {
          meta: state('认定与处置', 'Finding and measures', text('T22')),
          initial: 'suspected',
          states: {
            suspected: {
              meta: state('涉嫌违规', 'Suspected', text('T22'), {
                task: {
                  by: 'CENTER',
                  sla: 'trade.violation.decisionDue',
                  lead: 'SUPERVISOR',
                  title: { zh: '认定或者排除违规嫌疑', en: 'Confirm or dismiss the suspicion' },
                },
              }),
              tags: 'suspected',
              on: {
                CONFIRM: {
                  target: 'confirmed',
                  guard: 'deciderDiffersFromFinder',
                  actions: ['recordConfirmation', 'tellRespondent'],
                  meta: by('CENTER', text('T22')),
                },
                DISMISS: [
                  {
                    target: '#violationCase.dismissed',
                    guard: and(['reportIsSent', 'deciderDiffersFromFinder']),
                    actions: [
                      'releaseDelivery',
                      'releaseSettlement',
                      'releaseListing',
                      'releaseSubjects',
                      'recordRelease',
                      'reportDismissal',
                      'tellRespondent',
                    ],
                    meta: by('CENTER', reading('T22', 'D-0079')),
                  },
                  {
                    target: '#violationCase.dismissed',
                    guard: 'deciderDiffersFromFinder',
                    actions: [
                      'releaseDelivery',
                      'releaseSettlement',
                      'releaseListing',
                      'releaseSubjects',
                      'recordRelease',
                      'tellRespondent',
                    ],
                    meta: by('CENTER', reading('T22', 'D-0079')),
                  },
                ],
                TAKE_MEASURE: {
                  guard: and(['measureCanBeUndone', 'measureIsOffered', 'measureHasTarget', 'measureIsNew']),
                  actions: ['imposeMeasure', 'recordMeasure', 'tellRespondent'],
                  meta: by('CENTER', reading('T22', 'D-0077')),
                },
              },
            },
            confirmed: {
              meta: state('已认定', 'Confirmed', text('T22')),
              tags: 'confirmed',
              initial: 'measureDue',
              on: {
                TAKE_MEASURE: {
                  target: '.handling',
                  guard: and(['secondPersonEndsTrade', 'measureIsOffered', 'measureHasTarget', 'measureIsNew']),
                  actions: ['imposeMeasure', 'recordMeasure', 'tellRespondent'],
                  meta: by('CENTER', text('T22')),
                },
                CLOSE: {
                  target: '#violationCase.closed',
                  guard: and(['measureIsTaken', 'reportIsReceived', 'noMeasureStands', 'rectificationIsSettled']),
                  actions: 'tellRespondent',
                  meta: by('CENTER', text('T22')),
                },
                REVOKE: {
                  target: '.handling',
                  guard: and(['secondPersonRevokes', 'revocationHasTarget']),
                  actions: ['revoke', 'recordRevocation', 'tellRespondent'],
                  meta: by('CENTER', reading('T22', 'D-0007')),
                },
              },
              states: {
                measureDue: {
                  meta: state('待采取处置措施', 'A measure is due', text('T22'), {
                    task: {
                      by: 'CENTER',
                      sla: 'trade.violation.measureDue',
                      lead: 'SUPERVISOR',
                      title: { zh: '采取必要的处置措施', en: 'Take the necessary measures' },
                    },
                  }),
                  always: { target: 'handling', guard: 'personHasActed', meta: auto(text('T22')) },
                },
                handling: {
                  meta: state('处置中', 'Being handled', text('T22'), {
                    task: {
                      by: 'CENTER',
                      sla: 'trade.violation.closeDue',
                      lead: 'SUPERVISOR',
                      title: { zh: '处置完毕后结案', en: 'Bring the case to its end' },
                    },
                  }),
                },
              },
            },
          },
        },
        report: {
          meta: state('报告', 'Report', text('T22')),
          initial: 'due',
          states: {
            due: {
              meta: state('待报告', 'Due', text('T22'), {
                task: {
                  by: 'CENTER',
                  sla: 'trade.violation.reportDue',
                  lead: 'SUPERVISOR',
                  title: { zh: '向综合监督管理部门报告', en: 'Report to the supervisor' },
                },
              }),
              on: {
                REPORT: {
                  target: 'sent',
                  actions: ['recordReport', 'reportToSupervisor'],
                  meta: by('CENTER', text('T22')),
                },
              },
            },
            sent: {
              meta: state('已报告，待回执', 'Sent', reading('T22', 'D-0078'), {
                task: {
                  by: 'SUPERVISOR',
                  sla: 'trade.violation.receiptDue',
                  lead: 'CENTER',
                  title: { zh: '签收违规情况报告', en: 'Acknowledge the report' },
                },
              }),
              tags: 'reported',
              on: {
                ACKNOWLEDGE_REPORT: {
                  target: 'received',
                  actions: 'recordReceipt',
                  meta: by('SUPERVISOR', reading('T22', 'D-0078')),
                },
                RECORD_RECEIPT: {
                  target: 'received',
                  actions: 'recordReceipt',
                  meta: by('CENTER', reading('T22', 'D-0078')),
                },
              },
            },
            received: {
              meta: state('已签收', 'Received', reading('T22', 'D-0078')),
              tags: 'reported',
              on: {
                SUPPLEMENT_REPORT: {
                  target: 'sent',
                  actions: ['recordReport', 'reportToSupervisor'],
                  meta: by('CENTER', reading('T22', 'D-0078')),
                },
              },
            },
          },
        },
        rectification,
      },
    },
    closed: { type: 'final', meta: state('已结案', 'Closed', text('T22')) },
    dismissed: { type: 'final', meta: state('嫌疑已排除', 'Dismissed', reading('T22', 'D-0079')) },
  },
});
