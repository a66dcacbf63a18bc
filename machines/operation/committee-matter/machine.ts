// P7, P10(2)(3): the committee decides on grant, renewal, termination and revocation. Members vote by person; the
// outcome is counted, never entered. Who decided what before (reviewers, applicants) neither votes nor records.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { now, param } from '../../kernel/env.ts';
import { auto, by, cited, state, type Meta } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { exceeds, reaches } from '../../regimes/regime.ts';
import type { DocumentRef } from '../../shared/schemas.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import { departments, type choices, type Event, type Input } from './events.ts';

export type Seat = { department: string; person: string };
export type Vote = { person: string; choice: (typeof choices)[number]; opinion: string | null; at: string };
export type Context = {
  id: string;
  kind: Input['kind'];
  about: string | null;
  summary: string;
  documents: DocumentRef[];
  hands: string[];
  meetingOn: string | null;
  seats: Seat[];
  /** Who has recused; stays so, whatever the agenda says later. */
  recusals: { person: string; reason: string; at: string }[];
  /** Who sits at the open sitting; empty outside one. */
  present: string[];
  votes: Vote[];
  adjourned: { reason: string; at: string; deferred: boolean }[];
  outcome: 'approved' | 'refused' | null;
  minutes: DocumentRef | null;
  decidedAt: string | null;
  notice: DocumentRef | null;
};

type Args = { context: Context; event: Event };
type Payload<T extends Event['type']> = Partial<Extract<Event, { type: T }>>;

const isRecused = ({ hands: makers, recusals }: Context, person: string): boolean =>
  makers.includes(person) || recusals.some((one) => one.person === person);
/** Seats that count: a recused member neither counts nor votes (D-0036), unless the department sends somebody else. */
const entitled = (context: Context): Seat[] => context.seats.filter(({ person }) => !isRecused(context, person));
const deferrals = ({ adjourned }: Context): number => adjourned.filter(({ deferred }) => deferred).length;

const outcomeOf = (context: Context): 'approved' | 'refused' => {
  const base = param('pd.committee.majorityOf') === 'members' ? entitled(context).length : context.votes.length;
  const inFavour = context.votes.filter(({ choice }) => choice === 'approve').length;
  return exceeds(inFavour, base, param('pd.committee.majority')) ? 'approved' : 'refused';
};

