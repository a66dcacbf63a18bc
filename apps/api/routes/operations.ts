// Callbacks of ports, the holiday calendar, and what operators watch.
import type { Context } from 'hono';
import { isNo, no } from '../../../service/index.ts';
import type { ApiDeps, ReadCallback } from '../../../service/api-deps.ts';
import type { Routes } from '../endpoint.ts';
import { refused, unavailable } from '../problems.ts';
import { bytesOf } from '../request.ts';
import { accepted, health } from '../schemas.ts';

export function operationsRoutes({ add }: Routes, deps: ApiDeps): void {
  const { client, callbacks, metrics } = deps;
  for (const port of ['bank', 'domain'] as const)
    add(
      {
        method: 'post',
        path: `/callbacks/${port}`,
        tag: 'Ports',
        summary: `Signed reports of the ${port === 'bank' ? 'settlement bank or payment institution (T23)' : 'authorized operation domain'}`,
        open: 'uncounted',
        description:
          'Standard Webhooks signature; the webhook-id is the idempotency key, so that a report may be sent twice.',
        body: { schema: { type: 'object' } },
        answers: { 200: { description: 'On the record', schema: accepted } },
        problems: [400, 401, 403, 404, 409, 413, 422, 501],
      },
      (c) => callback(c, deps, callbacks?.[port], port),
    );
  add(
    {
      method: 'get',
      path: '/healthz',
      tag: 'Operations',
      summary: 'The process is up',
      open: 'uncounted',
      answers: { 200: { description: 'Up', schema: health } },
      problems: [],
    },
    (c) => c.json({ ok: true }),
  );
  add(
    {
      method: 'get',
      path: '/readyz',
      tag: 'Operations',
      summary: 'The ledger answers',
      description:
        'Not ready (503, named by details[0].path): DATABASE_AWAY, DATABASE_READ_ONLY, DATABASE_FULL, SCHEMA_NEWER, CLOCK_OFF. notes: what operators are to see to though events are taken: TEMPORAL_AWAY, NO_WORKER, SCHEDULES_MISSING, SEALS_BEHIND, ANCHOR_LATE, ANCHORS_UNDELIVERED (T24)',
      open: 'uncounted',
      answers: { 200: { description: 'Ready', schema: health } },
      problems: [503],
    },
    async (c) => {
      const trouble = await client.trouble();
      if (trouble) return refused(c, unavailable(trouble));
      const notes = await client.notes();
      return c.json({ ok: true, ...(notes.length && { notes }) });
    },
  );
  add(
    {
      method: 'get',
      path: '/metrics',
      tag: 'Operations',
      summary: 'Prometheus metrics',
      open: 'uncounted',
      answers: { 200: { description: 'Text format', content: 'text/plain' } },
      problems: [501],
    },
    async (c) =>
      metrics
        ? c.body(await metrics.metrics(), 200, { 'Content-Type': metrics.contentType })
        : refused(c, no('NOT_CONFIGURED', { zh: '未启用指标。', en: 'Metrics are not enabled.' })),
  );
}

async function callback(
  c: Context,
  { client, limits }: ApiDeps,
  read: ReadCallback | undefined,
  port: string,
): Promise<Response> {
  if (!read)
    return refused(
      c,
      no('NOT_CONFIGURED', {
        zh: `未配置 ${port} 回调密钥。`,
        en: `No secret for callbacks of the ${port} is configured.`,
      }),
    );
  const bytes = await bytesOf(c, limits.event, (limit) => ({
    ...no('REQUEST_MALFORMED', { zh: `超过 ${limit} 字节。`, en: `More than ${limit} bytes.` }),
    code: 'EVENT_TOO_LARGE',
  }));
  if (!(bytes instanceof Uint8Array)) return refused(c, bytes);
  const said = read(c.req.raw.headers, bytes);
  if (isNo(said)) return refused(c, said.code === 'ACTOR_UNKNOWN' ? { ...said, code: 'SIGNATURE_WRONG' } : said);
  const { actor, caseId, event } = said.request;
  c.set('actor', `${actor.person}@${actor.hat}`);
  c.set('caseId', caseId);
  c.set('event', event.type);
  const answer = await client.report(said.request);
  return isNo(answer) ? refused(c, answer) : c.json(answer);
}
