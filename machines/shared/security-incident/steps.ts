// What an incident asks and answers in more than one of its states: grading, naming, finding, starting the remedy.
import { and } from 'xstate';
import { auto, by } from '../../kernel/lifecycle.ts';
import { gap, reading, text } from '../../law/cite.ts';

export const duty = [text('T27'), reading('P26', 'D-0255')];
export const course = gap(['T27', 'P26'], 'D-0256');
export const grading = gap(['T27', 'P26'], 'D-0290');
export const finding = gap(['T27', 'P26'], 'D-0291');
export const telling = reading('T27', 'D-0257');
export const stopping = reading(['T27', 'P26'], 'D-0258');
/** What follows an order of the center on its enterprise, and ends before the incident does. */
export const ordering = reading(['T6', 'T27'], 'D-0310');
/** T27 (立即): at once is what stands when it is recorded. */
export const atOnce = reading('T27', 'D-0317');
export const owner = ['CENTER', 'AUTHORITY'];
export const hands = [...owner, 'OPCO', 'DOMAIN', 'operator'];

/** A higher grade counts the clock of the report anew from discovery, and may name more bodies. */
export const graded = {
  guard: and(['actorIsOfScope', 'gradeIsNotLowered']),
  actions: 'recordGrade',
  meta: by(owner, course),
} as const;
export const named = {
  guard: and(['actorIsOfScope', 'affectedAreNamed', 'namedCasesExist', 'datasetsAreAuthorized']),
  actions: ['tellAffected', 'recordAffected'],
  meta: by(owner, text('T27'), telling),
} as const;
/** A body more has its report: the clock goes on for the next one. */
export const reported = {
  guard: 'actorIsOfScope',
  actions: ['recordReport', 'passReport'],
  meta: by(owner, ...duty),
} as const;
/** Whether a crime is suspected; that it is not is found by another person. */
export const judged = {
  guard: and(['actorIsOfScope', 'crimeIsRuledOutByAnother']),
  actions: 'recordCrime',
  meta: by(owner, finding),
} as const;
export const regrade = {
  GRADE: { ...graded, target: '.reportDue' },
  REPORT_TO: { ...reported, target: '.reportDue' },
} as const;
export const rename = { NAME_AFFECTED: { ...named, target: '.noticeDue' } } as const;
export const made = { target: 'reportMade', guard: 'everyBodyHasTheReport', meta: auto(...duty) } as const;
export const toldAll = { target: 'noticeDone', guard: 'everybodyIsTold', meta: auto(...duty) } as const;

export const nobody = {
  NOBODY_AFFECTED: {
    guard: and(['actorIsOfScope', 'nobodyIsNamed', 'finderDiffersFromOpener']),
    actions: 'recordNobody',
    meta: by(owner, telling),
  },
} as const;
export const remedyStarts = {
  START_REMEDY: {
    target: 'remedyUnderway',
    guard: 'actorIsOfScope',
    actions: 'recordRemedyStart',
    meta: by(hands, ...duty),
  },
} as const;
