// The parts of the chart by name: what an application keeps, and what it opens, tells and notifies.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import { hashText } from '../../kernel/hash.ts';
import type { Actor, Meta } from '../../kernel/lifecycle.ts';
import type { AppliedScope } from '../../shared/agreement.ts';
import { partyOf } from '../../shared/parties.ts';
import type { Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { guards } from './guards.ts';
import { words } from './words.ts';

const address = (...ids: (string | null)[]): string[] => ids.filter((id) => id !== null);
/** Everybody who worked on it so far. */
export const workedOn = ({ filers, reviewers, reporters, result }: Context): string[] =>
  personsIn([...filers, ...reviewers, ...reporters, ...(result?.panel ?? [])]);
const knownParty = /^org:/;
/** What is asked for, with the providers that the authority confirmed; null where an older filing does not say it. */
const scopeOf = ({ filing, providers }: Context): AppliedScope | null => {
  const datasets = (filing?.datasets ?? []).map(({ id, provider }) => ({ id, provider: providers[id] ?? provider }));
  return filing?.rights?.length && datasets.every(({ provider }) => knownParty.test(provider))
    ? {
        datasets,
        rights: filing.rights,
        purposes: filing.purposes,
        scenarios: filing.scenarios,
        reapplied: filing.reapplied,
      }
    : null;
};

export const application = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor };
    meta: Meta;
    emitted: Effect;
    tags: 'submitted' | 'approved' | 'authorized';
  },
  delays: { ...after('pd.application.draftExpiry', 'pd.qualification.correctionDue', 'pd.publicity.days') },
  guards,
  actions: {
    recordFiling: assign(
      ({ context, event }) => (
        assertEvent(event, ['SUBMIT', 'RESUBMIT']),
        { filing: event.filing, filers: personsIn([...context.filers, ...handsOf(event.actor)]), returned: [] }
      ),
    ),
    recordReturn: assign(
      ({ context, event }) => (
        assertEvent(event, 'RETURN'),
        { returned: event.items, reviewers: personsIn([...context.reviewers, ...handsOf(event.actor)]) }
      ),
    ),
    recordAssessment: assign(({ context, event }) => {
      assertEvent(event, ['PASS', 'FAIL']);
      const reviewers = personsIn([...context.reviewers, ...handsOf(event.actor)]);
      return event.type === 'PASS'
        ? {
            assessment: event.assessment,
            considered: event.considered,
            providers: Object.fromEntries(event.providers.map(({ dataset, provider }) => [dataset, provider])),
            reviewers,
          }
        : { assessment: event.assessment, reason: event.reason, reviewers };
    }),
    recordReview: assign(({ event }) => (assertEvent(event, 'REVIEW_OPENED'), { review: event.case })),
    recordResult: assign(({ event }) => {
      assertEvent(event, 'EXPERT_RESULT');
      const { score, recommended, opinion, panel } = event;
      return { result: { score, recommended, opinion, panel }, panel: [] };
    }),
    recordPanel: assign(({ event }) => (assertEvent(event, 'PANEL_SEATED'), { panel: event.panel })),
    recordReporter: assign(({ context, event }) => ({
      reporters: personsIn([...context.reporters, ...handsOf(event.actor)]),
    })),
    recordMatter: assign(({ event }) => (assertEvent(event, 'MATTER_OPENED'), { matter: event.case })),
    recordDecision: assign(
      ({ context, event }) => (
        assertEvent(event, 'MATTER_DECIDED'),
        {
          minutes: event.minutes,
          ...(event.outcome === 'approved'
            ? { approvedAt: now(), approved: scopeOf(context) }
            : { approvedAt: null, approved: null }),
        }
      ),
    ),
    recordObjection: assign(
      ({ context, event }) => (
        assertEvent(event, 'OBJECTION_UPHELD'),
        { objections: [...context.objections, event.reason], approvedAt: null, approved: null }
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
        affiliates: context.filing?.affiliates?.map(({ party }) => party) ?? [],
        fields: context.filing?.fields ?? [],
        hands: workedOn(context),
      },
    })),
    openMatter: emit(({ context, event }): Effect => {
      assertEvent(event, 'REPORT');
      const hands = personsIn([...workedOn(context), ...handsOf(event.actor)]);
      const scope = scopeOf(context);
      return {
        type: 'open',
        lifecycle: 'committeeMatter',
        reply: 'MATTER_OPENED',
        input: {
          kind: context.previous ? 'RENEW' : 'GRANT',
          about: context.id,
          party: partyOf(context.applicant),
          summary: event.summary,
          documents: event.documents,
          hands,
          ...(scope && { scope }),
        },
      };
    }),
    openAgreement: emit(({ context: { id, applicant, previous, approved, filing, filers } }): Effect => ({
      type: 'open',
      lifecycle: 'operatingAgreement',
      reply: 'AGREEMENT_OPENED',
      input: {
        application: id,
        operator: applicant,
        previous,
        approved,
        affiliates: filing?.affiliates?.map(({ party }) => party) ?? [],
        filers,
      },
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
