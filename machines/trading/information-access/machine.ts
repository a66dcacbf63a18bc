// T25, T34, T35: a request, its check, an access for a time, and what follows from it. It ends when nothing of it is open.
import { and } from 'xstate';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';
import type { Role } from '../../law/roles.ts';
import { assistance, course } from './guards.ts';
import { requesters } from './purposes.ts';
import { access, contextOf } from './setup.ts';
import { words } from './words.ts';

const support = [text('T34', 'T35'), course];
const telling = gap('T25', 'D-0273');
const holding = gap(['T34', 'T35'], 'D-0274');
const discipline = reading('T36', 'D-0276');
const everybody: Role[] = [...new Set<Role>(['CENTER', ...Object.values(requesters).flat()])];
const referrers: Role[] = ['CENTER', 'SUPERVISOR', 'AUTHORITY', 'DISC_AUDIT'];

const authorize = {
  target: 'authorized',
  guard: and([
    'checkerDiffersFromRegistrar',
    'scopeIsWithinRequest',
    'untilIsWithinTerm',
    'consentsLastSoLong',
    'causeIsStillOpen',
  ]),
  actions: ['recordGrant', 'tellAuthorized'],
  meta: by('CENTER', ...support),
} as const;
const withdraw = {
  target: 'withdrawn',
  guard: and(['actorIsOfTheRequest', 'organEndsIt']),
  meta: by(everybody, course),
} as const;
const provide = { guard: 'copiesWereAsked', actions: 'recordCopies', meta: by('CENTER', ...support) } as const;
const revoke = {
  target: 'settling',
  guard: 'limitIsGrounded',
  actions: ['endRevoked', 'tellEnded'],
  meta: by('CENTER', course),
} as const;
const told = { tellDue: { actions: ['tellConcerned', 'recordTold'], meta: auto(telling) } } as const;
const placeHold = {
  guard: and(['actorIsOfTheRequest', 'holdIsNew', 'archivesAreInScope']),
  actions: ['holdArchives', 'recordHold'],
  meta: by(everybody, holding),
} as const;
const liftHold = {
  guard: and(['actorIsOfTheRequest', 'holdStands']),
  actions: ['releaseArchives', 'recordLifting'],
  meta: by(everybody, holding),
} as const;
const recordOutcome = {
  guard: 'referralAwaitsOutcome',
  actions: 'recordOutcome',
  meta: by(referrers, discipline),
} as const;

export const machine = access.createMachine({
  id: 'informationAccess',
  context: ({ input }) => contextOf(input),
  initial: 'opening',
  states: {
    opening: {
      meta: state(words.states.opening, course),
      always: [
        { target: 'urgent', guard: 'isUrgent', actions: ['tellRegistered', 'tellAuthorized'], meta: auto(assistance) },
        { target: 'checking', actions: 'tellRegistered', meta: auto(course) },
      ],
    },
    checking: {
      meta: state(words.states.checking, course, {
        task: { by: 'CENTER', sla: 'trade.access.legalCheckSla', lead: 'SUPERVISOR', title: words.tasks.check },
      }),
      tags: 'open',
      on: {
        AUTHORIZE: authorize,
        RETURN: {
          target: 'incomplete',
          guard: 'checkerDiffersFromRegistrar',
          actions: ['recordReturn', 'tellReturned'],
          meta: by('CENTER', course),
        },
        REFUSE: {
          target: 'refused',
          guard: and(['checkerDiffersFromRegistrar', 'mayBeRefused']),
          actions: 'tellRefused',
          meta: by('CENTER', course),
        },
        WITHDRAW: withdraw,
      },
    },
    incomplete: {
      meta: state(words.states.incomplete, course),
      tags: 'open',
      on: {
        COMPLETE: {
          target: 'checking',
          guard: 'actorIsOfTheRequest',
          actions: 'recordSupplement',
          meta: by(everybody, course),
        },
        WITHDRAW: withdraw,
      },
    },
    // T35: it opens at once; the check of its form follows, however late it is.
    urgent: {
      meta: state(words.states.urgent, assistance, {
        task: { by: 'CENTER', sla: 'trade.access.urgentWithin', lead: 'SUPERVISOR', title: words.tasks.checkUrgent },
      }),
      tags: ['open', 'granting'],
      on: { AUTHORIZE: authorize, PROVIDE: provide, REVOKE: revoke, PLACE_HOLD: placeHold, LIFT_HOLD: liftHold },
      after: told,
    },
    authorized: {
      meta: state(words.states.authorized, support),
      tags: ['open', 'granting'],
      on: {
        PROVIDE: provide,
        NARROW: {
          target: 'authorized',
          reenter: true,
          guard: and(['scopeIsNarrower', 'limitIsGrounded']),
          actions: ['recordNarrowing', 'tellAuthorized'],
          meta: by('CENTER', course),
        },
        REVOKE: revoke,
        FINISH: {
          target: 'settling',
          guard: and(['actorIsOfTheRequest', 'organEndsIt']),
          actions: ['endProvided', 'tellEnded'],
          meta: by(everybody, course),
        },
        ALLOW_TELLING: {
          target: 'authorized',
          reenter: true,
          guard: and(['actorIsOfTheRequest', 'tellingIsBarred']),
          actions: 'allowTelling',
          meta: by(everybody, telling),
        },
        PLACE_HOLD: placeHold,
        LIFT_HOLD: liftHold,
        REFER_TO_DISCIPLINE: {
          guard: 'personIsInScope',
          actions: 'recordReferral',
          meta: by(referrers, discipline),
        },
        RECORD_OUTCOME: recordOutcome,
      },
      after: {
        grantEnds: { target: 'settling', actions: ['endExpired', 'tellEnded'], meta: auto(course) },
        ...told,
      },
    },
    settling: {
      meta: state(words.states.settling, course),
      tags: 'open',
      always: [
        { target: 'provided', guard: 'isProvided', meta: auto(course) },
        { target: 'expired', guard: 'isExpired', meta: auto(course) },
        { target: 'revoked', guard: 'isRevoked', meta: auto(course) },
      ],
      on: {
        ALLOW_TELLING: {
          target: 'settling',
          reenter: true,
          guard: and(['actorIsOfTheRequest', 'tellingIsBarred']),
          actions: 'allowTelling',
          meta: by(everybody, telling),
        },
        LIFT_HOLD: liftHold,
        RECORD_OUTCOME: recordOutcome,
      },
      after: told,
    },
    provided: { type: 'final', meta: state(words.states.provided, course) },
    expired: { type: 'final', meta: state(words.states.expired, course) },
    revoked: { type: 'final', meta: state(words.states.revoked, course) },
    refused: { type: 'final', meta: state(words.states.refused, course) },
    withdrawn: { type: 'final', meta: state(words.states.withdrawn, course) },
  },
});
