// What every door does first: the shape of an event, before anybody asks whether it is allowed.
import type { Text } from '../law/cite.ts';
import type { Json, JsonObject } from './json.ts';
import type { Lifecycle } from './lifecycle.ts';
import { type Refusal, refuse } from './refusals.ts';

/** Events of the kernel itself that every lifecycle takes while it is open: a task is claimed, a remark is made. */
export const taskEvents = ['CLAIM', 'UNCLAIM', 'TAKE_OVER', 'ASSIGN', 'DELEGATE', 'COMMENT', 'ATTACH'] as const;
export type TaskEvent = (typeof taskEvents)[number];
export const isTaskEvent = (type: string): type is TaskEvent => (taskEvents as readonly string[]).includes(type);

export const isReserved = (type: string): boolean => /^(xstate|kernel)\./.test(type) || type === '' || type === '*';

type Zodish = {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: unknown }
    | { success: false; error: { issues: { path: PropertyKey[]; message: string }[] } };
};

/** The event as its schema gives it back, or a typed refusal that lists every problem. */
export function parseEvent(
  lifecycle: Lifecycle,
  schemas: Record<string, Zodish>,
  raw: unknown,
  maxBytes: number,
): { type: string; [key: string]: Json } | Refusal {
  const odd = oddity(raw, maxBytes);
  if (odd) return odd;
  const type = (raw as { type?: unknown }).type;
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
  const known = Object.keys(lifecycle.events).filter((name) => !lifecycle.events[name]!.internal);
  const schema = isTaskEvent(type)
    ? schemas[type]
    : Object.hasOwn(lifecycle.events, type)
      ? lifecycle.events[type]!.schema
      : undefined;
  if (!schema)
    return refuse(
      'EVENT_UNKNOWN',
      { zh: `“${lifecycle.title.zh}”没有事件 ${type}。`, en: `${lifecycle.id} knows no event ${type}.` },
      { allowed: known },
    );
  const { type: _, ...payload } = raw as JsonObject;
  const parsed = schema.safeParse(payload);
  if (!parsed.success) return malformed(`${lifecycle.id} ${type}`, parsed.error.issues);
  return { ...(parsed.data as JsonObject), type };
}

/** The input that opens a case, or a refusal that lists every problem. */
export function parseInput(lifecycle: Lifecycle, raw: unknown, maxBytes: number): JsonObject | Refusal {
  const odd = oddity(raw, maxBytes);
  if (odd) return odd;
  const parsed = (lifecycle.input as Zodish).safeParse(raw);
  return parsed.success ? (parsed.data as JsonObject) : malformed(`${lifecycle.id} OPEN`, parsed.error.issues);
}

export const malformed = (what: string, issues: { path: PropertyKey[]; message: string }[]): Refusal => {
  const lines = issues.map(({ path, message }) => ({
    path: path.map(String).join('.') || '(whole)',
    message: { zh: message, en: message },
  }));
  const first: Text = lines[0]?.message ?? { zh: '', en: '' };
  return refuse(
    'EVENT_MALFORMED',
    {
      zh: `${what} 的内容有 ${lines.length} 处不合要求，首处：${lines[0]?.path} ${first.zh}`,
      en: `${what} has ${lines.length} problem(s), the first at ${lines[0]?.path}: ${first.en}`,
    },
    { details: lines },
  );
};

const DEEPEST = 64;
const deeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => deeper(inner, levels - 1)));

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
      zh: `内容 ${bytes} 字节，上限 ${maxBytes} 字节；大件请先上传为文档，再引用其哈希。`,
      en: `${bytes} bytes, at most ${maxBytes} are taken. Upload large material as a document and refer to its hash.`,
    });
  // U+0000 cannot be stored in Postgres' jsonb; a lone surrogate is not UTF-8. Both would be lost or altered.
  if (!text.isWellFormed() || /\\u0000|\\ud[89a-f][0-9a-f]{2}/i.test(text) || text.includes('\u0000'))
    return refuse('EVENT_MALFORMED', {
      zh: '文本不是有效的 UTF-8（含 NUL 或孤立代理项）。',
      en: 'The text is not valid UTF-8 (a NUL or a lone surrogate).',
    });
  return undefined;
}
