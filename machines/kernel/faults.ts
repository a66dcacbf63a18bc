// What is wrong with what was sent, in both languages: zod's own English, our Chinese, or the sentence of a schema.
import * as z from 'zod';
// One by one: `z.locales` brings all fifty into a bundle.
import en from 'zod/v4/locales/en.js';
import type { ArticleId } from '../law/cite.ts';
import type { Json, JsonObject } from './json.ts';
import type { Problem } from './refusals.ts';

/** How to parse what people sent: a problem says what was there instead. */
export const reporting = { reportInput: true } as const;

const spoken = new Map<string, { zh: string; articles: ArticleId[] }>();
/**
 * The message of a schema in both languages: `z.string().regex(…, fault('须为……', 'it is …'))`. For fixed texts, since they
 * are kept; a text that names a value brings its Chinese along: `issue.addIssue({ message, params: { zh } })`. The articles
 * that demand it, where the event’s own law does not name them.
 */
export const fault = (zh: string, en: string, ...articles: ArticleId[]): string => {
  spoken.set(en, { zh, articles });
  return en;
};

const english = en().localeError;
const saidByZod = (issue: z.core.$ZodRawIssue): boolean => {
  const found = english(issue);
  return (typeof found === 'string' ? found : found?.message) === issue.message;
};

const kinds: Record<string, string> = {
  string: '文字',
  number: '数值',
  int: '整数',
  boolean: '是或者否（true 或者 false）',
  array: '列表',
  tuple: '列表',
  object: '对象',
  record: '对象',
  date: '日期',
  null: '空值（null）',
};
const formats: Record<string, string> = {
  date: '须为日期，例如“2026-03-02”',
  datetime: '须为带时区的时刻，例如“2026-03-02T10:00:00+08:00”',
  email: '须为电子邮箱地址',
  url: '须为网址',
  uuid: '须为 UUID',
};
/** What is counted: characters of a text, items of a list, or the number itself. */
const measured: Record<string, readonly [what: string, unit: string]> = {
  string: ['长度', ' 个字符'],
  array: ['项数', ' 项'],
  set: ['项数', ' 项'],
};
const quoted = (values: readonly unknown[]): string => values.map((value) => `“${String(value)}”`).join('、');

function limited(origin: string, least: boolean, inclusive: boolean | undefined, limit: number | bigint): string {
  const [what, unit] = measured[origin] ?? ['数值', ''];
  const bound = least ? (inclusive === false ? '须大于' : '不得小于') : inclusive === false ? '须小于' : '不得超过';
  return `${what}${bound} ${limit}${unit}`;
}

/** In the words of officials; what no case names is said in general. */
function chinese(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '必填' : `须为${kinds[issue.expected] ?? '另一种内容'}`;
    case 'invalid_value':
      return issue.input === undefined ? '必填' : `须为下列之一：${quoted(issue.values)}`;
    case 'invalid_format':
      return formats[issue.format] ?? '格式不符';
    case 'too_small':
      return limited(issue.origin, true, issue.inclusive, issue.minimum);
    case 'too_big':
      return limited(issue.origin, false, issue.inclusive, issue.maximum);
    case 'not_multiple_of':
      return `须为 ${issue.divisor} 的倍数`;
    case 'unrecognized_keys':
      return `不接受这些字段：${quoted(issue.keys)}`;
    case 'invalid_union':
      return issue.input === undefined ? '必填' : '不属于可以接受的任何一种形式';
    default:
      return '不合要求';
  }
}

function chineseFor(issue: z.core.$ZodIssue): string {
  const own: unknown = 'params' in issue ? issue.params?.['zh'] : undefined;
  if (typeof own === 'string') return own;
  const raw = issue as z.core.$ZodRawIssue;
  return spoken.get(issue.message)?.zh ?? (saidByZod(raw) ? chinese(raw) : '不合要求');
}

/** Where a problem is, and what it is. */
export const problemOf = (issue: z.core.$ZodIssue): Problem => ({
  path: issue.path.map(String).join('.') || '(whole)',
  message: { zh: chineseFor(issue), en: issue.message },
});
/** The articles that the sentences of a schema name. */
export const articlesIn = (issues: readonly z.core.$ZodIssue[]): ArticleId[] =>
  issues.flatMap(({ message }) => spoken.get(message)?.articles ?? []);

/** What was sent without the fields at these paths; of a list with a wrong item nothing is left. */
export const withoutFields = (sent: JsonObject, paths: string[]): JsonObject =>
  paths.reduce((rest, path) => withoutField(rest, path.split('.')), sent);

function withoutField(sent: JsonObject, [name = '', ...inner]: string[]): JsonObject {
  if (!Object.hasOwn(sent, name)) return sent;
  const { [name]: value, ...others } = sent;
  return inner.length && isObject(value) ? { ...others, [name]: withoutField(value, inner) } : others;
}
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
