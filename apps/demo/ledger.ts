// Whether the cases that a story touched are whole, as the service finds them (T24).
import type { Stage } from './stage.ts';

/** Answers whether every row is chained, and every state follows from its events; `as` reads them all. */
export async function ledgerStands({ api, tell }: Stage, as: string, cases: string[]): Promise<boolean> {
  const verdicts = await Promise.all(cases.map((caseId) => api.verify(as, caseId)));
  const whole = verdicts.every(({ ok }) => ok);
  tell.verdict(
    whole,
    `台账 · ledger: ${cases.length} cases, ${verdicts.reduce((sum, { rows }) => sum + rows, 0)} rows ${whole ? 'chained and derived again alike' : `NOT whole: ${verdicts.flatMap(({ problems }) => problems).join('; ')}`}`,
  );
  return whole;
}
