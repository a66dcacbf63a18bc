// Contained: the cause, the summary to every body, what follows; and the end, when nothing of the incident stands.
import { and } from 'xstate';
import { auto, by, state } from '../../../kernel/lifecycle.ts';
import { incident } from '../setup.ts';
import { course, graded, judged, named, owner, reported } from '../steps.ts';
import { words } from '../words.ts';

export const reviewing = incident.createStateConfig({
  meta: state(words.states.reviewing, course),
  tags: ['open', 'contained'],
  initial: 'reviewUnknown',
  on: {
    GRADE: { ...graded, target: 'responding' },
    NAME_AFFECTED: { ...named, target: 'responding' },
    REPORT_TO: reported,
    JUDGE_CRIME: { ...judged, target: 'responding' },
    ROOT_CAUSE: { guard: 'actorIsOfScope', actions: 'recordRootCause', meta: by(owner, course) },
    SUMMARIZE: {
      guard: and(['actorIsOfScope', 'summaryReachesEachBody']),
      actions: ['recordSummary', 'passSummary'],
      meta: by(owner, course),
    },
    NO_FOLLOW_UP: { guard: 'actorIsOfScope', actions: 'recordNoFollowUp', meta: by(owner, course) },
    CLOSE: {
      target: 'closed',
      guard: and([
        'actorIsOfScope',
        'noMeasureStands',
        'ordersHaveEnded',
        'gradeIsSet',
        'rootCauseIsFound',
        'summaryIsMade',
        'followUpIsNamed',
      ]),
      actions: 'tellOwnersClosed',
      meta: by(owner, course),
    },
  },
  after: {
    summaryDue: [
      { guard: 'summaryIsMissing', actions: ['recordLateSummary', 'tellOwnersLate'], meta: auto(course) },
      { meta: auto(course) },
    ],
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
});
