// How the period of a report and the term of its agreement meet. Pure.
import { dateOf, endOfDay, startOfDay } from '../../kernel/durations.ts';
import { type Facts, cited, one } from '../../kernel/lifecycle.ts';
import type { Basis } from '../../law/cite.ts';
import type { Period } from './context.ts';
import { words } from './words.ts';

/** The day that an end at 24:00 still belongs to. */
export const lastDay = (instant: string): string => dateOf(new Date(Date.parse(instant) - 1).toISOString());
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
/** The first and the last instant of the agreement's term, as the fact `agreement` shows them. */
const termIn = (facts: Facts | undefined): [first: string | null, last: string | null] => {
  const { startsAt, endsAt } = one(facts, 'agreement')?.shares ?? {};
  return [text(startsAt), text(endsAt)];
};

/** The part of a period that lies within the term of the agreement. */
export const withinTerm = (period: Period, facts: Facts | undefined): { period: Period; cut: boolean } => {
  const [first, last] = termIn(facts);
  const from = first && dateOf(first) > period.from ? dateOf(first) : period.from;
  const cut = last !== null && lastDay(last) <= period.to;
  return { period: { ...period, from, to: cut ? lastDay(last) : period.to }, cut };
};

/** The period of a report lies within the term, at least in part. Reads the fact `agreement`. */
export const periodLiesInTerm = <I>(periodOf: (input: I) => Period, law: Basis) =>
  cited(
    ({ event }: { event: { input: I; facts?: Facts } }) => {
      const { from, to } = periodOf(event.input);
      const [first, last] = termIn(event.facts);
      return (
        one(event.facts, 'agreement')?.lifecycle === 'operatingAgreement' &&
        first !== null &&
        last !== null &&
        from <= to &&
        endOfDay(to) > first &&
        startOfDay(from) < last
      );
    },
    { law, reads: 'facts', says: words.openings.periodLiesInTerm },
  );
