// What a regime is: the versioned policy pack of one legal text, with every number that the charts use.
// A case pins its regime when it is opened. What the parameters are is in `parameters.ts`, the packs beside it.
import type { Basis, Text } from '../law/cite.ts';
import type { Duty, DutyOwner } from '../law/duties.ts';

/** `10 bd` working days, `30 cd` calendar days, `4 h` hours, `6 mo` months, `2 y` years. */
export type Duration = `${number} ${DurationUnit}`;
export type DurationUnit = 'h' | 'cd' | 'bd' | 'mo' | 'y';

/** `2/3`: exact, unlike 0.6667. Compare with `reaches` or `exceeds`. */
export type Fraction = `${number}/${number}`;
/** `01-31`: a day that comes every year. */
export type MonthDay = `${number}-${number}`;

type About<V> = {
  title: Text;
  law: Basis;
  /** What `cc-2023-draft` says; where the text is silent, a placeholder that the operator sets. */
  value: V;
};

/** What a parameter is, for every regime: its kind, citation, unit and legal limits. */
export type Parameter =
  | (About<Duration> & { kind: 'duration'; floor?: Duration; ceiling?: Duration; zero?: true })
  | (About<Duration | null> & { kind: 'optionalDuration'; floor?: Duration; ceiling?: Duration })
  | (About<Duration[]> & { kind: 'durations'; floor?: Duration; ceiling?: Duration })
  | (About<number> & { kind: 'number'; floor?: number; ceiling?: number; odd?: true; fractional?: true })
  | (About<Fraction> & { kind: 'fraction'; floor: Fraction; ceiling: Fraction })
  | (About<boolean> & { kind: 'flag' })
  | (About<string> & { kind: 'choice'; oneOf: readonly string[] })
  /** `atLeast`: what the law itself wants in the list. `ordered`: the listed order must be kept. */
  | (About<string[]> & { kind: 'choices'; oneOf: readonly string[]; atLeast?: readonly string[]; ordered?: true })
  | (About<string[]> & { kind: 'texts' })
  | (About<Duty[]> & { kind: 'duties'; atLeast: readonly string[]; owners: readonly DutyOwner[]; ceiling: Duration })
  | (About<MonthDay> & { kind: 'monthDay'; ceiling: MonthDay })
  /** A day, or none. */
  | (About<string | null> & { kind: 'day' })
  | (About<string | null> & { kind: 'text' });

const ratio = (fraction: Fraction): [number, number] => {
  const [numerator, denominator] = fraction.split('/').map(Number);
  return [numerator ?? Number.NaN, denominator ?? Number.NaN];
};

/** Is `part` of `whole` at least the fraction? (a quorum: two thirds of nine is six) */
export function reaches(part: number, whole: number, fraction: Fraction): boolean {
  const [numerator, denominator] = ratio(fraction);
  return whole > 0 && part * denominator >= whole * numerator;
}

/** Is `part` of `whole` more than the fraction? (a majority: more than half) */
export function exceeds(part: number, whole: number, fraction: Fraction): boolean {
  const [numerator, denominator] = ratio(fraction);
  return whole > 0 && part * denominator > whole * numerator;
}

/** Is one fraction at least the other? */
export function isAtLeast(share: Fraction, least: Fraction): boolean {
  const [numerator, denominator] = ratio(share);
  return reaches(numerator, denominator, least);
}
