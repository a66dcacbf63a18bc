// The parts of the chart by name: what an evaluation keeps, and what it tells, opens and notifies.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { after, now } from '../../kernel/env.ts';
import { handsOf, personsIn } from '../../kernel/hands.ts';
import type { Facts, Meta } from '../../kernel/lifecycle.ts';
import { successorOf } from '../../shared/agreement.ts';
import { partyOf } from '../../shared/parties.ts';
import type { Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { conforms, guards } from './guards.ts';
import { words } from './words.ts';

export const evaluation = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; facts?: Facts };
    meta: Meta;
    tags: 'underway' | 'evaluated';
    emitted: Effect;
  },
  delays: after('pd.evaluation.assessDue', 'pd.evaluation.evidenceDue', 'pd.evaluation.onRecord'),
  guards,
  actions: {
    recordCommission: assign(
      ({ event }) => (assertEvent(event, 'COMMISSION'), { evaluator: partyOf(event.evaluator) }),
    ),
    recordRequest: assign(
      ({ event }) => (
        assertEvent(event, 'REQUEST_EVIDENCE'),
        { indicators: event.indicators.version, requested: event.items }
      ),
    ),
    recordFurtherRequest: assign(({ event }) => (assertEvent(event, 'REQUEST_MORE'), { requested: event.items })),
    recordEvidence: assign(
      ({ context, event }) => (
        assertEvent(event, 'SUBMIT_EVIDENCE'),
        {
          evidence: [...context.evidence, ...event.documents.map(({ sha256 }) => sha256)],
          submitters: personsIn([...context.submitters, ...handsOf(event.actor)]),
        }
      ),
    ),
    countExtension: assign(({ context }) => ({ extensions: context.extensions + 1 })),
    recordRefusal: assign(
      ({ context, event }) => (
        assertEvent(event, 'RECORD_REFUSAL'),
        { refusal: event.kind, refusers: personsIn([...context.refusers, ...handsOf(event.actor)]) }
      ),
    ),
    recordAssessment: assign(
      ({ context, event }) => (
        assertEvent(event, 'ASSESS'),
        {
          grade: event.grade,
          considered: event.considered,
          assessors: personsIn([...context.assessors, ...handsOf(event.actor)]),
        }
      ),
    ),
    recordResult: assign(({ context, event }) => ({
      conforming: conforms(context),
      confirmers: handsOf(event.actor),
    })),
    recordEnd: assign({ ended: true }),
    followSuccessor: assign(({ context, event }) => ({ agreement: successorOf({ event }) ?? context.agreement })),
    tellAgreement: emit(({ context }): Effect => ({
      type: 'tell',
      to: context.agreement,
      // An agreement that has ended may have nothing left to record.
      ...(context.ended ? {} : { mode: 'must' as const }),
      event: {
        type: 'EVALUATED',
        evaluation: context.id,
        year: context.year,
        part: context.part,
        conforming: context.conforming === true,
        considered: context.considered,
      },
    })),
    orderRectification: emit(({ context, event }): Effect => {
      assertEvent(event, 'CONFIRM');
      const { items = [], due = now(), scope = 'all' } = event.order ?? {};
      return {
        type: 'open',
        lifecycle: 'operatorRectification',
        input: { agreement: context.agreement, evaluation: context.id, items, due, scope },
      };
    }),
    notifyOverdue: emit({
      type: 'notify',
      notice: 'N19',
      to: ['AUTHORITY', 'COMMITTEE_OFFICE'],
      subject: words.notices.overdue,
    }),
    notifyResult: emit({
      type: 'notify',
      notice: 'N20',
      to: ['operator', 'COMMITTEE_OFFICE'],
      subject: words.notices.result,
    }),
  },
});
