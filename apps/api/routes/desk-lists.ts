// Lists: cases, the inbox with its counts, what was done.
import type { ApiDeps } from '../../../service/api-deps.ts';
import { isNo } from '../../../service/index.ts';
import { doneList, doneQuery, listQuery, page, taskCounts, taskList, taskQuery } from '../desk-schemas.ts';
import type { Routes } from '../endpoint.ts';
import { queryOf } from '../request.ts';
import { forActor } from './cases.ts';

export function deskListRoutes({ add }: Routes, { client }: ApiDeps): void {
  add(
    {
      method: 'get',
      path: '/cases',
      tag: 'Cases',
      summary: 'The cases that the actor may read, page by page',
      description:
        '`text`: every word of it in the label, the id, a certificate’s number, a credit code or the name of an organisation. `article`: cited by a row of the case; `T21` takes in `T21(9)`. `openedFrom`, `openedTo`: days, both included. `order`: last changed first (`recent`, the default; a case that changes meanwhile may be on no page or on two), what is due first (`due`), or newest first (`opened`).',
      query: listQuery,
      answers: { 200: { description: 'A page; ask with `after` = `next` for more', schema: page } },
      problems: [400],
    },
    (c) =>
      forActor(c, async (as) => {
        const asked = queryOf(c, listQuery);
        return isNo(asked) ? asked : client.list({ as, ...asked.query });
      }),
  );
  add(
    {
      method: 'get',
      path: '/tasks',
      tag: 'Cases',
      summary: 'The inbox of the hat and the party, what is late first, then what is due first',
      description:
        '`tab`: `all` (the default), `free`, `mine`, `due` (by the end of the second working day from now), `overdue`, `delegated`, `led` (of others, whom the hat assigns them to).',
      query: taskQuery,
      answers: { 200: { description: 'A page of open tasks', schema: taskList } },
      problems: [400],
    },
    (c) =>
      forActor(c, async (as) => {
        const asked = queryOf(c, taskQuery);
        return isNo(asked) ? asked : client.tasks({ as, ...asked.query });
      }),
  );
  add(
    {
      method: 'get',
      path: '/tasks/done',
      tag: 'Cases',
      summary: 'The tasks in which the person sent something in this hat, last first',
      query: doneQuery,
      answers: { 200: { description: 'A page', schema: doneList } },
      problems: [400],
    },
    (c) =>
      forActor(c, async (as) => {
        const asked = queryOf(c, doneQuery);
        return isNo(asked) ? asked : client.done({ as, ...asked.query });
      }),
  );
  add(
    {
      method: 'get',
      path: '/tasks/counts',
      tag: 'Cases',
      summary: 'How many tasks there are in each tab, and of each lifecycle',
      answers: { 200: { description: 'The numbers', schema: taskCounts } },
      problems: [],
    },
    (c) => forActor(c, (as) => client.taskCounts({ as })),
  );
}
