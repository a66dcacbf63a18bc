// T22: finding a violation pauses the delivery concerned and starts the clock of the report; then it is confirmed or
// dismissed. A confirmed case closes after a measure and the receipt of the report, once no measure is in force.
import { and } from 'xstate';
import { now } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import { type Actor, auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { concernedBy, respondentsOf } from './guards.ts';
import { violation } from './setup.ts';
import { rectification } from './stages/rectification.ts';
import { words } from './words.ts';

// Whoever opens a case is the finder; behind a case that opens one stand the persons who caused it.
const foundBy = ({ actor, foundBy: named }: { actor: Actor; foundBy?: string | undefined }): string[] =>
  personsIn([...handsOf(actor), ...(actor.hat === 'SYSTEM' ? [named] : [])]);

/** A dismissal lifts every measure: whoever imposed one does not dismiss (D-0160). */
const dismissing = ['deciderDiffersFromFinder', 'closerDiffersFromImposer', 'dueReportIsMade'] as const;

export const machine = violation.createMachine({
  id: 'violationCase',
  context: ({ input }) => ({
    id: input.id,
    finding: input.finding,
    foundBy: foundBy(input),
    foundAt: now(),
    trade: input.trade ?? null,
    listing: input.listing ?? null,
    subjects: input.subjects,
    concerned: concernedBy(input, input.facts),
    respondents: respondentsOf(input.facts),
    confirmation: null,
    measures: input.trade
      ? [
          {
            measure: 'pauseDelivery',
            target: input.trade,
            by: foundBy(input),
            at: now(),
            standing: true,
            automatic: true,
          },
        ]
      : [],
    report: null,
    receipt: null,
    statements: [],
    rectification: null,
  }),
  initial: 'open',
  states: {
    open: {
      meta: state(words.states.open, text('T22')),
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
          guard: and(['measureStands', 'deciderDiffersFromFinder', 'lifterDiffersFromImposer']),
          actions: ['undoMeasure', 'recordLifting', 'tellRespondent'],
          meta: by('CENTER', gap('T22', 'D-0079')),
        },
      },
      states: {
        finding: {
          meta: state(words.states['open.finding'], text('T22')),
          initial: 'suspected',
          states: {
            suspected: {
              meta: state(words.states['open.finding.suspected'], text('T22'), {
                task: {
                  by: 'CENTER',
                  sla: 'trade.violation.decisionDue',
                  lead: 'SUPERVISOR',
                  title: words.tasks['open.finding.suspected'],
                },
              }),
              tags: 'suspected',
              on: {
                CONFIRM: {
                  target: 'confirmed',
                  guard: and(['deciderDiffersFromFinder', 'confirmsWhatStands']),
                  actions: ['recordConfirmation', 'tellRespondent'],
                  meta: by('CENTER', text('T22')),
                },
                DISMISS: [
                  {
                    target: '#violationCase.dismissed',
                    guard: and(['reportIsSent', ...dismissing]),
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
                    guard: and(dismissing),
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
                  guard: and([
                    'deciderDiffersFromFinder',
                    'measureCanBeUndone',
                    'measureIsOffered',
                    'measureHasTarget',
                    'measureIsNew',
                  ]),
                  actions: ['imposeMeasure', 'recordMeasure', 'tellRespondent'],
                  meta: by('CENTER', reading('T22', 'D-0077')),
                },
              },
            },
            confirmed: {
              meta: state(words.states['open.finding.confirmed'], text('T22')),
              tags: 'confirmed',
              initial: 'measureDue',
              on: {
                CONFIRM: {
                  guard: and(['deciderDiffersFromFinder', 'confirmsWhatStands', 'somebodyIsNewlyNamed']),
                  actions: ['recordConfirmation', 'tellRespondent'],
                  meta: by('CENTER', text('T22'), reading('T22', 'D-0324')),
                },
                TAKE_MEASURE: {
                  target: '.handling',
                  guard: and([
                    'deciderDiffersFromFinder',
                    'secondPersonEndsTrade',
                    'measureIsOffered',
                    'measureHasTarget',
                    'finalActIsOfConfirmed',
                    'measureIsNew',
                  ]),
                  actions: ['imposeMeasure', 'recordMeasure', 'tellRespondent'],
                  meta: by('CENTER', text('T22')),
                },
                CLOSE: {
                  target: '#violationCase.closed',
                  guard: and([
                    'deciderDiffersFromFinder',
                    'closerDiffersFromImposer',
                    'measureIsTaken',
                    'reportIsReceived',
                    'reportIsOfEverybodyNamed',
                    'noMeasureStands',
                    'rectificationIsSettled',
                  ]),
                  actions: 'tellRespondent',
                  meta: by('CENTER', text('T22')),
                },
                REVOKE: {
                  target: '.handling',
                  guard: and([
                    'deciderDiffersFromFinder',
                    'secondPersonRevokes',
                    'revocationHasTarget',
                    'finalActIsOfConfirmed',
                  ]),
                  actions: ['revoke', 'recordRevocation', 'tellRespondent'],
                  meta: by('CENTER', reading('T22', 'D-0007')),
                },
              },
              states: {
                measureDue: {
                  meta: state(words.states['open.finding.confirmed.measureDue'], text('T22'), {
                    task: {
                      by: 'CENTER',
                      sla: 'trade.violation.measureDue',
                      lead: 'SUPERVISOR',
                      title: words.tasks['open.finding.confirmed.measureDue'],
                    },
                  }),
                  always: { target: 'handling', guard: 'personHasActed', meta: auto(text('T22')) },
                },
                handling: {
                  meta: state(words.states['open.finding.confirmed.handling'], text('T22'), {
                    task: {
                      by: 'CENTER',
                      sla: 'trade.violation.closeDue',
                      lead: 'SUPERVISOR',
                      title: words.tasks['open.finding.confirmed.handling'],
                    },
                  }),
                },
              },
            },
          },
        },
        report: {
          meta: state(words.states['open.report'], text('T22')),
          initial: 'due',
          states: {
            due: {
              meta: state(words.states['open.report.due'], text('T22'), {
                task: {
                  by: 'CENTER',
                  sla: 'trade.violation.reportDue',
                  lead: 'SUPERVISOR',
                  title: words.tasks['open.report.due'],
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
              meta: state(words.states['open.report.sent'], reading('T22', 'D-0078'), {
                task: {
                  by: 'SUPERVISOR',
                  sla: 'trade.violation.receiptDue',
                  lead: 'CENTER',
                  title: words.tasks['open.report.sent'],
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
              meta: state(words.states['open.report.received'], reading('T22', 'D-0078')),
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
    closed: { type: 'final', meta: state(words.states.closed, text('T22')) },
    dismissed: { type: 'final', meta: state(words.states.dismissed, reading('T22', 'D-0079')) },
  },
});
