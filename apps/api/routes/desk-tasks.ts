// Handing tasks on: to whom one may, and many at once. Decisions are made one by one.
import type { ApiDeps } from '../../../service/api-deps.ts';
import { isNo } from '../../../service/index.ts';
import { callerOf } from '../authenticate.ts';
import { caseIdOf } from '../case-path.ts';
import { bulkAnswer, bulkAsked, nameable, nameableQuery, recipients } from '../desk-schemas.ts';
import type { Routes } from '../endpoint.ts';
import { refused } from '../problems.ts';
import { bodyAs, idempotencyKey, queryOf } from '../request.ts';
import { forActor } from './cases.ts';

export function deskTaskRoutes(routes: Routes, deps: ApiDeps): void {
  nameableRoute(routes, deps);
  whoElseRoutes(routes, deps);
  bulkRoute(routes, deps);
}

function nameableRoute({ add }: Routes, { client }: ApiDeps): void {
  add(
    {
      method: 'get',
      path: '/cases/{lifecycle}/{stem}/{n}/nameable',
      tag: 'Cases',
      summary: 'Whom the actor may assign a task to, or delegate it to: those who wear the hat that it wants',
      query: nameableQuery,
      answers: { 200: { description: 'Persons, as the accounts say at this moment', schema: nameable } },
      problems: [400, 403, 404, 409, 422],
    },
    (c) =>
      forActor(c, async (as) => {
        const asked = queryOf(c, nameableQuery);
        if (isNo(asked)) return asked;
        const { event: type, task } = asked.query;
        return client.nameable({ as, caseId: caseIdOf(c), type, task });
      }),
  );
}

function whoElseRoutes({ add }: Routes, { client }: ApiDeps): void {
  add(
    {
      method: 'get',
      path: '/cases/{lifecycle}/{stem}/{n}/recipients',
      tag: 'Cases',
      summary: 'Who else reads the case: for whom a report of it can be made',
      answers: { 200: { description: 'Persons in their hats', schema: recipients } },
      problems: [400, 403, 404],
    },
    (c) => forActor(c, (as) => client.recipients({ as, caseId: caseIdOf(c) })),
  );
  add(
    {
      method: 'get',
      path: '/colleagues',
      tag: 'Accounts',
      summary: 'Who wears the same hat, or acts for the same party: to whom one’s own work may be handed on',
      answers: { 200: { description: 'Persons, without the one who asks', schema: nameable } },
      problems: [],
    },
    (c) => forActor(c, (as) => client.colleagues({ as })),
  );
}

function bulkRoute({ add }: Routes, { client, limits }: ApiDeps): void {
  add(
    {
      method: 'post',
      path: '/tasks/bulk',
      tag: 'Cases',
      summary: 'Claims, gives back or assigns many tasks, one after the other, with an answer for each',
      description:
        'Each is an event of its own under a key made of the given one; what one refuses keeps no other back.',
      headers: ['IdempotencyKey'],
      body: { schema: bulkAsked },
      answers: { 200: { description: 'What came of each, in the order of the request', schema: bulkAnswer } },
      problems: [400, 413, 428],
    },
    async (c) => {
      const key = idempotencyKey(c);
      if (typeof key !== 'string') return refused(c, key);
      const body = await bodyAs(c, limits.event, bulkAsked);
      if (isNo(body)) return refused(c, body);
      const answer = await client.bulk({ as: callerOf(c), key, ...body.value });
      return isNo(answer) ? refused(c, answer) : c.json(answer);
    },
  );
}
