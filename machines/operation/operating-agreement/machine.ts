// P4(3)(4), P10(3), P13, P21, P22, P24, P29, P31: the agreement runs for two years; grants, staff and reports depend
// on it.
import { and } from 'xstate';
import { gap, reading, text } from '../../law/cite.ts';
import { auto, by, one, state } from '../../kernel/lifecycle.ts';
import { confirming } from '../../shared/second-hand.ts';
import { inherited } from './scope.ts';
import { agreement } from './setup.ts';
import { inForce } from './stages/in-force.ts';
import { preparing } from './stages/preparing.ts';
import { words } from './words.ts';

const suspension = reading('P29', 'D-0007');

export const machine = agreement.createMachine({
  id: 'operatingAgreement',
  context: ({ input }) => {
    const { endsAt, predecessors, terminated } = one(input.facts, 'previous')?.shares ?? {};
    return {
      id: input.id,
      application: input.application,
      operator: input.operator,
      previous: input.previous,
      predecessors: input.previous
        ? [input.previous, ...(Array.isArray(predecessors) ? (predecessors as string[]) : [])]
        : [],
      previousEndsAt: typeof endsAt === 'string' ? endsAt : null,
      approved: input.approved,
      affiliates: input.affiliates,
      filers: input.filers,
      terms: null,
      extensions: 0,
      proposal: null,
      drafters: [],
      terminated: inherited(terminated, input.approved?.reapplied ?? []),
      signedByOperator: null,
      signedByAuthority: null,
      startsAt: null,
      endsAt: null,
      causes: [],
      renewal: null,
      successor: null,
      overdue: [],
      evaluations: [],
      costs: {},
      earlyEnd: null,
      end: null,
      closure: null,
    };
  },
  initial: 'preparing',
  states: {
    preparing,
    signingOverdue: {
      meta: state(words.states.signingOverdue, gap('P10(3)', 'D-0121'), {
        task: {
          by: 'COMMITTEE_OFFICE',
          sla: 'pd.committee.noticeDue',
          lead: 'COMMITTEE',
          title: words.tasks.signingOverdue,
        },
      }),
      tags: 'preparing',
      on: {
        SCOPE_TERMINATED: { actions: 'recordTerminated', meta: auto(reading('P29', 'D-0172')) },
        EXTEND_SIGNING: {
          target: 'preparing',
          guard: and(['authorityIsNoApplicant', 'extensionIsLeft']),
          actions: 'countExtension',
          meta: by('COMMITTEE_OFFICE', gap('P10(3)', 'D-0231')),
        },
        DECLARE_LAPSED: {
          actions: 'proposeLapse',
          meta: by('COMMITTEE_OFFICE', gap('P10(3)', 'D-0422')),
        },
        TAKE_BACK: {
          guard: 'actorProposedIt',
          actions: 'takeBack',
          meta: by('COMMITTEE_OFFICE', gap('P10(3)', 'D-0426')),
        },
        CONFIRM_LAPSE: {
          target: 'lapsed',
          guard: and([...confirming]),
          actions: ['takeBack', 'tellApplicationLapsed', 'notifyLapsed'],
          meta: by('COMMITTEE_OFFICE', gap('P10(3)', 'D-0121'), gap('P10(3)', 'D-0422')),
        },
        AGREEMENT_ENDED: {
          target: 'lapsed',
          actions: ['tellApplicationLapsed', 'notifyLapsed'],
          meta: auto(reading('P13', 'D-0037')),
        },
      },
    },
    awaitingStart: {
      meta: state(words.states.awaitingStart, text('P13')),
      tags: 'signed',
      on: {
        SUSPEND_RIGHTS: { guard: 'causeIsNew', actions: 'addCause', meta: auto(text('P29'), suspension) },
        LIFT_SUSPENSION: { guard: 'causeStands', actions: 'liftCause', meta: auto(text('P29'), suspension) },
        SCOPE_TERMINATED: { actions: 'recordTerminated', meta: auto(reading('P29', 'D-0172')) },
        // An operator who lost the qualification under the previous agreement does not begin anew; any other end of it
        // changes nothing.
        AGREEMENT_ENDED: [
          { target: 'annulled', guard: 'previousFailed', actions: 'notifyLapsed', meta: auto(gap('P7(3)', 'D-0122')) },
          { meta: auto(text('P13')) },
        ],
      },
      after: { termBegins: { target: 'inForce', meta: auto(text('P13')) } },
    },
    inForce,
    closing: {
      meta: state(words.states.closing, text('P31')),
      tags: 'ended',
      entry: ['endDependants', 'endUnbegunSuccessor', 'openClosure', 'notifyEnded'],
      on: {
        CLOSURE_OPENED: { actions: 'recordClosure', meta: auto(text('P31')) },
        RECORD_COST: { actions: 'recordCost', meta: by('AUTHORITY', text('P21')) },
        DUTY_OVERDUE: { actions: 'recordOverdue', meta: auto(reading(['P16(3)', 'P30'], 'D-0039')) },
        DUTY_MET: { actions: 'recordMet', meta: auto(reading(['P16(3)', 'P30'], 'D-0039')) },
        EVALUATED: { actions: 'recordEvaluation', meta: auto(reading('P12', 'D-0171')) },
        CLOSURE_DONE: [
          {
            target: 'expired',
            guard: and(['closureIsOurs', 'endedByExpiry']),
            meta: auto(text('P31'), reading(['P4(4)', 'P31'], 'D-0042')),
          },
          { target: 'terminatedEarly', guard: and(['closureIsOurs', 'endedEarly']), meta: auto(text('P31')) },
          {
            target: 'qualificationTerminated',
            guard: and(['closureIsOurs', 'endedByTermination']),
            meta: auto(text('P31')),
          },
          { target: 'revoked', guard: and(['closureIsOurs', 'endedByRevocation']), meta: auto(text('P31')) },
        ],
      },
    },
    expired: { type: 'final', meta: state(words.states.expired, text('P13')) },
    terminatedEarly: { type: 'final', meta: state(words.states.terminatedEarly, text('P13', 'P31')) },
    qualificationTerminated: {
      type: 'final',
      meta: state(words.states.qualificationTerminated, text('P29', 'P31')),
    },
    revoked: { type: 'final', meta: state(words.states.revoked, text('P7(3)', 'P31')) },
    lapsed: { type: 'final', meta: state(words.states.lapsed, gap('P10(3)', 'D-0121')) },
    declined: { type: 'final', meta: state(words.states.declined, gap('P10(3)', 'D-0121')) },
    annulled: { type: 'final', meta: state(words.states.annulled, gap('P7(3)', 'D-0122')) },
  },
});
