// The parts of the chart by name: what an incident keeps, what it stops elsewhere, and who is told.
import { assertEvent, assign, emit, setup } from 'xstate';
import type { Effect } from '../../kernel/effects.ts';
import { now, until } from '../../kernel/env.ts';
import { hashOf } from '../../kernel/hash.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { handsOf } from '../../kernel/hands.ts';
import { type Actor, type Facts, type Meta, many, one } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import { withHands } from '../rules.ts';
import { has, noticeDue, overdue, remedyDue, reportDue, summaryDue } from './clocks.ts';
import type { Context, Report } from './context.ts';
import { type Event, type Grade, type Input, grades } from './events.ts';
import { foundBy } from './affected.ts';
import { guards, lifted } from './guards.ts';
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
/** A report is told to whoever supervises, too. */
const passedOn = ({ scope }: Context, subject: Text, about: JsonObject): Effect => ({
  type: 'notify',
  notice: 'N5',
  to: [scope === 'venue' ? 'SUPERVISOR' : 'COMMITTEE_OFFICE'],
  subject,
  about,
});
/** A report to a body, and its kind. */
const reportOf = (context: Context, body: string, sha256: string, kind?: 'summary'): Report => ({
  body,
  kind: kind ?? (has(context, body) ? 'supplement' : 'initial'),
  at: now(),
  sha256,
});
const higher = (one: Grade | null, other: Grade): Grade =>
  one !== null && grades.indexOf(one) > grades.indexOf(other) ? one : other;
