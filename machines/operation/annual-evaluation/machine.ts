// P7(3), P12, P28, P29: the evaluation of a year, or of a part of it. With a result that does not conform, one act
// orders correction and suspends the rights.
import { and } from 'xstate';
import { auto, by, one, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { operatorOf } from '../../shared/agreement.ts';
import { evaluation } from './setup.ts';
import { words } from './words.ts';

export const machine = evaluation.createMachine({
  id: 'annualEvaluation',
  context: ({ input }) => ({
    id: input.id,
    agreement: input.agreement,
    operator: operatorOf(input.facts),
    year: input.year,
    part: input.part ?? null,
    evaluator: null,
    indicators: null,
    requested: [],
    evidence: [],
    extensions: 0,
    refusal: null,
    grade: null,
    submitters: [],
    assessors: [],
    refusers: [],
    confirmers: [],
    ended: one(input.facts, 'agreement')?.tags.includes('inForce') !== true,
    considered: [],
    conforming: null,
  }),
  initial: 'underway',
  states: {
    underway: {
      meta: state(words.states.underway, text('P12', 'P28')),
      tags: 'underway',
      initial: 'planned',
      on: {
        AGREEMENT_ENDED: [
          { guard: 'successorTakesOver', actions: 'followSuccessor', meta: auto(gap('P12', 'D-0124')) },
          { actions: 'recordEnd', meta: auto(reading('P12', 'D-0171')) },
        ],
      },
      after: { 'pd.evaluation.assessDue': { actions: 'notifyOverdue', meta: auto(gap('P12', 'D-0039')) } },
      states: {
        planned: {
          meta: state(words.states.planned, text('P12'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.evaluation.stepSla',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks.planned,
            },
          }),
          on: {
            COMMISSION: {
              guard: 'evaluatorIsIndependent',
              actions: 'recordCommission',
              meta: by('AUTHORITY', text('P12')),
            },
            REQUEST_EVIDENCE: {
              target: 'evidenceRequested',
              guard: 'departmentsTookPart',
              actions: 'recordRequest',
              meta: by('AUTHORITY', text('P12', 'P28')),
            },
          },
        },
        evidenceRequested: {
          meta: state(words.states.evidenceRequested, text('P28'), {
            stops: ['pd.evaluation.assessDue'],
            task: {
              by: 'operator',
              sla: 'pd.evaluation.evidenceDue',
              lead: 'AUTHORITY',
              title: words.tasks.evidenceRequested,
            },
          }),
          on: {
            SUBMIT_EVIDENCE: {
              target: 'assessing',
              guard: 'truthIsDeclared',
              actions: 'recordEvidence',
              meta: by('operator', text('P28')),
            },
          },
          after: { 'pd.evaluation.evidenceDue': { target: 'evidenceOverdue', meta: auto(gap('P28', 'D-0039')) } },
        },
        evidenceOverdue: {
          meta: state(words.states.evidenceOverdue, gap('P28', 'D-0039'), {
            stops: ['pd.evaluation.assessDue'],
            task: {
              by: 'AUTHORITY',
              sla: 'pd.evaluation.stepSla',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks.evidenceOverdue,
            },
          }),
          on: {
            SUBMIT_EVIDENCE: {
              target: 'assessing',
              guard: 'truthIsDeclared',
              actions: 'recordEvidence',
              meta: by('operator', text('P28')),
            },
            EXTEND_EVIDENCE: {
              target: 'evidenceRequested',
              guard: and(['assessorDiffersFromOperator', 'extensionIsLeft']),
              actions: 'countExtension',
              meta: by('AUTHORITY', gap('P28', 'D-0231')),
            },
            RECORD_REFUSAL: {
              target: 'assessing',
              guard: 'assessorDiffersFromOperator',
              actions: 'recordRefusal',
              meta: by('AUTHORITY', text('P28')),
            },
          },
        },
        assessing: {
          meta: state(words.states.assessing, text('P12')),
          initial: 'choosing',
          on: {
            REQUEST_MORE: {
              target: 'evidenceRequested',
              guard: 'assessorDiffersFromOperator',
              actions: 'recordFurtherRequest',
              meta: by('AUTHORITY', text('P28')),
            },
            RECORD_REFUSAL: {
              guard: 'assessorDiffersFromOperator',
              actions: 'recordRefusal',
              meta: by('AUTHORITY', text('P28')),
            },
          },
          states: {
            choosing: {
              meta: state(words.states.choosing, text('P12')),
              always: [
                { target: 'byEvaluator', guard: 'isCommissioned', meta: auto(text('P12')) },
                { target: 'byAuthority', meta: auto(text('P12')) },
              ],
            },
            byAuthority: {
              meta: state(words.states.byAuthority, text('P12'), {
                task: {
                  by: 'AUTHORITY',
                  sla: 'pd.evaluation.assessDue',
                  lead: 'COMMITTEE_OFFICE',
                  title: words.tasks.byAuthority,
                },
              }),
              on: {
                ASSESS: {
                  target: '#annualEvaluation.underway.confirming',
                  guard: and(['assessorDiffersFromOperator', 'gradeIsOnTheScale', 'overdueReportsAreConsidered']),
                  actions: 'recordAssessment',
                  meta: by('AUTHORITY', text('P12')),
                },
              },
            },
            byEvaluator: {
              meta: state(words.states.byEvaluator, text('P12'), {
                task: {
                  by: 'evaluator',
                  sla: 'pd.evaluation.assessDue',
                  lead: 'AUTHORITY',
                  title: words.tasks.byEvaluator,
                },
              }),
              on: {
                ASSESS: {
                  target: '#annualEvaluation.underway.confirming',
                  guard: and(['assessorDiffersFromOperator', 'gradeIsOnTheScale', 'overdueReportsAreConsidered']),
                  actions: 'recordAssessment',
                  meta: by('evaluator', text('P12')),
                },
              },
            },
          },
        },
        confirming: {
          meta: state(words.states.confirming, text('P12', 'P29'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.evaluation.stepSla',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks.confirming,
            },
          }),
          on: {
            SEND_BACK: {
              target: 'assessing',
              guard: 'assessorDiffersFromOperator',
              meta: by('AUTHORITY', gap('P12', 'D-0123')),
            },
            RECORD_REFUSAL: {
              guard: 'assessorDiffersFromOperator',
              actions: 'recordRefusal',
              meta: by('AUTHORITY', text('P28')),
            },
            CONFIRM: [
              {
                target: '#annualEvaluation.conforming',
                guard: and(['resultConforms', 'confirmerDiffersFromAssessor', 'confirmsWhatStands', 'noOrderIsGiven']),
                actions: ['recordResult', 'tellAgreement', 'notifyResult'],
                meta: by('AUTHORITY', text('P12')),
              },
              {
                target: '#annualEvaluation.nonConforming',
                guard: and([
                  'agreementHasEnded',
                  'confirmerDiffersFromAssessor',
                  'confirmsWhatStands',
                  'noOrderIsGiven',
                ]),
                actions: ['recordResult', 'tellAgreement', 'notifyResult'],
                meta: by('AUTHORITY', text('P12'), reading('P12', 'D-0171')),
              },
              {
                target: '#annualEvaluation.nonConforming',
                guard: and([
                  'resultDoesNotConform',
                  'confirmerDiffersFromAssessor',
                  'confirmsWhatStands',
                  'orderIsGiven',
                  'limitIsAhead',
                ]),
                actions: ['recordResult', 'tellAgreement', 'orderRectification', 'notifyResult'],
                meta: by('AUTHORITY', text('P12', 'P29')),
              },
            ],
          },
        },
      },
    },
    conforming: {
      meta: state(words.states.conforming, text('P12')),
      tags: 'evaluated',
      after: { 'pd.evaluation.onRecord': { target: 'offRecord', meta: auto(reading('P12', 'D-0171')) } },
    },
    nonConforming: {
      meta: state(words.states.nonConforming, text('P12', 'P29')),
      tags: 'evaluated',
      after: { 'pd.evaluation.onRecord': { target: 'offRecord', meta: auto(reading('P12', 'D-0171')) } },
    },
    offRecord: { type: 'final', meta: state(words.states.offRecord, reading('P12', 'D-0171')) },
  },
});
