// T6, T16, T17, T27; P11, P26: venue and authority make rules. One case holds the versions of one kind of rule; a version is in
// force from its day until the next one is.
import { and, assign, assertEvent, setup } from 'xstate';
import { dateOf } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { now } from '../../kernel/env.ts';
import { handsOf } from '../../kernel/hands.ts';
import { type Actor, type Meta, type Stamp, auto, branch, by, cited, speaking, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import type { RuleKind } from '../../law/duties.ts';
import { confirmsWhatStands } from '../confirming.ts';
import { checkerDiffersFrom } from '../rules.ts';
import type { Args, Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { words } from './words.ts';

export const making = text('T6', 'T16', 'T17', 'T27', 'P11', 'P26');
const course = gap(['T6', 'P26'], 'D-0263');
const makers = ['CENTER', 'AUTHORITY'];

const sideOf = (kind: RuleKind): Context['side'] => (kind.startsWith('domain') ? 'domain' : 'venue');
const makes = (side: Context['side'], hat: string | undefined): boolean =>
  hat === (side === 'venue' ? 'CENTER' : 'AUTHORITY');

type Opening = { event: { input: Input } & Stamp };
export const openings = speaking(words.openings, {
  openerMakesTheRule: cited(making, 'payload', ({ event }: Opening) =>
    makes(sideOf(event.input.kind), event.actor.hat),
  ),
});

const guards = speaking(words.rules, {
  actorMakesTheRule: cited(
    making,
    'context',
    ({ context, event }: Args) => !!event.actor && makes(context.side, event.actor.hat),
  ),
  approverDiffersFromProposer: checkerDiffersFrom<Context>(({ proposers }) => proposers, course),
  repealerDiffersFromApprover: checkerDiffersFrom<Context>(({ approvers }) => approvers, course),
  versionIsAsSeen: confirmsWhatStands<Context>(({ proposed }) => proposed, course),
  // What was in force before the register began is entered as it was.
  startsTodayOrLater: cited(
    course,
    'context',
    ({ context: { versions, proposed } }: Args) =>
      !versions.length || (proposed !== null && proposed.from >= dateOf(now())),
  ),
  versionIsNew: cited(
    course,
    'payload',
    ({ context, event }: Args) =>
      event.type === 'PROPOSE' && !context.versions.some(({ version }) => version === event.version),
  ),
  followsTheLast: cited(
    course,
    'payload',
    ({ context, event }: Args) => event.type === 'PROPOSE' && context.versions.every(({ from }) => from < event.from),
  ),
  isOfTheVenue: branch(({ context }: Args) => context.side === 'venue'),
  hasVersions: branch(({ context }: Args) => context.versions.length > 0),
});

const register = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor };
    meta: Meta;
    tags: 'registered';
    emitted: Effect;
  },
  guards,
  actions: {
    recordProposal: assign(({ event }) => {
      assertEvent(event, 'PROPOSE');
      const { version, document, from, actor } = event;
      return { proposed: { version, document, from }, proposers: handsOf(actor) };
    }),
    recordApproval: assign(({ context, event }) => {
      assertEvent(event, 'APPROVE');
      const { proposed, versions } = context;
      const approved = proposed ? [{ ...proposed, body: event.body, approval: event.document }] : [];
      return { proposed: null, versions: [...versions, ...approved], approvers: handsOf(event.actor) };
    }),
    dropProposal: assign({ proposed: null }),
  },
});

export const machine = register.createMachine({
  id: 'ruleRegister',
  context: ({ input: { id, kind, version, document, from, actor } }) => ({
    id,
    kind,
    side: sideOf(kind),
    proposed: { version, document, from },
    proposers: handsOf(actor),
    versions: [],
    approvers: [],
  }),
  initial: 'proposed',
  states: {
    proposed: {
      meta: state(words.states.proposed, making),
      initial: 'whose',
      on: {
        APPROVE: {
          target: 'registered',
          guard: and(['actorMakesTheRule', 'approverDiffersFromProposer', 'versionIsAsSeen', 'startsTodayOrLater']),
          actions: 'recordApproval',
          meta: by(makers, course),
        },
        WITHDRAW: [
          {
            target: 'registered',
            guard: and(['actorMakesTheRule', 'hasVersions']),
            actions: 'dropProposal',
            meta: by(makers, course),
          },
          { target: 'withdrawn', guard: 'actorMakesTheRule', actions: 'dropProposal', meta: by(makers, course) },
        ],
      },
      states: {
        whose: {
          meta: state(words.states.whose, making),
          always: [
            { target: 'byCenter', guard: 'isOfTheVenue', meta: auto(making) },
            { target: 'byAuthority', meta: auto(making) },
          ],
        },
        byCenter: {
          meta: state(words.states.byCenter, text('T6', 'T16', 'T17', 'T27'), {
            task: { by: 'CENTER', sla: 'trade.rules.approvalSla', lead: 'SUPERVISOR', title: words.tasks.approve },
          }),
        },
        byAuthority: {
          meta: state(words.states.byAuthority, text('P11', 'P26'), {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.rules.approvalSla',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks.approve,
            },
          }),
        },
      },
    },
    registered: {
      meta: state(words.states.registered, making),
      tags: 'registered',
      on: {
        PROPOSE: {
          target: 'proposed',
          guard: and(['actorMakesTheRule', 'versionIsNew', 'followsTheLast']),
          actions: 'recordProposal',
          meta: by(makers, making),
        },
        REPEAL: {
          target: 'repealed',
          guard: and(['actorMakesTheRule', 'repealerDiffersFromApprover']),
          meta: by(makers, course),
        },
      },
    },
    withdrawn: { type: 'final', meta: state(words.states.withdrawn, course) },
    repealed: { type: 'final', meta: state(words.states.repealed, course) },
  },
});

export const kindClaim = reading('T6', 'D-0263');
