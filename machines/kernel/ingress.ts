// What every door does first: the shape of an event, before anybody asks whether it is allowed.
import type { z } from 'zod';
import { type ArticleId, type Text, articlesOf } from '../law/cite.ts';
import { lawOfEvent } from './chart-walk.ts';
import { articlesIn, problemOf, reporting } from './faults.ts';
import type { Json, JsonObject } from './json.ts';
import { type Refusal, refuse } from './refusals.ts';
import { isTaskEvent } from './task-events.ts';
import { eventTitle } from './titles.ts';
import type { Lifecycle } from './types.ts';

export const isReserved = (type: string): boolean => /^(xstate|kernel)\./.test(type) || type === '' || type === '*';

/**
 * The event as its schema gives it back, or a refusal that lists every problem. `schemas`: of task events.
 * `maxBytes`: of its JSON in UTF-8.
 */
export function parseEvent(
  lifecycle: Lifecycle,
  schemas: Record<string, z.ZodType>,
  raw: unknown,
  maxBytes: number,
): { type: string; [key: string]: Json } | Refusal {
  const odd = oddity(raw, maxBytes);
  if (odd) return odd;
  const { type, ...payload } = raw as JsonObject;
  if (typeof type !== 'string')
    return refuse(
      'EVENT_MALFORMED',
      { zh: '事件缺少 type 字段。', en: 'The event has no `type`.' },
      { details: [{ path: 'type', message: { zh: '必填', en: 'required' } }] },
    );
  if (isReserved(type))
    return refuse('EVENT_RESERVED', {
      zh: `事件“${type}”由系统保留，任何入口都不得提交。`,
      en: `${type} is reserved: only the system's own clock and ledger may raise it.`,
    });
  const own = Object.hasOwn(lifecycle.events, type) ? lifecycle.events[type] : undefined;
  const schema = isTaskEvent(type) ? schemas[type] : own?.schema;
  if (!schema)
    return refuse(
      'EVENT_UNKNOWN',
      { zh: `“${lifecycle.title.zh}”没有“${type}”这一事件。`, en: `${lifecycle.id} knows no event ${type}.` },
      { articles: articlesOf(lifecycle.law) },
    );
  const parsed = schema.safeParse(payload, reporting);
  if (parsed.success) return { ...(parsed.data as JsonObject), type };
  const what = { zh: `“${eventTitle(lifecycle, type).zh}”的内容`, en: `${lifecycle.id} ${type}` };
  return malformed(what, parsed.error.issues, articlesOf(lawOfEvent(lifecycle, type)));
}

/** The input that opens a case, or a refusal that lists every problem. */
export function parseInput(lifecycle: Lifecycle, raw: unknown, maxBytes: number): JsonObject | Refusal {
  const odd = oddity(raw, maxBytes);
  if (odd) return odd;
  const parsed = lifecycle.input.safeParse(raw, reporting);
  if (parsed.success) return parsed.data as JsonObject;
  const what = { zh: `“${lifecycle.title.zh}”的立案申请`, en: `${lifecycle.id} OPEN` };
  return malformed(what, parsed.error.issues, articlesOf(lifecycle.opens.law));
}

/** The refusal of what does not fit its schema: every problem, in both languages. */
export function malformed(
  what: Text | string,
  issues: readonly z.core.$ZodIssue[],
  articles: ArticleId[] = [],
): Extract<Refusal, { code: 'EVENT_MALFORMED' }> {
  const details = issues.map(problemOf);
  const [first] = details;
  const named = typeof what === 'string' ? { zh: what, en: what } : what;
  return refuse(
    'EVENT_MALFORMED',
    {
      zh: `${named.zh}有 ${details.length} 处不合要求，首处为 ${first?.path}：${first?.message.zh}`,
      en: `${named.en} has ${details.length} problem(s), the first at ${first?.path}: ${first?.message.en}`,
    },
    { details, articles: [...new Set([...articlesIn(issues), ...articles])] },
  );
}

const DEEPEST = 64;
const deeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => deeper(inner, levels - 1)));

/** In a value or a name of a field; what merely spells an escape in letters is a text like any other. */
const isUnstorable = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\u0000') || !value.isWellFormed()
    : typeof value === 'object' &&
      value !== null &&
      Object.entries(value).some(([name, inner]) => isUnstorable(name) || isUnstorable(inner));

function oddity(raw: unknown, maxBytes: number): Refusal | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return refuse('EVENT_MALFORMED', { zh: '内容应为 JSON 对象。', en: 'A JSON object is expected.' });
  if (deeper(raw, DEEPEST))
    return refuse('EVENT_MALFORMED', {
      zh: `内容嵌套超过 ${DEEPEST} 层。`,
      en: `The content is nested more than ${DEEPEST} levels deep.`,
    });
  const text = JSON.stringify(raw);
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > maxBytes)
    return refuse('EVENT_TOO_LARGE', {
      zh: `内容共 ${bytes} 字节，超过上限 ${maxBytes} 字节；大件请先上传为文档，再引用其哈希。`,
      en: `${bytes} bytes, at most ${maxBytes} are taken. Upload large material as a document and refer to its hash.`,
    });
  // U+0000 cannot be stored in Postgres' jsonb; a lone surrogate is not UTF-8. Both would be lost or altered.
  if (isUnstorable(raw))
    return refuse('EVENT_MALFORMED', {
      zh: '文本不是有效的 UTF-8（含 NUL 或孤立代理项）。',
      en: 'The text is not valid UTF-8 (a NUL or a lone surrogate).',
    });
  return undefined;
}
