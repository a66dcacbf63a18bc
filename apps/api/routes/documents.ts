// Documents and citizen references: what must not travel inside an event.
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { Caller } from '../../../accounts/identity.ts';
import { callerOf } from '../authenticate.ts';
import { type No, type StoredDocument, isNo, no } from '../../../service/index.ts';
import { refuse } from '@shuquan/machines/kernel';
import type { ApiDeps } from '../../../service/api-deps.ts';
import type { Routes } from '../endpoint.ts';
import { refused } from '../problems.ts';
import { NoBytes, TooManyBytes, jsonOf, limitedBody, malformed } from '../request.ts';
import { citizenReference, identity, storedDocument } from '../schemas.ts';
import { forActor } from './cases.ts';

const SHA256 = /^[0-9a-f]{64}$/;
const MEDIA_TYPE =
  /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}(\s*;\s*charset=(?:[\w-]{1,40}|"[\w-]{1,40}"))?$/i;

export function documentRoutes({ add }: Routes, { client, limits }: ApiDeps): void {
  add(
    {
      method: 'put',
      path: '/documents',
      tag: 'Documents',
      summary: 'Stores bytes under their sha256',
      description: `At most ${limits.document} bytes. The same bytes are stored once; Content-Type is kept as the media type.`,
      body: { schema: { type: 'string', format: 'binary' }, content: 'application/octet-stream' },
      answers: { 200: { description: 'Stored', schema: storedDocument } },
      problems: [400, 413, 429, 501],
    },
    (c) => put(c, { client, limits }),
  );
  add(
    {
      method: 'get',
      path: '/documents/{sha256}',
      tag: 'Documents',
      summary: 'A document, for those who may read a case that refers to it (T25)',
      answers: { 200: { description: 'The bytes', content: '*/*' } },
      problems: [403, 404, 501],
    },
    (c) => get(c, { client }),
  );
  add(
    {
      method: 'post',
      path: '/citizens',
      tag: 'Documents',
      summary: 'The reference under which a citizen registers',
      description:
        'A keyed hash; the identity number is neither kept nor logged. For those who name citizens in what they file, and a citizen’s own; each question is kept and counted.',
      body: { schema: identity },
      answers: { 200: { description: 'The reference', schema: citizenReference } },
      problems: [400, 403, 429, 501],
    },
    (c) =>
      forActor(c, async (as) => {
        c.header('Cache-Control', 'no-store');
        const body = await jsonOf(c, 1024);
        if (isNo(body)) return body;
        const parsed = identity.safeParse(body.json);
        return parsed.success
          ? client.citizenRef({ as, identityNumber: parsed.data.identityNumber })
          : no('IDENTITY_MALFORMED', { zh: '请提交 {"identityNumber": "……"}。', en: 'Send {"identityNumber": "…"}.' });
      }),
  );
}

const empty = (): No => malformed('(body)', { zh: '文档为空。', en: 'The document is empty.' });

async function put(c: Context, { client, limits }: Pick<ApiDeps, 'client' | 'limits'>): Promise<Response> {
  const as = callerOf(c);
  // Before the bytes travel: an unknown actor uploads nothing.
  const actor = await client.actor(as);
  if (isNo(actor)) return refused(c, actor);
  // A parameter that is empty says nothing (RFC 9110), and is not kept with the document.
  const mediaType = (c.req.header('Content-Type') ?? 'application/octet-stream').replace(/\s*;\s*$/, '');
  if (!MEDIA_TYPE.test(mediaType))
    return refused(
      c,
      malformed('Content-Type', {
        zh: 'Content-Type 不是媒体类型，如 application/pdf。',
        en: 'Content-Type is not a media type, like application/pdf.',
      }),
    );
  if (!c.req.raw.body || c.req.header('Content-Length') === '0') return refused(c, empty());
  const stored = await store(c, client, limits.document, { as, mediaType });
  return isNo(stored) ? refused(c, stored) : c.json(stored, 200, { Location: `/documents/${stored.sha256}` });
}

async function store(
  c: Context,
  client: ApiDeps['client'],
  limit: number,
  about: { as: Caller; mediaType: string },
): Promise<StoredDocument | No> {
  try {
    return await client.putDocument({ ...about, bytes: limitedBody(c, limit) });
  } catch (error) {
    if (error instanceof NoBytes) return empty();
    if (!(error instanceof TooManyBytes)) throw error;
    return no('DOCUMENT_TOO_LARGE', {
      zh: `文档超过上限 ${limit} 字节，未保存。`,
      en: `More than ${limit} bytes, which is the limit for a document; nothing was kept.`,
    });
  }
}

async function get(c: Context, { client }: Pick<ApiDeps, 'client'>): Promise<Response> {
  const as = callerOf(c);
  const sha256 = c.req.param('sha256') ?? '';
  const found = SHA256.test(sha256) ? await client.getDocument({ as, sha256 }) : unknown(sha256);
  if (isNo(found)) return found.code === 'DOCUMENT_UNKNOWN' ? refused(c, found, {}, 404) : refused(c, found);
  // An upload is data here, never a page of ours.
  return new Response(Readable.toWeb(found.stream) as ReadableStream, {
    headers: {
      'Content-Type': found.mediaType,
      'Content-Length': String(found.size),
      'Content-Disposition': 'attachment',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-cache',
      ETag: `"${sha256}"`,
      Vary: 'Shuquan-Actor, Authorization, Cookie',
    },
  });
}
const unknown = (sha256: string): No =>
  refuse('DOCUMENT_UNKNOWN', {
    zh: `没有文档 ${sha256.slice(0, 70)}。`,
    en: `There is no document ${sha256.slice(0, 70)}.`,
  });
