// How a parameter is written down: one constructor for each kind, so that its type and its check agree.
import type { Basis, Text } from '../../law/cite.ts';
import type { Duty, DutyOwner } from '../../law/duties.ts';
import type { Duration, Fraction, MonthDay } from '../regime.ts';

const text = ([zh, en]: readonly [zh: string, en: string]): Text => ({ zh, en });
type Title = readonly [zh: string, en: string];

/** A term or time limit; zero ("at once") is allowed only where the default is zero. */
export const duration = (
  title: Title,
  law: Basis,
  value: Duration,
  limits: { floor?: Duration; ceiling?: Duration } = {},
) => ({
  kind: 'duration' as const,
  title: text(title),
  law,
  value,
  ...limits,
  ...(value.startsWith('0 ') ? { zero: true as const } : {}),
});

/** A term that may be absent (`null`: none). */
export const optionalDuration = (title: Title, law: Basis, value: Duration | null) => ({
  kind: 'optionalDuration' as const,
  title: text(title),
  law,
  value,
});

export const durations = (title: Title, law: Basis, value: Duration[]) => ({
  kind: 'durations' as const,
  title: text(title),
  law,
  value,
});

export const number = (
  title: Title,
  law: Basis,
  value: number,
  limits: { floor?: number; ceiling?: number; odd?: true; fractional?: true } = {},
) => ({ kind: 'number' as const, title: text(title), law, value, ...limits });

export const fraction = (
  title: Title,
  law: Basis,
  value: Fraction,
  limits: { floor: Fraction; ceiling: Fraction },
) => ({ kind: 'fraction' as const, title: text(title), law, value, ...limits });

export const flag = (title: Title, law: Basis, value: boolean) => ({
  kind: 'flag' as const,
  title: text(title),
  law,
  value,
});

export const choice = <const O extends string>(title: Title, law: Basis, value: NoInfer<O>, oneOf: readonly O[]) => ({
  kind: 'choice' as const,
  title: text(title),
  law,
  value: value as O,
  oneOf,
});

export const choices = <const O extends string>(
  title: Title,
  law: Basis,
  value: readonly NoInfer<O>[],
  oneOf: readonly O[],
  limits: { atLeast?: readonly NoInfer<O>[]; ordered?: true } = {},
) => ({ kind: 'choices' as const, title: text(title), law, value: [...value] as O[], oneOf, ...limits });

export const texts = (title: Title, law: Basis, value: string[]) => ({
  kind: 'texts' as const,
  title: text(title),
  law,
  value,
});

/** `ceiling`: the last day of the year that it may be. */
export const monthDay = (title: Title, law: Basis, value: MonthDay, limits: { ceiling: MonthDay }) => ({
  kind: 'monthDay' as const,
  title: text(title),
  law,
  value,
  ...limits,
});

/** A day that may be absent (`null`: none). */
export const optionalDay = (title: Title, law: Basis, value: string | null) => ({
  kind: 'day' as const,
  title: text(title),
  law,
  value,
});

/** A free text that may be absent (`null`: not declared). */
export const note = (title: Title, law: Basis, value: string | null) => ({
  kind: 'text' as const,
  title: text(title),
  law,
  value,
});

/** A catalogue of periodic duties. `ceiling`: the longest period. */
export const duties = (
  title: Title,
  law: Basis,
  value: Duty[],
  limits: { atLeast: readonly string[]; owners: readonly DutyOwner[]; ceiling: Duration },
) => ({ kind: 'duties' as const, title: text(title), law, value, ...limits });