const hands = (en: string, zh: string) =>
  checkerDiffersFrom<Context>(({ hands: makers }) => makers, reading(['P7(3)', 'P10(2)'], 'D-0005'), zh, en);

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string };
    meta: Meta;
    tags: 'pending' | 'decided' | 'approved';
    emitted: Effect;
  },
  guards: {
    rosterIsTheCommittee: cited(
      ({ event }: Args) => {
        const sent: string[] = (event as Payload<'PUT_ON_AGENDA'>).seats?.map(({ department }) => department) ?? [];
        return departments.every((department) => sent.includes(department));
      },
      {
        law: text('P7'),
        reads: 'payload',
        says: {
          zh: '委员会由政数、网信、发改、国资委、工信、公安、国家安全、司法行政、财政、市场监管等部门组成，名单须列明各部门代表',
          en: 'the committee is made up of ten named departments and others; list a representative of each of the ten',
        },
      },
    ),
    seatsAreDistinct: cited(
      ({ event }: Args) => {
        const sent = (event as Payload<'PUT_ON_AGENDA'>).seats ?? [];
        return (
          sent.length > 0 &&
          new Set(sent.map(({ department }) => department)).size === sent.length &&
          new Set(sent.map(({ person }) => person)).size === sent.length
        );
      },
      {
        law: gap('P7', 'D-0107'),
        reads: 'payload',
        says: {
          zh: '每个部门一席、每人一席，名单有重复',
          en: 'one seat for each department and one for each person; the list names somebody twice',
        },
      },
    ),
    substituteIsNew: cited(
      ({ context, event }: Args) => {
        const { department, person } = event as Payload<'SUBSTITUTE'>;
        return (
          context.seats.some((seat) => seat.department === department) &&
          !context.seats.some((seat) => seat.person === person) &&
          !isRecused(context, person ?? '')
        );
      },
      {
        law: gap('P7', 'D-0107'),
        reads: 'payload',
        says: {
          zh: '只有委员单位可以更换代表；新代表须未占席位、未经办本事项、未曾回避',
          en: 'a department of the committee may send another person: one who has no seat, has not worked on this matter and has not recused',
        },
      },
    ),
    memberSits: cited(
      ({ context, event }: Args) => entitled(context).some(({ person }) => person === event.actor?.person),
      {
        law: text('P7'),
        reads: 'context',
        says: {
          zh: '只有在册且未回避的委员可以办理；请核对委员名单',
          en: 'only a member on the list who is not recused may do this; check the seats of this matter',
        },
      },
    ),
    memberIsPresent: cited(({ context, event }: Args) => context.present.includes(event.actor?.person ?? ''), {
      law: gap('P7', 'D-0036'),
      reads: 'context',
      says: { zh: '仅出席本次会议的委员可以表决', en: 'only members who are present at this sitting vote' },
    }),
    memberHasNotVoted: cited(
      ({ context, event }: Args) => !context.votes.some(({ person }) => person === event.actor?.person),
      {
        law: gap('P7', 'D-0036'),
        reads: 'context',
        says: {
          zh: '一人一票，该委员已表决；表决后不得再投票或回避',
          en: 'one member, one vote: this one has voted, and neither votes again nor recuses afterwards',
        },
      },
    ),
    memberWasNoHand: hands(
      'who prepared or reviewed the matter does not vote on it; recuse, or let the department send somebody else',
      '经办本事项的人员不参加表决；请回避，或由其单位另派代表',
    ),
    secretaryWasNoHand: hands(
      'who prepared or reviewed the matter does not record its decision',
      '经办本事项的人员不记录审议决定',
    ),
    presentAreMembers: cited(
      ({ context, event }: Args) => {
        const present = (event as Payload<'OPEN_SITTING'>).present ?? [];
        return (
          new Set(present).size === present.length &&
          present.every((person) => entitled(context).some((seat) => seat.person === person))
        );
      },
      {
        law: gap('P7', 'D-0036'),
        reads: 'payload',
        says: {
          zh: '出席人员须为在册且未回避的委员，不得重复',
          en: 'those present must be members on the list who are not recused, each once',
        },
      },
    ),
    quorumIsPresent: cited(
      ({ context, event }: Args) =>
        reaches(
          (event as Payload<'OPEN_SITTING'>).present?.length ?? 0,
          entitled(context).length,
          param('pd.committee.quorum'),
        ),
      {
        law: gap('P7', 'D-0036'),
        reads: 'payload',
        says: {
          zh: '出席委员未达法定人数，不得开会审议；请另行召集',
          en: 'there is no quorum; call the members again',
        },
      },
    ),
    enoughMembersRemain: cited(
      ({ context }: Args) => exceeds(entitled(context).length, context.seats.length, param('pd.committee.majority')),
      {
        law: gap('P7', 'D-0107'),
        reads: 'context',
        says: {
          zh: '回避的委员过多，不足以作出委员会决定；请回避委员的单位另派代表',
          en: 'too many members are recused for a decision of the committee; their departments send other representatives first',
        },
      },
    ),
    quorumHasVoted: cited(
      ({ context }: Args) => reaches(context.votes.length, entitled(context).length, param('pd.committee.quorum')),
      {
        law: gap('P7', 'D-0036'),
        reads: 'context',
        says: {
          zh: '表决人数未达法定人数；请等待委员表决，或休会再议',
          en: 'fewer members have voted than the quorum asks; wait for their votes, or adjourn',
        },
      },
    ),
    everyoneHasVoted: cited(
      ({ context }: Args) => context.present.every((person) => context.votes.some((vote) => vote.person === person)),
      {
        law: gap('P7', 'D-0107'),
        reads: 'context',
        says: {
          zh: '出席委员尚未全部表决；未表决的请其投弃权票、回避，或休会再议',
          en: 'a member who is present has not voted; let them abstain or recuse, or adjourn the sitting',
        },
      },
    ),
    minutesAreAttached: cited(({ event }: Args) => Boolean((event as Payload<'DECIDE'>).minutes), {
      law: gap('P7(3)', 'D-0036'),
      reads: 'payload',
      says: { zh: '形成决定须附会议纪要', en: 'a decision is recorded with the minutes of the sitting; attach them' },
    }),
    deferralIsLeft: cited(({ context }: Args) => deferrals(context) < param('pd.committee.defer'), {
      law: gap('P7', 'D-0036'),
      reads: 'context',
      says: {
        zh: '已达暂缓次数上限，须作出决定或休会续议',
        en: 'the matter has been deferred as often as the rules allow; decide it, or adjourn the sitting',
      },
    }),
  },
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
      subject: { zh: '委员会审议事项列入议程', en: 'A matter is on the agenda of the committee' },
    }),
    notifyDecision: emit(({ context: { id, kind, outcome, about } }): Effect => ({
      type: 'notify',
      notice: 'N10',
      to: ['AUTHORITY', 'COMMITTEE'],
      subject: { zh: '委员会审议决定', en: 'Decision of the committee' },
      about: { matter: id, kind, outcome, about },
    })),
  },
}).createMachine({
  id: 'committeeMatter',
  context: ({ input }) => ({
    id: input.id,
    kind: input.kind,
    about: input.about ?? null,
    summary: input.summary,
    documents: input.documents,
    hands: input.hands,
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
      meta: state('待决定', 'Pending', text('P7(3)', 'P7(5)', 'P10(2)'), {
        task: {
          by: 'COMMITTEE_OFFICE',
          sla: 'pd.committee.decisionDue',
          lead: 'AUTHORITY',
          title: { zh: '提请委员会审议并形成决定', en: 'Bring the matter to a decision of the committee' },
        },
      }),
      tags: 'pending',
      initial: 'registered',
      on: { WITHDRAW_MATTER: { target: 'withdrawn', meta: auto(gap('P7', 'D-0108')) } },
      states: {
        registered: {
          meta: state('已登记', 'Registered', text('P7')),
          on: {
            PUT_ON_AGENDA: {
              target: 'onAgenda',
              guard: and(['rosterIsTheCommittee', 'seatsAreDistinct']),
              actions: ['recordAgenda', 'notifyMembers'],
              meta: by('COMMITTEE_OFFICE', text('P7')),
            },
          },
        },
        onAgenda: {
          meta: state('列入议程', 'On the agenda', text('P7(3)')),
          on: {
            OPEN_SITTING: {
              target: 'deliberating',
              guard: and(['enoughMembersRemain', 'presentAreMembers', 'quorumIsPresent']),
              actions: 'recordSitting',
              meta: by('COMMITTEE_OFFICE', text('P7(3)')),
            },
            RESCHEDULE: {
              actions: ['recordMeeting', 'notifyMembers'],
              meta: by('COMMITTEE_OFFICE', gap('P7', 'D-0107')),
            },
            SUBSTITUTE: {
              guard: 'substituteIsNew',
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
          meta: state('审议表决', 'Deliberation and vote', text('P7(3)', 'P10(2)'), {
            task: {
              by: 'COMMITTEE',
              each: true,
              sla: 'pd.committee.voteDue',
              lead: 'COMMITTEE_OFFICE',
              title: { zh: '审议表决', en: 'Deliberate and vote' },
            },
          }),
          on: {
            VOTE: {
              guard: and(['memberWasNoHand', 'memberSits', 'memberIsPresent', 'memberHasNotVoted']),
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
              actions: 'recordAdjournment',
              meta: by('COMMITTEE_OFFICE', gap('P7', 'D-0107')),
            },
            DEFER: {
              target: 'registered',
              guard: 'deferralIsLeft',
              actions: 'recordAdjournment',
              meta: by('COMMITTEE_OFFICE', gap('P7', 'D-0036')),
            },
          },
        },
      },
    },
    decided: {
      meta: state('已决定', 'Decided', text('P7(3)', 'P10(2)', 'P10(3)'), {
        task: {
          by: 'COMMITTEE_OFFICE',
          sla: 'pd.committee.noticeDue',
          lead: 'AUTHORITY',
          title: { zh: '通知审议决定', en: 'Make the decision known' },
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
    notified: { type: 'final', meta: state('已通知', 'Made known', gap('P10(3)', 'D-0036')), tags: 'decided' },
    withdrawn: { type: 'final', meta: state('议题撤回', 'Withdrawn', gap('P7', 'D-0108')) },
  },
});
