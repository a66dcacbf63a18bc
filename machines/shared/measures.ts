// Measures against a subject or a listing come from a case: two persons decide on a violation (T22, D-0160), one stops at
// once what an incident endangers, and another lets it go on (T27, D-0258), and what a regulator
// requests in writing has its order as cause (T32, D-0245).

/** Lifecycles whose cases may suspend, revoke and reinstate. */
const origins = ['violationCase', 'securityIncident', 'rectificationOrder'] as const;

/** Is this cause a case that may take measures? */
export const isMeasure = (cause: string | undefined): boolean =>
  origins.some((lifecycle) => cause?.startsWith(`${lifecycle}/`));

/** What a case stops in others, and by which of their events each is stopped and goes on. */
export const stoppings = {
  suspendListing: { lifecycle: 'listingRegistration', impose: 'SUSPEND', lift: 'RESUME' },
  suspendSubject: { lifecycle: 'subjectRegistration', impose: 'SUSPEND', lift: 'REINSTATE' },
  pauseTrade: { lifecycle: 'trade', impose: 'PAUSE', lift: 'UNPAUSE' },
} as const;
