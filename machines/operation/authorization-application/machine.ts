// P9, P10, P13–P15: an application for authorization, first or renewed. The authority reviews the qualification,
// experts review the application, the committee decides, the agreement is signed: in this order, none skipped, by
// different hands.
import { and } from 'xstate';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { handsOf } from '../../kernel/hands.ts';
import { announcementRules, filingRules, renewalRules } from './guards.ts';
import { application } from './setup.ts';
import { undecided } from './stages/undecided.ts';
import { words } from './words.ts';

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
        undecided,
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
