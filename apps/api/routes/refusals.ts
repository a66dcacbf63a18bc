// Who was refused what in a case, for the offices that lead it (P20(1), T25).
import { z } from '@hono/zod-openapi';
import { isNo } from '../../../service/index.ts';
import type { ApiDeps } from '../../../service/api-deps.ts';
import { caseIdOf } from '../case-path.ts';
import type { Routes } from '../endpoint.ts';
import { queryOf } from '../request.ts';
import { pageQuery, problem } from '../schemas.ts';
import { forActor } from './cases.ts';

const attempt = z
  .object({
    at: z.iso.datetime({ offset: true }),
    person: z.string(),
    hat: z.string(),
    party: z.string().nullable(),
    event: z.string().openapi({ description: '`unknown`: the lifecycle has no such event' }),
    code: problem.shape.code,
    articles: z.array(z.string()),
    caseId: z.string().nullable().optional(),
  })
  .openapi('RefusedAttempt');
export const refusedPage = z
  .object({
    ok: z.literal(true),
    refusals: z.array(attempt),
    beyond: z
      .int()
      .optional()
      .openapi({ description: 'So many more in the lifecycle, too fast to be kept one by one' }),
    next: z.int().optional(),
  })
  .openapi('RefusedAttempts');
const soughtQuery = pageQuery.extend({ lifecycle: z.string().max(100), person: z.string().max(200).optional() });

export function refusalRoutes({ add }: Routes, { client }: ApiDeps): void {
  add(
    {
      method: 'get',
      path: '/cases/{lifecycle}/{stem}/{n}/refusals',
      tag: 'Cases',
      summary: 'Who was refused what in a case, for the offices that lead it',
      description: 'Without payloads. What another process has refused shows after a second.',
      query: pageQuery,
      answers: {
        200: { description: 'A page, oldest first; ask with `after` = `next` for more', schema: refusedPage },
      },
      problems: [400, 403, 404],
    },
    (c) =>
      forActor(c, async (as) => {
        const asked = queryOf(c, pageQuery);
        return isNo(asked) ? asked : client.refusals({ as, caseId: caseIdOf(c), ...asked.query });
      }),
  );
  add(
    {
      method: 'get',
      path: '/refusals',
      tag: 'Cases',
      summary: 'Who was refused what in all cases of a lifecycle, openings and reads too, for its offices',
      description: 'Without payloads. What another process has refused shows after a second.',
      query: soughtQuery,
      answers: {
        200: { description: 'A page, oldest first; ask with `after` = `next` for more', schema: refusedPage },
      },
      problems: [400, 403],
    },
    (c) =>
      forActor(c, async (as) => {
        const asked = queryOf(c, soughtQuery);
        return isNo(asked) ? asked : client.refusalsIn({ as, ...asked.query });
      }),
  );
}
