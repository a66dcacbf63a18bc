// T27: remedy at once, tell those concerned in time, report to the departments. Each is a question of its own, on hours
// from discovery; only when all are answered is the incident contained, and only when nothing of it stands does it end.
import { and } from 'xstate';
import { handsOf } from '../../kernel/hands.ts';
import { auto, by, state } from '../../kernel/lifecycle.ts';
import { reading, text } from '../../law/cite.ts';
import { incident } from './setup.ts';
import {
  course,
  duty,
  graded,
  hands,
  made,
  named,
  nobody,
  owner,
  regrade,
  remedyStarts,
  rename,
  stopping,
  telling,
  toldAll,
} from './steps.ts';
import { words } from './words.ts';

export const machine = incident.createMachine({
  id: 'securityIncident',
  context: ({ input }) => ({
    id: input.id,
    kind: input.kind,
    scope: input.scope,
    discoveredAt: new Date(input.discoveredAt).toISOString(),
    operator: input.actor.hat === 'OPERATOR' ? (input.actor.party ?? null) : null,
    finders: handsOf(input.actor),
    criminal: input.criminal,
    critical: input.critical,
    grade: null,
    gradedBy: [],
    remedy: null,
    affected: [],
    persons: 0,
    namers: [],
    addressees: [],
    sending: 0,
    undeliverable: 0,
    otherwise: 0,
    nobody: false,
    reports: [],
    police: null,
    personsTold: null,
    late: [],
    measures: [],
    rootCause: null,
    summary: null,
    followUps: [],
    noFollowUp: null,
  }),
  initial: 'responding',
  entry: 'tellOwners',
  on: {
    REPORT_TO: { guard: 'actorIsOfScope', actions: ['recordReport', 'passReport'], meta: by(owner, ...duty) },
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
      guard: and(['actorIsOfScope', 'measureIsOfScope', 'targetsFit', 'measuresAreNew']),
      actions: ['imposeMeasures', 'recordMeasures'],
      meta: by(owner, stopping),
    },
    LIFT_MEASURE: {
      guard: and(['actorIsOfScope', 'measureStands', 'lifterDiffersFromImposer']),
      actions: ['liftMeasure', 'recordLifting'],
      meta: by(owner, stopping),
    },
    FALSE_ALARM: {
      target: '.falseAlarm',
      guard: and(['actorIsOfScope', 'finderDiffersFromOpener', 'noMeasureStands']),
      actions: ['correctAffected', 'correctBodies'],
      meta: by(owner, course),
    },
  },
  states: {
    responding: {
      type: 'parallel',
      meta: state(words.states.responding, duty),
      tags: 'open',
      always: { target: 'reviewing', guard: 'isContained', meta: auto(course) },
      states: {
        owner: {
          meta: state(words.states.owner, duty),
          initial: 'ownerUnknown',
          states: {
            ownerUnknown: {
              meta: state(words.states.ownerUnknown, duty),
              always: [
                { target: 'venue', guard: 'isVenue', meta: auto(...duty) },
                { target: 'domain', meta: auto(...duty) },
              ],
            },
            venue: {
              meta: state(words.states.venue, text('T27'), {
                task: { by: 'CENTER', sla: 'trade.incident.notify', lead: 'SUPERVISOR', title: words.tasks.respond },
              }),
            },
            domain: {
              meta: state(words.states.domain, reading('P26', 'D-0255'), {
                task: {
                  by: 'AUTHORITY',
                  sla: 'pd.incident.notify',
                  lead: 'COMMITTEE_OFFICE',
                  title: words.tasks.respond,
                },
              }),
            },
          },
        },
        remedy: {
          meta: state(words.states.remedy, duty),
          initial: 'remedyToStart',
          states: {
            remedyToStart: {
              meta: state(words.states.remedyToStart, duty),
              always: { target: 'remedyDone', guard: 'remedyIsDone', meta: auto(course) },
              on: remedyStarts,
              after: {
                remedyDue: {
                  target: 'remedyLate',
                  actions: ['recordLateRemedy', 'tellOwnersLate'],
                  meta: auto(...duty),
                },
              },
            },
            remedyLate: { meta: state(words.states.remedyLate, duty), on: remedyStarts },
            remedyUnderway: {
              meta: state(words.states.remedyUnderway, duty),
              on: {
                FINISH_REMEDY: {
                  target: 'remedyDone',
                  guard: 'actorIsOfScope',
                  actions: 'recordRemedyEnd',
                  meta: by(hands, ...duty),
                },
              },
            },
            remedyDone: { meta: state(words.states.remedyDone, duty) },
          },
        },
        notice: {
          meta: state(words.states.notice, duty),
          initial: 'noticeDue',
          on: rename,
          states: {
            noticeDue: {
              meta: state(words.states.noticeDue, duty),
              always: toldAll,
              on: nobody,
              after: {
                noticeDue: {
                  target: 'noticeLate',
                  actions: ['recordLateNotice', 'tellOwnersLate'],
                  meta: auto(...duty),
                },
              },
            },
            noticeLate: {
              meta: state(words.states.noticeLate, duty),
              always: toldAll,
              on: nobody,
            },
            noticeDone: { meta: state(words.states.noticeDone, duty) },
          },
        },
        report: {
          meta: state(words.states.report, duty),
          initial: 'reportDue',
          on: regrade,
          states: {
            reportDue: {
              meta: state(words.states.reportDue, duty),
              always: made,
              after: {
                reportDue: {
                  target: 'reportLate',
                  actions: ['recordLateReport', 'tellOwnersLate'],
                  meta: auto(...duty),
                },
              },
            },
            reportLate: { meta: state(words.states.reportLate, duty), always: made },
            reportMade: { meta: state(words.states.reportMade, duty) },
          },
        },
        police: {
          meta: state(words.states.police, course),
          initial: 'policeDue',
          states: {
            policeDue: {
              meta: state(words.states.policeDue, course),
              always: { target: 'policeDone', guard: 'policeAreAnswered', meta: auto(course) },
            },
            policeDone: { meta: state(words.states.policeDone, course) },
          },
        },
        persons: {
          meta: state(words.states.persons, course),
          initial: 'personsDue',
          states: {
            personsDue: {
              meta: state(words.states.personsDue, course),
              always: { target: 'personsDone', guard: 'personsAreAnswered', meta: auto(course) },
            },
            personsDone: {
              meta: state(words.states.personsDone, course),
              always: { target: 'personsDue', guard: 'personsAreOpen', meta: auto(course) },
            },
          },
        },
      },
    },
    reviewing: {
      meta: state(words.states.reviewing, course),
      tags: ['open', 'contained'],
      initial: 'reviewUnknown',
      on: {
        GRADE: { ...graded, target: 'responding' },
        NAME_AFFECTED: { ...named, target: 'responding' },
        ROOT_CAUSE: { guard: 'actorIsOfScope', actions: 'recordRootCause', meta: by(owner, course) },
        SUMMARIZE: { guard: 'actorIsOfScope', actions: 'recordSummary', meta: by(owner, course) },
        FOLLOW_UP: { guard: 'actorIsOfScope', actions: 'openFollowUp', meta: by(owner, course) },
        FOLLOW_UP_OPENED: { actions: 'recordFollowUp', meta: auto(course) },
        NO_FOLLOW_UP: { guard: 'actorIsOfScope', actions: 'recordNoFollowUp', meta: by(owner, course) },
        CLOSE: {
          target: 'closed',
          guard: and(['actorIsOfScope', 'noMeasureStands', 'rootCauseIsFound', 'summaryIsMade', 'followUpIsNamed']),
          actions: 'tellOwnersClosed',
          meta: by(owner, course),
        },
      },
      states: {
        reviewUnknown: {
          meta: state(words.states.ownerUnknown, course),
          always: [
            { target: 'reviewedByVenue', guard: 'isVenue', meta: auto(course) },
            { target: 'reviewedByAuthority', meta: auto(course) },
          ],
        },
        reviewedByVenue: {
          meta: state(words.states.venue, course, {
            task: { by: 'CENTER', sla: 'trade.incident.report.summary', lead: 'SUPERVISOR', title: words.tasks.review },
          }),
        },
        reviewedByAuthority: {
          meta: state(words.states.domain, course, {
            task: {
              by: 'AUTHORITY',
              sla: 'pd.incident.report.summary',
              lead: 'COMMITTEE_OFFICE',
              title: words.tasks.review,
            },
          }),
        },
      },
    },
    closed: { type: 'final', meta: state(words.states.closed, course) },
    falseAlarm: { type: 'final', meta: state(words.states.falseAlarm, course) },
  },
});
