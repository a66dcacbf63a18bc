// Reading one case: show, log, explain, verify.
import type { Context } from 'hono';
import { hashOf } from '@shuquan/machines/kernel';
import { type No, isNo } from '../../../service/index.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import type { Caller } from '../../../accounts/identity.ts';
import { callerOf } from '../authenticate.ts';
import { caseIdOf } from '../case-path.ts';
import type { Routes } from '../endpoint.ts';
import { refused } from '../problems.ts';
import { queryOf } from '../request.ts';
import { caseView, explainQuery, explained, logView, verdict } from '../schemas.ts';

/** Answers what `work` gives to the named actor, as JSON or as a problem. */
export async function forActor(c: Context, work: (as: Caller) => Promise<object | No>): Promise<Response> {
  const answer = await work(callerOf(c));
  if (isNo(answer)) return refused(c, answer);
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Shuquan-Actor, Authorization, Cookie');
  return c.json(answer);
}

const onCase = [400, 403, 404];

export function caseRoutes({ add }: Routes, { client }: ApiDeps): void {
  add(
    {
      method: 'get',
      path: '/cases/{lifecycle}/{stem}/{n}',
      tag: 'Cases',
      summary: 'A case, and what the actor may do now',
      headers: ['IfNoneMatch'],
      description:
        'The ETag begins with the version: give it in If-Match when you write. What changes without a new version (a failing effect, another case) changes the rest of it.',
      answers: {
        200: { description: 'The case', schema: caseView, etag: true },
        304: { description: 'As you know it' },
      },
      problems: onCase,
    },
    async (c) => {
      const response = await forActor(c, (as) => client.show({ as, caseId: caseIdOf(c) }));
      return response.status === 200 ? tagged(c, response) : response;
    },
  );
  add(
    {
      method: 'get',
      path: '/cases/{lifecycle}/{stem}/{n}/log',
      tag: 'Cases',
      summary: 'The ledger rows of a case: who, in which hat, from what, to what, under which article',
      answers: { 200: { description: 'The rows, oldest first', schema: logView } },
      problems: onCase,
    },
    (c) => forActor(c, (as) => client.log({ as, caseId: caseIdOf(c) })),
  );
  add(
    {
      method: 'get',
      path: '/cases/{lifecycle}/{stem}/{n}/explain',
      tag: 'Cases',
      summary: 'Would this event be taken now? If not, why',
      query: explainQuery,
      answers: {
        200: { description: 'Yes, or no with code, articles and what is possible instead', schema: explained },
      },
      problems: onCase,
    },
    (c) =>
      forActor(c, async (as) => {
        const asked = queryOf(c, explainQuery);
        if (isNo(asked)) return asked;
        c.set('event', asked.query.event);
        return client.explain({ as, caseId: caseIdOf(c), event: asked.query.event });
      }),
  );
  add(
    {
      method: 'get',
      path: '/verify/{lifecycle}/{stem}/{n}',
      tag: 'Cases',
      summary: 'Checks the hash chain of a case and derives every state again',
      answers: { 200: { description: 'The verdict', schema: verdict } },
      problems: onCase,
    },
    (c) => forActor(c, (as) => client.verify({ as, caseId: caseIdOf(c) })),
  );
}

async function tagged(c: Context, response: Response): Promise<Response> {
  const view = (await response.clone().json()) as { version: number };
  const tag = `"${view.version}-${hashOf(view).slice(0, 8)}"`;
  const known = c.req
    .header('If-None-Match')
    ?.split(',')
    .map((one) => one.trim().replace(/^W\//, ''));
  response.headers.set('ETag', tag);
  return known?.includes(tag) || known?.includes('*')
    ? new Response(null, { status: 304, headers: response.headers })
    : response;
}
