// The codec endpoint of Temporal's UI and CLI: shows to whoever has the secret what the store holds encrypted. A browser asks for
// it once at GET /codec (Basic, any name), and sends it again when the UI asks with credentials.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import type { Context } from 'hono';
import { cors } from 'hono/cors';
import { z } from '@hono/zod-openapi';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { isNo, no } from '../../../service/index.ts';
import { refused } from '../problems.ts';
import { jsonOf } from '../request.ts';

const MOST = 8 * 1024 * 1024;
const base64 = z.base64();
const payloads = z.object({
  payloads: z.array(z.object({ metadata: z.record(z.string(), base64).optional(), data: base64.optional() })),
});

export function codecRoutes(app: OpenAPIHono, { codec, secret, origins }: NonNullable<ApiDeps['codec']>): void {
  app.use(
    '/codec/*',
    cors({
      origin: origins,
      credentials: true,
      allowMethods: ['POST'],
      allowHeaders: ['Content-Type', 'Authorization', 'X-Namespace'],
    }),
  );
  const only = (work: (c: Context) => Promise<Response> | Response) => (c: Context) =>
    holds(c, secret) ? work(c) : unauthorized(c);
  app.get(
    '/codec',
    only((c) => c.text('ok')),
  );
  for (const way of ['encode', 'decode'] as const)
    app.post(
      `/codec/${way}`,
      only(async (c) => {
        const origin = c.req.header('Origin');
        if (origin !== undefined && !origins.includes(origin)) return unauthorized(c);
        const body = await jsonOf(c, MOST);
        if (isNo(body)) return refused(c, body);
        const parsed = payloads.safeParse(body.json);
        if (!parsed.success)
          return refused(c, no('REQUEST_MALFORMED', { zh: '应为 {"payloads": […]}。', en: 'Send {"payloads": […]}.' }));
        try {
          return c.json({ payloads: (await codec[way](parsed.data.payloads.map(fromJson))).map(toJson) });
        } catch {
          return refused(c, no('REQUEST_MALFORMED', { zh: '无法解密。', en: 'This cannot be decrypted.' }));
        }
      }),
    );
}

const bytes = (text: string) => Buffer.from(text, 'base64');
const fromJson = ({ metadata, data }: z.output<typeof payloads>['payloads'][number]): Payload => ({
  metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, bytes(value)])),
  data: bytes(data ?? ''),
});
const toJson = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  ),
  data: Buffer.from(data ?? []).toString('base64'),
});

/** `Bearer` of a tool, or the password of a browser. */
function holds(c: Context, secret: string): boolean {
  const [, scheme = '', value = ''] = /^(Bearer|Basic) (.+)$/.exec(c.req.header('Authorization') ?? '') ?? [];
  const given =
    scheme === 'Basic'
      ? bytes(value)
          .toString('utf8')
          .replace(/^[^:]*:/, '')
      : value;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
function unauthorized(c: Context): Response {
  const wrong = { zh: '编解码服务的密钥不符。', en: 'The secret of the codec endpoint does not fit.' };
  return refused(c, no('SIGNATURE_WRONG', wrong), { 'WWW-Authenticate': 'Basic realm="codec"' });
}
