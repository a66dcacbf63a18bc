// The two years of P13: when they begin, and when they end.
import { dueAfter, dueAt, startOfDay } from '../../kernel/durations.ts';
import { env, now, param } from '../../kernel/env.ts';
import type { Context } from './context.ts';

/** When the rights begin and when the term ends, once both have signed. Pure; reads the regime and the instant. */
export function termOf({ terms, previousEndsAt }: Context): { startsAt: string | null; termFrom: string | null } {
  if (!terms?.effectiveDate) return { startsAt: null, termFrom: null };
  const written = startOfDay(terms.effectiveDate);
  const latest = (...instants: (string | null)[]) =>
    instants
      .filter((instant) => instant !== null)
      .sort()
      .at(-1) ?? null;
  const termFrom = param('pd.agreement.termStart') === 'effectiveDate' ? written : latest(now(), previousEndsAt);
  return { startsAt: latest(now(), termFrom), termFrom };
}

/** When a term that runs from there ends (P13): from a day that is written, or with an end or a signature. */
export const endOfTerm = (termFrom: string): string =>
  (param('pd.agreement.termStart') === 'effectiveDate' ? dueAt : dueAfter)(
    termFrom,
    param('pd.agreement.termYears'),
    env().calendar,
    { roll: param('pd.agreement.termRolls'), weekendsRoll: param('calendar.weekendRolls') },
  ).at;

/** The end of the term counted again, as long as it stands as it was counted when both had signed. */
export const endOfSigned = ({ terms, startsAt }: Context): string | null => {
  if (!startsAt || !terms?.effectiveDate) return null;
  const isWritten = param('pd.agreement.termStart') === 'effectiveDate';
  return endOfTerm(isWritten ? startOfDay(terms.effectiveDate) : startsAt);
};
