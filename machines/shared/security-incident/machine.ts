// T27: remedy at once, tell those concerned in time, report to the departments. Each is a question of its own, on hours
// from discovery; only when all are answered is the incident contained, and only when nothing of it stands does it end.
import { and } from 'xstate';
import { handsOf } from '../../kernel/hands.ts';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { incident } from './setup.ts';
import { course, finding, grading, judged, ordering, owner, stopping, telling } from './steps.ts';
import { responding } from './stages/responding.ts';
import { reviewing } from './stages/reviewing.ts';
import { words } from './words.ts';

export const machine = incident.createMachine({
  id: 'securityIncident',
  context: ({ input }) => ({
    id: input.id,
    kind: input.kind,
    scope: input.scope,
    discoveredAt: new Date(input.discoveredAt).toISOString(),
    operators: input.actor.hat === 'OPERATOR' && input.actor.party ? [input.actor.party] : [],
    finders: handsOf(input.actor),
    criminal: input.criminal,
    critical: input.critical,
    grade: null,
    highest: null,
    lowering: null,
    remedy: input.remedy ? { startedAt: new Date(input.remedy.startedAt).toISOString(), doneAt: null } : null,
    affected: [],
    datasets: [],
    persons: 0,
    namers: [],
    addressees: [],
    sending: 0,
    receipts: [],
    undeliverable: [],
    otherwise: [],
    nobody: false,
    reports: [],
    police: null,
    personsTold: null,
    late: [],
    lateReports: [],
    measures: [],
    rootCause: null,
    summary: null,
    followUps: [],
    noFollowUp: null,
    plan: input.plan ?? null,
  }),
  initial: 'responding',
  entry: 'tellOwners',
  on: {
    LOWER_GRADE: {
      guard: and(['actorIsOfScope', 'gradeIsLower']),
      actions: 'proposeLowering',
      meta: by(owner, grading),
    },
    CONFIRM_LOWERING: {
      guard: and(['actorIsOfScope', 'loweringIsProposed', 'confirmsWhatStands', 'confirmerDiffersFromProposer']),
      actions: 'lowerGrade',
      meta: by(owner, grading),
    },
    JUDGE_CRIME: judged,
    FOLLOW_UP: {
      guard: and(['actorIsOfScope', 'orderIsOnThisIncident']),
      actions: 'openFollowUp',
      meta: by(owner, course, ordering),
    },
    FOLLOW_UP_OPENED: { actions: 'recordFollowUp', meta: auto(course) },
    REPORT_TO_POLICE: {
      guard: and(['actorIsOfScope', 'crimeIsPossible']),
      actions: 'recordPolice',
      meta: by(owner, course),
    },
    TELL_PERSONS: {
      guard: and(['actorIsOfScope', 'personsAreAffected']),
      actions: 'recordPersonsTold',
      meta: by(owner, course),
    },
    PERSONS_NEED_NOT: {
      guard: and(['actorIsOfScope', 'personsAreAffected', 'finderDiffersFromOpener']),
      actions: 'recordPersonsTold',
      meta: by(owner, course),
    },
    NOTICES_SETTLED: { actions: 'recordSettled', meta: auto(telling) },
    TELL_OTHERWISE: {
      guard: and(['actorIsOfScope', 'undeliverableAreLeft']),
      actions: 'recordOtherwise',
      meta: by(owner, telling),
    },
    TAKE_MEASURES: {
      guard: and(['actorIsOfScope', 'measureIsOfScope', 'targetsFit', 'grantsAreOfTheAgreement', 'measuresAreNew']),
      actions: ['imposeMeasures', 'recordMeasures'],
      meta: by(owner, stopping),
    },
    LIFT_MEASURE: {
      guard: and(['actorIsOfScope', 'measureStands', 'lifterDiffersFromImposer']),
      actions: ['liftMeasure', 'recordLifting'],
      meta: by(owner, stopping),
    },
    LIFT_MEASURES: {
      guard: and(['actorIsOfScope', 'measureStands', 'lifterDiffersFromImposer']),
      actions: ['liftMeasures', 'recordLifting'],
      meta: by(owner, stopping),
    },
    FALSE_ALARM: {
      target: '.falseAlarm',
      guard: and([
        'actorIsOfScope',
        'finderDiffersFromOpener',
        'noMeasureStands',
        'ordersHaveEnded',
        'everybodyIsCorrected',
      ]),
      actions: ['correctAffected', 'correctBodies', 'correctOwners'],
      meta: by(owner, finding),
    },
  },
  states: {
    responding,
    reviewing,
    closed: { type: 'final', meta: state(words.states.closed, course) },
    falseAlarm: { type: 'final', meta: state(words.states.falseAlarm, course) },
  },
});
