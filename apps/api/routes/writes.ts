// Opening cases and sending events: one documented address for each lifecycle, so that its schemas stand beside it.
import type { Context } from 'hono';
import type { Caller } from '../../../accounts/identity.ts';
import { callerOf } from '../authenticate.ts';
import { type Answer, type No, isNo, typeOf } from '../../../service/index.ts';
import { casePath } from '@shuquan/client';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { caseIdOf } from '../case-path.ts';
import type { Routes } from '../endpoint.ts';
import { refused } from '../problems.ts';
import { expectedVersion, idempotencyKey, jsonOf, queryOf } from '../request.ts';
import { accepted, openQuery, rehearsed } from '../schemas.ts';

type Write = { as: Caller; key: string; json: unknown };

/** Actor, key, body, in this order; then `work`. */
async function write(c: Context, limit: number, work: (asked: Write) => Promise<Answer | No>): Promise<Response> {
  const as = callerOf(c);
  const key = idempotencyKey(c);
  if (typeof key !== 'string') return refused(c, key);
  const body = await jsonOf(c, limit);
  if (isNo(body)) return refused(c, body);
  const answer = await work({ as, key, json: body.json });
  if (isNo(answer)) return refused(c, answer);
  c.set('caseId', answer.caseId);
  return c.json(answer, 200);
}

/** As the log names it. */
const eventOf = (json: unknown): string | undefined => typeOf(json).slice(0, 60) || undefined;

/** The event as it would be sent, without a key: it acts on nothing. */
async function rehearse(c: Context, { client, limits }: Pick<ApiDeps, 'client' | 'limits'>): Promise<Response> {
  const body = await jsonOf(c, limits.event);
  if (isNo(body)) return refused(c, body);
  c.set('event', eventOf(body.json));
  const answer = await client.rehearse({ as: callerOf(c), caseId: caseIdOf(c), event: body.json });
  return isNo(answer) ? refused(c, answer) : c.json(answer, 200);
}

/** The input as it would open a case, without a key. */
async function rehearseOpening(c: Context, { client, limits }: Pick<ApiDeps, 'client' | 'limits'>): Promise<Response> {
  const asked = queryOf(c, openQuery);
  if (isNo(asked)) return refused(c, asked);
  const body = await jsonOf(c, limits.event);
  if (isNo(body)) return refused(c, body);
  c.set('event', 'OPEN');
  const lifecycle = c.req.param('lifecycle') ?? '';
  const answer = await client.rehearseOpening({ as: callerOf(c), lifecycle, input: body.json, ...asked.query });
  return isNo(answer) ? refused(c, answer) : c.json(answer, 200);
}

export function writeRoutes({ serve, describe }: Routes, { client, limits }: ApiDeps): void {
  const open = async (c: Context, lifecycle: string): Promise<Response> => {
    c.set('event', 'OPEN');
    const asked = queryOf(c, openQuery);
    if (isNo(asked)) return refused(c, asked);
    const response = await write(c, limits.event, ({ as, key, json }) =>
      client.open({ as, key, lifecycle, input: json, ...asked.query }),
    );
    if (response.status !== 200) return response;
    const answer = (await response.clone().json()) as { caseId: string; repeated?: true };
    return c.json(answer, answer.repeated ? 200 : 201, { Location: casePath(answer.caseId) ?? '' });
  };
  const send = (c: Context): Promise<Response> =>
    write(c, limits.event, async ({ as, key, json }) => {
      const version = expectedVersion(c);
      if (isNo(version)) return version;
      c.set('event', eventOf(json));
      return client.send({ as, key, caseId: caseIdOf(c), event: json, expectedVersion: version });
    });
  serve('post', '/cases/{lifecycle}', (c) => open(c, c.req.param('lifecycle') ?? ''));
  serve('post', '/cases/{lifecycle}/explain', (c) => rehearseOpening(c, { client, limits }));
  serve('post', '/cases/{lifecycle}/{stem}/{n}/events', send);
  serve('post', '/cases/{lifecycle}/{stem}/{n}/explain', (c) => rehearse(c, { client, limits }));
  for (const { id, title } of client.lifecycles()) {
    describe({
      method: 'post',
      path: `/cases/${id}`,
      tag: id,
      summary: `Open: ${title.en} (${title.zh})`,
      headers: ['IdempotencyKey'],
      query: openQuery,
      body: { schema: { $ref: `#/components/schemas/${id}_input` } },
      answers: {
        201: { description: 'Opened; Location leads to the case', schema: accepted },
        200: { description: 'The key had been seen: the same answer again', schema: accepted },
      },
      problems: [400, 403, 404, 409, 413, 422, 428],
    });
    describe({
      method: 'post',
      path: `/cases/${id}/explain`,
      tag: id,
      summary: `Dry run of an opening, nothing is written: ${title.en} (${title.zh})`,
      query: openQuery,
      body: { schema: { $ref: `#/components/schemas/${id}_input` } },
      answers: { 200: { description: 'Yes, or no with everything that stands against it', schema: rehearsed } },
      problems: [400, 403, 404, 413],
    });
    describe({
      method: 'post',
      path: `/cases/${id}/{stem}/{n}/events`,
      tag: id,
      summary: `Send an event: ${title.en} (${title.zh})`,
      headers: ['IdempotencyKey', 'IfMatch'],
      body: { schema: { $ref: `#/components/schemas/${id}_event` } },
      answers: { 200: { description: 'Accepted, or accepted before under the same key', schema: accepted } },
      problems: [400, 403, 404, 409, 412, 413, 422, 428],
    });
    describe({
      method: 'post',
      path: `/cases/${id}/{stem}/{n}/explain`,
      tag: id,
      summary: `Dry run of an event, nothing is written: ${title.en} (${title.zh})`,
      body: { schema: { $ref: `#/components/schemas/${id}_event` } },
      answers: { 200: { description: 'Yes, or no with everything that stands against it', schema: rehearsed } },
      problems: [400, 403, 404, 413],
    });
  }
}
