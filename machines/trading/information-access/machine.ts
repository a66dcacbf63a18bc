// T25, T34, T35: a request, its check, an access for a time, and what follows from it. It ends when nothing of it is open.
import { and } from 'xstate';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { text } from '../../law/cite.ts';
import {
  assistance,
  consent,
  copies,
  course,
  discipline,
  ofReads,
  onPaper,
  review,
  telling,
  untold,
  whole,
} from './basis.ts';
import { access, contextOf } from './setup.ts';
import { everybody, hold, limits, own, referrers } from './steps.ts';
import { words } from './words.ts';

const support = [text('T34', 'T35'), course];
const checking = ['checkerDiffersFromRegistrar', 'deciderIsNotConcerned'] as const;
const authorize = {
  target: '#informationAccess.authorized',
  guard: and([
    ...checking,
    'scopeIsWithinRequest',
    'organHasWhatItAsked',
    'untilIsWithinTerm',
    'consentsLastSoLong',
    'everyPartyConsents',
    'causeIsStillOpen',
    'requesterIsOfTheCase',
    'scopeIsOfTheCase',
  ]),
  actions: ['recordGrant', 'tellAuthorized'],
  meta: by('CENTER', ...support, whole),
} as const;
const withdraw = { target: 'withdrawn', guard: 'actorIsOfTheRequest', meta: own(course) } as const;
/** One person packs what is handed over, another hands it over; nobody whose request or acts they are. */
const handling = [
  'deciderIsNotConcerned',
  'handlerIsNotOfTheRequest',
  'causeIsStillOpen',
  'requesterIsOfTheCase',
] as const;
const provide = {
  PACK: {
    guard: and([...handling, 'copiesWereAsked']),
    actions: 'recordPacking',
    meta: by('CENTER', ...support, copies),
  },
  PROVIDE: {
    guard: and([...handling, 'copiesArePacked', 'copiesAreThoseNamed', 'handerDiffersFromPacker']),
    actions: 'recordCopies',
    meta: by('CENTER', ...support, copies),
  },
} as const;
const consentWithdrawn = { actions: ['endRevoked', 'tellEnded'], meta: by('consenting', consent) } as const;
const revoke = {
  target: '#informationAccess.settling',
  guard: and(['deciderIsNotConcerned', 'limitIsConfirmed']),
  actions: ['endRevoked', 'tellEnded'],
  meta: limits(course, whole),
} as const;
const finish = {
  guard: 'actorIsOfTheRequest',
  actions: ['endProvided', 'tellEnded'],
  meta: own(course),
} as const;
const told = {
  tellDue: [
    { guard: 'somebodyIsToBeTold', actions: ['tellConcerned', 'recordTold'], meta: auto(telling) },
    { actions: 'recordTold', meta: auto(telling) },
  ],
} as const;
const allowTelling = {
  guard: and(['actorIsOfTheRequest', 'tellingIsBarred']),
  actions: ['allowTelling', 'tellConcerned', 'recordTold'],
  meta: own(telling),
} as const;
/** A bar stands until a day or, without one, until it is looked at again; it is kept on a document of whoever asked. */
const bar = (target: 'authorized' | 'settling') =>
  ({
    KEEP_BAR: {
      target,
      reenter: true,
      guard: and(['actorIsOfTheRequest', 'tellingIsBarred', 'barIsTheInstruments', 'barEndsLater']),
      actions: 'keepBar',
      meta: own(telling, review),
    },
  }) as const;
/** What is never told would otherwise keep its case open for ever; whoever asked says so, on a document. */
const closeUntold = {
  target: 'settling',
  reenter: true,
  guard: and(['actorIsOfTheRequest', 'tellingIsBarred', 'barIsTheInstruments']),
  actions: 'closeUntold',
  meta: own(telling, untold),
} as const;
const reviewed = (target: 'authorized' | 'settling') =>
  ({ reviewDue: { target, reenter: true, actions: ['tellReview', 'reviewAgain'], meta: auto(review) } }) as const;
/** Whoever is concerned by what is read learns it, like those of whom it was known before. */
const read = {
  MATERIAL_READ: [
    {
      guard: 'newOnesAreToldNow',
      actions: ['tellNewlyConcerned', 'recordConcerned', 'recordTold'],
      meta: auto(ofReads),
    },
    { actions: 'recordConcerned', meta: auto(ofReads) },
  ],
} as const;
const recordOutcome = {
  guard: and(['deciderIsNotConcerned', 'referralAwaitsOutcome']),
  actions: 'recordOutcome',
  meta: by(referrers, discipline),
} as const;

