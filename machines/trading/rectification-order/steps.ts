// What the issuer may do in more than one state of an order, and how an order ends.
import { and } from 'xstate';
import { auto, by } from '../../kernel/lifecycle.ts';
import { type Basis, gap, reading, text } from '../../law/cite.ts';

export const demand = [text('T29', 'T32'), reading('T6', 'D-0242')];
export const limit = gap('T33', 'D-0032');
export const objecting = gap(['T32', 'T33'], 'D-0243');
export const reviewing = reading(['T29', 'T32', 'T33'], 'D-0244');
export const onPaper = gap(['T6', 'T29', 'T32'], 'D-0241');
export const stopping = reading('T32', 'D-0245');

/** By the issuing body; from its paper, by the case itself. */
export const byIssuer = (...law: Basis[]) => by(['issuer', 'SYSTEM'], ...law);
/** T33 asks for rectification; whether it came in time is for the issuer to judge. */
export const submitted = {
  target: '#rectificationOrder.open.course.underReview',
  guard: 'everyItemIsAnswered',
  actions: ['recordAnswerer', 'recordSubmission', 'tellReviewer'],
  meta: by('target', text('T33')),
} as const;
export const amended = {
  target: '#rectificationOrder.open.course.served',
  guard: and(['actorIsIssuer', 'deciderDiffersFromAnswerer', 'dueIsAhead']),
  actions: ['recordAmendment', 'tellTarget'],
  meta: byIssuer(objecting),
} as const;
export const extended = {
  target: '#rectificationOrder.open.course.served',
  guard: and(['actorIsIssuer', 'deciderDiffersFromAnswerer', 'extensionIsLeft', 'dueIsLater']),
  actions: ['recordExtension', 'tellTarget'],
  meta: byIssuer(limit),
} as const;
export const referred = {
  target: '#rectificationOrder.open.course.enforcement',
  guard: and(['actorIsIssuer', 'deciderDiffersFromAnswerer']),
  actions: ['recordReferral', 'tellTarget'],
  meta: byIssuer(text('T32')),
} as const;
export const followed = {
  OPEN_VIOLATION: {
    guard: and(['targetIsSubject', 'violationIsNew']),
    actions: 'openViolation',
    meta: by('CENTER', reading(['T22', 'T32'], 'D-0245')),
  },
  VIOLATION_OPENED: { actions: 'recordViolation', meta: auto(reading(['T22', 'T32'], 'D-0245')) },
} as const;
/** With an order ends all that had it as its cause. */
export const ending = ['releaseListings', 'releaseSubjects', 'releaseTrades', 'recordRelease', 'tellResult'] as const;
