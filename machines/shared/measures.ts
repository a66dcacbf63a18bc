// Measures against a subject or a listing come from a case in which two persons decided (T22, D-0160).

/** Lifecycles whose cases may suspend, revoke and reinstate. An order of a regulator is to join them. */
const origins = ['violationCase'] as const;

/** Is this cause a case that may take measures? */
export const isMeasure = (cause: string | undefined): boolean =>
  origins.some((lifecycle) => cause?.startsWith(`${lifecycle}/`));
