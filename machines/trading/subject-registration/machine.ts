// T6–T10, T16: one subject, one registration. The operating enterprise signs up, the center certifies or admits.
import { and } from 'xstate';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { withHands } from '../../shared/rules.ts';
import { checklistRules, resubmissionRules, findingRules } from './guards.ts';
import { registration } from './setup.ts';
import { inForce } from './stages/in-force.ts';
import { words } from './words.ts';

export const machine = registration.createMachine({
  id: 'subjectRegistration',
  context: ({ input }) => ({
    id: input.id,
    kinds: input.kinds,
    subject: input.subject,
    merchantKinds: input.merchantKinds ?? [],
    services: input.services ?? [],
    applicants: withHands([], input.actor),
    checklist: null,
    licences: [],
    findings: null,
    registers: [],
    returned: [],
    signupReviewers: [],
    refusalRecommended: null,
    revokedBefore: [],
    revocationsConsidered: null,
    certificates: [],
    causes: [],
    change: null,
  }),
  initial: 'draft',
  states: {
    draft: {
      meta: state(words.states.draft, text('T15')),
      on: {
        SUBMIT: {
          target: 'underSignupReview',
          guard: and([...checklistRules]),
          actions: 'recordChecklist',
          meta: by('subject', text('T7', 'T16')),
        },
        WITHDRAW: { target: 'withdrawn', meta: by('subject', gap('T16', 'D-0006')) },
      },
      after: { 'trade.subject.draftExpiry': { target: 'lapsed', meta: auto(gap('T16', 'D-0023')) } },
    },
    underSignupReview: {
      meta: state(words.states.underSignupReview, text('T6'), {
        task: {
          by: 'OPCO',
          sla: 'trade.subject.reviewSla',
          lead: 'CENTER',
          title: words.tasks.underSignupReview,
        },
      }),
      tags: 'underReview',
      on: {
        PASS: {
          target: 'underCenterReview',
          guard: 'reviewerDiffersFromApplicant',
          actions: 'recordSignupReviewer',
          meta: by('OPCO', text('T6')),
        },
        RECOMMEND_REFUSAL: {
          target: 'underCenterReview',
          guard: 'reviewerDiffersFromApplicant',
          actions: 'recordRecommendation',
          meta: by('OPCO', text('T6')),
        },
        RETURN: {
          target: 'correction',
          guard: 'reviewerDiffersFromApplicant',
          actions: ['recordReturn', 'notifySubject'],
          meta: by('OPCO', gap('T16', 'D-0006')),
        },
        WITHDRAW: { target: 'withdrawn', meta: by('subject', gap('T16', 'D-0006')) },
      },
    },
    underCenterReview: {
      meta: state(words.states.underCenterReview, text('T6', 'T9(1)', 'T16'), {
        task: {
          by: 'CENTER',
          sla: 'trade.subject.reviewSla',
          lead: 'SUPERVISOR',
          title: words.tasks.underCenterReview,
        },
      }),
      tags: 'underReview',
      on: {
        APPROVE: {
          target: 'inForce',
          guard: and(['checkerDiffersFromMaker', 'standardIsInForce', ...findingRules, 'revocationsAreConsidered']),
          actions: ['recordFindings', 'issueCertificates', 'notifySubject'],
          meta: by('CENTER', text('T6', 'T8(1)', 'T9(1)', 'T10(1)', 'T16')),
        },
        RETURN: {
          target: 'correction',
          guard: 'checkerDiffersFromMaker',
          actions: ['recordReturn', 'notifySubject'],
          meta: by('CENTER', gap('T16', 'D-0006')),
        },
        REJECT: {
          target: 'rejected',
          guard: 'checkerDiffersFromMaker',
          actions: 'notifySubject',
          meta: by('CENTER', text('T6')),
        },
        WITHDRAW: { target: 'withdrawn', meta: by('subject', gap('T16', 'D-0006')) },
      },
    },
    correction: {
      meta: state(words.states.correction, gap('T16', 'D-0006'), {
        stops: ['trade.subject.reviewSla'],
        task: { by: 'subject', title: words.tasks.correction },
      }),
      on: {
        RESUBMIT: {
          target: 'underSignupReview',
          guard: and([...resubmissionRules]),
          actions: 'recordChecklist',
          meta: by('subject', gap('T16', 'D-0006')),
        },
        WITHDRAW: { target: 'withdrawn', meta: by('subject', gap('T16', 'D-0006')) },
      },
      after: {
        'trade.subject.correctionDue': { target: 'lapsed', actions: 'notifySubject', meta: auto(gap('T16', 'D-0006')) },
      },
    },
    inForce,
    rejected: { type: 'final', meta: state(words.states.rejected, text('T6')) },
    lapsed: { type: 'final', meta: state(words.states.lapsed, gap('T16', 'D-0006')) },
    withdrawn: { type: 'final', meta: state(words.states.withdrawn, gap('T16', 'D-0006')) },
    revoked: { type: 'final', meta: state(words.states.revoked, reading('T22', 'D-0007')) },
    deregistered: { type: 'final', meta: state(words.states.deregistered, gap('T7', 'D-0006')) },
    expired: { type: 'final', meta: state(words.states.expired, gap('T16', 'D-0006')) },
  },
});
