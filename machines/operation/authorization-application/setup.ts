// The parts of the chart by name: what an application keeps, and what it opens, tells and notifies.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now } from '../../kernel/env.ts';
import { hashText } from '../../kernel/hash.ts';
import type { Meta } from '../../kernel/lifecycle.ts';
import { partyOf } from '../../shared/parties.ts';
import type { Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { guards } from './guards.ts';
import { words } from './words.ts';

const address = (...ids: (string | null)[]): string[] => ids.filter((id) => id !== null);
const handsOf = ({ filedBy, reviewers }: Context): string[] => [...new Set([filedBy, ...reviewers])];

export const application = setup({
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
      subject: words.notices.committee,
      about: { application: id, score: result?.score ?? null, recommended: result?.recommended ?? null },
    })),
    notifyApplicant: emit(({ context: { id } }): Effect => ({
      type: 'notify',
      notice: 'N10',
      to: ['applicant'],
      subject: words.notices.applicant,
      about: { application: id },
    })),
  },
});
