// The regimes: which packs there are, and how an operator's own file becomes one. A file says only what differs
// from its base. It may not go below a legal floor or above a ceiling, unless it is a legal text itself and says so.
import * as z from 'zod';
import { hashOf } from '../kernel/hash.ts';
import { isArticleId } from '../law/articles.ts';
import { type Basis, type Text, outside } from '../law/cite.ts';
import { type Role, roles } from '../law/roles.ts';
import { boundProblems } from './bound.ts';
import { cc2023Draft, type Pack } from './cc-2023-draft.ts';
import { type Limits, type LimitsByKey, type Problem, checkValue, limited, problem } from './check.ts';
import { valueProblems } from './compared.ts';
import { type ParameterKey, type Values, isParameterKey, parameterKeys, parameters } from './parameters.ts';
import { permitted } from './permitted.ts';

export type { Limits, Problem } from './check.ts';
export { clockTitle } from './clock-titles.ts';
export { valueTitle } from './value-titles.ts';
export { isParameterKey, parameterKeys, parameters } from './parameters.ts';
export type { ParameterKey, ValueOf, Values } from './parameters.ts';
export { exceeds, reaches } from './regime.ts';
export type { Duration, Fraction, MonthDay, Parameter } from './regime.ts';

/** A pack with its hash, which names it in the ledger. Plain JSON: it can be kept and restored. */
export type Regime = Pack & { hash: string };

