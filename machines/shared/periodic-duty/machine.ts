// T27, P26: what is done periodically (定期) is planned, done within its period, reported, and confirmed by another person.
// Nobody is released from it: it is postponed once, or stands on record as not held.
import { and } from 'xstate';
import { endOfDay } from '../../kernel/durations.ts';
import { type TaskMeta, auto, by, state } from '../../kernel/lifecycle.ts';
import type { ParameterKey } from '../../regimes/parameters.ts';
import type { Text } from '../../law/cite.ts';
import { operatorOf } from '../agreement.ts';
import type { Input } from './events.ts';
import { counting, course, duty, found, ofOperators, periods, sampling } from './guards.ts';
import { dueOf, entryOf, periodFrom, today } from './period.ts';
import { openersOf, periodic, takenOver } from './setup.ts';
import { words } from './words.ts';

const owners = ['CENTER', 'OPCO', 'AUTHORITY', 'operator'];
const sides = ['CENTER', 'AUTHORITY'];

type Sla = { venue: ParameterKey; domain: ParameterKey };
const completing: Sla = { venue: 'trade.duty.completeDue', domain: 'pd.duty.completeDue' };
const confirming: Sla = { venue: 'trade.duty.confirmSla', domain: 'pd.duty.confirmSla' };
/** One task, of whichever body the catalogue names first. */
const taskOf = (title: Text, sla: Sla) => {
  const task = (who: TaskMeta['by'], lead: TaskMeta['lead'], key: ParameterKey): TaskMeta => ({
    by: who,
    sla: key,
    title,
    ...(lead && { lead }),
  });
  return {
    ofCenter: { meta: state(words.states.ofCenter, duty, { task: task('CENTER', 'SUPERVISOR', sla.venue) }) },
    ofOpco: { meta: state(words.states.ofOpco, duty, { task: task('OPCO', 'CENTER', sla.venue) }) },
    ofAuthority: {
      meta: state(words.states.ofAuthority, duty, { task: task('AUTHORITY', 'COMMITTEE_OFFICE', sla.domain) }),
    },
    ofOperator: {
      meta: state(words.states.ofOperator, ofOperators, { task: task('operator', 'AUTHORITY', sla.domain) }),
    },
  };
};
const whose = {
  meta: state(words.states.whose, periods),
  always: [
    { target: 'ofCenter', guard: 'isOfTheCenter', meta: auto(periods) },
    { target: 'ofOpco', guard: 'isOfTheOpco', meta: auto(periods) },
    { target: 'ofOperator', guard: 'isOfTheOperator', meta: auto(ofOperators) },
    { target: 'ofAuthority', meta: auto(periods) },
  ],
} as const;

const START = {
  START: [
    {
      target: 'underway',
      guard: and(['actorIsOwner', 'samples']),
      actions: ['recordStart', 'takeSample'],
      meta: by(owners, duty, sampling),
    },
    { target: 'underway', guard: 'actorIsOwner', actions: 'recordStart', meta: by(owners, duty) },
  ],
} as const;
const POSTPONE = {
  POSTPONE: {
    target: 'planned',
    guard: and(['actorIsOfTheSide', 'postponementIsLeft', 'dueStaysInThePeriod']),
    actions: ['recordPostponement', 'tellPostponed'],
    meta: by(sides, course),
  },
} as const;
const defaulting = ['actorIsOfTheSide', 'nextPeriodHasBegun', 'openFindingsHaveAPlace'] as const;
const RECORD_DEFAULT = {
  RECORD_DEFAULT: [
    {
      target: 'notHeld',
      guard: and([...defaulting, 'somethingIsOpen']),
      actions: ['tellTheNext', 'recordCarried', 'tellNotHeld'],
      meta: by(sides, course),
    },
    { target: 'notHeld', guard: and(defaulting), actions: 'tellNotHeld', meta: by(sides, course) },
  ],
} as const;
const reporting = [
  'actorIsOwner',
  'evidenceIsWhole',
  'rulesAreInForce',
  'sampleIsChecked',
  'highFindingIsDescribed',
  'discoveryIsPast',
] as const;
const confirmation = [
  'actorIsOfTheSide',
  'confirmerDiffersFromReporter',
  'confirmsWhatStands',
  'findingsAreAnswered',
  'carriedAreWithinLimit',
  'openFindingsHaveAPlace',
] as const;

/** The period that the input names, or the one that begins today. */
function opened({ side, duty: id, period, extra }: Input) {
  const entry = entryOf({ side, duty: id });
  const length = entry?.period ?? '12 mo';
  const its = period ? periodFrom(period.anchor, period.index, length) : periodFrom(today(), 0, length);
  const dueAt = extra || !entry ? endOfDay(extra?.dueOn ?? its.to) : dueOf(its, entry);
  return { period: its, dueAt };
}

