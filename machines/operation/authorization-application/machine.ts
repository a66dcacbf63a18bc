// P9, P10, P13–P15: an application for authorization, first or renewed. Qualification by the authority, review by
// experts, decision by the committee, then the agreement: each in its order, none skipped, by different hands.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now } from '../../kernel/env.ts';
import { hashText } from '../../kernel/hash.ts';
import { auto, by, state, type Meta } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { partyOf } from '../../shared/parties.ts';
import type { Event, Input } from './events.ts';
import { type Context, assessmentRules, filingRules, guards } from './guards.ts';

const address = (...ids: (string | null)[]): string[] => ids.filter((id) => id !== null);
const handsOf = ({ filedBy, reviewers }: Context): string[] => [...new Set([filedBy, ...reviewers])];

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: { person: string } };
    meta: Meta;
    emitted: Effect;
    tags: 'submitted' | 'approved' | 'authorized';
  },
  delays: { ...after('pd.application.draftExpiry', 'pd.qualification.correctionDue', 'pd.publicity.days') },
  guards,
  actions: {
    recordFiling: assign(
      ({ event }) => (
        assertEvent(event, ['SUBMIT', 'RESUBMIT']),
        { filing: event.filing, filedBy: event.actor.person, returned: [] }
      ),
    ),
    recordReturn: assign(
      ({ context, event }) => (
        assertEvent(event, 'RETURN'),
        { returned: event.items, reviewers: [...new Set([...context.reviewers, event.actor.person])] }
      ),
    ),
    recordAssessment: assign(({ context, event }) => {
      assertEvent(event, ['PASS', 'FAIL']);
      const reviewers = [...new Set([...context.reviewers, event.actor.person])];
      return event.type === 'PASS'
        ? { assessment: event.assessment, considered: event.considered, reviewers }
        : { assessment: event.assessment, reason: event.reason, reviewers };
    }),
    recordReview: assign(({ event }) => (assertEvent(event, 'REVIEW_OPENED'), { review: event.case })),
    recordResult: assign(({ event }) => {
      assertEvent(event, 'EXPERT_RESULT');
      const { score, recommended, opinion, panel } = event;
      return { result: { score, recommended, opinion, panel } };
    }),
    recordMatter: assign(({ event }) => (assertEvent(event, 'MATTER_OPENED'), { matter: event.case })),
    recordDecision: assign(
      ({ event }) => (
        assertEvent(event, 'MATTER_DECIDED'),
        { minutes: event.minutes, approvedAt: event.outcome === 'approved' ? now() : null }
      ),
    ),
    recordObjection: assign(
      ({ context, event }) => (
        assertEvent(event, 'OBJECTION_UPHELD'),
        { objections: [...context.objections, event.reason], approvedAt: null }
      ),
    ),
    recordAgreement: assign(({ event }) => (assertEvent(event, 'AGREEMENT_OPENED'), { agreement: event.case })),
    recordReason: assign(({ event }) => ({ reason: 'reason' in event ? (event.reason ?? null) : null })),
    tellAnnouncement: emit(({ context: { id, announcement } }): Effect => ({
      type: 'tell',
      to: address(announcement),
      event: { type: 'APPLICATION_SUBMITTED', application: id },
    })),
    tellAnnouncementEnd: emit(
      ({ context: { id, announcement, filing, applicant } }, { settled }: { settled: boolean }): Effect => ({
        type: 'tell',
        to: filing ? address(announcement) : [],
        event: { type: 'APPLICATION_ENDED', application: id, settled: settled ? hashText(partyOf(applicant)) : null },
      }),
    ),
    tellPrevious: emit(
      (
        { context: { id, previous, filing } },
        { event: type }: { event: 'RENEWAL_APPLIED' | 'RENEWAL_APPROVED' | 'RENEWAL_REFUSED' },
      ): Effect => ({
        type: 'tell',
        to: filing ? address(previous) : [],
        event: { type, application: id },
      }),
    ),
    withdrawReview: emit(({ context: { id, review } }): Effect => ({
      type: 'tell',
      to: address(review),
      event: { type: 'WITHDRAW_REVIEW', cause: id },
    })),
    withdrawMatter: emit(({ context: { id, matter } }): Effect => ({
      type: 'tell',
      to: address(matter),
      event: { type: 'WITHDRAW_MATTER', cause: id },
    })),
    openReview: emit(({ context }): Effect => ({
      type: 'open',
      lifecycle: 'expertReview',
      reply: 'REVIEW_OPENED',
      input: {
        application: context.id,
        applicant: partyOf(context.applicant),
        fields: context.filing?.fields ?? [],
        hands: handsOf(context),
      },
    })),
    openMatter: emit(({ context, event }): Effect => {
      assertEvent(event, 'REPORT');
      const hands = [...new Set([...handsOf(context), ...(context.result?.panel ?? []), event.actor.person])];
      return {
        type: 'open',
        lifecycle: 'committeeMatter',
        reply: 'MATTER_OPENED',
        input: {
          kind: context.previous ? 'RENEW' : 'GRANT',
          about: context.id,
          summary: event.summary,
          documents: event.documents,
          hands,
        },
      };
    }),
    openAgreement: emit(({ context: { id, applicant, previous } }): Effect => ({
      type: 'open',
      lifecycle: 'operatingAgreement',
      reply: 'AGREEMENT_OPENED',
      input: { application: id, operator: applicant, previous },
    })),
    notifyCommittee: emit(({ context: { id, result } }): Effect => ({
      type: 'notify',
      notice: 'N9',
      to: ['COMMITTEE_OFFICE', 'COMMITTEE'],
      subject: { zh: '专家综合评审结果报审', en: 'Result of the expert review, for decision' },
      about: { application: id, score: result?.score ?? null, recommended: result?.recommended ?? null },
    })),
    notifyApplicant: emit(({ context: { id } }): Effect => ({
      type: 'notify',
      notice: 'N10',
      to: ['applicant'],
      subject: { zh: '授权运营申请办理情况', en: 'Where your application for authorization stands' },
      about: { application: id },
    })),
  },
}).createMachine({
  id: 'authorizationApplication',
  context: ({ input }) => ({
    id: input.id,
    applicant: input.applicant,
    form: input.form,
    announcement: input.announcement ?? null,
    previous: input.previous ?? null,
    filing: null,
    filedBy: input.actor.person,
    returned: [],
    reviewers: [],
    assessment: null,
    considered: [],
    review: null,
    result: null,
    matter: null,
    minutes: null,
    approvedAt: null,
    objections: [],
    agreement: null,
    reason: null,
  }),
  initial: 'draft',
  states: {
    draft: {
      meta: state('草拟', 'Draft', text('P10(1)')),
      on: {
        SUBMIT: [
          {
            target: 'pending',
            guard: and(['isRenewal', 'previousIsInForce', 'previousIsTheirs', 'renewalMayBeAsked', ...filingRules]),
            actions: ['recordFiling', { type: 'tellPrevious', params: { event: 'RENEWAL_APPLIED' } }],
            meta: by('applicant', text('P13'), reading('P13', 'D-0037')),
          },
          {
            target: 'pending',
            guard: and(['announcementIsOpen', 'isNotDecidedYet', 'modeIsAnnounced', ...filingRules]),
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
      meta: state('办理中', 'Pending', text('P10')),
      tags: 'submitted',
      initial: 'undecided',
      on: { AGREEMENT_ENDED: { target: 'lapsed', actions: 'notifyApplicant', meta: auto(reading('P13', 'D-0037')) } },
      states: {
        undecided: {
          meta: state('未审定', 'Undecided', text('P10(2)')),
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
              meta: state('资格审查', 'Qualification review', text('P10(2)', 'P14', 'P15'), {
                task: {
                  by: 'AUTHORITY',
                  sla: 'pd.qualification.sla',
                  lead: 'COMMITTEE_OFFICE',
                  title: { zh: '审查申请单位资格', en: 'Review the qualification of the applicant' },
                },
              }),
              on: {
                PASS: {
                  target: 'underExpertReview',
                  guard: and(['reviewerDiffersFromApplicant', 'evaluationsAreConsidered', ...assessmentRules]),
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
              meta: state('补正', 'Correction', gap('P10(2)', 'D-0034'), {
                stops: ['pd.qualification.sla'],
                task: {
                  by: 'applicant',
                  sla: 'pd.qualification.correctionDue',
                  lead: 'AUTHORITY',
                  title: { zh: '补正申请材料', en: 'Correct the application' },
                },
              }),
              on: {
                RESUBMIT: {
                  target: 'underQualificationReview',
                  guard: and([...filingRules]),
                  actions: 'recordFiling',
                  meta: by('applicant', gap('P10(2)', 'D-0034')),
                },
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
              meta: state('专家综合评审', 'Expert review', text('P10(2)')),
              on: {
                REVIEW_OPENED: { actions: 'recordReview', meta: auto(text('P10(2)')) },
                EXPERT_RESULT: {
                  target: 'underReport',
                  guard: 'reviewIsOurs',
                  actions: 'recordResult',
                  meta: auto(text('P10(2)')),
                },
              },
            },
            underReport: {
              meta: state('评审结果报审', 'To be reported to the committee', text('P10(2)'), {
                task: {
                  by: 'AUTHORITY',
                  sla: 'pd.application.reportDue',
                  lead: 'COMMITTEE_OFFICE',
                  title: { zh: '将评审结果报委员会审定', en: 'Report the result to the committee' },
                },
              }),
              on: {
                REPORT: {
                  target: 'underDeliberation',
                  actions: ['openMatter', 'notifyCommittee'],
                  meta: by('AUTHORITY', text('P10(2)')),
                },
              },
            },
            underDeliberation: {
              meta: state('委员会审定', 'Before the committee', text('P10(2)', 'P7(3)')),
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
          meta: state('已审定', 'Approved', text('P10(3)')),
          tags: 'approved',
          initial: 'underSigning',
          states: {
            publicity: {
              meta: state('公示', 'Publicity', gap('P10(3)', 'D-0034'), {
                task: {
                  by: 'AUTHORITY',
                  sla: 'pd.publicity.days',
                  lead: 'COMMITTEE_OFFICE',
                  title: { zh: '受理公示异议', en: 'Take objections while the decision is public' },
                },
              }),
              on: {
                OBJECTION_UPHELD: {
                  target: '#authorizationApplication.pending.undecided.underReport',
                  actions: 'recordObjection',
                  meta: by('AUTHORITY', gap('P10(3)', 'D-0106')),
                },
              },
              after: { 'pd.publicity.days': { target: 'underSigning', meta: auto(gap('P10(3)', 'D-0034')) } },
            },
            underSigning: {
              meta: state('待签订协议', 'Agreement to be signed', text('P10(3)')),
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
      meta: state('已授权', 'Authorized', text('P10(3)')),
      tags: 'authorized',
      entry: { type: 'tellAnnouncementEnd', params: { settled: true } },
    },
    notQualified: {
      type: 'final',
      meta: state('资格审查不通过', 'Not qualified', text('P10(2)', 'P14', 'P15')),
      entry: [
        { type: 'tellAnnouncementEnd', params: { settled: true } },
        { type: 'tellPrevious', params: { event: 'RENEWAL_REFUSED' } },
      ],
    },
    refused: {
      type: 'final',
      meta: state('审定不予授权', 'Refused by the committee', text('P10(2)', 'P7(3)')),
      entry: [
        { type: 'tellAnnouncementEnd', params: { settled: true } },
        { type: 'tellPrevious', params: { event: 'RENEWAL_REFUSED' } },
      ],
    },
    withdrawn: {
      type: 'final',
      meta: state('已撤回', 'Withdrawn', gap('P10(1)', 'D-0106')),
      entry: [
        'withdrawReview',
        'withdrawMatter',
        { type: 'tellAnnouncementEnd', params: { settled: false } },
        { type: 'tellPrevious', params: { event: 'RENEWAL_REFUSED' } },
      ],
    },
    lapsed: {
      type: 'final',
      meta: state('逾期失效', 'Lapsed', gap('P10(1)', 'D-0023')),
      entry: [
        'withdrawReview',
        'withdrawMatter',
        { type: 'tellAnnouncementEnd', params: { settled: false } },
        { type: 'tellPrevious', params: { event: 'RENEWAL_REFUSED' } },
      ],
    },
  },
});