/** A regime file that cannot be used: everything that is wrong with it, at once. */
export class RegimeError extends Error {
  override readonly name = 'RegimeError';
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    const lines = problems.map(({ message, articles, permitted: may }) => {
      const under = articles.length ? ` [${articles.join(', ')}]` : '';
      return `- ${message.en}${under}. Permitted: ${may.en}.`;
    });
    super(`The regime file cannot be used (${problems.length}):\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

const withHash = (pack: Pack): Regime => ({ ...pack, hash: hashOf(pack) });

/** The packs that ship with the software. */
export const regimes: Readonly<Record<string, Regime>> = { 'cc-2023-draft': withHash(cc2023Draft) };
export const defaultRegime = regimes['cc-2023-draft'] as Regime;

const textSchema = z.strictObject({ zh: z.string().trim().min(1).max(500), en: z.string().trim().min(1).max(500) });
const limitSchema = z.union([z.string(), z.number()]).nullable().optional();

/** The outer shape of a regime file; its parameters are checked against the registry. */
export const regimeFileSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,62}$/),
  base: z.string(),
  title: textSchema.optional(),
  /** Only for a file that stands for a legal text of its own; without it, no limits. */
  text: z
    .strictObject({
      title: textSchema,
      number: z.string().min(1).max(200),
      issued: z.iso.date(),
      inForce: z.iso.date(),
    })
    .optional(),
  limits: z
    .record(
      z.string(),
      z.strictObject({
        floor: limitSchema,
        ceiling: limitSchema,
        atLeast: z.array(z.string()).nullable().optional(),
        law: z.string().trim().min(1).max(300),
      }),
    )
    .optional(),
  values: z.record(z.string(), z.json()).optional(),
  roleTitles: z.record(z.string(), textSchema).optional(),
  /** Only with `text`: how it numbers what the register of articles names. */
  articles: z.record(z.string(), textSchema).optional(),
  /** What the file does not claim to carry of its text; kept with it, read by people. */
  notClaimed: z.array(textSchema).max(100).optional(),
});
export type RegimeFile = z.infer<typeof regimeFileSchema>;

/** A regime from an operator's file. Throws a `RegimeError` that lists every problem. Pure. */
export function loadRegime(json: unknown, known: Readonly<Record<string, Regime>> = regimes): Regime {
  const file = fileOf(json);
  const base = baseOf(file, known);
  const limits: LimitsByKey = { ...base.limits, ...(file.text && (file.limits as LimitsByKey | undefined)) };
  const values = { ...base.values, ...file.values } as Values;
  const problems = [
    ...idProblems(file, known),
    ...keyProblems(file),
    ...limitProblems(file),
    // Every value, not only the file's own: a narrower limit may leave a base value outside.
    ...valueProblems(values, limits),
    ...(file.text ? [] : boundProblems((file.values ?? {}) as Partial<Values>)),
  ];
  if (problems.length > 0) throw new RegimeError(problems);
  const { text } = file;
  return withHash({
    id: file.id,
    title: file.title ?? text?.title ?? base.title,
    source: text ? { zh: `${text.title.zh}，${text.number}`, en: `${text.title.en}, ${text.number}` } : base.source,
    values,
    roleTitles: { ...base.roleTitles, ...(file.roleTitles as Partial<Record<Role, Text>> | undefined) },
    limits,
    ...(text && file.articles
      ? { articles: file.articles as Pack['articles'] }
      : base.articles && { articles: base.articles }),
    ...(file.notClaimed && { notClaimed: file.notClaimed }),
    ...((text?.inForce ?? base.inForce) && { inForce: text?.inForce ?? base.inForce }),
  });
}

function fileOf(json: unknown): RegimeFile {
  const parsed = regimeFileSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new RegimeError(
    parsed.error.issues.map(({ path, message }) =>
      problem(
        path.join('.') || 'file',
        `文件字段有误：${message}`,
        `the file is wrong at ${path.join('.') || 'its root'}: ${message}`,
        {
          zh: '见 examples/regime.cc-2025.json',
          en: 'see examples/regime.cc-2025.json',
        },
      ),
    ),
  );
}

function baseOf({ base }: RegimeFile, known: Readonly<Record<string, Regime>>): Regime {
  const found = Object.hasOwn(known, base) ? known[base] : undefined;
  if (found) return found;
  const names = Object.keys(known).join(', ');
  throw new RegimeError([
    problem('base', `没有名为 ${base} 的规则包`, `there is no regime ${base}`, {
      zh: `其中之一：${names}`,
      en: `one of ${names}`,
    }),
  ]);
}

const idProblems = ({ id }: RegimeFile, known: Readonly<Record<string, Regime>>): Problem[] =>
  Object.hasOwn(known, id)
    ? [
        problem('id', `规则包 ${id} 已经存在`, `there is a regime ${id} already`, {
          zh: '另一个名称',
          en: 'another name',
        }),
      ]
    : [];

function keyProblems({ values = {}, limits = {}, roleTitles = {}, articles = {}, text }: RegimeFile): Problem[] {
  const unknownKeys = [...Object.keys(values), ...Object.keys(limits)].filter((key) => !isParameterKey(key));
  const unknownRoles = Object.keys(roleTitles).filter((role) => !Object.hasOwn(roles, role));
  const unknownArticles = Object.keys(articles).filter((id) => !isArticleId(id));
  return [
    ...unknownArticles.map((id) =>
      problem(`articles.${id}`, `没有条文 ${id}`, `there is no article ${id}`, {
        zh: '条文编号，如 T22、P29、P10(2)',
        en: 'the id of an article, such as T22, P29 or P10(2)',
      }),
    ),
    ...(Object.keys(articles).length && !text
      ? [
          problem(
            'articles',
            '只有法律文本才有自己的条文：文件缺少 text',
            'only a legal text has articles: the file has no text',
            {
              zh: '写明 text（名称、文号、日期），或删去 articles',
              en: 'say which text it is (title, number, dates), or leave articles out',
            },
          ),
        ]
      : []),
    ...unknownKeys.map((key) =>
      problem(key, `没有参数 ${key}`, `there is no parameter ${key}`, {
        zh: `参数之一${near(key)}`,
        en: `one of the parameters${near(key)}`,
      }),
    ),
    ...unknownRoles.map((role) =>
      problem(`roleTitles.${role}`, `没有角色 ${role}`, `there is no role ${role}`, {
        zh: `其中之一：${Object.keys(roles).join('、')}`,
        en: `one of ${Object.keys(roles).join(', ')}`,
      }),
    ),
  ];
}

/** The parameters of the same group, as a hint for a mistyped key. */
const near = (key: string): string => {
  const group = key.slice(0, key.lastIndexOf('.') + 1);
  const siblings = parameterKeys.filter((other) => group && other.startsWith(group));
  return siblings.length > 0 ? `: ${siblings.join(', ')}` : '';
};

/** Only a legal text may set limits, and only on a parameter that can have them. */
function limitProblems({ limits = {}, text }: RegimeFile): Problem[] {
  const entries = Object.entries(limits).filter(([key]) => isParameterKey(key));
  if (entries.length > 0 && !text) {
    return [
      problem(
        'limits',
        '只有法律文本才能改变法定限度：文件缺少 text',
        'only a legal text changes a legal limit: the file has no text',
        {
          zh: '写明 text（名称、文号、日期），或删去 limits',
          en: 'say which text it is (title, number, dates), or leave limits out',
        },
      ),
    ];
  }
  return entries.flatMap(([key, limit]) => {
    const parameter = parameters[key as ParameterKey];
    const bounds = [limit.floor, limit.ceiling].filter((bound) => bound != null);
    const fits = bounds.every((bound) => checkValue(key as ParameterKey, bound, lifted) === undefined);
    const lists = limit.atLeast == null || parameter.kind === 'choices';
    const ranges = bounds.length === 0 || parameter.kind === 'duration' || parameter.kind === 'number';
    if (fits && lists && ranges) return [];
    return problem(
      `limits.${key}`,
      `限度与参数 ${key} 不符`,
      `this limit does not fit ${key}`,
      permitted(limited(key as ParameterKey, lifted)),
    );
  });
}
const lifted: Limits = { floor: null, ceiling: null, atLeast: null, law: '' };

/** What two values must have in common. Either may still be of the wrong kind, which is said elsewhere. */
/**
 * A regime that was kept with a case, as it was: its hash must still fit. Parameters that the software has learnt
 * since are filled with their defaults. Throws a `TypeError` when the content was altered.
 */
export function restoreRegime(content: unknown): Regime {
  const { hash, ...pack } = content as Regime;
  if (hashOf(pack) !== hash) throw new TypeError(`the kept regime ${pack.id} does not fit its hash ${hash}`);
  return { ...pack, values: { ...defaultRegime.values, ...pack.values }, hash };
}

/** Where a value of a regime comes from: the registry's citation, or the text that set other limits for it. */
export const basisOf = ({ limits, source }: Regime, key: ParameterKey): Basis => {
  const own = limits[key];
  const { law } = parameters[key];
  return own ? outside(own.law, source.en, ...law.articles) : law;
};

/** What a regime calls a role. */
export const roleTitle = ({ roleTitles }: Regime, role: Role): Text => roleTitles[role] ?? roles[role];
