// What is public: lifecycles, articles, regimes, the calendar.
import { z } from '@hono/zod-openapi';
import { isNo, no } from '../../../service/index.ts';
import { articles, isArticleId, type Text } from '@shuquan/machines/law';
import type { ApiDeps } from '../../../service/api-deps.ts';
import type { Routes } from '../endpoint.ts';
import { problems } from '../problem-table.ts';
import { refused } from '../problems.ts';
import { queryOf } from '../request.ts';
import { articleList, articleView, calendarYear, lifecycleList, lifecycleView, regimeList } from '../law-schemas.ts';

const calendarQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2200) });

export function lawRoutes({ add }: Routes, { client }: ApiDeps): void {
  add(
    {
      method: 'get',
      path: '/lifecycles',
      tag: 'Law',
      summary: 'The lifecycles that this service runs',
      open: true,
      answers: { 200: { description: 'All of them', schema: lifecycleList } },
      problems: [],
    },
    (c) => c.json({ lifecycles: client.lifecycles() }),
  );
  add(
    {
      method: 'get',
      path: '/lifecycles/{lifecycle}',
      tag: 'Law',
      summary: 'States, events with their JSON schemas, roles, rules and articles of a lifecycle',
      open: true,
      answers: { 200: { description: 'Read off the chart itself', schema: lifecycleView } },
      problems: [404],
    },
    (c) => {
      const view = client.lifecycle(c.req.param('lifecycle') ?? '');
      return isNo(view) ? refused(c, view) : c.json(view);
    },
  );
  add(
    {
      method: 'get',
      path: '/articles',
      tag: 'Law',
      summary: 'Every article and numbered item of both regulations: its gist, and what the product does under it',
      open: true,
      answers: { 200: { description: 'In the order of the regulations', schema: articleList } },
      problems: [],
    },
    (c) => c.json({ articles: client.articles() }),
  );
  add(
    {
      method: 'get',
      path: '/articles/{article}',
      tag: 'Law',
      summary: 'The gist of an article or numbered item, in our words',
      open: true,
      answers: { 200: { description: 'Not the wording: the regulation is the authority', schema: articleView } },
      problems: [404],
    },
    (c) => {
      const id = c.req.param('article') ?? '';
      if (!isArticleId(id))
        return refused(c, no('NOT_FOUND', { zh: `没有 ${id} 条。`, en: `There is no article ${id}.` }));
      const items = Object.keys(articles).filter((other) => other.startsWith(`${id}(`));
      return c.json({ id, ...articles[id], items });
    },
  );
  add(
    {
      method: 'get',
      path: '/regimes',
      tag: 'Law',
      summary: 'The policy packs that cases pin, with every parameter and its citation',
      open: true,
      answers: { 200: { description: 'All that cases may name', schema: regimeList } },
      problems: [],
    },
    async (c) => c.json({ regimes: await client.regimes() }),
  );
  add(
    {
      method: 'get',
      path: '/calendar',
      tag: 'Law',
      summary: 'Holidays and working days of a year, as deadlines count them',
      open: true,
      query: calendarQuery,
      answers: { 200: { description: 'By the notice, or provisional', schema: calendarYear } },
      problems: [400],
    },
    (c) => {
      const asked = queryOf(c, calendarQuery);
      return isNo(asked) ? refused(c, asked) : c.json(client.calendar(asked.query.year));
    },
  );
  add(
    {
      method: 'get',
      path: '/problems/{code}',
      tag: 'Law',
      summary: 'What a code of a refusal means, and what to do next',
      open: true,
      answers: { 200: { description: 'Title, status, next step' } },
      problems: [404],
    },
    (c) => {
      const code = c.req.param('code') ?? '';
      const found = Object.hasOwn(problems, code)
        ? (problems as Record<string, { status: number; title: Text; next: Text }>)[code]
        : undefined;
      return found
        ? c.json({ code, ...found })
        : refused(c, no('NOT_FOUND', { zh: `没有代码 ${code}。`, en: `There is no code ${code}.` }));
    },
  );
}