export const machine = periodic.createMachine({
  id: 'periodicDuty',
  context: ({ input }) => ({
    id: input.id,
    side: input.side,
    duty: input.duty,
    agreement: input.agreement ?? null,
    operator: input.agreement ? operatorOf(input.facts) : null,
    extra: input.extra !== undefined,
    openers: openersOf(input.actor),
    ...opened(input),
    postponed: false,
    late: false,
    follows: input.period?.follows ?? null,
    starters: [],
    reporters: [],
    sample: null,
    numbers: null,
    report: null,
    findings: takenOver(input.period?.carried ?? []),
    incidents: [],
    carried: [],
  }),
  initial: 'planned',
  on: {
    CLOSE_FINDING: { guard: and(['actorIsOwner', 'findingIsOpen']), actions: 'recordClosing', meta: by(owners, found) },
    ARCHIVES_SAMPLED: [
      {
        guard: 'sampleFails',
        actions: ['recordSample', 'openIncidentOfArchives', 'tellSampleFailed'],
        meta: auto(sampling, found),
      },
      { actions: 'recordSample', meta: auto(sampling) },
    ],
    INCIDENT_OPENED: { actions: 'recordIncident', meta: auto(found) },
    FINDINGS_CARRIED: { actions: 'takeOver', meta: auto(found) },
  },
  states: {
    planned: {
      meta: state(words.states.planned, periods),
      tags: 'open',
      always: { target: 'counting', guard: 'counts', actions: 'askNumbers', meta: auto(counting) },
      on: { ...START, ...POSTPONE },
      after: { fallsDue: { target: 'due', actions: 'tellDue', meta: auto(periods) } },
    },
    due: {
      meta: state(words.states.due, duty),
      tags: 'open',
      initial: 'whose',
      states: { whose, ...taskOf(words.tasks.start, completing) },
      on: { ...START, ...POSTPONE },
      after: {
        dueEnds: { target: 'overdue', actions: ['recordLateness', 'remindOfLimit', 'tellOverdue'], meta: auto(course) },
      },
    },
    overdue: {
      meta: state(words.states.overdue, course),
      tags: ['open', 'overdue'],
      initial: 'whose',
      states: { whose, ...taskOf(words.tasks.start, completing) },
      on: { ...START, ...POSTPONE, ...RECORD_DEFAULT },
    },
    underway: {
      meta: state(words.states.underway, duty),
      tags: 'open',
      initial: 'whose',
      states: { whose, ...taskOf(words.tasks.report, completing) },
      on: {
        ...RECORD_DEFAULT,
        POSTPONE: { ...POSTPONE.POSTPONE, target: 'underway', reenter: true },
        REPORT: [
          {
            target: 'underConfirmation',
            guard: and([...reporting, 'reportsHigh']),
            actions: ['openIncident', 'recordReport'],
            meta: by(owners, duty, found),
          },
          { target: 'underConfirmation', guard: and(reporting), actions: 'recordReport', meta: by(owners, duty) },
        ],
      },
      after: {
        dueEnds: { actions: ['recordLateness', 'remindOfLimit', 'tellOverdue'], meta: auto(course) },
      },
    },
    underConfirmation: {
      meta: state(words.states.underConfirmation, course),
      tags: 'open',
      initial: 'confirmedBy',
      states: {
        confirmedBy: {
          meta: state(words.states.whose, periods),
          always: [
            { target: 'byCenter', guard: 'isOfTheVenue', meta: auto(course) },
            { target: 'byAuthority', meta: auto(course) },
          ],
        },
        byCenter: taskOf(words.tasks.confirm, confirming).ofCenter,
        byAuthority: taskOf(words.tasks.confirm, confirming).ofAuthority,
      },
      on: {
        CONFIRM: [
          {
            target: 'done',
            guard: and([...confirmation, 'somethingIsOpen']),
            actions: ['tellTheNext', 'recordCarried'],
            meta: by(sides, course, found),
          },
          { target: 'done', guard: and(confirmation), meta: by(sides, course) },
        ],
        RETURN: {
          target: 'underway',
          guard: and(['actorIsOfTheSide', 'confirmerDiffersFromReporter']),
          meta: by(sides, course),
        },
      },
    },
    counting: {
      meta: state(words.states.counting, counting),
      tags: 'open',
      on: {
        ACCESSES_COUNTED: { target: 'done', actions: ['recordNumbers', 'tellNumbers'], meta: auto(counting) },
      },
    },
    done: { type: 'final', meta: state(words.states.done, duty), tags: 'done' },
    notHeld: { type: 'final', meta: state(words.states.notHeld, course) },
  },
});
