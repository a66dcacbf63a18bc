// Is a value one that a parameter may have? Built from the registry, so that nothing is said twice: the kind, the
// closed list, and the limits that the legal text itself sets. Answers with what would be permitted.
import * as z from 'zod';
import { type ArticleId, type Text, articlesOf } from '../law/cite.ts';
import { durationPattern } from '../kernel/durations.ts';
import { catalogueSchema } from './catalogue.ts';
import { compareDurations, limitsOf } from './limits.ts';
import { type ParameterKey, parameters } from './parameters.ts';
import { permitted } from './permitted.ts';
import { type Duration, type Fraction, type Parameter, isAtLeast } from './regime.ts';

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

export const problem = (key: string, zh: string, en: string, may: Text, articles: ArticleId[] = []): Problem => ({
  key,
  articles,
  message: { zh, en },
  permitted: may,
});

/** The registry's parameter with the limits that a regime's own text sets instead. */
export const limited = (key: ParameterKey, limits: Limits | undefined): Parameter => {
  const parameter: Parameter = parameters[key];
  if (!limits) return parameter;
  const changed: Record<string, unknown> = { ...parameter };
  for (const name of ['floor', 'ceiling', 'atLeast'] as const) {
    if (limits[name] === null) changed[name] = null;
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
      return durationSchema.refine((value) => isWithin(value, parameter)).nullable();
    case 'durations':
      return z
        .array(durationSchema.refine((value) => isWithin(value, parameter)))
        .max(20)
        .refine(unique);
    case 'number':
      return (parameter.fractional ? z.number() : z.int())
        .refine((value) => isNumberWithin(value, parameter))
        .refine((value) => !parameter.odd || value % 2 === 1);
    case 'fraction':
      return z.string().refine((value) => isShareWithin(value, parameter));
    case 'flag':
      return z.boolean();
    case 'choice':
      return z.enum(parameter.oneOf);
    case 'choices':
      return choicesSchema(parameter);
    case 'texts':
      return z.array(z.string().trim().min(1).max(100)).min(1).max(50).refine(unique);
    case 'duties':
      return catalogueSchema(parameter.atLeast ?? [], parameter.owners, parameter.ceiling ?? '20 y');
    case 'monthDay':
      return z.string().refine((value) => isDayOfYear(value) && value <= parameter.ceiling);
    case 'day':
      return z.iso.date().nullable();
    case 'text':
      return z.string().trim().min(1).max(500).nullable();
    default:
      return parameter satisfies never;
  }
}

/** What a text sets holds exactly; of what is only reasonable, units that cannot be compared are let pass. */
function isWithin(value: string, parameter: Of<'duration' | 'optionalDuration' | 'durations'>): boolean {
  const { floor, ceiling } = limitsOf(parameter) as { floor: Duration | null; ceiling: Duration | null };
  const unsure = { floor: parameter.floor ? -1 : 0, ceiling: parameter.ceiling ? 1 : 0 };
  const isLongEnough = !floor || (compareDurations(value, floor) ?? unsure.floor) >= 0;
  const isShortEnough = !ceiling || (compareDurations(value, ceiling) ?? unsure.ceiling) <= 0;
  return isLongEnough && isShortEnough && (('zero' in parameter && parameter.zero) || !value.startsWith('0 '));
}
const isDayOfYear = (value: string): boolean =>
  /^\d{2}-\d{2}$/.test(value) && z.iso.date().safeParse(`2023-${value}`).success;
function isShareWithin(value: string, parameter: Of<'fraction'>): boolean {
  const { floor, ceiling } = limitsOf(parameter) as { floor: Fraction | null; ceiling: Fraction | null };
  const [, part, whole] = /^([1-9]\d?)\/([1-9]\d?)$/.exec(value) ?? [];
  if (part === undefined || Number(part) > Number(whole)) return false;
  const share = value as Fraction;
  return (!floor || isAtLeast(share, floor)) && (!ceiling || isAtLeast(ceiling, share));
}
const isNumberWithin = (value: number, parameter: Of<'number'>): boolean => {
  const { floor, ceiling } = limitsOf(parameter) as { floor: number | null; ceiling: number | null };
  return value >= (floor ?? -Infinity) && value <= (ceiling ?? Infinity);
};

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
