// What a request says besides its path: who, which key, which version, which bytes.
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { z } from 'zod';
import { problemOf, reporting } from '@shuquan/machines/kernel';
import type { Text } from '@shuquan/machines/law';
import { type No, isNo, no, parseJson } from '../../service/index.ts';

/** The actor's name. Header values are ASCII, so names beyond it are percent-encoded. */
export function actorName(c: Context): string | No {
  const name = nameOf(c);
  const decoded = name && percentDecoded(name);
  return decoded
    ? decoded
    : {
        ...no('REQUEST_MALFORMED', {
          zh: '请在 Shuquan-Actor 中写明身份：人员@角色 或 人员@角色:主体。',
          en: 'Say who acts, in the header Shuquan-Actor: person@HAT or person@HAT:party.',
        }),
        code: 'ACTOR_UNKNOWN',
      };
}
/** Of the actor, as the request gives it. Where a browser listens, which sets no header, in the query. */
export const nameOf = (c: Context): string | undefined =>
  (
    c.req.header('Shuquan-Actor') ??
    (c.req.path === STREAM && c.req.method === 'GET' ? c.req.query('actor') : undefined)
  )?.trim();
export const STREAM = '/stream';
function percentDecoded(header: string): string | undefined {
  try {
    return decodeURIComponent(header);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** Plain, or as the quoted string of the header's draft standard. */
export function idempotencyKey(c: Context): string | No {
  const header = c.req.header('Idempotency-Key')?.trim();
  if (!header)
    return no('KEY_MISSING', {
      zh: '写操作须带 Idempotency-Key，以便重试不致重复办理。',
      en: 'Every write carries an Idempotency-Key, so that a retry does not act twice.',
    });
  return /^"(.*)"$/.exec(header)?.[1] ?? header;
}

/** The version behind `"12"` or `"12-9f3c…"`; a proxy that compresses weakens it to `W/"…"`. */
export function expectedVersion(c: Context): number | undefined | No {
  const header = c.req.header('If-Match')?.trim();
  if (!header || header === '*') return undefined;
  const version = Number(/^(?:W\/)?"(\d{1,9})(?:-[0-9a-f]+)?"$/.exec(header)?.[1] ?? Number.NaN);
  return Number.isNaN(version)
    ? malformed('If-Match', {
        zh: 'If-Match 应为读取案件时得到的 ETag，如 "12"。',
        en: 'If-Match is the ETag that reading the case gave, like "12".',
      })
    : version;
}

export const malformed = (path: string, message: Text): No =>
  no('REQUEST_MALFORMED', message, { details: [{ path, message }] });

const DRAIN = 64 * 1024 * 1024;

/** At most `limit` bytes of the body. What is beyond is read and thrown away, so that the caller gets to read the answer. */
export async function bytesOf(c: Context, limit: number, tooLarge: (limit: number) => No): Promise<Uint8Array | No> {
  // Node holds callers to the length that they declare; whole bodies are read much faster than streams.
  const declared = Number(c.req.header('Content-Length') ?? Number.NaN);
  if (declared <= limit) return wholeBody(c);
  const { body } = c.req.raw;
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size <= limit) chunks.push(chunk);
      else if (size > limit + DRAIN) break;
    }
  } catch {
    return cutOff();
  }
  return size > limit ? tooLarge(limit) : Buffer.concat(chunks);
}

async function wholeBody(c: Context): Promise<Uint8Array | No> {
  try {
    return new Uint8Array(await c.req.arrayBuffer());
  } catch {
    return cutOff();
  }
}
// The caller hung up: nobody is left to read more than this.
const cutOff = (): No => malformed('(body)', { zh: '内容没有完整到达。', en: 'The body did not arrive whole.' });

export const eventTooLarge = (limit: number): No => ({
  ...no('REQUEST_MALFORMED', {
    zh: `内容超过上限 ${limit} 字节；大件请先上传为文档，再引用其哈希。`,
    en: `More than ${limit} bytes, which is the limit. Upload large material as a document and refer to its hash.`,
  }),
  code: 'EVENT_TOO_LARGE',
});
/** The kernel counts an event without its white space, to the byte; on the wire it may take twice as much. */
export async function jsonOf(c: Context, limit: number): Promise<{ json: unknown } | No> {
  const bytes = await bytesOf(c, 2 * limit, () => eventTooLarge(limit));
  return bytes instanceof Uint8Array ? parseJson(bytes) : bytes;
}
/** The body by its schema. */
export async function bodyAs<S extends z.ZodType>(
  c: Context,
  limit: number,
  schema: S,
): Promise<{ value: z.output<S> } | No> {
  const body = await jsonOf(c, limit);
  if (isNo(body)) return body;
  const parsed = schema.safeParse(body.json, reporting);
  return parsed.success ? { value: parsed.data } : wrong({ zh: '内容有误', en: 'Wrong' }, detailsOf(parsed.error));
}
const detailsOf = (error: z.ZodError) => error.issues.map(problemOf).map(({ path, message }) => ({ path, message }));
const wrong = ({ zh, en }: Text, details: ReturnType<typeof detailsOf>): No => {
  const [first] = details;
  const message = {
    zh: `${zh}：${first?.path}：${first?.message.zh}`,
    en: `${en} at ${first?.path}: ${first?.message.en}`,
  };
  return no('REQUEST_MALFORMED', message, { details });
};

/** A document on its way to the store held more than the stated limit. */
export class TooManyBytes extends Error {
  override readonly name = 'TooManyBytes';
}
/** A document on its way to the store had no byte, though no length said so beforehand. */
export class NoBytes extends Error {
  override readonly name = 'NoBytes';
}
/** The body as a stream that fails beyond `limit`, and when it is empty, but not before the caller could say all and hear the answer. */
export const limitedBody = (c: Context, limit: number): Readable => {
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    let size = 0;
    for await (const chunk of (c.req.raw.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size <= limit) yield chunk;
      else if (size > limit + DRAIN) break;
    }
    if (size > limit) throw new TooManyBytes();
    if (!size) throw new NoBytes();
  };
  return Readable.from(pieces(), { objectMode: false });
};

/** The query by its schema. */
export function queryOf<S extends z.ZodType>(c: Context, schema: S): { query: z.output<S> } | No {
  const parsed = schema.safeParse(c.req.query(), reporting);
  if (parsed.success) return { query: parsed.data };
  const details = detailsOf(parsed.error).map((one) => (one.path === '(whole)' ? { ...one, path: '(query)' } : one));
  return wrong({ zh: '查询参数有误', en: 'The query is wrong' }, details);
}
