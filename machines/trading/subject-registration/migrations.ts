// Cases that ran under earlier versions of the chart.
import { personsIn } from '../../kernel/hands.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Migration } from '../../kernel/lifecycle.ts';
import { asksMore } from '../../shared/migrating.ts';

const persons = (name: unknown): string[] => personsIn([typeof name === 'string' ? name : null]);

export const migrations: Record<number, Migration> = {
  1: {
    name: 'hands are lists of persons, licences and findings have their place, and a certificate is renewed',
    migrate: (state) => {
      const { applicant, signupReviewer, change, ...context } = state.context;
      const at = change ? 'underReview' : 'none';
      return {
        ...state,
        context: {
          ...context,
          applicants: persons(applicant),
          signupReviewers: persons(signupReviewer),
          licences: [],
          findings: null,
          revokedBefore: [],
          revocationsConsidered: null,
          change: change ? { ...(change as JsonObject), by: persons((change as JsonObject)['by']) } : null,
        },
        timers: state.timers.map((timer) =>
          timer.clock === 'certificateEnds'
            ? { ...timer, id: `xstate.after.renewalDue.subjectRegistration.inForce.change.${at}`, clock: 'renewalDue' }
            : timer,
        ),
      };
    },
  },
  2: asksMore('nobody drops a kind while an order or an incident is open, and a change may be withdrawn'),
};
