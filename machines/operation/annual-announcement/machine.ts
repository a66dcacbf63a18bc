// P10(1): the annual announcement states the modes of authorization and the conditions. Its window opens and closes by
// the clock alone, so a late application is refused even when nobody acts. Knows applications by their ids only.
import { and, assertEvent, assign, emit, setup } from 'xstate';
import { dateOf, endOfDay, startOfDay } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { atLeastNow, now, param, until } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import { hashOf } from '../../kernel/hash.ts';
import { type Actor, type Meta, auto, branch, by, cited, speaking, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import { confirmsWhatStands } from '../../shared/confirming.ts';
import { checkerDiffersFrom } from '../../shared/rules.ts';
import { confirmation, confirming, proposalOf } from '../../shared/second-hand.ts';
import type { Args, Context } from './context.ts';
import type { Content, Event, Input } from './events.ts';
import { words } from './words.ts';

const contentOf = (event: Event): Partial<Content> => ('content' in event && event.content) || {};
const stated = (is: (content: Partial<Content>) => boolean) =>
  cited(text('P10(1)'), 'payload', ({ event }: Args) => is(contentOf(event)));
const isAhead = ({ opensOn, closesOn }: Partial<Content>): boolean =>
  Boolean(opensOn && closesOn && opensOn >= dateOf(now()) && closesOn >= opensOn);

const contentRules = [
  'demandIsStated',
  'modesAreStated',
  'modesAreOfTheRules',
  'conditionsAreStated',
  'windowIsSet',
  'windowIsAhead',
] as const;

/** What the public knows is cancelled by two persons; a draft by whoever draws it up. */
const cancelled = {
  target: 'cancelled',
  actions: 'recordCancellation',
  meta: by('AUTHORITY', gap('P10(1)', 'D-0105')),
} as const;
const proposed = { actions: 'proposeCancellation', meta: by('AUTHORITY', gap('P10(1)', 'D-0422')) } as const;
const confirmed = {
  target: 'cancelled',
  guard: and([...confirming]),
  actions: ['confirmCancellation', 'announceCancellation'],
  meta: by('AUTHORITY', gap('P10(1)', 'D-0422')),
} as const;
const secondHand = {
  CONFIRM_CANCELLATION: confirmed,
  TAKE_BACK: { guard: 'actorProposedIt', actions: 'takeBack', meta: by('AUTHORITY', gap('P10(1)', 'D-0426')) },
} as const;

export const machine = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor };
    meta: Meta;
    tags: 'published' | 'open';
    emitted: Effect;
  },
  delays: {
    windowOpens: until<Context>(({ content }) => content?.opensOn && atLeastNow(startOfDay(content.opensOn))),
    windowCloses: until<Context>(({ content }) => content?.closesOn && atLeastNow(endOfDay(content.closesOn))),
  },
  guards: speaking(words.rules, {
    demandIsStated: stated(({ demand }) => Boolean(demand)),
    modesAreStated: stated(({ modes }) => Boolean(modes?.length)),
    // Where the rules list the modes, there are no others.
    modesAreOfTheRules: cited(gap('P10(1)', 'D-0412'), 'payload', ({ event }: Args) => {
      const known = param('pd.announcement.modes');
      return known.includes('*') || (contentOf(event).modes ?? []).every((mode) => known.includes(mode));
    }),
    conditionsAreStated: stated(({ conditions }) => Boolean(conditions?.length)),
    windowIsSet: stated(({ opensOn, closesOn }) => Boolean(opensOn && closesOn)),
    // One that is not set is refused by its own rule.
    windowIsAhead: cited(gap('P10(1)', 'D-0105'), 'payload', ({ event }: Args) => {
      const { opensOn, closesOn } = contentOf(event);
      return !opensOn || !closesOn || isAhead({ opensOn, closesOn });
    }),
    windowIsStillAhead: cited(gap('P10(1)', 'D-0105'), 'context', ({ context }: Args) =>
      isAhead(context.content ?? {}),
    ),
    approverDiffersFromPreparer: checkerDiffersFrom<Context>(
      ({ preparers }) => preparers,
      reading('P10(1)', 'D-0005'),
      words.checkers.approverDiffersFromPreparer.zh,
      words.checkers.approverDiffersFromPreparer.en,
    ),
    draftIsAsSeen: confirmsWhatStands<Context>(({ content }) => content, reading('P10(1)', 'D-0425')),
    amendmentIsStated: cited(
      gap('P10(1)', 'D-0230'),
      'payload',
      ({ context, event }: Args) =>
        'content' in event && Boolean(event.content) && hashOf(event.content) !== hashOf(context.content),
    ),
    extensionIsLater: cited(
      gap('P10(1)', 'D-0105'),
      'payload',
      ({ context, event }: Args) =>
        event.type === 'EXTEND' && !!event.closesOn && event.closesOn > (context.content?.closesOn ?? ''),
    ),
    extensionIsLeft: cited(
      gap('P10(1)', 'D-0231'),
      'context',
      ({ context }: Args) => context.extended.length < param('pd.announcement.extensions'),
    ),
    nobodyHasApplied: cited(
      gap('P10(1)', 'D-0105'),
      'context',
      ({ context }: Args) => context.pending.length === 0 && context.settled.length === 0,
    ),
    ...confirmation('P10(1)'),
    wasPublished: branch(({ context }: Args) => context.publishedAt !== null),
    nothingIsPending: branch(({ context }: Args) => context.pending.length === 0),
  }),
  actions: {
    recordContent: assign(({ context, event }) => {
      assertEvent(event, ['SUBMIT', 'AMEND']);
      return {
        content: event.content,
        preparers: personsIn([...context.preparers, ...handsOf(event.actor)]),
        approver: null,
        returned: [],
        proposal: null,
        version: context.version + 1,
      };
    }),
    recordReturn: assign(({ event }) => (assertEvent(event, 'RETURN'), { returned: event.items })),
    recordApproval: assign(({ context, event }) => ({
      approver: event.actor.person,
      publishedAt: context.publishedAt ?? now(),
      proposal: null,
    })),
    recordExtension: assign(({ context, event }) => {
      assertEvent(event, 'EXTEND');
      const { closesOn, reason, document } = event;
      return {
        content: context.content && { ...context.content, closesOn },
        extended: [...context.extended, { closesOn, reason, document }],
        proposal: null,
      };
    }),
    recordCancellation: assign(({ event }) => (assertEvent(event, 'CANCEL'), { cancelled: event.reason })),
    proposeCancellation: assign(({ event }) => (assertEvent(event, 'CANCEL'), { proposal: proposalOf(event) })),
    confirmCancellation: assign(({ context }) => ({ cancelled: context.proposal?.reason ?? null, proposal: null })),
    takeBack: assign({ proposal: null }),
    addApplication: assign(({ context, event }) => {
      assertEvent(event, 'APPLICATION_SUBMITTED');
      return { pending: [...context.pending.filter((id) => id !== event.application), event.application] };
    }),
    dropApplication: assign(({ context, event }) => {
      assertEvent(event, 'APPLICATION_ENDED');
      return {
        pending: context.pending.filter((id) => id !== event.application),
        settled: event.settled ? [...context.settled, event.settled] : context.settled,
      };
    }),
    announce: emit(({ context: { year, round, version, content } }): Effect => ({
      type: 'notify',
      notice: 'N8',
      to: ['public'],
      subject: words.notices.published,
      about: {
        year,
        round,
        version,
        opensOn: content?.opensOn ?? null,
        closesOn: content?.closesOn ?? null,
        document: content?.document ?? null,
      },
    })),
    announceCancellation: emit(({ context: { year, round, cancelled } }): Effect => ({
      type: 'notify',
      notice: 'N8',
      to: ['public'],
      subject: words.notices.cancelled,
      about: { year, round, reason: cancelled },
    })),
  },
}).createMachine({
  id: 'annualAnnouncement',
  context: ({ input }) => ({
    id: input.id,
    year: input.year,
    round: input.round,
    content: null,
    version: 0,
    preparers: handsOf(input.actor),
    approver: null,
    publishedAt: null,
    returned: [],
    extended: [],
    proposal: null,
    pending: [],
    settled: [],
    cancelled: null,
  }),
  initial: 'draft',
  states: {
    draft: {
      meta: state(words.states.draft, text('P10(1)'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.announcement.prepareDue',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.draft,
        },
      }),
      on: {
        SUBMIT: {
          target: 'underApproval',
          guard: and([...contentRules]),
          actions: 'recordContent',
          meta: by('AUTHORITY', text('P10(1)')),
        },
        CANCEL: [{ guard: 'wasPublished', ...proposed }, cancelled],
        ...secondHand,
      },
    },
    underApproval: {
      meta: state(words.states.underApproval, reading('P10(1)', 'D-0005'), {
        task: {
          by: 'AUTHORITY',
          sla: 'pd.announcement.approveSla',
          lead: 'COMMITTEE_OFFICE',
          title: words.tasks.underApproval,
        },
      }),
      on: {
        APPROVE: {
          target: 'published',
          guard: and(['approverDiffersFromPreparer', 'draftIsAsSeen', 'windowIsStillAhead']),
          actions: ['recordApproval', 'announce'],
          meta: by('AUTHORITY', text('P10(1)')),
        },
        RETURN: {
          target: 'draft',
          guard: 'approverDiffersFromPreparer',
          actions: 'recordReturn',
          meta: by('AUTHORITY', gap('P10(1)', 'D-0105')),
        },
        CANCEL: [{ guard: 'wasPublished', ...proposed }, cancelled],
        ...secondHand,
      },
    },
    published: {
      meta: state(words.states.published, text('P10(1)')),
      tags: 'published',
      on: {
        AMEND: {
          target: 'underApproval',
          guard: and(['amendmentIsStated', ...contentRules]),
          actions: 'recordContent',
          meta: by('AUTHORITY', gap('P10(1)', 'D-0105')),
        },
        CANCEL: proposed,
        ...secondHand,
      },
      after: { windowOpens: { target: 'open', meta: auto(text('P10(1)')) } },
    },
    open: {
      meta: state(words.states.open, text('P10(1)')),
      tags: ['published', 'open'],
      on: {
        EXTEND: {
          target: 'open',
          reenter: true,
          guard: and(['extensionIsLeft', 'extensionIsLater']),
          actions: ['recordExtension', 'announce'],
          meta: by('AUTHORITY', gap('P10(1)', 'D-0105')),
        },
        CANCEL: { guard: 'nobodyHasApplied', ...proposed },
        ...secondHand,
        CONFIRM_CANCELLATION: { ...confirmed, guard: and([...confirming, 'nobodyHasApplied']) },
        APPLICATION_SUBMITTED: { actions: 'addApplication', meta: auto(text('P10(1)')) },
        APPLICATION_ENDED: { actions: 'dropApplication', meta: auto(gap('P10(1)', 'D-0105')) },
      },
      after: { windowCloses: { target: 'closed', meta: auto(text('P10(1)')) } },
    },
    closed: {
      meta: state(words.states.closed, text('P10(1)')),
      tags: 'published',
      on: { APPLICATION_ENDED: { actions: 'dropApplication', meta: auto(gap('P10(1)', 'D-0105')) } },
      always: { target: 'concluded', guard: 'nothingIsPending', meta: auto(gap('P10(1)', 'D-0105')) },
    },
    concluded: { type: 'final', meta: state(words.states.concluded, gap('P10(1)', 'D-0105')) },
    cancelled: { type: 'final', meta: state(words.states.cancelled, gap('P10(1)', 'D-0105')) },
  },
});
