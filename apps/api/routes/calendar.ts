// Holiday notices: proposed by one person, taken by another.
import type { Context } from 'hono';
import { z } from 'zod';
import { type No, isNo } from '../../../service/index.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import type { Routes } from '../endpoint.ts';
import { bytesOf, eventTooLarge, jsonOf } from '../request.ts';
import { keptNotices, proposedNotice, takenNotice } from '../schemas.ts';
import { forActor } from './cases.ts';

const ICS = /^text\/calendar\b/i;

export function calendarRoutes({ add }: Routes, { client, limits }: ApiDeps): void {
  add(
    {
      method: 'post',
      path: '/calendar/notices',
      tag: 'Operations',
      summary: 'Proposes a yearly holiday notice, and says what it would move',
      body: { schema: { $ref: '#/components/schemas/HolidayNotice' } },
      description:
        'Also taken: a year of holiday-cn (JSON), iCalendar (`text/calendar`), and `{"year", "source", "amends": {"holidays", "workdays", "ordinary"}}` for what changes of the notice in force. Nothing moves before another person takes it. The same notice twice is one proposal, so no Idempotency-Key is asked for.',
      answers: {
        200: { description: 'The proposal, with the cases and deadlines that would move', schema: proposedNotice },
      },
      problems: [400, 403, 413],
    },
    (c) =>
      forActor(c, async (as) => {
        const notice = await noticeOf(c, limits.event);
        return isNo(notice) ? notice : client.proposeNotice({ as, notice: notice.content });
      }),
  );
  add(
    {
      method: 'get',
      path: '/calendar/notices',
      tag: 'Operations',
      summary: 'Who proposed and who took which notice, the latest first',
      answers: { 200: { description: 'Those that wait among them', schema: keptNotices } },
      problems: [403],
    },
    (c) => forActor(c, (as) => client.holidayNotices({ as })),
  );
  decidingRoutes({ add }, client);
}

function decidingRoutes({ add }: Pick<Routes, 'add'>, client: ApiDeps['client']): void {
  add(
    {
      method: 'post',
      path: '/calendar/notices/{n}/take',
      tag: 'Operations',
      summary: 'Another person than who proposed it takes a notice: every open deadline is computed again',
      answers: { 200: { description: 'How many cases and deadlines moved', schema: takenNotice } },
      problems: [403, 404],
    },
    (c) => forActor(c, (as) => client.takeNotice({ as, n: numberOf(c) })),
  );
  add(
    {
      method: 'post',
      path: '/calendar/notices/{n}/discard',
      tag: 'Operations',
      summary: 'A proposed notice is taken back',
      answers: { 200: { description: 'It does not wait any more', schema: z.object({ ok: z.literal(true) }) } },
      problems: [403, 404],
    },
    (c) => forActor(c, (as) => client.discardNotice({ as, n: numberOf(c) })),
  );
}

/** A number that is none is nobody's. */
const numberOf = (c: Context): number => (/^\d{1,15}$/.test(c.req.param('n') ?? '') ? Number(c.req.param('n')) : 0);

async function noticeOf(c: Context, most: number): Promise<{ content: unknown } | No> {
  if (!ICS.test(c.req.header('Content-Type') ?? '')) {
    const body = await jsonOf(c, most);
    return isNo(body) ? body : { content: body.json };
  }
  const body = await bytesOf(c, most, () => eventTooLarge(most));
  return isNo(body) ? body : { content: new TextDecoder().decode(body) };
}
