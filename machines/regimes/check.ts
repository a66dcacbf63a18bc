// Is a value one that a parameter may have? Built from the registry, so that nothing is said twice: the kind, the
// closed list, and the limits that the legal text itself sets. Answers with what would be permitted.
import * as z from 'zod';
import { type ArticleId, type Text, articlesOf } from '../law/cite.ts';
import { durationPattern } from '../kernel/durations.ts';
import { type ParameterKey, parameters } from './parameters.ts';
import { permitted } from './permitted.ts';
import type { Duration, Parameter } from './regime.ts';

/** A text's own limits for one parameter, where they differ from the registry's. `null` lifts a limit. */
export type Limits = {
  floor?: Duration | number | null;
  ceiling?: Duration | number | null;
  atLeast?: string[] | null;
  /** Which text and article says so. */
  law: string;
};
export type LimitsByKey = { [K in ParameterKey]?: Limits };

/** One thing that is wrong with a regime file. */
export type Problem = {
  /** The parameter, or the field of the file. */
  key: string;
  articles: ArticleId[];
  message: Text;
  permitted: Text;
};

/** Months of a term in months or years, hours of one in hours or days; the two cannot be compared. */
const measure = (duration: string): { months: number } | { hours: number } | undefined => {
  const [amount, unit] = duration.split(' ');
  const n = Number(amount);
  if (unit === 'y' || unit === 'mo') return { months: unit === 'y' ? n * 12 : n };
  if (unit === 'cd' || unit === 'h') return { hours: unit === 'cd' ? n * 24 : n };
  return undefined;
};
/** The sign of `a - b`; undefined when the units do not allow an answer. */
export const compareDurations = (a: string, b: string): number | undefined => {
  const [x, y] = [measure(a), measure(b)];
  if (x && y && 'months' in x && 'months' in y) return x.months - y.months;
  if (x && y && 'hours' in x && 'hours' in y) return x.hours - y.hours;
  return undefined;
};

/** The registry's parameter with the limits that a regime's own text sets instead. */
export const limited = (key: ParameterKey, limits: Limits | undefined): Parameter => {
  const parameter: Parameter = parameters[key];
  if (!limits) return parameter;
  const changed: Record<string, unknown> = { ...parameter };
  for (const name of ['floor', 'ceiling', 'atLeast'] as const) {
    if (limits[name] === null) delete changed[name];
    else if (limits[name] !== undefined) changed[name] = limits[name];
  }
  return changed as Parameter;
};

const durationSchema = z.string().regex(durationPattern);
const unique = (list: unknown[]): boolean => new Set(list).size === list.length;

type Of<K extends Parameter['kind']> = Extract<Parameter, { kind: K }>;

function schemaOf(parameter: Parameter): z.ZodType {
  switch (parameter.kind) {
    case 'duration':
      return durationSchema.refine((value) => isWithin(value, parameter));
    case 'optionalDuration':
      return durationSchema.refine((value) => !value.startsWith('0 ')).nullable();
    case 'durations':
      return z
        .array(durationSchema.refine((value) => !value.startsWith('0 ')))
        .max(20)
        .refine(unique);
    case 'number':
      return (parameter.fractional ? z.number() : z.int())
        .min(parameter.floor ?? -Infinity)
        .max(parameter.ceiling ?? Infinity)
        .refine((value) => !parameter.odd || value % 2 === 1);
    case 'fraction':
      return z.string().refine((value) => {
        const [, part, whole] = /^([1-9]\d?)\/([1-9]\d?)$/.exec(value) ?? [];
        return part !== undefined && Number(part) <= Number(whole);
      });
    case 'flag':
      return z.boolean();
    case 'choice':
      return z.enum(parameter.oneOf);
    case 'choices':
      return choicesSchema(parameter);
    case 'texts':
      return z.array(z.string().trim().min(1).max(100)).min(1).max(50).refine(unique);
    case 'monthDay':
      return z
        .string()
        .refine((value) => /^\d{2}-\d{2}$/.test(value) && z.iso.date().safeParse(`2023-${value}`).success);
    case 'text':
      return z.string().trim().min(1).max(500).nullable();
    default:
      return parameter satisfies never;
  }
}

function isWithin(value: string, { floor, ceiling, zero }: Of<'duration'>): boolean {
  const isLongEnough = !floor || (compareDurations(value, floor) ?? -1) >= 0;
  const isShortEnough = !ceiling || (compareDurations(value, ceiling) ?? 1) <= 0;
  return isLongEnough && isShortEnough && (zero ?? !value.startsWith('0 '));
}

const choicesSchema = ({ oneOf, atLeast = [], ordered }: Of<'choices'>): z.ZodType =>
  z
    .array(z.enum(oneOf))
    .min(1)
    .refine(unique)
    .refine((list) => atLeast.every((item) => list.includes(item)))
    .refine((list) => !ordered || isInOrder(list, oneOf));

const isInOrder = (list: string[], order: readonly string[]): boolean =>
  list.every((item, i) => i === 0 || order.indexOf(list[i - 1] ?? '') < order.indexOf(item));

/** What is wrong with a value, or undefined. Pure. */
export function checkValue(key: ParameterKey, value: unknown, limits?: Limits): Problem | undefined {
  const parameter = limited(key, limits);
  if (schemaOf(parameter).safeParse(value).success) return undefined;
  const found = JSON.stringify(value) ?? String(value);
  const source = limits ? ` (${limits.law})` : '';
  return {
    key,
    articles: articlesOf(parameter.law),
    message: {
      zh: `${key}（${parameter.title.zh}）不能是 ${found}${source}`,
      en: `${key} (${parameter.title.en}) cannot be ${found}${source}`,
    },
    permitted: permitted(parameter),
  };
}
