// P9, P10, P13–P15: an application for authorization, first or renewed. The authority reviews the qualification,
// experts review the application, the committee decides, the agreement is signed: in this order, none skipped, by
// different hands.
import { and } from 'xstate';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { handsOf } from '../../kernel/hands.ts';
import { assessmentRules, filingRules } from './guards.ts';
import { application } from './setup.ts';
import { words } from './words.ts';

const renewalRules = ['previousIsInForce', 'previousIsTheirs', 'renewalMayBeAsked', 'terminatedDataAreNamed'] as const;
const announcementRules = ['isNotDecidedYet', 'modeIsAnnounced'] as const;

export const machine = application.createMachine({
  id: 'authorizationApplication',
  context: ({ input }) => ({
    id: input.id,
    applicant: input.applicant,
    form: input.form,
    announcement: input.announcement ?? null,
    previous: input.previous ?? null,
    filing: null,
    filers: handsOf(input.actor),
    returned: [],
    reviewers: [],
    assessment: null,
    considered: [],
    providers: {},
    panel: [],
    reporters: [],
    review: null,
    result: null,
    matter: null,
    minutes: null,
    approvedAt: null,
    approved: null,
    objections: [],
    agreement: null,
    reason: null,
  }),
  initial: 'draft',
  states: {
    draft: {
      meta: state(words.states.draft, text('P10(1)')),
      on: {
        SUBMIT: [
          {
            target: 'pending',
            guard: and(['isRenewal', ...renewalRules, ...filingRules]),
            actions: ['recordFiling', { type: 'tellPrevious', params: { event: 'RENEWAL_APPLIED' } }],
            meta: by('applicant', text('P13'), reading('P13', 'D-0037')),
          },
          {
            target: 'pending',
            guard: and(['announcementIsOpen', ...announcementRules, ...filingRules]),
            actions: ['recordFiling', 'tellAnnouncement'],
            meta: by('applicant', text('P10(1)')),
          },
        ],
        WITHDRAW: { target: 'withdrawn', actions: 'recordReason', meta: by('applicant', gap('P10(1)', 'D-0106')) },
        AGREEMENT_ENDED: { target: 'lapsed', meta: auto(reading('P13', 'D-0037')) },
      },
      after: { 'pd.application.draftExpiry': { target: 'lapsed', meta: auto(gap('P10(1)', 'D-0023')) } },
    },
    pending: {
      meta: state(words.states.pending, text('P10')),
      tags: 'submitted',
      initial: 'undecided',
      on: { AGREEMENT_ENDED: { target: 'lapsed', actions: 'notifyApplicant', meta: auto(reading('P13', 'D-0037')) } },
      states: {
        undecided: {
          meta: state(words.states.undecided, text('P10(2)')),
          initial: 'underQualificationReview',
          on: {
            WITHDRAW: {
              target: '#authorizationApplication.withdrawn',
              actions: 'recordReason',
              meta: by('applicant', gap('P10(2)', 'D-0106')),
            },
          },
          states: {
            underQualificationReview: {
              meta: state(words.states.underQualificationReview, text('P10(2)', 'P14', 'P15'), {
                task: {
                  by: 'AUTHORITY',
                  sla: 'pd.qualification.sla',
                  lead: 'COMMITTEE_OFFICE',
                  title: words.tasks.underQualificationReview,
                },
              }),
              on: {
                PASS: {
                  target: 'underExpertReview',
                  guard: and([
                    'reviewerDiffersFromApplicant',
                    'evaluationsAreConsidered',
                    'providersAreConfirmed',
                    'providersArePublic',
                    'certificateStillRuns',
                    ...assessmentRules,
                  ]),
                  actions: ['recordAssessment', 'openReview'],
                  meta: by('AUTHORITY', text('P10(2)')),
                },
                RETURN: {
                  target: 'correction',
                  guard: 'reviewerDiffersFromApplicant',
                  actions: ['recordReturn', 'notifyApplicant'],
                  meta: by('AUTHORITY', gap('P10(2)', 'D-0034')),
                },
                FAIL: {
                  target: '#authorizationApplication.notQualified',
                  guard: and(['reviewerDiffersFromApplicant', 'somethingIsNotMet']),
                  actions: ['recordAssessment', 'notifyApplicant'],
                  meta: by('AUTHORITY', text('P10(2)')),
                },
              },
            },
            correction: {
              meta: state(words.states.correction, gap('P10(2)', 'D-0034'), {
                stops: ['pd.qualification.sla'],
                task: {
                  by: 'applicant',
                  sla: 'pd.qualification.correctionDue',
                  lead: 'AUTHORITY',
                  title: words.tasks.correction,
                },
              }),
              on: {
                // What a submission is asked, the corrected one is asked too; only the window may have closed meanwhile.
                RESUBMIT: [
                  {
                    target: 'underQualificationReview',
                    guard: and(['isRenewal', ...renewalRules, ...filingRules]),
                    actions: 'recordFiling',
                    meta: by('applicant', gap('P10(2)', 'D-0034')),
                  },
                  {
                    target: 'underQualificationReview',
                    guard: and([...announcementRules, ...filingRules]),
                    actions: 'recordFiling',
                    meta: by('applicant', gap('P10(2)', 'D-0034')),
                  },
                ],
              },
              after: {
                'pd.qualification.correctionDue': {
                  target: '#authorizationApplication.lapsed',
                  actions: 'notifyApplicant',
                  meta: auto(gap('P10(2)', 'D-0023')),
                },
              },
            },
            underExpertReview: {
              meta: state(words.states.underExpertReview, text('P10(2)')),
              on: {
                REVIEW_OPENED: { actions: 'recordReview', meta: auto(text('P10(2)')) },
                PANEL_SEATED: { guard: 'panelIsOurs', actions: 'recordPanel', meta: auto(reading('P10(2)', 'D-0177')) },
                EXPERT_RESULT: {
                  target: 'underReport',
                  guard: 'reviewIsOurs',
                  actions: 'recordResult',
                  meta: auto(text('P10(2)')),
                },
              },
            },
            underReport: {
              meta: state(words.states.underReport, text('P10(2)'), {
                task: {
                  by: 'AUTHORITY',
                  sla: 'pd.application.reportDue',
                  lead: 'COMMITTEE_OFFICE',
                  title: words.tasks.underReport,
                },
              }),
              on: {
                REPORT: {
                  target: 'underDeliberation',
                  guard: 'reviewerDiffersFromApplicant',
                  actions: ['recordReporter', 'openMatter', 'notifyCommittee'],
                  meta: by('AUTHORITY', text('P10(2)')),
                },
              },
            },
            underDeliberation: {
              meta: state(words.states.underDeliberation, text('P10(2)', 'P7(3)')),
              on: {
                MATTER_OPENED: { actions: 'recordMatter', meta: auto(text('P10(2)')) },
                MATTER_DECIDED: [
                  {
                    target: '#authorizationApplication.pending.approved.publicity',
                    guard: and(['matterIsOurs', 'committeeApproves', 'decisionIsPublished']),
                    actions: ['recordDecision', 'notifyApplicant'],
                    meta: auto(text('P10(2)', 'P10(3)'), gap('P10(3)', 'D-0034')),
                  },
                  {
                    target: '#authorizationApplication.pending.approved',
                    guard: and(['matterIsOurs', 'committeeApproves']),
                    actions: ['recordDecision', 'notifyApplicant'],
                    meta: auto(text('P10(2)', 'P10(3)')),
                  },
                  {
                    target: '#authorizationApplication.refused',
                    guard: 'matterIsOurs',
                    actions: ['recordDecision', 'notifyApplicant'],
                    meta: auto(text('P10(2)', 'P7(3)')),
                  },
                ],
              },
            },
          },
        },
        approved: {
          meta: state(words.states.approved, text('P10(3)')),
          tags: 'approved',
          initial: 'underSigning',
          states: {
            publicity: {
              meta: state(words.states.publicity, gap('P10(3)', 'D-0034'), {
                task: {
                  by: 'AUTHORITY',
                  sla: 'pd.publicity.days',
                  lead: 'COMMITTEE_OFFICE',
                  title: words.tasks.publicity,
                },
              }),
              on: {
                OBJECTION_UPHELD: {
                  target: '#authorizationApplication.pending.undecided.underReport',
                  guard: 'reviewerDiffersFromApplicant',
                  actions: ['recordReporter', 'recordObjection'],
                  meta: by('AUTHORITY', gap('P10(3)', 'D-0106')),
                },
              },
              after: { 'pd.publicity.days': { target: 'underSigning', meta: auto(gap('P10(3)', 'D-0034')) } },
            },
            underSigning: {
              meta: state(words.states.underSigning, text('P10(3)')),
              entry: ['openAgreement', { type: 'tellPrevious', params: { event: 'RENEWAL_APPROVED' } }],
              on: {
                AGREEMENT_OPENED: { actions: 'recordAgreement', meta: auto(text('P10(3)')) },
                AGREEMENT_SIGNED: {
                  target: '#authorizationApplication.authorized',
                  guard: 'agreementIsOurs',
                  meta: auto(text('P10(3)')),
                },
                AGREEMENT_LAPSED: {
                  target: '#authorizationApplication.lapsed',
                  guard: 'agreementIsOurs',
                  actions: 'notifyApplicant',
                  meta: auto(gap('P10(3)', 'D-0037')),
                },
              },
            },
          },
        },
      },
    },
    authorized: {
      type: 'final',
      meta: state(words.states.authorized, text('P10(3)')),
      tags: 'authorized',
      entry: { type: 'tellAnnouncementEnd', params: { settled: true } },
    },
    notQualified: {
      type: 'final',
      meta: state(words.states.notQualified, text('P10(2)', 'P14', 'P15')),
      entry: [
        { type: 'tellAnnouncementEnd', params: { settled: true } },
        { type: 'tellPrevious', params: { event: 'RENEWAL_REFUSED' } },
      ],
    },
    refused: {
      type: 'final',
      meta: state(words.states.refused, text('P10(2)', 'P7(3)')),
      entry: [
        { type: 'tellAnnouncementEnd', params: { settled: true } },
        { type: 'tellPrevious', params: { event: 'RENEWAL_REFUSED' } },
      ],
    },
    withdrawn: {
      type: 'final',
      meta: state(words.states.withdrawn, gap('P10(1)', 'D-0106')),
      entry: [
        'withdrawReview',
        'withdrawMatter',
        { type: 'tellAnnouncementEnd', params: { settled: false } },
        { type: 'tellPrevious', params: { event: 'RENEWAL_REFUSED' } },
      ],
    },
    lapsed: {
      type: 'final',
      meta: state(words.states.lapsed, gap('P10(1)', 'D-0023')),
      entry: [
        'withdrawReview',
        'withdrawMatter',
        { type: 'tellAnnouncementEnd', params: { settled: false } },
        { type: 'tellPrevious', params: { event: 'RENEWAL_REFUSED' } },
      ],
    },
  },
});
