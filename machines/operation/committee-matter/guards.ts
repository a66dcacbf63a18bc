// Who sits on the committee, who votes, and when its vote counts (P7, P10(2)). Members vote by person; the outcome is
// counted, never entered.
import { param } from '../../kernel/env.ts';
import { cited, speaking } from '../../kernel/lifecycle.ts';
import { type Text, gap, reading, text } from '../../law/cite.ts';
import { exceeds, reaches } from '../../regimes/regime.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import type { Args, Context, Seat } from './context.ts';
import type { Event } from './events.ts';
import { words } from './words.ts';

type Payload<T extends Event['type']> = Partial<Extract<Event, { type: T }>>;

const isRecused = ({ hands, recusals }: Context, person: string): boolean =>
  hands.includes(person) || recusals.some((one) => one.person === person);
/** Seats that count: a recused member neither counts nor votes (D-0036), unless the department sends somebody else. */
const entitled = (context: Context): Seat[] => context.seats.filter(({ person }) => !isRecused(context, person));
const deferrals = ({ adjourned }: Context): number => adjourned.filter(({ deferred }) => deferred).length;

const enoughRemain = (context: Context): boolean =>
  exceeds(entitled(context).length, context.seats.length, param('pd.committee.majority'));
const isQuorum = (context: Context): boolean =>
  reaches(context.votes.length, entitled(context).length, param('pd.committee.quorum'));
const haveAllVoted = ({ present, votes }: Context): boolean =>
  present.every((person) => votes.some((vote) => vote.person === person));

/** The outcome of the votes that were cast, by the regime's majority. Pure. */
export const outcomeOf = (context: Context): 'approved' | 'refused' => {
  const base = param('pd.committee.majorityOf') === 'members' ? entitled(context).length : context.votes.length;
  const inFavour = context.votes.filter(({ choice }) => choice === 'approve').length;
  return exceeds(inFavour, base, param('pd.committee.majority')) ? 'approved' : 'refused';
};

const wasNoHand = ({ zh, en }: Text) =>
  checkerDiffersFrom<Context>(({ hands }) => hands, reading(['P7(3)', 'P10(2)'], 'D-0005'), zh, en);

export const guards = speaking(words.rules, {
  rosterIsTheCommittee: cited(text('P7'), 'payload', ({ event }: Args) => {
    const sent: string[] = (event as Payload<'PUT_ON_AGENDA'>).seats?.map(({ department }) => department) ?? [];
    return param('pd.committee.departments').every((department) => sent.includes(department));
  }),
  seatsAreDistinct: cited(gap('P7', 'D-0107'), 'payload', ({ event }: Args) => {
    const sent = (event as Payload<'PUT_ON_AGENDA'>).seats ?? [];
    return (
      sent.length > 0 &&
      new Set(sent.map(({ department }) => department)).size === sent.length &&
      new Set(sent.map(({ person }) => person)).size === sent.length
    );
  }),
  substituteIsNew: cited(gap('P7', 'D-0107'), 'payload', ({ context, event }: Args) => {
    const { department, person } = event as Payload<'SUBSTITUTE'>;
    return (
      context.seats.some((seat) => seat.department === department) &&
      !context.seats.some((seat) => seat.person === person) &&
      !context.recusals.some((one) => one.person === person)
    );
  }),
  memberSits: cited(text('P7'), 'context', ({ context, event }: Args) =>
    entitled(context).some(({ person }) => person === event.actor?.person),
  ),
  /** Present are members who have not recused, see `presentAreMembers`. */
  memberIsPresent: cited(gap('P7', 'D-0036'), 'context', ({ context, event }: Args) =>
    context.present.includes(event.actor?.person ?? ''),
  ),
  memberHasNotVoted: cited(
    gap('P7', 'D-0036'),
    'context',
    ({ context, event }: Args) => !context.votes.some(({ person }) => person === event.actor?.person),
  ),
  seatsWereNoHands: cited(
    reading(['P7(3)', 'P10(2)'], 'D-0170'),
    'payload',
    ({ context, event }: Args) => {
      const listed = (event as Payload<'PUT_ON_AGENDA'>).seats?.map((seat) => seat.person) ?? [];
      const { person = '' } = event as Payload<'SUBSTITUTE'>;
      return ![...listed, person].some((one) => context.hands.includes(one));
    },
    'MAKER_IS_CHECKER',
  ),
  memberWasNoHand: wasNoHand(words.checkers.memberWasNoHand),
  secretaryWasNoHand: wasNoHand(words.checkers.secretaryWasNoHand),
  presentAreMembers: cited(gap('P7', 'D-0036'), 'payload', ({ context, event }: Args) => {
    const present = (event as Payload<'OPEN_SITTING'>).present ?? [];
    return (
      new Set(present).size === present.length &&
      present.every((person) => entitled(context).some((seat) => seat.person === person))
    );
  }),
  quorumIsPresent: cited(gap('P7', 'D-0036'), 'payload', ({ context, event }: Args) => {
    const present = (event as Payload<'OPEN_SITTING'>).present?.length ?? 0;
    return reaches(present, entitled(context).length, param('pd.committee.quorum'));
  }),
  enoughMembersRemain: cited(gap('P7', 'D-0107'), 'context', ({ context }: Args) => enoughRemain(context)),
  quorumHasVoted: cited(gap('P7', 'D-0036'), 'context', ({ context }: Args) => isQuorum(context)),
  everyoneHasVoted: cited(gap('P7', 'D-0107'), 'context', ({ context }: Args) => haveAllVoted(context)),
  /** P7(3): the committee has decided; its office records that, and lets no vote fall. */
  voteIsUnfinished: cited(
    [text('P7(3)'), gap('P7', 'D-0107')],
    'context',
    ({ context }: Args) => !(enoughRemain(context) && isQuorum(context) && haveAllVoted(context)),
  ),
  minutesAreAttached: cited(gap('P7(3)', 'D-0036'), 'payload', ({ event }: Args) =>
    Boolean((event as Payload<'DECIDE'>).minutes),
  ),
  deferralIsLeft: cited(
    gap('P7', 'D-0036'),
    'context',
    ({ context }: Args) => deferrals(context) < param('pd.committee.defer'),
  ),
});
