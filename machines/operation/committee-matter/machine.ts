// P7, P10(2)(3): the committee decides on grant, renewal, termination and revocation. Who worked on a matter before, as
// applicant or reviewer, neither votes on it nor records its decision.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { now } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import { type Actor, type Meta, auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, text } from '../../law/cite.ts';
import type { Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { guards, outcomeOf } from './guards.ts';
import { words } from './words.ts';

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor?: Actor };
    meta: Meta;
    tags: 'pending' | 'decided' | 'approved';
    emitted: Effect;
  },
  guards,
  actions: {
    recordAgenda: assign(({ context, event }) => {
      assertEvent(event, 'PUT_ON_AGENDA');
      return { meetingOn: event.meetingOn, seats: event.seats, documents: [...context.documents, ...event.documents] };
    }),
    recordMeeting: assign(({ event }) => (assertEvent(event, 'RESCHEDULE'), { meetingOn: event.meetingOn })),
    recordSubstitute: assign(({ context, event }) => {
      assertEvent(event, 'SUBSTITUTE');
      return {
        seats: context.seats.map((seat) =>
          seat.department === event.department ? { department: seat.department, person: event.person } : seat,
        ),
      };
    }),
    recordRecusal: assign(({ context, event }) => {
      assertEvent(event, 'RECUSE');
      const { person } = event.actor;
      return {
        recusals: [...context.recusals, { person, reason: event.reason, at: now() }],
        present: context.present.filter((other) => other !== person),
      };
    }),
    recordSitting: assign(({ event }) => (assertEvent(event, 'OPEN_SITTING'), { present: event.present, votes: [] })),
    recordVote: assign(({ context, event }) => {
      assertEvent(event, 'VOTE');
      return {
        votes: [
          ...context.votes,
          { person: event.actor.person, choice: event.choice, opinion: event.opinion ?? null, at: now() },
        ],
      };
    }),
    recordAdjournment: assign(({ context, event }) => {
      assertEvent(event, ['ADJOURN', 'DEFER']);
      return {
        present: [],
        votes: [],
        adjourned: [...context.adjourned, { reason: event.reason, at: now(), deferred: event.type === 'DEFER' }],
      };
    }),
    recordDecision: assign(({ context, event }) => {
      assertEvent(event, 'DECIDE');
      return { outcome: outcomeOf(context), minutes: event.minutes ?? null, decidedAt: now() };
    }),
    recordNotice: assign(({ event }) => (assertEvent(event, 'ISSUE_NOTICE'), { notice: event.document })),
    tellOutcome: emit(({ context: { id, kind, about, outcome, minutes } }): Effect => ({
      type: 'tell',
      to: about ? [about] : [],
      event: { type: 'MATTER_DECIDED', matter: id, kind, outcome, minutes },
    })),
    notifyMembers: emit({
      type: 'notify',
      notice: 'N9',
      to: ['COMMITTEE', 'AUTHORITY'],
      subject: words.notices.agenda,
    }),
    notifyDecision: emit(({ context: { id, kind, outcome, about } }): Effect => ({
      type: 'notify',
      notice: 'N10',
      to: ['AUTHORITY', 'COMMITTEE'],
      subject: words.notices.decision,
      about: { matter: id, kind, outcome, about },
    })),
  },
}).createMachine({
  id: 'committeeMatter',
  context: ({ input }) => ({
    id: input.id,
    kind: input.kind,
    about: input.about ?? null,
    party: input.party ?? null,
    summary: input.summary,
    documents: input.documents,
    // Whoever raised it, and whoever stands behind the case that did.
    hands: personsIn([...input.hands, ...handsOf(input.actor)]),
    scope: input.scope ?? null,
    meetingOn: null,
    seats: [],
    recusals: [],
    present: [],
    votes: [],
    adjourned: [],
    outcome: null,
    minutes: null,
    decidedAt: null,
    notice: null,
  }),
  initial: 'pending',
  states: {
    pending: {
      meta: state(words.states.pending, text('P7(3)', 'P7(5)', 'P10(2)'), {
        task: {
          by: 'COMMITTEE_OFFICE',
          sla: 'pd.committee.decisionDue',
          lead: 'AUTHORITY',
          title: words.tasks.pending,
        },
      }),
      tags: 'pending',
      initial: 'registered',
      on: { WITHDRAW_MATTER: { target: 'withdrawn', meta: auto(gap('P7', 'D-0108')) } },
      states: {
        registered: {
          meta: state(words.states.registered, text('P7')),
          on: {
            PUT_ON_AGENDA: {
              target: 'onAgenda',
              guard: and(['secretaryWasNoHand', 'rosterIsTheCommittee', 'seatsAreDistinct', 'seatsWereNoHands']),
              actions: ['recordAgenda', 'notifyMembers'],
              meta: by('COMMITTEE_OFFICE', text('P7')),
            },
          },
        },
        onAgenda: {
          meta: state(words.states.onAgenda, text('P7(3)')),
          on: {
            OPEN_SITTING: {
              target: 'deliberating',
              guard: and(['secretaryWasNoHand', 'enoughMembersRemain', 'presentAreMembers', 'quorumIsPresent']),
              actions: 'recordSitting',
              meta: by('COMMITTEE_OFFICE', text('P7(3)')),
            },
            RESCHEDULE: {
              actions: ['recordMeeting', 'notifyMembers'],
              meta: by('COMMITTEE_OFFICE', gap('P7', 'D-0107')),
            },
            SUBSTITUTE: {
              guard: and(['secretaryWasNoHand', 'substituteIsNew', 'seatsWereNoHands']),
              actions: 'recordSubstitute',
              meta: by('COMMITTEE_OFFICE', gap('P7', 'D-0107')),
            },
            RECUSE: { guard: 'memberSits', actions: 'recordRecusal', meta: by('COMMITTEE', gap('P7', 'D-0036')) },
            DEFER: {
              target: 'registered',
              guard: 'deferralIsLeft',
              actions: 'recordAdjournment',
              meta: by('COMMITTEE_OFFICE', gap('P7', 'D-0036')),
            },
          },
        },
        deliberating: {
          meta: state(words.states.deliberating, text('P7(3)', 'P10(2)'), {
            task: {
              by: 'COMMITTEE',
              each: true,
              sla: 'pd.committee.voteDue',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks.deliberating,
            },
          }),
          on: {
            VOTE: {
              guard: and(['memberWasNoHand', 'memberIsPresent', 'memberHasNotVoted']),
              actions: 'recordVote',
              meta: by('COMMITTEE', text('P7(3)')),
            },
            RECUSE: {
              guard: and(['memberSits', 'memberHasNotVoted']),
              actions: 'recordRecusal',
              meta: by('COMMITTEE', gap('P7', 'D-0036')),
            },
            DECIDE: {
              target: '#committeeMatter.decided',
              guard: and([
                'secretaryWasNoHand',
                'enoughMembersRemain',
                'everyoneHasVoted',
                'quorumHasVoted',
                'minutesAreAttached',
              ]),
              actions: ['recordDecision', 'tellOutcome', 'notifyDecision'],
              meta: by('COMMITTEE_OFFICE', text('P7(3)', 'P10(2)')),
            },
            ADJOURN: {
              target: 'onAgenda',
              guard: 'voteIsUnfinished',
              actions: 'recordAdjournment',
              meta: by('COMMITTEE_OFFICE', gap('P7', 'D-0107')),
            },
            DEFER: {
              target: 'registered',
              guard: and(['voteIsUnfinished', 'deferralIsLeft']),
              actions: 'recordAdjournment',
              meta: by('COMMITTEE_OFFICE', gap('P7', 'D-0036')),
            },
          },
        },
      },
    },
    decided: {
      meta: state(words.states.decided, text('P7(3)', 'P10(2)', 'P10(3)'), {
        task: {
          by: 'COMMITTEE_OFFICE',
          sla: 'pd.committee.noticeDue',
          lead: 'AUTHORITY',
          title: words.tasks.decided,
        },
      }),
      tags: 'decided',
      on: {
        ISSUE_NOTICE: {
          target: 'notified',
          actions: 'recordNotice',
          meta: by('COMMITTEE_OFFICE', gap('P10(3)', 'D-0036')),
        },
      },
    },
    notified: { type: 'final', meta: state(words.states.notified, gap('P10(3)', 'D-0036')), tags: 'decided' },
    withdrawn: { type: 'final', meta: state(words.states.withdrawn, gap('P7', 'D-0108')) },
  },
});
