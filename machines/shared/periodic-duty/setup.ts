// The parts of the chart by name: what a duty keeps, who is told, what it opens and hands on.
import { assertEvent, assign, emit, setup } from 'xstate';
import { endOfDay } from '../../kernel/durations.ts';
import type { Effect } from '../../kernel/effects.ts';
import { atLeastNow, now, param, until } from '../../kernel/env.ts';
import { handsOf } from '../../kernel/hands.ts';
import type { Actor, Facts, Meta } from '../../kernel/lifecycle.ts';
import type { Text } from '../../law/cite.ts';
import type { NoticeId } from '../../law/notices.ts';
import { withHands } from '../rules.ts';
import type { Carried, Context, Finding } from './context.ts';
import type { Event, Input } from './events.ts';
import { guards, newlyHigh, openIn, withReported } from './guards.ts';
import { entryOf, fallsDueAt, quarterBefore } from './period.ts';
import { words } from './words.ts';

/** A clock that has run out already comes at once. */
/** An operator hears as the party that it is. */
const owners = (context: Context): string[] =>
  (entryOf(context)?.owners ?? []).map((owner) => (owner === 'OPERATOR' ? 'operator' : owner));
/** The owners, who leads them, and who supervises both. */
const everybody = (context: Context): string[] => [
  ...new Set([
    ...owners(context),
    ...(context.side === 'venue' ? ['CENTER', 'SUPERVISOR'] : ['AUTHORITY', 'COMMITTEE_OFFICE']),
  ]),
];
const telling = (notice: NoticeId, to: (context: Context) => string[], subject: Text) =>
  emit<Context, Event, undefined, Event, Effect>(({ context }) => ({
    type: 'notify',
    notice,
    to: to(context),
    subject,
    about: { duty: context.duty, from: context.period.from, to: context.period.to },
  }));
export const takenOver = (carried: readonly Carried[]): Finding[] =>
  carried.map((one) => ({ ...one, title: one.name, closed: false }));
const handedOn = (context: Context): Carried[] =>
  openIn(context).map(({ name, grade, limit }) => ({ name, grade, limit }));

export const periodic = setup({
  types: {} as {
    context: Context;
    events: Event;
    input: Input & { id: string; actor: Actor; facts?: Facts };
    meta: Meta;
    tags: 'open' | 'overdue' | 'done';
    emitted: Effect;
  },
  delays: {
    fallsDue: until<Context>(({ side, dueAt }) => atLeastNow(fallsDueAt(side, dueAt))),
    dueEnds: until<Context>(({ dueAt, late }) => (late ? null : atLeastNow(dueAt))),
  },
  guards,
  actions: {
    tellDue: telling('N25', owners, words.notices.due),
    tellOverdue: telling('N25', everybody, words.notices.overdue),
    remindOfLimit: telling('N19', everybody, words.notices.overdue),
    tellPostponed: telling('N25', everybody, words.notices.postponed),
    tellNotHeld: telling('N25', everybody, words.notices.notHeld),
    recordLateness: assign({ late: true }),
    askNumbers: emit(({ context }): Effect => ({
      type: 'call',
      port: 'archive',
      op: 'accesses',
      input: quarterBefore(context.period),
      reply: 'ACCESSES_COUNTED',
    })),
    recordNumbers: assign(({ event }) => (assertEvent(event, 'ACCESSES_COUNTED'), { numbers: event.counts })),
    tellNumbers: emit(({ context, event }): Effect => {
      assertEvent(event, 'ACCESSES_COUNTED');
      const about = { ...quarterBefore(context.period), counts: event.counts };
      return { type: 'notify', notice: 'N30', to: ['SUPERVISOR'], subject: words.notices.numbers, about };
    }),
    tellSampleFailed: telling('N25', everybody, words.notices.sampleFailed),
    recordStart: assign(({ context, event }) => ({ starters: withHands(context.starters, event.actor) })),
    takeSample: emit(({ context }): Effect => ({
      type: 'call',
      port: 'archive',
      op: 'sample',
      input: { size: param('archive.sampleSize'), seed: context.id },
      reply: 'ARCHIVES_SAMPLED',
    })),
    recordSample: assign(({ event }) => (assertEvent(event, 'ARCHIVES_SAMPLED'), { sample: event.sample })),
    openIncidentOfArchives: emit(({ context, event }): Effect => {
      assertEvent(event, 'ARCHIVES_SAMPLED');
      const failed = event.sample.filter(({ ok }) => !ok).map(({ case: of }) => of);
      return {
        type: 'open',
        lifecycle: 'securityIncident',
        input: {
          kind: 'incident',
          scope: context.side,
          discoveredAt: now(),
          account: [words.notices.sampleFailed.zh, ...failed].join('；').slice(0, 4000),
          criminal: 'unknown',
          critical: false,
        },
        reply: 'INCIDENT_OPENED',
      };
    }),
    openIncident: emit(({ context, event }): Effect => {
      assertEvent(event, 'REPORT');
      const { risk } = event;
      return {
        type: 'open',
        lifecycle: 'securityIncident',
        input: {
          kind: 'increasedRisk',
          scope: context.side,
          discoveredAt: risk?.discoveredAt ?? now(),
          account: [risk?.account, ...newlyHigh(context, event).map(({ title }) => title)].join('；').slice(0, 4000),
          criminal: risk?.criminal ?? 'unknown',
          critical: risk?.critical ?? false,
        },
        reply: 'INCIDENT_OPENED',
      };
    }),
    recordIncident: assign(({ context, event }) => {
      assertEvent(event, 'INCIDENT_OPENED');
      return { incidents: [...context.incidents, event.case] };
    }),
    recordReport: assign(({ context, event }) => {
      assertEvent(event, 'REPORT');
      return {
        report: event.document.sha256,
        reporters: withHands(context.reporters, event.actor),
        findings: withReported(context, event),
      };
    }),
    recordClosing: assign(({ context, event }) => {
      assertEvent(event, 'CLOSE_FINDING');
      return {
        findings: context.findings.map((one) => (one.name === event.finding ? { ...one, closed: true } : one)),
        reporters: withHands(context.reporters, event.actor),
      };
    }),
    takeOver: assign(({ context, event }) => {
      assertEvent(event, 'FINDINGS_CARRIED');
      return { findings: [...context.findings, ...takenOver(event.findings)] };
    }),
    recordCarried: assign(({ context }) => ({ carried: handedOn(context) })),
    tellTheNext: emit(({ context }): Effect => ({
      type: 'tell',
      to: { rel: 'follows', lifecycle: 'periodicDuty' },
      event: { type: 'FINDINGS_CARRIED', findings: handedOn(context) },
    })),
    recordPostponement: assign(({ event }) => {
      assertEvent(event, 'POSTPONE');
      return { dueAt: endOfDay(event.dueOn), postponed: true, late: false };
    }),
  },
});
/** The persons who asked for an extra duty, or who stand behind what opened it. */
export const openersOf = (actor: Actor): string[] => handsOf(actor);