export const machine = access.createMachine({
  id: 'informationAccess',
  context: ({ input }) => contextOf(input),
  initial: 'opening',
  on: {
    REGISTER_ACT: {
      guard: and(['requestCameOnPaper', 'noActWaits']),
      actions: ['recordRegistration', 'tellRegisteredAct'],
      meta: by('CENTER', onPaper),
    },
    CONFIRM_ACT: {
      guard: and(['actIsRegistered', 'actIsTheOneNamed', 'confirmerDiffersFromRegistrar']),
      actions: ['carryOut', 'forgetRegistration'],
      meta: by('CENTER', onPaper),
    },
    DISCARD_ACT: { guard: 'actIsRegistered', actions: 'forgetRegistration', meta: by('CENTER', onPaper) },
  },
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
          guard: and([...checking]),
          actions: ['recordReturn', 'tellReturned'],
          meta: by('CENTER', course),
        },
        REFUSE: {
          target: 'refused',
          guard: and([...checking, 'mayBeRefused']),
          actions: 'tellRefused',
          meta: by('CENTER', course),
        },
        WITHDRAW: withdraw,
        WITHDRAW_CONSENT: { ...consentWithdrawn, target: 'revoked' },
      },
    },
    incomplete: {
      meta: state(words.states.incomplete, course),
      tags: 'open',
      on: {
        COMPLETE: {
          target: 'checking',
          guard: 'completerIsKnown',
          actions: 'recordSupplement',
          meta: by(everybody, course),
        },
        WITHDRAW: withdraw,
        WITHDRAW_CONSENT: { ...consentWithdrawn, target: 'revoked' },
      },
    },
    // T35: it opens at once; the check of its form follows, however late it is, and also when the access is over.
    urgent: {
      meta: state(words.states.urgent, assistance, {
        task: { by: 'CENTER', sla: 'trade.access.urgentWithin', lead: 'SUPERVISOR', title: words.tasks.checkUrgent },
      }),
      tags: 'open',
      initial: 'running',
      on: { REVOKE: revoke, ALLOW_TELLING: allowTelling, LIFT_HOLD: hold.lifted },
      after: told,
      states: {
        running: {
          meta: state(words.states.running, assistance),
          tags: 'granting',
          on: {
            AUTHORIZE: authorize,
            ...provide,
            PLACE_HOLD: hold.placed,
            ...read,
            FINISH: { ...finish, target: 'over' },
            WITHDRAW: { ...finish, actions: ['endWithdrawn', 'tellEnded'], target: 'over' },
          },
          after: { grantEnds: { target: 'over', actions: ['endExpired', 'tellEnded'], meta: auto(whole) } },
        },
        over: {
          meta: state(words.states.over, whole),
          on: {
            AUTHORIZE: {
              target: '#informationAccess.settling',
              guard: and([...checking, 'organHasWhatItAsked']),
              actions: 'recordCheck',
              meta: by('CENTER', whole),
            },
          },
        },
      },
    },
    authorized: {
      meta: state(words.states.authorized, support),
      tags: ['open', 'granting'],
      on: {
        ...provide,
        NARROW: {
          target: 'authorized',
          reenter: true,
          guard: and(['deciderIsNotConcerned', 'scopeIsNarrower', 'limitIsConfirmed']),
          actions: ['recordNarrowing', 'tellAuthorized'],
          meta: limits(course, whole),
        },
        REVOKE: revoke,
        FINISH: { ...finish, target: 'settling' },
        WITHDRAW_CONSENT: { ...consentWithdrawn, target: 'settling' },
        ALLOW_TELLING: allowTelling,
        ...bar('authorized'),
        PLACE_HOLD: hold.placed,
        LIFT_HOLD: hold.lifted,
        ...read,
        REFER_TO_DISCIPLINE: {
          guard: and(['deciderIsNotConcerned', 'personIsInScope']),
          actions: 'recordReferral',
          meta: by(referrers, discipline),
        },
        RECORD_OUTCOME: recordOutcome,
      },
      after: {
        grantEnds: { target: 'settling', actions: ['endExpired', 'tellEnded'], meta: auto(course) },
        ...told,
        ...reviewed('authorized'),
      },
    },
    settling: {
      meta: state(words.states.settling, course),
      tags: 'open',
      always: [
        { target: 'provided', guard: 'isProvided', meta: auto(course) },
        { target: 'expired', guard: 'isExpired', meta: auto(course) },
        { target: 'revoked', guard: 'isRevoked', meta: auto(course) },
        { target: 'withdrawn', guard: 'isWithdrawn', meta: auto(course) },
      ],
      on: {
        ALLOW_TELLING: allowTelling,
        ...bar('settling'),
        CLOSE_UNTOLD: closeUntold,
        LIFT_HOLD: hold.lifted,
        RECORD_OUTCOME: recordOutcome,
      },
      after: { ...told, ...reviewed('settling') },
    },
    provided: { type: 'final', meta: state(words.states.provided, course) },
    expired: { type: 'final', meta: state(words.states.expired, course) },
    revoked: { type: 'final', meta: state(words.states.revoked, course) },
    refused: { type: 'final', meta: state(words.states.refused, course) },
    withdrawn: { type: 'final', meta: state(words.states.withdrawn, course) },
  },
});
