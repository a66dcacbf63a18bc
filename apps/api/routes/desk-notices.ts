// What the person was told, in the desk.
import type { ApiDeps } from '../../../service/api-deps.ts';
import { isNo, no } from '../../../service/index.ts';
import { done, noticeList, noticeQuery, unreadCount } from '../desk-schemas.ts';
import type { Routes } from '../endpoint.ts';
import { queryOf } from '../request.ts';
import { forActor } from './cases.ts';

export function deskNoticeRoutes({ add }: Routes, { client }: ApiDeps): void {
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
