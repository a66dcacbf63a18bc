// The parts of the chart by name: what an incident keeps, what it stops elsewhere, and who is told.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { now, until } from '../../kernel/env.ts';
import { hashOf } from '../../kernel/hash.ts';
import { handsOf } from '../../kernel/hands.ts';
import type { Actor, Facts, Meta } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import { withHands } from '../rules.ts';
import { noticeDue, remedyDue, reportDue } from './clocks.ts';
import type { Context } from './context.ts';
import type { Event, Input } from './events.ts';
import { foundBy, guards } from './guards.ts';
import { imposing, lifting } from './measures.ts';
import { words } from './words.ts';

const unique = <T>(list: T[]): T[] => [...new Set(list)];
const owners = ({ scope }: Context): string[] =>
  scope === 'venue' ? ['CENTER', 'OPCO', 'SUPERVISOR'] : ['AUTHORITY', 'COMMITTEE_OFFICE', 'operator'];
const toOwners = (subject: Text) =>
  emit<Context, Event, undefined, Event, Effect>(({ context }) => ({
    type: 'notify',
    notice: 'N24',
    to: owners(context),
    subject,
    about: { kind: context.kind, grade: context.grade },
  }));
/** The parties that nobody has told yet. */
const untold = ({ addressees }: Context, event: Event): string[] =>
  unique(foundBy(event.facts).flatMap(({ parties }) => parties)).filter((party) => !addressees.includes(hashOf(party)));

export const incident = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: 'open' | 'contained';
    emitted: Effect;
  },
  delays: {
    remedyDue: until<Context>(remedyDue),
    noticeDue: until<Context>(noticeDue),
    reportDue: until<Context>(reportDue),
  },
  guards,
  actions: {
    tellOwners: toOwners(words.notices.opened),
    tellOwnersLate: toOwners(words.notices.late),
    tellOwnersClosed: toOwners(words.notices.closed),
    recordLateRemedy: assign(({ context }) => ({ late: unique([...context.late, 'remedy' as const]) })),
    recordLateNotice: assign(({ context }) => ({ late: unique([...context.late, 'notice' as const]) })),
    recordLateReport: assign(({ context }) => ({ late: unique([...context.late, 'report' as const]) })),
    recordGrade: assign(({ context, event }) => {
      assertEvent(event, 'GRADE');
      return {
        grade: event.grade,
        gradedBy: handsOf(event.actor),
        finders: withHands(context.finders, event.actor),
      };
    }),
    recordRemedyStart: assign(() => ({ remedy: { startedAt: now(), doneAt: null } })),
    recordRemedyEnd: assign(({ context }) => ({
      remedy: { startedAt: context.remedy?.startedAt ?? now(), doneAt: now() },
    })),
    tellAffected: emit(({ context, event }): Effect => {
      assertEvent(event, 'NAME_AFFECTED');
      return {
        type: 'notify',
        notice: 'N4',
        to: ['affected'],
        among: { affected: untold(context, event) },
        subject: words.notices.affected,
        about: { advice: event.advice },
        reply: 'NOTICES_SETTLED',
      };
    }),
    recordAffected: assign(({ context, event }) => {
      assertEvent(event, 'NAME_AFFECTED');
      return {
        affected: unique([...context.affected, ...foundBy(event.facts).map(({ id }) => id)]),
        persons: Math.max(context.persons, event.persons),
        personsTold: event.persons > context.persons ? null : context.personsTold,
        namers: withHands(context.namers, event.actor),
        addressees: [...context.addressees, ...untold(context, event).map(hashOf)],
        sending: context.sending + 1,
        nobody: false,
      };
    }),
    recordNobody: assign({ nobody: true }),
    recordSettled: assign(({ context, event }) => {
      assertEvent(event, 'NOTICES_SETTLED');
      return { sending: context.sending - 1, undeliverable: context.undeliverable + event.unreachedParties };
    }),
    recordOtherwise: assign(({ context, event }) => {
      assertEvent(event, 'TELL_OTHERWISE');
      return { otherwise: context.otherwise + event.parties };
    }),
    recordReport: assign(({ context, event }) => {
      assertEvent(event, 'REPORT_TO');
      return { reports: [...context.reports, { body: event.body, at: now(), sha256: event.document.sha256 }] };
    }),
    passReport: emit(({ context, event }): Effect => {
      assertEvent(event, 'REPORT_TO');
      return {
        type: 'notify',
        notice: 'N5',
        to: [context.scope === 'venue' ? 'SUPERVISOR' : 'COMMITTEE_OFFICE'],
        subject: words.notices.reported,
        about: { body: event.body, document: event.document },
      };
    }),
    recordPolice: assign(({ event }) => (assertEvent(event, 'REPORT_TO_POLICE'), { police: event.document.sha256 })),
    recordPersonsTold: assign(({ event }) => {
      assertEvent(event, ['TELL_PERSONS', 'PERSONS_NEED_NOT']);
      return { personsTold: event.document.sha256 };
    }),
    imposeMeasures: emit(({ context, event }) => {
      assertEvent(event, 'TAKE_MEASURES');
      return imposing(context.id, event.measure, unique(event.targets), event.reason);
    }),
    recordMeasures: assign(({ context, event }) => {
      assertEvent(event, 'TAKE_MEASURES');
      const { measure, targets, actor } = event;
      const taken = unique(targets).map((target) => ({ measure, target, by: handsOf(actor), at: now() }));
      return { measures: [...context.measures, ...taken] };
    }),
    liftMeasure: emit(({ context, event }) => {
      assertEvent(event, 'LIFT_MEASURE');
      return lifting(context.id, event.measure, event.target, event.reason);
    }),
    recordLifting: assign(({ context, event }) => {
      assertEvent(event, 'LIFT_MEASURE');
      return {
        measures: context.measures.filter(
          ({ measure, target }) => measure !== event.measure || target !== event.target,
        ),
      };
    }),
    recordRootCause: assign(({ event }) => (assertEvent(event, 'ROOT_CAUSE'), { rootCause: event.document.sha256 })),
    recordSummary: assign(({ event }) => (assertEvent(event, 'SUMMARIZE'), { summary: event.document.sha256 })),
    openFollowUp: emit(({ event }): Effect => {
      assertEvent(event, 'FOLLOW_UP');
      const { lifecycle, ...input } = event.opens;
      return { type: 'open', lifecycle, input, reply: 'FOLLOW_UP_OPENED' };
    }),
    recordFollowUp: assign(({ context, event }) => {
      assertEvent(event, 'FOLLOW_UP_OPENED');
      return { followUps: [...context.followUps, event.case] };
    }),
    recordNoFollowUp: assign(({ event }) => (assertEvent(event, 'NO_FOLLOW_UP'), { noFollowUp: event.reason })),
    correctAffected: emit(({ event }): Effect => ({
      type: 'notify',
      notice: 'N4',
      to: ['affected'],
      among: { affected: unique(foundBy(event.facts).flatMap(({ parties }) => parties)) },
      subject: words.notices.corrected,
    })),
    correctBodies: toOwners(words.notices.corrected),
  },
});
