// T27: remedy at once, tell those concerned in time, report to the departments, and the police and the persons where the
// case asks for it. Each is a question of its own; the incident is contained when all are answered.
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { reading, text } from '../../../law/cite.ts';
import { incident } from '../setup.ts';
import {
  atOnce,
  course,
  duty,
  finding,
  hands,
  made,
  nobody,
  regrade,
  remedyStarts,
  rename,
  toldAll,
} from '../steps.ts';
import { words } from '../words.ts';

export const responding = incident.createStateConfig({
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
          always: [
            { target: 'remedyDone', guard: 'remedyIsDone', meta: auto(course) },
            { target: 'remedyUnderway', guard: 'remedyBeganLate', actions: 'recordLateRemedy', meta: auto(atOnce) },
            { target: 'remedyUnderway', guard: 'remedyHasBegun', meta: auto(atOnce) },
          ],
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
          always: [made, { target: 'reportLate', guard: 'someReportIsLate', meta: auto(course) }],
          after: {
            reportDue: {
              target: 'reportLate',
              actions: ['recordLateReport', 'tellOwnersLate'],
              meta: auto(...duty),
            },
          },
        },
        reportLate: {
          meta: state(words.states.reportLate, duty),
          always: made,
          after: {
            reportDue: {
              target: 'reportLate',
              reenter: true,
              actions: ['recordLateReport', 'tellOwnersLate'],
              meta: auto(...duty),
            },
          },
        },
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
        policeDone: {
          meta: state(words.states.policeDone, course),
          always: { target: 'policeDue', guard: 'policeAreOpen', meta: auto(finding) },
        },
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
});
