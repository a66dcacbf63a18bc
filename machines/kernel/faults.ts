// What is wrong with what was sent, in both languages: zod's own words, or those of a schema.
import * as z from 'zod';
// One by one: `z.locales` brings all fifty into a bundle.
import en from 'zod/v4/locales/en.js';
import zhCN from 'zod/v4/locales/zh-CN.js';
import type { Problem } from './refusals.ts';

/** How to parse what people sent: a problem says what was there instead. */
export const reporting = { reportInput: true } as const;

const chineseOf = new Map<string, string>();
/**
 * The message of a schema in both languages: `z.string().regex(…, fault('须为……', 'it is …'))`. For fixed texts, since they
 * are kept; a text that names a value brings its Chinese along: `issue.addIssue({ message, params: { zh } })`.
 */
export const fault = (zh: string, en: string): string => {
  chineseOf.set(en, zh);
  return en;
};

const chinese = zhCN().localeError;
const english = en().localeError;
const textOf = (found: ReturnType<typeof chinese>): string | undefined =>
  typeof found === 'string' ? found : found?.message;

function chineseFor(issue: z.core.$ZodIssue): string {
  const own: unknown = 'params' in issue ? issue.params?.['zh'] : undefined;
  if (typeof own === 'string') return own;
  const raw = issue as z.core.$ZodRawIssue;
  const said = textOf(english(raw)) === issue.message ? textOf(chinese(raw)) : chineseOf.get(issue.message);
  return said ?? issue.message;
}

/** Where a problem is, and what it is. */
export const problemOf = (issue: z.core.$ZodIssue): Problem => ({
  path: issue.path.map(String).join('.') || '(whole)',
  message: { zh: chineseFor(issue), en: issue.message },
});