/** The parties that nobody has told yet. */
const untold = ({ addressees }: Context, event: Event): string[] => {
  const told = new Set(addressees);
  return partiesFound(event).filter((party) => !told.has(hashOf(party)));
};
/** The cases of each party's own that were found. */
const concernedAmong = (event: Event, parties: string[]): Record<string, string[]> => {
  const own = new Map<string, string[]>(parties.map((party) => [party, []]));
  for (const { id, parties: sides } of foundBy(event)) for (const side of sides) own.get(side)?.push(id);
  return Object.fromEntries(own);
};
const partiesFound = (event: Event): string[] => unique(foundBy(event).flatMap(({ parties }) => parties));
/** The operators of what was named in the domain, or hangs on it. */
const operatorsFound = ({ scope }: Context, event: Event): string[] =>
  scope === 'venue'
    ? []
    : foundBy(event).flatMap(({ lifecycle, shares, parties }) =>
        // An import has no other party.
        lifecycle === 'dataImport' ? parties : typeof shares['operator'] === 'string' ? shares['operator'] : [],
      );

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
    summaryDue: until<Context>(summaryDue),
  },
  guards,
  actions: {
    tellOwners: toOwners(words.notices.opened),
    tellOwnersLate: toOwners(words.notices.late),
    tellOwnersClosed: toOwners(words.notices.closed),
    recordLateRemedy: assign(({ context }) => ({ late: unique([...context.late, 'remedy' as const]) })),
    recordLateNotice: assign(({ context }) => ({ late: unique([...context.late, 'notice' as const]) })),
    recordLateReport: assign(({ context }) => ({
      late: unique([...context.late, 'report' as const]),
      lateReports: unique([...context.lateReports, ...overdue(context)]),
    })),
    recordLateSummary: assign(({ context }) => ({ late: unique([...context.late, 'summary' as const]) })),
    recordGrade: assign(({ context, event }) => {
      assertEvent(event, 'GRADE');
      return {
        grade: event.grade,
        highest: higher(context.highest, event.grade),
        lowering: null,
        critical: context.critical || event.critical === true,
        finders: withHands(context.finders, event.actor),
      };
    }),
    proposeLowering: assign(({ event }) => {
      assertEvent(event, 'LOWER_GRADE');
      return { lowering: { grade: event.grade, by: handsOf(event.actor) } };
    }),
    lowerGrade: assign(({ context, event }) => ({
      grade: context.lowering?.grade ?? context.grade,
      lowering: null,
      finders: withHands([...context.finders, ...(context.lowering?.by ?? [])], event.actor),
    })),
    recordCrime: assign(({ event }) => (assertEvent(event, 'JUDGE_CRIME'), { criminal: event.criminal })),
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
        concerned: concernedAmong(event, untold(context, event)),
        subject: words.notices.affected,
        about: { advice: event.advice },
        reply: 'NOTICES_SETTLED',
      };
    }),
    recordAffected: assign(({ context, event }) => {
      assertEvent(event, 'NAME_AFFECTED');
      return {
        operators: unique([...context.operators, ...operatorsFound(context, event)]),
        affected: unique([...context.affected, ...foundBy(event).map(({ id }) => id)]),
        datasets: unique([...context.datasets, ...event.datasets]),
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
      return {
        sending: context.sending - 1,
        receipts: [...context.receipts, event.receipts],
        undeliverable: [...context.undeliverable, ...event.unreachedParties.map(hashOf)],
      };
    }),
    recordOtherwise: assign(({ context, event }) => {
      assertEvent(event, 'TELL_OTHERWISE');
      const told = new Set(event.parties.map(hashOf));
      return {
        undeliverable: context.undeliverable.filter((party) => !told.has(party)),
        otherwise: [...context.otherwise, { channel: event.channel, parties: told.size, sha256: event.receipt.sha256 }],
      };
    }),
    recordReport: assign(({ context, event }) => {
      assertEvent(event, 'REPORT_TO');
      return { reports: [...context.reports, reportOf(context, event.body, event.document.sha256)] };
    }),
    passReport: emit(({ context, event }): Effect => {
      assertEvent(event, 'REPORT_TO');
      return passedOn(context, words.notices.reported, { body: event.body, document: event.document });
    }),
    recordPolice: assign(({ event }) => (assertEvent(event, 'REPORT_TO_POLICE'), { police: event.document.sha256 })),
    recordPersonsTold: assign(({ event }) => {
      assertEvent(event, ['TELL_PERSONS', 'PERSONS_NEED_NOT']);
      return { personsTold: event.document.sha256 };
    }),
    imposeMeasures: emit(({ context, event }) => {
      assertEvent(event, 'TAKE_MEASURES');
      return imposing(context.id, event);
    }),
    recordMeasures: assign(({ context, event }) => {
      assertEvent(event, 'TAKE_MEASURES');
      const { measure, targets, actor } = event;
      const taken = unique(targets).map((target) => ({ measure, target, by: handsOf(actor), at: now() }));
      return { measures: [...context.measures, ...taken] };
    }),
    liftMeasure: emit(({ context, event }) => {
      assertEvent(event, 'LIFT_MEASURE');
      const { measure, target, reason } = event;
      const isOpen = one(event.facts, 'target')?.open ?? false;
      return lifting(context.id, measure, { to: isOpen ? target : [], reason });
    }),
    liftMeasures: emit(({ context, event }) => {
      assertEvent(event, 'LIFT_MEASURES');
      const { measure, reason } = event;
      const open = many(event.facts, 'targets').filter((fact) => fact.open);
      return lifting(context.id, measure, { to: open.map(({ id }) => id), reason });
    }),
    recordLifting: assign(({ context, event }) => {
      const gone = new Set(lifted(context, event));
      return { measures: context.measures.filter((one) => !gone.has(one)) };
    }),
    recordRootCause: assign(({ event }) => (assertEvent(event, 'ROOT_CAUSE'), { rootCause: event.document.sha256 })),
    recordSummary: assign(({ context, event }) => {
      assertEvent(event, 'SUMMARIZE');
      const { document, bodies } = event;
      const made = unique(bodies).map((body) => reportOf(context, body, document.sha256, 'summary'));
      return { summary: document.sha256, reports: [...context.reports, ...made] };
    }),
    passSummary: emit(({ context, event }): Effect => {
      assertEvent(event, 'SUMMARIZE');
      return passedOn(context, words.notices.summarized, { bodies: event.bodies, document: event.document });
    }),
    openFollowUp: emit(({ context, event }): Effect => {
      assertEvent(event, 'FOLLOW_UP');
      const { opens, actor } = event;
      const open = (input: JsonObject): Effect => ({
        type: 'open',
        lifecycle: opens.lifecycle,
        input,
        reply: 'FOLLOW_UP_OPENED',
      });
      // Who asks for a violation case found it; the others know the hands that are carried along.
      if (opens.lifecycle === 'violationCase') return open({ ...opens.input, foundBy: actor.person });
      if (opens.lifecycle === 'periodicDuty') return open({ ...opens.input, side: context.scope });
      return open(opens.input as JsonObject);
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
      among: { affected: partiesFound(event) },
      subject: words.notices.corrected,
    })),
    correctBodies: emit(({ context, event }): Effect => {
      assertEvent(event, 'FALSE_ALARM');
      return passedOn(context, words.notices.corrected, { corrections: event.corrections });
    }),
    correctOwners: toOwners(words.notices.corrected),
  },
});
