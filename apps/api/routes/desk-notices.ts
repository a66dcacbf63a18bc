// What the person was told, in the desk.
import type { ApiDeps } from '../../../service/api-deps.ts';
import { isNo, no } from '../../../service/index.ts';
import { done, noticeList, noticePreferences, noticeQuery, preferencesAsked, unreadCount } from '../desk-schemas.ts';
import type { Routes } from '../endpoint.ts';
import { bodyAs, queryOf } from '../request.ts';
import { forActor } from './cases.ts';

export function deskNoticeRoutes(routes: Routes, deps: ApiDeps): void {
  const { add } = routes;
  const { client } = deps;
  preferenceRoutes(routes, deps);
  add(
    {
      method: 'get',
      path: '/notices',
      tag: 'Cases',
      summary: 'What the person was told, in any hat: unread first, then the newest',
      query: noticeQuery,
      answers: { 200: { description: 'A page', schema: noticeList } },
      problems: [400],
    },
    (c) =>
      forActor(c, async (as) => {
        const asked = queryOf(c, noticeQuery);
        return isNo(asked) ? asked : client.notices({ as, ...asked.query });
      }),
  );
  add(
    {
      method: 'get',
      path: '/notices/unread',
      tag: 'Cases',
      summary: 'How many of them are unread',
      answers: { 200: { description: 'The number', schema: unreadCount } },
      problems: [],
    },
    (c) => forActor(c, (as) => client.unreadNotices({ as })),
  );
  add(
    {
      method: 'post',
      path: '/notices/{notice}/read',
      tag: 'Cases',
      summary: 'The person has read it; the first time counts',
      answers: { 200: { description: 'Noted', schema: done } },
      problems: [404],
    },
    (c) =>
      forActor(c, async (as) => {
        const id = c.req.param('notice') ?? '';
        return /^\d{1,15}$/.test(id)
          ? client.markRead({ as, notice: Number(id) })
          : no('NOT_FOUND', { zh: '没有这条通知。', en: 'There is no such notice of yours.' });
      }),
  );
}

function preferenceRoutes({ add }: Routes, { client, limits }: ApiDeps): void {
  const path = '/notices/preferences';
  const answers = { 200: { description: 'What is wanted', schema: noticePreferences } };
  add(
    { method: 'get', path, tag: 'Cases', summary: 'Whether the person wants notices by mail', answers, problems: [] },
    (c) => forActor(c, (as) => client.noticePreferences({ as })),
  );
  add(
    {
      method: 'put',
      path,
      tag: 'Cases',
      summary: 'Says whether the person wants notices by mail',
      description: 'What the law itself demands to be told comes by mail all the same; everything is in the desk.',
      body: { schema: preferencesAsked },
      answers,
      problems: [400, 413],
    },
    (c) =>
      forActor(c, async (as) => {
        const body = await bodyAs(c, limits.event, preferencesAsked);
        return isNo(body) ? body : client.setNoticePreferences({ as, ...body.value });
      }),
  );
}
