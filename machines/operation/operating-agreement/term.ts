// The two years of P13: when they begin, and when they end.
import { dueAfter, dueAt, startOfDay } from '../../kernel/durations.ts';
import { env, now, param } from '../../kernel/env.ts';
import type { Context } from './context.ts';

const isWritten = (): boolean => param('pd.agreement.termStart') === 'effectiveDate';
const latest = (...instants: (string | null)[]): string | null =>
  instants
    .filter((instant) => instant !== null)
    .toSorted()
    .at(-1) ?? null;

/** When the rights begin, once both have signed. Pure; reads the regime and the instant. */
export const startOfRights = ({ terms, previousEndsAt }: Context): string | null =>
  terms?.effectiveDate ? latest(now(), isWritten() ? startOfDay(terms.effectiveDate) : previousEndsAt) : null;

/** When the term ends (P13): it runs from the day that is written, or with the signature or the end before it. */
export function endOfTerm({ terms, startsAt }: Pick<Context, 'terms' | 'startsAt'>): string | null {
  if (!startsAt || !terms?.effectiveDate) return null;
  const options = { roll: param('pd.agreement.termRolls'), weekendsRoll: param('calendar.weekendRolls') };
  const [term, { calendar }] = [terms.term ?? param('pd.agreement.termYears'), env()];
  return isWritten()
    ? dueAt(startOfDay(terms.effectiveDate), term, calendar, options).at
    : dueAfter(startsAt, term, calendar, options).at;
}
