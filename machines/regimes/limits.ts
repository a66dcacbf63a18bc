// Floor and ceiling of every parameter: what a text or another law sets, else what is reasonable (D-0200). Pure.
import type { Duration, Parameter } from './regime.ts';

type Span = { unit: 'hours' | 'months' | 'workingDays'; amount: number; least: number; most: number };
/** A duration in its own unit, and the fewest and most days that it can come to. */
function spanOf(duration: string): Span {
  const [amount = '', unit] = duration.split(' ');
  const n = Number(amount);
  switch (unit) {
    case 'h':
      return { unit: 'hours', amount: n, least: n / 24, most: n / 24 };
    case 'cd':
      return { unit: 'hours', amount: n * 24, least: n, most: n };
    // Five in a week, and the longest holiday between them.
    case 'bd':
      return { unit: 'workingDays', amount: n, least: n, most: n && Math.ceil((n * 7) / 5) + 10 };
    case 'mo':
      return { unit: 'months', amount: n, least: n * 28, most: n * 31 };
    default:
      return { unit: 'months', amount: n * 12, least: n * 365, most: n * 366 };
  }
}
/** The sign of `a - b`; undefined when it depends on the calendar. */
export function compareDurations(a: string, b: string): number | undefined {
  const [x, y] = [spanOf(a), spanOf(b)];
  if (x.unit === y.unit) return x.amount - y.amount;
  if (x.least >= y.most) return 1;
  return x.most <= y.least ? -1 : undefined;
}

/** False also where that depends on the calendar. */
export const liesBetween = (least: Duration, length: Duration, most: Duration): boolean =>
  (compareDurations(least, length) ?? 1) <= 0 && (compareDurations(length, most) ?? 1) <= 0;

// Where neither the texts nor another law set one: from one unit to six times the standard value (D-0200).
const WIDEST = 6;
const reasonable = (value: Duration): { floor: Duration; ceiling: Duration } => {
  const [amount, unit] = value.split(' ');
  const [n, of] = [Number(amount), unit as 'h'];
  return n === 0 ? { floor: `0 ${of}`, ceiling: `24 ${of}` } : { floor: `1 ${of}`, ceiling: `${n * WIDEST} ${of}` };
};
/** Both limits of a parameter that is a number or a time; undefined for closed lists, flags and texts. */
export function limitsOf(parameter: Parameter): { floor?: unknown; ceiling?: unknown } | undefined {
  switch (parameter.kind) {
    case 'duration':
      return { ...reasonable(parameter.value), ...given(parameter) };
    case 'optionalDuration':
      return { floor: '1 mo', ceiling: '20 y', ...given(parameter) };
    case 'durations':
      return { floor: '1 h', ceiling: '1 y', ...given(parameter) };
    case 'number':
      return { floor: 0, ceiling: parameter.value * WIDEST, ...given(parameter) };
    case 'fraction':
      return given(parameter);
    case 'monthDay':
      return { floor: '01-01', ceiling: parameter.ceiling };
    default:
      return undefined;
  }
}
const given = ({ floor, ceiling }: { floor?: unknown; ceiling?: unknown }): { floor?: unknown; ceiling?: unknown } => ({
  ...(floor !== undefined && { floor }),
  ...(ceiling !== undefined && { ceiling }),
});
